//! A hard day: gentle rest at once, nothing asked, nothing counted.

use serde_json::json;

use crate::harness::MORNING;
use crate::kit::{enter, leave, open, records, settled, settled_with, the_one};

#[test]
fn one_key_leads_to_gentle_rest_and_nothing_is_asked() {
    let home = settled();
    let mut run = open(&home, MORNING);
    run.keys("f");
    run.wait_for("Arrive");
    run.absent("Before you begin");
    run.advance(480_000);
    run.wait_for("Nothing is asked and nothing is expected.");
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

#[test]
fn the_plan_is_written_on_a_calm_day_and_stands_there_on_a_hard_one() {
    let home = settled_with(&json!({ "opened": ["alone"] }));
    // A calm morning: Plan, the section by its name, a line in front of the others.
    let mut run = open(&home, MORNING);
    run.keys("5 Home Down Down Down Down Down Down Down");
    run.wait_for("› Hard days");
    enter(&mut run);
    run.wait_for("Best written on a calm day");
    run.wait_for("Walking as usual, gently");
    enter(&mut run);
    run.text("the cat on my lap");
    run.keys("C-s");
    run.wait_for("in your words");
    leave(run);
    let plan = home.register("flare_plan");
    let helps = plan["helps"].as_array().expect("a list");
    assert_eq!(helps.last(), Some(&json!("the cat on my lap")));
    assert!(plan.get("words").is_none(), "what was left as it is stays the kind one: {plan}");

    // Two days later it is hard. Nothing is asked; afterwards the plan stands beside the rest.
    let wednesday = "2026-11-25T07:00:00+01:00";
    let mut run = open(&home, wednesday);
    run.keys("f");
    run.wait_for("Arrive");
    run.advance(480_000);
    run.wait_for("For days like this");
    run.wait_for("the cat on my lap");
    run.wait_for("On your own: these steps rest until Fri 27 Nov, 04:00.");
    run.keys("p");
    run.wait_for("Your plan for hard days");
    run.wait_for("Whatever can wait.");
    run.keys("t");
    run.wait_for("It sounds very hard right now.");
    run.keys("Esc Esc");
    leave(run);

    // The next day it goes on, and the plan with it; a second word from a command changes nothing.
    let mut run = open(&home, "2026-11-26T07:00:00+01:00");
    run.keys("f");
    run.wait_for("A second hard day.");
    run.keys("y");
    run.wait_for("Arrive");
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
    let (code, said, _) = home.command(Some("2026-11-26T09:00:00+01:00"), &["flare", "on"]);
    assert!(code == Some(0) && said.contains("on already"), "{said}");
    assert_eq!(records(&home, "flare").len(), 1);

    // Ended early, the usual practice is back and the steps go on resting, with their end in sight.
    let mut run = open(&home, "2026-11-26T18:00:00+01:00");
    run.wait_for("these steps rest while hard days last");
    run.keys("f");
    run.wait_for("The usual practice is back.");
    run.wait_for("On your own: these steps rest until Sat 28 Nov, 07:00.");
    leave(run);
    assert_eq!(records(&home, "flare").len(), 2);
    let mut run = open(&home, "2026-11-28T07:05:00+01:00");
    run.wait_for("Your practice is ready when you are.");
    run.absent("steps rest");
    leave(run);
}
