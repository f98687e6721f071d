//! How long a level took to fall back to rest: a falling exponential with a delay, fitted to all of its points, so that
//! the noise of single points moves the answer little.

use super::level::Point;
use super::spread::Spread;

/// What is known of a fall before it is looked at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fall {
    /// When letting go was asked for.
    pub(super) cue_ms: f64,
    /// The level before, and its spread.
    pub(super) top: Spread,
    /// The level at rest, and its spread.
    pub(super) rest: Spread,
}

/// A curve: nothing happens for `delay_ms`, then the level falls with the time constant `tau_ms`.
#[derive(Clone, Copy, Debug)]
struct Curve {
    delay_ms: f64,
    tau_ms: f64,
}

/// Each time constant that is tried is longer than the one before by this much.
const STEP: f64 = 1.25;
/// The shortest time constant, far below what the window of the level can tell.
const SHORTEST_MS: f64 = 10.0;
/// Rounds of looking closer around the best curve.
const CLOSER: u32 = 6;

impl Fall {
    /// From the cue until nine tenths of the way back to rest were done, in milliseconds; none where that does not lie
    /// within `points`, or where nothing falls.
    ///
    /// Least squares over delay and time constant; a point weighs by the spread that its level has, between that of the
    /// top and that of rest, because the swing of a muscle signal grows with it.
    pub(super) fn nine_tenths_ms(&self, points: &[Point]) -> Option<f64> {
        let length = points.last()?.at_ms - self.cue_ms;
        let points = &thinned(points);
        let mut best = (f64::INFINITY, Curve { delay_ms: 0.0, tau_ms: SHORTEST_MS });
        let mut tau_ms = SHORTEST_MS;
        while tau_ms < 2.0 * length {
            for part in 0..20_u32 {
                self.try_curve(points, Curve { delay_ms: length * f64::from(part) / 20.0, tau_ms }, &mut best);
            }
            tau_ms *= STEP;
        }
        let (mut wide, mut by) = (length / 20.0, STEP);
        for _ in 0..CLOSER {
            let from = best.1;
            for late in -2..=2_i32 {
                for slow in -2..=2_i32 {
                    let delay_ms = (from.delay_ms + wide * f64::from(late) / 2.0).max(0.0);
                    let tau_ms = from.tau_ms * by.powf(f64::from(slow) / 2.0);
                    self.try_curve(points, Curve { delay_ms, tau_ms }, &mut best);
                }
            }
            wide /= 2.0;
            by = by.sqrt();
        }
        let took = best.1.delay_ms + best.1.tau_ms * std::f64::consts::LN_10;
        (took <= length && self.falls(points, best.0)).then_some(took)
    }

    fn try_curve(&self, points: &[Point], curve: Curve, best: &mut (f64, Curve)) {
        let sum: f64 = points.iter().map(|point| self.off(*point, curve.at(point.at_ms - self.cue_ms))).sum();
        if sum < best.0 {
            *best = (sum, curve);
        }
    }

    /// The weighted square of how far a point lies from where it is when `left` of the way is still to go.
    fn off(&self, point: Point, left: f64) -> f64 {
        let height = self.top.level - self.rest.level;
        let spread = self.rest.spread + (self.top.spread - self.rest.spread) * left;
        ((point.level - self.rest.level - height * left) / spread.max(height * 0.01)).powi(2)
    }

    /// Whether a curve that is `off` by so much tells the points better than a level that stays where it was.
    fn falls(&self, points: &[Point], off: f64) -> bool {
        off < points.iter().map(|point| self.off(*point, 1.0)).sum::<f64>()
    }
}

/// At most so many points are fitted.
const FITTED: usize = 160;

/// The means of neighbours, so that few points stand for all of them.
fn thinned(points: &[Point]) -> Vec<Point> {
    let mean = |part: &[Point], of: fn(&Point) -> f64| {
        part.iter().map(of).sum::<f64>() / f64::from(u32::try_from(part.len()).unwrap_or(1))
    };
    points
        .chunks(points.len().div_ceil(FITTED).max(1))
        .map(|part| Point { at_ms: mean(part, |point| point.at_ms), level: mean(part, |point| point.level) })
        .collect()
}

impl Curve {
    /// The part of the way that is still to go, `after_ms` the cue.
    fn at(self, after_ms: f64) -> f64 {
        (-(after_ms - self.delay_ms).max(0.0) / self.tau_ms).exp()
    }
}
