//! The days as flows, without a screen: what is asked, what an answer does, what must happen outside.
//! Draws nothing, reads no clock and no file.

mod after;
pub mod agreements;
mod ask;
mod card;
mod checklist;
#[expect(clippy::module_inception, reason = "the coach is what this room is about")]
mod coach;
pub mod dates;
mod drills;
mod effect;
mod entry_form;
mod first_run;
mod flow;
mod form;
mod hold_form;
mod journal;
mod kept;
pub mod learn;
mod pacing_form;
pub mod pacing_words;
pub mod page;
mod plan_forms;
pub mod reading;
mod ready;
mod safety_check;
mod sections;
mod session;
pub mod standing;
mod step;
mod suggestions;
mod thought_form;
mod today;
mod tracks;
mod undo;
pub mod when;
pub mod wishes;
mod words_form;
mod written;

pub use ask::{Answer, Ask, Choice, Shape};
pub use checklist::FOUND;
pub use coach::{Coach, Opening};
pub use effect::{Draft, Effect, Event, Saving};
pub use entry_form::{BLADDER_SIGNS, BOWEL_SIGNS};
pub use flow::{Refusal, Taken};
pub use form::{Form, FormKind, LONGEST_TEXT, Page};
pub use journal::Search;
pub use kept::Kept;
pub use ready::Ready;
pub use sections::{Deed, Done, Line as PlanLine, Section};
pub use session::{Cue, LATE_MS, Pause, Session, State as SessionState};
pub use step::{Beginning, Start, Step};
pub use thought_form::{PATTERNS, SENTENCES};
pub use today::{NOT_FOR_ME, Offer, OfferKind, SESSION_DRAFT};
pub use tracks::{Paced, Today as TrackToday};
pub use written::VALUES_LINE;
