//! One phase of a session: what is done, from when to when, and which words go with it. Words themselves stand in
//! `assets/en/cue.ftl`.

use serde::{Deserialize, Serialize};

use super::exercise::Position;

/// What is done in a phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PhaseKind {
    /// Breathing in.
    In,
    /// A second sip of air on top.
    TopUp,
    /// Holding after the in-breath.
    Hold,
    /// Breathing out.
    Out,
    /// Waiting after the out-breath.
    Pause,
    /// A light squeeze of the floor.
    Squeeze,
    /// Letting the floor go: after a squeeze, or on a cue.
    Release,
    /// Breathing freely until a cue comes; how long it lasts is not shown.
    Await,
    /// Staying soft with free breathing.
    Soft,
    /// Holding a stretch.
    Stretch,
    /// Changing side or position inside an exercise.
    Switch,
    /// Resting between sets or rounds.
    Rest,
    /// Noticing.
    Attend,
    /// Tensing a group of muscles that is not the floor.
    Tense,
    /// Letting that group go.
    LetGo,
    /// Changing position between two blocks.
    Change,
    /// Settling in.
    Arrive,
    /// Closing.
    Leave,
}

impl PhaseKind {
    /// Every kind, in the order of declaration.
    pub const ALL: [Self; 18] = [
        Self::In,
        Self::TopUp,
        Self::Hold,
        Self::Out,
        Self::Pause,
        Self::Squeeze,
        Self::Release,
        Self::Await,
        Self::Soft,
        Self::Stretch,
        Self::Switch,
        Self::Rest,
        Self::Attend,
        Self::Tense,
        Self::LetGo,
        Self::Change,
        Self::Arrive,
        Self::Leave,
    ];

    /// Its short id, as in assets and word keys.
    pub const fn id(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::TopUp => "top-up",
            Self::Hold => "hold",
            Self::Out => "out",
            Self::Pause => "pause",
            Self::Squeeze => "squeeze",
            Self::Release => "release",
            Self::Await => "await",
            Self::Soft => "soft",
            Self::Stretch => "stretch",
            Self::Switch => "switch",
            Self::Rest => "rest",
            Self::Attend => "attend",
            Self::Tense => "tense",
            Self::LetGo => "let-go",
            Self::Change => "change",
            Self::Arrive => "arrive",
            Self::Leave => "leave",
        }
    }

    /// Whether the phase is paced by the breath (and `Slower` and `Faster` mean something in it).
    pub const fn is_breath(self) -> bool {
        matches!(self, Self::In | Self::TopUp | Self::Hold | Self::Out | Self::Pause)
    }

    /// Whether a pause leaves the rest of the phase to be done; other phases belong to a repetition that begins anew.
    pub const fn is_still(self) -> bool {
        !self.is_breath() && !matches!(self, Self::Squeeze | Self::Tense)
    }
}

/// One phase of a timeline: `[start_ms, end_ms)` in milliseconds of elapsed session time.
#[derive(Clone, Debug, PartialEq)]
pub struct Phase {
    /// When it begins.
    pub start_ms: u64,
    /// When it is over; the first moment that no longer belongs to it.
    pub end_ms: u64,
    /// What was still to come of it where something cut it short, in milliseconds; 0 where it ran to its end.
    pub cut_ms: u64,
    /// What is done.
    pub kind: PhaseKind,
    /// The index of its block among the blocks of the session.
    pub block: usize,
    /// Which breath, repetition, hold or part this is, from 1; within the set where there are sets.
    pub cycle: u32,
    /// How many of them there are.
    pub of: u32,
    /// Which set this is, from 1.
    pub set: u32,
    /// How many sets there are; 1 where the exercise has none.
    pub sets: u32,
    /// The position of the body in it (the next one while changing).
    pub position: Position,
    /// The key of the first line, such as `cue-in`: one or two words.
    pub cue: String,
    /// The key of the quieter second line.
    pub hint: Option<String>,
    /// Whether a breath, repetition, hold or part begins here.
    pub cycle_start: bool,
    /// Whether a breath or repetition that counts is complete at `end_ms`.
    pub cycle_end: bool,
    /// Whether the block is complete at `end_ms`.
    pub block_end: bool,
}

impl Phase {
    /// How long it lasts, in milliseconds; never 0.
    pub const fn ms(&self) -> u64 {
        self.end_ms - self.start_ms
    }
}
