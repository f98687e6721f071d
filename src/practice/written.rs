//! What is written, ticked or read at one's own pace in place of being played: which page belongs to an exercise. What
//! the page asks and what becomes of it is told elsewhere.

use serde::{Deserialize, Serialize};

/// The page of a written exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Written {
    /// A thought, looked at in seven fields.
    Thought,
    /// A thought in three fields: catch, check, change.
    ShortThought,
    /// A prediction and one small step that tests it.
    Experiment,
    /// A time for worries, with a beginning and an end.
    WorryWindow,
    /// Why this matters, in one line.
    Values,
    /// A letter as to a friend.
    Letter,
    /// A kind look at something that did not go as hoped.
    Setback,
    /// A short list of things to try in a week; its items stand with the exercise.
    Checklist,
}

impl Written {
    /// Whether it has a clock: its dose is how long it lasts, not how long it may take.
    #[must_use]
    pub const fn is_timed(self) -> bool {
        matches!(self, Self::WorryWindow | Self::Letter)
    }
}
