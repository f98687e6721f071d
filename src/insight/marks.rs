//! What stands beneath a course, day by day: practices, hard days, steps that changed, visits, words for the therapist,
//! and the cycle where it is kept. Pure; how it is drawn is the screens'.

use serde::Deserialize;

use super::answered::Answered;
use super::practised::{hard_days, practised_days};
use super::span::Stretch;
use crate::diary::daily::dated;
use crate::diary::{Body, Cycle, Day, DayStart, Diary, Kind, Record};

/// Days before the first one that are looked at, so that a hard-day plan that began earlier is seen.
const LEAD_DAYS: i64 = 14;

/// Which way a step went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turned {
    /// To a later step.
    On,
    /// To an earlier step.
    Back,
}

/// What is marked on one day.
#[expect(clippy::struct_excessive_bools, reason = "each is a mark of its own")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayMarks {
    /// There is at least one entry of any kind.
    pub entries: bool,
    /// There was a practice.
    pub practised: bool,
    /// A hard-day plan was on.
    pub hard_day: bool,
    /// A step changed; the last one of the day.
    pub step: Option<Turned>,
    /// There was a visit to a clinician.
    pub visit: bool,
    /// An entry is marked for the therapist.
    pub for_therapist: bool,
    /// Bleeding was noted; never set unless the cycle is kept.
    pub bleeding: bool,
}

/// The marks of a stretch of days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marks {
    /// The first day.
    pub from: Day,
    /// One place for each day.
    pub days: Vec<DayMarks>,
}

impl Marks {
    /// What is marked on `day`; nothing outside of the stretch.
    #[must_use]
    pub fn of(&self, day: Day) -> DayMarks {
        usize::try_from(day.since(self.from)).ok().and_then(|at| self.days.get(at)).copied().unwrap_or_default()
    }

    /// The days with an entry or on which a hard-day plan was on, newest first.
    pub fn lived(&self) -> impl Iterator<Item = Day> + '_ {
        let days = (0i64..).zip(&self.days).filter(|(_, marks)| marks.entries || marks.hard_day);
        days.map(|(at, _)| self.from.plus(at)).collect::<Vec<_>>().into_iter().rev()
    }
}

/// The marks of `stretch`. With `cycle` the days with bleeding are among them.
#[must_use]
pub fn marks(diary: &Diary, stretch: Stretch, start: DayStart, cycle: bool) -> Answered<Marks> {
    let Stretch { from, to } = stretch;
    let range = diary.days(from.plus(-LEAD_DAYS), to, start);
    let records = dated(&range.records, start);
    let mut days = vec![DayMarks::default(); stretch.days()];
    let mut at = |day: Day, set: &mut dyn FnMut(&mut DayMarks)| {
        if let Some(marks) = usize::try_from(day.since(from)).ok().and_then(|at| days.get_mut(at)) {
            set(marks);
        }
    };
    for day in practised_days(&records) {
        at(day, &mut |marks| marks.practised = true);
    }
    for day in hard_days(&records, from, to) {
        at(day, &mut |marks| marks.hard_day = true);
    }
    for (day, record) in records {
        at(day, &mut |marks| mark(marks, record, cycle));
    }
    Answered::from(Marks { from, days }, &range, [])
}

fn mark(marks: &mut DayMarks, record: &Record, cycle: bool) {
    marks.entries = true;
    match record.kind {
        Kind::Visit => marks.visit = true,
        Kind::Step => {
            if let Ok(Body::Step(step)) = record.body() {
                marks.step = match step.to.cmp(&step.from) {
                    std::cmp::Ordering::Greater => Some(Turned::On),
                    std::cmp::Ordering::Less => Some(Turned::Back),
                    std::cmp::Ordering::Equal => marks.step,
                };
            }
        }
        Kind::CheckIn | Kind::PainEpisode | Kind::Note => {
            marks.for_therapist |= is_for_therapist(record);
            marks.bleeding |= cycle && bleeds(record);
        }
        _ => {}
    }
}

/// Whether the person marked an entry for the therapist.
#[must_use]
pub fn is_for_therapist(record: &Record) -> bool {
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Marked {
        for_therapist: Option<bool>,
    }
    record.json().contains("\"for_therapist\"")
        && serde_json::from_str(record.json()).is_ok_and(|marked: Marked| marked.for_therapist == Some(true))
}

fn bleeds(record: &Record) -> bool {
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Kept {
        cycle: Option<Cycle>,
    }
    if !record.json().contains("\"bleeding\"") {
        return false;
    }
    let kept: Kept = serde_json::from_str(record.json()).unwrap_or_default();
    kept.cycle.and_then(|cycle| cycle.bleeding).is_some_and(|bleeding| bleeding != "none")
}
