//! What of a session can be heard: each cue is foretold once, at its moment, and nothing is foretold that does not come.

use std::collections::BTreeMap;

use pelvicoach::coach::{Cue, LATE_MS, Pause, Session, SessionState};
use pelvicoach::diary::Felt;
use pelvicoach::plan::Filled;
use pelvicoach::practice::{AHEAD_MS, Act, Block, Due, Phase, PhaseKind, Position, Timeline, Tone, cues};
use pelvicoach::words::say;

use crate::kit::{at, library};
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
            // What goes on with the same is heard softly.
            let of_kind = Tone::of(phase.kind);
            let goes_on = before == Some((phase.block, phase.kind)) && !phase.cycle_start;
            let softly = goes_on && matches!(of_kind, Some(Tone::Turn | Tone::Release));
            there.extend(if softly { Some(Tone::GoesOn) } else { of_kind });
            before = Some((phase.block, phase.kind));
            if phase.kind.is_still() && phase.kind != PhaseKind::Await {
                for minute in (1..).map(|minute| minute * 60_000).take_while(|into| into + 20_000 <= phase.ms()) {
                    expected.entry(start + phase.start_ms + minute).or_default().push(Tone::GoesOn);
                }
            }
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
    let all = |run: &Run| run.session.dues(run.now, true);
    let told = |run: &Run| all(run).into_iter().find(|due| due.at_ms <= first && due.tone != Tone::Count);
    // The last three seconds are heard, and named by the first of them.
    run.go(1_500);
    let counts: Vec<(u64, bool)> =
        all(&run).iter().map(|due| (due.at_ms, due.says.is_empty())).take_while(|(at, _)| *at < first).collect();
    assert_eq!(counts, [(first - 3_000, false), (first - 2_000, true)], "two seconds ahead");
    let cues = run.go(1_500);
    assert_eq!(cues, [Cue::Count, Cue::Count]);
    // Two seconds ahead it is known.
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
    // Which part of the body tenses is said with it.
    let mut groups = Run::of("PMR", true);
    groups.until(|kind, _| kind == PhaseKind::Tense);
    let due = groups.session.dues(groups.now, true).remove(0);
    assert_eq!((due.tone, due.says.as_str()), (Tone::Squeeze, "tense a little, hands and forearms"));
    // Two cues at one moment are one sentence, so that no word is spoken over another.
    let parts = &said[&Tone::BlockEnd];
    assert!(parts.iter().all(|words| words.starts_with("next part. ")), "{parts:?}");
}

/// A block of each exercise there is, in its usual dose.
fn each_exercise() -> Vec<(String, Block, Timeline)> {
    let catalogue = &library().catalogue;
    let block = |exercise: &pelvicoach::practice::Exercise| {
        let position = exercise.positions.first().copied().unwrap_or(Position::Lying);
        let block = Block::new(&exercise.id, position, exercise.usual());
        let timeline = Timeline::compile(catalogue, std::slice::from_ref(&block), &[]);
        (exercise.id.clone(), block, timeline)
    };
    catalogue.iter().map(block).collect()
}

/// What a person with closed eyes does at a phase, as far as it matters which.
fn does(phase: &Phase) -> &'static str {
    match phase.kind {
        PhaseKind::In | PhaseKind::TopUp => "take a breath",
        PhaseKind::Squeeze | PhaseKind::Tense => "tense",
        PhaseKind::Out => "breathe out",
        PhaseKind::Release | PhaseKind::LetGo | PhaseKind::Rest => "let go",
        PhaseKind::Hold => "hold",
        PhaseKind::Pause => "wait",
        PhaseKind::Await => "be surprised",
        PhaseKind::Switch | PhaseKind::Change => "move",
        PhaseKind::Soft | PhaseKind::Stretch | PhaseKind::Attend | PhaseKind::Arrive | PhaseKind::Leave => "stay",
    }
}

#[test]
fn whatever_turns_for_the_eye_is_heard_in_every_exercise_and_different_things_sound_differently() {
    let all = each_exercise();
    assert!(all.len() > 100, "{}", all.len());
    for (id, _, timeline) in &all {
        let phases = timeline.phases();
        assert!(!phases.is_empty(), "{id} plays nothing");
        let heard: BTreeMap<u64, Vec<Tone>> =
            cues(phases, 0, u64::MAX).fold(BTreeMap::new(), |mut heard: BTreeMap<u64, Vec<Tone>>, (at, tone, _)| {
                heard.entry(at).or_default().push(tone);
                heard
            });
        let mut by_tone: BTreeMap<Tone, &str> = BTreeMap::new();
        for phase in phases {
            let tones = heard.get(&phase.start_ms).cloned().unwrap_or_default();
            if phase.kind == PhaseKind::Await {
                assert!(tones.is_empty(), "{id}: what comes by chance is not announced");
                continue;
            }
            assert_eq!(tones.len(), 1, "{id}: {:?} at {}", phase.kind, phase.start_ms);
            let tone = tones[0];
            if tone != Tone::GoesOn {
                let meant = by_tone.entry(tone).or_insert_with(|| does(phase));
                assert_eq!(*meant, does(phase), "{id}: {tone:?} says two things");
            }
            // Nothing that is still lasts longer than 80 s without a sound.
            let next = heard.range(phase.start_ms + 1..).next().map_or(u64::MAX, |(at, _)| *at);
            assert!(next - phase.start_ms <= 80_000, "{id}: {} ms of silence", next - phase.start_ms);
        }
        assert_eq!(heard.last_key_value(), Some((&timeline.total_ms(), &vec![Tone::End])), "{id}: the end is heard");
    }
}

#[test]
fn what_guides_by_lines_is_read_before_it_begins_where_no_words_are_heard() {
    let now = at(crate::kit::MORNING);
    let mut guides = 0;
    for (id, block, timeline) in each_exercise() {
        let filled = Filled { routine: id.clone(), blocks: vec![block], ..Filled::default() };
        let session = |seen: &[String], closed: bool| {
            let seen = seen.iter().cloned();
            Session::new(&library().catalogue, &filled, Felt::default(), seen, now).reading_first(closed)
        };
        let places = session(&[], true).places(0, say);
        let lines: Vec<String> = places.concat();
        let told: Vec<String> = timeline
            .phases()
            .iter()
            .filter(|phase| !phase.kind.is_breath())
            .filter_map(|phase| phase.hint.as_ref().map(|hint| say(hint)))
            .collect();
        let waits = |session: &Session| matches!(session.state, SessionState::Introducing { block: 0 });
        if places.is_empty() {
            continue;
        }
        guides += 1;
        assert!(told.iter().all(|line| lines.contains(line)), "{id}: {told:?} in {lines:?}");
        assert!(waits(&session(&[], true)), "{id} begins unread");
        let anchored = library().catalogue.get(&id).is_some_and(|exercise| exercise.anchored);
        assert!(anchored || !waits(&session(std::slice::from_ref(&id), true)), "{id} is read twice");
    }
    assert!(guides > 10, "{guides}");
}
