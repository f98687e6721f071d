//! Squeezes, cues, movements and guided text: what each repetition consists of, whatever happens to it.

use proptest::prelude::*;

use super::*;
use crate::library::built_in;
use crate::words;

fn catalogue() -> &'static Catalogue {
    &built_in().unwrap().catalogue
}

fn block(id: &str) -> Block {
    let exercise = catalogue().get(id).unwrap();
    Block::new(id, exercise.positions[0], exercise.usual())
}

fn of(id: &str, acts: &[(u64, Act)]) -> Timeline {
    Timeline::compile(catalogue(), &[block(id)], acts)
}

/// The lengths of the phases of a kind.
fn lengths(timeline: &Timeline, kind: PhaseKind) -> Vec<u64> {
    timeline.phases().iter().filter(|phase| phase.kind == kind).map(Phase::ms).collect()
}

/// Each whole squeeze with what was let go after it.
fn squeezed(timeline: &Timeline) -> Vec<(u64, u64)> {
    let mut all: Vec<(u64, u64)> = Vec::new();
    for phase in timeline.phases() {
        match phase.kind {
            PhaseKind::Squeeze => all.push((phase.ms(), 0)),
            PhaseKind::Release => {
                if let Some(last) = all.last_mut() {
                    last.1 += phase.ms();
                }
            }
            _ => {}
        }
    }
    all
}

#[test]
fn a_squeeze_meets_the_out_breath_and_is_let_go_over_the_next_breath() {
    for (id, squeeze, release, rest, reps) in [("PF3a", 3, 9, 60, 5), ("PF3b", 4, 10, 60, 6), ("PF3c", 1, 4, 30, 5)] {
        let timeline = of(id, &[]);
        assert_eq!(squeezed(&timeline), vec![(squeeze * 1000, release * 1000); reps * 2], "{id}");
        assert_eq!(lengths(&timeline, PhaseKind::Rest), [rest * 1000], "{id}");
        assert!(timeline.phases().iter().all(|phase| phase.ms() % 500 == 0), "{id}");
        assert_eq!(done(&timeline, u64::MAX)[0].cycles as usize, reps * 2, "{id}");
    }
    let phases = of("PF3a", &[]);
    let hints: Vec<&str> = phases.phases()[..4].iter().filter_map(|phase| phase.hint.as_deref()).collect();
    assert_eq!(hints, ["cue-squeeze-a", "cue-release-in", "cue-release-out", "cue-release-again"]);
}

#[test]
fn what_a_squeeze_asks_for_is_what_its_words_say() {
    for exercise in catalogue().iter() {
        let Shape::Squeezes { effort, squeeze_ms, .. } = exercise.shape else { continue };
        assert_eq!(exercise.gate, Some(Gate::Squeeze), "{}", exercise.id);
        let hint = exercise.cues[&PhaseKind::Squeeze].hints[0].clone();
        let says = [words::say(&format!("exercise-{}-setup", exercise.id)), words::say(&hint)].join(" ");
        assert!(squeeze_ms == 1000 && says.contains("light second") || says.contains(&format!("{effort} percent")));
    }
}

#[test]
fn a_pause_begins_a_squeeze_anew_and_letting_go_goes_on() {
    assert_eq!(of("PF3a", &[(14_000, Act::Cut)]).total_ms(), 182_000);
    let let_go = of("PF3a", &[(20_000, Act::Cut)]);
    assert_eq!((let_go.total_ms(), let_go.at(20_000).unwrap().phase.kind), (180_000, PhaseKind::Release));
}

#[test]
fn cues_come_unannounced_and_the_whole_lasts_as_planned() {
    let mut lengths_seen = std::collections::BTreeSet::new();
    for seed in 0..40 {
        let timeline = Timeline::compile(catalogue(), &[Block { seed, ..block("PF4a") }], &[]);
        assert_eq!(timeline.total_ms(), 120_000);
        let waits = lengths(&timeline, PhaseKind::Await);
        assert_eq!((waits.len(), lengths(&timeline, PhaseKind::Release)), (10, vec![4_000; 10]));
        // From one cue to the next: what is left of letting go, and the wait.
        assert!(waits.iter().all(|wait| (8_000..=16_000).contains(&(wait + 4_000))));
        lengths_seen.extend(waits);
    }
    assert!(lengths_seen.len() > 10);
    let kept: Block =
        serde_json::from_str(&serde_json::to_string(&Block { seed: 9, ..block("PF4a") }).unwrap()).unwrap();
    let again = Timeline::compile(catalogue(), &[kept], &[]);
    assert_eq!(again, Timeline::compile(catalogue(), &[Block { seed: 9, ..block("PF4a") }], &[]));
}

#[test]
fn movements_follow_each_other_in_their_proportion() {
    let timeline = of("PF4b", &[]);
    assert_eq!(lengths(&timeline, PhaseKind::Out), [vec![2000; 16], vec![3000; 4]].concat());
    let exercise = catalogue().get("PF4b").unwrap();
    let short = fit(exercise, exercise.usual(), 60_000).unwrap();
    let short = Timeline::compile(catalogue(), &[Block { dose: short, ..block("PF4b") }], &[]);
    assert_eq!(short.total_ms(), 58_000, "five to standing, three with the back");
    assert!(short.phases().iter().any(|phase| phase.hint.as_deref() == Some("cue-sway-in")));
}

#[test]
fn each_part_of_a_guided_text_can_be_passed_over() {
    let plain = of("MI3", &[]);
    assert_eq!(plain.phases().iter().filter(|phase| phase.cycle_start).count(), 10);
    // Within the fifth minute, the floor: the sixth begins at once.
    let skipped = of("MI3", &[(250_000, Act::Skip)]);
    assert_eq!(skipped.at(249_999).unwrap().phase.cycle, 5);
    assert_eq!(skipped.at(250_000).unwrap().phase.hint.as_deref(), Some("cue-scan-back"));
    assert_eq!(skipped.total_ms(), 550_000);
    let all = done(&skipped, u64::MAX);
    assert_eq!((all[0].cycles, all[0].finished), (9, true));
    // All of them, and none of a breath or of what was tensed.
    let ends: Vec<(u64, Act)> = (0..10).map(|second| (second * 1000, Act::Skip)).collect();
    assert_eq!(of("MI3", &ends).total_ms(), 9_000);
    for id in ["B3", "PF2a", "PF3a", "PMR", "ST1"] {
        assert_eq!(of(id, &[(4_000, Act::Skip)]), of(id, &[]), "{id}");
    }
}

#[test]
fn the_anchor_that_was_chosen_is_named() {
    for anchor in Anchor::ALL {
        let chosen = Block { anchor: Some(anchor), ..block("MI4") };
        let timeline = Timeline::compile(catalogue(), &[chosen], &[]);
        assert_eq!(timeline.phases()[0].hint, Some(format!("cue-anchor-{}", anchor.id())));
    }
    assert_eq!(of("MI4", &[]).phases()[0].hint.as_deref(), Some("cue-anchor"));
}

/// Something that can happen at any moment of a session.
fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        1 => Just(Act::Slower),
        1 => Just(Act::Faster),
        4 => Just(Act::Cut),
        2 => Just(Act::Skip),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever the figures: the check takes them when letting go is long enough, and then nothing that happens makes
    /// it shorter than twice the squeeze.
    #[test]
    fn letting_go_lasts_at_least_twice_as_long_as_squeezing(
        squeeze_ms in 0_u32..12_000,
        release_ms in 0_u32..40_000,
        rest_ms in 0_u32..90_000,
        dose in (1_u32..9, 1_u32..4),
        acts in prop::collection::vec((0_u64..300_000, act()), 0..12),
    ) {
        let taken = limits::check_release(squeeze_ms, release_ms, catalogue().limits()).is_ok();
        prop_assert_eq!(taken, release_ms >= 2 * squeeze_ms.max(1));
        if !taken || squeeze_ms == 0 {
            return Ok(());
        }
        let shape = Shape::Squeezes { squeeze_ms, release_ms, rest_ms, effort: 20 };
        let own = Exercise { id: "mine".to_owned(), shape, ..catalogue().get("PF3a").unwrap().clone() };
        let alone = Catalogue::new(vec![own], catalogue().limits().clone(), 1);
        let dose = Dose { reps: dose.0, sets: dose.1, seconds: 0 };
        let timeline = Timeline::compile(&alone, &[Block::new("mine", Position::Lying, dose)], &acts);
        for (squeezed, let_go) in squeezed(&timeline) {
            // A squeeze that was cut begins anew: what was let go belongs to the whole one after it.
            prop_assert!(let_go == 0 && squeezed <= u64::from(squeeze_ms) || let_go >= 2 * squeezed);
        }
        let whole = squeezed(&timeline).iter().filter(|(_, let_go)| *let_go > 0).count();
        prop_assert_eq!(u32::try_from(whole).unwrap(), dose.reps * dose.sets);
    }

    /// The same for any blocks of the catalogue in any order: an own routine is made of nothing else.
    #[test]
    fn no_routine_squeezes_longer_than_half_of_letting_go(
        picks in prop::collection::vec((any::<prop::sample::Index>(), 0_u32..14, 0_u32..4), 1..8),
        acts in prop::collection::vec((0_u64..900_000, act()), 0..8),
    ) {
        let all: Vec<&Exercise> = catalogue().iter().collect();
        let blocks: Vec<Block> = picks
            .iter()
            .map(|(pick, reps, sets)| {
                let exercise = *pick.get(&all);
                let dose = Dose { reps: *reps, sets: *sets, seconds: exercise.usual().seconds };
                Block::new(&exercise.id, exercise.positions[0], dose)
            })
            .collect();
        let timeline = Timeline::compile(catalogue(), &blocks, &acts);
        let tensed = [(PhaseKind::Squeeze, PhaseKind::Release), (PhaseKind::Tense, PhaseKind::LetGo)];
        for (tense, let_go) in tensed {
            let of = |kind| -> u64 {
                timeline.phases().iter().filter(|phase| phase.kind == kind && whole(&timeline, phase)).map(Phase::ms).sum()
            };
            prop_assert!(of(let_go) >= 2 * of(tense));
        }
    }
}

/// Whether a phase was not cut: what was tensed is followed by letting go.
fn whole(timeline: &Timeline, phase: &Phase) -> bool {
    let next = timeline.at(phase.end_ms).map(|moment| moment.phase.kind);
    match phase.kind {
        PhaseKind::Squeeze => next == Some(PhaseKind::Release),
        PhaseKind::Tense => next == Some(PhaseKind::LetGo),
        _ => true,
    }
}
