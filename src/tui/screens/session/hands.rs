//! What a click, the wheel and a key that is held down mean in a session. What keys mean stands in the tables.

use ratatui::layout::Position;

use super::super::{Cx, NOTCH, Reply, View, notch};
use super::{SessionScreen, check_in, picture, set_up};
use crate::coach::SessionState;
use crate::tui::keys::Intent;

/// Within so many milliseconds of each other presses of what pauses are one: a key that is held down, the second of two
/// clicks. Longer than a keyboard waits before it repeats.
const ONE_PRESS_MS: u64 = 700;

/// The same for what leads to another part: two presses on purpose may follow each other faster.
const ONE_STEP_MS: u64 = 250;

impl SessionScreen {
    /// Whether this press belongs to the one before.
    pub(super) fn is_held(&mut self, intent: Intent, now_ms: u64) -> bool {
        let within = match intent {
            Intent::Pause => ONE_PRESS_MS,
            Intent::BlockBack | Intent::BlockNext | Intent::Skip => ONE_STEP_MS,
            _ => return false,
        };
        let before = self.pressed.replace((intent, now_ms));
        // No hand presses twice within a millisecond: what comes at one moment was sent so, and each of it counts.
        before.is_some_and(|(what, at)| what == intent && now_ms > at && now_ms < at + within)
    }

    /// A click pauses and goes on, chooses what it lies on, or gives a figure: a mouse on the mat is enough.
    pub(super) fn clicked(&mut self, at: Position, cx: &mut Cx) -> Reply {
        match self.session.state {
            SessionState::Introducing { block } => {
                let view = View { coach: cx.coach, look: cx.look };
                let Some(choice) = set_up::choice_at(self, cx.area, &view, at) else { return Reply::stay() };
                self.choice = choice;
                self.introduced(block, cx)
            }
            SessionState::AskingPain => {
                match picture::pain_at(self, cx.area, cx.look, at) {
                    Some(pain) => self.pain = Some(pain),
                    None => return Reply::stay(),
                }
                Reply::stay()
            }
            SessionState::CheckingIn { .. } => match check_in::hit(cx.area, at) {
                Some(answer) => {
                    self.answer = Some(answer);
                    self.checked_in(cx)
                }
                None => Reply::stay(),
            },
            SessionState::Dizzy => Reply::stay(),
            SessionState::LeadIn { .. } => self.tapped(cx),
            _ => self.act_running(Intent::Pause, cx),
        }
    }

    /// The wheel reads what stands before an exercise; it pauses nothing, leads nowhere and answers nothing.
    pub(super) fn reads(&mut self, down: bool, cx: &Cx) -> Reply {
        if let SessionState::Introducing { block } = self.session.state {
            (0..NOTCH).for_each(|_| self.read = set_up::read_on(self, block, cx, notch(down)));
        }
        Reply::stay()
    }
}
