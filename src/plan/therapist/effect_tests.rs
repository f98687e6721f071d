//! What plans do on a day: doses, days, pauses, ceilings, exercises of their own.

use super::*;
use crate::diary::Day;
use crate::library::therapist::{Against, bounds, read};
use crate::library::{Library, built_in};
use crate::plan::Given;
use crate::plan::fill::{fill, one};
use crate::practice::{Catalogue, Exercise, Gate, length_ms};

fn library() -> &'static Library {
    built_in().unwrap()
}

fn plan(lines: &str) -> TherapistPlan {
    let text = format!("title = \"x\"\ndate = 2026-11-23\n{lines}");
    let known = |text: &str| library().catalogue.get(text).map(|exercise| exercise.id.clone());
    let against = Against { catalogue: &library().catalogue, bounds: bounds().unwrap(), known: &known };
    let reading = read(text.as_bytes(), against);
    assert!(reading.can_be_taken(), "{:?}", reading.problems);
    reading.plan
}

/// Monday 23 November 2026 and the days after it.
fn day(after: i64) -> Day {
    Day("2026-11-23".parse().unwrap()).plus(after)
}

fn laid(plan: &TherapistPlan, after: i64) -> Catalogue {
    plan.laid_over(&library().catalogue, day(after), bounds().unwrap())
}

fn usual(catalogue: &Catalogue, id: &str) -> (u32, u32, u32) {
    let dose = catalogue.get(id).unwrap().usual();
    (dose.reps, dose.sets, dose.seconds)
}

fn out(plan: &TherapistPlan, id: &str, after: i64) -> Option<Why> {
    let catalogue = laid(plan, after);
    plan.limits_for(catalogue.get(id).unwrap(), day(after), bounds().unwrap()).left_out
}

#[test]
fn a_dose_is_laid_over_every_dose_until_its_last_day() {
    let plan = plan("[[line]]\nexercise = \"PF2a\"\nreps = 5\nsets = 1\nuntil = 2026-11-30\n");
    let on = laid(&plan, 7);
    assert!(on.get("PF2a").unwrap().doses.iter().all(|dose| (dose.reps, dose.sets) == (5, 1)));
    assert_eq!(usual(&laid(&plan, 8), "PF2a"), (8, 2, 0));
    assert_eq!(usual(&on, "PF2b"), usual(&library().catalogue, "PF2b"), "what is not named stays");
}

#[test]
fn holds_lengths_and_breaths_are_laid_over_in_their_own_way() {
    let plan = plan(
        "[[line]]\nexercise = \"ST1\"\nhold = 20\nreps = 3\n[[line]]\nexercise = \"MI1\"\nlength = \"2 min\"\n\
         [[line]]\nexercise = \"B3\"\nlength = \"3 min\"\n[[line]]\nexercise = \"PF2b\"\nlength = 70\n",
    );
    let laid = laid(&plan, 0);
    let length = |id: &str| {
        let exercise = laid.get(id).unwrap();
        length_ms(&laid, &crate::practice::Block::new(id, exercise.positions[0], exercise.usual()))
    };
    assert_eq!(length("ST1"), 3 * 20_000 + 2 * 15_000);
    assert_eq!(length("MI1"), 120_000);
    assert_eq!((length("B3"), laid.get("B3").unwrap().max_s), (180_000, 180));
    assert_eq!(length("PF2b"), 60_000, "whole rounds");
}

#[test]
fn routines_are_filled_with_the_doses_and_without_what_is_left_out() {
    let plan = plan(
        "[[line]]\nexercise = \"PF2a\"\nreps = 4\nsets = 1\n\
         [[line]]\nexercise = \"ST1\"\nleft_out_until = 2026-11-30\ninstead = \"ST11\"\n",
    );
    let filled = |after| {
        let catalogue = laid(&plan, after);
        let not_for_me = plan.left_out(&catalogue, day(after), bounds().unwrap());
        let mut given = Given::week(&catalogue, &library().programme, 3);
        given.not_for_me = &not_for_me;
        fill(&given, library().routine("RT20").unwrap()).blocks
    };
    let (before, then) = (filled(0), filled(7));
    let drop = before.iter().find(|block| block.exercise == "PF2a").unwrap();
    assert_eq!((drop.dose.reps, drop.dose.sets), (4, 1));
    assert!(before.iter().all(|block| block.exercise != "ST1"));
    assert!(before.iter().any(|block| block.exercise == "ST11" && block.instead_of.as_deref() == Some("ST1")));
    assert!(then.iter().any(|block| block.exercise == "ST1" && block.instead_of.is_none()));
}

#[test]
fn days_are_kept_to() {
    let plan = plan(
        "[[line]]\nexercise = \"PF2a\"\ndays = \"monday to friday\"\n[[line]]\nexercise = \"ST1\"\nevery_days = 3\n",
    );
    let off = |id: &str| (0..7).filter(|after| out(&plan, id, *after).is_some()).collect::<Vec<_>>();
    assert_eq!(off("PF2a"), [5, 6]);
    assert_eq!(off("ST1"), [1, 2, 4, 5]);
    assert_eq!(out(&plan, "ST1", 1), Some(Why::OtherDays));
    assert_eq!(out(&plan, "ST3", 1), None);
}

#[test]
fn two_lines_of_one_exercise_have_their_own_days() {
    let plan = plan(
        "[[line]]\nexercise = \"PF2a\"\nreps = 4\ndays = \"monday\"\n\
         [[line]]\nexercise = \"PF2a\"\nreps = 6\ndays = \"tuesday\"\n",
    );
    assert_eq!((usual(&laid(&plan, 0), "PF2a").0, usual(&laid(&plan, 1), "PF2a").0), (4, 6));
    assert_eq!(
        (out(&plan, "PF2a", 0), out(&plan, "PF2a", 1), out(&plan, "PF2a", 2)),
        (None, None, Some(Why::OtherDays))
    );
}

#[test]
fn a_pause_holds_a_track_until_its_day() {
    let plan = plan("[[hold]]\ntrack = \"floor\"\nuntil = 2026-12-01\n[[hold]]\ntrack = \"exposure\"\n");
    let until = "2026-12-01".parse().unwrap();
    assert_eq!(out(&plan, "PF2a", 7), Some(Why::Paused(Some(until))));
    assert_eq!(out(&plan, "PF2a", 8), None);
    assert_eq!(out(&plan, "ST1", 0), None);
    assert!(plan.held(Track::Exposure, day(500)).is_some() && plan.held(Track::Breath, day(0)).is_none());
}

#[test]
fn an_unknown_exercise_has_a_name_and_a_timer_and_fills_no_routine() {
    let plan = plan(
        "[[line]]\nexercise = \"Heel slides\"\nreps = 8\nsets = 2\nuntil = 2026-11-30\n\
         [[line]]\nexercise = \"Lean\"\nhold = 30\nreps = 2\ntrack = \"attention\"\n",
    );
    let catalogue = laid(&plan, 0);
    let own = catalogue.get("plan:Heel slides").unwrap();
    assert_eq!((own_name(&own.id), own.track, own.gate), (Some("Heel slides"), Track::Stretch, None));
    let given = Given::week(&catalogue, &library().programme, 12);
    assert_eq!(one(&given, "plan:heel slides", None).unwrap().total_s, 2 * 8 * 10 + 30);
    assert_eq!(one(&given, "plan:Lean", None).unwrap().total_s, 30 + 10 + 30);
    for routine in &library().routines {
        assert!(fill(&given, routine).blocks.iter().all(|block| own_name(&block.exercise).is_none()), "{}", routine.id);
    }
    assert!(laid(&plan, 8).get("plan:Heel slides").is_none(), "it has ended");
}

#[test]
fn squeezes_of_an_unknown_exercise_wait_for_an_agreement_and_rest_a_day() {
    let plan = plan("[[line]]\nexercise = \"Lifts\"\nsqueeze = 3\nreps = 5\n");
    let catalogue = laid(&plan, 0);
    let own = catalogue.get("plan:Lifts").unwrap();
    assert_eq!((own.gate, own.track), (Some(Gate::Squeeze), Track::Floor));
    assert_eq!(own::squeeze_of(&own.shape), Some((3_000, 9_000)));
    assert_eq!([0, 1, 2].map(|after| out(&plan, "plan:Lifts", after)), [None, Some(Why::OtherDays), None]);
}

#[test]
fn ceilings_cut_squeezes_and_leave_out_what_is_nothing_then() {
    let lines = "[[line]]\nexercise = \"Slow\"\nsqueeze = 6\nrelease = 20\nreps = 8\n\
                 [[line]]\nexercise = \"Quick\"\nsqueeze = 1\nreps = 8\n";
    let shape = |exercise: &Exercise| (own::squeeze_of(&exercise.shape), exercise.usual().reps);
    let cut = laid(&plan(&format!("[ceilings]\nendurance = 4\nrepetitions = 3\nfast = 5\n{lines}")), 0);
    assert_eq!(shape(cut.get("plan:Slow").unwrap()), (Some((4_000, 20_000)), 3));
    assert_eq!(shape(cut.get("plan:Quick").unwrap()), (Some((1_000, 3_000)), 5));
    let none = plan(&format!("[ceilings]\nendurance = 0\nfast = 0\n{lines}"));
    assert_eq!((out(&none, "plan:Slow", 0), out(&none, "plan:Quick", 0)), (Some(Why::Ceiling), Some(Why::Ceiling)));
    assert_eq!(out(&none, "PF2a", 0), None, "letting go has no ceiling");
}

#[test]
fn what_is_done_instead_falls_back_when_it_has_ended() {
    let plan = plan(
        "[[line]]\nexercise = \"ST1\"\nleft_out_until = 2026-12-31\ninstead = \"Rest\"\n\
         [[line]]\nexercise = \"Rest\"\nlength = 60\nuntil = 2026-11-24\n",
    );
    let alternative = |after| laid(&plan, after).get("ST1").unwrap().alternative.clone();
    assert_eq!(alternative(0).as_deref(), Some("plan:Rest"));
    assert_eq!(alternative(2).as_deref(), Some("ST3"));
}

#[test]
fn what_is_due_today_is_what_is_not_left_out() {
    let plan = plan(
        "[[line]]\nexercise = \"PF2a\"\n[[line]]\nexercise = \"ST1\"\ndays = \"sunday\"\n\
         [[line]]\nexercise = \"Walk\"\nlength = \"5 min\"\n[[line]]\nexercise = \"ST3\"\nleft_out_until = 2026-12-01\n",
    );
    let catalogue = laid(&plan, 0);
    let due: Vec<String> = plan.due(&catalogue, day(0), bounds().unwrap()).map(|line| line.what.id()).collect();
    assert_eq!(due, ["PF2a", "plan:Walk"]);
}
