//! Days: pain of two weeks, today's loads, the time since the last session, and how steadily somebody could practise.

use std::collections::BTreeSet;

use super::{Lived, Practised, TrackPosition};
use crate::diary::{Day, Entry, Outcome, Score};
use crate::plan::pacing::DAYS;

/// The weeks over which steadiness is looked at.
const STEADY_DAYS: i64 = 28;
/// The fewest days over which it says anything.
const FEWEST_STEADY_DAYS: u32 = 7;

impl Lived {
    /// The pain of the fourteen days before today, oldest first: today is not over.
    #[must_use]
    pub fn pain_days(&self) -> [Option<f64>; DAYS] {
        let mut days = [None; DAYS];
        let mut day = self.today;
        for place in days.iter_mut().rev() {
            day = day.before();
            *place = self.pain.get(&day).copied();
        }
        days
    }

    /// The last pain that was noted for a moment today.
    #[must_use]
    pub fn pain_now(&self) -> Option<f64> {
        self.latest(|entry| entry.pain_now)
    }

    /// Hours of sleep, as noted last today.
    #[must_use]
    pub fn sleep(&self) -> Option<f64> {
        let hours = self.entries.iter().rev().find_map(|entry| entry.sleep_hours);
        // A file edited by hand may hold anything; a day has 24 hours.
        hours.filter(|hours| (0.0..=24.0).contains(hours))
    }

    /// Stress, as noted last today.
    #[must_use]
    pub fn stress(&self) -> Option<f64> {
        self.latest(|entry| entry.stress)
    }

    /// Mood, as noted last today.
    #[must_use]
    pub fn mood(&self) -> Option<f64> {
        self.latest(|entry| entry.mood)
    }

    /// Whether the person noted being unwell today, and did not take it back since.
    #[must_use]
    pub fn unwell(&self) -> bool {
        self.entries.iter().rev().find_map(|entry| entry.unwell).unwrap_or(false)
    }

    fn latest(&self, figure: impl Fn(&Entry) -> Option<Score>) -> Option<f64> {
        self.entries.iter().rev().find_map(figure).map(|score| f64::from(score.value()))
    }

    /// Days since something of the track was practised, at any step. Where that lies before the records, the days that
    /// they cover; nothing for a track that is new.
    #[must_use]
    pub fn days_since_last_session(&self, on: &TrackPosition) -> Option<u32> {
        let is_of = |practised: &&Practised| {
            practised.practice.blocks.iter().any(|block| block.done_s > 0 && block.track == on.track.id())
        };
        let last = self.practices.iter().filter(is_of).map(|practised| practised.day).max();
        let last = last.or((on.since < self.from).then_some(self.from))?;
        u32::try_from(self.today.since(last)).ok()
    }

    /// The days at this step with a finished block of its drill.
    #[must_use]
    pub fn check_days(&self, on: &TrackPosition) -> u32 {
        let has_check = |practised: &&Practised| {
            practised.day >= on.since
                && practised.practice.blocks.iter().any(|block| {
                    block.outcome == Outcome::Finished
                        && block.track == on.track.id()
                        && on.drill.as_ref().is_none_or(|drill| *drill == block.exercise)
                })
        };
        let days: BTreeSet<Day> = self.practices.iter().filter(has_check).map(|practised| practised.day).collect();
        u32::try_from(days.len()).unwrap_or(u32::MAX)
    }

    /// Days with a practice for each planned day of the last four weeks, from the day `began` on and without today; days
    /// of a hard-day plan count neither way. Nothing for less than a week. `planned` is days a week, usually 5.
    #[must_use]
    pub fn adherence(&self, began: Day, planned: u8, resting: &BTreeSet<Day>) -> Option<f64> {
        let first = self.today.plus(-STEADY_DAYS).max(began).max(self.from);
        let practised: BTreeSet<Day> = self.practices.iter().map(|practised| practised.day).collect();
        let (mut days, mut with) = (0u32, 0u32);
        let mut day = first;
        while day < self.today {
            if !resting.contains(&day) {
                days += 1;
                with += u32::from(practised.contains(&day));
            }
            day = day.next();
        }
        let expected = f64::from(days) * f64::from(planned.clamp(1, 7)) / 7.0;
        (days >= FEWEST_STEADY_DAYS).then(|| (f64::from(with) / expected).min(2.0))
    }
}
