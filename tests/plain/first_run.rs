//! The first run in lines: the emergency lines, how one likes to practise, the first breath.

use serde_json::json;

use crate::harness::piped::Piped;
use crate::harness::{Home, MORNING, Run};
use crate::kit::{records, settled, the_one};

const PASSPHRASE: &str = "a calm evening";

#[test]
fn none_of_these_leads_to_the_first_breath_in_a_few_lines() {
    let home = Home::new();
    let mut talk = Piped::start(&home, MORNING, "--plain");
    let said = talk.all();
    assert!(said.contains("Who uses this account") && said.contains("2) none for now"), "{said}");
    let said = said + &talk.line("2");
    assert!(said.contains("Questions come one at a time") && said.contains("The command clear"), "{said}");
    assert!(said.contains("New numbness between the legs") && said.contains("1) none of these"), "{said}");
    let said = talk.line("1");
    assert!(said.contains("How you like to practise") && said.contains("2) 12 minutes"), "{said}");
    let said = talk.lines("2 | 2 | 1");
    assert!(said.contains("It begins with Arrive"), "{said}");
    talk.line("");
    let said = talk.advance(60_000);
    assert!(said.to_lowercase().contains("breathe in"), "{said}");
    assert_eq!(home.register("first_run"), json!(true));
    assert_eq!(home.register("routine"), json!("RT12"));
    assert_eq!(home.register("eyes_closed"), json!(true));
    assert_eq!(home.register("safety_asked")["answer"], "none");
    talk.lines("q | 1");
    assert_eq!(talk.exit_code(), Some(0));
    assert_eq!(the_one(&home, "practice")["outcome"], "ended_early");
    assert!(home.drafts().is_empty(), "{:?}", home.drafts());
}

#[test]
fn enter_alone_is_not_none_and_is_asked_again_within_three_days() {
    let home = Home::new();
    let mut talk = Piped::start(&home, MORNING, "--plain");
    assert!(talk.lines("|").contains("How you like to practise"));
    // There is nothing before its first question, and b never begins a practice.
    let said = talk.line("b");
    assert!(said.contains("How long is a practice to be?") && !said.contains("Arrive"), "{said}");
    talk.lines("e | q | 1");
    assert_eq!(talk.exit_code(), Some(0));
    assert_eq!(home.register("safety_asked")["answer"], "not_now");
    let mut talk = Piped::start(&home, "2026-11-26T07:00:00+01:00", "--plain practise RT0");
    talk.line("");
    talk.advance(200_000);
    talk.lines("||||");
    assert!(talk.all().contains("Anything new this week?"), "{}", talk.all());
}

#[test]
fn something_here_opens_its_text_and_stays_until_someone_has_seen_it() {
    let home = Home::new();
    let mut talk = Piped::start(&home, MORNING, "--plain");
    let said = talk.lines("2 | 2");
    assert!(said.contains("Several numbers"), "{said}");
    let said = talk.lines("1 |||");
    assert!(said.contains("This needs medical help now"), "{said}");
    let said = talk.lines("|||");
    assert!(said.contains("One note to look at"), "{said}");
    // No practice: Enter opens the text, then the two quiet minutes.
    assert!(talk.line("").contains("seen by a clinician"));
    assert!(talk.line("").contains("You are here."));
    talk.lines("| q");
    assert_eq!(talk.exit_code(), Some(0));
    assert_eq!(the_one(&home, "flag")["level"], "emergency");
    let mut talk = Piped::start(&home, "2026-11-24T07:00:00+01:00", "--plain");
    assert!(talk.all().contains("One note to look at"));
    assert!(talk.lines("| 1").contains("Good morning"));
    assert_eq!(records(&home, "flag").last().expect("a record")["state"], "seen");
}

#[test]
fn help_stands_before_the_first_run_and_a_person_one_answer_below() {
    let home = Home::new();
    let mut talk = Piped::start(&home, MORNING, "--plain");
    assert!(talk.line("!").contains("You are here."));
    let said = talk.advance(15_000);
    assert!(said.contains("Feel your feet"), "{said}");
    assert!(talk.line("p").contains("You do not have to carry this alone"));
    let said = talk.lines("|");
    assert!(said.contains("2) none for now"), "{said}");
}

#[test]
fn a_passphrase_is_chosen_unseen_and_a_sheet_can_be_kept() {
    let home = Home::new();
    let mut talk = Piped::start(&home, MORNING, "--plain");
    let said = talk.line("1");
    assert!(said.contains("Nobody can bring a passphrase back") && said.contains("may be seen here"), "{said}");
    assert!(talk.line("short").contains("8 characters or more."));
    assert!(talk.line("shorter").contains("8 characters or more."), "also a second time");
    assert!(talk.line(PASSPHRASE).contains("The same once more"));
    assert!(talk.line("another evening").contains("not the same"));
    // From the first time back leads to the question whether there is to be one.
    assert!(talk.line("b").contains("2) none for now"));
    talk.lines(&format!("1 | {PASSPHRASE} | {PASSPHRASE}"));
    assert!(talk.all().contains("The lock is set."), "{}", talk.raw());
    assert!(talk.line("1").contains("recovery-sheet.txt"));
    assert!(talk.line("2").contains("AGE-SECRET-KEY-1"));
    assert!(talk.line("").contains("Is any of this new?"));
    talk.lines("1 | 2 | 1 | 1");
    talk.advance(30_000);
    talk.line("q");
    talk.line("1");
    assert_eq!(talk.exit_code(), Some(0), "{}", talk.raw());
    assert!(!talk.raw().contains(PASSPHRASE));
    for file in ["profile.json", "journal/2026-11.json"] {
        let bytes = std::fs::read(home.data_dir().join(file)).expect("it is there");
        assert!(bytes.starts_with(b"age-encryption.org/v1"), "{file} is plain");
    }
    let mut talk = Piped::start(&home, MORNING, "--plain");
    assert!(talk.all().contains("Passphrase."), "{}", talk.raw());
    assert!(talk.line("no such words").contains("Passphrase"), "{}", talk.raw());
    assert!(talk.line(PASSPHRASE).contains("Good morning"), "{}", talk.raw());
}

#[test]
fn lines_are_offered_on_the_first_screen_and_begin_at_once() {
    let home = Home::new();
    let mut run = Run::at(MORNING).home(&home).start();
    run.wait_for("in lines of text, as for a screen reader");
    run.keys("2 Down 2");
    run.send("\x13");
    run.wait_for("Questions come one at a time");
    run.wait_for("1) none of these");
    run.send("q\n");
    assert_eq!(run.exit_code(), 0);
    assert_eq!(home.register("lock_asked"), json!(true));
    let settings = std::fs::read_to_string(home.config_file()).expect("settings");
    assert!(settings.contains("plain = true"), "{settings}");
    // The next start is in lines by itself.
    let mut run = Run::at(MORNING).home(&home).in_lines().start();
    run.wait_for("Is any of this new?");
    run.line("q");
    assert_eq!(run.exit_code(), 0);
    assert!(!String::from_utf8_lossy(&run.bytes()).contains('\u{1b}'));
}

#[test]
fn from_lines_the_full_screen_is_one_answer_away_where_there_can_be_one() {
    let home = settled();
    std::fs::create_dir_all(home.config_file().parent().expect("a folder")).expect("a folder");
    std::fs::write(home.config_file(), "plain = true\n").expect("settings");
    let mut run = Run::at(MORNING).home(&home).in_lines().start();
    run.line("?");
    run.wait_for("go to the full screen");
    run.send("k\n");
    run.wait_until_full_screen(true);
    run.wait_for("Your practice is ready when you are");
    run.send("q");
    assert_eq!(run.exit_code(), 0);
    assert!(std::fs::read_to_string(home.config_file()).expect("settings").contains("plain = false"));
    // In a pipe there is none.
    let mut talk = Piped::start(&home, MORNING, "--plain");
    assert!(!talk.line("?").contains("full screen"), "{}", talk.raw());
}
