//! One question and its answer, as every face of the program shows it: a screen, numbered lines, a command.

use serde::{Deserialize, Serialize};

use crate::diary::Score;

/// One question of a flow.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// Its name within the flow, such as `pain_now`; also the field it fills.
    pub id: &'static str,
    /// The key of its words.
    pub words: String,
    /// The person's own words in place of them, where the question is about something that they named.
    pub own: Option<String>,
    /// What may be answered.
    pub shape: Shape,
    /// What has been answered so far.
    pub value: Option<Answer>,
    /// Whether it can be left open. Only consent cannot.
    pub may_skip: bool,
    /// The key of what is said once it is answered as it is now; none where nothing follows from that.
    pub told: Option<String>,
}

impl Ask {
    /// The words of the question.
    #[must_use]
    pub fn label(&self) -> String {
        self.own.clone().unwrap_or_else(|| crate::words::say(&self.words))
    }
}

/// What may be answered to a question.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// 0 to 10; the words at the ends have the keys `<words>-low` and `<words>-high`.
    Scale {
        /// The key that the words of both ends begin with.
        words: &'static str,
        /// Whether "can't tell" is offered.
        cant_tell: bool,
    },
    /// One of several.
    Choice(Vec<Choice>),
    /// Any of several.
    Many(Vec<Choice>),
    /// A number from `min` to `max` in steps of `step`, with the key of its unit.
    Number {
        /// The least.
        min: f64,
        /// The greatest.
        max: f64,
        /// The step.
        step: f64,
        /// Word key of the unit.
        unit: &'static str,
    },
    /// Words, in one line or several, at most `most` characters.
    Text {
        /// Whether line breaks are taken.
        lines: bool,
        /// The most characters that are taken.
        most: usize,
    },
    /// A moment, as people write it (`yesterday 21:00`).
    Time,
}

/// One thing to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Its id, which is stored.
    pub id: String,
    /// The key of its words.
    pub words: String,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// On a scale.
    Score(Score),
    /// "Can't tell", which is not zero.
    CantTell,
    /// One of several, by id.
    One(String),
    /// Any of several, by id.
    Many(Vec<String>),
    /// A number.
    Number(f64),
    /// Words.
    Text(String),
    /// A moment, as it was written.
    Time(String),
}
