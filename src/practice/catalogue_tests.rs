//! Every exercise and routine has its words, and what is offered keeps to the rules that need no timeline.

use super::*;
use crate::library::built_in;
use crate::words;

#[test]
fn every_exercise_and_routine_has_its_words() {
    let library = built_in().unwrap();
    for exercise in library.catalogue.iter() {
        let feel = words::has(&format!("exercise-{}-feel", exercise.id));
        assert!(!feel || exercise.track == Track::Floor, "{}", exercise.id);
        for part in ["name", "why", "setup"] {
            assert!(words::has(&format!("exercise-{}-{part}", exercise.id)), "{} {part}", exercise.id);
        }
        let setup = words::say(&format!("exercise-{}-setup", exercise.id));
        assert_eq!(setup.lines().count(), 3, "{}", exercise.id);
        assert!(setup.lines().all(|line| line.chars().count() <= 84), "{}", exercise.id);
        let leave_out = words::has(&format!("exercise-{}-leave-out", exercise.id));
        assert_eq!(leave_out, exercise.leave_out, "{}", exercise.id);
        assert!(words::say(&format!("exercise-{}-name", exercise.id)).chars().count() <= 30);
        for position in &exercise.positions {
            let figure = exercise.figure(*position);
            assert!(figure.is_none_or(|id| words::figure(id, false).is_some()), "{} {figure:?}", exercise.id);
            assert!(words::has(&format!("cue-to-{}", position.id())));
        }
    }
    for routine in &library.routines {
        assert!(words::has(&format!("routine-{}-name", routine.id)), "{}", routine.id);
        assert!(words::has(&format!("routine-{}-line", routine.id)), "{}", routine.id);
    }
}

#[test]
fn every_cue_that_has_words_is_used() {
    let plans = include_str!("../plan/therapist/own.rs");
    let sources = [include_str!("play.rs"), include_str!("script.rs"), plans].concat();
    let assets = [include_str!("../../assets/exercises.json"), &sources].concat();
    // What others of them name has a test of its own.
    let families = ["cue-to-", "cue-position-", "cue-last-", "cue-anchor-", "cue-figure-"];
    let kinds: Vec<String> = PhaseKind::ALL.iter().map(|kind| format!("cue-{}", kind.id())).collect();
    let all = words::source("cue").unwrap();
    for line in all.lines().filter(|line| line.starts_with("cue-")) {
        let key = line.split(' ').next().unwrap();
        // A cue may be a part of others.
        let named = assets.contains(&format!("\"{key}\"")) || all.contains(&format!("{{ {key} }}"));
        let used = named || families.iter().any(|family| key.starts_with(family));
        assert!(used || kinds.iter().any(|kind| kind == key), "{key} is not used");
    }
}

#[test]
fn limits_refuse_and_note_with_words() {
    let limits = built_in().unwrap().catalogue.limits();
    let of = |in_ms, top_up_ms, hold_ms, out_ms, pause_ms| {
        limits::check(&Pattern { in_ms, top_up_ms, hold_ms, out_ms, pause_ms }, limits)
    };
    let refused = [
        (of(1400, 0, 0, 2000, 0), "exercise-limit-in"),
        (of(8100, 0, 0, 8000, 0), "exercise-limit-in"),
        (of(2500, 400, 0, 6500, 0), "exercise-limit-top-up"),
        (of(4000, 0, 1, 6000, 0), "exercise-limit-hold"),
        (of(1500, 0, 0, 1900, 0), "exercise-limit-out"),
        (of(4000, 0, 0, 5000, 2100), "exercise-limit-pause"),
        (of(5000, 0, 0, 3900, 0), "exercise-limit-ratio"),
        (of(3000, 0, 0, 7600, 0), "exercise-limit-ratio"),
        (of(6000, 0, 0, 8000, 0), "exercise-limit-rate"),
    ];
    for (result, key) in refused {
        let refusal = result.unwrap_err();
        assert_eq!(refusal.key, key);
        assert!(words::has(key));
        assert!(refusal.value < refusal.min || refusal.value > refusal.max);
    }
    assert_eq!(of(4000, 0, 0, 6000, 0), Ok(Vec::new()));
    let keys = |notes: Result<Vec<Advice>, Refusal>| notes.unwrap().iter().map(|note| note.key).collect::<Vec<_>>();
    assert_eq!(keys(of(6100, 0, 0, 6000, 0)), ["exercise-advice-in", "exercise-advice-ratio"]);
    assert!(keys(of(6000, 0, 0, 6000, 0)).is_empty());
    assert!(
        ["exercise-limit-session", "exercise-limit-fall", "exercise-limit-cycle"].iter().all(|key| words::has(key))
    );
    assert_eq!(limits::day_note(2400, limits), None);
    assert!(limits::day_note(2401, limits).is_some_and(|note| words::has(note.key)));
    assert!(limits::check_length(29, false, limits).is_err() && limits::check_length(1201, false, limits).is_err());
    assert!(limits::check_length(1800, true, limits).is_ok() && limits::check_length(1801, true, limits).is_err());
}

#[test]
fn arrows_pass_over_changes_on_the_way_back() {
    let block = |id: &str| Block::new(id, Position::Lying, Dose::default());
    let blocks = [block("B3"), block("change"), block("ST1")];
    assert_eq!([next_block(&blocks, 0), next_block(&blocks, 2), previous_block(&blocks, 2)], [Some(1), None, Some(0)]);
    assert_eq!([previous_block(&blocks, 0), previous_block(&[], 9), next_block(&[], 9)], [None, None, None]);
}
