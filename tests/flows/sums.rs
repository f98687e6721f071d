//! Whatever a person does in a session, the seconds of its parts add up to the whole.

use pelvicoach::coach::{Pause, SessionState};
use pelvicoach::diary::{Outcome, Score};
use pelvicoach::practice::{Act, done};
use proptest::prelude::*;

use crate::sessions::Run;

#[derive(Clone, Debug)]
enum Does {
    Waits(u64),
    PausesFor(u64),
    Sleeps(u64),
    Arrow(bool),
    Pace(bool),
    Pain(Option<u8>),
}

fn does() -> impl Strategy<Value = Does> {
    prop_oneof![
        4 => (1_u64..90_000).prop_map(Does::Waits),
        1 => (1_u64..900_000).prop_map(Does::PausesFor),
        1 => (2_500_u64..900_000).prop_map(Does::Sleeps),
        2 => any::<bool>().prop_map(Does::Arrow),
        1 => any::<bool>().prop_map(Does::Pace),
        1 => proptest::option::of(0_u8..=10).prop_map(Does::Pain),
    ]
}

fn do_it(run: &mut Run, what: &Does) {
    match what {
        Does::Waits(ms) => drop(run.go(*ms)),
        Does::PausesFor(ms) => {
            run.session.pause(Pause::Own, run.now);
            run.go(*ms);
            run.session.resume(run.now);
        }
        Does::Sleeps(ms) => {
            let asked = run.session.next_wake(run.now).unwrap_or(run.now.mono_ms);
            run.now = run.now.later(asked.saturating_sub(run.now.mono_ms) + ms);
            run.session.wake(run.now);
            run.session.resume(run.now);
        }
        Does::Arrow(forward) => run.session.jump(*forward, run.now),
        Does::Pace(slower) => {
            run.session.pace(if *slower { Act::Slower } else { Act::Faster }, run.now);
        }
        Does::Pain(figure) => {
            run.session.ask_pain(run.now);
            run.session.pain(figure.and_then(Score::new), run.now);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_seconds_of_the_blocks_add_up(
        routine in prop_oneof![Just("RT0"), Just("RT7"), Just("RT12"), Just("RT20"), Just("RT-evening")],
        all in proptest::collection::vec(does(), 0..24),
    ) {
        let mut run = Run::of(routine, true);
        let mut last = 0;
        for what in &all {
            if run.session.is_over() {
                break;
            }
            do_it(&mut run, what);
            let elapsed = run.session.elapsed(run.now);
            prop_assert!(elapsed >= last, "the stopwatch never runs backwards: {last} then {elapsed} by {what:?}");
            last = elapsed;
        }
        if !run.session.is_over() {
            run.session.leave(run.now);
        }
        let SessionState::Over(outcome) = run.session.state else { panic!("it is over") };
        let practice = run.session.practice(outcome, None);
        let parts = done(run.session.timeline(), run.session.kept.elapsed_ms);
        prop_assert_eq!(practice.done_s, parts.iter().map(|part| part.done_s).sum::<u32>());
        let changes = |number: &usize| run.session.kept.blocks[*number].is_change();
        let changing: u32 = parts.iter().filter(|part| changes(&part.block)).map(|part| part.done_s).sum();
        let practised: u32 = practice.blocks.iter().map(|block| block.done_s).sum();
        prop_assert_eq!(practised + changing, practice.done_s);
        if outcome == Outcome::Finished && !all.iter().any(|what| matches!(what, Does::Arrow(_))) {
            prop_assert!(practice.blocks.iter().all(|block| block.outcome == Outcome::Finished));
        }
    }
}
