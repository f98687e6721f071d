//! Cues that come when they come, from a seed: the same seed gives the same times, and all of them together last what
//! was planned. Pure; where a seed comes from is for others.

/// Times from one cue to the next lie on half seconds.
const STEP_MS: u32 = 500;

/// The mean time from one cue to the next.
pub(super) const fn mean(least_ms: u32, most_ms: u32) -> u32 {
    least_ms.saturating_add(most_ms) / 2
}

/// `count` times between `least_ms` and `most_ms` that add up to `count` times their mean: each time that is shorter
/// has another one that is longer by as much, and their order is mixed.
pub(super) fn gaps(seed: u64, count: u32, least_ms: u32, most_ms: u32) -> Vec<u32> {
    let mean = mean(least_ms, most_ms);
    let steps = mean.saturating_sub(least_ms) / STEP_MS;
    let mut random = Random(seed);
    let mut gaps = Vec::new();
    for _ in 0..count / 2 {
        let by = random.below(steps + 1) * STEP_MS;
        gaps.extend([mean - by, mean + by]);
    }
    gaps.extend((count % 2 == 1).then_some(mean));
    for last in (1..gaps.len()).rev() {
        let other = random.below(u32::try_from(last + 1).unwrap_or(1));
        gaps.swap(last, other as usize);
    }
    gaps
}

/// SplitMix64: small, and the same on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `most`; 0 when there is none.
    fn below(&mut self, most: u32) -> u32 {
        u32::try_from(self.next() % u64::from(most.max(1))).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn cues_keep_their_distance_and_last_what_was_planned(seed: u64, count in 1_u32..40) {
            let all = gaps(seed, count, 8_000, 16_000);
            prop_assert_eq!(all.iter().sum::<u32>(), count * 12_000);
            prop_assert!(all.iter().all(|gap| (8_000..=16_000).contains(gap) && gap % STEP_MS == 0));
            prop_assert_eq!(&all, &gaps(seed, count, 8_000, 16_000));
        }
    }

    #[test]
    fn two_seeds_give_two_orders() {
        assert_ne!(gaps(1, 10, 8_000, 16_000), gaps(2, 10, 8_000, 16_000));
        let all: Vec<u32> = (0..200).flat_map(|seed| gaps(seed, 10, 8_000, 16_000)).collect();
        assert!([8_000, 16_000].iter().all(|end| all.contains(end)), "both ends come up");
        assert_eq!(gaps(7, 3, 5_000, 5_000), [5_000, 5_000, 5_000]);
    }
}
