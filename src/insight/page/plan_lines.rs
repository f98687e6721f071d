//! The therapist's plan on the page: what of it was done, left out, and had something else in its place, from the day on
//! which it was taken until yesterday. Steps on a ladder are a section of their own, and so is what the person wrote.

use super::{Scope, Section};
use crate::diary::Day;
use crate::insight::by_plan::{LineCount, by_plan};
use crate::plan::therapist::{Bounds, TherapistPlan};
use crate::practice::Catalogue;

/// A therapist's plan in use, with what is needed to count it.
#[derive(Clone, Copy, Debug)]
pub struct PlanInUse<'a> {
    /// The plan.
    pub plan: &'a TherapistPlan,
    /// The exercises without the plan.
    pub exercises: &'a Catalogue,
    /// The limits of plans.
    pub bounds: &'a Bounds,
    /// The day on which it was taken into use.
    pub taken: Day,
}

pub(super) fn plan_lines(scope: &Scope<'_>) -> Vec<LineCount> {
    let Some(used) = scope.input.plan else { return Vec::new() };
    // A day that is not over yet can still bring what it was for.
    let (from, to) = (scope.now.0.max(used.taken), scope.now.1.min(scope.input.today.before()));
    if from > to {
        return Vec::new();
    }
    let mut lines = by_plan(used.plan, used.exercises, used.bounds, &scope.records, (from, to));
    let on_ladder = |id: &str| used.exercises.get(id).is_some_and(crate::practice::Exercise::is_exposure);
    if !scope.includes(Section::Notes) {
        for line in &mut lines {
            line.wrote.clear();
        }
    }
    lines.retain(|line| scope.includes(Section::Exposure) || !on_ladder(&line.exercise));
    lines
}
