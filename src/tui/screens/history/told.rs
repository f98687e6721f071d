//! Sides of History that are told in lines: how a line is laid out, wrapped and scrolled.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use crate::tui::theme::Look;
use crate::tui::widgets::{MEASURE, MORE_ROOM, More, text};

/// Lines in their order, each of parts with a style and the column they begin in.
pub(super) struct Told {
    look: Look,
    /// The columns that may be used.
    room: u16,
    lines: Vec<Vec<(u16, String, Style)>>,
}

impl Told {
    pub(super) const fn new(area: Rect, look: Look) -> Self {
        Self { look, room: area.width.saturating_sub(MORE_ROOM), lines: Vec::new() }
    }

    /// The columns that a line may have.
    pub(super) const fn room(&self) -> u16 {
        self.room
    }

    /// An empty line; never two beneath each other, and none at the top.
    pub(super) fn space(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(Vec::new());
        }
    }

    /// A line as it is: what begins in which column.
    pub(super) fn row(&mut self, parts: Vec<(u16, String, Style)>) {
        self.lines.push(parts);
    }

    pub(super) fn heading(&mut self, words: &str) {
        self.space();
        self.lines.push(vec![(0, words.to_owned(), self.look.heading())]);
    }

    /// A sentence, in as many lines as it takes.
    pub(super) fn sentence(&mut self, words: &str, style: Style) {
        let room = self.room.min(MEASURE);
        let words = plain(words, self.look);
        self.lines.extend(text::wrap_read(&words, room).into_iter().map(|line| vec![(0, line, style)]));
    }

    /// Pieces beside each other, as many in a line as have room; none is broken where it fits into one.
    pub(super) fn beside(&mut self, pieces: &[String], style: Style) {
        let mut line = String::new();
        for piece in pieces {
            let wide = text::width(&line).saturating_add(3).saturating_add(text::width(piece));
            if !line.is_empty() && wide > self.room {
                self.sentence(&std::mem::take(&mut line), style);
            }
            if !line.is_empty() {
                line.push_str("   ");
            }
            line.push_str(piece);
        }
        self.sentence(&line, style);
    }

    /// The first line that may stand at the top of an area so high.
    pub(super) fn most(&self, height: u16) -> u16 {
        u16::try_from(self.lines.len()).unwrap_or(u16::MAX).saturating_sub(height)
    }

    /// Draws the lines from `first` on.
    pub(super) fn draw(&self, area: Rect, first: u16, buf: &mut Buffer) {
        let first = first.min(self.most(area.height));
        for (y, line) in (0..area.height).zip(self.lines.iter().skip(usize::from(first))) {
            for (x, words, style) in line {
                let room = self.room.saturating_sub(*x);
                let words = plain(words, self.look);
                text::put(buf, area, (*x, y), &text::clip(&words, room, self.look.signs().more), *style);
            }
        }
        More { above: first > 0, below: first < self.most(area.height), look: self.look }.render(area, buf);
    }
}

/// Words as they may stand on this terminal.
pub(super) fn plain(words: &str, look: Look) -> Cow<'_, str> {
    if look.ascii { text::plain_signs(words) } else { Cow::Borrowed(words) }
}
