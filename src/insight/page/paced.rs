//! Pacing: what was suggested, what the person answered, and the reason of the rule. Steps of a ladder are a section of
//! their own.

use serde::Serialize;

use super::{Of, Scope, Section};
use crate::diary::{Body, Day, Kind, StepChoice};

/// The tracks of the routine; everything else is a ladder.
const TRACKS: [&str; 5] = ["floor", "breath", "stretch", "attention", "thought"];

/// One answer to a suggestion.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PacingLine {
    /// The day.
    pub day: Day,
    /// The track.
    pub track: String,
    /// The step before.
    pub from: u8,
    /// The step after.
    pub to: u8,
    /// The length after it, in minutes.
    pub minutes: Option<f64>,
    /// The number of the rule that suggested it, such as `R23`.
    pub rule: Option<String>,
    /// What the person answered.
    pub choice: StepChoice,
}

/// Block 9 of the page.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Pacing {
    /// How often each answer was given.
    pub choices: Vec<Of>,
    /// The answers, the newest first.
    pub lines: Vec<PacingLine>,
}

pub(super) fn pacing(scope: &Scope<'_>) -> Pacing {
    let mut lines = steps(scope, is_paced);
    let given = lines.iter().map(|line| line.choice.id().to_owned());
    let choices = super::practice::counted(given);
    lines.reverse();
    Pacing { choices, lines }
}

/// Whether a track is one of the routine, not a ladder.
pub(super) fn is_paced(track: &str) -> bool {
    TRACKS.contains(&track)
}

/// Steps on ladders, oldest first.
pub(super) fn ladder_steps(scope: &Scope<'_>) -> Vec<PacingLine> {
    if scope.includes(Section::Exposure) { steps(scope, |track| !is_paced(track)) } else { Vec::new() }
}

fn steps(scope: &Scope<'_>, wanted: impl Fn(&str) -> bool) -> Vec<PacingLine> {
    let all = scope.own().filter(|(_, record)| record.kind == Kind::Step);
    let read = all.filter_map(|(day, record)| match record.body() {
        Ok(Body::Step(step)) => Some((day, step)),
        _ => None,
    });
    let line = |(day, step): (Day, crate::diary::StepChange)| PacingLine {
        day,
        track: step.track,
        from: step.from,
        to: step.to,
        minutes: step.minutes.filter(|minutes| minutes.is_finite()),
        rule: step.reason.and_then(|reason| rule_of(&reason)),
        choice: step.choice,
    };
    read.filter(|(_, step)| wanted(&step.track)).map(line).collect()
}

/// The number of a rule: "R23" of "R23_next_step". Anything else is no rule of ours.
pub(super) fn rule_of(reason: &str) -> Option<String> {
    let rule = reason.split('_').next()?;
    let is_rule =
        rule.strip_prefix('R').is_some_and(|n| (1..=2).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()));
    is_rule.then(|| rule.to_owned())
}
