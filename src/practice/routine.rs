//! A routine: slots in order, each with a greatest length. Which exercise a slot gets in a given week is for `plan`.

use serde::{Deserialize, Serialize};

/// How a slot is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fill {
    /// By the exercise that it names, whatever the week.
    Fixed,
    /// By the breath of the week.
    Breath,
    /// By the breath of the week, never slower than easy (hard days).
    EasyBreath,
    /// By the drill of the step.
    Floor,
    /// By a stretch that is there by now.
    Stretch,
    /// By an attention exercise that is there by now.
    Attention,
}

/// One slot of a routine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    /// How it is filled.
    pub fill: Fill,
    /// The exercise it is meant for.
    pub exercise: String,
    /// Its greatest length.
    pub seconds: u32,
}

/// A routine. Its words are `routine-<id>-name` and `routine-<id>-line`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Routine {
    /// Short id, such as `RT12`.
    pub id: String,
    /// Its nominal length: the sum of its slots.
    pub seconds: u32,
    /// Whether it can be chosen by name.
    #[serde(default = "yes")]
    pub offered: bool,
    /// Its place among the lengths of the morning, shortest first (0: not one of them).
    #[serde(default)]
    pub rung: u8,
    /// Its slots in order.
    pub slots: Vec<Slot>,
    /// Where its lengths come from.
    pub source: String,
}

const fn yes() -> bool {
    true
}
