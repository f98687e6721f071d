//! The middle of many figures and how far they spread, by median and median distance, in bounded memory.

/// A middle and a spread, in the sensor's own unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// The median.
    pub level: f64,
    /// How far the figures spread: 1.4826 times the median distance from the median, which is the standard deviation of
    /// figures that spread evenly, and is not moved by outliers (Hampel 1974, doi 10.1080/01621459.1974.10482962).
    pub spread: f64,
}

impl Spread {
    /// Of `values`; none without any.
    #[must_use]
    pub fn of(values: &[f64]) -> Option<Self> {
        let level = median(values)?;
        let away: Vec<f64> = values.iter().map(|value| (value - level).abs()).collect();
        Some(Self { level, spread: 1.4826 * median(&away)? })
    }
}

/// The median of `values`; none without any.
#[must_use]
pub fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let half = sorted.len() / 2;
    let upper = *sorted.get(half)?;
    Some(if sorted.len() % 2 == 1 { upper } else { f64::midpoint(sorted[half - 1], upper) })
}

/// At most so many figures are kept.
const MOST: usize = 4096;

/// Figures that keep coming, thinned evenly so that at most 4096 are held: every second one goes when it is full, and
/// from then on every second one is taken.
#[derive(Clone, Debug)]
pub struct Thinned {
    values: Vec<f64>,
    every: u64,
    seen: u64,
}

impl Default for Thinned {
    fn default() -> Self {
        Self { values: Vec::new(), every: 1, seen: 0 }
    }
}

impl Thinned {
    /// Takes a figure.
    pub fn push(&mut self, value: f64) {
        if self.seen.is_multiple_of(self.every) {
            self.values.push(value);
        }
        self.seen += 1;
        if self.values.len() >= MOST {
            let mut index = 0_usize;
            self.values.retain(|_| {
                index += 1;
                index % 2 == 1
            });
            self.every *= 2;
        }
    }

    /// The middle and the spread of what came.
    #[must_use]
    pub fn spread(&self) -> Option<Spread> {
        Spread::of(&self.values)
    }

    /// The figures that are kept, in order.
    pub fn values(&self) -> &[f64] {
        &self.values
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outlier_moves_neither() {
        let spread = Spread::of(&[4.0, 5.0, 6.0, 5.0, 900.0]);
        assert_eq!(spread, Some(Spread { level: 5.0, spread: 1.4826 }));
        assert_eq!(Spread::of(&[]), None);
    }

    #[test]
    fn a_long_session_takes_no_more_memory_and_keeps_its_middle() {
        let mut thinned = Thinned::default();
        for value in 0..1_000_000_u32 {
            thinned.push(f64::from(value));
            assert!(thinned.values.len() < MOST);
        }
        let middle = thinned.spread().map_or(0.0, |spread| spread.level);
        assert!((middle - 500_000.0).abs() < 1_000.0, "{middle}");
    }
}
