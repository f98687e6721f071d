//! What comes after a practice: at most one thing a day, each put off for a week, nothing before a practice.

use chrono::TimeDelta;
use pelvicoach::clock::Now;
use pelvicoach::coach::{Answer, Coach, Form, FormKind, Step};
use pelvicoach::diary::{Body, Experiment, Felt, Outcome, Practice, PractisedBlock, Score, StepChange, StopReason};
use serde_json::{Value, json};

use crate::kit::{MORNING, at, coach};

fn practice() -> Practice {
    let block = PractisedBlock { exercise: "B1".to_owned(), done_s: 300, ..PractisedBlock::default() };
    let block = PractisedBlock { outcome: Outcome::Finished, ..block };
    let whole = Practice { routine: "RT7".to_owned(), planned_s: 420, done_s: 420, ..Practice::default() };
    Practice { blocks: vec![block], outcome: Outcome::Finished, ..whole }
}

/// Someone who practised yesterday, with these registers.
fn someone(registers: &[(&str, Value)]) -> Coach {
    coach(registers, &[("2026-11-22T07:00:00+01:00", Body::Practice(practice()))])
}

fn days(n: i64) -> Now {
    let wall = at(MORNING).wall + TimeDelta::days(n);
    at(&wall.to_rfc3339())
}

/// Practises at this moment, leaves the closing questions open, and gives what is offered.
fn practises(coach: &mut Coach, now: Now) -> Option<Form> {
    // The emergency lines have a rhythm of their own.
    coach.set("safety_asked", json!({ "on": coach.today(now), "answer": "none" }), now);
    let id = coach.record(None, now.wall, practice(), now).0.unwrap();
    let form = coach.after_form(id, &practice());
    match coach.take(&form, now).unwrap().0 {
        Step::Form(form) => Some(*form),
        Step::Today => None,
        other => panic!("{other:?}"),
    }
}

fn given<'a>(form: &'a Form, name: &str) -> &'a str {
    form.given.get(name).map_or("", String::as_str)
}

fn answered(coach: &mut Coach, form: &Form, when: Option<&str>, now: Now) -> Step {
    let mut form = form.clone();
    if let Some(when) = when {
        assert!(form.answer("when", Some(Answer::One(when.to_owned()))));
    }
    coach.take(&form, now).unwrap().0
}

#[test]
fn one_questionnaire_a_day_and_each_can_wait_a_week() {
    let mut coach = someone(&[]);
    let mut offered = Vec::new();
    for day in 0..12 {
        let now = days(day);
        let form = practises(&mut coach, now);
        offered.push(form.as_ref().map_or_else(String::new, |form| given(form, "of").to_owned()));
        assert_eq!(practises(&mut coach, now), None, "day {day}: a second practice asks nothing");
        let Some(form) = form else { continue };
        let step = if day == 1 {
            answered(&mut coach, &form, Some("now"), now)
        } else {
            answered(&mut coach, &form, None, now)
        };
        assert_eq!(matches!(step, Step::Form(_)), day == 1, "day {day}");
        if let Step::Form(form) = step {
            assert_eq!((form.kind, given(&form, "of")), (FormKind::Questionnaire, "phq-4"));
            assert!(form.follows());
            let mut form = *form;
            assert!(form.answer("item_1", Some(Answer::One("0".to_owned()))));
            coach.take(&form, now).unwrap();
        }
    }
    // PEG rests a week, PHQ-4 is done, PSFS rests a week, then lessons come, one and none until it is read or a week is
    // over.
    let expected = ["peg", "phq-4", "psfs", "L01", "", "", "", "peg", "", "psfs", "L01", ""];
    assert_eq!(offered, expected);
}

#[test]
fn a_questionnaire_of_week_four_comes_after_practice_and_is_put_off_for_a_week() {
    let taken = |week: u32| json!({ "on": "2026-11-10", "week": week });
    let mut coach = someone(&[
        ("weeks", json!({ "count": 3, "last": "2026-W47" })),
        ("measure-peg", taken(1)),
        ("measure-phq-4", taken(3)),
        ("measure-psfs", taken(1)),
        ("lessons", json!({ "L01": "2026-11-01" })),
    ]);
    assert!(matches!(coach.start(None, at(MORNING)), Step::Form(form) if form.kind == FormKind::Card), "never before");
    let form = practises(&mut coach, at(MORNING)).unwrap();
    assert_eq!((form.kind, given(&form, "of")), (FormKind::Offer, "peg"));
    assert_eq!(coach.beside(&form, at(MORNING)), ["PEG: three questions about pain and your week"]);
    assert_eq!(answered(&mut coach, &form, Some("week"), at(MORNING)), Step::Today);
    assert_ne!(practises(&mut coach, days(1)).map(|form| given(&form, "of").to_owned()).as_deref(), Some("peg"));
    assert_eq!(coach.questionnaire_due(days(6)).as_deref(), Some("pgic"));
    assert_eq!(coach.questionnaire_due(days(7)).as_deref(), Some("peg"));
}

#[test]
fn hard_days_and_asking_less_bring_nothing_and_so_does_the_first_day() {
    let mut first = coach(&[], &[]);
    assert_eq!(practises(&mut first, at(MORNING)), None, "a first day");
    assert!(practises(&mut first, days(1)).is_some());
    assert_eq!(practises(&mut first, days(20)), None, "a day of coming back");
    let mut less = someone(&[("ask_less", json!(true))]);
    assert_eq!(practises(&mut less, at(MORNING)), None);
    let mut hard = someone(&[("flare", json!(true))]);
    assert_eq!(practises(&mut hard, at(MORNING)), None);
}

/// Everything that comes by itself is put off, but for what is asked about.
fn quiet() -> (&'static str, Value) {
    let all = ["peg", "phq-4", "pgic", "psfs", "lesson"].map(|what| (what, json!("2027-12-31")));
    ("put_off", Value::Object(all.into_iter().map(|(what, until)| (what.to_owned(), until)).collect()))
}

#[test]
fn an_experiment_is_asked_about_after_its_day_and_never_before_a_practice() {
    let mut coach = someone(&[quiet()]);
    let experiment = Experiment {
        prediction: Some("worse at once".to_owned()),
        test: Some("ten minutes of sitting".to_owned()),
        ..Experiment::default()
    };
    coach.add(at(MORNING).wall, &Body::Experiment(experiment), at(MORNING));
    assert_eq!(practises(&mut coach, at(MORNING)), None, "not on its own day");
    let form = practises(&mut coach, days(1)).unwrap();
    assert_eq!(given(&form, "what"), "experiment");
    assert_eq!(coach.beside(&form, days(1)), ["ten minutes of sitting", "worse at once"]);
    assert!(coach.experiment_waits(days(1)).is_some());
    let Step::Form(happened) = answered(&mut coach, &form, Some("now"), days(1)) else { panic!("a form") };
    let mut happened = *happened;
    assert_eq!(happened.kind, FormKind::Experiment);
    assert!(happened.answer("happened", Some(Answer::Text("a 3".to_owned()))));
    coach.take(&happened, days(1)).unwrap();
    assert_eq!((coach.experiment_waits(days(1)), practises(&mut coach, days(2))), (None, None));
}

#[test]
fn an_experiment_that_is_left_open_is_left_in_peace() {
    let open = Experiment { prediction: Some("x".to_owned()), ..Experiment::default() };
    let mut coach = someone(&[quiet()]);
    coach.add(at(MORNING).wall, &Body::Experiment(open), at(MORNING));
    let form = practises(&mut coach, days(1)).unwrap();
    assert_eq!(answered(&mut coach, &form, None, days(1)), Step::Today);
    assert_eq!(
        [2, 7, 8, 28, 29].map(|day| coach.experiment_waits(days(day)).is_some()),
        [false, false, true, true, false]
    );
}

#[test]
fn a_list_of_a_week_ago_and_the_line_about_why_come_up() {
    let trying = json!({ "BH1": { "since": "2026-11-16", "items": ["rise"] } });
    let mut coach = someone(&[quiet(), ("trying", trying), ("values_line", json!("dancing"))]);
    let form = practises(&mut coach, at(MORNING)).unwrap();
    assert_eq!((given(&form, "what"), given(&form, "of")), ("list", "BH1"));
    let Step::Form(list) = answered(&mut coach, &form, Some("now"), at(MORNING)) else { panic!("a form") };
    coach.take(&list, at(MORNING)).unwrap();
    let line = practises(&mut coach, days(1)).unwrap();
    assert_eq!(given(&line, "what"), "values");
    assert_eq!(coach.beside(&line, days(1)), ["dancing"]);
    assert!(line.pages()[0].asks.is_empty(), "it is read, nothing is asked");
    assert_eq!(answered(&mut coach, &line, None, days(1)), Step::Today);
    let weekly: Vec<bool> = (2..9).map(|day| practises(&mut coach, days(day)).is_some()).collect();
    assert_eq!(weekly, [false, false, false, false, false, false, true], "once a week");
}

#[test]
fn after_a_stop_a_kind_look_is_offered_and_nothing_else() {
    let stopped = |reason: Option<StopReason>| {
        let mut coach = someone(&[]);
        let practice = Practice { outcome: Outcome::Stopped, ..practice() };
        let (id, _) = coach.record(None, at(MORNING).wall, practice, at(MORNING));
        coach.stopped_for(id, reason, at(MORNING));
        match coach.after_stop(at(MORNING)).0 {
            Step::Form(form) => Some((given(&form, "what").to_owned(), *form, coach)),
            _ => None,
        }
    };
    assert!(stopped(Some(StopReason::Toilet)).is_none() && stopped(Some(StopReason::ChangedMind)).is_none());
    let (what, form, mut coach) = stopped(Some(StopReason::Panic)).unwrap();
    assert_eq!(what, "setback");
    assert!(
        matches!(answered(&mut coach, &form, Some("now"), at(MORNING)), Step::Form(form) if form.kind == FormKind::Setback)
    );
    let (_, form, mut coach) = stopped(None).unwrap();
    assert_eq!(answered(&mut coach, &form, None, at(MORNING)), Step::Today);
    assert_eq!(practises(&mut coach, at(MORNING)), None, "one thing is enough for a day");
}

#[test]
fn on_a_day_of_high_pain_nobody_is_asked_to_look_back() {
    for (pain, asked) in [(6, true), (9, false)] {
        let mut coach = someone(&[]);
        let before = Some(Felt { pain: Score::new(pain), ..Felt::default() });
        let practice = Practice { outcome: Outcome::Stopped, before, ..practice() };
        let (id, _) = coach.record(None, at(MORNING).wall, practice, at(MORNING));
        coach.stopped_for(id, Some(StopReason::Pain), at(MORNING));
        assert_eq!(coach.after_stop(at(MORNING)).0 != Step::Today, asked, "pain of {pain}");
    }
}

#[test]
fn a_step_back_is_looked_at_kindly() {
    let mut coach = someone(&[quiet()]);
    let back = StepChange { track: "floor".to_owned(), from: 3, to: 2, ..StepChange::default() };
    coach.add(at(MORNING).wall, &Body::Step(back), at(MORNING));
    let form = practises(&mut coach, at(MORNING)).unwrap();
    assert_eq!(given(&form, "what"), "setback");
}

#[test]
fn a_lesson_opens_from_its_offer() {
    let mut coach =
        someone(&[("put_off", json!({ "peg": "2027-01-01", "phq-4": "2027-01-01", "psfs": "2027-01-01" }))]);
    let form = practises(&mut coach, at(MORNING)).unwrap();
    assert_eq!((given(&form, "what"), given(&form, "of")), ("lesson", "L01"));
    assert_eq!(coach.beside(&form, at(MORNING)).len(), 1, "its title");
    assert_eq!(answered(&mut coach, &form, Some("now"), at(MORNING)), Step::Read("L01".to_owned()));
}
