//! Learning the person's own scale: twenty seconds at rest, and three gentle squeezes where squeezing is open to them.

use super::kind::Kind;
use super::level::Point;
use super::looked::Looked;
use super::spread::{Spread, Thinned, median};

/// Rest and a gentle squeeze of one person with one device in one place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The resting level and its spread: 0 on the scale.
    pub rest: Spread,
    /// The level of a gentle squeeze: 100 on the scale; none where no squeeze was asked.
    pub squeeze: Option<f64>,
}

/// The resting band reaches so many spreads above rest. Our own choice: one of 700 evenly spread points lies higher.
const BAND_SPREADS: f64 = 3.0;
/// And at least this part of the way to a gentle squeeze, or of the resting level: a tenth is what "nine tenths let go"
/// leaves.
const BAND_PART: f64 = 0.1;

impl Scale {
    /// A level on the person's own scale: 0 is their rest, 100 their gentle squeeze. Without a squeeze 100 is twice their
    /// resting level.
    #[must_use]
    pub fn percent(&self, level: f64) -> f64 {
        100.0 * (level - self.rest.level) / self.reach()
    }

    /// The upper edge of the resting band, in the sensor's unit.
    #[must_use]
    pub fn band(&self) -> f64 {
        self.rest.level + (BAND_SPREADS * self.rest.spread).max(BAND_PART * self.reach())
    }

    /// From 0 to 100, in the sensor's unit; above 0.
    fn reach(&self) -> f64 {
        let reach = self.squeeze.map_or(self.rest.level.abs(), |squeeze| squeeze - self.rest.level);
        if reach > f64::EPSILON { reach } else { self.rest.level.abs().max(self.rest.spread).max(1.0) }
    }
}

/// Why a signal may not be a good one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// Numbers came for less than two thirds of the time.
    Gaps,
    /// More than a tenth of the lines was no number.
    Unreadable,
    /// The number never changed.
    Still,
    /// Most of its swing is the hum of the mains.
    Hum,
    /// Many of its numbers are cut off at an end.
    Cut,
    /// At rest it moved by more than half of its level: a loose contact, or movement.
    Restless,
    /// The gentle squeezes did not stand out from rest.
    Alike,
}

impl Doubt {
    /// Each, in order.
    pub const ALL: [Self; 7] =
        [Self::Gaps, Self::Unreadable, Self::Still, Self::Hum, Self::Cut, Self::Restless, Self::Alike];

    /// Its id in word keys.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Gaps => "gaps",
            Self::Unreadable => "unreadable",
            Self::Still => "still",
            Self::Hum => "hum",
            Self::Cut => "cut",
            Self::Restless => "restless",
            Self::Alike => "alike",
        }
    }
}

/// Gathers the points of a calibration. What it holds does not grow beyond a bound.
#[derive(Clone, Debug, Default)]
pub struct Calibration {
    rest: Thinned,
    rest_ms: f64,
    seen_ms: f64,
    last_ms: Option<f64>,
    squeezes: Vec<Thinned>,
    told: Told,
}

/// What was told of the samples themselves while it was gathered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Lines that were a number.
    pub read: u64,
    /// Lines that were none.
    pub unreadable: u64,
    /// Whether it looked like a muscle.
    pub looked: Looked,
    /// What the numbers are, once it is known.
    pub kind: Option<Kind>,
}

impl Told {
    /// More than a tenth of the lines was no number.
    const fn is_unreadable(self) -> bool {
        self.unreadable > 1 && self.unreadable.saturating_mul(9) > self.read
    }

    /// Hum in more than half of the time; an envelope has none.
    const fn hums(self) -> bool {
        matches!(self.kind, Some(Kind::Raw)) && self.looked.hum * 2 > self.looked.times
    }

    /// Numbers cut off in more than a tenth of the time.
    const fn is_cut(self) -> bool {
        self.looked.cut * 10 > self.looked.times
    }
}

impl Calibration {
    /// A point while the person rests.
    pub fn rest(&mut self, point: Point) {
        // A point stands for the time since the one before, and at most for a tenth of a second.
        self.seen_ms += self.last_ms.map_or(20.0, |last| (point.at_ms - last).clamp(0.0, 100.0));
        self.last_ms = Some(point.at_ms);
        self.rest.push(point.level);
    }

    /// Rest was asked for so long, in milliseconds.
    pub fn asked_rest(&mut self, ms: f64) {
        self.rest_ms += ms;
    }

    /// A gentle squeeze begins.
    pub fn begin_squeeze(&mut self) {
        self.squeezes.push(Thinned::default());
    }

    /// A point while the person squeezes gently; nothing before [`Calibration::begin_squeeze`].
    pub fn squeeze(&mut self, point: Point) {
        if let Some(last) = self.squeezes.last_mut() {
            last.push(point.level);
        }
    }

    /// What was told of the samples themselves, since it began.
    pub const fn tell(&mut self, told: Told) {
        self.told = told;
    }

    /// The scale, and what is doubtful about it; no scale without a single point.
    #[must_use]
    pub fn scale(&self) -> (Option<Scale>, Vec<Doubt>) {
        let Some(rest) = self.rest.spread() else { return (None, vec![Doubt::Gaps]) };
        let tops: Vec<f64> = self.squeezes.iter().filter_map(|squeeze| top(squeeze.values())).collect();
        let squeeze = median(&tops);
        let stands_out = squeeze.is_none_or(|top| top > rest.level + BAND_SPREADS * rest.spread);
        let scale = Scale { rest, squeeze: squeeze.filter(|_| stands_out) };
        let values = self.rest.values();
        let still = values.len() > 1 && values.windows(2).all(|pair| (pair[0] - pair[1]).abs() <= f64::EPSILON);
        let doubts = [
            (Doubt::Gaps, self.seen_ms < self.rest_ms * 2.0 / 3.0),
            (Doubt::Unreadable, self.told.is_unreadable()),
            (Doubt::Still, still),
            (Doubt::Hum, self.told.hums()),
            (Doubt::Cut, self.told.is_cut()),
            (Doubt::Restless, rest.spread > rest.level.abs() / 2.0),
            (Doubt::Alike, !stands_out),
        ];
        (Some(scale), doubts.into_iter().filter_map(|(doubt, holds)| holds.then_some(doubt)).collect())
    }
}

/// The median of the upper half of `values`.
fn top(values: &[f64]) -> Option<f64> {
    let middle = median(values)?;
    let upper: Vec<f64> = values.iter().copied().filter(|value| *value >= middle).collect();
    median(&upper)
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, Level, MadeUp, Part, Truth};
    use super::*;

    /// 20 s at rest and three squeezes of 3 s, each with 5 s to let go, at that rate.
    fn calibrated(kind: Kind, rate: u32, truth: Truth) -> (Scale, Vec<Doubt>) {
        let parts = Part::parse("rest:20,squeeze:3,release:5,squeeze:3,release:5,squeeze:3,release:5");
        let signal = MadeUp::new(kind, rate, 11).with_truth(truth).with_parts(parts.unwrap_or_default());
        let (mut level, mut calibration) = (Level::new(kind), Calibration::default());
        let mut squeezing = false;
        for (value, index) in signal.zip(0_u32..rate * 44) {
            let Some(point) = level.push(f64::from(index) * 1000.0 / f64::from(rate), value) else { continue };
            let now = point.at_ms < 20_000.0 || (point.at_ms - 20_000.0) % 8_000.0 >= 3_000.0;
            match (now, point.at_ms < 20_000.0) {
                (true, true) => calibration.rest(point),
                (true, false) => squeezing = false,
                (false, _) => {
                    if !squeezing {
                        calibration.begin_squeeze();
                    }
                    squeezing = true;
                    calibration.squeeze(point);
                }
            }
        }
        calibration.asked_rest(20_000.0);
        let (scale, doubts) = calibration.scale();
        (scale.unwrap_or(Scale { rest: Spread { level: 0.0, spread: 0.0 }, squeeze: None }), doubts)
    }

    #[test]
    fn rest_and_squeeze_are_found_within_five_in_a_hundred() {
        for (kind, rates) in [(Kind::Raw, &[500, 2000][..]), (Kind::Level, &[50, 500, 2000])] {
            for rate in rates {
                let (scale, doubts) = calibrated(kind, *rate, Truth::default());
                assert!((scale.rest.level / 4.0 - 1.0).abs() < 0.05, "{kind:?} {rate}: {scale:?}");
                assert!((scale.squeeze.unwrap_or_default() / 20.0 - 1.0).abs() < 0.05, "{kind:?} {rate}: {scale:?}");
                assert_eq!(doubts, [], "{kind:?} {rate}");
                assert!(scale.band() > scale.rest.level && scale.percent(scale.band()) < 35.0, "{scale:?}");
            }
        }
    }

    #[test]
    fn a_poor_signal_is_said_to_be_one() {
        let alike = Truth { squeeze: 4.05, ..Truth::default() };
        assert_eq!(calibrated(Kind::Raw, 500, alike).1, [Doubt::Alike]);
        let still = Truth { squeeze: 20.0, noise: 0.0, ..Truth::default() };
        assert_eq!(calibrated(Kind::Level, 50, still).1, [Doubt::Still]);
        let loose = Truth { noise: 30.0, ..Truth::default() };
        assert!(calibrated(Kind::Level, 50, loose).1.contains(&Doubt::Restless));
        let mut calibration = Calibration::default();
        calibration.asked_rest(20_000.0);
        assert_eq!(calibration.scale(), (None, vec![Doubt::Gaps]));
        for index in 0..100_u32 {
            calibration.rest(Point { at_ms: f64::from(index) * 20.0, level: f64::from(index % 2) + 9.0 });
        }
        calibration.tell(Told { read: 100, unreadable: 90, ..Told::default() });
        assert_eq!(calibration.scale().1, [Doubt::Gaps, Doubt::Unreadable]);
        let looked = Looked { times: 20, hum: 18, cut: 3 };
        calibration.tell(Told { read: 100, looked, kind: Some(Kind::Raw), ..Told::default() });
        assert_eq!(calibration.scale().1, [Doubt::Gaps, Doubt::Hum, Doubt::Cut]);
        calibration.tell(Told { read: 100, looked, kind: Some(Kind::Level), ..Told::default() });
        assert_eq!(calibration.scale().1, [Doubt::Gaps, Doubt::Cut], "a level that ripples is still a level");
    }

    #[test]
    fn a_scale_without_a_squeeze_still_has_a_band() {
        let scale = Scale { rest: Spread { level: 0.0, spread: 0.0 }, squeeze: None };
        assert!(scale.percent(1.0).is_finite() && scale.band() > 0.0);
    }
}
