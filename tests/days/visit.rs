//! Before the visit: questions are kept, and the page holds what was ticked and nothing more.

use std::fs;

use serde_json::json;

use crate::harness::{MORNING, Run};
use crate::kit::{ENTER_WAITS_MS, leave, open, records, settled};

#[test]
fn questions_are_kept_from_the_window_and_from_the_command() {
    let home = settled();
    let mut run = open(&home, MORNING);
    run.keys("a text:Is_warmth_fine C-s");
    run.wait_for("Saved.");
    let (code, said, errors) = home.command(Some(MORNING), &["ask", "May", "I", "swim"]);
    assert_eq!(code, Some(0), "{said}{errors}");
    run.keys("1 x PageDown PageDown PageDown PageDown");
    run.wait_for("Is warmth fine");
    run.wait_for("May I swim");
    leave(run);
    let texts: Vec<_> = records(&home, "question").iter().map(|question| question["text"].clone()).collect();
    assert_eq!(texts.len(), 2);
    assert!(texts.contains(&json!("May I swim")) && texts.contains(&json!("Is warmth fine")));
}

#[test]
fn what_is_intimate_stays_out_unless_it_is_ticked() {
    let home = settled();
    let words = ["log", "--pain", "4", "--note", "a tender word"];
    assert_eq!(home.command(Some(MORNING), &words).0, Some(0));
    let pages = home.path().join("pages");
    fs::create_dir(&pages).expect("a folder");
    let folder = pages.display().to_string();
    let mut run = Run::at(MORNING).home(&home).variable("PELVICOACH_PAGE_FOLDER", &folder).size(100, 60).start();
    run.keys("x");
    run.wait_for("For the visit");
    run.absent("a tender word");
    run.keys("Space");
    run.wait_for("a tender word");
    run.keys("Space f");
    run.absent("a tender word");
    run.advance(ENTER_WAITS_MS);
    run.keys("Enter");
    run.wait_for("Written:");
    let written: Vec<_> = fs::read_dir(&pages).expect("a folder").flatten().collect();
    let [page] = written.as_slice() else { panic!("{written:?}") };
    assert_eq!(page.file_name(), "week-2026-48.md", "the name says nothing of what is in it");
    let text = fs::read_to_string(page.path()).expect("a page");
    assert!(!text.contains("tender"), "{text}");
    leave(run);
    // The command writes the same page.
    let (code, said, errors) = home.command(Some(MORNING), &["export", "week", "--format", "md", "--output", "-"]);
    assert_eq!(code, Some(0), "{errors}");
    assert_eq!(said, text);
}
