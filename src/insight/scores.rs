//! Questionnaires over time: each score, and the latest beside the first one with the change that matters. What a change
//! is worth stands in the plan's measures; nothing here is a diagnosis.

use std::collections::BTreeMap;

use super::answered::Answered;
use super::span::Stretch;
use crate::diary::daily::dated;
use crate::diary::{Body, Day, DayStart, Diary, Kind, MeasureTaken};
use crate::plan::measures::{Difference, Instruments, difference};

/// One questionnaire over time.
#[derive(Clone, Debug, PartialEq)]
pub struct Scored {
    /// Its short id.
    pub instrument: String,
    /// Its scores, oldest first, one a day.
    pub scores: Vec<(Day, f64)>,
    /// The latest beside the first, where there are two.
    pub change: Option<Difference>,
    /// Own activities with their first and latest answer, where the same one was answered twice.
    pub items: Vec<Item>,
}

/// One activity of the person's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// In the person's words.
    pub words: String,
    /// The first answer.
    pub first: u8,
    /// The latest answer.
    pub latest: u8,
    /// Whether the difference reaches the one that matters for one activity.
    pub meets: bool,
}

/// The questionnaires of which a score was kept on the days of `stretch`, in the order of `instruments`.
#[must_use]
pub fn scores(diary: &Diary, stretch: Stretch, start: DayStart, instruments: &Instruments) -> Answered<Vec<Scored>> {
    let range = diary.days(stretch.from, stretch.to, start);
    let mut taken: BTreeMap<String, Vec<(Day, MeasureTaken)>> = BTreeMap::new();
    for (day, record) in dated(&range.records, start) {
        if record.kind == Kind::Measure
            && let Ok(Body::Measure(one)) = record.body()
        {
            taken.entry(one.instrument.to_lowercase()).or_default().push((day, one));
        }
    }
    let known = instruments.instruments.iter().map(|one| &one.id).chain(instruments.totals.iter().map(|one| &one.id));
    let scored = known.filter_map(|id| Some(scored(id, taken.get(&id.to_lowercase())?, instruments)));
    let scored = scored.filter(|one| !one.scores.is_empty()).collect();
    Answered::from(scored, &range, [])
}

fn scored(id: &str, taken: &[(Day, MeasureTaken)], instruments: &Instruments) -> Scored {
    // Of a day with two the later one holds.
    let by_day: BTreeMap<Day, f64> = taken.iter().filter_map(|(day, one)| Some((*day, one.score?))).collect();
    let scores: Vec<(Day, f64)> = by_day.into_iter().collect();
    let instrument = instruments.get(id);
    let small = instrument.and_then(|one| one.small_percent.as_ref()).map(|small| small.value);
    let change = match (scores.first(), scores.last()) {
        (Some((_, first)), Some((_, last))) if scores.len() > 1 => {
            Some(difference(*last, *first, instruments.matters(id), small))
        }
        _ => None,
    };
    let item_points = instruments.matters(id).and_then(|matters| matters.item_points);
    Scored { instrument: id.to_owned(), scores, change, items: items(taken, item_points) }
}

/// The activities that were answered more than once, in the order of the latest time.
fn items(taken: &[(Day, MeasureTaken)], points: Option<f64>) -> Vec<Item> {
    let answers = |one: &MeasureTaken| -> Vec<(String, u8)> {
        one.items.iter().zip(&one.answers).filter_map(|(words, answer)| Some((words.clone(), (*answer)?))).collect()
    };
    let Some((_, latest)) = taken.last() else { return Vec::new() };
    let before = taken.get(..taken.len() - 1).unwrap_or_default();
    let earlier = |words: &str| {
        before
            .iter()
            .find_map(|(_, one)| answers(one).into_iter().find(|(there, _)| there == words).map(|(_, was)| was))
    };
    let item = |(words, latest): (String, u8)| {
        let first = earlier(&words)?;
        let meets = points.is_some_and(|points| f64::from(latest.abs_diff(first)) >= points);
        Some(Item { words, first, latest, meets })
    };
    answers(latest).into_iter().filter_map(item).collect()
}
