//! The shape of one breath, and of breaths that slow down. Whether a pattern is allowed is for [`super::limits`].

use serde::{Deserialize, Serialize};

/// One breath in whole milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pattern {
    /// In-breath.
    pub in_ms: u32,
    /// A second, smaller sip of air on top (sigh breath); 0 where there is none.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub top_up_ms: u32,
    /// Hold after the in-breath; 0 where there is none.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub hold_ms: u32,
    /// Out-breath.
    pub out_ms: u32,
    /// Pause after the out-breath; 0 where there is none.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub pause_ms: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands it over like this")]
fn is_zero(ms: &u32) -> bool {
    *ms == 0
}

impl Pattern {
    /// A breath of in and out alone.
    #[must_use]
    pub const fn new(in_ms: u32, out_ms: u32) -> Self {
        Self { in_ms, top_up_ms: 0, hold_ms: 0, out_ms, pause_ms: 0 }
    }

    /// How long the whole breath lasts, in milliseconds.
    pub const fn cycle_ms(&self) -> u32 {
        self.in_ms
            .saturating_add(self.top_up_ms)
            .saturating_add(self.hold_ms)
            .saturating_add(self.out_ms)
            .saturating_add(self.pause_ms)
    }

    /// Breaths a minute; 0 for an empty pattern.
    pub fn rate(&self) -> f64 {
        match self.cycle_ms() {
            0 => 0.0,
            cycle => 60_000.0 / f64::from(cycle),
        }
    }

    /// Out-breath over in-breath (with its top-up); 0 for an empty in-breath.
    pub fn out_per_in(&self) -> f64 {
        match self.in_ms.saturating_add(self.top_up_ms) {
            0 => 0.0,
            breath_in => f64::from(self.out_ms) / f64::from(breath_in),
        }
    }

    /// Whether it is in and out alone, without top-up, hold or pause.
    pub const fn is_plain(&self) -> bool {
        self.top_up_ms == 0 && self.hold_ms == 0 && self.pause_ms == 0
    }

    /// A plain breath of the same shape at another rate: the cycle and the in-breath rounded to 0.1 s, neither part
    /// shorter than in `least`.
    #[must_use]
    pub fn at_rate(&self, rate: f64, least: Self) -> Self {
        let share = f64::from(self.in_ms) / f64::from(self.cycle_ms().max(1));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 600")]
        let tenths = |value: f64| value.round().clamp(0.0, 600.0) as u32;
        let cycle = tenths(600.0 / rate.clamp(1.0, 60.0));
        let in_ms = (tenths(f64::from(cycle) * share) * 100).max(least.in_ms);
        Self::new(in_ms, (cycle * 100).saturating_sub(in_ms).max(least.out_ms))
    }

    /// The same breath with the out-breath `by_ms` longer (or shorter, below zero).
    #[must_use]
    pub fn with_out_by(mut self, by_ms: i32) -> Self {
        self.out_ms = self.out_ms.saturating_add_signed(by_ms);
        self
    }
}

/// Breaths that slow down evenly from one rate to another.
/// Rates are whole thousandths of a breath a minute: a draft keeps them exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ramp {
    /// The rate at the start, in thousandths of a breath a minute (12 a minute is 12000).
    pub start: u32,
    /// The rate at the end, in the same.
    pub target: u32,
    /// Over how many milliseconds the rate falls.
    pub ms: u32,
}

impl Ramp {
    /// The rate `t_ms` after the start, in breaths a minute.
    pub fn rate(&self, t_ms: u64) -> f64 {
        let ms = u64::from(self.ms.max(1));
        let part = f64::from(u32::try_from(t_ms.min(ms)).unwrap_or(u32::MAX)) / f64::from(self.ms.max(1));
        let (start, target) = (self.start_rate(), self.target_rate());
        start - (start - target) * part
    }

    /// A ramp between two rates in breaths a minute, over `ms` milliseconds.
    #[must_use]
    pub fn new(start: f64, target: f64, ms: u32) -> Self {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held between 0 and 60 000")]
        let thousandths = |rate: f64| (rate.clamp(0.0, 60.0) * 1000.0).round() as u32;
        Self { start: thousandths(start), target: thousandths(target), ms }
    }

    /// The rate at the start, in breaths a minute.
    pub fn start_rate(&self) -> f64 {
        f64::from(self.start) / 1000.0
    }

    /// The rate at the end, in breaths a minute.
    pub fn target_rate(&self) -> f64 {
        f64::from(self.target) / 1000.0
    }

    /// The breath that it comes to.
    #[must_use]
    pub fn last(&self, least: Pattern) -> Pattern {
        self.breath(u64::from(self.ms), least)
    }

    /// The breath that begins `t_ms` after the start: the cycle rounded to 0.1 s, two fifths of it in (rounded to
    /// 0.1 s), the rest out; a breath that would be shorter than the limits allow is held at `least`.
    #[must_use]
    pub fn breath(&self, t_ms: u64, least: Pattern) -> Pattern {
        let rate = self.rate(t_ms).clamp(1.0, 60.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 10 and 600")]
        let tenths = (600.0 / rate).round() as u32;
        let in_tenths = (tenths * 4 + 5) / 10;
        let in_ms = (in_tenths * 100).max(least.in_ms);
        Pattern::new(in_ms, (tenths * 100).saturating_sub(in_ms).max(least.out_ms))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The breaths of a ramp, each begun before the ramp's end.
    fn breaths(start: f64, target: f64, seconds: u32) -> (Vec<(u32, u32)>, u64) {
        let ramp = Ramp::new(start, target, seconds * 1000);
        let (mut t, mut all) = (0_u64, Vec::new());
        while t < u64::from(ramp.ms) {
            let breath = ramp.breath(t, Pattern::new(1500, 2000));
            all.push((breath.in_ms, breath.out_ms));
            t += u64::from(breath.cycle_ms());
        }
        (all, t)
    }

    #[test]
    fn the_ramp_meets_its_test_vectors() {
        let (all, end) = breaths(12.0, 6.0, 180);
        assert_eq!(all.len(), 28);
        assert!(end.abs_diff(186_700) <= 100, "{end}");
        assert_eq!(all[..4], [(2000, 3000), (2000, 3100), (2000, 3100), (2100, 3100)]);
        assert_eq!(all[25..], [(3600, 5300), (3800, 5600), (3900, 5900)]);
        let (all, end) = breaths(12.0, 6.0, 360);
        assert_eq!(all.len(), 55);
        assert!(end.abs_diff(366_800) <= 100, "{end}");
        let (all, end) = breaths(9.0, 6.0, 180);
        assert_eq!(all.len(), 23);
        assert!(end.abs_diff(182_800) <= 100, "{end}");
    }

    #[test]
    fn a_fast_start_is_held_at_the_shortest_breath() {
        let breath = Ramp::new(20.0, 6.0, 420_000).breath(0, Pattern::new(1500, 2000));
        assert_eq!((breath.in_ms, breath.out_ms), (1500, 2000));
    }

    #[test]
    fn rates_and_ratios() {
        let b3 = Pattern::new(4000, 6000);
        assert!((b3.rate() - 6.0).abs() < 1e-9);
        assert!((b3.out_per_in() - 1.5).abs() < 1e-9);
        assert_eq!(b3.with_out_by(-500).cycle_ms(), 9500);
    }
}
