//! How full a breath, or how far gathered a floor, is at each moment of its course. How that is drawn is left to others.

use crate::practice::{Phase, PhaseKind};
use crate::tui::widgets::{BreathKind, NEARLY, fill};

/// Nothing breathed in.
pub(super) const EMPTY: f64 = 0.12;
/// How high a light squeeze stands over rest: a third of what could be drawn, because less is enough.
const SQUEEZED: f64 = 0.34;

/// Which moment of the phase `at` it is `into_ms` after its beginning, 0 to 1: of the whole that it was meant to last,
/// also where something cut it short, and where a still one goes on after a pause.
pub(super) fn progress(phases: &[Phase], at: usize, into_ms: f64) -> f64 {
    let Some(phase) = phases.get(at) else { return 0.0 };
    let before = done_before(phases, at);
    (exact(before) + into_ms) / exact((before + phase.ms() + phase.cut_ms).max(1))
}

/// What of a still phase was done before it was paused, in milliseconds.
fn done_before(phases: &[Phase], mut at: usize) -> u64 {
    let mut before = 0;
    while let (true, Some(earlier)) = (goes_on(phases, at), at.checked_sub(1).and_then(|at| phases.get(at))) {
        before += earlier.ms();
        at -= 1;
    }
    before
}

/// Whether the phase `at` is the rest of a still one that was paused.
pub(super) fn goes_on(phases: &[Phase], at: usize) -> bool {
    let (Some(earlier), Some(phase)) = (at.checked_sub(1).and_then(|at| phases.get(at)), phases.get(at)) else {
        return false;
    };
    let same = (earlier.kind, earlier.block, earlier.cycle) == (phase.kind, phase.block, phase.cycle);
    same && phase.kind.is_still() && earlier.cut_ms > 0 && earlier.cut_ms == phase.ms() + phase.cut_ms
}

/// The breath or repetition that the phase `at` belongs to: from its first phase to behind its last.
pub(super) fn cycle(phases: &[Phase], at: usize) -> (usize, usize) {
    let same = |other: &Phase| phases.get(at).is_some_and(|here| here.block == other.block);
    let begins = |at: usize| phases.get(at).is_none_or(|phase| phase.cycle_start);
    let mut first = at;
    while first > 0 && !begins(first) && phases.get(first - 1).is_some_and(same) {
        first -= 1;
    }
    let mut end = at + 1;
    while !begins(end) && phases.get(end).is_some_and(same) {
        end += 1;
    }
    (first, end.min(phases.len()))
}

/// Whether the floor gathers in this repetition: then what is shown is how little is asked, and how long letting go is.
pub(super) fn squeezes(phases: &[Phase], at: usize) -> bool {
    let (first, end) = cycle(phases, at);
    phases[first..end].iter().any(|phase| phase.kind == PhaseKind::Squeeze)
}

/// How full it is at `progress` of the phase `at`; `low`: how far the floor is gathered.
pub(super) fn level(phases: &[Phase], at: usize, progress: f64, low: bool) -> f64 {
    let Some(phase) = phases.get(at) else { return EMPTY };
    let Some(kind) = breath_kind(phase.kind) else { return EMPTY };
    let (from, to) = if low { gathered(phases, at) } else { edges(phases, at) };
    fill(kind, progress, from, to)
}

/// How far the floor is gathered at the edges of a phase: it rises softly, and what it takes to let go is all the rest.
fn gathered(phases: &[Phase], at: usize) -> (f64, f64) {
    let before = at.checked_sub(1).and_then(|at| phases.get(at)).map(|phase| phase.kind);
    match phases[at].kind {
        PhaseKind::Squeeze => (EMPTY, SQUEEZED),
        PhaseKind::Release | PhaseKind::LetGo | PhaseKind::Out | PhaseKind::In
            if before == Some(PhaseKind::Squeeze) =>
        {
            (SQUEEZED, EMPTY)
        }
        _ => (EMPTY, EMPTY),
    }
}

/// How full a breath is at the edges of its phases; a top-up comes on top of the in-breath.
fn edges(phases: &[Phase], at: usize) -> (f64, f64) {
    let phase = &phases[at];
    // Where the breath was cut its top-up is no longer there: others of the block tell.
    let of_block = |one: &Phase| one.block == phase.block && one.kind == PhaseKind::TopUp;
    let tops_up = || match phase.cut_ms {
        0 => phases.get(at + 1).is_some_and(|next| next.kind == PhaseKind::TopUp),
        _ => phases.iter().any(of_block),
    };
    let before = at.checked_sub(1).and_then(|at| phases.get(at)).map(|phase| phase.kind);
    match phase.kind {
        PhaseKind::In if tops_up() => (EMPTY, NEARLY),
        // Let go over a whole breath: what has widened stays wide.
        PhaseKind::Release if before == Some(PhaseKind::Release) => (1.0, 1.0),
        PhaseKind::In | PhaseKind::Release | PhaseKind::LetGo => (EMPTY, 1.0),
        PhaseKind::TopUp => (NEARLY, 1.0),
        PhaseKind::Hold => (1.0, 1.0),
        PhaseKind::Out => (1.0, EMPTY),
        PhaseKind::Squeeze | PhaseKind::Tense => (0.5, EMPTY),
        _ => (EMPTY, EMPTY),
    }
}

/// What the breath, or the floor, does in a phase; nothing where nothing moves.
pub(super) const fn breath_kind(kind: PhaseKind) -> Option<BreathKind> {
    match kind {
        PhaseKind::In => Some(BreathKind::In),
        PhaseKind::TopUp => Some(BreathKind::TopUp),
        PhaseKind::Hold => Some(BreathKind::Hold),
        PhaseKind::Out => Some(BreathKind::Out),
        PhaseKind::Pause => Some(BreathKind::Pause),
        PhaseKind::Squeeze | PhaseKind::Tense => Some(BreathKind::Gather),
        PhaseKind::Release | PhaseKind::LetGo => Some(BreathKind::Release),
        _ => None,
    }
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds of a session are exact in a float")]
pub(super) const fn exact(ms: u64) -> f64 {
    ms as f64
}
