//! Learn: the list of lessons with their minutes and what was read, the glossary and the cards. What stands in a text
//! is shown by the screen beside it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use super::{Cx, Reply, Screen, Turn, View};
use crate::coach::learn::{self, Listed};
use crate::tui::keys::{self, Binding, Intent};
use crate::tui::widgets::{Hit, Outline, OutlineRow};
use crate::words::say;

/// The list in front of a person.
pub struct LearnScreen {
    chosen: Option<usize>,
    /// The first line that was shown last.
    offset: usize,
    /// Where a row was chosen by a click: a second one there opens it.
    pressed: Option<Position>,
}

/// One line of the list.
struct Line {
    words: String,
    state: String,
    opens: String,
}

impl LearnScreen {
    /// The list, with nothing chosen yet.
    #[must_use]
    pub const fn new() -> Self {
        Self { chosen: None, offset: 0, pressed: None }
    }

    fn lines(view: &View) -> Vec<Line> {
        let mut lines: Vec<Line> = view.coach.lessons(view.coach.now()).iter().map(of_lesson).collect();
        let line = |words: String, state: &str, opens: &str| Line { words, state: say(state), opens: opens.to_owned() };
        lines.push(line(say("learn-glossary"), "learn-glossary-state", learn::GLOSSARY));
        let cards = learn::cards(&view.coach.profile);
        lines.extend(cards.into_iter().map(|card| line(card.title, "learn-card-state", card.id)));
        lines
    }

    fn with_outline<T>(&self, view: &View, does: impl FnOnce(&Outline) -> T) -> T {
        let lines = Self::lines(view);
        let (heading, intro) = (say("learn-heading"), say("learn-intro"));
        let rows: Vec<OutlineRow> = lines
            .iter()
            .map(|line| OutlineRow { words: &line.words, state: &line.state, more: "", begins: false })
            .collect();
        let chosen = self.chosen.filter(|chosen| *chosen < rows.len());
        does(&Outline { heading: &heading, intro: &intro, rows: &rows, chosen, offset: self.offset, look: view.look })
    }

    /// What is seen stays where it is for the next moment.
    fn settle(&mut self, cx: &Cx) {
        self.offset = self.with_outline(&cx.view(), |outline| outline.first_shown(cx.area));
    }

    fn open(&mut self, cx: &Cx) -> Reply {
        let Some(chosen) = self.chosen else {
            self.chosen = Some(0);
            return Reply::stay();
        };
        let line = Self::lines(&cx.view()).into_iter().nth(chosen);
        line.map_or_else(Reply::stay, |line| Reply::turn(Turn::Read(line.opens)))
    }
}

fn of_lesson(one: &Listed) -> Line {
    Line { words: one.head.title.clone(), state: learn::state(one), opens: one.head.id.clone() }
}

impl Default for LearnScreen {
    fn default() -> Self {
        Self::new()
    }
}

impl Screen for LearnScreen {
    fn keys(&self, _view: &View) -> Vec<&'static [Binding]> {
        vec![keys::OPENS, keys::LIST]
    }

    fn tab(&self) -> Option<usize> {
        Some(5)
    }

    fn act(&mut self, intent: Intent, cx: &mut Cx) -> Reply {
        self.pressed = None;
        let last = Self::lines(&cx.view()).len().saturating_sub(1);
        let at = self.chosen;
        self.chosen = Some(match intent {
            Intent::Up => at.map_or(0, |at| at.saturating_sub(1)),
            Intent::Down => at.map_or(0, |at| (at + 1).min(last)),
            Intent::First => 0,
            Intent::Last => last,
            Intent::PageUp => at.map_or(0, |at| at.saturating_sub(8)),
            Intent::PageDown => at.map_or(0, |at| (at + 8).min(last)),
            Intent::Open => return self.open(cx),
            Intent::Back => return Reply::turn(Turn::Back),
            _ => return Reply::stay(),
        });
        self.settle(cx);
        Reply::stay()
    }

    fn click(&mut self, at: Position, cx: &mut Cx) -> Reply {
        let area = cx.area;
        // The words beneath the row that was chosen before have gone, so what lay there may lie elsewhere now.
        if self.pressed.replace(at) == Some(at) {
            return self.open(cx);
        }
        match self.with_outline(&cx.view(), |outline| outline.hit(area, at)) {
            Some(Hit::Row(row)) if self.chosen == Some(row) => self.open(cx),
            Some(Hit::Row(row)) => {
                self.chosen = Some(row);
                self.settle(cx);
                Reply::stay()
            }
            _ => {
                self.pressed = None;
                Reply::stay()
            }
        }
    }

    fn opened(&mut self, cx: &mut Cx) -> Reply {
        // The cursor waits on the lesson that is suggested, else on the first.
        if self.chosen.is_none() {
            let lessons = cx.coach.lessons(cx.coach.now());
            self.chosen = Some(lessons.iter().position(|one| one.next).unwrap_or(0));
        }
        Reply::stay()
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, view: &View) -> Option<Position> {
        self.with_outline(view, |outline| outline.render(area, buf));
        None
    }
}
