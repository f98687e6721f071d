//! The clock of a form that has a time of its own: it begins with Enter, and its end asks nothing.

use crate::coach::Form;

/// Where the clock of a form stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timer {
    /// It waits for Enter.
    Waiting {
        /// Its length in milliseconds.
        length: u64,
    },
    /// It runs.
    Running {
        /// Milliseconds of the monotonic clock at which it ends.
        until: u64,
    },
    /// Its time is over; writing on is fine.
    Over,
}

impl Timer {
    /// The clock of a form, where it has one.
    pub fn of(form: &Form) -> Option<Self> {
        form.seconds().map(|seconds| Self::Waiting { length: u64::from(seconds) * 1000 })
    }

    /// Begins it; whether it had been waiting.
    pub const fn begin(&mut self, now_ms: u64) -> bool {
        let Self::Waiting { length } = *self else { return false };
        *self = Self::Running { until: now_ms + length };
        true
    }

    /// Whether it ends now.
    pub const fn ends(&mut self, now_ms: u64) -> bool {
        match *self {
            Self::Running { until } if now_ms >= until => {
                *self = Self::Over;
                true
            }
            _ => false,
        }
    }

    /// What is left, in milliseconds.
    pub const fn left(self, now_ms: u64) -> u64 {
        match self {
            Self::Waiting { length } => length,
            Self::Running { until } => until.saturating_sub(now_ms),
            Self::Over => 0,
        }
    }

    /// The next moment at which its picture changes.
    pub const fn next_wake(self, now_ms: u64) -> Option<u64> {
        match self {
            Self::Running { until } if now_ms < until => Some(until - ((until - now_ms - 1) / 1000) * 1000),
            Self::Running { until } => Some(until),
            Self::Waiting { .. } | Self::Over => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_waits_runs_by_whole_seconds_and_ends_once() {
        let mut timer = Timer::Waiting { length: 3_000 };
        assert_eq!((timer.left(500), timer.next_wake(500), timer.ends(9_000)), (3_000, None, false));
        assert!(timer.begin(1_000));
        assert!(!timer.begin(1_500), "it begins once");
        assert_eq!(timer.left(1_200), 2_800);
        assert_eq!(
            [1_000, 1_200, 2_000, 3_999].map(|now| timer.next_wake(now)),
            [2_000, 2_000, 3_000, 4_000].map(Some)
        );
        assert!(!timer.ends(3_999) && timer.ends(4_000) && !timer.ends(5_000));
        assert_eq!((timer.left(5_000), timer.next_wake(5_000)), (0, None));
    }
}
