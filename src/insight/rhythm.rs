//! Rhythm: on how many of the planned days there was a practice. Free days and hard days are left out, and days that
//! follow each other are not counted.

use super::answered::Answered;
use super::course::each_day;
use super::practised::{hard_days, practised_days};
use crate::diary::daily::dated;
use crate::diary::{Day, DayStart, Diary};
use crate::plan::Figures;

/// Planned days and those with a practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Planned days on which there was a practice; never more than planned.
    pub practised: usize,
    /// Planned days.
    pub planned: usize,
}

/// The share of planned days over the last weeks, today included once there was a practice. `free` holds weekdays from
/// 1, Monday, to 7; as many more are free, any ones, as the week has beyond those that are named. Nothing before the
/// first days are over, and nothing when all days were hard.
#[must_use]
pub fn rhythm(diary: &Diary, today: Day, start: DayStart, free: &[u8], figures: &Figures) -> Answered<Option<Share>> {
    let from = today.plus(1 - i64::from(figures.rhythm.days));
    let range = diary.days(from, today, start);
    let records = dated(&range.records, start);
    let practised = practised_days(&records);
    let hard = hard_days(&records, from, today);
    let first = practised.first().copied().unwrap_or(today);
    let is_over = |day: &Day| *day < today || practised.contains(day);
    let days: Vec<Day> = each_day(first, today).filter(is_over).collect();
    if days.len() < usize::from(figures.rhythm.least_days) {
        return Answered::from(None, &range, []);
    }
    let left: Vec<Day> = days.into_iter().filter(|day| !hard.contains(day) && !free.contains(&weekday(*day))).collect();
    let done = left.iter().filter(|day| practised.contains(day)).count();
    let planned = planned_of(left.len(), free.len(), figures.free_days.value);
    let share = (planned > 0).then_some(Share { practised: done.min(planned), planned });
    Answered::from(share, &range, [])
}

fn weekday(day: Day) -> u8 {
    use chrono::Datelike;
    u8::try_from(day.0.weekday().number_from_monday()).unwrap_or(0)
}

/// So many of these days, none of which is a named free one, are planned when `free` of seven are free.
fn planned_of(days: usize, named: usize, free: u8) -> usize {
    let unnamed = 7_usize.saturating_sub(named).max(1);
    let planned = unnamed.min(7_usize.saturating_sub(usize::from(free)));
    // Half a day and more is one.
    (days * planned * 2 + unnamed) / (unnamed * 2)
}
