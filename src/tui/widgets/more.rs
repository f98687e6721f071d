//! The sign that there is more than what is shown: a quiet arrow at the right edge, above or below.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::text::{put, width};
use crate::tui::theme::Look;

/// The columns that are kept free at the right edge where the arrows could meet what is shown.
pub const ROOM: u16 = 2;

/// Arrows in the last column of an area: up in its first line, down in its last.
#[derive(Clone, Copy, Debug)]
pub struct More {
    /// There is more above.
    pub above: bool,
    /// There is more below.
    pub below: bool,
    /// How to draw.
    pub look: Look,
}

impl Widget for More {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let area = area.intersection(buf.area);
        let signs = self.look.signs();
        if area.is_empty() || area.width <= 4 {
            return;
        }
        let edge = area.width - width(signs.down);
        // In a single line what is still to come is worth more than what was read.
        if self.above && (area.height > 1 || !self.below) {
            put(buf, area, (edge, 0), signs.up, self.look.quiet());
        }
        if self.below {
            put(buf, area, (edge, area.height - 1), signs.down, self.look.quiet());
        }
    }
}
