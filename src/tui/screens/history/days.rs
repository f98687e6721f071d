//! The days as a list beneath a picture. Each line is worked out where it is seen: of ten years a few are.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use super::View;
use super::picture::Picture;
use crate::coach::{dates, history_words};
use crate::diary::Day;
use crate::insight::{DayMarks, DaySummary, days};
use crate::tui::theme::Look;
use crate::tui::widgets::{Hit, Item, List, text};

/// Days that are laid out around the cursor.
const AROUND: usize = 24;

/// The columns that a day takes at most: "Thu 26 Nov".
const DAY: u16 = 10;

/// Draws the list with the cursor on `cursor`.
pub(super) fn draw(picture: &Picture, cursor: Day, area: Rect, buf: &mut Buffer, view: &View) {
    if area.height == 0 {
        return;
    }
    with_list(picture, cursor, area.width, view, |list, _| {
        let offset = list.first(area.height);
        List { offset, ..*list }.render(area, buf);
    });
}

/// The day under the mouse.
pub(super) fn hit(picture: &Picture, cursor: Day, area: Rect, at: Position, view: &View) -> Option<Day> {
    with_list(picture, cursor, area.width, view, |list, shown| match list.hit(area, at.x, at.y) {
        Some(Hit::Row(row)) => shown.get(row).copied(),
        _ => None,
    })
}

fn with_list<T>(picture: &Picture, cursor: Day, width: u16, view: &View, does: impl FnOnce(&List, &[Day]) -> T) -> T {
    // The first day that is not later than the cursor.
    let at = picture.lived.iter().position(|day| *day <= cursor).unwrap_or(picture.lived.len());
    let first = at.saturating_sub(AROUND);
    let shown: Vec<Day> = picture.lived.iter().skip(first).take(2 * AROUND).copied().collect();
    let items = rows(&shown, picture, width, view);
    let chosen = shown.iter().position(|day| *day == cursor);
    // Without the day itself the list stands at its neighbours.
    let offset = if chosen.is_none() { at - first } else { 0 };
    does(&List { items: &items, chosen, offset, look: view.look }, &shown)
}

fn rows(shown: &[Day], picture: &Picture, width: u16, view: &View) -> Vec<Item<'static>> {
    let (Some(last), Some(first)) = (shown.first(), shown.last()) else { return Vec::new() };
    let found = days(&view.coach.diary, *first, *last, view.coach.day_start).value;
    // Beside the words stand the pointer, the day, a gap and the sign that there is more.
    let room = width.saturating_sub(DAY + 6);
    found.iter().map(|summary| row(summary, picture.marks.of(summary.day), room, view.look)).collect()
}

fn row(summary: &DaySummary, marks: DayMarks, room: u16, look: Look) -> Item<'static> {
    let words = text::parts(&history_words::day_parts(summary, marks), room, look.signs().more);
    Item::Row {
        lead: dates::short_day(summary.day).into(),
        words: words.into(),
        about: "".into(),
        right: "".into(),
        marked: false,
    }
}
