//! The two days of a page as they are typed, in the words that the command line takes.

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use crate::diary::Day;
use crate::tui::keys;
use crate::tui::screens::in_one_line;
use crate::tui::theme::Look;
use crate::tui::widgets::TextRow;
use crate::words::say;

/// The most signs of a day.
const MOST: usize = 40;

/// What is typed.
#[derive(Clone, Debug, Default)]
pub(super) struct Dates {
    /// The first and the last day.
    typed: [String; 2],
    /// Which of them the cursor is in.
    at: usize,
}

impl Dates {
    /// How many lines they take in so much room.
    pub(super) fn height(room: u16) -> u16 {
        if room >= 6 { 3 } else { 2.min(room) }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.typed[self.at].is_empty()
    }

    /// What was typed, each end where there is anything.
    pub(super) fn ends(&self) -> [Option<&str>; 2] {
        let end = |at: usize| Some(self.typed[at].trim()).filter(|text| !text.is_empty());
        [end(0), end(1)]
    }

    /// Whether the cursor is in the last day.
    pub(super) fn is_last(&self) -> bool {
        self.at == 1
    }

    pub(super) fn go(&mut self, last: bool) {
        self.at = usize::from(last);
    }

    /// A key that types.
    pub(super) fn key(&mut self, key: KeyEvent) {
        if let Some(sign) = keys::typed(key) {
            self.put(&sign.to_string());
        } else if key.code == KeyCode::Backspace {
            self.typed[self.at].pop();
        }
    }

    /// Words at the end of the day with the cursor.
    pub(super) fn put(&mut self, text: &str) {
        let room = MOST.saturating_sub(self.typed[self.at].chars().count());
        self.typed[self.at].extend(in_one_line(text).chars().take(room));
    }

    /// Which day a click is on.
    pub(super) fn click(&mut self, row: u16) {
        if row < 2 {
            self.go(row == 1);
        }
    }

    /// Draws them; an empty one says which day holds then.
    pub(super) fn draw(&self, (from, today): (Day, Day), area: Rect, buf: &mut Buffer, look: Look) {
        let labels = [say("page-screen-from"), say("page-screen-to")];
        let hints = [from.to_string(), today.to_string()];
        for (row, at) in (0u16..).zip(0..2).take(usize::from(area.height)) {
            let cursor = (at == self.at).then(|| self.typed[at].chars().count());
            let line = TextRow {
                label: &labels[at],
                value: &self.typed[at],
                hint: &hints[at],
                cursor,
                focused: at == self.at,
                column: 8,
                look,
            };
            line.render(Rect { y: area.y + row, height: 1, ..area }, buf);
        }
    }
}
