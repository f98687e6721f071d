//! The morning: card, blocks, a few questions, saved; and what the next morning asks.

use serde_json::json;

use crate::harness::MORNING;
use crate::kit::{leave, open, practise, records, settled, settled_with, the_one};

#[test]
fn from_the_card_to_what_stands_on_the_disk() {
    let home = settled();
    let mut run = open(&home, MORNING);
    run.wait_for("Short morning");
    run.keys("Enter");
    run.wait_for("Before you begin");
    run.keys("4 Down 3 Down 6 C-s");
    run.wait_for("Arrive");
    run.advance(375_000);
    run.wait_for("How was it");
    run.keys("5 Down 2 Down 2 Down 2 Down Down text:a_quiet_one C-s");
    run.wait_for("Saved.");
    run.wait_for("You have practised today.");

    let check_ins = records(&home, "check_in");
    let [yesterday, now] = check_ins.as_slice() else { panic!("{check_ins:#?}") };
    // The person's day ends at four: its last minute is 03:59 of the calendar day after.
    assert_eq!((&yesterday["at"], &yesterday["pain_average"]), (&json!("2026-11-23T03:59:00+01:00"), &json!(4)));
    assert_eq!(yesterday["pain_now"], json!(null));
    assert_eq!((&now["pain_now"], &now["ease"]), (&json!(3), &json!(6)));
    assert_eq!(now["at"], "2026-11-23T07:00:00+01:00");

    let practice = the_one(&home, "practice");
    assert_eq!((&practice["routine"], &practice["outcome"]), (&json!("RT7"), &json!("finished")));
    assert_eq!((&practice["planned_s"], &practice["done_s"]), (&json!(375), &json!(375)));
    assert_eq!(practice["before"], json!({ "pain": 3, "ease": 6 }));
    assert_eq!((&practice["peak"], &practice["after"]), (&json!({ "pain": 5 }), &json!({ "pain": 2 })));
    assert_eq!((&practice["comfort"], &practice["note"]), (&json!("ok"), &json!("a quiet one")));
    let blocks = practice["blocks"].as_array().expect("blocks");
    let exercises: Vec<&str> = blocks.iter().filter_map(|block| block["exercise"].as_str()).collect();
    assert_eq!(exercises, ["arrive", "B1", "B2", "PF1a", "MI1", "ST1", "leave"]);
    assert!(blocks.iter().all(|block| block["outcome"] == "finished" && block["done_s"] == block["planned_s"]));
    assert_eq!(blocks[3]["let_go"], "partly");
    assert_eq!((&blocks[1]["cycles"], &blocks[3]["step"]), (&json!(10), &json!(0)));
    assert!(home.drafts().is_empty(), "{:?}", home.drafts());
    leave(run);
}

#[test]
fn the_highest_pain_is_filled_in_from_what_was_noted() {
    let home = settled();
    let mut run = open(&home, MORNING);
    practise(&mut run);
    run.advance(30_000);
    run.keys("p");
    run.wait_for("The pacer waits.");
    run.advance(60_000);
    run.keys("4 Enter");
    run.advance(360_000);
    run.wait_for("How was it");
    run.wait_for("[4]");
    run.keys("C-s");
    let practice = the_one(&home, "practice");
    assert_eq!(practice["peak"], json!({ "pain": 4 }));
    assert_eq!(practice["blocks"][1]["pain"], json!(4));
    leave(run);
}

#[test]
fn a_second_window_of_the_day_boundary_asks_in_the_persons_day() {
    // At one in the night it is still yesterday for the person: nothing was practised "today" when it was at eleven.
    let home = settled_with(&json!({ "routine": "RT0" }));
    let mut run = open(&home, "2026-11-24T01:00:00+01:00");
    run.wait_for("Monday 23 November");
    run.keys("Enter");
    run.keys("4 C-s");
    run.wait_for("First steps");
    assert_eq!(the_one(&home, "check_in")["at"], "2026-11-23T03:59:00+01:00");
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
}
