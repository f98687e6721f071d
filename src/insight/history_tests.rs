//! Marks, what settles, what went along, what was expected and questionnaires, over diaries written for them.

use chrono::{DateTime, FixedOffset, TimeDelta};
use proptest::prelude::*;

use super::*;
use crate::diary::{
    Body, Cycle, Day, DayStart, Diary, Entry, Felt, Flare, Id, Ids, Measure, MeasureTaken, Month, NextDay, Note,
    Offered, Outcome, Practice, PractisedBlock, Record, Score, Stamp, StepChange, Visit,
};
use crate::made_up;

/// A diary to which days are added, counted from its first one.
struct Written {
    diary: Diary,
    ids: Ids,
}

const FIRST: &str = "2026-08-31T09:00:00+02:00";

fn moment(day: i64, minute: i64) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(FIRST).unwrap() + TimeDelta::days(day) + TimeDelta::minutes(minute)
}

fn day(day: i64) -> Day {
    DayStart::default().day_of(moment(day, 0))
}

fn days(from: i64, to: i64) -> Stretch {
    Stretch { from: day(from), to: day(to) }
}

fn felt(pain: u8, fear: Option<u8>) -> Felt {
    Felt { pain: Score::new(pain), ease: Score::new(10 - pain), fear: fear.and_then(Score::new) }
}

fn block(exercise: &str) -> PractisedBlock {
    PractisedBlock {
        exercise: exercise.to_owned(),
        track: "breath".to_owned(),
        done_s: 60,
        outcome: Outcome::Finished,
        ..PractisedBlock::default()
    }
}

impl Written {
    fn new() -> Self {
        Self { diary: Diary::default(), ids: Ids::new(9) }
    }

    fn add(&mut self, day: i64, minute: i64, body: &Body) -> Id {
        let at = moment(day, minute);
        let id = self.ids.next(at);
        let stamp = Stamp { updated: at.to_utc(), device: "test".to_owned() };
        let record = Record::new(id, at, "UTC", body, &stamp).unwrap();
        self.diary.join(Month::of(at), &record);
        id
    }

    fn worst(&mut self, day: i64, pain: u8, sleep: f64) {
        let entry = Entry { pain_worst: Score::new(pain), sleep_hours: Some(sleep), ..Entry::default() };
        self.add(day, 300, &Body::CheckIn(entry));
    }

    fn practice(&mut self, day: i64, exercise: &str, before: u8, after: u8) -> Id {
        let practice = Practice {
            routine: "RT12".to_owned(),
            done_s: 60,
            blocks: vec![block(exercise)],
            before: Some(felt(before, None)),
            after: Some(felt(after, None)),
            outcome: Outcome::Finished,
            ..Practice::default()
        };
        self.add(day, 0, &Body::Practice(practice))
    }
}

fn start() -> DayStart {
    DayStart::default()
}

fn along(written: &Written, to: i64, opened: Opened) -> Together {
    together(&written.diary, Measure::WorstPain, days(to - 29, to), start(), opened).value
}

#[test]
fn marks_stand_on_their_days() {
    let mut written = Written::new();
    written.practice(0, "B1", 3, 3);
    let step = |from, to| Body::Step(StepChange { track: "floor".to_owned(), from, to, ..StepChange::default() });
    written.add(1, 0, &step(1, 2));
    written.add(2, 0, &step(2, 1));
    written.add(2, 5, &step(1, 1));
    written.add(3, 0, &Body::Flare(Flare { on: true, by: Offered::Own }));
    written.add(5, 0, &Body::Flare(Flare { on: false, by: Offered::Own }));
    written.add(6, 0, &Body::Visit(Visit::default()));
    let note = |mine| Body::Note(Note { text: "x".to_owned(), for_therapist: mine, ..Note::default() });
    written.add(7, 0, &note(Some(true)));
    written.add(8, 0, &note(Some(false)));
    let cycle = |bleeding: &str| Some(Cycle { bleeding: Some(bleeding.to_owned()), ..Cycle::default() });
    written.add(9, 0, &Body::CheckIn(Entry { cycle: cycle("light"), ..Entry::default() }));
    written.add(10, 0, &Body::CheckIn(Entry { cycle: cycle("none"), ..Entry::default() }));
    let all = marks(&written.diary, days(0, 10), start(), true).value;
    let on = |has: fn(&DayMarks) -> bool| (0..=10).filter(|at| has(&all.of(day(*at)))).collect::<Vec<_>>();
    assert_eq!(on(|marks| marks.practised), [0]);
    assert_eq!(on(|marks| marks.step == Some(Turned::On)), [1]);
    assert_eq!(on(|marks| marks.step == Some(Turned::Back)), [2]);
    assert_eq!(on(|marks| marks.hard_day), [3, 4, 5]);
    assert_eq!(on(|marks| marks.visit), [6]);
    assert_eq!(on(|marks| marks.for_therapist), [7]);
    assert_eq!(on(|marks| marks.bleeding), [9]);
    assert_eq!(on(|marks| !marks.entries), [4]);
    assert_eq!(all.lived().count(), 11, "a hard day is a day with something");
    let closed = marks(&written.diary, days(0, 10), start(), false).value;
    assert!(closed.days.iter().all(|marks| !marks.bleeding), "the cycle is shown where it is kept");
    assert_eq!(all.of(day(11)), DayMarks::default());
}

#[test]
fn courses_are_the_same_as_one_by_one() {
    let made = made_up::diary(3, day(83), 12, start());
    let (diary, stored) = (made.diary(), made.baselines());
    let all = courses(&diary, &Measure::ALL, days(10, 83), start(), &stored).value;
    for (one, measure) in all.iter().zip(Measure::ALL) {
        assert_eq!(*one, course(&diary, measure, day(10), day(83), start(), stored.get(measure)).value);
    }
}

#[test]
fn what_settles_counts_before_after_and_the_day_after() {
    let mut written = Written::new();
    let mut last = None;
    for (at, (before, after)) in (0..).zip([(6, 4), (5, 4), (5, 5), (7, 4), (4, 3), (6, 5), (5, 3)]) {
        last = Some(written.practice(at, "B1", before, after));
        // Ten hours later is too early for the day after, 24 hours is not.
        written.add(at, 600, &Body::CheckIn(Entry { pain_now: Score::new(9), ..Entry::default() }));
        written.add(at + 1, 0, &Body::CheckIn(Entry { pain_now: Score::new(2), ..Entry::default() }));
    }
    written.practice(8, "B2", 5, 5);
    written.practice(9, "B2", 5, 5);
    let asked = NextDay { of: last.into_iter().collect(), soreness: None, pain: Score::new(8) };
    written.add(7, 90, &Body::NextDay(asked));
    let found = settles(&written.diary, days(0, 9), start()).value;
    let exercise = found.iter().find(|row| row.of == Practised::Exercise("B1".to_owned())).unwrap();
    assert_eq!((exercise.pain.before, exercise.pain.after, exercise.pain.change), (5.0, 4.0, -1.0));
    assert_eq!(exercise.pain.turns, Turns { lower: 6, same: 1, higher: 0 });
    assert!(exercise.pain.turns.is_clear() && !Turns { lower: 5, same: 9, higher: 0 }.is_clear());
    assert_eq!(exercise.day_after, Some((2.0, 7)), "six times 2, and 8 as it was answered");
    assert_eq!(exercise.ease.map(|ease| (ease.before, ease.after)), Some((5.0, 6.0)));
    let routine = found.iter().find(|row| row.of == Practised::Routine("RT12".to_owned())).unwrap();
    assert_eq!(routine.pain.turns.n(), 9);
    assert!(!found.iter().any(|row| row.of == Practised::Exercise("B2".to_owned())), "two are too few");
}

#[test]
fn short_nights_that_go_with_pain_are_told_with_both_counts() {
    let mut written = Written::new();
    for at in 0..40i64 {
        let short = at % 5 == 2;
        written.worst(at, if short { 7 } else { 4 } + u8::from(at % 3 == 0), if short { 5.0 } else { 7.5 });
    }
    let found = along(&written, 39, Opened::default());
    assert_eq!((found.days, found.stretch.days()), (40, 91));
    let one = found.found.iter().find(|one| one.factor == Factor::ShortSleep).unwrap();
    assert_eq!((one.with, one.without), (Part { days: 8, middle: 7.0 }, Part { days: 32, middle: 4.0 }));
    // Hours of sleep are not compared with themselves.
    let sleep = together(&written.diary, Measure::SleepHours, days(0, 39), start(), Opened::default()).value;
    assert!(sleep.found.is_empty());
}

#[test]
fn nothing_is_told_before_fourteen_days_nor_of_private_things_that_are_closed() {
    let mut written = Written::new();
    for at in 0..13i64 {
        written.worst(at, if at % 2 == 0 { 9 } else { 1 }, if at % 2 == 0 { 4.0 } else { 8.0 });
    }
    let found = along(&written, 12, Opened::default());
    assert_eq!((found.days, found.compared, found.found.len()), (13, 0, 0));
    let mut private = Written::new();
    for at in 0..60i64 {
        let on = at % 4 == 1;
        let entry = Entry {
            pain_worst: Score::new(if on { 8 } else { 3 }),
            triggers: vec![if on { "sex" } else { "sitting" }.to_owned()],
            cycle: Some(Cycle { bleeding: Some(if on { "heavy" } else { "none" }.to_owned()), ..Cycle::default() }),
            ..Entry::default()
        };
        private.add(at, 0, &Body::CheckIn(entry));
    }
    assert!(along(&private, 59, Opened::default()).found.is_empty());
    let open = along(&private, 59, Opened { cycle: true, sexual: true });
    let factors: Vec<&Factor> = open.found.iter().map(|one| &one.factor).collect();
    assert!(factors.contains(&&Factor::Bleeding) && factors.contains(&&Factor::Trigger("sex".to_owned())));
}

#[test]
fn what_was_expected_stands_beside_what_was_felt() {
    let mut written = Written::new();
    for (at, (expected, peak)) in (0..).zip([(7, 3), (6, 3), (5, 5), (6, 2)]) {
        let practice = Practice {
            blocks: vec![block("TE1")],
            predicted: Some(felt(2, Some(expected))),
            peak: Some(felt(3, Some(peak))),
            done_s: 60,
            ..Practice::default()
        };
        written.add(at, 0, &Body::Practice(practice));
    }
    let found = expected(&written.diary, days(0, 9), start(), |_| true).value;
    assert_eq!(found.tries.len(), 4);
    let fear = found.fear.unwrap();
    assert_eq!((fear.expected, fear.felt, fear.turns), (6.0, 3.0, Turns { lower: 3, same: 1, higher: 0 }));
    assert_eq!(found.pain.map(|pain| pain.turns.higher), Some(4));
    assert_eq!(expected(&written.diary, days(0, 1), start(), |_| true).value.fear, None, "two are too few");
    let closed = expected(&written.diary, days(0, 9), start(), |exercise| exercise != "TE1").value;
    assert_eq!(closed, Expected::default());
}

#[test]
fn scores_stand_beside_the_first_one() {
    let mut written = Written::new();
    let taken = |instrument: &str, score: f64, items: &[&str], answers: &[u8]| {
        Body::Measure(MeasureTaken {
            instrument: instrument.to_owned(),
            answers: answers.iter().map(|answer| Some(*answer)).collect(),
            items: items.iter().map(|item| (*item).to_owned()).collect(),
            score: Some(score),
            ..MeasureTaken::default()
        })
    };
    written.add(0, 0, &taken("peg", 6.0, &[], &[6, 6, 6]));
    written.add(0, 5, &taken("peg", 5.0, &[], &[5, 5, 5]));
    written.add(30, 0, &taken("peg", 3.5, &[], &[3, 4, 4]));
    written.add(1, 0, &taken("psfs", 3.0, &["sit", "run"], &[3, 3]));
    written.add(31, 0, &taken("psfs", 4.5, &["run", "sit"], &[6, 3]));
    written.add(40, 0, &taken("unheard-of", 4.5, &[], &[]));
    let instruments = &crate::library::built_in().unwrap().measures;
    let found = scores(&written.diary, days(0, 50), start(), instruments).value;
    let peg = found.iter().find(|one| one.instrument == "peg").unwrap();
    assert_eq!(peg.scores, [(day(0), 5.0), (day(30), 3.5)], "of a day with two the later one holds");
    assert_eq!(peg.change.unwrap().mark, Some(crate::plan::measures::Mark::Meets), "30 %");
    let own = found.iter().find(|one| one.instrument == "psfs").unwrap();
    assert_eq!(own.change.unwrap().mark, None, "1.5 of 2 points");
    let item = |words: &str, first, latest, meets| Item { words: words.to_owned(), first, latest, meets };
    assert_eq!(own.items, [item("run", 3, 6, true), item("sit", 3, 3, false)]);
    assert_eq!(found.len(), 2);
}

#[test]
fn two_points_or_thirty_percent_matter() {
    let change = |by, mark| meets_nrs(Change { by, percent: None, mark });
    assert!(change(-2.0, Mark::NotMet) && change(-1.0, Mark::Met));
    assert!(!change(-1.9, Mark::NotMet) && !change(-5.0, Mark::TooFew) && !change(2.0, Mark::NotMet));
}

#[test]
fn without_entries_there_is_nothing_and_no_panic() {
    let diary = Diary::default();
    let stretch = days(0, 0);
    assert!(settles(&diary, stretch, start()).value.is_empty());
    assert!(expected(&diary, stretch, start(), |_| true).value.tries.is_empty());
    assert_eq!(marks(&diary, stretch, start(), true).value.lived().count(), 0);
    assert_eq!(Edges::of(&diary, day(0), start()), Edges { oldest: day(0), today: day(0), visit: None });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_told_keeps_its_bounds(
        days in prop::collection::vec((0..=10u8, 3..10u8, any::<bool>(), any::<bool>(), 0..100u8), 10..100),
    ) {
        let mut written = Written::new();
        for (at, (pain, sleep, unwell, tagged, gone)) in (0i64..).zip(&days) {
            if *gone < 15 {
                continue;
            }
            let entry = Entry {
                pain_worst: Score::new(*pain),
                sleep_hours: Some(f64::from(*sleep)),
                unwell: Some(*unwell),
                tags: if *tagged { vec!["work".to_owned()] } else { Vec::new() },
                triggers: vec![if *tagged { "cold" } else { "sitting" }.to_owned()],
                stress: Score::new(*pain),
                ..Entry::default()
            };
            written.add(at, 0, &Body::CheckIn(entry));
        }
        let last = i64::try_from(days.len()).unwrap() - 1;
        let found = along(&written, last, Opened::default());
        prop_assert!(found.found.len() <= 5 && (found.days >= LEAST_DAYS || found.found.is_empty()));
        let sizes: Vec<f64> =
            found.found.iter().map(|one| (one.with.middle - one.without.middle).abs()).collect();
        prop_assert!(sizes.iter().all(|size| *size >= 1.0) && sizes.is_sorted_by(|a, b| a >= b));
        for one in &found.found {
            prop_assert!(one.with.days >= FEWEST && one.without.days >= FEWEST);
            prop_assert!(one.with.days + one.without.days <= found.days);
        }
        prop_assert_eq!(&found, &along(&written, last, Opened::default()), "the same days say the same");
    }
}
