//! What a sensor sends: the muscle's own swing, or a level that the sensor has smoothed already.

/// What the numbers are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The raw muscle signal: it swings around a middle, and how far it swings is what counts.
    Raw,
    /// A level: an envelope or a pressure. It is taken as it is.
    Level,
}

impl Kind {
    /// Its id in records and settings.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Raw => "raw",
            Self::Level => "level",
        }
    }

    /// The kind of that id.
    #[must_use]
    pub fn of(id: &str) -> Option<Self> {
        [Self::Raw, Self::Level].into_iter().find(|kind| kind.id() == id)
    }
}

/// Fewer samples a second cannot hold a raw muscle signal: most of its power lies between 50 and 150 Hz (De Luca 2002,
/// Surface electromyography: detection and recording), and half of that is lost at fewer than 200.
const SLOWEST_RAW: f64 = 200.0;
/// At least so many samples are looked at.
const ENOUGH: usize = 100;
/// A raw signal crosses its middle at least so often in a second.
const CROSSINGS: f64 = 30.0;
/// The fast part of a raw signal is at least this part of the distance between zero and its middle; the fast part of
/// a level is its noise. Our own choice.
const FAST: f64 = 0.1;

/// A guess from the first seconds of `values`, at `rate` a second; none while there are too few. A raw signal around a
/// high middle cannot be told from a level with noise for sure, which is why it is said and can be chosen by hand.
#[must_use]
pub fn guess(values: &[f64], rate: f64) -> Option<Kind> {
    if values.len() < ENOUGH {
        return None;
    }
    if rate < SLOWEST_RAW {
        return Some(Kind::Level);
    }
    let count = float(values.len());
    let mean = values.iter().sum::<f64>() / count;
    let crossings = values.windows(2).filter(|pair| (pair[0] < mean) != (pair[1] < mean)).count();
    let fast = (values.windows(2).map(|pair| (pair[1] - pair[0]).powi(2)).sum::<f64>() / count / 2.0).sqrt();
    let swings = float(crossings) * rate / count >= CROSSINGS;
    Some(if swings && fast >= FAST * mean.abs() { Kind::Raw } else { Kind::Level })
}

fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::super::{MadeUp, Part};
    use super::*;

    fn first(kind: Kind, rate: u32) -> Vec<f64> {
        MadeUp::new(kind, rate, 1).with_parts(Part::rest(4.0)).take(2 * rate as usize).collect()
    }

    #[test]
    fn made_up_signals_are_told_apart_at_every_rate() {
        for rate in [200, 500, 1000, 2000] {
            assert_eq!(guess(&first(Kind::Raw, rate), f64::from(rate)), Some(Kind::Raw), "{rate}");
            assert_eq!(guess(&first(Kind::Level, rate), f64::from(rate)), Some(Kind::Level), "{rate}");
        }
        assert_eq!(guess(&first(Kind::Level, 50), 50.0), Some(Kind::Level));
        assert_eq!(guess(&[1.0; 20], 1000.0), None);
    }
}
