//! What was practised: times and minutes by exercise, pain before, at its highest and the day after, and stops.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, TimeDelta};
use serde::Serialize;

use super::{Of, Scope, Section};
use crate::diary::daily::{DAYS_FOR_A_MEAN, Dated, Mean, mean};
use crate::diary::{Body, Day, Id, Kind, LetGo, NextDay, Outcome, Practice, Score, Signal, StopReason};
use crate::insight::practised::was_practised;
use crate::insight::{NoticedSum, SensorSum, noticed_sum, sensor_sum};

/// The track of steps on a ladder.
pub(super) const EXPOSURE: &str = "exposure";

/// One exercise over these days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BlockRow {
    /// Its short id.
    pub exercise: String,
    /// How often something of it was done.
    pub times: usize,
    /// Seconds planned, over all of these times.
    pub planned_s: u32,
    /// Seconds done.
    pub done_s: u32,
    /// The highest pain noted while it ran.
    pub highest: Option<u8>,
}

/// What was answered after floor blocks: whether it let go. It stands first in block 6, because letting go is what the
/// floor blocks are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct LettingGo {
    /// Blocks with an answer.
    pub of: usize,
    /// It let go.
    pub let_go: usize,
    /// Partly.
    pub partly: usize,
    /// Not yet.
    pub not_yet: usize,
    /// It could not be felt.
    pub not_felt: usize,
}

/// Block 6 of the page. Means are of practices, and stand only from three on.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PracticeBlock {
    /// Whether it let go, where that was answered.
    pub letting_go: Option<LettingGo>,
    /// What a sensor showed, where there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sensor: Option<SensorSum>,
    /// What was noticed without a device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub noticed: Option<NoticedSum>,
    /// Days with a practice.
    pub days: usize,
    /// Practices.
    pub count: usize,
    /// Seconds planned.
    pub planned_s: u32,
    /// Seconds done.
    pub done_s: u32,
    /// By exercise, the longest first.
    pub blocks: Vec<BlockRow>,
    /// Mean pain before.
    pub before: Option<Mean>,
    /// Mean of the highest pain during it.
    pub highest: Option<Mean>,
    /// Mean pain the day after.
    pub next_day: Option<Mean>,
    /// Soreness left the day after, by its word.
    pub soreness: Vec<Of>,
    /// Practices that were stopped, by reason.
    pub stops: Vec<Of>,
    /// The exercise and the length in seconds of the longest floor block that ran to its end.
    pub longest_floor: Option<(String, u32)>,
}

pub(super) struct Done {
    id: Option<Id>,
    pub(super) day: Day,
    at: DateTime<FixedOffset>,
    pub(super) practice: Practice,
}

pub(super) fn practice(scope: &Scope<'_>) -> PracticeBlock {
    let done = practices(scope.own());
    let after = answers_after(scope);
    let signals: Vec<(Day, Signal)> =
        done.iter().filter_map(|done| Some((done.day, done.practice.signal.clone()?))).collect();
    let mut days: Vec<Day> = done.iter().map(|done| done.day).collect();
    days.dedup();
    let total =
        |length: fn(&Practice) -> u32| done.iter().fold(0, |sum: u32, d| sum.saturating_add(length(&d.practice)));
    let blocks = by_exercise(&done, scope.includes(Section::Exposure));
    PracticeBlock {
        letting_go: letting_go(&done),
        sensor: sensor_sum(&signals),
        noticed: noticed_sum(&signals),
        days: days.len(),
        count: done.len(),
        planned_s: total(|practice| practice.planned_s),
        done_s: total(|practice| practice.done_s),
        blocks,
        before: of_practices(done.iter().map(|done| done.practice.before.and_then(|felt| felt.pain))),
        highest: of_practices(done.iter().map(|done| highest(&done.practice))),
        next_day: shown(mean(done.iter().filter_map(|done| pain_after(scope, &after, done)))),
        soreness: soreness(scope, &after),
        stops: counted(
            done.iter()
                .filter(|done| done.practice.outcome == Outcome::Stopped)
                .map(|done| done.practice.stopped_for.unwrap_or(StopReason::NotSaid).id().to_owned()),
        ),
        longest_floor: longest_floor(&done),
    }
}

/// Pain on the day after, by the day it was felt on: the median is not needed, one answer stands for a day.
pub(super) fn next_day_pains(scope: &Scope<'_>) -> BTreeMap<Day, f64> {
    let after = answers_after(scope);
    let mut pains: BTreeMap<Day, Vec<f64>> = BTreeMap::new();
    for done in practices(scope.records.iter().copied()) {
        if let Some(pain) = pain_after(scope, &after, &done) {
            pains.entry(done.day.next()).or_default().push(pain);
        }
    }
    pains.into_iter().filter_map(|(day, pains)| Some((day, mean(pains)?.value))).collect()
}

pub(super) fn practices<'a>(records: impl Iterator<Item = Dated<'a>>) -> Vec<Done> {
    records
        .filter(|(_, record)| was_practised(record))
        .filter_map(|(day, record)| match (record.body(), record.at) {
            (Ok(Body::Practice(practice)), Some(at)) => Some(Done { id: record.id, day, at, practice }),
            _ => None,
        })
        .collect()
}

fn answers_after(scope: &Scope<'_>) -> Vec<(Day, NextDay)> {
    let answers = scope.records.iter().filter(|(_, record)| record.kind == Kind::NextDay);
    answers
        .filter_map(|(day, record)| match record.body() {
            Ok(Body::NextDay(answer)) => Some((*day, answer)),
            _ => None,
        })
        .collect()
}

/// Pain the day after: as answered for this practice, else the first `pain_now` 12 to 36 hours after (design: kinds).
fn pain_after(scope: &Scope<'_>, after: &[(Day, NextDay)], done: &Done) -> Option<f64> {
    let mut answered = after.iter().filter(|(_, answer)| done.id.is_some_and(|id| answer.of.contains(&id)));
    let answered = answered.find_map(|(_, answer)| answer.pain);
    let (first, last) = (done.at + TimeDelta::hours(12), done.at + TimeDelta::hours(36));
    let noted = || {
        let mut near = scope.records.iter().filter(|(day, record)| {
            (0..=2).contains(&day.since(done.day)) && record.at.is_some_and(|at| (first..=last).contains(&at))
        });
        near.find_map(|(_, record)| record.figures.pain_now)
    };
    answered.or_else(noted).map(|pain| f64::from(pain.value()))
}

fn letting_go(done: &[Done]) -> Option<LettingGo> {
    let answers: Vec<LetGo> = done.iter().flat_map(|done| &done.practice.blocks).filter_map(|b| b.let_go).collect();
    let count = |answer: LetGo| answers.iter().filter(|given| **given == answer).count();
    (!answers.is_empty()).then(|| LettingGo {
        of: answers.len(),
        let_go: count(LetGo::Yes),
        partly: count(LetGo::Partly),
        not_yet: count(LetGo::NotYet),
        not_felt: count(LetGo::NotFelt),
    })
}

/// By exercise; steps on a ladder are named where their section is ticked.
fn by_exercise(done: &[Done], with_exposure: bool) -> Vec<BlockRow> {
    let mut rows: BTreeMap<&str, BlockRow> = BTreeMap::new();
    let blocks = done.iter().flat_map(|done| &done.practice.blocks);
    // A change of position is a block too, but nobody practises it.
    let blocks =
        blocks.filter(|block| !block.track.is_empty() && block.track != "change" && !block.exercise.is_empty());
    let blocks = blocks.filter(|block| with_exposure || block.track != EXPOSURE);
    for block in blocks.filter(|block| block.outcome != Outcome::NotStarted) {
        let row = rows.entry(&block.exercise).or_insert_with(|| BlockRow {
            exercise: block.exercise.clone(),
            times: 0,
            planned_s: 0,
            done_s: 0,
            highest: None,
        });
        row.times += 1;
        row.planned_s = row.planned_s.saturating_add(block.planned_s);
        row.done_s = row.done_s.saturating_add(block.done_s);
        row.highest = row.highest.max(block.pain.map(Score::value));
    }
    let mut rows: Vec<BlockRow> = rows.into_values().collect();
    rows.sort_by(|a, b| b.done_s.cmp(&a.done_s).then_with(|| a.exercise.cmp(&b.exercise)));
    rows
}

fn longest_floor(done: &[Done]) -> Option<(String, u32)> {
    let blocks = done.iter().flat_map(|done| &done.practice.blocks);
    let finished = blocks.filter(|block| block.track == "floor" && block.outcome == Outcome::Finished);
    let longest = finished.max_by_key(|block| block.done_s)?;
    (longest.done_s > 0).then(|| (longest.exercise.clone(), longest.done_s))
}

/// The highest pain during a practice: as answered, or as noted while a block ran.
fn highest(practice: &Practice) -> Option<Score> {
    let noted = practice.blocks.iter().filter_map(|block| block.pain).max();
    practice.peak.and_then(|felt| felt.pain).max(noted)
}

fn soreness(scope: &Scope<'_>, after: &[(Day, NextDay)]) -> Vec<Of> {
    let (first, last) = (scope.now.0.next(), scope.now.1.next());
    let answers = after.iter().filter(|(day, _)| (first..=last).contains(day));
    counted(answers.filter_map(|(_, answer)| answer.soreness).map(|soreness| soreness.id().to_owned()))
}

/// How often each id occurs, the most frequent first.
pub(super) fn counted(ids: impl Iterator<Item = String>) -> Vec<Of> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for id in ids {
        *counts.entry(id).or_default() += 1;
    }
    let mut all: Vec<Of> = counts.into_iter().map(|(id, count)| Of { id, count }).collect();
    all.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.id.cmp(&b.id)));
    all
}

fn of_practices(scores: impl Iterator<Item = Option<Score>>) -> Option<Mean> {
    shown(mean(scores.flatten().map(|score| f64::from(score.value()))))
}

fn shown(mean: Option<Mean>) -> Option<Mean> {
    mean.filter(|mean| mean.n >= DAYS_FOR_A_MEAN)
}
