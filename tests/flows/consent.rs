//! Consent before a step: one question that is not answered with yes means not today, whoever it was; and nothing that
//! was answered is kept.

use std::collections::BTreeMap;

use pelvicoach::clock::Now;
use pelvicoach::coach::{Answer, Coach, Effect, Form, FormKind, Step};
use serde_json::{Value, json};

use crate::kit::{MORNING, at, coach, standing, written};

const FOUR: [&str; 4] = ["want", "stop", "upset", "privacy"];

/// A coach with these areas in sight and every agreement given.
pub fn opened(areas: &[&str]) -> Coach {
    let given = json!({ "given": true, "by": "Dr Weber", "on": "2026-11-20" });
    let registers: [(&str, Value); 4] = [
        ("opened", json!(areas)),
        ("partner_read", json!(true)),
        ("gate-trainer", given.clone()),
        ("gate-penetration", given),
    ];
    coach(&registers, &[])
}

/// The form to which an exercise leads that was chosen by name.
pub fn asks(coach: &Coach, exercise: &str, now: Now) -> Form {
    match coach.begin(exercise, None, now) {
        Some(Step::Form(form)) => *form,
        other => panic!("{exercise}: {other:?}"),
    }
}

/// The form with yes everywhere, but `unlike` at one question.
fn answered(mut form: Form, unlike: Option<(&str, Option<&str>)>) -> Form {
    let asks: Vec<&'static str> = form.pages().into_iter().flat_map(|page| page.asks).map(|ask| ask.id).collect();
    for id in asks {
        let answer = unlike.filter(|(there, _)| *there == id).map_or(Some("yes"), |(_, answer)| answer);
        assert!(form.answer(id, answer.map(|answer| Answer::One(answer.to_owned()))), "{id}: {answer:?}");
    }
    form
}

/// Takes a form of consent: where it leads. Nothing of it goes outside but the word to keep no draft.
fn taken(coach: &mut Coach, form: &Form, now: Now) -> Form {
    assert_eq!(form.draft(), None, "a form of consent has no draft");
    assert!(form.stands_alone(), "nothing of the diary stands around it");
    let before = standing(coach).len();
    let (step, effects) = coach.take(form, now).unwrap();
    assert!(effects.iter().all(|effect| matches!(effect, Effect::DropDraft(_))), "{effects:?}");
    assert!(written(&effects).is_empty());
    assert_eq!((standing(coach).len(), coach.drafts().count()), (before, 0));
    match step {
        Step::Form(form) => *form,
        other => panic!("{other:?}"),
    }
}

const SHY: [Option<&str>; 3] = [Some("no"), Some("not-sure"), None];

#[test]
fn alone_any_answer_but_four_times_yes_means_not_today() {
    let now = at(MORNING);
    for exercise in ["EXS0", "SFS1", "TR0"] {
        let mut coach = opened(&["alone", "trainer"]);
        let mut said = Vec::new();
        for (question, answer) in FOUR.iter().flat_map(|question| SHY.map(|answer| (*question, answer))) {
            let form = answered(asks(&coach, exercise, now), Some((question, answer)));
            said.push(taken(&mut coach, &form, now));
        }
        assert!(said.iter().all(|form| form.kind == FormKind::NotToday && *form == said[0]), "{exercise}");
        assert_eq!(said.len(), 12);
        // Nothing at all, which is what Enter through the page gives.
        let form = asks(&coach, exercise, now);
        assert_eq!(taken(&mut coach, &form, now), said[0]);
        let form = answered(asks(&coach, exercise, now), None);
        let next = taken(&mut coach, &form, now);
        assert_eq!((next.kind, next.ask("fear").is_some()), (FormKind::Consent, true), "{exercise} goes on");
    }
}

#[test]
fn with_a_partner_each_answers_and_the_screen_never_says_whose_answer_it_was() {
    let now = at(MORNING);
    let mut coach = opened(&["partner"]);
    let mut shown = Vec::new();
    let unlike: Vec<(&str, Option<&str>)> = FOUR.iter().flat_map(|question| SHY.map(|a| (*question, a))).collect();
    let ways = unlike.iter().flat_map(|way| [(Some(*way), None), (None, Some(*way)), (Some(*way), Some(*way))]);
    for (first, second) in ways {
        let form = answered(asks(&coach, "SF0", now), first);
        let next = taken(&mut coach, &form, now);
        // The second is asked all the same, on a screen without an answer, which reads the same after a yes and a no.
        assert!(next.is_empty(), "a cleared screen");
        let seen = format!("{:?}", next.pages());
        shown.push(seen);
        let form = answered(next, second);
        let end = taken(&mut coach, &form, now);
        assert_eq!(end.kind, FormKind::NotToday);
        assert_eq!(end, taken(&mut opened(&["partner"]), &Form { answers: BTreeMap::new(), ..form }, now));
    }
    assert!(shown.iter().all(|screen| *screen == shown[0]));
    let form = answered(asks(&coach, "SF0", now), None);
    let form = answered(taken(&mut coach, &form, now), None);
    assert!(taken(&mut coach, &form, now).ask("fear").is_some(), "eight times yes");
}

#[test]
fn a_talk_asks_one_question_of_both() {
    let now = at(MORNING);
    let mut coach = opened(&["partner"]);
    for answer in SHY {
        let form = answered(asks(&coach, "COM1", now), Some(("both", answer)));
        assert_eq!(taken(&mut coach, &form, now).kind, FormKind::NotToday);
    }
    let mut form = asks(&coach, "COM1", now);
    assert!(form.answer("both", Some(Answer::One("yes".to_owned()))));
    assert!(matches!(coach.take(&form, now).unwrap().0, Step::Practise(_)));
}

#[test]
fn not_today_leads_to_easy_breathing_and_keeps_nothing() {
    let now = at(MORNING);
    let mut coach = opened(&["alone"]);
    let form = asks(&coach, "EXS0", now);
    let not_today = taken(&mut coach, &form, now);
    let (step, effects) = coach.take(&not_today, now).unwrap();
    match step {
        Step::Practise(start) => {
            assert_eq!(start.filled.blocks.iter().map(|block| block.exercise.as_str()).collect::<Vec<_>>(), ["B2"]);
        }
        other => panic!("{other:?}"),
    }
    assert!(effects.iter().all(|effect| matches!(effect, Effect::DropDraft(_))));
    assert!(standing(&coach).is_empty());
}

#[test]
fn before_the_first_one_for_two_the_line_about_pressure_stands_by_itself_once() {
    let now = at(MORNING);
    for (exercise, asked) in [("SF0", "want"), ("COM1", "both")] {
        let mut coach = coach(&[("opened", json!(["partner", "alone"]))], &[]);
        assert!(asks(&coach, "EXS0", now).ask("want").is_some(), "alone it does not come up");
        let form = asks(&coach, exercise, now);
        let page = form.pages().remove(0);
        assert!(page.asks.is_empty() && page.intro.contains(&"safety-relationship".to_owned()), "{page:?}");
        assert!(form.stands_alone() && form.draft().is_none());
        // Going back leaves it unread.
        assert_eq!(asks(&coach, exercise, now), form);
        let (step, effects) = coach.take(&form, now).unwrap();
        assert!(matches!(step, Step::Form(next) if next.ask(asked).is_some()), "{exercise}: the questions follow");
        assert!(written(&effects).is_empty(), "no entry tells of it");
        assert!(asks(&coach, "SF0", now).ask("want").is_some() && asks(&coach, "COM1", now).ask("both").is_some());
    }
}
