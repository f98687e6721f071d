//! On which days a line of a plan is done. Pure calendar: which day it is comes from the caller.

use chrono::{Datelike, NaiveDate, Weekday};

/// Days of the week, Monday first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Weekdays(u8);

/// On which days a line is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Days {
    /// Nothing was said: any day.
    #[default]
    Any,
    /// These days of the week.
    Of(Weekdays),
    /// Every so many days, counted from the date of the plan.
    Every(u32),
}

impl Weekdays {
    /// None.
    pub const NONE: Self = Self(0);
    /// Monday to Friday.
    pub const WORKING: Self = Self(0b001_1111);
    /// Saturday and Sunday.
    pub const WEEKEND: Self = Self(0b110_0000);
    /// All seven.
    pub const ALL: Self = Self(0b111_1111);

    /// These and `day`.
    #[must_use]
    pub const fn and(self, day: Weekday) -> Self {
        Self(self.0 | 1 << day.num_days_from_monday())
    }

    /// These and those.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// From one day to another, both included, over a Sunday where the last comes before the first.
    #[must_use]
    pub fn from_to(first: Weekday, last: Weekday) -> Self {
        let mut days = Self::NONE.and(first);
        let mut day = first;
        while day != last {
            day = day.succ();
            days = days.and(day);
        }
        days
    }

    /// Whether `day` is one of them.
    #[must_use]
    pub const fn contains(self, day: Weekday) -> bool {
        self.0 & (1 << day.num_days_from_monday()) != 0
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Them, Monday first.
    pub fn iter(self) -> impl Iterator<Item = Weekday> {
        WEEK.into_iter().filter(move |day| self.contains(*day))
    }

    /// The first and last day, where they follow each other without a gap from Monday on, and are three or more.
    #[must_use]
    pub fn span(self) -> Option<(Weekday, Weekday)> {
        let (first, last) = (self.iter().next()?, self.iter().last()?);
        let whole = self == Self::from_to(first, last) && self.iter().count() > 2;
        whole.then_some((first, last))
    }

    /// The fewest days from one of them to the next, over the week's end too; 7 for a single one.
    #[must_use]
    pub fn least_gap(self) -> u32 {
        let gap = |day: Weekday| {
            let (mut next, mut days) = (day.succ(), 1);
            while !self.contains(next) && days < 7 {
                next = next.succ();
                days += 1;
            }
            days
        };
        self.iter().map(gap).min().unwrap_or(7)
    }
}

/// The week, Monday first.
pub(super) const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

impl Days {
    /// Whether `date` is one of them; `from` is the date of the plan.
    #[must_use]
    pub fn contain(self, date: NaiveDate, from: Option<NaiveDate>) -> bool {
        match self {
            Self::Any => true,
            Self::Of(days) => days.contains(date.weekday()),
            Self::Every(n) => {
                let since = (date - from.unwrap_or_default()).num_days();
                since.rem_euclid(i64::from(n.max(1))) == 0
            }
        }
    }

    /// Whether a day can be both among these and among `other`.
    #[must_use]
    pub fn meet(self, other: Self) -> bool {
        match (self, other) {
            (Self::Of(a), Self::Of(b)) => a.iter().any(|day| b.contains(day)),
            _ => true,
        }
    }

    /// The fewest days from one to the next.
    #[must_use]
    pub fn least_gap(self) -> u32 {
        match self {
            Self::Any => 1,
            Self::Of(days) => days.least_gap(),
            Self::Every(n) => n,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_span_of_days_is_told_from_single_ones() {
        assert_eq!(Weekdays::WORKING.span(), Some((Weekday::Mon, Weekday::Fri)));
        assert_eq!(Weekdays::ALL.span(), Some((Weekday::Mon, Weekday::Sun)));
        assert_eq!(Weekdays::NONE.and(Weekday::Mon).and(Weekday::Wed).and(Weekday::Fri).span(), None);
        assert_eq!(Weekdays::from_to(Weekday::Sat, Weekday::Mon).iter().count(), 3);
    }

    #[test]
    fn the_least_gap_goes_over_the_end_of_the_week() {
        let of = |days: &[Weekday]| days.iter().fold(Weekdays::NONE, |all, day| all.and(*day)).least_gap();
        assert_eq!(of(&[Weekday::Mon, Weekday::Wed, Weekday::Fri]), 2);
        assert_eq!(of(&[Weekday::Mon, Weekday::Wed, Weekday::Sun]), 1);
        assert_eq!(of(&[Weekday::Mon, Weekday::Thu]), 3);
        assert_eq!(of(&[Weekday::Tue]), 7);
        assert_eq!((Days::Any.least_gap(), Days::Every(3).least_gap()), (1, 3));
    }

    #[test]
    fn every_so_many_days_is_counted_from_the_date_of_the_plan() {
        let from = Some(day("2026-11-23"));
        let on = |text: &str| Days::Every(3).contain(day(text), from);
        assert!(on("2026-11-23") && on("2026-11-26") && on("2026-11-20") && !on("2026-11-24") && !on("2026-11-22"));
        assert!(Days::Of(Weekdays::WEEKEND).contain(day("2026-11-28"), from));
        assert!(!Days::Of(Weekdays::WEEKEND).contain(day("2026-11-27"), from));
        assert!(Days::Any.contain(day("2026-11-27"), None));
    }
}
