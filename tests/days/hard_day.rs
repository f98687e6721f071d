//! A hard day: gentle rest at once, nothing asked, nothing counted.

use serde_json::json;

use crate::harness::MORNING;
use crate::kit::{leave, open, records, settled, settled_with, the_one};

#[test]
fn one_key_leads_to_gentle_rest_and_nothing_is_asked() {
    let home = settled();
    let mut run = open(&home, MORNING);
    run.keys("f");
    run.wait_for("Arrive");
    run.absent("Before you begin");
    run.advance(480_000);
    run.wait_for("Nothing is asked and nothing is counted.");
    run.absent("How was it");
    let practice = the_one(&home, "practice");
    assert_eq!((&practice["routine"], &practice["outcome"]), (&json!("gentle"), &json!("finished")));
    let blocks = practice["blocks"].as_array().expect("blocks");
    let exercises: Vec<&str> = blocks.iter().filter_map(|block| block["exercise"].as_str()).collect();
    assert_eq!(exercises, ["arrive", "B1", "PF1a", "SC1", "warmth", "leave"]);
    assert_eq!(home.register("weeks"), json!(null), "the week was counted");
    assert!(records(&home, "flare").is_empty(), "one hard day is no plan");
    leave(run);
    let mut run = open(&home, "2026-11-24T07:00:00+01:00");
    run.wait_for("Your practice is ready when you are.");
    leave(run);
}

#[test]
fn the_second_day_running_offers_the_plan_and_f_takes_it_away() {
    let home = settled_with(&json!({ "hard_day": "2026-11-22" }));
    let mut run = open(&home, MORNING);
    run.keys("f");
    run.wait_for("A second hard day.");
    run.keys("y");
    run.wait_for("Arrive");
    run.advance(480_000);
    run.wait_for("Gentle rest.");
    run.absent("How was it");
    assert_eq!(home.register("flare"), json!(true));
    assert_eq!(home.register("weeks"), json!(null));
    leave(run);

    // It is on until the person says otherwise; Enter asks nothing.
    let mut run = open(&home, "2026-11-27T07:00:00+01:00");
    run.wait_for("Gentle rest.");
    run.keys("Enter");
    run.wait_for("Arrive");
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
    assert!(records(&home, "check_in").is_empty());
    let mut run = open(&home, "2026-11-28T07:00:00+01:00");
    run.keys("f");
    run.wait_for("The usual practice is back.");
    run.wait_for("Short morning");
    assert_eq!(home.register("flare"), json!(false));
    assert_eq!(records(&home, "flare").len(), 2);
    leave(run);
}

#[test]
fn no_to_the_plan_is_for_today() {
    let home = settled_with(&json!({ "hard_day": "2026-11-22" }));
    let mut run = open(&home, MORNING);
    run.keys("f n");
    run.wait_for("Arrive");
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
    assert_eq!(home.register("flare"), json!(null));
    assert!(records(&home, "flare").is_empty());
}
