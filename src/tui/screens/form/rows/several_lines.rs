//! A text of several lines in its frame: what was written, or the text area with its cursor.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;
use ratatui_textarea::TextArea;

use super::Row;
use crate::tui::theme::Look;
use crate::tui::widgets::{More, text};

impl Row {
    pub(super) fn draw_lines(&self, place: Rect, buf: &mut Buffer, look: Look) {
        let frame = self.frame(look);
        frame.render(place, buf);
        let inner = frame.inner(place);
        let mut beyond = None;
        let (first, all) = if let Some(area) = self.focus.as_ref().and_then(|(_, _, area)| area.as_ref()) {
            // The text area draws what it is given, so control signs are made harmless before.
            let area = shown(area);
            area.render(inner, buf);
            let (first, cursor) = (usize::from(area.scroll_offset().0), area.screen_cursor());
            // Behind a line that is full the text area has no room for its cursor; the frame has.
            if cursor.col >= usize::from(inner.width) {
                beyond = cursor.row.checked_sub(first).and_then(|row| u16::try_from(row).ok());
            }
            (first, lines_of(&area))
        } else {
            let lines = text::wrap(self.written(), inner.width);
            for (y, line) in (0..inner.height).zip(&lines) {
                text::put(buf, inner, (0, y), line, look.text());
            }
            (0, lines.len())
        };
        let edge = Rect { width: inner.width + 1, ..inner };
        More { above: first > 0, below: all > first + usize::from(inner.height), look }.render(edge, buf);
        if let Some(row) = beyond.filter(|row| *row < inner.height) {
            let turned = ratatui::style::Style::new().add_modifier(ratatui::style::Modifier::REVERSED);
            text::put(buf, edge, (inner.width, row), " ", look.text().patch(turned));
        }
    }
}

/// The text area with harmless signs, its cursor where it was.
fn shown(area: &TextArea<'static>) -> TextArea<'static> {
    let harmless: Vec<String> = area.lines().iter().map(|line| text::harmless(line).into_owned()).collect();
    let mut shown = area.clone();
    if harmless != area.lines() {
        let ratatui_textarea::DataCursor(row, column) = area.cursor();
        shown = crate::tui::screens::form::area(&harmless.join("\n"));
        let place = (u16::try_from(row).unwrap_or(u16::MAX), u16::try_from(column).unwrap_or(u16::MAX));
        shown.move_cursor(ratatui_textarea::CursorMove::Jump(place.0, place.1));
    }
    shown
}

/// The lines that a text area takes, as it was drawn last.
fn lines_of(area: &TextArea<'static>) -> usize {
    let mut end = area.clone();
    end.move_cursor(ratatui_textarea::CursorMove::Bottom);
    end.move_cursor(ratatui_textarea::CursorMove::End);
    end.screen_cursor().row + 1
}
