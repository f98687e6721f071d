//! Milestones: recorded when they are reached, once, and never taken back.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use pelvicoach::clock::Now;
use pelvicoach::coach::{Coach, Effect, FormKind};
use pelvicoach::diary::daily::dated;
use pelvicoach::diary::{
    Body, Comfort, Day, DayStart, Entry, Felt, Kind, LetGo, Measure, MeasureTaken, Outcome, Practice, PractisedBlock,
    Question, Score, StepChange, StoredBaselines, Thought,
};
use pelvicoach::made_up;
use pelvicoach::plan::milestones::{Known, reached};
use proptest::prelude::*;
use serde_json::json;

use crate::kit::{MORNING, at, coach, library};

fn practice() -> Practice {
    let block = PractisedBlock {
        exercise: "B3".to_owned(),
        track: "breath".to_owned(),
        done_s: 300,
        outcome: Outcome::Finished,
        ..PractisedBlock::default()
    };
    Practice { blocks: vec![block], done_s: 300, outcome: Outcome::Finished, ..Practice::default() }
}

/// What is recorded, in the order of the records.
fn recorded(coach: &Coach) -> Vec<String> {
    let all = crate::kit::standing(coach);
    all.into_iter()
        .filter_map(|(_, body)| if let Body::Milestone(one) = body { Some(one.milestone) } else { None })
        .collect()
}

/// A practice, and its questions left open.
fn practise(coach: &mut Coach, practice: &Practice, now: Now) -> Vec<Effect> {
    let (id, mut effects) = coach.record(None, now.wall, practice.clone(), now);
    let form = coach.after_form(id.unwrap(), practice);
    effects.extend(coach.take(&form, now).unwrap().1);
    effects
}

#[test]
fn ten_practices_are_told_once_and_stay() {
    let mut coach = coach(&[], &[]);
    for n in 0..12 {
        let now = at(&(at(MORNING).wall + TimeDelta::days(n)).to_rfc3339());
        practise(&mut coach, &practice(), now);
        let line = coach.reached_today(now);
        assert_eq!(line.is_some(), n == 2 || n == 9, "{n}: {line:?}");
    }
    assert_eq!(recorded(&coach), ["week", "practices-10"]);
    assert_eq!(coach.milestones()["practices-10"], Day(at("2026-12-02T07:00:00+01:00").wall.date_naive()));
    // Practices that are deleted take nothing back, and reaching it again is not told again.
    let ids: Vec<_> = coach.entries("").iter().filter(|r| r.kind == Kind::Practice).filter_map(|r| r.id).collect();
    for id in ids {
        coach.delete(id, at(MORNING)).unwrap();
    }
    let later = at("2027-01-04T07:00:00+01:00");
    for _ in 0..11 {
        practise(&mut coach, &practice(), later);
    }
    assert_eq!(recorded(&coach), ["week", "practices-10"]);
    assert_eq!(coach.reached_today(later), None);
}

#[test]
fn nothing_is_praised_on_a_day_of_high_pain() {
    for (pain, told) in [(6, true), (7, false)] {
        let mut coach = coach(&[], &[]);
        let before = Some(Felt { pain: Score::new(pain), ..Felt::default() });
        let block = PractisedBlock { let_go: Some(LetGo::Yes), ..practice().blocks.remove(0) };
        let stopped = Practice { before, blocks: vec![block], outcome: Outcome::Stopped, ..practice() };
        let (id, _) = coach.record(None, at(MORNING).wall, stopped, at(MORNING));
        coach.stopped_for(id, None, at(MORNING));
        assert_eq!(recorded(&coach), ["let-go", "stop"], "it is kept all the same");
        assert_eq!(coach.reached_today(at(MORNING)).is_some(), told, "pain {pain}");
    }
}

/// They come all at once with an entry: below it in the journal, and in the order in which they are defined.
#[test]
fn what_was_noticed_in_one_minute_stands_below_the_entry_in_a_fixed_order() {
    let block = PractisedBlock { let_go: Some(LetGo::Yes), ..practice().blocks.remove(0) };
    let practice =
        |outcome| Practice { blocks: vec![block.clone()], comfort: Some(Comfort::Easy), outcome, ..practice() };
    let written = [
        ("2026-11-16T07:00:00+01:00", Body::Practice(practice(Outcome::Finished))),
        ("2026-11-17T07:00:00+01:00", Body::Practice(practice(Outcome::Finished))),
        ("2026-11-18T07:00:00+01:00", Body::Practice(practice(Outcome::Stopped))),
    ];
    let mut coach = coach(&[], &written);
    let mut form = coach.form(FormKind::CheckIn);
    form.answer("ease", Score::new(7).map(pelvicoach::coach::Answer::Score));
    form.answer("at", Some(pelvicoach::coach::Answer::Text("06:59".to_owned())));
    let seen = at("2026-11-23T06:59:40+01:00");
    coach.take(&form, seen).unwrap();
    let top: Vec<String> = coach.entries("").iter().take(6).map(|record| record.json().to_owned()).collect();
    let shown = ["check_in", "\"week\"", "out-breath-6", "ease-6", "let-go", "\"stop\""];
    assert!(top.iter().zip(shown).all(|(json, what)| json.contains(what)), "{top:#?}");
}

/// What one record reaches by itself.
fn reaches(body: Body) -> Vec<String> {
    let coach = coach(&[], &[("2026-11-20T07:00:00+01:00", body)]);
    let records = coach.entries("");
    let known = Known { catalogue: &library().catalogue, baseline: None };
    let ids = reached(&library().plan.milestones, &dated(&records, DayStart::default()), known);
    ids.into_iter().map(str::to_owned).collect()
}

#[test]
fn each_kind_of_milestone_is_found_and_nothing_less_than_it() {
    let none: [&str; 0] = [];
    let ease = |ease| Body::CheckIn(Entry { ease: Score::new(ease), ..Entry::default() });
    assert_eq!(reaches(ease(6)), ["ease-6"]);
    assert_eq!(reaches(ease(5)), none);
    let block = PractisedBlock { let_go: Some(LetGo::Yes), ..PractisedBlock::default() };
    let partly = PractisedBlock { let_go: Some(LetGo::Partly), ..PractisedBlock::default() };
    let floor = |block: &PractisedBlock| {
        Body::Practice(Practice { blocks: vec![block.clone()], outcome: Outcome::Finished, ..Practice::default() })
    };
    assert_eq!(reaches(floor(&block)), ["let-go"]);
    assert_eq!(reaches(floor(&partly)), none);
    assert_eq!(reaches(Body::Practice(Practice { comfort: Some(Comfort::Easy), ..practice() })), ["out-breath-6"]);
    assert_eq!(reaches(Body::Practice(Practice { comfort: Some(Comfort::Hard), ..practice() })), none);
    let talk = PractisedBlock { exercise: "COM1".to_owned(), outcome: Outcome::Finished, ..PractisedBlock::default() };
    assert_eq!(reaches(floor(&talk)), ["talk"]);
    assert_eq!(reaches(Body::Step(StepChange { from: 0, to: 1, ..StepChange::default() })), ["step"]);
    assert_eq!(reaches(Body::Step(StepChange { from: 1, to: 1, ..StepChange::default() })), none);
    let question = |answered| Body::Question(Question { text: "?".to_owned(), answered });
    assert_eq!(reaches(question(Some(true))), ["question"]);
    assert_eq!(reaches(question(None)), none);
    let thought = |fairer: &str| Body::Thought(Thought { fairer: Some(fairer.to_owned()), ..Thought::default() });
    assert_eq!(reaches(thought("It settles.")), ["kind"]);
    assert_eq!(reaches(thought(" ")), none);
    assert_eq!(
        reaches(Body::Measure(MeasureTaken {
            instrument: "psfs".to_owned(),
            score: Some(9.0),
            ..MeasureTaken::default()
        })),
        none,
        "the first time is the start"
    );
}

#[test]
fn lower_pain_is_measured_from_the_start_by_whole_weeks() {
    let baseline = json!({ "pain": { "mean": 6.0, "n": 7, "formed": "2026-11-07" } });
    let pain = |pain| Body::CheckIn(Entry { pain_now: Score::new(pain), ..Entry::default() });
    let days = |pains: &[(&'static str, u8)]| -> Vec<String> {
        let written: Vec<(&str, Body)> = pains.iter().map(|(day, figure)| (*day, pain(*figure))).collect();
        let mut coach = coach(&[("baseline", baseline.clone())], &written);
        let form = coach.form(FormKind::Note);
        coach.take(&form, at(MORNING)).unwrap();
        let mut note = coach.form(FormKind::Note);
        note.answer("text", Some(pelvicoach::coach::Answer::Text("a word".to_owned())));
        coach.take(&note, at(MORNING)).unwrap();
        recorded(&coach)
    };
    let three = [("2026-11-16T07:00:00+01:00", 4), ("2026-11-18T07:00:00+01:00", 4), ("2026-11-20T07:00:00+01:00", 4)];
    assert_eq!(days(&three), ["pain-10", "pain-30"]);
    assert!(days(&three[..2]).is_empty(), "two days make no mean");
    let early = [("2026-11-08T07:00:00+01:00", 2), ("2026-11-09T07:00:00+01:00", 2), ("2026-11-10T07:00:00+01:00", 2)];
    assert!(days(&early).is_empty(), "a whole week after the start has to be over");
}

/// What the made-up person of the demo is said to have reached is what their diary says, on those days.
#[test]
fn the_demo_tells_the_truth_about_its_milestones() {
    let start = DayStart::default();
    let last = Day("2026-11-22".parse().unwrap());
    for made in [made_up::diary(20_260_907, last, 12, start), made_up::everything(20_260_907, last, start)] {
        let register = |name: &str| made.registers.iter().find(|(there, _)| there == name).unwrap().1.value.clone();
        let stored: StoredBaselines = serde_json::from_value(register("baseline")).unwrap();
        let baseline = stored.get(Measure::Pain).map(|kept| (kept.mean, kept.formed));
        let known = Known { catalogue: &library().catalogue, baseline };
        let mut by_day = serde_json::Map::new();
        for n in 0..84 {
            let day = last.plus(n - 83);
            let records: Vec<_> =
                made.records.iter().filter(|record| start.day_of(record.at.unwrap()) <= day).collect();
            for id in reached(&library().plan.milestones, &dated(&records, start), known) {
                by_day.entry(id).or_insert(json!(day));
            }
        }
        assert_eq!(register("milestones"), serde_json::Value::Object(by_day));
    }
}

/// Something that happens on a day.
#[derive(Clone, Debug)]
enum Happens {
    Practised(Outcome, Option<Comfort>),
    Felt(u8, u8),
    Deleted(usize),
}

fn happens() -> impl Strategy<Value = Happens> {
    let outcome = prop_oneof![Just(Outcome::Finished), Just(Outcome::Stopped), Just(Outcome::EndedEarly)];
    let comfort = prop_oneof![Just(None), Just(Some(Comfort::Easy)), Just(Some(Comfort::Hard))];
    prop_oneof![
        4 => (outcome, comfort).prop_map(|(outcome, comfort)| Happens::Practised(outcome, comfort)),
        2 => (0_u8..=10, 0_u8..=10).prop_map(|(pain, ease)| Happens::Felt(pain, ease)),
        1 => (0_usize..40).prop_map(Happens::Deleted),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is written and deleted, nothing is reached twice and nothing that was reached goes away.
    #[test]
    fn nothing_is_reached_twice_or_taken_back(days in proptest::collection::vec(happens(), 1..60)) {
        let mut coach = coach(&[], &[]);
        let mut before = BTreeSet::new();
        for (n, happens) in (0_i64..).zip(days) {
            let now = at(&(at(MORNING).wall + TimeDelta::hours(17 * n)).to_rfc3339());
            match happens {
                Happens::Practised(outcome, comfort) => {
                    practise(&mut coach, &Practice { outcome, comfort, ..practice() }, now);
                }
                Happens::Felt(pain, ease) => {
                    let mut form = coach.form(FormKind::CheckIn);
                    for (id, score) in [("pain_now", pain), ("ease", ease)] {
                        form.answer(id, Score::new(score).map(pelvicoach::coach::Answer::Score));
                    }
                    coach.take(&form, now).unwrap();
                }
                Happens::Deleted(which) => {
                    let entries = coach.entries("");
                    let own = entries.iter().filter(|record| record.kind != Kind::Milestone);
                    let id = own.cycle().nth(which).and_then(|record| record.id);
                    if let Some(id) = id {
                        coach.delete(id, now).unwrap();
                    }
                }
            }
            let all = recorded(&coach);
            let once: BTreeSet<String> = all.iter().cloned().collect();
            prop_assert_eq!(once.len(), all.len(), "something was reached twice");
            prop_assert!(before.is_subset(&once), "something was taken back");
            prop_assert_eq!(coach.milestones().keys().cloned().collect::<BTreeSet<_>>(), once.clone());
            before = once;
        }
    }
}
