//! What moves over weeks: questionnaires and their scores, steps that changed, milestones. How they are worked out
//! stands elsewhere; here is what is kept.

use serde::{Deserialize, Serialize};

use super::choices::{ScoreSource, StepChoice};

/// A questionnaire that was answered here, or a total that a clinician gave.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct MeasureTaken {
    /// Short id of the instrument, such as `peg`.
    pub instrument: String,
    /// The answer to each item in its order; `None` where it was left open. Empty for a total from elsewhere.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Option<u8>>,
    /// What the items are about, where the person names them (own activities).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<String>,
    /// The score in the instrument's own unit; `None` where too little was answered for one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    /// Where the score comes from.
    pub source: ScoreSource,
}

/// A step or a dose of a track: changed, or chosen to stay.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct StepChange {
    /// The track: floor, breath, stretch, attention, thought, or a ladder of exposure.
    pub track: String,
    /// The step before, from 0.
    pub from: u8,
    /// The step after, from 0.
    pub to: u8,
    /// The dose after it, in minutes (0: no dose of its own).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<f64>,
    /// The reason code of the rule that suggested it, such as `R23_next_step`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What the person answered to it.
    pub choice: StepChoice,
}

/// Something reached for the first time. Milestones count ever, and are never taken away.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Milestone {
    /// Its id, such as `practices-10`.
    pub milestone: String,
}
