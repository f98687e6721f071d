//! Noon: a few figures in a few keys, many times a day, in the window or beside it.

use serde_json::json;

use crate::harness::MORNING;
use crate::kit::{ENTER_WAITS_MS, enter, leave, open, records, settled, the_one};

#[test]
fn an_entry_takes_three_keys_and_there_can_be_many() {
    let home = settled();
    let mut run = open(&home, MORNING);
    for pain in ["6", "3", "4"] {
        run.keys(&format!("n {pain} C-s"));
        run.wait_for("Saved.");
        run.advance(3_600_000);
    }
    let pains: Vec<_> = records(&home, "check_in").iter().map(|entry| entry["pain_now"].clone()).collect();
    assert_eq!(pains, [json!(6), json!(3), json!(4)]);
    assert!(home.drafts().is_empty(), "{:?}", home.drafts());
    leave(run);
}

#[test]
fn what_log_writes_beside_a_window_is_in_the_window() {
    let home = settled();
    let mut run = open(&home, MORNING);
    run.keys("n 2 C-s");
    run.wait_for("Saved.");
    let words =
        ["log", "--pain", "6", "--place", "entrance", "--trigger", "sitting", "--note", "after the bus", "--ago", "2h"];
    let (code, said, errors) = home.command(Some("2026-11-23T12:30:00+01:00"), &words);
    assert_eq!(code, Some(0), "{said}{errors}");
    // The disk first, so that a row that is missing from the window can be told from one that was lost.
    let month = home.diary_file("journal/2026-11.json");
    assert_eq!(records(&home, "check_in").len(), 2, "{month}");
    run.advance(20_000_000);
    run.keys("3");
    run.wait_for("10:30      Check-in: Pain now 6");
    run.wait_for("07:00      Check-in: Pain now 2");
    run.keys("n 5 C-s");
    run.wait_for("Saved.");
    leave(run);
    let entries = records(&home, "check_in");
    assert_eq!(entries.len(), 3, "{entries:#?}");
    let beside = entries.iter().find(|entry| entry["note"] == "after the bus").expect("what log wrote");
    assert_eq!((&beside["at"], &beside["pain_now"]), (&json!("2026-11-23T10:30:00+01:00"), &json!(6)));
    assert_eq!((&beside["places"], &beside["triggers"]), (&json!(["entrance"]), &json!(["sitting"])));
}

#[test]
fn an_entry_is_found_by_its_words_and_edited() {
    let home = settled();
    let mut run = open(&home, MORNING);
    run.keys("3 t text:a_walk_by_the_river C-s");
    run.wait_for("by the river");
    run.advance(60_000);
    run.keys("n 7 C-s");
    run.wait_for("Pain now 7");
    run.keys("/ text:RIVER");
    run.wait_for("by the river");
    run.absent("Pain now 7");
    run.keys("Esc");
    run.wait_for("Pain now 7");
    // The newest is first.
    run.keys("e");
    run.wait_for("[7]");
    run.keys("4 C-s");
    run.wait_for("Pain now 4");
    let entry = the_one(&home, "check_in");
    assert_eq!((&entry["pain_now"], &entry["rev"]), (&json!(4), &json!(2)));
    assert_eq!(entry["at"], "2026-11-23T07:01:00+01:00", "an edit leaves the moment as it was");
    run.keys("u");
    run.wait_for("Pain now 7");
    assert_eq!(the_one(&home, "check_in")["pain_now"], json!(7));
    leave(run);
}

#[test]
fn a_held_enter_answers_nothing_on_the_screen_that_opens() {
    let home = settled();
    let mut run = open(&home, MORNING);
    run.keys("Enter");
    run.wait_for("Before you begin");
    let card = run.screen();
    run.keys("Enter Enter Enter");
    assert_eq!(run.screen(), card);
    run.advance(ENTER_WAITS_MS - 1);
    run.keys("Enter");
    assert_eq!(run.screen(), card);
    run.advance(1);
    run.keys("Enter");
    assert_ne!(run.screen(), card);
    leave(run);
}

#[test]
fn enter_alone_leads_through_card_and_questions_and_leaves_all_of_them_open() {
    let home = settled();
    let mut run = open(&home, MORNING);
    enter(&mut run);
    run.wait_for("Before you begin");
    run.advance(ENTER_WAITS_MS);
    for _ in 0..8 {
        if !run.screen().contains("Space pause") {
            run.keys("Enter");
        }
    }
    run.wait_for("Space pause");
    run.advance(400_000);
    run.wait_for("How was it");
    run.advance(ENTER_WAITS_MS);
    for _ in 0..7 {
        if run.screen().contains("How was it") {
            run.keys("Enter");
        }
    }
    run.wait_for("You have practised today.");
    assert!(records(&home, "check_in").is_empty());
    let practice = the_one(&home, "practice");
    for field in ["before", "after", "peak", "comfort", "note"] {
        assert_eq!(practice[field], json!(null), "{field}");
    }
    leave(run);
}
