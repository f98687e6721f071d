//! The days as a list beneath a picture. Each line is worked out where it is seen: of ten years a few are.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use super::View;
use super::picture::Picture;
use crate::coach::dates;
use crate::diary::Day;
use crate::diary::daily::tenths;
use crate::insight::{DayMarks, DaySummary, days};
use crate::tui::widgets::{Hit, Item, List};
use crate::words::{say, tell};

/// Days that are laid out around the cursor.
const AROUND: usize = 24;

/// Draws the list with the cursor on `cursor`.
pub(super) fn draw(picture: &Picture, cursor: Day, area: Rect, buf: &mut Buffer, view: &View) {
    if area.height == 0 {
        return;
    }
    with_list(picture, cursor, view, |list, _| {
        let offset = list.first(area.height);
        List { offset, ..*list }.render(area, buf);
    });
}

/// The day under the mouse.
pub(super) fn hit(picture: &Picture, cursor: Day, area: Rect, at: Position, view: &View) -> Option<Day> {
    with_list(picture, cursor, view, |list, shown| match list.hit(area, at.x, at.y) {
        Some(Hit::Row(row)) => shown.get(row).copied(),
        _ => None,
    })
}

fn with_list<T>(picture: &Picture, cursor: Day, view: &View, does: impl FnOnce(&List, &[Day]) -> T) -> T {
    // The first day that is not later than the cursor.
    let at = picture.lived.iter().position(|day| *day <= cursor).unwrap_or(picture.lived.len());
    let first = at.saturating_sub(AROUND);
    let shown: Vec<Day> = picture.lived.iter().skip(first).take(2 * AROUND).copied().collect();
    let items = rows(&shown, picture, view);
    let chosen = shown.iter().position(|day| *day == cursor);
    // Without the day itself the list stands at its neighbours.
    let offset = if chosen.is_none() { at - first } else { 0 };
    does(&List { items: &items, chosen, offset, look: view.look }, &shown)
}

fn rows(shown: &[Day], picture: &Picture, view: &View) -> Vec<Item<'static>> {
    let (Some(last), Some(first)) = (shown.first(), shown.last()) else { return Vec::new() };
    let found = days(&view.coach.diary, *first, *last, view.coach.day_start).value;
    found.iter().map(|summary| row(summary, picture.marks.of(summary.day))).collect()
}

fn row(summary: &DaySummary, marks: DayMarks) -> Item<'static> {
    Item::Row {
        lead: dates::short_day(summary.day).into(),
        words: words(summary, marks).into(),
        right: "".into(),
        marked: false,
    }
}

/// What there was on a day, in one line.
pub(super) fn words(summary: &DaySummary, marks: DayMarks) -> String {
    let figure = |key: &str, value: Option<f64>| value.map(|value| tell(key, &[("n", one_place(value).into())]));
    let mut parts = vec![
        figure("history-day-worst", summary.worst),
        figure("history-day-pain", summary.pain),
        figure("history-day-ease", summary.ease),
        figure("history-day-sleep", summary.sleep),
    ];
    if summary.practices > 0 {
        parts.push(Some(tell("history-day-practised", &[("minutes", summary.minutes.into())])));
    }
    let marked = [
        (summary.hard_day, "history-day-hard"),
        (marks.step.is_some(), "history-day-step"),
        (marks.visit, "history-day-visit"),
        (marks.for_therapist, "history-day-therapist"),
        (summary.notes, "history-day-note"),
    ];
    parts.extend(marked.into_iter().filter(|(there, _)| *there).map(|(_, key)| Some(say(key))));
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A figure, with a decimal where it has one.
pub(super) fn one_place(value: f64) -> String {
    if value.fract() == 0.0 { format!("{value:.0}") } else { tenths(value) }
}
