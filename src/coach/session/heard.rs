//! What of a running session is heard in the next two seconds, each cue with its moment. Knows exactly what the
//! session itself would do: where it stops to be read, where it asks, where it ends.

use super::{Session, State};
use crate::clock::Now;
use crate::practice::{AHEAD_MS, Due, Phase, PhaseKind, Tone, cues};
use crate::words::say;

/// So long the sound that it has let go is told of, so that it ends by itself.
const EASED_SOUNDS_MS: u64 = 2_000;

impl Session {
    /// The cues from the one that sounds at `now` to those of [`AHEAD_MS`] after the next wake-up, where the session
    /// would pause by itself; none while the pacer waits.
    /// With `spoken` each has its words.
    #[must_use]
    pub fn dues(&self, now: Now, spoken: bool) -> Vec<Due> {
        let eased = self.felt.eased_ms().filter(|eased| now.mono_ms < eased + EASED_SOUNDS_MS);
        let says = || if spoken { words(Tone::Eased, None) } else { String::new() };
        let eased = eased.map(|at_ms| Due { at_ms, tone: Tone::Eased, ms: 0, says: says() });
        let mut dues = self.foretold(now, spoken);
        dues.extend(eased);
        dues.sort_by_key(|due| due.at_ms);
        said_together(&mut dues);
        dues
    }

    fn foretold(&self, now: Now, spoken: bool) -> Vec<Due> {
        let (since_ms, from_ms) = match (self.state, self.begins_at()) {
            (State::Running { since_ms, from_ms }, _) => (since_ms, from_ms),
            // Before the first breath it is known when that comes.
            (_, Some(begins)) => (begins, self.kept.elapsed_ms),
            _ => return Vec::new(),
        };
        let elapsed = self.elapsed(now);
        let renewed = self.next_wake(now).unwrap_or(now.mono_ms) + AHEAD_MS;
        let until = (renewed + from_ms).saturating_sub(since_ms);
        // A pause cuts the phase in two, so that one that began earlier still sounds.
        let from = self.timeline.at(elapsed).map_or(elapsed, |moment| moment.phase.start_ms);
        let asks = self.asks_at().filter(|asks| *asks < until);
        let count = |at_ms| Due { at_ms, tone: Tone::Count, ms: 0, says: String::new() };
        let mut dues: Vec<Due> =
            self.counts().filter(|at| (now.mono_ms..renewed + 1_000).contains(&(at + 1_000))).map(count).collect();
        if let Some(first) = dues.first_mut().filter(|_| spoken) {
            first.says = say("session-lead-in");
        }
        let due = |at: u64, tone: Tone, phase: Option<&Phase>| Due {
            at_ms: (since_ms + at).saturating_sub(from_ms),
            tone,
            ms: phase.map_or(0, Phase::ms),
            says: if spoken { words(tone, phase) } else { String::new() },
        };
        for (at, tone, phase) in cues(self.timeline.phases(), from, until) {
            if let Some(asks) = asks.filter(|asks| *asks <= at) {
                dues.push(due(asks, Tone::Waits, None));
                return dues;
            }
            let stops = phase.is_some_and(|phase| self.stops_at(phase, from_ms));
            if stops {
                dues.push(due(at, Tone::Waits, None));
                return dues;
            }
            dues.push(due(at, tone, phase));
        }
        dues.extend(asks.map(|asks| due(asks, Tone::Waits, None)));
        dues
    }

    /// Whether the pacer stops where this phase begins: another block, whose set-up is read first.
    fn stops_at(&self, phase: &Phase, from_ms: u64) -> bool {
        let begins = self.timeline.block_spans().iter().any(|span| span.start_ms == phase.start_ms);
        begins && phase.start_ms > from_ms && phase.kind != PhaseKind::Change && self.is_new(phase.block)
    }

    /// When the session pauses by itself if nobody wakes it, on the monotonic clock.
    #[must_use]
    pub fn lapses_ms(&self, now: Now) -> Option<u64> {
        self.next_wake(now).filter(|_| self.is_running()).map(|wake| wake + super::LATE_MS)
    }
}

/// One voice says one thing after the other: of cues at the same moment the first has the words of all.
fn said_together(dues: &mut [Due]) {
    for at in (1..dues.len()).rev() {
        let (before, rest) = dues.split_at_mut(at);
        let (Some(before), Some(due)) = (before.last_mut(), rest.first_mut()) else { continue };
        if before.at_ms == due.at_ms && !before.says.is_empty() && !due.says.is_empty() {
            before.says = format!("{}. {}", before.says, std::mem::take(&mut due.says));
        }
    }
}

/// What is said for a cue: one or two words.
pub(super) fn words(tone: Tone, phase: Option<&Phase>) -> String {
    match (tone, phase) {
        (Tone::Count, _) => say("session-lead-in"),
        (Tone::In, _) => say("session-large-in"),
        (Tone::Out, _) => say("session-large-out"),
        (Tone::Pause, _) => String::new(),
        // Where to go, or the line of a guided text, says more than the word above it.
        (Tone::Change | Tone::Turn | Tone::GoesOn, Some(phase)) => say(phase.hint.as_ref().unwrap_or(&phase.cue)),
        // Which part of the body it is.
        (Tone::Squeeze, Some(Phase { kind: PhaseKind::Tense, cue, hint: Some(hint), .. })) => {
            format!("{}, {}", say(cue), say(hint))
        }
        (Tone::BlockEnd, _) => say("session-voice-block-end"),
        (Tone::Eased, _) => say("signal-voice-eased"),
        (Tone::Waits, _) => say("session-voice-waits"),
        (Tone::End, _) => say("session-voice-end"),
        (_, phase) => phase.map(|phase| say(&phase.cue)).unwrap_or_default(),
    }
}
