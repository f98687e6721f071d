//! A routine that a person put together: exercises in their order, each with a greatest length. What can stand in one,
//! why another cannot, and how it is filled for a day. Where it is kept is for the coach.

use serde::{Deserialize, Serialize};

use super::fill::{Filled, OWN_BREATH, longest};
use super::given::Given;
use super::order::{Loose, in_order};
use crate::practice::limits::{Refusal, check_length};
use crate::practice::{Block, Dose, Exercise, Gate, Position, Shape, Track, fit, fit_with_rest, length_ms, lengths_ms};

/// What the id of an own routine begins with in a record; its name follows, so that a record can be read without it.
pub const OWN_ROUTINE: &str = "own:";

/// One part of an own routine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnBlock {
    /// The exercise, by id.
    pub exercise: String,
    /// The longest that it lasts, in seconds: as many whole breaths, repetitions and holds as fit.
    pub seconds: u32,
}

/// A routine that a person put together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnRoutine {
    /// What the person calls it.
    pub name: String,
    /// Its parts in order.
    pub blocks: Vec<OwnBlock>,
}

/// Why a routine is not taken as it is. A block is told by its place, from 0.
#[derive(Clone, Debug, PartialEq)]
pub enum Unfit {
    /// The exercise is not known, opens a page, or is a step with questions of its own each time.
    NotHere(usize),
    /// Squeezes stand in a routine once: the program makes no strengthening of it.
    SqueezesOnce(usize),
    /// It takes at least so many seconds.
    TooShort(usize, u32),
    /// It lasts at most so many seconds.
    TooLong(usize, u32),
    /// All of it is longer than a session may be.
    Whole(Refusal),
}

/// Whether an exercise can stand in a routine: it is played, and has no questions of its own before each session.
#[must_use]
pub fn can_stand(exercise: &Exercise) -> bool {
    exercise.is_offered()
        && exercise.id != OWN_BREATH
        && exercise.track != Track::Exposure
        && exercise.written().is_none()
        && !matches!(exercise.gate, Some(Gate::Trainer | Gate::Penetration))
}

/// Whether the floor is squeezed in it.
const fn squeezes(exercise: &Exercise) -> bool {
    matches!(exercise.shape, Shape::Squeezes { .. })
}

/// The usual and the longest length of an exercise in a routine, in seconds.
#[must_use]
pub fn lengths_of(given: &Given, exercise: &Exercise) -> (u32, u32) {
    let longest = length(given, exercise, longest(exercise, given));
    (length(given, exercise, exercise.usual()).min(longest), longest)
}

/// The shortest length of an exercise, in seconds: one whole breath, repetition or hold.
fn shortest_s(given: &Given, exercise: &Exercise) -> u32 {
    let most = lengths_of(given, exercise).1;
    (1..=most).find(|seconds| fit(exercise, longest(exercise, given), ms(*seconds)).is_some()).unwrap_or(most)
}

fn length(given: &Given, exercise: &Exercise, dose: Dose) -> u32 {
    if let Shape::Ramp { .. } = exercise.shape {
        return exercise.usual().seconds.max(dose.seconds);
    }
    let position = exercise.positions.first().copied().unwrap_or(Position::AnyPosition);
    let whole_ms = length_ms(given.catalogue, &Block::new(&exercise.id, position, dose));
    u32::try_from(whole_ms.div_ceil(1000)).unwrap_or(u32::MAX)
}

const fn ms(seconds: u32) -> u64 {
    seconds as u64 * 1000
}

/// Checks a routine as it is put together, whatever rests today.
///
/// # Errors
/// The first thing that does not fit, and why.
pub fn check(given: &Given, routine: &OwnRoutine) -> Result<(), Unfit> {
    let any_day = Given { open: &Gate::ALL, not_for_me: &[], new_to: &[], eased: &[], ..*given };
    let mut squeezed = false;
    for (at, block) in routine.blocks.iter().enumerate() {
        let exercise = given.catalogue.get(&block.exercise).filter(|exercise| can_stand(exercise));
        let exercise = exercise.ok_or(Unfit::NotHere(at))?;
        if squeezes(exercise) && std::mem::replace(&mut squeezed, true) {
            return Err(Unfit::SqueezesOnce(at));
        }
        if fit(exercise, longest(exercise, &any_day), ms(block.seconds)).is_none() {
            return Err(Unfit::TooShort(at, shortest_s(&any_day, exercise)));
        }
        let most = lengths_of(&any_day, exercise).1;
        if block.seconds > most {
            return Err(Unfit::TooLong(at, most));
        }
    }
    let limits = given.catalogue.limits();
    let whole: u64 = lengths_ms(given.catalogue, &blocks(&any_day, routine).0).iter().sum();
    let seconds = u32::try_from(whole.div_ceil(1000)).unwrap_or(u32::MAX);
    // A few breaths are a practice too: there is no least.
    check_length(seconds.max(as_seconds(limits.session_s.min)), true, limits).map_err(Unfit::Whole)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "limits are small and never below zero")]
fn as_seconds(value: f64) -> u32 {
    value.clamp(0.0, 1e6) as u32
}

/// An own routine filled for a day: what rests, is closed or is not for this person gives way to its alternative, and
/// what has none is left out. It may come from elsewhere, so that nothing in it is taken on trust: it holds squeezes
/// once, and ends where the longest session does.
#[must_use]
pub fn fill_own(given: &Given, routine: &OwnRoutine) -> Filled {
    let (mut blocks, mut cut) = blocks(given, routine);
    let most_ms = ms(as_seconds(given.catalogue.limits().typed_session_s.value));
    while lengths_ms(given.catalogue, &blocks).iter().sum::<u64>() > most_ms {
        blocks.pop();
        cut = true;
    }
    while blocks.last().is_some_and(Block::is_change) {
        blocks.pop();
    }
    Filled::new(given, &format!("{OWN_ROUTINE}{}", routine.name), blocks, cut)
}

/// More parts than the longest session has room for: what comes after them is not looked at.
const MOST_BLOCKS: usize = 400;

/// Its blocks in order, and whether something did not fit.
fn blocks(given: &Given, routine: &OwnRoutine) -> (Vec<Block>, bool) {
    let (mut cut, mut squeezed) = (false, false);
    let mut loose = Vec::new();
    for own in routine.blocks.iter().take(MOST_BLOCKS) {
        let Some(exercise) = given.instead(&own.exercise).filter(|exercise| can_stand(exercise)) else { continue };
        if squeezes(exercise) && std::mem::replace(&mut squeezed, true) {
            continue;
        }
        let (most, rest) = given.eased(exercise, longest(exercise, given));
        let Some(dose) = fit_with_rest(exercise, most, ms(own.seconds), rest) else {
            cut = true;
            continue;
        };
        let mut block = Block::new(&exercise.id, Position::AnyPosition, dose);
        block.rest_percent = rest;
        block.instead_of = (!exercise.id.eq_ignore_ascii_case(&own.exercise)).then(|| own.exercise.clone());
        if let (Shape::Ramp { .. }, Some(week)) = (&exercise.shape, given.programme.week(given.week_of(Track::Breath)))
        {
            block.ramp = Some(given.ramp(week.ramp_target, ms(dose.seconds)));
        }
        loose.push(Loose { exercise, block });
    }
    (in_order(given.catalogue, loose), cut)
}

/// The routine made shorter or longer to about `seconds`, every part by the same share.
#[must_use]
pub fn lasting_own(given: &Given, routine: &OwnRoutine, seconds: u32) -> OwnRoutine {
    let now = u64::from(fill_own(given, routine).total_s.max(1));
    let mut scaled = routine.clone();
    for block in &mut scaled.blocks {
        let share = u64::from(block.seconds) * u64::from(seconds) / now;
        block.seconds = u32::try_from(share).unwrap_or(u32::MAX);
    }
    scaled
}

#[cfg(test)]
#[path = "own_routine_tests.rs"]
mod tests;
