//! A quiet ring, or a thin line, that fills while nothing else moves: stretches, attention, rest.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use crate::tui::theme::Look;

/// What it is drawn as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StillShape {
    /// A ring that closes clockwise from the top.
    Ring,
    /// A thin line across the middle.
    Line,
}

/// A stay, so far.
#[derive(Clone, Copy, Debug)]
pub struct Still {
    /// How much of it has passed, 0 to 1.
    pub done: f64,
    /// Ring or line.
    pub shape: StillShape,
    /// How to draw.
    pub look: Look,
}

impl Widget for &Still {
    fn render(self, _area: Rect, _buf: &mut Buffer) {}
}
