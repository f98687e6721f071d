//! One block of a session as it is planned, and what a person can do while it runs. Both are kept in drafts.

use serde::{Deserialize, Serialize};

use super::exercise::{Dose, Position};
use super::pattern::{Pattern, Ramp};

/// The id of the block in which the position changes.
pub const CHANGE: &str = "change";

/// One block: an exercise, where and how much of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// The id of the exercise.
    pub exercise: String,
    /// The exercise in whose place it stands, because that one is not for this person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead_of: Option<String>,
    /// The position in which it begins; for a change, the next position.
    pub position: Position,
    /// How much.
    pub dose: Dose,
    /// The person's own breath in place of the exercise's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own: Option<Pattern>,
    /// The ramp, for an exercise that slows down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ramp: Option<Ramp>,
    /// What chance goes by, for cues that come when they come: kept, so that the same session is laid out again.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub seed: u64,
    /// How long rests, and letting go after a squeeze, last, in percent of their usual length.
    #[serde(default = "usual", skip_serializing_if = "is_usual")]
    pub rest_percent: u32,
    /// The anchor that was chosen, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Anchor>,
    /// The name that the person gave to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub called: Option<String>,
}

const fn usual() -> u32 {
    100
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands it over like this")]
fn is_usual(percent: &u32) -> bool {
    *percent == usual()
}

/// What attention can come back to at any time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Anchor {
    /// The feet.
    Feet,
    /// The hands.
    Hands,
}

impl Anchor {
    /// Both, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Feet, Self::Hands];

    /// Its short id, the end of its word keys.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Feet => "feet",
            Self::Hands => "hands",
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands it over like this")]
fn is_zero(seed: &u64) -> bool {
    *seed == 0
}

impl Block {
    /// A block of an exercise with nothing of its own.
    #[must_use]
    pub fn new(exercise: &str, position: Position, dose: Dose) -> Self {
        Self {
            exercise: exercise.to_owned(),
            instead_of: None,
            position,
            dose,
            own: None,
            ramp: None,
            seed: 0,
            rest_percent: 100,
            anchor: None,
            called: None,
        }
    }

    /// Whether the position changes in it.
    pub fn is_change(&self) -> bool {
        self.exercise == CHANGE
    }
}

/// Something a person did, or that happened, while a session ran. What it does is told in [`super::Timeline`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// A longer out-breath.
    Slower,
    /// A smaller breath: a shorter out-breath.
    Faster,
    /// The ramp stays at the rate it has.
    Keep,
    /// Breathing begins at one's own pace, in thousandths of a breath a minute, and eases to that of its block.
    OwnBreath(u32),
    /// A pause: what runs is cut here.
    Cut,
    /// That block begins.
    Jump(usize),
    /// The part of a guided text that runs is passed over.
    Skip,
    /// Light-headed: the session ends here.
    Dizzy,
    /// Stopped, to settle: the session ends here.
    Settle,
}

/// The block that an arrow forward leads to.
#[must_use]
pub fn next_block(blocks: &[Block], now: usize) -> Option<usize> {
    (now + 1 < blocks.len()).then_some(now + 1)
}

/// The block that an arrow back leads to: the one before, passing over a change of position.
#[must_use]
pub fn previous_block(blocks: &[Block], now: usize) -> Option<usize> {
    (0..now.min(blocks.len())).rev().find(|&index| !blocks[index].is_change())
}
