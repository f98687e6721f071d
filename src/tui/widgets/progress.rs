//! A thin line that fills, with what is left beside it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::sheet::shown;
use super::text::{put, width};
use crate::tui::theme::Look;

/// `━━━━━━────────────────  7:12 left`. The done part is thick, so that it shows without colour.
#[derive(Clone, Copy, Debug)]
pub struct Progress<'a> {
    /// How much is done, 0 to 1.
    pub done: f64,
    /// What stands beside it; empty for the line alone.
    pub words: &'a str,
    /// How to draw.
    pub look: Look,
}

impl Widget for &Progress<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let words = shown(self.look, self.words);
        let beside = if words.is_empty() { 0 } else { width(&words).saturating_add(2) };
        // A line shorter than this says nothing; the words alone do.
        let line = if area.width >= beside.saturating_add(6) { area.width - beside } else { 0 };
        let done = (self.done.clamp(0.0, 1.0) * f64::from(line)).round();
        let signs = self.look.signs();
        for x in 0..line {
            let (sign, style) =
                if f64::from(x) < done { (signs.thick, self.look.in_breath()) } else { (signs.rule, self.look.line()) };
            put(buf, area, (x, 0), sign, style);
        }
        put(buf, area, (if line == 0 { 0 } else { line + 2 }, 0), &words, self.look.quiet());
    }
}
