//! Learn: the list, a lesson read to its end, its question, the cards; what is not opened is not to be seen.

use pelvicoach::coach::{Effect, Event};
use serde_json::{Value, json};

use crate::stage::{Setting, Stage, Who};

const SMALL: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (120, 40);
const TINY: (u16, u16) = (40, 12);

macro_rules! see {
    ($name:literal, $stage:expr) => {
        insta::assert_snapshot!($name, $stage.text())
    };
}

fn with(registers: &[(&str, Value)], size: (u16, u16)) -> Stage {
    Stage::set(&Setting { registers, ..Setting::of(Who::Fresh, size) })
}

#[test]
fn learn() {
    let registers = [("lessons", json!({ "L01": "2026-11-20" })), ("opened", json!(["partner", "trainer"]))];
    see!("learn", Stage::new(Who::Fresh, SMALL).keys("6"));
    see!("learn_opened_in_120x40", with(&registers, LARGE).keys("6"));
    see!("learn_in_40x12", with(&registers, TINY).keys("6"));
    see!("lesson_begins", Stage::new(Who::Fresh, SMALL).keys("6 Enter"));
    see!("lesson_figures_in_120x40", Stage::new(Who::Fresh, LARGE).keys("6 Down Enter PageDown"));
    see!("lesson_in_40x12", Stage::new(Who::Fresh, TINY).keys("6 Down Enter PageDown PageDown"));
    see!("lesson_question", Stage::new(Who::Fresh, SMALL).keys("6 Down Down Enter a"));
    see!("card", Stage::new(Who::Fresh, SMALL).keys("6 End Up Enter"));
    see!("glossary", Stage::new(Who::Fresh, SMALL).keys("6 End Up Up Enter"));
}

/// The read marks of a stage.
fn read(stage: &Stage) -> Vec<String> {
    let marks: Option<std::collections::BTreeMap<String, String>> = stage.profile.get("lessons");
    marks.unwrap_or_default().into_keys().collect()
}

#[test]
fn a_lesson_is_noted_as_read_once_its_text_was_seen_to_the_end() {
    for (size, pages) in [(SMALL, 6), (LARGE, 4), (TINY, 18)] {
        let mut stage = Stage::new(Who::Fresh, size);
        stage.keys("6 Enter PageDown");
        assert_eq!(read(&stage), Vec::<String>::new(), "{size:?}: the middle is not the end");
        for _ in 0..pages {
            stage.keys("Enter");
        }
        assert_eq!(read(&stage), ["L01"], "{size:?}:\n{}", stage.text());
    }
    let mut stage = Stage::new(Who::Fresh, SMALL);
    stage.keys("6 Enter r");
    assert_eq!(read(&stage), ["L01"]);
    stage.keys("r");
    assert_eq!(read(&stage), Vec::<String>::new(), "taken back");
}

#[test]
fn enter_reads_on_to_the_end_and_leads_back_to_the_list() {
    let mut stage = Stage::new(Who::Fresh, SMALL);
    stage.keys("6 Enter End");
    assert!(stage.text().contains("No clinician"), "{}", stage.text());
    stage.keys("Enter");
    assert!(stage.text().contains("read · 3 min"), "{}", stage.text());
    assert!(stage.text().contains("next, if you like · 3 min"), "{}", stage.text());
}

#[test]
fn an_answer_goes_into_the_journal_with_the_name_of_its_lesson() {
    let mut stage = Stage::new(Who::Fresh, SMALL);
    stage.keys("6 Down Down Enter a").paste("longer walks, and the drive").keys("C-s");
    assert!(stage.text().contains("What can lie behind the pain"), "back at the lesson:\n{}", stage.text());
    let kept: Vec<String> = stage.disk.values().flatten().map(|record| record.json().to_owned()).collect();
    assert_eq!(kept.len(), 1);
    let note: Value = serde_json::from_str(&kept[0]).expect("a record");
    assert_eq!((&note["kind"], &note["tags"]), (&json!("note"), &json!(["lesson", "L03"])));
    assert_eq!(note["text"], "longer walks, and the drive");
    stage.keys("a C-s");
    assert_eq!(stage.disk.values().flatten().count(), 1, "nothing written is nothing kept");
}

#[test]
fn an_unfinished_answer_waits_for_its_own_lesson() {
    let mut stage = Stage::new(Who::Fresh, SMALL);
    stage.keys("6 Enter a").paste("half an answer").wait(1_500);
    stage.keys("Esc Esc Down Enter a");
    assert!(!stage.text().contains("half an answer"), "another lesson has another question:\n{}", stage.text());
    stage.keys("Esc Esc Up Enter a");
    assert!(stage.text().contains("half an answer"), "{}", stage.text());
}

#[test]
fn the_exercise_of_a_lesson_is_one_key_away() {
    let mut stage = Stage::new(Who::Fresh, SMALL);
    stage.keys("6 Enter p").wait(700);
    assert!(stage.text().contains("First steps"), "{}", stage.text());
    let urgent = json!([{ "day": "2026-11-22", "flag": { "flag": 12, "level": "urgent", "state": "raised" } }]);
    let mut stage = with(&[("flags", urgent)], SMALL);
    stage.keys("6 Down Enter p").wait(700);
    assert!(stage.text().contains("clinic or urgent-care service"), "{}", stage.text());
    let emergency = json!([{ "day": "2026-11-22", "flag": { "flag": 1, "level": "emergency", "state": "raised" } }]);
    let mut stage = with(&[("flags", emergency)], SMALL);
    stage.keys("6 Enter");
    assert!(stage.text().contains("How this works"), "lessons stay open:\n{}", stage.text());
}

#[test]
fn a_card_is_kept_as_a_file_that_gives_nothing_away() {
    let mut stage = Stage::new(Who::Fresh, SMALL);
    stage.keys("6 End Enter w");
    let written = stage.effects.iter().find_map(|effect| match effect {
        Effect::Write { path, bytes, over } => Some((path.clone(), String::from_utf8(bytes.clone()), *over)),
        _ => None,
    });
    let (path, bytes, over) = written.expect("a file");
    assert_eq!((path.as_path(), over), (std::path::Path::new("pages/card-friend.txt"), false));
    assert!(bytes.expect("text").starts_with("For a friend\n"));
    stage.event(Event::Written(path.clone()));
    assert!(stage.text().contains("kept as pages/card-friend.txt"), "{}", stage.text());
    stage.event(Event::NotWritten { path, exists: true, why: String::new() });
    assert!(stage.text().contains("It stays as it is."), "{}", stage.text());
}

/// Words of the lessons, the card and the terms that stay out of sight.
const HIDDEN: [&str; 6] =
    ["Touch without a goal", "Trainers, examinations", "Talking with a partner", "someone close", "Sensate", "Trainer"];

#[test]
fn what_is_not_opened_is_not_to_be_seen() {
    let all = |stage: &mut Stage| {
        let list = stage.keys("6").text();
        stage.size(120, 200).keys("End Up Up Enter");
        format!("{list}\n{}", stage.text())
    };
    let mut stage = Stage::new(Who::Fresh, (120, 60));
    let seen = all(&mut stage);
    assert!(seen.contains("Guarding"), "the glossary is open:\n{seen}");
    for hidden in HIDDEN {
        assert!(!seen.contains(hidden), "{hidden}:\n{seen}");
    }
    for (area, shown) in [
        ("alone", &["Touch without a goal"][..]),
        ("trainer", &["Trainers, examinations"]),
        ("partner", &["Touch without a goal", "Talking with a partner", "someone close"]),
        ("cycle", &[]),
        ("sexual", &["Touch without a goal"]),
    ] {
        let seen = with(&[("opened", json!([area]))], (120, 60)).keys("6").text();
        for hidden in &HIDDEN[..4] {
            assert_eq!(seen.contains(hidden), shown.contains(hidden), "{area}, {hidden}:\n{seen}");
        }
    }
}
