//! In a terminal and in real time: the breath goes on by itself, and what two people answer is not shown.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::harness::Run;
use crate::kit::{settled, settled_with};

#[test]
fn a_breath_goes_on_by_itself() {
    let mut run = Run::in_real_time().home(&settled()).args("--plain breathe B3 --breaths 3").in_lines().start();
    run.wait_for("Breathe in");
    run.wait_for("Breathe out");
    run.send("q\n");
    run.wait_for("1) leave");
    run.send("1\n");
    assert_eq!(run.exit_code(), 0);
}

#[test]
fn enter_alone_pauses_at_once_and_once_more_stops_and_settles() {
    let mut run = Run::in_real_time().home(&settled()).args("--plain breathe B3 --minutes 3").in_lines().start();
    run.wait_for("reathe in");
    // What is left in its first second was not begun.
    std::thread::sleep(Duration::from_millis(1_100));
    for said in ["Paused.", "You stopped in good time"] {
        let typed = Instant::now();
        run.send("\n");
        run.wait_for(said);
        // Long before the next line of a practice would be due.
        assert!(typed.elapsed() < Duration::from_secs(2), "{said}");
    }
    run.wait_for("Saved.");
    run.send("q\n");
    assert_eq!(run.exit_code(), 0);
}

/// What stands on the screen below `heading`.
fn below(screen: &str, heading: &str) -> String {
    screen.rsplit(heading).next().expect("it is there").to_owned()
}

#[test]
fn what_two_people_answer_is_not_shown_also_where_a_sensor_has_the_input() {
    const UNCLEAR: &str = "One of the numbers";
    let pipeline = r#""$PROGRAM" sensor simulate | "$PROGRAM" --plain practise RT7 --sensor -"#;
    for arguments in [&["-c", pipeline][..], &["-c", r#"exec "$PROGRAM" --plain"#]] {
        let home = settled_with(&json!({ "opened": ["partner"], "partner_read": true }));
        let mut run = Run::in_real_time().home(&home).size(80, 40).through_shell(arguments).start();
        if arguments[1] == pipeline {
            // Back from what was to be practised, to Today.
            run.wait_for("Enter begins the practice");
            run.send("b\n");
        }
        run.wait_for("Your practice is ready");
        run.send("c\n");
        run.wait_for("Your ladder, with a partner");
        let number = run
            .screen()
            .split(") Your ladder, with a partner")
            .next()
            .and_then(|said| said.split_whitespace().last().map(str::to_owned));
        run.send(&format!("{}\n", number.expect("a number")));
        run.wait_for("An agreement for two");
        run.send("1\n");
        run.wait_for("What you type is not shown.");
        run.send("97531\n");
        run.wait_for(UNCLEAR);
        let seen = below(&run.screen(), "What you type is not shown.");
        assert!(!seen.contains("97531"), "{seen}");
        // After it what is typed shows again.
        run.send("b\n");
        run.wait_for("Enter begins.");
        run.send("86420\n");
        run.wait_for("86420");
        run.send("q\n");
    }
}
