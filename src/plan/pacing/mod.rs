//! Pacing: how the next practice of a track follows from what the person wrote. One pure function over plain figures;
//! where they come from, what is said about them and what the person answers is for others.

mod input;
mod notes;
mod rules;
mod seen;
mod suggestion;
mod thresholds;
mod together;

#[cfg(test)]
mod case_tests;
#[cfg(test)]
mod property_tests;

pub use input::{DAYS, Felt, Input, PacedTrack, RedFlag, Session, Stopped, Wish};
pub use rules::{RULES, Rule};
pub use suggestion::{Action, Facts, Figure, Load, Note, Reason, Suggestion, Way};
pub use thresholds::{HARD_LIMITS, Thresholds, ThresholdsDraft};
pub use together::suggest_together;

use seen::Seen;

/// What is suggested for one track: the first rule of [`RULES`] that matches, with the figures that made it match.
#[must_use]
pub fn suggest(input: &Input, limits: &Thresholds) -> Suggestion {
    let see = Seen::new(input, limits);
    let matched = RULES.iter().find_map(|rule| (rule.matches)(&see).map(|facts| (rule, facts)));
    // The last rule matches whatever is left; were it ever changed, the practice would stay as it is.
    let (reason, facts, next) = match matched {
        Some((rule, facts)) => (rule.reason, facts, (rule.result)(&see)),
        None => (Reason::Maintain, Facts::default(), rules::hold(&see)),
    };
    Suggestion {
        action: next.action,
        reason,
        step_delta: i16::from(next.step) - i16::from(input.step),
        dose_min: next.dose,
        notes: notes::notes(&see),
        facts,
    }
}
