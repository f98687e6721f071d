//! The pelvic floor as a bowl that widens as it lets go and returns.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::BreathKind;
use crate::tui::theme::Look;

/// The bowl at one moment.
#[derive(Clone, Copy, Debug)]
pub struct Bowl {
    /// What the floor is doing: gives the colour.
    pub kind: BreathKind,
    /// How wide, 0 (gathered) to 1 (let go), already eased (see [`super::fill`]).
    pub fill: f64,
    /// How to draw.
    pub look: Look,
}

impl Widget for &Bowl {
    fn render(self, _area: Rect, _buf: &mut Buffer) {}
}
