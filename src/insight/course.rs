//! The course of one measure over a stretch of days: what History draws as a line. Gaps stay gaps.

use std::collections::{BTreeMap, BTreeSet};

use super::answered::Answered;
use super::change::{Change, change};
use super::practised::{hard_days, practised_days};
use super::span::Stretch;
use crate::diary::baseline::{Baseline, StoredBaseline, StoredBaselines, baseline};
use crate::diary::daily::{DAYS_FOR_A_MEAN, Dated, Mean, dated, mean_between, values};
use crate::diary::{Day, DayStart, Diary, Measure, Range};

/// Days before the first one that are looked at: six for the smooth line, and some more so that a hard-day plan that
/// began earlier is seen.
const LEAD_DAYS: i64 = 14;

/// The least change, in percent, of a measure that is no pain: a small one (Dworkin et al. 2008, J Pain 9:105-121).
const LEAST_PERCENT: u32 = 10;

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

/// Pain as it is, and of the other measures what moved, most first.
#[must_use]
pub fn moved(every: Vec<Course>) -> Vec<Course> {
    let is_pain = |course: &Course| matches!(course.measure, Measure::Pain | Measure::WorstPain);
    let percent = |course: &Course| course.change.and_then(|change| change.percent).map_or(0, i32::unsigned_abs);
    let compared = every.into_iter().filter(|course| course.change.is_some());
    let (mut pain, mut others): (Vec<Course>, Vec<Course>) = compared.partition(is_pain);
    others.retain(|course| percent(course) >= LEAST_PERCENT);
    others.sort_by_key(|course| std::cmp::Reverse(percent(course)));
    pain.extend(others);
    pain
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
    let lived = Lived::of(&range, from, to, start);
    let (baseline, unread) = baseline(diary, measure, start, stored);
    Answered::from(lived.course(measure, baseline), &range, unread)
}

/// The courses of `measures` over the same days, in their order; `stored` holds the kept baselines.
#[must_use]
pub fn courses(
    diary: &Diary,
    measures: &[Measure],
    stretch: Stretch,
    start: DayStart,
    stored: &StoredBaselines,
) -> Answered<Vec<Course>> {
    let range = diary.days(stretch.from.plus(-LEAD_DAYS), stretch.to, start);
    let lived = Lived::of(&range, stretch.from, stretch.to, start);
    let mut all_unread = Vec::new();
    let mut courses = Vec::new();
    for measure in measures {
        let (baseline, unread) = baseline(diary, *measure, start, stored.get(*measure));
        all_unread.extend(unread);
        courses.push(lived.course(*measure, baseline));
    }
    Answered::from(courses, &range, all_unread)
}

/// What all courses over the same days share.
struct Lived<'a> {
    records: Vec<Dated<'a>>,
    from: Day,
    to: Day,
    practised: Vec<bool>,
    flares: Vec<bool>,
}

impl<'a> Lived<'a> {
    fn of(range: &Range<'a>, from: Day, to: Day, start: DayStart) -> Self {
        let records = dated(&range.records, start);
        let (practised, hard) = (practised_days(&records), hard_days(&records, from, to));
        let on = |days: &BTreeSet<Day>| each_day(from, to).map(|day| days.contains(&day)).collect();
        Self { from, to, practised: on(&practised), flares: on(&hard), records }
    }

    fn course(&self, measure: Measure, baseline: Baseline) -> Course {
        let daily = values(&self.records, measure);
        let days = || each_day(self.from, self.to);
        let latest_mean = week_mean(&daily, self.to);
        Course {
            measure,
            from: self.from,
            to: self.to,
            values: days().map(|day| (day, daily.get(&day).copied())).collect(),
            smooth: days().map(|day| week_mean(&daily, day).map(|mean| mean.value)).collect(),
            baseline,
            practised: self.practised.clone(),
            flares: self.flares.clone(),
            latest_mean,
            change: latest_mean.and_then(|mean| change(measure, mean, baseline)),
        }
    }
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
