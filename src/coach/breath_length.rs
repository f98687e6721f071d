//! How long breathing lasts that is begun from the list: by minutes or by breaths, each shown beside the other.

use super::coach::Coach;
use super::offered::{Offered, Opened};
use super::patterns::{patterns, reason};
use super::step::Step;
use crate::clock::Now;
use crate::plan::Filled;
use crate::plan::fill::{Breath, Length};
use crate::practice::limits::check_length;
use crate::practice::{Shape, Track};
use crate::words::tell;

/// A few breaths may be shorter than a session by minutes is; only what is too long is looked at here, in seconds.
const LEAST_S: u32 = 60;

/// One step of a length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// A minute less, or more.
    Minute(bool),
    /// A breath less, or more.
    Breath(bool),
}

impl Coach {
    /// Whether a line of the list is breathing whose length can be chosen: one breath, without a ramp.
    #[must_use]
    pub fn has_breaths(&self, what: &Offered) -> bool {
        match what {
            Offered::Pattern(_) => true,
            Offered::Exercise(id) => self.library.catalogue.get(id).is_some_and(|exercise| {
                exercise.track == Track::Breath && matches!(exercise.shape, Shape::Breath { .. })
            }),
            _ => false,
        }
    }

    /// That breathing at this length, or why it cannot be so long, in one line; nothing for another line.
    fn breathing(&self, what: &Offered, length: Length, now: Now) -> Option<Result<Filled, String>> {
        let filled = match what {
            Offered::Pattern(id) => {
                let own = patterns(&self.profile).remove(id)?;
                self.breathe_own(&own, length, false, now)
            }
            Offered::Exercise(id) if self.has_breaths(what) => {
                self.breathe(Breath::Preset(self.library.catalogue.get(id)?), length, false, now)
            }
            _ => return None,
        };
        // Longer than a usual session is for who types a length.
        let limits = self.library.catalogue.limits();
        let not_too_long = |filled: Filled| {
            let most = check_length(filled.total_s.max(LEAST_S), false, limits);
            most.map(|()| filled)
        };
        Some(filled.and_then(not_too_long).map_err(|refusal| reason(&refusal)))
    }

    /// The length after one step from `from`.
    ///
    /// # Errors
    /// Why it cannot be so long or so short, in one line.
    pub fn other_length(&self, what: &Offered, from: Length, by: By, now: Now) -> Option<Result<Length, String>> {
        let here = self.breathing(what, from, now)?.ok()?;
        let next = match by {
            // From between two minutes the next whole one is meant.
            By::Minute(true) => Length::Minutes(here.total_s / 60 + 1),
            By::Minute(false) => Length::Minutes((here.total_s.div_ceil(60)).saturating_sub(1)),
            By::Breath(true) => Length::Breaths(breaths(&here) + 1),
            By::Breath(false) => Length::Breaths(breaths(&here).saturating_sub(1)),
        };
        Some(self.breathing(what, next, now)?.map(|_| next))
    }

    /// A length in both ways: "5:00 · 30 breaths".
    #[must_use]
    pub fn both_lengths(&self, what: &Offered, length: Length, now: Now) -> Option<String> {
        let filled = self.breathing(what, length, now)?.ok()?;
        let time = super::dates::minutes_seconds(filled.total_ms);
        Some(tell("choose-both-lengths", &[("time", time.into()), ("breaths", breaths(&filled).into())]))
    }

    /// What choosing the line made, with the breathing at this length in place of its usual one.
    #[must_use]
    pub fn at_length(&self, opened: Opened, what: &Offered, length: Length, now: Now) -> Opened {
        match (opened.step, self.breathing(what, length, now)) {
            (Some(Step::Practise(mut start)), Some(Ok(filled))) => {
                start.filled = filled;
                Opened { step: Some(Step::Practise(start)), ..opened }
            }
            (step, _) => Opened { step, ..opened },
        }
    }
}

fn breaths(filled: &Filled) -> u32 {
    filled.blocks.iter().map(|block| block.dose.reps).sum()
}
