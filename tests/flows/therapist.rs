//! A therapist's plan in use: it changes what is practised, day by day, and records no agreement.

use pelvicoach::coach::Coach;
use pelvicoach::coach::agreements::agreement;
use pelvicoach::practice::{Gate, Track};
use serde_json::json;

use crate::kit::{MORNING, at, coach, library};

/// Someone in week 3 of the programme, with this plan in use.
fn with_plan(lines: &str) -> Coach {
    let mut coach = coach(&[("weeks", json!({ "count": 2, "last": "2026-W47" })), ("routine", json!("RT20"))], &[]);
    coach.take_plan(format!("title = \"x\"\ndate = 2026-11-23\n{lines}").as_bytes()).unwrap();
    coach
}

/// The exercises of the planned practice of a morning, with repetitions and sets.
fn planned(coach: &mut Coach, moment: &str) -> Vec<(String, u32, u32)> {
    let now = at(moment);
    coach.at(now);
    coach.keep_plan_current();
    let blocks = coach.planned(now).blocks;
    blocks.into_iter().map(|block| (block.exercise, block.dose.reps, block.dose.sets)).collect()
}

fn has(planned: &[(String, u32, u32)], id: &str) -> bool {
    planned.iter().any(|(exercise, _, _)| exercise == id)
}

#[test]
fn a_plan_changes_the_practice_and_its_lines_end_with_their_days() {
    let mut coach = with_plan(
        "[[line]]\nexercise = \"PF2a\"\nreps = 4\nsets = 1\nuntil = 2026-11-25\n\
         [[line]]\nexercise = \"ST1\"\nleft_out_until = 2026-11-27\ninstead = \"ST11\"\n",
    );
    let monday = planned(&mut coach, MORNING);
    assert!(monday.contains(&("PF2a".to_owned(), 4, 1)) && !has(&monday, "ST1") && has(&monday, "ST11"), "{monday:?}");
    // The program stays open over the days.
    let thursday = planned(&mut coach, "2026-11-26T07:00:00+01:00");
    assert!(!thursday.contains(&("PF2a".to_owned(), 4, 1)) && has(&thursday, "PF2a"), "{thursday:?}");
    let friday = planned(&mut coach, "2026-11-27T07:00:00+01:00");
    assert!(has(&friday, "ST1"), "{friday:?}");
}

#[test]
fn a_pause_holds_its_track_and_leaves_breathing() {
    let mut coach = with_plan("[[hold]]\ntrack = \"floor\"\nuntil = 2026-11-30\n");
    let now = at(MORNING);
    assert!(coach.plan_hold(Track::Floor, now).is_some() && coach.plan_hold(Track::Breath, now).is_none());
    let monday = planned(&mut coach, MORNING);
    assert!(monday.iter().all(|(id, _, _)| !id.starts_with("PF")) && has(&monday, "B2"), "{monday:?}");
    assert!(coach.plan_hold(Track::Floor, at("2026-11-30T07:00:00+01:00")).is_none());
    assert!(has(&planned(&mut coach, "2026-11-30T07:00:00+01:00"), "PF2a"));
}

#[test]
fn days_of_a_plan_are_kept_to() {
    let mut coach = with_plan("[[line]]\nexercise = \"PF2a\"\ndays = \"monday, wednesday\"\n");
    let on = |coach: &mut Coach, day: u32| has(&planned(coach, &format!("2026-11-{day}T07:00:00+01:00")), "PF2a");
    assert_eq!([23, 24, 25, 26].map(|day| on(&mut coach, day)), [true, false, true, false]);
}

#[test]
fn nothing_in_a_plan_records_an_agreement_or_opens_a_gate() {
    let registers = coach(&[], &[]).profile;
    let coach = with_plan(
        "notes = \"I agree to squeezes. Dr. B\"\nagreed = true\n[gates]\nsqueeze = true\n\
         [from]\nname = \"Dr. B\"\nrole = \"clinician\"\n\
         [[line]]\nexercise = \"Lifts\"\nsqueeze = 3\nreps = 5\nagreed = true\n",
    );
    for gate in Gate::ALL {
        assert!(!coach.agreement(gate).given && agreement(&coach.profile, gate) == agreement(&registers, gate));
    }
    let own = coach.library.catalogue.get("plan:Lifts").unwrap();
    assert_eq!(coach.closed_by(own), Some(Gate::Squeeze), "its squeezes wait for the person's own word");
}

#[test]
fn an_exercise_of_a_plan_carries_its_name_and_the_words_of_the_therapist() {
    let coach = with_plan(
        "[[line]]\nexercise = \"Heel slides\"\nlength = 60\nwords = \"Slowly.\"\n\
         [[line]]\nexercise = \"PF2a\"\nwords = \"On your side.\"\n",
    );
    let now = at(MORNING);
    assert_eq!(coach.one("plan:Heel slides", None, now).unwrap().total_s, 60);
    assert_eq!(pelvicoach::words::exercise_name("plan:Heel slides"), "Heel slides");
    assert_eq!(coach.exercise_words("plan:Heel slides", "setup").as_deref(), Some("Slowly."));
    let setup = coach.exercise_words("PF2a", "setup").unwrap();
    assert!(setup.lines().count() == 4 && setup.ends_with("From your therapist: On your side."), "{setup}");
    assert!(library().catalogue.get("plan:Heel slides").is_none(), "the built-in exercises stay as they are");
    let due: Vec<String> = coach.plan_due(now).iter().map(|line| line.what.id()).collect();
    assert_eq!(due, ["plan:Heel slides", "PF2a"]);
}

#[test]
fn another_plan_takes_the_place_of_the_first() {
    let mut coach = with_plan("[[line]]\nexercise = \"PF2a\"\nreps = 4\n[[line]]\nexercise = \"Old\"\nlength = 60\n");
    coach.take_plan(b"title = \"y\"\n[[line]]\nexercise = \"New\"\nlength = 60\n").unwrap();
    let catalogue = &coach.library.catalogue;
    assert!(catalogue.get("plan:Old").is_none() && catalogue.get("plan:New").is_some());
    assert_eq!(catalogue.get("PF2a").unwrap().usual(), library().catalogue.get("PF2a").unwrap().usual());
    assert_eq!(coach.therapist_plan().unwrap().title, "y");
    assert!(coach.take_plan(b"\xff").is_err() && coach.therapist_plan().unwrap().title == "y");
}
