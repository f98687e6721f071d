//! Milestones that were reached, newest first, each with its day.

use super::Line;
use crate::coach::coach::Coach;
use crate::coach::dates;
use crate::words::{begun_large, has, name, tell};

pub(super) fn state(coach: &Coach) -> String {
    tell("plan-milestones-count", &[("n", coach.milestones().len().into())])
}

pub(super) fn lines(coach: &Coach) -> Vec<Line> {
    let mut reached: Vec<_> = coach.milestones().into_iter().collect();
    // Those of one day stand in the order in which they are noticed.
    let order = |id: &str| coach.library.plan.milestones.iter().position(|one| one.id == id);
    reached.sort_by(|(id, day), (other, then)| then.cmp(day).then_with(|| order(id).cmp(&order(other))));
    // One of a later version has no words here.
    let known = reached.into_iter().filter(|(id, _)| has(&format!("milestone-{id}")));
    known
        .map(|(id, day)| Line {
            words: begun_large(&name("milestone", &id)),
            state: dates::long_day(day),
            ..Line::default()
        })
        .collect()
}
