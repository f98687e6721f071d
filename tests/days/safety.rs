//! Safety on ordinary days: the weekly lines, an open note, help without the program around it.

use serde_json::json;

use crate::harness::{MORNING, Run};
use crate::kit::{enter, leave, open, practise, records, settled_with, the_one};

#[test]
fn once_a_week_the_lines_come_after_the_practice_and_not_before() {
    let home = settled_with(&json!({ "safety_asked": { "on": "2026-11-16", "answer": "none" } }));
    let mut run = open(&home, MORNING);
    run.wait_for("Your practice is ready when you are.");
    practise(&mut run);
    run.advance(400_000);
    run.wait_for("How was it");
    run.keys("C-s");
    run.wait_for("Anything new this week?");
    run.keys("1 C-s");
    run.wait_for("Good morning.");
    assert_eq!(home.register("safety_asked"), json!({ "on": "2026-11-23", "answer": "none" }));
    leave(run);

    let mut run = open(&home, "2026-11-24T07:00:00+01:00");
    practise(&mut run);
    run.advance(400_000);
    run.keys("C-s");
    run.absent("Anything new this week?");
    run.wait_for("A few questions");
    run.keys("Esc");
    run.wait_for("You have practised today.");
    leave(run);
}

/// A profile in which note 15 has stood open since yesterday.
fn with_note(level: &str) -> serde_json::Value {
    json!({ "flags": [{ "day": "2026-11-22", "flag": { "flag": 15, "level": level, "state": "raised" } }] })
}

#[test]
fn with_an_urgent_note_enter_leads_over_its_text_to_gentle_breathing() {
    let home = settled_with(&with_note("urgent"));
    let mut run = open(&home, MORNING);
    run.wait_for("One note to look at");
    enter(&mut run);
    run.wait_for("Please contact a doctor, clinic or");
    enter(&mut run);
    run.wait_for("Good morning.");
    enter(&mut run);
    run.wait_for("Space pause");
    run.advance(7_000);
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
    let practice = the_one(&home, "practice");
    assert_eq!(practice["routine"], "breathing");
    let blocks = practice["blocks"].as_array().expect("blocks");
    assert!(blocks.iter().all(|block| block["track"] != "floor" && block["track"] != "stretch"), "{practice:#}");
}

#[test]
fn with_an_emergency_note_no_practice_begins_by_any_door() {
    let home = settled_with(&with_note("emergency"));
    for args in ["practise RT7", "practise PF1a"] {
        let mut run = Run::at(MORNING).home(&home).args(args).start();
        run.wait_for("This needs medical help now.");
        run.absent("Space pause");
        leave(run);
    }
    // The journal is open as always, and a clinician's word closes the note.
    let mut run = open(&home, MORNING);
    run.keys("3 t text:called_them C-s");
    run.wait_for("called them");
    run.keys("1");
    enter(&mut run);
    run.wait_for("seen by a clinician");
    run.keys("S");
    run.wait_for("Your practice is ready when you are.");
    assert_eq!(the_one(&home, "flag")["state"], "seen");
    assert_eq!(home.register("flags"), json!([]));
    assert_eq!(records(&home, "note").len(), 1);
    leave(run);
}

#[test]
fn sos_opens_on_two_quiet_minutes_before_any_first_run() {
    let mut run = Run::at(MORNING).args("sos").start();
    run.wait_for("You are here.");
    run.keys("t");
    run.wait_for("You do not have to carry this alone.");
    run.keys("Esc");
    run.wait_for("You are here.");
    run.advance(119_000);
    run.absent("Before you start");
    run.advance(1_000);
    run.wait_until_gone("One hand where it feels kind.");
    assert!(!run.home().data_dir().join("journal").exists(), "help writes nothing");
}
