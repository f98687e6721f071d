//! How long squeezes and steps on a ladder rest once hard days began. Pure; where the moments come from, and what is
//! said about it, is for the coach.

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::figures::HardDays;

/// A turn of the plan for hard days: the moment, and whether it went on.
pub type Turn = (DateTime<FixedOffset>, bool);

/// When the newest hard days began. A second "on" in between begins nothing: the first one counts.
#[must_use]
pub fn began(turns: &[Turn]) -> Option<DateTime<FixedOffset>> {
    let mut turns = turns.to_vec();
    turns.sort_by_key(|(at, _)| *at);
    let mut on = false;
    let mut began = None;
    for (at, turned_on) in turns {
        if turned_on && !on {
            began = Some(at);
        }
        on = turned_on;
    }
    began
}

/// The moment until which they rest, while it is to come: so many hours from the beginning, however soon the hard days
/// ended.
#[must_use]
pub fn rests_until(turns: &[Turn], now: DateTime<FixedOffset>, rule: &HardDays) -> Option<DateTime<FixedOffset>> {
    let until = began(turns)? + TimeDelta::hours(i64::from(rule.rest_hours));
    (until > now).then_some(until)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::built_in;

    fn at(hours: i64) -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339("2026-11-23T07:00:00+01:00").unwrap() + TimeDelta::hours(hours)
    }

    fn until(turns: &[(i64, bool)], now: i64) -> Option<i64> {
        let turns: Vec<Turn> = turns.iter().map(|(hours, on)| (at(*hours), *on)).collect();
        let until = rests_until(&turns, at(now), &built_in().unwrap().plan.hard_days);
        until.map(|until| (until - at(0)).num_hours())
    }

    #[test]
    fn two_days_from_the_beginning() {
        assert_eq!(until(&[(0, true)], 0), Some(48));
        assert_eq!(until(&[(0, true)], 47), Some(48));
        assert_eq!(until(&[(0, true)], 48), None, "to the hour");
        assert_eq!(until(&[], 0), None);
        assert_eq!(until(&[(-9, false)], 0), None, "an end begins nothing");
    }

    #[test]
    fn ended_early_they_rest_all_the_same() {
        assert_eq!(until(&[(0, true), (5, false)], 6), Some(48));
        assert_eq!(until(&[(0, true), (5, false)], 48), None);
        assert_eq!(until(&[(0, true), (90, false)], 91), None, "after four days the two days are over");
    }

    #[test]
    fn recorded_twice_it_began_once_and_begun_anew_it_rests_anew() {
        assert_eq!(until(&[(0, true), (10, true)], 11), Some(48));
        assert_eq!(until(&[(10, true), (0, true)], 11), Some(48), "whichever was read first");
        assert_eq!(until(&[(0, true), (10, false), (20, true)], 21), Some(68));
    }
}
