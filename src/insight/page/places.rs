//! Where and how it hurts, with what, when entries were written, and how long it took to settle. Counts and means;
//! closed lists alone, since anything else is the person's own words, and those are not printed unasked.

use std::collections::BTreeMap;

use chrono::Timelike;
use serde::Serialize;

use super::practice::counted;
use super::{Of, Scope, Section};
use crate::diary::daily::{Mean, mean};
use crate::diary::{Body, Day, Entry, Kind, PainBy, Score, lists};

/// How many of a list are shown.
const SHOWN: usize = 3;

/// Pain with one thing that was going on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ActivityPain {
    /// With what: rest, activity, sitting, touch, penetration.
    pub id: &'static str,
    /// The mean of the entries that tell it, however few; the number of them stands beside it.
    pub pain: Mean,
}

/// Where, how, with what and when.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PainDetail {
    /// Entries with a place, a quality or pain with something going on.
    pub entries: usize,
    /// The three most frequent places, by entries.
    pub places: Vec<Of>,
    /// The three most frequent qualities, by entries.
    pub qualities: Vec<Of>,
    /// Pain by what was going on, the highest first.
    pub activities: Vec<ActivityPain>,
    /// Hours until it settled.
    pub settle_hours: Option<Mean>,
    /// Entries by the time of day at which they were written, by the clock of that place; what speaks of a whole day is
    /// not among them.
    pub times: Vec<Of>,
}

pub(super) fn pain_detail(scope: &Scope<'_>, entries: &[(Day, Entry)]) -> PainDetail {
    let list = |pick: fn(&Entry) -> &[String], known: &'static [&'static str]| {
        let ids = entries.iter().flat_map(|(_, entry)| pick(entry).iter()).filter(|id| known.contains(&id.as_str()));
        let mut all = counted(ids.cloned());
        all.truncate(SHOWN);
        all
    };
    let told = |entry: &Entry| !entry.places.is_empty() || !entry.qualities.is_empty() || entry.pain_by.is_some();
    PainDetail {
        entries: entries.iter().filter(|(_, entry)| told(entry)).count(),
        places: list(|entry| &entry.places, &lists::PLACES),
        qualities: list(|entry| &entry.qualities, &lists::QUALITIES),
        activities: activities(scope, entries),
        settle_hours: mean(
            entries.iter().filter_map(|(_, entry)| entry.settle_hours).filter(|hours| hours.is_finite()),
        ),
        times: times(scope),
    }
}

/// The check-ins and episodes of the page's days that can be read.
pub(super) fn entries(scope: &Scope<'_>) -> Vec<(Day, Entry)> {
    let written = scope.own().filter(|(_, record)| matches!(record.kind, Kind::CheckIn | Kind::PainEpisode));
    written
        .filter_map(|(day, record)| match record.body() {
            Ok(Body::CheckIn(entry) | Body::PainEpisode(entry)) => Some((day, entry)),
            _ => None,
        })
        .collect()
}

fn activities(scope: &Scope<'_>, entries: &[(Day, Entry)]) -> Vec<ActivityPain> {
    type Pick = fn(&PainBy) -> Option<Score>;
    let all: [(&'static str, Pick); 5] = [
        ("rest", |by| by.rest),
        ("activity", |by| by.activity),
        ("sitting", |by| by.sitting),
        ("touch", |by| by.touch),
        ("penetration", |by| by.penetration),
    ];
    let open = all.into_iter().filter(|(id, _)| *id != "penetration" || scope.includes(Section::Sexual));
    let mut found: Vec<ActivityPain> = open
        .filter_map(|(id, pick)| {
            let pains = entries.iter().filter_map(|(_, entry)| pick(entry.pain_by.as_ref()?));
            Some(ActivityPain { id, pain: mean(pains.map(|pain| f64::from(pain.value())))? })
        })
        .collect();
    found.sort_by(|a, b| b.pain.value.total_cmp(&a.pain.value).then_with(|| a.id.cmp(b.id)));
    found.truncate(SHOWN);
    found
}

/// Entries by time of day, in the order of a day.
fn times(scope: &Scope<'_>) -> Vec<Of> {
    const IN_ORDER: [&str; 4] = ["morning", "afternoon", "evening", "night"];
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for (day, record) in scope.own().filter(|(_, record)| matches!(record.kind, Kind::CheckIn | Kind::PainEpisode)) {
        let Some(at) = record.at.filter(|at| *at != scope.input.start.last_minute(day, *at)) else { continue };
        // Our own choice of hours: no trial gives a number.
        let place = match at.hour() {
            5..=11 => 0,
            12..=16 => 1,
            17..=21 => 2,
            _ => 3,
        };
        *counts.entry(place).or_default() += 1;
    }
    counts.into_iter().map(|(place, count)| Of { id: IN_ORDER[place].to_owned(), count }).collect()
}
