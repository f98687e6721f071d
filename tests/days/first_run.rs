//! The first run: the emergency lines, how one likes to practise, the first breath.

use serde_json::json;

use crate::harness::{Home, MORNING, Run, Running};
use crate::kit::{enter, records, the_one};

/// The first question of all: nobody else uses the account.
fn without_passphrase(run: &mut Running) {
    run.wait_for("Who uses this account");
    run.keys("2 C-s");
    run.wait_for("Is any of this new?");
    run.advance(400);
}

#[test]
fn none_of_these_leads_to_the_first_breath_in_a_few_keys() {
    let mut run = Run::at(MORNING).start();
    without_passphrase(&mut run);
    run.wait_for("Is any of this new?");
    run.keys("1 Enter");
    enter(&mut run);
    run.wait_for("How you like to practise");
    run.keys("2 Down 2 C-s");
    run.wait_for("Arrive");
    // Well within a minute: what settles comes first, then the first breath.
    run.advance(31_000);
    run.wait_for("breathe in");
    let home = run.home().clone();
    assert_eq!(home.register("first_run"), json!(true));
    assert_eq!(home.register("routine"), json!("RT12"));
    assert_eq!(home.register("eyes_closed"), json!(true));
    assert_eq!(home.register("safety_asked")["answer"], "none");
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
    assert_eq!(the_one(&home, "practice")["outcome"], "ended_early");
    assert!(home.drafts().is_empty(), "{:?}", home.drafts());
}

#[test]
fn not_now_is_not_none_and_is_asked_again_within_three_days() {
    let home = Home::new();
    let mut run = Run::at(MORNING).home(&home).start();
    without_passphrase(&mut run);
    run.wait_for("Is any of this new?");
    run.keys("Esc");
    run.wait_for("How you like to practise");
    run.keys("C-s");
    run.wait_for("Arrive");
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
    assert_eq!(home.register("safety_asked")["answer"], "not_now");
    // Three days later it comes again, after the practice.
    let mut run = Run::at("2026-11-26T07:00:00+01:00").home(&home).args("practise RT0").start();
    run.advance(80_000);
    run.wait_for("How was it");
    run.keys("C-s");
    run.wait_for("Anything new this week?");
}

#[test]
fn something_here_opens_its_text_and_stays_until_someone_has_seen_it() {
    let home = Home::new();
    let mut run = Run::at(MORNING).home(&home).start();
    without_passphrase(&mut run);
    run.wait_for("Is any of this new?");
    run.keys("2 Down 1 C-s");
    run.wait_for("This needs medical help now");
    enter(&mut run);
    run.wait_for("How you like to practise");
    run.keys("C-s");
    // No practice: Today waits with the text, Enter opens it, then the two quiet minutes.
    run.wait_for("One note to look at");
    enter(&mut run);
    run.wait_for("seen by a clinician");
    enter(&mut run);
    run.wait_for("You are here.");
    run.keys("Esc");
    run.keys("3");
    run.wait_for("Nothing is written yet");
    assert_eq!(the_one(&home, "flag")["level"], "emergency");
    run.keys("1");
    enter(&mut run);
    run.wait_for("seen by a clinician");
    run.keys("q");
    assert_eq!(run.exit_code(), 0);
    let mut run = Run::at("2026-11-24T07:00:00+01:00").home(&home).start();
    run.wait_for("One note to look at");
    enter(&mut run);
    run.keys("S");
    run.wait_for("Good morning");
    assert_eq!(records(&home, "flag").last().expect("a record")["state"], "seen");
    run.keys("q");
    assert_eq!(run.exit_code(), 0);
}

#[test]
fn help_stands_before_the_first_run() {
    let mut run = Run::at(MORNING).start();
    run.wait_for("Who uses this account");
    run.keys("!");
    run.wait_for("You are here.");
    run.keys("t");
    run.wait_for("You deserve support from a person");
    run.keys("Esc Esc");
    run.wait_for("Who uses this account");
}

#[test]
fn a_passphrase_is_asked_for_before_anything_is_typed_and_a_sheet_can_be_kept() {
    let home = Home::new();
    let mut run = Run::at(MORNING).home(&home).start();
    run.wait_for("Who uses this account");
    run.wait_for("Nobody can bring a passphrase back");
    run.keys("1 C-s");
    run.wait_for("New passphrase");
    run.keys("text:short");
    enter(&mut run);
    run.wait_for("8 characters or more.");
    run.keys("text:a_calm_evening");
    enter(&mut run);
    run.wait_for("The same once more");
    run.keys("text:another_evening");
    enter(&mut run);
    run.wait_for("not the same");
    run.keys("text:a_calm_evening");
    enter(&mut run);
    run.wait_for("The same once more");
    run.keys("text:a_calm_evening");
    enter(&mut run);
    run.wait_for("The lock is set");
    run.keys("w");
    run.wait_for("recovery-sheet.txt");
    run.keys("v");
    run.wait_for("AGE-SECRET-KEY-1");
    run.keys("v");
    enter(&mut run);
    run.wait_for("Is any of this new?");
    run.keys("1 C-s");
    run.wait_for("How you like to practise");
    run.keys("2 C-s");
    run.wait_for("Arrive");
    run.advance(7_000);
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
    for file in ["profile.json", "journal/2026-11.json"] {
        let bytes = std::fs::read(home.data_dir().join(file)).expect("it is there");
        assert!(bytes.starts_with(b"age-encryption.org/v1"), "{file} is plain");
    }
    let mut run = Run::at(MORNING).home(&home).start();
    run.wait_for("Passphrase");
    run.keys("text:a_calm_evening");
    enter(&mut run);
    run.wait_for("Good morning");
    run.keys("q");
    assert_eq!(run.exit_code(), 0);
}
