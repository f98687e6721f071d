//! A year of days as a calendar: fifty-three weeks from Monday to Sunday, and how strong a day's colour is.

use chrono::Datelike;

use super::span::Stretch;
use crate::diary::Day;

/// The weeks of one calendar: a year has days in so many.
pub const WEEKS: i64 = 53;

/// Fifty-three weeks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Year {
    /// Its first day, a Monday.
    pub first: Day,
}

impl Year {
    /// The weeks that hold `cursor`: those that end with the week of `today`, or as many before them.
    #[must_use]
    pub fn of(cursor: Day, today: Day) -> Self {
        let days = WEEKS * 7;
        let last = monday(today).plus(6);
        let back = last.since(cursor).max(0) / days;
        Self { first: last.plus(1 - (back + 1) * days) }
    }

    /// Its days.
    #[must_use]
    pub fn stretch(self) -> Stretch {
        Stretch { from: self.first, to: self.first.plus(WEEKS * 7 - 1) }
    }

    /// The day of a week (from 0) and a weekday (0, Monday, to 6).
    #[must_use]
    pub fn day(self, week: i64, weekday: i64) -> Day {
        self.first.plus(week * 7 + weekday)
    }

    /// The week and the weekday of `day`, counted from 0.
    #[must_use]
    pub fn place(self, day: Day) -> (i64, i64) {
        let since = day.since(self.first);
        (since.div_euclid(7), since.rem_euclid(7))
    }
}

fn monday(day: Day) -> Day {
    day.plus(-i64::from(day.0.weekday().num_days_from_monday()))
}

/// How strong a value is, from 1 to 4: up to 2, 4 and 6 of ten, and above.
#[must_use]
pub fn strength(value: f64, top: f64) -> usize {
    let of_ten = if top > 0.0 { value / top * 10.0 } else { 0.0 };
    [2.0, 4.0, 6.0].iter().filter(|edge| of_ten > **edge + 1e-9).count() + 1
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::*;

    fn day(n: i64) -> Day {
        Day(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()).plus(n)
    }

    #[test]
    fn a_year_ends_with_this_week() {
        // 23 November 2026 is a Monday.
        let year = Year::of(day(0), day(0));
        assert_eq!((year.first, year.place(day(0)), year.stretch().to), (day(7 - 371), (52, 0), day(6)));
        assert_eq!(Year::of(day(7 - 371), day(0)), year);
        assert_eq!(Year::of(day(6 - 371), day(0)).first, day(7 - 742));
    }

    #[test]
    fn strengths() {
        let of = [0.0, 2.0, 2.5, 4.0, 5.0, 6.0, 7.0, 10.0].map(|value| strength(value, 10.0));
        assert_eq!(of, [1, 1, 2, 2, 3, 3, 4, 4]);
        assert_eq!((strength(12.0, 12.0), strength(1.0, 0.0)), (4, 1));
    }

    proptest! {
        #[test]
        fn every_day_has_its_place(back in 0i64..4000, today in 0i64..7) {
            let (cursor, today) = (day(today - back), day(today));
            let year = Year::of(cursor, today);
            let (week, weekday) = year.place(cursor);
            prop_assert!((0..WEEKS).contains(&week) && year.day(week, weekday) == cursor);
            prop_assert_eq!(year.first.0.weekday(), chrono::Weekday::Mon);
        }
    }
}
