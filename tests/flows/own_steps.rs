//! Steps of one's own on a ladder: put between the given ones, moved, renamed, left out, practised behind the gates of
//! their place; and what was expected of steps beside what was felt.

use pelvicoach::clock::Now;
use pelvicoach::coach::{Answer, Coach, Form, FormKind, PlanLine, Section, Step};
use pelvicoach::diary::{Body, Felt, Outcome, Practice, PractisedBlock, Score};
use pelvicoach::practice::{Area, Gate};
use serde_json::{Value, json};

use crate::kit::{MORNING, at, coach, standing};

fn in_sight(more: &[(&str, Value)]) -> Coach {
    let opened = [("opened", json!(["alone", "partner", "trainer"]))];
    coach(&opened.into_iter().chain(more.iter().cloned()).collect::<Vec<_>>(), &[])
}

fn ids(coach: &Coach, area: Area) -> Vec<String> {
    coach.ladder(area).into_iter().map(|rung| rung.id).collect()
}

fn one(id: &str) -> Answer {
    Answer::One(id.to_owned())
}

/// The form of an own step with these answers.
fn own(coach: &Coach, area: Area, answers: &[(&str, Answer)]) -> Form {
    let mut form = coach.own_step_form(area, at(MORNING));
    for (id, answer) in answers {
        assert!(form.answer(id, Some(answer.clone())), "{id}: {answer:?}");
    }
    form
}

fn named(name: &str, inside: &str, after: &str) -> Vec<(&'static str, Answer)> {
    vec![("name", Answer::Text(name.to_owned())), ("inside", one(inside)), ("after", one(after))]
}

fn keep(coach: &mut Coach, area: Area, answers: &[(&str, Answer)]) {
    let form = own(coach, area, answers);
    assert_eq!(coach.take(&form, at(MORNING)).unwrap().0, Step::Back);
}

/// Does this with a step, from its page.
fn does(coach: &mut Coach, id: &str, what: &str) -> Result<Step, String> {
    let mut form = coach.step_form(id, at(MORNING)).unwrap();
    assert!(form.answer("do", Some(one(what))), "{id}: {what}");
    coach.take(&form, at(MORNING)).map(|taken| taken.0).map_err(|refusal| refusal.line)
}

#[test]
fn an_own_step_stands_where_it_was_put_and_moves_and_goes() {
    let mut coach = in_sight(&[]);
    keep(&mut coach, Area::Alone, &named("A swimsuit in the shop", "no", "EXS1"));
    keep(&mut coach, Area::Alone, &named("Waiting room", "no", "first"));
    let given = ["EXS0", "EXS1", "EXS2", "EXS3", "EXS4", "EXS5"];
    assert_eq!(ids(&coach, Area::Alone), ["own-2", "EXS0", "EXS1", "own-1", "EXS2", "EXS3", "EXS4", "EXS5"]);
    assert!(does(&mut coach, "own-2", "earlier").is_err(), "the end of the ladder");
    does(&mut coach, "own-2", "later").unwrap();
    does(&mut coach, "own-1", "later").unwrap();
    assert_eq!(ids(&coach, Area::Alone)[..5], ["EXS0", "own-2", "EXS1", "EXS2", "own-1"]);
    let Step::Form(mut form) = does(&mut coach, "own-1", "change").unwrap() else { panic!("its page") };
    assert!(form.answer("name", Some(Answer::Text("A swimsuit".to_owned()))));
    coach.take(&form, at(MORNING)).unwrap();
    let (_, rung) = coach.rung("own-1").unwrap();
    assert_eq!((rung.name(), coach.own_steps().len()), ("A swimsuit".to_owned(), 2));
    does(&mut coach, "own-2", "out").unwrap();
    does(&mut coach, "own-1", "out").unwrap();
    assert_eq!(ids(&coach, Area::Alone), given);
    coach.undo(at(MORNING)).unwrap();
    assert_eq!(coach.ladder(Area::Alone).len(), 7, "u brings it back");
}

#[test]
fn own_steps_at_one_place_stand_by_expected_fear() {
    let mut coach = in_sight(&[]);
    for (name, fear) in [("five", 5), ("two", 2), ("eight", 8), ("three", 3)] {
        let fear = ("fear", Answer::Score(Score::new(fear).unwrap()));
        keep(&mut coach, Area::Alone, &[named(name, "no", "EXS0"), vec![fear]].concat());
    }
    let names: Vec<String> =
        coach.ladder(Area::Alone).iter().skip(1).take(4).map(pelvicoach::coach::Rung::name).collect();
    assert_eq!(names, ["two", "three", "five", "eight"]);
}

#[test]
fn what_is_refused_says_why_and_keeps_nothing() {
    let mut coach = in_sight(&[]);
    let mut refused = |answers: &[(&str, Answer)], area: Area| {
        let form = own(&coach, area, answers);
        let refusal = coach.take(&form, at(MORNING)).unwrap_err();
        (refusal.ask, refusal.line)
    };
    assert_eq!(refused(&[("name", Answer::Text("x".to_owned()))], Area::Alone).0, "inside");
    assert_eq!(refused(&[("inside", one("no"))], Area::Alone).0, "name");
    // Something inside comes after what is outside, on every ladder.
    for (area, early, last) in [
        (Area::Alone, "EXS4", "A fingertip at the entrance"),
        (Area::Partner, "first", "Bodies close"),
        (Area::Trainer, "first", "The tip at the entrance"),
    ] {
        let (ask, line) = refused(&named("x", "yes", early), area);
        assert!(ask == "after" && line.contains(last), "{area:?}: {line}");
    }
    assert!(coach.own_steps().is_empty() && coach.profile.register("own_steps").is_none());
    for number in 0..12 {
        keep(&mut coach, Area::Alone, &named(&format!("step {number}"), "no", "EXS0"));
    }
    let form = own(&coach, Area::Alone, &named("one more", "no", "EXS0"));
    assert!(coach.take(&form, at(MORNING)).unwrap_err().line.starts_with("12 steps"));
    assert_eq!(coach.own_steps().len(), 12);
    // Nothing written at all is no step, and no refusal.
    let form = coach.own_step_form(Area::Partner, at(MORNING));
    assert_eq!(coach.take(&form, at(MORNING)).unwrap().0, Step::Back);
    assert_eq!(coach.own_steps().len(), 12);
}

#[test]
fn an_own_step_stands_behind_the_gates_of_its_place() {
    let now = at(MORNING);
    let mut coach = in_sight(&[]);
    keep(&mut coach, Area::Alone, &named("a fingertip", "yes", "EXS5"));
    keep(&mut coach, Area::Trainer, &named("in the bath", "no", "TR1"));
    coach.agree(Gate::Penetration, true, Some("Dr Weber"), None, now);
    keep(&mut coach, Area::Partner, &named("a long weekend", "no", "SF6"));
    coach.agree(Gate::Penetration, false, None, None, now);
    let gate = |coach: &Coach, id: &str| coach.rung(id).unwrap().1.exercise.gate;
    assert_eq!(gate(&coach, "own-1"), Some(Gate::Penetration));
    assert_eq!(gate(&coach, "own-2"), Some(Gate::Trainer));
    assert_eq!(gate(&coach, "own-3"), Some(Gate::Penetration), "above a step with a gate it has that gate too");
    for id in ["own-1", "own-2", "own-3"] {
        let form = coach.step_form(id, now).unwrap();
        assert!(!form.ask("do").is_some_and(|ask| format!("{:?}", ask.shape).contains("begin")), "{id} is closed");
    }
    coach.set("no_penetration", json!(true), now);
    assert!(ids(&coach, Area::Alone).iter().all(|id| id != "own-1"));
    assert_eq!((coach.ladder(Area::Partner).len(), coach.ladder(Area::Trainer).len()), (6, 0));
    // Something inside is not moved below what is outside.
    coach.set("no_penetration", json!(false), now);
    assert!(does(&mut coach, "own-1", "earlier").is_err());
    does(&mut coach, "own-3", "earlier").unwrap();
    assert_eq!(gate(&coach, "own-3"), None, "below the first step with a gate");
}

/// From the page of a step through its questions into the session: what is recorded of it.
fn practised(coach: &mut Coach, id: &str, expected: (u8, u8), felt: (u8, u8), now: Now) {
    let Some(Step::Form(mut form)) = coach.take_step(id, now) else { panic!("{id}") };
    for question in ["want", "stop", "upset", "privacy"] {
        assert!(form.answer(question, Some(one("yes"))), "{id}: {:?}", form.kind);
    }
    let Step::Form(mut form) = coach.take(&form, now).unwrap().0 else { panic!("what is expected") };
    assert!(form.answer("fear", Score::new(expected.0).map(Answer::Score)));
    assert!(form.answer("pain", Score::new(expected.1).map(Answer::Score)));
    let Step::Practise(start) = coach.take(&form, now).unwrap().0 else { panic!("the step") };
    let blocks = start.filled.blocks.iter().map(|block| PractisedBlock {
        exercise: block.exercise.clone(),
        track: "exposure".to_owned(),
        done_s: 180,
        outcome: Outcome::Finished,
        ..PractisedBlock::default()
    });
    let practice = Practice {
        routine: start.filled.routine.clone(),
        blocks: blocks.collect(),
        done_s: 180,
        predicted: Some(start.predicted),
        peak: Some(Felt { fear: Score::new(felt.0), pain: Score::new(felt.1), ..Felt::default() }),
        outcome: Outcome::Finished,
        ..Practice::default()
    };
    coach.record(None, now.wall, practice, now);
}

fn lines(coach: &Coach, section: Section, now: Now) -> Vec<PlanLine> {
    coach.section(section, now)
}

#[test]
fn an_own_step_is_practised_under_its_name_and_what_was_expected_stands_beside_what_was_felt() {
    let mut coach = in_sight(&[]);
    keep(&mut coach, Area::Alone, &named("Waiting room", "no", "first"));
    let days = ["2026-11-23", "2026-11-25", "2026-11-27"].map(|day| at(&format!("{day}T09:00:00+01:00")));
    let figures = [((6, 3), (4, 3)), ((5, 2), (3, 2)), ((3, 2), (4, 1))];
    for (now, (expected, felt)) in days.into_iter().zip(figures) {
        coach.at(now);
        practised(&mut coach, "own-1", expected, felt, now);
    }
    let now = days[2];
    let (_, body) = standing(&coach).into_iter().find(|(_, body)| matches!(body, Body::Practice(_))).unwrap();
    let Body::Practice(practice) = &body else { panic!("a practice") };
    assert_eq!((practice.routine.as_str(), practice.blocks[0].exercise.as_str()), ("own-1:Waiting room", "EXO"));
    let told = pelvicoach::report::body_parts(body.clone(), true);
    assert!(told[0].contains("Waiting room"), "{told:?}");
    let said = lines(&coach, Section::Foretold, now);
    assert_eq!(said.len(), 2);
    assert_eq!(said[0].more.lines().next(), Some("Fear: less than expected 2 of 3 times, as expected 0, more 1."));
    assert_eq!((said[1].words.as_str(), said[1].state.as_str()), ("Waiting room", "fear: expected 4.7, felt 3.7"));
    assert!(
        said[1].more.starts_with("Mon 23 Nov: fear expected 6, felt 4; pain expected 3, felt 3\n"),
        "{}",
        said[1].more
    );
    // Three comfortable times at it are three at it; another own step, played as the same, has none of them.
    keep(&mut coach, Area::Alone, &named("The bus there", "no", "first"));
    assert_eq!(coach.step_today(Area::Alone, now), 0);
    // Taken out, its history stays.
    does(&mut coach, "own-1", "out").unwrap();
    assert_eq!(lines(&coach, Section::Foretold, now)[1].words, "Waiting room");
    keep(&mut coach, Area::Alone, &named("A new one", "no", "first"));
    assert_eq!(coach.rung("own-1").map(|_| ()), None, "its id is not given out again");
}

#[test]
fn a_place_is_kept_by_its_step_when_others_come_and_go() {
    let now = at(MORNING);
    let mut coach = in_sight(&[("ladder-alone", json!({ "step": 2, "at": "EXS2", "since": "2026-11-20" }))]);
    let here = |coach: &Coach| {
        let step = usize::from(coach.place(Area::Alone, now).step);
        coach.ladder(Area::Alone)[step].id.clone()
    };
    keep(&mut coach, Area::Alone, &named("before it", "no", "EXS0"));
    assert_eq!((here(&coach), coach.place(Area::Alone, now).step), ("EXS2".to_owned(), 3));
    does(&mut coach, "EXS2", "out").unwrap();
    assert_eq!(here(&coach), "EXS1", "left out: the one before it");
    assert!(coach.is_ahead(Area::Alone, "EXS2", now) && coach.is_ahead(Area::Alone, "EXS3", now));
    coach.take_from("not_for_me", "EXS2", now);
    assert_eq!(here(&coach), "EXS2");
    // A register of before, without the step's name.
    coach.set("ladder-alone", json!({ "step": 1, "since": "2026-11-20" }), now);
    assert_eq!(coach.place(Area::Alone, now).step, 1);
}

#[test]
fn ladders_are_out_of_sight_in_plan_until_one_is_opened() {
    let coach = coach(&[], &[]);
    assert!(coach.sections().iter().all(|section| !matches!(section, Section::Ladders | Section::Foretold)));
    let coach = in_sight(&[]);
    assert!(coach.sections().contains(&Section::Ladders));
    let said = lines(&coach, Section::Ladders, at(MORNING));
    let here = said.iter().filter(|line| line.state == "you are here").count();
    assert_eq!(here, 3, "{said:#?}");
    assert!(said.iter().filter(|line| line.state == "waits for an agreement").count() >= 11);
    let form = coach.step_form("EXS3", at(MORNING)).unwrap();
    assert_eq!(form.kind, FormKind::Rung);
    assert!(form.pages()[0].intro.iter().any(|line| line.contains("further up")));
}
