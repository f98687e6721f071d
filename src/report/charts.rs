//! The small charts of the sheet: what each shows in words, and where its points lie. How a line is drawn is for the
//! formats; nothing is worked out here that is not on the page already.

use super::phrases::{figure, row_words};
use crate::diary::daily::tenths;
use crate::insight::Page;
use crate::insight::page::{DayMark, FigureRow};
use crate::words::{say, tell};

/// The top of the scale of nearly everything, and of hours of sleep.
const TEN: f64 = 10.0;
const HOURS: f64 = 14.0;

/// What a chart shows: a short name, and a sentence for who does not see it. Both stand in the file and in the preview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) name: String,
    pub(super) more: String,
}

impl Words {
    /// Both in one line.
    pub(super) fn line(&self) -> String {
        format!("{} {}", self.name, self.more)
    }
}

/// The small line in a row of the table.
#[derive(Clone, Debug)]
pub(super) struct Spark {
    pub(super) words: Words,
    points: Vec<Option<f64>>,
    start: Option<f64>,
    top: f64,
}

/// Worst pain by day, with practices beneath.
#[derive(Clone, Debug)]
pub(super) struct Days {
    pub(super) words: Words,
    pub(super) marks: Vec<DayMark>,
    /// The level at the start, 0 to 10.
    pub(super) start: Option<f64>,
}

impl Spark {
    /// The line of a row; none where fewer than two of its points have a value.
    pub(super) fn of(row: &FigureRow, course_days: usize) -> Option<Self> {
        let values = row.course.iter().flatten();
        let least = values.clone().copied().fold(f64::INFINITY, f64::min);
        let most = values.clone().copied().fold(f64::NEG_INFINITY, f64::max);
        if values.count() < 2 {
            return None;
        }
        let name = tell("page-chart-row", &[("measure", row_words(row).into()), ("days", course_days.into())]);
        let more = tell("page-chart-from-to", &[("least", figure(least).into()), ("most", figure(most).into())]);
        let top = if row.id == "sleep-hours" { HOURS } else { TEN };
        Some(Self { words: Words { name, more }, points: row.course.clone(), start: row.baseline, top })
    }

    /// Lines from point to point, each coordinate from 0 to 1, the second one upwards; a gap breaks a line, and a point
    /// between two gaps is a line of one point.
    pub(super) fn lines(&self) -> Vec<Vec<[f64; 2]>> {
        let placed: Vec<Option<[f64; 2]>> =
            self.points.iter().enumerate().map(|(at, value)| Some([self.across(at), self.up((*value)?)])).collect();
        placed
            .split(Option::is_none)
            .map(|run| run.iter().flatten().copied().collect())
            .filter(|run: &Vec<_>| !run.is_empty())
            .collect()
    }

    /// How high the level at the start lies, from 0 to 1.
    pub(super) fn start(&self) -> Option<f64> {
        self.start.map(|start| self.up(start))
    }

    fn up(&self, value: f64) -> f64 {
        value.clamp(0.0, self.top) / self.top
    }

    fn across(&self, at: usize) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a hundred points")]
        let (at, last) = (at as f64, self.points.len().saturating_sub(1).max(1) as f64);
        at / last
    }
}

impl Days {
    pub(super) fn of(page: &Page) -> Self {
        let start = page.figures.iter().find(|row| row.id == "worst-pain").and_then(|row| row.baseline);
        let start_words = start.map(|start| tell("page-chart-start", &[("value", tenths(start).into())]));
        let more = [start_words, Some(say("page-chart-practised"))].into_iter().flatten().collect::<Vec<_>>().join(" ");
        Self { words: Words { name: say("page-chart-days"), more }, marks: page.by_day.clone(), start }
    }
}

/// From 0 to 1, of a figure from 0 to 10.
pub(super) fn share(value: f64) -> f64 {
    value.clamp(0.0, TEN) / TEN
}
