//! The morning: card, blocks, afterwards, saved; the next morning; a hard day; a gap.

use serde_json::json;

use crate::harness::{MORNING, Run};
use crate::kit::{enter, leave, open, practise, records, settled, settled_with, the_one};

const TUESDAY: &str = "2026-11-24T07:00:00+01:00";

#[test]
fn a_whole_morning_is_on_the_disk_as_it_was_lived() {
    let home = settled_with(&json!({ "weeks": { "count": 4, "last": "2026-W46" } }));
    let mut run = open(&home, MORNING);
    run.wait_for("Your practice is ready");
    enter(&mut run);
    run.wait_for("Average pain yesterday");
    run.advance(400);
    run.keys("5 Enter 4 Enter 6 Enter 7 . 5 Enter 3 Enter 1 0 Enter");
    enter(&mut run);
    run.wait_for("Space pause");
    run.advance(60_000);
    // A good deal higher than before: the pacer waits, and stopping is offered.
    run.keys("p 6 Enter");
    run.wait_for("You could stop here");
    run.keys("Space");
    run.advance(900_000);
    run.wait_for("How was it");
    run.wait_for("[6]");
    run.advance(400);
    run.keys("Down 3 Enter 1 Enter 1 Enter Enter text:softer C-s");
    run.wait_for("Saved.");
    leave(run);

    let entries = records(&home, "check_in");
    assert_eq!(entries[0]["pain_average"], 5);
    assert_eq!(entries[0]["at"], "2026-11-23T03:59:00+01:00", "the last minute of yesterday");
    assert_eq!(entries[1]["pain_now"], 4);
    assert_eq!(entries[1]["ease"], 6);
    assert_eq!(entries[1]["sleep_hours"], 7.5);
    assert_eq!(entries[1]["stress"], 3);
    assert_eq!(entries[1]["mood"], 10);
    let practice = the_one(&home, "practice");
    assert_eq!(practice["routine"], "RT7");
    assert_eq!(practice["outcome"], "finished");
    assert_eq!(practice["before"], json!({ "pain": 4, "ease": 6 }));
    assert_eq!(practice["peak"]["pain"], 6);
    assert_eq!(practice["after"]["pain"], 3);
    assert_eq!(practice["comfort"], "easy");
    assert_eq!(practice["note"], "softer");
    let blocks = practice["blocks"].as_array().expect("blocks");
    let floor: Vec<_> = blocks.iter().filter(|block| block["track"] == "floor").collect();
    assert!(!floor.is_empty() && floor.iter().all(|block| block["let_go"] == "let_go"), "{practice:#}");
    assert!(blocks.iter().all(|block| block["outcome"] == "finished"));
    assert!(home.drafts().is_empty(), "{:?}", home.drafts());

    // The next morning asks once about what is left, and its "now" is what came after.
    let mut run = open(&home, TUESDAY);
    enter(&mut run);
    run.wait_for("Soreness from yesterday");
    run.advance(400);
    run.keys("2 Enter 3 Enter Enter 2 C-s");
    run.wait_for("Space pause");
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
    let next_day = the_one(&home, "next_day");
    assert_eq!(next_day["soreness"], "hours");
    assert_eq!(next_day["of"], json!([practice["id"]]));
    let mut run = open(&home, "2026-11-24T09:00:00+01:00");
    enter(&mut run);
    run.wait_for("Before you begin");
    run.absent("soreness");
}

#[test]
fn after_a_gap_nothing_is_said_about_it() {
    let home = settled();
    let mut run = open(&home, MORNING);
    practise(&mut run);
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
    let mut run = open(&home, "2026-12-14T07:00:00+01:00");
    run.wait_for("Your practice is ready when you are.");
    enter(&mut run);
    run.wait_for("Before you begin");
    run.absent("soreness");
    leave(run);
}

#[test]
fn high_pain_on_the_card_leads_to_rest_with_one_key_to_choose_otherwise() {
    let home = settled();
    let mut run = open(&home, MORNING);
    enter(&mut run);
    run.keys("Down 8 C-s");
    run.wait_for("Breathing and rest");
    run.keys("o");
    run.wait_for("Space pause");
    run.advance(7_000);
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
    assert_eq!(the_one(&home, "practice")["routine"], "RT7");
    assert_eq!(the_one(&home, "practice")["before"]["pain"], 8);
}

#[test]
fn a_hard_day_asks_nothing_and_a_second_one_offers_the_plan() {
    let home = settled();
    let mut run = open(&home, MORNING);
    run.keys("f");
    run.wait_for("Space pause");
    run.absent("Before you begin");
    run.advance(900_000);
    run.wait_for("Gentle rest");
    run.absent("How was it");
    leave(run);
    assert_eq!(the_one(&home, "practice")["routine"], "gentle");
    let mut run = open(&home, TUESDAY);
    run.keys("f");
    run.wait_for("A second hard day");
    run.keys("y");
    run.wait_for("Space pause");
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
    assert_eq!(home.register("flare"), json!(true));
    assert_eq!(the_one(&home, "flare")["by"], "offered");
    assert_eq!(home.register("weeks"), serde_json::Value::Null, "on hard days nothing is counted");
    let (code, said, _) = home.command(Some(TUESDAY), &["flare", "off"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(home.register("flare"), json!(false));
}

#[test]
fn on_the_mat_a_first_time_stands_with_three_ways_and_not_for_me_is_remembered() {
    let home = settled_with(&json!({ "introduced": [] }));
    let mut run = Run::at(MORNING).home(&home).args("practise ST1").start();
    run.wait_for("Leave this out if");
    run.keys("3");
    run.wait_for("Reclined butterfly");
    assert_eq!(home.register("not_for_me"), json!(["ST1"]));
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
    // Everywhere: the routine has the other one now. And it can be brought back.
    let mut run = open(&home, MORNING);
    run.wait_for("Reclined butterfly");
    run.absent("Child's pose");
    run.keys("2");
    for _ in 0..40 {
        if run.screen().contains("not for me")
            && run.screen().lines().any(|line| line.contains('›') && line.contains("not for me"))
        {
            break;
        }
        run.keys("Down");
    }
    run.keys("u");
    run.wait_for("It is back in your practice.");
    assert_eq!(home.register("not_for_me"), json!([]));
}

#[test]
fn with_eyes_closed_and_nothing_to_hear_the_first_block_offers_the_bell() {
    let home = settled_with(&json!({ "eyes_closed": true }));
    let mut run = open(&home, MORNING);
    practise(&mut run);
    run.wait_for("b turns the bell on");
    run.keys("b");
    run.wait_for("The bell is on.");
    run.advance(40_000);
    assert!(run.bytes().contains(&7), "the bell was rung");
    run.keys("PageDown z");
    run.advance(2_000);
    run.keys("PageUp z");
    run.click(40, 10);
    run.wait_for("paused");
    // A second click at once belongs to the first.
    run.advance(1_000);
    run.click(40, 10);
    run.wait_until_gone("paused");
}
