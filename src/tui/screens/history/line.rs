//! One measure as a line over its days, with the marks beneath and the days as a list.

use chrono::Datelike;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use super::picture::Picture;
use super::{HistoryScreen, View, days};
use crate::coach::dates;
use crate::diary::{Day, Measure};
use crate::insight::{Course, DayMarks, LEAST_BASELINE, MARK_PERCENT, Marks, Turned};
use crate::tui::theme::Look;
use crate::tui::widgets::{Chart, ChartLevel, Hit, MarkRow, text};
use crate::words::{name, say, tell};

impl HistoryScreen {
    pub(super) fn draw_line(&self, area: Rect, buf: &mut Buffer, view: &View, picture: &Picture) {
        let (chart, list) = split(area);
        let cursor = self.cursor(view);
        let at = picture.course.values.iter().position(|(day, _)| *day == cursor);
        if picture.course.days_with_values() == 0 {
            let words = tell("history-empty", &[("measure", name("measure", picture.course.measure.id()).into())]);
            for (y, line) in (1..chart.height).zip(text::wrap(&words, chart.width.min(66))) {
                text::put(buf, chart, (0, y), &line, view.look.quiet());
            }
        } else {
            with_chart(picture, at, chart.height, view.look, |widget| widget.render(chart, buf));
        }
        days::draw(picture, cursor, list, buf, view);
    }

    pub(super) fn line_hit(&self, area: Rect, at: Position, view: &View) -> Option<Day> {
        let (chart, list) = split(area);
        let picture = self.picture(view);
        let hit = with_chart(&picture, None, chart.height, view.look, |widget| widget.hit(chart, at.x, at.y));
        match hit {
            Some(Hit::Day(day)) => picture.course.values.get(day).map(|(day, _)| *day),
            _ => days::hit(&picture, self.cursor(view), list, at, view),
        }
    }
}

/// The picture and the list beneath it.
fn split(area: Rect) -> (Rect, Rect) {
    let free = u16::from(area.height >= 22);
    let area = Rect { y: area.y + free, height: area.height - free, ..area };
    let list = if area.height >= 13 { (area.height / 3).clamp(4, 12) } else { 0 };
    let chart = Rect { height: area.height.saturating_sub(list), ..area };
    (chart, Rect { y: chart.y + chart.height, height: list, ..area })
}

/// The greatest value of a measure's picture.
pub(super) const fn top(measure: Measure) -> f64 {
    if matches!(measure, Measure::SleepHours) { 12.0 } else { 10.0 }
}

/// The 30 % mark beneath a baseline, for pain alone; beneath a small baseline a share says nothing.
pub(super) fn mark(course: &Course) -> Option<f64> {
    let is_pain = matches!(course.measure, Measure::Pain | Measure::WorstPain);
    let start = course.baseline.mean().filter(|start| is_pain && *start >= LEAST_BASELINE);
    start.map(|start| start * (1.0 - MARK_PERCENT / 100.0))
}

fn with_chart<T>(
    picture: &Picture,
    cursor: Option<usize>,
    height: u16,
    look: Look,
    does: impl FnOnce(&Chart) -> T,
) -> T {
    let course = &picture.course;
    let values: Vec<Option<f64>> = course.values.iter().map(|(_, value)| *value).collect();
    let (words, mark_words) = (say("history-baseline"), say("history-mark"));
    let labels: Vec<(usize, String)> = labels(course);
    let labels: Vec<(usize, &str)> = labels.iter().map(|(at, words)| (*at, words.as_str())).collect();
    let rows = rows(&picture.marks, Chart::rows_in(height), look);
    let rows: Vec<MarkRow> = rows.iter().map(Row::drawn).collect();
    let style = if course.measure.less_is_easier() { look.attention() } else { look.in_breath() };
    does(&Chart {
        values: &values,
        smooth: &course.smooth,
        top: top(course.measure),
        baseline: course.baseline.mean().map(|value| ChartLevel { value, words: &words }),
        mark: mark(course).map(|value| ChartLevel { value, words: &mark_words }),
        rows: &rows,
        labels: &labels,
        cursor,
        style,
        look,
    })
}

/// A row of signs with its words.
struct Row {
    words: String,
    signs: Vec<&'static str>,
    shares: bool,
    style: ratatui::style::Style,
}

impl Row {
    fn drawn(&self) -> MarkRow<'_> {
        MarkRow { words: &self.words, signs: &self.signs, shares: self.shares, style: self.style }
    }
}

/// The sign of one kind of mark on a day; empty for none.
type Signed = fn(&DayMarks, bool) -> &'static str;

/// The kinds of marks beneath practices, with the key of their words.
const KINDS: [(&str, Signed); 5] = [
    ("history-mark-hard-day", |marks, ascii| match (marks.hard_day, ascii) {
        (true, true) => "~",
        (true, false) => "≈",
        _ => "",
    }),
    ("history-mark-step", |marks, ascii| match (marks.step, ascii) {
        (Some(Turned::On), true) => "^",
        (Some(Turned::On), false) => "↗",
        (Some(Turned::Back), true) => "v",
        (Some(Turned::Back), false) => "↘",
        (None, _) => "",
    }),
    ("history-mark-visit", |marks, _| if marks.visit { "+" } else { "" }),
    ("history-mark-therapist", |marks, ascii| match (marks.for_therapist, ascii) {
        (true, true) => "!",
        (true, false) => "◆",
        _ => "",
    }),
    ("history-mark-bleeding", |marks, ascii| match (marks.bleeding, ascii) {
        (true, true) => "=",
        (true, false) => "▪",
        _ => "",
    }),
];

/// The rows beneath the picture: practices, and below them whatever there is, in one row where there is no room for more.
fn rows(marks: &Marks, room: u16, look: Look) -> Vec<Row> {
    let signs = |sign: Signed| marks.days.iter().map(|day| sign(day, look.ascii)).collect::<Vec<_>>();
    let dot = |marks: &DayMarks| if marks.practised { look.signs().dot } else { "" };
    let practised: Vec<&'static str> = marks.days.iter().map(dot).collect();
    let mut rows =
        vec![Row { words: say("history-practised"), signs: practised, shares: true, style: look.in_breath() }];
    let kinds = KINDS.iter().map(|(key, sign)| (*key, signs(*sign)));
    let there: Vec<(&str, Vec<&'static str>)> =
        kinds.filter(|(_, signs)| signs.iter().any(|sign| !sign.is_empty())).collect();
    if there.len() < usize::from(room) {
        rows.extend(there.into_iter().map(|(key, signs)| Row {
            words: say(key),
            signs,
            shares: false,
            style: look.out_breath(),
        }));
    } else if !there.is_empty() {
        let mut one = vec![""; marks.days.len()];
        for (_, signs) in &there {
            for (place, sign) in one.iter_mut().zip(signs).filter(|(place, _)| place.is_empty()) {
                *place = sign;
            }
        }
        rows.push(Row { words: say("history-marks"), signs: one, shares: false, style: look.out_breath() });
    }
    rows
}

/// A name beneath every day of a week, else beneath the first of some weeks, of months or of years.
fn labels(course: &Course) -> Vec<(usize, String)> {
    let days = course.values.len();
    let all = course.values.iter().map(|(day, _)| *day).enumerate();
    let firsts = |every: u32| all.clone().filter(move |(_, day)| day.0.day() == 1 && day.0.month0() % every == 0);
    match days {
        0..=7 => all.map(|(at, day)| (at, dates::weekday(day))).collect(),
        8..=31 => all.step_by(7).map(|(at, day)| (at, dates::chart_day(day))).collect(),
        32..=120 => all.step_by(14).map(|(at, day)| (at, dates::chart_day(day))).collect(),
        121..=800 => firsts(1).map(|(at, day)| (at, dates::month(day))).collect(),
        _ => firsts(12).map(|(at, day)| (at, day.0.year().to_string())).collect(),
    }
}
