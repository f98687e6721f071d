//! How a picture comes from one moment to the next where the breath does not go on by itself: after a pause, where a part
//! was passed over, between two parts. What moves glides, what is replaced fades. All of it follows from the moment and
//! from how long it was waited, so that the same moment is the same picture.

use super::course::{breath_kind, exact, goes_on, level, progress, squeezes};
use super::{Form, Picture, Scene};
use crate::practice::PhaseKind;
use crate::tui::widgets::{BreathKind, stay, turn_of};

/// What was cut comes to where it goes on within so many milliseconds; also a picture to rest.
pub(super) const GLIDE_MS: f64 = 900.0;
/// The colour turns within so many.
const TURN_MS: f64 = 600.0;
/// A picture that goes fades for so long, and so does the one that comes.
pub(super) const FADE_MS: f64 = 300.0;

/// What a picture of the breath shows at a moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pose {
    /// How full, 0 to 1.
    pub full: f64,
    /// How clearly it is told that it neither comes nor goes, 0 to 1.
    pub stays: f64,
    /// From the colour of the breath in (0) to that of the breath out (1).
    pub turn: f64,
}

/// What waits rests like this: empty, and still.
const REST: Pose = Pose { full: super::course::EMPTY, stays: 1.0, turn: 1.0 };

/// From 0 to 1, soft at both ends, while `ms` goes from nothing to `whole`.
pub(super) fn softly(ms: f64, whole: f64) -> f64 {
    let at = (ms / whole).clamp(0.0, 1.0);
    at * at * (3.0 - 2.0 * at)
}

fn mix(from: f64, to: f64, part: f64) -> f64 {
    from + (to - from) * part
}

impl Pose {
    /// The same `ms` milliseconds after the pacer stopped.
    fn rested(self, ms: f64) -> Self {
        let part = softly(ms, GLIDE_MS);
        Self {
            full: mix(self.full, REST.full, part),
            stays: mix(self.stays, REST.stays, part),
            turn: mix(self.turn, REST.turn, softly(ms, TURN_MS)),
        }
    }
}

impl Scene<'_> {
    /// The pose at a moment: `into_ms` after the phase `at` began, or while it waits before it.
    pub(super) fn pose(&self, at: usize, into_ms: f64) -> Pose {
        match self.held_ms {
            Some(_) if self.look.reduced_motion => REST,
            Some(ms) => self.left(at).map_or(REST, |left| left.rested(ms)),
            None => self.running(at, into_ms),
        }
    }

    /// The pose while the pacer runs: that of the phase, into which it glides from where it was.
    fn running(&self, at: usize, into_ms: f64) -> Pose {
        let here = self.alone(at, into_ms);
        if into_ms >= GLIDE_MS || self.look.reduced_motion {
            return here;
        }
        let Some(left) = self.left(at) else { return here };
        let before = self.waited(at).map_or(left, |ms| left.rested(ms));
        let (first, still) = (self.alone(at, 0.0), 1.0 - softly(into_ms, GLIDE_MS));
        Pose {
            full: (here.full + (before.full - first.full) * still).clamp(0.0, 1.0),
            stays: (here.stays + (before.stays - first.stays) * still).clamp(0.0, 1.0),
            turn: mix(before.turn, here.turn, softly(into_ms, TURN_MS)),
        }
    }

    /// What the phase alone shows.
    fn alone(&self, at: usize, into_ms: f64) -> Pose {
        let Some(phase) = self.phases.get(at) else { return REST };
        let kind = breath_kind(phase.kind).unwrap_or(BreathKind::Still);
        let left_ms = (exact(phase.ms() + phase.cut_ms) - into_ms).max(0.0);
        let stays = match kind {
            BreathKind::Hold | BreathKind::Pause | BreathKind::TopUp => stay(into_ms, left_ms),
            _ => 0.0,
        };
        let full = level(self.phases, at, progress(self.phases, at, into_ms), squeezes(self.phases, at));
        Pose { full, stays, turn: turn_of(kind) }
    }

    /// How the phase before was left, where the same picture goes on.
    fn left(&self, at: usize) -> Option<Pose> {
        let before = at.checked_sub(1)?;
        let same = self.picture(before) == self.picture(at);
        same.then(|| self.running(before, exact(self.phases[before].ms())))
    }

    /// How long was waited before the phase `at` began, in milliseconds; nothing where it was not.
    pub(super) fn waited(&self, at: usize) -> Option<f64> {
        let start_ms = self.phases.get(at)?.start_ms;
        self.waits.iter().rev().find(|(at_ms, _)| *at_ms == start_ms).map(|(_, ms)| exact(*ms))
    }

    /// How long it is since the picture of the phase `at` took the place of another one; nothing where it goes on.
    pub(super) fn age(&self, at: usize, into_ms: f64) -> Option<f64> {
        let here = self.picture(at);
        let goes_on = at.checked_sub(1).is_some_and(|before| {
            let same_block = self.phases[before].block == self.phases[at].block;
            self.picture(before) == here
                && match here {
                    Picture::Ring => goes_on(self.phases, at),
                    Picture::Hill => same_block,
                    _ => true,
                }
        });
        (!goes_on).then(|| into_ms + self.held_ms.or_else(|| self.waited(at)).unwrap_or(0.0))
    }

    /// Which picture belongs to the phase `at`.
    pub(super) fn picture(&self, at: usize) -> Picture {
        let Some(phase) = self.phases.get(at) else { return Picture::Nothing };
        match (self.form, breath_kind(phase.kind)) {
            (Form::Words, _) => Picture::Nothing,
            (_, None) => Picture::Ring,
            _ if squeezes(self.phases, at) => Picture::Hill,
            _ if self.floors.get(phase.block).copied().unwrap_or(false) => Picture::Bowl,
            (Form::Disc, _) => Picture::Disc,
            (Form::Band, _) => Picture::Band,
            (Form::Wave, _) => Picture::Hill,
        }
    }

    /// What the breath does in the phase `at`, as it is drawn.
    pub(super) fn kind(&self, at: usize) -> BreathKind {
        let kind = self.phases.get(at).and_then(|phase| breath_kind(phase.kind));
        if self.held_ms.is_some() { BreathKind::Pause } else { kind.unwrap_or(BreathKind::Still) }
    }

    /// How much of a ring has closed. When a cue comes by chance, nothing tells how long it takes.
    pub(super) fn closed(&self, at: usize, into_ms: f64) -> f64 {
        let awaits = self.phases.get(at).is_some_and(|phase| phase.kind == PhaseKind::Await);
        if awaits { 0.0 } else { progress(self.phases, at, into_ms) }
    }
}
