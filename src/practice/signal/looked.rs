//! Whether samples look like a muscle at all: the hum of the mains, or numbers that are cut off at an end. Looks at what a
//! sensor sent before anything is smoothed; what is said about it is for others.

/// The frequencies of the mains, in Hz.
const MAINS_HZ: [f64; 2] = [50.0, 60.0];
/// Hum is looked for in whole turns of both: a fifth of a second holds 10 and 12 of them.
const TURNS_S: f64 = 0.2;
/// Slower than this a sensor cannot show the hum.
const SLOWEST_HZ: f64 = 200.0;
/// So many samples are looked at together at the least, and at the most.
const TOGETHER: (usize, usize) = (40, 2_000);
/// More of the swing than this at one frequency is hum. Our own choice: of a muscle's own swing it is a twentieth.
const HUM: f64 = 0.5;
/// More of the samples than this at one and the same end are cut off; our own choice.
const CUT: f64 = 0.05;
/// Fewer different numbers are those of a sensor with coarse steps, of which many are at an end.
const STEPS: usize = 20;

/// What was found so far: how often it was looked, and how often there was something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Looked {
    /// Seconds that were looked at.
    pub times: u64,
    /// Of them, those with hum.
    pub hum: u64,
    /// Those in which numbers were cut off at an end.
    pub cut: u64,
}

impl Looked {
    /// What was found since `before`.
    #[must_use]
    pub const fn since(self, before: Self) -> Self {
        Self {
            times: self.times.saturating_sub(before.times),
            hum: self.hum.saturating_sub(before.hum),
            cut: self.cut.saturating_sub(before.cut),
        }
    }
}

/// Looks at samples, a second at a time; what it holds does not grow.
#[derive(Clone, Debug, Default)]
pub struct Look {
    values: Vec<f64>,
    looked: Looked,
}

impl Look {
    /// Takes samples that came at `rate` a second.
    pub fn push(&mut self, values: &[f64], rate: f64) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held between two small numbers")]
        let together = (rate as usize).clamp(TOGETHER.0, TOGETHER.1);
        for value in values {
            self.values.push(*value);
            if self.values.len() >= together {
                self.looked.times += 1;
                self.looked.hum += u64::from(hums(&self.values, rate));
                self.looked.cut += u64::from(is_cut(&mut self.values));
                self.values.clear();
            }
        }
    }

    /// What was found so far.
    #[must_use]
    pub const fn looked(&self) -> Looked {
        self.looked
    }
}

/// Whether most of the swing lies at one of the frequencies of the mains.
fn hums(values: &[f64], rate: f64) -> bool {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a fifth of a small number")]
    let turns = (rate.max(0.0) * TURNS_S).round() as usize;
    if rate < SLOWEST_HZ || turns == 0 {
        return false;
    }
    let mut shares = [0.0; 2];
    let mut parts = 0.0;
    for part in values.chunks_exact(turns) {
        parts += 1.0;
        for (share, hz) in shares.iter_mut().zip(MAINS_HZ) {
            *share += share_at(part, hz / rate);
        }
    }
    shares.into_iter().any(|share| share > HUM * parts)
}

/// The part of the power that lies at one frequency, in turns a sample: the square of its place in the Fourier series.
fn share_at(values: &[f64], turns: f64) -> f64 {
    let count = f64::from(u32::try_from(values.len()).unwrap_or(u32::MAX));
    let mean = values.iter().sum::<f64>() / count;
    let (mut along, mut across, mut power) = (0.0, 0.0, 0.0);
    for (index, value) in (0_u32..).zip(values) {
        let (sin, cos) = (2.0 * std::f64::consts::PI * turns * f64::from(index)).sin_cos();
        let away = value - mean;
        (along, across, power) = (along + away * cos, across + away * sin, power + away * away);
    }
    if power > 0.0 { 2.0 * (along * along + across * across) / (count * power) } else { 0.0 }
}

/// Whether many numbers stand at one and the same end of what came.
fn is_cut(values: &mut [f64]) -> bool {
    values.sort_by(f64::total_cmp);
    let (Some(first), Some(last)) = (values.first().copied(), values.last().copied()) else { return false };
    let same = |one: f64, other: f64| (one - other).abs() <= f64::EPSILON * one.abs();
    let steps = 1 + values.windows(2).filter(|pair| !same(pair[0], pair[1])).count();
    if steps < STEPS {
        return false;
    }
    let many = CUT * f64::from(u32::try_from(values.len()).unwrap_or(u32::MAX));
    let at_an_end = |end: f64| values.iter().filter(|value| same(**value, end)).count();
    [first, last].into_iter().any(|end| f64::from(u32::try_from(at_an_end(end)).unwrap_or(u32::MAX)) > many)
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, MadeUp, Part};
    use super::*;

    fn looked(values: impl Iterator<Item = f64>, rate: f64) -> Looked {
        let mut look = Look::default();
        look.push(&values.collect::<Vec<_>>(), rate);
        look.looked()
    }

    fn muscle(kind: Kind, rate: u32) -> impl Iterator<Item = f64> {
        MadeUp::new(kind, rate, 3).with_parts(Part::rest(60.0)).take(10 * rate as usize)
    }

    fn sine(hz: f64, rate: u32) -> impl Iterator<Item = f64> {
        (0..10 * rate).map(move |at| (2.0 * std::f64::consts::PI * hz * f64::from(at) / f64::from(rate)).sin())
    }

    #[test]
    fn a_muscle_is_neither_hum_nor_cut_off() {
        for rate in [200, 500, 1000, 2000] {
            assert_eq!(
                looked(muscle(Kind::Raw, rate), f64::from(rate)),
                Looked { times: 10, hum: 0, cut: 0 },
                "{rate}"
            );
        }
        assert_eq!(looked(muscle(Kind::Level, 50), 50.0), Looked { times: 10, hum: 0, cut: 0 });
        let coarse = muscle(Kind::Level, 500).map(|value| (value * 10.0).round());
        assert_eq!(looked(coarse, 500.0).cut, 0, "a sensor with coarse steps");
    }

    #[test]
    fn hum_over_a_muscle_is_found_at_both_frequencies_and_with_a_rate_that_is_a_little_off() {
        for (hz, rate) in [(50.0, 500), (60.0, 500), (50.0, 1000), (60.0, 2000), (50.0, 333)] {
            let both = || sine(hz, rate).zip(muscle(Kind::Raw, rate)).map(|(hum, own)| 12.0 * hum + own);
            for off in [0.99, 1.0, 1.01] {
                let found = looked(both(), off * f64::from(rate));
                assert!(found.hum + 1 >= found.times && found.times >= 9, "{hz} at {rate}: {found:?}");
            }
        }
    }

    #[test]
    fn numbers_that_are_cut_off_at_an_end_are_found() {
        let found = looked(muscle(Kind::Raw, 500).map(|value| value.clamp(-3.0, 3.0)), 500.0);
        assert_eq!((found.cut, found.times), (10, 10));
        let found = looked(muscle(Kind::Raw, 500).map(|value| value.max(0.0)), 500.0);
        assert_eq!(found.cut, 10, "one end is enough");
        assert_eq!(looked(std::iter::repeat_n(3.0, 500), 500.0), Looked { times: 1, hum: 0, cut: 0 });
    }
}
