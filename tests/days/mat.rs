//! On the mat: from afar, with closed eyes, with a presenter or a mouse.

use serde_json::json;

use crate::harness::MORNING;
use crate::kit::{enter, open, practise, settled, settled_with, the_one};

#[test]
fn page_keys_and_a_click_are_enough() {
    let home = settled();
    let mut run = open(&home, MORNING);
    practise(&mut run);
    run.keys("PageDown");
    run.wait_for("First steps  2 of 7");
    run.keys("PageDown");
    run.wait_for("Easy belly  3 of 7");
    run.advance(1_000);
    run.keys("PageUp");
    run.wait_for("First steps  2 of 7");
    run.click(40, 8);
    run.wait_for("paused");
    run.advance(60_000);
    run.wait_for("First steps  2 of 7");
    run.click(40, 8);
    run.wait_until_gone("paused");
    run.wait_for("breathe in");
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
    let practice = the_one(&home, "practice");
    assert_eq!((&practice["outcome"], &practice["done_s"]), (&json!("ended_early"), &json!(1)));
}

#[test]
fn one_very_large_word_on_one_key() {
    let home = settled();
    let mut run = open(&home, MORNING);
    practise(&mut run);
    run.advance(21_000);
    let circle = run.screen();
    run.keys("z");
    let large = run.screen();
    assert_ne!(circle, large);
    let blocks = |screen: &str| screen.chars().filter(|sign| "▀▄█".contains(*sign)).count();
    assert!(blocks(&large) > 60, "no large word:\n{large}");
    run.advance(3_000);
    assert_ne!(run.screen(), large, "it stands still");
    run.keys("z");
    run.wait_for("breathe");
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
}

#[test]
fn with_closed_eyes_and_no_sound_the_bell_is_one_key_away() {
    let home = settled_with(&json!({ "eyes_closed": true }));
    let mut run = open(&home, MORNING);
    practise(&mut run);
    run.wait_for("b turns the bell on");
    run.keys("b");
    run.absent("b turns the bell on");
    let rung = |run: &crate::harness::Running| {
        // The title ends with a bell of its own.
        run.bytes().split(|byte| *byte == 0x1b).filter(|part| !part.starts_with(b"]") && part.contains(&7)).count()
    };
    let before = rung(&run);
    run.advance(21_000);
    assert!(rung(&run) > before, "the end of the block was not to be heard");
    let config = std::fs::read_to_string(home.path().join("config/pelvicoach/config.toml")).expect("settings");
    assert!(config.contains("sound = \"bell\""), "{config}");
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
}

#[test]
fn another_position_is_taken_and_the_exercise_is_shown_again() {
    let home = settled_with(&json!({ "introduced": [] }));
    let mut run = open(&home, MORNING);
    practise(&mut run);
    run.advance(400_000);
    // A figure shows the position; in words it is told where there is no room for one.
    run.wait_for("another position");
    let first = run.screen();
    assert!(first.contains("Child's pose"), "{first}");
    run.keys("2");
    run.wait_for("start");
    let second = run.screen();
    assert!(second.contains("Child's pose") && second != first, "{second}");
    enter(&mut run);
    run.wait_for("Space pause");
    assert_eq!(home.register("introduced"), json!(["ST1"]));
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
}
