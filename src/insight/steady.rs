//! Whether the last weeks were steady, so that less could be asked. Pure; offering it is the coach's.

use super::answered::Answered;
use super::practised::{hard_days, practised_days};
use crate::diary::daily::{dated, mean_between, values};
use crate::diary::{Day, DayStart, Diary, Measure};
use crate::plan::figures::Steady;

/// Whether the whole weeks that end with `today` were steady: each with enough days with a pain figure and enough days
/// with a practice, their means close together, no day of high pain and no hard-day plan.
#[must_use]
pub fn is_steady(diary: &Diary, today: Day, start: DayStart, rule: &Steady) -> Answered<bool> {
    let from = today.plus(1 - 7 * i64::from(rule.weeks));
    let range = diary.days(from, today, start);
    let records = dated(&range.records, start);
    let pain = values(&records, Measure::Pain);
    let practised = practised_days(&records);
    let week = |number: u8| {
        let first = from.plus(7 * i64::from(number));
        (first, first.plus(6))
    };
    let mut means = Vec::new();
    for (first, last) in (0..rule.weeks).map(week) {
        let practices = practised.range(first..=last).count();
        let mean = mean_between(&pain, first, last).filter(|mean| mean.n >= usize::from(rule.least_entries));
        means.extend(mean.filter(|_| practices >= usize::from(rule.least_practices)).map(|mean| mean.value));
    }
    let (low, high) = means.iter().fold((f64::MAX, f64::MIN), |(low, high), mean| (low.min(*mean), high.max(*mean)));
    let calm = |measure| values(&records, measure).values().all(|value| *value < f64::from(rule.below));
    let steady = means.len() == usize::from(rule.weeks)
        && high - low <= rule.most_apart
        && calm(Measure::Pain)
        && calm(Measure::WorstPain)
        && hard_days(&records, from, today).is_empty();
    Answered::from(steady, &range, [])
}
