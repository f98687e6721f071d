//! What can be practised: exercises, breathing limits, routines and the timeline of a session. All of it is pure and
//! without words: it says which keys to look up, and leaves what comes next, drawing and clocks to others.

mod block;
mod chance;
mod ease;
mod exercise;
mod fit;
mod ladder;
pub mod limits;
mod pattern;
mod phase;
mod play;
mod routine;
mod script;
pub mod signal;
mod timeline;
mod tone;
mod track;
mod written;

#[cfg(test)]
mod catalogue_tests;
#[cfg(test)]
mod ease_tests;
#[cfg(test)]
mod shapes_tests;
#[cfg(test)]
mod timeline_tests;

pub use block::{Act, Anchor, Block, next_block, previous_block};
pub use exercise::{
    AfterEasy, Catalogue, Cue, Dose, Exercise, FirstDays, Move, NamedDose, Part, Position, Series, Shape,
};
pub use fit::{fit, fit_with_rest, length_ms, lengths_ms};
pub use limits::{Advice, Holds, Limits, Refusal};
pub use pattern::{Pattern, Ramp};
pub use phase::{Phase, PhaseKind};
pub use routine::{BREATHING, Fill, GENTLE, Later, REST, Routine, Slot};
pub use timeline::{BlockDone, Moment, Span, Timeline, done};
pub use tone::{AHEAD_MS, Due, Schedule, Sound, Tone, cues};
pub use track::{Area, Gate, Track};
pub use written::Written;
