//! "Doing it right": what the answers after a floor drill change the next time, and when bearing down is asked about.
//! Pure; the figures stand in `assets/tracks.json`, the answers are kept by the coach.

use serde::Deserialize;

use crate::practice::Dose;
use crate::practice::limits::Figure;

/// The figures.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EaseTable {
    /// How long a rest, and letting go after a squeeze, lasts after "partly" or "not yet", in percent of the usual.
    pub rest_percent: Figure,
    /// How many repetitions fewer there are then.
    pub fewer_reps: Figure,
    /// In so many of the first sessions with drops bearing down is asked about.
    pub drops_asked: Figure,
}

impl EaseTable {
    /// A dose with fewer repetitions; at least one stays.
    #[must_use]
    pub fn dose(&self, dose: Dose) -> Dose {
        Dose { reps: dose.reps.saturating_sub(whole(&self.fewer_reps)).max(dose.reps.min(1)), ..dose }
    }

    /// How long rests last then, in percent.
    #[must_use]
    pub fn rest(&self) -> u32 {
        whole(&self.rest_percent)
    }

    /// Whether the question about bearing down belongs to a session with drops, after so many of them, when it is
    /// answered that letting go could not be felt or not.
    #[must_use]
    pub fn asks_strain(&self, sessions_before: u32, not_felt: bool) -> bool {
        sessions_before < whole(&self.drops_asked) || not_felt
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small and never below zero")]
fn whole(figure: &Figure) -> u32 {
    figure.value.round().clamp(0.0, 1000.0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::built_in;

    #[test]
    fn after_partly_rests_are_half_as_long_again_and_two_repetitions_fewer_are_left() {
        let table = &built_in().unwrap().floor_rules.ease;
        assert_eq!(table.rest(), 150);
        let reps = |reps| table.dose(Dose { reps, sets: 2, seconds: 60 });
        assert_eq!(reps(8), Dose { reps: 6, sets: 2, seconds: 60 });
        assert_eq!([reps(2).reps, reps(1).reps, reps(0).reps], [1, 1, 0]);
    }

    #[test]
    fn bearing_down_is_asked_three_times_and_after_cannot_feel_it() {
        let table = &built_in().unwrap().floor_rules.ease;
        assert_eq!([0, 2, 3, 9].map(|before| table.asks_strain(before, false)), [true, true, false, false]);
        assert!(table.asks_strain(9, true));
    }
}
