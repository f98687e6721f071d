//! An edit keeps what this version does not know: nested fields, huge integers, floats as written, the order of keys.

use pelvicoach::diary::{Body, Figures, Kind, LetGo, Register, Score, merge};
use proptest::prelude::*;

use crate::kit::{entry, moment, pain, record, stamp};

const HUGE: &str = "123456789012345678901234567890123456789";

fn stored() -> String {
    format!(
        "{{\"kind\":\"check_in\",\"zeta\":{HUGE},\"id\":\"019ab0f0-0000-7000-8000-000000000001\",\
         \"at\":\"2026-11-23T07:30:00+01:00\",\"tz\":\"Europe/Berlin\",\"updated\":\"2026-11-23T06:30:00.000Z\",\
         \"rev\":3,\"device\":\"d0\",\"pain_now\":4,\"sleep_hours\":7.50,\"alpha\":1.0E+2,\"nothing\":null,\
         \"bladder\":{{\"future\":{{\"n\":-{HUGE}}},\"visits\":7,\"flow\":0.10}},\"pain_by\":{{\"rest\":2}}}}"
    )
}

fn edit(change: impl FnOnce(&mut pelvicoach::diary::Entry)) -> String {
    let before = record(&stored());
    let Body::CheckIn(mut entry) = before.body().unwrap() else { panic!() };
    change(&mut entry);
    let after = before.edited(before.at.unwrap(), &Body::CheckIn(entry), &stamp()).unwrap();
    assert_eq!((after.rev, after.device(), after.id), (4, "d1", before.id));
    after.json().to_owned()
}

fn stamped(json: &str) -> String {
    json.replace("2026-11-23T06:30:00.000Z", "2026-11-23T08:00:00.000Z")
        .replace("\"rev\":3", "\"rev\":4")
        .replace("\"d0\"", "\"d1\"")
}

#[test]
fn only_what_was_edited_differs() {
    let after = edit(|entry| entry.pain_now = Score::new(6));
    assert_eq!(after, stamped(&stored()).replace("\"pain_now\":4", "\"pain_now\":6"));
}

#[test]
fn nested_fields_of_other_versions_stay() {
    let after = edit(|entry| entry.bladder.as_mut().unwrap().visits = Some(9));
    assert_eq!(after, stamped(&stored()).replace("\"visits\":7", "\"visits\":9"));
    let cleared = edit(|entry| {
        entry.bladder = None;
        entry.pain_by = None;
    });
    assert_eq!(cleared, stamped(&stored()).replace("\"visits\":7,", "").replace(",\"pain_by\":{\"rest\":2}", ""));
}

#[test]
fn blocks_keep_what_other_versions_wrote_in_them() {
    let text = format!(
        "{{\"id\":\"019ab0f0-0000-7000-8000-000000000001\",\"kind\":\"practice\",\"at\":\"2026-11-23T07:30:00Z\",\
         \"rev\":1,\"routine\":\"RT7\",\"planned_s\":420,\"done_s\":420,\"outcome\":\"finished\",\"blocks\":[\
         {{\"exercise\":\"B1\",\"hz\":{HUGE}}},{{\"exercise\":\"PF1a\",\"emg\":[1.50,2]}}]}}"
    );
    let before = record(&text);
    let Body::Practice(mut practice) = before.body().unwrap() else { panic!() };
    practice.blocks[1].let_go = Some(LetGo::Yes);
    let after = before.edited(before.at.unwrap(), &Body::Practice(practice.clone()), &stamp()).unwrap();
    assert!(after.json().contains(&format!("{{\"exercise\":\"B1\",\"hz\":{HUGE}}}")), "{}", after.json());
    assert!(after.json().contains("\"exercise\":\"PF1a\",\"emg\":[1.50,2],\"let_go\":\"let_go\"}"), "{}", after.json());
    practice.blocks.remove(0);
    let after = after.edited(before.at.unwrap(), &Body::Practice(practice), &stamp()).unwrap();
    assert!(after.json().contains("\"blocks\":[{\"exercise\":\"PF1a\",\"emg\":[1.50,2],\"let_go\":\"let_go\"}]"));
}

#[test]
fn the_offset_is_part_of_the_moment() {
    let before = entry(1);
    let same = before.edited(moment("2026-11-23T07:30:00+01:00"), &pain(1), &stamp()).unwrap();
    assert!(same.json().contains("\"at\":\"2026-11-23T07:30:00+01:00\""));
    let moved = before.edited(moment("2026-11-23T06:30:00Z"), &pain(1), &stamp()).unwrap();
    assert!(moved.json().contains("\"at\":\"2026-11-23T06:30:00Z\""));
}

#[test]
fn a_tombstone_keeps_five_fields_and_undo_wins_over_it() {
    let before = record(&stored());
    let tombstone = before.tombstone(&stamp()).unwrap();
    assert_eq!(
        tombstone.json(),
        "{\"id\":\"019ab0f0-0000-7000-8000-000000000001\",\"deleted\":true,\
         \"updated\":\"2026-11-23T08:00:00.000Z\",\"rev\":4,\"device\":\"d1\"}"
    );
    assert!(tombstone.fits);
    let restored = before.restored(tombstone.rev, &stamp()).unwrap();
    let mut all = vec![before];
    assert!(merge::join(&mut all, &tombstone) && all[0].deleted);
    assert!(merge::join(&mut all, &restored) && !all[0].deleted);
    assert!(!merge::join(&mut all, &tombstone));
    assert!(all[0].json().contains(HUGE) && all[0].json().contains("\"flow\":0.10"));
}

#[test]
fn one_field_that_does_not_fit_takes_no_other_with_it() {
    let id = "\"id\":\"019ab0f0-0000-7000-8000-000000000001\"";
    for (json, named) in [
        (format!("{{{id},\"kind\":\"check_in\",\"at\":\"2026-11-23T07:30:00Z\",\"rev\":\"x\",\"pain_now\":3}}"), true),
        (format!("{{{id},\"kind\":\"check_in\",\"at\":\"2026-11-23T07:30:00Z\",\"rev\":{HUGE}}}"), true),
        (format!("{{{id},\"kind\":\"check_in\",\"at\":\"2026-11-23T07:30:00Z\",\"pain_now\":11}}"), true),
        (format!("{{{id},\"kind\":\"check_in\",\"at\":\"2026-11-23T07:30:00Z\",\"pain_now\":3,\"pain_now\":4}}"), true),
        (format!("{{{id},\"kind\":\"dream\",\"at\":\"2026-11-23T07:30:00Z\"}}"), true),
        (format!("{{{id},\"kind\":\"note\",\"at\":\"yesterday\"}}"), true),
        ("[1,2]".to_owned(), false),
        ("{\"id\":7}".to_owned(), false),
        ("null".to_owned(), false),
    ] {
        let record = record(&json);
        assert!(!record.fits, "{json}");
        assert_eq!(record.id.is_some(), named, "{json}");
        assert_eq!(record.json(), json);
    }
    let escaped = record(
        "{\"id\":\"019ab0f0-0000-7000-8000-00000000000\\u0031\",\"kind\":\"n\\u006fte\",\"at\":\"2026-11-23T07:30:00Z\"}",
    );
    assert!(escaped.fits && escaped.kind == Kind::Note);
}

#[test]
fn registers_keep_huge_numbers_and_fields_of_other_versions() {
    let text = format!(
        "{{\"value\":{{\"n\":{HUGE},\"f\":1.50}},\"rev\":2,\"updated\":\"2026-11-23T08:00:00Z\",\"device\":\"a\",\
         \"why\":{{\"n\":-{HUGE}}}}}"
    );
    let register = Register::parse(&text).unwrap();
    assert_eq!(register.json(), text);
    for bad in ["5", "{}", "{\"value\":1,\"rev\":-1,\"updated\":\"2026-11-23T08:00:00Z\",\"device\":\"a\"}"] {
        assert!(Register::parse(bad).is_err());
    }
}

proptest! {
    /// The one pass sees the same figures as reading the whole entry does.
    #[test]
    fn the_view_agrees_with_the_body(
        pain in prop::option::of(-1i32..13),
        mood in prop::option::of(prop_oneof![Just("3"), Just("null"), Just("3.0"), Just("\"3\""), Just("1e1")]),
        hours in prop::option::of(prop_oneof![Just("7.50"), Just("7"), Just("1e400"), Just("\"7\""), Just("null")]),
    ) {
        let field = |name: &str, value: Option<String>| {
            value.map(|value| format!(", \"{name}\" : {value}")).unwrap_or_default()
        };
        let json = format!(
            "{{\"id\":\"019ab0f0-0000-7000-8000-000000000001\",\"kind\":\"check_in\",\"at\":\"2026-11-23T07:30:00Z\"{}{}{}}}",
            field("pain_now", pain.map(|pain| pain.to_string())),
            field("mood", mood.map(str::to_owned)),
            field("sleep_hours", hours.map(str::to_owned)),
        );
        let record = record(&json);
        match record.body() {
            Ok(Body::CheckIn(entry)) => {
                prop_assert!(record.fits, "{}", json);
                let seen = Figures { pain_now: entry.pain_now, mood: entry.mood, sleep_hours: entry.sleep_hours, ..Figures::default() };
                prop_assert_eq!(record.figures, seen);
            }
            _ => prop_assert!(!record.fits, "{}", json),
        }
    }
}
