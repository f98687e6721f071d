//! The course of a measure over days: the mean as a line, each day as a dot, gaps as gaps.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::Hit;
use crate::tui::theme::Look;

/// A level line across the chart, with a few words at its right end where there is room.
#[derive(Clone, Copy, Debug)]
pub struct Level<'a> {
    /// Where it lies.
    pub value: f64,
    /// What it is, such as "start 6.4".
    pub words: &'a str,
}

/// A course over days, oldest first. Every slice has one element a day.
#[derive(Clone, Copy, Debug)]
pub struct Chart<'a> {
    /// Each day's value.
    pub values: &'a [Option<f64>],
    /// The running mean; the line breaks where it is `None`.
    pub smooth: &'a [Option<f64>],
    /// The value of the upper edge: 10 for scales, 12 for hours. The lower edge is 0.
    pub top: f64,
    /// The baseline, dotted.
    pub baseline: Option<Level<'a>>,
    /// The 30 % mark, dotted wider.
    pub mark: Option<Level<'a>>,
    /// Whether there was practice on each day; empty for no such row.
    pub practised: &'a [bool],
    /// What stands beside the row of practices.
    pub practised_words: &'a str,
    /// Words beneath days: the day's index and its name; one that would run into another is left out.
    pub labels: &'a [(usize, &'a str)],
    /// The day under the cursor.
    pub cursor: Option<usize>,
    /// The style of line and dots.
    pub style: Style,
    /// How to draw.
    pub look: Look,
}

impl Chart<'_> {
    /// The day under the mouse.
    pub fn hit(&self, _area: Rect, _column: u16, _row: u16) -> Option<Hit> {
        None
    }
}

impl Widget for &Chart<'_> {
    fn render(self, _area: Rect, _buf: &mut Buffer) {}
}
