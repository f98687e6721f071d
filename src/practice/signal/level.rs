//! Samples into a level, 50 points a second whatever the rate: moving root mean square of a raw muscle signal, a short
//! mean of a level; lone outliers are left out.

use std::collections::VecDeque;

use super::kind::Kind;
use super::spread::median;
use super::stamps::STALL_MS;

/// One point of the level every so many milliseconds.
const BIN_MS: f64 = 20.0;
/// The window of the moving root mean square: 200 ms, within the usual 100 to 250 ms.
const RAW_BINS: usize = 10;
/// A level is taken as it is but for the mean of 60 ms, so that a rate below 50 a second and one above look alike.
const LEVEL_BINS: usize = 3;
/// The corner of the high-pass of the raw signal in Hz, against movement of the cable and drift: half of the 20 Hz that
/// De Luca 2010 (doi 10.1016/j.jbiomech.2010.01.027) recommends, because a first-order filter takes some of what lies
/// above its corner too.
const CORNER_HZ: f64 = 10.0;
/// A sample that lies so many times as far from the median of its two neighbours on each side as they lie from each other
/// is an outlier, after Hampel (1974, doi 10.1080/01621459.1974.10482962).
const LONE: f64 = 4.0;
/// Neighbours of a level lie at least this part of their median from each other: those of a sensor that rounds are the
/// same, and the next number is no outlier. Our own choice.
const LEAST_SPREAD: f64 = 0.02;

/// A point of the level.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The moment it stands for, the middle of its window, in milliseconds on the clock of the samples.
    pub at_ms: f64,
    /// The level, in the sensor's own unit.
    pub level: f64,
}

/// Smooths samples as they come; what it holds does not grow.
#[derive(Clone, Debug)]
pub struct Level {
    kind: Kind,
    /// The last five samples, to look at the middle one from both sides.
    near: VecDeque<(f64, f64)>,
    /// The high-pass: the last sample, its answer and when.
    passed: Option<(f64, f64, f64)>,
    bin_end_ms: Option<f64>,
    sum: f64,
    count: u32,
    bins: VecDeque<(f64, u32)>,
    last: Option<f64>,
}

impl Level {
    /// A level from samples of that kind.
    #[must_use]
    pub const fn new(kind: Kind) -> Self {
        Self {
            kind,
            near: VecDeque::new(),
            passed: None,
            bin_end_ms: None,
            sum: 0.0,
            count: 0,
            bins: VecDeque::new(),
            last: None,
        }
    }

    /// Takes one sample; at times it gives a point.
    pub fn push(&mut self, at_ms: f64, value: f64) -> Option<Point> {
        if self.near.back().is_some_and(|(last, _)| at_ms - last > STALL_MS) {
            *self = Self::new(self.kind);
        }
        self.near.push_back((at_ms, value));
        if self.near.len() < 5 {
            return None;
        }
        let (at, value) = self.middle();
        self.near.pop_front();
        let value = if self.kind == Kind::Raw { self.high_pass(at, value) } else { value };
        self.gather(at, value)
    }

    /// First-order high-pass (Butterworth, by the bilinear transform); its first answer is 0.
    fn high_pass(&mut self, at_ms: f64, value: f64) -> f64 {
        let out = self.passed.map_or(0.0, |(before, out, then)| {
            let corner = (std::f64::consts::PI * CORNER_HZ * (at_ms - then).max(0.0) / 1000.0).min(1.5).tan();
            (value - before + (1.0 - corner) * out) / (1.0 + corner)
        });
        self.passed = Some((value, out, at_ms));
        out
    }

    /// The middle of the five, or the median of its neighbours where it stands out alone.
    fn middle(&self) -> (f64, f64) {
        let (at, value) = self.near[2];
        let around = [self.near[0].1, self.near[1].1, self.near[3].1, self.near[4].1];
        let mut sorted = around;
        sorted.sort_by(f64::total_cmp);
        let median = f64::midpoint(sorted[1], sorted[2]);
        let spread = (sorted[3] - sorted[0]).max(match self.kind {
            Kind::Raw => self.last.unwrap_or(0.0),
            Kind::Level => median.abs() * LEAST_SPREAD,
        });
        let lone = spread > 0.0 && (value - median).abs() > LONE * spread;
        (at, if lone { median } else { value })
    }

    /// What the newest samples say, before their neighbours are known and their bin is full: the end of a curve, so that
    /// it is seen at once. The points that follow take its place; nothing is measured by it.
    #[must_use]
    pub fn tip(&self) -> Option<Point> {
        let end_ms = self.bin_end_ms?;
        if self.kind == Kind::Raw {
            // The same window, of which the last bin is not full yet.
            let before = self.bins.iter().skip(1);
            let (sum, count) = before.fold((self.sum, self.count), |(sum, count), bin| (sum + bin.0, count + bin.1));
            let begun_ms = end_ms - BIN_MS * bins(RAW_BINS);
            let at_ms = f64::midpoint(begun_ms, self.passed?.2.max(begun_ms));
            let whole = self.bins.len() == RAW_BINS && count > 0;
            return whole.then(|| Point { at_ms, level: (sum / f64::from(count)).sqrt() });
        }
        let [.., (from_ms, one), (at_ms, other)] = *Vec::from(self.near.clone()) else { return None };
        let sum = self.sum + self.unless_alone(one) + self.unless_alone(other);
        let from_ms = if self.count > 0 { end_ms - BIN_MS } else { from_ms };
        Some(Point { at_ms: f64::midpoint(from_ms, at_ms), level: sum / f64::from(self.count + 2) })
    }

    /// One of the newest samples, or the median of the others where it stands out from all of them.
    fn unless_alone(&self, value: f64) -> f64 {
        let mut others: Vec<f64> = self.near.iter().map(|(_, near)| *near).collect();
        others.sort_by(f64::total_cmp);
        if let Some(at) = others.iter().position(|other| other.total_cmp(&value).is_eq()) {
            others.remove(at);
        }
        let (Some(least), Some(most)) = (others.first(), others.last()) else { return value };
        let median = median(&others).unwrap_or(value);
        let spread = (most - least).max(median.abs() * LEAST_SPREAD);
        if (value - median).abs() > LONE * spread { median } else { value }
    }

    fn gather(&mut self, at_ms: f64, value: f64) -> Option<Point> {
        let end = *self.bin_end_ms.get_or_insert(at_ms + BIN_MS);
        let point = if at_ms >= end {
            let steps = ((at_ms - end) / BIN_MS).floor() + 1.0;
            self.bin_end_ms = Some(end + steps * BIN_MS);
            self.close(end)
        } else {
            None
        };
        self.sum += if self.kind == Kind::Raw { value * value } else { value };
        self.count += 1;
        point
    }

    fn close(&mut self, end_ms: f64) -> Option<Point> {
        self.bins.push_back((std::mem::take(&mut self.sum), std::mem::take(&mut self.count)));
        let wide = if self.kind == Kind::Raw { RAW_BINS } else { LEVEL_BINS };
        if self.bins.len() > wide {
            self.bins.pop_front();
        }
        let (sum, count) = self.bins.iter().fold((0.0, 0), |(sum, count), bin| (sum + bin.0, count + bin.1));
        // A raw level needs its whole window; with less it jumps.
        if count == 0 || (self.kind == Kind::Raw && self.bins.len() < wide) {
            return None;
        }
        let mean = sum / f64::from(count);
        let level = if self.kind == Kind::Raw { mean.sqrt() } else { mean };
        self.last = Some(level);
        Some(Point { at_ms: end_ms - BIN_MS * bins(self.bins.len()) / 2.0, level })
    }
}

fn bins(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use super::super::{MadeUp, Part};
    use super::*;

    fn points(kind: Kind, rate: u32, values: impl Iterator<Item = f64>) -> Vec<Point> {
        let mut level = Level::new(kind);
        (0_u32..)
            .zip(values)
            .filter_map(|(index, value)| level.push(f64::from(index) * 1000.0 / f64::from(rate), value))
            .collect()
    }

    /// The root mean square of a sine is its height over the root of two, and of a whole number of its turns exactly so.
    #[test]
    fn a_sine_has_the_level_that_its_formula_says() {
        let sine = (0..2000_u32).map(|index| 512.0 + 10.0 * (f64::from(index) * 0.2 * std::f64::consts::PI).sin());
        let levels = points(Kind::Raw, 1000, sine);
        let gain = 1.0 / (1.0 + (10.0_f64 / 100.0).powi(2)).sqrt();
        for point in levels.iter().filter(|point| point.at_ms > 500.0) {
            let expected = 10.0 / 2.0_f64.sqrt() * gain;
            assert!((point.level / expected - 1.0).abs() < 0.005, "{point:?} against {expected}");
        }
        assert!(levels.len() > 85);
    }

    #[test]
    fn a_step_lies_where_it_was_and_not_later() {
        let step = (0..200_u32).map(|index| if index < 100 { 4.0 } else { 20.0 });
        let levels = points(Kind::Level, 50, step);
        let half = levels.iter().find(|point| point.level >= 12.0).map_or(0.0, |point| point.at_ms);
        assert!((half - 2000.0).abs() <= 30.0, "{half}");
    }

    /// How long after a jump from 5 to 15 the end of the curve is past the middle, in milliseconds.
    fn seen_after(kind: Kind, rate: u32) -> f64 {
        let mut level = Level::new(kind);
        let at = |index: u32| f64::from(index) * 1000.0 / f64::from(rate);
        let raw = |index: u32, height: f64| if index.is_multiple_of(2) { height } else { -height };
        for index in 0..3 * rate {
            let height = if index < 2 * rate { 5.0 } else { 15.0 };
            level.push(at(index), if kind == Kind::Raw { raw(index / 2, height) } else { height });
            let past = level.tip().is_some_and(|tip| tip.level > 10.0);
            assert!(!past || index >= 2 * rate, "{kind:?} {rate}: nothing is seen before it was");
            if past {
                return at(index - 2 * rate);
            }
        }
        f64::INFINITY
    }

    #[test]
    fn the_end_of_the_curve_is_what_the_newest_samples_say() {
        for rate in [50, 100, 500, 2000] {
            assert!(seen_after(Kind::Level, rate) <= 20.0, "{rate}: {}", seen_after(Kind::Level, rate));
        }
        for rate in [500, 2000] {
            // Of a window of 200 ms so much has to be new until its root mean square is past the middle.
            assert!(seen_after(Kind::Raw, rate) <= 80.0, "{rate}: {}", seen_after(Kind::Raw, rate));
        }
        let (mut level, mut last) = (Level::new(Kind::Level), f64::MIN);
        for index in 0..400_u32 {
            let point = level.push(f64::from(index) * 5.0, if index % 40 == 7 { 1e6 } else { 5.0 });
            last = point.map_or(last, |point| point.at_ms);
            if let Some(tip) = level.tip() {
                assert!((tip.level - 5.0).abs() < 1e-9 && tip.at_ms >= last, "an outlier is not shown: {tip:?}");
            }
        }
    }

    #[test]
    fn lone_outliers_leave_no_mark_at_any_rate() {
        for (kind, rate) in [(Kind::Raw, 500), (Kind::Raw, 2000), (Kind::Level, 50), (Kind::Level, 1000)] {
            let clean: Vec<f64> =
                MadeUp::new(kind, rate, 5).with_parts(Part::rest(9.0)).take(5 * rate as usize).collect();
            let mut struck = clean.clone();
            struck.iter_mut().skip(rate as usize).step_by(rate as usize / 2 + 7).for_each(|value| *value = 1e6);
            let (clean, struck) = (points(kind, rate, clean.into_iter()), points(kind, rate, struck.into_iter()));
            for (clean, struck) in clean.iter().zip(&struck) {
                assert!((struck.level / clean.level - 1.0).abs() < 0.5, "{kind:?} {rate}: {clean:?} {struck:?}");
            }
        }
    }

    #[test]
    fn after_a_stall_it_begins_anew_and_moments_go_forward() {
        let mut level = Level::new(Kind::Level);
        let mut last = f64::MIN;
        for index in 0..100_u32 {
            let stall = if index < 50 { 0.0 } else { 60_000.0 };
            if let Some(point) = level.push(f64::from(index) * 20.0 + stall, if index < 50 { 4.0 } else { 9.0 }) {
                assert!(point.at_ms > last);
                assert!((point.level - 4.0).abs() < 1e-9 || (point.level - 9.0).abs() < 1e-9, "no mixture: {point:?}");
                last = point.at_ms;
            }
        }
    }
}
