//! Sweeps and properties of the timeline over everything the built-in assets hold.

use proptest::prelude::*;

use super::*;
use crate::library::{Library, built_in};
use crate::plan::Given;
use crate::plan::fill::{fill, one};
use crate::words;

fn library() -> &'static Library {
    built_in().unwrap()
}

fn catalogue() -> &'static Catalogue {
    &library().catalogue
}

/// Every dose of every exercise in each of its positions, and every routine of every week.
fn everything() -> Vec<(String, Vec<Block>)> {
    let mut all = Vec::new();
    for exercise in catalogue().iter() {
        for dose in &exercise.doses {
            for position in &exercise.positions {
                let name = format!("{} {} {}", exercise.id, dose.id, position.id());
                all.push((name, vec![Block::new(&exercise.id, *position, dose.dose())]));
            }
        }
    }
    for routine in &library().routines {
        for week in 1..=12 {
            let given = Given::week(catalogue(), &library().programme, week);
            all.push((format!("{} week {week}", routine.id), fill(&given, routine).blocks));
        }
    }
    all
}

#[test]
fn every_millisecond_has_exactly_one_phase() {
    for (name, blocks) in everything() {
        let timeline = Timeline::compile(catalogue(), &blocks, &[]);
        let total = timeline.total_ms();
        assert!(total > 0, "{name}");
        let mut end = 0;
        for phase in timeline.phases() {
            assert_eq!(phase.start_ms, end, "{name}: a gap or an overlap");
            assert!(phase.end_ms > phase.start_ms, "{name}");
            assert!(
                (1..=phase.of).contains(&phase.cycle) && (1..=phase.sets).contains(&phase.set),
                "{name}: {phase:?}"
            );
            end = phase.end_ms;
            for ms in [phase.start_ms, phase.start_ms + 1, phase.end_ms - 1] {
                assert_eq!(timeline.at(ms).map(|moment| moment.phase), Some(phase), "{name} at {ms}");
            }
            assert_eq!(timeline.next_after(phase.start_ms), Some(phase.end_ms));
        }
        assert_eq!(end, total, "{name}");
        let mut lengths = vec![0; blocks.len()];
        timeline.block_spans().iter().for_each(|span| lengths[span.block] += span.end_ms - span.start_ms);
        assert_eq!(lengths_ms(catalogue(), &blocks), lengths, "{name}: measured as it is played");
        let spans: u64 = timeline.block_spans().iter().map(|span| span.end_ms - span.start_ms).sum();
        assert_eq!(spans, total, "{name}");
        // Every single millisecond of what is short; every 97th of the rest.
        for ms in (0..total).step_by(if total <= 60_000 { 1 } else { 97 }) {
            let moment = timeline.at(ms).unwrap();
            assert_eq!((moment.into_ms + moment.phase.start_ms, moment.left_ms + ms), (ms, moment.phase.end_ms));
            assert_eq!(moment.total_left_ms, total - ms);
            assert!(moment.left_ms <= moment.block_left_ms && moment.block_left_ms <= moment.total_left_ms);
        }
        assert!(timeline.at(total).is_none() && timeline.next_after(total).is_none());
    }
}

#[test]
fn every_cue_and_hint_has_words_that_fit() {
    for (name, blocks) in everything() {
        for phase in Timeline::compile(catalogue(), &blocks, &[]).phases() {
            let line = words::say(&phase.cue);
            assert!(words::has(&phase.cue) && line.chars().count() <= 14, "{name}: {} {line}", phase.cue);
            let hint = phase.hint.as_ref().unwrap_or_else(|| panic!("{name}: no second line for {:?}", phase.kind));
            assert!(words::has(hint), "{name}: {hint}");
            assert!(words::say(hint).chars().count() <= 56, "{name}: {hint} is long");
            assert!(words::has(&format!("cue-position-{}", phase.position.id())));
        }
    }
}

#[test]
fn what_breathes_ends_on_a_complete_out_breath() {
    for (name, blocks) in everything() {
        let timeline = Timeline::compile(catalogue(), &blocks, &[]);
        for (block, last) in blocks.iter().enumerate().filter_map(|(index, block)| {
            timeline.phases().iter().rfind(|phase| phase.block == index).map(|last| (block, last))
        }) {
            assert!(last.block_end && last.cycle_end | !last.kind.is_breath(), "{name}: {}", block.exercise);
            assert!(!matches!(last.kind, PhaseKind::In | PhaseKind::TopUp | PhaseKind::Hold), "{name}");
        }
    }
}

/// The figures of the specification, in seconds.
#[test]
fn full_doses_last_what_they_are_written_to_last() {
    let figures = [
        ("B1", 180),
        ("B2", 300),
        ("B3", 300),
        ("B4", 600),
        ("B5", 660),
        ("B6", 300),
        ("B7", 100),
        ("B8", 120),
        ("B9", 120),
        ("B10", 76),
        ("PF1a", 160),
        ("PF1b", 20),
        ("PF2a", 190),
        ("PF2b", 150),
        ("PF2c", 360),
        ("PF3a", 180),
        ("PF3b", 228),
        ("PF3c", 80),
        ("PF4a", 120),
        ("PF4b", 88),
        ("PF5", 50),
        ("ST1", 135),
        ("ST2", 70),
        ("ST3", 60),
        ("ST4", 100),
        ("ST5", 70),
        ("ST6", 70),
        ("ST7", 70),
        ("ST8", 60),
        ("ST9", 120),
        ("ST10", 120),
        ("ST11", 70),
        ("MI1", 80),
        ("MI2", 180),
        ("MI3", 600),
        ("MI4", 300),
        ("MI5", 300),
        ("MI6", 180),
        ("PMR", 175),
        ("PMR-long", 420),
        ("PMR-release", 60),
        ("PMR-cue", 200),
        ("SC1", 60),
        ("SC3", 60),
    ];
    for (id, seconds) in figures {
        let block = Block::new(id, Position::Lying, catalogue().get(id).unwrap().usual());
        assert_eq!(length_ms(catalogue(), &block), seconds * 1000, "{id}");
    }
    let long = |id: &str, dose: &str| {
        let dose = catalogue().get(id).unwrap().dose(dose).unwrap();
        length_ms(catalogue(), &Block::new(id, Position::Lying, dose)) / 1000
    };
    assert_eq!(
        [long("PF2a", "long"), long("ST2", "long"), long("ST5", "long"), long("MI1", "full")],
        [360, 110, 150, 300]
    );
    assert_eq!(
        [long("B10", "long"), long("ST9", "short"), long("ST10", "long"), long("MI3", "short")],
        [152, 60, 300, 300]
    );
}

#[test]
fn a_ramp_in_a_slot_stays_within_it() {
    let mut block = Block::new("B11", Position::Lying, Dose { reps: 0, sets: 1, seconds: 180 });
    block.ramp = Some(Ramp::new(12.0, 6.0, 180_000));
    assert_eq!(length_ms(catalogue(), &block), 176_900);
    block.dose.seconds = 0;
    assert_eq!(length_ms(catalogue(), &block), 186_700);
}

#[test]
fn what_fits_is_the_most_that_fits() {
    for exercise in catalogue().iter().filter(|one| !matches!(one.shape, Shape::Ramp { .. })) {
        for dose in &exercise.doses {
            for seconds in [5, 10, 20, 30, 50, 60, 70, 80, 95, 130, 160, 190, 300, 500] {
                let max_ms = seconds * 1000;
                let length = |dose| length_ms(catalogue(), &Block::new(&exercise.id, exercise.positions[0], dose));
                let Some(fitted) = fit(exercise, dose.dose(), max_ms) else { continue };
                assert!(length(fitted) <= max_ms, "{} in {seconds}: {fitted:?}", exercise.id);
                assert!(length(fitted) <= length(dose.dose()), "{}", exercise.id);
                if length(dose.dose()) <= max_ms {
                    assert_eq!(length(fitted), length(dose.dose()), "{}", exercise.id);
                }
            }
        }
    }
}

fn block(id: &str) -> Block {
    let exercise = catalogue().get(id).unwrap();
    Block::new(id, exercise.positions[0], exercise.usual())
}

#[test]
fn slower_and_faster_take_hold_with_the_next_breath_within_the_limits() {
    let timeline = Timeline::compile(catalogue(), &[block("B3")], &[(12_000, Act::Slower), (31_000, Act::Faster)]);
    let outs: Vec<u64> =
        timeline.phases().iter().filter(|one| one.kind == PhaseKind::Out).map(Phase::ms).take(5).collect();
    assert_eq!(outs, [6000, 6000, 6500, 6500, 6000]);
    // Pressed without end, it stays where the rate is 4.5 a minute at least.
    let acts: Vec<(u64, Act)> = (0..100).map(|n| (n * 1000, Act::Slower)).collect();
    let timeline = Timeline::compile(catalogue(), &[block("B3")], &acts);
    assert_eq!(timeline.phases().iter().map(Phase::ms).max(), Some(9000));
    // The length stays near what was planned.
    assert!(timeline.total_ms().abs_diff(300_000) <= 13_000);
    // In the drop too, and not in a stretch.
    let drop = Timeline::compile(catalogue(), &[block("PF2a")], &[(0, Act::Slower)]);
    assert_eq!(drop.total_ms(), 190_000 + 15 * 500);
    let stretch = Timeline::compile(catalogue(), &[block("ST1")], &[(0, Act::Slower)]);
    assert_eq!(stretch.total_ms(), 135_000);
}

#[test]
fn keep_freezes_a_ramp_to_the_end_of_its_length() {
    let mut ramp = block("B11");
    ramp.dose.seconds = 180;
    ramp.ramp = Some(Ramp::new(12.0, 6.0, 180_000));
    let free = Timeline::compile(catalogue(), &[ramp.clone()], &[]);
    let kept = Timeline::compile(catalogue(), &[ramp], &[(60_000, Act::Keep)]);
    let at = free.at(60_000).unwrap().phase;
    let outs = |timeline: &Timeline| -> Vec<u64> {
        let outs = timeline.phases().iter().filter(|one| one.kind == PhaseKind::Out && one.end_ms > 60_000);
        outs.map(Phase::ms).collect()
    };
    let (first, all) = (outs(&free)[0], outs(&kept));
    assert!(all.iter().all(|ms| *ms == first), "{at:?} {all:?}");
    assert!(kept.total_ms() <= 180_000 && kept.total_ms() > 170_000, "{}", kept.total_ms());
}

#[test]
fn a_pause_repeats_the_breath_and_goes_on_with_what_was_still() {
    let plain = Timeline::compile(catalogue(), &[block("PF2a")], &[]);
    let paused = Timeline::compile(catalogue(), &[block("PF2a")], &[(23_000, Act::Cut), (87_000, Act::Cut)]);
    let reps = |timeline: &Timeline| done(timeline, u64::MAX).iter().map(|one| one.cycles).sum::<u32>();
    assert_eq!((reps(&plain), reps(&paused)), (16, 16));
    let resumed = paused.at(23_000).unwrap().phase;
    assert_eq!((resumed.kind, resumed.cycle, resumed.cycle_start), (PhaseKind::In, 3, true));
    // The second cut falls into the rest between the sets (83 to 113 s): it goes on, nothing is added.
    assert_eq!(paused.at(87_000).unwrap().phase.end_ms, 113_000);
    assert_eq!(paused.total_ms(), plain.total_ms() + 3_000);
    let stretch = Timeline::compile(catalogue(), &[block("ST1")], &[(20_000, Act::Cut), (20_000, Act::Cut)]);
    assert_eq!((stretch.total_ms(), done(&stretch, u64::MAX)[0].cycles), (135_000, 2));
    assert!(!stretch.at(20_000).unwrap().phase.cycle_start);
}

#[test]
fn tensing_begins_anew_and_letting_go_goes_on() {
    let plain = Timeline::compile(catalogue(), &[block("PMR")], &[]);
    let cut = |at| Timeline::compile(catalogue(), &[block("PMR")], &[(at, Act::Cut)]);
    assert_eq!(cut(3_000).total_ms(), plain.total_ms() + 3_000);
    assert_eq!(cut(9_000).total_ms(), plain.total_ms());
    assert_eq!(done(&cut(9_000), u64::MAX)[0].cycles, 7);
    assert_eq!(cut(9_000).at(9_000).unwrap().phase.kind, PhaseKind::LetGo);
}

#[test]
fn jumping_begins_the_block_and_stopping_ends_here() {
    let blocks = [block("B3"), block("PF2a"), block("MI1")];
    let jumped = Timeline::compile(catalogue(), &blocks, &[(33_333, Act::Jump(2))]);
    assert_eq!(jumped.at(33_333).unwrap().phase.block, 2);
    assert_eq!(jumped.total_ms(), 33_333 + 80_000);
    let rows = done(&jumped, u64::MAX);
    assert_eq!(
        rows.iter().map(|one| (one.block, one.done_s, one.cycles, one.finished)).collect::<Vec<_>>(),
        [(0, 33, 3, false), (2, 80, 5, true)]
    );
    assert_eq!((rows[0].planned_s, rows[1].planned_s, jumped.planned_s()), (300, 80, 570));
    for end in [Act::Dizzy, Act::Settle] {
        let ended = Timeline::compile(catalogue(), &blocks, &[(41_000, end), (50_000, Act::Jump(1))]);
        assert_eq!(ended.total_ms(), 41_000);
        assert!(!done(&ended, u64::MAX)[0].finished);
    }
    let beyond = Timeline::compile(catalogue(), &blocks, &[(41_000, Act::Jump(3))]);
    assert_eq!(beyond.total_ms(), 570_000);
}

#[test]
fn blocks_that_are_not_known_or_out_of_range_do_no_harm() {
    let damaged = [
        Block::new("PF9z", Position::Lying, Dose::default()),
        Block { own: Some(Pattern::new(1, u32::MAX)), ..block("B3") },
        Block { dose: Dose { reps: u32::MAX, sets: u32::MAX, seconds: u32::MAX }, ..block("MI1") },
        Block { ramp: Some(Ramp { start: 0, target: u32::MAX, ms: 0 }), dose: Dose::default(), ..block("B11") },
    ];
    let timeline = Timeline::compile(catalogue(), &damaged, &[]);
    assert_eq!(timeline.phases()[0].block, 1);
    assert!(timeline.total_ms() < 3 * 3_600_000);
}

/// The session that the properties are tried on: breaths, a ramp, sets, positions, holds, groups and text.
fn long_session() -> Vec<Block> {
    let given = Given::week(catalogue(), &library().programme, 9);
    let mut blocks = fill(&given, library().routine("RT20").unwrap()).blocks;
    blocks.extend(one(&given, "PF2b", None).unwrap().blocks);
    blocks.extend(one(&given, "B8", None).unwrap().blocks);
    blocks
}

fn act(blocks: usize) -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => Just(Act::Slower),
        4 => Just(Act::Faster),
        2 => Just(Act::Keep),
        1 => (0_u32..30_000).prop_map(Act::OwnBreath),
        4 => Just(Act::Cut),
        2 => (0..blocks + 2).prop_map(Act::Jump),
        1 => Just(Act::Dizzy),
        1 => Just(Act::Settle),
    ]
}

fn acts() -> impl Strategy<Value = Vec<(u64, Act)>> {
    let blocks = long_session().len();
    prop::collection::vec((0_u64..1_600_000, act(blocks)), 0..40)
}

/// The phases as they are before `t`.
fn before(timeline: &Timeline, t: u64) -> Vec<(u64, u64, PhaseKind, usize, u32, String)> {
    let phases = timeline.phases().iter().take_while(|phase| phase.start_ms < t);
    phases.map(|one| (one.start_ms, one.end_ms.min(t), one.kind, one.block, one.cycle, one.cue.clone())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn an_act_changes_nothing_before_it(acts in acts(), at in 0_u64..1_600_000, last in act(30)) {
        let blocks = long_session();
        let mut earlier: Vec<(u64, Act)> = acts.into_iter().filter(|(t, _)| *t <= at).collect();
        earlier.sort_by_key(|(t, _)| *t);
        let without = Timeline::compile(catalogue(), &blocks, &earlier);
        earlier.push((at, last));
        let with = Timeline::compile(catalogue(), &blocks, &earlier);
        prop_assert_eq!(before(&without, at), before(&with, at));
    }

    #[test]
    fn whatever_happens_stays_within_the_limits(acts in acts()) {
        let blocks = long_session();
        let timeline = Timeline::compile(catalogue(), &blocks, &acts);
        let mut end = 0;
        for phase in timeline.phases() {
            prop_assert_eq!(phase.start_ms, end);
            prop_assert!(phase.ms() > 0);
            end = phase.end_ms;
        }
        // Whole breaths keep to the limits.
        let mut breath = Pattern::default();
        for phase in timeline.phases() {
            if phase.cycle_start { breath = Pattern::default(); }
            let ms = u32::try_from(phase.ms()).unwrap();
            match phase.kind {
                PhaseKind::In => breath.in_ms = ms,
                PhaseKind::TopUp => breath.top_up_ms = ms,
                PhaseKind::Out => breath.out_ms = ms,
                PhaseKind::Pause => breath.pause_ms = ms,
                _ => {}
            }
            if phase.cycle_end && phase.kind.is_breath() {
                prop_assert!(limits::check(&breath, catalogue().limits()).is_ok(), "{:?}", breath);
            }
        }
        let rows = done(&timeline, u64::MAX);
        let seconds: u32 = rows.iter().map(|one| one.done_s).sum();
        prop_assert_eq!(u64::from(seconds), (timeline.total_ms() + 500) / 1000);
        prop_assert_eq!(timeline.at(timeline.total_ms()), None);
    }

    #[test]
    fn pauses_take_no_repetition_away(cuts in prop::collection::vec(0_u64..1_700_000, 0..30)) {
        let blocks = long_session();
        let acts: Vec<(u64, Act)> = cuts.into_iter().map(|at| (at, Act::Cut)).collect();
        let whole = |acts: &[(u64, Act)]| -> Vec<(usize, u32, bool)> {
            let timeline = Timeline::compile(catalogue(), &blocks, acts);
            done(&timeline, u64::MAX).iter().map(|one| (one.block, one.cycles, one.finished)).collect()
        };
        prop_assert_eq!(whole(&[]), whole(&acts));
    }

    #[test]
    fn a_session_that_is_not_stopped_ends_its_breaths(acts in acts()) {
        let acts: Vec<(u64, Act)> =
            acts.into_iter().filter(|(_, act)| {
                matches!(act, Act::Slower | Act::Faster | Act::Keep | Act::OwnBreath(_) | Act::Cut)
            }).collect();
        for id in ["B1", "B3", "B6", "B8", "B11", "PF2a"] {
            let timeline = Timeline::compile(catalogue(), &[block(id)], &acts);
            let last = timeline.phases().last().unwrap();
            prop_assert!(last.cycle_end && last.block_end && matches!(last.kind, PhaseKind::Out | PhaseKind::Pause));
        }
    }

    #[test]
    fn drafts_keep_blocks_and_acts(acts in acts()) {
        let blocks = long_session();
        let text = serde_json::to_string(&(&blocks, &acts)).unwrap();
        let (again, same): (Vec<Block>, Vec<(u64, Act)>) = serde_json::from_str(&text).unwrap();
        prop_assert_eq!((blocks, acts), (again, same));
    }
}
