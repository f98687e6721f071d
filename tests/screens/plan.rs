//! Plan: its sections as they are seen, and what Enter does in each.

use serde_json::json;

use crate::stage::{Setting, Stage, Who};

const SMALL: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (120, 40);
const TINY: (u16, u16) = (40, 12);

macro_rules! see {
    ($name:literal, $stage:expr) => {
        insta::assert_snapshot!($name, $stage.text())
    };
}

#[test]
fn plan() {
    see!("plan", Stage::new(Who::Seasoned, SMALL).keys("5"));
    see!("plan_in_120x40", Stage::new(Who::Seasoned, LARGE).keys("5"));
    see!("plan_in_40x12", Stage::new(Who::Seasoned, TINY).keys("5"));
    see!("plan_steps", Stage::new(Who::Seasoned, SMALL).section("Where you are").keys("Down"));
    see!("plan_weeks", Stage::new(Who::Seasoned, SMALL).section("The twelve weeks").keys("Up Up"));
    see!("plan_milestones", Stage::new(Who::Seasoned, SMALL).section("Milestones"));
    see!("plan_free_days", Stage::new(Who::Seasoned, SMALL).section("Free days").keys("End"));
    let marked = [("sensitive_days", json!([{ "from": "2026-12-03", "to": "2026-12-05" }]))];
    let mut stage = Stage::set(&Setting { registers: &marked, ..Setting::of(Who::Fresh, SMALL) });
    see!("plan_sensitive_days", stage.section("Sensitive days"));
    see!("plan_asking", Stage::new(Who::Fresh, SMALL).section("How much").keys("Down"));
    see!("plan_words", Stage::new(Who::Fresh, SMALL).section("Your words"));
}

#[test]
fn agreements_and_areas() {
    let mut stage = Stage::new(Who::Seasoned, SMALL);
    stage.section("Agreed");
    see!("plan_agreements", stage);
    stage.keys("Enter");
    see!("plan_agreement_asked", stage);
    stage.keys("Esc").section("Areas").keys("Down");
    see!("plan_areas", stage);
    let mut stage = Stage::new(Who::Seasoned, TINY);
    stage.section("Agreed");
    see!("plan_agreements_in_40x12", stage);
    stage.keys("Down");
    see!("plan_agreements_in_40x12_further", stage);
}

#[test]
fn what_is_not_for_me_can_be_brought_back() {
    let registers = [("not_for_me", json!(["ST1", "MI1"]))];
    let mut stage = Stage::set(&Setting { registers: &registers, ..Setting::of(Who::Fresh, SMALL) });
    stage.section("Not for me");
    see!("plan_left_out", stage);
    stage.keys("Enter");
    assert!(stage.text().contains("It is back in your practice."), "{}", stage.text());
    assert_eq!(stage.profile.get::<Vec<String>>("not_for_me"), Some(vec!["MI1".to_owned()]));
    stage.keys("Enter");
    assert!(stage.text().contains("An exercise that is not for you will stand here"), "{}", stage.text());
}

#[test]
fn in_practise_u_brings_back_only_what_is_not_for_me() {
    let registers = [("not_for_me", json!(["B1"]))];
    let mut stage = Stage::set(&Setting { registers: &registers, ..Setting::of(Who::Fresh, SMALL) });
    stage.keys("2");
    let (mut brings, mut undoes) = (0, 0);
    for _ in 0..60 {
        let text = stage.text();
        let chosen = text.lines().find(|line| line.trim_start().starts_with('›')).unwrap_or_default();
        assert_eq!(text.contains("u bring back"), chosen.contains("(not for me)"), "{text}");
        brings += usize::from(text.contains("u bring back"));
        undoes += usize::from(text.contains("u undo"));
        stage.keys("Down");
    }
    assert!(brings > 0 && undoes > 0, "{brings} bring back, {undoes} undo");
}

#[test]
fn a_plan_from_a_therapist() {
    let example = include_str!("../fixtures/plans/example.toml");
    let looser = "\n[[line]]\nexercise = \"Short lifts\"\nreps = 5\nsqueeze = \"5 s\"\nrelease = \"5 s\"\n";
    let text = format!("{example}{looser}");
    let stage = |size, section: &str| {
        let mut stage = Stage::set(&Setting { plan: Some(&text), ..Setting::of(Who::Fresh, size) });
        stage.section(section);
        stage
    };
    see!("plan_therapist", stage(SMALL, "From your").keys("Down"));
    see!("plan_therapist_set_aside", stage(SMALL, "From your").keys("Down Down Down Down Down"));
    see!("plan_therapist_in_120x40", stage(LARGE, "From your"));
    see!("plan_therapist_in_40x12", stage(TINY, "From your").keys("Down"));
    see!("plan_therapist_none", Stage::new(Who::Fresh, SMALL).section("From your"));
    let mut stage = stage(SMALL, "From your");
    stage.keys("End Enter");
    assert!(stage.text().contains("No plan is in use"), "{}", stage.text());
    assert_eq!(stage.profile.get::<serde_json::Value>("plan"), Some(serde_json::Value::Null));
    stage.keys("u");
    assert!(stage.text().contains("Letting go first"), "{}", stage.text());
}

#[test]
fn a_routine_of_ones_own() {
    let own = [
        (
            "own_routine-01940000-0000-7000-8000-000000000001",
            json!({ "name": "Quiet evening", "blocks": [
            { "exercise": "B3", "seconds": 120 },
            { "exercise": "ST1", "seconds": 60 },
            { "exercise": "MI1", "seconds": 60 },
        ] }),
        ),
        ("own_routine-01940000-0000-7000-8000-000000000002", json!({ "name": "Before the day", "blocks": [] })),
    ];
    let mut stage = Stage::set(&Setting { registers: &own, ..Setting::of(Who::Fresh, SMALL) });
    stage.section("Your own routines");
    see!("plan_own_routines", stage);
    stage.keys("Down Enter End");
    see!("plan_own_routine", stage);
    stage.keys("Home Enter");
    see!("plan_own_routine_part", stage);
    stage.keys("Esc End Up Up Enter Down");
    see!("plan_own_routine_add", stage);
    stage.keys("Enter Esc Home D");
    assert!(stage.text().contains("Child's pose"), "the second part is the first now: {}", stage.text());
    assert!(!stage.text().contains("Long out-breath"), "{}", stage.text());
    stage.keys("u");
    assert!(stage.text().contains("Long out-breath"), "{}", stage.text());
}

#[test]
fn a_plan_is_dictated() {
    let begin = |size| {
        let mut stage = Stage::new(Who::Fresh, size);
        stage.section("From your").keys("Down Enter");
        stage
    };
    see!("dictated_head", begin(SMALL));
    let line = |size| {
        let mut stage = begin(size);
        stage.keys("C-s").keys("L i f t s Enter Down Down Down Down 5 Down 5 Down");
        stage
    };
    see!("dictated_line", line(SMALL));
    see!("dictated_line_in_120x40", line(LARGE));
    let mut stage = line(SMALL);
    stage.keys("C-s").keys("C-s");
    see!("dictated_measured", stage);
    stage.keys("C-s").keys("C-s");
    see!("dictated_end", stage);
    // Left without an answer it is kept, also with nothing written on its last page, and its line says so.
    let left = stage.keys("C-s").text();
    assert!(left.contains("What you have written down so far is kept."), "{left}");
}

#[test]
fn the_section_that_was_opened_stands_chosen_again_on_the_way_back() {
    let mut stage = Stage::new(Who::Fresh, (80, 24));
    stage.section("Areas to open");
    // Opening an area brings rows of its own above the one it was opened by.
    stage.keys("Enter Esc");
    let text = stage.text();
    let chosen = text.lines().find(|line| line.contains('›')).expect("a row is chosen");
    assert!(chosen.contains("Areas to open") && text.contains("Your ladders"), "{text}");
}
