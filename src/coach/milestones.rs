//! Milestones as they are reached: recorded once, kept ever, told in one quiet line. What counts as one is for `plan`.

use std::collections::BTreeMap;

use serde_json::json;

use super::coach::Coach;
use super::effect::Effect;
use crate::clock::Now;
use crate::diary::daily::dated;
use crate::diary::{Baseline, Body, Day, Kind, Measure, Milestone, MonthState, Profile, Record, StoredBaselines};
use crate::plan::milestones::{Counts, Known, reached};
use crate::words::{name, tell};

/// The register with what was reached, by id, and on which day.
pub const REACHED: &str = "milestones";

/// How far milestones are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reaching {
    /// Nothing is waited for.
    Done,
    /// Months were asked for, and what they hold decides.
    Reads,
}

/// On a day with a figure from here on nothing is praised.
const HIGH_PAIN: u8 = 7;

/// What was reached, by id, with the day.
#[must_use]
pub fn kept(profile: &Profile) -> BTreeMap<String, Day> {
    profile.get(REACHED).unwrap_or_default()
}

/// The most that Today names: a line of them stays quiet.
const NAMED: usize = 2;

/// The milestone of a first stop.
const STOP: &str = "stop";

impl Coach {
    /// What was reached, by id, with its day: as the profile and the months that are read say.
    #[must_use]
    pub fn milestones(&self) -> BTreeMap<String, Day> {
        let mut all = kept(&self.profile);
        for record in self.read_records().filter(|record| record.kind == Kind::Milestone) {
            let (Ok(Body::Milestone(one)), Some(at)) = (record.body(), record.at) else { continue };
            let day = self.day_start.day_of(at);
            let kept = all.entry(one.milestone).or_insert(day);
            *kept = (*kept).min(day);
        }
        all
    }

    fn read_records(&self) -> impl Iterator<Item = &Record> {
        let months = self.diary.months().filter_map(|(_, state)| match state {
            MonthState::Read(records) => Some(records),
            _ => None,
        });
        months.flatten().filter(|record| !record.deleted)
    }

    /// Records what the diary reaches for the first time. Where a month that is not read could hold it already, or is
    /// needed to count, the months are asked for first, and [`Coach::reach_further`] goes on.
    pub(super) fn reach(&mut self, now: Now) -> Vec<Effect> {
        let before = self.milestones();
        let all = &self.library.plan.milestones;
        if all.iter().all(|one| before.contains_key(&one.id)) {
            return Vec::new();
        }
        let records: Vec<&Record> = self.read_records().collect();
        let mut records = dated(&records, self.day_start);
        records.sort_by_key(|(_, record)| record.at);
        let known = Known { catalogue: &self.library.catalogue, baseline: self.pain_baseline() };
        let new: Vec<String> = reached(all, &records, known)
            .into_iter()
            .filter(|id| !before.contains_key(*id))
            .map(str::to_owned)
            .collect();
        let counts = all.iter().any(|one| one.counts == Counts::Practices && !before.contains_key(&one.id));
        let unread = self.unread(usize::MAX);
        if !unread.is_empty() && (counts || !new.is_empty()) {
            self.reaching = Reaching::Reads;
            return Self::read(unread);
        }
        self.reaching = Reaching::Done;
        self.record_milestones(new, before, now)
    }

    /// Goes on once the months that were asked for are read.
    pub fn reach_further(&mut self, now: Now) -> Vec<Effect> {
        if self.reaching == Reaching::Reads && self.unread(1).is_empty() { self.reach(now) } else { Vec::new() }
    }

    fn record_milestones(&mut self, new: Vec<String>, mut kept: BTreeMap<String, Day>, now: Now) -> Vec<Effect> {
        if new.is_empty() {
            return Vec::new();
        }
        let mut effects = Vec::new();
        for id in new {
            kept.insert(id.clone(), self.today(now));
            effects.extend(self.add(now.wall, &Body::Milestone(Milestone { milestone: id }), now).1);
        }
        effects.push(self.set(REACHED, json!(kept), now));
        effects
    }

    fn pain_baseline(&self) -> Option<(f64, Day)> {
        let stored: StoredBaselines = self.profile.get("baseline").unwrap_or_default();
        let stored = stored.get(Measure::Pain)?;
        Baseline::from(stored).mean().map(|mean| (mean, stored.formed))
    }

    /// Whether some figure of today tells of high pain.
    pub(super) fn is_high_day(&self, now: Now) -> bool {
        let today = self.today(now);
        self.days(today, today).records.iter().any(|record| highest(record) >= HIGH_PAIN)
    }

    /// One quiet line about what was reached today; none on a day of high pain.
    #[must_use]
    pub fn reached_today(&self, now: Now) -> Option<String> {
        let today = self.today(now);
        let all = self.milestones();
        // Of a stop Today speaks by itself, while it rests because of it.
        let is_told = |id: &str| id == STOP && self.stopped_today(now);
        let of_today = all.iter().filter(|(id, day)| **day == today && !is_told(id));
        let reached: Vec<&str> = of_today.map(|(id, _)| id.as_str()).collect();
        let names: Vec<String> = highest_of(&reached).into_iter().map(|id| name("milestone", id)).collect();
        (!names.is_empty() && !self.is_high_day(now)).then(|| {
            let shown = names.len().min(NAMED);
            let fills = [("names", names[..shown].join(" · ").into()), ("more", (names.len() - shown).into())];
            tell("milestone-today", &fills)
        })
    }
}

/// Of milestones that differ by a figure, "practices-10" and "practices-50", the one with the highest says it all.
fn highest_of<'a>(reached: &[&'a str]) -> Vec<&'a str> {
    let tops = |id: &&str| {
        let (kind, figure) = parts(id);
        !reached.iter().map(|other| parts(other)).any(|(other, more)| other == kind && more > figure)
    };
    reached.iter().filter(|id| tops(id)).copied().collect()
}

/// The kind of a milestone and its figure; 0 where it has none.
fn parts(id: &str) -> (&str, u32) {
    let split = id.rsplit_once('-').and_then(|(kind, figure)| Some((kind, figure.parse().ok()?)));
    split.unwrap_or((id, 0))
}

/// The highest pain that a record tells of; 0 where it tells of none.
fn highest(record: &Record) -> u8 {
    let figures = &record.figures;
    let written = [figures.pain_now, figures.pain_average, figures.pain_worst];
    let practised = match record.body() {
        Ok(Body::Practice(practice)) => [practice.before, practice.peak, practice.after].map(|felt| felt?.pain),
        _ => [None; 3],
    };
    written.into_iter().chain(practised).flatten().map(crate::diary::Score::value).max().unwrap_or(0)
}
