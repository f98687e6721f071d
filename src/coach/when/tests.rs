//! Dates as people write them, read at a given moment.

use super::*;

/// Monday 23 November 2026, 14:05 in Berlin's winter, the day starting at 4.
fn today_at(text: &str) -> Today {
    let wall = DateTime::parse_from_rfc3339(text).expect("a moment");
    Today { now: Now { mono_ms: 0, wall }, start: DayStart::default(), zone: Zone::Fixed(*wall.offset()) }
}

fn reads(text: &str) -> String {
    match moment(text, today_at("2026-11-23T14:05:00+01:00")) {
        Ok(at) => at.format("%Y-%m-%d %H:%M %:z").to_string(),
        Err(unclear) => format!("{unclear:?}").split('(').next().unwrap_or_default().to_owned(),
    }
}

#[test]
fn moments_as_people_write_them() {
    for (text, expected) in [
        ("2026-11-22", "2026-11-22 12:00 +01:00"),
        ("2026-11-22 21:00", "2026-11-22 21:00 +01:00"),
        ("2026-11-22T21:00", "2026-11-22 21:00 +01:00"),
        ("2026-11-22T21:00:00-05:00", "2026-11-22 21:00 -05:00"),
        ("13:00", "2026-11-23 13:00 +01:00"),
        ("9:05", "2026-11-23 09:05 +01:00"),
        ("today", "2026-11-23 14:05 +01:00"),
        ("2026-11-23", "2026-11-23 14:05 +01:00"),
        ("Yesterday", "2026-11-22 12:00 +01:00"),
        ("yesterday  21:00", "2026-11-22 21:00 +01:00"),
        ("yesterday at 21:00", "2026-11-22 21:00 +01:00"),
        ("monday", "2026-11-23 14:05 +01:00"),
        ("last monday", "2026-11-16 12:00 +01:00"),
        ("tue 08:00", "2026-11-17 08:00 +01:00"),
        ("3 days ago", "2026-11-20 12:00 +01:00"),
        ("a week ago", "2026-11-16 12:00 +01:00"),
        ("90 minutes ago", "2026-11-23 12:35 +01:00"),
        ("an hour ago", "2026-11-23 13:05 +01:00"),
        ("21:00", "ToCome"),
        ("tomorrow", "ToCome"),
        ("2026-11-24", "ToCome"),
        ("2026-02-30", "Impossible"),
        ("25:00", "Impossible"),
        ("2026-13-01", "Impossible"),
        ("1969-12-31", "TooEarly"),
        ("99999 days ago", "TooEarly"),
        ("23.11.2026", "NotADate"),
        ("11/23/2026", "NotADate"),
        ("", "NotADate"),
        ("soon", "NotADate"),
        ("yesterday 21", "NotADate"),
        ("-3", "NotADate"),
        ("\u{1b}[31m", "NotADate"),
    ] {
        assert_eq!(reads(text), expected, "{text:?}");
    }
}

#[test]
fn late_at_night_the_evening_before_is_still_today() {
    let night = today_at("2026-11-24T01:00:00+01:00");
    let reads = |text| moment(text, night).map(|at| at.format("%d %H:%M").to_string());
    assert_eq!(reads("21:00"), Ok("23 21:00".to_owned()));
    assert_eq!(reads("00:30"), Ok("24 00:30".to_owned()));
    assert_eq!(reads("yesterday"), Ok("22 12:00".to_owned()));
    assert!(matches!(reads("03:00"), Err(Unclear::ToCome(_))));
}

#[test]
fn lengths() {
    let today = today_at("2026-11-23T14:05:00+01:00");
    let back = |text| ago(text, today).ok().map(|at| (today.now.wall - at).num_minutes());
    for (text, minutes) in [("90m", 90), ("2h", 120), ("1h30m", 90), ("2d", 2880), ("1 h 30 min", 90), ("0m", 0)] {
        assert_eq!(back(text), Some(minutes), "{text}");
    }
    for text in ["", "90", "30m1h", "1h1h", "-2h", "2.5h", "h", "999999d", "9999999999999h", "zwei"] {
        assert_eq!(back(text), None, "{text}");
    }
}

#[test]
fn weeks_months_and_ranges() {
    let today = today_at("2026-11-23T14:05:00+01:00");
    let week_of = |text| week(text, today).map(|week| week.to_string()).ok();
    assert_eq!(week_of("2026-W47").as_deref(), Some("2026-W47"));
    assert_eq!(week_of("2026-w53").as_deref(), Some("2026-W53"));
    assert_eq!(week_of("last").as_deref(), Some("2026-W47"));
    assert_eq!(week_of("2026-11-23").as_deref(), Some("2026-W48"));
    for wrong in ["2025-W53", "2026-W0", "2026-47", "w47", "47", "20260-W47", ""] {
        assert_eq!(week_of(wrong), None, "{wrong}");
    }
    assert_eq!(month("2026-11", today).map(|month| month.to_string()), Ok("2026-11".to_owned()));
    assert!(month("2026-13", today).is_err());
    let days = range(Some("monday"), Some("today"), today);
    assert_eq!(days, Ok((Some(today.day()), Some(today.day()))));
    assert!(matches!(range(Some("today"), Some("yesterday"), today), Err(Unclear::Reversed(..))));
}

#[test]
fn coming_dates() {
    let today = today_at("2026-11-23T14:05:00+01:00");
    let reads = |text| coming(text, today).map(|date| date.to_string()).ok();
    assert_eq!(reads("2026-12-01").as_deref(), Some("2026-12-01"));
    assert_eq!(reads("tomorrow").as_deref(), Some("2026-11-24"));
    assert_eq!(reads("in 2 weeks").as_deref(), Some("2026-12-07"));
    assert_eq!(reads("monday").as_deref(), Some("2026-11-30"));
    assert_eq!(reads("yesterday"), None);
    assert_eq!(reads("2026-02-30"), None);
    for text in ["soon", "in some weeks", ""] {
        assert!(matches!(coming(text, today), Err(Unclear::NotAComing(_))), "{text}: examples are of days to come");
    }
}

proptest::proptest! {
    #[test]
    fn nothing_that_can_be_typed_panics(text in "\\PC{0,24}|[0-9:dhmw -]{0,16}") {
        let today = today_at("2026-11-23T14:05:00+01:00");
        let _ = (moment(&text, today), ago(&text, today), day(&text, today), week(&text, today));
        let _ = (month(&text, today), coming(&text, today));
    }

    #[test]
    fn no_moment_lies_ahead(text in "(yesterday|today|monday|sun|2026-11-2[0-9]) [0-2]?[0-9]:[0-5][0-9]") {
        let today = today_at("2026-11-23T14:05:00+01:00");
        if let Ok(at) = moment(&text, today) {
            proptest::prop_assert!(at <= today.now.wall);
        }
    }
}
