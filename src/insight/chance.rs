//! What decides whether a difference is spoken of: medians, an exact sign test, and a test that compares what was found
//! with the same days put in another order. Nothing here is random: the same days give the same answer.

/// Days that are put in another order among themselves, so that a slow rise or fall over weeks stands on both sides
/// alike (our own choice: no trial gives a number).
const BLOCK: usize = 14;
/// The fewest days on each side of a comparison.
pub const FEWEST: usize = 3;
/// How often diaries in which nothing goes with anything may show a sentence all the same: one in twenty.
pub const RATE: f64 = 0.05;
/// In how many orders the days are looked at.
pub const ORDERS: usize = 999;

/// The middle value, or the mean of the two in the middle.
#[must_use]
pub fn median(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    let half = values.len() / 2;
    let upper = *values.get(half)?;
    if values.len() % 2 == 1 { Some(upper) } else { Some(f64::midpoint(*values.get(half - 1)?, upper)) }
}

/// How often a coin that is as often one as the other would fall so unevenly, or more so: the exact sign test, both
/// sides counted. Pairs that are equal are left out before.
#[must_use]
pub fn sign_test(lower: usize, higher: usize) -> f64 {
    let n = lower + higher;
    let most = lower.max(higher);
    // The chance of n of n, then of one less, and so on; as logarithms, so that many days overflow nothing.
    let mut chance = -as_f64(n) * std::f64::consts::LN_2;
    let mut sum = 0.0;
    for heads in (most..=n).rev() {
        sum += chance.exp();
        chance += as_f64(heads).ln() - as_f64(n - heads + 1).ln();
    }
    (2.0 * sum).min(1.0)
}

/// One way to part the days in two: `None` where it is not known of a day.
pub type Parted = Vec<Option<bool>>;

/// For each of `parted` how often days in another order would show, anywhere among them, a difference as clear as the
/// one found there: its chance, corrected for the number of comparisons (Westfall and Young 1993). What is compared
/// are ranks of `values` less the median of their fortnight. Within each fortnight the order is turned, not shuffled,
/// so that days that follow each other stay beside each other. `1` where a side has fewer than three days.
#[must_use]
pub fn chances(values: &[Option<f64>], parted: &[Parted], orders: usize) -> Vec<f64> {
    let ranks = ranks(&aligned(values));
    let clear: Vec<f64> = parted.iter().map(|parted| clearness(&ranks, parted)).collect();
    let mut reached = vec![0usize; parted.len()];
    let mut turns = Turns(0x7065_6C76_6963_6F61);
    let mut turned = ranks.clone();
    for _ in 0..orders {
        for (from, to) in blocks(values.len()) {
            let by = turns.below(to - from);
            for at in from..to {
                turned[from + (at - from + by) % (to - from)] = ranks[at];
            }
        }
        let clearest = parted.iter().map(|parted| clearness(&turned, parted)).fold(0.0, f64::max);
        for (reached, clear) in reached.iter_mut().zip(&clear) {
            // A hair's breadth, so that the same order counts as the same.
            *reached += usize::from(clearest + 1e-9 >= *clear);
        }
    }
    let chance = |(reached, clear): (usize, f64)| {
        if clear > 0.0 { as_f64(reached + 1) / as_f64(orders + 1) } else { 1.0 }
    };
    reached.into_iter().zip(clear).map(chance).collect()
}

/// Fortnights of nearly the same length; a rest of a few days belongs to the last ones.
fn blocks(days: usize) -> impl Iterator<Item = (usize, usize)> {
    let count = (days / BLOCK).max(1);
    (0..count).map(move |block| (block * days / count, (block + 1) * days / count)).filter(|(from, to)| from < to)
}

/// Each value less the median of its fortnight.
fn aligned(values: &[Option<f64>]) -> Vec<Option<f64>> {
    let mut aligned = values.to_vec();
    for (from, to) in blocks(values.len()) {
        let middle = median(values[from..to].iter().flatten().copied()).unwrap_or_default();
        aligned[from..to].iter_mut().flatten().for_each(|value| *value -= middle);
    }
    aligned
}

/// The rank of each value; equal ones share the middle of their ranks.
fn ranks(values: &[Option<f64>]) -> Vec<Option<f64>> {
    let mut sorted: Vec<(usize, f64)> =
        values.iter().enumerate().filter_map(|(at, value)| value.map(|value| (at, value))).collect();
    sorted.sort_by(|a, b| a.1.total_cmp(&b.1));
    let mut ranks = vec![None; values.len()];
    let mut below = 0;
    for equal in sorted.chunk_by(|a, b| (a.1 - b.1).abs() < 1e-9) {
        let rank = f64::midpoint(as_f64(below + 1), as_f64(below + equal.len()));
        for (at, _) in equal {
            ranks[*at] = Some(rank);
        }
        below += equal.len();
    }
    ranks
}

/// How far apart the mean ranks of both sides are, in units of what chance would spread them by.
fn clearness(ranks: &[Option<f64>], parted: &[Option<bool>]) -> f64 {
    let (mut n, mut sum, mut squares) = ([0.0_f64; 2], [0.0_f64; 2], 0.0_f64);
    for (rank, side) in ranks.iter().zip(parted) {
        if let (Some(rank), Some(side)) = (rank, side) {
            let side = usize::from(*side);
            n[side] += 1.0;
            sum[side] += rank;
            squares += rank * rank;
        }
    }
    let all = n[0] + n[1];
    if n[0].min(n[1]) < as_f64(FEWEST) {
        return 0.0;
    }
    let mean = (sum[0] + sum[1]) / all;
    let variance = squares / all - mean * mean;
    if variance < 1e-9 {
        return 0.0;
    }
    (sum[1] / n[1] - sum[0] / n[0]).abs() / (variance * (1.0 / n[0] + 1.0 / n[1])).sqrt()
}

/// Numbers for the orders, the same every time (SplitMix64, Steele et al. 2014).
struct Turns(u64);

impl Turns {
    /// Below `n`, at least one.
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % u64::try_from(n.max(1)).unwrap_or(1)).unwrap_or_default()
    }
}

#[expect(clippy::cast_precision_loss, reason = "a number of days")]
fn as_f64(n: usize) -> f64 {
    n as f64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Numbers that look like chance.
    struct Noise(Turns);

    impl Noise {
        fn unit(&mut self) -> f64 {
            as_f64(self.0.below(1_000_000)) / 1_000_000.0
        }

        /// Nearly normal, of spread 1.
        fn normal(&mut self) -> f64 {
            (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
        }
    }

    /// A diary in which nothing goes with anything: figures from 0 to 10 that hang together from day to day (`tied`),
    /// that fall over the weeks (`fall`), with days left out, and eight ways to part the days, some of which hang
    /// together or grow rarer too.
    fn nothing(seed: u64, days: usize, tied: f64, fall: f64) -> (Vec<Option<f64>>, Vec<Parted>) {
        let mut noise = Noise(Turns(seed));
        let mut before = 0.0;
        let mut values = Vec::new();
        for at in 0..days {
            before = tied * before + (1.0 - tied * tied).sqrt() * noise.normal();
            let value = (5.0 + 1.5 * before - fall * as_f64(at) / as_f64(days)).round().clamp(0.0, 10.0);
            values.push((noise.unit() > 0.12).then_some(value));
        }
        let part = |kind: u32| {
            let mut hidden = 0.0;
            let part = |at: usize| {
                hidden = if kind.is_multiple_of(2) { 0.0 } else { tied * hidden }
                    + (if kind.is_multiple_of(2) { 1.0 } else { (1.0 - tied * tied).sqrt() }) * noise.normal();
                let rarer = if kind > 4 { fall * as_f64(at) / as_f64(days) / 2.0 } else { 0.0 };
                (noise.unit() > 0.1).then_some(hidden > 0.7 + rarer)
            };
            (0..days).map(part).collect()
        };
        let parted = (0..8u32).map(part).collect();
        (values, parted)
    }

    /// In how many of a hundred diaries of nothing something is shown.
    fn shown_in_a_hundred(diaries: u64, tied: f64, fall: f64) -> f64 {
        let shown = (0..diaries).filter(|seed| {
            let (values, parted) = nothing(seed * 77 + 1, 84, tied, fall);
            chances(&values, &parted, 99).iter().any(|chance| *chance <= RATE)
        });
        100.0 * as_f64(shown.count()) / as_f64(usize::try_from(diaries).unwrap())
    }

    #[test]
    fn noise_shows_a_sentence_in_about_one_diary_of_twenty() {
        // Of 240 diaries at a true rate of 5 in a hundred, more than 9 in a hundred would come by chance in one of 300.
        for (tied, fall) in [(0.0, 0.0), (0.3, 3.0), (0.6, 0.0), (0.6, 3.0)] {
            let rate = shown_in_a_hundred(240, tied, fall);
            println!("days tied by {tied}, fall of {fall}: {rate:.1} of 100 diaries");
            assert!(rate <= 9.0, "days tied by {tied}, fall of {fall}: {rate} of 100 diaries");
        }
    }

    #[test]
    fn what_is_there_is_found() {
        let found = (0..40u64).filter(|seed| {
            let (mut values, parted) = nothing(seed * 31 + 5, 84, 0.3, 2.0);
            for (value, side) in values.iter_mut().zip(&parted[0]) {
                if *side == Some(true) {
                    *value = value.map(|value| value + 2.0);
                }
            }
            chances(&values, &parted, 199).first().is_some_and(|chance| *chance <= RATE)
        });
        assert!(found.count() >= 32, "two points over about 18 of 66 days");
    }

    #[test]
    fn the_sign_test_is_the_coin() {
        let close = |a: f64, b: f64| (a - b).abs() < 1e-9;
        assert!(close(sign_test(0, 0), 1.0) && close(sign_test(5, 0), 0.0625) && close(sign_test(0, 6), 0.03125));
        assert!(close(sign_test(9, 1), 0.021_484_375) && close(sign_test(4, 4), 1.0));
        assert!(sign_test(3000, 2000) < 1e-30 && sign_test(2500, 2500) > 0.98);
    }

    #[test]
    fn the_middle_of_values() {
        assert_eq!((median([]), median([3.0, 1.0, 2.0]), median([4.0, 1.0])), (None, Some(2.0), Some(2.5)));
    }

    proptest! {
        #[test]
        fn chances_are_chances_and_few_days_say_nothing(
            values in prop::collection::vec(prop::option::of(0..=10u8), 0..60),
            sides in prop::collection::vec(prop::collection::vec(prop::option::of(any::<bool>()), 60), 0..4),
        ) {
            let values: Vec<Option<f64>> = values.into_iter().map(|value| value.map(f64::from)).collect();
            let sides: Vec<Parted> = sides.into_iter().map(|side| side[..values.len()].to_vec()).collect();
            let found = chances(&values, &sides, 49);
            prop_assert_eq!(found.len(), sides.len());
            prop_assert_eq!(&found, &chances(&values, &sides, 49));
            for (chance, side) in found.iter().zip(&sides) {
                prop_assert!((0.0..=1.0).contains(chance) && *chance >= 0.02);
                let days = |is: bool| values.iter().zip(side).filter(|(v, s)| v.is_some() && **s == Some(is)).count();
                prop_assert!(days(true).min(days(false)) >= FEWEST || (*chance - 1.0).abs() < 1e-12);
            }
            // The same days some points higher say the same.
            let higher: Vec<Option<f64>> = values.iter().map(|value| value.map(|value| value + 3.0)).collect();
            prop_assert_eq!(found, chances(&higher, &sides, 49));
        }
    }
}
