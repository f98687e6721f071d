//! Figures in words: lengths, and the last seven days as sentences.

use chrono::Datelike as _;

use super::talk::Cx;
use crate::coach::history_words::one_place;
use crate::diary::daily::tenths;
use crate::diary::{Day, Measure};
use crate::insight::{Glance, WeekGlance, week_glance};
use crate::words::{Fill, has, name, say, tell};

/// "7 minutes 5 seconds", "2 minutes", "30 seconds"; a begun second counts.
#[must_use]
pub fn length(ms: u64) -> String {
    let seconds = ms.div_ceil(1000);
    let count = |n: u64| Fill::from(u32::try_from(n).unwrap_or(u32::MAX));
    match (seconds / 60, seconds % 60) {
        (0, seconds) => tell("plain-seconds", &[("seconds", count(seconds))]),
        (minutes, 0) => tell("plain-minutes", &[("minutes", count(minutes))]),
        (minutes, seconds) => {
            tell("plain-minutes-seconds", &[("minutes", count(minutes)), ("seconds", count(seconds))])
        }
    }
}

/// A length that is written as "7:05", in words; `None` of anything else.
#[must_use]
pub fn clock(written: &str) -> Option<String> {
    let (minutes, seconds) = written.split_once(':').filter(|(_, seconds)| seconds.len() == 2)?;
    let (minutes, seconds): (u64, u64) = (minutes.parse().ok()?, seconds.parse().ok()?);
    Some(length((minutes * 60 + seconds) * 1000))
}

/// A measure by its name, with the ends of its scale where it is one from 0 to 10: "Ease, 0 tight to 10 soft".
#[must_use]
pub fn scaled(named: &str, measure: Measure) -> String {
    let field = match measure {
        Measure::Pain => "pain-average",
        Measure::WorstPain => "pain-worst",
        measure => measure.id(),
    };
    let (low, high) = (format!("entry-{field}-low"), format!("entry-{field}-high"));
    if !has(&low) {
        return named.to_owned();
    }
    tell("plain-scaled", &[("measure", named.into()), ("low", say(&low).into()), ("high", say(&high).into())])
}

/// The figures of an entry that stand on a scale, by their field.
const SCORES: [&str; 18] = [
    "pain-now",
    "pain-average",
    "pain-worst",
    "ease",
    "mood",
    "stress",
    "anxiety",
    "fear",
    "shame",
    "sensitivity",
    "sleep-quality",
    "pain-by-rest",
    "pain-by-activity",
    "pain-by-sitting",
    "pain-by-touch",
    "pain-by-penetration",
    "partner-heard",
    "partner-closeness",
];

/// "12 min / 12 min" as it is heard: "12 min of 12 min"; anything else as it is.
#[must_use]
pub fn of_planned(part: &str) -> String {
    let is_length = |text: &str| {
        let mut words = text.split_whitespace().rev();
        let (unit, n) = (words.next(), words.next());
        matches!(unit, Some("min" | "s")) && n.is_some_and(|n| n.bytes().all(|sign| sign.is_ascii_digit()))
    };
    match part.rsplit_once(" / ").filter(|(done, planned)| is_length(done) && is_length(planned)) {
        Some((done, planned)) => tell("plain-of-planned", &[("done", done.into()), ("planned", planned.into())]),
        None => part.to_owned(),
    }
}

/// A part of an entry, with the ends of its scale where it is a figure on one: "Pain now: 4, none to worst".
#[must_use]
pub fn scored(part: &str) -> String {
    let figure = |field: &&str| {
        let named = say(&format!("entry-{field}"));
        let value = part.strip_prefix(named.as_str())?.strip_prefix(' ')?;
        value.bytes().all(|sign| sign.is_ascii_digit()).then(|| {
            let (low, high) = (say(&format!("entry-{field}-low")), say(&format!("entry-{field}-high")));
            let fills =
                [("name", named.as_str().into()), ("value", value.into()), ("low", low.into()), ("high", high.into())];
            tell("plain-scored", &fills)
        })
    };
    SCORES.iter().find_map(figure).unwrap_or_else(|| of_planned(part))
}

/// The last seven days: each measure day by day with its mean, and the days with practice.
pub fn week(cx: &mut Cx) {
    let today = cx.coach.today(cx.coach.now());
    let week = week_glance(&cx.coach.diary, today, cx.coach.day_start).value;
    cx.voice.gap();
    cx.voice.say(&super::ask::ended(&say("today-week")));
    if week.is_empty() {
        cx.say("today-week-empty");
        return;
    }
    for glance in [&week.pain, &week.ease, &week.sleep] {
        if let Some(words) = measure(&week, glance) {
            cx.voice.say(&words);
        }
    }
    cx.voice.say(&practised(&week));
}

/// A day of the last seven by its name.
fn weekday(day: Day) -> String {
    name("app-weekday", &day.0.weekday().number_from_monday().to_string())
}

/// A measure day by day; `None` where there is no figure.
fn measure(week: &WeekGlance, glance: &Glance) -> Option<String> {
    let days = week.days.iter().zip(&glance.values);
    let days: Vec<String> = days
        .filter_map(|(day, value)| {
            Some(tell("plain-on-day", &[("day", weekday(*day).into()), ("n", one_place((*value)?).into())]))
        })
        .collect();
    if days.is_empty() {
        return None;
    }
    let measure = name("today-measure", glance.measure.id());
    let measure = scaled(&crate::words::begun_large(&measure), glance.measure);
    let mut words = tell("plain-week-measure", &[("measure", measure.into()), ("days", days.join(", ").into())]);
    let means = match (glance.mean, glance.before) {
        (Some(now), Some(before)) => Some(tell(
            "plain-week-means",
            &[("now", tenths(now.value).into()), ("before", tenths(before.value).into())],
        )),
        (Some(now), None) => Some(tell("plain-week-mean", &[("now", tenths(now.value).into())])),
        (None, _) => None,
    };
    if let Some(means) = means {
        words = format!("{words} {means}");
    }
    Some(words)
}

fn practised(week: &WeekGlance) -> String {
    let days = |which: &[bool]| {
        let days = week.days.iter().zip(which).filter(|(_, there)| **there);
        days.map(|(day, _)| weekday(*day)).collect::<Vec<_>>().join(", ")
    };
    let (practised, hard) = (days(&week.practised), days(&week.hard_days));
    let mut words = if practised.is_empty() {
        say("plain-week-not-practised")
    } else {
        tell("plain-week-practised", &[("days", practised.into())])
    };
    if !hard.is_empty() {
        words = format!("{words} {}", tell("plain-week-hard", &[("days", hard.into())]));
    }
    words
}
