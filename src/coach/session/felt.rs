//! What a session learns of letting go: from a sensor's points and from two keys of the person. The figures are worked out in
//! `practice`; reading the sensor and drawing are others' work.

use super::{Session, State};
use crate::clock::Now;
use crate::coach::biofeedback::rounded;
use crate::diary::{Signal, SignalSource};
use crate::practice::PhaseKind;
use crate::practice::signal::{Asks, Calibration, Kind, Point, Scale, Watch, median};

/// Without a scale that was learned before, so much rest at the beginning is one, in milliseconds.
const LEARNED_OVER_MS: f64 = 20_000.0;
/// Effort above this much of the person's own gentle squeeze is told to be enough; our own choice.
const ENOUGH: f64 = 130.0;

/// What the person noticed without a device, or beside one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Noticed {
    /// Gripping.
    Grip,
    /// That it let go.
    Ease,
}

/// What stands beside the curve of a session, in the order in which it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// The person's rest is being learned from the first seconds.
    Learning,
    /// The squeeze is more than was asked for.
    Enough,
    /// Tension that nothing asked for, and that was not noticed.
    Grips,
}

impl Word {
    /// Its key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Learning => "signal-learning",
            Self::Enough => "signal-enough",
            Self::Grips => "signal-grips",
        }
    }
}

/// What is known of the sensor in a session.
#[derive(Debug, Default)]
pub(super) struct Felt {
    watch: Option<Watch>,
    scale: Option<Scale>,
    learning: Calibration,
    first_ms: Option<f64>,
    kind: Option<Kind>,
    last: Option<(Point, Asks)>,
    /// When it was last heard that a squeeze has let go, on the monotonic clock.
    eased_ms: Option<u64>,
}

impl Session {
    /// Takes in points of the level; `scale` is the person's own, where it was learned before. Whether a squeeze has let
    /// go meanwhile.
    pub fn feel(&mut self, points: &[Point], kind: Option<Kind>, scale: Option<Scale>) -> bool {
        self.felt.kind = kind;
        if self.felt.watch.is_none()
            && let Some(scale) = scale
        {
            self.felt.watch = Some(Watch::new(scale));
            self.felt.scale = Some(scale);
        }
        for point in points {
            let (asks, since_ms) = self.asks(*point);
            self.felt.take(*point, asks, since_ms);
        }
        self.felt.watch.as_mut().is_some_and(Watch::has_let_go)
    }

    /// That it has let go is heard at `now`.
    pub(in crate::coach) const fn eases(&mut self, now: Now) {
        self.felt.eased_ms = Some(now.mono_ms);
    }

    /// The person noticed something; what they noticed and when is kept.
    pub fn notice(&mut self, what: Noticed, now: Now) {
        if !self.is_running() {
            return;
        }
        self.kept.noticed.push((self.elapsed(now), what));
        if what == Noticed::Grip
            && let Some(watch) = &mut self.felt.watch
        {
            watch.notice(exact(now.mono_ms));
        }
    }

    /// The scale that the curve is drawn by.
    #[must_use]
    pub const fn felt_scale(&self) -> Option<Scale> {
        self.felt.scale
    }

    /// What stands beside the curve.
    #[must_use]
    pub fn felt_word(&self) -> Option<Word> {
        let Some(watch) = &self.felt.watch else { return self.felt.last.map(|_| Word::Learning) };
        let (point, asks) = self.felt.last?;
        let above = self.felt.scale.is_some_and(|scale| scale.squeeze.is_some() && scale.percent(point.level) > ENOUGH);
        if asks == Asks::Squeeze && above {
            return Some(Word::Enough);
        }
        watch.grips().then_some(Word::Grips)
    }

    /// What is asked of the floor at `elapsed_ms` of the stopwatch.
    #[must_use]
    pub fn asked_at(&self, elapsed_ms: u64) -> Asks {
        self.timeline.at(elapsed_ms).map_or(Asks::Nothing, |moment| asks(moment.phase.kind))
    }

    /// What was asked at the moment of a point, and since when on its clock.
    fn asks(&self, point: Point) -> (Asks, f64) {
        let State::Running { since_ms, from_ms } = self.state else { return (Asks::Nothing, point.at_ms) };
        let into = point.at_ms - exact(since_ms);
        // From before it began or went on.
        if into < 0.0 {
            return (Asks::Nothing, point.at_ms);
        }
        let Some(moment) = self.timeline.at(from_ms + whole(into)) else { return (Asks::Nothing, point.at_ms) };
        (asks(moment.phase.kind), exact(since_ms) + exact(moment.phase.start_ms) - exact(from_ms))
    }

    /// The figures so far; none where neither a sensor nor a key told anything.
    #[must_use]
    pub fn signal(&self) -> Option<Signal> {
        let (gripped, eased_s) = told(&self.kept.noticed);
        let Some(found) = self.felt.watch.as_ref().map(Watch::measures).filter(|found| found.rest.is_some()) else {
            let earlier = self.kept.signal.clone().filter(|signal| signal.source == SignalSource::Sensor);
            let felt = || Signal { source: SignalSource::Felt, noticed: gripped, eased_s, ..Signal::default() };
            return earlier.or_else(|| (!self.kept.noticed.is_empty()).then(felt));
        };
        Some(Signal {
            source: SignalSource::Sensor,
            kind: self.felt.kind.map(|kind| kind.id().to_owned()),
            rest: found.rest.map(|rest| rounded(rest.level)),
            spread: found.rest.map(|rest| rounded(rest.spread)),
            scale: self.felt.scale.and_then(|scale| Some([rounded(scale.rest.level), rounded(scale.squeeze?)])),
            release_s: found.release_ms().map(|ms| tenths(ms / 1000.0)),
            releases: u32::try_from(found.let_go.len()).unwrap_or(u32::MAX),
            fully: found.fully().map(hundredths),
            in_band: found.in_band.map(hundredths),
            // A grip that the sensor did not see was noticed all the same.
            noticed: found.noticed.max(gripped),
            unnoticed: found.unnoticed,
            eased_s,
        })
    }
}

impl Felt {
    pub(super) const fn eased_ms(&self) -> Option<u64> {
        self.eased_ms
    }

    fn take(&mut self, point: Point, asks: Asks, since_ms: f64) {
        self.last = Some((point, asks));
        match &mut self.watch {
            Some(watch) => watch.push(point, asks, since_ms),
            None if asks == Asks::Quiet => self.learn(point),
            None => {}
        }
    }

    /// Learns rest from the first quiet seconds, where no scale is known.
    fn learn(&mut self, point: Point) {
        self.learning.rest(point);
        let first = *self.first_ms.get_or_insert(point.at_ms);
        if point.at_ms - first >= LEARNED_OVER_MS {
            self.scale = self.learning.scale().0;
            self.watch = self.scale.map(Watch::new);
        }
    }
}

/// What a phase asks of the floor.
const fn asks(kind: PhaseKind) -> Asks {
    match kind {
        PhaseKind::Squeeze => Asks::Squeeze,
        PhaseKind::Release => Asks::LetGo,
        PhaseKind::In
        | PhaseKind::TopUp
        | PhaseKind::Hold
        | PhaseKind::Out
        | PhaseKind::Pause
        | PhaseKind::Await
        | PhaseKind::Soft
        | PhaseKind::Stretch
        | PhaseKind::Rest
        | PhaseKind::Attend
        | PhaseKind::Arrive
        | PhaseKind::Leave => Asks::Quiet,
        // Other muscles are tensed, or the body moves.
        PhaseKind::Tense | PhaseKind::LetGo | PhaseKind::Switch | PhaseKind::Change => Asks::Nothing,
    }
}

/// How often gripping was noticed, and the median of the seconds until it let go.
fn told(noticed: &[(u64, Noticed)]) -> (u32, Option<f64>) {
    let grips = noticed.iter().filter(|(_, what)| *what == Noticed::Grip).count();
    let seconds: Vec<f64> = noticed
        .windows(2)
        .filter(|pair| (pair[0].1, pair[1].1) == (Noticed::Grip, Noticed::Ease))
        .map(|pair| exact(pair[1].0.saturating_sub(pair[0].0)) / 1000.0)
        .collect();
    (u32::try_from(grips).unwrap_or(u32::MAX), median(&seconds).map(tenths))
}

fn tenths(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

fn hundredths(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

/// Milliseconds of a run are exact in a float.
#[allow(clippy::cast_precision_loss)]
const fn exact(ms: u64) -> f64 {
    ms as f64
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
const fn whole(ms: f64) -> u64 {
    ms as u64
}
