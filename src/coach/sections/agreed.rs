//! What a clinician agreed to, and the areas that are in sight, as lines of Plan.

use super::{Deed, Done, Line};
use crate::clock::Now;
use crate::coach::agreements::Agreement;
use crate::coach::coach::Coach;
use crate::coach::dates;
use crate::practice::{Area, Gate};
use crate::words::{name, say, tell};

/// The gates that a clinician's agreement opens.
const CLINICAL: [Gate; 3] = [Gate::Squeeze, Gate::Trainer, Gate::Penetration];

/// Whether an agreement is of use: the one about trainers once they are in sight, the one about penetration unless that
/// is no goal.
fn is_asked(coach: &Coach, gate: Gate) -> bool {
    match gate {
        Gate::Trainer => coach.is_opened(Area::Trainer),
        Gate::Penetration => !coach.no_penetration() && exposed(coach),
        _ => true,
    }
}

fn exposed(coach: &Coach) -> bool {
    [Area::Alone, Area::Partner, Area::Trainer].into_iter().any(|area| coach.is_opened(area))
}

pub(super) fn agreements_state(coach: &Coach) -> String {
    let asked: Vec<&Gate> = CLINICAL.iter().filter(|gate| is_asked(coach, **gate)).collect();
    let given = asked.iter().filter(|gate| coach.agreement(***gate).given).count();
    tell("plan-agreements-count", &[("n", given.into()), ("of", asked.len().into())])
}

pub(super) fn agreements(coach: &Coach) -> Vec<Line> {
    let line = |gate: &Gate| Line {
        words: name("plan-gate", gate.id()),
        state: who_and_when(&coach.agreement(*gate)),
        more: say(&format!("plan-gate-{}-opens", gate.id())),
        deed: Some(Deed::Agree(*gate)),
        ..Line::default()
    };
    CLINICAL.iter().filter(|gate| is_asked(coach, **gate)).map(line).collect()
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
        Line {
            words: name("plan-area", area.id()),
            state: say(state),
            more: say(&format!("plan-area-{}-shows", area.id())),
            deed: Some(Deed::Area(area)),
            ..Line::default()
        }
    };
    Area::ALL.into_iter().map(line).collect()
}

pub(super) fn turn_area(coach: &mut Coach, area: Area, now: Now) -> Done {
    let open = !coach.is_opened(area);
    let effects = coach.open_area(area, open, now).into_iter().collect();
    let line = say(if open { "plan-area-opened" } else { "plan-area-hidden" });
    Done { line: Some(line), ..Done::saved(effects) }
}
