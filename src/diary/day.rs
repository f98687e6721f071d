//! A person's day, the calendar month that names a file, and the ISO week of the page. No time zone is looked up here:
//! every moment carries the offset it was lived in.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, TimeDelta, Weekday};
use serde::{Deserialize, Serialize};

/// The hour at which a person's day starts, 0 to 12 (default 4, so that a late evening still belongs to its day).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayStart(u8);

impl DayStart {
    /// `hour` as the start of the day, or `None` above 12.
    #[must_use]
    pub const fn new(hour: u8) -> Option<Self> {
        if hour <= 12 { Some(Self(hour)) } else { None }
    }

    /// The hour, 0 to 12.
    #[must_use]
    pub const fn hour(self) -> u8 {
        self.0
    }

    /// The person's day that `at` falls into, in the offset of `at`.
    #[must_use]
    pub fn day_of(self, at: DateTime<FixedOffset>) -> Day {
        let shifted = at.naive_local() - TimeDelta::hours(i64::from(self.0));
        Day(shifted.date())
    }

    /// The last minute of `day`, in the offset of `like` (where yesterday's average is kept).
    #[must_use]
    pub fn last_minute(self, day: Day, like: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
        let start = day.next().0.and_hms_opt(u32::from(self.0), 0, 0).unwrap_or_default();
        let end = start - TimeDelta::minutes(1);
        end.and_local_timezone(*like.offset()).single().unwrap_or(like)
    }

    /// The first moment of the day after the one that `at` falls into.
    #[must_use]
    pub fn next_boundary(self, at: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
        self.last_minute(self.day_of(at), at) + TimeDelta::minutes(1)
    }
}

impl Default for DayStart {
    fn default() -> Self {
        Self(4)
    }
}

/// One of the person's days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Day(pub NaiveDate);

impl Day {
    /// The day after.
    #[must_use]
    pub fn next(self) -> Self {
        self.plus(1)
    }

    /// The day before.
    #[must_use]
    pub fn before(self) -> Self {
        self.plus(-1)
    }

    /// The day `n` days later, or earlier when `n` is negative; stays where the calendar ends.
    #[must_use]
    pub fn plus(self, n: i64) -> Self {
        let days = Days::new(n.unsigned_abs());
        let moved = if n < 0 { self.0.checked_sub_days(days) } else { self.0.checked_add_days(days) };
        Self(moved.unwrap_or(self.0))
    }

    /// How many days this is after `earlier` (negative when before).
    #[must_use]
    pub fn since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).num_days()
    }

    /// The ISO week this day belongs to.
    #[must_use]
    pub fn week(self) -> Week {
        let iso = self.0.iso_week();
        Week { year: iso.year(), number: u8::try_from(iso.week()).unwrap_or(1) }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A calendar month, which names a month file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// The year, 0 to 9999.
    pub year: i32,
    /// The month, 1 to 12.
    pub number: u8,
}

impl Month {
    /// The calendar month of `at` in its own offset; never worked out again afterwards.
    #[must_use]
    pub fn of(at: DateTime<FixedOffset>) -> Self {
        Self::of_date(at.date_naive())
    }

    /// The calendar month of `date`.
    #[must_use]
    pub fn of_date(date: NaiveDate) -> Self {
        Self { year: date.year(), number: u8::try_from(date.month()).unwrap_or(1) }
    }

    /// The month before.
    #[must_use]
    pub const fn before(self) -> Self {
        if self.number == 1 {
            Self { year: self.year - 1, number: 12 }
        } else {
            Self { year: self.year, number: self.number - 1 }
        }
    }

    /// The month after.
    #[must_use]
    pub const fn next(self) -> Self {
        if self.number == 12 {
            Self { year: self.year + 1, number: 1 }
        } else {
            Self { year: self.year, number: self.number + 1 }
        }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.number)
    }
}

impl FromStr for Month {
    type Err = ();

    /// Reads `2026-11`; nothing else is a month.
    fn from_str(text: &str) -> Result<Self, ()> {
        let (year, number) = text.split_once('-').ok_or(())?;
        let plain = |part: &str, length: usize| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
        if !plain(year, 4) || !plain(number, 2) {
            return Err(());
        }
        let (year, number) = (year.parse().map_err(|_| ())?, number.parse().map_err(|_| ())?);
        if (1..=12).contains(&number) { Ok(Self { year, number }) } else { Err(()) }
    }
}

/// An ISO week, such as 2026-W47.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Week {
    /// The ISO year, which may differ from the calendar year around New Year.
    pub year: i32,
    /// The week, 1 to 53.
    pub number: u8,
}

impl Week {
    /// The Monday of this week.
    #[must_use]
    pub fn first_day(self) -> Day {
        let date = NaiveDate::from_isoywd_opt(self.year, u32::from(self.number), Weekday::Mon);
        Day(date.unwrap_or_default())
    }

    /// The Sunday of this week.
    #[must_use]
    pub fn last_day(self) -> Day {
        self.first_day().plus(6)
    }
}

impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-W{:02}", self.year, self.number)
    }
}

impl FromStr for Week {
    type Err = ();

    /// Reads `2026-W47`, also with a small `w`; a week 53 that its year does not have is refused.
    fn from_str(text: &str) -> Result<Self, ()> {
        let (year, number) = text.split_once(['-']).ok_or(())?;
        let number = number.strip_prefix(['W', 'w']).ok_or(())?;
        let (year, number): (i32, u8) = (year.parse().map_err(|_| ())?, number.parse().map_err(|_| ())?);
        NaiveDate::from_isoywd_opt(year, u32::from(number), Weekday::Mon).map(|_| Self { year, number }).ok_or(())
    }
}
