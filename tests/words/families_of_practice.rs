//! Families of word keys of exercises, sessions, holds and ladders.

use crate::families::{feels, ids, of_asset};

/// Families of what is practised.
pub fn of_practice() -> Vec<(&'static str, Vec<String>)> {
    let own = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    vec![
        ("exercise-{}-name", of_asset("exercises.json", "/exercises", "id")),
        ("exercise-{}-why", of_asset("exercises.json", "/exercises", "id")),
        ("exercise-{}-setup", of_asset("exercises.json", "/exercises", "id")),
        ("cue-position-{}", of_asset("exercises.json", "/exercises", "positions")),
        ("cue-to-{}", of_asset("exercises.json", "/exercises", "positions")),
        ("choose-waits-{}", ids(&pelvicoach::practice::Gate::ALL, |gate| gate.id())),
        ("choose-squeezes-{}", ids(&pelvicoach::plan::Hindrance::ALL, |why| why.id())),
        ("choose-pattern-{}", own(&["in", "top_up", "hold", "out", "pause"])),
        ("figure-{}", own(pelvicoach::words::FIGURES)),
        ("hold-line-{}", (1..=8).map(|line: u8| line.to_string()).collect()),
        ("hold-answer-{}", own(&["none", "something", "not_now"])),
        ("exercise-{}-feel", feels()),
        ("cue-anchor-{}", ids(&pelvicoach::practice::Anchor::ALL, |anchor| anchor.id())),
        ("session-anchor-{}", ids(&pelvicoach::practice::Anchor::ALL, |anchor| anchor.id())),
        ("cue-last-{}", own(&["in", "out"])),
        ("after-comfort-{}", ids(pelvicoach::diary::Comfort::ALL, |one| one.id())),
        ("after-let-go-{}", ids(pelvicoach::diary::LetGo::ALL, |one| one.id())),
        ("after-strain-{}", own(&["breath", "belly", "heaviness"])),
        ("after-strain-means-{}", own(&["effort", "heaviness"])),
        ("session-picture-{}", own(&["disc", "wave", "band", "words"])),
    ]
}

/// Families of the ladders.
pub fn of_ladders() -> Vec<(&'static str, Vec<String>)> {
    let own = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    vec![
        ("ladder-of-{}", own(&["alone", "partner", "trainer"])),
        ("ladder-answer-{}", own(&["yes", "not-sure", "no"])),
        ("ladder-step-do-{}", own(&["begin", "earlier", "later", "change", "out"])),
        ("ladder-next-{}", own(&["on", "stay"])),
    ]
}
