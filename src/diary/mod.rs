//! What happened: scales, records, a person's day, daily values, baseline and the merge rule. Pure; reads no file.

mod body;
mod change;
mod day;
mod diary;
mod fields;
mod id;
pub mod merge;
mod profile;
mod record;
mod scales;
mod view;

pub use body::{
    Bladder, Body, Bowel, Comfort, Cycle, Entry, Felt, Flag, FlagState, Flare, LetGo, Level, NextDay, Note, Offered,
    Outcome, PainBy, Partner, Practice, PractisedBlock, Question, Soreness, StopReason, Visit,
};
pub use change::Change;
pub use day::{Day, DayStart, Month, Week};
pub use diary::{Diary, MonthState, Range};
pub(crate) use fields::Fields;
pub use id::{Id, Ids};
pub use profile::{Profile, Register};
pub use record::{Figures, Kind, Misfit, Record, Stamp};
pub use scales::{Measure, Score, lists};
