//! Gates closed, opened and closed again: what is offered in each state; and the days on which no step is.

use pelvicoach::coach::{Answer, Coach, FormKind, Ready, Step};
use pelvicoach::diary::{Body, Entry, Flare, Offered, Score};
use pelvicoach::practice::{Area, Gate, Track};
use serde_json::{Value, json};

use crate::consent::asks;
use crate::kit::{MORNING, at, coach, library, standing};

/// The registers of someone with every ladder in sight.
fn in_sight() -> Vec<(&'static str, Value)> {
    vec![("opened", json!(["alone", "partner", "trainer"]))]
}

/// The exercises of the catalogue behind a gate.
fn behind(gate: Gate) -> Vec<&'static str> {
    library().catalogue.iter().filter(|one| one.gate == Some(gate)).map(|one| one.id.as_str()).collect()
}

fn ready(coach: &Coach, id: &str) -> Ready {
    coach.ready(library().catalogue.get(id).unwrap(), at(MORNING))
}

/// Whether an exercise that is chosen by name ends at "not today", with this reason.
fn not_today(coach: &Coach, id: &str) -> Option<String> {
    let Some(Step::Form(form)) = coach.take_step(id, at(MORNING)) else { panic!("{id} asks nothing") };
    (form.kind == FormKind::NotToday).then(|| form.pages()[0].intro[0].clone())
}

#[test]
fn trainers_and_penetration_wait_without_an_agreement_open_with_it_and_close_again() {
    let now = at(MORNING);
    for (gate, least) in [(Gate::Trainer, 9), (Gate::Penetration, 3)] {
        let mut coach = coach(&in_sight(), &[]);
        let ids = behind(gate);
        assert!(ids.len() >= least, "{gate:?}: {ids:?}");
        for (given, again) in [(false, false), (true, false), (false, true)] {
            if given || again {
                coach.agree(gate, given, given.then_some("Dr Weber"), None, now);
            }
            for id in &ids {
                assert_eq!(ready(&coach, id) == Ready::Now, given, "{id}, given: {given}");
                if *id == "TR0" || !given {
                    // Further up a ladder the page about the next step comes first.
                    let exercise = library().catalogue.get(id).unwrap();
                    assert_eq!(coach.held_back(exercise, now).is_some(), !given, "{id}");
                }
                if *id == "TR0" {
                    // Closed, the list says what it waits for, and nothing opens.
                    assert_eq!(coach.begin(id, None, now).is_some(), given, "{id}");
                }
            }
        }
        // The next step of a ladder that is locked cannot be chosen by hand either.
        let form = coach.next_step_form(Area::Trainer, now).unwrap();
        assert!(form.kind == FormKind::NextStep && (gate != Gate::Trainer || form.ask("answer").is_none()));
    }
}

#[test]
fn squeezes_come_with_an_agreement_and_go_with_it_and_letting_go_stays() {
    let now = at(MORNING);
    let far = json!({ "step": 6, "dose_min": 5.0, "since": "2026-11-01" });
    let mut coach = coach(&[("track-floor", far), ("weeks", json!({ "count": 9, "last": "2026-W47" }))], &[]);
    let floor = |coach: &Coach| {
        let filled = coach.planned(now);
        let of_floor = |id: &&str| library().catalogue.get(id).is_some_and(|one| one.track == Track::Floor);
        filled
            .blocks
            .iter()
            .map(|block| block.exercise.as_str())
            .filter(of_floor)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let squeezes = behind(Gate::Squeeze);
    assert!(!squeezes.is_empty());
    for (given, again) in [(false, false), (true, false), (false, true)] {
        if given || again {
            coach.agree(Gate::Squeeze, given, Some("Dr Weber"), None, now);
        }
        for id in &squeezes {
            assert_eq!(ready(&coach, id) == Ready::Now, given, "{id}");
        }
        let drills = floor(&coach);
        assert!(!drills.is_empty(), "something of the floor is there in every state");
        assert_eq!(drills.iter().any(|id| squeezes.contains(&id.as_str())), given, "{drills:?}");
    }
}

#[test]
fn holds_open_after_their_questions_for_a_year_and_close_again() {
    let now = at(MORNING);
    let mut coach = coach(&[], &[]);
    let holds = behind(Gate::Hold);
    assert!(!holds.is_empty());
    let all = |coach: &Coach, is: &Ready| holds.iter().all(|id| ready(coach, id) == *is);
    assert!(all(&coach, &Ready::AsksHolds));
    coach.agree(Gate::Hold, true, None, None, now);
    assert!(all(&coach, &Ready::Now));
    coach.agree(Gate::Hold, false, None, None, now);
    assert!(all(&coach, &Ready::AsksHolds));
    coach.agree(Gate::Hold, true, None, None, now);
    coach.at(at("2027-11-30T07:00:00+01:00"));
    assert!(!coach.holds_are_open(), "asked again after a year");
}

fn pain(now: u8) -> Vec<(&'static str, Body)> {
    let entry = Entry { pain_now: Score::new(now), ..Entry::default() };
    vec![("2026-11-23T06:30:00+01:00", Body::CheckIn(entry))]
}

fn note(level: &str, flag: u8) -> (&'static str, Value) {
    ("flags", json!([{ "day": "2026-11-22", "flag": { "flag": flag, "level": level, "state": "raised" } }]))
}

#[test]
fn no_step_is_offered_with_pain_on_a_hard_day_with_an_open_note_or_unwell() {
    let says = |key: &str| Some(pelvicoach::words::say(key));
    let with = |more: Option<(&'static str, Value)>, written: &[(&'static str, Body)]| {
        let registers: Vec<_> = in_sight().into_iter().chain(more).collect();
        not_today(&coach(&registers, written), "EXS0")
    };
    assert_eq!(with(None, &pain(3)), None);
    assert_eq!(with(None, &pain(4)), says("ladder-why-pain"));
    assert_eq!(with(None, &pain(10)), says("ladder-why-pain"));
    let until =
        |until: &str| Some(pelvicoach::words::tell("ladder-why-after-hard-day", &[("until", until.to_owned().into())]));
    assert_eq!(with(Some(("hard_day", json!("2026-11-23"))), &[]), until("Wed 25 Nov, 04:00"));
    assert_eq!(with(Some(("hard_day", json!("2026-11-22"))), &[]), until("Tue 24 Nov, 04:00"));
    assert_eq!(with(Some(("flare", json!(true))), &[]), says("ladder-why-hard-day"));
    let turned = |on: bool| Body::Flare(Flare { on, by: Offered::Own });
    let ended_early = |began: &'static str| [(began, turned(true)), ("2026-11-22T20:00:00+01:00", turned(false))];
    let rests = with(None, &ended_early("2026-11-21T08:00:00+01:00"));
    assert_eq!(rests, until("Mon 23 Nov, 08:00"), "they began not two days ago yet");
    assert_eq!(with(None, &ended_early("2026-11-21T06:00:00+01:00")), None);
    for (level, flag) in [("emergency", 1), ("urgent", 10), ("soon", 20)] {
        assert_eq!(with(Some(note(level, flag)), &[]), says("ladder-why-note"), "{level}");
    }
    assert_eq!(with(Some(note("review", 26)), &[]), None, "a note for the next visit holds nothing");
    let unwell = Entry { unwell: Some(true), ..Entry::default() };
    assert_eq!(with(None, &[("2026-11-23T06:30:00+01:00", Body::CheckIn(unwell))]), says("ladder-why-unwell"));
    let mut coach = coach(&in_sight(), &[]);
    coach.note_crisis(at(MORNING));
    assert_eq!(not_today(&coach, "EXS0"), says("ladder-why-person"));
}

#[test]
fn pain_that_is_told_right_before_the_step_counts_too() {
    let now = at(MORNING);
    for (told, begins) in [(None, true), (Some(3), true), (Some(4), false)] {
        let mut coach = coach(&in_sight(), &[]);
        let mut form = asks(&coach, "EXS0", now);
        for id in ["want", "stop", "upset", "privacy"] {
            assert!(form.answer(id, Some(Answer::One("yes".to_owned()))));
        }
        let Step::Form(mut expected) = coach.take(&form, now).unwrap().0 else { panic!("what is expected") };
        assert!(expected.answer("now", told.and_then(Score::new).map(Answer::Score)));
        assert!(expected.answer("fear", Score::new(6).map(Answer::Score)));
        let step = coach.take(&expected, now).unwrap().0;
        match step {
            Step::Practise(start) => {
                assert!(begins);
                assert_eq!(start.predicted.fear, Score::new(6));
            }
            Step::Form(form) => assert!(!begins && form.kind == FormKind::NotToday),
            other => panic!("{other:?}"),
        }
        assert!(standing(&coach).is_empty());
    }
}

#[test]
fn with_penetration_as_no_goal_the_ladders_end_earlier_and_are_whole() {
    let now = at(MORNING);
    let agreed = json!({ "given": true });
    let mut registers = in_sight();
    registers.extend([("gate-trainer", agreed.clone()), ("gate-penetration", agreed)]);
    registers.push(("ladder-partner", json!({ "step": 7, "since": "2026-10-01" })));
    let mut coach = coach(&registers, &[]);
    assert_eq!((coach.ladder(Area::Partner).len(), coach.ladder(Area::Trainer).len()), (9, 9));
    assert_eq!(coach.place(Area::Partner, now).step, 7);
    coach.set("no_penetration", json!(true), now);
    assert_eq!((coach.ladder(Area::Partner).len(), coach.ladder(Area::Trainer).len()), (6, 0));
    assert_eq!(coach.place(Area::Partner, now).step, 5, "the last step there is");
    assert_eq!(coach.ladder(Area::Alone).len(), 6);
    assert!(coach.next_step_form(Area::Partner, now).is_none(), "nothing comes after it");
    assert_eq!(not_today(&coach, "SF6"), Some(pelvicoach::words::say("ladder-why-no-goal")));
    coach.set("no_penetration", json!(false), now);
    assert_eq!(coach.place(Area::Partner, now).step, 7, "nothing was taken away");
}
