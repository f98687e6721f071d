//! Where a turn leads: a tab, a screen over this one, back. Which screen stands there is the doors' business.

use super::{App, doors};
use crate::clock::Now;
use crate::coach::{Effect, Opens, Step};
use crate::tui::screens::{Turn, View};

impl App {
    pub(super) fn tab(&mut self, tab: usize, now: Now) -> Vec<Effect> {
        if self.is_covered() {
            return Vec::new();
        }
        let mut effects = self.with_screen(now, |screen, cx| screen.hidden(cx));
        self.stack.clear();
        let view = View { coach: &self.coach, look: self.look, area: self.area };
        self.stack.push(doors::tab(tab, &view));
        effects.extend(self.opened(now));
        effects
    }

    pub(super) fn turn(&mut self, turn: Turn, now: Now) -> Vec<Effect> {
        if self.is_covered() {
            return self.turn_covered(turn, now);
        }
        match turn {
            Turn::Stay => Vec::new(),
            Turn::Leave => vec![Effect::Leave],
            Turn::Back | Turn::Step(Step::Back) => {
                self.stack.pop();
                if self.stack.is_empty() {
                    return self.tab(0, now);
                }
                self.opened(now)
            }
            Turn::Step(Step::Today) => {
                self.stack.clear();
                self.tab(0, now)
            }
            other => {
                let view = View { coach: &self.coach, look: self.look, area: self.area };
                let Some(door) = doors::open(other, &view) else { return Vec::new() };
                let mut effects = Vec::new();
                match door.place {
                    Opens::Over => effects.extend(self.with_screen(now, |s, cx| s.hidden(cx))),
                    Opens::Instead => drop(self.stack.pop()),
                    Opens::Alone => self.stack.clear(),
                }
                self.stack.push(door.screen);
                effects.extend(self.opened(now));
                effects
            }
        }
    }

    pub(super) fn opened(&mut self, now: Now) -> Vec<Effect> {
        self.opened_ms = now.mono_ms;
        self.enter_waits = true;
        self.with_screen(now, |screen, cx| screen.opened(cx))
    }
}
