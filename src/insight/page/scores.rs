//! Questionnaires as rows of the table: the latest score of these days, the one before, and the first of the time that
//! is looked at. What change matters is the questionnaire's own; how a score comes about stands in `plan`.

use std::collections::BTreeMap;

use super::{FigureRow, Scope, Section};
use crate::diary::daily::{dated, to_hundredths};
use crate::diary::{Body, Day, Kind, MeasureTaken, Month};
use crate::insight::change::{Change, LEAST_BASELINE, Mark, whole};
use crate::plan::measures::{self, Instruments, Matters};
use crate::practice::Area;

/// How far back scores are looked for, in days: the twelve weeks of the programme, and one more.
const BACK: i64 = 91;
/// Where more is better; everywhere else less is.
const MORE_IS_BETTER: [&str; 2] = ["psfs", "fsfi"];
/// Totals that speak of sex, which is a section of its own.
const INTIMATE_TOTALS: [&str; 2] = ["fsfi", "fsds-r"];
/// The one whose answer is a change in itself.
const CHANGE_ITSELF: &str = "pgic";

/// The rows, and the months that they still need.
pub(super) struct Scores {
    pub(super) rows: Vec<FigureRow>,
    pub(super) unread: Vec<Month>,
}

/// A score or the answer to one item, with its day.
type Scored = (Day, f64);

pub(super) fn scores(scope: &Scope<'_>) -> Scores {
    let (first, last) = (scope.now.0.min(scope.now.1.plus(-BACK)), scope.now.1);
    let range = scope.input.diary.days(first, last, scope.input.start);
    let records: Vec<_> = range.records.iter().copied().filter(|record| record.kind == Kind::Measure).collect();
    let mut taken: BTreeMap<usize, (String, Vec<(Day, MeasureTaken)>)> = BTreeMap::new();
    for (day, record) in dated(&records, scope.input.start) {
        let Ok(Body::Measure(measure)) = record.body() else { continue };
        if let Some(place) = place(scope, &measure.instrument) {
            let id = measure.instrument.to_ascii_lowercase();
            taken.entry(place).or_insert_with(|| (id, Vec::new())).1.push((day, measure));
        }
    }
    let mut rows = Vec::new();
    for (id, all) in taken.into_values() {
        let whole: Vec<Scored> = all.iter().filter_map(|(day, one)| Some((*day, finite(one.score?)?))).collect();
        rows.extend(row(scope, &id, None, &whole));
        for (at, item) in items(&all).into_iter().enumerate() {
            let scores = answers(&all, &item);
            // An activity can be anything, sex too, and closed lists alone are printed unasked: each has its row of
            // figures, by its number, and its words where the person's own notes are ticked.
            let item = Some(item).filter(|_| scope.includes(Section::Notes));
            rows.extend(row(scope, &id, Some(at + 1), &scores).map(|row| FigureRow { item, ..row }));
        }
    }
    Scores { rows, unread: range.unread }
}

/// Where an instrument stands among the rows; `None` for one that is not known or whose section is not ticked.
fn place(scope: &Scope<'_>, id: &str) -> Option<usize> {
    let known = scope.input.instruments;
    let instrument = known.instruments.iter().position(|one| one.id.eq_ignore_ascii_case(id));
    let total = || known.totals.iter().position(|one| one.id.eq_ignore_ascii_case(id));
    let place = instrument.or_else(|| total().map(|at| known.instruments.len() + at))?;
    (!is_intimate(known, id) || scope.includes(Section::Sexual)).then_some(place)
}

/// Whether a questionnaire speaks of sex.
pub(super) fn is_intimate(known: &Instruments, id: &str) -> bool {
    let total = INTIMATE_TOTALS.iter().any(|total| total.eq_ignore_ascii_case(id));
    total || known.get(id).is_some_and(|one| one.area == Some(Area::Sexual))
}

/// The person's own activities, in the order in which they came up.
fn items(all: &[(Day, MeasureTaken)]) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for item in all.iter().flat_map(|(_, one)| &one.items) {
        if !item.trim().is_empty() && !items.contains(item) {
            items.push(item.clone());
        }
    }
    items
}

fn answers(all: &[(Day, MeasureTaken)], item: &str) -> Vec<Scored> {
    let of = |(day, one): &(Day, MeasureTaken)| {
        let at = one.items.iter().position(|own| own == item)?;
        Some((*day, f64::from((*one.answers.get(at)?)?)))
    };
    all.iter().filter_map(of).collect()
}

/// One row; none where there is nothing up to the last day.
fn row(scope: &Scope<'_>, id: &str, activity: Option<usize>, scores: &[Scored]) -> Option<FigureRow> {
    let first = scores.first()?;
    let now = scores.iter().rev().find(|(day, _)| (scope.now.0..=scope.now.1).contains(day));
    let before = scores.iter().rev().find(|(day, _)| *day < scope.now.0);
    Some(compared(scope, id, activity, [now.copied(), before.copied(), Some(*first)], scores))
}

fn compared(
    scope: &Scope<'_>,
    id: &str,
    activity: Option<usize>,
    [now, before, first]: [Option<Scored>; 3],
    scores: &[Scored],
) -> FigureRow {
    let count = |from: Day, to: Day| scores.iter().filter(|(day, _)| (from..=to).contains(day)).count();
    let instrument = scope.input.instruments.get(id);
    let matters = scope.input.instruments.matters(id);
    let pair = now.zip(first.filter(|first| now.is_some_and(|now| now.0 != first.0)));
    let change = pair.map(|((_, now), (_, first))| change_of(id, activity.is_some(), now, first, matters));
    let itself = now.filter(|_| id == CHANGE_ITSELF).zip(instrument.and_then(|one| one.meaningful_to.as_ref()));
    let itself = itself.map(|((_, score), to)| if score <= f64::from(to.value) { Mark::Met } else { Mark::NotMet });
    FigureRow {
        id: id.to_owned(),
        band: now.filter(|_| activity.is_none()).and_then(|(_, score)| Some(instrument?.band(score)?.to_owned())),
        activity,
        item: None,
        now: now.map(|(_, score)| to_hundredths(score)),
        now_days: count(scope.now.0, scope.now.1),
        before: before.map(|(_, score)| to_hundredths(score)),
        before_days: usize::from(before.is_some()),
        baseline: first.map(|(_, score)| to_hundredths(score)).filter(|_| id != CHANGE_ITSELF),
        baseline_days: usize::from(id != CHANGE_ITSELF),
        change: change.filter(|_| id != CHANGE_ITSELF),
        mark: itself.or(change.map(|change| change.mark)).unwrap_or(Mark::None),
        course: Vec::new(),
    }
}

/// A score against the first one. The mark is for the better: a change that matters the other way is seen by its sign.
fn change_of(id: &str, is_item: bool, now: f64, first: f64, matters: Option<&Matters>) -> Change {
    let item = matters.filter(|_| is_item).map(|all| Matters { points: all.item_points, percent: None, ..all.clone() });
    let matters = if is_item { item.as_ref() } else { matters };
    let found = measures::difference(now, first, matters, None);
    let better = if MORE_IS_BETTER.contains(&id) { found.by > 0.0 } else { found.by < 0.0 };
    let mark = match found.mark {
        _ if matters.is_none() => Mark::None,
        Some(measures::Mark::Meets) if better => Mark::Met,
        _ => Mark::NotMet,
    };
    let percent = (first >= LEAST_BASELINE).then(|| whole(100.0 * found.by / first));
    Change { by: to_hundredths(found.by), percent, mark }
}

fn finite(score: f64) -> Option<f64> {
    score.is_finite().then_some(score)
}
