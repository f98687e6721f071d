//! Pictures of given data: each widget is a plain struct filled by a screen, draws inside its area at any size, and says
//! what lies under the mouse. Words come in ready to show; nothing here asks, decides or remembers.

mod ask;
mod band;
mod big;
mod bowl;
mod breath;
mod chart;
mod curve;
mod figure;
mod footer;
mod glow;
mod header;
mod list;
mod more;
mod notice;
mod outline;
mod pen;
mod progress;
mod prose;
mod reading;
mod sheet;
mod spark;
mod still;
pub mod text;
mod trace;
mod wave;
mod year;

#[cfg(test)]
mod any_size_tests;
#[cfg(test)]
mod moments_tests;

pub use ask::{Chip, ChoiceRow, NumberRow, ScaleRow, TextFrame, TextRow};
pub use band::Band;
pub use big::Big;
pub use bowl::Bowl;
pub use breath::{Breath, BreathKind, NEARLY, fill, stay, turn_of};
pub use chart::{Chart, Level as ChartLevel, MarkRow};
pub use curve::Curve;
pub use figure::Figure;
pub use footer::{Footer, Hint};
pub use header::{Header, Tab};
pub use list::{Item, List};
pub use more::{More, ROOM as MORE_ROOM};
pub use notice::{Notice, Panel, Question, centred};
pub use outline::{Outline, OutlineRow};
pub use pen::Pen;
pub use progress::Progress;
pub use prose::Prose;
pub use reading::{Passage, Reading};
pub use spark::Spark;
pub use still::{Still, StillShape};
pub use wave::Wave;
pub use year::{Square, YearDays, strengths};

/// The widest that rows, lists and lines of reading get, so that the eye finds the next line; what is left and right of
/// it in 80 columns is the edge that every screen has.
pub const MEASURE: u16 = 76;

/// What lies under the mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hit {
    /// The tab with this index.
    Tab(usize),
    /// The key hint with this index: a click does what the key does.
    Hint(usize),
    /// The row with this index of a list or form.
    Row(usize),
    /// This figure of a scale.
    Score(u8),
    /// "Can't tell".
    CantTell,
    /// The choice with this index.
    Choice(usize),
    /// The day with this index of a chart.
    Day(usize),
    /// The label or field itself: give it focus.
    Field,
    /// One step less.
    Less,
    /// One step more.
    More,
    /// Nothing, but inside: a click here closes nothing.
    Inside,
}
