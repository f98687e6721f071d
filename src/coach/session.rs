//! A running session: a stopwatch over the compiled timeline, pauses, notes of pain, stopping. It draws nothing and
//! asks no clock: every call is handed the moment.

use std::collections::BTreeSet;

mod bell;
mod check_in;
mod felt;
mod following;
mod heard;
mod held;
mod lead_in;
mod places;
mod record;

pub use bell::Peal;
pub(in crate::coach) use bell::rings;
pub use felt::{Noticed, Word as FeltWord};
pub use following::Course;

use super::during::PainAdvice;
use super::kept::{Kept, planned, seeded};
use crate::clock::Now;
use crate::diary::{Felt, Outcome};
use crate::plan::Filled;
use crate::practice::{Act, Block, Catalogue, Exercise, Moment, PhaseKind, Timeline, next_block, previous_block};

/// A wake-up that comes later than this after the moment asked for pauses the session (design: sleep, a stopped
/// terminal); also how far wall time may run ahead of the stopwatch.
pub const LATE_MS: u64 = 2_000;

/// Further than this into a block, "back" goes to its own start; before, to the block before it.
const BACK_MS: u64 = 3_000;

/// Why the pacer waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pause {
    /// The person paused it.
    Own,
    /// The machine slept, or the terminal was stopped.
    Late,
    /// The screen is hidden.
    Hidden,
}

/// Where a session stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// An exercise comes up for the first time: its set-up stands, the pacer waits.
    Introducing {
        /// The block.
        block: usize,
    },
    /// A moment to settle before the first breath, in which the person's own pace can be tapped.
    LeadIn {
        /// Monotonic milliseconds at which the first breath begins, if nothing is tapped until then.
        until_ms: u64,
    },
    /// The pacer runs: the stopwatch showed `from_ms` when the monotonic clock showed `since_ms`.
    Running {
        /// Monotonic milliseconds.
        since_ms: u64,
        /// Stopwatch milliseconds.
        from_ms: u64,
    },
    /// The pacer waits.
    Paused(Pause),
    /// The pacer waits for a pain figure.
    AskingPain,
    /// The breath goes back to its own size; the pacer has stopped.
    Dizzy,
    /// A step on a ladder asks: carry on, softer, or finish?
    CheckingIn {
        /// Monotonic milliseconds at which it asked.
        since_ms: u64,
    },
    /// It is over.
    Over(Outcome),
}

/// Something that can be heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// One of the last seconds before the first breath.
    Count,
    /// A breath or a repetition turns.
    Turn,
    /// A block ended.
    BlockEnd,
    /// It paused by itself.
    Paused,
    /// It ended.
    End,
}

/// A running session.
pub struct Session {
    /// What it is made of.
    pub kept: Kept,
    /// Where it stands.
    pub state: State,
    timeline: Timeline,
    catalogue: &'static Catalogue,
    planned_s: Vec<u32>,
    introduced: BTreeSet<String>,
    /// What guides by lines is read before it begins: its sounds alone do not say them.
    reads_first: bool,
    /// How often it was asked whether to carry on.
    asked: u64,
    lead_in: lead_in::LeadIn,
    held: held::Held,
    last: Now,
    felt: felt::Felt,
}

impl Session {
    /// A session over `filled`, at its first moment. `introduced` names the exercises whose set-up was seen before.
    #[must_use]
    pub fn new(
        catalogue: &'static Catalogue,
        filled: &Filled,
        before: Felt,
        introduced: impl IntoIterator<Item = String>,
        now: Now,
    ) -> Self {
        let kept = Kept {
            id: None,
            routine: filled.routine.clone(),
            step: filled.step,
            reached: filled.reached,
            blocks: seeded(catalogue, &filled.blocks, now),
            acts: Vec::new(),
            elapsed_ms: 0,
            started: now.wall,
            before,
            predicted: Felt::default(),
            pains: Vec::new(),
            noticed: Vec::new(),
            signal: None,
        };
        let mut session = Self::over(catalogue, kept, now);
        session.introduced = introduced.into_iter().collect();
        session.state = State::Running { since_ms: now.mono_ms, from_ms: 0 };
        session.introduce(0);
        session
    }

    /// The session that a draft holds, paused where it was.
    #[must_use]
    pub fn over(catalogue: &'static Catalogue, kept: Kept, now: Now) -> Self {
        let planned_s = planned(catalogue, &kept.blocks);
        let timeline = Timeline::compile(catalogue, &kept.blocks, &kept.acts);
        Self {
            kept,
            state: State::Paused(Pause::Own),
            timeline,
            catalogue,
            planned_s,
            introduced: BTreeSet::new(),
            reads_first: false,
            asked: 0,
            lead_in: lead_in::LeadIn::default(),
            held: held::Held { since_ms: now.mono_ms, ..held::Held::default() },
            last: now,
            felt: felt::Felt::default(),
        }
    }

    /// The stopwatch at `now`, in milliseconds; never beyond the end.
    #[must_use]
    pub fn elapsed(&self, now: Now) -> u64 {
        let shown = match self.state {
            State::Running { since_ms, from_ms } => from_ms + now.mono_ms.saturating_sub(since_ms),
            _ => self.kept.elapsed_ms,
        };
        shown.min(self.timeline.total_ms())
    }

    /// What is going on at `now`; `None` when it is over.
    #[must_use]
    pub fn moment(&self, now: Now) -> Option<Moment<'_>> {
        self.timeline.at(self.elapsed(now).min(self.timeline.total_ms().saturating_sub(1)))
    }

    /// Whether the block of this moment is the first one, and whether it is the last.
    #[must_use]
    pub fn at_ends(&self, now: Now) -> (bool, bool) {
        let Some(block) = self.moment(now).map(|moment| moment.phase.block) else { return (true, true) };
        (previous_block(&self.kept.blocks, block).is_none(), next_block(&self.kept.blocks, block).is_none())
    }

    /// The exercises it is made of.
    #[must_use]
    pub const fn catalogue(&self) -> &'static Catalogue {
        self.catalogue
    }

    /// The compiled timeline.
    #[must_use]
    pub const fn timeline(&self) -> &Timeline {
        &self.timeline
    }

    /// Whether the pacer runs.
    #[must_use]
    pub const fn is_running(&self) -> bool {
        matches!(self.state, State::Running { .. })
    }

    /// Whether it is over.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        matches!(self.state, State::Over(_))
    }

    /// The monotonic moment of the next thing that must happen, while it runs: a phase, or a whole second.
    #[must_use]
    pub fn next_wake(&self, now: Now) -> Option<u64> {
        if let State::CheckingIn { since_ms } = self.state {
            return Some(self.waits_until(since_ms));
        }
        if let State::LeadIn { until_ms } = self.state {
            return Some(lead_in::next_second(until_ms, now));
        }
        let State::Running { since_ms, from_ms } = self.state else { return None };
        let elapsed = self.elapsed(now);
        let phase = self.timeline.next_after(elapsed).unwrap_or_else(|| self.timeline.total_ms());
        // The seconds of the phase count down to its end, those of the session from its beginning.
        let told = phase - phase.saturating_sub(elapsed + 1) / 1000 * 1000;
        let next = told.min((elapsed / 1000 + 1) * 1000);
        Some(since_ms + next.saturating_sub(from_ms))
    }

    /// Moves to `now`: what was heard on the way. Pauses by itself when this call comes too late.
    pub fn wake(&mut self, now: Now) -> Vec<Cue> {
        let asked = self.next_wake(self.last);
        let before = self.elapsed(self.last);
        let wall = (now.wall - self.last.wall).num_milliseconds();
        let mono = i64::try_from(now.mono_ms.saturating_sub(self.last.mono_ms)).unwrap_or(i64::MAX);
        let slept = wall - mono > i64::try_from(LATE_MS).unwrap_or(i64::MAX);
        let late = asked.is_some_and(|asked| now.mono_ms > asked + LATE_MS);
        if self.is_running() && (slept || late) {
            let asleep_since = if late { asked.unwrap_or(now.mono_ms) } else { self.last.mono_ms };
            let at = Now { mono_ms: asleep_since.min(now.mono_ms), ..now };
            self.last = now;
            self.pause(Pause::Late, at);
            return vec![Cue::Paused];
        }
        let last = std::mem::replace(&mut self.last, now);
        if let State::LeadIn { until_ms } = self.state {
            return self.lead_on(until_ms, last.mono_ms, slept || late, now);
        }
        if self.nobody_answered(now) {
            return vec![Cue::End];
        }
        let cues = if self.is_running() { self.pass(before, self.elapsed(now)) } else { Vec::new() };
        if self.check_in(now) { vec![Cue::Paused] } else { cues }
    }

    /// What lies between two showings of the stopwatch.
    fn pass(&mut self, before: u64, after: u64) -> Vec<Cue> {
        let mut cues = Vec::new();
        let mut at = before;
        while let Some(next) = self.timeline.next_after(at).filter(|next| *next <= after) {
            let ended = self.timeline.at(at).map(|moment| moment.phase.block);
            let begins = self.timeline.at(next).map(|moment| (moment.phase.block, moment.phase.kind));
            match begins {
                None => {
                    self.end(Outcome::Finished);
                    cues.push(Cue::End);
                    return cues;
                }
                Some((block, kind)) => {
                    cues.push(if ended == Some(block) { Cue::Turn } else { Cue::BlockEnd });
                    if kind != PhaseKind::Change && self.is_new(block) {
                        self.hold(next);
                        self.introduce(block);
                        return cues;
                    }
                }
            }
            at = next;
        }
        // It was paused at its very end, as when the machine slept through it: nothing is left to wait for.
        if self.timeline.at(at).is_none() {
            self.end(Outcome::Finished);
            cues.push(Cue::End);
        }
        cues
    }

    /// Changes blocks that have not begun: another position, another exercise. What comes now is introduced before it
    /// begins, also when it was seen before.
    pub fn change_blocks(&mut self, now: Now, change: impl FnOnce(&mut [Block])) {
        if let State::Introducing { block } = self.state {
            change(&mut self.kept.blocks);
            self.planned_s = planned(self.catalogue, &self.kept.blocks);
            self.compile();
            self.kept.elapsed_ms = self.kept.elapsed_ms.min(self.timeline.total_ms());
            self.last = now;
            self.state = State::Introducing { block };
        }
    }

    fn run(&mut self, now: Now) {
        self.goes_on(now);
        self.last = now;
        self.state = State::Running { since_ms: now.mono_ms, from_ms: self.kept.elapsed_ms };
    }

    fn compile(&mut self) {
        self.timeline = Timeline::compile(self.catalogue, &self.kept.blocks, &self.kept.acts);
    }

    fn act(&mut self, act: Act, now: Now) {
        let at = self.elapsed(now);
        self.kept.acts.push((at, act));
        self.compile();
        if let State::Running { .. } = self.state {
            self.kept.elapsed_ms = at;
            self.run(now);
        }
    }

    /// Passes over the part of a guided text that runs; whether there was one.
    pub fn skip(&mut self, now: Now) -> bool {
        if !self.is_running() {
            return false;
        }
        let before = self.timeline.total_ms();
        let block = self.moment(now).map(|moment| moment.phase.block);
        self.act(Act::Skip, now);
        let skipped = self.timeline.total_ms() != before;
        if self.elapsed(now) >= self.timeline.total_ms() {
            self.end(Outcome::Finished);
        } else if let Some(next) = self.moment(now).map(|moment| moment.phase.block).filter(|next| Some(*next) != block)
            && self.is_new(next)
        {
            let here = self.elapsed(now);
            self.hold(here);
            self.introduce(next);
        }
        skipped
    }

    /// A longer or a smaller breath, or this pace kept; the key of the line that says what came of it. Where the limits
    /// allow no more, and where nothing is paced by the breath, nothing changes.
    pub fn pace(&mut self, act: Act, now: Now) -> &'static str {
        if !self.is_running() {
            return "session-pace-stays";
        }
        let before = self.timeline.clone();
        self.act(act, now);
        match act {
            Act::Keep => "session-kept",
            _ if self.timeline == before => {
                self.kept.acts.pop();
                "session-pace-stays"
            }
            Act::Faster => "session-smaller",
            _ => "session-longer",
        }
    }

    /// Whether a breath is paced at this moment, so that `pace` can change it.
    #[must_use]
    pub fn paces(&self, now: Now) -> bool {
        self.in_phase(now, Exercise::paces)
    }

    /// Whether a part of a guided text runs at this moment, so that `skip` passes over it.
    #[must_use]
    pub fn passes_over(&self, now: Now) -> bool {
        self.in_phase(now, Exercise::passes_over)
    }

    fn in_phase(&self, now: Now, is: fn(&Exercise, PhaseKind) -> bool) -> bool {
        let Some(moment) = self.moment(now) else { return false };
        self.exercise(now).is_some_and(|exercise| is(exercise, moment.phase.kind))
    }

    /// The exercise of this moment.
    #[must_use]
    pub fn exercise(&self, now: Now) -> Option<&'static Exercise> {
        let block = self.moment(now).map(|moment| moment.phase.block)?;
        self.catalogue.get(&self.kept.blocks.get(block)?.exercise)
    }

    /// Goes on after a pause: where a figure of pain says that this exercise rests, with what comes next.
    pub fn go_on(&mut self, advice: Option<PainAdvice>, now: Now) {
        if advice == Some(PainAdvice::PassOver) { self.jump(true, now) } else { self.resume(now) }
    }

    /// Moves to the block before or after, or back to the start of this one.
    pub fn jump(&mut self, forward: bool, now: Now) {
        let Some((block, into)) = self.moment(now).map(|m| (m.phase.block, self.since_block(m.phase.block, now)))
        else {
            return;
        };
        let waits = !self.is_running();
        let target = match (forward, into > BACK_MS) {
            (true, _) => next_block(&self.kept.blocks, block),
            (false, true) => Some(block),
            (false, false) => Some(previous_block(&self.kept.blocks, block).unwrap_or(block)),
        };
        let Some(target) = target else {
            let at = self.elapsed(now);
            self.hold(at);
            self.end(Outcome::EndedEarly);
            return;
        };
        self.act(Act::Jump(target), now);
        if waits {
            self.run(now);
        }
        let here = self.elapsed(now);
        if self.is_new(target) && self.timeline.at(here).is_some_and(|m| m.phase.kind != PhaseKind::Change) {
            self.hold(here);
            self.introduce(target);
        }
    }

    fn since_block(&self, block: usize, now: Now) -> u64 {
        let elapsed = self.elapsed(now);
        let spans = self.timeline.block_spans().iter().rev();
        let begun = spans.filter(|span| span.block == block && span.start_ms <= elapsed).map(|span| span.start_ms);
        elapsed - begun.max().unwrap_or(elapsed)
    }

    /// `d`: the pacer stops, and the breath goes back to its own size.
    pub fn dizzy(&mut self, now: Now) {
        let at = self.elapsed(now);
        self.hold(at);
        self.kept.acts.push((at, Act::Dizzy));
        self.state = State::Dizzy;
    }

    /// Stops at once.
    pub fn stop(&mut self, now: Now) {
        let at = self.elapsed(now);
        self.hold(at);
        self.kept.acts.push((at, Act::Settle));
        self.state = State::Over(Outcome::Stopped);
    }

    /// Ends early, by choice, with what was done kept.
    pub fn leave(&mut self, now: Now) {
        let at = self.elapsed(now);
        self.hold(at);
        self.end(Outcome::EndedEarly);
    }

    fn end(&mut self, outcome: Outcome) {
        if outcome == Outcome::Finished {
            self.kept.elapsed_ms = self.timeline.total_ms();
        }
        self.state = State::Over(outcome);
    }

    /// The draft of the session at `now`.
    #[must_use]
    pub fn draft(&self, now: Now) -> Kept {
        Kept { elapsed_ms: self.elapsed(now), signal: self.signal(), ..self.kept.clone() }
    }
}

pub(super) fn seconds(ms: u64) -> u32 {
    u32::try_from((ms + 500) / 1000).unwrap_or(u32::MAX)
}
