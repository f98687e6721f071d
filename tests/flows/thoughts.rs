//! Thoughts, experiments, worries, letters and lists: what their forms ask, what becomes of the answers.

use chrono::TimeDelta;
use pelvicoach::clock::Now;
use pelvicoach::coach::{Answer, Coach, Form, FormKind, Step};
use pelvicoach::diary::{Body, Experiment, Note, Score, Thought};
use pelvicoach::plan::safety::Door;

use crate::kit::{MORNING, at, coach, library, standing, written};

fn text(words: &str) -> Answer {
    Answer::Text(words.to_owned())
}

fn one(id: &str) -> Answer {
    Answer::One(id.to_owned())
}

fn answered(mut form: Form, answers: &[(&str, Answer)]) -> Form {
    for (id, answer) in answers {
        assert!(form.answer(id, Some(answer.clone())), "{id}: {answer:?}");
    }
    form
}

/// The form that an exercise opens.
fn opened(coach: &Coach, id: &str, now: Now) -> Form {
    match coach.begin(id, None, now) {
        Some(Step::Form(form)) => *form,
        other => panic!("{id}: {other:?}"),
    }
}

/// Fills a form that an exercise opens, and takes it.
fn done(coach: &mut Coach, id: &str, answers: &[(&str, Answer)], now: Now) {
    let form = answered(opened(coach, id, now), answers);
    coach.take(&form, now).unwrap();
}

fn bodies(coach: &Coach) -> Vec<Body> {
    standing(coach).into_iter().map(|(_, body)| body).collect()
}

/// A kind sentence was written before, so that no milestone stands beside what is written here.
fn kind_before() -> serde_json::Value {
    serde_json::json!({ "kind": "2026-11-01" })
}

#[test]
fn every_written_exercise_opens_a_form_whatever_note_is_open() {
    let coach = coach(&[("milestones", kind_before())], &[]);
    for exercise in library().catalogue.iter().filter(|exercise| exercise.written().is_some()) {
        let form = opened(&coach, &exercise.id, at(MORNING));
        assert!(!form.pages().is_empty() && form.pages().iter().all(|page| !page.asks.is_empty()), "{}", exercise.id);
        assert_eq!(coach.door(&exercise.id), Door::Journal, "{}", exercise.id);
        let timed = form.seconds().is_some();
        assert_eq!(timed, ["CRW", "SC2"].contains(&exercise.id.as_str()), "{}", exercise.id);
    }
    assert_eq!(opened(&coach, "crw", at(MORNING)).seconds(), Some(600));
    assert_eq!(opened(&coach, "SC2", at(MORNING)).seconds(), Some(300));
    assert_eq!((coach.door("B3"), coach.door("PF2a")), (Door::GentleBreathing, Door::Practice));
    let Some(Step::Form(longer)) = coach.begin("CRW", Some(5), at(MORNING)) else { panic!("a form") };
    assert_eq!(longer.seconds(), Some(300), "its minutes can be chosen");
}

/// Coverage: "reframe negative associations; pain as a signal to slow down, not a threat" (CR).
#[test]
fn a_thought_in_seven_fields_is_kept_opened_again_and_edited() {
    let mut coach = coach(&[("milestones", kind_before())], &[]);
    let answers = [
        ("situation", text("on the bus")),
        ("body", text("pain 5, tension 7")),
        ("thought", text("it will never settle")),
        ("believed", Answer::Number(80.0)),
        ("feeling", text("afraid")),
        ("strength", Answer::Score(Score::new(7).unwrap())),
        ("patterns", Answer::Many(vec!["what-if".to_owned()])),
        ("supports", text("it hurt all week")),
        ("against", text("it settled last month")),
        ("sentence", one("signal")),
        ("fairer", text("It has settled before.")),
        ("believed_after", Answer::Number(50.0)),
        ("next_step", text("sit for five minutes")),
    ];
    done(&mut coach, "CR7", &answers, at(MORNING));
    let [Body::Thought(thought)] = &bodies(&coach)[..] else { panic!("one thought") };
    let expected = Thought {
        situation: Some("on the bus".to_owned()),
        body: Some("pain 5, tension 7".to_owned()),
        thought: Some("it will never settle".to_owned()),
        believed: Some(80),
        feeling: Some("afraid".to_owned()),
        strength: Score::new(7),
        supports: Some("it hurt all week".to_owned()),
        against: Some("it settled last month".to_owned()),
        fairer: Some("This is a signal to slow down, not proof of damage. It has settled before.".to_owned()),
        believed_after: Some(50),
        next_step: Some("sit for five minutes".to_owned()),
        patterns: vec!["what-if".to_owned()],
    };
    assert_eq!(*thought, expected);

    let id = coach.entries("bus")[0].id.unwrap();
    let form = answered(coach.edit_form(id).unwrap(), &[("believed_after", Answer::Number(30.0))]);
    assert_eq!(form.kind, FormKind::Thought);
    coach.take(&form, at(MORNING)).unwrap();
    let edited = Thought { believed_after: Some(30), ..expected.clone() };
    assert_eq!(bodies(&coach), [Body::Thought(edited)], "the sentence that was picked stands once");
    coach.undo(at(MORNING)).unwrap();
    assert_eq!(bodies(&coach), [Body::Thought(expected)]);
    coach.delete(id, at(MORNING)).unwrap();
    assert!(bodies(&coach).is_empty());
}

#[test]
fn three_fields_make_a_thought_and_nothing_makes_none() {
    let mut coach = coach(&[("milestones", kind_before())], &[]);
    done(&mut coach, "CR3", &[], at(MORNING));
    assert!(bodies(&coach).is_empty(), "nothing was written");
    done(&mut coach, "CR3", &[("thought", text("nobody understands")), ("sentence", one("not-known"))], at(MORNING));
    let [Body::Thought(thought)] = &bodies(&coach)[..] else { panic!("one thought") };
    assert_eq!(thought.fairer.as_deref(), Some("I don't know yet how this goes."));
    let form = coach.edit_form(coach.entries("")[0].id.unwrap()).unwrap();
    assert_eq!(form.kind, FormKind::ShortThought, "it opens as it was written");
}

#[test]
fn a_pattern_that_another_version_named_survives_an_edit() {
    let thought = Thought {
        thought: Some("x".to_owned()),
        patterns: vec!["what-if".to_owned(), "fortune-telling".to_owned()],
        ..Thought::default()
    };
    let mut coach = coach(&[], &[("2026-11-22T20:00:00+01:00", Body::Thought(thought))]);
    let id = coach.entries("")[0].id.unwrap();
    let form = answered(coach.edit_form(id).unwrap(), &[("patterns", Answer::Many(vec!["rules".to_owned()]))]);
    coach.take(&form, at(MORNING)).unwrap();
    let [Body::Thought(thought)] = &bodies(&coach)[..] else { panic!("one thought") };
    assert_eq!(thought.patterns, ["rules", "fortune-telling"]);
}

#[test]
fn an_experiment_asks_what_happened_when_it_is_opened_again() {
    let mut coach = coach(&[("milestones", kind_before())], &[]);
    let ids = |form: &Form| form.pages().into_iter().flat_map(|page| page.asks).map(|ask| ask.id).collect::<Vec<_>>();
    assert_eq!(ids(&opened(&coach, "CRX", at(MORNING))), ["prediction", "test"]);
    done(&mut coach, "CRX", &[("prediction", text("worse at once")), ("test", text("sit ten minutes"))], at(MORNING));
    let form = coach.edit_form(coach.entries("")[0].id.unwrap()).unwrap();
    assert_eq!(ids(&form), ["prediction", "test", "happened", "learned", "at"]);
    let form = answered(form, &[("happened", text("a 3, gone by noon")), ("learned", text("ten is fine"))]);
    coach.take(&form, at(MORNING)).unwrap();
    let expected = Experiment {
        prediction: Some("worse at once".to_owned()),
        test: Some("sit ten minutes".to_owned()),
        happened: Some("a 3, gone by noon".to_owned()),
        learned: Some("ten is fine".to_owned()),
    };
    assert_eq!(bodies(&coach), [Body::Experiment(expected)]);
}

#[test]
fn worries_wait_for_their_window_and_are_not_brought_up_after_it() {
    let old = Note { text: "an old one".to_owned(), tags: vec!["worry".to_owned()], for_therapist: None };
    let mut coach = coach(&[], &[("2026-11-08T20:00:00+01:00", Body::Note(old))]);
    for (worry, moment) in [("the visit", "2026-11-23T08:00:00+01:00"), ("the bus", "2026-11-23T09:00:00+01:00")] {
        let form = answered(coach.form(FormKind::Worry), &[("text", text(worry))]);
        coach.take(&form, at(moment)).unwrap();
    }
    let evening = at("2026-11-23T18:00:00+01:00");
    let window = opened(&coach, "CRW", evening);
    assert_eq!(coach.beside(&window, evening), ["the visit", "the bus"], "two weeks are the most that one waits");
    let kept = serde_json::to_string(&window).unwrap();
    assert!(!kept.contains("the visit"), "a draft holds no copy of them: {kept}");
    done(&mut coach, "CRW", &[("text", text("one call tomorrow"))], evening);
    let next = opened(&coach, "CRW", evening);
    assert!(coach.beside(&next, evening).is_empty());
    let tags: Vec<_> = bodies(&coach)
        .into_iter()
        .filter_map(|body| if let Body::Note(note) = body { Some(note.tags.join(",")) } else { None })
        .collect();
    assert_eq!(tags, ["worry", "worry", "worry", "worry-window"]);
}

/// Coverage: "self-compassion, uneven progress, celebrate small wins" (SC).
#[test]
fn a_letter_and_a_look_at_a_setback_are_kept_as_notes() {
    let mut coach = coach(&[("milestones", kind_before())], &[]);
    done(&mut coach, "SC2", &[("text", text("Dear me,\nthat was a lot."))], at(MORNING));
    let setback = [("named", text("stopped after two minutes")), ("next", text("one breath"))];
    done(&mut coach, "SC4", &setback, at(MORNING));
    let note = |text: &str, tag: &str| {
        Body::Note(Note { text: text.to_owned(), tags: vec![tag.to_owned()], for_therapist: None })
    };
    let expected =
        [note("Dear me,\nthat was a lot.", "letter"), note("stopped after two minutes\none breath", "setback")];
    assert_eq!(bodies(&coach), expected);
}

#[test]
fn the_line_about_why_this_matters_is_kept_changed_and_taken_away() {
    let mut coach = coach(&[("milestones", kind_before())], &[]);
    assert_eq!(coach.values_line(), None);
    done(&mut coach, "CRV", &[("text", text("  dancing at the wedding "))], at(MORNING));
    assert_eq!(coach.values_line().as_deref(), Some("dancing at the wedding"));
    let form = opened(&coach, "CRV", at(MORNING));
    assert_eq!(form.answers.get("text"), Some(&text("dancing at the wedding")));
    done(&mut coach, "CRV", &[("text", text("  "))], at(MORNING));
    assert_eq!(coach.values_line(), None);
}

/// Coverage: "sleep, nutrition, stress" (BH).
#[test]
fn a_list_is_ticked_looked_at_after_a_week_and_asks_nothing_more() {
    let mut coach = coach(&[("milestones", kind_before())], &[]);
    let ticked = |ids: &[&str]| Answer::Many(ids.iter().map(|id| (*id).to_owned()).collect());
    let later = |days: i64| {
        let wall = at(MORNING).wall + TimeDelta::days(days);
        at(&wall.to_rfc3339())
    };
    done(&mut coach, "BH1", &[("trying", ticked(&["rise", "no-clock"]))], at(MORNING));
    assert_eq!(opened(&coach, "BH1", later(2)).answers.get("trying"), Some(&ticked(&["rise", "no-clock"])));
    assert_eq!((coach.list_to_look_at(later(6)), coach.list_to_look_at(later(7))), (None, Some("BH1".to_owned())));

    let look = opened(&coach, "BH1", later(7));
    assert_eq!(look.pages().len(), 2);
    assert_eq!(look.answers.get("trying"), None, "what is tried next is a new choice");
    let look = answered(look, &[("found_1", one("helped")), ("found_2", one("not-yet"))]);
    coach.take(&look, later(7)).unwrap();
    assert_eq!(coach.list_to_look_at(later(30)), None, "nothing was ticked, nothing is asked");
    let told = coach.beside(&opened(&coach, "BH1", later(8)), later(8));
    let expected = [
        "Last time: the clock turned away at night: not yet.",
        "Last time: getting up at the same time each day: helped.",
    ];
    assert_eq!(told, expected);

    done(&mut coach, "BH5", &[("leave_out", one("yes"))], at(MORNING));
    assert_eq!(coach.list("not_for_me"), ["BH5"]);
    done(&mut coach, "BH5", &[("leave_out", one("no"))], at(MORNING));
    assert!(coach.list("not_for_me").is_empty());
}

#[test]
fn drafts_of_two_lists_do_not_meet() {
    let coach = coach(&[("milestones", kind_before())], &[]);
    let names = ["BH1", "BH2"].map(|id| opened(&coach, id, at(MORNING)).draft_name());
    assert_eq!(names, ["form-checklist-bh1", "form-checklist-bh2"]);
}

#[test]
fn what_is_written_leaves_no_practice_behind() {
    let mut coach = coach(&[("milestones", kind_before())], &[]);
    let form = answered(opened(&coach, "CR3", at(MORNING)), &[("thought", text("x"))]);
    let (step, effects) = coach.take(&form, at(MORNING)).unwrap();
    assert_eq!(step, Step::Back);
    let kinds: Vec<_> = written(&effects).iter().map(|(_, record)| record.kind.to_string()).collect();
    assert_eq!(kinds, ["thought"]);
}
