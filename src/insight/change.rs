//! How far a mean has moved from its baseline, and whether that meets the 30 % mark. Says nothing about why.

use serde::Serialize;

use crate::diary::daily::to_hundredths;
use crate::diary::{Baseline, Mean, Measure};

/// The baseline from which percentages are shown: below it a small step is a large share.
pub const LEAST_BASELINE: f64 = 2.0;
/// The fall, in percent, that people in trials called meaningful (Dworkin et al. 2008, J Pain 9:105-121).
pub const MARK_PERCENT: f64 = 30.0;
/// Days needed on both sides before the mark is spoken of (design: one statistic).
pub const DAYS_A_SIDE: usize = 4;

/// Whether a change meets the 30 % mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// It does.
    Met,
    /// It does not.
    NotMet,
    /// There are fewer than four days on one side.
    TooFew,
    /// The mark is not defined here: another measure than pain, or a baseline below 2.
    None,
}

/// The fall, in points of ten, that people in trials called meaningful (Farrar et al. 2001, Pain 94:149-158).
pub const MARK_POINTS: f64 = 2.0;

/// A mean against its baseline.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Change {
    /// The mean less the baseline, in the measure's unit.
    pub by: f64,
    /// The same as a share of the baseline, in percent; only where the baseline is at least 2.
    pub percent: Option<i32>,
    /// The 30 % mark.
    pub mark: Mark,
}

/// The change of `mean` against `baseline`, once there is one. The mark is spoken of for pain alone, where it was
/// studied.
#[must_use]
pub fn change(measure: Measure, mean: Mean, baseline: Baseline) -> Option<Change> {
    let Baseline::Formed { mean: before, n } = baseline else { return None };
    let by = to_hundredths(mean.value - before);
    let share = (before >= LEAST_BASELINE).then(|| 100.0 * (mean.value - before) / before);
    let is_pain = matches!(measure, Measure::Pain | Measure::WorstPain);
    let mark = match share {
        Some(_) if is_pain && (mean.n < DAYS_A_SIDE || n < DAYS_A_SIDE) => Mark::TooFew,
        // A hair's breadth of tolerance, so that exactly 30 % is met in binary fractions too.
        Some(share) if is_pain && share <= -MARK_PERCENT + 1e-9 => Mark::Met,
        Some(_) if is_pain => Mark::NotMet,
        _ => Mark::None,
    };
    Some(Change { by, percent: share.map(whole), mark })
}

/// Whether a change of pain reaches the one that matters: two points, or the 30 % mark. Not with few days on a side.
#[must_use]
pub fn meets_nrs(change: Change) -> bool {
    let enough = matches!(change.mark, Mark::Met | Mark::NotMet);
    enough && (change.mark == Mark::Met || change.by <= -MARK_POINTS)
}

#[expect(clippy::cast_possible_truncation, reason = "a share of figures from 0 to 24 with a base of at least 2")]
pub(super) fn whole(share: f64) -> i32 {
    // Rounded, except that 29.6 % is not shown as the mark that it does not meet.
    let least = if share > -MARK_PERCENT + 1e-9 { 1.0 - MARK_PERCENT } else { f64::NEG_INFINITY };
    share.round().max(least) as i32
}
