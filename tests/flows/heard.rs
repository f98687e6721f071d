//! What of a session can be heard: each cue is foretold once, at its moment, and nothing is foretold that does not come.

use std::collections::BTreeMap;

use pelvicoach::coach::{LATE_MS, Pause, SessionState};
use pelvicoach::practice::{AHEAD_MS, Act, Due, PhaseKind, Tone};

use crate::sessions::Run;

/// Lets the session run to its end and gathers what was foretold for each moment; a set-up that waits is read after a
/// minute.
fn whole(run: &mut Run) -> BTreeMap<u64, Vec<Tone>> {
    let mut heard: BTreeMap<u64, Vec<Tone>> = BTreeMap::new();
    for _ in 0..60_000 {
        for due in run.session.dues(run.now, false) {
            assert!(due.at_ms < run.now.mono_ms + 1_000 + AHEAD_MS, "no further ahead than that");
            let there = heard.entry(due.at_ms).or_default();
            if !there.contains(&due.tone) {
                there.push(due.tone);
            }
        }
        match run.session.state {
            SessionState::Over(_) => return heard,
            SessionState::Introducing { .. } => {
                run.now = run.now.later(60_000);
                run.session.start_block(run.now);
            }
            SessionState::CheckingIn { .. } => run.session.carry_on(run.now),
            _ => {
                run.go(500);
            }
        }
    }
    panic!("it never ends");
}

#[test]
fn every_phase_of_every_length_is_foretold_at_its_moment() {
    for routine in ["RT7", "RT12", "RT20"] {
        let mut run = Run::of(routine, true);
        let (timeline, start) = (run.session.timeline().clone(), run.now.mono_ms);
        let heard = whole(&mut run);
        let mut expected: BTreeMap<u64, Vec<Tone>> = BTreeMap::new();
        let mut before = None;
        for phase in timeline.phases() {
            let there = expected.entry(start + phase.start_ms).or_default();
            let another = before.is_some_and(|(block, kind)| block != phase.block && kind != PhaseKind::Change);
            if another && phase.kind != PhaseKind::Change {
                there.push(Tone::BlockEnd);
            }
            there.extend(Tone::of(phase.kind));
            before = Some((phase.block, phase.kind));
        }
        expected.insert(start + timeline.total_ms(), vec![Tone::End]);
        expected.retain(|_, tones| !tones.is_empty());
        assert_eq!(heard, expected, "{routine}");
        assert!(heard.values().flatten().any(|tone| matches!(tone, Tone::BlockEnd | Tone::Change)), "{routine}");
    }
}

#[test]
fn where_a_set_up_is_read_first_it_says_that_it_waits_and_nothing_of_what_comes() {
    let mut run = Run::of("RT12", false);
    let (mut heard, mut waits) = (Vec::new(), 0);
    while !run.session.is_over() {
        if let SessionState::Introducing { .. } = run.session.state {
            // Nothing was foretold for the time behind the stop.
            let stop = run.now.mono_ms;
            let beyond: Vec<&Due> = heard.iter().filter(|due: &&Due| due.at_ms > stop).collect();
            assert!(beyond.is_empty(), "{beyond:?}");
            if let Some(last) = heard.last() {
                assert_eq!((last.tone, last.at_ms), (Tone::Waits, stop));
                waits += 1;
            }
            assert!(run.session.dues(run.now, false).is_empty(), "while it waits nothing is foretold");
            run.now = run.now.later(5_000);
            run.session.start_block(run.now);
        }
        heard.extend(run.session.dues(run.now, false));
        run.go(1_000);
    }
    assert!(waits > 0, "some exercise has a line to be read first");
}

#[test]
fn after_a_pause_the_breath_begins_anew_and_what_was_cut_is_not_heard_again() {
    let mut run = Run::new();
    run.until(|kind, _| kind == PhaseKind::Out);
    run.go(1_000);
    run.session.pause(Pause::Own, run.now);
    assert!(run.session.dues(run.now, false).is_empty() && run.session.lapses_ms(run.now).is_none());
    run.now = run.now.later(90_000);
    run.session.resume(run.now);
    let first = run.session.dues(run.now, false).remove(0);
    assert_eq!((first.tone, first.at_ms), (Tone::In, run.now.mono_ms));
}

#[test]
fn the_first_breath_is_foretold_while_one_settles_and_begins_when_it_was_told() {
    let mut run = Run::new();
    let first = run.now.mono_ms + 5_000;
    run.session = run.session.leading_in(5_000, run.now);
    let told = |run: &Run| run.session.dues(run.now, true).into_iter().find(|due| due.at_ms <= first);
    // Nothing sounds before it, and two seconds ahead it is known.
    run.go(3_000);
    for _ in 3..5 {
        let due = told(&run).expect("it is foretold");
        assert_eq!(due.at_ms, first);
        assert!(!due.says.is_empty() && run.session.is_leading_in());
        run.go(900);
    }
    let tone = told(&run).map(|due| due.tone);
    // A wake-up that comes late moves nothing: what sounds has begun.
    run.now = run.now.later(240);
    run.session.wake(run.now);
    assert!(run.session.is_running());
    assert_eq!(told(&run).map(|due| (due.at_ms, Some(due.tone))), Some((first, tone)));
}

#[test]
fn another_pace_leaves_the_tone_that_sounds_as_it_is() {
    let mut run = Run::new();
    run.until(|kind, _| kind == PhaseKind::Out);
    run.go(1_500);
    let sounds = run.session.dues(run.now, false).remove(0);
    assert!(sounds.at_ms < run.now.mono_ms, "it began before");
    run.session.pace(Act::Slower, run.now);
    assert_eq!(run.session.dues(run.now, false).remove(0), sounds);
}

#[test]
fn it_lapses_when_the_session_would_pause_by_itself() {
    let mut run = Run::new();
    run.go(10_400);
    let lapses = run.session.lapses_ms(run.now).unwrap();
    assert!((LATE_MS..=LATE_MS + 1_000).contains(&(lapses - run.now.mono_ms)));
    run.now = run.now.later(lapses - run.now.mono_ms);
    run.session.wake(run.now);
    assert!(run.session.is_running(), "not before");
}

#[test]
fn spoken_cues_have_words_and_a_silent_wait_has_none() {
    let mut run = Run::of("RT12", true);
    let mut said: BTreeMap<Tone, Vec<String>> = BTreeMap::new();
    while !run.session.is_over() {
        for due in run.session.dues(run.now, true) {
            let words: &mut Vec<String> = said.entry(due.tone).or_default();
            words.push(due.says);
        }
        run.go(1_000);
    }
    for (tone, all) in &said {
        assert_eq!(all.iter().all(String::is_empty), *tone == Tone::Pause, "{tone:?}: {all:?}");
        for words in all {
            assert!(words.chars().count() < 120 && !words.contains('{'), "{tone:?}: {words}");
        }
    }
    assert!(said.contains_key(&Tone::In) && said.contains_key(&Tone::End), "{said:?}");
    // Two cues at one moment are one sentence, so that no word is spoken over another.
    let parts = &said[&Tone::BlockEnd];
    assert!(parts.iter().all(|words| words.starts_with("next part. ")), "{parts:?}");
}
