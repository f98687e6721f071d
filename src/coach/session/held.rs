//! A session that waits: since when, and how long each time before it went on.

use super::{Act, Pause, Session, State};
use crate::clock::Now;

/// When it waited.
#[derive(Clone, Debug, Default)]
pub(super) struct Held {
    /// The monotonic moment since which it waits, while it does.
    pub since_ms: u64,
    /// How long it waited each time: at which moment of the stopwatch, and milliseconds.
    pub waits: Vec<(u64, u64)>,
}

impl Session {
    pub(super) fn hold(&mut self, elapsed_ms: u64) {
        self.kept.elapsed_ms = elapsed_ms;
        self.held.since_ms = self.last.mono_ms;
        self.state = State::Paused(Pause::Own);
    }

    /// How long it has waited so far, in milliseconds; nothing unless it is paused.
    #[must_use]
    pub fn held_for(&self, now: Now) -> Option<u64> {
        matches!(self.state, State::Paused(_)).then(|| now.mono_ms.saturating_sub(self.held.since_ms))
    }

    /// How long it waited each time before it went on: at which moment of the stopwatch, and milliseconds, in order.
    #[must_use]
    pub fn waits(&self) -> &[(u64, u64)] {
        &self.held.waits
    }

    /// It goes on now: how long it waited is kept. Before the first breath it did not wait, it led in.
    pub(super) fn goes_on(&mut self, now: Now) {
        if !self.is_running() && !self.is_leading_in() {
            self.held.waits.push((self.kept.elapsed_ms, now.mono_ms.saturating_sub(self.held.since_ms)));
        }
    }

    /// Pauses; the breath that was cut is taken again.
    pub fn pause(&mut self, why: Pause, now: Now) {
        if self.is_leading_in() {
            // No breath was begun: it settles in anew.
            self.state = State::Paused(why);
        } else if self.is_running() {
            let at = self.elapsed(now);
            self.hold(at);
            self.held.since_ms = now.mono_ms;
            self.kept.acts.push((at, Act::Cut));
            self.compile();
            self.state = State::Paused(why);
        }
    }

    /// Goes on at an in-breath.
    pub fn resume(&mut self, now: Now) {
        if matches!(self.state, State::Paused(_) | State::AskingPain) {
            self.begin(now);
        }
    }
}
