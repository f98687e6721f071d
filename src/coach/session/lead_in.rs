//! The few seconds before the first breath: the position is named, and the person's own pace can be tapped, once with
//! each in-breath. With the tap after the last of these breaths the pacer joins in.

use super::{Cue, Session, State};
use crate::clock::Now;
use crate::coach::{Coach, Effect};
use crate::practice::{Act, Block, Exercise, PhaseKind, Shape, Track};
use crate::words::{say, tell};

/// How long it lasts, and what was tapped in it.
#[derive(Clone, Debug, Default)]
pub(super) struct LeadIn {
    /// Its length in milliseconds; 0 where there is none.
    ms: u64,
    /// The moments of the in-breaths that were tapped, in monotonic milliseconds.
    taps: Vec<u64>,
    /// The pace of the person's own that was tapped in an earlier practice, in thousandths of a breath a minute.
    known: Option<u32>,
}

/// A first breath that differs from the pace that was tapped by no more than this part of it is at that pace: breaths
/// are rounded to a tenth of a second.
const AS_TAPPED: f64 = 0.05;

/// So many of its last seconds are heard, where it lasts longer than they do.
const COUNTED: u64 = 3;

/// The register of the pace that was tapped last, in thousandths of a breath a minute.
const OWN_PACE: &str = "own_pace";

impl Coach {
    /// The pace of the person's own that was tapped last, in thousandths of a breath a minute.
    #[must_use]
    pub fn own_pace(&self) -> Option<u32> {
        self.profile.get(OWN_PACE)
    }

    /// Keeps the pace that was tapped in a session, for the next ramp.
    pub(in crate::coach) fn keep_own_pace(&mut self, session: &Session, now: Now) -> Option<Effect> {
        let own = session.tapped().filter(|own| self.own_pace() != Some(*own))?;
        Some(Effect::Save(vec![self.setting(OWN_PACE, own.into(), now)]))
    }
}

/// The next moment at which a shown second changes, or the end.
pub(super) fn next_second(until_ms: u64, now: Now) -> u64 {
    let left = until_ms.saturating_sub(now.mono_ms);
    until_ms - left.saturating_sub(1) / 1000 * 1000
}

impl Session {
    /// The same, with `ms` milliseconds to settle before the first breath.
    #[must_use]
    pub fn leading_in(mut self, ms: u64, now: Now) -> Self {
        self.lead_in.ms = ms;
        if self.is_running() {
            self.begin(now);
        }
        self
    }

    /// The same, where the person's own pace is known from an earlier practice: a ramp that comes first begins there
    /// too, unless another one is tapped.
    #[must_use]
    pub const fn knowing(mut self, own: Option<u32>) -> Self {
        self.lead_in.known = own;
        self
    }

    /// Begins or goes on: before the first breath there is a moment to settle.
    pub(super) fn begin(&mut self, now: Now) {
        let at_the_start = self.kept.elapsed_ms == 0 && self.kept.acts.is_empty();
        if self.lead_in.ms > 0 && at_the_start {
            self.lead_in.taps.clear();
            self.last = now;
            self.state = State::LeadIn { until_ms: now.mono_ms + self.lead_in.ms };
        } else {
            self.run(now);
        }
    }

    /// Whether the first breath is still to come.
    #[must_use]
    pub const fn is_leading_in(&self) -> bool {
        matches!(self.state, State::LeadIn { .. })
    }

    /// Milliseconds until the first breath; none while own breaths are tapped, and outside of the lead-in.
    #[must_use]
    pub fn begins_in(&self, now: Now) -> Option<u64> {
        match self.state {
            State::LeadIn { until_ms } if self.lead_in.taps.is_empty() => Some(until_ms.saturating_sub(now.mono_ms)),
            _ => None,
        }
    }

    /// The monotonic moment of the first breath, for what is scheduled ahead; none while own breaths are tapped.
    #[must_use]
    pub fn begins_at(&self) -> Option<u64> {
        match self.state {
            State::LeadIn { until_ms } if self.lead_in.taps.is_empty() => Some(until_ms),
            _ => None,
        }
    }

    /// How many own breaths are to be tapped, and how many taps there are; nothing where the first exercise is not
    /// breathing in and out alone.
    #[must_use]
    pub fn own_breaths(&self) -> Option<(usize, usize)> {
        let exercise = |block: &Block| self.catalogue.get(&block.exercise);
        let practised = |block: &&Block| exercise(block).is_some_and(Exercise::is_offered);
        let block = self.kept.blocks.iter().find(practised)?;
        let exercise = exercise(block).filter(|exercise| exercise.track == Track::Breath)?;
        let plain = match &exercise.shape {
            Shape::Breath { pattern } => block.own.unwrap_or(*pattern).is_plain(),
            Shape::Ramp { .. } => true,
            _ => false,
        };
        plain.then(|| (self.asked_breaths(), self.lead_in.taps.len()))
    }

    /// Whether the first exercise that is practised slows the breath down step by step.
    fn begins_with_a_ramp(&self) -> bool {
        let exercises = self.kept.blocks.iter().filter_map(|block| self.catalogue.get(&block.exercise));
        let first = exercises.into_iter().find(|exercise| exercise.is_offered());
        first.is_some_and(|exercise| matches!(exercise.shape, Shape::Ramp { .. }))
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a figure of an asset, a few breaths")]
    const fn asked_breaths(&self) -> usize {
        self.catalogue.limits().own_breaths.value.max(1.0) as usize
    }

    /// An in-breath of one's own, tapped in the lead-in; the rate in thousandths of a breath a minute once the pacer
    /// joins in at it. A key that is held down, or pressed twice, counts once.
    pub fn tap(&mut self, now: Now) -> Option<u32> {
        let (asked, _) = self.own_breaths().filter(|_| self.is_leading_in())?;
        let limits = self.catalogue.limits();
        let least = Self::ms(limits.cycle_ms.min / 2000.0);
        if self.lead_in.taps.last().is_some_and(|last| now.mono_ms < last + least) {
            return None;
        }
        self.lead_in.taps.push(now.mono_ms);
        self.last = now;
        self.state = State::LeadIn { until_ms: now.mono_ms + Self::ms(limits.own_breath_waits_s.value) };
        if self.lead_in.taps.len() <= asked {
            return None;
        }
        let own = self.tapped();
        self.join_in(now);
        own
    }

    /// What is said of the pace that was tapped, with its figure or without: where the limits or the breath itself have it
    /// begin at another one, that is said too.
    #[must_use]
    pub fn own_pace_line(&self, own: u32, figures: bool) -> String {
        let rate = f64::from(own) / 1000.0;
        let begins = self.first_rate().unwrap_or(rate);
        let (with, without) = match begins / rate.max(1.0) {
            quicker if quicker > 1.0 + AS_TAPPED => ("session-own-pace-slow", "session-own-pace-slow-quiet"),
            slower if slower < 1.0 - AS_TAPPED => ("session-own-pace-fast", "session-own-pace-fast-quiet"),
            _ => ("session-own-pace", "session-own-pace-quiet"),
        };
        if figures { tell(with, &[("rate", ((rate * 10.0).floor() / 10.0).into())]) } else { say(without) }
    }

    /// Breaths a minute of the first breath.
    fn first_rate(&self) -> Option<f64> {
        let phases = self.timeline.phases();
        let first = phases.iter().position(|phase| phase.kind == PhaseKind::In)?;
        let next = phases.iter().skip(first + 1).find(|phase| phase.cycle_start);
        let end_ms = next.map_or_else(|| self.timeline.total_ms(), |next| next.start_ms);
        u32::try_from(end_ms - phases[first].start_ms).ok().map(|ms| 60_000.0 / f64::from(ms.max(1)))
    }

    /// The mean rate of what was tapped, in thousandths of a breath a minute; nothing of fewer than two taps.
    fn tapped(&self) -> Option<u32> {
        let (first, last) = (self.lead_in.taps.first()?, self.lead_in.taps.last()?);
        let breaths = u64::try_from(self.lead_in.taps.len() - 1).ok()?;
        (last > first).then(|| u32::try_from(breaths * 60_000_000 / (last - first)).unwrap_or(u32::MAX))
    }

    /// Begins the first breath now, at the pace that was tapped, if any.
    pub fn join_in(&mut self, now: Now) {
        if !self.is_leading_in() {
            return;
        }
        let known = || self.lead_in.known.filter(|_| self.begins_with_a_ramp());
        if let Some(own) = self.tapped().or_else(known) {
            self.kept.acts.push((0, Act::OwnBreath(own)));
            self.compile();
        }
        self.run(now);
    }

    /// The moments of its last seconds; none while own breaths are tapped, and outside of it.
    pub(super) fn counts(&self) -> impl Iterator<Item = u64> {
        let begins = self.begins_at().filter(|_| self.lead_in.ms > COUNTED * 1_000);
        begins.into_iter().flat_map(|begins| (1..=COUNTED).rev().map(move |left| begins.saturating_sub(left * 1_000)))
    }

    /// What a wake-up means in the lead-in, after one at `before_ms`: it goes on, the first breath begins, or, after sleep, it begins anew.
    pub(super) fn lead_on(&mut self, until_ms: u64, before_ms: u64, slept: bool, now: Now) -> Vec<Cue> {
        if slept {
            self.begin(now);
        } else if now.mono_ms >= until_ms {
            // At the moment that was told, not at the one at which this is noticed: what sounds has begun then.
            let on_time = now.mono_ms <= until_ms + super::LATE_MS;
            self.join_in(if on_time { Now { mono_ms: until_ms, ..now } } else { now });
            return vec![Cue::Turn];
        }
        let counts = self.counts().any(|at| before_ms < at && at <= now.mono_ms);
        if counts { vec![Cue::Count] } else { Vec::new() }
    }
}
