//! The passphrase: asked for while the diary is locked, or chosen, with a recovery sheet at the end. What is typed shows
//! as one sign each. What it means stands in the coach.

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::{Position, Rect};

use super::{Cx, Letters, Reply, Screen, Turn, View};
use crate::coach::Event;
use crate::coach::lock::{Entry, Part};
use crate::tui::keys::{self, Binding, Intent};
use crate::tui::widgets::{centred, text};

/// What a sign that was typed looks like.
const HIDDEN: &str = "*";
/// The columns of a passphrase, of words, and of a key in one line.
const WIDE: [u16; 3] = [30, 60, 76];

/// A passphrase in front of a person.
pub struct LockScreen {
    entry: Entry,
}

impl LockScreen {
    /// The passphrase of a locked diary is asked for.
    #[must_use]
    pub fn asking() -> Self {
        Self { entry: Entry::asking() }
    }

    /// A passphrase is chosen.
    #[must_use]
    pub fn choosing() -> Self {
        Self { entry: Entry::choosing() }
    }
}

impl Screen for LockScreen {
    fn keys(&self, _view: &View) -> Vec<&'static [Binding]> {
        match self.entry.part() {
            Part::Asking => vec![keys::LOCK],
            Part::New | Part::Again(_) => vec![keys::LOCK_NEW],
            Part::Sheet(_) => vec![keys::LOCK_SHEET],
        }
    }

    fn is_whole(&self) -> bool {
        true
    }

    fn letters(&self) -> Letters {
        match self.entry.part() {
            Part::Sheet(_) => Letters::Keys,
            _ => Letters::of_words(self.entry.signs() == 0),
        }
    }

    fn takes_digits(&self) -> bool {
        true
    }

    fn act(&mut self, intent: Intent, cx: &mut Cx) -> Reply {
        let now = cx.coach.now();
        match intent {
            Intent::Open if matches!(self.entry.part(), Part::Sheet(_)) => {
                let (step, effects) = cx.coach.lock_was_set(now);
                Reply { turn: Turn::Step(step), effects, line: None }
            }
            Intent::Open => Reply::effects(self.entry.enter(now).into_iter().collect()),
            Intent::Write => Reply::effects(self.entry.write_sheet(&cx.coach.page_folder).into_iter().collect()),
            Intent::Side => {
                self.entry.show_sheet();
                Reply::stay()
            }
            Intent::Back if self.entry.back() => Reply::turn(Turn::Back),
            _ => Reply::stay(),
        }
    }

    fn key(&mut self, key: KeyEvent, _cx: &mut Cx) -> Reply {
        match key.code {
            KeyCode::Char(sign) => self.entry.push(sign),
            KeyCode::Backspace => self.entry.pop(),
            _ => {}
        }
        Reply::stay()
    }

    fn paste(&mut self, words: &str, _cx: &mut Cx) -> Reply {
        words.chars().for_each(|sign| self.entry.push(sign));
        Reply::stay()
    }

    fn hear(&mut self, event: &Event, _cx: &mut Cx) -> Reply {
        self.entry.hear(event);
        Reply::stay()
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, view: &View) -> Option<Position> {
        let wide = match self.entry.part() {
            Part::Asking => WIDE[0],
            Part::New | Part::Again(_) => WIDE[1],
            Part::Sheet(_) => WIDE[2],
        };
        let place = centred(area, wide, area.height);
        let look = view.look;
        let mut lines: Vec<(String, bool)> = Vec::new();
        for paragraph in self.entry.words() {
            lines.extend(text::wrap(&paragraph, place.width).into_iter().map(|line| (line, false)));
            lines.push((String::new(), false));
        }
        let asks = self.entry.label();
        let field = asks.as_ref().map(|label| {
            lines.push((label.clone(), true));
            lines.push((String::new(), false));
            let room = usize::from(place.width.saturating_sub(2));
            lines.push((HIDDEN.repeat(self.entry.signs().min(room)), true));
            lines.len() - 1
        });
        if let Some(line) = self.entry.line() {
            lines.push((String::new(), false));
            lines.extend(text::wrap(line, place.width).into_iter().map(|line| (line, false)));
        }
        let high = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(place.height);
        let top = (place.height - high) / 2;
        for (y, (line, strong)) in (top..place.height).zip(&lines) {
            text::put(buf, place, (0, y), line, if *strong { look.strong() } else { look.text() });
        }
        let field = u16::try_from(field?).ok()?;
        let typed = u16::try_from(self.entry.signs()).unwrap_or(u16::MAX).min(place.width.saturating_sub(2));
        Some(Position { x: place.x + typed, y: place.y + top + field })
    }
}
