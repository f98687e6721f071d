//! A made-up signal whose truth is known: rest, gripping, squeezes, slow release, noise. For trying everything without a
//! device and for the tests; the same seed gives the same numbers.

use super::kind::Kind;

/// What the muscle does in a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// At rest.
    Rest,
    /// Tension that creeps in: in a second up to a third of a squeeze, and stays.
    Grip,
    /// A gentle squeeze: up in 0.3 s, and held.
    Squeeze,
    /// Letting go: back to rest along an exponential curve.
    Release,
}

impl PartKind {
    /// The kind of that word, as it is typed: rest, grip, squeeze, release.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        match word {
            "rest" => Some(Self::Rest),
            "grip" => Some(Self::Grip),
            "squeeze" => Some(Self::Squeeze),
            "release" => Some(Self::Release),
            _ => None,
        }
    }
}

/// A part of a made-up signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// What the muscle does.
    pub kind: PartKind,
    /// How long, in milliseconds.
    pub ms: u32,
}

impl Part {
    /// Rest alone, at the level given to [`MadeUp`]; 60 s, over and over.
    #[must_use]
    pub fn rest(seconds: f64) -> Vec<Self> {
        vec![Self { kind: PartKind::Rest, ms: whole(seconds.max(1.0) * 1000.0) }]
    }

    /// Parts as they are typed: `rest:20,squeeze:3,release:6,grip:5`, in seconds. None where a word or a number does
    /// not fit, or where nothing lasts.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Vec<Self>> {
        let parts: Option<Vec<Self>> = typed.split(',').map(Self::one).collect();
        parts.filter(|parts| parts.iter().any(|part| part.ms > 0))
    }

    fn one(typed: &str) -> Option<Self> {
        let (kind, seconds) = typed.trim().split_once(':')?;
        let seconds: f64 = seconds.trim().parse().ok()?;
        (0.0..=3600.0)
            .contains(&seconds)
            .then(|| PartKind::of(kind.trim()).map(|kind| Self { kind, ms: whole(seconds * 1000.0) }))?
    }
}

/// What a made-up signal is told to make, in its own unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Truth {
    /// The level at rest; above 0.
    pub rest: f64,
    /// The level of a squeeze; above `rest`.
    pub squeeze: f64,
    /// From "let go" until nine tenths are let go, in milliseconds.
    pub release_ms: f64,
    /// The standard deviation of the noise that is added.
    pub noise: f64,
    /// Where the signal's zero lies.
    pub middle: f64,
}

impl Default for Truth {
    /// A rest of 4 and a gentle squeeze of 20, let go in 1.5 s: figures as a surface sensor gives them in microvolts.
    fn default() -> Self {
        Self { rest: 4.0, squeeze: 20.0, release_ms: 1_500.0, noise: 0.1, middle: 0.0 }
    }
}

/// An endless made-up signal: the parts one after the other, over and over.
#[derive(Clone, Debug)]
pub struct MadeUp {
    kind: Kind,
    rate: u32,
    truth: Truth,
    parts: Vec<Part>,
    random: Random,
    index: u64,
    part: usize,
    part_began_ms: f64,
    from: f64,
    swing: Swing,
}

impl MadeUp {
    /// A signal of that kind with `rate` samples a second (1 and more), from `seed`.
    #[must_use]
    pub fn new(kind: Kind, rate: u32, seed: u64) -> Self {
        let rate = rate.max(1);
        let seconds = |kind, s: u32| Part { kind, ms: s * 1000 };
        let parts = vec![
            seconds(PartKind::Rest, 25),
            seconds(PartKind::Squeeze, 3),
            seconds(PartKind::Release, 9),
            seconds(PartKind::Rest, 10),
            seconds(PartKind::Grip, 6),
            seconds(PartKind::Release, 7),
        ];
        let truth = Truth::default();
        Self {
            kind,
            rate,
            truth,
            parts,
            random: Random(seed),
            index: 0,
            part: 0,
            part_began_ms: 0.0,
            from: truth.rest,
            swing: Swing::new(f64::from(rate)),
        }
    }

    /// With these parts in place of the usual ones.
    #[must_use]
    pub fn with_parts(self, parts: Vec<Part>) -> Self {
        if parts.iter().all(|part| part.ms == 0) { self } else { Self { parts, ..self } }
    }

    /// With these figures in place of the usual ones.
    #[must_use]
    pub fn with_truth(self, truth: Truth) -> Self {
        Self { truth, from: truth.rest, ..self }
    }

    /// The true level at that place of the part.
    fn level(&self, kind: PartKind, into_ms: f64) -> f64 {
        let Truth { rest, squeeze, release_ms, .. } = self.truth;
        let up = |to: f64, over_ms: f64| self.from + (to - self.from) * (into_ms / over_ms).min(1.0);
        match kind {
            PartKind::Rest => rest,
            PartKind::Grip => up(rest + (squeeze - rest) / 3.0, 1000.0),
            PartKind::Squeeze => up(squeeze, 300.0),
            PartKind::Release => {
                rest + (self.from - rest) * (-into_ms * std::f64::consts::LN_10 / release_ms.max(1.0)).exp()
            }
        }
    }
}

impl Iterator for MadeUp {
    type Item = f64;

    fn next(&mut self) -> Option<f64> {
        let at_ms = exact(self.index) * 1000.0 / f64::from(self.rate);
        let mut part = *self.parts.get(self.part)?;
        while at_ms - self.part_began_ms >= f64::from(part.ms) {
            self.from = self.level(part.kind, f64::from(part.ms));
            self.part_began_ms += f64::from(part.ms);
            self.part = (self.part + 1) % self.parts.len();
            part = *self.parts.get(self.part)?;
        }
        let level = self.level(part.kind, at_ms - self.part_began_ms);
        self.index += 1;
        let noise = self.truth.noise * self.random.normal();
        let swing = match self.kind {
            Kind::Raw => level * self.swing.next(self.random.normal()),
            Kind::Level => level,
        };
        Some(self.truth.middle + swing + noise)
    }
}

/// The swing of a raw muscle signal with a root mean square of 1: noise through a band-pass around 90 Hz, where most of
/// its power lies (De Luca 2002, Surface electromyography: detection and recording). The filter is the band-pass of Bristow-Johnson's "Cookbook
/// formulae for audio equalizer biquad filter coefficients".
#[derive(Clone, Copy, Debug)]
struct Swing {
    b0: f64,
    a1: f64,
    a2: f64,
    inputs: [f64; 2],
    outputs: [f64; 2],
    scale: f64,
}

impl Swing {
    fn new(rate: f64) -> Self {
        let w = 2.0 * std::f64::consts::PI * 90.0_f64.min(rate / 4.0) / rate;
        let alpha = w.sin() / 2.0;
        let a0 = 1.0 + alpha;
        let plain = Self {
            b0: alpha / a0,
            a1: -2.0 * w.cos() / a0,
            a2: (1.0 - alpha) / a0,
            inputs: [0.0; 2],
            outputs: [0.0; 2],
            scale: 1.0,
        };
        // White noise comes out with the power of the answer to a single pulse.
        let mut pulse = plain;
        let power: f64 = (0..4096).map(|index| pulse.next(if index == 0 { 1.0 } else { 0.0 }).powi(2)).sum();
        Self { scale: 1.0 / power.sqrt(), ..plain }
    }

    fn next(&mut self, input: f64) -> f64 {
        let out = self.b0 * (input - self.inputs[1]) - self.a1 * self.outputs[0] - self.a2 * self.outputs[1];
        self.inputs = [input, self.inputs[0]];
        self.outputs = [out, self.outputs[0]];
        out * self.scale
    }
}

/// SplitMix64 (Steele 2014, doi 10.1145/2714064.2660195), as normal numbers.
#[derive(Clone, Copy, Debug)]
struct Random(u64);

impl Random {
    fn even(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        (exact(mixed >> 32) + 0.5) / 4_294_967_296.0
    }

    /// Box and Muller's way (1958, doi 10.1214/aoms/1177706645).
    fn normal(&mut self) -> f64 {
        (-2.0 * self.even().ln()).sqrt() * (2.0 * std::f64::consts::PI * self.even()).cos()
    }
}

/// A count as a number; exact far beyond the length of any session.
#[allow(clippy::cast_precision_loss)]
const fn exact(count: u64) -> f64 {
    count as f64
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
const fn whole(ms: f64) -> u32 {
    ms as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn power(values: &[f64]) -> f64 {
        (values.iter().map(|value| value * value).sum::<f64>() / exact(values.len() as u64)).sqrt()
    }

    #[test]
    fn a_raw_signal_swings_as_far_as_it_was_told() {
        for rate in [500, 2000] {
            let values: Vec<f64> =
                MadeUp::new(Kind::Raw, rate, 7).with_parts(Part::rest(60.0)).take(60 * rate as usize).collect();
            assert!((power(&values) / 4.0 - 1.0).abs() < 0.03, "{rate}: {}", power(&values));
        }
    }

    #[test]
    fn parts_come_as_typed_and_again() {
        let parts = Part::parse("rest:1, squeeze:1,release:2").unwrap_or_default();
        let truth = Truth { noise: 0.0, release_ms: 1000.0, ..Truth::default() };
        let values: Vec<f64> = MadeUp::new(Kind::Level, 10, 1).with_parts(parts).with_truth(truth).take(45).collect();
        assert_eq!((values[5], values[19], values[42]), (4.0, 20.0, 4.0));
        assert!((values[30] - 5.6).abs() < 1e-9, "nine tenths are let go after a second: {}", values[30]);
        assert_eq!(Part::parse("rest:1,jump:2"), None);
        assert_eq!(Part::parse("rest:0"), None);
        assert_eq!(Part::parse("rest:-1"), None);
    }

    #[test]
    fn a_seed_gives_the_same_numbers() {
        let take = |seed| MadeUp::new(Kind::Raw, 100, seed).take(500).collect::<Vec<_>>();
        assert_eq!(take(3), take(3));
        assert_ne!(take(3), take(4));
    }
}
