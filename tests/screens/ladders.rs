//! Ladders as they are seen: what is asked before a step, what stands in its place and after it, and where it is told
//! in Plan.

use pelvicoach::coach::Step;
use pelvicoach::practice::Area;
use serde_json::json;

use crate::stage::{Setting, Stage, Who};

const SMALL: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (120, 40);

macro_rules! see {
    ($name:literal, $stage:expr) => {
        insta::assert_snapshot!($name, $stage.text())
    };
}

/// Someone with the ladders in sight, at the beginning of a step.
fn before(size: (u16, u16), read: bool, step: fn(&pelvicoach::coach::Coach) -> Step) -> Stage {
    let registers = [("opened", json!(["alone", "partner"])), ("partner_read", json!(read))];
    Stage::set(&Setting { registers: &registers, step: Some(step), ..Setting::of(Who::Fresh, size) })
}

#[test]
fn alone() {
    let look = |coach: &pelvicoach::coach::Coach| coach.take_step("EXS0", coach.now()).expect("a step");
    let mut stage = before(SMALL, true, look);
    see!("ladder_four_questions", stage);
    stage.keys("1 Enter 1 Enter 1 Enter 1 Enter");
    assert!(
        stage.text().lines().any(|line| line.trim_start().starts_with("Enter go on   Esc back")),
        "{}",
        stage.text()
    );
    stage.keys("Enter");
    see!("ladder_expected", stage);
    let mut stage = before(SMALL, true, look);
    stage.keys("C-s");
    see!("ladder_not_today", stage);
}

#[test]
fn for_two() {
    let agree = |coach: &pelvicoach::coach::Coach| coach.take_step("SF0", coach.now()).expect("a step");
    let mut stage = before(SMALL, false, agree);
    see!("ladder_once_before_the_first_for_two", stage);
    stage.keys("Enter");
    see!("ladder_four_questions_to_the_first", stage);
    stage.keys("1 Enter 3 Enter C-s");
    see!("ladder_four_questions_to_the_second", stage);
    see!("ladder_four_questions_in_120x40", before(LARGE, true, agree));
}

#[test]
fn in_plan() {
    let registers = [("opened", json!(["alone", "partner"]))];
    let mut stage = Stage::set(&Setting { registers: &registers, ..Setting::of(Who::Fresh, SMALL) });
    stage.section("Your ladders");
    see!("ladders_in_plan", stage);
    let own = |coach: &pelvicoach::coach::Coach| Step::Form(Box::new(coach.own_step_form(Area::Alone, coach.now())));
    see!("ladder_own_step", before(SMALL, true, own));
}
