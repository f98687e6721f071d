//! What stands before an exercise that comes up for the first time, or instead of another one: start, another position,
//! not for me, not now. What each does is the coach's.

use super::SessionScreen;
use crate::coach::{Before, Coach};
use crate::tui::screens::{Cx, Reply};

impl SessionScreen {
    /// What was chosen at the top of an exercise that comes up for the first time.
    pub(super) fn introduced(&mut self, block: usize, cx: &mut Cx) -> Reply {
        let choice = self.choices(cx.coach, block).get(self.choice).copied().unwrap_or(Before::Start);
        (self.choice, self.read) = (0, 0);
        let now = cx.coach.now();
        self.drafted_ms = now.mono_ms;
        Reply::made(cx.coach.choose_before(&mut self.session, block, choice, now))
    }

    /// What can be chosen before a block.
    pub(super) fn choices(&self, coach: &Coach, block: usize) -> Vec<Before> {
        coach.choices_before(&self.session, block)
    }
}
