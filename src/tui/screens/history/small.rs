//! Every measure with figures as a small line, side by side over the same days, so that one can be seen against another.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use super::picture::{self, Picture};
use super::range::days_words;
use super::told::plain;
use super::{HistoryScreen, View, line};
use crate::coach::history_words::one_place;
use crate::diary::daily::tenths;
use crate::diary::{Day, Measure};
use crate::insight::Course;
use crate::tui::widgets::{Chart, ChartLevel, Hit, MEASURE, text};
use crate::words::{has, name, say, tell};

/// The narrowest column, with the space beside it.
const COLUMN: u16 = 25;
/// The rows of one measure: its name, and two to nine rows of its picture.
const ROWS: (u16, u16) = (3, 10);

impl HistoryScreen {
    pub(super) fn draw_small(&self, area: Rect, buf: &mut Buffer, view: &View, picture: &Picture) {
        if picture.all.is_empty() {
            for (y, line) in (1..area.height).zip(text::wrap(&say("history-nothing-yet"), area.width.min(MEASURE))) {
                text::put(buf, area, (0, y), &line, view.look.quiet());
            }
            return;
        }
        let cursor = self.cursor(view);
        let (area, note) = split(area);
        let words = tell("history-small-note", &[("days", days_words(picture.stretch).into())]);
        text::put(buf, note, (0, 0), &text::clip(&words, note.width, view.look.signs().more), view.look.quiet());
        let first = self.first_seen(area, picture);
        for (course, place) in picture.all.iter().skip(first).zip(places(area, picture.all.len())) {
            let chosen = course.measure == self.measure();
            draw_one(course, cursor, chosen, place, buf, view);
        }
    }

    /// The first measure that is drawn, so that the chosen one is in sight.
    fn first_seen(&self, area: Rect, picture: &Picture) -> usize {
        let seen = places(area, picture.all.len()).len().max(1);
        let chosen = picture.all.iter().position(|course| course.measure == self.measure()).unwrap_or(0);
        let columns = usize::from(columns(area)).max(1);
        // Whole rows of measures are passed over.
        if chosen < seen { 0 } else { (chosen / columns + 1) * columns - seen }
    }

    pub(super) fn small_hit(&self, area: Rect, at: Position, view: &View) -> Option<Day> {
        let picture = self.picture(view);
        let (area, _) = split(area);
        let first = self.first_seen(area, &picture);
        let mut all = picture.all.iter().skip(first).zip(places(area, picture.all.len()));
        let (course, place) = all.find(|(_, place)| place.contains(at))?;
        match with_chart(course, None, view, |chart| chart.hit(below(place), at.x, at.y)) {
            Some(Hit::Day(day)) => course.values.get(day).map(|(day, _)| *day),
            _ => None,
        }
    }
}

/// Narrower than this no picture tells the value of the day under the cursor.
const WITH_VALUE: u16 = 30;

/// The pictures, and a line about all of them where there is room.
const fn split(area: Rect) -> (Rect, Rect) {
    let note = if area.height >= 8 { 1 } else { 0 };
    let pictures = Rect { height: area.height - note, ..area };
    (pictures, Rect { y: area.y + pictures.height, height: note, ..area })
}

const fn columns(area: Rect) -> u16 {
    let columns = area.width / COLUMN;
    match columns {
        0 => 1,
        1..=3 => columns,
        _ => 3,
    }
}

/// Where each of `count` measures is drawn; those without room are left out.
fn places(area: Rect, count: usize) -> Vec<Rect> {
    let area = Rect { y: area.y + area.height.min(1), height: area.height.saturating_sub(1), ..area };
    let columns = columns(area);
    let wide = area.width / columns;
    let needed = u16::try_from(count).unwrap_or(u16::MAX).div_ceil(columns).max(1);
    let high = (area.height / needed).clamp(ROWS.0, ROWS.1);
    let fit = (area.height / high).min(needed);
    let place = |row: u16, column: u16| Rect {
        x: area.x + column * wide,
        y: area.y + row * high,
        width: wide.saturating_sub(if columns > 1 { 3 } else { 0 }),
        height: high,
    };
    (0..fit).flat_map(|row| (0..columns).map(move |column| place(row, column))).take(count).collect()
}

const fn below(place: Rect) -> Rect {
    // A line stays free beneath a picture that is high enough.
    let free = if place.height >= 5 { 1 } else { 0 };
    Rect { y: place.y + 1, height: place.height.saturating_sub(1 + free), ..place }
}

/// The name of a measure where there is little room.
pub(super) fn short_name(measure: Measure) -> String {
    let short = format!("history-small-{}", measure.id());
    if has(&short) { say(&short) } else { name("measure", measure.id()) }
}

fn draw_one(course: &Course, cursor: Day, chosen: bool, place: Rect, buf: &mut Buffer, view: &View) {
    let look = view.look;
    let style = if chosen { look.accent() } else { look.heading() };
    let title = Rect { height: place.height.min(1), ..place };
    let mean = course.latest_mean.map(|mean| tenths(mean.value)).unwrap_or_default();
    let percent = course.change.and_then(|change| change.percent).map(picture::signed);
    let figures = |gap: &str| percent.as_ref().map_or_else(|| mean.clone(), |percent| format!("{mean}{gap}{percent}"));
    // The figures are seen in full: close together, then beside a short name, where there is little room.
    let full = name("measure", course.measure.id());
    let short = short_name(course.measure);
    let tries = [(&full, "  "), (&full, " "), (&short, "  "), (&short, " ")].map(|(words, gap)| (words, figures(gap)));
    let fits = |(words, right): &&(&String, String)| text::width(words) + text::width(right) < title.width;
    let (words, right) = tries.iter().find(fits).cloned().unwrap_or((&short, mean));
    let room = title.width.saturating_sub(text::width(&right) + 1);
    let end = text::put(buf, title, (0, 0), &text::clip(words, room, look.signs().more), style);
    let right = plain(&right, look);
    let x = title.width.saturating_sub(text::width(&right));
    text::put(buf, title, (x, 0), &right, look.quiet());
    let here = course.values.iter().find(|(day, _)| *day == cursor).and_then(|(_, value)| *value);
    // In narrow pictures some would have it and some not.
    if let Some(value) = here.filter(|_| place.width >= WITH_VALUE && x > end + 6) {
        text::put(buf, title, (end + 2, 0), &one_place(value), look.strong());
    }
    let at = course.values.iter().position(|(day, _)| *day == cursor);
    with_chart(course, at, view, |chart| chart.render(below(place), buf));
}

fn with_chart<T>(course: &Course, cursor: Option<usize>, view: &View, does: impl FnOnce(&Chart) -> T) -> T {
    let values: Vec<Option<f64>> = course.values.iter().map(|(_, value)| *value).collect();
    does(&Chart {
        values: &values,
        smooth: &course.smooth,
        top: line::top(course.measure),
        baseline: course.baseline.mean().map(|value| ChartLevel { value, words: "" }),
        mark: line::mark(course).map(|value| ChartLevel { value, words: "" }),
        rows: &[],
        labels: &[],
        cursor,
        style: picture::tint(course.measure, view.look),
        pen: picture::pen(view),
        look: view.look,
    })
}
