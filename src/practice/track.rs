//! Where an exercise belongs: its track, what has to be agreed before it is open, and the area that a person opens
//! before it is seen. Who agreed and what is opened stands in the profile.

use serde::{Deserialize, Serialize};

/// A series of steps that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Track {
    /// Pelvic floor.
    Floor,
    /// Breathing.
    Breath,
    /// Stretches.
    Stretch,
    /// Attention, muscle relaxation, kindness.
    Attention,
    /// Thoughts, kindness in writing, and the basics of a day: sleep, food, movement.
    Thought,
    /// Small steps towards what is feared: alone, with a partner, with a trainer. Never scheduled by the program.
    Exposure,
    /// The routine's own short blocks: arriving, changing position, leaving.
    Own,
}

impl Track {
    /// Those that are chosen from and can be paused, in the order of every list. The routine's own blocks are neither.
    pub const LISTED: [Self; 6] =
        [Self::Breath, Self::Floor, Self::Stretch, Self::Attention, Self::Thought, Self::Exposure];

    /// Its short id, as in records.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Floor => "floor",
            Self::Breath => "breath",
            Self::Stretch => "stretch",
            Self::Attention => "attention",
            Self::Thought => "thought",
            Self::Exposure => "exposure",
            Self::Own => "own",
        }
    }
}

/// What has to be agreed before an exercise is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gate {
    /// The health questions about holding the breath, all answered with no.
    Hold,
    /// A clinician agreed to light squeezes.
    Squeeze,
    /// A clinician agreed to trainers.
    Trainer,
    /// A clinician agreed to penetration steps.
    Penetration,
}

impl Gate {
    /// Every gate.
    pub const ALL: [Self; 4] = [Self::Hold, Self::Squeeze, Self::Trainer, Self::Penetration];

    /// Its short id; the register is `gate-<id>`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Hold => "hold",
            Self::Squeeze => "squeeze",
            Self::Trainer => "trainer",
            Self::Penetration => "penetration",
        }
    }

    /// The gate of that id.
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|gate| gate.id() == id)
    }
}

/// A part of the program that stays out of sight until the person opens it in Plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Area {
    /// Steps alone, with one's own hand and eyes.
    Alone,
    /// Steps and talks with a partner.
    Partner,
    /// Trainers, tampons and examinations.
    Trainer,
    /// The cycle.
    Cycle,
    /// Sex: fields of the journal and lessons.
    Sexual,
}

impl Area {
    /// Every area, in the order in which it is offered.
    pub const ALL: [Self; 5] = [Self::Alone, Self::Partner, Self::Trainer, Self::Cycle, Self::Sexual];

    /// Its short id, as in the register `opened`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Alone => "alone",
            Self::Partner => "partner",
            Self::Trainer => "trainer",
            Self::Cycle => "cycle",
            Self::Sexual => "sexual",
        }
    }

    /// The area of that id.
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|area| area.id() == id)
    }
}
