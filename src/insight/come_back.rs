//! After a gap: an earlier time at which the person came back, from their own diary, as proof that it can be done. Says
//! nothing about the gap that is now.

use std::collections::BTreeSet;

use super::answered::Answered;
use super::practised::practised_days;
use crate::diary::daily::{dated, values};
use crate::diary::{Day, DayStart, Diary, Measure};
use crate::plan::figures;

/// An earlier come-back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ComeBack {
    /// The day on which there was a practice again.
    pub on: Day,
    /// So many days without one lay before it.
    pub after_days: i64,
    /// On so many days of the time from there on there was a practice.
    pub practised: usize,
    /// Ease at the end of that time, where it was noted and was no lower than at the come-back.
    pub ease: Option<f64>,
}

/// The newest earlier come-back of the last year, when there is a gap now; nothing when there is no gap or no such time.
#[must_use]
pub fn come_back(diary: &Diary, today: Day, start: DayStart, rule: &figures::ComeBack) -> Answered<Option<ComeBack>> {
    let gap = i64::from(rule.gap_days);
    let lately = diary.days(today.plus(-gap), today, start);
    if !practised_days(&dated(&lately.records, start)).is_empty() {
        return Answered::from(None, &lately, []);
    }
    let range = diary.days(today.plus(-i64::from(rule.look_back_days)), today, start);
    let records = dated(&range.records, start);
    let practised = practised_days(&records);
    let ease = values(&records, Measure::Ease);
    let later = i64::from(rule.later_days);
    let days: Vec<Day> = practised.iter().copied().collect();
    let backs = days.windows(2).rev().filter(|pair| pair[1].since(pair[0]) > gap);
    let told = backs.map(|pair| (pair[1], pair[1].since(pair[0]) - 1)).find_map(|(on, after_days)| {
        let within = within(&practised, on, later);
        let near = |day: i64| nearest(&ease, on.plus(day), i64::from(rule.about_days));
        let (first, last) = (near(0), near(later));
        (within >= usize::from(rule.least_practices)).then(|| ComeBack {
            on,
            after_days,
            practised: within,
            ease: last.filter(|last| first.is_none_or(|first| *last >= first)),
        })
    });
    Answered::from(told, &range, [])
}

fn within(practised: &BTreeSet<Day>, on: Day, days: i64) -> usize {
    practised.range(on..on.plus(days)).count()
}

/// The value of the day nearest to `day`, no more than `about` days from it.
fn nearest(values: &std::collections::BTreeMap<Day, f64>, day: Day, about: i64) -> Option<f64> {
    let near = values.range(day.plus(-about)..=day.plus(about));
    near.min_by_key(|(there, _)| there.since(day).abs()).map(|(_, value)| *value)
}
