//! `plan why` over a diary, and `plan suggest`: the worked cases through the built program, and files that do not fit.

use std::io::Write as _;
use std::process::Stdio;

use serde_json::Value;

use super::world::World;

fn cases() -> Vec<Value> {
    let cases: Value = serde_json::from_str(include_str!("../fixtures/pacing.json")).unwrap();
    cases["cases"].as_array().unwrap().clone()
}

#[test]
fn a_case_comes_back_as_its_expectation_and_nothing_is_written() {
    let world = World::new();
    let file = world.home().join("case.json");
    for case in cases().iter().step_by(4) {
        world.put(&file, &case["input"].to_string());
        let said = world.call(&["plan", "suggest", "--input", "case.json"]).well();
        assert_eq!(said.trim_end(), case["expect"].to_string(), "{}", case["name"]);
        world.put(&file, &case.to_string());
        assert_eq!(world.say("plan suggest --input case.json").well(), said, "a whole case reads as well");
    }
    assert_eq!(world.files().len(), 1);
    let steady = world.say("plan suggest --input case.json").well();
    assert_eq!(steady.lines().count(), 1);
}

#[test]
fn standard_input_is_read_too() {
    let world = World::new();
    let mut child = world
        .command(&["plan", "suggest", "--input", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(cases()[0]["input"].to_string().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    let said =
        "{\"action\":\"advance_step\",\"reason\":\"R23_next_step\",\"step_delta\":1,\"dose_min\":7.0,\"notes\":[]}\n";
    assert_eq!(String::from_utf8(output.stdout).unwrap(), said);
}

#[test]
fn what_does_not_fit_is_one_line_with_its_place() {
    let world = World::new();
    let file = world.home().join("case.json");
    let long = format!("{{\"{}\": 1}}", "x\\u001b[2J".repeat(400));
    for (text, place) in [
        ("{\"stress\": 11}", "stress: 11 is not between 0 and 10"),
        ("{\"sessions\": [{\"before\": 3}, {\"peak\": \"high\"}]}", "sessions[1].peak"),
        ("{\"input\": {\"pain_days\": [1, -2]}}", "input.pain_days[1]: -2"),
        ("{\"step\": 4, \"step_max\": 3}", "step: 4 is not between"),
        ("{\"wish\": \"faster\"}", "wish: unknown variant"),
        ("{\"steps\": 3}", "steps"),
        ("{\"dose_min\": ", "dose_min"),
        ("", "line 1"),
        ("[]", "an object"),
        ("null", "an object"),
        (long.as_str(), "x"),
    ] {
        world.put(&file, text);
        let refusal = world.say("plan suggest --input case.json").refused(65);
        assert!(refusal.contains("case.json") && refusal.contains(place), "{text}: {refusal}");
    }
    std::fs::write(&file, [0xff, 0xfe, 0]).unwrap();
    assert!(world.say("plan suggest --input case.json").refused(65).contains("UTF-8"));
    assert!(world.say("plan suggest --input -").refused(65).contains("Standard input"));
    assert!(world.say("plan suggest --input nowhere.json").refused(74).contains("nowhere.json"));
    let _ = world.say("plan suggest --input .").refused(74);
    let _ = world.say("plan suggest").refused(2);
    let _ = world.say("plan").refused(2);
    let _ = world.say("plan suggest --input").refused(2);
    let _ = world.say("plan suggest case.json").refused(2);
}

#[test]
fn why_says_the_rule_its_figures_and_what_would_change_it_for_each_track() {
    let world = World::new();
    let said = world.say("plan why").well();
    for track in ["Pelvic floor: step 0", "Breath: step 0", "Stretches: step 0", "Attention: step 0"] {
        assert!(said.contains(track), "{track} is not in:\n{said}");
    }
    assert_eq!(said.matches("No day of the last seven has a pain figure; 3 give a picture.").count(), 4, "{said}");
    assert_eq!(said.matches("  Rule R15.").count(), 4, "{said}");
    assert!(world.files().is_empty(), "asking writes nothing");
    assert!(said.lines().all(|line| line.chars().count() <= 72), "{said}");
    for days in 1..=3 {
        let _ = world.call(&["log", "--pain", "3", "--ago", &format!("{days}d")]).well();
    }
    let after = world.say("plan why").well();
    assert!(after.contains("There is no practice at this step in the last two weeks."), "{after}");
}

#[test]
fn why_as_json_has_the_same_in_figures() {
    let world = World::new();
    let _ = world.say("log --pain 8").well();
    let document: Value = serde_json::from_str(&world.say("plan why --json").well()).unwrap();
    assert_eq!((&document["format"], &document["day"]), (&"pelvicoach/why".into(), &"2026-11-23".into()));
    let tracks = document["tracks"].as_array().unwrap();
    let ids: Vec<&str> = tracks.iter().map(|track| track["track"].as_str().unwrap()).collect();
    assert_eq!(ids, ["floor", "breath", "stretch", "attention"], "ladders are out of sight until they are opened");
    for track in tracks {
        assert_eq!((&track["rule"], &track["action"]), (&"R10_high_today".into(), &"rest_gentle".into()), "{track}");
        assert_eq!((&track["figures"]["pain"], &track["figures"]["limit"]), (&8.0.into(), &7.0.into()));
        assert!(track["change"].as_str().unwrap().contains("below 7"), "{track}");
    }
    let _ = world.say("plan why --input x").refused(2);
    let _ = world.say("plan why floor").refused(2);
}
