//! What went along with easier and harder days: the days parted in two by one thing, the middle value on both sides, and
//! how many days each side has. Never a cause, never from few days, and never a difference that days in another order
//! would show as well.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::answered::Answered;
use super::chance::{FEWEST, ORDERS, Parted, RATE, chances, median};
use super::course::each_day;
use super::practised::practised_days;
use super::span::Stretch;
use crate::diary::daily::{Dated, dated, values};
use crate::diary::{Cycle, Day, DayStart, Diary, Kind, Measure, lists};

/// The fewest days with a value from which anything is said (our own choice: no trial gives a number).
pub const LEAST_DAYS: usize = 14;
/// How many days are looked at, at least and at most: thirteen and twenty-six weeks.
pub const LOOKED_AT: (u32, u32) = (91, 182);
/// At most so many are shown.
const MOST: usize = 5;
/// The least difference that is spoken of: a point of ten, half an hour of sleep (our own choice: no trial gives a
/// number).
const LEAST_APART: (f64, f64) = (1.0, 0.5);
/// Sleep below this is short, in hours.
pub const SHORT_SLEEP: f64 = 6.0;
/// From this on a figure is high; the same figure as a day of high pain (design: promise 1).
pub const HIGH: f64 = 7.0;
/// Up to this a figure is low: as far from the other end.
pub const LOW: f64 = 3.0;
/// Own tags that are looked at, the most frequent ones.
const TAGS: usize = 8;

/// What parts the days in two.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Factor {
    /// Less than six hours of sleep.
    ShortSleep,
    /// Sleep quality of three or less.
    PoorSleep,
    /// Stress of seven or more.
    HighStress,
    /// Anxiety of seven or more.
    HighAnxiety,
    /// Mood of three or less.
    LowMood,
    /// The day before had a practice.
    PracticeBefore,
    /// Unwell was ticked.
    Unwell,
    /// Bleeding was noted.
    Bleeding,
    /// A trigger was ticked, by id; compared with other days on which one was.
    Trigger(String),
    /// A tag of the person's own.
    Tag(String),
}

/// Which private things may be looked at, as they are opened in Plan.
#[derive(Clone, Copy, Debug, Default)]
pub struct Opened {
    /// The cycle.
    pub cycle: bool,
    /// Sex.
    pub sexual: bool,
}

/// One side of a comparison.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// How many days, at least three.
    pub days: usize,
    /// The middle value of these days.
    pub middle: f64,
}

/// One thing that went along with the measure.
#[derive(Clone, Debug, PartialEq)]
pub struct WentAlong {
    /// What.
    pub factor: Factor,
    /// The days with it.
    pub with: Part,
    /// The other days of which it is known.
    pub without: Part,
}

/// What was looked at, and what was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Together {
    /// The measure.
    pub measure: Measure,
    /// The days looked at.
    pub stretch: Stretch,
    /// How many of them have a value.
    pub days: usize,
    /// How many comparisons had enough days on both sides.
    pub compared: usize,
    /// At most five, the greatest difference first. Empty below fourteen days.
    pub found: Vec<WentAlong>,
}

/// What went along with `measure` in the thirteen weeks, or in a longer range the twenty-six, that end with `shown`.
#[must_use]
pub fn together(
    diary: &Diary,
    measure: Measure,
    shown: Stretch,
    start: DayStart,
    opened: Opened,
) -> Answered<Together> {
    let length = i64::try_from(shown.days()).unwrap_or(i64::MAX).clamp(LOOKED_AT.0.into(), LOOKED_AT.1.into());
    let stretch = Stretch { from: shown.to.plus(1 - length), to: shown.to };
    // The day before the first one may have had a practice.
    let range = diary.days(stretch.from.before(), stretch.to, start);
    let records = dated(&range.records, start);
    let daily = values(&records, measure);
    let days: Vec<Day> = each_day(stretch.from, stretch.to).collect();
    let of_days: Vec<Option<f64>> = days.iter().map(|day| daily.get(day).copied()).collect();
    let known = of_days.iter().flatten().count();
    let mut found = Together { measure, stretch, days: known, compared: 0, found: Vec::new() };
    if known >= LEAST_DAYS {
        let (factors, parted): (Vec<Factor>, Vec<Parted>) = factors(&records, measure, &days, opened)
            .into_iter()
            .filter(|(_, parted)| is_enough(&of_days, parted))
            .unzip();
        found.compared = factors.len();
        let chances = chances(&of_days, &parted, ORDERS);
        let clear = factors.into_iter().zip(&parted).zip(chances).filter(|(_, chance)| *chance <= RATE);
        found.found = clear.filter_map(|((factor, parted), _)| apart(factor, &of_days, parted, measure)).collect();
        found.found.sort_by(|a, b| size(b).total_cmp(&size(a)).then_with(|| a.factor.cmp(&b.factor)));
        found.found.truncate(MOST);
    }
    Answered::from(found, &range, [])
}

fn size(one: &WentAlong) -> f64 {
    (one.with.middle - one.without.middle).abs()
}

fn side<'a>(values: &'a [Option<f64>], parted: &'a [Option<bool>], is: bool) -> impl Iterator<Item = f64> + 'a {
    values.iter().zip(parted).filter(move |(_, side)| **side == Some(is)).filter_map(|(value, _)| *value)
}

fn is_enough(values: &[Option<f64>], parted: &[Option<bool>]) -> bool {
    side(values, parted, true).count() >= FEWEST && side(values, parted, false).count() >= FEWEST
}

/// The two sides, where their middles are far enough apart to be worth a sentence.
fn apart(factor: Factor, values: &[Option<f64>], parted: &[Option<bool>], measure: Measure) -> Option<WentAlong> {
    let part =
        |is: bool| Some(Part { days: side(values, parted, is).count(), middle: median(side(values, parted, is))? });
    let one = WentAlong { factor, with: part(true)?, without: part(false)? };
    let least = if measure == Measure::SleepHours { LEAST_APART.1 } else { LEAST_APART.0 };
    (size(&one) >= least).then_some(one)
}

/// Whether a figure is one of those that part the days.
type Has = fn(f64) -> bool;

/// Every way to part the days that these records know.
fn factors(records: &[Dated<'_>], of: Measure, days: &[Day], opened: Opened) -> Vec<(Factor, Parted)> {
    let mut all = Vec::new();
    let figures: [(Factor, Measure, Has); 5] = [
        (Factor::ShortSleep, Measure::SleepHours, |hours| hours < SHORT_SLEEP),
        (Factor::PoorSleep, Measure::SleepQuality, |quality| quality <= LOW),
        (Factor::HighStress, Measure::Stress, |stress| stress >= HIGH),
        (Factor::HighAnxiety, Measure::Anxiety, |anxiety| anxiety >= HIGH),
        (Factor::LowMood, Measure::Mood, |mood| mood <= LOW),
    ];
    let is_sleep = |measure| matches!(measure, Measure::SleepHours | Measure::SleepQuality);
    for (factor, measure, has) in figures {
        // A measure is not compared with itself.
        if measure == of || (is_sleep(measure) && is_sleep(of)) {
            continue;
        }
        let daily = values(records, measure);
        all.push((factor, days.iter().map(|day| daily.get(day).map(|value| has(*value))).collect()));
    }
    let practised = practised_days(records);
    all.push((Factor::PracticeBefore, days.iter().map(|day| Some(practised.contains(&day.before()))).collect()));
    all.extend(Ticked::of(records, opened).parted(days));
    all
}

/// What was ticked on which days.
#[derive(Default)]
struct Ticked {
    triggers: BTreeMap<String, BTreeSet<Day>>,
    tags: BTreeMap<String, BTreeSet<Day>>,
    unwell: BTreeSet<Day>,
    /// Whether there was bleeding, on the days of which it is known.
    bleeding: BTreeMap<Day, bool>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Lists {
    triggers: Vec<String>,
    tags: Vec<String>,
    unwell: Option<bool>,
    cycle: Option<Cycle>,
}

impl Ticked {
    fn of(records: &[Dated<'_>], opened: Opened) -> Self {
        let mut ticked = Self::default();
        for (day, record) in records {
            let json = record.json();
            let may = matches!(record.kind, Kind::CheckIn | Kind::PainEpisode | Kind::Note)
                && ["\"triggers\"", "\"tags\"", "\"unwell\"", "\"cycle\""].iter().any(|field| json.contains(field));
            if !may {
                continue;
            }
            let lists: Lists = serde_json::from_str(json).unwrap_or_default();
            for id in lists.triggers.into_iter().filter(|id| is_open(id, opened)) {
                ticked.triggers.entry(id).or_default().insert(*day);
            }
            for tag in lists.tags {
                ticked.tags.entry(tag).or_default().insert(*day);
            }
            if lists.unwell == Some(true) {
                ticked.unwell.insert(*day);
            }
            if let Some(bleeding) = lists.cycle.and_then(|cycle| cycle.bleeding).filter(|_| opened.cycle) {
                *ticked.bleeding.entry(*day).or_default() |= bleeding != "none";
            }
        }
        ticked
    }

    fn parted(self, days: &[Day]) -> Vec<(Factor, Parted)> {
        let mut all = Vec::new();
        let on = |set: &BTreeSet<Day>| days.iter().map(|day| Some(set.contains(day))).collect::<Parted>();
        if !self.unwell.is_empty() {
            all.push((Factor::Unwell, on(&self.unwell)));
        }
        if !self.bleeding.is_empty() {
            all.push((Factor::Bleeding, days.iter().map(|day| self.bleeding.get(day).copied()).collect()));
        }
        // Triggers are mostly ticked on harder days: one of them is compared with days on which another one was.
        let any: BTreeSet<Day> = self.triggers.values().flatten().copied().collect();
        for (id, ticked) in self.triggers {
            let parted = days.iter().map(|day| any.contains(day).then(|| ticked.contains(day))).collect();
            all.push((Factor::Trigger(id), parted));
        }
        let mut tags: Vec<(String, BTreeSet<Day>)> = self.tags.into_iter().collect();
        tags.sort_by_key(|(_, days)| std::cmp::Reverse(days.len()));
        all.extend(tags.into_iter().take(TAGS).map(|(tag, set)| (Factor::Tag(tag), on(&set))));
        all
    }
}

/// Only ids of the closed list, and of those the private ones only where they are opened.
fn is_open(id: &str, opened: Opened) -> bool {
    let open = match id {
        "sex" => opened.sexual,
        "period" => opened.cycle,
        "other" => false,
        _ => true,
    };
    open && lists::TRIGGERS.contains(&id)
}
