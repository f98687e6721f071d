//! `plan suggest`: the worked cases through the built program, and files that do not fit.

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
