//! A routine: slots in order, each with a greatest length. Which exercise a slot gets in a given week is for `plan`.

use serde::{Deserialize, Serialize};

use super::track::Track;

/// The id of the routine of a hard day: an easy breath, noticing, kindness, warmth.
pub const GENTLE: &str = "gentle";
/// The id of the routine of gentle breathing and nothing else.
pub const BREATHING: &str = "breathing";
/// The id of the routine of breathing and rest, for pain of 7 or more.
pub const REST: &str = "rest";

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
    /// By what belongs to the stage of the floor track: what it names in the first two, a squeeze in the third when
    /// squeezes are open today, what comes `later` from its stage on.
    Stage,
    /// By a stretch that is there by now.
    Stretch,
    /// By an attention exercise that is there by now.
    Attention,
}

impl Fill {
    /// The track that fills it; none where the slot names its exercise.
    pub const fn track(self) -> Option<Track> {
        match self {
            Self::Fixed => None,
            Self::Breath | Self::EasyBreath => Some(Track::Breath),
            Self::Floor | Self::Stage => Some(Track::Floor),
            Self::Stretch => Some(Track::Stretch),
            Self::Attention => Some(Track::Attention),
        }
    }
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
    /// What it is filled with at later stages of the floor track.
    #[serde(default)]
    pub later: Vec<Later>,
}

/// What a slot holds from a stage on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Later {
    /// From this stage on.
    pub stage: u8,
    /// The exercise.
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
