//! The worked cases, and inputs that do not read.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::Value;

use super::*;

#[derive(Deserialize)]
struct Case {
    name: String,
    input: Value,
    expect: Value,
}

fn cases() -> Vec<Case> {
    #[derive(Deserialize)]
    struct Cases {
        cases: Vec<Case>,
    }
    serde_json::from_str::<Cases>(include_str!("../../../tests/fixtures/pacing.json")).unwrap().cases
}

pub(super) fn limits() -> &'static Thresholds {
    &crate::library::built_in().unwrap().pacing
}

/// The first case: a steady week.
pub(super) fn steady_input() -> Input {
    Input::from_json(&cases().remove(0).input.to_string()).unwrap()
}

/// The first case with one field of its input replaced.
fn steady(field: &str, value: Value) -> Result<Input, String> {
    let mut input = cases().remove(0).input;
    input[field] = value;
    Input::from_json(&input.to_string())
}

#[test]
fn every_worked_case_comes_out_as_written() {
    let cases = cases();
    assert_eq!(cases.len(), 30);
    for case in &cases {
        let suggestion = suggest(&Input::from_json(&case.input.to_string()).unwrap(), limits());
        let said = serde_json::to_string(&suggestion).unwrap();
        assert_eq!(said, case.expect.to_string(), "{}", case.name);
    }
    let reasons: BTreeSet<&str> = cases.iter().map(|case| case.expect["reason"].as_str().unwrap()).collect();
    let all: BTreeSet<&str> = Reason::ALL.iter().map(|reason| reason.id()).collect();
    assert_eq!((reasons.len(), reasons), (28, all));
}

#[test]
fn every_rule_stands_in_the_order_of_its_name_but_three() {
    let ids: Vec<u32> = RULES.iter().map(|rule| rule.id[1..].parse().unwrap()).collect();
    // The wish for the same comes after what the body says; the top of a track before its locks, the next step last.
    let mut sorted = ids.clone();
    sorted.sort_unstable();
    let moved: Vec<u32> = ids.iter().zip(&sorted).filter(|(is, sorted)| is != sorted).map(|(is, _)| *is).collect();
    assert!(moved.iter().all(|id| (11..=25).contains(id)), "{ids:?}");
    for rule in RULES {
        assert!(rule.reason.id().starts_with(&format!("{}_", rule.id)), "{rule:?}");
    }
    assert_eq!(RULES.iter().map(|rule| rule.reason).collect::<BTreeSet<_>>().len(), 28);
}

#[test]
fn what_is_not_said_takes_a_careful_default() {
    let nothing = Input::from_json("{}").unwrap();
    assert_eq!(nothing, Input::default());
    let suggestion = suggest(&nothing, limits());
    assert_eq!((suggestion.reason, suggestion.dose_min), (Reason::NeedMoreEntries, 3.0));
    let few = Input::from_json("{\"pain_days\": [4, null, 5]}").unwrap();
    assert_eq!(few.pain_days[10..], [None, Some(4.0), None, Some(5.0)]);
    let case = "{\"name\": \"x\", \"input\": {\"step\": 4}, \"expect\": {}}";
    assert_eq!(Input::from_json(case).unwrap().step, 4);
    for (full, floor) in [(10.0, 3.0), (3.0, 1.5), (2.67, 1.5), (1.33, 1.0), (6.0, 3.0), (0.8, 0.5)] {
        let input = Input { dose_min: 0.1, dose_full_min: full, ..Input::default() };
        assert!((suggest(&input, limits()).dose_min - floor).abs() < 1e-9, "{full}");
    }
}

#[test]
fn what_does_not_fit_is_refused_with_its_path() {
    let session = |field: &str, value: Value| steady("sessions", serde_json::json!([{}, {field: value}]));
    let refused = [
        (steady("stress", 11.into()), "stress: 11 is not between 0 and 10"),
        (steady("stress", "high".into()), "stress: invalid type"),
        (steady("sleep_h", (-1).into()), "sleep_h: -1 is not between 0 and 24"),
        (steady("track", "pelvis".into()), "track: unknown variant `pelvis`"),
        (steady("dose_min", 1e300.into()), "dose_min: "),
        (steady("days_at_step", (-3).into()), "days_at_step: "),
        (steady("pain_days", serde_json::json!([1, 2, 12])), "pain_days[2]: 12 is not between"),
        (steady("pain_days", vec![0; 15].into()), "pain_days: 15 days, and 14"),
        (steady("sensitive", true.into()), "unknown field `sensitive`"),
        (session("peak", (-2).into()), "sessions[1].peak: -2 is not between"),
        (session("stopped", Value::Null), "sessions[1].stopped: "),
        (session("soreness", 3.into()), "sessions[1].soreness: unknown field"),
        (steady("step", 12.into()), "step: 12 is not between step_min and step_max, 0 and 11"),
        (steady("step_min", 12.into()), "step_min: 12 is above"),
        (steady("prev_step", 3.into()), "prev_step: 3 is not"),
        (steady("gate_skip_to", 2.into()), "gate_skip_to: 2 is not"),
        (steady("gate_skip_to", 12.into()), "gate_skip_to: 12 is not"),
        (Input::from_json("{\"input\": {\"step\": 300}}"), "input.step: "),
        (Input::from_json(""), "EOF"),
        (Input::from_json("[]"), "invalid type: sequence, expected an object"),
        (steady("sessions", serde_json::json!([[3, 3, 3]])), "sessions[0]: invalid type: sequence"),
        (Input::from_json("{} {}"), "trailing"),
        (Input::from_json("{\"stress\": 1e999}"), ""),
    ];
    for (read, what) in refused {
        let line = read.unwrap_err();
        assert!(line.contains(what) && line.lines().count() == 1, "{what}: {line}");
    }
}

/// A steady week with changes, and what is said about it.
fn said(change: impl FnOnce(&mut Input)) -> Suggestion {
    let mut input = steady_input();
    change(&mut input);
    suggest(&input, limits())
}

#[test]
fn at_the_lowest_step_a_step_back_is_a_gentle_rest_and_a_long_break_keeps_the_step() {
    for change in [
        (|session: &mut Session| session.stopped = Stopped::Pain) as fn(&mut Session),
        |session| session.h24 = Some(5.0),
        |session| session.soreness_h = Some(25.0),
        |session| session.fear_peak = Some(7.0),
    ] {
        let lowest = said(|input| {
            input.step = 0;
            change(input.sessions.last_mut().unwrap());
        });
        assert_eq!((lowest.action, lowest.step_delta, lowest.dose_min), (Action::RestGentle, 0, 5.0));
    }
    let away = said(|input| (input.step, input.days_since_last_session) = (0, Some(14)));
    assert_eq!((away.action, away.step_delta, away.dose_min), (Action::ResumeLower, 0, 5.0));
}

#[test]
fn the_person_and_consent_are_heard() {
    let same = said(|input| input.wish = Wish::Same);
    assert_eq!((same.reason, same.action, same.dose_min), (Reason::YourChoice, Action::Hold, 10.0));
    let consent = said(|input| {
        input.track = PacedTrack::Exposure;
        input.sessions[2].stopped = Stopped::Consent;
    });
    assert_eq!((consent.reason, consent.step_delta, consent.dose_min), (Reason::YourChoice, 0, 7.0));
    assert_eq!(consent.facts.way, Way::Consent);
    let fearful = said(|input| {
        input.wish = Wish::Same;
        input.sessions[2].fear_peak = Some(5.0);
    });
    assert_eq!(fearful.reason, Reason::FearSettling);
}

#[test]
fn easier_is_never_more_than_saying_nothing() {
    for days in [7, 13, 14, 40] {
        let away = |wish| said(|input| (input.days_since_last_session, input.wish) = (Some(days), wish));
        let (easier, unasked) = (away(Wish::Easier), away(Wish::None));
        assert_eq!(easier.reason, Reason::YourChoice);
        assert_eq!((easier.dose_min, easier.step_delta), (unasked.dose_min, unasked.step_delta), "{days} days away");
    }
    let long = said(|input| (input.days_since_last_session, input.wish) = (Some(20), Wish::Easier));
    assert_eq!((long.dose_min, long.step_delta), (5.0, -1), "half, not seven tenths");
    let heavy = said(|input| {
        input.sessions[2].peak = Some(9.0);
        input.wish = Wish::Easier;
    });
    assert_eq!((heavy.dose_min, heavy.step_delta), (7.0, 0), "seven tenths, not eight");
    let changed_mind = said(|input| {
        input.days_since_last_session = Some(20);
        input.sessions[2].stopped = Stopped::Consent;
    });
    assert_eq!((changed_mind.dose_min, changed_mind.step_delta), (5.0, 0), "shorter, and no step back");
}

#[test]
fn on_a_ladder_pain_counts_from_a_lower_height() {
    for (track, pain, reason) in [
        (PacedTrack::Exposure, 4.0, Reason::HighToday),
        (PacedTrack::Exposure, 3.0, Reason::NextStep),
        (PacedTrack::Floor, 6.0, Reason::NextStep),
    ] {
        let now = said(|input| (input.track, input.today_pain) = (track, Some(pain)));
        assert_eq!(now.reason, reason, "{track} {pain}");
    }
    let peak = |track| said(|input| (input.track, input.sessions[2].peak) = (track, Some(4.0)));
    assert_eq!(peak(PacedTrack::Exposure).reason, Reason::TooMuchToday);
    assert_eq!(peak(PacedTrack::Floor).reason, Reason::ThreeGoodSessions);
}

#[test]
fn the_full_length_is_reached_to_the_half_minute() {
    let length = |now: f64, full: f64| {
        let suggestion = said(|input| (input.dose_min, input.dose_full_min, input.dose_floor_min) = (now, full, None));
        (suggestion.reason, suggestion.dose_min)
    };
    assert_eq!(length(3.0, 3.17), (Reason::NextStep, 2.0));
    assert_eq!(length(2.5, 3.17), (Reason::ALittleLonger, 3.0));
    assert_eq!(length(20.0, 30.0), (Reason::ALittleLonger, 22.0));
    assert_eq!(length(3.0, 10.0), (Reason::ALittleLonger, 3.5));
}

#[test]
fn the_facts_are_the_figures_that_matched() {
    let flare = said(|input| input.pain_days[11..].copy_from_slice(&[Some(6.0), Some(6.0), Some(6.0)]));
    assert_eq!((flare.facts.get(Figure::Recent), flare.facts.get(Figure::Earlier)), (Some(6.0), Some(4.0)));
    let sore = said(|input| input.sessions[2].soreness_h = Some(25.0));
    assert_eq!((sore.facts.way, sore.facts.get(Figure::Hours)), (Way::Soreness, Some(25.0)));
    let loads = said(|input| (input.sleep_h, input.mood, input.unwell) = (Some(4.5), Some(1.0), true));
    assert_eq!(loads.facts.loads, [(Load::Sleep, Some(4.5)), (Load::Mood, Some(1.0)), (Load::Unwell, None)]);
    let early = said(|input| input.days_at_step = 2);
    assert_eq!((early.facts.way, early.facts.get(Figure::Needed)), (Way::AtStep, Some(5.0)));
    let few = said(|input| input.sessions[0].comfort = Some(Felt::Hard));
    assert_eq!((few.facts.get(Figure::Count), few.facts.get(Figure::Needed)), (Some(2.0), Some(3.0)));
}

#[test]
fn a_note_stands_beside_any_result_from_week_eight() {
    let beside = |week: u32, baseline: Option<f64>, adherence: Option<f64>, flag: RedFlag| {
        said(|input| {
            (input.week_in_programme, input.baseline_mean) = (week, baseline);
            (input.adherence_4w, input.red_flag) = (adherence, flag);
        })
        .notes
    };
    let none = RedFlag::None;
    assert_eq!(beside(7, Some(8.0), Some(1.0), none), []);
    assert_eq!(beside(8, Some(8.0), Some(1.0), none), [Note::Milestone30]);
    assert_eq!(beside(8, Some(5.0), Some(0.6), none), [Note::ReviewVisit]);
    assert_eq!(beside(12, Some(5.0), Some(0.6), RedFlag::Emergency), [Note::MdtReview]);
    assert_eq!(beside(12, Some(5.0), Some(0.5), none), [Note::LookAtBarriers]);
    assert_eq!(beside(12, Some(5.0), None, none), []);
    assert_eq!(beside(12, Some(1.9), Some(1.0), none), []);
    assert_eq!(beside(12, None, Some(1.0), none), []);
    let unknown = said(|input| {
        input.week_in_programme = 12;
        input.pain_days[7..12].fill(None);
    });
    assert_eq!(unknown.notes, []);
}

#[test]
fn a_harder_choice_by_hand_is_open_where_no_rule_of_the_body_speaks() {
    let open: Vec<&str> =
        Reason::ALL.iter().filter(|reason| reason.leaves_open_a_harder_choice()).map(|reason| reason.id()).collect();
    assert!(open.iter().all(|id| id[1..3].parse::<u32>().unwrap() >= 15 && *id != "R22_gate"), "{open:?}");
    assert_eq!(open.len(), 11);
}
