//! Exercises that come after easier ones have gone well: what they wait for, how many are still to come, that enough of
//! them once is for good, and that they can be had all the same.

use pelvicoach::coach::{Answer, Coach, Form, Offered, Ready, Step};
use pelvicoach::diary::{Body, Comfort, Id, Outcome, Practice, PractisedBlock};
use serde_json::{Value, json};

use crate::kit::{MORNING, at, coach, library};

fn session(exercise: &str, comfort: Option<Comfort>) -> Body {
    let block = PractisedBlock {
        exercise: exercise.to_owned(),
        track: "breath".to_owned(),
        planned_s: 240,
        done_s: 240,
        outcome: Outcome::Finished,
        ..PractisedBlock::default()
    };
    let practice = Practice {
        routine: exercise.to_owned(),
        planned_s: 240,
        done_s: 240,
        blocks: vec![block],
        comfort,
        outcome: Outcome::Finished,
        ..Practice::default()
    };
    Body::Practice(practice)
}

/// Someone in the fourth week with so many sessions of this exercise, one a day.
fn after(days: usize, exercise: &str, comfort: Option<Comfort>) -> Coach {
    let moments: Vec<String> = (0..days).map(|day| format!("2026-11-{:02}T07:00:00+01:00", 1 + day)).collect();
    let written: Vec<(&str, Body)> =
        moments.iter().map(|moment| (moment.as_str(), session(exercise, comfort))).collect();
    coach(&fourth_week(), &written)
}

/// From the third week on there is one breath, which the evening's can take the place of.
fn fourth_week() -> Vec<(&'static str, Value)> {
    let position = json!({ "step": 3, "dose_min": 4.0, "since": "2026-11-02" });
    vec![("weeks", json!({ "count": 3, "last": "2026-W47" })), ("track-breath", position)]
}

fn ready(coach: &Coach, id: &str) -> Ready {
    coach.ready(library().catalogue.get(id).unwrap(), at(MORNING))
}

/// How many easy sessions there were so far, where it waits for more.
fn so_far(coach: &Coach, id: &str) -> Option<u32> {
    match ready(coach, id) {
        Ready::Later { so_far, .. } => Some(so_far),
        _ => None,
    }
}

#[test]
fn it_waits_for_as_many_easy_sessions_as_its_numbers_say() {
    let waiting: Vec<_> = library().catalogue.iter().filter(|one| one.after_easy.is_some()).collect();
    assert!(waiting.len() >= 2);
    for exercise in waiting {
        let rule = exercise.after_easy.as_ref().unwrap();
        let needed = usize::try_from(rule.sessions).unwrap();
        for other in &rule.of {
            for days in 0..needed {
                let told = so_far(&after(days, other, Some(Comfort::Easy)), &exercise.id);
                assert_eq!(told, u32::try_from(days).ok(), "{} after {days} of {other}", exercise.id);
            }
            assert_eq!(ready(&after(needed, other, Some(Comfort::Easy)), &exercise.id), Ready::Now);
        }
        // Hard or unanswered ones, and ones of something else, do not count.
        for comfort in [None, Some(Comfort::Ok), Some(Comfort::Hard)] {
            assert_eq!(so_far(&after(9, &rule.of[0], comfort), &exercise.id), Some(0), "{comfort:?}");
        }
        assert_eq!(so_far(&after(9, "B1", Some(Comfort::Easy)), &exercise.id), Some(0));
    }
}

#[test]
fn the_list_says_what_it_waits_for_and_a_second_enter_begins_it() {
    let mut coach = after(2, "B3", Some(Comfort::Easy));
    let lines = coach.offered(at(MORNING));
    let line = lines.iter().find(|line| line.what == Offered::Exercise("B5".to_owned())).expect("it is listed");
    assert!(line.words.contains("comes later"), "{}", line.words);
    let first = coach.open_offered(&line.what, false, at(MORNING));
    let told = first.line.expect("a line");
    assert!(first.step.is_none() && told.contains("5 easy sessions") && told.contains("so far 2"), "{told}");
    let second = coach.open_offered(&line.what, true, at(MORNING));
    assert!(matches!(second.step, Some(Step::Practise(_))), "{second:?}");
}

#[test]
fn what_cannot_begin_does_not_begin_by_a_second_enter() {
    let mut coach = coach(&[], &[]);
    let squeeze = Offered::Exercise("PF3a".to_owned());
    for again in [false, true] {
        let opened = coach.open_offered(&squeeze, again, at(MORNING));
        assert!(opened.step.is_none() && opened.line.is_some(), "{opened:?}");
    }
}

/// The evening has the long release once it is earned, and from then on.
#[test]
fn earned_once_is_for_good_and_the_evening_has_it() {
    let breath = |coach: &Coach| {
        let evening = coach.filled("RT-evening", at(MORNING)).unwrap();
        evening.blocks.iter().find(|block| block.exercise.starts_with('B')).map(|block| block.exercise.clone())
    };
    let mut coach = after(4, "B3", Some(Comfort::Easy));
    assert_eq!(breath(&coach).as_deref(), Some("B3"));
    let now = at(MORNING);
    let Body::Practice(fifth) = session("B3", None) else { unreachable!() };
    let (id, _) = coach.record(None, now.wall, fifth.clone(), now);
    assert_eq!(so_far(&coach, "B6"), Some(4));
    let id: Id = id.expect("recorded");
    let mut form: Form = coach.after_form(id, &fifth);
    assert!(form.answer("comfort", Some(Answer::One("easy".to_owned()))));
    coach.take(&form, now).expect("taken");
    assert_eq!(ready(&coach, "B6"), Ready::Now);
    let earned = coach.list("earned");
    assert!(earned.contains(&"B6".to_owned()) && earned.contains(&"B5".to_owned()), "{earned:?}");
    // What was easy then can be long past, and its month unread.
    let mut registers = fourth_week();
    registers.push(("earned", json!(earned)));
    let kept = crate::kit::coach(&registers, &[]);
    assert_eq!(ready(&kept, "B6"), Ready::Now);
    assert_eq!(ready(&kept, "B5"), Ready::Now);
    assert_eq!(breath(&kept).as_deref(), Some("B6"), "{:?}", kept.filled("RT-evening", now));
}
