//! What a person thinks through: a thought that is looked at, and a prediction that is put to a small test. All of it
//! stays out of every export unless it is ticked.

use serde::{Deserialize, Serialize};

use super::scales::Score;

/// A behavioural experiment: what was expected, one small step, what happened, what was learned.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Experiment {
    /// What the person expected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prediction: Option<String>,
    /// The small step that tests it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub test: Option<String>,
    /// What happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub happened: Option<String>,
    /// What was learned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub learned: Option<String>,
}

/// A thought record in seven fields, or in three on a tired day (thought, against, fairer).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Thought {
    /// Where and when it came up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub situation: Option<String>,
    /// What the body did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// The thought itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thought: Option<String>,
    /// How true it felt, 0 to 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub believed: Option<u8>,
    /// The feeling, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feeling: Option<String>,
    /// How strong the feeling was, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strength: Option<Score>,
    /// What supports the thought.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supports: Option<String>,
    /// What does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub against: Option<String>,
    /// A fairer sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fairer: Option<String>,
    /// How true the first thought feels now, 0 to 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub believed_after: Option<u8>,
    /// One small next step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_step: Option<String>,
    /// Patterns that the person named, by id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub patterns: Vec<String>,
}
