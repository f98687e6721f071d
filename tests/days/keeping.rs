//! Nothing is lost: kill -9, two windows, a command beside a window, deletion that is real, undo, sleep.

use crate::harness::{Home, MORNING, Run, Signal};
use crate::kit::{enter, leave, open, practise, records, settled, the_one};

#[test]
fn a_killed_session_is_offered_again_as_ended_early_exactly() {
    let home = settled();
    let mut run = open(&home, MORNING);
    practise(&mut run);
    // The draft is written every five seconds and at the end of each block.
    run.advance(100_000);
    run.kill(Signal::KILL);
    let mut run = open(&home, "2026-11-23T08:00:00+01:00");
    run.wait_for("cut short after");
    enter(&mut run);
    run.wait_for("Good morning");
    leave(run);
    let practice = the_one(&home, "practice");
    assert_eq!(practice["outcome"], "ended_early");
    let done = practice["done_s"].as_u64().expect("seconds");
    assert!((95..=100).contains(&done), "{done}");
    assert!(practice["at"].as_str().expect("a moment").starts_with("2026-11-23T07:00:"));
    assert!(home.drafts().is_empty(), "{:?}", home.drafts());
}

/// The files of the drafts, by name.
fn draft_files(home: &Home) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let folder = home.state_dir().join("drafts");
    let files = home.drafts().into_iter().map(|name| folder.join(name));
    files.map(|file| (file.clone(), std::fs::read(file).expect("a draft"))).collect()
}

#[test]
fn a_practice_that_is_saved_is_not_offered_again_when_its_draft_was_left_over() {
    let home = settled();
    let mut run = open(&home, MORNING);
    practise(&mut run);
    run.advance(100_000);
    let left_over = draft_files(&home);
    assert_eq!(left_over.len(), 1, "{:?}", home.drafts());
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
    let practice = the_one(&home, "practice");
    // The next start, and one so much later that the month of the practice is not read by itself.
    for moment in ["2026-11-23T08:00:00+01:00", "2027-03-01T08:00:00+01:00"] {
        for (file, text) in &left_over {
            crate::kit::write_private(file, text);
        }
        let mut run = open(&home, moment);
        run.wait_for("Today");
        run.absent("cut short after");
        leave(run);
        assert!(home.drafts().is_empty(), "{moment}: {:?}", home.drafts());
        assert_eq!(the_one(&home, "practice"), practice);
    }
}

#[test]
fn a_killed_entry_is_offered_again_with_what_was_typed() {
    let home = settled();
    let mut run = open(&home, MORNING);
    run.keys("n 4 Down 6");
    run.advance(1_000);
    run.kill(Signal::KILL);
    let mut run = open(&home, "2026-11-23T08:00:00+01:00");
    run.wait_for("A check-in was not finished");
    enter(&mut run);
    run.wait_for("[4]");
    run.keys("C-s");
    run.wait_for("Saved.");
    leave(run);
    let entry = the_one(&home, "check_in");
    assert_eq!((&entry["pain_now"], &entry["pain_worst"]), (&4.into(), &6.into()));
    assert!(home.drafts().is_empty(), "{:?}", home.drafts());
}

#[test]
fn deleted_is_gone_from_the_file_and_can_be_taken_back_while_the_window_is_open() {
    let home = settled();
    let mut run = open(&home, MORNING);
    run.keys("3 t text:something_private C-s");
    run.wait_for("something private");
    assert!(home.diary_file("journal/2026-11.json").contains("something private"));
    run.keys("D y");
    run.wait_for("Deleted.");
    assert!(!home.diary_file("journal/2026-11.json").contains("private"));
    run.keys("u");
    run.wait_for("something private");
    assert!(home.diary_file("journal/2026-11.json").contains("something private"));
    run.advance(400);
    run.keys("Enter e text:_and_more C-s");
    run.wait_for("something private and more");
    run.keys("Esc");
    run.wait_for("Today, Monday");
    run.keys("D y");
    run.wait_for("Deleted.");
    leave(run);
    assert!(!home.diary_file("journal/2026-11.json").contains("private"));
}

#[test]
fn a_command_and_two_windows_lose_nothing() {
    let home = settled();
    let mut one = open(&home, MORNING);
    let mut two = open(&home, MORNING);
    one.keys("3 t text:from_one C-s");
    let (code, said, errors) =
        home.command(Some(MORNING), &["log", "--pain", "6", "--place", "entrance", "--note", "beside"]);
    assert_eq!(code, Some(0), "{said}{errors}");
    two.keys("3 t text:from_two C-s");
    two.wait_for("from one");
    two.wait_for("beside");
    one.keys("1 3");
    one.wait_for("from two");
    leave(one);
    leave(two);
    assert_eq!(records(&home, "note").len(), 2);
    assert_eq!(the_one(&home, "check_in")["pain_now"], 6);
}

#[test]
fn a_sleeping_machine_pauses_the_session() {
    let home = settled();
    let mut run = open(&home, MORNING);
    practise(&mut run);
    run.advance(20_000);
    run.sleep_machine(3_600_000);
    run.advance(1_000);
    run.wait_for("It waited for you.");
    run.keys("Space");
    run.wait_until_gone("It waited for you.");
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
    let done = the_one(&home, "practice")["done_s"].as_u64().expect("seconds");
    assert!((19..=22).contains(&done), "{done}");
}

#[test]
fn the_page_is_written_as_it_was_previewed_and_never_over_a_file_without_a_yes() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = settled();
    let pages = home.path().join("pages");
    std::fs::create_dir(&pages).expect("a folder");
    let mut run = Run::at(MORNING).home(&home).variable("PELVICOACH_PAGE_FOLDER", &pages.display().to_string()).start();
    run.keys("3 t text:a_private_note C-s 1 a text:May_I_ask_about_this C-s x");
    run.keys("PageDown PageDown PageDown");
    run.wait_for("May I ask about this");
    run.absent("a private note");
    run.advance(400);
    run.keys("Enter");
    run.wait_for("Written:");
    let files: Vec<_> = std::fs::read_dir(&pages).expect("a folder").flatten().map(|entry| entry.path()).collect();
    assert_eq!(files.len(), 1);
    let name = files[0].file_name().expect("a name").to_string_lossy().into_owned();
    assert_eq!(name, "week-2026-48.txt");
    assert_eq!(std::fs::metadata(&files[0]).expect("a file").permissions().mode() & 0o777, 0o600);
    let text = std::fs::read_to_string(&files[0]).expect("text");
    assert!(text.contains("May I ask about this") && !text.contains("private"));
    run.keys("Space Enter");
    run.wait_for("Replace it?");
    run.keys("n Enter");
    run.wait_for("Replace it?");
    assert!(!std::fs::read_to_string(&files[0]).expect("text").contains("private"));
    run.keys("y");
    run.wait_for("Written:");
    assert!(std::fs::read_to_string(&files[0]).expect("text").contains("a private note"));
}

#[test]
fn a_month_that_cannot_be_read_is_said_on_today_in_the_journal_and_in_history() {
    let home = settled();
    let journal = home.data_dir().join("journal");
    std::fs::create_dir_all(&journal).expect("a folder");
    std::fs::write(journal.join("2026-11.json"), "{\"format\":\"pelvicoach/month\",").expect("a file");
    let mut run = open(&home, MORNING);
    run.wait_for("November 2026 cannot be read; it is kept.");
    run.keys("3");
    // What was heard meanwhile comes after it: the test wrote files that others could open.
    run.wait_for("2 files and folders of the diary could be opened");
    run.keys("1");
    run.wait_for("ready when you are");
    run.keys("3");
    run.wait_for("November 2026 cannot be read");
    run.keys("4");
    run.wait_for("Without November 2026, which cannot be read.");
    leave(run);
    let kept = std::fs::read_to_string(journal.join("2026-11.json")).expect("the file");
    assert_eq!(kept, "{\"format\":\"pelvicoach/month\",");
}

/// What was written shows and waits; it is saved as soon as its month reads again.
#[test]
fn what_is_written_while_its_month_cannot_be_read_is_seen_and_waits() {
    let home = settled();
    let file = home.data_dir().join("journal/2026-11.json");
    std::fs::create_dir_all(home.data_dir().join("journal")).expect("a folder");
    crate::kit::write_private(&file, "{\"format\":\"pelvicoach/month\",");
    let mut run = open(&home, MORNING);
    run.keys("3 t text:a_quiet_word");
    run.advance(1_000);
    run.keys("C-s");
    run.wait_for("Not saved yet: November 2026 cannot be read.");
    run.wait_for("\"pelvicoach store repair\" helps.");
    run.wait_for("Note: a quiet word");
    std::fs::remove_file(&file).expect("it goes");
    run.keys("Down");
    run.wait_until_gone("Not saved yet");
    run.wait_for("Note: a quiet word");
    assert_eq!(the_one(&home, "note")["text"], "a quiet word");
    leave(run);
    assert!(home.drafts().is_empty(), "{:?}", home.drafts());
}

/// Written faster than drafts are, and left with the program: it is offered again.
#[test]
fn what_could_not_be_saved_is_offered_at_the_next_start() {
    let home = settled();
    let file = home.data_dir().join("journal/2026-11.json");
    std::fs::create_dir_all(home.data_dir().join("journal")).expect("a folder");
    crate::kit::write_private(&file, "{\"format\":\"pelvicoach/month\",");
    let mut run = open(&home, MORNING);
    run.keys("3 t text:quick C-s");
    run.wait_for("Not saved yet: November 2026 cannot be read.");
    run.keys("q");
    assert_eq!(run.exit_code(), 74);
    let mut run = open(&home, "2026-11-23T08:00:00+01:00");
    run.wait_for("A note was not finished");
    enter(&mut run);
    run.wait_for("quick");
    std::fs::remove_file(&file).expect("it goes");
    run.keys("C-s");
    run.wait_for("Saved.");
    leave(run);
    assert_eq!(the_one(&home, "note")["text"], "quick");
    assert!(home.drafts().is_empty(), "{:?}", home.drafts());
}

#[test]
fn a_practice_that_runs_in_one_window_is_not_left_open_for_another() {
    let home = settled();
    let mut one = open(&home, MORNING);
    practise(&mut one);
    one.advance(100_000);
    let mut two = open(&home, MORNING);
    two.wait_for("Good morning");
    two.absent("left open");
    // What the second one leaves unfinished is its own.
    two.keys("3 t text:half_a_word");
    two.advance(1_000);
    one.kill(Signal::KILL);
    let mut three = open(&home, "2026-11-23T08:00:00+01:00");
    three.wait_for("cut short after");
    three.advance(1_000);
    let mut four = open(&home, "2026-11-23T08:00:00+01:00");
    four.wait_for("Good morning");
    four.absent("left open");
    leave(four);
    enter(&mut three);
    three.wait_for("Good morning");
    leave(three);
    assert_eq!(the_one(&home, "practice")["outcome"], "ended_early");
    two.kill(Signal::KILL);
    let mut run = open(&home, "2026-11-23T09:00:00+01:00");
    run.wait_for("A note was not finished");
    leave(run);
}
