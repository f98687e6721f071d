//! A session by the bell alone, with closed eyes: how often it rings says what begins, and the rings that belong together
//! come one after the other, also when the screen behind them has gone.

use super::{Cue, Session};
use crate::coach::coach::Coach;
use crate::coach::effect::Effect;
use crate::practice::{Tone, cues as cues_of};

/// Between two rings that belong together, in milliseconds: our own choice, so that they can be counted.
const AGAIN_MS: u64 = 400;

/// Rings that are still to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peal {
    left: u8,
    at_ms: u64,
}

impl Peal {
    /// None.
    pub const fn silent() -> Self {
        Self { left: 0, at_ms: 0 }
    }
}

/// How often it rings for what a cue says: once to take in, twice to let go, three times to stay with what is now; more
/// often where something is to be read, where the body moves, and at the end. Never for a wait after the breath, nor for
/// what goes on.
pub(in crate::coach) const fn rings(tone: Tone) -> u8 {
    match tone {
        Tone::Pause | Tone::GoesOn => 0,
        Tone::Count | Tone::In | Tone::TopUp | Tone::Squeeze => 1,
        Tone::Out | Tone::Release | Tone::Eased => 2,
        Tone::Hold | Tone::Turn => 3,
        Tone::BlockEnd | Tone::Waits => 4,
        Tone::Change => 5,
        Tone::End => 6,
    }
}

impl Coach {
    /// The bell for what came by itself in `session`: for what begins as tones have it, where it waits, where it ended.
    pub fn bell_for(&mut self, session: &Session, cues: &[Cue]) -> Option<Effect> {
        let now = self.now();
        let begins = || {
            let at = session.moment(now)?.phase.start_ms;
            cues_of(session.timeline().phases(), at, at + 1).map(|(_, tone, _)| tone).max_by_key(|tone| rings(*tone))
        };
        let heard = |cue: &Cue| match cue {
            Cue::Count => Some(Tone::Count),
            Cue::Turn | Cue::BlockEnd => begins(),
            Cue::Paused => Some(Tone::Waits),
            Cue::End => Some(Tone::End),
        };
        let tone = cues.iter().filter_map(heard).max_by_key(|tone| rings(*tone))?;
        self.ring(tone)
    }

    /// The bell for one cue, and what belongs to it after that.
    pub(in crate::coach) fn ring(&mut self, tone: Tone) -> Option<Effect> {
        let left = rings(tone).checked_sub(1)?;
        self.hearing.peal = Peal { left, at_ms: self.now().mono_ms + AGAIN_MS };
        Some(Effect::Bell)
    }

    /// The next ring of those that belong together, once its moment has come.
    pub fn rings_on(&mut self) -> Option<Effect> {
        let now = self.now().mono_ms;
        let peal = &mut self.hearing.peal;
        if peal.left == 0 || now < peal.at_ms {
            return None;
        }
        *peal = Peal { left: peal.left - 1, at_ms: now + AGAIN_MS };
        Some(Effect::Bell)
    }

    /// When it rings on, on the monotonic clock.
    #[must_use]
    pub fn rings_on_ms(&self) -> Option<u64> {
        let peal = self.hearing.peal;
        (peal.left > 0).then_some(peal.at_ms)
    }
}
