//! The pace of what is said, over whole practices, with the face alone: no process, no disk.

use pelvicoach::clock::Now;
use pelvicoach::coach::{Beginning, Coach};
use pelvicoach::plain::{Cues, Face, LINE_MS, Msg};
use serde_json::json;

use crate::spoken::{MORNING, at, coach};

/// The face over `coach`, with `step` in front, and the moment.
fn face(mut coach: Coach, exercise: &str, cues: Cues) -> (Face, Now) {
    let now = at(MORNING);
    coach.lead_in_ms = 5_000;
    let step = coach.begin(exercise, None, now);
    assert!(step.is_some(), "{exercise} begins");
    let mut face = Face::open(Beginning { coach, step, sos: false, then: None }, false, cues);
    face.begin(80, now);
    face.lines(80, now);
    (face, now)
}

/// Every line of a practice with its moment, in milliseconds since it began; without Enter nobody is there.
fn spoken(mut face: Face, mut now: Now) -> Vec<(u64, String)> {
    let (began, mut lines) = (now.mono_ms, Vec::new());
    face.update(Msg::Line(String::new()), now);
    for _ in 0..10_000 {
        lines.extend(face.lines(80, now).into_iter().map(|line| (now.mono_ms - began, line)));
        if lines.iter().any(|(_, line)| line.starts_with("How was it")) {
            return lines;
        }
        let Some(wake) = face.next_wake(now) else { return lines };
        now = now.later(wake.saturating_sub(now.mono_ms).max(1));
        face.update(Msg::Wake, now);
    }
    panic!("it goes on and on: {lines:?}");
}

fn seen() -> Coach {
    let all: Vec<String> = crate::spoken::library().catalogue.iter().map(|one| one.id.clone()).collect();
    coach(&[("introduced", json!(all)), ("weeks", json!({ "count": 4, "last": "2026-W46" }))], &[])
}

#[test]
fn no_line_follows_another_within_four_seconds_and_none_is_silent_for_long() {
    for id in ["RT7", "RT12", "RT20", "B1", "B3", "B8", "PF2a", "PF2b", "MI1", "PMR", "ST1"] {
        let (face, now) = face(seen(), id, Cues::Lines);
        let mut lines = spoken(face, now);
        let end = lines.iter().position(|(_, line)| line.is_empty() || line.starts_with("How was it"));
        lines.truncate(end.unwrap_or(lines.len()));
        assert!(lines.len() >= 3, "{id}: {lines:?}");
        for two in lines.windows(2) {
            let apart = two[1].0 - two[0].0;
            assert!(apart >= LINE_MS, "{id}: {two:?}");
            assert!(apart <= 75_000, "{id}: {two:?}");
        }
        assert!(lines.iter().all(|(_, line)| line.chars().count() <= 80), "{id}");
    }
}

#[test]
fn the_first_three_breaths_are_said_and_then_a_line_a_minute() {
    let (face, now) = face(seen(), "B3", Cues::Lines);
    let lines = spoken(face, now);
    let breaths = lines.iter().filter(|(_, line)| line.to_lowercase().contains("breathe in")).count();
    assert_eq!(breaths, 3, "{lines:?}");
    assert!(lines.iter().any(|(_, line)| line.starts_with("About ")), "{lines:?}");
    for cues in [Cues::Bell, Cues::None] {
        let (face, now) = self::face(seen(), "B3", cues);
        let lines = spoken(face, now);
        assert!(!lines.iter().any(|(_, line)| line.to_lowercase().contains("breathe out")), "{lines:?}");
        assert!(lines.iter().any(|(_, line)| line.starts_with("About ")), "{lines:?}");
    }
}
