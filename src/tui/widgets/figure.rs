//! A small drawn figure in the middle of its area. Where there is no room for all of it, nothing is drawn: half a
//! figure shows nothing.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::text::{put, width};
use crate::tui::theme::Look;
use crate::words;

/// A figure by its id.
#[derive(Clone, Copy, Debug)]
pub struct Figure<'a> {
    /// The id.
    pub id: &'a str,
    /// How to draw.
    pub look: Look,
}

impl Figure<'_> {
    fn lines(&self) -> Vec<&'static str> {
        words::figure(self.id, self.look.ascii).map(|art| art.lines().collect()).unwrap_or_default()
    }

    /// Its columns and lines; nothing where there is none to draw.
    pub fn size(&self) -> Option<(u16, u16)> {
        let lines = self.lines();
        let wide = lines.iter().map(|line| width(line)).max()?;
        Some((wide, u16::try_from(lines.len()).ok()?))
    }

    /// The lines it takes in an area of this size: 0 where it does not fit.
    pub fn height(&self, area: Rect) -> u16 {
        self.size().filter(|(wide, high)| *wide <= area.width && *high <= area.height).map_or(0, |(_, high)| high)
    }
}

impl Widget for &Figure<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let area = area.intersection(buf.area);
        let Some((wide, _)) = self.size().filter(|_| self.height(area) > 0) else { return };
        for (y, line) in (0..area.height).zip(self.lines()) {
            put(buf, area, ((area.width - wide) / 2, y), line, self.look.quiet());
        }
    }
}
