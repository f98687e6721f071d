//! What can be chosen in a row, told in sentences: each stands on lines of its own beneath the question.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Row;
use crate::coach::{Answer, Shape};
use crate::tui::theme::Look;
use crate::tui::widgets::text;

impl Row {
    /// The columns of what can be chosen on one line: each has a sign, a key and a gap.
    pub(super) fn chips_width(&self) -> u16 {
        self.chips.iter().fold(0, |all: u16, chip| all.saturating_add(text::width(chip)).saturating_add(7))
    }

    /// Whether what can be chosen is told in sentences, or one of so many names that they would fill more than two lines:
    /// then each stands on lines of its own beneath the label.
    pub(super) fn is_long(&self, room: u16) -> bool {
        matches!(self.ask.shape, Shape::Choice(_)) && self.chips_width() > room.saturating_mul(2)
            || self.chips.iter().any(|words| text::width(words) > 34.min(room.saturating_sub(8)))
    }

    /// The lines of each sentence that can be chosen.
    pub(super) fn sentences(&self, room: u16) -> Vec<Vec<String>> {
        self.chips.iter().map(|words| text::wrap(words, room.saturating_sub(6))).collect()
    }

    /// The sentence at a line beneath the label.
    pub(super) fn sentence_at(&self, room: u16, line: u16) -> Option<usize> {
        let mut end = 1;
        self.sentences(room).iter().position(|lines| {
            end += u16::try_from(lines.len()).unwrap_or(u16::MAX);
            line >= 1 && line < end
        })
    }

    pub(super) fn draw_sentences(&self, place: Rect, skip: u16, buf: &mut Buffer, look: Look) {
        let pointer = if self.is_focused() { look.signs().pointer } else { " " };
        let style = if self.is_focused() { look.selected() } else { look.text() };
        let mut put = |x: u16, y: u16, words: &str, style| {
            if let Some(y) = y.checked_sub(skip) {
                text::put(buf, place, (x, y), words, style);
            }
        };
        put(0, 0, &format!("{pointer} {}", self.label), style);
        let (Shape::Choice(choices) | Shape::Many(choices)) = &self.ask.shape else { return };
        let chosen = |at: usize| match &self.ask.value {
            Some(Answer::Many(many)) => choices.get(at).is_some_and(|choice| many.contains(&choice.id)),
            Some(Answer::One(one)) => choices.get(at).is_some_and(|choice| choice.id == *one),
            _ => false,
        };
        let signs = match &self.ask.shape {
            Shape::Many(_) => [look.signs().box_open, look.signs().ticked],
            _ => [look.signs().ring, look.signs().dot],
        };
        let cursor = self.focus.as_ref().map(|(chip, _, _)| *chip);
        let mut y = 1;
        for (at, lines) in self.sentences(place.width).iter().enumerate() {
            let sign = signs[usize::from(chosen(at))];
            let here = cursor == Some(at);
            let style = if here { look.selected() } else { look.text() };
            let pointer = if here { look.signs().pointer } else { " " };
            put(1, y, &format!("{pointer} {sign}"), style);
            for line in lines {
                put(5, y, line, style);
                y += 1;
            }
        }
    }
}
