//! Milestones that were reached, newest first, each with its day.

use super::Line;
use crate::coach::coach::Coach;
use crate::coach::dates;
use crate::words::{has, name, tell};

pub(super) fn state(coach: &Coach) -> String {
    tell("plan-milestones-count", &[("n", coach.milestones().len().into())])
}

pub(super) fn lines(coach: &Coach) -> Vec<Line> {
    let mut reached: Vec<_> = coach.milestones().into_iter().collect();
    reached.sort_by(|(id, day), (other, then)| then.cmp(day).then_with(|| id.cmp(other)));
    // One of a later version has no words here.
    let known = reached.into_iter().filter(|(id, _)| has(&format!("milestone-{id}")));
    known
        .map(|(id, day)| Line { words: name("milestone", &id), state: dates::long_day(day), ..Line::default() })
        .collect()
}
