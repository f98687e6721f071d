//! Stopping: without Shift, at once, and with one optional key afterwards.

use serde_json::{Value, json};

use crate::harness::{Home, MORNING, Run, Running};
use crate::kit::{enter, leave, open, practise, records, settled, the_one};

/// Half a minute into a practice, stopped with `key`.
fn stopped(home: &Home, key: &str) -> Running {
    let mut run = open(home, MORNING);
    practise(&mut run);
    run.advance(30_000);
    run.keys(key);
    run.wait_for("You stopped in good time.");
    run.absent("Space pause");
    run
}

fn stopped_and_told(answer: &str) -> (Running, Home, Value) {
    let home = settled();
    let mut run = stopped(&home, "Esc");
    run.advance(60_000);
    run.wait_for("What was it?");
    run.keys(answer);
    let practice = the_one(&home, "practice");
    assert_eq!(practice["outcome"], "stopped");
    assert_eq!(practice["done_s"], json!(30));
    (run, home, practice)
}

#[test]
fn what_is_left_before_its_first_breath_was_not_begun() {
    let home = settled();
    for (keys, said) in [("Esc", "Another time is fine."), ("!", "nothing more to do for a minute"), ("q y", "")] {
        let mut run = Run::at(MORNING).args("breathe B3").home(&home).variable("PELVICOACH_LEAD_IN", "5").start();
        run.wait_for("settle in");
        run.keys(keys);
        run.wait_for(said);
        if !said.is_empty() {
            run.keys("q");
        }
        assert_eq!(run.exit_code(), 0);
    }
    assert!(records(&home, "practice").is_empty(), "nothing was practised");
    assert!(home.drafts().is_empty(), "{:?}", home.drafts());
}

#[test]
fn three_keys_stop_at_once_and_a_minute_of_grounding_follows() {
    for key in ["Esc", "Backspace", "!"] {
        let home = settled();
        let mut run = stopped(&home, key);
        // It is on the disk before anything is asked.
        assert_eq!(the_one(&home, "practice")["outcome"], "stopped");
        run.advance(59_000);
        run.absent("What was it?");
        run.advance(1_000);
        run.wait_for("What was it?");
        run.keys("Esc");
        run.wait_for("A kind look back");
        run.keys("Esc");
        run.wait_for("Good morning.");
        assert_eq!(the_one(&home, "practice")["stopped_for"], json!(null));
        leave(run);
    }
}

#[test]
fn each_reason_is_one_key_and_stands_in_the_record() {
    let reasons = ["pain", "dizzy", "panic", "", "", "toilet", "changed_mind", "not_said"];
    for (at, reason) in reasons.into_iter().enumerate().filter(|(_, reason)| !reason.is_empty()) {
        let (mut run, home, practice) = stopped_and_told(&(at + 1).to_string());
        assert_eq!(practice["stopped_for"], json!(reason));
        assert!(records(&home, "flag").is_empty(), "{reason}");
        // Nothing is offered after what is no setback.
        if !["toilet", "changed_mind"].contains(&reason) {
            run.wait_for("A kind look back");
            run.keys("Esc");
        }
        run.wait_for("Good morning.");
        leave(run);
    }
}

#[test]
fn bleeding_shows_its_text_first_and_leaves_a_note() {
    let (mut run, home, practice) = stopped_and_told("5");
    run.wait_for("Fresh bleeding is a reason to leave it for today.");
    assert_eq!(practice["stopped_for"], "bleeding");
    let flag = the_one(&home, "flag");
    assert_eq!((&flag["flag"], &flag["level"], &flag["state"]), (&json!(15), &json!("urgent"), &json!("raised")));
    enter(&mut run);
    run.wait_for("One note to look at");
    leave(run);
}

#[test]
fn numbness_that_stays_needs_help_now() {
    let (mut run, home, _) = stopped_and_told("4");
    run.wait_for("Move a little");
    run.wait_for("Has the feeling come back?");
    assert_eq!(the_one(&home, "flag")["level"], "urgent");
    // Nothing is chosen beforehand: Enter is never a yes.
    enter(&mut run);
    run.wait_for("Has the feeling come back?");
    run.keys("2");
    run.wait_for("This needs medical help now.");
    assert_eq!(records(&home, "flag").last().expect("a note")["level"], "emergency");
    leave(run);
}

#[test]
fn numbness_that_goes_leaves_the_note_as_it_is() {
    let (mut run, home, _) = stopped_and_told("4");
    run.wait_for("Has the feeling come back?");
    run.keys("1");
    run.wait_for("One note to look at");
    assert_eq!(the_one(&home, "flag")["level"], "urgent");
    leave(run);
}

#[test]
fn a_person_is_one_key_below() {
    let home = settled();
    let mut run = stopped(&home, "Esc");
    run.keys("t");
    run.wait_for("You do not have to carry this alone.");
    run.wait_for("emergency number");
    run.keys("Esc");
    run.wait_for("You stopped in good time.");
    run.advance(60_000);
    run.wait_for("What was it?");
    run.keys("t");
    run.wait_for("You do not have to carry this alone.");
    leave(run);
}

#[test]
fn light_headed_the_breath_goes_back_to_its_own_size() {
    let home = settled();
    let mut run = open(&home, MORNING);
    practise(&mut run);
    run.advance(30_000);
    run.keys("d");
    run.wait_for("Let your breath go back to its own size.");
    run.advance(60_000);
    run.keys("Enter");
    run.wait_for("Good morning.");
    let practice = the_one(&home, "practice");
    assert_eq!((&practice["outcome"], &practice["stopped_for"]), (&json!("stopped"), &json!("dizzy")));
    assert_eq!(practice["done_s"], json!(30));
    leave(run);
}
