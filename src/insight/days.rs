//! The days as a list, newest first: one line of figures for each day with something in it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::answered::Answered;
use super::practised::{hard_days, was_practised};
use crate::diary::daily::{Dated, dated, values};
use crate::diary::{Day, DayStart, Diary, Kind, Measure, Record};

/// One day in a line.
#[derive(Clone, Debug, PartialEq)]
pub struct DaySummary {
    /// The person's day.
    pub day: Day,
    /// Pain of the day.
    pub pain: Option<f64>,
    /// Worst pain of the day.
    pub worst: Option<f64>,
    /// Ease.
    pub ease: Option<f64>,
    /// Mood.
    pub mood: Option<f64>,
    /// Hours of sleep.
    pub sleep: Option<f64>,
    /// How many practices there were.
    pub practices: usize,
    /// How many minutes they lasted together, rounded.
    pub minutes: u32,
    /// How many entries there are, practices among them.
    pub entries: usize,
    /// Whether there are free words: a note, or a note on an entry or a practice.
    pub notes: bool,
    /// Whether a hard-day plan was on.
    pub hard_day: bool,
}

/// The days from `from` to `to` that have something in them, newest first.
#[must_use]
pub fn days(diary: &Diary, from: Day, to: Day, start: DayStart) -> Answered<Vec<DaySummary>> {
    let range = diary.days(from.plus(-14), to, start);
    let records = dated(&range.records, start);
    let daily = Measure::ALL.map(|measure| (measure, values(&records, measure)));
    let value = |measure: Measure, day: Day| {
        daily.iter().find(|(of, _)| *of == measure).and_then(|(_, values)| values.get(&day).copied())
    };
    let hard = hard_days(&records, from, to);
    let mut by_day: BTreeMap<Day, Vec<&Record>> = BTreeMap::new();
    for (day, record) in within(&records, from, to) {
        by_day.entry(day).or_default().push(record);
    }
    let all: BTreeSet<Day> = by_day.keys().chain(&hard).copied().collect();
    let lines = all.into_iter().rev().map(|day| {
        let records = by_day.get(&day).map(Vec::as_slice).unwrap_or_default();
        let practices: Vec<u32> = records.iter().filter(|record| was_practised(record)).map(|r| done_s(r)).collect();
        DaySummary {
            day,
            pain: value(Measure::Pain, day),
            worst: value(Measure::WorstPain, day),
            ease: value(Measure::Ease, day),
            mood: value(Measure::Mood, day),
            sleep: value(Measure::SleepHours, day),
            practices: practices.len(),
            minutes: practices.iter().fold(30u32, |sum, seconds| sum.saturating_add(*seconds)) / 60,
            entries: records.len(),
            notes: records.iter().any(|record| has_words(record)),
            hard_day: hard.contains(&day),
        }
    });
    Answered::from(lines.collect(), &range, [])
}

/// The records of the days `from` to `to`.
pub(super) fn within<'a>(records: &[Dated<'a>], from: Day, to: Day) -> impl Iterator<Item = Dated<'a>> {
    records.iter().copied().filter(move |(day, _)| (from..=to).contains(day))
}

/// How long the practice lasted, in seconds.
fn done_s(record: &Record) -> u32 {
    #[derive(Deserialize)]
    struct Length {
        #[serde(default)]
        done_s: u32,
    }
    serde_json::from_str(record.json()).map_or(0, |length: Length| length.done_s)
}

fn has_words(record: &Record) -> bool {
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Words {
        note: Option<String>,
        text: Option<String>,
    }
    let filled = |words: Option<String>| words.is_some_and(|words| !words.trim().is_empty());
    let may = matches!(record.kind, Kind::Note | Kind::CheckIn | Kind::PainEpisode | Kind::Practice | Kind::Visit);
    if !may || !(record.json().contains("\"note\"") || record.json().contains("\"text\"")) {
        return false;
    }
    let words: Words = serde_json::from_str(record.json()).unwrap_or_default();
    filled(words.note) || filled(words.text)
}
