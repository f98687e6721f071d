//! What is worth saying beside any suggestion: how far pain has moved since the start, and what could help when it has
//! not. Never before the programme has had its time.

use super::seen::{Seen, at_least};
use super::suggestion::Note;

/// The notes: none before the review week, without a mean of the last week, or with a baseline that is absent or too low
/// to take a part of; else exactly one, which asks how steadily the person could practise where that is known.
pub(super) fn notes(see: &Seen<'_>) -> Vec<Note> {
    note(see).into_iter().collect()
}

fn note(see: &Seen<'_>) -> Option<Note> {
    let limits = see.limits;
    let programme_week = f64::from(see.input.week_in_programme);
    let baseline = see.input.baseline_mean.filter(|mean| at_least(*mean, limits.baseline_least))?;
    let week = see.week.filter(|_| programme_week >= limits.review_week)?;
    if at_least((baseline - week) / baseline, limits.better_part) {
        return Some(Note::Milestone30);
    }
    Some(match see.input.adherence_4w? {
        steady if !at_least(steady, limits.steady_part) => Note::LookAtBarriers,
        _ if programme_week >= limits.wide_review_week => Note::MdtReview,
        _ => Note::ReviewVisit,
    })
}
