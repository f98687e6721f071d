//! Decides which exercise each slot of a routine gets in a week, at a step, for a person (design: "routines are filled
//! by week and step"). How much of it fits, and in which order, comes after.

use super::given::Given;
use super::programme::{FloorStep, Week};
use super::tracks::IN_TURN;
use crate::practice::{Block, Dose, Exercise, Fill, Position, Ramp, Routine, Slot, Track, fit};

/// What a slot gets, and how long it may last.
#[derive(Clone, Debug)]
pub(super) struct Want<'a> {
    pub exercise: &'a Exercise,
    pub instead_of: Option<String>,
    pub max_ms: u64,
    pub ramp: Option<Ramp>,
    /// The index of the slot.
    slot: usize,
}

/// A slot and its index.
type Numbered<'a> = (usize, &'a Slot);

/// What each slot of the routine gets, in the order of the slots. Two slots with the same exercise become one.
pub(super) fn wants<'a>(given: &Given<'a>, week: &Week, routine: &Routine) -> Vec<Want<'a>> {
    let of = |fill: Fill| -> Vec<Numbered> {
        routine.slots.iter().enumerate().filter(|(_, slot)| slot.fill == fill).collect()
    };
    let mut all: Vec<Want> = Vec::new();
    for (slot, fixed) in of(Fill::Fixed) {
        all.extend(given.want(slot, &fixed.exercise, ms(fixed.seconds)));
    }
    for (slot, easy) in of(Fill::EasyBreath) {
        all.extend(given.want(slot, &week.easy, ms(easy.seconds)));
    }
    all.extend(breath(given, week, &of(Fill::Breath)));
    all.extend(floor(given, &of(Fill::Floor), &of(Fill::Stage)));
    all.extend(stretch(given, &of(Fill::Stretch)));
    all.extend(attention(given, &of(Fill::Attention)));
    all.sort_by_key(|want| want.slot);
    paced(given, join(all))
}

/// Keeps each track within the minutes that are paced for it, in the order of the slots: what is over is left out.
fn paced<'a>(given: &Given<'a>, mut all: Vec<Want<'a>>) -> Vec<Want<'a>> {
    for track in IN_TURN {
        let Some(minutes) = given.minutes.get(track).copied().flatten() else { continue };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between nothing and two hours")]
        let mut left = (minutes.clamp(0.0, 120.0) * 60_000.0) as u64;
        for want in all.iter_mut().filter(|want| want.exercise.track == track) {
            let most = given.longest_ms(want.exercise, want.max_ms);
            want.max_ms = want.max_ms.min(left);
            left -= want.max_ms.min(most);
        }
    }
    all
}

impl<'a> Given<'a> {
    /// `id`, or what is done instead of it by this person.
    fn want(&self, slot: usize, id: &str, max_ms: u64) -> Option<Want<'a>> {
        let exercise = self.instead(id)?;
        let instead_of = (!exercise.id.eq_ignore_ascii_case(id)).then(|| id.to_owned());
        Some(Want { exercise, instead_of, max_ms, ramp: None, slot })
    }

    /// Whether `id` is there by this week.
    fn is_there(&self, id: &str) -> bool {
        self.catalogue.get(id).is_some_and(|exercise| exercise.from_week <= self.week_of(exercise.track))
    }

    /// How long an exercise lasts at the most in a slot of `max_ms`.
    fn longest_ms(&self, exercise: &Exercise, max_ms: u64) -> u64 {
        let dose = fit(exercise, self.most(exercise), max_ms);
        dose.map_or(0, |dose| {
            crate::practice::length_ms(self.catalogue, &Block::new(&exercise.id, Position::AnyPosition, dose))
        })
    }

    /// The most of an exercise that a routine takes: the floor's dose of the step, the longest dose of others.
    pub(super) fn most(&self, exercise: &Exercise) -> Dose {
        if exercise.track == Track::Floor {
            let steps = self.programme.floor.iter().rev();
            let mut reached = steps.filter(|row| row.step <= self.step());
            let row = reached.find(|row| row.exercise.eq_ignore_ascii_case(&exercise.id));
            return row.and_then(|row| exercise.dose(&row.dose)).unwrap_or_else(|| exercise.usual());
        }
        if let Some(pattern) = exercise.pattern() {
            return Dose { reps: self.longest_s(exercise) * 1000 / pattern.cycle_ms().max(1), sets: 1, seconds: 0 };
        }
        let length = |dose: &Dose| {
            let mut block = Block::new(&exercise.id, Position::AnyPosition, *dose);
            block.position = exercise.positions.first().copied().unwrap_or(Position::AnyPosition);
            crate::practice::length_ms(self.catalogue, &block)
        };
        let doses = exercise.doses.iter().map(crate::practice::NamedDose::dose);
        doses.max_by_key(length).unwrap_or_default()
    }
}

/// The breath of the week. Where there are two they follow each other: over two slots, or halves of one; a slot of
/// less than a minute has the first one in week 1 and the second one after it.
fn breath<'a>(given: &Given<'a>, week: &Week, slots: &[Numbered]) -> Vec<Want<'a>> {
    let (Some(first), Some(last)) = (week.breath.first(), week.breath.last()) else { return Vec::new() };
    let mut wants: Vec<Want> = Vec::new();
    let mut ramped = false;
    for (place, (slot, one)) in slots.iter().enumerate() {
        let named = given.catalogue.get(&one.exercise);
        let is_ramp = named.is_some_and(|exercise| exercise.id == "B11");
        let max_ms = ms(one.seconds);
        if is_ramp && week.ramp {
            let want = given.want(*slot, "B11", max_ms).map(|want| Want {
                ramp: (want.instead_of.is_none()).then(|| given.ramp(week.ramp_target, max_ms)),
                ..want
            });
            wants.extend(want);
            ramped = true;
        } else if first == last {
            let earned = named.is_some_and(|exercise| given.earned.contains(&exercise.id));
            wants.extend(given.want(*slot, if earned { &one.exercise } else { first }, max_ms));
        } else if ramped || place > 0 {
            wants.extend(given.want(*slot, last, max_ms));
        } else if slots.len() > 1 || (one.seconds < 60 && given.week_of(Track::Breath) < 2) {
            wants.extend(given.want(*slot, first, max_ms));
        } else if one.seconds < 60 {
            wants.extend(given.want(*slot, last, max_ms));
        } else {
            wants.extend(given.want(*slot, first, max_ms / 2));
            wants.extend(given.want(*slot, last, max_ms / 2));
        }
    }
    // The breathing dose of the week holds over all of them.
    let mut left = u64::from(week.breath_minutes) * 60_000;
    for want in &mut wants {
        want.max_ms = want.max_ms.min(left);
        left -= want.max_ms;
    }
    wants
}

/// The first stage in which squeezes or coordination come on top of letting go.
const CONTRACT_AND_RELEASE: u8 = 3;

/// The drill of the step takes the slot that names it, else all floor slots together. Other slots keep what they name
/// once its step is reached; before, their seconds go to the drill. A drill that does not fit leaves the slots as
/// they are. From the third stage on a slot of the stage takes what is new, and letting go keeps its own.
fn floor<'a>(given: &Given<'a>, slots: &[Numbered], of_stage: &[Numbered]) -> Vec<Want<'a>> {
    let Some(row) = given.floor_step() else { return Vec::new() };
    let drill = row.in_routines.as_deref().unwrap_or(&row.exercise);
    let reached = |slot: &Slot| {
        let own = given.programme.floor.iter().find(|row| row.exercise.eq_ignore_ascii_case(&slot.exercise));
        own.is_some_and(|own| own.step <= given.step())
    };
    if row.stage >= CONTRACT_AND_RELEASE && !of_stage.is_empty() {
        let mut wants = kept_slots(given, slots, reached);
        wants.extend(of_stage.iter().flat_map(|slot| stage(given, row, *slot)));
        return wants;
    }
    let slots: Vec<Numbered> = slots.iter().chain(of_stage).copied().collect();
    let whole: u64 = slots.iter().map(|(_, slot)| ms(slot.seconds)).sum();
    let Some((first, _)) = slots.first() else { return Vec::new() };
    let is_named = slots.iter().any(|(_, slot)| slot.exercise == drill);
    let wanted = given.want(*first, drill, whole);
    let fits = wanted.as_ref().is_some_and(|want| fit(want.exercise, given.most(want.exercise), whole).is_some());
    if !is_named && fits {
        return with_check(given, row, *first, whole).unwrap_or_else(|| wanted.into_iter().collect());
    }
    kept_slots(given, &slots, reached)
}

/// What a slot of the stage holds: the squeeze of the step, or what comes later in the slot from a stage on.
fn stage<'a>(given: &Given<'a>, row: &FloorStep, (index, slot): Numbered) -> Vec<Want<'a>> {
    if row.locked {
        return given.want(index, &row.exercise, ms(slot.seconds)).into_iter().collect();
    }
    let later = slot.later.iter().filter(|later| later.stage <= row.stage);
    later.filter_map(|later| given.want(index, &later.exercise, ms(later.seconds))).collect()
}

/// A step that is done off the keyboard has its check in the routine too, before the drill that is played: it is passed
/// by days with a check. Nothing where the step is done in the routine, or both do not fit.
fn with_check<'a>(given: &Given<'a>, row: &FloorStep, slot: usize, whole: u64) -> Option<Vec<Want<'a>>> {
    let drill = row.in_routines.as_deref().filter(|_| row.is_by_checks())?;
    let mut check = given.want(slot, &row.exercise, whole)?;
    check.max_ms = given.longest_ms(check.exercise, whole);
    let left = whole.checked_sub(check.max_ms)?;
    let rest = given.want(slot, drill, left)?;
    fit(rest.exercise, given.most(rest.exercise), left)?;
    Some(vec![check, rest])
}

/// A slot whose stretch is not there yet gets the newest one that is there, fits and is not in the routine; when all
/// are in it, its seconds go to the routine's first stretch.
fn stretch<'a>(given: &Given<'a>, slots: &[Numbered]) -> Vec<Want<'a>> {
    let mut used: Vec<&str> =
        slots.iter().map(|(_, slot)| slot.exercise.as_str()).filter(|id| given.is_there(id)).collect();
    let (mut wants, mut to_spare) = (Vec::new(), 0_u64);
    for (index, slot) in slots {
        let max_ms = ms(slot.seconds);
        if given.is_there(&slot.exercise) {
            wants.extend(given.want(*index, &slot.exercise, max_ms));
            continue;
        }
        let free = given.catalogue.iter().filter(|exercise| {
            exercise.track == Track::Stretch
                && given.is_there(&exercise.id)
                && !used.contains(&exercise.id.as_str())
                && fit(exercise, given.most(exercise), max_ms).is_some()
        });
        match free.max_by_key(|exercise| exercise.from_week) {
            Some(other) => {
                used.push(&other.id);
                wants.extend(given.want(*index, &other.id, max_ms));
            }
            None => to_spare += max_ms,
        }
    }
    if let Some(first) = wants.first_mut() {
        first.max_ms += to_spare;
    }
    wants
}

/// A slot whose exercise is not there yet gives its seconds to another attention slot.
fn attention<'a>(given: &Given<'a>, slots: &[Numbered]) -> Vec<Want<'a>> {
    kept_slots(given, slots, |slot| given.is_there(&slot.exercise))
}

/// The slots that `stays` keeps, as they are; the seconds of the others go to the first of them.
fn kept_slots<'a>(given: &Given<'a>, slots: &[Numbered], stays: impl Fn(&Slot) -> bool) -> Vec<Want<'a>> {
    let (kept, given_up): (Vec<_>, Vec<_>) = slots.iter().partition(|(_, slot)| stays(slot));
    let to_spare: u64 = given_up.iter().map(|(_, slot)| ms(slot.seconds)).sum();
    let mut wants: Vec<Want> =
        kept.iter().filter_map(|(index, slot)| given.want(*index, &slot.exercise, ms(slot.seconds))).collect();
    if let Some(first) = wants.first_mut() {
        first.max_ms += to_spare;
    }
    wants
}

/// Joins wants of the same exercise into the first of them; the routine's own blocks stay apart.
fn join(all: Vec<Want>) -> Vec<Want> {
    let mut joined: Vec<Want> = Vec::new();
    for want in all {
        let same = joined.iter_mut().find(|one| one.exercise.id == want.exercise.id && one.exercise.is_offered());
        match same {
            Some(one) => {
                one.max_ms += want.max_ms;
                one.instead_of = one.instead_of.take().or(want.instead_of);
            }
            None => joined.push(want),
        }
    }
    joined
}

fn ms(seconds: u32) -> u64 {
    u64::from(seconds) * 1000
}
