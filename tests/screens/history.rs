//! History from all its sides.

use pelvicoach::coach::Event;
use pelvicoach::diary::{Month, MonthState, Record};
use pelvicoach::tui::theme::{Depth, Look};
use serde_json::json;

use crate::stage::{Stage, Who};

const SMALL: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (120, 40);
const TINY: (u16, u16) = (40, 12);

macro_rules! see {
    ($name:literal, $stage:expr) => {
        insta::assert_snapshot!($name, $stage.text())
    };
}

#[test]
fn lines_side_by_side() {
    see!("small_lines", Stage::new(Who::Seasoned, SMALL).keys("4 v r v"));
    see!("small_lines_in_120x40", Stage::new(Who::Seasoned, LARGE).keys("4 v r v Left Left"));
    see!("all_days_in_120x40", Stage::new(Who::Seasoned, LARGE).keys("4 v r r r"));
}

#[test]
fn a_year_of_days() {
    let mut stage = Stage::new(Who::Seasoned, SMALL);
    stage.keys("4 c Left Up");
    see!("calendar", stage);
    stage.keys("S-Tab");
    see!("calendar_of_practice", stage);
    see!("calendar_in_120x40", Stage::new(Who::Seasoned, LARGE).keys("4 c"));
    see!("calendar_in_40x12", Stage::new(Who::Seasoned, TINY).keys("4 c"));
    let plain = Look { depth: Depth::None, ascii: true, ..Look::default() };
    let mut stage = Stage::with(Who::Seasoned, SMALL, plain, &[], None);
    stage.keys("4 c");
    see!("calendar_in_ascii", stage);
    stage.keys("v");
    assert!(stage.text().is_ascii());
}

#[test]
fn what_is_told() {
    let mut stage = Stage::new(Who::Seasoned, SMALL);
    stage.keys("4 r c v");
    see!("settles", stage);
    stage.keys("v");
    see!("went_along", stage);
    stage.keys("w");
    see!("went_along_how", stage);
    see!("settles_in_120x40", Stage::new(Who::Seasoned, LARGE).keys("4 r c v"));
    see!("expected_without_any", Stage::new(Who::Fresh, SMALL).keys("4 c v v v"));
    see!("scores_without_any", Stage::new(Who::Fresh, SMALL).keys("4 V"));
}

#[test]
fn from_a_day_that_is_typed() {
    let mut stage = Stage::new(Who::Seasoned, SMALL);
    stage.keys("4 v r d");
    stage.keys("2 0 2 6 - 0 9 - 1 0");
    assert!(stage.text().contains("From  2026-09-10"), "{}", stage.text());
    stage.keys("Enter");
    assert!(stage.text().contains("10 Sep to 23 Nov"), "{}", stage.text());
    stage.keys("d s o o n Enter");
    assert!(stage.text().contains("soon"), "what does not read is said, and nothing moves: {}", stage.text());
    stage.keys("Esc d l a s t Space m o n d a y Enter");
    assert!(stage.text().contains("16 Nov to 23 Nov"), "as on the command line: {}", stage.text());
    stage.keys("d 2 0 2 6 - 0 9 - 1 0 Down 2 0 2 6 - 1 0 - 0 1 Up 2 0 2 6 - 0 9 - 1 1 Enter");
    assert!(stage.text().contains("11 Sep to 1 Oct"), "arrows lead from one day to the other: {}", stage.text());
}

#[test]
fn the_list_of_keys_tells_a_sign_once() {
    for way in ["4 ?", "4 c ?", "4 c v v ?", "1 x ?"] {
        let mut stage = Stage::new(Who::Seasoned, LARGE);
        stage.keys(way);
        let text = stage.text();
        let twice = |sign: &str| text.lines().filter(|line| line.contains(&format!("│  {sign} "))).count() > 1;
        assert!(text.contains("│  ← →") && !text.contains("│  → "), "{way}: {text}");
        assert!(!["←", "↑", "↓", "Enter", "Tab"].into_iter().any(twice), "{way}: {text}");
    }
}

/// Every view of the demonstration's diary, which has something for each.
#[test]
fn each_side_has_something_to_show() {
    for (size, name) in [(SMALL, "80"), (LARGE, "120")] {
        let mut stage = Stage::new(Who::Demo, size);
        stage.keys("4 r");
        insta::assert_snapshot!(format!("demo_short_at_{name}"), stage.text());
        stage.keys("v");
        insta::assert_snapshot!(format!("demo_line_at_{name}"), stage.text());
        stage.keys("c v v");
        insta::assert_snapshot!(format!("demo_along_at_{name}"), stage.text());
        stage.keys("v");
        insta::assert_snapshot!(format!("demo_expected_at_{name}"), stage.text());
        stage.keys("v");
        insta::assert_snapshot!(format!("demo_scores_at_{name}"), stage.text());
    }
}

#[test]
fn any_days_are_in_front_and_move() {
    let mut stage = Stage::new(Who::Seasoned, SMALL);
    stage.keys("4 v d 2 0 2 6 - 0 9 - 2 0 Tab 2 0 2 6 - 0 9 - 2 9 Enter");
    assert!(stage.text().contains("chosen days   20 Sep to 29 Sep"), "{}", stage.text());
    stage.keys("PageUp");
    assert!(stage.text().contains("10 Sep to 19 Sep"), "{}", stage.text());
    stage.keys("v v v");
    assert!(stage.text().contains("Chosen days   10 Sep to 19 Sep"), "told sides look at them too: {}", stage.text());
    stage.keys("/");
    assert!(stage.text().contains("from:2026-09-10 to:2026-09-19"), "{}", stage.text());
    stage.keys("Backspace s o r e");
    assert!(stage.text().contains("from:2026-09-10 sore"), "a filter goes as a whole: {}", stage.text());
    // The first day with a length, and nothing for today again.
    stage.keys("Esc r d Tab Backspace Backspace Backspace Backspace Backspace Backspace Backspace Backspace Backspace");
    stage.keys("Backspace Enter");
    assert!(stage.text().contains("A month   10 Sep to 9 Oct"), "{}", stage.text());
    stage.keys("d Tab 2 0 2 6 - 0 9 - 0 1 Enter");
    assert!(stage.text().contains("1 Sep to 10 Sep"), "in either order: {}", stage.text());
    stage.keys("c d 2 0 2 6 - 0 9 - 0 4 Enter Enter");
    assert!(stage.text().contains("Friday 4 September"), "a calendar goes to the day: {}", stage.text());
}

#[test]
fn a_line_in_blocks_is_remembered() {
    let mut stage = Stage::new(Who::Seasoned, LARGE);
    stage.keys("4 v b");
    see!("line_in_blocks", stage);
    stage.keys("1 4 v");
    assert!(!stage.text().chars().any(|sign| ('\u{2800}'..='\u{28ff}').contains(&sign)), "{}", stage.text());
    stage.keys("b");
    assert!(!stage.text().contains('█'), "{}", stage.text());
}

#[test]
fn what_was_expected_stands_beside_what_was_felt() {
    let steps = [(7, 3), (6, 3), (5, 5), (6, 2), (4, 2)];
    let records = (1..).zip(steps).map(|(day, (expected, felt))| {
        let id = format!("0193543a-b000-7000-8000-00000000000{day}");
        json!({ "id": id, "kind": "practice", "at": format!("2026-11-0{day}T08:00:00+01:00"), "routine": "PF2a",
            "outcome": "finished", "done_s": 60, "predicted": { "fear": expected, "pain": 4 }, "peak": { "fear": felt, "pain": 3 },
            "blocks": [{ "exercise": "PF2a", "track": "floor", "done_s": 60, "outcome": "finished" }] })
        .to_string()
    });
    let records: Vec<Record> = records.filter_map(|text| Record::from_text(&text)).collect();
    let month = Month { year: 2026, number: 11 };
    let mut stage = Stage::new(Who::Fresh, SMALL);
    stage.event(Event::Month(month, MonthState::Read(records)));
    stage.keys("4 V V");
    see!("expected", stage);
    stage.keys("w");
    assert!(stage.text().contains("Each step"), "{}", stage.text());
}

#[test]
fn questionnaires_stand_beside_their_first_score() {
    let taken = |day: &str, id: u8, more: serde_json::Value| {
        let mut record = json!({ "id": format!("0193543a-b000-7000-8000-0000000000{id:02}"), "kind": "measure",
            "at": format!("2026-11-{day}T08:00:00+01:00"), "source": "self" });
        record.as_object_mut().expect("an object").extend(more.as_object().cloned().unwrap_or_default());
        Record::from_text(&record.to_string()).expect("a record")
    };
    let own = |first: u8, second: u8, score: f64| json!({ "instrument": "psfs", "items": ["sitting through a film", "cycling"], "answers": [first, second], "score": score });
    let records = vec![
        taken("02", 1, json!({ "instrument": "peg", "answers": [6, 6, 5], "score": 5.7 })),
        taken("16", 2, json!({ "instrument": "peg", "answers": [4, 3, 4], "score": 3.7 })),
        taken("02", 3, own(3, 4, 3.5)),
        taken("16", 4, own(6, 4, 5.0)),
        taken("16", 5, json!({ "instrument": "pgic", "answers": [2], "score": 2.0 })),
    ];
    let mut stage = Stage::new(Who::Fresh, SMALL);
    stage.event(Event::Month(Month { year: 2026, number: 11 }, MonthState::Read(records)));
    stage.keys("4 V");
    see!("scores", stage);
}

#[test]
fn a_search_is_narrowed_by_filters_that_tab_completes() {
    let mut stage = Stage::new(Who::Seasoned, SMALL);
    stage.keys("4 / t r i g Tab s i t Tab");
    assert!(stage.text().contains("trigger:sitting"), "{}", stage.text());
    see!("search_by_trigger", stage);
    stage.keys("Enter Enter");
    assert!(stage.text().contains("sitting"), "an entry that was found opens: {}", stage.text());
    // After a word Tab offers what may follow it, and the pointer stands in one place.
    let mut stage = Stage::new(Who::Seasoned, SMALL);
    stage.keys("3 / w a r m Tab");
    assert!(stage.text().contains("warm kind:") && stage.text().matches('›').count() == 1, "{}", stage.text());
    stage.keys("Down");
    assert!(stage.text().matches('›').count() <= 1 && !stage.text().contains("› Search"), "{}", stage.text());
}

#[test]
fn own_tags_are_offered_and_looked_for() {
    let mut stage = Stage::new(Who::Demo, SMALL);
    stage.keys("3 / t a g :");
    assert!(stage.text().contains("Tab  desk-day  walk"), "{}", stage.text());
    stage.keys("d Tab");
    assert!(stage.text().contains("tag:desk-day") && stage.text().contains("entries"), "{}", stage.text());
}

#[test]
fn a_day_is_opened_edited_and_taken_back_in_its_place() {
    let mut stage = Stage::new(Who::Demo, SMALL);
    stage.keys("4 c Left Left Up Enter");
    let before = stage.text();
    assert!(before.contains("Sunday 8 November"), "{before}");
    stage.keys("e 7 C-s");
    assert!(stage.text().contains("Pain now 7") && stage.text().contains("Sunday 8 November"), "{}", stage.text());
    stage.keys("u F6");
    assert_eq!(stage.text(), before);
    stage.keys("Esc");
    assert!(stage.text().contains("› Sun 8 Nov"), "the calendar stands where it stood: {}", stage.text());
}
