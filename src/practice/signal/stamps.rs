//! When each number of a batch arose. Numbers come in bursts; their own clock is learned from how many come in a while.

/// The while over which the rate is learned, in milliseconds.
const LEARNED_OVER_MS: f64 = 2_000.0;
/// A silence longer than this is a stall: what comes after it begins anew.
pub(super) const STALL_MS: f64 = 500.0;

/// Gives each sample a moment in milliseconds on the clock of its arrival.
///
/// The last of a batch arose when it arrived; those before it lie back from there at the learned rate, never before
/// the batch before. Moments never go backwards.
#[derive(Clone, Debug, Default)]
pub struct Stamps {
    last_ms: Option<f64>,
    since_ms: f64,
    count: f64,
    period_ms: Option<f64>,
}

impl Stamps {
    /// The moments of `count` samples that arrived together at `arrived_ms`.
    pub fn stamp(&mut self, arrived_ms: f64, count: u32) -> impl Iterator<Item = f64> + use<> {
        let arrived_ms = self.last_ms.map_or(arrived_ms, |last| arrived_ms.max(last));
        let gap = self.last_ms.map(|last| arrived_ms - last);
        let room = gap.filter(|gap| *gap <= STALL_MS || self.period_ms.is_none());
        let even = room.map_or(0.0, |gap| gap / f64::from(count.max(1)));
        let period = match (self.period_ms, room) {
            (Some(period), Some(_)) => period.min(even),
            (Some(period), None) => period.min(gap.unwrap_or(0.0) / f64::from(count.max(1))),
            (None, _) => even,
        };
        self.learn(arrived_ms, count);
        (0..count).map(move |index| arrived_ms - period * f64::from(count - 1 - index))
    }

    /// Samples a second, once it is known.
    pub fn rate(&self) -> Option<f64> {
        self.period_ms.map(|period| 1000.0 / period)
    }

    fn learn(&mut self, arrived_ms: f64, count: u32) {
        if count == 0 {
            return;
        }
        let stalled = self.last_ms.is_none_or(|last| arrived_ms - last > STALL_MS);
        self.last_ms = Some(arrived_ms);
        if stalled {
            (self.since_ms, self.count) = (arrived_ms, 0.0);
            return;
        }
        self.count += f64::from(count);
        let over = arrived_ms - self.since_ms;
        // Known roughly soon, then anew every two seconds.
        if over >= LEARNED_OVER_MS || (self.period_ms.is_none() && over >= LEARNED_OVER_MS / 10.0) {
            self.period_ms = Some((over / self.count).max(0.01));
            if over >= LEARNED_OVER_MS {
                (self.since_ms, self.count) = (arrived_ms, 0.0);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sends samples of `rate` in batches that arrive every `batch_ms`; the greatest distance from the truth after the
    /// first second.
    fn worst(rate: f64, batch_ms: f64) -> f64 {
        let mut stamps = Stamps::default();
        let (mut sent, mut worst, mut now) = (0.0, 0.0_f64, 0.0);
        while now < 10_000.0 {
            now += batch_ms;
            let due = (now * rate / 1000.0).floor();
            let count = (0..100_000_u32).take_while(|index| f64::from(*index) < due - sent).count();
            for (at, index) in stamps.stamp(now, u32::try_from(count).unwrap_or(0)).zip(0_u32..) {
                if now > 1000.0 {
                    worst = worst.max((at - (sent + 1.0 + f64::from(index)) * 1000.0 / rate).abs());
                }
            }
            sent = due;
        }
        worst
    }

    #[test]
    fn bursts_are_laid_out_at_their_own_rate() {
        for (rate, batch) in [(50.0, 33.0), (500.0, 33.0), (1000.0, 16.0), (2000.0, 100.0), (1000.0, 250.0)] {
            let worst = worst(rate, batch);
            assert!(worst <= 1000.0 / rate + 2.0, "{rate} in {batch}: {worst}");
        }
    }

    #[test]
    fn moments_never_go_backwards_whatever_comes() {
        let mut stamps = Stamps::default();
        let mut last = f64::MIN;
        for (now, count) in [(0.0, 3), (5.0, 0), (5.0, 40), (3.0, 2), (5_000.0, 900), (5_001.0, 1), (9_999.0, 100_000)]
        {
            for at in stamps.stamp(now, count) {
                assert!(at >= last, "{at} after {last}");
                last = at;
            }
        }
    }
}
