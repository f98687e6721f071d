//! One value a day for each measure (design: one statistic), and means that carry their number of days. Pure; what a
//! value is compared with is in `baseline`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::day::{Day, DayStart};
use super::record::{Figures, Kind, Record};
use super::scales::{Measure, Score};

/// The fewest days with a value from which a mean over a week is shown.
pub const DAYS_FOR_A_MEAN: usize = 3;

/// A mean and how many values went into it; it never stands alone.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mean {
    /// The mean, in the measure's own unit, to two decimals.
    pub value: f64,
    /// How many values it is the mean of.
    pub n: usize,
}

/// A record with the person's day it belongs to.
pub type Dated<'a> = (Day, &'a Record);

/// Each record with its day; records without a moment and tombstones are left out.
#[must_use]
pub fn dated<'a>(records: &[&'a Record], start: DayStart) -> Vec<Dated<'a>> {
    records
        .iter()
        .filter(|record| !record.deleted)
        .filter_map(|record| record.at.map(|at| (start.day_of(at), *record)))
        .collect()
}

/// The value of `measure` on each day that has one. A day's pain is the median of its `pain_average` figures, else of
/// its `pain_now`; its worst is the greatest `pain_worst`; everything else is the median of its figures.
#[must_use]
pub fn values(records: &[Dated<'_>], measure: Measure) -> BTreeMap<Day, f64> {
    let mut figures: Vec<(Day, f64)> = match measure {
        Measure::Pain => {
            let mut averages = gather(records, |record| score(record.figures.pain_average));
            let with: std::collections::BTreeSet<Day> = averages.iter().map(|(day, _)| *day).collect();
            let now = gather(records, |record| score(record.figures.pain_now));
            averages.extend(now.into_iter().filter(|(day, _)| !with.contains(day)));
            averages
        }
        _ => gather(records, |record| record.figures.of(measure)),
    };
    figures.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    figures
        .chunk_by(|a, b| a.0 == b.0)
        .filter_map(|day| {
            let value = if measure == Measure::WorstPain { day.last().map(|(_, v)| *v) } else { middle(day) };
            Some((day.first()?.0, value?))
        })
        .collect()
}

/// The mean of `values`, or `None` without any.
#[must_use]
pub fn mean(values: impl IntoIterator<Item = f64>) -> Option<Mean> {
    let (mut sum, mut n) = (0.0, 0usize);
    for value in values {
        sum += value;
        n += 1;
    }
    #[expect(clippy::cast_precision_loss, reason = "a number of days")]
    let count = n as f64;
    (n > 0).then(|| Mean { value: to_hundredths(sum / count), n })
}

/// The mean over the days `from` to `to`, both included, with however many days have a value.
#[must_use]
pub fn mean_between(values: &BTreeMap<Day, f64>, from: Day, to: Day) -> Option<Mean> {
    if from > to { None } else { mean(values.range(from..=to).map(|(_, value)| *value)) }
}

/// `value` to two decimals, so that the same figure is shown, stored and compared; halves go away from zero.
#[must_use]
pub fn to_hundredths(value: f64) -> f64 {
    to_nearest(value, 100.0)
}

/// A figure as it is read, with one decimal: 6.25 is "6.3" and -2.75 is "-2.8", halves away from zero as people round
/// by hand, and never "-0.0". What is rounded is the figure with its two decimals, which is also the one in files.
#[must_use]
pub fn tenths(value: f64) -> String {
    let text = format!("{:.1}", to_nearest(to_hundredths(value), 10.0));
    if text == "-0.0" { "0.0".to_owned() } else { text }
}

/// Halves of the decimal figure away from zero: most decimals have no exact binary fraction, so that 4.145 is held as a
/// little less; a thousand-millionth is far below any step that a mean of entries can make.
fn to_nearest(value: f64, parts: f64) -> f64 {
    (value * parts + 1e-9_f64.copysign(value)).round() / parts
}

fn gather(records: &[Dated<'_>], pick: impl Fn(&Record) -> Option<f64>) -> Vec<(Day, f64)> {
    records
        .iter()
        .filter(|(_, record)| matches!(record.kind, Kind::CheckIn | Kind::PainEpisode))
        .filter_map(|(day, record)| pick(record).map(|value| (*day, value)))
        .collect()
}

fn score(score: Option<Score>) -> Option<f64> {
    score.map(|score| f64::from(score.value()))
}

/// The median of values that are in order: the middle one, or the mean of the two in the middle.
fn middle(sorted: &[(Day, f64)]) -> Option<f64> {
    let half = sorted.len() / 2;
    let upper = sorted.get(half)?.1;
    if sorted.len() % 2 == 1 { Some(upper) } else { Some(f64::midpoint(sorted.get(half - 1)?.1, upper)) }
}

impl Figures {
    /// The figure of `measure` in one entry; for pain its average, else its pain at that moment.
    #[must_use]
    pub fn of(&self, measure: Measure) -> Option<f64> {
        let figure = match measure {
            Measure::Pain => self.pain_average.or(self.pain_now),
            Measure::WorstPain => self.pain_worst,
            Measure::Ease => self.ease,
            Measure::Mood => self.mood,
            Measure::Stress => self.stress,
            Measure::Anxiety => self.anxiety,
            Measure::Fear => self.fear,
            Measure::Shame => self.shame,
            Measure::Sensitivity => self.sensitivity,
            Measure::SleepQuality => self.sleep_quality,
            // A file edited by hand may hold anything; a day has 24 hours.
            Measure::SleepHours => return self.sleep_hours.filter(|hours| (0.0..=24.0).contains(hours)),
        };
        score(figure)
    }
}
