//! Plan: what is agreed, what is in sight, what the person changes there. What is asserted are the files.

use serde_json::{Value, json};

use crate::harness::{Home, MORNING, Running};
use crate::kit::{leave, open, settled, settled_with};

/// Waits until a register of the profile stands like this on the disk.
fn register_is(run: &mut Running, home: &Home, name: &str, is: impl Fn(&Value) -> bool) {
    run.sync();
    let value = home.register(name);
    assert!(is(&value), "{name}: {value}\n{}", run.screen());
}

/// The section with this name, from anywhere.
pub fn section(run: &mut Running, name: &str) {
    run.keys("5");
    run.wait_for("Your plan");
    run.advance(500);
    for _ in 0..20 {
        let screen = run.screen();
        let here = screen.lines().any(|line| line.contains('›') && line.contains(name));
        if here {
            break;
        }
        run.keys("Down");
    }
    run.keys("Enter");
    run.absent("Your plan");
    run.advance(500);
}

#[test]
fn an_agreement_is_recorded_with_who_and_when_and_taken_back() {
    let home = settled();
    let mut run = open(&home, MORNING);
    section(&mut run, "Agreed with a clinician");
    run.wait_for("Light squeezes");
    run.absent("Trainers");
    run.keys("Enter");
    run.wait_for("Who agreed");
    // Yes without a name is not taken yet.
    run.keys("Down Down 1 C-s");
    run.wait_for("A name or a role is enough");
    register_is(&mut run, &home, "gate-squeeze", Value::is_null);
    run.keys("text:Dr_Weber Down text:yesterday C-s");
    run.wait_for("Dr Weber, Sun 22 Nov");
    let recorded = json!({ "given": true, "by": "Dr Weber", "on": "2026-11-22" });
    register_is(&mut run, &home, "gate-squeeze", |value| *value == recorded);
    run.advance(500);
    run.keys("Enter");
    run.wait_for("Who agreed");
    run.keys("Down Down 2 C-s");
    run.wait_for("not recorded");
    register_is(&mut run, &home, "gate-squeeze", |value| value["given"] == json!(false));
    leave(run);
}

#[test]
fn an_area_is_in_sight_once_it_is_opened_and_hidden_again_with_what_was_written_kept() {
    let home = settled();
    let mut run = open(&home, MORNING);
    let cycle = "Cycle";
    run.keys("n");
    run.wait_for("half a minute");
    run.keys("Esc");
    section(&mut run, "Areas to open");
    run.keys("Down Down Down Enter");
    run.wait_for("It is open now.");
    register_is(&mut run, &home, "opened", |value| *value == json!(["cycle"]));
    run.keys("1 n");
    run.wait_for("half a minute");
    run.keys("4 PageDown PageDown PageDown PageDown PageDown PageDown PageDown");
    run.wait_for("Day of the cycle");
    run.keys("9 C-s");
    run.wait_for("Your practice is ready");
    run.keys("3");
    run.wait_for("Day of the cycle");
    section(&mut run, "Areas to open");
    run.keys("Down Down Down Enter");
    run.wait_for("It is out of sight again.");
    register_is(&mut run, &home, "opened", |value| *value == json!([]));
    run.keys("3");
    run.wait_for("Pain now");
    run.absent(cycle);
    // An edit while it is hidden keeps what was written.
    run.keys("e");
    run.wait_for("half a minute");
    run.keys("6 C-s");
    run.wait_for("Pain now 6");
    let record = crate::kit::the_one(&home, "check_in");
    assert_eq!((&record["pain_now"], &record["cycle"]["day"]), (&json!(6), &json!(9)));
    leave(run);
}

#[test]
fn what_was_left_out_comes_back_on_one_key() {
    let home = settled_with(&json!({ "not_for_me": ["ST1"] }));
    let mut run = open(&home, MORNING);
    section(&mut run, "Not for me");
    run.wait_for("In its place");
    run.keys("Enter");
    run.wait_for("It is back in your practice.");
    register_is(&mut run, &home, "not_for_me", |value| *value == json!([]));
    leave(run);
}

/// A profile of someone who asked for less.
fn asks_less() -> Home {
    settled_with(&json!({ "ask_less": true }))
}

#[test]
fn who_asks_for_less_is_asked_one_figure_a_week() {
    let home = asks_less();
    let mut run = open(&home, MORNING);
    crate::kit::enter(&mut run);
    run.wait_for("What you could do this week");
    run.absent("(ease)");
    run.absent("Mood");
    run.keys("text:a_walk Down 3 C-s");
    run.wait_for("Space pause");
    run.advance(600_000);
    run.wait_for("How was it");
    run.absent("Highest");
    run.keys("1 C-s");
    run.wait_for("A minute more");
    let told = crate::kit::the_one(&home, "check_in");
    assert_eq!((&told["note"], &told["pain_now"]), (&json!("a walk"), &json!(3)));
    leave(run);
    // The next day there is no card.
    let mut run = open(&home, "2026-11-24T07:00:00+01:00");
    run.wait_for("Your practice is ready");
    crate::kit::enter(&mut run);
    run.wait_for("Space pause");
    leave_session(run);
    let mut run = open(&home, "2026-11-30T07:00:00+01:00");
    run.wait_for("Good morning");
    crate::kit::enter(&mut run);
    run.wait_for("What you could do this week");
    run.keys("Esc");
    leave(run);
}

fn leave_session(mut run: Running) {
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
}

#[test]
fn free_days_sensitive_days_and_own_words_are_kept() {
    let home = settled();
    let mut run = open(&home, MORNING);
    section(&mut run, "Free days");
    run.keys("Down Down Enter Down Enter Down Enter");
    run.wait_for("Two days are free already");
    register_is(&mut run, &home, "free_days", |value| *value == json!([3, 4]));
    run.keys("u");
    register_is(&mut run, &home, "free_days", |value| *value == json!([3]));
    run.keys("End Enter");
    register_is(&mut run, &home, "rhythm", |value| *value == json!(false));
    section(&mut run, "Sensitive days");
    run.keys("Enter");
    run.wait_for("From");
    run.keys("text:2026-12-03 Down text:2026-12-01 C-s");
    run.wait_for("would end earlier");
    run.keys("Backspace text:5 C-s");
    run.wait_for("Thu 3 Dec to Sat 5 Dec");
    let marked = json!([{ "from": "2026-12-03", "to": "2026-12-05" }]);
    register_is(&mut run, &home, "sensitive_days", |value| *value == marked);
    run.keys("Home D");
    run.wait_for("Taken out");
    register_is(&mut run, &home, "sensitive_days", |value| *value == json!([]));
    run.keys("u");
    register_is(&mut run, &home, "sensitive_days", |value| *value == marked);
    section(&mut run, "Your words");
    run.keys("Enter");
    run.wait_for("Your word");
    run.keys("text:vulva C-s");
    run.wait_for("vulva");
    register_is(&mut run, &home, "body_words", |value| *value == json!({ "entrance": "vulva" }));
    run.keys("3 p");
    run.wait_for("vulva");
    run.absent("at the entrance");
    run.keys("Esc");
    leave(run);
}

/// The milestones that stand in the files, with the day of each.
fn reached(home: &Home) -> Vec<(String, String)> {
    let of = |record: Value| {
        let text = |field: &str| record[field].as_str().expect("a text").to_owned();
        (text("milestone"), text("at")[..10].to_owned())
    };
    crate::kit::records(home, "milestone").into_iter().map(of).collect()
}

#[test]
fn a_milestone_is_told_in_one_line_after_practice_and_kept() {
    let home = settled();
    let mut run = open(&home, MORNING);
    crate::kit::practise(&mut run);
    run.advance(5_000);
    run.keys("Esc");
    run.advance(70_000);
    run.keys("1");
    // Two kind lines are offered first; they can wait.
    run.wait_for("A kind look back");
    run.keys("2 C-s");
    // Today says so by itself, once.
    run.wait_for("You stopped in good time. The rest can wait");
    run.absent("For the first time");
    assert_eq!(reached(&home), [("stop".to_owned(), "2026-11-23".to_owned())]);
    register_is(&mut run, &home, "milestones", |value| *value == json!({ "stop": "2026-11-23" }));
    section(&mut run, "Milestones");
    run.wait_for("You stopped in good time");
    run.keys("3");
    run.wait_for("Milestone: you stopped in good time");
    // Deleting the practice takes nothing back, and stopping again is not told again.
    run.keys("End D y");
    run.wait_for("Deleted");
    leave(run);
    let mut run = open(&home, "2026-11-24T07:00:00+01:00");
    run.wait_for("Your practice is ready");
    crate::kit::practise(&mut run);
    run.advance(5_000);
    run.keys("Esc");
    run.advance(70_000);
    run.keys("1");
    run.wait_for("A kind look back");
    run.keys("2 C-s");
    run.wait_for("You stopped in good time. The rest can wait");
    run.absent("For the first time");
    assert_eq!(reached(&home).len(), 1);
    leave(run);
}
