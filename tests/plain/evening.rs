//! The journal, the page, History, lessons and a step for two, in lines.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::harness::piped::Piped;
use crate::harness::{Home, MORNING};
use crate::kit::{records, settled, settled_with};

#[test]
fn an_entry_is_written_found_changed_deleted_and_brought_back() {
    let home = settled();
    let mut talk = Piped::start(&home, MORNING, "--plain");
    talk.lines("j | t | a walk by the river ||||");
    assert_eq!(records(&home, "note")[0]["text"], "a walk by the river", "{}", talk.raw());
    let said = talk.line("/river");
    assert!(said.contains("a walk by the river"), "{said}");
    let said = talk.line("1");
    assert!(said.contains("1) change it 2) delete it"), "{said}");
    let said = talk.line("1");
    assert!(said.contains("So far: a walk by the river"), "{said}");
    talk.lines("a walk by the sea ||||");
    assert_eq!(records(&home, "note")[0]["text"], "a walk by the sea", "{}", talk.raw());
    talk.line("2");
    assert!(talk.line("1").contains("Deleted."), "{}", talk.raw());
    assert!(records(&home, "note").is_empty(), "its words are gone");
    talk.line("u");
    assert_eq!(records(&home, "note")[0]["text"], "a walk by the sea", "{}", talk.raw());
}

#[test]
fn a_form_that_is_left_says_that_it_is_kept_and_one_that_was_looked_at_is_not() {
    let home = settled();
    let mut talk = Piped::start(&home, MORNING, "--plain");
    let said = talk.lines("j | t | a walk by the river ||||");
    assert!(!said.contains("Kept for later."), "{said}");
    talk.lines("/river | 1 | 1");
    let said = talk.line("b");
    assert!(!said.contains("Kept for later.") && home.drafts().is_empty(), "{said}");
    talk.lines("1 | a walk by the sea |");
    let said = talk.lines("b | b | b");
    assert!(said.contains("Kept for later."), "{said}");
    assert_eq!(home.drafts().len(), 1);
}

#[test]
fn the_page_has_what_is_ticked_and_is_written_as_it_was_read() {
    let home = settled();
    assert_eq!(home.command(Some(MORNING), &["log", "--pain", "4", "--note", "a tender word"]).0, Some(0));
    let mut talk = Piped::start(&home, MORNING, "--plain");
    let said = talk.lines("x |");
    assert!(said.contains("left out") && !said.contains("a tender word"), "{said}");
    let said = talk.lines("1 |");
    assert!(said.contains("on the page") && said.contains("a tender word"), "{said}");
    let said = talk.line("w");
    assert!(said.contains("Written:"), "{said}");
    let said = talk.line("w");
    assert!(said.contains("1) replace"), "{said}");
}

#[test]
fn history_says_which_month_it_is_without() {
    let home = crate::kit::settled();
    let journal = home.data_dir().join("journal");
    std::fs::create_dir_all(&journal).unwrap();
    std::fs::write(journal.join("2026-11.json"), "{\"format\":\"pelvicoach/month\",").unwrap();
    let mut talk = Piped::start(&home, MORNING, "--plain");
    let said = talk.line("h");
    assert!(said.contains("Without November 2026, which cannot be read."), "{said}");
    talk.line("q");
    assert_eq!(talk.exit_code(), Some(0));
    let all = talk.raw();
    for once in ["November 2026 cannot be read; it is kept.", "What is done is kept."] {
        assert_eq!(all.matches(once).count(), 1, "{all}");
    }
}

#[test]
fn history_is_told_in_sentences() {
    let home = settled();
    let mut talk = Piped::start(&home, MORNING, "--plain demo");
    let said = talk.lines("h");
    assert!(
        said.contains("What has moved since the start.") && said.contains("Worst pain, 0 none to 10 worst:"),
        "{said}"
    );
    assert!(said.contains("percent lower than at the start") && said.contains("What settles."), "{said}");
    let sides = [
        ("2", "The lowest:"),
        ("3", "Sleep, hours:"),
        ("4", "Monday 23 November"),
        ("5", "practice on"),
        ("6", "typically"),
        ("7", "went along"),
        ("8", "expected"),
        ("9", "than the first one in these days"),
        ("m", "Average pain, 0 none to 10 worst."),
        ("s", "Three months, Tuesday 25 August to Monday 23 November."),
    ];
    for (side, words) in sides {
        let said = talk.line(side);
        assert!(said.contains(words) && said.len() > 80, "{side}: {said}");
        assert!(!said.contains('→') && !said.contains('·') && !said.contains('▪'), "{side}: {said}");
    }
    assert!(talk.raw().lines().all(|line| line.chars().count() <= 80));
    talk.line("q");
    assert_eq!(talk.exit_code(), Some(0));
}

#[test]
fn a_step_for_two_says_no_answer_again_and_a_no_says_not_today() {
    let home = settled_with(&json!({ "opened": ["partner"], "partner_read": true }));
    let mut talk = Piped::start(&home, MORNING, "--plain");
    let said = talk.line("c");
    let before = said.split_once(") Your ladder, with a partner").expect("the ladder for two").0;
    let group = before.split_whitespace().last().expect("its number").to_owned();
    let said = talk.line(&group);
    assert!(said.contains("An agreement for two"), "{said}");
    let mut said = talk.line("1");
    if !said.contains("Before this step") {
        said = talk.line("1");
    }
    assert!(said.contains("Before this step"), "{said}");
    let said = talk.lines("1 | 1 | 1 | 3");
    assert!(!said.contains("So far"), "{said}");
    // The other one answers on a screen of blank lines.
    assert!(talk.lines_said.iter().filter(|line| line.is_empty()).count() >= 40, "{:?}", talk.lines_said);
    let said = talk.lines("1 | 1 | b | 1 | 1 | 1");
    assert!(said.contains("Not today") && !said.contains("So far"), "{said}");
    talk.line("q");
    assert_eq!(talk.exit_code(), Some(0));
    assert!(home.records("2026-11").is_empty(), "{:?}", home.records("2026-11"));
}

/// A home with the diary of twelve weeks in it.
fn twelve_weeks() -> Home {
    let home = settled();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/twelve-weeks");
    let journal = home.data_dir().join("journal");
    fs::create_dir_all(&journal).unwrap();
    for name in ["store.json", "profile.json"] {
        fs::copy(from.join(name), home.data_dir().join(name)).unwrap();
    }
    for month in fs::read_dir(from.join("journal")).unwrap().flatten() {
        fs::copy(month.path(), journal.join(month.file_name())).unwrap();
    }
    home
}

#[test]
fn history_speaks_once_all_of_it_is_read_and_what_was_typed_meanwhile_comes_after() {
    // Twelve weeks on the disk, of which the program reads two months by itself.
    let home = twelve_weeks();
    let mut talk = Piped::start(&home, MORNING, "--plain");
    for said in [talk.lines("h"), talk.lines("1")] {
        assert!(said.contains("easier days, three months. Nothing stood out over 52 days."), "{said}");
    }
}
