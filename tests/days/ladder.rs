//! A step for two in the real program: a no leaves no byte behind, and nothing on the screen says whose it was.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::harness::{Home, MORNING, Running};
use crate::kit::{ENTER_WAITS_MS, enter, leave, open, settled_with};

/// Someone with the steps for two in sight, and nothing else to choose from further down than the first of them.
fn in_sight() -> Home {
    settled_with(&json!({ "opened": ["partner"], "partner_read": true }))
}

/// Every file of the person's folders, byte for byte.
fn every_byte(home: &Home) -> BTreeMap<PathBuf, Vec<u8>> {
    fn walk(folder: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            let (path, kind) = (entry.path(), entry.file_type().expect("a kind"));
            if kind.is_dir() {
                walk(&path, found);
            } else if kind.is_file() {
                let bytes = std::fs::read(&path).expect("a file");
                found.insert(path, bytes);
            }
        }
    }
    let mut found = BTreeMap::new();
    for folder in [home.data_dir(), home.state_dir(), home.path().join("config")] {
        if folder.exists() {
            walk(&folder, &mut found);
        }
    }
    found
}

/// From Today to the questions before the agreement for two.
fn to_the_questions(run: &mut Running) {
    run.keys("2");
    run.wait_for("What would you like to do");
    run.advance(500);
    for _ in 0..80 {
        if run.screen().lines().any(|line| line.contains('›') && line.contains("An agreement for two")) {
            break;
        }
        run.keys("Down");
    }
    enter(run);
    run.wait_for("Before this step");
}

/// One person's answers, by digit (1 yes, 2 not sure, 3 no, 0 left open), and on.
fn answers(run: &mut Running, digits: &str) {
    for digit in digits.chars() {
        if digit != '0' {
            run.keys(&digit.to_string());
        }
        run.keys("Down");
    }
    run.keys("C-s");
}

#[test]
fn whoever_says_no_the_screen_says_not_today_and_no_byte_tells_of_it() {
    let mut last_screens = Vec::new();
    for (first, second) in [("1113", "1111"), ("1111", "1113"), ("0111", "1111"), ("1111", "2111"), ("3333", "0000")] {
        let home = in_sight();
        let mut run = open(&home, MORNING);
        run.wait_for("Your practice is ready");
        run.sync();
        let before = every_byte(&home);
        to_the_questions(&mut run);
        run.absent("Pelvic");
        answers(&mut run, first);
        run.wait_for("the other one answers");
        // Going back from here leads to nothing that was answered.
        answers(&mut run, second);
        run.wait_for("Not today");
        run.advance(5_000);
        run.sync();
        last_screens.push(run.screen());
        assert_eq!(every_byte(&home), before, "{first} {second}");
        run.keys("Esc");
        run.wait_for("Your practice is ready");
        leave(run);
        let after = every_byte(&home);
        let changed: Vec<_> = after.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes)).collect();
        assert!(changed.is_empty(), "{first} {second}: {changed:?}");
    }
    assert!(last_screens.iter().all(|screen| *screen == last_screens[0]), "{last_screens:#?}");
}

#[test]
fn going_back_from_the_second_screen_shows_nothing_of_the_first() {
    let home = in_sight();
    let mut run = open(&home, MORNING);
    to_the_questions(&mut run);
    answers(&mut run, "3111");
    run.wait_for("the other one answers");
    run.keys("Esc");
    run.absent("Before this step");
    run.absent("I want to");
    // Opened again, it begins with the first and with nothing answered.
    run.advance(ENTER_WAITS_MS);
    to_the_questions(&mut run);
    run.wait_for("One of you answers first");
    let screen = run.screen();
    assert!(!screen.contains('●'), "nothing is answered yet:\n{screen}");
    run.keys("Esc");
    leave(run);
}

#[test]
fn eight_times_yes_asks_what_is_expected_and_keeps_what_was_felt_beside_it() {
    let home = in_sight();
    let mut run = open(&home, MORNING);
    to_the_questions(&mut run);
    answers(&mut run, "1111");
    run.wait_for("the other one answers");
    answers(&mut run, "1111");
    run.wait_for("What do you expect");
    run.keys("Down 6 Down 4 C-s");
    run.wait_for("Leave this out if you are pressured");
    run.keys("1");
    run.sync();
    // A quarter of an hour, with "carry on" at each question on the way.
    for _ in 0..40 {
        if run.screen().contains("Carry on, softer") {
            run.keys("1");
            enter(&mut run);
        }
        if run.screen().contains("Fear, at most") {
            break;
        }
        run.advance(25_000);
    }
    run.wait_for("Fear, at most");
    run.keys("2 Down 3 Down 2 Down 1 C-s");
    run.wait_for("Three slow breaths");
    run.absent("Today");
    let practice = crate::kit::the_one(&home, "practice");
    assert_eq!(practice["predicted"], json!({ "pain": 4, "fear": 6 }));
    assert_eq!(practice["peak"], json!({ "pain": 2, "fear": 3 }));
    let text = home.diary_file("journal/2026-11.json") + &home.diary_file("profile.json");
    for word in ["want", "upset", "privacy", "so_far", "consent", "second"] {
        assert!(!text.contains(word), "{word} stands in the files");
    }
    run.keys("Esc");
    leave(run);
}
