//! Three sections that stay out unless ticked: thought records, steps on a ladder, and the PHQ-4 answer by answer.

use serde::Serialize;

use super::Scope;
use super::paced::{PacingLine, ladder_steps};
use super::practice::{EXPOSURE, practices};
use crate::diary::daily::{Mean, mean};
use crate::diary::{Body, Day, Felt, Kind, Score};

/// The instrument with four answers that are printed one by one where ticked.
pub(super) const PHQ4: &str = "phq-4";

/// A thought record, in the person's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ThoughtLine {
    /// Its day.
    pub day: Day,
    /// The thought.
    pub thought: String,
    /// How true it felt, in percent.
    pub believed: Option<u8>,
    /// A fairer sentence.
    pub fairer: Option<String>,
    /// How true the first thought felt afterwards, in percent.
    pub believed_after: Option<u8>,
}

/// Steps on ladders.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Exposure {
    /// Practices with such a step.
    pub sessions: usize,
    /// Expected pain.
    pub predicted_pain: Option<Mean>,
    /// The highest pain that was felt.
    pub peak_pain: Option<Mean>,
    /// Expected fear.
    pub predicted_fear: Option<Mean>,
    /// The highest fear that was felt.
    pub peak_fear: Option<Mean>,
    /// Steps that were taken, oldest first.
    pub steps: Vec<PacingLine>,
}

/// The PHQ-4, answer by answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Phq4Line {
    /// Its day.
    pub day: Day,
    /// The answers, 0 to 3 each.
    pub answers: Vec<Option<u8>>,
}

pub(super) fn thoughts(scope: &Scope<'_>) -> Vec<ThoughtLine> {
    let records = scope.own().filter(|(_, record)| record.kind == Kind::Thought);
    let line = records.filter_map(|(day, record)| {
        let Ok(Body::Thought(thought)) = record.body() else { return None };
        let words = thought.thought.filter(|words| !words.trim().is_empty())?;
        let (believed, believed_after) = (thought.believed, thought.believed_after);
        Some(ThoughtLine { day, thought: words, believed, fairer: thought.fairer, believed_after })
    });
    line.collect()
}

pub(super) fn exposure(scope: &Scope<'_>) -> Option<Exposure> {
    let done = practices(scope.own());
    let on_ladder = done.iter().map(|done| &done.practice);
    let on_ladder: Vec<_> = on_ladder.filter(|practice| practice.blocks.iter().any(|b| b.track == EXPOSURE)).collect();
    let of = |moment: fn(&crate::diary::Practice) -> Option<Felt>, figure: fn(Felt) -> Option<Score>| {
        mean(on_ladder.iter().filter_map(|practice| Some(f64::from(figure(moment(practice)?)?.value()))))
    };
    let exposure = Exposure {
        sessions: on_ladder.len(),
        predicted_pain: of(|practice| practice.predicted, |felt| felt.pain),
        peak_pain: of(|practice| practice.peak, |felt| felt.pain),
        predicted_fear: of(|practice| practice.predicted, |felt| felt.fear),
        peak_fear: of(|practice| practice.peak, |felt| felt.fear),
        steps: ladder_steps(scope),
    };
    (exposure != Exposure::default()).then_some(exposure)
}

pub(super) fn phq4(scope: &Scope<'_>) -> Vec<Phq4Line> {
    let records = scope.own().filter(|(_, record)| record.kind == Kind::Measure);
    let line = records.filter_map(|(day, record)| match record.body() {
        Ok(Body::Measure(measure)) if measure.instrument.eq_ignore_ascii_case(PHQ4) => {
            Some(Phq4Line { day, answers: measure.answers })
        }
        _ => None,
    });
    line.filter(|line| !line.answers.is_empty()).collect()
}
