//! Every suggestion in sentences.

use std::fmt::Write as _;

use super::*;
use crate::plan::pacing::{Input, Note, RedFlag, Session, Stopped, Wish, suggest};

fn said(input: &Input) -> (Suggestion, Lines) {
    let limits = &crate::library::built_in().unwrap().pacing;
    let suggestion = suggest(input, limits);
    let lines = lines(&suggestion);
    (suggestion, lines)
}

/// The worked cases, and one for each way in which a rule matches beyond them.
fn inputs() -> Vec<(String, Input)> {
    let cases: serde_json::Value = serde_json::from_str(include_str!("../../tests/fixtures/pacing.json")).unwrap();
    let cases = cases["cases"].as_array().unwrap();
    let mut inputs: Vec<(String, Input)> = cases
        .iter()
        .map(|case| {
            let name = case["name"].as_str().unwrap().to_owned();
            (name, Input::from_json(&case["input"].to_string()).unwrap())
        })
        .collect();
    let steady = inputs[0].1.clone();
    let mut add = |name: &str, change: &dyn Fn(&mut Input)| {
        let mut input = steady.clone();
        change(&mut input);
        inputs.push((name.to_owned(), input));
    };
    let last = |input: &mut Input, change: &dyn Fn(&mut Session)| change(input.sessions.last_mut().unwrap());
    add("urgent note", &|input| input.red_flag = RedFlag::Urgent);
    add("stopped numb", &|input| last(input, &|session| session.stopped = Stopped::Numb));
    add("stopped for pain", &|input| last(input, &|session| session.stopped = Stopped::Pain));
    add("stopped for pain at the lowest step", &|input| {
        input.step = 0;
        last(input, &|session| session.stopped = Stopped::Pain);
    });
    add("sore", &|input| last(input, &|session| session.soreness_h = Some(25.0)));
    add("consent", &|input| last(input, &|session| session.stopped = Stopped::Consent));
    add("the same", &|input| input.wish = Wish::Same);
    add("a high peak", &|input| {
        last(input, &|session| (session.before, session.peak, session.h24) = (Some(6.0), Some(7.0), Some(6.0)));
    });
    add("long away at the lowest step", &|input| (input.step, input.days_since_last_session) = (0, Some(20)));
    add("three loads", &|input| (input.sleep_h, input.mood, input.unwell) = (Some(4.5), Some(2.0), true));
    add("no entry", &|input| input.pain_days[7..].fill(None));
    add("one entry", &|input| input.pain_days[8..].fill(None));
    add("no session", &|input| input.sessions.clear());
    add("no good session", &|input| last(input, &|session| session.comfort = None));
    for days in [0, 1, 6] {
        add("moved forward", &|input| input.days_since_last_increase = Some(days));
    }
    for days in [0, 1, 3] {
        add("new at the step", &|input| input.days_at_step = days);
    }
    inputs
}

#[test]
fn every_suggestion_reads_as_sentences_with_its_figures() {
    let mut page = String::new();
    for (name, input) in inputs() {
        let (suggestion, lines) = said(&input);
        for line in [&lines.what, &lines.why, &lines.change] {
            assert!(!line.is_empty() && !line.contains(['{', '}', '$']), "{name}: {line}");
            assert!(!line.starts_with("pacing-") && !line.starts_with("safety-"), "{name}: {line}");
        }
        let Lines { what, why, change, .. } = &lines;
        writeln!(page, "{name} ({})\n  {what}\n  {why}\n  {change}", suggestion.reason).unwrap();
    }
    insta::assert_snapshot!(page);
}

#[test]
fn what_stands_beside_a_suggestion_has_words() {
    let (mut suggestion, few) = said(&Input::default());
    assert!(few.invitation.is_some() && few.notes.is_empty());
    suggestion.notes = Note::ALL.to_vec();
    let notes = lines(&suggestion).notes;
    assert!(notes.len() == 4 && notes.iter().all(|note| note.contains(' ')), "{notes:?}");
    suggestion.facts = Facts::way(Way::NoSession);
    assert_eq!(lines(&suggestion).invitation, None);
    for way in [Way::OtherForward, Way::OtherBack, Way::Unanswered] {
        suggestion.reason = Reason::OnceAWeek;
        suggestion.facts = Facts::way(way);
        let lines = lines(&suggestion);
        assert!(!lines.why.contains('{') && !lines.change.contains('{'), "{lines:?}");
    }
}
