//! What a session is asked and told on the way: a figure of pain; on a ladder, whether to carry on. Without an answer
//! to that it ends, kindly.

use super::{Cue, Pause, Session, State};
use crate::clock::Now;
use crate::diary::{Outcome, Score};
use crate::practice::Act;

/// Nearer to the end than this nothing is asked any more.
const NEARLY_OVER_MS: u64 = 20_000;

impl Session {
    /// Whether it is a step on a ladder.
    #[must_use]
    pub fn is_on_ladder(&self) -> bool {
        let exercises = self.kept.blocks.iter().filter_map(|block| self.catalogue.get(&block.exercise));
        exercises.into_iter().any(crate::practice::Exercise::is_exposure)
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "seconds of an asset, held by its test"
    )]
    pub(super) const fn ms(seconds: f64) -> u64 {
        (seconds.max(0.0) * 1000.0) as u64
    }

    /// The monotonic moment at which the question that was asked at `since_ms` stops waiting.
    pub(super) const fn waits_until(&self, since_ms: u64) -> u64 {
        since_ms + Self::ms(self.catalogue.limits().check_in_waits_s.value)
    }

    const fn asks_every(&self) -> u64 {
        let every = Self::ms(self.catalogue.limits().check_in_s.value);
        if every == 0 { 1 } else { every }
    }

    /// The moment on the stopwatch at which it asks next, where it does.
    pub(super) fn asks_at(&self) -> Option<u64> {
        let at = self.asks_every() * (self.asked + 1);
        (at + NEARLY_OVER_MS <= self.timeline.total_ms() && self.is_on_ladder()).then_some(at)
    }

    /// Asks, when the time for it has come; whether it did.
    pub(super) fn check_in(&mut self, now: Now) -> bool {
        let elapsed = self.elapsed(now);
        let due = self.is_running() && self.asks_at().is_some_and(|at| elapsed >= at);
        if !due || elapsed + NEARLY_OVER_MS > self.timeline.total_ms() {
            return false;
        }
        self.asked = elapsed / self.asks_every();
        self.hold(elapsed);
        self.kept.acts.push((elapsed, Act::Cut));
        self.compile();
        self.state = State::CheckingIn { since_ms: now.mono_ms };
        true
    }

    /// Ends when the question was left open for its time; whether it did.
    pub(super) fn nobody_answered(&mut self, now: Now) -> bool {
        let State::CheckingIn { since_ms } = self.state else { return false };
        let over = now.mono_ms >= self.waits_until(since_ms);
        if over {
            self.end(Outcome::EndedEarly);
        }
        over
    }

    /// The answer: on, as it was or softer.
    pub fn carry_on(&mut self, now: Now) {
        if let State::CheckingIn { .. } = self.state {
            self.state = State::Paused(Pause::Own);
            self.resume(now);
        }
    }

    /// The other answer: it is enough for today.
    pub fn finish(&mut self) -> Vec<Cue> {
        if let State::CheckingIn { .. } = self.state {
            self.end(Outcome::EndedEarly);
        }
        vec![Cue::End]
    }

    /// `p`: the pacer waits for a figure.
    pub fn ask_pain(&mut self, now: Now) {
        self.pause(Pause::Own, now);
        if matches!(self.state, State::Paused(_)) {
            self.state = State::AskingPain;
        }
    }

    /// The figure that was given, or none; the pacer goes on.
    pub fn pain(&mut self, score: Option<Score>, now: Now) {
        if self.state == State::AskingPain {
            let block = self.moment(now).map_or(0, |moment| moment.phase.block);
            self.kept.pains.extend(score.map(|score| (block, score)));
            self.resume(now);
        }
    }
}
