//! How days, moments and lengths are written for people.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Timelike};

use crate::diary::{Day, Month};
use crate::words::{name, tell};

/// "Monday 23 November".
#[must_use]
pub fn long_day(day: Day) -> String {
    let weekday = name("app-weekday", &day.0.weekday().number_from_monday().to_string());
    let month = name("app-month", &day.0.month().to_string());
    tell("app-long-day", &[("weekday", weekday.into()), ("day", day.0.day().into()), ("month", month.into())])
}

/// "Mon 23 Nov": the first three letters of both names.
#[must_use]
pub fn short_day(day: Day) -> String {
    let fills = [("weekday", weekday_short(day).into()), ("day", day.0.day().into()), ("month", month(day).into())];
    tell("app-short-day", &fills)
}

/// "23 November", and the year where it is not that of `today`.
#[must_use]
pub fn day_month(date: NaiveDate, today: Day) -> String {
    let month = name("app-month", &date.month().to_string());
    let words = tell("app-day-month", &[("day", date.day().into()), ("month", month.into())]);
    if date.year() == today.0.year() { words } else { format!("{words} {}", date.year()) }
}

/// "23 Nov", for the edge of a chart.
#[must_use]
pub fn chart_day(day: Day) -> String {
    let month: String = name("app-month", &day.0.month().to_string()).chars().take(3).collect();
    format!("{} {month}", day.0.day())
}

/// "November 2026".
#[must_use]
pub fn whole_month(day: Day) -> String {
    of_month(Month::of_date(day.0))
}

/// The same of a month.
#[must_use]
pub fn of_month(month: Month) -> String {
    format!("{} {}", name("app-month", &month.number.to_string()), month.year)
}

/// "Nov": the first three letters of the month.
#[must_use]
pub fn month(day: Day) -> String {
    name("app-month", &day.0.month().to_string()).chars().take(3).collect()
}

/// "Fri": the first three letters of the weekday.
#[must_use]
pub fn weekday_short(day: Day) -> String {
    name("app-weekday", &day.0.weekday().number_from_monday().to_string()).chars().take(3).collect()
}

/// The first two letters of the weekday.
#[must_use]
pub fn weekday(day: Day) -> String {
    name("app-weekday", &day.0.weekday().number_from_monday().to_string()).chars().take(2).collect()
}

/// "07:05", in the offset that the moment was lived in.
#[must_use]
pub fn clock(at: DateTime<FixedOffset>) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// From so many seconds on they are told in minutes.
const IN_MINUTES: u64 = 100;

/// What is left of a part of a session, in begun seconds: "42", and from 100 on "2:57".
#[must_use]
pub fn seconds_left(ms: u64) -> String {
    let seconds = ms.div_ceil(1000);
    if seconds < IN_MINUTES { seconds.to_string() } else { minutes_seconds(ms) }
}

/// "7:12": minutes and seconds; a begun second counts.
#[must_use]
pub fn minutes_seconds(ms: u64) -> String {
    let seconds = ms.div_ceil(1000);
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
