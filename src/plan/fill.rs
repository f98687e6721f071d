//! Fills a routine for a week, a step and a person, or makes a session of one exercise or one breath. Which exercise a
//! slot gets is decided in `slots.rs`, the order in `order.rs`. Nothing here knows the diary or the day.

use serde::{Deserialize, Serialize};

pub use super::given::Given;
use super::order::{Loose, arrange};
use super::slots::wants;
use super::tracks::PerTrack;
use crate::practice::limits::{Refusal, check_breaths, check_length, check_with};
use crate::practice::{
    Block, Catalogue, Dose, Exercise, Fill, Pattern, Position, Routine, Shape, Slot, Track, fit, fit_with_rest,
    length_ms, lengths_ms,
};

/// The id under which a session of one breath of the person's own is kept.
pub const OWN_BREATH: &str = "own";

/// A session that is ready to be played, with the seconds that are shown.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Filled {
    /// The id of the routine, of the one exercise, or [`OWN_BREATH`].
    pub routine: String,
    /// The programme week it was filled for.
    pub week: u8,
    /// The step of the floor track it was filled for.
    pub step: u8,
    /// The week whose contents each of the other tracks had.
    #[serde(default)]
    pub reached: PerTrack<u8>,
    /// Its blocks, changes of position among them.
    pub blocks: Vec<Block>,
    /// The seconds of each block as they are shown; they add up to `total_s`.
    pub seconds: Vec<u32>,
    /// How many changes of position there are between blocks.
    pub changes: usize,
    /// The whole length in seconds.
    pub total_s: u32,
    /// The whole length in milliseconds, as the timeline has it.
    pub total_ms: u64,
    /// Whether something is shorter than its usual dose because the slot is.
    pub cut: bool,
}

impl Filled {
    pub(super) fn new(given: &Given, routine: &str, blocks: Vec<Block>, cut: bool) -> Self {
        let mut filled = Self {
            routine: routine.to_owned(),
            week: given.week,
            step: given.step(),
            reached: PerTrack {
                floor: given.week,
                breath: given.week_of(Track::Breath),
                stretch: given.week_of(Track::Stretch),
                attention: given.week_of(Track::Attention),
            },
            blocks,
            seconds: Vec::new(),
            changes: 0,
            total_s: 0,
            total_ms: 0,
            cut,
        };
        filled.measure(given.catalogue);
        filled
    }

    /// Works the lengths out anew from the blocks.
    pub fn measure(&mut self, catalogue: &Catalogue) {
        let mut end_ms = 0;
        let seconds = lengths_ms(catalogue, &self.blocks).into_iter().map(|length| {
            let start_ms = end_ms;
            end_ms += length;
            // Rounded at the edges, so that what is shown adds up.
            shown(end_ms) - shown(start_ms)
        });
        self.seconds = seconds.collect();
        self.total_ms = end_ms;
        self.total_s = shown(self.total_ms);
        self.changes = self.blocks.iter().filter(|block| block.is_change()).count();
    }

    /// Whether there is nothing to play.
    pub fn is_empty(&self) -> bool {
        self.total_ms == 0
    }
}

fn shown(ms: u64) -> u32 {
    u32::try_from((ms + 500) / 1000).unwrap_or(u32::MAX)
}

/// Fills a routine. A block lasts the smaller of its slot and its dose, in whole breaths, repetitions and holds; what
/// does not fit once is left out; changes of position are blocks of their own and part of the length.
#[must_use]
pub fn fill(given: &Given, routine: &Routine) -> Filled {
    let Some(week) = given.programme.week(given.week_of(Track::Breath)) else {
        return Filled::new(given, &routine.id, Vec::new(), false);
    };
    let mut cut = false;
    let mut loose = Vec::new();
    for want in wants(given, week, routine) {
        let (most, rest) = given.eased(want.exercise, given.most(want.exercise));
        let Some(dose) = fit_with_rest(want.exercise, most, want.max_ms, rest) else {
            cut = true;
            continue;
        };
        let mut block = Block::new(&want.exercise.id, Position::AnyPosition, dose);
        block.rest_percent = rest;
        block.instead_of = want.instead_of;
        block.ramp = want.ramp;
        cut |= want.exercise.is_offered() && is_cut(given.catalogue, want.exercise, &block);
        loose.push(Loose { exercise: want.exercise, block });
    }
    Filled::new(given, &routine.id, arrange(given.catalogue, loose), cut)
}

/// Whether a block is shorter than the usual dose of its exercise.
fn is_cut(catalogue: &Catalogue, exercise: &Exercise, block: &Block) -> bool {
    let usual = Block { dose: exercise.usual(), ..block.clone() };
    // A drill that is less today by what was answered about it is not cut by its slot.
    let is_eased = block.rest_percent != 100;
    block.ramp.is_none() && !is_eased && length_ms(catalogue, block) < length_ms(catalogue, &usual)
}

/// The routine made shorter or longer to about `seconds`. Breathing, floor and attention give or take first, since half
/// a stretch is none; a routine that is to be much shorter shrinks in all its slots.
#[must_use]
pub fn lasting(routine: &Routine, seconds: u32) -> Routine {
    let gives = |slot: &Slot| !matches!(slot.fill, Fill::Stretch | Fill::Fixed);
    let giving: u32 = routine.slots.iter().filter(|slot| gives(slot)).map(|slot| slot.seconds).sum();
    let staying = routine.slots.iter().map(|slot| slot.seconds).sum::<u32>() - giving;
    let (part, of, all) = match seconds.checked_sub(staying) {
        Some(left) if left >= giving / 3 && giving > 0 => (left, giving, false),
        _ => (seconds, staying + giving, true),
    };
    let mut scaled = routine.clone();
    for slot in scaled.slots.iter_mut().filter(|slot| all || gives(slot)) {
        let share = |seconds: u32| {
            u32::try_from(u64::from(seconds) * u64::from(part) / u64::from(of.max(1))).unwrap_or(seconds)
        };
        slot.seconds = share(slot.seconds);
        slot.later.iter_mut().for_each(|later| later.seconds = share(later.seconds));
    }
    scaled.seconds = scaled.slots.iter().map(|slot| slot.seconds).sum();
    scaled
}

/// The next shorter routine of the morning.
pub fn shorter<'a>(routines: &'a [Routine], id: &str) -> Option<&'a Routine> {
    let rung = rung_of(routines, id)?;
    routines.iter().filter(|routine| routine.rung > 0 && routine.rung < rung).max_by_key(|routine| routine.rung)
}

/// The next longer routine of the morning.
pub fn longer<'a>(routines: &'a [Routine], id: &str) -> Option<&'a Routine> {
    let rung = rung_of(routines, id)?;
    routines.iter().filter(|routine| routine.rung > rung).min_by_key(|routine| routine.rung)
}

fn rung_of(routines: &[Routine], id: &str) -> Option<u8> {
    routines.iter().find(|routine| routine.id.eq_ignore_ascii_case(id)).map(|one| one.rung).filter(|rung| *rung > 0)
}

/// The routine of the morning whose length is nearest to `minutes` (7, 12 or 20 at first run).
pub fn of_minutes(routines: &[Routine], minutes: u32) -> Option<&Routine> {
    let mornings = routines.iter().filter(|routine| routine.rung > 0);
    mornings.min_by_key(|routine| routine.seconds.abs_diff(minutes.saturating_mul(60)))
}

/// A session of one exercise: its usual dose, or as much as fits into so many minutes and its longest dose. Nothing for
/// an id that is not offered. What the person chose by name is played as it is, also when it is among `not_for_me`.
#[must_use]
pub fn one(given: &Given, exercise: &str, minutes: Option<u32>) -> Option<Filled> {
    let exercise =
        given.catalogue.get(exercise).filter(|exercise| exercise.is_offered() && exercise.id != OWN_BREATH)?;
    let asked_ms = minutes.map(|minutes| u64::from(minutes.clamp(1, 30)) * 60_000);
    if let Shape::Ramp { .. } = exercise.shape {
        let usual_ms = u64::from(exercise.usual().seconds) * 1000;
        return Some(ramp_alone(given, exercise, asked_ms.unwrap_or(usual_ms).min(u64::from(exercise.max_s) * 1000)));
    }
    let (usual, rest) = given.eased(exercise, exercise.usual());
    let dose = match asked_ms {
        None => usual,
        Some(max_ms) => {
            let (most, _) = given.eased(exercise, longest(exercise, given));
            fit_with_rest(exercise, most, max_ms, rest).unwrap_or_else(|| least(exercise))
        }
    };
    let block = Block { rest_percent: rest, ..Block::new(&exercise.id, begin(exercise), dose) };
    let cut = is_cut(given.catalogue, exercise, &block);
    Some(Filled::new(given, &exercise.id, vec![block], cut))
}

/// The longest dose of an exercise that a person chooses by name, whatever the step.
pub(super) fn longest(exercise: &Exercise, given: &Given) -> Dose {
    let by_name = Given { step: Some(u8::MAX), ..*given };
    by_name.most(exercise)
}

/// The smallest whole dose.
fn least(exercise: &Exercise) -> Dose {
    let usual = exercise.usual();
    Dose { reps: usual.reps.min(1), sets: usual.sets.min(1), ..usual }
}

fn begin(exercise: &Exercise) -> Position {
    exercise.positions.first().copied().unwrap_or(Position::AnyPosition)
}

/// The breath that a session is made of.
#[derive(Clone, Copy, Debug)]
pub enum Breath<'a> {
    /// One of the catalogue.
    Preset(&'a Exercise),
    /// The person's own.
    Own(Pattern),
}

/// How long a session of breathing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// As the preset has it; five minutes for one's own breath.
    Usual,
    /// So many minutes.
    Minutes(u32),
    /// So many breaths.
    Breaths(u32),
}

/// A session of one breath, ending after a complete out-breath; with `ramp` it slows down to it first.
///
/// # Errors
/// When the pattern or the length is outside of the limits.
pub fn breathe(given: &Given, breath: Breath, length: Length, ramp: bool) -> Result<Filled, Refusal> {
    let limits = given.catalogue.limits();
    let (id, pattern, own, max_s) = match breath {
        Breath::Own(pattern) => (OWN_BREATH, pattern, Some(pattern), 0),
        Breath::Preset(exercise) => match exercise.pattern() {
            Some(pattern) => (exercise.id.as_str(), pattern, None, given.longest_s(exercise)),
            None => return Ok(one(given, &exercise.id, minutes_of(length)).unwrap_or_else(|| nothing(given))),
        },
    };
    check_with(&pattern, given.holds(id), limits)?;
    let cycle = u64::from(pattern.cycle_ms().max(1));
    let usual_reps = given.catalogue.get(id).map_or(30, |exercise| exercise.usual().reps);
    let reps = match length {
        Length::Usual if own.is_some() => nearest(300_000, cycle),
        Length::Usual => u64::from(usual_reps),
        Length::Minutes(minutes) => nearest(u64::from(minutes) * 60_000, cycle),
        Length::Breaths(breaths) => u64::from(breaths),
    };
    let total_ms = reps.saturating_mul(cycle);
    let seconds = u32::try_from(total_ms / 1000).unwrap_or(u32::MAX);
    match length {
        Length::Breaths(breaths) => check_breaths(breaths, seconds, limits)?,
        Length::Usual | Length::Minutes(_) => check_length(seconds, length != Length::Usual, limits)?,
    }
    let (short, whole) = (f64::from(max_s), limits.session_s.max);
    if max_s > 0 && short < whole && f64::from(seconds) > short {
        let (value, max) = (f64::from(seconds) / 60.0, short / 60.0);
        return Err(Refusal { key: "exercise-limit-session", value, min: limits.session_s.min / 60.0, max });
    }
    let position = given.catalogue.get(id).map_or(Position::Lying, begin);
    let mut block = Block::new(id, position, Dose { reps: u32::try_from(reps).unwrap_or(1), sets: 1, seconds: 0 });
    block.own = own;
    let blocks = if ramp { slowing(given, block, pattern, total_ms) } else { vec![block] };
    Ok(Filled::new(given, id, blocks, false))
}

fn minutes_of(length: Length) -> Option<u32> {
    match length {
        Length::Minutes(minutes) => Some(minutes),
        Length::Usual | Length::Breaths(_) => None,
    }
}

fn nothing(given: &Given) -> Filled {
    Filled::new(given, OWN_BREATH, Vec::new(), false)
}

/// How many whole breaths come nearest to a length; at least one.
fn nearest(ms: u64, cycle: u64) -> u64 {
    ((ms * 2 + cycle) / (cycle * 2)).max(1)
}

/// The ramp chosen by name, to where the week allows it, then the breath of the week.
fn ramp_alone(given: &Given, exercise: &Exercise, total_ms: u64) -> Filled {
    let week = given.programme.week(given.week_of(Track::Breath));
    let then = week.and_then(|week| given.catalogue.get(week.breath.last()?));
    let blocks = then.and_then(|then| {
        let pattern = then.pattern()?;
        let reps = u32::try_from(nearest(total_ms, u64::from(pattern.cycle_ms().max(1)))).ok()?;
        let block = Block::new(&then.id, begin(exercise), Dose { reps, sets: 1, seconds: 0 });
        Some(slowing(given, block, pattern, total_ms))
    });
    Filled::new(given, &exercise.id, blocks.unwrap_or_default(), false)
}

/// A ramp down to the rate of `block`, then as many of its breaths as are left of `total_ms`: gently where that takes
/// at most three fifths of the time, else as fast as is allowed.
fn slowing(given: &Given, mut block: Block, pattern: Pattern, total_ms: u64) -> Vec<Block> {
    let limits = given.catalogue.limits();
    let target = pattern.rate();
    let own =
        given.start_rate.unwrap_or(limits.ramp_start_usual.value).clamp(limits.ramp_start.min, limits.ramp_start.max);
    let over = |fall: f64| ms_of((own - target).max(0.0) / fall.max(0.1));
    let (gentle, fast) = (over(limits.ramp_fall_usual.value), over(limits.ramp_fall.value));
    let ramp_ms = if gentle * 5 <= total_ms * 3 { gentle } else { fast.min(total_ms) };
    if ramp_ms < 30_000 {
        return vec![block];
    }
    let mut ramp = Block::new("B11", block.position, Dose::default());
    ramp.dose.seconds = u32::try_from(total_ms / 1000).unwrap_or(u32::MAX);
    ramp.ramp = Some(given.ramp(target, ramp_ms));
    let left = total_ms.saturating_sub(length_ms(given.catalogue, &ramp));
    let cycle = u64::from(pattern.cycle_ms().max(1));
    block.dose.reps = u32::try_from((left * 2 + cycle) / (cycle * 2)).unwrap_or(0);
    if block.dose.reps == 0 { vec![ramp] } else { vec![ramp, block] }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few minutes, never below zero")]
fn ms_of(minutes: f64) -> u64 {
    (minutes * 60_000.0).round().clamp(0.0, 3_600_000.0) as u64
}

/// Moves one block (and the change in front of it) to another position; its place in the order stays.
pub fn set_position(blocks: &mut [Block], index: usize, position: Position) {
    if let Some(change) = index.checked_sub(1).and_then(|before| blocks.get_mut(before)).filter(|one| one.is_change()) {
        change.position = position;
    }
    if let Some(block) = blocks.get_mut(index) {
        block.position = position;
    }
}

/// Puts what is done instead in the place of every block from `from` on that is not for this person, in at most the
/// same length; indices stay. Gives false where something has no alternative left and stands as it was.
#[must_use]
pub fn swap(catalogue: &Catalogue, blocks: &mut [Block], from: usize, not_for_me: &[String]) -> bool {
    let mut all_swapped = true;
    for index in from..blocks.len() {
        let old = blocks[index].clone();
        if !not_for_me.iter().any(|not| not.eq_ignore_ascii_case(&old.exercise)) {
            continue;
        }
        let max_ms = length_ms(catalogue, &old);
        let new = catalogue.instead(&old.exercise, not_for_me).and_then(|other| {
            let most = match other.shape {
                Shape::Breath { .. } => Dose { reps: 600, ..other.usual() },
                _ => other.usual(),
            };
            let mut block = Block::new(&other.id, old.position, fit(other, most, max_ms)?);
            block.position = if other.fits_position(old.position) { old.position } else { begin(other) };
            block.instead_of = old.instead_of.clone().or(Some(old.exercise.clone()));
            Some(block)
        });
        match new {
            Some(block) => {
                let position = block.position;
                blocks[index] = block;
                set_position(blocks, index, position);
            }
            None => all_swapped = false,
        }
    }
    all_swapped
}
