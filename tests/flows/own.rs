//! What a person makes for themselves, by scripted answers: routines, breaths, the word to let go with.

use pelvicoach::clock::Now;
use pelvicoach::coach::own_routines::own_routines;
use pelvicoach::coach::{Answer, Coach, Deed, Effect, Form, Offered, Section, Step};
use pelvicoach::diary::{Change, Id, Profile, Stamp};
use pelvicoach::plan::own_routine::OwnRoutine;
use pelvicoach::practice::limits::{check_release, check_with};
use pelvicoach::practice::{Holds, Shape};
use pelvicoach::words::say;
use proptest::prelude::*;
use serde_json::json;

use crate::kit::{MORNING, at, coach, library};

fn now() -> Now {
    at(MORNING)
}

fn answered(form: &Form, answers: &[(&str, Answer)]) -> Form {
    let mut form = form.clone();
    for (id, answer) in answers {
        assert!(form.answer(id, Some(answer.clone())), "{id} is not asked, or not like this");
    }
    form
}

fn text(words: &str) -> Answer {
    Answer::Text(words.to_owned())
}

/// A new routine of that name, opened.
fn named(coach: &mut Coach, name: &str) -> Id {
    let form = answered(&coach.routine_name_form(None), &[("name", text(name))]);
    let (step, effects) = coach.take(&form, now()).unwrap();
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Save(_))), "it is kept");
    let Step::Section(Section::OwnRoutine(id)) = step else { panic!("{step:?}") };
    id
}

fn put(coach: &mut Coach, id: Id, exercises: &[&str]) {
    for exercise in exercises {
        let done = coach.does(&Deed::PutIntoRoutine(id, (*exercise).to_owned()), now());
        assert_eq!(done.effects.len(), 1, "{exercise}: {:?}", done.line);
    }
}

fn parts(coach: &Coach, id: Id) -> Vec<(String, u32)> {
    let own = coach.own_routine_of(id).unwrap();
    own.blocks.into_iter().map(|block| (block.exercise, block.seconds)).collect()
}

fn change(coach: &mut Coach, id: Id, part: usize, answers: &[(&str, Answer)]) -> Result<Step, String> {
    let form = answered(&coach.routine_block_form(id, part).unwrap(), answers);
    let taken = coach.take(&form, now());
    taken.map(|(step, _)| step).map_err(|refusal| {
        assert_eq!(form, answered(&form, answers), "what was typed is kept");
        refusal.line
    })
}

#[test]
fn a_routine_is_made_named_ordered_shortened_and_begun() {
    let mut coach = coach(&[], &[]);
    let id = named(&mut coach, "  Quiet evening ");
    assert_eq!(coach.own_routine_of(id).unwrap().name, "Quiet evening");
    put(&mut coach, id, &["ST1", "B3", "MI1"]);
    assert_eq!(change(&mut coach, id, 1, &[("place", Answer::Number(1.0))]), Ok(Step::Back));
    assert_eq!(change(&mut coach, id, 1, &[("seconds", Answer::Number(60.0))]), Ok(Step::Back));
    let made = parts(&coach, id);
    assert_eq!(made.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["B3", "ST1", "MI1"]);
    assert_eq!(made[1].1, 60);
    let Step::Practise(start) = coach.begin_own(&coach.own_routine_of(id).unwrap(), None, now()).unwrap() else {
        panic!("a session")
    };
    assert_eq!(start.filled.routine, "own:Quiet evening");
    assert_eq!(start.filled.seconds.iter().sum::<u32>(), start.filled.total_s);
    let lines = coach.section(Section::OwnRoutine(id), now());
    let shown = lines.iter().find(|line| line.deed == Some(Deed::BeginRoutine(id))).unwrap();
    let (minutes, seconds) = shown.state.split_once(':').unwrap();
    let shown: u32 = minutes.parse::<u32>().unwrap() * 60 + seconds.parse::<u32>().unwrap();
    assert_eq!(shown, start.filled.total_s, "what is shown is what is played");
    coach.does(&Deed::DropRoutinePart(id, 2), now());
    assert_eq!(parts(&coach, id).len(), 2);
    let form = answered(&coach.routine_name_form(Some(id)), &[("name", text("Slow evening"))]);
    assert_eq!(coach.take(&form, now()).unwrap().0, Step::Back);
    assert_eq!(parts(&coach, id).len(), 2, "another name changes nothing else");
    coach.does(&Deed::DropRoutine(id), now());
    assert!(own_routines(&coach.profile).is_empty());
    assert!(coach.section(Section::OwnRoutine(id), now()).is_empty());
    coach.undo(now());
    assert_eq!(coach.own_routine_of(id).unwrap().name, "Slow evening");
}

#[test]
fn it_stands_in_the_list_and_goes_by_its_name() {
    let mut coach = coach(&[], &[]);
    let id = named(&mut coach, "Quiet evening");
    assert_eq!(coach.open_offered(&Offered::OwnRoutine(id), false, now()).line, Some(say("plan-routine-nothing")));
    put(&mut coach, id, &["B3"]);
    let lines = coach.offered(now());
    let line = lines.iter().find(|line| line.what == Offered::OwnRoutine(id)).unwrap();
    assert_eq!((line.words.as_str(), line.right.as_str()), ("Quiet evening", "5:00"));
    let step = coach.open_offered(&Offered::OwnRoutine(id), false, now()).step;
    assert!(matches!(step, Some(Step::Practise(_))));
    assert!(coach.own_routine_called("own:quiet EVENING").is_some());
    let own = coach.own_routine_of(id).unwrap();
    assert_eq!(coach.filled_own(&own, Some(2), now()).total_s, 120);
}

#[test]
fn what_does_not_fit_is_refused_with_its_reason_and_changes_nothing() {
    let mut coach = coach(&[], &[]);
    let id = named(&mut coach, "Quiet evening");
    put(&mut coach, id, &["B3", "ST1"]);
    let before = parts(&coach, id);
    let refused = |coach: &mut Coach, part, seconds| {
        change(coach, id, part, &[("seconds", Answer::Number(seconds))]).unwrap_err()
    };
    assert_eq!(refused(&mut coach, 0, 0.0), "Long out-breath needs at least 10 seconds.");
    assert_eq!(refused(&mut coach, 0, 1_210.0), "Long out-breath lasts 1200 seconds at most here.");
    assert_eq!(refused(&mut coach, 1, 20.0), "Child's pose needs at least 60 seconds.");
    assert_eq!(parts(&coach, id), before);
    for name in ["", "   ", "B3", "Long out-breath", "RT12", "short morning", "quiet EVENING", &"long ".repeat(9)] {
        let form = answered(&coach.routine_name_form(None), &[("name", text(name))]);
        let refusal = coach.take(&form, now()).unwrap_err();
        assert_eq!(refusal.ask, "name", "{name}");
    }
    assert_eq!(own_routines(&coach.profile).len(), 1);
    for exercise in ["EXS1", "CR7", "SF1", "own", "no such"] {
        let done = coach.does(&Deed::PutIntoRoutine(id, exercise.to_owned()), now());
        assert!(done.effects.is_empty() && done.line.is_some(), "{exercise}");
    }
    assert_eq!(change(&mut coach, id, 0, &[("seconds", Answer::Number(1_200.0))]), Ok(Step::Back));
    put(&mut coach, id, &["MI1"]);
    let mut all = 0;
    while coach.does(&Deed::PutIntoRoutine(id, "B4".to_owned()), now()).line.unwrap().contains("is in it") {
        all += 1;
        assert!(all < 10, "it never ends");
    }
    let own = coach.own_routine_of(id).unwrap();
    assert!(coach.filled_own(&own, None, now()).total_s <= 1_800);
}

#[test]
fn squeezes_need_an_agreement_and_stand_there_once() {
    let agreed = json!({ "given": true, "by": "Dr Weber", "on": "2026-10-01" });
    let squeezing = |coach: &Coach| {
        let ids: Vec<&str> = coach.for_routines(now()).iter().map(|exercise| exercise.id.as_str()).collect();
        ids.contains(&"PF3a")
    };
    assert!(!squeezing(&coach(&[], &[])), "it waits for an agreement");
    let mut coach = coach(&[("gate-squeeze", agreed)], &[]);
    assert!(squeezing(&coach));
    let id = named(&mut coach, "With squeezes");
    put(&mut coach, id, &["PF3a"]);
    let done = coach.does(&Deed::PutIntoRoutine(id, "PF3b".to_owned()), now());
    assert_eq!(done.line, Some(say("plan-routine-squeezes-once")));
    let own = coach.own_routine_of(id).unwrap();
    assert_eq!(coach.filled_own(&own, None, now()).blocks[0].exercise, "PF3a");
    // A clinician who says to wait closes it for what was made before, too.
    coach.set("gate-squeeze", json!({ "given": false }), now());
    let filled = coach.filled_own(&own, None, now());
    assert_eq!(filled.blocks[0].instead_of.as_deref(), Some("PF3a"));
    assert!(filled.blocks.iter().all(|block| !block.exercise.starts_with("PF3")));
}

fn stamp(device: &str, minute: u32) -> Stamp {
    Stamp { updated: at(&format!("2026-11-23T08:{minute:02}:00+01:00")).wall.to_utc(), device: device.to_owned() }
}

fn register(id: Id) -> String {
    format!("own_routine-{id}")
}

#[test]
fn two_machines_change_two_routines_and_both_stand() {
    let mut coach = coach(&[], &[]);
    let (first, second) = (named(&mut coach, "First"), named(&mut coach, "Second"));
    let mut elsewhere = coach.profile.clone();
    let theirs = OwnRoutine { name: "First, elsewhere".to_owned(), blocks: Vec::new() };
    let theirs = elsewhere.setting(&register(first), json!(theirs), &stamp("there", 2));
    elsewhere.join(&register(first), &theirs);
    put(&mut coach, second, &["B3"]);
    let joined = |a: &Profile, b: &Profile| {
        let mut joined = a.clone();
        b.registers().for_each(|(name, register)| joined.join(name, register));
        own_routines(&joined)
    };
    let here = joined(&coach.profile, &elsewhere);
    assert_eq!(here, joined(&elsewhere, &coach.profile), "whichever comes first");
    assert_eq!(here[0].1.name, "First, elsewhere");
    assert_eq!(here[1].1.blocks.len(), 1);
    // Deleted there after it was read here: it is gone, and stays gone.
    let gone = elsewhere.setting(&register(first), serde_json::Value::Null, &stamp("there", 5));
    elsewhere.join(&register(first), &gone);
    let left = joined(&coach.profile, &elsewhere);
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].0, second);
}

#[test]
fn a_register_that_does_not_read_is_left_out_and_hurts_nothing() {
    let name = "own_routine-01940000-0000-7000-8000-000000000001";
    for value in [json!(3), json!({ "name": 4 }), json!({ "name": "x", "blocks": [{ "exercise": 1 }] }), json!([])] {
        let mut coach = coach(&[(name, value)], &[]);
        assert!(own_routines(&coach.profile).is_empty());
        named(&mut coach, "Mine");
        assert_eq!(own_routines(&coach.profile).len(), 1);
    }
    let strange = json!({ "name": "x", "blocks": [{ "exercise": "PF99", "seconds": 4_294_967_295_u32 }] });
    let coach = coach(&[(name, strange)], &[]);
    let (id, own) = own_routines(&coach.profile).remove(0);
    assert!(coach.begin_own(&own, None, now()).is_err());
    assert!(coach.routine_block_form(id, 0).is_some(), "it can be looked at and taken out");
}

#[test]
fn a_breath_of_ones_own_is_made_edited_and_refused_with_its_reason() {
    let mut coach = coach(&[], &[]);
    let seconds = |id: &'static str, seconds: f64| (id, Answer::Number(seconds));
    let long = [("name", text("Long")), seconds("in", 4.0), seconds("out", 7.0)];
    let form = answered(&coach.pattern_form(None), &long);
    let (step, effects) = coach.take(&form, now()).unwrap();
    assert_eq!(step, Step::Back);
    let kept =
        |effect: &Effect| matches!(effect, Effect::Save(changes) if matches!(changes[..], [Change::Register { .. }]));
    assert!(effects.iter().any(kept));
    let (id, own) = coach.patterns().remove(0);
    assert_eq!((own.pattern.in_ms, own.pattern.out_ms), (4_000, 7_000));
    let edited = answered(&coach.pattern_form(Some(&id)), &[seconds("pause", 1.0)]);
    coach.take(&edited, now()).unwrap();
    assert_eq!(coach.pattern_named("LONG").unwrap().pattern.pause_ms, 1_000);
    for (answers, ask) in [
        (vec![("name", text("A")), seconds("in", 4.0)], "out"),
        (vec![("name", text("A")), seconds("in", 1.0), seconds("out", 2.0)], "in"),
        (vec![("name", text("A")), seconds("in", 4.0), seconds("out", 2.0)], "out"),
        (vec![("name", text("A")), seconds("in", 4.0), seconds("out", 6.0), seconds("hold", 6.0)], "hold"),
        (vec![seconds("in", 4.0), seconds("out", 6.0)], "name"),
        (vec![("name", text("long")), seconds("in", 4.0), seconds("out", 6.0)], "name"),
        (vec![("name", text("Easy belly")), seconds("in", 4.0), seconds("out", 6.0)], "name"),
    ] {
        let refusal = coach.take(&answered(&coach.pattern_form(None), &answers), now()).unwrap_err();
        assert_eq!(refusal.ask, ask, "{}", refusal.line);
    }
    assert_eq!(coach.patterns().len(), 1);
    coach.drop_pattern(&id, now()).unwrap();
    assert!(coach.patterns().is_empty());
    coach.undo(now()).unwrap();
    assert_eq!(coach.patterns().len(), 1);
}

#[test]
fn the_word_to_let_go_with_is_short() {
    let mut coach = coach(&[], &[]);
    let form = answered(&coach.cue_word_form(), &[("word", text(" melt\u{1b} "))]);
    coach.take(&form, now()).unwrap();
    assert_eq!(coach.cue_word().as_deref(), Some("melt"));
    let long = answered(&coach.cue_word_form(), &[("word", text("a much longer word"))]);
    assert_eq!(coach.take(&long, now()).unwrap_err().ask, "word");
    assert_eq!(coach.cue_word().as_deref(), Some("melt"));
}

proptest! {
    /// Whatever is typed for a breath: what is taken keeps to the limits, and can be breathed as it stands.
    #[test]
    fn a_breath_that_is_taken_keeps_to_the_limits(figures in prop::collection::vec(0_u32..=130, 5)) {
        let mut coach = coach(&[], &[]);
        let ids = ["in", "top_up", "hold", "out", "pause"];
        let mut form = answered(&coach.pattern_form(None), &[("name", text("Mine"))]);
        for (id, tenths) in ids.into_iter().zip(&figures).filter(|(_, tenths)| **tenths > 0) {
            prop_assert!(form.answer(id, Some(Answer::Number(f64::from(*tenths) / 10.0))));
        }
        if coach.take(&form, now()).is_ok() {
            let own = coach.pattern_named("mine").unwrap();
            prop_assert!(check_with(&own.pattern, Holds::Agreed, library().catalogue.limits()).is_ok());
            prop_assert!(own.pattern.out_ms * 10 >= own.pattern.in_ms * 8);
        } else {
            prop_assert!(coach.patterns().is_empty());
        }
    }
}

#[test]
fn letting_go_lasts_at_least_twice_the_squeeze_in_everything_that_can_stand_in_a_routine() {
    for exercise in library().catalogue.iter() {
        if let Shape::Squeezes { squeeze_ms, release_ms, .. } = exercise.shape {
            assert_eq!(check_release(squeeze_ms, release_ms, library().catalogue.limits()), Ok(()), "{}", exercise.id);
        }
    }
}
