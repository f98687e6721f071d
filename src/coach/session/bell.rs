//! A session by the bell alone, with closed eyes: how often it rings says what begins, and the rings that belong together
//! come one after the other, also when the screen behind them has gone.

use super::{Cue, Session};
use crate::coach::coach::Coach;
use crate::coach::effect::Effect;
use crate::practice::Tone;

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

/// How often it rings for what a cue says: twice for breathing out and letting go, never for a wait after the breath.
const fn rings(tone: Tone) -> u8 {
    match tone {
        Tone::Pause => 0,
        Tone::Out | Tone::Release | Tone::Eased => 2,
        Tone::BlockEnd | Tone::Waits | Tone::End => 3,
        Tone::In | Tone::TopUp | Tone::Hold | Tone::Squeeze | Tone::Turn | Tone::Change => 1,
    }
}

impl Coach {
    /// The bell for what came by itself in `session`; three times where a part is over, it waits or it ended.
    pub fn bell_for(&mut self, session: &Session, cues: &[Cue]) -> Option<Effect> {
        let now = self.now();
        let begins = || session.moment(now).and_then(|moment| Tone::of(moment.phase.kind));
        let count = |cue: &Cue| match cue {
            Cue::Turn => begins().map_or(0, rings),
            Cue::BlockEnd => rings(Tone::BlockEnd),
            Cue::Paused => rings(Tone::Waits),
            Cue::End => rings(Tone::End),
        };
        let left = cues.iter().map(count).max()?.checked_sub(1)?;
        self.hearing.peal = Peal { left, at_ms: now.mono_ms + AGAIN_MS };
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
