//! Doing it right without a sensor: the questions before any held breath, bearing down in the first sessions with drops,
//! what "let go, partly, not yet, can't feel it" changes, and the anchor.

use pelvicoach::coach::{Answer, Coach, Form, FormKind, Ready, SessionState, Step};
use pelvicoach::diary::{Body, Felt, Id, Level, Outcome, Practice, PractisedBlock};
use pelvicoach::plan::Filled;
use pelvicoach::plan::fill::{Breath, Length};
use pelvicoach::practice::{Anchor, Block, Pattern, PhaseKind, Timeline};
use pelvicoach::words::say;
use serde_json::{Value, json};

use crate::kit::{MORNING, at, coach, library, standing};

// ---- held breath

fn held(coach: &Coach, id: &str) -> Option<Form> {
    match coach.begin(id, None, at(MORNING)) {
        Some(Step::Form(form)) if form.kind == FormKind::Hold => Some(*form),
        Some(Step::Practise(_)) => None,
        other => panic!("{id}: {other:?}"),
    }
}

/// Three in, two held, four out: a pattern of one's own.
fn own(coach: &Coach, hold_ms: u32) -> Step {
    let pattern = Pattern { in_ms: 3_000, hold_ms, out_ms: 4_000, ..Pattern::default() };
    let filled = coach.breathe(Breath::Own(pattern), Length::Minutes(2), false, at(MORNING)).unwrap();
    coach.practise_or_ask(filled)
}

fn answered(coach: &mut Coach, mut form: Form, answer: &str) -> Step {
    assert!(form.answer("answer", Some(Answer::One(answer.to_owned()))));
    coach.take(&form, at(MORNING)).unwrap().0
}

#[test]
fn a_held_breath_of_any_kind_asks_first_and_none_of_these_opens_it() {
    let mut coach = coach(&[], &[]);
    assert!(held(&coach, "B3").is_none(), "a breath without a hold asks nothing");
    assert!(matches!(own(&coach, 0), Step::Practise(_)));
    assert!(matches!(own(&coach, 2_000), Step::Form(form) if form.kind == FormKind::Hold), "a hold of one's own asks");
    assert!(held(&coach, "B10").is_some());
    let form = held(&coach, "B9").unwrap();
    let lines = form.pages()[0].intro.iter().map(|key| say(key)).collect::<Vec<_>>().join(" ").to_lowercase();
    for word in ["pregnan", "heart", "blood pressure", "seizure", "eye", "hernia", "faint", "panic"] {
        assert!(lines.contains(word), "{word} is not asked about: {lines}");
    }
    let Step::Practise(start) = answered(&mut coach, form, "none") else { panic!("the breath follows") };
    assert_eq!(start.filled.blocks[0].exercise, "B9");
    assert!(held(&coach, "B9").is_none() && held(&coach, "B10").is_none(), "it is asked once");
    assert!(matches!(own(&coach, 2_000), Step::Practise(_)));
}

#[test]
fn anything_else_keeps_holds_off() {
    for answer in [Some("something"), Some("not_now"), None] {
        let mut coach = coach(&[], &[]);
        let form = held(&coach, "B9").unwrap();
        let step = match answer {
            Some(answer) => answered(&mut coach, form, answer),
            None => coach.take(&form, at(MORNING)).unwrap().0,
        };
        assert!(matches!(step, Step::Back), "{answer:?}: {step:?}");
        assert!(!coach.holds_are_open() && held(&coach, "B9").is_some(), "{answer:?}: asked again on wish");
        assert!(matches!(own(&coach, 2_000), Step::Form(_)), "{answer:?}");
    }
}

// ---- bearing down, letting go

/// A finished practice of one drill.
fn practised(coach: &mut Coach, exercise: &str, moment: &str) -> (Id, Form) {
    let block = PractisedBlock {
        exercise: exercise.to_owned(),
        track: "floor".to_owned(),
        planned_s: 190,
        done_s: 190,
        outcome: Outcome::Finished,
        ..PractisedBlock::default()
    };
    let practice = Practice {
        blocks: vec![block],
        planned_s: 190,
        done_s: 190,
        outcome: Outcome::Finished,
        ..Practice::default()
    };
    let now = at(moment);
    let (id, _) = coach.record(None, now.wall, practice.clone(), now);
    (id.unwrap(), coach.after_form(id.unwrap(), &practice))
}

fn asks(form: &Form, id: &str) -> bool {
    form.pages().into_iter().flat_map(|page| page.asks).any(|ask| ask.id == id)
}

fn one(form: &mut Form, id: &str, answer: &str) {
    assert!(form.answer(id, Some(Answer::One(answer.to_owned()))), "{id}: {answer}");
}

fn many(form: &mut Form, id: &str, answer: &str) {
    assert!(form.answer(id, Some(Answer::Many(vec![answer.to_owned()]))), "{id}: {answer}");
}

fn day(day: u32) -> String {
    format!("2026-11-{day}T07:00:00+01:00")
}

#[test]
fn bearing_down_is_asked_in_the_first_three_sessions_with_drops() {
    let mut coach = coach(&[], &[]);
    let (_, calm) = practised(&mut coach, "PF1a", &day(10));
    assert!(asks(&calm, "let_go") && !asks(&calm, "strain"), "noticing has no drops");
    for (session, asked) in [(1, true), (2, true), (3, true), (4, false), (5, false)] {
        let (_, form) = practised(&mut coach, "PF2a", &day(10 + session));
        assert_eq!(asks(&form, "strain"), asked, "session {session}");
    }
    let (_, mut form) = practised(&mut coach, "PF2a", &day(20));
    one(&mut form, "let_go", "not_felt");
    assert!(asks(&form, "strain"), "who cannot feel it is asked later too");
    one(&mut form, "let_go", "partly");
    assert!(!asks(&form, "strain"));
}

/// What follows from what was noticed in the drill, where it is asked.
fn told(form: &Form) -> Option<String> {
    form.ask("strain").and_then(|ask| ask.told)
}

#[test]
fn a_held_breath_or_a_hard_belly_says_half_as_much_and_shows_the_set_up_once_more() {
    for sign in ["breath", "belly"] {
        let mut coach = coach(&[("introduced", json!(["PF2a", "B3"]))], &[]);
        let (id, mut form) = practised(&mut coach, "PF2a", MORNING);
        many(&mut form, "strain", sign);
        assert_eq!(told(&form).as_deref(), Some("after-strain-means-effort"));
        let (step, _) = coach.take(&form, at(MORNING)).unwrap();
        assert!(!matches!(step, Step::SafetyText(_)));
        assert_eq!(coach.list("introduced"), ["B3"], "{sign}");
        let Ok(Body::Practice(kept)) = coach.diary.find(id).unwrap().1.body() else { panic!("a practice") };
        assert_eq!(kept.blocks[0].strain, [sign]);
    }
}

#[test]
fn heaviness_raises_its_note_and_drops_rest_until_someone_has_looked() {
    let mut coach = coach(&[], &[]);
    let drop = library().catalogue.get("PF2a").unwrap();
    assert_eq!(coach.ready(drop, at(MORNING)), Ready::Now);
    let (_, mut form) = practised(&mut coach, "PF2a", MORNING);
    many(&mut form, "strain", "heaviness");
    assert_eq!(told(&form).as_deref(), Some("after-strain-means-heaviness"));
    let (step, _) = coach.take(&form, at(MORNING)).unwrap();
    assert!(matches!(step, Step::SafetyText(Level::Soon)), "{step:?}");
    assert_eq!(coach.ready(drop, at(MORNING)), Ready::DropsRest);
    assert_eq!(coach.ready(library().catalogue.get("PF1a").unwrap(), at(MORNING)), Ready::Now);
    coach.acknowledge(23, true, at(MORNING));
    assert_eq!(coach.ready(drop, at(MORNING)), Ready::Now, "a clinician has looked at it");
}

/// The drill as it is practised next: its repetitions and the length of one rest or letting go, in milliseconds.
fn next(coach: &Coach, exercise: &str) -> (u32, u32) {
    let filled: Filled = coach.one(exercise, None, at(&day(29))).unwrap();
    let block: &Block = filled.blocks.iter().find(|block| block.exercise == exercise).unwrap();
    let timeline = Timeline::compile(&library().catalogue, std::slice::from_ref(block), &[]);
    let is_rest = |kind: PhaseKind| matches!(kind, PhaseKind::Rest | PhaseKind::Release);
    let rest = timeline.phases().iter().find(|phase| is_rest(phase.kind)).map_or(0, pelvicoach::practice::Phase::ms);
    (block.dose.reps, u32::try_from(rest).unwrap())
}

fn after(answer: &str, exercise: &str, registers: &[(&str, Value)]) -> Coach {
    let mut coach = coach(registers, &[]);
    let (_, mut form) = practised(&mut coach, exercise, MORNING);
    one(&mut form, "let_go", answer);
    coach.take(&form, at(MORNING)).unwrap();
    coach
}

#[test]
fn partly_and_not_yet_mean_half_as_long_again_a_rest_and_two_repetitions_fewer() {
    let agreed = [("gate-squeeze", json!({ "given": true }))];
    for exercise in ["PF2a", "PF2b", "PF3a"] {
        let (reps, rest) = next(&coach(&agreed, &[]), exercise);
        for answer in ["partly", "not_yet"] {
            let (fewer, longer) = next(&after(answer, exercise, &agreed), exercise);
            assert_eq!((fewer, longer), (reps - 2, rest * 3 / 2), "{exercise}, {answer}");
        }
        for answer in ["let_go", "not_felt"] {
            assert_eq!(next(&after(answer, exercise, &agreed), exercise), (reps, rest), "{exercise}, {answer}");
        }
    }
}

#[test]
fn a_full_let_go_brings_the_usual_back_and_an_open_answer_changes_nothing() {
    let mut coach = after("partly", "PF2a", &[]);
    let eased = next(&coach, "PF2a");
    let (_, open) = practised(&mut coach, "PF2a", &day(24));
    coach.take(&open, at(&day(24))).unwrap();
    assert_eq!(next(&coach, "PF2a"), eased, "left open it stays as it was");
    let (_, mut form) = practised(&mut coach, "PF2a", &day(25));
    one(&mut form, "let_go", "let_go");
    coach.take(&form, at(&day(25))).unwrap();
    assert_ne!(next(&coach, "PF2a"), eased);
    assert!(standing(&coach).iter().all(|(_, body)| !matches!(body, Body::Flag(_))), "none of it is a safety note");
}

#[test]
fn a_let_go_that_cannot_be_felt_lets_squeezes_rest() {
    let agreed = [("gate-squeeze", json!({ "given": true }))];
    let squeeze = library().catalogue.get("PF3a").unwrap();
    let coach = after("not_felt", "PF3a", &agreed);
    let rests = coach.ready(squeeze, at(&day(25)));
    assert!(matches!(rests, Ready::NotToday(..)), "{rests:?}");
    assert_eq!(after("let_go", "PF3a", &agreed).ready(squeeze, at(&day(25))), Ready::Now);
}

// ---- the anchor

#[test]
fn what_goes_inwards_asks_for_an_anchor_first_and_goes_by_it() {
    let anchored: Vec<&str> =
        library().catalogue.iter().filter(|one| one.anchored).map(|one| one.id.as_str()).collect();
    assert!(anchored.contains(&"MI3") && anchored.contains(&"MI4"), "{anchored:?}");
    for id in anchored {
        let coach = coach(&[], &[]);
        let filled = coach.one(id, None, at(MORNING)).unwrap();
        let seen = vec![id.to_owned()];
        let mut session =
            pelvicoach::coach::Session::new(&library().catalogue, &filled, Felt::default(), seen, at(MORNING));
        assert!(matches!(session.state, SessionState::Introducing { block: 0 }), "{id} waits for an anchor every time");
        for anchor in Anchor::ALL {
            session.change_blocks(at(MORNING), |blocks| blocks[0].anchor = Some(anchor));
            assert_eq!(session.draft(at(MORNING)).blocks[0].anchor, Some(anchor), "{id}: its draft keeps it");
            if id == "MI4" {
                // The scan has it on the screen all along; here the text itself leads back to it.
                let own = format!("cue-anchor-{}", anchor.id());
                let mut phases = session.timeline().phases().iter();
                assert!(phases.any(|phase| phase.hint.as_deref() == Some(&own)), "{id} never speaks of {own}");
            }
        }
        session.start_block(at(MORNING));
        assert!(session.is_running());
    }
}
