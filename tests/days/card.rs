//! The morning: card, blocks, a few questions, saved; and what the next morning asks.

use serde_json::json;

use crate::harness::{Home, MORNING};
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
    run.keys("5 Down 2 Down 2 Down 2 Down text:a_quiet_one C-s");
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

/// Practises for a minute at this moment, then leaves; nothing is answered.
fn a_minute(home: &Home, at: &str) {
    let mut run = open(home, at);
    practise(&mut run);
    run.advance(61_000);
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
}

/// Whether the card of this moment asks about soreness; the card is then left with nothing answered, or put off.
fn asks_soreness(home: &Home, at: &str, taken: bool) -> bool {
    let mut run = open(home, at);
    run.keys("Enter");
    run.wait_for("Before you begin");
    let asks = run.screen().contains("Soreness");
    if taken {
        run.keys("C-s");
        run.wait_for("Space pause");
        run.advance(61_000);
        run.keys("q y");
        assert_eq!(run.exit_code(), 0);
    } else {
        run.keys("Esc");
        leave(run);
    }
    asks
}

#[test]
fn soreness_is_asked_from_twelve_to_thirty_six_hours_after_the_practice_began() {
    let home = settled();
    a_minute(&home, "2026-11-23T19:00:00+01:00");
    assert!(!asks_soreness(&home, "2026-11-24T06:59:59+01:00", false), "a second before twelve hours");
    assert!(asks_soreness(&home, "2026-11-24T07:00:00+01:00", false), "twelve hours");
    let home = settled();
    a_minute(&home, "2026-11-23T06:00:00+01:00");
    assert!(asks_soreness(&home, "2026-11-24T18:00:00+01:00", false), "thirty-six hours");
    assert!(!asks_soreness(&home, "2026-11-24T18:00:01+01:00", false), "a second more");
}

#[test]
fn soreness_that_was_left_open_is_not_asked_on_a_second_card_of_the_day() {
    let home = settled();
    a_minute(&home, "2026-11-23T07:00:00+01:00");
    assert!(asks_soreness(&home, "2026-11-24T07:00:00+01:00", true));
    assert!(!asks_soreness(&home, "2026-11-24T09:00:00+01:00", true), "left open is an answer for the day");
    assert!(records(&home, "next_day").is_empty(), "and no entry is made of it");
    assert!(asks_soreness(&home, "2026-11-25T07:00:00+01:00", true), "the next day has its own");
}

#[test]
fn a_practice_stands_at_the_moment_at_which_it_began() {
    let home = settled();
    let mut run = open(&home, "2026-11-23T23:55:00+01:00");
    practise(&mut run);
    run.advance(375_000);
    run.wait_for("How was it");
    run.keys("C-s");
    run.wait_for("You have practised today.");
    leave(run);
    let began = "2026-11-23T23:55:00+01:00";
    assert_eq!(the_one(&home, "practice")["at"], began);
    // The journal says the same, and so does a practice that is kept after a crash.
    let (_, journal, _) = home.command(Some("2026-11-24T00:30:00+01:00"), &["journal", "--kind", "practice"]);
    assert!(journal.contains("23:55"), "{journal}");
}
