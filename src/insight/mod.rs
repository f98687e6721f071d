//! What the diary shows: the course of a measure, days as a list, the last week at a glance, what went along with what,
//! what settles, and the page for a visit as plain data. Pure; says nothing in words (that is `report` and the screens) and never names a cause.

mod answered;
mod by_plan;
mod chance;
mod change;
mod come_back;
mod course;
mod days;
mod expected;
mod glance;
mod marks;
pub mod page;
mod practised;
mod rhythm;
mod scores;
mod settles;
mod signals;
mod span;
mod steady;
mod together;
mod year;

pub use answered::Answered;
pub use by_plan::{LineCount, by_plan};
pub use chance::{FEWEST, ORDERS, RATE};
pub use change::{Change, LEAST_BASELINE, MARK_PERCENT, Mark, meets_nrs};
pub use come_back::{ComeBack, come_back};
pub use course::{Course, course, courses, moved};
pub use days::{DaySummary, days};
pub use expected::{Expected, Gap, Try, expected};
pub use glance::{Glance, WeekGlance, week_glance};
pub use marks::{DayMarks, Marks, Turned, is_for_therapist, marks};
pub use page::{Cell, OpenFlag, Page, PageInput, RecordRow, Section, page, record_rows};
pub use practised::{hard_days, practised_days, was_practised};
pub use rhythm::{Share, rhythm};
pub use scores::{Item, Scored, scores};
pub use settles::{BeforeAfter, Practised, Settled, Turns, settles};
pub use signals::{NoticedSum, SensorSum, noticed_sum, sensor_sum, signal_course};
pub use span::{Edges, Span, Stretch};
pub use steady::is_steady;
pub use together::{
    Factor, HIGH, LEAST_DAYS, LOOKED_AT, LOW, Opened, Part, SHORT_SLEEP, Together, WentAlong, together,
};
pub use year::{Year, strength};

#[cfg(test)]
mod history_tests;
#[cfg(test)]
mod page_tests;
#[cfg(test)]
mod plan_tests;
#[cfg(test)]
mod tests;
