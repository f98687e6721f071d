//! The last seven days as Today shows them: three small lines, the mean of each, the mean before, and the practices.

use super::answered::Answered;
use super::course::{each_day, week_mean};
use super::practised::{hard_days, practised_days};
use crate::diary::daily::{Dated, Mean, dated, values};
use crate::diary::{Day, DayStart, Diary, Measure};

/// One measure over the last seven days.
#[derive(Clone, Debug, PartialEq)]
pub struct Glance {
    /// What is shown.
    pub measure: Measure,
    /// Each day's value, oldest first; `None` where there is no entry.
    pub values: Vec<Option<f64>>,
    /// The mean of these days, where at least three have a value.
    pub mean: Option<Mean>,
    /// The mean of the seven days before, where at least three have a value.
    pub before: Option<Mean>,
}

/// The last seven days.
#[derive(Clone, Debug, PartialEq)]
pub struct WeekGlance {
    /// The days, oldest first.
    pub days: Vec<Day>,
    /// Worst pain; where none of these days has it and the week before has no mean of it, pain on average, which the
    /// questions before a practice ask for.
    pub pain: Glance,
    /// Ease.
    pub ease: Glance,
    /// Hours of sleep.
    pub sleep: Glance,
    /// On which days there was a practice.
    pub practised: Vec<bool>,
    /// On which days a hard-day plan was on.
    pub hard_days: Vec<bool>,
}

impl WeekGlance {
    /// Whether there is nothing to show yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let none = |glance: &Glance| glance.values.iter().all(Option::is_none);
        none(&self.pain) && none(&self.ease) && none(&self.sleep) && !self.practised.contains(&true)
    }
}

/// The seven days that end with `today`.
#[must_use]
pub fn week_glance(diary: &Diary, today: Day, start: DayStart) -> Answered<WeekGlance> {
    let from = today.plus(-6);
    let range = diary.days(from.plus(-7), today, start);
    let records = dated(&range.records, start);
    let practised = practised_days(&records);
    let hard = hard_days(&records, from, today);
    let days: Vec<Day> = each_day(from, today).collect();
    let worst = glance(&records, Measure::WorstPain, &days);
    let has_worst = worst.before.is_some() || worst.values.iter().any(Option::is_some);
    let glance = WeekGlance {
        pain: if has_worst { worst } else { glance(&records, Measure::Pain, &days) },
        ease: glance(&records, Measure::Ease, &days),
        sleep: glance(&records, Measure::SleepHours, &days),
        practised: days.iter().map(|day| practised.contains(day)).collect(),
        hard_days: days.iter().map(|day| hard.contains(day)).collect(),
        days,
    };
    Answered::from(glance, &range, [])
}

fn glance(records: &[Dated<'_>], measure: Measure, days: &[Day]) -> Glance {
    let daily = values(records, measure);
    Glance {
        measure,
        values: days.iter().map(|day| daily.get(day).copied()).collect(),
        mean: days.last().and_then(|last| week_mean(&daily, *last)),
        before: days.first().and_then(|first| week_mean(&daily, first.before())),
    }
}
