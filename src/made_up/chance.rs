//! Numbers that look like chance and are the same for the same seed.

/// Numbers that look like chance and are the same for the same seed (SplitMix64, Steele et al. 2014).
pub(super) struct Chance(pub(super) u64);

impl Chance {
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// From 0 to below 1.
    pub(super) fn unit(&mut self) -> f64 {
        f64::from(u32::try_from(self.next() >> 40).unwrap_or_default()) / f64::from(1u32 << 24)
    }

    /// From `-by` to `by`, more often near zero.
    pub(super) fn about(&mut self, by: f64) -> f64 {
        (self.unit() + self.unit() - 1.0) * by
    }

    /// True in `percent` of a hundred cases.
    pub(super) fn in_hundred(&mut self, percent: u64) -> bool {
        self.next() % 100 < percent
    }

    pub(super) fn minutes(&mut self, from: i64, to: i64) -> i64 {
        let span = u64::try_from(to - from + 1).unwrap_or(1);
        from + i64::try_from(self.next() % span).unwrap_or_default()
    }

    pub(super) fn pick<T: Copy>(&mut self, from: &[T]) -> Option<T> {
        let at = self.next() % u64::try_from(from.len()).unwrap_or(1).max(1);
        from.get(usize::try_from(at).unwrap_or_default()).copied()
    }
}
