//! Lessons: which is suggested, what opens with an area, and that an answer lands in the journal.

use pelvicoach::coach::learn;
use pelvicoach::coach::{Answer, Coach, Step};
use pelvicoach::diary::{Body, Note};
use pelvicoach::library::shelf;
use serde_json::json;

use crate::kit::{MORNING, at, coach, library, standing};

fn suggested(coach: &Coach) -> Option<&'static str> {
    coach.suggested_lesson(at(MORNING)).map(|head| head.id.as_str())
}

#[test]
fn the_next_lesson_follows_the_week_and_waits_for_nobody() {
    let mut coach = coach(&[("weeks", json!({ "count": 2, "last": "2026-W47" }))], &[]);
    assert_eq!(coach.week(at(MORNING)), 3);
    for id in ["L01", "L02", "L03", "L04"] {
        assert_eq!(suggested(&coach), Some(id));
        assert!(coach.set_read(id, true, at(MORNING)).is_some());
        assert_eq!(coach.set_read(id, true, at(MORNING)), None, "noted once");
    }
    assert_eq!(suggested(&coach), None, "the lessons of later weeks are open, and not suggested");
    assert!(coach.set_read("L02", false, at(MORNING)).is_some());
    assert_eq!(suggested(&coach), Some("L02"));
    let _ = coach.set("hard_day", json!(coach.today(at(MORNING))), at(MORNING));
    assert_eq!(suggested(&coach), None, "nothing on a hard day");
}

#[test]
fn every_lesson_that_is_opened_is_suggested_in_its_week_at_last() {
    let opened = json!(["alone", "partner", "trainer"]);
    let mut coach = coach(&[("weeks", json!({ "count": 40, "last": "2026-W40" })), ("opened", opened)], &[]);
    let mut all = Vec::new();
    while let Some(id) = suggested(&coach) {
        all.push(id);
        let _ = coach.set_read(id, true, at(MORNING));
    }
    assert_eq!(all, shelf::heads().unwrap().iter().map(|head| head.id.as_str()).collect::<Vec<_>>());
}

#[test]
fn an_answer_is_a_note_with_the_tag_and_the_lesson() {
    let mut coach = coach(&[], &[]);
    let lesson = learn::lesson(&coach.profile, "l05").unwrap();
    let mut form = coach.lesson_form(&lesson.head);
    assert_eq!(form.pages()[0].intro.join("/"), lesson.head.question);
    let (step, _) = coach.take(&form, at(MORNING)).unwrap();
    assert_eq!((step, standing(&coach).len()), (Step::Back, 0), "nothing written, nothing kept");
    assert!(form.answer("text", Some(Answer::Text(" on the stairs ".to_owned()))));
    coach.take(&form, at(MORNING)).unwrap();
    let tags = vec!["lesson".to_owned(), "L05".to_owned()];
    let note = Body::Note(Note { text: "on the stairs".to_owned(), tags, for_therapist: None });
    assert_eq!(standing(&coach), [("2026-11".to_owned(), note)]);
    assert_eq!(coach.entries("stairs").len(), 1);
}

#[test]
fn the_exercise_of_every_lesson_can_be_begun() {
    let opened = json!(["alone", "partner", "trainer"]);
    let coach = coach(&[("opened", opened)], &[]);
    for head in shelf::heads().unwrap() {
        let known = library().catalogue.get(&head.action).is_some();
        assert!(known, "{}: {} is in no catalogue", head.id, head.action);
        assert!(coach.lesson_practice(head, at(MORNING)).is_some(), "{}: {} leads nowhere", head.id, head.action);
    }
}

#[test]
fn a_lesson_out_of_sight_is_not_read_by_its_id() {
    let coach = coach(&[], &[]);
    for (id, seen) in [("L11", false), ("L12", false), ("L13", false), ("L14", true), ("l01", true), ("L15", false)] {
        assert_eq!(learn::lesson(&coach.profile, id).is_some(), seen, "{id}");
    }
    assert!(!learn::cards(&coach.profile).iter().any(|card| card.id == "card-partner"));
}
