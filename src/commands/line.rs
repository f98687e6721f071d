//! One entry as one line of words: every known field with its label, whatever its kind.

use chrono::{DateTime, FixedOffset};
use serde_json::{Map, Value};

use crate::diary::{Body, Kind, Practice, Record};
use crate::words::{self, Fill};

/// The last eight signs of a record's name, by which it can be edited or deleted.
#[must_use]
pub fn short_id(record: &Record) -> String {
    let name = record.id.map(|id| id.0.simple().to_string()).unwrap_or_default();
    name.get(name.len().saturating_sub(8)..).unwrap_or_default().to_owned()
}

/// The kind and what the record says.
#[must_use]
pub fn of_record(record: &Record) -> String {
    let unknown = || words::say("entry-kind-unknown");
    if !record.fits || matches!(record.kind, Kind::Unknown(_)) {
        return unknown();
    }
    let Ok(body) = record.body() else { return unknown() };
    let parts = parts(&body);
    let kind = words::name("entry-kind", record.kind.id());
    if parts.is_empty() { kind } else { format!("{kind} · {}", parts.join(" · ")) }
}

/// What a body says, a part for each field, in the order in which fields are kept.
#[must_use]
pub fn parts(body: &Body) -> Vec<String> {
    match body {
        Body::Practice(practice) => of_practice(practice),
        Body::Note(note) => vec![note.text.clone()],
        Body::Question(question) => {
            let answered = question.answered.unwrap_or(false).then(|| words::say("entry-answered"));
            std::iter::once(question.text.clone()).chain(answered).collect()
        }
        Body::Flare(flare) => vec![words::say(if flare.on { "entry-flare-on" } else { "entry-flare-off" })],
        Body::Flag(flag) => vec![words::say(&format!("safety-flag-{}", flag.flag))],
        Body::CheckIn(_) | Body::PainEpisode(_) | Body::NextDay(_) | Body::Visit(_) => match body.to_value() {
            Ok(Value::Object(fields)) => of_fields("entry", &fields),
            _ => Vec::new(),
        },
    }
}

fn of_practice(practice: &Practice) -> Vec<String> {
    let mut parts = vec![routine_name(&practice.routine)];
    parts.push(words::tell("command-minutes", &[("minutes", Fill::from(practice.done_s.div_ceil(60)))]));
    parts.push(words::name("entry-outcome", practice.outcome.id()));
    parts.extend(practice.comfort.map(|comfort| words::name("entry-comfort", comfort.id())));
    for (when, felt) in [("before", practice.before), ("peak", practice.peak), ("after", practice.after)] {
        if let Some(pain) = felt.and_then(|felt| felt.pain) {
            let when = words::name("entry", when);
            parts.push(words::tell(
                "command-pain-at",
                &[("when", when.into()), ("pain", u32::from(pain.value()).into())],
            ));
        }
    }
    parts.extend(practice.note.clone());
    parts
}

fn routine_name(id: &str) -> String {
    let families = [format!("routine-{id}"), format!("exercise-{id}")];
    families.iter().find(|key| words::has(key)).map_or_else(|| id.to_owned(), |key| words::say(key))
}

/// The word family of a field that holds ids of a list.
fn family(label: &str) -> Option<&'static str> {
    Some(match label {
        "entry-places" => "entry-place",
        "entry-qualities" => "entry-quality",
        "entry-triggers" => "entry-trigger",
        "entry-helped" => "entry-helped",
        "entry-onset" => "entry-onset",
        "entry-attempt" => "entry-attempt",
        "entry-difficulty" => "entry-difficulty",
        "entry-visit" => "entry-treatment",
        "entry-soreness" => "entry-soreness",
        "entry-bladder-signs" => "entry-bladder",
        "entry-bowel-signs" => "entry-bowel",
        "entry-cycle-bleeding" => "entry-bleeding",
        _ => return None,
    })
}

fn of_fields(prefix: &str, fields: &Map<String, Value>) -> Vec<String> {
    let mut parts = Vec::new();
    for (name, value) in fields {
        let label = format!("{prefix}-{}", name.replace('_', "-"));
        match value {
            Value::Object(inner) => parts.extend(of_fields(&label, inner)),
            // The names of practices say nothing to a person.
            Value::Array(_) if name == "of" => {}
            Value::Bool(true) => parts.push(words::say(&label)),
            Value::Bool(false) | Value::Null => {}
            Value::Number(number) => parts.push(match family(&label) {
                Some(family) => format!("{}: {}", words::say(&label), named(family, &number.to_string())),
                None => format!("{} {}", words::say(&label), plain_number(number)),
            }),
            Value::String(text) => parts.push(match name.as_str() {
                "note" | "word" | "with" => text.clone(),
                _ => format!("{}: {}", words::say(&label), family(&label).map_or(text.clone(), |f| named(f, text))),
            }),
            Value::Array(values) => {
                let texts = values.iter().filter_map(Value::as_str);
                let names: Vec<String> =
                    texts.map(|text| family(&label).map_or(text.to_owned(), |f| named(f, text))).collect();
                parts.push(format!("{}: {}", words::say(&label), names.join(", ")));
            }
        }
    }
    parts
}

/// The words of an id; an id of another version stands for itself.
fn named(family: &str, id: &str) -> String {
    let key = format!("{family}-{id}");
    if words::has(&key) { words::say(&key) } else { id.to_owned() }
}

/// 6 rather than 6.0.
fn plain_number(number: &serde_json::Number) -> String {
    let text = number.to_string();
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}

/// "at 14:05" today, "on 2026-11-22 at 21:00" on other days, by the calendar.
#[must_use]
pub fn time_words(at: DateTime<FixedOffset>, now: DateTime<FixedOffset>) -> String {
    let time = at.format("%H:%M").to_string();
    let here = at.with_timezone(now.offset());
    if here.date_naive() == now.date_naive() {
        words::tell("command-time-today", &[("time", time.into())])
    } else {
        words::tell("command-time", &[("date", at.date_naive().to_string().into()), ("time", time.into())])
    }
}
