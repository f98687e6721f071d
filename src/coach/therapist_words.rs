//! A therapist's plan in plain words: each line as a sentence, what it pauses, its ceilings, and what is wrong with it.
//! Decides nothing.

use chrono::Weekday;

use super::dates::day_month;
use crate::diary::Day;
use crate::library::therapist::{Problem, Trouble, Wants};
use crate::plan::therapist::{Asked, Ceilings, Days, Hold, Line, Objection, Quantity, TherapistPlan, What};
use crate::words::{Fill, exercise_name, name, say, tell};

/// A length of time: "30 s", "2 min", "1 min 30 s", "1.5 s".
#[must_use]
pub fn time(ms: u32) -> String {
    let (minutes, rest) = (ms / 60_000, f64::from(ms % 60_000) / 1000.0);
    match (minutes, ms % 60_000) {
        (0, _) => tell("therapist-time-s", &[("s", rest.into())]),
        (_, 0) => tell("therapist-time-min", &[("min", minutes.into())]),
        _ => tell("therapist-time-both", &[("min", minutes.into()), ("s", rest.into())]),
    }
}

/// A line as a sentence: "Pelvic drop: 8 times, 2 sets, once a day, Monday to Friday, until 20 December".
#[must_use]
pub fn line(line: &Line, today: Day) -> String {
    let exercise = Fill::from(exercise_name(&line.what.id()));
    let parts = parts(line, today);
    if parts.is_empty() {
        let is_own = matches!(line.what, What::Own(_));
        return if is_own {
            tell("therapist-line-bare-own", &[("exercise", exercise)])
        } else {
            tell("therapist-line-bare", &[("exercise", exercise)])
        };
    }
    tell("therapist-line", &[("exercise", exercise), ("parts", parts.join(", ").into())])
}

fn parts(line: &Line, today: Day) -> Vec<String> {
    let n = |key: &str, n: Option<u32>| n.map(|n| tell(key, &[("n", n.into())]));
    let date = |key: &str, date: Option<chrono::NaiveDate>| {
        date.map(|date| tell(key, &[("date", day_month(date, today).into())]))
    };
    let Asked { reps, sets, length_ms, hold_ms, squeeze_ms, release_ms, effort } = line.asked;
    let lasting = |key: &str, ms: Option<u32>| ms.map(|ms| tell(key, &[("time", time(ms).into())]));
    let instead = line.instead.as_deref();
    [
        n("therapist-line-reps", reps),
        n("therapist-line-sets", sets),
        lasting("therapist-line-length", length_ms),
        lasting("therapist-line-hold", hold_ms),
        lasting("therapist-line-squeeze", squeeze_ms),
        lasting("therapist-line-release", release_ms),
        n("therapist-line-effort", effort),
        line.times_a_day.map(a_day),
        days(line.days),
        date("therapist-line-until", line.until),
        date("therapist-line-left-out", line.left_out_until),
        instead.map(|id| tell("therapist-line-instead", &[("exercise", exercise_name(id).into())])),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn a_day(times: u32) -> String {
    match times {
        1 => say("therapist-once-a-day"),
        2 => say("therapist-twice-a-day"),
        times => tell("therapist-times-a-day", &[("n", times.into())]),
    }
}

/// Days in words; none where nothing was said.
fn days(days: Days) -> Option<String> {
    Some(match days {
        Days::Any => return None,
        Days::Every(1) => say("therapist-every-day"),
        Days::Every(2) => say("therapist-every-second-day"),
        Days::Every(n) => tell("therapist-every-days", &[("n", n.into())]),
        Days::Of(days) => {
            if let Some((first, last)) = days.span() {
                return Some(tell(
                    "therapist-span",
                    &[("first", weekday(first).into()), ("last", weekday(last).into())],
                ));
            }
            let names: Vec<String> = days.iter().map(weekday).collect();
            match names.split_last() {
                Some((last, [])) => last.clone(),
                Some((last, all)) => {
                    tell("therapist-and", &[("all", all.join(", ").into()), ("last", last.as_str().into())])
                }
                None => return None,
            }
        }
    })
}

fn weekday(day: Weekday) -> String {
    name("app-weekday", &day.number_from_monday().to_string())
}

/// The words of a therapist beneath a line or a pause, in quotes.
#[must_use]
pub fn quoted(words: &str) -> String {
    tell("therapist-quoted", &[("words", words.into())])
}

/// A pause: "Paused: pelvic floor, until 18 December".
#[must_use]
pub fn hold(hold: &Hold, today: Day) -> String {
    let track = Fill::from(name("choose-track", hold.track.id()));
    match hold.until {
        Some(until) => tell("therapist-hold-until", &[("track", track), ("date", day_month(until, today).into())]),
        None => tell("therapist-hold", &[("track", track)]),
    }
}

/// The ceilings in one line; none where there are none.
#[must_use]
pub fn ceilings(ceilings: &Ceilings) -> Option<String> {
    let n = |key: &str, n: Option<u32>| n.map(|n| tell(key, &[("n", n.into())]));
    let Ceilings { power, endurance_ms, repetitions, fast, every_timed } = *ceilings;
    let endurance = endurance_ms.map(|ms| tell("therapist-ceiling-endurance", &[("time", time(ms).into())]));
    let timed = every_timed.filter(|timed| *timed).map(|_| say("therapist-ceiling-timed"));
    let all = [
        n("therapist-ceiling-power", power),
        endurance,
        n("therapist-ceiling-repetitions", repetitions),
        n("therapist-ceiling-fast", fast),
        timed,
    ];
    let all: Vec<String> = all.into_iter().flatten().collect();
    (!all.is_empty()).then(|| tell("therapist-ceilings", &[("all", all.join(", ").into())]))
}

/// Who wrote a plan and of which day it is, in one line; none where neither is known.
#[must_use]
pub fn origin(plan: &TherapistPlan, today: Day) -> Option<String> {
    let author = plan.from.iter().flat_map(|from| std::iter::once(&from.name).chain(&from.role));
    let mut parts: Vec<String> = author.cloned().collect();
    parts.extend(plan.date.map(|date| day_month(date, today)));
    (!parts.is_empty()).then(|| tell("therapist-from", &[("from", parts.join(", ").into())]))
}

/// One problem with its line.
#[must_use]
pub fn problem(problem: &Problem) -> String {
    let what = trouble(&problem.trouble);
    tell("therapist-problem", &[("line", problem.at.into()), ("what", what.into())])
}

/// What a problem is about, without its line.
#[must_use]
pub fn trouble(trouble: &Trouble) -> String {
    let about = |key: &str, name: &str, text: &str| tell(key, &[(name, Fill::from(text))]);
    match trouble {
        Trouble::TooLarge => say("therapist-too-large"),
        Trouble::NotText => say("therapist-not-text"),
        Trouble::NotToml(why) => about("therapist-not-toml", "why", why),
        Trouble::UnknownKey { key, near: None } => about("therapist-unknown-key", "key", key),
        Trouble::UnknownKey { key, near: Some(near) } => {
            tell("therapist-unknown-key-near", &[("key", key.as_str().into()), ("near", (*near).into())])
        }
        Trouble::Wants { key, written, wants } => wanted(key, written.as_deref(), *wants),
        Trouble::NoSuchDate { key, written } => {
            tell("therapist-no-such-date", &[("key", (*key).into()), ("written", written.as_str().into())])
        }
        Trouble::NotADay(text) => about("therapist-not-a-day", "text", text),
        Trouble::NotATrack(text) => about("therapist-not-a-track", "text", text),
        Trouble::Absent(key) => about("therapist-absent", "key", key),
        Trouble::Nothing => say("therapist-nothing"),
        Trouble::TooLong { key, most } => {
            tell("therapist-too-long", &[("key", (*key).into()), ("most", (*most).into())])
        }
        Trouble::Hidden(key) => about("therapist-hidden", "key", key),
        Trouble::DaysTwice => say("therapist-days-twice"),
        Trouble::InsteadUnknown(text) => about("therapist-instead-unknown", "text", text),
        Trouble::Circle => say("therapist-circle"),
        Trouble::TooManyLines(most) => tell("therapist-too-many-lines", &[("most", (*most).into())]),
        Trouble::CeilingOutside { key, value, min, max, is_time } => outside(key, *value, *min, *max, *is_time),
        Trouble::Against(against) => objection(against),
        Trouble::BecomesOwn(exercise) => about("therapist-becomes-own", "exercise", exercise),
        Trouble::Timer(ms) => about("therapist-timer", "time", &time(*ms)),
        Trouble::AboveCeiling { quantity, value, most } => {
            let figure = |value| figure(value, quantity.is_time());
            tell(
                "therapist-above-ceiling",
                &[("key", quantity.id().into()), ("value", figure(*value).into()), ("most", figure(*most).into())],
            )
        }
    }
}

/// What a problem is about where it was an answer to a question: no key of a file is named.
#[must_use]
pub fn of_answer(about: &Trouble) -> String {
    match about {
        Trouble::Wants { written: Some(written), wants, .. } => {
            let wants = Fill::from(name("therapist-wants", wants.id()));
            tell("therapist-answer-unfit", &[("written", written.as_str().into()), ("wants", wants)])
        }
        _ => trouble(about),
    }
}

fn wanted(key: &str, written: Option<&str>, wants: Wants) -> String {
    let wants = Fill::from(name("therapist-wants", wants.id()));
    match written {
        Some(written) => {
            tell("therapist-is-wanted", &[("key", key.into()), ("written", written.into()), ("wants", wants)])
        }
        None => tell("therapist-wanted", &[("key", key.into()), ("wants", wants)]),
    }
}

/// Why a line is set aside.
#[must_use]
pub fn objection(against: &Objection) -> String {
    match against {
        Objection::Outside { quantity, value, min, max } => {
            let said = outside(quantity.id(), *value, *min, *max, quantity.is_time());
            if in_minutes(*quantity, *value, *min, *max) {
                format!("{said} {}", say("therapist-seconds-meant"))
            } else {
                said
            }
        }
        Objection::Release { squeeze_ms, release_ms, least_ms } => {
            let fills = [
                ("squeeze", time(*squeeze_ms).into()),
                ("release", time(*release_ms).into()),
                ("least", time(*least_ms).into()),
            ];
            tell("therapist-release", &fills)
        }
        Objection::TooOften { .. } => say("therapist-too-often"),
        Objection::BreathHold => say("therapist-breath-hold"),
        Objection::NotOfIt(quantity) => tell("therapist-not-of-it", &[("key", quantity.id().into())]),
        Objection::TooLong { ms, max_ms } => {
            tell("therapist-lasts-too-long", &[("time", time(*ms).into()), ("most", time(*max_ms).into())])
        }
        Objection::Again { of } => tell("therapist-again", &[("line", (*of).into())]),
    }
}

fn figure(value: u32, is_time: bool) -> String {
    if is_time { time(value) } else { value.to_string() }
}

fn outside(key: &str, value: u32, min: u32, max: u32, is_time: bool) -> String {
    let figure = |value| Fill::from(figure(value, is_time));
    if min == max {
        return tell("therapist-outside-one", &[("key", key.into()), ("value", figure(value)), ("one", figure(min))]);
    }
    tell(
        "therapist-outside",
        &[("key", key.into()), ("value", figure(value)), ("min", figure(min)), ("max", figure(max))],
    )
}

/// Whether so many minutes were written where so many seconds would fit.
fn in_minutes(quantity: Quantity, value: u32, min: u32, max: u32) -> bool {
    let seconds = value / 60_000 * 1000;
    quantity.is_time() && quantity != Quantity::Length && value.is_multiple_of(60_000) && (min..=max).contains(&seconds)
}
