//! A line held against the limits: what is looser, or does not fit its exercise, is named with its figure. The caller
//! sets such a line aside and takes the rest.

use super::bounds::{Bounds, whole};
use super::{Ceilings, Days, Line, TherapistPlan, What, own};
use crate::practice::limits::Range;
use crate::practice::{Block, Catalogue, Exercise, Position, Shape, length_ms};

/// A figure of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Quantity {
    /// Repetitions.
    Reps,
    /// Sets.
    Sets,
    /// How often a day.
    TimesADay,
    /// Every so many days.
    EveryDays,
    /// The whole length, milliseconds.
    Length,
    /// One hold, milliseconds.
    Hold,
    /// One squeeze, milliseconds.
    Squeeze,
    /// Letting go, milliseconds.
    Release,
    /// Percent of full strength.
    Effort,
}

impl Quantity {
    /// Every figure.
    pub const ALL: [Self; 9] = [
        Self::Reps,
        Self::Sets,
        Self::TimesADay,
        Self::EveryDays,
        Self::Length,
        Self::Hold,
        Self::Squeeze,
        Self::Release,
        Self::Effort,
    ];

    /// Its key in the file of a plan, and the end of its word key.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Reps => "reps",
            Self::Sets => "sets",
            Self::TimesADay => "times_a_day",
            Self::EveryDays => "every_days",
            Self::Length => "length",
            Self::Hold => "hold",
            Self::Squeeze => "squeeze",
            Self::Release => "release",
            Self::Effort => "effort",
        }
    }

    /// Whether it is a length of time, in milliseconds.
    pub const fn is_time(self) -> bool {
        matches!(self, Self::Length | Self::Hold | Self::Squeeze | Self::Release)
    }
}

/// Why a line is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Objection {
    /// A figure outside of its limits.
    Outside {
        /// Which.
        quantity: Quantity,
        /// What was written.
        value: u32,
        /// The least.
        min: u32,
        /// The most.
        max: u32,
    },
    /// Letting go lasts too short beside the squeeze.
    Release {
        /// The squeeze, milliseconds.
        squeeze_ms: u32,
        /// Letting go as it was written, milliseconds.
        release_ms: u32,
        /// The least, milliseconds.
        least_ms: u32,
    },
    /// Squeezes on days that follow each other too closely.
    TooOften {
        /// The fewest days from one to the next.
        gap: u32,
        /// The least.
        least: u32,
    },
    /// A hold in an exercise of breathing.
    BreathHold,
    /// A figure that this exercise has no use for.
    NotOfIt(Quantity),
    /// All of it together lasts longer than a session.
    TooLong {
        /// How long, milliseconds.
        ms: u32,
        /// The most, milliseconds.
        max_ms: u32,
    },
    /// The same exercise on the same days as an earlier line.
    Again {
        /// The line of the file on which that one begins.
        of: usize,
    },
}

/// Everything that speaks against a line; nothing when it is taken.
#[must_use]
pub fn check(line: &Line, catalogue: &Catalogue, bounds: &Bounds) -> Vec<Objection> {
    let exercise = match &line.what {
        What::Known(id) => catalogue.get(id),
        What::Own(_) => None,
    };
    let shape = exercise.map(|exercise| &exercise.shape);
    let squeeze = line.squeeze(shape, bounds);
    let misfits = of_it(line, shape);
    // What does not belong to the exercise is not measured too.
    let no_hold = misfits.contains(&Objection::BreathHold);
    let mut against = figures(line, squeeze.is_some(), bounds);
    against.retain(|one| !(no_hold && matches!(one, Objection::Outside { quantity: Quantity::Hold, .. })));
    against.extend(misfits);
    if let Some((squeeze_ms, release_ms)) = squeeze {
        let is_outside = |one: &Objection| matches!(one, Objection::Outside { quantity: Quantity::Squeeze, .. });
        let measured = !against.iter().any(is_outside);
        against.extend(squeezing(line, squeeze_ms, release_ms, catalogue, bounds, measured));
    }
    if against.is_empty() {
        against.extend(too_long(line, exercise, catalogue, bounds));
    }
    against
}

fn outside(quantity: Quantity, value: Option<u32>, range: &Range) -> Option<Objection> {
    let value = value?;
    let (min, max) = (whole(range.min), whole(range.max));
    (!(min..=max).contains(&value)).then_some(Objection::Outside { quantity, value, min, max })
}

fn figures(line: &Line, squeezes: bool, bounds: &Bounds) -> Vec<Objection> {
    let asked = &line.asked;
    let every = if let Days::Every(days) = line.days { Some(days) } else { None };
    let (reps, sets, times) = if squeezes {
        (&bounds.squeeze_reps, &bounds.squeeze_sets, &bounds.squeeze_times_a_day)
    } else {
        (&bounds.reps, &bounds.sets, &bounds.times_a_day)
    };
    let all = [
        outside(Quantity::Reps, asked.reps, reps),
        outside(Quantity::Sets, asked.sets, sets),
        outside(Quantity::TimesADay, line.times_a_day, times),
        outside(Quantity::EveryDays, every, &bounds.every_days),
        outside(Quantity::Length, asked.length_ms, &bounds.length_ms),
        outside(Quantity::Hold, asked.hold_ms, &bounds.hold_ms),
        outside(Quantity::Squeeze, asked.squeeze_ms, &bounds.squeeze_ms),
        outside(Quantity::Release, asked.release_ms, &bounds.release_ms),
        outside(Quantity::Effort, asked.effort, &bounds.effort),
    ];
    all.into_iter().flatten().collect()
}

/// Figures that the exercise has no use for. One repetition and one set say nothing more than the exercise itself.
fn of_it(line: &Line, shape: Option<&Shape>) -> Vec<Objection> {
    let asked = &line.asked;
    let Some(shape) = shape else {
        let no_squeeze = asked.squeeze_ms.is_none();
        return [
            (asked.release_ms.is_some() && no_squeeze).then_some(Objection::NotOfIt(Quantity::Release)),
            (asked.hold_ms.is_some() && !no_squeeze).then_some(Objection::NotOfIt(Quantity::Hold)),
        ]
        .into_iter()
        .flatten()
        .collect();
    };
    if asked.hold_ms.is_some() && own::is_breathing(shape) {
        return vec![Objection::BreathHold];
    }
    let squeezes = own::squeeze_of(shape).is_some();
    let more = |value: Option<u32>| value.is_some_and(|value| value != 1);
    [
        (more(asked.reps) && !own::counts_reps(shape), Quantity::Reps),
        (more(asked.sets) && !own::counts_sets(shape), Quantity::Sets),
        (asked.hold_ms.is_some() && !matches!(shape, Shape::Holds { .. }), Quantity::Hold),
        (asked.squeeze_ms.is_some() && !squeezes, Quantity::Squeeze),
        (asked.release_ms.is_some() && !squeezes, Quantity::Release),
        (asked.effort.is_some() && !squeezes, Quantity::Effort),
    ]
    .into_iter()
    .filter(|(against, _)| *against)
    .map(|(_, quantity)| Objection::NotOfIt(quantity))
    .collect()
}

fn squeezing(
    line: &Line,
    squeeze_ms: u32,
    release_ms: u32,
    catalogue: &Catalogue,
    bounds: &Bounds,
    measured: bool,
) -> impl Iterator<Item = Objection> {
    let least_ms = whole(f64::from(squeeze_ms) * catalogue.limits().release_per_squeeze.value);
    let short = (measured && release_ms < least_ms).then_some(Objection::Release { squeeze_ms, release_ms, least_ms });
    let (gap, least) = (line.days.least_gap(), whole(bounds.squeeze_every_days.min));
    let often = (line.days != Days::Any && gap < least).then_some(Objection::TooOften { gap, least });
    short.into_iter().chain(often)
}

fn too_long(line: &Line, exercise: Option<&Exercise>, catalogue: &Catalogue, bounds: &Bounds) -> Option<Objection> {
    let (exercise, most_s) = match (&line.what, exercise) {
        (What::Own(name), _) => (own::exercise(line, name, bounds), bounds.length_ms.max / 1000.0),
        (What::Known(_), Some(exercise)) => {
            let mut exercise = exercise.clone();
            own::lay_dose(&mut exercise, line, bounds);
            (exercise, catalogue.limits().session_s.max)
        }
        (What::Known(_), None) => return None,
    };
    let block = Block::new(&exercise.id, Position::AnyPosition, exercise.usual());
    let alone = Catalogue::new(vec![exercise], catalogue.limits().clone(), catalogue.version());
    let ms = u32::try_from(length_ms(&alone, &block)).unwrap_or(u32::MAX);
    let max_ms = whole(most_s).saturating_mul(1000);
    (ms > max_ms).then_some(Objection::TooLong { ms, max_ms })
}

/// Lines of the plan, by where they stand, whose `instead` leads back to themselves, in order.
#[must_use]
pub fn circles(plan: &TherapistPlan) -> Vec<usize> {
    let lines = || plan.lines.iter().chain(plan.aside.iter().map(|aside| &aside.line));
    let next = |id: &str| {
        lines().filter(|line| line.what.id().eq_ignore_ascii_case(id)).find_map(|line| line.instead.as_deref())
    };
    let turns_back = |line: &&Line| {
        let own = line.what.id();
        let mut now = line.instead.as_deref();
        for _ in 0..=lines().count() {
            match now {
                Some(id) if id.eq_ignore_ascii_case(&own) => return true,
                Some(id) => now = next(id),
                None => return false,
            }
        }
        false
    };
    let mut found: Vec<usize> = lines().filter(turns_back).map(|line| line.at).collect();
    found.sort_unstable();
    found
}

/// The earlier line that `line` says again: the same exercise on a day that both have.
#[must_use]
pub fn said_before(line: &Line, before: &[Line]) -> Option<Objection> {
    let same = |other: &&Line| {
        let (a, b) = (line.what.id(), other.what.id());
        a.to_lowercase() == b.to_lowercase() && line.days.meet(other.days)
    };
    before.iter().find(same).map(|other| Objection::Again { of: other.at })
}

/// Which figures of a squeeze lie above the ceilings, as they are written and as they are done.
#[must_use]
pub fn too_high(line: &Line, shape: Option<&Shape>, ceilings: &Ceilings, bounds: &Bounds) -> Vec<(Quantity, u32, u32)> {
    let Some((squeeze_ms, _)) = line.squeeze(shape, bounds) else { return Vec::new() };
    let fast = bounds.is_fast(squeeze_ms);
    let most_reps = if fast { ceilings.fast } else { ceilings.repetitions };
    let above = |quantity, value: Option<u32>, most: Option<u32>| {
        let (value, most) = (value?, most?);
        (value > most).then_some((quantity, value, most))
    };
    let endurance = ceilings.endurance_ms.filter(|_| !fast);
    [above(Quantity::Squeeze, line.asked.squeeze_ms, endurance), above(Quantity::Reps, line.asked.reps, most_reps)]
        .into_iter()
        .flatten()
        .collect()
}
