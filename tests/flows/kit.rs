//! A coach over a profile and some records, and moments by their text.

use chrono::DateTime;
use pelvicoach::clock::{Now, Zone};
use pelvicoach::coach::{Coach, Effect, Hearing, Opening};
use pelvicoach::diary::{Body, Change, DayStart, Diary, Ids, Month, MonthState, Profile, Record, Register, Stamp};
use pelvicoach::library::{Library, built_in};
use serde_json::Value;

/// The moment at which most tests begin.
pub const MORNING: &str = "2026-11-23T07:00:00+01:00";

/// A moment on both clocks.
pub fn at(text: &str) -> Now {
    Now { mono_ms: 50_000, wall: DateTime::parse_from_rfc3339(text).unwrap() }
}

pub fn library() -> &'static Library {
    built_in().unwrap()
}

/// Someone after the first run, with these registers and what was written at these moments.
pub fn coach(registers: &[(&str, Value)], written: &[(&str, Body)]) -> Coach {
    let now = at(MORNING);
    let settled = [
        ("first_run", Value::Bool(true)),
        ("safety_asked", serde_json::json!({ "on": "2026-11-22", "answer": "none" })),
    ];
    let mut profile = Profile::default();
    for (name, value) in settled.iter().chain(registers) {
        let register = Register {
            value: value.clone(),
            rev: 1 + profile.register(name).map_or(0, |before| before.rev),
            updated: now.wall.to_utc(),
            device: "before".to_owned(),
            more: serde_json::Map::new(),
        };
        profile.join(name, &register);
    }
    let mut diary = Diary::default();
    let mut ids = Ids::new(3);
    for (moment, body) in written {
        let at = at(moment).wall;
        let stamp = Stamp { updated: at.to_utc(), device: "before".to_owned() };
        let record = Record::new(ids.next(at), at, "Europe/Berlin", body, &stamp).unwrap();
        diary.join(Month::of(at), &record);
    }
    Coach::new(Opening {
        diary,
        profile,
        device: "here".to_owned(),
        tz: "Europe/Berlin".to_owned(),
        day_start: DayStart::default(),
        drafts: Vec::new(),
        seed: 11,
        read_only: None,
        made_up: false,
        library: library(),
        zone: Zone::Fixed(*now.wall.offset()),
        page_folder: "pages".into(),
        hearing: Hearing::default(),
        now,
    })
}

/// The records that these effects would write, with the months they go to.
pub fn written(effects: &[Effect]) -> Vec<(Month, Record)> {
    let changes =
        effects.iter().filter_map(|effect| if let Effect::Save(changes) = effect { Some(changes) } else { None });
    changes
        .flatten()
        .filter_map(|change| match change {
            Change::Record { month, record } => Some((*month, record.clone())),
            Change::Register { .. } => None,
        })
        .collect()
}

/// Every entry that stands in the diary, with what it says.
pub fn standing(coach: &Coach) -> Vec<(String, Body)> {
    let read = coach.diary.months().filter_map(|(month, state)| match state {
        MonthState::Read(records) => Some((month, records)),
        _ => None,
    });
    let live = read.flat_map(|(month, records)| records.iter().filter(|r| !r.deleted).map(move |r| (month, r)));
    live.map(|(month, record)| (month.to_string(), record.body().unwrap())).collect()
}
