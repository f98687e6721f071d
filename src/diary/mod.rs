//! What happened: scales, records, a person's day, daily values, baseline and the merge rule. Pure; reads no file.

pub mod baseline;
mod body;
mod change;
mod choices;
pub mod daily;
#[cfg(test)]
mod daily_tests;
mod day;
mod diary;
mod entry;
mod fields;
mod id;
pub mod merge;
mod moving;
mod part;
mod profile;
mod progress;
mod record;
mod reflection;
mod scales;
mod scan;
mod signal;
mod spoken;
mod view;

pub use baseline::{Baseline, StoredBaseline, StoredBaselines};
pub use body::{Body, Felt, Flag, Flare, NextDay, Note, Practice, PractisedBlock, Question, Visit};
pub use change::Change;
pub use choices::{Comfort, FlagState, LetGo, Level, Offered, Outcome, ScoreSource, Soreness, StepChoice, StopReason};
pub use daily::Mean;
pub use day::{Day, DayStart, Month, Week};
pub use diary::{Diary, MonthState, Range};
pub use entry::{Bladder, Bowel, Cycle, Entry, PainBy, Partner};
pub(crate) use fields::Fields;
pub use id::{Id, Ids};
pub use moving::{Origin, moved};
pub use profile::{Profile, Register, parts};
pub use progress::{MeasureTaken, Milestone, StepChange};
pub use record::{Figures, Kind, Misfit, Record, Stamp};
pub use reflection::{Experiment, Thought};
pub use scales::{Measure, Score, lists};
pub use signal::{Signal, SignalSource};
