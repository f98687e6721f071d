//! The assets are read, and broken ones are refused with the place that is wrong.

use super::*;

#[test]
fn the_built_in_assets_are_taken() {
    let library = built_in().unwrap();
    // At each start it is read and not checked: this is where it is.
    assert_eq!(read(BUILT_IN).as_ref(), Ok(library));
    let (written, played): (Vec<_>, Vec<_>) = library.catalogue.iter().partition(|one| one.written().is_some());
    assert_eq!((played.len(), written.len()), (90, 14));
    assert!(library.catalogue.get("pf2A").is_some() && library.routine("rt-EVENING").is_some());
}

/// The built-in assets with `old` replaced in the exercises.
fn broken(old: &str, new: &str) -> String {
    assert!(BUILT_IN.exercises.contains(old), "{old}");
    let exercises = BUILT_IN.exercises.replacen(old, new, 1);
    read(Assets { exercises: &exercises, ..BUILT_IN }).unwrap_err().to_string()
}

#[test]
fn an_asset_that_breaks_a_limit_is_refused() {
    let cases = [
        ("\"release_ms\": 20000", "\"release_ms\": 19999", "PMR: letting go is too short for the tensing"),
        ("\"release_per_squeeze\": {\"value\": 2,", "\"release_per_squeeze\": {\"value\": 1.5,", "at least twice"),
        ("\"release_ms\": 9000", "\"release_ms\": 5999", "PF3a: letting go lasts less than twice the squeeze"),
        ("\"effort\": 40", "\"effort\": 41", "PF3b: squeezes harder than lightly"),
        ("\"gate\": \"squeeze\"", "\"gate\": \"hold\"", "PF3a: squeezes without a clinician's agreement"),
        ("\"gate\": \"hold\"", "\"gate\": \"squeeze\"", "B9: holds the breath without its questions"),
        ("\"hold_ms\": 3000", "\"hold_ms\": 4100", "B9: exercise-limit-hold-length is 4.1"),
        ("\"hold_ms\": 7000, \"out_ms\"", "\"hold_ms\": 7100, \"out_ms\"", "B10: exercise-limit-hold-length is 7.1"),
        ("\"drop_ms\": 4000", "\"drop_ms\": 7500", "PF4a: its cues come before the last one is let go"),
        ("\"times\": 8", "\"times\": 7", "more repetitions than its series"),
        ("\"in_ms\": 2500, \"out_ms\": 3500", "\"in_ms\": 1000, \"out_ms\": 3500", "B1: exercise-limit-in is 1"),
        (
            "\"in_ms\": 4000, \"out_ms\": 6000}",
            "\"in_ms\": 4000, \"hold_ms\": 2000, \"out_ms\": 6000}",
            "B3: holds the breath",
        ),
        ("\"in_ms\": 4000, \"out_ms\": 8000", "\"in_ms\": 4000, \"out_ms\": 12000", "B6: exercise-limit-ratio"),
        ("\"max_s\": 600", "\"max_s\": 6000", "max_s is outside"),
        (
            "\"start\": 12, \"target\": 6, \"seconds\": 180",
            "\"start\": 12, \"target\": 6, \"seconds\": 60",
            "limit-fall",
        ),
        ("\"reps\": 30", "\"reps\": 0", "B1: dose full: has no repetitions"),
        ("\"reps\": 60", "\"reps\": 600", "longer than a session"),
        ("\"positions\": [\"lying\", \"side\", \"sitting\"]", "\"positions\": [\"upside-down\"]", "unknown variant"),
        ("\"positions\": [\"lying\", \"side\", \"sitting\"]", "\"positions\": []", "has no position"),
        ("\"alternative\": \"MI1\"", "\"alternative\": \"MI9\"", "its alternative is not known"),
        ("\"id\": \"B2\"", "\"id\": \"b1\"", "twice"),
        ("\"hold_ms\": 60000", "\"hold_ms\": 600000", "a hold of 5 to 120 s"),
        (
            "{\"hint\": \"cue-sc-hard\", \"seconds\": 20}",
            "{\"hint\": \"cue-sc-hard\", \"seconds\": 25}",
            "do not add up",
        ),
        ("\"hint\": \"cue-sc-hard\"", "\"shout\": \"cue-sc-hard\"", "exercises["),
    ];
    for (old, new, what) in cases {
        let line = broken(old, new);
        assert!(line.starts_with("exercises.json: ") && line.contains(what), "{old}: {line}");
        assert_eq!(line.lines().count(), 1);
    }
}

#[test]
fn a_missing_source_is_refused() {
    let mut exercises: serde_json::Value = serde_json::from_str(BUILT_IN.exercises).unwrap();
    exercises["exercises"][7]["source"] = " ".into();
    let refused = |value: &serde_json::Value| read(Assets { exercises: &value.to_string(), ..BUILT_IN }).unwrap_err();
    assert_eq!(refused(&exercises).to_string(), "exercises.json: B8: has no source");
    exercises["exercises"][7].as_object_mut().unwrap().remove("source");
    assert!(refused(&exercises).what.contains("missing field `source`"));
}

#[test]
fn other_assets_are_checked_too() {
    let routines = BUILT_IN.routines.replacen("\"seconds\": 420", "\"seconds\": 430", 1);
    let line = read(Assets { routines: &routines, ..BUILT_IN }).unwrap_err().to_string();
    assert_eq!(line, "routines.json: RT7: its slots do not add up to its seconds");
    let routines = BUILT_IN.routines.replacen("\"exercise\": \"PMR\"", "\"exercise\": \"ST1\"", 1);
    assert!(read(Assets { routines: &routines, ..BUILT_IN }).unwrap_err().what.contains("another track"));
    let programme = BUILT_IN.programme.replacen("\"ramp_target\": 8.0", "\"ramp_target\": 6.0", 1);
    assert!(read(Assets { programme: &programme, ..BUILT_IN }).unwrap_err().what.contains("ramp ends too slow"));
    let tracks = BUILT_IN.tracks.replacen("\"dose\": \"long\"", "\"dose\": \"longer\"", 1);
    assert!(read(Assets { tracks: &tracks, ..BUILT_IN }).unwrap_err().what.contains("its dose is not known"));
    for text in ["", "{", "[]", "null"] {
        assert!(read(Assets { tracks: text, ..BUILT_IN }).is_err());
    }
}

#[test]
fn pacing_may_become_more_careful_and_never_less() {
    let read_pacing = |old: &str, new: &str| {
        assert!(BUILT_IN.pacing.contains(old), "{old}");
        let pacing = BUILT_IN.pacing.replacen(old, new, 1);
        read(Assets { pacing: &pacing, ..BUILT_IN }).map(|library| library.pacing)
    };
    let careful = read_pacing("\"increase_days\": { \"value\": 7", "\"increase_days\": { \"value\": 10").unwrap();
    assert!((careful.increase_days - 10.0).abs() < 1e-9);
    for (name, is, looser) in [
        ("increase_days", "7", "6"),
        ("drift", "0.5", "0.6"),
        ("stress_high", "8", "9"),
        ("sleep_hours", "5", "4"),
        ("good_sessions", "3", "2"),
        ("new_step_part", "0.7", "1"),
        ("longer_part", "0.15", "0.25"),
        ("next_day_rise", "2", "3"),
    ] {
        let line =
            read_pacing(&format!("\"{name}\": {{ \"value\": {is}"), &format!("\"{name}\": {{ \"value\": {looser}"));
        let line = line.unwrap_err().to_string();
        assert!(line.starts_with(&format!("pacing.json: {name} is {looser}, not ")), "{line}");
    }
    for (old, new, what) in [
        ("\"drift\"", "\"draft\"", "draft is not known"),
        ("\"version\": 1", "\"version\": 2", "not known"),
        ("\"source\": \"own\"", "\"source\": \"hearsay\"", "a source that is not listed"),
        ("our own choice: no trial gives a number", " ", "source own is empty"),
        ("\"fear_settled\": { \"value\": 3", "\"fear_settled\": { \"value\": 3.5", "fear_settled is 3.5"),
        ("\"short_break_days\": { \"value\": 7", "\"short_break_days\": { \"value\": \"7\"", "short_break_days"),
    ] {
        assert!(read_pacing(old, new).unwrap_err().to_string().contains(what), "{old}");
    }
    let numbers: serde_json::Value = serde_json::from_str(BUILT_IN.pacing).unwrap();
    assert_eq!(numbers["thresholds"].as_object().unwrap().len(), crate::plan::pacing::HARD_LIMITS.len());
}
