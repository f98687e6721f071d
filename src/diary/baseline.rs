//! What a measure is compared with: the mean of its first days. Where it is kept is for others.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::daily::{Dated, dated, mean, values};
use super::day::{Day, DayStart, Month};
use super::diary::{Diary, MonthState};
use super::scales::Measure;

/// The days with entries that make a baseline.
pub const DAYS: usize = 7;
/// The fewest of them from which it is shown.
pub const FEWEST: usize = 4;
/// How many of the oldest months are asked for when a baseline is not kept yet.
const FIRST_MONTHS: usize = 3;

/// The baseline of one measure.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Baseline {
    /// Fewer than four days so far.
    Forming {
        /// How many days there are.
        n: usize,
    },
    /// It can be compared with.
    Formed {
        /// The mean of the daily values.
        mean: f64,
        /// Of how many days, 4 to 7.
        n: usize,
    },
}

impl Baseline {
    /// The mean, once there is one.
    #[must_use]
    pub const fn mean(self) -> Option<f64> {
        match self {
            Self::Formed { mean, .. } => Some(mean),
            Self::Forming { .. } => None,
        }
    }

    /// How many days it rests on.
    #[must_use]
    pub const fn n(self) -> usize {
        match self {
            Self::Formed { n, .. } | Self::Forming { n } => n,
        }
    }
}

/// A baseline that is complete and kept, so that it no longer moves when old months are not read.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct StoredBaseline {
    /// The mean of the daily values.
    pub mean: f64,
    /// Of how many days.
    pub n: usize,
    /// The last day that went into it.
    pub formed: Day,
}

/// The register `baseline` of the profile: measure id to baseline.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StoredBaselines(pub BTreeMap<String, StoredBaseline>);

impl StoredBaselines {
    /// The kept baseline of `measure`.
    #[must_use]
    pub fn get(&self, measure: Measure) -> Option<&StoredBaseline> {
        self.0.get(measure.id())
    }
}

impl From<&StoredBaseline> for Baseline {
    fn from(stored: &StoredBaseline) -> Self {
        Self::Formed { mean: stored.mean, n: stored.n }
    }
}

/// The baseline of `measure`: the kept one, else what the months that are read say. The second value names months
/// that would have to be read first: only among the oldest three, because the app keeps a baseline as soon as it is
/// complete, so that later months hold the beginning of a measure only while they are the current ones.
#[must_use]
pub fn baseline(
    diary: &Diary,
    measure: Measure,
    start: DayStart,
    stored: Option<&StoredBaseline>,
) -> (Baseline, Vec<Month>) {
    if let Some(stored) = stored {
        return (stored.into(), Vec::new());
    }
    let unread: Vec<Month> = diary
        .months()
        .take(FIRST_MONTHS)
        .filter(|(_, state)| matches!(state, MonthState::Unread))
        .map(|(month, _)| month)
        .collect();
    let first = first_days(diary, measure, start);
    (of_first(&first), unread)
}

/// The kept baselines with those added that became complete before `today` (their seventh day is over), or `None`
/// when there is nothing new to keep or the oldest months are not read.
#[must_use]
pub fn to_keep(diary: &Diary, start: DayStart, stored: &StoredBaselines, today: Day) -> Option<StoredBaselines> {
    if diary.months().take(FIRST_MONTHS).any(|(_, state)| matches!(state, MonthState::Unread)) {
        return None;
    }
    let mut kept = stored.clone();
    for measure in Measure::ALL.into_iter().filter(|measure| stored.get(*measure).is_none()) {
        let first = first_days(diary, measure, start);
        let last = first.iter().map(|(day, _)| *day).max();
        let (Baseline::Formed { mean, n: DAYS }, Some(formed)) = (of_first(&first), last) else { continue };
        if formed < today {
            kept.0.insert(measure.id().to_owned(), StoredBaseline { mean, n: DAYS, formed });
        }
    }
    (kept != *stored).then_some(kept)
}

fn of_first(first: &[(Day, f64)]) -> Baseline {
    match mean(first.iter().map(|(_, value)| *value)) {
        Some(mean) if mean.n >= FEWEST => Baseline::Formed { mean: mean.value, n: mean.n },
        found => Baseline::Forming { n: found.map_or(0, |mean| mean.n) },
    }
}

/// The first days with a value of `measure`, at most seven. A day whose records stand in two month files (it ended
/// after midnight of the last of a month) is whole, because its neighbour is looked at as well.
fn first_days(diary: &Diary, measure: Measure, start: DayStart) -> Vec<(Day, f64)> {
    let mut seen: Vec<Dated<'_>> = Vec::new();
    let mut enough = false;
    for (_, state) in diary.months() {
        let MonthState::Read(records) = state else { continue };
        let records: Vec<_> = records.iter().filter(|record| record.figures.of(measure).is_some()).collect();
        seen.extend(dated(&records, start));
        if enough {
            break;
        }
        enough = seen.iter().map(|(day, _)| *day).collect::<BTreeSet<_>>().len() >= DAYS;
    }
    values(&seen, measure).into_iter().take(DAYS).collect()
}
