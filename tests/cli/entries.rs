//! What is written: log, ask, visit, flare, and what stands in the file afterwards.

use serde_json::json;

use super::world::World;

#[test]
fn log_keeps_what_was_typed_and_says_so() {
    let world = World::new();
    let said = world
        .call(&["log", "--pain", "6", "--place", "entrance", "--trigger", "sitting,stress", "--note", "long day"])
        .well();
    assert_eq!(said, "Saved. Pain 6, at the entrance, sitting, stress, a note, at 14:05.\n");
    let records = world.file("2026-11");
    let record = &records[0];
    assert_eq!(record["kind"], "check_in");
    assert_eq!(record["at"], "2026-11-23T14:05:00+01:00");
    assert_eq!(record["tz"], "Europe/Berlin");
    assert_eq!(record["pain_now"], 6);
    assert_eq!(record["places"], json!(["entrance"]));
    assert_eq!(record["triggers"], json!(["sitting", "stress"]));
    assert_eq!(record["note"], "long day");
    assert_eq!(record["mood"], serde_json::Value::Null, "what was not said is not zero");
    assert_eq!(record["rev"], 1);
}

#[test]
fn every_figure_has_its_field() {
    let world = World::new();
    let said = world.say("log --worst 7 --mood 3 --stress 8 --ease 0 --sleep 6,5 --helped warmth --helped WALK").well();
    assert_eq!(said, "Saved. Worst pain 7, mood 3, stress 8, ease 0, 6.5 h of sleep, warmth, a walk, at 14:05.\n");
    let record = &world.file("2026-11")[0];
    assert_eq!((&record["pain_worst"], &record["mood"], &record["stress"]), (&json!(7), &json!(3), &json!(8)));
    assert_eq!((&record["ease"], &record["sleep_hours"]), (&json!(0), &json!(6.5)));
    assert_eq!(record["helped"], json!(["warmth", "walk"]));
}

#[test]
fn an_entry_can_speak_of_earlier() {
    let world = World::new();
    let said = world.call(&["log", "--pain", "4", "--at", "yesterday 21:00"]).well();
    assert_eq!(said, "Saved. Pain 4, on 2026-11-22 at 21:00.\n");
    let said = world.say("log --pain 3 --ago 90m").well();
    assert_eq!(said, "Saved. Pain 3, at 12:35.\n");
    let said = world.say("log --pain 2 --at 2026-10-31").well();
    assert_eq!(said, "Saved. Pain 2, on 2026-10-31 at 12:00.\n");
    assert_eq!(world.file("2026-10")[0]["at"], "2026-10-31T12:00:00+01:00");
    let moments: Vec<_> = world.records().iter().map(|record| record["at"].as_str().unwrap().to_owned()).collect();
    assert_eq!(
        moments,
        ["2026-11-23T12:35:00+01:00", "2026-11-22T21:00:00+01:00", "2026-10-31T12:00:00+01:00"],
        "newest first"
    );
}

#[test]
fn summer_time_holds_on_the_day_it_held() {
    // The real clock, so that the rules of the zone are used: an entry of a summer day has the summer's offset.
    let world = World::new();
    let mut command = world.command(&["log", "--pain", "1", "--at", "2024-07-01 09:00"]);
    assert!(command.env_remove("PELVICOACH_DRIVE_AT").output().unwrap().status.success());
    assert_eq!(world.file("2024-07")[0]["at"], "2024-07-01T09:00:00+02:00");
    // The hour that was skipped, and the one that came twice.
    for (typed, month, kept) in [
        ("2024-03-31 02:30", "2024-03", "2024-03-31T03:30:00+02:00"),
        ("2024-10-27 02:30", "2024-10", "2024-10-27T02:30:00+02:00"),
    ] {
        let mut command = world.command(&["log", "--pain", "1", "--at", typed]);
        assert!(command.env_remove("PELVICOACH_DRIVE_AT").output().unwrap().status.success());
        assert_eq!(world.file(month)[0]["at"], kept);
    }
}

#[test]
fn a_long_note_is_kept_whole() {
    let world = World::new();
    let note = "línea 日本語 שלום ".repeat(700);
    let _ = world.call(&["log", "--note", &note]).well();
    assert_eq!(world.file("2026-11")[0]["note"], note.trim());
    let refusal = world.call(&["log", "--note", &"x".repeat(20_001)]).refused(2);
    assert!(refusal.contains("20"), "{refusal}");
    assert_eq!(world.file("2026-11").len(), 1);
}

#[test]
fn ask_and_visit() {
    let world = World::new();
    assert_eq!(world.call(&["ask", "Is", "it normal?"]).well(), "Saved. It waits for the visit.\n");
    let said = world.call(&["visit", "--with", "Dr. B", "--note", "go slower", "--next", "in 2 weeks"]).well();
    assert_eq!(said, "Saved. A visit at 14:05; the next one on 2026-12-07.\n");
    let _ = world.call(&["visit", "--at", "2026-11-20 10:00"]).well();
    let records = world.records();
    let visit = records.iter().find(|record| record["with"] == "Dr. B").unwrap();
    assert_eq!((&visit["kind"], &visit["next_at"]), (&json!("visit"), &json!("2026-12-07")));
    assert!(records.iter().any(|record| record["kind"] == "question" && record["text"] == "Is it normal?"));
}

#[test]
fn flare_is_kept_as_an_entry_and_as_where_the_person_stands() {
    let world = World::new();
    assert!(world.say("flare off").well().contains("off already"));
    assert!(world.say("flare on").well().starts_with("Saved."));
    assert!(world.say("flare on").well().contains("on already"));
    let profile: serde_json::Value =
        serde_json::from_slice(&std::fs::read(world.data().join("profile.json")).unwrap()).unwrap();
    assert_eq!(profile["registers"]["flare"]["value"], true);
    assert_eq!(world.say("status --short").well(), "quiet\n");
    assert!(world.say("flare off").well().starts_with("Saved."));
    let states: Vec<_> = world.records().iter().map(|record| record["state"].clone()).collect();
    assert_eq!(states.len(), 2);
    assert!(states.contains(&json!("on")) && states.contains(&json!("off")));
}

#[test]
fn flare_show_reads_the_plan_and_what_rests() {
    let world = World::new();
    let said = world.say("flare show").well();
    for words in ["the plan is off", "1. Slow, easy breathing", "15 to 20 minutes", "One hard day is one day."] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(!said.contains("rest until"), "{said}");
    assert!(said.lines().count() > 15 && said.lines().any(|line| line.starts_with("1. ")), "line by line: {said}");
    assert!(world.files().is_empty(), "looking leaves nothing behind");
    let register = |value: serde_json::Value| json!({ "value": value, "rev": 1, "updated": "2026-11-22T06:00:00Z", "device": "0123456789ab" });
    let registers = json!({
        "flare_plan": register(json!({ "helps": ["the cat"], "words": "This \u{1b}[2Jpasses too." })),
        "opened": register(json!(["alone"])),
        "gate-squeeze": register(json!({ "given": true })),
    });
    let profile = json!({ "format": "pelvicoach/profile", "version": 1, "registers": registers });
    world.put(&world.data().join("profile.json"), &profile.to_string());
    let _ = world.say("flare on").well();
    let said = world.say("flare show").well();
    assert!(said.contains("the plan is on") && said.contains("1. the cat") && !said.contains("2. "), "{said}");
    assert!(said.contains("passes too.") && !said.contains('\u{1b}'), "no control codes: {said:?}");
    assert!(said.contains("until Wed 25 Nov, 14:05"), "{said}");
    let ended = world.at("2026-11-23T20:00:00+01:00");
    let said = ended.say("flare off").well();
    assert!(said.contains("these steps rest until Wed 25 Nov, 14:05."), "ended early: {said}");
    assert!(said.contains("Light squeezes rest until Mon 30 Nov."), "{said}");
    let later = ended.at("2026-11-25T14:05:00+01:00").say("flare show").well();
    assert!(!later.contains("these steps rest"), "{later}");
}

#[test]
fn status_is_discreet() {
    let world = World::new();
    assert_eq!(world.say("status").well(), "Here when you like.\n");
    assert!(world.files().is_empty(), "looking leaves nothing behind");
    let _ = world.call(&["log", "--pain", "9", "--place", "entrance", "--note", "secret"]).well();
    for words in ["status", "status --short", "status --json"] {
        let said = world.say(words).well();
        for word in ["9", "entrance", "secret", "pain"] {
            assert!(!said.contains(word), "{words}: {said}");
        }
    }
    let status: serde_json::Value = serde_json::from_str(&world.say("status --json").well()).unwrap();
    assert_eq!(
        (&status["day"], &status["state"], &status["entries"]),
        (&json!("2026-11-23"), &json!("open"), &json!(1))
    );
}

#[test]
fn status_rests_on_a_single_hard_day_and_no_longer_than_that() {
    let world = World::new();
    let status_with = |hard_day: &str| {
        let register =
            json!({ "value": hard_day, "rev": 1, "updated": "2026-11-22T06:00:00Z", "device": "0123456789ab" });
        let profile =
            json!({ "format": "pelvicoach/profile", "version": 1, "registers": { "hard_day": register } }).to_string();
        world.put(&world.data().join("profile.json"), &profile);
        let state: serde_json::Value = serde_json::from_str(&world.say("status --json").well()).unwrap();
        (world.say("status").well(), world.say("status --short").well(), state["state"].clone())
    };
    assert_eq!(status_with("2026-11-23"), ("A quiet day.\n".to_owned(), "quiet\n".to_owned(), json!("resting")));
    assert_eq!(status_with("2026-11-22").2, json!("open"), "yesterday was one, today is not");
}

#[test]
fn sos_prints_the_grounding_and_a_person_and_leaves_nothing() {
    let world = World::new();
    let said = world.say("sos").well();
    assert!(said.contains("Feel your feet") && said.contains("local emergency number"), "{said}");
    assert!(world.files().is_empty());
    // It comes whatever else is wrong.
    world.put(&world.data(), "a file where the folder would be");
    let said = world.call(&["sos", "--theme", "nonsense"]);
    assert!(said.code == 0 && said.out.contains("Feel your feet"), "{said:?}");
}
