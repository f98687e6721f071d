//! What a session showed of letting go: the resting level, the time from "let go" to let go, how fully, and gripping that
//! was noticed or not. Never a figure for how hard.

use super::calibration::Scale;
use super::fall::Fall;
use super::level::Point;
use super::spread::{Spread, Thinned, median};

/// What is asked of the floor at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// To be soft: breathing, resting, noticing, stretching.
    Quiet,
    /// A light squeeze.
    Squeeze,
    /// To let go.
    LetGo,
    /// Nothing that could be measured: a change of position, a pause, an end.
    Nothing,
}

/// The last part of a squeeze that says how high it was, in milliseconds.
const TOP_MS: f64 = 500.0;
/// The last part of letting go that says how fully.
const FULLY_MS: f64 = 1_000.0;
/// Gripping is a level above the resting band for so long in milliseconds; our own choice.
const GRIP_MS: f64 = 2_000.0;
/// And it is over after so long in the band.
const EASED_MS: f64 = 500.0;
/// A grip counts as noticed up to so long after it ended.
const NOTICED_MS: f64 = 5_000.0;
/// At most so many points of one release are looked at: two minutes.
const LONGEST: usize = 6_000;

/// One squeeze that was let go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LetGo {
    /// From the cue until nine tenths were let go, in milliseconds; none where that did not come.
    pub took_ms: Option<f64>,
    /// How much was let go at the end, from 0 (nothing) to 1 (all of it).
    pub fully: f64,
}

/// The figures of a session.
#[derive(Clone, Debug, PartialEq)]
pub struct Measures {
    /// The level while softness was asked, and its spread, in the sensor's unit.
    pub rest: Option<Spread>,
    /// Each squeeze that was let go, in order.
    pub let_go: Vec<LetGo>,
    /// The share of that time within the resting band, 0 to 1.
    pub in_band: Option<f64>,
    /// Gripping that the person noticed.
    pub noticed: u32,
    /// Gripping that passed without being noticed.
    pub unnoticed: u32,
}

impl Measures {
    /// The median time from the cue until nine tenths were let go, in milliseconds.
    #[must_use]
    pub fn release_ms(&self) -> Option<f64> {
        median(&self.let_go.iter().filter_map(|each| each.took_ms).collect::<Vec<_>>())
    }

    /// The median of how fully it was let go.
    #[must_use]
    pub fn fully(&self) -> Option<f64> {
        median(&self.let_go.iter().map(|each| each.fully).collect::<Vec<_>>())
    }
}

/// Watches the level of a session. What it holds does not grow beyond a bound.
#[derive(Clone, Debug)]
pub struct Watch {
    scale: Scale,
    asks: Asks,
    quiet: Thinned,
    quiet_points: u64,
    in_band: u64,
    squeeze: Vec<Point>,
    release: Option<Release>,
    let_go: Vec<LetGo>,
    above_since: Option<f64>,
    in_band_since: Option<f64>,
    gripping: bool,
    grip_noticed: bool,
    last_grip_ms: Option<f64>,
    noticed: u32,
    unnoticed: u32,
    has_let_go: bool,
}

#[derive(Clone, Debug)]
struct Release {
    cue_ms: f64,
    top: Spread,
    points: Vec<Point>,
    /// Nine tenths were let go, and that was told.
    told: bool,
}

impl Watch {
    /// A watch over a session of a person whose scale is `scale`.
    #[must_use]
    pub fn new(scale: Scale) -> Self {
        Self {
            scale,
            asks: Asks::Nothing,
            quiet: Thinned::default(),
            quiet_points: 0,
            in_band: 0,
            squeeze: Vec::new(),
            release: None,
            let_go: Vec::new(),
            above_since: None,
            in_band_since: None,
            gripping: false,
            grip_noticed: false,
            last_grip_ms: None,
            noticed: 0,
            unnoticed: 0,
            has_let_go: false,
        }
    }

    /// A point, and what was asked at its moment since when: `asked_at_ms` is when that began, on the same clock.
    pub fn push(&mut self, point: Point, asks: Asks, asked_at_ms: f64) {
        if asks != self.asks {
            self.turn(asks, asked_at_ms);
        }
        match asks {
            Asks::Quiet => {
                self.quiet.push(point.level);
                self.quiet_points += 1;
                self.in_band += u64::from(point.level <= self.scale.band());
            }
            Asks::Squeeze => {
                self.squeeze.push(point);
                self.squeeze.retain(|before| point.at_ms - before.at_ms <= TOP_MS);
            }
            Asks::LetGo => {
                if let Some(release) = self.release.as_mut().filter(|release| release.points.len() < LONGEST) {
                    release.points.push(point);
                    let rest = self.scale.rest.level;
                    if !release.told && point.level <= rest + (release.top.level - rest) / 10.0 {
                        (release.told, self.has_let_go) = (true, true);
                    }
                }
            }
            Asks::Nothing => {}
        }
        self.grip(point, asks);
    }

    /// The person noticed that they were gripping, at that moment.
    pub fn notice(&mut self, at_ms: f64) {
        if self.gripping {
            self.grip_noticed = true;
        } else if self.last_grip_ms.is_some_and(|ended| at_ms - ended <= NOTICED_MS) {
            self.last_grip_ms = None;
            self.unnoticed = self.unnoticed.saturating_sub(1);
            self.noticed += 1;
        }
    }

    /// Whether a squeeze has let go, nine tenths of it, since this was asked last.
    pub const fn has_let_go(&mut self) -> bool {
        std::mem::replace(&mut self.has_let_go, false)
    }

    /// Whether tension that nothing asked for stands now, for two seconds or more, and was not noticed.
    #[must_use]
    pub const fn grips(&self) -> bool {
        self.gripping && !self.grip_noticed
    }

    /// The figures so far.
    #[must_use]
    pub fn measures(&self) -> Measures {
        let mut all = self.let_go.clone();
        all.extend(self.release.as_ref().and_then(|release| self.measured(release)));
        Measures {
            rest: self.quiet.spread(),
            let_go: all,
            in_band: (self.quiet_points > 0).then(|| part(self.in_band, self.quiet_points)),
            noticed: self.noticed + u32::from(self.gripping && self.grip_noticed),
            unnoticed: self.unnoticed + u32::from(self.gripping && !self.grip_noticed),
        }
    }

    /// Something else is asked from `at_ms` on.
    fn turn(&mut self, asks: Asks, at_ms: f64) {
        if let Some(release) = self.release.take() {
            self.let_go.extend(self.measured(&release));
        }
        if asks == Asks::LetGo {
            let top = Spread::of(&self.squeeze.iter().map(|point| point.level).collect::<Vec<_>>());
            self.release = top.filter(|top| top.level > self.scale.band()).map(|top| Release {
                cue_ms: at_ms,
                top,
                points: Vec::new(),
                told: false,
            });
        }
        self.squeeze.clear();
        self.asks = asks;
    }

    fn measured(&self, release: &Release) -> Option<LetGo> {
        let last = release.points.last()?.at_ms;
        let rest = self.scale.rest;
        let end: Vec<f64> =
            release.points.iter().filter(|point| last - point.at_ms <= FULLY_MS).map(|point| point.level).collect();
        let fully = (1.0 - (median(&end)? - rest.level) / (release.top.level - rest.level)).clamp(0.0, 1.0);
        let fall = Fall { cue_ms: release.cue_ms, top: release.top, rest };
        Some(LetGo { took_ms: fall.nine_tenths_ms(&release.points), fully })
    }

    fn grip(&mut self, point: Point, asks: Asks) {
        let above = asks == Asks::Quiet && point.level > self.scale.band();
        if above {
            self.in_band_since = None;
            let since = *self.above_since.get_or_insert(point.at_ms);
            self.gripping |= point.at_ms - since >= GRIP_MS;
            return;
        }
        let since = *self.in_band_since.get_or_insert(point.at_ms);
        if asks != Asks::Quiet || point.at_ms - since >= EASED_MS {
            self.above_since = None;
            if std::mem::take(&mut self.gripping) {
                let noticed = std::mem::take(&mut self.grip_noticed);
                self.last_grip_ms = (!noticed).then_some(point.at_ms);
                self.noticed += u32::from(noticed);
                self.unnoticed += u32::from(!noticed);
            }
        }
    }
}

#[allow(clippy::cast_precision_loss)]
fn part(of: u64, all: u64) -> f64 {
    of as f64 / all as f64
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, Level, MadeUp, Part, Truth};
    use super::*;

    const SCALE: Scale = Scale { rest: Spread { level: 4.0, spread: 0.3 }, squeeze: Some(20.0) };

    fn points(kind: Kind, rate: u32, truth: Truth, seed: u64, parts: &str, seconds: u32) -> Vec<Point> {
        let parts = Part::parse(parts).unwrap_or_default();
        let signal = MadeUp::new(kind, rate, seed).with_truth(truth).with_parts(parts);
        let mut level = Level::new(kind);
        let at = |index: u32| f64::from(index) * 1000.0 / f64::from(rate);
        signal.zip(0..rate * seconds).filter_map(|(value, index)| level.push(at(index), value)).collect()
    }

    /// Ten rounds of rest 4 s, squeeze 3 s, release 8 s; the session asks for what the signal does, and the scale is the
    /// one that this signal gives at rest.
    fn watched(kind: Kind, rate: u32, truth: Truth, seed: u64) -> Measures {
        let rest: Vec<f64> = points(kind, rate, truth, seed, "rest:20", 20).iter().map(|point| point.level).collect();
        let rest = Spread::of(&rest).unwrap_or(SCALE.rest);
        let mut watch = Watch::new(Scale { rest, ..SCALE });
        for point in points(kind, rate, truth, seed, "rest:4,squeeze:3,release:8", 150) {
            let round = (point.at_ms / 15_000.0).floor() * 15_000.0;
            let into = point.at_ms - round;
            let (asks, since) = match into {
                ..4_000.0 => (Asks::Quiet, round),
                ..7_000.0 => (Asks::Squeeze, round + 4_000.0),
                _ => (Asks::LetGo, round + 7_000.0),
            };
            watch.push(point, asks, since);
        }
        watch.measures()
    }

    #[test]
    fn the_time_to_let_go_is_what_the_signal_was_told() {
        for (kind, rates) in [(Kind::Raw, &[500, 2000][..]), (Kind::Level, &[50, 500, 2000])] {
            for rate in rates {
                for release_ms in [400.0, 1_500.0, 3_000.0] {
                    for seed in 0..2 {
                        let truth = Truth { release_ms, ..Truth::default() };
                        let found = watched(kind, *rate, truth, seed);
                        let took = found.release_ms().unwrap_or_default();
                        let bound = (0.05 * release_ms).max(50.0);
                        assert!((took - release_ms).abs() <= bound, "{kind:?} {rate} {release_ms} {seed}: {took}");
                        assert!(found.fully().unwrap_or_default() > 0.95);
                        assert_eq!(found.let_go.len(), 10);
                        assert!((found.rest.map_or(0.0, |rest| rest.level) / 4.0 - 1.0).abs() < 0.05);
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_not_let_go_has_no_time() {
        let truth = Truth { release_ms: 30_000.0, ..Truth::default() };
        let found = watched(Kind::Level, 50, truth, 1);
        assert_eq!(found.release_ms(), None);
        assert!(found.fully().unwrap_or(1.0) < 0.6, "{found:?}");
    }

    #[test]
    fn gripping_that_nothing_asked_for_is_counted_once_and_noticed_where_it_was() {
        let mut watch = Watch::new(SCALE);
        let run = |watch: &mut Watch, from: u32, to: u32, level: f64| {
            for at in from..to {
                watch.push(Point { at_ms: f64::from(at) * 20.0, level }, Asks::Quiet, 0.0);
            }
        };
        run(&mut watch, 0, 200, 4.0);
        run(&mut watch, 200, 280, 9.0);
        assert!(!watch.grips(), "a moment of tension is no grip");
        run(&mut watch, 280, 400, 4.0);
        run(&mut watch, 400, 520, 9.0);
        assert!(watch.grips());
        watch.notice(10_400.0);
        assert!(!watch.grips());
        run(&mut watch, 520, 600, 4.0);
        run(&mut watch, 600, 720, 9.0);
        run(&mut watch, 720, 800, 4.0);
        run(&mut watch, 800, 920, 9.0);
        run(&mut watch, 920, 1000, 4.0);
        watch.notice(21_000.0);
        let found = watch.measures();
        assert_eq!((found.noticed, found.unnoticed), (2, 1));
        assert!((found.in_band.unwrap_or_default() - 0.56).abs() < 0.01, "{found:?}");
    }

    #[test]
    fn a_squeeze_that_does_not_stand_out_is_not_measured() {
        let mut watch = Watch::new(SCALE);
        for at in 0..300_u32 {
            let asks = if at < 150 { Asks::Squeeze } else { Asks::LetGo };
            watch.push(Point { at_ms: f64::from(at) * 20.0, level: 4.2 }, asks, f64::from(at / 150) * 3_000.0);
        }
        assert_eq!(watch.measures().let_go, []);
    }
}
