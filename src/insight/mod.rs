//! What the diary shows: the course of a measure, days as a list, the last week at a glance, and the page for a
//! visit as plain data. Pure; says nothing in words (that is `report` and the screens) and never names a cause.

mod answered;
mod change;
mod come_back;
mod course;
mod days;
mod glance;
pub mod page;
mod practised;
mod rhythm;
mod span;
mod steady;

pub use answered::Answered;
pub use change::{Change, Mark};
pub use come_back::{ComeBack, come_back};
pub use course::{Course, course};
pub use days::{DaySummary, days};
pub use glance::{Glance, WeekGlance, week_glance};
pub use page::{OpenFlag, Page, PageInput, Section, page};
pub use practised::{hard_days, practised_days, was_practised};
pub use rhythm::{Share, rhythm};
pub use span::Span;
pub use steady::is_steady;

#[cfg(test)]
mod plan_tests;
#[cfg(test)]
mod tests;
