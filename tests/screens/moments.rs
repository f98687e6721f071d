//! Pictures named by the moment.

use pelvicoach::coach::{Event, Saving, Stuck};
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
fn first_run() {
    let mut stage = Stage::new(Who::New, SMALL);
    see!("first_run_lines", stage);
    stage.keys("2");
    see!("first_run_something_here", stage);
    stage.keys("1 Enter Enter");
    see!("first_run_settings", stage);
    see!("first_run_lines_in_40x12", Stage::new(Who::New, TINY));
}

#[test]
fn today() {
    see!("today_first_day", Stage::new(Who::Fresh, SMALL));
    see!("today_after_twelve_weeks", Stage::new(Who::Seasoned, SMALL));
    see!("today_after_twelve_weeks_in_120x40", Stage::new(Who::Seasoned, LARGE));
    see!("today_in_40x12", Stage::new(Who::Seasoned, TINY));
    see!("today_why", Stage::new(Who::Seasoned, SMALL).keys("w"));
    let flags = json!([{ "day": "2026-11-22", "flag": { "flag": 1, "level": "emergency", "state": "raised" } }]);
    let mut noted = Stage::with(Who::Fresh, SMALL, Look::default(), &[("flags", flags)], None);
    see!("today_emergency_note", noted);
    noted.keys("Enter");
    see!("emergency_text", noted);
    see!("today_hard_day_plan", Stage::with(Who::Fresh, SMALL, Look::default(), &[("flare", json!(true))], None));
    see!(
        "today_second_hard_day",
        Stage::with(Who::Fresh, SMALL, Look::default(), &[("hard_day", json!("2026-11-22"))], None).keys("f")
    );
}

#[test]
fn the_card_and_high_pain() {
    let mut stage = Stage::new(Who::Seasoned, SMALL);
    stage.keys("Enter");
    see!("card_empty", stage);
    stage.keys("3 Enter 1 0 Enter Right Right Enter");
    see!("card_half_answered", stage);
    stage.keys("C-s");
    see!("today_high_pain", stage);
}

#[test]
fn a_session() {
    let mut stage = Stage::new(Who::Fresh, SMALL);
    stage.keys("Enter Enter Enter Enter Enter Enter Enter Enter").wait(1_000);
    see!("session_arriving", stage);
    stage.keys("Right").wait(1_200);
    see!("session_in_breath", stage);
    stage.wait(2_000);
    see!("session_out_breath", stage);
    stage.keys("h");
    see!("session_without_numbers", stage);
    stage.keys("h z");
    see!("session_large", stage);
    stage.keys("z i");
    see!("session_set_up", stage);
    stage.keys("i Space");
    see!("session_paused", stage);
    stage.keys("Space p 4");
    see!("session_pain_asked", stage);
    stage.keys("Enter d");
    see!("session_dizzy", stage);
}

#[test]
fn a_session_that_is_stopped() {
    let mut stage = Stage::new(Who::Fresh, SMALL);
    stage.keys("Enter C-s Right").wait(2_000).keys("Esc");
    see!("settling_begins", stage);
    stage.wait(61_000);
    see!("settling_asks", stage);
    stage.keys("4");
    see!("settling_numb", stage);
    stage.keys("t");
    see!("settling_a_person", stage);
}

#[test]
fn the_end_of_a_practice() {
    let mut stage = Stage::new(Who::Fresh, SMALL);
    stage.keys("Enter C-s");
    for _ in 0..40 {
        stage.wait(20_000);
        if stage.text().contains("How was it") || stage.text().contains("not for me") {
            break;
        }
    }
    see!("an_exercise_comes_up_for_the_first_time", stage);
    stage.keys("Enter");
    for _ in 0..40 {
        stage.wait(20_000);
    }
    see!("after_a_practice", stage);
}

#[test]
fn the_journal() {
    let mut stage = Stage::new(Who::Seasoned, SMALL);
    stage.keys("3");
    see!("journal", stage);
    stage.keys("Down Down Enter");
    see!("journal_entry", stage);
    stage.keys("Esc D");
    see!("journal_delete_asked", stage);
    stage.keys("n / s t e a d y");
    see!("journal_search", stage);
    see!("journal_empty", Stage::new(Who::Fresh, SMALL).keys("3"));
    see!("check_in", Stage::new(Who::Fresh, SMALL).keys("n"));
    see!("check_in_second_page", Stage::new(Who::Fresh, SMALL).keys("n PageDown"));
    see!("pain_episode", Stage::new(Who::Fresh, SMALL).keys("3 p"));
}

#[test]
fn history_and_the_page() {
    let mut stage = Stage::new(Who::Seasoned, SMALL);
    stage.keys("4");
    see!("history_in_short", stage);
    stage.keys("v");
    see!("history_month", stage);
    stage.keys("r Tab Left");
    see!("history_three_months_of_pain", stage);
    see!("history_in_120x40", Stage::new(Who::Seasoned, LARGE).keys("4 v"));
    see!("history_empty", Stage::new(Who::Fresh, SMALL).keys("4 v"));
    see!("history_in_short_empty", Stage::new(Who::Fresh, SMALL).keys("4"));
    see!("page", Stage::new(Who::Seasoned, SMALL).keys("x"));
    see!("page_ticked_in_120x40", Stage::new(Who::Seasoned, LARGE).keys("x Space"));
    see!("choose", Stage::new(Who::Seasoned, SMALL).keys("c"));
}

#[test]
fn around_the_screens() {
    see!("keys_of_today", Stage::new(Who::Fresh, SMALL).keys("?"));
    see!("hidden", Stage::new(Who::Seasoned, SMALL).keys("F12"));
    see!("help_now", Stage::new(Who::New, SMALL).keys("!"));
    let waiting = Saving::Waiting { kept: 2, why: Stuck::Else("disk full".to_owned()) };
    see!("not_saved_yet", Stage::new(Who::Fresh, SMALL).event(Event::Saving(waiting)));
    let mut stage = Stage::new(Who::Fresh, SMALL);
    stage.keys("Enter C-s Right").wait(700).keys("q");
    see!("leaving_a_session", stage);
}

#[test]
fn without_colour_and_in_ascii() {
    let plain = Look { depth: Depth::None, ascii: true, ..Look::default() };
    let mut stage = Stage::with(Who::Seasoned, SMALL, plain, &[], None);
    see!("today_in_ascii", stage);
    stage.keys("4");
    see!("history_in_short_in_ascii", stage);
    stage.keys("v");
    see!("history_in_ascii", stage);
    stage.keys("1 Enter C-s Right").wait(1_500);
    see!("session_in_ascii", stage);
    assert!(stage.text().is_ascii());
}
