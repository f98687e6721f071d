//! Dates and times as people write them. Pure: the moment, the start of the day and the zone are handed in.

use std::fmt;

use chrono::{DateTime, Datelike as _, Days, FixedOffset, NaiveDate, NaiveTime, TimeDelta, Weekday};

use crate::clock::{Now, Zone};
use crate::diary::{Day, DayStart, Month, Week};
use crate::words::{self, Fill};

/// The first day an entry can speak of: names of records count milliseconds from here (UUID version 7).
const FIRST_YEAR: i32 = 1970;

/// Everything that reading a date needs to know.
#[derive(Clone, Copy, Debug)]
pub struct Today {
    /// The moment of asking.
    pub now: Now,
    /// When the person's day starts.
    pub start: DayStart,
    /// Which offset holds on other days.
    pub zone: Zone,
}

/// Why what was written is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unclear {
    /// It does not read as a date or a time.
    NotADate(String),
    /// It reads as one, and the calendar or the clock does not have it (30 February, 25:00).
    Impossible(String),
    /// It lies in the future.
    ToCome(String),
    /// It lies in the future, where a day to look back at is asked for.
    NotYetKnown(String),
    /// A page would begin in the future.
    NoPageYet(String),
    /// It lies in the past, where a coming date is asked for.
    Past(String),
    /// It lies before 1970.
    TooEarly(String),
    /// It does not read as a date, where one to come is asked for.
    NotAComing(String),
    /// It does not read as a length of time (`90m`, `2h`, `1h30m`, `2d`).
    NotALength(String),
    /// It does not read as a week (`2026-W47`).
    NotAWeek(String),
    /// It does not read as a month (`2026-11`).
    NotAMonth(String),
    /// The first day lies after the last.
    Reversed(String, String),
}

impl Unclear {
    /// One calm line about it.
    #[must_use]
    pub fn line(&self) -> String {
        let about = |key: &str, text: &str| words::tell(key, &[("text", Fill::from(cut(text)))]);
        match self {
            Self::NotADate(text) => about("error-when-not-a-date", text),
            Self::NotAComing(text) => about("error-when-not-a-coming", text),
            Self::Impossible(text) => about("error-when-impossible", text),
            Self::ToCome(text) => about("error-when-to-come", text),
            Self::NotYetKnown(text) => about("error-when-not-yet-known", text),
            Self::NoPageYet(text) => about("error-when-no-page-yet", text),
            Self::Past(text) => about("error-when-past", text),
            Self::TooEarly(text) => about("error-when-too-early", text),
            Self::NotALength(text) => about("error-when-not-a-length", text),
            Self::NotAWeek(text) => about("error-when-not-a-week", text),
            Self::NotAMonth(text) => about("error-when-not-a-month", text),
            Self::Reversed(from, to) => {
                words::tell("error-when-reversed", &[("from", Fill::from(cut(from))), ("to", Fill::from(cut(to)))])
            }
        }
    }
}

impl fmt::Display for Unclear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line())
    }
}

/// At most forty characters of what was written, so that a refusal stays one line.
fn cut(text: &str) -> String {
    if text.chars().count() <= 40 {
        return text.to_owned();
    }
    text.chars().take(39).chain(['…']).collect()
}

/// The moment that `text` speaks of, never after now. A day alone means noon of that day, today alone means now.
/// Takes `2026-11-23`, `2026-11-23 21:00`, RFC 3339, `21:00`, `today`, `yesterday 21:00`, `monday`, `last monday`,
/// `3 days ago`, `90 minutes ago`, `now`.
///
/// # Errors
/// When it does not read as a date or time, when there is none such, or when it lies ahead or before 1970.
pub fn moment(text: &str, today: Today) -> Result<DateTime<FixedOffset>, Unclear> {
    let plain = tidy(text);
    if plain == "now" || plain == "today" {
        return Ok(today.now.wall);
    }
    let at = if let Some(exact) = exact(text, &plain, today)? {
        exact
    } else {
        let (date, time) = split_time(&plain);
        let time = time.map(|time| clock_time(time, text)).transpose()?;
        match (date, time) {
            ("" | "today", Some(time)) => bare_time(time, today, text)?,
            ("", None) => return Err(Unclear::NotADate(text.to_owned())),
            (date, time) => {
                let date = past_date(date, today, text)?;
                if time.is_none() && date == today.day().0 {
                    return Ok(today.now.wall);
                }
                today.zone.at(date.and_time(time.unwrap_or(NOON)))
            }
        }
    };
    check_bounds(at, today, text)
}

/// The moment `text` ago: `90m`, `2h`, `1h30m`, `2d`, `1w`.
///
/// # Errors
/// When it is not a length of time, or reaches back before 1970.
pub fn ago(text: &str, today: Today) -> Result<DateTime<FixedOffset>, Unclear> {
    let back = length(text).ok_or_else(|| Unclear::NotALength(text.to_owned()))?;
    let utc = today.now.wall.to_utc().checked_sub_signed(back).ok_or_else(|| Unclear::TooEarly(text.to_owned()))?;
    check_bounds(today.zone.tell(utc), today, text)
}

/// The day that `text` names, for the ends of a range; a day ahead is taken as it is.
///
/// # Errors
/// When it does not read as a day, or there is none such.
pub fn day(text: &str, today: Today) -> Result<Day, Unclear> {
    let plain = tidy(text);
    if let Ok(at) = DateTime::parse_from_rfc3339(text.trim()) {
        return Ok(today.start.day_of(at));
    }
    past_date(&plain, today, text).map(Day)
}

/// The days from `from` to `to`, each end open where it is not given.
///
/// # Errors
/// As [`day`], and when the first day lies after the last.
pub fn range(from: Option<&str>, to: Option<&str>, today: Today) -> Result<(Option<Day>, Option<Day>), Unclear> {
    let first = from.map(|text| day(text, today)).transpose()?;
    let last = to.map(|text| day(text, today)).transpose()?;
    match (first, last) {
        (Some(first), Some(last)) if first > last => Err(Unclear::Reversed(first.to_string(), last.to_string())),
        ends => Ok(ends),
    }
}

/// The week that `text` names: `2026-W47`, `this`, `last` (also with the word week), or any day in it.
///
/// # Errors
/// When it does not read as a week or its year does not have it.
pub fn week(text: &str, today: Today) -> Result<Week, Unclear> {
    let plain = tidy(text);
    match plain.as_str() {
        "this" | "this week" => Ok(today.day().week()),
        "last" | "last week" => Ok(today.day().plus(-7).week()),
        plain if plain.contains('w') && plain.starts_with(|c: char| c.is_ascii_digit()) => {
            let shaped = plain.len() <= 8 && plain.split_once("-w").is_some_and(|(year, _)| year.len() == 4);
            let read = plain.parse::<Week>().ok().filter(|week| shaped && in_years(week.year));
            read.ok_or_else(|| Unclear::NotAWeek(text.to_owned()))
        }
        plain => match past_date(plain, today, text) {
            Ok(date) => Ok(Day(date).week()),
            Err(Unclear::NotADate(text)) => Err(Unclear::NotAWeek(text)),
            Err(other) => Err(other),
        },
    }
}

/// The month that `text` names: `2026-11`, `this`, `last` (also with the word month).
///
/// # Errors
/// When it does not read as a month.
pub fn month(text: &str, today: Today) -> Result<Month, Unclear> {
    let plain = tidy(text);
    let this = Month::of_date(today.day().0);
    match plain.as_str() {
        "this" | "this month" => Ok(this),
        "last" | "last month" => Ok(this.before()),
        plain => {
            let read = plain.parse::<Month>().ok().filter(|month| in_years(month.year));
            read.ok_or_else(|| Unclear::NotAMonth(text.to_owned()))
        }
    }
}

/// A date that is still to come: `2026-12-01`, `tomorrow`, `in 2 weeks`, `monday`; today is taken too.
///
/// # Errors
/// When it does not read as a date, there is none such, or it has passed.
pub fn coming(text: &str, today: Today) -> Result<NaiveDate, Unclear> {
    let plain = tidy(text);
    let base = today.day();
    let date = if plain == "tomorrow" {
        base.next().0
    } else if let Some(rest) = plain.strip_prefix("in ") {
        let days = count_of_days(rest).ok_or_else(|| Unclear::NotAComing(text.to_owned()))?;
        base.plus(days).0
    } else if let Some(weekday) = weekday(plain.strip_prefix("next ").unwrap_or(&plain)) {
        let ahead = (7 + weekday_number(weekday) - weekday_number_of(base)) % 7;
        base.plus(if ahead == 0 { 7 } else { ahead }).0
    } else if let Some((day, month, year)) = day_and_month(&plain) {
        let of = |year| NaiveDate::from_ymd_opt(year, month, day);
        let this = base.0.year();
        // Without a year the next such day; a leap day comes at least once in eight years.
        let date = year.map_or_else(|| (this..this + 9).filter_map(of).find(|date| *date >= base.0), of);
        date.ok_or_else(|| Unclear::Impossible(text.to_owned()))?
    } else {
        past_date(&plain, today, text).map_err(|unclear| match unclear {
            Unclear::NotADate(text) => Unclear::NotAComing(text),
            other => other,
        })?
    };
    if date < base.0 { Err(Unclear::Past(text.to_owned())) } else { Ok(date) }
}

/// `20 december`, `december 20` or `20 december 2026` as day, month and year.
fn day_and_month(plain: &str) -> Option<(u32, u32, Option<i32>)> {
    let words: Vec<&str> = plain.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let (day, month, year) = match words[..] {
        [day, month] if small_number(day).is_some() => (day, month, None),
        [month, day] => (day, month, None),
        [day, month, year] => (day, month, Some(year.parse::<i32>().ok().filter(|year| in_years(*year))?)),
        _ => return None,
    };
    let day = u32::try_from(small_number(day)?).ok()?;
    let month = month.parse::<chrono::Month>().ok()?.number_from_month();
    Some((day, month, year))
}

const NOON: NaiveTime = match NaiveTime::from_hms_opt(12, 0, 0) {
    Some(noon) => noon,
    None => NaiveTime::MIN,
};

impl Today {
    /// The person's day.
    #[must_use]
    pub fn day(self) -> Day {
        self.start.day_of(self.now.wall)
    }
}

fn in_years(year: i32) -> bool {
    (FIRST_YEAR..=9999).contains(&year)
}

fn check_bounds(at: DateTime<FixedOffset>, today: Today, text: &str) -> Result<DateTime<FixedOffset>, Unclear> {
    if at > today.now.wall {
        Err(Unclear::ToCome(text.to_owned()))
    } else if at.timestamp() < 0 {
        Err(Unclear::TooEarly(text.to_owned()))
    } else {
        Ok(at)
    }
}

/// Lower case, with single spaces.
fn tidy(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// RFC 3339 with its own offset, or so many minutes or hours ago.
fn exact(text: &str, plain: &str, today: Today) -> Result<Option<DateTime<FixedOffset>>, Unclear> {
    if let Ok(at) = DateTime::parse_from_rfc3339(text.trim()) {
        return Ok(Some(at));
    }
    let Some(rest) = plain.strip_suffix(" ago") else { return Ok(None) };
    if count_of_days(rest).is_some() {
        return Ok(None);
    }
    let back = length(rest).ok_or_else(|| Unclear::NotADate(text.to_owned()))?;
    let utc = today.now.wall.to_utc().checked_sub_signed(back).ok_or_else(|| Unclear::TooEarly(text.to_owned()))?;
    Ok(Some(today.zone.tell(utc)))
}

/// Splits `yesterday 21:00` and `2026-11-23t21:00`; a part with a colon is a time.
fn split_time(plain: &str) -> (&str, Option<&str>) {
    if let Some((date, time)) = plain.rsplit_once(' ') {
        if time.contains(':') {
            return (date.strip_suffix(" at").unwrap_or(date), Some(time));
        }
        return (plain, None);
    }
    if let Some((date, time)) = plain.split_once('t')
        && time.contains(':')
        && date.len() == 10
    {
        return (date, Some(time));
    }
    if plain.contains(':') { ("", Some(plain)) } else { (plain, None) }
}

/// A time of day, `21:00` or `9:05`, also with seconds.
fn clock_time(time: &str, whole: &str) -> Result<NaiveTime, Unclear> {
    let mut parts = [0_u32; 3];
    let fields: Vec<&str> = time.split(':').collect();
    if !(2..=3).contains(&fields.len()) {
        return Err(Unclear::NotADate(whole.to_owned()));
    }
    for (part, field) in parts.iter_mut().zip(&fields) {
        let plain = (1..=2).contains(&field.len()) && field.bytes().all(|b| b.is_ascii_digit());
        *part = field.parse().ok().filter(|_| plain).ok_or_else(|| Unclear::NotADate(whole.to_owned()))?;
    }
    NaiveTime::from_hms_opt(parts[0], parts[1], parts[2]).ok_or_else(|| Unclear::Impossible(whole.to_owned()))
}

/// A time without a day: today's, or yesterday evening's while the person's day is still the same.
fn bare_time(time: NaiveTime, today: Today, text: &str) -> Result<DateTime<FixedOffset>, Unclear> {
    let date = today.now.wall.date_naive();
    let same_date = today.zone.at(date.and_time(time));
    if same_date <= today.now.wall {
        return Ok(same_date);
    }
    let evening = today.zone.at(Day(date).before().0.and_time(time));
    if today.start.day_of(evening) == today.day() { Ok(evening) } else { Err(Unclear::ToCome(text.to_owned())) }
}

/// A date in words or figures, by the person's day; `plain` is tidied, `whole` is what was written.
fn past_date(plain: &str, today: Today, whole: &str) -> Result<NaiveDate, Unclear> {
    let base = today.day();
    match plain {
        "today" | "now" => return Ok(base.0),
        "yesterday" => return Ok(base.before().0),
        "tomorrow" => return Ok(base.next().0),
        _ => {}
    }
    if let Some(days) = plain.strip_suffix(" ago").and_then(count_of_days) {
        return Ok(base.0.checked_sub_days(Days::new(days.unsigned_abs())).unwrap_or(NaiveDate::MIN));
    }
    let (name, last) = plain.strip_prefix("last ").map_or((plain, false), |name| (name, true));
    if let Some(weekday) = weekday(name) {
        let back = (7 + weekday_number_of(base) - weekday_number(weekday)) % 7;
        return Ok(base.plus(-(if last && back == 0 { 7 } else { back })).0);
    }
    written_date(plain, whole)
}

/// `2026-11-23`, nothing looser: other orders mean different days to different people.
fn written_date(plain: &str, whole: &str) -> Result<NaiveDate, Unclear> {
    let not_a_date = || Unclear::NotADate(whole.to_owned());
    let fields: Vec<&str> = plain.split('-').collect();
    let [year, month, day] = fields[..] else { return Err(not_a_date()) };
    let figures = |field: &str, lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&field.len()) && field.bytes().all(|b| b.is_ascii_digit())
    };
    if !figures(year, 4..=4) || !figures(month, 1..=2) || !figures(day, 1..=2) {
        return Err(not_a_date());
    }
    let year: i32 = year.parse().map_err(|_| not_a_date())?;
    let month: u32 = month.parse().map_err(|_| not_a_date())?;
    let day: u32 = day.parse().map_err(|_| not_a_date())?;
    let date = NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| Unclear::Impossible(whole.to_owned()))?;
    if in_years(year) { Ok(date) } else { Err(Unclear::TooEarly(whole.to_owned())) }
}

/// `3 days`, `a week`, `2w`: whole days; anything with hours or minutes is not.
fn count_of_days(text: &str) -> Option<i64> {
    let (figures, unit) = match text.split_once(' ') {
        Some(parts) => parts,
        None => text.split_at(text.find(|c: char| !c.is_ascii_digit())?),
    };
    let count = small_number(figures)?;
    match unit {
        "d" | "day" | "days" => Some(count),
        "w" | "week" | "weeks" => Some(count * 7),
        _ => None,
    }
}

/// A count of at most five figures; `a`, `an` and `one` are one.
fn small_number(text: &str) -> Option<i64> {
    if ["a", "an", "one"].contains(&text) {
        return Some(1);
    }
    let plain = (1..=5).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

/// `90m`, `2h`, `1h30m`, `2d`, `90 minutes`, `an hour`.
fn length(text: &str) -> Option<TimeDelta> {
    let plain = tidy(text);
    if let Some((count @ ("a" | "an" | "one"), unit)) = plain.split_once(' ') {
        return unit_minutes(unit).and_then(|unit| TimeDelta::try_minutes(small_number(count)? * unit));
    }
    let packed: String = plain.chars().filter(|c| !c.is_whitespace()).collect();
    let (mut rest, mut minutes, mut least) = (packed.as_str(), 0_i64, i64::MAX);
    while !rest.is_empty() {
        let (figures, after) = rest.split_at(rest.find(|c: char| !c.is_ascii_digit())?);
        let (unit, after) = after.split_at(after.find(|c: char| c.is_ascii_digit()).unwrap_or(after.len()));
        let unit = unit_minutes(unit)?;
        // Units get smaller from left to right, so that 30m1h is asked again.
        if unit >= least {
            return None;
        }
        (least, rest) = (unit, after);
        minutes += small_number(figures)? * unit;
    }
    if packed.is_empty() { None } else { TimeDelta::try_minutes(minutes) }
}

fn unit_minutes(unit: &str) -> Option<i64> {
    match unit {
        "m" | "min" | "mins" | "minute" | "minutes" => Some(1),
        "h" | "hr" | "hrs" | "hour" | "hours" => Some(60),
        "d" | "day" | "days" => Some(24 * 60),
        "w" | "week" | "weeks" => Some(7 * 24 * 60),
        _ => None,
    }
}

fn weekday(name: &str) -> Option<Weekday> {
    // `parse` takes the full names and three letters, in any case.
    name.parse().ok()
}

fn weekday_number(weekday: Weekday) -> i64 {
    i64::from(weekday.num_days_from_monday())
}

fn weekday_number_of(day: Day) -> i64 {
    day.since(day.week().first_day())
}

#[cfg(test)]
mod tests;
