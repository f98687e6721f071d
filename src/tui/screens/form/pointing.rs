//! What a click means in a form: it answers what it lies on, turns the page, or reads on.

use ratatui::layout::{Position, Rect};

use super::super::{Cx, Reply};
use super::{FormScreen, beside};
use crate::coach::{Answer, Shape};
use crate::diary::Score;
use crate::tui::widgets::Hit;

impl FormScreen {
    pub(super) fn clicked(&mut self, at: Position, cx: &mut Cx) -> Reply {
        let heading = self.heading(cx.coach.now().mono_ms).0;
        if self.timer.is_none() && beside(&heading, cx.area).contains(at) {
            return self.turns_around();
        }
        let rows = self.row_words();
        let laid = self.laid(cx.area, &rows, &cx.view());
        let lines = self.intro_prose(&laid.words, cx.look).height(cx.area.width).saturating_sub(self.read);
        let read = |intro: Rect| Rect { height: intro.height.min(lines), ..intro };
        if laid.intro.is_some_and(|intro| read(intro).contains(at)) {
            self.reads_on(cx);
            return Reply::stay();
        }
        let found = laid.places.into_iter().find(|place| place.area.contains(at));
        let Some(place) = found else { return Reply::stay() };
        let row = place.row;
        let hit = rows.get(row).and_then(|words| words.hit(place, laid.columns, at, cx.look));
        if row != self.focus {
            self.go(row);
        }
        if row == rows.len() {
            return self.next(cx);
        }
        match hit {
            Some(Hit::Score(score)) => self.set(Score::new(score).map(Answer::Score), cx.coach.now().mono_ms),
            Some(Hit::CantTell) => self.set(Some(Answer::CantTell), cx.coach.now().mono_ms),
            Some(Hit::Choice(chip)) => {
                if matches!(self.ask().map(|ask| ask.shape), Some(Shape::Many(_))) {
                    self.toggle(chip, cx.coach.now().mono_ms);
                } else {
                    let _ = self.digit(u8::try_from(chip + 1).unwrap_or(0), cx.coach.now().mono_ms);
                }
            }
            Some(Hit::Less) => self.step(false, cx.coach.now().mono_ms),
            Some(Hit::More) => self.step(true, cx.coach.now().mono_ms),
            _ => {}
        }
        Reply::effects(self.draft())
    }

    /// The next page, and after the last one the first: what beside the heading says which page it is can be pressed.
    fn turns_around(&mut self) -> Reply {
        let last = self.pages().len().saturating_sub(1);
        Reply::effects(if self.page < last {
            self.turn_page(true)
        } else {
            (0..last).flat_map(|_| self.turn_page(false)).collect()
        })
    }

    /// What is seen of the questions stays where it is for the next moment.
    pub(super) fn settle(&mut self, cx: &Cx) {
        self.top = self.laid(cx.area, &self.row_words(), &cx.view()).top;
    }
}
