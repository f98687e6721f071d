//! The record of a session: what was planned, what was done of it, how it ended.

use super::{Session, seconds};
use crate::diary::{Felt, Outcome, Practice, PractisedBlock, StopReason};
use crate::practice::{Block, done};

impl Session {
    /// The record of what was done.
    #[must_use]
    pub fn practice(&self, outcome: Outcome, stopped_for: Option<StopReason>) -> Practice {
        let done = done(&self.timeline, self.kept.elapsed_ms);
        let highest = |block: Option<usize>| {
            self.kept.pains.iter().filter(|(at, _)| block.is_none_or(|block| block == *at)).map(|(_, pain)| *pain).max()
        };
        let practised = |number: usize, block: &Block| {
            let exercise = self.catalogue.get(&block.exercise);
            let done = done.iter().find(|done| done.block == number);
            let (done_s, finished) = done.map_or((0, false), |done| (done.done_s, done.finished));
            let track = exercise.map(|exercise| exercise.track);
            PractisedBlock {
                exercise: block.exercise.clone(),
                track: track.map(|track| track.id().to_owned()).unwrap_or_default(),
                step: track.and_then(|track| self.kept.step_of(track)),
                planned_s: self.planned_s.get(number).copied().unwrap_or(0),
                done_s,
                cycles: done.map_or(0, |done| done.cycles),
                outcome: block_outcome(finished, done_s, outcome),
                instead_of: block.instead_of.clone(),
                pain: highest(Some(number)),
                ..PractisedBlock::default()
            }
        };
        // A change of position is part of the length, not something that is practised.
        let blocks = self.kept.blocks.iter().enumerate().filter(|(_, block)| !block.is_change());
        let blocks: Vec<_> = blocks.map(|(number, block)| practised(number, block)).collect();
        let felt = |felt: Felt| (felt != Felt::default()).then_some(felt);
        Practice {
            routine: self.kept.routine.clone(),
            planned_s: self.timeline.planned_s(),
            done_s: seconds(self.kept.elapsed_ms),
            blocks,
            before: felt(self.kept.before),
            predicted: felt(self.kept.predicted),
            peak: felt(Felt { pain: highest(None), ..Felt::default() }),
            outcome,
            stopped_for,
            signal: self.signal(),
            ..Practice::default()
        }
    }
}

fn block_outcome(finished: bool, done_s: u32, whole: Outcome) -> Outcome {
    match (finished, done_s) {
        (true, _) => Outcome::Finished,
        (false, 0) => Outcome::NotStarted,
        (false, _) if whole == Outcome::Stopped => Outcome::Stopped,
        (false, _) => Outcome::EndedEarly,
    }
}
