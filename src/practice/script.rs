//! What a block consists of: its breaths, repetitions, holds and parts in order, before anything happens to them.
//! When they are played and what acts do to them is for [`super::play`].

use super::block::Block;
use super::chance::gaps;
use super::exercise::{Catalogue, Exercise, NamedDose, Part, Position, Series, Shape};
use super::limits::{self, Limits};
use super::pattern::{Pattern, Ramp};
use super::phase::PhaseKind;

/// More repetitions than any plan has; a damaged draft is held at this.
const MOST_REPS: u32 = 600;
/// The hint that stands for the anchor.
const ANCHOR: &str = "cue-anchor";

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
    /// Whether it can be passed over.
    pub skips: bool,
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

impl Exercise {
    /// Whether what lasts in `phase` of it is a breath whose pace a person can change: movements with the breath keep
    /// theirs.
    pub const fn paces(&self, phase: PhaseKind) -> bool {
        let breathes = matches!(
            self.shape,
            Shape::Breath { .. }
                | Shape::Ramp { .. }
                | Shape::BreathThenAttend { .. }
                | Shape::Sets { .. }
                | Shape::Positions { .. }
        );
        breathes && phase.is_breath()
    }

    /// Whether what lasts in `phase` of it is a part of a guided text, which can be passed over.
    pub const fn passes_over(&self, phase: PhaseKind) -> bool {
        match self.shape {
            Shape::Parts { .. } | Shape::Written { .. } => true,
            Shape::BreathThenAttend { .. } => matches!(phase, PhaseKind::Attend),
            _ => false,
        }
    }
}

/// The script of a block, or nothing for an exercise that is not in the catalogue.
pub(super) fn script<'a>(catalogue: &'a Catalogue, block: &Block) -> Option<(&'a Exercise, Script)> {
    let exercise = catalogue.get(&block.exercise)?;
    Some((exercise, of_shape(exercise, block, catalogue.limits())))
}

fn of_shape(exercise: &Exercise, block: &Block, limits: &Limits) -> Script {
    let reps = block.dose.reps.clamp(1, MOST_REPS);
    let fits = |own: &Pattern| limits::check_with(own, limits.holds_of(&block.exercise, own), limits).is_ok();
    let part = |ms: u32| percent(ms, block.rest_percent);
    let paced = |pattern: &Pattern| block.own.filter(fits).unwrap_or(*pattern);
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
            let parts: Vec<Part> = hints.iter().zip(shares).map(|(hint, seconds)| Part::new(hint, seconds)).collect();
            units.extend(attend(PhaseKind::Attend, &parts, block));
            Script::List(units)
        }
        Shape::Sets { pattern, rest_ms } => {
            let sets = block.dose.sets.clamp(1, MOST_SETS);
            Script::List(in_sets(paced(pattern), part(*rest_ms), reps, sets, block.position))
        }
        Shape::Rounds { soft_ms, rest_ms } => {
            let round = |cycle| {
                let soft = still(PhaseKind::Soft, *soft_ms, None, block.position, (cycle, reps), true);
                [soft, still(PhaseKind::Rest, part(*rest_ms), None, block.position, (cycle, reps), false)]
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
        Shape::Squeezes { squeeze_ms, release_ms, rest_ms, .. } => {
            let sets = block.dose.sets.clamp(1, MOST_SETS);
            Script::List(squeezes((*squeeze_ms, part(*release_ms)), part(*rest_ms), reps, sets, block.position))
        }
        Shape::OnCue { least_ms, most_ms, drop_ms } => {
            let gaps = gaps(block.seed, reps, *least_ms, *most_ms);
            Script::List(on_cue(&gaps, *drop_ms, block.position))
        }
        Shape::Moves { series } => Script::List(moves(series, reps, block.position)),
        Shape::Parts { kind } => Script::List(attend(*kind, &scaled(&exercise.doses, block.dose.seconds), block)),
        Shape::Written { .. } => {
            Script::List(attend(PhaseKind::Attend, &scaled(&exercise.doses, block.dose.seconds), block))
        }
    }
}

/// A rest in percent of its length; never shorter than it is, and at most three times as long.
pub(super) fn percent(ms: u32, percent: u32) -> u32 {
    u32::try_from(u64::from(ms) * u64::from(percent.clamp(100, 300)) / 100).unwrap_or(u32::MAX)
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
        skips: false,
    };
    (1..=reps).map(unit).collect()
}

/// A unit of one piece; `place` is which one and of how many.
fn still(kind: PhaseKind, ms: u32, hint: Option<String>, position: Position, place: (u32, u32), counts: bool) -> Unit {
    let (cycle, of) = place;
    let body = Body::Pieces(vec![Piece { kind, ms, hint, position }]);
    Unit { body, position, cycle, of, set: 1, sets: 1, counts, resumed: false, skips: false }
}

/// A repetition of several pieces.
fn rep(pieces: Vec<Piece>, position: Position, (cycle, of): (u32, u32), (set, sets): (u32, u32)) -> Unit {
    Unit { body: Body::Pieces(pieces), position, cycle, of, set, sets, counts: true, resumed: false, skips: false }
}

fn in_sets(pattern: Pattern, rest_ms: u32, reps: u32, sets: u32, position: Position) -> Vec<Unit> {
    with_rests(rest_ms, (reps, sets), position, |set| breaths(pattern, reps, set, sets, position))
}

/// The units of each set, with a rest between two.
fn with_rests(
    rest_ms: u32,
    (reps, sets): (u32, u32),
    position: Position,
    of_set: impl Fn(u32) -> Vec<Unit>,
) -> Vec<Unit> {
    let mut units = Vec::new();
    for set in 1..=sets {
        if set > 1 {
            let mut rest = still(PhaseKind::Rest, rest_ms, None, position, (reps, reps), false);
            // It belongs to the set that is done; the next one begins after it.
            (rest.set, rest.sets) = (set - 1, sets);
            units.push(rest);
        }
        units.extend(of_set(set));
    }
    units
}

/// Light squeezes of `(squeeze, release)` milliseconds. A pause in a squeeze begins it anew; letting go goes on.
fn squeezes((squeeze_ms, release_ms): (u32, u32), rest_ms: u32, reps: u32, sets: u32, position: Position) -> Vec<Unit> {
    let one = |set, cycle| {
        let mut pieces = vec![Piece { kind: PhaseKind::Squeeze, ms: squeeze_ms, hint: None, position }];
        pieces.extend(release(release_ms).map(|(ms, hint)| Piece {
            kind: PhaseKind::Release,
            ms,
            hint: Some(hint.to_owned()),
            position,
        }));
        rep(pieces, position, (cycle, reps), (set, sets))
    };
    with_rests(rest_ms, (reps, sets), position, |set| (1..=reps).map(|cycle| one(set, cycle)).collect())
}

/// Letting go over the next breath: it comes in, goes out softly and comes in once more, so that the next squeeze
/// meets an out-breath; where that is too short, what is left of the out-breath and the next one in. In whole half
/// seconds as far as they go.
fn release(ms: u32) -> impl Iterator<Item = (u32, &'static str)> {
    const WHOLE_BREATH_MS: u32 = 6_000;
    let half_seconds = |ms: u32| ms / 500 * 500;
    let parts = if ms < WHOLE_BREATH_MS {
        let out = half_seconds(ms / 2);
        vec![(out, "cue-release-out"), (ms - out, "cue-release-in")]
    } else {
        let third = half_seconds(ms / 3);
        vec![(third, "cue-release-in"), (ms - 2 * third, "cue-release-out"), (third, "cue-release-again")]
    };
    parts.into_iter()
}

/// Free breathing until each cue, then letting go.
fn on_cue(gaps: &[u32], drop_ms: u32, position: Position) -> Vec<Unit> {
    let of = count(gaps.len());
    let unit = |(index, gap): (usize, &u32)| {
        let piece = |kind, ms| Piece { kind, ms, hint: None, position };
        let drop_ms = drop_ms.min(*gap);
        let pieces = vec![piece(PhaseKind::Await, gap - drop_ms), piece(PhaseKind::Release, drop_ms)];
        rep(pieces, position, (count(index + 1), of), (1, 1))
    };
    gaps.iter().enumerate().map(unit).collect()
}

fn moves(series: &[Series], reps: u32, position: Position) -> Vec<Unit> {
    let times: Vec<u32> = series.iter().map(|one| one.times).collect();
    let each = shares(reps, &times);
    let all = series.iter().zip(each).flat_map(|(one, times)| (0..times).map(move |_| one));
    let unit = |(index, one): (usize, &Series)| {
        let piece = |part: &super::exercise::Move| Piece {
            kind: part.kind,
            ms: part.ms,
            hint: Some(part.hint.clone()),
            position,
        };
        rep(one.parts.iter().map(piece).collect(), position, (count(index + 1), reps), (1, 1))
    };
    all.enumerate().map(unit).collect()
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
        let pieces = vec![piece(PhaseKind::Tense, tense_ms), piece(PhaseKind::LetGo, release_ms)];
        rep(pieces, position, (count(index + 1), of), (1, 1))
    };
    groups.iter().take(of as usize).enumerate().map(unit).collect()
}

/// The parts of a guided text. Each is one unit that can be passed over, however many lines it has.
fn attend(kind: PhaseKind, parts: &[Part], block: &Block) -> Vec<Unit> {
    let (of, position) = (count(parts.len()), block.position);
    let unit = |(index, part): (usize, &Part)| {
        let hints: Vec<&String> = std::iter::once(&part.hint).chain(&part.then).collect();
        let shares = shares(part.seconds, &vec![1; hints.len()]);
        let piece = |(hint, seconds): (&String, u32)| {
            let hint = match block.anchor.filter(|_| hint == ANCHOR) {
                Some(anchor) => format!("{ANCHOR}-{}", anchor.id()),
                None => hint.clone(),
            };
            Piece { kind, ms: seconds.saturating_mul(1000), hint: Some(hint), position }
        };
        let pieces = hints.into_iter().zip(shares).map(piece).collect();
        Unit { skips: true, ..rep(pieces, position, (count(index + 1), of), (1, 1)) }
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
    nearest.parts.iter().zip(shares).map(|(part, seconds)| Part { seconds, ..part.clone() }).collect()
}

/// `seconds` (or repetitions) shared out by weight in whole ones; the shares add up to it.
pub(super) fn shares(seconds: u32, weights: &[u32]) -> Vec<u32> {
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
