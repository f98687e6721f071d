//! What is expected of a step that is new, outside of the ladders: asked once, on the card, kept with the practice, and
//! beside what was felt afterwards.

use pelvicoach::coach::{Answer, Coach, Form, FormKind, Start, Step};
use pelvicoach::diary::{Body, Felt, Id, Outcome, Practice, PractisedBlock, Score, StepChange, StepChoice};
use serde_json::{Value, json};

use crate::kit::{MORNING, at, coach, standing};

/// A yes to a step of a track, an hour before the morning.
fn forward(track: &str, from: u8, to: u8, choice: StepChoice) -> (&'static str, Body) {
    let step = StepChange { track: track.to_owned(), from, to, minutes: Some(3.0), reason: None, choice };
    ("2026-11-23T06:00:00+01:00", Body::Step(step))
}

fn at_step(step: u8) -> (&'static str, Value) {
    ("track-floor", json!({ "step": step, "dose_min": 6.0, "since": "2026-11-23", "increased": "2026-11-23" }))
}

fn newly(track: &str, from: u8, to: u8) -> Coach {
    coach(&[at_step(to)], &[forward(track, from, to, StepChoice::Followed)])
}

fn asks(form: &Form) -> Vec<&'static str> {
    form.pages().into_iter().flat_map(|page| page.asks).map(|ask| ask.id).collect()
}

fn is_asked(coach: &Coach) -> bool {
    asks(&coach.card_form(at(MORNING))).contains(&"expected_fear")
}

fn score(value: u8) -> Option<Answer> {
    Score::new(value).map(Answer::Score)
}

fn started(step: Step) -> Start {
    let Step::Practise(start) = step else { panic!("a practice follows: {step:?}") };
    *start
}

#[test]
fn the_card_asks_once_and_either_answer_can_stay_open() {
    let mut coach = newly("floor", 2, 3);
    let now = at(MORNING);
    let mut card = coach.card_form(now);
    let intro = card.pages()[0].intro.clone();
    assert!(intro.len() == 1 && intro[0].contains("Pelvic drop"), "{intro:?}");
    let ids = asks(&card);
    assert!(ids.contains(&"expected_fear") && ids.contains(&"expected_pain"), "{ids:?}");
    assert!(card.pages()[0].asks.iter().all(|ask| ask.may_skip));
    assert!(card.answer("now", score(2)) && card.answer("expected_fear", score(6)));
    let start = started(coach.take(&card, now).unwrap().0);
    assert_eq!(start.predicted, Felt { fear: Score::new(6), ..Felt::default() });
    assert_eq!(start.before.pain, Score::new(2));
    assert!(!is_asked(&coach), "once is enough");
}

#[test]
fn left_open_altogether_it_is_not_asked_again() {
    let mut coach = newly("floor", 2, 3);
    let card = coach.card_form(at(MORNING));
    let start = started(coach.take(&card, at(MORNING)).unwrap().0);
    assert_eq!(start.predicted, Felt::default());
    assert!(!is_asked(&coach));
}

#[test]
fn it_is_about_a_step_forward_that_was_chosen_and_not_practised_yet() {
    let block = PractisedBlock {
        exercise: "PF2a".to_owned(),
        track: "floor".to_owned(),
        done_s: 60,
        ..PractisedBlock::default()
    };
    let done = Practice { blocks: vec![block], done_s: 60, outcome: Outcome::Finished, ..Practice::default() };
    let moved = |choice| forward("floor", 2, 3, choice);
    let before = ("2026-11-23T05:00:00+01:00", Body::Practice(done.clone()));
    let since = ("2026-11-23T06:30:00+01:00", Body::Practice(done));
    for (written, expected) in [
        (vec![moved(StepChoice::Followed)], true),
        (vec![moved(StepChoice::Own)], true),
        (vec![moved(StepChoice::Same)], false),
        (vec![forward("floor", 4, 3, StepChoice::Followed)], false),
        (vec![forward("ladder-alone", 2, 3, StepChoice::Followed)], false),
        (vec![moved(StepChoice::Followed), since], false),
        (vec![], false),
    ] {
        assert_eq!(is_asked(&coach(&[at_step(3)], &written)), expected, "{written:?}");
    }
    let again = coach(&[at_step(3), ("routine", json!("RT0"))], &[before, moved(StepChoice::Followed)]);
    assert!(!is_asked(&again), "after a practice of today comes something short, without the drill");
    let elsewhere = coach(&[at_step(1)], &[moved(StepChoice::Followed)]);
    assert!(!is_asked(&elsewhere), "another step holds today");
}

#[test]
fn a_stretch_that_moved_forward_is_called_by_its_track() {
    let stretch = ("track-stretch", json!({ "step": 3, "dose_min": 3.0, "since": "2026-11-23" }));
    let coach = coach(&[at_step(2), stretch], &[forward("stretch", 2, 3, StepChoice::Followed)]);
    let card = coach.card_form(at(MORNING));
    assert!(card.pages()[0].intro[0].contains("Stretches"), "{:?}", card.pages()[0].intro);
}

#[test]
fn who_asked_for_less_and_a_hard_day_are_left_in_peace() {
    let step = forward("floor", 2, 3, StepChoice::Followed);
    for quiet in [("ask_less", json!(true)), ("flare", json!(true)), ("hard_day", json!("2026-11-23"))] {
        let coach = coach(&[at_step(3), quiet.clone()], std::slice::from_ref(&step));
        assert!(!is_asked(&coach), "{quiet:?}");
    }
}

#[test]
fn high_pain_leads_to_rest_and_nothing_is_expected_of_that() {
    let mut coach = newly("floor", 2, 3);
    let mut card = coach.card_form(at(MORNING));
    card.answer("now", score(8));
    card.answer("expected_pain", score(9));
    let (step, _) = coach.take(&card, at(MORNING)).unwrap();
    assert!(matches!(step, Step::Ready(felt) if felt.pain == Score::new(8)), "{step:?}");
}

/// Records a practice of which this was expected, and opens the questions afterwards.
fn afterwards(predicted: Option<Felt>) -> (Coach, Id, Form) {
    let mut coach = newly("floor", 2, 3);
    let now = at(MORNING);
    let block = PractisedBlock {
        exercise: "PF2a".to_owned(),
        track: "floor".to_owned(),
        done_s: 360,
        planned_s: 360,
        outcome: Outcome::Finished,
        ..PractisedBlock::default()
    };
    let practice =
        Practice { blocks: vec![block], done_s: 360, predicted, outcome: Outcome::Finished, ..Practice::default() };
    let (id, _) = coach.record(None, now.wall, practice.clone(), now);
    let form = coach.after_form(id.unwrap(), &practice);
    (coach, id.unwrap(), form)
}

#[test]
fn afterwards_what_was_felt_stands_beside_it_and_both_are_kept() {
    let predicted = Felt { pain: Score::new(5), fear: Score::new(6), ..Felt::default() };
    let (mut coach, id, mut form) = afterwards(Some(predicted));
    assert_eq!(form.kind, FormKind::After);
    assert_eq!(form.pages()[0].intro[0], "Before it you expected: fear 6, pain 5.");
    assert!(form.answer("peak", score(2)) && form.answer("peak_fear", score(3)));
    coach.take(&form, at(MORNING)).unwrap();
    let kept = standing(&coach).into_iter().find_map(|(_, body)| match body {
        Body::Practice(practice) => Some(practice),
        _ => None,
    });
    let kept = kept.unwrap();
    assert_eq!(kept.predicted, Some(predicted), "as ladders keep it");
    assert_eq!(kept.peak, Some(Felt { pain: Score::new(2), fear: Score::new(3), ..Felt::default() }));
    let said = coach.entry_parts(coach.diary.find(id).unwrap().1).join(" · ");
    assert!(said.contains("expected: pain 5, fear 6") && said.contains("highest: pain 2, fear 3"), "{said}");
}

#[test]
fn without_an_expectation_fear_is_not_asked_afterwards() {
    let (_, _, form) = afterwards(None);
    assert!(!asks(&form).contains(&"peak_fear") && form.pages()[0].intro.is_empty());
    let pain = Felt { pain: Score::new(5), ..Felt::default() };
    let (_, _, form) = afterwards(Some(pain));
    assert!(!asks(&form).contains(&"peak_fear"), "pain alone was expected");
    assert_eq!(form.pages()[0].intro[0], "Before it you expected: pain 5.");
}
