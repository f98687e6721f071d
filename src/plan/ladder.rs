//! The steps of the floor track: which one comes after and before another, and which one is played, with and without a
//! clinician's agreement to squeezes. Pure; when a step is taken is for `pacing`, where a person stands for the coach.

use super::programme::FloorStep;

/// The step that an arrow forward leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// The step.
    pub step: u8,
    /// The steps between, which stay closed and are not needed.
    pub skipped: Vec<u8>,
}

/// The step after `step`. Steps that wait for an agreement are passed over without it; nothing after the last one.
#[must_use]
pub fn next_step(floor: &[FloorStep], step: u8, squeeze_open: bool) -> Option<Next> {
    let next = floor.iter().find(|row| row.step > step && row.is_open(squeeze_open))?;
    let between = floor.iter().filter(|row| row.step > step && row.step < next.step);
    Some(Next { step: next.step, skipped: between.map(|row| row.step).collect() })
}

/// The step before `step`, the same way round; the first one stays.
#[must_use]
pub fn previous_step(floor: &[FloorStep], step: u8, squeeze_open: bool) -> u8 {
    let before = floor.iter().rev().find(|row| row.step < step && row.is_open(squeeze_open));
    before.or(floor.first()).map_or(step, |row| row.step)
}

/// The step that is played by someone who stands at `step`: itself, or the last open one before it while an agreement
/// is not given (or no longer is). Where they stand stays.
#[must_use]
pub fn played_step(floor: &[FloorStep], step: u8, squeeze_open: bool) -> u8 {
    let here = floor.iter().rev().find(|row| row.step <= step && row.is_open(squeeze_open));
    here.or(floor.first()).map_or(step, |row| row.step)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::built_in;

    fn floor() -> &'static [FloorStep] {
        &built_in().unwrap().programme.floor
    }

    fn next(step: u8, open: bool) -> Option<(u8, Vec<u8>)> {
        next_step(floor(), step, open).map(|next| (next.step, next.skipped))
    }

    #[test]
    fn twelve_steps_follow_each_other_with_an_agreement() {
        assert_eq!(floor().len(), 12);
        for step in 0..11 {
            assert_eq!(next(step, true), Some((step + 1, Vec::new())));
            assert_eq!(previous_step(floor(), step + 1, true), step);
        }
        assert_eq!(next(11, true), None);
        assert_eq!(previous_step(floor(), 0, true), 0);
    }

    #[test]
    fn without_one_the_fifth_leads_to_the_ninth_and_back() {
        assert_eq!(next(4, false), Some((5, Vec::new())));
        assert_eq!(next(5, false), Some((9, vec![6, 7, 8])));
        assert_eq!(previous_step(floor(), 9, false), 5);
        // An agreement that was taken back: whoever stands at a squeeze goes on or back around them.
        for step in 6..=8 {
            assert_eq!(next(step, false).map(|next| next.0), Some(9));
            assert_eq!((previous_step(floor(), step, false), played_step(floor(), step, false)), (5, 5));
            assert_eq!(played_step(floor(), step, true), step);
        }
    }

    #[test]
    fn squeezes_are_every_second_day_and_locked_and_nothing_else_is() {
        for row in floor() {
            let is_squeeze = (6..=8).contains(&row.step);
            assert_eq!((row.locked, row.every_days), (is_squeeze, if is_squeeze { 2 } else { 1 }), "{}", row.step);
            assert_eq!(row.min_days, 5);
        }
    }
}
