//! More pictures named by the moment: the blocks of a session, what is around, other looks.

use pelvicoach::clock::Now;
use pelvicoach::coach::{Coach, Kept, Step};
use pelvicoach::diary::Felt;
use pelvicoach::tui::theme::{Depth, Look, Theme};
use serde_json::json;

use crate::stage::{Setting, Stage, Who, coach, morning};

const SMALL: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (120, 40);
const TINY: (u16, u16) = (40, 12);

macro_rules! see {
    ($name:literal, $stage:expr) => {
        insta::assert_snapshot!($name, $stage.text())
    };
}

fn one(coach: &Coach, exercise: &str) -> Step {
    let filled = coach.one(exercise, None, coach.now()).expect("an exercise");
    coach.practise(filled, Felt::default())
}

fn with(exercise: fn(&Coach) -> Step, size: (u16, u16)) -> Stage {
    let seen = json!(["PF1a", "PF2a", "PF2b", "PF2c", "ST1", "ST2", "ST3", "ST5", "ST6", "ST11", "PMR"]);
    Stage::set(&Setting {
        step: Some(exercise),
        registers: &[("introduced", seen)],
        ..Setting::of(Who::Seasoned, size)
    })
}

/// Waits until these words stand on the screen.
fn until(stage: &mut Stage, words: &str) {
    for _ in 0..600 {
        if stage.text().contains(words) {
            return;
        }
        stage.wait(500);
    }
    panic!("{words} never came:\n{}", stage.text());
}

#[test]
fn the_blocks_of_a_session() {
    let mut floor = with(|coach| one(coach, "PF2a"), SMALL);
    floor.wait(26_000);
    see!("session_floor_begins", floor);
    until(&mut floor, "breathe in;");
    floor.wait(2_000);
    see!("session_floor_widens", floor);
    let mut stretch = with(|coach| one(coach, "ST1"), SMALL);
    stretch.wait(20_000);
    see!("session_stretch", stretch);
    let mut attention = with(|coach| one(coach, "MI1"), SMALL);
    attention.wait(30_000);
    see!("session_attention", attention);
    let mut change = Stage::new(Who::Fresh, SMALL);
    change.keys("Enter C-s Right Right Right Right Right").wait(3_000);
    see!("session_change_of_position", change);
    see!("session_in_120x40", with(|coach| one(coach, "B3"), LARGE).wait(2_000));
    see!("session_in_40x12", with(|coach| one(coach, "B3"), TINY).wait(2_000));
    see!("session_floor_in_40x12", with(|coach| one(coach, "PF2a"), TINY).wait(28_000));
}

#[test]
fn around_a_session() {
    let mut stage = Stage::new(Who::Fresh, SMALL);
    stage.keys("Enter C-s Right p 9 Enter");
    see!("session_advises_to_stop", stage);
    let closed = [("eyes_closed", json!(true))];
    let mut stage = Stage::set(&Setting { registers: &closed, ..Setting::of(Who::Fresh, SMALL) });
    stage.keys("Enter C-s").wait(1_000);
    see!("session_offers_the_bell", stage);
    let mut stage = Stage::new(Who::Fresh, SMALL);
    stage.keys("Enter C-s Right ?");
    see!("keys_of_a_session", stage);
    let mut stage = Stage::new(Who::Fresh, TINY);
    stage.keys("Enter C-s Right p");
    see!("session_pain_asked_in_40x12", stage);
    stage.keys("Enter Esc Enter");
    see!("settling_asks_in_40x12", stage);
}

#[test]
fn cards_and_forms_with_little_room() {
    see!("card_in_40x12", Stage::new(Who::Seasoned, TINY).keys("Enter 3 Down 4 Down"));
    see!("check_in_in_40x12", Stage::new(Who::Fresh, TINY).keys("n 3 Down 4 Down Down"));
    see!("journal_in_40x12", Stage::new(Who::Seasoned, TINY).keys("3 Down Down"));
    see!("journal_in_120x40", Stage::new(Who::Seasoned, LARGE).keys("3 Down Down"));
    see!("entry_in_40x12", Stage::new(Who::Seasoned, TINY).keys("3 Down Enter"));
    see!("history_in_40x12", Stage::new(Who::Seasoned, TINY).keys("4 v"));
    see!("history_in_short_in_40x12", Stage::new(Who::Seasoned, TINY).keys("4"));
    see!("page_in_40x12", Stage::new(Who::Seasoned, TINY).keys("x"));
    see!("card_in_120x40", Stage::new(Who::Seasoned, LARGE).keys("Enter"));
}

#[test]
fn history_of_a_week_and_a_day() {
    let mut stage = Stage::new(Who::Seasoned, SMALL);
    stage.keys("4 v r r r r r Left Left");
    see!("history_week", stage);
    stage.keys("Enter");
    see!("history_day", stage);
    stage.keys("Enter");
    see!("history_day_practice", stage);
}

fn draft_of_a_session(now: Now) -> String {
    let (coach, _) = coach(&Setting::of(Who::Seasoned, SMALL), now);
    let filled = coach.planned(now);
    let kept = Kept {
        id: None,
        routine: filled.routine,
        step: filled.step,
        reached: filled.reached,
        blocks: filled.blocks,
        acts: Vec::new(),
        elapsed_ms: 305_000,
        started: now.wall - chrono::TimeDelta::hours(10),
        predicted: Felt::default(),
        before: Felt::default(),
        pains: Vec::new(),
        noticed: Vec::new(),
        signal: None,
    };
    serde_json::to_string(&kept).expect("a draft")
}

#[test]
fn what_was_left_unfinished() {
    let note = json!({ "kind": "Note", "answers": { "text": { "Text": "half a" } }, "edits": null, "given": {} });
    let drafts = [("session", draft_of_a_session(morning())), ("form-note", note.to_string())];
    let mut stage = Stage::set(&Setting { drafts: &drafts, ..Setting::of(Who::Seasoned, SMALL) });
    see!("unfinished_session", stage);
    stage.keys("Enter");
    see!("unfinished_note", stage);
    stage.keys("Enter");
    see!("unfinished_note_taken_up", stage);
    stage.keys("C-s");
    see!("today_with_nothing_unfinished", stage);
}

#[test]
fn lines_for_the_person() {
    let readonly = "The diary is read only: /media/stick/pelvicoach cannot be written to.";
    let mut stage = Stage::set(&Setting { read_only: Some(readonly), ..Setting::of(Who::Seasoned, SMALL) });
    see!("read_only", stage);
    let mut stage = Stage::set(&Setting { made_up: true, ..Setting::of(Who::Seasoned, SMALL) });
    see!("today_made_up", stage);
    stage.keys("Enter C-s Right").wait(1_000);
    see!("session_made_up", stage);
    let mut stage = Stage::new(Who::Seasoned, SMALL);
    stage.keys("n 4 C-s");
    see!("today_saved", stage);
    stage.keys("u");
    see!("today_undone", stage);
    stage.size(30, 8);
    see!("too_small", stage);
}

#[test]
fn other_looks() {
    let light = Look { theme: Theme::Light, painted: true, ..Look::default() };
    let mut stage = Stage::with(Who::Seasoned, SMALL, light, &[], None);
    let buffer = stage.buffer();
    let grounds: std::collections::BTreeSet<String> =
        buffer.content.iter().map(|cell| format!("{:?}", cell.bg)).collect();
    assert!(!grounds.contains("Reset"), "a chosen ground is painted to the edge");
    see!("today_in_light", stage);
    // Without colours no cell has one, on any screen.
    let plain = Look { depth: Depth::None, ..Look::default() };
    for way in ["", "Enter 3", "Enter C-s Right", "3", "4", "x Space", "?", "Enter C-s Right q"] {
        let mut bare = Stage::with(Who::Seasoned, SMALL, plain, &[], None);
        let bare = bare.keys(way).buffer();
        assert!(
            bare.content.iter().all(|cell| format!("{:?}{:?}", cell.fg, cell.bg) == "ResetReset"),
            "{way:?} has a colour"
        );
    }
    let mut stage = Stage::with(Who::Seasoned, SMALL, plain, &[], None);
    stage.keys("Enter C-s Right").wait(2_000);
    see!("session_without_colour", stage);
    let still = Look { reduced_motion: true, ..Look::default() };
    let mut stage = Stage::with(Who::Seasoned, SMALL, still, &[], None);
    stage.keys("Enter C-s Right").wait(2_000);
    see!("session_with_reduced_motion", stage);
}
