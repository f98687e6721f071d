//! What a click, the wheel and a key that is held down mean in a session. What keys mean stands in the tables.

use ratatui::layout::Position;

use super::super::{Cx, NOTCH, Reply, notch};
use super::{SessionScreen, check_in, picture, set_up};
use crate::coach::SessionState;
use crate::tui::keys::Intent;

/// A key that is held down repeats itself with less than so many milliseconds in between: keyboards and systems send ten
/// to forty a second. No hand presses twice on purpose within it.
const REPEAT_MS: u64 = 200;

/// A key that is held down waits no longer than this before it repeats itself.
const DELAY_MS: u64 = 700;

/// The second of two clicks within so many milliseconds belongs to the first.
const ONE_CLICK_MS: u64 = 700;

/// What is pressed more than once.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pressed {
    /// What was pressed last, and when.
    last: Option<(Intent, u64)>,
    /// A second press, and when it counts: once it is known that no repeat follows it.
    waits: Option<(Intent, u64)>,
    /// When the last click was.
    clicked_ms: Option<u64>,
}

impl Pressed {
    /// Whether this press counts at once. A key that is held down counts once, although a terminal sends it as if it were
    /// pressed again and again: first after a while, then at short intervals. So a second press after a while counts as
    /// soon as no third follows shortly.
    pub(super) fn counts(&mut self, intent: Intent, now_ms: u64) -> bool {
        let holds = matches!(intent, Intent::Pause | Intent::BlockBack | Intent::BlockNext | Intent::Skip);
        let last = self.last.replace((intent, now_ms)).filter(|(what, _)| holds && *what == intent);
        self.waits = None;
        match last.map(|(_, at)| now_ms.saturating_sub(at)) {
            // No hand presses twice within a millisecond: what comes at one moment was sent so, and each of it counts.
            None | Some(0) => true,
            Some(apart) if apart < REPEAT_MS => false,
            Some(apart) if apart < DELAY_MS => {
                self.waits = Some((intent, now_ms + REPEAT_MS));
                false
            }
            Some(_) => true,
        }
    }

    /// The press that waits, where this one is of another key.
    pub(super) fn before(&mut self, intent: Intent) -> Option<Intent> {
        let (waits, _) = self.waits.filter(|(waits, _)| *waits != intent)?;
        self.waits = None;
        Some(waits)
    }

    /// When a press that waits counts.
    pub(super) fn counts_at(&self) -> Option<u64> {
        self.waits.map(|(_, at)| at)
    }

    /// The press that waited, once its time has come.
    pub(super) fn counted(&mut self, now_ms: u64) -> Option<Intent> {
        let (intent, _) = self.waits.filter(|(_, at)| now_ms >= *at)?;
        self.waits = None;
        Some(intent)
    }

    /// Whether this click is one of its own.
    fn clicks(&mut self, now_ms: u64) -> bool {
        let before = self.clicked_ms.replace(now_ms);
        before.is_none_or(|at| now_ms == at || now_ms >= at + ONE_CLICK_MS)
    }
}

impl SessionScreen {
    /// A click pauses and goes on, chooses what it lies on, or gives a figure: a mouse on the mat is enough.
    pub(super) fn clicked(&mut self, at: Position, cx: &mut Cx) -> Reply {
        match self.session.state {
            SessionState::Introducing { block } => {
                let Some(choice) = set_up::choice_at(self, cx.area, &cx.view(), at) else { return Reply::stay() };
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
            _ if self.pressed.clicks(cx.coach.now().mono_ms) => self.run(Intent::Pause, cx),
            _ => Reply::stay(),
        }
    }

    /// The wheel reads what stands before an exercise, and behind `i`; it pauses nothing, leads nowhere and answers nothing.
    pub(super) fn reads(&mut self, down: bool, cx: &Cx) -> Reply {
        if let SessionState::Introducing { block } = self.session.state {
            (0..NOTCH).for_each(|_| self.read = set_up::read_on(self, block, cx, notch(down)));
        } else if self.manner.set_up {
            (0..NOTCH).for_each(|_| self.behind = set_up::read_behind_i(self, cx, notch(down)));
        }
        Reply::stay()
    }
}
