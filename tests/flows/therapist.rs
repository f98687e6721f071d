//! A therapist's plan in use: it changes what is practised, day by day, and records no agreement.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use pelvicoach::clock::Zone;
use pelvicoach::coach::agreements::agreement;
use pelvicoach::coach::dictation::{self, At};
use pelvicoach::coach::when::Today;
use pelvicoach::coach::{Answer, Coach, Deed, Effect, Form, Section, Step};
use pelvicoach::diary::{Body, DayStart, Visit};
use pelvicoach::plan::pacing::Reason;
use pelvicoach::practice::{Gate, Track};
use serde_json::{Value, json};

use crate::kit::{MORNING, at, coach, library};

/// The register of a plan that was taken on the day on which the tests begin.
static IN_USE: LazyLock<(&str, Value)> =
    LazyLock::new(|| ("plan", json!({ "file": "2026-11-23-0123456789ab.toml", "taken": "2026-11-23" })));

/// Someone in week 3 of the programme, with this plan in use.
fn with_plan(lines: &str) -> Coach {
    with_plan_and(lines, &[])
}

fn with_plan_and(lines: &str, registers: &[(&str, Value)]) -> Coach {
    let weeks = ("weeks", json!({ "count": 2, "last": "2026-W47" }));
    let usual = [weeks, ("routine", json!("RT20")), IN_USE.clone()];
    let mut coach = coach(&[&usual[..], registers].concat(), &[]);
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

/// The suggestion for a track on a morning.
fn suggestion(coach: &mut Coach, track: Track, moment: &str) -> Reason {
    let now = at(moment);
    coach.at(now);
    coach.keep_plan_current();
    coach.paced(None, now).into_iter().find(|paced| paced.track == track).unwrap().suggestion.reason
}

#[test]
fn a_pause_is_a_hold_of_a_clinician_for_its_track_alone_and_ends_on_its_day() {
    let mut coach = with_plan("[[hold]]\ntrack = \"floor\"\nuntil = 2026-11-30\n");
    assert_eq!(suggestion(&mut coach, Track::Floor, MORNING), Reason::ClinicianHold);
    assert_ne!(suggestion(&mut coach, Track::Breath, MORNING), Reason::ClinicianHold);
    assert_ne!(suggestion(&mut coach, Track::Floor, "2026-11-30T07:00:00+01:00"), Reason::ClinicianHold);
}

#[test]
fn ceilings_that_leave_nothing_of_a_drill_hold_it_and_a_plan_put_away_does_not() {
    let squeezes = [
        ("gate-squeeze", json!({ "given": true, "by": "Dr Weber", "on": "2026-11-01" })),
        ("track-floor", json!({ "step": 6, "dose_min": 3.0, "since": "2026-11-10" })),
    ];
    let mut coach = with_plan_and("[ceilings]\nrepetitions = 0\n", &squeezes);
    assert_eq!(suggestion(&mut coach, Track::Floor, MORNING), Reason::ClinicianHold);
    let done = coach.does(&Deed::PutPlanAway, at(MORNING));
    assert_eq!(done.effects.len(), 1);
    assert!(coach.therapist_plan().is_none());
    assert_ne!(suggestion(&mut coach, Track::Floor, MORNING), Reason::ClinicianHold);
    // `u` brings it back.
    assert!(coach.undo(at(MORNING)).is_some());
    assert_eq!(suggestion(&mut coach, Track::Floor, MORNING), Reason::ClinicianHold);
}

#[test]
fn taking_a_plan_records_no_agreement() {
    let mut coach = with_plan("[[line]]\nexercise = \"PF3a\"\n[[line]]\nexercise = \"Lifts\"\nsqueeze = 2\n");
    for gate in Gate::ALL {
        assert!(!agreement(&coach.profile, gate).given, "{gate:?}");
    }
    let done = coach.does(&Deed::Practise("plan:Lifts".to_owned()), at(MORNING));
    assert!(done.step.is_none() && done.line.is_some(), "squeezes wait for the agreement: {done:?}");
    assert!(planned(&mut coach, MORNING).iter().all(|(id, _, _)| id != "PF3a" && id != "plan:Lifts"));
}

#[test]
fn the_page_names_the_next_appointment_of_a_plan_until_a_later_visit_says_otherwise() {
    let text = b"title = \"x\"\nnext_appointment = 2026-12-14\n[[line]]\nexercise = \"PF2a\"\n";
    let visit = |moment: &'static str| {
        let next_at = Some("2026-12-02".parse().unwrap());
        (moment, Body::Visit(Visit { with: None, note: None, next_at }))
    };
    let next = |visits: &[(&str, Body)]| {
        let taken = json!({ "file": "2026-11-20-0123456789ab.toml", "taken": "2026-11-20" });
        let mut coach = coach(&[("plan", taken)], visits);
        coach.take_plan(text).unwrap();
        let (from, to) = coach.page_days(at(MORNING));
        coach.page(from, to, &BTreeSet::new(), at(MORNING)).value.next_appointment.map(|date| date.to_string())
    };
    assert_eq!(next(&[]).as_deref(), Some("2026-12-14"));
    assert_eq!(next(&[visit("2026-11-20T10:00:00+01:00")]).as_deref(), Some("2026-12-14"), "the visit it comes from");
    assert_eq!(next(&[visit("2026-11-21T10:00:00+01:00")]).as_deref(), Some("2026-12-02"), "a later one");
}

#[test]
fn the_section_of_plan_tells_each_line_and_what_is_set_aside() {
    let mut coach = with_plan(
        "next_appointment = 2026-12-14\n[[line]]\nexercise = \"Heel slides\"\nlength = 60\nuntil = 2026-11-24\n\
         [[line]]\nexercise = \"PF3a\"\nsqueeze = 5\nrelease = 5\n",
    );
    let told = |coach: &Coach| -> Vec<(String, String)> {
        let lines = coach.section(Section::Therapist, coach.now());
        lines.into_iter().map(|line| (line.words, line.state)).collect()
    };
    let lines = told(&coach);
    assert_eq!(lines[1], ("Heel slides".to_owned(), "not yet today".to_owned()));
    assert_eq!(lines[2].1, "set aside");
    let aside = coach.section(Section::Therapist, at(MORNING)).remove(2).more;
    assert!(aside.contains("let go 5 s") && aside.contains("at least 10 s"), "{aside}");
    let practise = coach.does(&Deed::Practise("plan:Heel slides".to_owned()), at(MORNING));
    assert!(matches!(practise.step, Some(Step::Practise(_))), "{practise:?}");
    coach.at(at("2026-11-25T07:00:00+01:00"));
    coach.keep_plan_current();
    let lines = told(&coach);
    assert_eq!((lines[0].1.as_str(), lines[1].1.as_str()), ("ended on 24 November", "its days are over"));
    coach.does(&Deed::PutPlanAway, coach.now());
    assert_eq!(told(&coach)[0], ("No plan is in use".to_owned(), String::new()));
}

/// One page of answers to a dictation.
type Script = [&'static [(&'static str, &'static str)]];

/// A visit, as it may be dictated: a drop, lifts that are looser than the limits, a pause.
const VISIT: &Script = &[
    &[("title", "After the visit"), ("next_appointment", "in 3 weeks"), ("name", "A. Meyer")],
    &[("exercise", "pelvic drop"), ("reps", "8 times"), ("days", "Monday to Friday"), ("until", "20 December")],
    &[("exercise", "Heel slides"), ("length", "1 min"), ("times_a_day", "2"), ("words", "Slowly.")],
    &[("exercise", "Lifts"), ("squeeze", "5 s"), ("release", "5 s")],
    &[("exercise", "Happy baby"), ("left_out_until", "tomorrow"), ("instead", "Heel slides")],
    &[],
    &[("measured", "yes"), ("endurance", "4 s")],
    &[("track", "attention"), ("until", "2026-12-01")],
    &[],
    &[("notes", "Small and often.")],
];

fn fill(form: &mut Form, answers: &[(&'static str, &str)]) {
    for (id, text) in answers {
        let text = (*text).to_owned();
        let answer = if matches!(*id, "measured" | "track" | "use") { Answer::One(text) } else { Answer::Text(text) };
        assert!(form.answer(id, Some(answer)), "{id} is not asked: {:?}", form.pages());
    }
}

fn next_page(coach: &mut Coach, form: &Form) -> (Form, Vec<Effect>) {
    match coach.take(form, at(MORNING)) {
        Ok((Step::Form(form), effects)) => (*form, effects),
        other => panic!("{other:?}"),
    }
}

/// The form of a coach after these pages, and at the last one.
fn dictated(coach: &mut Coach, script: &Script) -> Form {
    let mut form = coach.dictation();
    for (page, answers) in script.iter().enumerate() {
        fill(&mut form, answers);
        if page + 1 < script.len() {
            form = next_page(coach, &form).0;
        }
    }
    assert_eq!(At::of(&form), At::End);
    form
}

#[test]
fn a_dictated_plan_is_used_with_what_is_looser_set_aside_and_no_agreement() {
    let mut coach = coach(&[], &[]);
    let mut form = dictated(&mut coach, VISIT);
    let told = coach.beside(&form, at(MORNING)).join("\n");
    for line in [
        "Pelvic drop: 8 times, Monday to Friday, until 20 December",
        "Heel slides: for 1 min, twice a day",
        "Set aside: Lifts: squeeze 5 s, let go 5 s",
        "at least 10 s can be taken",
        "Paused until 1 December: Attention",
        "a squeeze of 4 s",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
    fill(&mut form, &[("use", "yes")]);
    let (step, effects) = coach.take(&form, at(MORNING)).unwrap();
    assert_eq!(step, Step::Back);
    let kept = effects.iter().find_map(|effect| match effect {
        Effect::KeepPlan { file, text } => Some((file.clone(), text.clone())),
        _ => None,
    });
    let (file, text) = kept.unwrap();
    assert_eq!(coach.plan_in_use().unwrap().file, file);
    assert!(text.contains("Lifts"), "what was set aside is kept as it was said\n{text}");
    let plan = coach.therapist_plan().unwrap();
    assert_eq!((plan.lines.len(), plan.aside.len(), plan.title.as_str()), (3, 1, "After the visit"));
    assert!(Gate::ALL.into_iter().all(|gate| !agreement(&coach.profile, gate).given));
    assert!(coach.one("plan:Heel slides", None, at(MORNING)).is_some());
}

#[test]
fn a_script_of_answers_comes_to_the_same_plan_without_a_screen() {
    let mut coach = coach(&[], &[]);
    let screen = dictated(&mut coach, VISIT);
    let today = coach.today(at(MORNING));
    let now = Today { now: at(MORNING), start: DayStart::default(), zone: Zone::Fixed(*at(MORNING).wall.offset()) };
    let mut form = dictation::first();
    for answers in VISIT {
        // One answer after the other, as numbered lines ask for them.
        for (id, text) in *answers {
            fill(&mut form, &[(id, text)]);
            assert!(dictation::check(&mut form, id, now).is_ok(), "{id}");
        }
        form = dictation::next(&form, today).unwrap_or(form);
    }
    assert_eq!(dictation::written(&form).unwrap().0, dictation::written(&screen).unwrap().0);
}

#[test]
fn an_answer_that_cannot_be_told_is_asked_again_and_nothing_is_taken() {
    let mut coach = coach(&[], &[]);
    let (mut form, _) = next_page(&mut coach, &dictation::first());
    fill(&mut form, &[("exercise", "ST1"), ("hold", "10 sheep"), ("until", "yesterday")]);
    let refused = coach.take(&form, at(MORNING)).unwrap_err();
    assert!(refused.ask == "hold" && refused.line.contains("10 sheep"), "{refused:?}");
    fill(&mut form, &[("hold", "20 s")]);
    assert_eq!(coach.take(&form, at(MORNING)).unwrap_err().ask, "until");
    fill(&mut form, &[("until", "in 2 weeks")]);
    let (form, _) = next_page(&mut coach, &form);
    assert_eq!(At::of(&form), At::Line);
}

#[test]
fn a_dictation_waits_page_by_page_until_it_is_used_or_left() {
    let mut coach = coach(&[], &[]);
    let mut form = coach.dictation();
    fill(&mut form, VISIT[0]);
    let (_, effects) = next_page(&mut coach, &form);
    let order: Vec<bool> = effects.iter().map(|effect| matches!(effect, Effect::KeepDraft(_))).collect();
    assert_eq!(order, [false, true], "the draft of the next page is the last word: {effects:?}");
    assert_eq!(At::of(&coach.dictation()), At::Line, "it opens where it was left");
    assert_eq!(coach.unfinished(), ["form-dictated"], "the next start offers it, with nothing written on this page");
    coach.drop_draft(&form.draft_name());
    let mut form = dictated(&mut coach, VISIT);
    fill(&mut form, &[("use", "later")]);
    assert!(coach.take(&form, at(MORNING)).is_ok() && coach.therapist_plan().is_none());
    assert_eq!(At::of(&coach.dictation()), At::End);
    fill(&mut form, &[("use", "drop")]);
    assert!(coach.take(&form, at(MORNING)).is_ok() && coach.therapist_plan().is_none());
    assert_eq!(At::of(&coach.dictation()), At::Head);
}
