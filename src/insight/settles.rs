//! What settles: pain before, after and the day after, for each routine and each exercise. Middle values with how many
//! practices they rest on, and in how many of them it was lower, the same or higher; never a cause.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::answered::Answered;
use super::chance::{FEWEST, RATE, median, sign_test};
use super::practised::was_practised;
use super::span::Stretch;
use crate::diary::daily::{Dated, dated};
use crate::diary::{Body, DayStart, Diary, Felt, Id, Kind, Practice, Score};

/// The hours after a practice between which a figure says how the day after was (design: kinds).
const DAY_AFTER: (i64, i64) = (12, 36);

/// A routine, or an exercise wherever it was practised.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Practised {
    /// A routine, by its short id.
    Routine(String),
    /// An exercise, by its short id.
    Exercise(String),
}

/// In how many practices a figure was lower after than before, the same, or higher.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turns {
    /// Lower after.
    pub lower: usize,
    /// The same.
    pub same: usize,
    /// Higher after.
    pub higher: usize,
}

impl Turns {
    /// How many practices these are.
    #[must_use]
    pub const fn n(self) -> usize {
        self.lower + self.same + self.higher
    }

    pub(super) fn add(&mut self, before: f64, after: f64) {
        match after.total_cmp(&before) {
            std::cmp::Ordering::Less => self.lower += 1,
            std::cmp::Ordering::Equal => self.same += 1,
            std::cmp::Ordering::Greater => self.higher += 1,
        }
    }

    /// Whether an even coin would seldom fall like this (exact sign test).
    #[must_use]
    pub fn is_clear(self) -> bool {
        sign_test(self.lower, self.higher) <= RATE
    }
}

/// A figure before and after, over the practices that have both.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BeforeAfter {
    /// The middle of the figures before.
    pub before: f64,
    /// The middle of the figures after.
    pub after: f64,
    /// The middle of the differences, after less before.
    pub change: f64,
    /// How they turned.
    pub turns: Turns,
}

/// What one routine or exercise was followed by.
#[derive(Clone, Debug, PartialEq)]
pub struct Settled {
    /// Which.
    pub of: Practised,
    /// Pain, from three practices on.
    pub pain: BeforeAfter,
    /// The middle of pain the day after, and of how many practices.
    pub day_after: Option<(f64, usize)>,
    /// Ease, from three practices on.
    pub ease: Option<BeforeAfter>,
}

/// What was practised on the days of `stretch`: what was followed by the greatest fall of pain first. Routines and
/// exercises with fewer than three practices with a figure before and after are left out.
#[must_use]
pub fn settles(diary: &Diary, stretch: Stretch, start: DayStart) -> Answered<Vec<Settled>> {
    let range = diary.days(stretch.from, stretch.to.plus(2), start);
    let records = dated(&range.records, start);
    let later = Later::of(&records);
    let mut all: BTreeMap<Practised, Gathered> = BTreeMap::new();
    for (day, record) in &records {
        let (Some(at), true) = (record.at, *day <= stretch.to && was_practised(record)) else { continue };
        let Ok(Body::Practice(practice)) = record.body() else { continue };
        let after = later.pain(record.id, at);
        for of in parts(&practice) {
            all.entry(of).or_default().add(&practice, after);
        }
    }
    let mut settled: Vec<Settled> = all.into_iter().filter_map(|(of, gathered)| gathered.settled(of)).collect();
    settled.sort_by(|a, b| {
        let more = b.pain.turns.n().cmp(&a.pain.turns.n());
        a.pain.change.total_cmp(&b.pain.change).then(more).then_with(|| a.of.cmp(&b.of))
    });
    Answered::from(settled, &range, [])
}

/// The routine and every exercise of which something was done.
fn parts(practice: &Practice) -> BTreeSet<Practised> {
    let done = practice.blocks.iter().filter(|block| block.done_s > 0 && !block.track.is_empty());
    let mut parts: BTreeSet<Practised> = done.map(|block| Practised::Exercise(block.exercise.clone())).collect();
    // One exercise alone is kept under its own id: it is no routine beside itself.
    let alone = Practised::Exercise(practice.routine.clone());
    if !practice.routine.is_empty() && !parts.contains(&alone) {
        parts.insert(Practised::Routine(practice.routine.clone()));
    }
    parts
}

/// What is known of the days after practices.
struct Later {
    answered: BTreeMap<Id, Score>,
    /// Pain at a moment, oldest first.
    moments: Vec<(DateTime<FixedOffset>, Score)>,
}

impl Later {
    fn of(records: &[Dated<'_>]) -> Self {
        let mut answered = BTreeMap::new();
        for (_, record) in records.iter().filter(|(_, record)| record.kind == Kind::NextDay) {
            if let Ok(Body::NextDay(next)) = record.body()
                && let Some(pain) = next.pain
            {
                answered.extend(next.of.into_iter().map(|id| (id, pain)));
            }
        }
        let moments = records.iter().filter_map(|(_, record)| Some((record.at?, record.figures.pain_now?)));
        Self { answered, moments: moments.collect() }
    }

    /// Pain the day after: as answered, else the first figure of a moment 12 to 36 hours later.
    fn pain(&self, id: Option<Id>, at: DateTime<FixedOffset>) -> Option<f64> {
        let answered = id.and_then(|id| self.answered.get(&id)).copied();
        let (from, to) = (at + TimeDelta::hours(DAY_AFTER.0), at + TimeDelta::hours(DAY_AFTER.1));
        let noted = || {
            let first = self.moments.partition_point(|(moment, _)| *moment < from);
            self.moments.get(first).filter(|(moment, _)| *moment <= to).map(|(_, pain)| *pain)
        };
        answered.or_else(noted).map(|pain| f64::from(pain.value()))
    }
}

/// The figures of one routine or exercise.
#[derive(Default)]
struct Gathered {
    pain: Vec<(f64, f64)>,
    ease: Vec<(f64, f64)>,
    day_after: Vec<f64>,
}

impl Gathered {
    fn add(&mut self, practice: &Practice, day_after: Option<f64>) {
        let both = |figure: fn(&Felt) -> Option<Score>| {
            let (before, after) =
                (practice.before.as_ref().and_then(figure)?, practice.after.as_ref().and_then(figure)?);
            Some((f64::from(before.value()), f64::from(after.value())))
        };
        let pain = both(|felt| felt.pain);
        // The day after is of the same practices, so that the three figures can be read as one line.
        self.day_after.extend(pain.and(day_after));
        self.pain.extend(pain);
        self.ease.extend(both(|felt| felt.ease));
    }

    fn settled(self, of: Practised) -> Option<Settled> {
        let days = self.day_after.len();
        let day_after = median(self.day_after).filter(|_| days >= FEWEST).map(|pain| (pain, days));
        Some(Settled { of, pain: before_after(&self.pain)?, day_after, ease: before_after(&self.ease) })
    }
}

fn before_after(pairs: &[(f64, f64)]) -> Option<BeforeAfter> {
    let mut turns = Turns::default();
    for (before, after) in pairs {
        turns.add(*before, *after);
    }
    (pairs.len() >= FEWEST).then_some(BeforeAfter {
        before: median(pairs.iter().map(|(before, _)| *before))?,
        after: median(pairs.iter().map(|(_, after)| *after))?,
        change: median(pairs.iter().map(|(before, after)| after - before))?,
        turns,
    })
}
