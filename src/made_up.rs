//! A made-up person's diary for the demo, benches and tests: seeded, the same every time, of nobody in particular.
//! Slow improvement, noise, days without an entry, two hard stretches. Writes nothing; where it goes is for others.

mod chance;
mod everything;
mod weeks;

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use serde_json::{Value, json};

use self::chance::Chance;
pub use self::everything::everything;
use crate::diary::baseline::{StoredBaselines, to_keep};
use crate::diary::{
    Body, Comfort, Day, DayStart, Diary, Entry, Felt, Flag, FlagState, Flare, Id, Ids, LetGo, Level, Milestone, Month,
    MonthState, NextDay, Note, Offered, Outcome, PainBy, Practice, PractisedBlock, Profile, Question, Record, Register,
    Score, Soreness, Stamp, StopReason, Visit,
};

/// The device that made-up records carry.
pub const DEVICE: &str = "made-up";

/// A made-up diary with where its person stands.
#[derive(Clone, Debug)]
pub struct MadeUp {
    /// The records, oldest first.
    pub records: Vec<Record>,
    /// The registers of the profile by name: `first_run`, `routine`, `baseline` and others.
    pub registers: Vec<(String, Register)>,
}

impl MadeUp {
    /// The records by the month file they belong to.
    #[must_use]
    pub fn months(&self) -> BTreeMap<Month, Vec<Record>> {
        months(&self.records)
    }

    /// The records as a diary of which every month is read.
    #[must_use]
    pub fn diary(&self) -> Diary {
        in_memory(&self.records)
    }

    /// Sets registers, also in the place of others.
    fn set(&mut self, values: Vec<(String, Value)>, last_day: Day, start: DayStart) {
        let stamp = Stamp { updated: moment(last_day, start, 0).to_utc(), device: DEVICE.to_owned() };
        let profile = Profile::default();
        for (name, value) in values {
            self.registers.retain(|(there, _)| *there != name);
            let register = profile.setting(&name, value, &stamp);
            self.registers.push((name, register));
        }
    }

    /// The kept baselines.
    #[must_use]
    pub fn baselines(&self) -> StoredBaselines {
        let mut profile = Profile::default();
        for (name, register) in &self.registers {
            profile.join(name, register);
        }
        profile.get("baseline").unwrap_or_default()
    }
}

/// `records` by the month file they belong to, in the order given.
#[must_use]
pub fn months(records: &[Record]) -> BTreeMap<Month, Vec<Record>> {
    let mut months: BTreeMap<Month, Vec<Record>> = BTreeMap::new();
    for record in records {
        if let Some(at) = record.at {
            months.entry(Month::of(at)).or_default().push(record.clone());
        }
    }
    months
}

/// `records` as a diary of which every month is read.
#[must_use]
pub fn in_memory(records: &[Record]) -> Diary {
    let mut diary = Diary::default();
    for (month, records) in months(records) {
        diary.set(month, MonthState::Read(records));
    }
    diary
}

/// `weeks` weeks that end with `last_day`: about five practices a week, some days without any entry, a hard stretch
/// in the fifth and in the ninth week, notes, questions and one visit.
#[must_use]
pub fn diary(seed: u64, last_day: Day, weeks: u32, start: DayStart) -> MadeUp {
    Life::lived(seed, last_day, weeks, start, &FIRSTS).made_up(last_day, weeks)
}

/// What was reached, as the register keeps it: by id, with the day.
fn firsts(records: &[Record], start: DayStart) -> Value {
    let reached = records.iter().filter_map(|record| match (record.body().ok()?, record.at) {
        (Body::Milestone(one), Some(at)) => Some((one.milestone, json!(start.day_of(at)))),
        _ => None,
    });
    Value::Object(reached.collect())
}

/// `years` years that end with `last_day`, about fourteen records on every day: ten years are about 50 000.
#[must_use]
pub fn years(seed: u64, last_day: Day, years: u32, start: DayStart) -> Vec<Record> {
    let days = i64::from(years) * 365;
    let mut life = Life::new(seed, last_day.plus(1 - days), days, start);
    for n in 0..days {
        life.live_fully(n);
    }
    life.finish()
}

/// What the person of the demo reached, and on which day of theirs, from 0; a test holds that their diary says so.
const FIRSTS: [(i64, &str); 8] = [
    (5, "week"),
    (13, "pain-10"),
    (20, "practices-10"),
    (20, "let-go"),
    (20, "stop"),
    (48, "ease-6"),
    (50, "practices-25"),
    (69, "pain-30"),
];

/// What the made-up person writes. Their words, not the program's.
const NOTES: [&str; 8] = [
    "Breathing before the meeting helped more than I thought.",
    "Sat for three hours on the train. Sore until the evening.",
    "Slept badly, everything felt closer than usual.",
    "First time I noticed it letting go by itself, in the shower.",
    "Told my sister about it. That was good.",
    "Warm water bottle and the slow breath, twice.",
    "A quiet day. Hardly thought of it.",
    "Walked home the long way, the hips felt looser after.",
];
const QUESTIONS: [&str; 3] = [
    "Is it fine to practise on days when it is sore from the day before?",
    "Could the pain on the left side come from the hip?",
    "How do I tell letting go from pushing?",
];
const WORDS: [&str; 6] = ["steady", "tired", "softer", "tight", "hopeful", "slow"];
const TRIGGERS: [&str; 6] = ["sitting", "stress", "poor-sleep", "tight-clothes", "full-bladder", "cold"];
const HELPED: [&str; 5] = ["breathing", "warmth", "walk", "rest", "stretch"];
const PLACES: [&str; 4] = ["entrance", "left", "perineum", "deep"];
const QUALITIES: [&str; 4] = ["burning", "aching", "pulling", "pressure"];
/// The weeks (from 0) in which a hard stretch begins, and how many days it lasts.
const HARD: [(i64, i64); 2] = [(4, 4), (8, 3)];

/// One made-up person, day by day.
struct Life {
    chance: Chance,
    ids: Ids,
    first: Day,
    days: i64,
    start: DayStart,
    /// What is reached, and on which day, from 0.
    firsts: &'static [(i64, &'static str)],
    records: Vec<Record>,
    practised_yesterday: Option<Id>,
}

/// How one day is.
struct Mood {
    day: Day,
    week: i64,
    /// From 0 at the beginning to 1 at the end.
    along: f64,
    hard: bool,
    sleep: f64,
    stress: f64,
    pain: f64,
}

impl Life {
    fn new(seed: u64, first: Day, days: i64, start: DayStart) -> Self {
        let chance = Chance(seed);
        let ids = Ids::new(u128::from(seed) ^ 0x6D61_6465_2D75_7000);
        Self { chance, ids, first, days, start, firsts: &[], records: Vec::new(), practised_yesterday: None }
    }

    /// So many weeks, day by day.
    fn lived(seed: u64, last_day: Day, weeks: u32, start: DayStart, firsts: &'static [(i64, &'static str)]) -> Self {
        let days = i64::from(weeks) * 7;
        let mut life = Self { firsts, ..Self::new(seed, last_day.plus(1 - days), days, start) };
        for n in 0..days {
            life.live(n);
        }
        life
    }

    /// The diary of these weeks, with where the person stands.
    fn made_up(self, last_day: Day, weeks: u32) -> MadeUp {
        let start = self.start;
        let records = self.finish();
        let kept =
            to_keep(&in_memory(&records), start, &StoredBaselines::default(), last_day.next()).unwrap_or_default();
        let values = [
            ("first_run", json!(true)),
            ("routine", json!("RT12")),
            ("weeks", json!({ "count": weeks, "last": last_day.week().to_string() })),
            ("safety_asked", json!({ "on": last_day, "answer": "none" })),
            ("introduced", json!(["PF2a", "PF2b", "PF2c", "ST1", "ST2", "ST3", "ST5", "ST6", "ST11", "PMR"])),
            ("milestones", firsts(&records, start)),
            ("baseline", serde_json::to_value(kept).unwrap_or(Value::Null)),
        ];
        let values = values.into_iter().chain(weeks::positions(last_day, weeks));
        let mut made = MadeUp { records, registers: Vec::new() };
        made.set(values.map(|(name, value)| (name.to_owned(), value)).collect(), last_day, start);
        made
    }

    fn finish(mut self) -> Vec<Record> {
        self.records.sort_by_key(|record| record.at);
        self.records
    }

    fn mood(&mut self, n: i64) -> Mood {
        #[expect(clippy::cast_precision_loss, reason = "a number of days")]
        let along = n as f64 / self.days.max(1) as f64;
        let week = n / 7;
        let hard = HARD.iter().any(|(begins, lasts)| (begins * 7 + 2..begins * 7 + 2 + lasts).contains(&n));
        let short_night = self.chance.in_hundred(20);
        let sleep = if short_night { 4.5 + self.chance.unit() * 1.2 } else { 6.8 + self.chance.about(1.2) };
        let stress = 5.2 - 1.4 * along + self.chance.about(3.0) + if short_night { 1.0 } else { 0.0 };
        let pain = 5.0 - 2.2 * along
            + self.chance.about(1.8)
            + if short_night { 1.2 } else { 0.0 }
            + if hard { 2.4 } else { 0.0 };
        Mood { day: self.first.plus(n), week, along, hard, sleep, stress, pain }
    }

    /// A day of the demo.
    fn live(&mut self, n: i64) {
        let mood = self.mood(n);
        self.certain_days(n, &mood);
        if !mood.hard && self.chance.in_hundred(10) {
            // A day without an entry.
            self.practised_yesterday = None;
            return;
        }
        self.morning(&mood, 90);
        let free_day = self.chance.in_hundred(26);
        let practised = if mood.hard || free_day { None } else { self.practise(&mood) };
        if self.chance.in_hundred(80) {
            self.evening(&mood);
        }
        if mood.hard || self.chance.in_hundred(10) {
            self.episode(&mood);
        }
        if self.chance.in_hundred(12) {
            let at = self.chance.minutes(9 * 60, 15 * 60);
            self.note(&mood, at);
        }
        self.practised_yesterday = practised;
    }

    /// A day of the long diaries: fourteen records.
    fn live_fully(&mut self, n: i64) {
        let mood = self.mood(n);
        self.practised_yesterday = self.practised_yesterday.or_else(|| self.practise(&mood));
        self.morning(&mood, 100);
        self.practised_yesterday = self.practise(&mood);
        for part in 0..7 {
            let at = 5 * 60 + part * 80 + self.chance.minutes(0, 60);
            let entry = Entry {
                pain_now: self.near(mood.pain, 1.5),
                ease: self.near(9.0 - mood.pain, 1.0),
                mood: self.near(7.0 - mood.stress / 3.0, 1.0),
                ..Entry::default()
            };
            self.add(mood.day, at, Body::CheckIn(entry));
        }
        self.evening(&mood);
        self.episode(&mood);
        self.note(&mood, 9 * 60);
    }

    /// What happens on certain days only.
    fn certain_days(&mut self, n: i64, mood: &Mood) {
        for (_, id) in self.firsts.iter().filter(|(on, _)| *on == n) {
            let milestone = (*id).to_owned();
            self.add(mood.day, 4 * 60, Body::Milestone(Milestone { milestone }));
        }
        for (begins, lasts) in HARD {
            let first = begins * 7 + 2;
            if n == first || n == first + lasts - 1 {
                let on = n == first;
                let at = if on { 5 * 60 } else { 16 * 60 };
                self.add(mood.day, at, Body::Flare(Flare { on, by: Offered::Own }));
            }
        }
        let back = self.days - n;
        if back == 30 {
            let next_at = Some(self.first.plus(self.days + 5).0);
            let note = Some("Carry on with letting go. Squeezing can wait.".to_owned());
            self.add(mood.day, 7 * 60, Body::Visit(Visit { with: Some("physiotherapist".to_owned()), note, next_at }));
        }
        for (at, days_back) in [25, 12, 4].into_iter().enumerate() {
            if back == days_back
                && let Some(text) = QUESTIONS.get(at)
            {
                self.add(mood.day, 15 * 60, Body::Question(Question { text: (*text).to_owned(), answered: None }));
            }
        }
        if n == 10 {
            let flag = |state| Body::Flag(Flag { flag: 24, level: Level::Review, state });
            self.add(mood.day, 6 * 60, flag(FlagState::Raised));
            self.add(mood.day.plus(40.min(self.days - 11)), 6 * 60, flag(FlagState::Seen));
        }
    }

    fn morning(&mut self, mood: &Mood, percent: u64) {
        let at = self.chance.minutes(150, 210);
        if mood.day > self.first {
            let entry = Entry { pain_average: self.near(mood.pain, 1.0), ..Entry::default() };
            let last = self.start.last_minute(mood.day.before(), moment(mood.day, self.start, at));
            self.push(last, Body::CheckIn(entry));
        }
        if self.chance.in_hundred(percent) {
            let entry = Entry {
                pain_now: self.near(mood.pain - 0.5, 0.8),
                ease: self.near(3.6 + 2.4 * mood.along - if mood.hard { 1.5 } else { 0.0 }, 1.2),
                mood: self.near(7.2 - mood.stress / 3.0, 1.2),
                stress: self.near(mood.stress, 0.5),
                sleep_hours: Some((mood.sleep * 2.0).round() / 2.0),
                sleep_quality: self.near(mood.sleep - 0.5, 1.0),
                ..Entry::default()
            };
            self.add(mood.day, at, Body::CheckIn(entry));
        }
        if let Some(practice) = self.practised_yesterday {
            let soreness = match self.chance.next() % 10 {
                0 => Soreness::Still,
                1..=3 => Soreness::Hours,
                _ => Soreness::None,
            };
            let next_day = NextDay { of: vec![practice], soreness: Some(soreness), pain: None };
            self.add(mood.day, at + 1, Body::NextDay(next_day));
        }
    }

    fn practise(&mut self, mood: &Mood) -> Option<Id> {
        let stopped_for = if self.chance.in_hundred(4) { Some(StopReason::Pain) } else { None };
        let early = stopped_for.is_none() && self.chance.in_hundred(8);
        let plan = weeks::twelve_minutes(mood.week);
        // The blocks, and what arriving, changing position and leaving take.
        let planned = 720;
        let stay = if stopped_for.is_some() || early { 3 } else { plan.len() };
        let outcome = match (stopped_for, early) {
            (Some(_), _) => Outcome::Stopped,
            (None, true) => Outcome::EndedEarly,
            (None, false) => Outcome::Finished,
        };
        let blocks: Vec<PractisedBlock> = plan
            .iter()
            .take(stay)
            .enumerate()
            .map(|(at, (exercise, track, step, seconds))| {
                let cut = at + 1 == stay && outcome != Outcome::Finished;
                PractisedBlock {
                    exercise: (*exercise).to_owned(),
                    track: (*track).to_owned(),
                    step: *step,
                    planned_s: *seconds,
                    done_s: if cut { seconds / 2 } else { *seconds },
                    cycles: seconds / 10,
                    outcome: if cut { outcome } else { Outcome::Finished },
                    let_go: (*track == "floor" && !cut).then(|| self.let_go(mood)),
                    ..PractisedBlock::default()
                }
            })
            .collect();
        let pain = |pain: Option<Score>, ease: Option<Score>| Some(Felt { pain, ease, fear: None });
        let practice = Practice {
            routine: "RT12".to_owned(),
            planned_s: planned,
            done_s: match outcome {
                Outcome::Finished => planned,
                _ => blocks.iter().map(|block| block.done_s).sum::<u32>() + 45,
            },
            before: pain(self.near(mood.pain - 0.5, 0.5), self.near(3.8 + 2.2 * mood.along, 1.0)),
            after: pain(self.near(mood.pain - 1.0, 0.5), self.near(4.8 + 2.4 * mood.along, 1.0)),
            peak: pain(self.near(mood.pain - 0.2 + if stopped_for.is_some() { 2.0 } else { 0.0 }, 0.8), None),
            comfort: Some(if mood.pain > 5.5 {
                Comfort::Hard
            } else if mood.pain > 3.0 {
                Comfort::Ok
            } else {
                Comfort::Easy
            }),
            outcome,
            stopped_for,
            note: None,
            blocks,
            ..Practice::default()
        };
        let at = self.chance.minutes(212, 230);
        self.add(mood.day, at, Body::Practice(practice))
    }

    fn let_go(&mut self, mood: &Mood) -> LetGo {
        match mood.along + self.chance.unit() * 0.8 {
            felt if felt < 0.25 => LetGo::NotFelt,
            felt if felt < 0.5 => LetGo::NotYet,
            felt if felt < 1.0 => LetGo::Partly,
            _ => LetGo::Yes,
        }
    }

    fn evening(&mut self, mood: &Mood) {
        let worse = mood.pain > 5.0;
        let mut triggers: Vec<String> = Vec::new();
        if mood.sleep < 6.0 {
            triggers.push("poor-sleep".to_owned());
        }
        if mood.stress > 6.5 {
            triggers.push("stress".to_owned());
        }
        if worse || self.chance.in_hundred(20) {
            triggers.extend(self.chance.pick(&TRIGGERS).map(str::to_owned));
        }
        triggers.sort();
        triggers.dedup();
        let helped = if self.chance.in_hundred(60) { self.chance.pick(&HELPED) } else { None };
        let word = if self.chance.in_hundred(25) { self.chance.pick(&WORDS) } else { None };
        let entry = Entry {
            pain_worst: self.near(mood.pain + 1.4, 0.8),
            pain_by: Some(PainBy { sitting: self.near(mood.pain, 1.0), ..PainBy::default() }),
            sensitivity: self.near(mood.pain + 0.5, 1.0),
            triggers,
            helped: helped.map(str::to_owned).into_iter().collect(),
            word: word.map(str::to_owned),
            ..Entry::default()
        };
        let at = self.chance.minutes(16 * 60, 18 * 60);
        self.add(mood.day, at, Body::CheckIn(entry));
    }

    fn episode(&mut self, mood: &Mood) {
        let at = self.chance.minutes(8 * 60, 14 * 60);
        let entry = Entry {
            pain_worst: self.near(mood.pain + 2.0, 0.6),
            places: self.chance.pick(&PLACES).map(str::to_owned).into_iter().collect(),
            qualities: self.chance.pick(&QUALITIES).map(str::to_owned).into_iter().collect(),
            onset: Some("during".to_owned()),
            minutes: u32::try_from(self.chance.minutes(5, 90)).ok(),
            triggers: self.chance.pick(&TRIGGERS).map(str::to_owned).into_iter().collect(),
            helped: self.chance.pick(&HELPED).map(str::to_owned).into_iter().collect(),
            ..Entry::default()
        };
        self.add(mood.day, at, Body::PainEpisode(entry));
    }

    fn note(&mut self, mood: &Mood, at: i64) {
        if let Some(text) = self.chance.pick(&NOTES) {
            self.add(mood.day, at, Body::Note(Note { text: text.to_owned(), tags: Vec::new(), for_therapist: None }));
        }
    }

    /// A score near `value`.
    fn near(&mut self, value: f64, by: f64) -> Option<Score> {
        let value = (value + self.chance.about(by)).round().clamp(0.0, 10.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=10 above")]
        Score::new(value as u8)
    }

    /// Adds an entry so many minutes after the start of the day.
    fn add(&mut self, day: Day, minutes: i64, body: Body) -> Option<Id> {
        self.push(moment(day, self.start, minutes), body)
    }

    #[expect(clippy::needless_pass_by_value, reason = "an entry is handed over, not looked at")]
    fn push(&mut self, at: DateTime<FixedOffset>, body: Body) -> Option<Id> {
        let id = self.ids.next(at);
        let stamp = Stamp { updated: at.with_timezone(&Utc), device: DEVICE.to_owned() };
        // Only a number that JSON cannot write could be refused, and there is none here.
        let record = Record::new(id, at, "UTC", &body, &stamp).ok()?;
        self.records.push(record);
        Some(id)
    }
}

/// The moment so many minutes after the start of a day, in UTC so that it is the same everywhere.
fn moment(day: Day, start: DayStart, minutes: i64) -> DateTime<FixedOffset> {
    let midnight = day.0.and_hms_opt(0, 0, 0).unwrap_or_default().and_utc().fixed_offset();
    midnight + TimeDelta::hours(i64::from(start.hour())) + TimeDelta::minutes(minutes)
}
