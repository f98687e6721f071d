//! How far the page reaches: since the last visit, a week, a month, three months, the programme, or days of one's own.

use chrono::Datelike;

use super::super::View;
use crate::diary::Day;

/// Three months in days, as in History: thirteen whole weeks.
const QUARTER: i64 = 91;

/// How far the page reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// Since the last recorded visit, else the week.
    Usual,
    Week,
    /// A calendar month.
    Month,
    ThreeMonths,
    /// The programme so far.
    Programme,
    /// The days that were typed.
    Own(Day, Day),
}

impl Reach {
    /// The first and the last day, where the page is of `around`.
    pub(super) fn days(self, around: Day, view: &View) -> (Day, Day) {
        let now = view.coach.now();
        match self {
            Self::Usual => view.coach.page_days(now),
            Self::Week => (around.week().first_day(), around.week().last_day()),
            Self::Month => month_of(around),
            Self::ThreeMonths => (around.plus(1 - QUARTER), around),
            Self::Programme => view.coach.programme_days(now),
            Self::Own(from, to) => (from, to),
        }
    }

    /// The same reach as many days earlier or later, and a day that it is of; nothing where there is nothing to go to:
    /// the whole programme has nothing before it, and there is no page of days to come. From the usual days it is the
    /// week that today is in that comes first.
    pub(super) fn step(self, (from, to): (Day, Day), later: bool, today: Day) -> Option<(Self, Day)> {
        let (reach, around) = match self {
            Self::Programme => return None,
            Self::Usual if from != today.week().first_day() => (Self::Week, today),
            Self::Usual => (Self::Week, if later { to.next() } else { from.before() }),
            Self::ThreeMonths => (self, to.plus(if later { QUARTER } else { -QUARTER })),
            Self::Own(..) => {
                let by = (to.since(from) + 1) * if later { 1 } else { -1 };
                (Self::Own(from.plus(by), to.plus(by)), from.plus(by))
            }
            Self::Week | Self::Month => (self, if later { to.next() } else { from.before() }),
        };
        (around <= today).then_some((reach, around))
    }

    /// The next longer one.
    pub(super) fn next(self, usual_is_week: bool) -> Self {
        match self {
            Self::Usual if usual_is_week => Self::Month,
            Self::Usual => Self::Week,
            Self::Week => Self::Month,
            Self::Month => Self::ThreeMonths,
            Self::ThreeMonths => Self::Programme,
            Self::Programme | Self::Own(..) => Self::Usual,
        }
    }
}

/// The calendar month that a day is in.
fn month_of(day: Day) -> (Day, Day) {
    let first = day.plus(1 - i64::from(day.0.day()));
    // Every month has a 28th day, and none a 32nd.
    let next = first.plus(31);
    (first, next.plus(-i64::from(next.0.day())))
}
