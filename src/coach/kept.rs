//! What a session is made of and how far it came: its draft. How it plays stands in `session`.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::session::{Noticed, seconds};
use crate::clock::Now;
use crate::diary::{Felt, Id, Score, Signal};
use crate::plan::PerTrack;
use crate::practice::{Act, Block, Catalogue, Shape, Timeline, Track};

/// Everything a session is made of, and its draft: what was planned, what was done to it, how far it came.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// The name that its record will have, once a draft was written: a draft whose record is there is done with.
    /// Drafts of earlier versions have none.
    #[serde(default)]
    pub id: Option<Id>,
    /// Short id of the routine or exercise.
    pub routine: String,
    /// The step of its floor drill.
    pub step: u8,
    /// The week whose contents its other tracks had; 0 where an earlier version kept it.
    #[serde(default)]
    pub reached: PerTrack<u8>,
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// What the person did, and when on the stopwatch.
    pub acts: Vec<(u64, Act)>,
    /// How far the stopwatch came, in milliseconds.
    pub elapsed_ms: u64,
    /// When it began; the moment of its record.
    pub started: DateTime<FixedOffset>,
    /// How it felt before.
    pub before: Felt,
    /// What was expected before a step on a ladder.
    #[serde(default)]
    pub predicted: Felt,
    /// Pain noted while it ran: block and score.
    pub pains: Vec<(usize, Score)>,
    /// Gripping that was noticed, and when on the stopwatch.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub noticed: Vec<(u64, Noticed)>,
    /// What the sensor showed so far.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signal: Option<Signal>,
}

impl Kept {
    /// Whether it came to less than a second, and nothing was noted: there is nothing to offer again.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.elapsed_ms < 1000 && self.pains.is_empty() && self.noticed.is_empty()
    }

    /// The step of a track, from 0: the drill of the floor, the week whose contents another track had.
    pub(super) fn step_of(&self, track: Track) -> Option<u8> {
        match track {
            Track::Floor => Some(self.step),
            other => self.reached.get(other).and_then(|week| week.checked_sub(1)),
        }
    }
}

/// The blocks; those in which cues come by chance with what it goes by: the moment at which the session began, and the
/// place of the block.
pub(super) fn seeded(catalogue: &Catalogue, blocks: &[Block], now: Now) -> Vec<Block> {
    let begun = u64::try_from(now.wall.timestamp_millis()).unwrap_or(1).max(1);
    let by_chance = |block: &Block| {
        catalogue.get(&block.exercise).is_some_and(|exercise| matches!(exercise.shape, Shape::OnCue { .. }))
    };
    let mut seeded = blocks.to_vec();
    for (place, block) in (1_u64..).zip(&mut seeded).filter(|(_, block)| by_chance(block)) {
        block.seed = begun.wrapping_mul(place);
    }
    seeded
}

/// The planned seconds of each block.
pub(super) fn planned(catalogue: &Catalogue, blocks: &[Block]) -> Vec<u32> {
    let timeline = Timeline::compile(catalogue, blocks, &[]);
    let mut planned = vec![0; blocks.len()];
    for span in timeline.block_spans() {
        if let Some(place) = planned.get_mut(span.block) {
            *place += seconds(span.end_ms) - seconds(span.start_ms);
        }
    }
    planned
}
