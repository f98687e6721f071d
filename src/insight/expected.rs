//! What was expected of a new step, on a ladder or on another track, and what was felt at its highest, try by try. Counts and middle values; what
//! that says about the next step is for the person.

use super::answered::Answered;
use super::chance::{FEWEST, median};
use super::settles::Turns;
use super::span::Stretch;
use crate::diary::daily::dated;
use crate::diary::{Body, Day, DayStart, Diary, Kind, Score};

/// One try with an expectation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Try {
    /// The person's day.
    pub day: Day,
    /// The short id of its exercise; empty where nothing of one was done.
    pub exercise: String,
    /// Fear: expected, and felt at its highest.
    pub fear: Option<(u8, u8)>,
    /// Pain: expected, and felt at its highest.
    pub pain: Option<(u8, u8)>,
}

/// Expected and felt over all tries, from three on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    /// The middle of what was expected.
    pub expected: f64,
    /// The middle of what was felt.
    pub felt: f64,
    /// In how many tries less was felt than expected, the same, or more.
    pub turns: Turns,
}

/// Every try, and what they say together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Expected {
    /// The tries with both figures of fear or of pain, oldest first.
    pub tries: Vec<Try>,
    /// Fear over all of them.
    pub fear: Option<Gap>,
    /// Pain over all of them.
    pub pain: Option<Gap>,
}

/// What was expected and felt on the days of `stretch`, in practices of which every exercise is one that `shown` allows.
#[must_use]
pub fn expected(diary: &Diary, stretch: Stretch, start: DayStart, shown: impl Fn(&str) -> bool) -> Answered<Expected> {
    let range = diary.days(stretch.from, stretch.to, start);
    let mut tries = Vec::new();
    for (day, record) in dated(&range.records, start) {
        if record.kind != Kind::Practice || !record.json().contains("\"predicted\"") {
            continue;
        }
        let Ok(Body::Practice(practice)) = record.body() else { continue };
        let Some((predicted, peak)) = practice.predicted.zip(practice.peak) else { continue };
        let both = |a: Option<Score>, b: Option<Score>| a.zip(b).map(|(a, b)| (a.value(), b.value()));
        let (fear, pain) = (both(predicted.fear, peak.fear), both(predicted.pain, peak.pain));
        if fear.is_none() && pain.is_none() {
            continue;
        }
        if !practice.blocks.iter().all(|block| shown(&block.exercise)) {
            continue;
        }
        let done = practice.blocks.into_iter().find(|block| block.done_s > 0);
        tries.push(Try { day, exercise: done.map(|block| block.exercise).unwrap_or_default(), fear, pain });
    }
    let fear = gap(tries.iter().filter_map(|one| one.fear));
    let pain = gap(tries.iter().filter_map(|one| one.pain));
    Answered::from(Expected { tries, fear, pain }, &range, [])
}

fn gap(pairs: impl Iterator<Item = (u8, u8)>) -> Option<Gap> {
    let pairs: Vec<(f64, f64)> = pairs.map(|(expected, felt)| (f64::from(expected), f64::from(felt))).collect();
    let mut turns = Turns::default();
    for (expected, felt) in &pairs {
        turns.add(*expected, *felt);
    }
    (pairs.len() >= FEWEST).then_some(Gap {
        expected: median(pairs.iter().map(|(expected, _)| *expected))?,
        felt: median(pairs.iter().map(|(_, felt)| *felt))?,
        turns,
    })
}
