//! Own routines: what can stand in one, and that nothing in any of them is held on trust.

use proptest::prelude::*;

use super::*;
use crate::library::{Library, built_in};
use crate::practice::{Phase, PhaseKind, Timeline};

fn library() -> &'static Library {
    built_in().unwrap()
}

fn given() -> Given<'static> {
    Given { open: &Gate::ALL, ..Given::week(&library().catalogue, &library().programme, 8) }
}

fn own(blocks: &[(&str, u32)]) -> OwnRoutine {
    let block = |(id, seconds): &(&str, u32)| OwnBlock { exercise: (*id).to_owned(), seconds: *seconds };
    OwnRoutine { name: "Mine".to_owned(), blocks: blocks.iter().map(block).collect() }
}

fn ids(filled: &Filled) -> Vec<&str> {
    filled.blocks.iter().map(|block| block.exercise.as_str()).collect()
}

#[test]
fn blocks_stand_in_the_order_of_the_person_and_their_seconds_add_up() {
    let routine = own(&[("ST6", 70), ("B3", 120), ("ST1", 60), ("MI1", 60)]);
    assert_eq!(check(&given(), &routine), Ok(()));
    let filled = fill_own(&given(), &routine);
    assert_eq!(ids(&filled), ["ST6", "B3", "change", "ST1", "change", "MI1"]);
    assert_eq!(filled.routine, "own:Mine");
    assert_eq!(filled.seconds, [70, 120, 15, 60, 15, 60]);
    assert_eq!(filled.total_s, 340);
    assert_eq!(filled.changes, 2);
}

#[test]
fn what_cannot_stand_there_is_told_with_its_reason() {
    let told = |blocks: &[(&str, u32)]| check(&given(), &own(blocks)).unwrap_err();
    assert_eq!(told(&[("B3", 60), ("no such", 60)]), Unfit::NotHere(1));
    for id in ["EXS1", "CR7", "own", "change"] {
        assert_eq!(told(&[(id, 60)]), Unfit::NotHere(0), "{id}");
    }
    assert_eq!(told(&[("PF3a", 180), ("B3", 60), ("PF3b", 228)]), Unfit::SqueezesOnce(2));
    assert_eq!(told(&[("B3", 9)]), Unfit::TooShort(0, 10));
    assert_eq!(told(&[("PF3a", 600)]), Unfit::TooLong(0, 180));
    assert_eq!(told(&[("B3", 1_201)]), Unfit::TooLong(0, 1_200));
    let Unfit::Whole(refusal) = told(&[("B3", 1_200), ("B4", 700)]) else { panic!("longer than a session") };
    assert_eq!(refusal.key, "exercise-limit-session");
    assert!((refusal.max - 30.0).abs() < f64::EPSILON);
}

#[test]
fn what_is_closed_or_not_for_this_person_gives_way() {
    let routine = own(&[("PF3a", 180), ("ST2", 70), ("B9", 60)]);
    let not_for_me = ["ST2".to_owned()];
    let today = Given { open: &[], not_for_me: &not_for_me, ..given() };
    let filled = fill_own(&today, &routine);
    let instead: Vec<&str> = filled.blocks.iter().filter_map(|block| block.instead_of.as_deref()).collect();
    assert_eq!(instead, ["PF3a", "ST2", "B9"]);
    assert!(filled.blocks.iter().all(|block| !["PF3a", "ST2", "B9"].contains(&block.exercise.as_str())));
}

#[test]
fn a_length_that_was_asked_for_is_shared_by_all_parts() {
    let routine = own(&[("B3", 240), ("MI1", 240)]);
    let longer = lasting_own(&given(), &routine, 120);
    let seconds: Vec<u32> = longer.blocks.iter().map(|block| block.seconds).collect();
    assert!(seconds.iter().all(|seconds| (50..=130).contains(seconds)), "{seconds:?}");
    assert!(fill_own(&given(), &longer).total_s <= 125);
}

/// Each squeeze with what was let go after it, before the next one.
fn squeezed(phases: &[Phase]) -> Vec<(u64, u64)> {
    let mut all: Vec<(u64, u64)> = Vec::new();
    for phase in phases {
        match (phase.kind, all.last_mut()) {
            (PhaseKind::Squeeze, _) => all.push((phase.ms(), 0)),
            (PhaseKind::Release, Some(last)) => last.1 += phase.ms(),
            _ => {}
        }
    }
    all
}

fn any_routine() -> impl Strategy<Value = OwnRoutine> {
    let known: Vec<String> = library().catalogue.iter().map(|exercise| exercise.id.clone()).collect();
    let squeezing = ["PF3a", "PF3b", "PF3c"].map(str::to_owned).to_vec();
    let id = prop_oneof![4 => prop::sample::select(known), 2 => prop::sample::select(squeezing), 1 => ".{0,8}"];
    let seconds = prop_oneof![4 => 0_u32..400, 1 => any::<u32>()];
    let block = (id, seconds).prop_map(|(exercise, seconds)| OwnBlock { exercise, seconds });
    (".{0,12}", prop::collection::vec(block, 0..12)).prop_map(|(name, blocks)| OwnRoutine { name, blocks })
}

proptest! {
    /// Whatever a routine holds, wherever it came from: letting go lasts at least twice the squeeze, squeezes stand in it
    /// once and with their own dose at most, no step of a ladder and no page is in it, and its seconds add up.
    #[test]
    fn letting_go_lasts_at_least_twice_the_squeeze_in_every_own_routine(
        routine in any_routine(), open in any::<bool>(), week in 1_u8..=12, not_felt in any::<bool>(),
    ) {
        let catalogue = &library().catalogue;
        let eased: Vec<String> = if not_felt { vec!["PF3a".to_owned(), "PF2a".to_owned()] } else { Vec::new() };
        let ease = Some(&library().floor_rules.ease);
        let gates: &[Gate] = if open { &Gate::ALL } else { &[] };
        let given = Given { open: gates, eased: &eased, ease, ..Given::week(catalogue, &library().programme, week) };
        let filled = fill_own(&given, &routine);
        let timeline = Timeline::compile(catalogue, &filled.blocks, &[]);
        for (squeeze, release) in squeezed(timeline.phases()) {
            prop_assert!(open, "without an agreement nothing is squeezed");
            prop_assert!(release >= 2 * squeeze, "{squeeze} and {release}");
        }
        let exercises: Vec<&Exercise> =
            filled.blocks.iter().filter(|block| !block.is_change()).filter_map(|b| catalogue.get(&b.exercise)).collect();
        prop_assert!(exercises.iter().filter(|exercise| squeezes(exercise)).count() <= 1);
        prop_assert!(exercises.iter().all(|exercise| can_stand(exercise)));
        for block in filled.blocks.iter().filter(|block| block.exercise.starts_with("PF3")) {
            let usual = catalogue.get(&block.exercise).unwrap().usual();
            prop_assert!(block.dose.reps <= usual.reps && block.dose.sets <= usual.sets);
        }
        prop_assert_eq!(filled.seconds.iter().sum::<u32>(), filled.total_s);
        prop_assert!(f64::from(filled.total_s) <= catalogue.limits().typed_session_s.value);
    }

    /// What is taken is played as it stands: every part is there, none longer than was said.
    #[test]
    fn a_routine_that_is_taken_is_played_as_it_stands(
        parts in prop::collection::vec((any::<prop::sample::Index>(), 0_u32..=1_000), 1..5),
    ) {
        let there: Vec<&Exercise> = library().catalogue.iter().filter(|exercise| can_stand(exercise)).collect();
        let block = |(at, share): (prop::sample::Index, u32)| {
            let exercise = *at.get(&there);
            let (least, most) = (shortest_s(&given(), exercise), lengths_of(&given(), exercise).1);
            OwnBlock { exercise: exercise.id.clone(), seconds: least + (most - least) * share / 1_000 }
        };
        let routine = OwnRoutine { name: "Mine".to_owned(), blocks: parts.into_iter().map(block).collect() };
        match check(&given(), &routine) {
            Ok(()) => {}
            Err(Unfit::SqueezesOnce(_) | Unfit::Whole(_)) => return Ok(()),
            Err(other) => prop_assert!(false, "{other:?}"),
        }
        let filled = fill_own(&given(), &routine);
        let parts: Vec<(&str, u32)> = filled
            .blocks
            .iter()
            .zip(&filled.seconds)
            .filter(|(block, _)| !block.is_change())
            .map(|(block, seconds)| (block.exercise.as_str(), *seconds))
            .collect();
        prop_assert_eq!(parts.len(), routine.blocks.len());
        for ((exercise, seconds), own) in parts.into_iter().zip(&routine.blocks) {
            prop_assert!(exercise.eq_ignore_ascii_case(&own.exercise));
            prop_assert!(seconds <= own.seconds + 8, "{exercise}: {seconds} of {}", own.seconds);
        }
        prop_assert!(!filled.cut);
    }
}
