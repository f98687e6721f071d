//! One measure as a line over its days, with the marks beneath and the days as a list.

use chrono::Datelike;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use super::beneath::{Beneath, Row};
use super::picture::{Picture, pen, tint};
use super::{HistoryScreen, View, days};
use crate::coach::dates;
use crate::diary::{Day, Measure};
use crate::insight::{Course, LEAST_BASELINE, MARK_PERCENT, Marks};
use crate::tui::theme::Look;
use crate::tui::widgets::{Chart, ChartLevel, Hit, MEASURE, MarkRow, text};
use crate::words::{name, say, tell};

impl HistoryScreen {
    pub(super) fn draw_line(&self, area: Rect, buf: &mut Buffer, view: &View, picture: &Picture) {
        let cursor = self.cursor(view);
        let at = picture.course.values.iter().position(|(day, _)| *day == cursor);
        let laid = Laid::of(area, &picture.marks, view.look);
        if picture.course.days_with_values() == 0 {
            let words = tell(
                "history-empty",
                &[("measure", name("measure", picture.course.measure.id()).to_lowercase().into())],
            );
            for (y, line) in (1..laid.chart.height).zip(text::wrap(&words, laid.chart.width.min(MEASURE))) {
                text::put(buf, laid.chart, (0, y), &line, view.look.quiet());
            }
        } else {
            with_chart(picture, &laid, at, view, |widget| widget.render(laid.chart, buf));
            laid.beneath.draw_legend(laid.legend, buf, view.look);
        }
        days::draw(picture, cursor, laid.list, buf, view);
    }

    pub(super) fn line_hit(&self, area: Rect, at: Position, view: &View) -> Option<Day> {
        let picture = self.picture(view);
        let laid = Laid::of(area, &picture.marks, view.look);
        let hit = with_chart(&picture, &laid, None, view, |widget| widget.hit(laid.chart, at.x, at.y));
        match hit {
            Some(Hit::Day(day)) => picture.course.values.get(day).map(|(day, _)| *day),
            _ => days::hit(&picture, self.cursor(view), laid.list, at, view),
        }
    }
}

/// Where the parts of this side lie.
struct Laid {
    chart: Rect,
    beneath: Beneath,
    legend: Rect,
    list: Rect,
}

impl Laid {
    /// The picture with its legend, and the list beneath it.
    fn of(area: Rect, marks: &Marks, look: Look) -> Self {
        let free = u16::from(area.height >= 22);
        let area = Rect { y: area.y + free, height: area.height - free, ..area };
        let list = if area.height >= 13 { (area.height / 4).clamp(3, 12) } else { 0 };
        let picture = Rect { height: area.height.saturating_sub(list), ..area };
        let beneath = Beneath::of(marks, picture, look);
        let named = u16::from(!beneath.legend.is_empty());
        let chart = Rect { height: picture.height.saturating_sub(named), ..picture };
        let legend = Rect { y: chart.y + chart.height, height: named, ..area };
        Self { chart, beneath, legend, list: Rect { y: legend.y + named, height: list, ..area } }
    }
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
    laid: &Laid,
    cursor: Option<usize>,
    view: &View,
    does: impl FnOnce(&Chart) -> T,
) -> T {
    let course = &picture.course;
    let values: Vec<Option<f64>> = course.values.iter().map(|(_, value)| *value).collect();
    let (words, mark_words) = (say("history-baseline"), say("history-mark"));
    let labels: Vec<(usize, String)> = labels(course);
    let labels: Vec<(usize, &str)> = labels.iter().map(|(at, words)| (*at, words.as_str())).collect();
    let rows: Vec<MarkRow> = laid.beneath.rows.iter().map(Row::drawn).collect();
    does(&Chart {
        values: &values,
        smooth: &course.smooth,
        top: top(course.measure),
        baseline: course.baseline.mean().map(|value| ChartLevel { value, words: &words }),
        mark: mark(course).map(|value| ChartLevel { value, words: &mark_words }),
        rows: &rows,
        labels: &labels,
        cursor,
        style: tint(course.measure, view.look),
        pen: pen(view),
        look: view.look,
    })
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
