//! What holds for every plan, whatever is written in it: letting go lasts at least twice as long as squeezing, a plan
//! reads back from its own text, and no text does harm.

use proptest::prelude::*;

use super::tests::reading;
use super::*;
use crate::diary::Day;
use crate::library::built_in;
use crate::practice::{Block, Phase, PhaseKind, Position, Shape, Timeline};

/// A length as somebody may write it.
fn length() -> impl Strategy<Value = String> {
    prop_oneof![
        (0_u32..40).prop_map(|seconds| seconds.to_string()),
        (0_u32..200).prop_map(|tenths| format!("\"{}.{} s\"", tenths / 10, tenths % 10)),
        (0_u32..40).prop_map(|minutes| format!("\"{minutes} min\"")),
    ]
}

fn key() -> impl Strategy<Value = String> {
    let count = |key: &'static str| (0_u32..14).prop_map(move |n| format!("{key} = {n}"));
    prop_oneof![
        count("reps"),
        count("sets"),
        count("times_a_day"),
        count("every_days"),
        (0_u32..60).prop_map(|n| format!("effort = {n}")),
        length().prop_map(|ms| format!("squeeze = {ms}")),
        length().prop_map(|ms| format!("release = {ms}")),
        length().prop_map(|ms| format!("hold = {ms}")),
        length().prop_map(|ms| format!("length = {ms}")),
        Just("days = [\"monday\", \"thursday\"]".to_owned()),
        Just("days = \"weekdays\"".to_owned()),
        Just("until = 2026-12-20".to_owned()),
        Just("left_out_until = 2026-12-01".to_owned()),
        Just("instead = \"B2\"".to_owned()),
        Just("track = \"attention\"".to_owned()),
        Just("words = \"as \\\"shown\\\"\\nwith a break\"".to_owned()),
    ]
}

/// A plan with up to six lines and perhaps ceilings.
fn plan() -> impl Strategy<Value = String> {
    let exercise = prop_oneof![
        Just("Lifts"),
        Just("Heel slides"),
        Just("PF2a"),
        Just("PF3a"),
        Just("PF3b"),
        Just("PF3c"),
        Just("ST1"),
        Just("PMR"),
        Just("B3"),
        Just("MI1"),
        Just("PF1a")
    ];
    let line = (exercise, prop::collection::btree_map("[a-z]", key(), 0..7)).prop_map(|(exercise, keys)| {
        let mut lines: Vec<String> = keys.into_values().collect();
        lines.sort();
        lines.dedup_by_key(|line| line.split(' ').next().unwrap_or_default().to_owned());
        format!("[[line]]\nexercise = \"{exercise}\"\n{}\n", lines.join("\n"))
    });
    let ceilings = prop::option::of((0_u32..11, 0_u32..11, 0_u32..11)).prop_map(|most| {
        most.map_or(String::new(), |(e, r, f)| format!("[ceilings]\nendurance = {e}\nrepetitions = {r}\nfast = {f}\n"))
    });
    (ceilings, prop::collection::vec(line, 0..6))
        .prop_map(|(ceilings, lines)| format!("title = \"Any\"\ndate = 2026-11-20\n{ceilings}{}", lines.concat()))
}

proptest! {
    #[test]
    fn letting_go_lasts_at_least_twice_as_long_as_squeezing(text in plan(), ahead in 0_i64..60) {
        let reading = reading(text.as_bytes());
        let day = Day("2026-11-20".parse().unwrap()).plus(ahead);
        let catalogue = reading.plan.laid_over(&built_in().unwrap().catalogue, day, bounds().unwrap());
        for exercise in catalogue.iter() {
            if let Shape::Squeezes { squeeze_ms, release_ms, .. } = exercise.shape {
                prop_assert!(release_ms >= 2 * squeeze_ms, "{} {squeeze_ms} {release_ms}\n{text}", exercise.id);
                let ceilings = reading.plan.ceilings;
                let slow = f64::from(squeeze_ms) >= bounds().unwrap().fast_under_ms.value;
                prop_assert!(!slow || ceilings.endurance_ms.is_none_or(|most| squeeze_ms <= most));
            }
            for dose in &exercise.doses {
                let block = Block::new(&exercise.id, Position::AnyPosition, dose.dose());
                let timeline = Timeline::compile(&catalogue, &[block], &[]);
                let phases = timeline.phases();
                for (at, phase) in phases.iter().enumerate() {
                    if matches!(phase.kind, PhaseKind::Squeeze | PhaseKind::Tense) {
                        // Letting go is told breath by breath: in, out and in again.
                        let lets_go = |one: &&Phase| matches!(one.kind, PhaseKind::Release | PhaseKind::LetGo);
                        let after: u64 = phases[at + 1..].iter().take_while(lets_go).map(Phase::ms).sum();
                        prop_assert!(after >= 2 * phase.ms());
                    }
                }
                prop_assert!(timeline.total_ms() <= 1_800_000, "{} {}\n{text}", exercise.id, timeline.total_ms());
            }
        }
    }

    #[test]
    fn a_plan_reads_back_from_its_own_text(text in plan()) {
        let first = reading(text.as_bytes()).plan;
        let again = reading(to_text(&first).as_bytes()).plan;
        let without_places = |mut plan: TherapistPlan| {
            // A line that says another one again points at a place in the file.
            plan.aside.iter_mut().for_each(|aside| { aside.line.at = 0; aside.why.clear(); });
            plan.lines.iter_mut().for_each(|line| line.at = 0);
            plan
        };
        prop_assert_eq!(without_places(first), without_places(again));
    }

    #[test]
    fn no_text_does_harm(text in any::<String>(), bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let lines = |reading: &Reading| reading.problems.windows(2).all(|two| two[0].at <= two[1].at);
        for reading in [reading(text.as_bytes()), reading(&bytes), reading(format!("title = {text}").as_bytes())] {
            prop_assert!(lines(&reading) && !reading.problems.is_empty());
        }
    }
}
