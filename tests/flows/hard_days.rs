//! Hard days: the plan for them, kind from the first day and personal later; what rests, for how long, and that an early
//! end or a second word changes nothing about it.

use pelvicoach::coach::{Answer, Coach, FormKind, OfferKind, Section, Step};
use pelvicoach::diary::{Body, Flare, Offered};
use pelvicoach::practice::Gate;
use serde_json::json;

use crate::kit::{MORNING, at, coach, standing};

const EVENING: &str = "2026-11-23T20:00:00+01:00";

/// Someone with an agreement to squeezes and the ladder alone in sight, in whose diary the plan turned so.
fn someone(turns: &[(&'static str, bool)]) -> Coach {
    let on = turns.last().is_some_and(|(_, on)| *on);
    let written: Vec<_> =
        turns.iter().map(|(moment, on)| (*moment, Body::Flare(Flare { on: *on, by: Offered::Own }))).collect();
    let registers = [
        ("flare", json!(on)),
        ("opened", json!(["alone"])),
        ("gate-squeeze", json!({ "given": true, "by": "physiotherapist" })),
    ];
    coach(&registers, &written)
}

/// What is said when a step alone is chosen.
fn step_says(coach: &Coach, moment: &str) -> String {
    coach.at(at(moment));
    match coach.begin("EXS0", None, at(moment)) {
        Some(Step::Form(form)) if form.kind == FormKind::NotToday => {
            form.pages().into_iter().flat_map(|page| page.intro).collect::<Vec<_>>().join(" ")
        }
        Some(Step::Form(form)) => format!("{:?}", form.kind),
        other => format!("{other:?}"),
    }
}

fn squeeze_says(coach: &Coach, moment: &str) -> Option<String> {
    let squeeze = coach.library.catalogue.iter().find(|one| one.gate == Some(Gate::Squeeze)).unwrap();
    coach.ready(squeeze, at(moment)).line()
}

#[test]
fn a_kind_plan_is_there_from_the_first_day() {
    let coach = coach(&[("first_run", json!(false))], &[]);
    let plan = coach.flare_plan();
    assert!(!plan.is_own);
    assert!(plan.helps.len() >= 4, "{plan:?}");
    let warmth = plan.helps.iter().find(|help| help.contains("Warmth")).unwrap();
    assert_eq!(warmth, "Warmth for 15 to 20 minutes: warm, not hot, over clothes");
    let read = coach.flare_plan_read(at(MORNING)).join("\n");
    for words in ["1. ", "What I leave out", "Whom I tell", "One hard day is one day.", "clinician", "!"] {
        assert!(read.contains(words), "{words}: {read}");
    }
    assert!(!read.contains("rest until"), "nothing rests, and no ladder is named: {read}");
}

#[test]
fn it_is_made_personal_from_plan_in_an_order_of_ones_own_and_can_be_taken_back() {
    let mut coach = coach(&[], &[]);
    let mut form = coach.section_form(Section::HardDays).unwrap();
    assert_eq!(form.kind, FormKind::FlarePlan);
    assert!(form.answer("helps", Some(Answer::Text("1. the cat\n\n- a bath\n".to_owned()))));
    assert!(form.answer("words", Some(Answer::Text("This passes too.".to_owned()))));
    assert!(form.answer("leave_out", None), "left empty");
    let (step, effects) = coach.take(&form, at(MORNING)).unwrap();
    assert_eq!((step, effects.is_empty()), (Step::Back, false));
    let plan = coach.flare_plan();
    assert_eq!(plan.helps, ["the cat", "a bath"]);
    assert_eq!((plan.words.as_str(), plan.leave_out.as_str()), ("This passes too.", "Whatever can wait."));
    assert!(plan.is_own);
    let kept: serde_json::Value = coach.profile.get("flare_plan").unwrap();
    assert_eq!(kept, json!({ "helps": ["the cat", "a bath"], "words": "This passes too." }), "what is kind stays kind");
    coach.undo(at(MORNING));
    assert!(!coach.flare_plan().is_own, "u in Plan");
    let untouched = coach.section_form(Section::HardDays).unwrap();
    coach.take(&untouched, at(MORNING)).unwrap();
    assert!(!coach.flare_plan().is_own, "saved as it was, it is the kind one still");
}

#[test]
fn squeezes_and_steps_rest_from_where_hard_days_begin_and_say_until_when() {
    let coach = someone(&[(MORNING, true)]);
    let lines = coach.resting_lines(at(EVENING));
    let expected = [
        "On your own: these steps rest while hard days last, and until Wed 25 Nov, 07:00 in any case.",
        "Light squeezes rest on hard days, and for a while after them.",
    ];
    assert_eq!(lines, expected);
    assert!(coach.flare_plan_read(at(EVENING)).iter().any(|part| part.contains("until Wed 25 Nov, 07:00")));
    let said = step_says(&coach, EVENING);
    assert!(
        said.starts_with("After a hard day the body gets quiet first. This is back on Wed 25 Nov, 07:00."),
        "{said}"
    );
    let later = "2026-11-25T07:00:00+01:00";
    assert_eq!(coach.resting_lines(at(later))[0], "On your own: these steps rest while hard days last.");
    assert!(step_says(&coach, later).starts_with("While hard days last, this rests."));
    assert!(squeeze_says(&coach, later).is_some(), "squeezes too");
}

#[test]
fn ended_early_what_rests_goes_on_resting() {
    let mut coach = someone(&[(MORNING, true)]);
    let now = at("2026-11-23T12:00:00+01:00");
    coach.set_hard_day_plan(false, Offered::Own, now);
    assert_eq!(coach.offer(None, now).kind, OfferKind::Next, "the usual practice is back");
    let lines = coach.resting_lines(at(EVENING));
    assert_eq!(
        lines,
        ["On your own: these steps rest until Wed 25 Nov, 07:00.", "Light squeezes rest until Mon 30 Nov."]
    );
    assert!(step_says(&coach, EVENING).contains("Wed 25 Nov, 07:00"));
    assert!(step_says(&coach, "2026-11-25T06:59:00+01:00").contains("07:00"));
    assert_eq!(step_says(&coach, "2026-11-25T07:00:00+01:00"), "Consent", "the four questions come first, as always");
    let squeezes = squeeze_says(&coach, EVENING).unwrap();
    assert!(squeezes.ends_with("They are back on Mon 30 Nov."), "{squeezes}");
    assert!(squeeze_says(&coach, "2026-11-29T20:00:00+01:00").is_some());
    assert_eq!(squeeze_says(&coach, "2026-11-30T07:00:00+01:00"), None);
}

#[test]
fn said_twice_it_is_recorded_once_and_begins_once() {
    let mut coach = coach(&[], &[]);
    assert!(!coach.set_hard_day_plan(true, Offered::Own, at(MORNING)).is_empty());
    assert!(coach.set_hard_day_plan(true, Offered::Offered, at(EVENING)).is_empty(), "on already");
    assert_eq!(standing(&coach).len(), 1);
    assert!(!coach.set_hard_day_plan(false, Offered::Own, at(EVENING)).is_empty());
    assert!(coach.set_hard_day_plan(false, Offered::Own, at(EVENING)).is_empty(), "off already");
    assert_eq!(standing(&coach).len(), 2);
    // Two machines wrote it before they knew of each other.
    let twice = someone(&[(MORNING, true), (EVENING, true)]);
    assert!(twice.resting_lines(at(EVENING))[0].contains("Wed 25 Nov, 07:00"), "the first word counts");
}

#[test]
fn a_single_hard_day_rests_two_days_and_f_brings_the_usual_practice_back() {
    let mut coach = someone(&[]);
    let (_, again, _) = coach.hard_day(at(MORNING));
    assert!(!again);
    assert_eq!(coach.offer(None, at(EVENING)).kind, OfferKind::HardDay);
    assert!(coach.end_hard_day(at(EVENING)).is_some());
    assert_eq!(coach.offer(None, at(EVENING)).kind, OfferKind::Next);
    assert!(coach.end_hard_day(at("2026-11-24T07:00:00+01:00")).is_none(), "that was yesterday");
    assert!(
        step_says(&coach, EVENING).contains("Wed 25 Nov, 04:00"),
        "two of the person's days: {}",
        step_says(&coach, EVENING)
    );
    assert_eq!(step_says(&coach, "2026-11-25T04:00:00+01:00"), "Consent");
    // Said again on the same day, it is one again; on the next, the plan is offered.
    coach.hard_day(at(EVENING));
    assert_eq!(coach.offer(None, at(EVENING)).kind, OfferKind::HardDay);
    assert!(coach.hard_day(at("2026-11-24T07:00:00+01:00")).1);
}

#[test]
fn nothing_that_is_out_of_sight_is_named() {
    let written = [(MORNING, Body::Flare(Flare { on: true, by: Offered::Own }))];
    let coach = coach(&[("flare", json!(true))], &written);
    assert_eq!(coach.resting_lines(at(EVENING)), Vec::<String>::new());
}
