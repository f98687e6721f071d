//! What a clinician agreed to, and the areas that are in sight, as lines of Plan.

use super::Line;
use crate::coach::agreements::Agreement;
use crate::coach::coach::Coach;
use crate::coach::dates;
use crate::practice::{Area, Gate};
use crate::words::{name, say, tell};

/// The gates that a clinician's agreement opens.
const CLINICAL: [Gate; 3] = [Gate::Squeeze, Gate::Trainer, Gate::Penetration];

pub(super) fn agreements_state(coach: &Coach) -> String {
    let given = CLINICAL.iter().filter(|gate| coach.agreement(**gate).given).count();
    tell("plan-agreements-count", &[("n", given.into())])
}

pub(super) fn agreements(coach: &Coach) -> Vec<Line> {
    let line = |gate: &Gate| Line {
        words: name("plan-gate", gate.id()),
        state: who_and_when(&coach.agreement(*gate)),
        more: String::new(),
        deed: None,
    };
    CLINICAL.iter().map(line).collect()
}

/// "Dr Weber, 23 Nov", or that nothing is recorded.
fn who_and_when(agreement: &Agreement) -> String {
    if !agreement.given {
        return say("plan-agreement-none");
    }
    let day = agreement.on.map(dates::short_day);
    let parts: Vec<String> = agreement.by.clone().into_iter().chain(day).collect();
    if parts.is_empty() { say("plan-agreement-given") } else { parts.join(", ") }
}

pub(super) fn areas_state(coach: &Coach) -> String {
    let open = Area::ALL.into_iter().filter(|area| coach.is_opened(*area)).count();
    tell("plan-areas-count", &[("n", open.into())])
}

pub(super) fn areas(coach: &Coach) -> Vec<Line> {
    let line = |area: Area| {
        let state = if coach.is_opened(area) { "plan-area-open" } else { "plan-area-closed" };
        Line { words: name("plan-area", area.id()), state: say(state), more: String::new(), deed: None }
    };
    Area::ALL.into_iter().map(line).collect()
}
