//! On which days there was a practice, and on which a hard-day plan was on. Counts nothing in a row.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::diary::daily::Dated;
use crate::diary::{Body, Day, Kind, Outcome, Record};

/// Whether `record` is a practice of which something was done: finished, left early or stopped, all the same here.
#[must_use]
pub fn was_practised(record: &Record) -> bool {
    #[derive(Deserialize)]
    struct Ending {
        #[serde(default)]
        outcome: Outcome,
    }
    if record.kind != Kind::Practice || record.deleted {
        return false;
    }
    // Nearly no record holds the word; only those that do are read further, for it may stand in one of the blocks.
    !record.json().contains(Outcome::NotStarted.id())
        || serde_json::from_str(record.json()).map_or(true, |ending: Ending| ending.outcome != Outcome::NotStarted)
}

/// The days with a practice.
#[must_use]
pub fn practised_days(records: &[Dated<'_>]) -> BTreeSet<Day> {
    records.iter().filter(|(_, record)| was_practised(record)).map(|(day, _)| *day).collect()
}

/// The days from `from` to `to` on which a hard-day plan was on, the days it began and ended included. When the first
/// word in `records` is that it ended, it was on before.
#[must_use]
pub fn hard_days(records: &[Dated<'_>], from: Day, to: Day) -> BTreeSet<Day> {
    let mut turns = records.iter().filter(|(_, record)| record.kind == Kind::Flare).filter_map(|(day, record)| {
        match record.body() {
            Ok(Body::Flare(flare)) => Some((*day, flare.on)),
            _ => None,
        }
    });
    let mut days = BTreeSet::new();
    let mut began = None;
    let mut add = |first: Day, last: Day| {
        let (mut day, last) = (first.max(from), last.min(to));
        while day <= last {
            days.insert(day);
            day = day.next();
        }
    };
    if let Some((day, on)) = turns.next() {
        if on { began = Some(day) } else { add(from, day) }
    }
    for (day, on) in turns {
        match (began, on) {
            (None, true) => began = Some(day),
            (Some(first), false) => {
                add(first, day);
                began = None;
            }
            _ => {}
        }
    }
    if let Some(first) = began {
        add(first, to);
    }
    days
}
