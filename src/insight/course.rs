//! The course of one measure over a stretch of days: what History draws as a line. Gaps stay gaps.

use std::collections::BTreeMap;

use super::answered::Answered;
use super::change::{Change, change};
use super::practised::{hard_days, practised_days};
use crate::diary::baseline::{Baseline, StoredBaseline, baseline};
use crate::diary::daily::{DAYS_FOR_A_MEAN, Mean, dated, mean_between, values};
use crate::diary::{Day, DayStart, Diary, Measure};

/// Days before the first one that are looked at: six for the smooth line, and some more so that a hard-day plan that
/// began earlier is seen.
const LEAD_DAYS: i64 = 14;

/// One measure over the days `from` to `to`. The lists have one place for each day.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// What is shown.
    pub measure: Measure,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// The value of each day; `None` where there is no entry, which is not zero.
    pub values: Vec<(Day, Option<f64>)>,
    /// The mean of the seven days that end with each day, where at least three of them have a value.
    pub smooth: Vec<Option<f64>>,
    /// What it is compared with.
    pub baseline: Baseline,
    /// Whether there was a practice.
    pub practised: Vec<bool>,
    /// Whether a hard-day plan was on.
    pub flares: Vec<bool>,
    /// The mean of the last seven days, where at least three of them have a value.
    pub latest_mean: Option<Mean>,
    /// That mean against the baseline, once there is one.
    pub change: Option<Change>,
}

impl Course {
    /// How many of the days have a value.
    #[must_use]
    pub fn days_with_values(&self) -> usize {
        self.values.iter().filter(|(_, value)| value.is_some()).count()
    }
}

/// The course of `measure` from `from` to `to`, both included; empty when `from` is after `to`. `stored` is the kept
/// baseline of this measure.
#[must_use]
pub fn course(
    diary: &Diary,
    measure: Measure,
    from: Day,
    to: Day,
    start: DayStart,
    stored: Option<&StoredBaseline>,
) -> Answered<Course> {
    let range = diary.days(from.plus(-LEAD_DAYS), to, start);
    let records = dated(&range.records, start);
    let daily = values(&records, measure);
    let practised = practised_days(&records);
    let hard = hard_days(&records, from, to);
    let (baseline, unread) = baseline(diary, measure, start, stored);
    let days: Vec<Day> = each_day(from, to).collect();
    let latest_mean = week_mean(&daily, to);
    let course = Course {
        measure,
        from,
        to,
        values: days.iter().map(|day| (*day, daily.get(day).copied())).collect(),
        smooth: days.iter().map(|day| week_mean(&daily, *day).map(|mean| mean.value)).collect(),
        baseline,
        practised: days.iter().map(|day| practised.contains(day)).collect(),
        flares: days.iter().map(|day| hard.contains(day)).collect(),
        latest_mean,
        change: latest_mean.and_then(|mean| change(measure, mean, baseline)),
    };
    Answered::from(course, &range, unread)
}

/// The mean of the seven days that end with `last`, where at least three have a value.
pub(super) fn week_mean(daily: &BTreeMap<Day, f64>, last: Day) -> Option<Mean> {
    mean_between(daily, last.plus(-6), last).filter(|mean| mean.n >= DAYS_FOR_A_MEAN)
}

/// Each day from `from` to `to`, both included.
pub(super) fn each_day(from: Day, to: Day) -> impl Iterator<Item = Day> {
    let count = to.since(from) + 1;
    (0..count).map(move |n| from.plus(n))
}
