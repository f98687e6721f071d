//! The table of figures, the one sentence above it and the small line of worst pain by day.

use std::collections::BTreeMap;

use serde::Serialize;

use super::practice::next_day_pains;
use super::scores::scores;
use super::{PracticeBlock, Scope};
use crate::diary::baseline::{Baseline, baseline};
use crate::diary::daily::{DAYS_FOR_A_MEAN, Mean, mean_between, values};
use crate::diary::{Day, Measure, Month};
use crate::insight::change::{Change, Mark, change};
use crate::insight::course::each_day;
use crate::insight::practised::{hard_days, practised_days};

/// Days that the small line shows at most.
const SMALL_LINE: i64 = 14;
/// Up to so many days a point of a row's small line is a day, beyond that a week.
const DAY_BY_DAY: i64 = 31;
/// The most weeks that have a point each; beyond that a point is of more weeks.
const WEEKS: i64 = 92;
/// The id of the row that is not a measure of its own.
pub(super) const NEXT_DAY: &str = "next-day";

/// Something counted, by its id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Of {
    /// What.
    pub id: String,
    /// How many.
    pub count: usize,
}

/// One row of the table. A mean stands only where at least three days have a value; the days are always told. In the
/// row of a questionnaire stands its latest score, and the days are how often it was answered.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FigureRow {
    /// The measure's id, `next-day` for pain on the day after a practice, or the id of a questionnaire.
    pub id: String,
    /// The place of the activity, from 1, where the row is one of a questionnaire about own activities.
    pub activity: Option<usize>,
    /// The activity in the person's words, where notes are ticked.
    pub item: Option<String>,
    /// The mean of these days.
    pub now: Option<f64>,
    /// How many of these days have a value.
    pub now_days: usize,
    /// The mean of as many days before.
    pub before: Option<f64>,
    /// How many of those have a value.
    pub before_days: usize,
    /// The baseline; `None` while it is forming and where there is none.
    pub baseline: Option<f64>,
    /// How many days it rests on.
    pub baseline_days: usize,
    /// These days against the baseline.
    pub change: Option<Change>,
    /// Whether the change is a meaningful one.
    pub mark: Mark,
    /// The band of a questionnaire's score, by id.
    pub band: Option<String>,
    /// These days in order, in steps of [`super::Page::course_days`]: the value of each day, or the mean of a longer step
    /// with three days or more. Empty in the row of a questionnaire, and where fewer than two steps have a value.
    pub course: Vec<Option<f64>>,
}

/// What the one sentence says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Short {
    /// The row of the measure it speaks of: worst pain, or average pain where worst pain has no mean.
    pub measure: Option<String>,
    /// Its mean.
    pub now: Option<f64>,
    /// The mean before.
    pub before: Option<f64>,
    /// The baseline.
    pub baseline: Option<f64>,
    /// The change against the baseline in percent.
    pub percent: Option<i32>,
    /// On how many days there was a practice.
    pub practised_days: usize,
    /// The exercise and the length in seconds of the longest floor block that ran to its end.
    pub longest_floor: Option<(String, u32)>,
}

/// One day of the small line.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct DayMark {
    /// The day.
    pub day: Day,
    /// Its worst pain.
    pub worst: Option<f64>,
    /// Whether there was a practice.
    pub practised: bool,
    /// Whether a hard-day plan was on.
    pub hard_day: bool,
}

/// The table, and the months that its baselines still need.
pub(super) struct Table {
    pub(super) rows: Vec<FigureRow>,
    pub(super) unread: Vec<Month>,
}

/// The rows that always stand, so that a missing figure is seen to be missing.
const ALWAYS: [Measure; 4] = [Measure::Pain, Measure::WorstPain, Measure::Ease, Measure::SleepHours];
/// The rows that stand when there is something in them.
const IF_ANY: [Measure; 4] = [Measure::SleepQuality, Measure::Mood, Measure::Stress, Measure::Sensitivity];

pub(super) fn figures(scope: &Scope<'_>) -> Table {
    let mut table = Table { rows: Vec::new(), unread: Vec::new() };
    for measure in ALWAYS {
        table.measure(scope, measure, &values(&scope.records, measure));
        if measure == Measure::WorstPain {
            table.rows.push(row(scope, NEXT_DAY, &next_day_pains(scope), |_| None, None));
        }
    }
    let scores = scores(scope);
    table.rows.extend(scores.rows);
    table.unread.extend(scores.unread);
    for measure in IF_ANY {
        let daily = values(&scope.records, measure);
        if mean_between(&daily, scope.before.0, scope.now.1).is_some() {
            table.measure(scope, measure, &daily);
        }
    }
    table
}

impl Table {
    fn measure(&mut self, scope: &Scope<'_>, measure: Measure, daily: &BTreeMap<Day, f64>) {
        let stored = scope.input.baselines.get(measure);
        let (baseline, unread) = baseline(scope.input.diary, measure, scope.input.start, stored);
        self.unread.extend(unread);
        self.rows.push(row(scope, measure.id(), daily, |mean| change(measure, mean, baseline), Some(baseline)));
    }
}

fn row(
    scope: &Scope<'_>,
    id: &str,
    daily: &BTreeMap<Day, f64>,
    change: impl Fn(Mean) -> Option<Change>,
    baseline: Option<Baseline>,
) -> FigureRow {
    let now = mean_between(daily, scope.now.0, scope.now.1);
    let before = mean_between(daily, scope.before.0, scope.before.1);
    let shown = |mean: Option<Mean>| mean.filter(|mean| mean.n >= DAYS_FOR_A_MEAN);
    let change = shown(now).and_then(change);
    FigureRow {
        id: id.to_owned(),
        activity: None,
        item: None,
        now: shown(now).map(|mean| mean.value),
        now_days: now.map_or(0, |mean| mean.n),
        before: shown(before).map(|mean| mean.value),
        before_days: before.map_or(0, |mean| mean.n),
        baseline: baseline.and_then(Baseline::mean),
        baseline_days: baseline.map_or(0, Baseline::n),
        change,
        mark: change.map_or(Mark::None, |change| change.mark),
        band: None,
        course: course(scope, daily),
    }
}

/// How many days each point of the courses stands for.
pub(super) fn course_days(scope: &Scope<'_>) -> i64 {
    let length = scope.now.1.since(scope.now.0) + 1;
    if length <= DAY_BY_DAY {
        return 1;
    }
    let weeks = (length + 6) / 7;
    7 * ((weeks + WEEKS - 1) / WEEKS)
}

fn course(scope: &Scope<'_>, daily: &BTreeMap<Day, f64>) -> Vec<Option<f64>> {
    let (step, last) = (course_days(scope), scope.now.1);
    let begins = std::iter::successors(Some(scope.now.0), |day| Some(day.plus(step))).take_while(|day| *day <= last);
    let enough = if step == 1 { 1 } else { DAYS_FOR_A_MEAN };
    let mean = |first: Day| {
        let mean = mean_between(daily, first, first.plus(step - 1).min(last));
        mean.filter(|mean| mean.n >= enough).map(|mean| mean.value)
    };
    let points: Vec<Option<f64>> = begins.map(mean).collect();
    if points.iter().flatten().count() < 2 { Vec::new() } else { points }
}

pub(super) fn short(rows: &[FigureRow], practice: &PracticeBlock) -> Short {
    let with_mean = |measure: Measure| rows.iter().find(|row| row.id == measure.id() && row.now.is_some());
    let row = with_mean(Measure::WorstPain).or_else(|| with_mean(Measure::Pain));
    Short {
        measure: row.map(|row| row.id.clone()),
        now: row.and_then(|row| row.now),
        before: row.and_then(|row| row.before),
        baseline: row.and_then(|row| row.baseline),
        percent: row.and_then(|row| row.change).and_then(|change| change.percent),
        practised_days: practice.days,
        longest_floor: practice.longest_floor.clone(),
    }
}

pub(super) fn by_day(scope: &Scope<'_>) -> Vec<DayMark> {
    let (from, to) = (scope.now.0.max(scope.now.1.plus(1 - SMALL_LINE)), scope.now.1);
    let worst = values(&scope.records, Measure::WorstPain);
    let practised = practised_days(&scope.records);
    // A plan that is on says nothing of the days to come.
    let hard = hard_days(&scope.records, from, to.min(scope.input.today));
    each_day(from, to)
        .map(|day| DayMark {
            day,
            worst: worst.get(&day).copied(),
            practised: practised.contains(&day),
            hard_day: hard.contains(&day),
        })
        .collect()
}
