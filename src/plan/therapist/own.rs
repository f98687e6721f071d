//! How a line becomes something that can be played: the dose laid over an exercise that the program knows, or an
//! exercise with a name and a timer where it does not. Checked before; nothing is refused here.

use super::bounds::{Bounds, whole};
use super::{Ceilings, Line, What};
use crate::practice::{Cue, Dose, Exercise, NamedDose, Part, PhaseKind, Position, Shape, Track, fit};
use std::collections::BTreeMap;

/// What the id of an exercise from a plan begins with; its name follows, so that a record can be read without the plan.
pub const OWN: &str = "plan:";

/// Later than any week: routines do not take it up by themselves.
const IN_NO_ROUTINE: u8 = u8::MAX;

/// What is done where nothing else was said.
const USUAL_ALTERNATIVE: &str = "B2";

/// The id of an exercise that the program does not know.
#[must_use]
pub fn own_id(name: &str) -> String {
    format!("{OWN}{name}")
}

/// The name in such an id.
#[must_use]
pub fn own_name(id: &str) -> Option<&str> {
    id.strip_prefix(OWN)
}

/// The squeeze and the letting go of a shape that has them, in milliseconds.
pub(super) fn squeeze_of(shape: &Shape) -> Option<(u32, u32)> {
    match shape {
        Shape::Squeezes { squeeze_ms, release_ms, .. } => Some((*squeeze_ms, *release_ms)),
        _ => None,
    }
}

/// Whether it is paced by the breath alone.
pub(super) const fn is_breathing(shape: &Shape) -> bool {
    matches!(shape, Shape::Breath { .. } | Shape::Ramp { .. })
}

/// Whether repetitions mean something in it.
pub(super) const fn counts_reps(shape: &Shape) -> bool {
    !matches!(shape, Shape::Ramp { .. } | Shape::Parts { .. } | Shape::Written { .. })
}

/// Whether sets mean something in it.
pub(super) const fn counts_sets(shape: &Shape) -> bool {
    matches!(shape, Shape::Sets { .. } | Shape::Squeezes { .. })
}

/// The track of a line about an exercise that the program does not know: squeezes belong to the floor.
pub(super) fn track(line: &Line) -> Track {
    if line.asked.squeeze_ms.is_some() { Track::Floor } else { line.track.unwrap_or(Track::Stretch) }
}

/// The effort of a squeeze of which a plan says how long it lasts, in percent: as in the lightest of our own.
const LIGHTLY: u32 = 30;

/// The exercise that a line about an unknown one becomes.
pub(super) fn exercise(line: &Line, name: &str, bounds: &Bounds) -> Exercise {
    let asked = &line.asked;
    let (reps, sets) = (asked.reps.unwrap_or(1), asked.sets.unwrap_or(1));
    let (shape, dose, parts) = if let Some((squeeze_ms, release_ms)) = line.squeeze(None, bounds) {
        let rest_ms = whole(bounds.rest_ms.value);
        let shape = Shape::Squeezes { squeeze_ms, release_ms, rest_ms, effort: LIGHTLY };
        (shape, Dose { reps, sets, seconds: 0 }, Vec::new())
    } else if let Some(hold_ms) = asked.hold_ms {
        let shape = Shape::Holds { hold_ms, between_ms: whole(bounds.between_ms.value), sides: false };
        (shape, Dose { reps: reps.saturating_mul(sets), sets: 1, seconds: 0 }, Vec::new())
    } else {
        let seconds = timer_ms(line, bounds) / 1000;
        let part = Part::new("cue-plan-own-pace", seconds);
        (Shape::Parts { kind: PhaseKind::Attend }, Dose { reps: 0, sets: 1, seconds }, vec![part])
    };
    let mut cues = BTreeMap::new();
    if parts.is_empty() {
        let hints = vec!["cue-plan-as-shown".to_owned()];
        cues.insert(PhaseKind::Stretch, Cue { line: None, hints });
    } else {
        cues.insert(PhaseKind::Attend, Cue { line: Some("cue-plan-as-shown".to_owned()), hints: Vec::new() });
    }
    Exercise {
        id: own_id(name),
        track: track(line),
        positions: vec![Position::AnyPosition],
        gate: line.squeeze(None, bounds).map(|_| crate::practice::Gate::Squeeze),
        area: None,
        shape,
        doses: vec![NamedDose {
            id: "full".to_owned(),
            reps: dose.reps,
            sets: dose.sets,
            seconds: dose.seconds,
            parts,
        }],
        max_s: 0,
        first_days: None,
        per_day: 0,
        drops: false,
        anchored: false,
        at_most_pain: None,
        from_week: IN_NO_ROUTINE,
        after_easy: None,
        alternative: Some(line.instead.clone().unwrap_or_else(|| USUAL_ALTERNATIVE.to_owned())),
        // Its words stand before it the first time, as those of every exercise with something to look out for.
        leave_out: true,
        figures: BTreeMap::new(),
        cues,
        source: "a therapist's plan".to_owned(),
    }
}

/// The timer of a line about an exercise that the program does not know and of which nobody said how long it takes;
/// nothing for other lines.
#[must_use]
pub fn timer(line: &Line, bounds: &Bounds) -> Option<u32> {
    let asked = &line.asked;
    let said = asked.length_ms.or(asked.hold_ms).or(asked.squeeze_ms).is_some();
    (matches!(line.what, What::Own(_)) && !said).then(|| timer_ms(line, bounds))
}

/// The timer of an exercise of which a line says how long it lasts, or how many times it is done.
fn timer_ms(line: &Line, bounds: &Bounds) -> u32 {
    let asked = &line.asked;
    let (reps, sets) = (asked.reps.unwrap_or(1), asked.sets.unwrap_or(1));
    let rests = whole(bounds.rest_ms.value).saturating_mul(sets.saturating_sub(1));
    let counted = whole(bounds.rep_ms.value).saturating_mul(reps).saturating_mul(sets).saturating_add(rests);
    asked.length_ms.unwrap_or_else(|| counted.max(whole(bounds.length_ms.min)))
}

/// Lays the figures of a line over an exercise that the program knows.
pub(super) fn lay_dose(exercise: &mut Exercise, line: &Line, bounds: &Bounds) {
    let asked = &line.asked;
    if let (Shape::Holds { hold_ms, .. }, Some(asked)) = (&mut exercise.shape, asked.hold_ms) {
        *hold_ms = asked;
    }
    let squeeze = line.squeeze(Some(&exercise.shape), bounds);
    if let (Shape::Squeezes { squeeze_ms, release_ms, .. }, Some((squeeze, release))) = (&mut exercise.shape, squeeze) {
        (*squeeze_ms, *release_ms) = (squeeze, release);
    }
    if let (Shape::Squeezes { effort, .. }, Some(asked)) = (&mut exercise.shape, asked.effort) {
        *effort = asked;
    }
    for index in 0..exercise.doses.len() {
        let dose = laid(exercise, exercise.doses[index].dose(), line);
        let named = &mut exercise.doses[index];
        (named.reps, named.sets, named.seconds) = (dose.reps, dose.sets, dose.seconds);
    }
    let asks_much = asked.reps.is_some() || asked.length_ms.is_some();
    if let (true, Some(pattern), Some(dose)) =
        (asks_much && exercise.max_s > 0, exercise.pattern(), exercise.doses.first())
    {
        let most_ms = u64::from(dose.reps) * u64::from(pattern.cycle_ms());
        exercise.max_s = u32::try_from(most_ms.div_ceil(1000)).unwrap_or(exercise.max_s);
    }
    if let Some(instead) = &line.instead {
        exercise.alternative = Some(instead.clone());
    }
}

fn laid(exercise: &Exercise, usual: Dose, line: &Line) -> Dose {
    let asked = &line.asked;
    let (reps, sets) = (asked.reps.unwrap_or(usual.reps), asked.sets.unwrap_or(usual.sets));
    let dose = match exercise.shape {
        Shape::Parts { .. } | Shape::Ramp { .. } | Shape::Written { .. } => usual,
        _ => Dose { reps, sets, ..usual },
    };
    let Some(length_ms) = asked.length_ms else { return dose };
    // A length fills up with repetitions, unless so many of them were asked for.
    let cap = match exercise.shape {
        Shape::Parts { .. } | Shape::Ramp { .. } | Shape::Written { .. } => Dose { seconds: length_ms / 1000, ..dose },
        _ if asked.reps.is_some() => dose,
        Shape::BreathThenAttend { .. } => dose,
        _ => Dose { reps: MOST_REPS, ..dose },
    };
    fit(exercise, cap, length_ms.into()).unwrap_or(Dose { reps: dose.reps.min(1), sets: dose.sets.min(1), ..cap })
}

/// More than any length has.
const MOST_REPS: u32 = 600;

/// Cuts squeezes to the ceilings; whether anything is left of them.
pub(super) fn under(exercise: &mut Exercise, ceilings: &Ceilings, bounds: &Bounds) -> bool {
    let Shape::Squeezes { squeeze_ms, .. } = &mut exercise.shape else { return true };
    let fast = bounds.is_fast(*squeeze_ms);
    if let Some(most) = ceilings.endurance_ms.filter(|_| !fast) {
        *squeeze_ms = (*squeeze_ms).min(most);
    }
    let left = *squeeze_ms > 0;
    let most = if fast { ceilings.fast } else { ceilings.repetitions }.unwrap_or(u32::MAX);
    for dose in &mut exercise.doses {
        dose.reps = dose.reps.min(most);
    }
    left && most > 0
}
