//! What a block consists of: its breaths, repetitions, holds and parts in order, before anything happens to them.
//! When they are played and what acts do to them is for [`super::play`].

use super::block::Block;
use super::exercise::{Catalogue, Exercise, NamedDose, Part, Position, Shape};
use super::limits::{self, Limits};
use super::pattern::{Pattern, Ramp};
use super::phase::PhaseKind;

/// More repetitions than any plan has; a damaged draft is held at this.
const MOST_REPS: u32 = 600;
/// More sets than any plan has.
const MOST_SETS: u32 = 12;

/// A stretch of one kind inside a unit.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub kind: PhaseKind,
    pub ms: u32,
    pub hint: Option<String>,
    pub position: Position,
}

/// What a unit consists of.
#[derive(Clone, Debug)]
pub(super) enum Body {
    /// One breath, to be paced.
    Breath(Pattern),
    /// Pieces of fixed length.
    Pieces(Vec<Piece>),
}

/// One breath, repetition, hold or part: what begins anew after a pause, or goes on where it was.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub body: Body,
    pub position: Position,
    pub cycle: u32,
    pub of: u32,
    pub set: u32,
    pub sets: u32,
    /// Whether it counts as a repetition.
    pub counts: bool,
    /// Whether it is the rest of one that was paused.
    pub resumed: bool,
}

/// What a block consists of.
#[derive(Debug)]
pub(super) enum Script {
    /// Breaths up to a length.
    Breaths { pattern: Pattern, planned_ms: u64 },
    /// Breaths that slow down, within a greatest length (0: none).
    Ramp { ramp: Ramp, max_ms: u64 },
    /// Units in order.
    List(Vec<Unit>),
}

/// The script of a block, or nothing for an exercise that is not in the catalogue.
pub(super) fn script<'a>(catalogue: &'a Catalogue, block: &Block) -> Option<(&'a Exercise, Script)> {
    let exercise = catalogue.get(&block.exercise)?;
    Some((exercise, of_shape(exercise, block, catalogue.limits())))
}

fn of_shape(exercise: &Exercise, block: &Block, limits: &Limits) -> Script {
    let reps = block.dose.reps.clamp(1, MOST_REPS);
    let paced = |pattern: &Pattern| block.own.filter(|own| limits::check(own, limits).is_ok()).unwrap_or(*pattern);
    match &exercise.shape {
        Shape::Breath { pattern } => {
            let pattern = paced(pattern);
            Script::Breaths { pattern, planned_ms: u64::from(reps) * u64::from(pattern.cycle_ms()) }
        }
        Shape::Ramp { start, target, seconds } => {
            let usual = Ramp::new(f64::from(*start), f64::from(*target), seconds.saturating_mul(1000));
            let ramp = block.ramp.filter(|ramp| limits::check_ramp(ramp, limits).is_ok()).unwrap_or(usual);
            Script::Ramp { ramp, max_ms: u64::from(block.dose.seconds) * 1000 }
        }
        Shape::BreathThenAttend { pattern, hints } => {
            let mut units = breaths(paced(pattern), reps, 1, 1, block.position);
            let shares = shares(block.dose.seconds, &vec![1; hints.len()]);
            let parts: Vec<Part> =
                hints.iter().zip(shares).map(|(hint, seconds)| Part { hint: hint.clone(), seconds }).collect();
            units.extend(attend(PhaseKind::Attend, &parts, block.position));
            Script::List(units)
        }
        Shape::Sets { pattern, rest_ms } => {
            let sets = block.dose.sets.clamp(1, MOST_SETS);
            Script::List(in_sets(paced(pattern), *rest_ms, reps, sets, block.position))
        }
        Shape::Rounds { soft_ms, rest_ms } => {
            let round = |cycle| {
                let soft = still(PhaseKind::Soft, *soft_ms, None, block.position, (cycle, reps), true);
                [soft, still(PhaseKind::Rest, *rest_ms, None, block.position, (cycle, reps), false)]
            };
            Script::List((1..=reps).flat_map(round).collect())
        }
        Shape::Positions { pattern, change_ms, places } => {
            Script::List(in_places(paced(pattern), *change_ms, reps, places, block.position))
        }
        Shape::Holds { hold_ms, between_ms, sides } => {
            Script::List(holds(*hold_ms, *between_ms, *sides, reps, block.position))
        }
        Shape::Groups { tense_ms, release_ms, groups } => {
            Script::List(in_groups(*tense_ms, *release_ms, groups, reps, block.position))
        }
        Shape::Squeezes { squeeze_ms, release_ms, rest_ms } => {
            let sets = block.dose.sets.clamp(1, MOST_SETS);
            Script::List(squeezes((*squeeze_ms, *release_ms), *rest_ms, reps, sets, block.position))
        }
        Shape::Parts { kind } => {
            Script::List(attend(*kind, &scaled(&exercise.doses, block.dose.seconds), block.position))
        }
        Shape::Written { .. } => {
            Script::List(attend(PhaseKind::Attend, &scaled(&exercise.doses, block.dose.seconds), block.position))
        }
    }
}

fn breaths(pattern: Pattern, reps: u32, set: u32, sets: u32, position: Position) -> Vec<Unit> {
    let unit = |cycle| Unit {
        body: Body::Breath(pattern),
        position,
        cycle,
        of: reps,
        set,
        sets,
        counts: true,
        resumed: false,
    };
    (1..=reps).map(unit).collect()
}

/// A unit of one piece; `place` is which one and of how many.
fn still(kind: PhaseKind, ms: u32, hint: Option<String>, position: Position, place: (u32, u32), counts: bool) -> Unit {
    let (cycle, of) = place;
    let body = Body::Pieces(vec![Piece { kind, ms, hint, position }]);
    Unit { body, position, cycle, of, set: 1, sets: 1, counts, resumed: false }
}

fn in_sets(pattern: Pattern, rest_ms: u32, reps: u32, sets: u32, position: Position) -> Vec<Unit> {
    let mut units = Vec::new();
    for set in 1..=sets {
        if set > 1 {
            let mut rest = still(PhaseKind::Rest, rest_ms, None, position, (reps, reps), false);
            (rest.set, rest.sets) = (set, sets);
            units.push(rest);
        }
        units.extend(breaths(pattern, reps, set, sets, position));
    }
    units
}

/// Squeezes of `(squeeze, release)` milliseconds. Each begins anew after a pause, unless it was being let go by then.
fn squeezes(one: (u32, u32), rest_ms: u32, reps: u32, sets: u32, position: Position) -> Vec<Unit> {
    let piece = |kind, ms| Piece { kind, ms, hint: None, position };
    let body = || Body::Pieces(vec![piece(PhaseKind::Squeeze, one.0), piece(PhaseKind::Release, one.1)]);
    let unit = |set, cycle| Unit { body: body(), position, cycle, of: reps, set, sets, counts: true, resumed: false };
    let mut units = Vec::new();
    for set in 1..=sets {
        if set > 1 {
            let mut rest = still(PhaseKind::Rest, rest_ms, None, position, (reps, reps), false);
            (rest.set, rest.sets) = (set, sets);
            units.push(rest);
        }
        units.extend((1..=reps).map(|cycle| unit(set, cycle)));
    }
    units
}

fn in_places(pattern: Pattern, change_ms: u32, reps: u32, places: &[Position], begin: Position) -> Vec<Unit> {
    let sets = count(places.len());
    let mut units = Vec::new();
    for (index, place) in places.iter().enumerate() {
        // The first place is wherever the block begins: a person may have chosen another one.
        let (place, set) = (if index == 0 { begin } else { *place }, count(index + 1));
        if index > 0 {
            let mut change = still(PhaseKind::Switch, change_ms, Some("cue-to".to_owned()), place, (1, reps), false);
            (change.set, change.sets) = (set, sets);
            units.push(change);
        }
        units.extend(breaths(pattern, reps, set, sets, place));
    }
    units
}

fn holds(hold_ms: u32, between_ms: u32, sides: bool, reps: u32, position: Position) -> Vec<Unit> {
    let (all, between) = if sides { (reps * 2, PhaseKind::Switch) } else { (reps, PhaseKind::Rest) };
    let mut units = Vec::new();
    for cycle in 1..=all {
        if cycle > 1 {
            units.push(still(between, between_ms, None, position, (cycle, all), false));
        }
        units.push(still(PhaseKind::Stretch, hold_ms, None, position, (cycle, all), true));
    }
    units
}

fn in_groups(tense_ms: u32, release_ms: u32, groups: &[String], reps: u32, position: Position) -> Vec<Unit> {
    let of = reps.min(count(groups.len()));
    let unit = |(index, group): (usize, &String)| {
        let piece = |kind, ms| Piece { kind, ms, hint: Some(group.clone()), position };
        Unit {
            body: Body::Pieces(vec![piece(PhaseKind::Tense, tense_ms), piece(PhaseKind::LetGo, release_ms)]),
            position,
            cycle: count(index + 1),
            of,
            set: 1,
            sets: 1,
            counts: true,
            resumed: false,
        }
    };
    groups.iter().take(of as usize).enumerate().map(unit).collect()
}

fn attend(kind: PhaseKind, parts: &[Part], position: Position) -> Vec<Unit> {
    let of = count(parts.len());
    let unit = |(index, part): (usize, &Part)| {
        let hint = Some(part.hint.clone());
        still(kind, part.seconds.saturating_mul(1000), hint, position, (count(index + 1), of), true)
    };
    parts.iter().enumerate().map(unit).collect()
}

/// The parts of the named dose nearest to `seconds` (the longer of two), stretched or shortened to it.
fn scaled(doses: &[NamedDose], seconds: u32) -> Vec<Part> {
    let Some(nearest) = doses.iter().rev().min_by_key(|dose| dose.seconds.abs_diff(seconds)) else {
        return Vec::new();
    };
    let seconds = if seconds == 0 { nearest.seconds } else { seconds.min(7200) };
    let weights: Vec<u32> = nearest.parts.iter().map(|part| part.seconds).collect();
    let shares = shares(seconds, &weights);
    nearest.parts.iter().zip(shares).map(|(part, seconds)| Part { hint: part.hint.clone(), seconds }).collect()
}

/// `seconds` shared out by weight in whole seconds; the shares add up to it.
fn shares(seconds: u32, weights: &[u32]) -> Vec<u32> {
    let all: u64 = weights.iter().map(|weight| u64::from(*weight)).sum::<u64>().max(1);
    let (mut so_far, mut given) = (0_u64, 0_u64);
    weights
        .iter()
        .map(|weight| {
            so_far += u64::from(*weight);
            let until = (u64::from(seconds) * so_far * 2 + all) / (all * 2);
            let share = until - given;
            given = until;
            u32::try_from(share).unwrap_or(u32::MAX)
        })
        .collect()
}

fn count(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}
