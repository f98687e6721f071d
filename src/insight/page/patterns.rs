//! Triggers and what helped, counted by days, and what went together on days of high pain. Counts and associations;
//! never a cause, and never from few days.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::practice::counted;
use super::{Of, Scope, Section};
use crate::diary::daily::{Dated, values};
use crate::diary::{Day, Kind, Measure};
use crate::insight::days::within;

/// Days that are looked at for associations, ending with the last day of the page.
pub(super) const DAYS: i64 = 28;
/// From this worst pain on a day is one of high pain (design: promise 1).
const HIGH: f64 = 7.0;
/// The fewest days with both, and the fewest days on the other side.
const FEWEST: usize = 3;
/// Sleep below this is short, in hours.
const SHORT_SLEEP: f64 = 6.0;
/// Stress from this on is high; the same figure as for pain.
const HIGH_STRESS: f64 = 7.0;
/// How many lines block 8 shows.
const SHOWN: usize = 3;

/// What may have gone together with high pain.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Factor {
    /// Less than six hours of sleep.
    ShortSleep,
    /// Stress of seven or more.
    HighStress,
    /// A trigger that was ticked, by id.
    Trigger(String),
}

/// So many of so many days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Share {
    /// Days with the factor.
    pub days: usize,
    /// Days on which it is known whether there was the factor.
    pub of: usize,
}

/// One association, with the counts on both sides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Pattern {
    /// What.
    pub factor: Factor,
    /// On days with worst pain of seven or more.
    pub high: Share,
    /// On the other days.
    pub other: Share,
    /// How many days were looked at, ending with the last day of the page.
    pub looked_at: usize,
}

/// Which of the two lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Listed {
    Triggers,
    Helped,
}

/// The ids that stay out unless their section is ticked.
pub(super) fn section_of_listed(id: &str) -> Option<Section> {
    match id {
        "sex" | "lubricant" => Some(Section::Sexual),
        "period" => Some(Section::Cycle),
        _ => None,
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Lists {
    triggers: Vec<String>,
    helped: Vec<String>,
}

/// The ids of a list by day. Only ids of the closed list: anything else is the person's own words, and those are
/// not printed unasked.
fn listed<'a>(
    scope: &Scope<'_>,
    records: impl Iterator<Item = Dated<'a>>,
    list: Listed,
) -> BTreeMap<Day, BTreeSet<String>> {
    let (field, known): (&str, &[&str]) = match list {
        Listed::Triggers => ("\"triggers\"", &crate::diary::lists::TRIGGERS),
        Listed::Helped => ("\"helped\"", &crate::diary::lists::HELPED),
    };
    let mut days: BTreeMap<Day, BTreeSet<String>> = BTreeMap::new();
    for (day, record) in records {
        if !matches!(record.kind, Kind::CheckIn | Kind::PainEpisode) || !record.json().contains(field) {
            continue;
        }
        let lists: Lists = serde_json::from_str(record.json()).unwrap_or_default();
        let ids = if list == Listed::Triggers { lists.triggers } else { lists.helped };
        let ids = ids.into_iter().filter(|id| known.contains(&id.as_str()));
        let ids = ids.filter(|id| section_of_listed(id).is_none_or(|section| scope.includes(section)));
        days.entry(day).or_default().extend(ids);
    }
    days
}

/// The three most frequent of a list, by days of the page.
pub(super) fn most_often(scope: &Scope<'_>, list: Listed) -> Vec<Of> {
    let mut all = counted(listed(scope, scope.own(), list).into_values().flatten());
    all.retain(|of| of.id != "other");
    all.truncate(SHOWN);
    all
}

/// At most two associations, the clearest first.
pub(super) fn patterns(scope: &Scope<'_>) -> Vec<Pattern> {
    let (from, to) = (scope.now.0.min(scope.now.1.plus(1 - DAYS)), scope.now.1);
    let records: Vec<Dated<'_>> = within(&scope.records, from, to).collect();
    let worst = values(&records, Measure::WorstPain);
    let high: BTreeSet<Day> = worst.iter().filter(|(_, pain)| **pain >= HIGH).map(|(day, _)| *day).collect();
    if high.len() < FEWEST {
        return Vec::new();
    }
    let looked_at = usize::try_from(to.since(from) + 1).unwrap_or_default();
    let mut found = Vec::new();
    let mut add = |factor: Factor, known: &BTreeMap<Day, bool>| {
        let share = |is_high: bool| {
            let days = known.iter().filter(|(day, _)| worst.contains_key(day) && high.contains(day) == is_high);
            let (mut with, mut of) = (0, 0);
            for (_, has) in days {
                with += usize::from(*has);
                of += 1;
            }
            Share { days: with, of }
        };
        let (high, other) = (share(true), share(false));
        if high.days >= FEWEST && other.of >= FEWEST && high.days * other.of > other.days * high.of {
            found.push(Pattern { factor, high, other, looked_at });
        }
    };
    let figure = |measure, has: fn(f64) -> bool| -> BTreeMap<Day, bool> {
        values(&records, measure).into_iter().map(|(day, value)| (day, has(value))).collect()
    };
    add(Factor::ShortSleep, &figure(Measure::SleepHours, |hours| hours < SHORT_SLEEP));
    add(Factor::HighStress, &figure(Measure::Stress, |stress| stress >= HIGH_STRESS));
    let triggers = listed(scope, records.iter().copied(), Listed::Triggers);
    let ids: BTreeSet<&String> = triggers.values().flatten().filter(|id| *id != "other").collect();
    for id in ids {
        // A day with an entry and without the tick counts as a day without it.
        let on = |day: &Day| triggers.get(day).is_some_and(|ids| ids.contains(id));
        let known = worst.keys().map(|day| (*day, on(day))).collect();
        add(Factor::Trigger(id.clone()), &known);
    }
    found.sort_by(|a, b| difference(b).total_cmp(&difference(a)).then_with(|| a.factor.cmp(&b.factor)));
    found.truncate(2);
    found
}

fn difference(pattern: &Pattern) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a number of days")]
    let share = |share: Share| share.days as f64 / share.of.max(1) as f64;
    share(pattern.high) - share(pattern.other)
}
