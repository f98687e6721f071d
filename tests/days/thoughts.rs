//! A thought that is written down, found and changed; a questionnaire that comes after a practice and can wait.

use serde_json::json;

use crate::harness::MORNING;
use crate::kit::{enter, leave, open, practise, records, settled, settled_with, the_one};

#[test]
fn a_thought_is_kept_found_and_edited() {
    let home = settled();
    let mut run = open(&home, MORNING);
    run.keys("3 c");
    run.wait_for("Catch: the thought, in its own words");
    run.keys("text:it_will_never_settle Down text:it_did_in_May Down 1 Down text:It_has_settled_before. C-s");
    run.wait_for("Saved.");
    run.wait_for("Thought: it will never settle");
    let thought = the_one(&home, "thought");
    assert_eq!((&thought["thought"], &thought["against"]), (&json!("it will never settle"), &json!("it did in May")));
    let fairer = "This is a signal to slow down, not proof of damage. It has settled before.";
    assert_eq!(thought["fairer"], fairer);
    assert!(home.drafts().is_empty(), "{:?}", home.drafts());

    run.keys("/ text:SETTLE");
    run.wait_for("will never settle");
    run.keys("Esc");
    // The first kind sentence is a milestone of the same minute, which may stand above it.
    run.wait_for("a kind sentence to yourself");
    let above = run.screen().lines().any(|line| line.contains('›') && line.contains("Milestone"));
    run.keys(if above { "Down e" } else { "e" });
    run.wait_for("Catch, check, change");
    run.keys("text:,_today C-s");
    run.wait_for("it will never settle, today");
    let thought = the_one(&home, "thought");
    assert_eq!((&thought["thought"], &thought["rev"]), (&json!("it will never settle, today"), &json!(2)));
    assert_eq!(thought["fairer"], fairer, "the sentence that was picked stands once");
    leave(run);
    let (code, page, errors) = home.command(Some(MORNING), &["export", "week", "--output", "-"]);
    assert_eq!(code, Some(0), "{errors}");
    assert!(!page.contains("settle"), "a thought stands on no page unless it is ticked: {page}");
}

#[test]
fn a_new_symptom_leads_from_a_thought_to_the_safety_lines_and_the_words_stay() {
    let home = settled();
    let mut run = open(&home, MORNING);
    run.keys("3 c");
    run.wait_for("please have it");
    run.keys("text:numb_since_Monday F2");
    run.wait_for("Anything new this week?");
    run.keys("1 C-s");
    run.wait_for("Good morning.");
    run.keys("3 c");
    run.wait_for("numb since Monday");
    leave_form(run);
}

/// Out of a form with words in it.
fn leave_form(mut run: crate::harness::Running) {
    run.keys("Esc");
    leave(run);
}

#[test]
fn a_questionnaire_of_week_four_comes_after_practice_and_can_wait() {
    let taken = |week: u32| json!({ "on": "2026-11-10", "week": week });
    let home = settled_with(&json!({
        "weeks": { "count": 3, "last": "2026-W47" },
        "measure-peg": taken(1), "measure-phq-4": taken(3), "measure-psfs": taken(1), "measure-pgic": taken(4),
        "lessons": { "L01": "2026-11-01", "L02": "2026-11-01", "L03": "2026-11-01", "L04": "2026-11-01" },
        "put_off": { "lesson": "2027-01-01" },
        // The emergency lines come first on their day; this is not one of theirs.
        "safety_asked": { "on": "2026-11-27", "answer": "none" },
    }));
    let (code, _, errors) = home.command(Some("2026-11-22T08:00:00+01:00"), &["log", "--pain", "3"]);
    assert_eq!(code, Some(0), "{errors}");
    // A first day by itself asks nothing more.
    let mut run = open(&home, "2026-11-22T09:00:00+01:00");
    practise(&mut run);
    run.advance(600_000);
    run.wait_for("How was it");
    run.keys("C-s");
    run.wait_for("You have practised today.");
    leave(run);

    let mut run = open(&home, MORNING);
    run.wait_for("Your practice is ready when you are.");
    practise(&mut run);
    run.advance(600_000);
    run.wait_for("How was it");
    run.keys("C-s");
    run.wait_for("PEG: three questions about pain and your week");
    run.keys("2 C-s");
    run.wait_for("You have practised today.");
    assert!(records(&home, "measure").is_empty());
    leave(run);

    // A week later it is back, and is answered.
    let mut run = open(&home, "2026-11-30T07:00:00+01:00");
    practise(&mut run);
    run.advance(600_000);
    run.wait_for("How was it");
    run.keys("C-s");
    run.wait_for("PEG: three questions about pain and your week");
    run.keys("1 C-s");
    run.wait_for("What number best describes your pain on average in the past week?");
    run.keys("4 Down 3 Down 5 C-s");
    run.wait_for("PEG: 4, on a scale from 0 to 10.");
    enter(&mut run);
    run.wait_for("You have practised today.");
    let peg = the_one(&home, "measure");
    assert_eq!((&peg["instrument"], &peg["answers"], &peg["score"]), (&json!("peg"), &json!([4, 3, 5]), &json!(4.0)));
    assert_eq!(home.register("measure-peg"), json!({ "on": "2026-11-30", "week": 5 }));
    leave(run);
}
