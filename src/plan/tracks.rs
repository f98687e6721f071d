//! The four tracks that a practice is filled from: how far each has come and how long it may last. How they move is
//! for pacing; how they fill a routine is for `slots.rs`.

use serde::{Deserialize, Serialize};

use crate::diary::Day;
use crate::practice::Track;

/// One value for each of the four tracks that are paced in a practice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PerTrack<T> {
    /// Pelvic floor.
    pub floor: T,
    /// Breathing.
    pub breath: T,
    /// Stretches.
    pub stretch: T,
    /// Attention.
    pub attention: T,
}

/// The tracks in the order in which they take turns to move forward.
pub const IN_TURN: [Track; 4] = [Track::Floor, Track::Breath, Track::Stretch, Track::Attention];

impl<T> PerTrack<T> {
    /// The same value for all.
    #[must_use]
    pub const fn all(value: T) -> Self
    where
        T: Copy,
    {
        Self { floor: value, breath: value, stretch: value, attention: value }
    }

    /// The value of a track; none for tracks that are not paced in a practice.
    pub const fn get(&self, track: Track) -> Option<&T> {
        match track {
            Track::Floor => Some(&self.floor),
            Track::Breath => Some(&self.breath),
            Track::Stretch => Some(&self.stretch),
            Track::Attention => Some(&self.attention),
            Track::Thought | Track::Exposure | Track::Own => None,
        }
    }

    /// The same with another value for one track; others are left as they are.
    #[must_use]
    pub fn with(mut self, track: Track, value: T) -> Self {
        match track {
            Track::Floor => self.floor = value,
            Track::Breath => self.breath = value,
            Track::Stretch => self.stretch = value,
            Track::Attention => self.attention = value,
            Track::Thought | Track::Exposure | Track::Own => {}
        }
        self
    }
}

/// Where a person stands on one track.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct TrackPosition {
    /// The step, from 0: of the floor its drill, of the others the programme week whose contents they have, less one.
    pub step: u8,
    /// How long it lasts in a practice at the most, in minutes.
    pub dose_min: f64,
    /// The day on which this step began.
    pub since: Day,
    /// The day of the last move forward; a step back sets it too, so that the next one waits a week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub increased: Option<Day>,
}

/// The floor of a dose: the smaller of three minutes and half of the full length, rounded up to half a minute, in
/// minutes.
#[must_use]
pub fn least_minutes(full_min: f64) -> f64 {
    (full_min.ceil() / 2.0).min(3.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_is_half_of_the_full_length_up_to_three_minutes() {
        let least = [(0.5, 0.5), (1.5, 1.0), (3.0, 1.5), (3.5, 2.0), (6.0, 3.0), (10.0, 3.0)];
        for (full, floor) in least {
            assert!((least_minutes(full) - floor).abs() < f64::EPSILON, "{full}");
        }
    }
}
