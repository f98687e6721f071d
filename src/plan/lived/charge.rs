//! Which track something is charged to: the one of the block where it was noted, else the ones that load the body.

use super::Practised;
use crate::diary::{Outcome, PractisedBlock, Score, StopReason};
use crate::plan::pacing::{PacedTrack, Stopped};

/// Whether a track loads the body: what was noted nowhere in particular is charged there.
const fn loads_the_body(track: PacedTrack) -> bool {
    matches!(track, PacedTrack::Floor | PacedTrack::Stretch | PacedTrack::Exposure)
}

fn track_of(block: &PractisedBlock) -> Option<PacedTrack> {
    PacedTrack::ALL.iter().find(|track| track.id() == block.track).copied()
}

/// The tracks of which something was done in a practice.
pub(super) fn tracks(practised: &Practised) -> Vec<PacedTrack> {
    practised.practice.blocks.iter().filter(|block| block.done_s > 0).filter_map(track_of).collect()
}

/// The tracks that what was noted nowhere in particular is charged to: among those that were practised the ones that
/// load the body, or all where there is none.
fn bearing(mut practised: Vec<PacedTrack>) -> Vec<PacedTrack> {
    if practised.iter().any(|track| loads_the_body(*track)) {
        practised.retain(|track| loads_the_body(*track));
    }
    practised
}

/// Whether `track` is charged with what was noted in the blocks that `noted` picks.
fn is_charged(track: PacedTrack, practised: &Practised, noted: impl Fn(&PractisedBlock) -> bool) -> bool {
    let blocks = practised.practice.blocks.iter();
    let at: Vec<PacedTrack> = blocks.filter(|block| noted(block)).filter_map(track_of).collect();
    if at.is_empty() { bearing(tracks(practised)).contains(&track) } else { at.contains(&track) }
}

/// Why the session of `track` was stopped.
pub(super) fn stop(track: PacedTrack, practised: &Practised, seen: bool) -> Stopped {
    let practice = &practised.practice;
    let noted = |block: &PractisedBlock| block.outcome == Outcome::Stopped;
    if practice.outcome != Outcome::Stopped || !is_charged(track, practised, noted) {
        return Stopped::No;
    }
    match word(practice.stopped_for, tracks(practised).contains(&PacedTrack::Exposure)) {
        // A clinician has seen what came of it: from here on it is a stop like one for pain.
        Stopped::Bleeding | Stopped::Numb if seen => Stopped::Pain,
        other => other,
    }
}

/// What a stop counts as in pacing; without a reason it counts as pain.
pub(super) const fn word(reason: Option<StopReason>, on_ladder: bool) -> Stopped {
    match reason {
        None | Some(StopReason::NotSaid | StopReason::Pain) => Stopped::Pain,
        Some(StopReason::Dizzy) => Stopped::Dizzy,
        Some(StopReason::Panic) => Stopped::Panic,
        Some(StopReason::Numb) => Stopped::Numb,
        Some(StopReason::Bleeding) => Stopped::Bleeding,
        Some(StopReason::ChangedMind) if on_ladder => Stopped::Consent,
        Some(StopReason::ChangedMind | StopReason::Toilet) => Stopped::No,
    }
}

/// The highest pain in the session of `track`. Where the highest of the practice is charged elsewhere, it is what was
/// noted in the track's own blocks, or no more than before; without any figure it is not known.
pub(super) fn peak(track: PacedTrack, practised: &Practised) -> Option<Score> {
    let practice = &practised.practice;
    let noted = practice.blocks.iter().filter_map(|block| block.pain);
    let most = noted.chain(practice.peak.and_then(|felt| felt.pain)).max()?;
    if is_charged(track, practised, |block| block.pain == Some(most)) {
        return Some(most);
    }
    let own = practice.blocks.iter().filter(|block| track_of(block) == Some(track)).filter_map(|block| block.pain);
    own.chain(practice.before.and_then(|felt| felt.pain)).max()
}

/// Whether `track` is charged with how the day after was: soreness and pain belong to no block, so they are charged to
/// what loads the body in the practices of that day, or to all of them where there is none.
pub(super) fn bears_the_day_after(track: PacedTrack, day: &[&Practised]) -> bool {
    bearing(day.iter().flat_map(|practised| tracks(practised)).collect()).contains(&track)
}

/// Whether `track` is charged with fear: a ladder is, where there is one.
pub(super) fn bears_fear(track: PacedTrack, practised: &Practised) -> bool {
    track == PacedTrack::Exposure || !tracks(practised).contains(&PacedTrack::Exposure)
}

/// Whether something was noted in a block: pain, or a stop.
pub(super) fn has_note(block: &PractisedBlock) -> bool {
    block.pain.is_some() || block.outcome == Outcome::Stopped
}
