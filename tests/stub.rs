//! Driven time against the stand-in app.

#[path = "days/harness/mod.rs"]
mod harness;

use harness::{MORNING, Run};

#[test]
fn time_is_driven() {
    let mut run = Run::at(MORNING).start();
    run.wait_for("wall 2026-11-23 07:00:00 +01:00");
    run.keys("a Esc b");
    run.advance(12 * 60_000 + 500);
    assert!(run.screen().contains("seconds 720 "), "{}", run.screen());
    assert!(run.screen().contains("wall 2026-11-23 07:12:00"), "{}", run.screen());
    run.set_wall("2026-11-24T08:00:00+01:00");
    run.wait_for("wall 2026-11-24 08:00:00");
    run.sleep_machine(3_600_000);
    run.wait_for("wall 2026-11-24 09:00:00");
    run.keys("Esc c");
    assert!(run.screen().contains("key Char('c') at 09:00:00"), "{}", run.screen());
    run.keys("w");
    assert!(run.screen().contains("Written("), "{}", run.screen());
    run.paste("two\nlines");
    assert!(run.screen().contains("Paste("), "{}", run.screen());
    run.click_on("q leave");
    assert!(run.screen().contains("Mouse(") || run.screen().contains("column"), "{}", run.screen());
    run.keys("q");
    assert_eq!(run.exit_code(), 0);
}

#[test]
fn what_was_saved_is_on_the_disk_and_a_draft_too() {
    let mut run = Run::at(MORNING).start();
    run.keys("s k");
    assert_eq!(run.home().register("minutes"), serde_json::json!(12));
    assert_eq!(run.home().drafts().len(), 1);
    assert_eq!(run.kill(harness::Signal::TERM), 143);
}

#[test]
fn what_could_not_be_saved_is_said_when_leaving() {
    let mut run = Run::at(MORNING).start();
    std::fs::write(run.home().path().join("data"), "in the way").expect("a file");
    run.keys("s");
    run.wait_for("Waiting");
    run.keys("q");
    assert_eq!(run.exit_code(), 74);
    assert!(run.screen().contains("one entry could not be written"), "{}", run.screen());
}
