//! A therapist's plan as values: lines with doses and days, ceilings, holds. It may be stricter than the program's own
//! limits and never looser. Its text is read by `library`; nothing here records that a clinician agreed to anything.

mod bounds;
mod change;
mod check;
mod days;
mod effect;
mod own;

#[cfg(test)]
mod effect_tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::diary::Day;
use crate::practice::{Shape, Track};

pub use bounds::Bounds;
pub use change::{Change, changes};
pub use check::{Objection, Quantity, check, circles, said_before, too_high};
pub use days::{Days, Weekdays};
pub use effect::{Limit, Why};
pub use own::{OWN, own_id, own_name, timer};

/// The register that names the plan in use.
pub const IN_USE: &str = "plan";

/// The value of the register [`IN_USE`]; null when no plan is in use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InUse {
    /// The name of its file in `plans/`.
    pub file: String,
    /// The day on which it was taken into use.
    pub taken: Day,
}

/// A plan as it was written, with the lines that are looser than the limits set aside.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TherapistPlan {
    /// What it is called.
    pub title: String,
    /// The day from which it is; "every second day" is counted from it.
    pub date: Option<NaiveDate>,
    /// Who wrote it.
    pub from: Option<Author>,
    /// The next appointment.
    pub next_appointment: Option<NaiveDate>,
    /// Words about all of it.
    pub notes: Option<String>,
    /// What no exercise goes above.
    pub ceilings: Ceilings,
    /// Tracks that are paused.
    pub holds: Vec<Hold>,
    /// Its lines in the order in which they were written.
    pub lines: Vec<Line>,
    /// Lines that are not taken, with the reason; their figures stay in sight.
    pub aside: Vec<Aside>,
}

/// Who wrote a plan. Nothing follows from it: an agreement is asked of the person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Author {
    /// Their name.
    pub name: String,
    /// What they are, in their own words.
    pub role: Option<String>,
}

/// PERFECT values that a therapist measured (Laycock and Jerwood 2001, doi 10.1016/s0031-9406(05)61108-x). Each is a
/// greatest figure for squeezes; none of them makes anything longer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ceilings {
    /// Power, 0 to 5; told, not used.
    pub power: Option<u32>,
    /// The longest held squeeze, in milliseconds.
    pub endurance_ms: Option<u32>,
    /// The most held squeezes in a set.
    pub repetitions: Option<u32>,
    /// The most fast squeezes in a set.
    pub fast: Option<u32>,
    /// Whether every contraction was timed; told, not used.
    pub every_timed: Option<bool>,
}

/// A track that is paused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hold {
    /// The line of the file on which it stands, from 1.
    pub at: usize,
    /// The track.
    pub track: Track,
    /// The first day on which it is open again; without it the next plan says.
    pub until: Option<NaiveDate>,
    /// Words about it.
    pub words: Option<String>,
}

/// One line of a plan: an exercise and how much of it, when.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The line of the file on which it begins, from 1.
    pub at: usize,
    /// The exercise.
    pub what: What,
    /// How much.
    pub asked: Asked,
    /// How often a day.
    pub times_a_day: Option<u32>,
    /// On which days.
    pub days: Days,
    /// The last day on which it holds.
    pub until: Option<NaiveDate>,
    /// The first day on which the exercise is done again; before, something else is done in its place.
    pub left_out_until: Option<NaiveDate>,
    /// What is done in its place, by id; without it the program's own alternative.
    pub instead: Option<String>,
    /// The track of an exercise that the program does not know.
    pub track: Option<Track>,
    /// Words from the therapist.
    pub words: Option<String>,
}

/// The exercise of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// One that the program knows, by its id.
    Known(String),
    /// One that it does not know, by its name.
    Own(String),
}

impl What {
    /// The id under which it is practised.
    #[must_use]
    pub fn id(&self) -> String {
        match self {
            Self::Known(id) => id.clone(),
            Self::Own(name) => own_id(name),
        }
    }
}

/// How much of an exercise a line asks for; what is absent stays as the program has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Repetitions, breaths or holds; within one set where there are sets.
    pub reps: Option<u32>,
    /// Sets.
    pub sets: Option<u32>,
    /// The whole length, in milliseconds.
    pub length_ms: Option<u32>,
    /// One hold, in milliseconds.
    pub hold_ms: Option<u32>,
    /// One squeeze, in milliseconds.
    pub squeeze_ms: Option<u32>,
    /// Letting go after it, in milliseconds.
    pub release_ms: Option<u32>,
    /// How much of full strength, in percent.
    pub effort: Option<u32>,
}

/// A line that is not taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Aside {
    /// The line as it was written.
    pub line: Line,
    /// Why: at least one reason.
    pub why: Vec<Objection>,
}

impl Line {
    /// A line about `what` with nothing else said, on line `at` of the file.
    #[must_use]
    pub const fn new(at: usize, what: What) -> Self {
        Self {
            at,
            what,
            asked: Asked {
                reps: None,
                sets: None,
                length_ms: None,
                hold_ms: None,
                squeeze_ms: None,
                release_ms: None,
                effort: None,
            },
            times_a_day: None,
            days: Days::Any,
            until: None,
            left_out_until: None,
            instead: None,
            track: None,
            words: None,
        }
    }

    /// The squeeze and the letting go of it that the line comes to, in milliseconds, for an exercise that plays as
    /// `shape` (none where the program does not know it); nothing when there is no squeeze.
    #[must_use]
    pub fn squeeze(&self, shape: Option<&Shape>, bounds: &Bounds) -> Option<(u32, u32)> {
        let own = shape.and_then(own::squeeze_of);
        let squeeze = self.asked.squeeze_ms.or(own.map(|(squeeze, _)| squeeze))?;
        let as_it_is = own.filter(|(usual, _)| *usual == squeeze).map(|(_, release)| release);
        let usual = || bounds.usual_release_ms(squeeze);
        Some((squeeze, self.asked.release_ms.or(as_it_is).unwrap_or_else(usual)))
    }
}
