//! Typed values into the fields of an entry, each with its check and its words when it does not fit.

use crate::cli::{Log, Moment};
use crate::coach::LONGEST_TEXT;
use crate::coach::when::{self, Today};
use crate::diary::{Entry, Score, lists};
use crate::words::{self, Fill};

use super::call::Refusal;
use chrono::{DateTime, FixedOffset};

/// The most characters of a name.
pub const NAME_MOST: usize = 200;

/// What takes a value away in an edit.
const NONE: &str = "none";

/// At most forty characters of what was typed, so that a refusal stays one line.
#[must_use]
pub fn cut(text: &str) -> String {
    if text.chars().count() <= 40 { text.to_owned() } else { text.chars().take(39).chain(['…']).collect() }
}

/// A refusal of a typed value: the words of `key` with the option and the value, and that nothing was changed.
pub fn refuse(key: &str, option: &str, value: &str) -> Refusal {
    let line = words::tell(key, &[("option", Fill::from(option)), ("value", Fill::from(cut(value)))]);
    Refusal::usage(format!("{line} {}", words::say("error-nothing-changed")))
}

/// A refusal of a value that is none of those known.
pub fn not_listed(option: &str, value: &str, known: &[&str]) -> Refusal {
    let fills =
        [("option", Fill::from(option)), ("value", Fill::from(cut(value))), ("known", Fill::from(known.join(", ")))];
    Refusal::usage(format!("{} {}", words::tell("error-list", &fills), words::say("error-nothing-changed")))
}

/// A whole number from `least` to `most`.
///
/// # Errors
/// When it is not one.
pub fn whole(option: &str, value: &str, least: u32, most: u32) -> Result<u32, Refusal> {
    let plain = value.trim();
    let read = (plain.len() <= 9 && plain.bytes().all(|b| b.is_ascii_digit())).then(|| plain.parse::<u32>().ok());
    match read.flatten() {
        Some(number) if (least..=most).contains(&number) => Ok(number),
        _ => {
            let fills = [
                ("option", Fill::from(option)),
                ("value", Fill::from(cut(value))),
                ("least", Fill::from(least)),
                ("most", Fill::from(most)),
            ];
            let line = words::tell("error-whole-number", &fills);
            Err(Refusal::usage(format!("{line} {}", words::say("error-nothing-changed"))))
        }
    }
}

fn score(option: &str, value: &str) -> Result<Score, Refusal> {
    let number = whole(option, value, 0, u32::from(Score::MAX))?;
    u8::try_from(number).ok().and_then(Score::new).ok_or_else(|| refuse("error-whole-number", option, value))
}

/// Hours of sleep: 0 to 24 in steps of a half; a comma will do.
fn hours(value: &str) -> Result<f64, Refusal> {
    let plain = value.trim().replace(',', ".");
    let shaped = plain.len() <= 5 && plain.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    match plain.parse::<f64>() {
        Ok(hours) if shaped && (0.0..=24.0).contains(&hours) && (hours * 2.0).fract() == 0.0 => Ok(hours),
        _ => Err(refuse("error-hours", "--sleep", value)),
    }
}

/// Free words of at most `most` characters.
///
/// # Errors
/// When there are more.
pub fn text(option: &str, value: &str, most: usize) -> Result<String, Refusal> {
    if value.chars().count() > most {
        let fills = [("option", Fill::from(option)), ("most", Fill::from(most))];
        return Err(Refusal::usage(words::tell("error-too-long", &fills)));
    }
    Ok(value.replace("\r\n", "\n").trim().to_owned())
}

/// The ids of a list that the typed words mean: the id itself or its words, in any case.
fn ids(option: &str, family: &str, known: &[&str], typed: &[String]) -> Result<Vec<String>, Refusal> {
    let mut ids: Vec<String> = Vec::new();
    for value in typed {
        let plain = value.trim().to_lowercase();
        let dashed = plain.split_whitespace().collect::<Vec<_>>().join("-");
        let found = known.iter().find(|id| **id == dashed || words::name(family, id).to_lowercase() == plain);
        let Some(id) = found else { return Err(not_listed(option, value, known)) };
        if !ids.iter().any(|there| there == id) {
            ids.push((*id).to_owned());
        }
    }
    Ok(ids)
}

/// Whether anything but the moment was typed.
pub fn any(log: &Log) -> bool {
    let Log { pain, worst, mood, stress, ease, sleep, place, trigger, helped, note, moment: _ } = log;
    [pain, worst, mood, stress, ease, sleep, note].iter().any(|value| value.is_some())
        || [place, trigger, helped].iter().any(|values| !values.is_empty())
}

/// Lays what was typed over `entry`. With `may_clear` the word none takes a value away.
///
/// # Errors
/// The first value that does not fit.
pub fn lay_over(entry: &mut Entry, log: &Log, may_clear: bool) -> Result<(), Refusal> {
    let clears = |value: &str| may_clear && value.trim().eq_ignore_ascii_case(NONE);
    for (option, value, field) in [
        ("--pain", &log.pain, &mut entry.pain_now),
        ("--worst", &log.worst, &mut entry.pain_worst),
        ("--mood", &log.mood, &mut entry.mood),
        ("--stress", &log.stress, &mut entry.stress),
        ("--ease", &log.ease, &mut entry.ease),
    ] {
        match value {
            Some(value) if clears(value) => *field = None,
            Some(value) => *field = Some(score(option, value)?),
            None => {}
        }
    }
    match &log.sleep {
        Some(value) if clears(value) => entry.sleep_hours = None,
        Some(value) => entry.sleep_hours = Some(hours(value)?),
        None => {}
    }
    for (option, family, known, typed, field) in [
        ("--place", "entry-place", &lists::PLACES[..], &log.place, &mut entry.places),
        ("--trigger", "entry-trigger", &lists::TRIGGERS[..], &log.trigger, &mut entry.triggers),
        ("--helped", "entry-helped", &lists::HELPED[..], &log.helped, &mut entry.helped),
    ] {
        match &typed[..] {
            [] => {}
            [one] if clears(one) => field.clear(),
            typed => *field = ids(option, family, known, typed)?,
        }
    }
    if let Some(value) = &log.note {
        entry.note = Some(text("--note", value, LONGEST_TEXT)?).filter(|note| !note.is_empty() && !clears(note));
    }
    Ok(())
}

/// The moment that was typed, if one was.
///
/// # Errors
/// When it does not read as one or lies ahead.
pub fn moment(typed: &Moment, today: Today) -> Result<Option<DateTime<FixedOffset>>, Refusal> {
    Ok(match (&typed.at, &typed.ago) {
        (Some(at), _) => Some(when::moment(at, today)?),
        (None, Some(ago)) => Some(when::ago(ago, today)?),
        (None, None) => None,
    })
}
