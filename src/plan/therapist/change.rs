//! What a new plan changes against the one in use: line by line, pauses and ceilings. Pure; the words are told elsewhere.

use super::{Ceilings, Hold, Line, TherapistPlan};

/// One thing that a new plan changes.
#[derive(Clone, Debug, PartialEq)]
pub enum Change<'a> {
    /// A line that was not there.
    New(&'a Line),
    /// A line about the same exercise that says something else.
    Other {
        /// As it is in the plan in use.
        before: &'a Line,
        /// As it is in the new one.
        now: &'a Line,
    },
    /// A line that is not there any more.
    Gone(&'a Line),
    /// A pause that was not there, or ends on another day.
    Paused(&'a Hold),
    /// A pause that is not there any more.
    NoLongerPaused(&'a Hold),
    /// Other ceilings.
    Ceilings {
        /// As they are in the plan in use.
        before: Ceilings,
        /// As they are in the new one.
        now: Ceilings,
    },
}

/// What `new` changes against `old`, and how many lines stay as they are.
#[must_use]
pub fn changes<'a>(old: &'a TherapistPlan, new: &'a TherapistPlan) -> (Vec<Change<'a>>, usize) {
    let mut left: Vec<&Line> = old.lines.iter().collect();
    let mut take = |fits: &dyn Fn(&Line) -> bool| {
        let at = left.iter().position(|line| fits(line))?;
        Some(left.remove(at))
    };
    // Lines that stay are found first, so that none of them is taken for what another one was before.
    let stays: Vec<bool> = new.lines.iter().map(|line| take(&|other| same(line, other)).is_some()).collect();
    let mut changes: Vec<Change> = Vec::new();
    for (line, _) in new.lines.iter().zip(&stays).filter(|(_, stays)| !**stays) {
        let id = line.what.id().to_lowercase();
        let before = take(&|other| other.what.id().to_lowercase() == id);
        changes.push(before.map_or(Change::New(line), |before| Change::Other { before, now: line }));
    }
    changes.extend(left.into_iter().map(Change::Gone));
    let held = |hold: &Hold, plan: &TherapistPlan| {
        plan.holds.iter().any(|other| (other.track, other.until) == (hold.track, hold.until))
    };
    changes.extend(new.holds.iter().filter(|hold| !held(hold, old)).map(Change::Paused));
    let paused = |hold: &&Hold| new.holds.iter().any(|other| other.track == hold.track);
    changes.extend(old.holds.iter().filter(|hold| !paused(hold)).map(Change::NoLongerPaused));
    if old.ceilings != new.ceilings {
        changes.push(Change::Ceilings { before: old.ceilings, now: new.ceilings });
    }
    (changes, stays.into_iter().filter(|stays| *stays).count())
}

/// Whether two lines say the same, wherever they stand.
fn same(a: &Line, b: &Line) -> bool {
    Line { at: 0, ..a.clone() } == Line { at: 0, ..b.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::therapist::{Days, What};
    use crate::practice::Track;

    fn line(at: usize, id: &str, reps: u32) -> Line {
        let mut line = Line::new(at, What::Known(id.to_owned()));
        line.asked.reps = Some(reps);
        line
    }

    #[test]
    fn lines_are_new_other_gone_or_as_they_were() {
        let old = TherapistPlan {
            lines: vec![line(1, "PF2a", 8), line(2, "ST1", 2), line(3, "B3", 30)],
            ..TherapistPlan::default()
        };
        let new = TherapistPlan {
            lines: vec![line(1, "B3", 30), line(5, "PF2a", 6), line(9, "ST3", 1)],
            ..TherapistPlan::default()
        };
        let (found, same) = changes(&old, &new);
        let expected = [
            Change::Other { before: &old.lines[0], now: &new.lines[1] },
            Change::New(&new.lines[2]),
            Change::Gone(&old.lines[1]),
        ];
        assert_eq!((found.as_slice(), same), (&expected[..], 1));
        assert_eq!(changes(&old, &old), (Vec::new(), 3));
    }

    #[test]
    fn of_two_lines_of_one_exercise_the_one_that_stays_is_found_first() {
        let on = |at, reps, days| Line { days, ..line(at, "PF2a", reps) };
        let (monday, tuesday) = (Days::Every(1), Days::Every(2));
        let old = TherapistPlan { lines: vec![on(1, 4, monday), on(2, 6, tuesday)], ..TherapistPlan::default() };
        let new = TherapistPlan { lines: vec![on(1, 5, monday), on(2, 4, monday)], ..TherapistPlan::default() };
        let (found, same) = changes(&old, &new);
        assert_eq!((found, same), (vec![Change::Other { before: &old.lines[1], now: &new.lines[0] }], 1));
    }

    #[test]
    fn pauses_and_ceilings_are_told() {
        let hold = |until: &str| Hold { at: 1, track: Track::Floor, until: Some(until.parse().unwrap()), words: None };
        let old = TherapistPlan { holds: vec![hold("2026-12-01")], ..TherapistPlan::default() };
        let longer = TherapistPlan { holds: vec![hold("2026-12-09")], ..TherapistPlan::default() };
        assert_eq!(changes(&old, &longer).0, [Change::Paused(&longer.holds[0])]);
        let none = TherapistPlan::default();
        assert_eq!(changes(&old, &none).0, [Change::NoLongerPaused(&old.holds[0])]);
        let now = Ceilings { fast: Some(3), ..Ceilings::default() };
        let cut = TherapistPlan { ceilings: now, ..TherapistPlan::default() };
        assert_eq!(changes(&none, &cut).0, [Change::Ceilings { before: Ceilings::default(), now }]);
    }
}
