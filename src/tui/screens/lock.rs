//! The passphrase: asked for while the diary is locked, or chosen, with a recovery sheet at the end. What is typed shows
//! as one sign each. What it means stands in the coach.

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::{Cx, Letters, Reply, Screen, Turn, View};
use crate::coach::Event;
use crate::coach::lock::{Entry, Part};
use crate::tui::keys::{self, Binding, Intent};
use crate::tui::widgets::{MEASURE, centred, text};

/// What a sign that was typed looks like.
const HIDDEN: &str = "*";
/// The columns of a passphrase that is asked for.
const ASKED: u16 = 30;

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
            Part::Sheet(_) if self.entry.shows_key() => vec![keys::LOCK_KEY, keys::LOCK_SHEET],
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
        if let Some(sign) = keys::typed(key) {
            self.entry.push(sign);
        } else if key.code == KeyCode::Backspace {
            self.entry.pop();
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

    fn is_read(&self) -> bool {
        *self.entry.part() != Part::Asking
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, view: &View) -> Option<Position> {
        let look = view.look;
        let wide = if self.is_read() { MEASURE } else { ASKED };
        let mut lines: Vec<(String, Style)> = Vec::new();
        let wrapped =
            |words: &str, style| text::wrap(words, wide.min(area.width)).into_iter().map(move |line| (line, style));
        let gap = || (String::new(), look.text());
        let heading = self.entry.heading().map(|heading| (heading, look.heading()));
        let paragraphs = self.entry.words().into_iter().map(|words| (words, look.text()));
        for (words, style) in heading.into_iter().chain(paragraphs) {
            lines.extend(wrapped(&words, style));
            lines.push(gap());
        }
        let field = self.entry.label().map(|label| {
            lines.extend([(label, look.strong()), gap()]);
            let room = usize::from(wide.min(area.width).saturating_sub(2));
            lines.push((HIDDEN.repeat(self.entry.signs().min(room)), look.strong()));
            lines.len() - 1
        });
        if let Some(line) = self.entry.line() {
            lines.push(gap());
            lines.extend(wrapped(line, look.text()));
        }
        // Where it is asked for it stands in the middle, with nothing around it.
        let high = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        let place =
            if self.is_read() { Rect { width: wide.min(area.width), ..area } } else { centred(area, wide, high) };
        for (y, (line, style)) in (0..place.height).zip(&lines) {
            text::put(buf, place, (0, y), line, *style);
        }
        let field = u16::try_from(field?).ok()?;
        let typed = u16::try_from(self.entry.signs()).unwrap_or(u16::MAX).min(place.width.saturating_sub(2));
        Some(Position { x: place.x + typed, y: place.y + field })
    }
}
