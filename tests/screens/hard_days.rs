//! Hard days and coming back, as they are seen.

use chrono::DateTime;
use pelvicoach::coach::Event;
use pelvicoach::tui::theme::Look;
use serde_json::json;

use pelvicoach::diary::{Body, Entry, Ids, Month, MonthState, Outcome, Practice, PractisedBlock, Record, Score, Stamp};

use crate::stage::{Stage, Who};

const SMALL: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (120, 40);
const TINY: (u16, u16) = (40, 12);

macro_rules! see {
    ($name:literal, $stage:expr) => {
        insta::assert_snapshot!($name, $stage.text())
    };
}

/// A month with these entries.
fn month(written: &[(&str, Body)]) -> Event {
    let mut ids = Ids::new(5);
    let mut records = Vec::new();
    let mut month = Month::of(DateTime::parse_from_rfc3339("2026-09-01T00:00:00+02:00").expect("a moment"));
    for (moment, body) in written {
        let at = DateTime::parse_from_rfc3339(moment).expect("a moment");
        let stamp = Stamp { updated: at.to_utc(), device: "before".to_owned() };
        month = Month::of(at);
        records.push(Record::new(ids.next(at), at, "Europe/Berlin", body, &stamp).expect("a record"));
    }
    Event::Month(month, MonthState::Read(records))
}

fn away() -> Vec<(&'static str, Body)> {
    let block = PractisedBlock { exercise: "B1".to_owned(), done_s: 300, ..PractisedBlock::default() };
    let block = PractisedBlock { outcome: Outcome::Finished, ..block };
    let practice = Body::Practice(Practice {
        blocks: vec![block],
        done_s: 300,
        outcome: Outcome::Finished,
        ..Practice::default()
    });
    let ease = |of| Body::CheckIn(Entry { ease: Score::new(of), ..Entry::default() });
    vec![
        ("2026-09-01T07:00:00+02:00", practice.clone()),
        ("2026-09-14T07:00:00+02:00", practice.clone()),
        ("2026-09-14T08:00:00+02:00", ease(3)),
        ("2026-09-17T07:00:00+02:00", practice.clone()),
        ("2026-09-21T07:00:00+02:00", practice.clone()),
        ("2026-09-28T07:00:00+02:00", ease(6)),
    ]
}

#[test]
fn a_hard_day() {
    let hard = [("hard_day", json!("2026-11-23"))];
    let on = |size| Stage::with(Who::Fresh, size, Look::default(), &hard, None);
    see!("today_on_a_hard_day", on(SMALL));
    see!("today_on_a_hard_day_in_120x40", on(LARGE));
    see!("today_on_a_hard_day_in_40x12", on(TINY));
    see!("plan_for_hard_days_read", on(SMALL).keys("p"));
    see!("plan_for_hard_days_read_in_40x12", on(TINY).keys("p"));
    let mut stage = on(SMALL);
    stage.keys("f");
    assert!(stage.text().contains("The usual practice is back."), "{}", stage.text());
    assert!(stage.text().contains("Short morning"), "{}", stage.text());
}

#[test]
fn the_plan_for_hard_days_is_written_on_a_calm_one() {
    see!("plan_for_hard_days", Stage::new(Who::Fresh, SMALL).section("Hard days"));
    see!("plan_for_hard_days_in_120x40", Stage::new(Who::Fresh, LARGE).section("Hard days"));
    see!("plan_for_hard_days_in_40x12", Stage::new(Who::Fresh, TINY).section("Hard days"));
    let mut stage = Stage::new(Who::Fresh, SMALL);
    stage.section("Hard days").paste("\na bath").keys("C-s");
    let own: serde_json::Value = stage.profile.get("flare_plan").expect("kept");
    let helps = own["helps"].as_array().expect("a list");
    assert_eq!(helps.last(), Some(&json!("a bath")));
    assert!(stage.text().contains("in your words"), "{}", stage.text());
}

/// What rests is told on Today, in Plan and where it is chosen.
#[test]
fn what_rests_is_told_with_its_end() {
    let registers = [
        ("hard_day", json!("2026-11-23")),
        ("hard_day_over", json!("2026-11-23")),
        ("opened", json!(["alone"])),
        ("gate-squeeze", json!({ "given": true, "by": "physiotherapist" })),
    ];
    let mut stage = Stage::with(Who::Fresh, SMALL, Look::default(), &registers, None);
    see!("today_while_squeezes_and_steps_rest", stage);
}

#[test]
fn coming_back() {
    see!("today_after_a_gap", Stage::new(Who::Fresh, SMALL).event(month(&away())));
    see!("today_after_a_gap_in_120x40", Stage::new(Who::Fresh, LARGE).event(month(&away())));
    see!("today_after_a_gap_in_40x12", Stage::new(Who::Fresh, TINY).event(month(&away())));
}
