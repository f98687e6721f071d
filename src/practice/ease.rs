//! One's own pace in a session: where breathing begins, how fast it slows down, and a pace that was kept. Which breath
//! belongs to which moment is played in [`super::play`].

use super::limits::Limits;
use super::pattern::Pattern;

/// Breathing that began at a pace of its own and slows down to that of its block.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ease {
    /// Breaths a minute at its beginning.
    from: f64,
    /// How many breaths a minute it loses in a minute; 0 once the pace is kept.
    fall: f64,
    /// Milliseconds of breathing since.
    passed_ms: u64,
}

impl Ease {
    /// From `own` thousandths of a breath a minute to `target` breaths a minute, in breathing that lasts `ms`: gently
    /// where that takes at most three fifths of it, else as fast as is needed, never faster than is allowed.
    pub fn new(own: u32, target: f64, ms: u64, limits: &Limits) -> Self {
        let from = (f64::from(own) / 1000.0).clamp(1.0, limits.ramp_start.max);
        let minutes = minutes(ms) * 0.6;
        let needed = (from - target).max(0.0) / minutes.max(0.1);
        let fall = needed.clamp(limits.ramp_fall_usual.value, limits.ramp_fall.value);
        Self { from, fall, passed_ms: 0 }
    }

    /// A pace that stays as it is.
    pub const fn kept(rate: f64) -> Self {
        Self { from: rate, fall: 0.0, passed_ms: 0 }
    }

    /// The same, staying at the rate it has now.
    pub fn keep(self) -> Self {
        Self::kept(self.rate())
    }

    /// Breaths a minute now.
    pub fn rate(self) -> f64 {
        (self.from - self.fall * minutes(self.passed_ms)).max(1.0)
    }

    /// A breath of `ms` has passed.
    pub const fn pass(&mut self, ms: u64) {
        self.passed_ms += ms;
    }

    /// The breath that is due where `pattern` is what it comes to.
    pub fn breath(self, pattern: Pattern, least: Pattern) -> Pattern {
        if self.rate() > pattern.rate() + 0.01 { pattern.at_rate(self.rate(), least) } else { pattern }
    }
}

fn minutes(ms: u64) -> f64 {
    f64::from(u32::try_from(ms).unwrap_or(u32::MAX)) / 60_000.0
}
