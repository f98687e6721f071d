//! How far back History looks, and which days that makes.

use crate::diary::{Day, DayStart, Diary, Kind, MonthState, Record};

/// A length of time that ends today, or begins on a day that was chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Span {
    /// Seven days.
    Week,
    /// Thirty days.
    #[default]
    Month,
    /// Ninety-one days: thirteen whole weeks.
    ThreeMonths,
    /// A year of 365 days.
    Year,
    /// Every day since the first one.
    All,
    /// The days since the last recorded visit.
    Visit,
}

/// The days between which a span lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edges {
    /// The first day that anything is known of.
    pub oldest: Day,
    /// Today.
    pub today: Day,
    /// The day of the last visit, where there was one.
    pub visit: Option<Day>,
}

/// Days from the first to the last, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The first day.
    pub from: Day,
    /// The last day; never before the first.
    pub to: Day,
}

impl Edges {
    /// The edges of what is known of the diary on `today`.
    #[must_use]
    pub fn of(diary: &Diary, today: Day, start: DayStart) -> Self {
        let day = |record: &Record| record.at.filter(|_| !record.deleted).map(|at| start.day_of(at));
        let oldest = diary.months().find_map(|(month, state)| match state {
            MonthState::Read(records) => records.iter().filter_map(day).min(),
            // Its first day, until it is read.
            _ => chrono::NaiveDate::from_ymd_opt(month.year, u32::from(month.number), 1).map(Day),
        });
        let visit = diary.months().rev().find_map(|(_, state)| {
            let MonthState::Read(records) = state else { return None };
            records.iter().filter(|record| record.kind == Kind::Visit).filter_map(day).filter(|day| *day <= today).max()
        });
        Self { oldest: oldest.map_or(today, |oldest| oldest.min(today)), today, visit }
    }
}

impl Stretch {
    /// How many days it has, at least one.
    #[must_use]
    pub fn days(self) -> usize {
        usize::try_from(self.to.since(self.from)).unwrap_or_default() + 1
    }

    /// The days that hold `cursor`, of stretches of `days` days one after the other of which one begins with `first`.
    /// None of them lies after today.
    #[must_use]
    pub fn repeated(first: Day, days: i64, cursor: Day, today: Day) -> Self {
        let days = days.max(1);
        let from = first.plus(cursor.since(first).div_euclid(days) * days).min(today);
        Self { from, to: from.plus(days - 1).min(today) }
    }
}

impl Span {
    /// Every span, shortest first; the one since a visit stands last.
    pub const ALL: [Self; 6] = [Self::Week, Self::Month, Self::ThreeMonths, Self::Year, Self::All, Self::Visit];

    /// How many days it has, where that is a fixed number.
    #[must_use]
    pub const fn days(self) -> Option<u32> {
        match self {
            Self::Week => Some(7),
            Self::Month => Some(30),
            Self::ThreeMonths => Some(91),
            Self::Year => Some(365),
            Self::All | Self::Visit => None,
        }
    }

    /// The end of its word key.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
            Self::ThreeMonths => "three-months",
            Self::Year => "year",
            Self::All => "all",
            Self::Visit => "visit",
        }
    }

    /// The next longer span, and after the last one the shortest; without a visit there is none since it.
    #[must_use]
    pub fn next(self, edges: Edges) -> Self {
        let at = Self::ALL.iter().position(|span| *span == self).unwrap_or(0);
        let next = Self::ALL.get(at + 1).copied().unwrap_or(Self::Week);
        if next == Self::Visit && edges.visit.is_none() { Self::Week } else { next }
    }

    /// The days that hold `cursor`: whole spans that end today, or begin with `begins` where a day was chosen. None of
    /// them lies after today.
    #[must_use]
    pub fn stretch(self, edges: Edges, cursor: Day, begins: Option<Day>) -> Stretch {
        let today = edges.today;
        let from = match (self, begins) {
            (Self::All, None) => edges.oldest,
            (Self::Visit, None) => edges.visit.unwrap_or(edges.oldest),
            (Self::All | Self::Visit, Some(begins)) => begins,
            _ => {
                let days = i64::from(self.days().unwrap_or(1));
                return Stretch::repeated(begins.unwrap_or_else(|| today.plus(1 - days)), days, cursor, today);
            }
        };
        Stretch { from: from.min(today), to: today }
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::*;

    fn day(n: i64) -> Day {
        Day(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()).plus(n)
    }

    const fn edges(oldest: Day, today: Day, visit: Option<Day>) -> Edges {
        Edges { oldest, today, visit }
    }

    #[test]
    fn spans_end_today_or_begin_where_it_was_chosen() {
        let known = edges(day(-400), day(0), Some(day(-12)));
        let stretch = |span: Span, cursor: i64, begins: Option<i64>| {
            let stretch = span.stretch(known, day(cursor), begins.map(day));
            (stretch.from.since(day(0)), stretch.to.since(day(0)))
        };
        assert_eq!(stretch(Span::Week, 0, None), (-6, 0));
        assert_eq!(stretch(Span::Week, -6, None), (-6, 0));
        assert_eq!(stretch(Span::Week, -7, None), (-13, -7));
        assert_eq!(stretch(Span::Month, -29, None), (-29, 0));
        assert_eq!(stretch(Span::Year, -370, None), (-729, -365));
        assert_eq!(stretch(Span::All, -3, None), (-400, 0));
        assert_eq!(stretch(Span::Visit, -3, None), (-12, 0));
        // From any day; the last stretch ends today.
        assert_eq!(stretch(Span::Week, -100, Some(-100)), (-100, -94));
        assert_eq!(stretch(Span::Week, -93, Some(-100)), (-93, -87));
        assert_eq!(stretch(Span::Week, -101, Some(-100)), (-107, -101));
        assert_eq!(stretch(Span::Week, 0, Some(-2)), (-2, 0));
        assert_eq!(stretch(Span::All, 0, Some(-50)), (-50, 0));
    }

    #[test]
    fn the_span_since_a_visit_needs_a_visit() {
        let (with, without) = (edges(day(-9), day(0), Some(day(-2))), edges(day(-9), day(0), None));
        assert_eq!((Span::All.next(with), Span::All.next(without)), (Span::Visit, Span::Week));
        assert_eq!(Span::Visit.next(with), Span::Week);
    }

    proptest! {
        #[test]
        fn a_stretch_holds_its_cursor(
            span in prop::sample::select(&Span::ALL[..4]), cursor in -900i64..=0, begins in prop::option::of(-900i64..=0),
        ) {
            let stretch = span.stretch(edges(day(-900), day(0), None), day(cursor), begins.map(day));
            prop_assert!((stretch.from..=stretch.to).contains(&day(cursor)));
            prop_assert!(stretch.to <= day(0) && stretch.days() <= span.days().unwrap() as usize);
        }
    }
}
