//! The timeline of a session: which phase holds at which millisecond. A pure function of the blocks and of what
//! happened; it neither knows the time nor draws.

use super::block::{Act, Block};
use super::exercise::Catalogue;
use super::phase::Phase;
use super::play::play;

/// The phases of a session from 0 to its end, each `[start, end)`, without gaps.
///
/// An act at `t` changes nothing before `t`. `Slower` and `Faster` move the out-breath by half a second from the next
/// breath on, within the limits, and mean nothing in phases that are not paced by the breath; `Keep` holds a pace that
/// slows down at the rate of the breath it falls into, in this block and those after it; `OwnBreath` has breathing in
/// and out begin at the person's own rate and ease to that of the block; `Cut` (a pause) ends the phase: a breath or repetition begins anew with an
/// in-breath and is not counted, a long still phase goes on with what is left of it; `Jump` begins another block (one
/// that is not there is passed over); `Skip` ends the part of a guided text that runs, which does not count as done; `Dizzy` and `Settle` end the session.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    phases: Vec<Phase>,
    spans: Vec<Span>,
    planned: Vec<Span>,
    exercises: Vec<String>,
}

/// When a block ran. A block that was jumped back to has several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The index of the block.
    pub block: usize,
    /// When it began.
    pub start_ms: u64,
    /// When it was over.
    pub end_ms: u64,
    /// The index of its first phase.
    pub first_phase: usize,
}

/// What holds at one millisecond.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment<'a> {
    /// The phase.
    pub phase: &'a Phase,
    /// Milliseconds since it began.
    pub into_ms: u64,
    /// Milliseconds until it is over; at least 1.
    pub left_ms: u64,
    /// Milliseconds until the block is over.
    pub block_left_ms: u64,
    /// Milliseconds until the session is over.
    pub total_left_ms: u64,
}

/// What became of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockDone {
    /// The index of the block.
    pub block: usize,
    /// Its exercise.
    pub exercise: String,
    /// Planned length in seconds.
    pub planned_s: u32,
    /// Length that was done in seconds. Over all blocks these add up to the whole.
    pub done_s: u32,
    /// Whole breaths, repetitions, holds or parts that were done.
    pub cycles: u32,
    /// Whether it was done to its end.
    pub finished: bool,
}

impl Timeline {
    /// Lays out `blocks`, with what happened at which millisecond of elapsed time. Blocks of exercises that the
    /// catalogue does not know are passed over.
    #[must_use]
    pub fn compile(catalogue: &Catalogue, blocks: &[Block], acts: &[(u64, Act)]) -> Self {
        let exercises = blocks.iter().map(|block| block.exercise.clone()).collect();
        let planned = play(catalogue, blocks, &[]);
        if acts.is_empty() {
            return Self { phases: planned.phases, spans: planned.spans.clone(), planned: planned.spans, exercises };
        }
        let played = play(catalogue, blocks, acts);
        Self { phases: played.phases, spans: played.spans, planned: planned.spans, exercises }
    }

    /// The whole length in milliseconds.
    pub fn total_ms(&self) -> u64 {
        self.phases.last().map_or(0, |phase| phase.end_ms)
    }

    /// The planned length in whole seconds, as it is shown: what it had been had nothing happened.
    pub fn planned_s(&self) -> u32 {
        seconds(self.planned.last().map_or(0, |span| span.end_ms))
    }

    /// Every phase in order.
    pub fn phases(&self) -> &[Phase] {
        &self.phases
    }

    /// When which block ran, in order of time.
    pub fn block_spans(&self) -> &[Span] {
        &self.spans
    }

    /// What holds `ms` milliseconds after the start; nothing once it is over.
    pub fn at(&self, ms: u64) -> Option<Moment<'_>> {
        let phase = self.phases.get(self.phases.partition_point(|phase| phase.end_ms <= ms))?;
        let span = self.spans.get(self.spans.partition_point(|span| span.end_ms <= ms))?;
        Some(Moment {
            phase,
            into_ms: ms - phase.start_ms,
            left_ms: phase.end_ms - ms,
            block_left_ms: span.end_ms - ms,
            total_left_ms: self.total_ms() - ms,
        })
    }

    /// When the next phase begins (or the last one ends) after `ms`.
    pub fn next_after(&self, ms: u64) -> Option<u64> {
        self.at(ms).map(|moment| moment.phase.end_ms)
    }
}

/// What became of each block by `up_to_ms`, for the blocks that were begun, in order of the blocks.
#[must_use]
pub fn done(timeline: &Timeline, up_to_ms: u64) -> Vec<BlockDone> {
    let mut all: Vec<BlockDone> = Vec::new();
    for phase in timeline.phases.iter().take_while(|phase| phase.start_ms < up_to_ms) {
        let index = all.iter().position(|done| done.block == phase.block).unwrap_or_else(|| {
            all.push(begun(timeline, phase.block));
            all.len() - 1
        });
        let done = &mut all[index];
        // Rounded at the edges and not in their lengths, so that the parts add up to the whole.
        done.done_s += seconds(phase.end_ms.min(up_to_ms)) - seconds(phase.start_ms);
        let over = phase.end_ms <= up_to_ms;
        done.cycles += u32::from(over && phase.cycle_end);
        done.finished |= over && phase.block_end;
    }
    all.sort_by_key(|done| done.block);
    all
}

fn begun(timeline: &Timeline, block: usize) -> BlockDone {
    let planned = timeline.planned.iter().find(|span| span.block == block);
    BlockDone {
        block,
        exercise: timeline.exercises.get(block).cloned().unwrap_or_default(),
        planned_s: planned.map_or(0, |span| seconds(span.end_ms) - seconds(span.start_ms)),
        done_s: 0,
        cycles: 0,
        finished: false,
    }
}

/// A point in time in whole seconds, rounded.
pub(super) fn seconds(ms: u64) -> u32 {
    u32::try_from(ms.saturating_add(500) / 1000).unwrap_or(u32::MAX)
}
