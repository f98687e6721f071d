//! Wrapped text with a heading, in one column that is pleasant to read. Lines that begin with `# ` are headings, with
//! `- ` points.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::MEASURE;
use super::more::{More, ROOM};
use super::reading::without_last_head;
use super::sheet::shown;
use super::text::{put, wrap, wrap_read};
use crate::tui::theme::Look;

/// Text in a column no wider than is pleasant to read.
#[derive(Clone, Copy, Debug)]
pub struct Prose<'a> {
    /// Its heading; empty for none.
    pub heading: &'a str,
    /// The text; an empty line between paragraphs.
    pub text: &'a str,
    /// The first line shown.
    pub scroll: u16,
    /// Whether the column stands in the middle (else at the left edge).
    pub centred: bool,
    /// How to draw.
    pub look: Look,
}

impl Prose<'_> {
    /// The lines that all of it takes at this width.
    pub fn height(&self, room: u16) -> u16 {
        u16::try_from(self.lines(room).len()).unwrap_or(u16::MAX)
    }

    /// How far it can be scrolled in an area of this size.
    pub fn most_scroll(&self, area: Rect) -> u16 {
        u16::try_from(self.lines_in(area).len()).unwrap_or(u16::MAX).saturating_sub(area.height)
    }

    /// The column at which it begins.
    fn left(&self, area: Rect) -> u16 {
        if self.centred { area.width.saturating_sub(MEASURE) / 2 } else { 0 }
    }

    /// Its lines in an area: where it is longer, the arrows at the edge have columns of their own.
    fn lines_in(&self, area: Rect) -> Vec<(String, Style)> {
        let lines = self.lines(area.width);
        let free = area.width.saturating_sub(self.left(area) + MEASURE);
        let longer = lines.len() > usize::from(area.height);
        if longer && free < ROOM { self.lines(area.width.saturating_sub(ROOM)) } else { lines }
    }

    fn lines(&self, room: u16) -> Vec<(String, Style)> {
        let (room, look) = (room.clamp(1, MEASURE), self.look);
        let mut lines: Vec<(String, Style)> = Vec::new();
        if !self.heading.is_empty() {
            lines.extend(wrap(self.heading, room).into_iter().map(|l| (l, look.heading())));
            lines.push((String::new(), look.text()));
        }
        for line in self.text.trim_end().split('\n') {
            if let Some(head) = line.strip_prefix("# ") {
                lines.extend(wrap(head, room).into_iter().map(|l| (l, look.heading())));
            } else if let Some(point) = line.strip_prefix("- ").filter(|_| room > 8) {
                let sign = look.signs().blank;
                for (i, l) in wrap_read(point, room - 2).into_iter().enumerate() {
                    lines.push((format!("{} {l}", if i == 0 { sign } else { " " }), look.text()));
                }
            } else {
                lines.extend(wrap_read(line, room).into_iter().map(|l| (l, look.text())));
            }
        }
        lines
    }
}

impl Widget for &Prose<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return;
        }
        let left = self.left(area);
        let (lines, scroll) = (self.lines_in(area), self.scroll.min(self.most_scroll(area)));
        let below = scroll < self.most_scroll(area);
        let seen = lines.iter().skip(usize::from(scroll)).take(usize::from(area.height));
        // What leads to points is like a heading of them.
        let leads = |at: usize| {
            let next = lines.get(usize::from(scroll) + at + 1);
            next.is_some_and(|(next, _)| next.starts_with(self.look.signs().blank))
        };
        let heads = seen.clone().enumerate().map(|(at, (line, style))| {
            let is_heading = *style == self.look.heading() || line.ends_with(':') && leads(at);
            (!line.is_empty() && is_heading, line.is_empty())
        });
        let kept = without_last_head(&heads.collect::<Vec<_>>(), below);
        for (y, (line, style)) in (0..area.height).zip(seen.take(kept)) {
            put(buf, area, (left, y), &shown(self.look, line), *style);
        }
        More { above: scroll > 0, below, look: self.look }.render(area, buf);
    }
}
