//! One's own pace: where it begins, how gently it eases, and what keeping it means.

use proptest::prelude::*;

use super::*;
use crate::library::built_in;

fn catalogue() -> &'static Catalogue {
    &built_in().unwrap().catalogue
}

fn block(id: &str) -> Block {
    let exercise = catalogue().get(id).unwrap();
    Block::new(id, exercise.positions[0], exercise.usual())
}

/// Each breath: when it begins, its in-breath and its out-breath in milliseconds, and its block.
fn breaths(timeline: &Timeline) -> Vec<(u64, u64, u64, usize)> {
    let mut all: Vec<(u64, u64, u64, usize)> = Vec::new();
    for phase in timeline.phases() {
        match phase.kind {
            PhaseKind::In => all.push((phase.start_ms, phase.ms(), 0, phase.block)),
            PhaseKind::Out => all.last_mut().unwrap().2 = phase.ms(),
            _ => {}
        }
    }
    all
}

fn rate(breath: &(u64, u64, u64, usize)) -> f64 {
    60_000.0 / f64::from(u32::try_from(breath.1 + breath.2).unwrap())
}

#[test]
fn it_begins_at_the_own_pace_and_comes_to_the_breath_of_the_block() {
    let eased = Timeline::compile(catalogue(), &[block("B3")], &[(0, Act::OwnBreath(14_000))]);
    let all = breaths(&eased);
    assert_eq!((all[0].1, all[0].2), (1_700, 2_600), "fourteen a minute, two fifths of it in");
    assert_eq!((all.last().unwrap().1, all.last().unwrap().2), (4_000, 6_000));
    // Eight breaths a minute less take four minutes at the fastest fall that is allowed.
    let arrived = all.iter().find(|breath| breath.1 == 4_000).unwrap().0;
    assert!((220_000..260_000).contains(&arrived), "{arrived}");
    assert!(eased.total_ms().abs_diff(300_000) <= 5_000, "{}", eased.total_ms());
    let last = eased.phases().last().unwrap();
    assert!(last.kind == PhaseKind::Out && last.block_end && last.cycle == last.of);
    // Where there is time it falls gently: ten minutes of B3 from eight a minute take two minutes.
    let long = Block {
        dose: catalogue().get("B3").unwrap().dose("long").unwrap_or(Dose { reps: 60, sets: 1, seconds: 0 }),
        ..block("B3")
    };
    let all = breaths(&Timeline::compile(catalogue(), &[long], &[(0, Act::OwnBreath(8_000))]));
    let arrived = all.iter().find(|breath| breath.1 == 4_000).unwrap().0;
    assert!((105_000..135_000).contains(&arrived), "{arrived}");
}

#[test]
fn a_pace_that_is_slow_already_is_left_alone() {
    let plain = Timeline::compile(catalogue(), &[block("B3")], &[]);
    for own in [1_000, 4_500, 6_000] {
        assert_eq!(
            breaths(&Timeline::compile(catalogue(), &[block("B3")], &[(0, Act::OwnBreath(own))])),
            breaths(&plain)
        );
    }
    // What has a pause or a hold of its own, and what is no breathing, has its own time.
    for id in ["B7", "B8", "PF2a", "ST1", "PMR-cue"] {
        let plain = Timeline::compile(catalogue(), &[block(id)], &[]);
        let own = Timeline::compile(catalogue(), &[block(id)], &[(0, Act::OwnBreath(14_000))]);
        assert_eq!(plain, own, "{id}");
    }
}

#[test]
fn a_ramp_begins_there_too_and_the_next_block_goes_on_from_it() {
    let mut ramp = block("B11");
    ramp.dose.seconds = 180;
    ramp.ramp = Some(Ramp::new(12.0, 6.0, 180_000));
    let all = breaths(&Timeline::compile(catalogue(), &[ramp, block("B3")], &[(0, Act::OwnBreath(16_000))]));
    assert!(rate(&all[0]) > 15.0, "{:?}", all[0]);
    let next = all.iter().position(|breath| breath.3 == 1).unwrap();
    assert!(
        rate(&all[next]) > 9.0 && (rate(&all[next]) - rate(&all[next - 1])).abs() < 0.5,
        "{:?}",
        &all[next - 1..=next]
    );
    assert_eq!((all.last().unwrap().1, all.last().unwrap().2), (4_000, 6_000));
}

#[test]
fn what_comes_before_the_breath_does_not_take_it_away() {
    let arrive = Block::new("arrive", Position::Lying, Dose { reps: 0, sets: 1, seconds: 20 });
    let all = breaths(&Timeline::compile(catalogue(), &[arrive, block("B3")], &[(0, Act::OwnBreath(14_000))]));
    assert_eq!((all[0].0, all[0].1, all[0].2), (20_000, 1_700, 2_600));
}

#[test]
fn a_pace_that_is_kept_stays_in_what_follows() {
    let acts = [(0, Act::OwnBreath(12_000)), (60_000, Act::Keep)];
    let all = breaths(&Timeline::compile(catalogue(), &[block("B3"), block("B4")], &acts));
    let at = all.iter().position(|breath| breath.0 > 60_000).unwrap();
    let kept = all[at];
    assert!(rate(&kept) > 9.0, "{kept:?}");
    for breath in &all[at..] {
        assert!((rate(breath) - rate(&kept)).abs() < 0.4, "{breath:?} after {kept:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn it_never_slows_down_faster_than_is_allowed(own in 4_000_u32..40_000, id in prop::sample::select(vec!["B1", "B2", "B3", "B4", "B5", "B6"])) {
        let all = breaths(&Timeline::compile(catalogue(), &[block(id)], &[(0, Act::OwnBreath(own))]));
        let fastest = catalogue().limits().ramp_fall.value;
        for pair in all.windows(2) {
            let fall = rate(&pair[0]) - rate(&pair[1]);
            // A tenth of a second, to which every breath is rounded, is that much of a rate.
            let rounding = rate(&pair[0]).powi(2) / 60.0 * 0.11 + rate(&pair[1]).powi(2) / 60.0 * 0.11;
            let minutes = f64::from(u32::try_from(pair[0].1 + pair[0].2).unwrap()) / 60_000.0;
            prop_assert!(fall <= fastest * minutes + rounding, "{:?}: {fall}", pair);
        }
        prop_assert!(all.iter().all(|breath| rate(breath) <= catalogue().limits().rate.max));
    }
}
