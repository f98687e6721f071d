//! After the visit: a plan is taken, the morning follows it, and an exercise that the program does not know is practised
//! by its name, kept, and shown by its name.

use std::fs;

use serde_json::{Value, json};

use crate::harness::{Home, MORNING, Run};
use crate::kit::{enter, leave, open, settled_with, the_one};
use crate::plan::section;

const PLAN: &str = r#"
title = "After the visit"
date = 2026-11-23

[[line]]
exercise = "Heel slides"
length = "30 s"
words = "Slide one heel towards you as you breathe out."

[[line]]
exercise = "ST1"
left_out_until = 2026-12-01
"#;

/// Someone who has taken a plan from the command line.
fn with_plan() -> Home {
    let home = settled_with(&json!({ "weeks": { "count": 2, "last": "2026-W47" } }));
    let file = home.path().join("plan.toml");
    fs::write(&file, PLAN).expect("a file");
    let file = file.display().to_string();
    let (code, said, errors) = home.command(Some(MORNING), &["plan", "use", &file, "--yes"]);
    assert_eq!(code, Some(0), "{said}{errors}");
    home
}

#[test]
fn an_exercise_of_the_plan_is_practised_by_its_name_and_kept_under_it() {
    let home = with_plan();
    let mut run = Run::at(MORNING).home(&home).args("practise heel slides").start();
    // The first time the words of the therapist stand before it.
    run.wait_for("Heel slides");
    run.wait_for("Slide one heel towards you as you breathe out.");
    run.wait_for("From your therapist's plan.");
    enter(&mut run);
    run.wait_for("as it was shown to you");
    run.wait_for("each one at your own pace");
    run.advance(30_000);
    run.keys("C-s");
    leave(run);
    let practice = the_one(&home, "practice");
    let block = &practice["blocks"][0];
    assert_eq!((&practice["routine"], &block["exercise"]), (&json!("plan:Heel slides"), &json!("plan:Heel slides")));
    assert_eq!(
        (&block["track"], &block["outcome"], &block["done_s"]),
        (&json!("stretch"), &json!("finished"), &json!(30))
    );
    let registers: Vec<Value> =
        ["gate-squeeze", "gate-trainer", "gate-penetration"].map(|gate| home.register(gate)).into();
    assert!(registers.iter().all(Value::is_null), "no agreement is recorded");
    let (_, said, _) = home.command(Some(MORNING), &["plan", "show"]);
    assert!(said.contains("Heel slides: for 30 s (once today)"), "{said}");
    let (_, page, errors) = home.command(Some(MORNING), &["export", "week", "--format", "txt", "--output", "-"]);
    assert!(page.contains("Heel slides") && !page.contains("plan:"), "{page}{errors}");
}

#[test]
fn the_list_has_the_exercises_of_the_plan_and_says_what_is_not_for_today() {
    let home = with_plan();
    let mut run = Run::at(MORNING).home(&home).size(100, 60).start();
    run.keys("2");
    run.wait_for("From your therapist");
    run.wait_for("Heel slides");
    run.wait_for("Child's pose  (not today, by the plan)");
    leave(run);
}

#[test]
fn the_morning_follows_the_plan() {
    let home = with_plan();
    let mut run = open(&home, MORNING);
    run.wait_for("Enter");
    run.absent("Child's pose");
    leave(run);
    let (code, said, errors) = home.command(Some(MORNING), &["plan", "use", "--none", "--yes"]);
    assert_eq!(code, Some(0), "{said}{errors}");
    let mut run = open(&home, MORNING);
    run.wait_for("Child's pose");
    leave(run);
}

#[test]
fn a_plan_is_written_down_after_a_visit_practised_under_and_put_away() {
    let home = settled_with(&json!({ "weeks": { "count": 2, "last": "2026-W47" } }));
    let mut run = open(&home, MORNING);
    section(&mut run, "From your therapist");
    run.wait_for("No plan is in use");
    run.keys("Down Enter");
    run.wait_for("What is the plan called?");
    run.keys("text:After_the_visit C-s");
    run.wait_for("Which exercise?");
    run.advance(500);
    // The figures that belong to it are asked for once it has a name; a length that cannot be told is asked again.
    run.keys("text:Heel_slides Enter");
    run.wait_for("How long does all of it last?");
    run.keys("Down Down text:long C-s");
    run.wait_for("wanted is a length of time");
    run.keys("Backspace Backspace Backspace Backspace text:30_s C-s");
    run.wait_for("So far: Heel slides.");
    run.advance(500);
    run.keys("text:Child's_pose Enter");
    run.wait_for("How long is it held each time?");
    run.keys("Down Down Down Down Down text:in_8_days C-s");
    run.wait_for("So far: Heel slides, Child's pose.");
    run.advance(500);
    run.keys("C-s");
    run.wait_for("Is anything paused?");
    run.advance(500);
    run.keys("C-s");
    run.wait_for("The plan so far");
    run.wait_for("Heel slides: for 30 s");
    run.wait_for("left out until 1 December");
    run.advance(500);
    run.keys("Down 1 C-s");
    run.wait_for("Put this plan away");
    run.sync();
    let file = home.register("plan")["file"].as_str().expect("the plan in use").to_owned();
    let text = fs::read_to_string(home.data_dir().join("plans").join(&file)).expect("its file");
    assert!(text.contains("After the visit") && text.contains("Heel slides"), "{text}");
    assert!(home.register("gate-squeeze").is_null(), "no agreement is recorded");
    // It is practised from where it stands.
    run.advance(500);
    run.keys("Up Down Enter");
    run.wait_for("From your therapist's plan.");
    enter(&mut run);
    run.wait_for("as it was shown to you");
    run.advance(30_000);
    run.keys("C-s");
    leave(run);
    assert_eq!(the_one(&home, "practice")["blocks"][0]["exercise"], json!("plan:Heel slides"));
    let mut run = open(&home, MORNING);
    run.absent("Child's pose");
    section(&mut run, "From your therapist");
    run.wait_for("once today");
    run.keys("End Enter");
    run.wait_for("It is put away.");
    leave(run);
    // The next morning has what was left out by it.
    let mut run = open(&home, "2026-11-24T07:00:00+01:00");
    run.wait_for("Child's pose");
    leave(run);
    assert!(home.register("plan").is_null());
    assert!(home.data_dir().join("plans").join(&file).exists(), "its file stays");
    let (_, said, _) = home.command(Some(MORNING), &["store", "check"]);
    assert!(!said.contains("plan"), "nothing about plans is wrong: {said}");
}
