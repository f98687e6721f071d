//! Questionnaires: which is due, what is kept of the answers, what a score says, totals from a clinician.

use pelvicoach::coach::{Answer, Coach, Form, FormKind, Step};
use pelvicoach::diary::{Body, Flag, FlagState, Level, MeasureTaken, Score, ScoreSource};
use serde_json::{Value, json};

use crate::kit::{MORNING, at, coach, standing};

fn score(value: u8) -> Answer {
    Answer::Score(Score::new(value).unwrap())
}

fn one(id: &str) -> Answer {
    Answer::One(id.to_owned())
}

fn opened(coach: &Coach, id: &str, moment: &str) -> Form {
    match coach.begin(id, None, at(moment)) {
        Some(Step::Form(form)) => *form,
        other => panic!("{id}: {other:?}"),
    }
}

/// Answers a questionnaire with these, and gives what it says.
fn taken(coach: &mut Coach, id: &str, answers: &[(&str, Answer)], moment: &str) -> Vec<String> {
    let mut form = opened(coach, id, moment);
    for (ask, answer) in answers {
        assert!(form.answer(ask, Some(answer.clone())), "{ask}: {answer:?}");
    }
    match coach.take(&form, at(moment)).unwrap().0 {
        Step::Form(result) => {
            assert_eq!((result.kind, result.follows()), (FormKind::Result, true));
            assert!(result.pages().iter().all(|page| page.asks.is_empty()), "nothing more is asked");
            coach.beside(&result, at(moment))
        }
        step => panic!("{step:?}"),
    }
}

fn peg(answers: [u8; 3]) -> Vec<(&'static str, Answer)> {
    ["item_1", "item_2", "item_3"].into_iter().zip(answers.map(score)).collect()
}

fn phq(answers: [u8; 4]) -> Vec<(&'static str, Answer)> {
    ["item_1", "item_2", "item_3", "item_4"].into_iter().zip(answers.map(|n| one(&n.to_string()))).collect()
}

fn measures(coach: &Coach) -> Vec<MeasureTaken> {
    let bodies = standing(coach).into_iter().map(|(_, body)| body);
    bodies.filter_map(|body| if let Body::Measure(taken) = body { Some(taken) } else { None }).collect()
}

fn weeks(count: u32, last: &str) -> (&'static str, Value) {
    ("weeks", json!({ "count": count, "last": last }))
}

#[test]
fn peg_says_its_score_the_one_before_and_what_the_change_means() {
    let mut coach = coach(&[], &[]);
    let first = taken(&mut coach, "peg", &peg([5, 6, 4]), "2026-10-20T07:00:00+02:00");
    let expected = [
        "PEG: 5, on a scale from 0 to 10.",
        "This is the first one, so there is nothing beside it yet.",
        "A score is a number from a few questions, and no diagnosis.",
    ];
    assert_eq!(first, expected);
    let second = taken(&mut coach, "peg", &peg([4, 3, 3]), MORNING);
    assert_eq!(second[0], "PEG: 3.3, on a scale from 0 to 10.");
    assert_eq!(second[1], "Last time, on Tuesday 20 October: 5.");
    assert_eq!(second[2..4], ["That is lower by 1.7.", "A change that matters."]);
    let third = taken(&mut coach, "peg", &peg([4, 4, 3]), "2026-11-24T07:00:00+01:00");
    assert_eq!(third[2..4], ["That is higher by 0.3.", "A small change."]);
    let fourth = taken(&mut coach, "peg", &peg([4, 4, 3]), "2026-11-25T07:00:00+01:00");
    assert_eq!(fourth[2], "That is the same as last time.");
    let scores: Vec<_> = measures(&coach).iter().filter_map(|taken| taken.score).collect();
    assert_eq!(scores.len(), 4);
    assert!((scores[1] - 10.0 / 3.0).abs() < 1e-9, "kept unrounded");
}

#[test]
fn an_item_left_open_leaves_no_score_and_keeps_the_answers() {
    let mut coach = coach(&[], &[]);
    let told = taken(&mut coach, "peg", &peg([5, 6, 4])[..2], MORNING);
    assert!(told[0].starts_with("PEG: no score this time"), "{told:?}");
    let [kept] = &measures(&coach)[..] else { panic!("one record") };
    assert_eq!((&kept.answers[..], kept.score), (&[Some(5), Some(6), None][..], None));
    let form = opened(&coach, "pgic", MORNING);
    assert_eq!(coach.take(&form, at(MORNING)).unwrap().0, Step::Back, "nothing answered, nothing kept");
    assert_eq!(measures(&coach).len(), 1);
}

#[test]
fn phq_4_names_its_band_and_its_pairs_and_a_person() {
    let mut coach = coach(&[], &[]);
    let told = taken(&mut coach, "phq-4", &phq([2, 1, 0, 1]), MORNING);
    assert_eq!(told[0], "PHQ-4: 4, on a scale from 0 to 12.");
    assert_eq!(told[1], "The form calls this range mild.");
    assert_eq!(told[2], "The two questions about worry together reach the form's mark.");
    assert!(told.iter().any(|line| line.contains("a doctor, a therapist")), "{told:?}");
    assert!(standing(&coach).iter().all(|(_, body)| !matches!(body, Body::Flag(_))), "once raises nothing");
    let calm = taken(&mut coach, "phq-4", &phq([1, 1, 0, 0]), "2026-11-24T07:00:00+01:00");
    assert!(calm.iter().all(|line| !line.contains("a doctor")), "{calm:?}");
    let form = opened(&coach, "phq-4", MORNING);
    let credit = form.pages()[0].intro.iter().map(|key| pelvicoach::words::say(key)).collect::<String>();
    assert!(credit.contains("t leads to a person"), "{credit}");
}

fn raised(coach: &Coach) -> Vec<Flag> {
    let bodies = standing(coach).into_iter().map(|(_, body)| body);
    bodies.filter_map(|body| if let Body::Flag(flag) = body { Some(flag) } else { None }).collect()
}

#[test]
fn low_answers_twice_in_a_row_raise_the_note_once() {
    let mut coach = coach(&[], &[]);
    let days = ["10", "11", "12", "13", "14"].map(|day| format!("2026-11-{day}T07:00:00+01:00"));
    let low = [phq([0, 0, 2, 1]), phq([2, 2, 1, 1]), phq([0, 0, 0, 0]), phq([3, 0, 0, 0]), phq([0, 3, 0, 0])];
    let mut open = Vec::new();
    for (day, answers) in days.iter().zip(&low) {
        let told = taken(&mut coach, "phq-4", answers, day);
        open.push((raised(&coach).len(), told.iter().any(|line| line.contains("twice"))));
    }
    assert_eq!(open, [(0, false), (1, true), (1, false), (1, false), (1, false)], "an open note is not raised again");
    let note = Flag { flag: 27, level: Level::Review, state: FlagState::Raised };
    assert_eq!(raised(&coach), [note]);
    let questions = standing(&coach).into_iter().filter(|(_, body)| matches!(body, Body::Question(_))).count();
    assert_eq!(questions, 1, "it joined the questions for the visit");
    coach.acknowledge(27, true, at(MORNING));
    let told = taken(&mut coach, "phq-4", &phq([3, 3, 0, 0]), MORNING);
    assert!(told.iter().any(|line| line.contains("twice")), "once it was seen, it can be raised again");
}

#[test]
fn own_activities_come_up_again_and_one_of_them_can_meet_the_mark() {
    let mut coach = coach(&[], &[]);
    let text = |words: &str| Answer::Text(words.to_owned());
    let answers = [
        ("activity_1", text("sitting through a film")),
        ("activity_2", text("the bus")),
        ("activity_4", text("running")),
        ("item_1", score(3)),
        ("item_2", score(4)),
        ("item_4", score(2)),
    ];
    let told = taken(&mut coach, "psfs", &answers, "2026-10-20T07:00:00+02:00");
    assert_eq!(told[0], "PSFS: 3, on a scale from 0 to 10.");
    let form = opened(&coach, "psfs", MORNING);
    let labels: Vec<_> = form.pages().into_iter().flat_map(|page| page.asks).map(|ask| ask.label()).collect();
    assert_eq!(labels, ["sitting through a film", "the bus", "running"]);
    let again = [("item_1", score(6)), ("item_2", score(5)), ("item_3", score(4))];
    let told = taken(&mut coach, "psfs", &again, MORNING);
    let expected = [
        "PSFS: 5, on a scale from 0 to 10.",
        "Last time, on Tuesday 20 October: 3.",
        "That is higher by 2.",
        "A change that matters.",
        "sitting through a film: 3 last time, 6 now. For one activity that is a change that matters.",
        "A score is a number from a few questions, and no diagnosis.",
    ];
    assert_eq!(told, expected);
    let two = [("item_1", score(6)), ("item_2", score(5))];
    assert!(taken(&mut coach, "psfs", &two, MORNING)[0].contains("no score"), "three are needed");
}

#[test]
fn change_on_the_whole_is_its_answer() {
    let mut coach = coach(&[], &[]);
    let told = taken(&mut coach, "pgic", &[("item_1", one("2"))], MORNING);
    let expected = [
        "PGIC: much better.",
        "An answer like this counts as a change that matters.",
        "A score is a number from a few questions, and no diagnosis.",
    ];
    assert_eq!(told, expected);
    assert_eq!(taken(&mut coach, "pgic", &[("item_1", one("3"))], MORNING)[0], "PGIC: a little better.");
}

#[test]
fn difficulty_is_out_of_sight_until_the_area_is_opened() {
    let mut coach = coach(&[], &[]);
    let ids = |coach: &Coach| coach.asked_of_oneself().into_iter().map(|(id, ..)| id).collect::<Vec<_>>();
    assert_eq!(ids(&coach), ["peg", "phq-4", "pgic", "psfs", "total"]);
    coach.open_area(pelvicoach::practice::Area::Sexual, true, at(MORNING));
    assert!(ids(&coach).contains(&"difficulty".to_owned()));
    let told = taken(&mut coach, "difficulty", &[("item_1", one("2"))], MORNING);
    assert_eq!(told[0], "Difficulty: pain that asked for a pause or a stop.");
}

#[test]
fn each_is_due_in_its_weeks_until_it_was_taken_and_rests_a_week_when_put_off() {
    let due = |count: u32, taken: Value| {
        let mut registers = vec![weeks(count, "2026-W48")];
        if let Some(list) = taken.as_object() {
            let known = [
                ("peg", "measure-peg"),
                ("phq-4", "measure-phq-4"),
                ("psfs", "measure-psfs"),
                ("pgic", "measure-pgic"),
            ];
            registers.extend(known.into_iter().filter_map(|(id, name)| Some((name, list.get(id)?.clone()))));
        }
        coach(&registers, &[]).questionnaire_due(at(MORNING))
    };
    let on = |week: u32| json!({ "on": "2026-11-01", "week": week });
    assert_eq!(due(1, json!({})).as_deref(), Some("peg"));
    assert_eq!(due(1, json!({ "peg": on(1) })).as_deref(), Some("phq-4"));
    assert_eq!(due(1, json!({ "peg": on(1), "phq-4": on(1) })).as_deref(), Some("psfs"));
    let first = || json!({ "peg": on(1), "phq-4": on(1), "psfs": on(1) });
    assert_eq!([1, 2].map(|week| due(week, first())), [None, None]);
    assert_eq!(due(3, first()).as_deref(), Some("phq-4"));
    let third = || json!({ "peg": on(1), "phq-4": on(3), "psfs": on(1) });
    assert_eq!(due(4, third()).as_deref(), Some("peg"));
    assert_eq!(due(6, third()).as_deref(), Some("peg"), "what was not taken in its week waits");
    let late = json!({ "peg": on(6), "phq-4": on(6), "psfs": on(6), "pgic": on(6) });
    assert_eq!(due(7, late).as_deref(), Some("phq-4"));
    let all = |on: &str| {
        let taken = json!({ "on": on, "week": 12 });
        json!({ "peg": taken, "phq-4": taken, "psfs": taken, "pgic": taken })
    };
    assert_eq!(due(12, all("2026-11-01")), None);
    assert_eq!(due(13, all("2026-10-27")), None, "a month is 28 days here");
    assert_eq!(due(13, all("2026-10-26")).as_deref(), Some("peg"));
}

#[test]
fn totals_from_a_clinician_are_checked_against_their_range() {
    let mut coach = coach(&[], &[]);
    let refused = [("gupi", 46.0), ("gupi", 7.5), ("fsfi", 1.9), ("vpaq", 4.01), ("dass-21", 127.0)];
    for (which, total) in refused {
        let mut form = opened(&coach, "total", MORNING);
        assert!(form.answer("which", Some(one(which))) && form.answer("total", Some(Answer::Number(total))));
        let refusal = coach.take(&form, at(MORNING)).unwrap_err();
        assert_eq!(refusal.ask, "total");
        assert!(refusal.line.contains("Nothing was changed"), "{}", refusal.line);
    }
    assert!(measures(&coach).is_empty());
    let mut form = opened(&coach, "total", MORNING);
    for (id, answer) in
        [("which", one("fsfi")), ("total", Answer::Number(26.5)), ("at", Answer::Time("2026-11-20".to_owned()))]
    {
        assert!(form.answer(id, Some(answer)), "{id}");
    }
    coach.take(&form, at(MORNING)).unwrap();
    let [kept] = &measures(&coach)[..] else { panic!("one record") };
    let expected = MeasureTaken {
        instrument: "fsfi".to_owned(),
        score: Some(26.5),
        source: ScoreSource::Therapist,
        ..MeasureTaken::default()
    };
    assert_eq!(*kept, expected);
    let entry = coach.entries("fsfi")[0].clone();
    assert_eq!(entry.at.unwrap().to_rfc3339(), "2026-11-20T12:00:00+01:00");
    assert_eq!(coach.score_words(&entry)[0], "FSFI: 26.5, on a scale from 2 to 36.");
}

#[test]
fn what_was_answered_can_be_edited_and_is_scored_again() {
    let mut coach = coach(&[], &[]);
    taken(&mut coach, "peg", &peg([5, 6, 4]), MORNING);
    let id = coach.entries("")[0].id.unwrap();
    let mut form = coach.edit_form(id).unwrap();
    assert_eq!((form.kind, form.answers.get("item_2")), (FormKind::Questionnaire, Some(&score(6))));
    assert!(form.answer("item_2", Some(score(9))));
    assert_eq!(coach.take(&form, at(MORNING)).unwrap().0, Step::Back);
    assert_eq!(measures(&coach)[0].score, Some(6.0));
    let other = MeasureTaken { instrument: "from-later".to_owned(), score: Some(3.0), ..MeasureTaken::default() };
    let coach = crate::kit::coach(&[], &[(MORNING, Body::Measure(other))]);
    let refusal = coach.edit_form(coach.entries("")[0].id.unwrap()).unwrap_err();
    assert!(refusal.contains("nothing to edit"), "{refusal}");
}
