//! How long a block lasts, and how much of an exercise fits into a length. Whole breaths, repetitions and holds only.

use super::block::Block;
use super::chance::mean;
use super::exercise::{Catalogue, Dose, Exercise, Series, Shape};
use super::play::lengths;
use super::script::{percent, shares};

/// The least a guided text is given, in seconds.
const LEAST_TEXT_S: u32 = 10;

/// How long a block lasts when nothing happens to it, in milliseconds; 0 for an unknown exercise.
#[must_use]
pub fn length_ms(catalogue: &Catalogue, block: &Block) -> u64 {
    lengths_ms(catalogue, std::slice::from_ref(block)).iter().sum()
}

/// How long each of `blocks` lasts when nothing happens to them, in milliseconds; 0 for an unknown exercise.
#[must_use]
pub fn lengths_ms(catalogue: &Catalogue, blocks: &[Block]) -> Vec<u64> {
    lengths(catalogue, blocks)
}

/// The largest dose of `exercise` that lasts at most `max_ms` and is nowhere above `cap`; nothing when not even one
/// whole repetition fits.
#[must_use]
pub fn fit(exercise: &Exercise, cap: Dose, max_ms: u64) -> Option<Dose> {
    fit_with_rest(exercise, cap, max_ms, 100)
}

/// The same where rests last `rest_percent` of their usual length.
#[must_use]
pub fn fit_with_rest(exercise: &Exercise, cap: Dose, max_ms: u64, rest_percent: u32) -> Option<Dose> {
    let part = |ms: u32| percent(ms, rest_percent);
    let reps = |one_ms: u32, gap_ms: u32| -> Option<Dose> {
        // n repetitions with a gap between them last n * (one + gap) - gap.
        let n = max_ms.saturating_add(gap_ms.into()) / u64::from(one_ms.saturating_add(gap_ms).max(1));
        let n = u32::try_from(n).unwrap_or(u32::MAX).min(cap.reps);
        (n > 0).then_some(Dose { reps: n, ..cap })
    };
    match &exercise.shape {
        Shape::Breath { pattern } => reps(pattern.cycle_ms(), 0),
        Shape::Ramp { .. } => ramp(cap, max_ms),
        Shape::BreathThenAttend { pattern, .. } => breath_then_attend(pattern.cycle_ms(), cap, max_ms),
        Shape::Sets { pattern, rest_ms } => sets(pattern.cycle_ms(), part(*rest_ms), cap, max_ms),
        Shape::Rounds { soft_ms, rest_ms } => reps(soft_ms.saturating_add(part(*rest_ms)), 0),
        Shape::Positions { pattern, change_ms, places } => {
            let places = u64::try_from(places.len()).unwrap_or(1).max(1);
            let left = max_ms.checked_sub((places - 1) * u64::from(*change_ms))?;
            let n = left / (places * u64::from(pattern.cycle_ms().max(1)));
            let n = u32::try_from(n).unwrap_or(u32::MAX).min(cap.reps);
            (n > 0).then_some(Dose { reps: n, ..cap })
        }
        Shape::Holds { hold_ms, between_ms, sides: false } => reps(*hold_ms, *between_ms),
        Shape::Holds { hold_ms, between_ms, sides: true } => {
            reps(hold_ms.saturating_mul(2).saturating_add(*between_ms), *between_ms)
        }
        Shape::Groups { tense_ms, release_ms, .. } => reps(tense_ms.saturating_add(*release_ms), 0),
        Shape::Squeezes { squeeze_ms, release_ms, rest_ms, .. } => {
            sets(squeeze_ms.saturating_add(part(*release_ms)), part(*rest_ms), cap, max_ms)
        }
        Shape::OnCue { least_ms, most_ms, .. } => reps(mean(*least_ms, *most_ms), 0),
        Shape::Moves { series } => moves(series, cap, max_ms),
        Shape::Parts { .. } | Shape::Written { .. } => {
            let seconds = u32::try_from(max_ms / 1000).unwrap_or(u32::MAX).min(cap.seconds);
            (seconds >= LEAST_TEXT_S.min(cap.seconds)).then_some(Dose { seconds, ..cap })
        }
    }
}

/// The most movements that fit, in the proportion of their series.
fn moves(series: &[Series], cap: Dose, max_ms: u64) -> Option<Dose> {
    let times: Vec<u32> = series.iter().map(|one| one.times).collect();
    let length = |reps: u32| -> u64 {
        let each = shares(reps, &times).into_iter().zip(series);
        each.map(|(times, one)| u64::from(times) * u64::from(one.ms())).sum()
    };
    let reps = (1..=cap.reps).rev().find(|reps| length(*reps) <= max_ms)?;
    Some(Dose { reps, ..cap })
}

/// A ramp keeps its length as a greatest length.
fn ramp(cap: Dose, max_ms: u64) -> Option<Dose> {
    let seconds = u32::try_from(max_ms / 1000).unwrap_or(u32::MAX);
    let seconds = if cap.seconds == 0 { seconds } else { seconds.min(cap.seconds) };
    (seconds >= 30).then_some(Dose { seconds, ..cap })
}

/// Breaths and noticing shrink together.
fn breath_then_attend(cycle_ms: u32, cap: Dose, max_ms: u64) -> Option<Dose> {
    let full = u64::from(cap.reps) * u64::from(cycle_ms) + u64::from(cap.seconds) * 1000;
    if full <= max_ms {
        return Some(cap);
    }
    let part = |whole: u32| u32::try_from(u64::from(whole) * max_ms / full.max(1)).unwrap_or(0);
    let dose = Dose { reps: part(cap.reps), seconds: part(cap.seconds), ..cap };
    (dose.reps > 0).then_some(dose)
}

/// The sets and repetitions with the most repetitions in all; of two ways, the one with fewer sets.
fn sets(cycle_ms: u32, rest_ms: u32, cap: Dose, max_ms: u64) -> Option<Dose> {
    let mut best: Option<Dose> = None;
    for sets in 1..=cap.sets {
        let Some(left) = max_ms.checked_sub(u64::from(sets - 1) * u64::from(rest_ms)) else { break };
        let n = left / (u64::from(sets) * u64::from(cycle_ms.max(1)));
        let reps = u32::try_from(n).unwrap_or(u32::MAX).min(cap.reps);
        if reps * sets > best.map_or(0, |dose| dose.reps * dose.sets) {
            best = Some(Dose { reps, sets, ..cap });
        }
    }
    best
}
