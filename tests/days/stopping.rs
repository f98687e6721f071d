//! Stopping needs no Shift; grounding, one optional key, a person one key below.

use serde_json::Value;

use crate::harness::{MORNING, Running};
use crate::kit::{leave, open, practise, records, settled, the_one};

fn stopped_by(key: &str) -> (Running, crate::harness::Home) {
    let home = settled();
    let mut run = open(&home, MORNING);
    practise(&mut run);
    run.advance(30_000);
    run.keys(key);
    run.wait_for("You stopped in good time.");
    (run, home)
}

#[test]
fn each_of_the_three_keys_stops_at_once_and_opens_grounding() {
    for key in ["Esc", "Backspace", "!"] {
        let (mut run, home) = stopped_by(key);
        run.advance(61_000);
        run.wait_for("What was it?");
        run.keys("Esc");
        run.wait_for("Good morning");
        leave(run);
        let practice = the_one(&home, "practice");
        assert_eq!(practice["outcome"], "stopped");
        assert_eq!(practice["stopped_for"], Value::Null, "left open, which counts as pain later");
        assert_eq!(practice["done_s"], 30);
    }
}

#[test]
fn a_reason_is_one_key_and_a_person_is_one_key_below() {
    let (mut run, home) = stopped_by("Esc");
    run.keys("t");
    run.wait_for("You deserve support from a person");
    run.keys("e text:Ana_555 C-s");
    run.wait_for("Ana 555");
    run.keys("Esc");
    run.advance(61_000);
    run.wait_for("What was it?");
    run.keys("6");
    run.wait_for("Good morning");
    leave(run);
    assert_eq!(the_one(&home, "practice")["stopped_for"], "toilet");
    assert!(records(&home, "flag").is_empty());
}

#[test]
fn bleeding_shows_its_text_first_and_raises_its_note() {
    let (mut run, home) = stopped_by("Esc");
    run.advance(61_000);
    run.keys("5");
    run.wait_for("urgent-care");
    assert_eq!(the_one(&home, "flag")["level"], "urgent");
    run.advance(400);
    run.keys("Enter");
    run.wait_for("one note to look at");
}

#[test]
fn numbness_that_stays_is_an_emergency() {
    let (mut run, home) = stopped_by("Esc");
    run.advance(61_000);
    run.keys("4");
    run.wait_for("Has the feeling come back?");
    run.advance(400);
    run.keys("Down Enter");
    run.wait_for("This needs medical help now");
    let levels: Vec<Value> = records(&home, "flag").iter().map(|flag| flag["level"].clone()).collect();
    assert_eq!(levels, ["urgent", "emergency"]);
}

#[test]
fn dizzy_stops_the_pacer_and_is_kept_as_the_reason() {
    let home = settled();
    let mut run = open(&home, MORNING);
    practise(&mut run);
    run.advance(30_000);
    run.keys("d");
    run.wait_for("Let your breath go back to its own size");
    run.advance(400);
    run.keys("Enter");
    run.wait_for("Good morning");
    leave(run);
    let practice = the_one(&home, "practice");
    assert_eq!((&practice["outcome"], &practice["stopped_for"]), (&"stopped".into(), &"dizzy".into()));
}
