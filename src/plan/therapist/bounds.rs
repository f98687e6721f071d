//! What the figures of a plan may be: `assets/therapist.json`, each figure with its source. How a line is held against
//! them is for [`super::check`].

use serde::Deserialize;

use crate::practice::limits::{Figure, Range};

/// The limits that a plan keeps to, beside those of practising.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bounds {
    /// The version of the asset.
    pub version: u32,
    /// Repetitions in a set.
    pub reps: Range,
    /// Sets.
    pub sets: Range,
    /// How often a day.
    pub times_a_day: Range,
    /// Every so many days.
    pub every_days: Range,
    /// The timer of an exercise that the program does not know, milliseconds.
    pub length_ms: Range,
    /// One hold, milliseconds.
    pub hold_ms: Range,
    /// One squeeze, milliseconds.
    pub squeeze_ms: Range,
    /// Letting go, milliseconds; besides it lasts at least `release_per_squeeze` times the squeeze.
    pub release_ms: Range,
    /// Percent of full strength.
    pub effort: Range,
    /// Squeezes in a set.
    pub squeeze_reps: Range,
    /// Sets of squeezes.
    pub squeeze_sets: Range,
    /// How often a day there may be squeezes.
    pub squeeze_times_a_day: Range,
    /// Every so many days there may be squeezes.
    pub squeeze_every_days: Range,
    /// Ceiling: power.
    pub power: Range,
    /// Ceiling: endurance, milliseconds.
    pub endurance_ms: Range,
    /// Ceiling: repetitions.
    pub repetitions: Range,
    /// Ceiling: fast contractions.
    pub fast: Range,
    /// A squeeze shorter than this is a fast one, milliseconds.
    pub fast_under_ms: Figure,
    /// Letting go where a line does not say how long, over the squeeze.
    pub usual_release: Figure,
    /// One repetition of an exercise of which nobody said how long it takes, milliseconds.
    pub rep_ms: Figure,
    /// Rest between two sets, milliseconds.
    pub rest_ms: Figure,
    /// Between two holds, milliseconds.
    pub between_ms: Figure,
    /// The most lines of a plan.
    pub lines: Figure,
}

impl Bounds {
    /// Whether the figures hold together.
    ///
    /// # Errors
    /// The first one that does not, by name.
    pub fn check(self) -> Result<Self, String> {
        for (name, range) in self.ranges() {
            if !(range.min >= 0.0 && range.min <= range.max && !range.source.trim().is_empty()) {
                return Err(format!("{name}: needs a minimum, a maximum that is not below it, and a source"));
            }
        }
        let figures = [
            ("fast_under_ms", &self.fast_under_ms),
            ("usual_release", &self.usual_release),
            ("rep_ms", &self.rep_ms),
            ("rest_ms", &self.rest_ms),
            ("between_ms", &self.between_ms),
            ("lines", &self.lines),
        ];
        if let Some((name, _)) =
            figures.iter().find(|(_, figure)| figure.value <= 0.0 || figure.source.trim().is_empty())
        {
            return Err(format!("{name}: needs a figure above zero and a source"));
        }
        if self.usual_release.value < 2.0 {
            return Err("usual_release: letting go lasts at least twice as long as squeezing".to_owned());
        }
        Ok(self)
    }

    fn ranges(&self) -> [(&'static str, &Range); 17] {
        [
            ("reps", &self.reps),
            ("sets", &self.sets),
            ("times_a_day", &self.times_a_day),
            ("every_days", &self.every_days),
            ("length_ms", &self.length_ms),
            ("hold_ms", &self.hold_ms),
            ("squeeze_ms", &self.squeeze_ms),
            ("release_ms", &self.release_ms),
            ("effort", &self.effort),
            ("squeeze_reps", &self.squeeze_reps),
            ("squeeze_sets", &self.squeeze_sets),
            ("squeeze_times_a_day", &self.squeeze_times_a_day),
            ("squeeze_every_days", &self.squeeze_every_days),
            ("power", &self.power),
            ("endurance_ms", &self.endurance_ms),
            ("repetitions", &self.repetitions),
            ("fast", &self.fast),
        ]
    }

    /// Letting go after a squeeze where a line does not say how long.
    pub(super) fn usual_release_ms(&self, squeeze_ms: u32) -> u32 {
        whole(f64::from(squeeze_ms) * self.usual_release.value).max(whole(self.release_ms.min))
    }

    /// Whether a squeeze is a fast one.
    pub(super) fn is_fast(&self, squeeze_ms: u32) -> bool {
        f64::from(squeeze_ms) < self.fast_under_ms.value
    }
}

/// A figure of the asset as a whole number.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "figures are small and never below zero")]
pub(super) fn whole(value: f64) -> u32 {
    value.round().clamp(0.0, 1e9) as u32
}
