//! How far back History looks.

use crate::diary::Day;

/// A stretch of days that ends at a given day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Span {
    /// Seven days.
    #[default]
    Week,
    /// Thirty days.
    Month,
    /// Ninety-one days: thirteen whole weeks.
    ThreeMonths,
}

impl Span {
    /// Every span, shortest first.
    pub const ALL: [Self; 3] = [Self::Week, Self::Month, Self::ThreeMonths];

    /// How many days it has.
    #[must_use]
    pub const fn days(self) -> u32 {
        match self {
            Self::Week => 7,
            Self::Month => 30,
            Self::ThreeMonths => 91,
        }
    }

    /// The end of its word key.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
            Self::ThreeMonths => "three-months",
        }
    }

    /// The first of its days when `last` is the last.
    #[must_use]
    pub fn first_day(self, last: Day) -> Day {
        last.plus(1 - i64::from(self.days()))
    }

    /// The next longer span; the longest is followed by the shortest.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Week => Self::Month,
            Self::Month => Self::ThreeMonths,
            Self::ThreeMonths => Self::Week,
        }
    }
}
