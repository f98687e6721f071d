//! Small diaries made by hand, with the figures they must give; the properties that hold for any diary.

use std::collections::BTreeSet;

use chrono::{DateTime, FixedOffset};
use proptest::prelude::*;

use super::*;
use crate::diary::{
    Baseline, Body, Day, DayStart, Diary, Entry, Experiment, Felt, Flag, FlagState, Flare, Ids, Level, Mean, Measure,
    Month, MonthState, NextDay, Note, Offered, Outcome, Partner, Practice, PractisedBlock, Question, Record, Score,
    Soreness, Stamp, StopReason, StoredBaselines, Thought, Visit,
};

/// A diary as it is written by hand: a day of November 2026, minutes after midnight, what.
#[derive(Default)]
pub(super) struct Hand {
    diary: Diary,
    ids: Option<Ids>,
}

impl Hand {
    pub(super) fn write(&mut self, day: u32, minute: u32, body: &Body) -> crate::diary::Id {
        let at = moment(day, minute);
        let id = self.ids.get_or_insert_with(|| Ids::new(1)).next(at);
        let stamp = Stamp { updated: at.to_utc(), device: "test".to_owned() };
        let record = Record::new(id, at, "UTC", body, &stamp).unwrap();
        self.diary.join(Month::of(at), &record);
        id
    }

    pub(super) fn worst(&mut self, day: u32, pain: u8) {
        self.write(day, 1200, &Body::CheckIn(Entry { pain_worst: Score::new(pain), ..Entry::default() }));
    }

    pub(super) fn practice(&mut self, day: u32, practice: Practice) -> crate::diary::Id {
        self.write(day, 480, &Body::Practice(practice))
    }
}

fn moment(day: u32, minute: u32) -> DateTime<FixedOffset> {
    let midnight = DateTime::parse_from_rfc3339("2026-11-01T00:00:00+01:00").unwrap();
    midnight + chrono::TimeDelta::minutes(i64::from((day - 1) * 1440 + minute))
}

pub(super) fn day(number: u32) -> Day {
    DayStart::default().day_of(moment(number, 720))
}

pub(super) fn finished(minutes: u32) -> Practice {
    let block = PractisedBlock {
        exercise: "PF2a".to_owned(),
        track: "floor".to_owned(),
        planned_s: minutes * 60,
        done_s: minutes * 60,
        outcome: Outcome::Finished,
        ..PractisedBlock::default()
    };
    Practice {
        routine: "RT7".to_owned(),
        planned_s: minutes * 60,
        done_s: minutes * 60,
        outcome: Outcome::Finished,
        blocks: vec![block],
        ..Practice::default()
    }
}

fn worst_course(hand: &Hand, from: u32, to: u32) -> Course {
    course(&hand.diary, Measure::WorstPain, day(from), day(to), DayStart::default(), None).value
}

pub(super) fn page_of(hand: &Hand, from: u32, to: u32, include: &[Section], open_flags: &[OpenFlag]) -> Page {
    page_made(hand, (from, to, to), include, open_flags)
}

/// The page of the days `from` to `to`, made on the third day.
pub(super) fn page_made(
    hand: &Hand,
    (from, to, today): (u32, u32, u32),
    include: &[Section],
    open_flags: &[OpenFlag],
) -> Page {
    let include: BTreeSet<Section> = include.iter().copied().collect();
    let baselines = StoredBaselines::default();
    let input = PageInput {
        diary: &hand.diary,
        from: day(from),
        to: day(to),
        start: DayStart::default(),
        today: day(today),
        programme_week: Some(2),
        floor_step: Some(1),
        include: &include,
        open_flags,
        name: Some("Kim"),
        reviews: &[],
        instruments: &crate::library::built_in().unwrap().measures,
        plan: None,
        appointment: None,
        baselines: &baselines,
        version: "0.0.0",
    };
    page(&input).value
}

#[test]
fn a_course_keeps_gaps_and_smooths_only_over_three_days() {
    let mut hand = Hand::default();
    for (at, pain) in [(1, 6), (2, 6), (5, 3), (20, 2)] {
        hand.worst(at, pain);
    }
    let found = worst_course(&hand, 1, 20);
    assert_eq!(found.values.len(), 20);
    assert_eq!(found.values[2], (day(3), None));
    assert_eq!(found.days_with_values(), 4);
    assert_eq!(found.smooth[1], None);
    assert_eq!(found.smooth[4], Some(5.0));
    assert_eq!(found.smooth[7], None, "two of the last seven days have a value");
    assert_eq!(found.smooth[19], None);
    assert_eq!(found.baseline, Baseline::Formed { mean: 4.25, n: 4 });
    assert_eq!((found.latest_mean, found.change), (None, None));
}

#[test]
fn a_change_tells_percent_and_the_mark_by_the_rules() {
    let mut hand = Hand::default();
    for at in 1..=7 {
        hand.worst(at, 6);
    }
    for at in 10..=13 {
        hand.worst(at, 4);
    }
    let found = worst_course(&hand, 7, 16);
    assert_eq!(found.latest_mean, Some(Mean { value: 4.0, n: 4 }));
    assert_eq!(found.change, Some(Change { by: -2.0, percent: Some(-33), mark: Mark::Met }));
    let formed = |mean| Baseline::Formed { mean, n: 7 };
    let change = |value, n, baseline| change::change(Measure::Pain, Mean { value, n }, baseline).unwrap();
    assert_eq!(change(3.5, 7, formed(5.0)), Change { by: -1.5, percent: Some(-30), mark: Mark::Met });
    assert_eq!(change(3.52, 7, formed(5.0)), Change { by: -1.48, percent: Some(-29), mark: Mark::NotMet });
    assert_eq!(change(3.0, 3, formed(5.0)).mark, Mark::TooFew);
    assert_eq!(change(1.0, 7, formed(1.9)), Change { by: -0.9, percent: None, mark: Mark::None });
    let ease = change::change(Measure::Ease, Mean { value: 6.0, n: 7 }, formed(4.0)).unwrap();
    assert_eq!(ease.mark, Mark::None);
    assert_eq!(change::change(Measure::Pain, Mean { value: 3.0, n: 7 }, Baseline::Forming { n: 3 }), None);
}

#[test]
fn practices_count_however_they_ended_unless_they_did_not_start() {
    let mut hand = Hand::default();
    hand.practice(1, finished(7));
    hand.practice(2, Practice { outcome: Outcome::Stopped, ..finished(7) });
    hand.practice(3, Practice { outcome: Outcome::NotStarted, ..finished(7) });
    let mut skipped_block = finished(7);
    skipped_block.blocks.push(PractisedBlock { outcome: Outcome::NotStarted, ..PractisedBlock::default() });
    hand.practice(4, skipped_block);
    assert_eq!(worst_course(&hand, 1, 4).practised, [true, true, false, true]);
}

#[test]
fn hard_days_reach_from_the_beginning_to_the_end() {
    let mut hand = Hand::default();
    let flare = |on| Body::Flare(Flare { on, by: Offered::Own });
    hand.write(3, 600, &flare(false));
    hand.write(6, 600, &flare(true));
    hand.write(7, 600, &flare(true));
    hand.write(8, 600, &flare(false));
    hand.write(10, 600, &flare(true));
    let found = worst_course(&hand, 2, 11);
    let expected: Vec<bool> = (2..=11).map(|n| [2, 3, 6, 7, 8, 10, 11].contains(&n)).collect();
    assert_eq!(found.flares, expected);
}

#[test]
fn days_are_newest_first_and_only_those_with_something() {
    let mut hand = Hand::default();
    hand.worst(2, 5);
    hand.practice(4, finished(7));
    hand.practice(4, finished(5));
    hand.write(4, 1000, &Body::Note(Note { text: "a word".to_owned(), ..Note::default() }));
    let found = days(&hand.diary, day(1), day(9), DayStart::default()).value;
    assert_eq!(found.iter().map(|line| line.day).collect::<Vec<_>>(), [day(4), day(2)]);
    assert_eq!((found[0].practices, found[0].minutes, found[0].entries, found[0].notes), (2, 12, 3, true));
    assert_eq!((found[1].worst, found[1].pain, found[1].notes), (Some(5.0), None, false));
}

#[test]
fn the_glance_has_seven_days_and_the_mean_before() {
    let mut hand = Hand::default();
    assert!(week_glance(&hand.diary, day(14), DayStart::default()).value.is_empty());
    for (at, pain) in [(3, 6), (4, 6), (5, 6), (12, 4), (13, 4), (14, 1)] {
        hand.worst(at, pain);
    }
    let found = week_glance(&hand.diary, day(14), DayStart::default()).value;
    assert_eq!(found.pain.values, [None, None, None, None, Some(4.0), Some(4.0), Some(1.0)]);
    assert_eq!(found.pain.mean, Some(Mean { value: 3.0, n: 3 }));
    assert_eq!(found.pain.before, Some(Mean { value: 6.0, n: 3 }));
    assert_eq!(found.pain.measure, Measure::WorstPain);
    assert!(!found.is_empty());
    // Who answers before a practice and notes no worst pain sees the figure that was answered.
    let mut hand = Hand::default();
    hand.write(14, 420, &Body::CheckIn(Entry { pain_now: Score::new(4), ..Entry::default() }));
    let found = week_glance(&hand.diary, day(14), DayStart::default()).value;
    assert_eq!((found.pain.measure, found.pain.values[6]), (Measure::Pain, Some(4.0)));
}

#[test]
fn the_page_shows_what_was_stopped_raised_and_left_over() {
    let mut hand = Hand::default();
    let felt = |pain| Some(Felt { pain: Score::new(pain), ..Felt::default() });
    let ids: Vec<_> =
        (8..=10).map(|at| hand.practice(at, Practice { before: felt(3), peak: felt(5), ..finished(7) })).collect();
    let stop = |reason| Practice { outcome: Outcome::Stopped, stopped_for: reason, ..finished(7) };
    hand.practice(11, stop(None));
    hand.practice(12, stop(Some(StopReason::Toilet)));
    let next_day = NextDay { of: vec![ids[2]], soreness: Some(Soreness::Hours), pain: Score::new(6) };
    hand.write(11, 470, &Body::NextDay(next_day));
    hand.write(9, 480, &Body::CheckIn(Entry { pain_now: Score::new(2), ..Entry::default() }));
    hand.write(10, 481, &Body::CheckIn(Entry { pain_now: Score::new(4), ..Entry::default() }));
    let flag = |flag, state| Body::Flag(Flag { flag, level: Level::Soon, state });
    hand.write(9, 700, &flag(16, FlagState::Raised));
    hand.write(9, 700, &flag(9, FlagState::Raised));
    let open = [OpenFlag { flag: 10, level: Level::Urgent }];
    let found = page_of(&hand, 8, 14, &[], &open);
    assert_eq!((found.practice.days, found.practice.count), (5, 5));
    assert_eq!(found.practice.highest, Some(Mean { value: 5.0, n: 3 }));
    assert_eq!(found.practice.next_day, Some(Mean { value: 4.0, n: 3 }));
    assert_eq!(found.practice.longest_floor, Some(("PF2a".to_owned(), 420)));
    assert_eq!(found.attention.stops.iter().map(|of| of.id.as_str()).collect::<Vec<_>>(), ["not_said"]);
    let flags: Vec<_> = found.attention.flags.iter().map(|line| (line.flag, line.open, line.raised)).collect();
    assert_eq!(flags, [(10, true, None), (16, false, Some(day(9)))]);
    assert!(found.attention.held_back);
    let ticked = page_of(&hand, 8, 14, &[Section::Trauma], &open).attention;
    assert_eq!((ticked.flags.len(), ticked.held_back), (3, false));
}

#[test]
fn what_is_not_ticked_is_not_in_the_page_at_all() {
    let mut hand = Hand::default();
    let entry = Entry {
        pain_worst: Score::new(4),
        note: Some("secret-note".to_owned()),
        attempt: Some("stopped-by-choice".to_owned()),
        medicines: vec!["secret-cream".to_owned()],
        triggers: vec!["sex".to_owned(), "sitting".to_owned(), "secret-trigger".to_owned()],
        partner: Some(Partner { heard: Score::new(8), ..Partner::default() }),
        tags: vec!["secret-tag".to_owned()],
        word: Some("secret-word".to_owned()),
        ..Entry::default()
    };
    hand.write(8, 600, &Body::CheckIn(entry));
    let plain = serde_json::to_string(&page_of(&hand, 2, 8, &[], &[])).unwrap();
    for word in ["secret", "stopped-by-choice", "heard", "\"sex\"", "Kim"] {
        assert!(!plain.contains(word), "{word} stands in {plain}");
    }
    assert!(plain.contains("sitting"));
    let ticked = serde_json::to_string(&page_of(&hand, 2, 8, &Section::ALL, &[])).unwrap();
    for word in ["secret-note", "stopped-by-choice", "secret-cream", "heard", "\"sex\"", "Kim"] {
        assert!(ticked.contains(word), "{word} is not in {ticked}");
    }
    for word in ["secret-trigger", "secret-tag", "secret-word"] {
        assert!(!ticked.contains(word), "{word} stands in {ticked}");
    }
}

/// Every field of a thought and an experiment, and the names of own activities, with a planted word.
fn planted() -> Vec<Body> {
    let word = |field: &str| Some(format!("planted-{field}"));
    let thought = Thought {
        situation: word("situation"),
        body: word("body"),
        thought: word("thought"),
        believed: Some(70),
        feeling: word("feeling"),
        strength: Score::new(7),
        supports: word("supports"),
        against: word("against"),
        fairer: word("fairer"),
        believed_after: Some(40),
        next_step: word("next-step"),
        patterns: vec!["planted-pattern".to_owned()],
    };
    let experiment = Experiment {
        prediction: word("prediction"),
        test: word("test"),
        happened: word("happened"),
        learned: word("learned"),
    };
    vec![Body::Thought(thought), Body::Experiment(experiment)]
}

#[test]
fn a_thought_is_in_the_page_when_thoughts_are_ticked_and_never_otherwise() {
    let mut hand = Hand::default();
    hand.worst(7, 4);
    for (minute, body) in (600..).zip(planted()) {
        hand.write(8, minute, &body);
    }
    let but_thoughts: Vec<Section> = Section::ALL.into_iter().filter(|one| *one != Section::Thoughts).collect();
    for ticked in [&[][..], &but_thoughts] {
        let page = serde_json::to_string(&page_of(&hand, 2, 8, ticked, &[])).unwrap();
        assert!(!page.contains("planted"), "{ticked:?}: {page}");
    }
    let page = serde_json::to_string(&page_of(&hand, 2, 8, &[Section::Thoughts], &[])).unwrap();
    assert!(page.contains("planted-thought") && page.contains("planted-fairer"), "{page}");
    let nearest = ["situation", "body", "feeling", "supports", "against", "next-step", "prediction", "happened"];
    for field in nearest {
        assert!(
            !page.contains(&format!("planted-{field}")),
            "{field}: the page has the thought and the fairer sentence"
        );
    }
}

#[test]
fn what_went_together_needs_three_days_on_each_side() {
    let mut hand = Hand::default();
    let night = |pain, hours| {
        let entry = Entry { pain_worst: Score::new(pain), sleep_hours: Some(hours), ..Entry::default() };
        Body::CheckIn(entry)
    };
    for (at, pain, hours) in [(1, 8, 5.0), (2, 8, 5.5), (3, 9, 7.0), (4, 3, 7.0), (5, 3, 8.0), (6, 3, 4.0)] {
        hand.write(at, 600, &night(pain, hours));
    }
    assert_eq!(page_of(&hand, 1, 7, &[], &[]).patterns, []);
    hand.write(7, 600, &night(7, 5.0));
    let found = page_of(&hand, 1, 7, &[], &[]).patterns;
    let share = |days, of| page::Share { days, of };
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].factor, page::Factor::ShortSleep);
    assert_eq!((found[0].high, found[0].other), (share(3, 4), share(1, 3)));
}

#[test]
fn questions_stay_until_answered_and_the_last_visit_says_what_is_next() {
    let mut hand = Hand::default();
    let question = |text: &str, answered| Body::Question(Question { text: text.to_owned(), answered });
    hand.write(1, 600, &question("open", None));
    hand.write(2, 600, &question("answered", Some(true)));
    let visit = |date: &str| Body::Visit(Visit { next_at: date.parse().ok(), ..Visit::default() });
    hand.write(3, 600, &visit("2026-11-10"));
    hand.write(4, 600, &visit("2026-12-24"));
    let found = page_of(&hand, 14, 20, &[], &[]);
    assert_eq!(found.questions.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), ["open"]);
    assert_eq!(found.next_appointment, "2026-12-24".parse().ok());
}

#[test]
fn an_answer_names_the_months_it_still_needs() {
    let mut hand = Hand::default();
    hand.worst(20, 5);
    let (before, other): (Month, Month) = ("2026-10".parse().unwrap(), "2026-08".parse().unwrap());
    hand.diary.set(before, MonthState::Unread);
    hand.diary.set(other, MonthState::Refused("broken".to_owned()));
    let glance = week_glance(&hand.diary, day(5), DayStart::default());
    assert_eq!((glance.unread.as_slice(), glance.is_complete()), ([before].as_slice(), false));
    let days = days(&hand.diary, day(1).plus(-80), day(20), DayStart::default());
    assert_eq!((days.unread, days.refused), (vec![before], vec![other]));
}

#[test]
fn a_course_with_a_kept_baseline_needs_its_own_months_alone() {
    let mut hand = Hand::default();
    hand.worst(20, 5);
    for month in ["2020-01", "2026-05", "2026-09"] {
        hand.diary.set(month.parse().unwrap(), MonthState::Unread);
    }
    let kept = crate::diary::StoredBaseline { mean: 6.0, n: 7, formed: day(1) };
    let found = |stored| course(&hand.diary, Measure::WorstPain, day(10), day(20), DayStart::default(), stored);
    assert!(found(Some(&kept)).is_complete());
    assert_eq!(found(None).unread.len(), 3);
}

proptest! {
    #[test]
    fn a_day_without_figures_changes_no_figure(pains in prop::collection::vec(prop::option::of(0u8..=10), 28)) {
        let mut hand = Hand::default();
        for (n, pain) in pains.iter().enumerate() {
            if let Some(pain) = pain {
                hand.worst(u32::try_from(n).unwrap() + 1, *pain);
            }
        }
        let before = (worst_course(&hand, 1, 28), page_of(&hand, 22, 28, &[], &[]).figures);
        for (n, pain) in pains.iter().enumerate() {
            if pain.is_none() {
                hand.write(u32::try_from(n).unwrap() + 1, 700, &Body::CheckIn(Entry::default()));
            }
        }
        let after = (worst_course(&hand, 1, 28), page_of(&hand, 22, 28, &[], &[]).figures);
        prop_assert_eq!(&before, &after);
        for value in before.0.smooth.iter().flatten() {
            let known = pains.iter().flatten().map(|pain| f64::from(*pain));
            let (least, greatest) = known.fold((10.0f64, 0.0f64), |(l, g), v| (l.min(v), g.max(v)));
            prop_assert!((least..=greatest).contains(value));
        }
    }
}
