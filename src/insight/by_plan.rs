//! What of a therapist's plan was done, left out, or had something else in its place, day by day as counts, with what the
//! person wrote where it was not done. Judges nothing and asks for no reason; how it reads is for the page.

use std::collections::BTreeSet;

use serde::Serialize;

use super::page::NoteLine;
use super::practised::{hard_days, was_practised};
use crate::diary::daily::Dated;
use crate::diary::{Body, Day, Outcome};
use crate::plan::therapist::{Bounds, Line, TherapistPlan};
use crate::practice::Catalogue;

/// One line of a plan over some days. `days` is the sum of the three that follow it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LineCount {
    /// The id of its exercise.
    pub exercise: String,
    /// Days on which the plan asked for it. A day of a hard-day plan counts when something of it was done alone.
    pub days: usize,
    /// Days on which something of it was done.
    pub done: usize,
    /// Days on which something else was done in its place, after *not for me*.
    pub swapped: usize,
    /// Days on which neither was.
    pub left_out: usize,
    /// How often it was asked for on these days: a line that does not say counts once a day.
    pub times_asked: u32,
    /// How often something of it was done on them, no more than asked for on any day.
    pub times_done: u32,
    /// What the person wrote with a practice in which it had something else in its place or was not begun, on days on
    /// which it was not done.
    pub wrote: Vec<NoteLine>,
}

/// Counts each line of `plan` over the days `from` to `to`, in the order of the plan; lines that were for none of these
/// days are not there. `exercises` are those without the plan. A day that is not over yet is best left out by the
/// caller, and so are days before the plan was taken.
#[must_use]
pub fn by_plan(
    plan: &TherapistPlan,
    exercises: &Catalogue,
    bounds: &Bounds,
    records: &[Dated<'_>],
    (from, to): (Day, Day),
) -> Vec<LineCount> {
    let blocks = blocks(records);
    let resting = hard_days(records, from, to);
    let mut counts: Vec<LineCount> = plan.lines.iter().map(none).collect();
    let days = std::iter::successors(Some(from), |day| Some(day.next())).take_while(|day| *day <= to);
    for day in days {
        let catalogue = plan.laid_over(exercises, day, bounds);
        let due: BTreeSet<usize> = plan.due(&catalogue, day, bounds).map(|line| line.at).collect();
        for (line, count) in plan.lines.iter().zip(&mut counts).filter(|(line, _)| due.contains(&line.at)) {
            add(line, count, blocks.iter().filter(|block| block.day == day), resting.contains(&day));
        }
    }
    counts.retain(|count| count.days > 0);
    counts
}

fn none(line: &Line) -> LineCount {
    let exercise = line.what.id();
    LineCount { exercise, days: 0, done: 0, swapped: 0, left_out: 0, times_asked: 0, times_done: 0, wrote: Vec::new() }
}

/// One block of a practice of which something was done.
struct Block {
    day: Day,
    exercise: String,
    instead_of: Option<String>,
    /// Whether something of the block itself was done.
    begun: bool,
    /// What was written with the practice.
    note: Option<String>,
}

fn blocks(records: &[Dated<'_>]) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (day, record) in records.iter().filter(|(_, record)| was_practised(record)) {
        let Ok(Body::Practice(practice)) = record.body() else { continue };
        let note = practice.note.filter(|note| !note.trim().is_empty());
        blocks.extend(practice.blocks.into_iter().map(|block| Block {
            day: *day,
            exercise: block.exercise,
            instead_of: block.instead_of,
            begun: block.outcome != Outcome::NotStarted,
            note: note.clone(),
        }));
    }
    blocks
}

/// Adds one day on which the line was due.
fn add<'a>(line: &Line, count: &mut LineCount, of_day: impl Iterator<Item = &'a Block>, resting: bool) {
    let is_it = |id: &str| id.eq_ignore_ascii_case(&count.exercise);
    let (mut times, mut swapped) = (0, false);
    let mut wrote: Vec<NoteLine> = Vec::new();
    for block in of_day {
        let in_its_place = block.instead_of.as_deref().is_some_and(is_it);
        times += u32::from(block.begun && is_it(&block.exercise));
        swapped |= block.begun && in_its_place;
        let told = block.note.iter().filter(|_| in_its_place || is_it(&block.exercise));
        wrote.extend(told.map(|note| NoteLine { day: block.day, text: note.clone() }));
    }
    if resting && times == 0 {
        return;
    }
    let asked = line.times_a_day.unwrap_or(1);
    count.days += 1;
    count.times_asked += asked;
    count.times_done += times.min(asked);
    if times == 0 {
        wrote.dedup();
        count.wrote.extend(wrote);
    }
    match (times, swapped) {
        (1.., _) => count.done += 1,
        (0, true) => count.swapped += 1,
        (0, false) => count.left_out += 1,
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::*;
    use crate::diary::daily::dated;
    use crate::diary::{DayStart, Flare, Ids, Offered, Practice, PractisedBlock, Record, Stamp};
    use crate::library::therapist::{Against, bounds, read};
    use crate::library::{Library, built_in};

    fn library() -> &'static Library {
        built_in().unwrap()
    }

    fn plan(lines: &str) -> TherapistPlan {
        let text = format!("title = \"x\"\ndate = 2026-11-23\n{lines}");
        let known = |text: &str| library().catalogue.get(text).map(|exercise| exercise.id.clone());
        read(text.as_bytes(), Against { catalogue: &library().catalogue, bounds: bounds().unwrap(), known: &known })
            .plan
    }

    /// Records so many days after Monday 23 November.
    fn records(bodies: &[(i64, Body)]) -> Vec<Record> {
        let mut ids = Ids::new(4);
        let first = DateTime::parse_from_rfc3339("2026-11-23T08:00:00+01:00").unwrap();
        let record = |(after, body): &(i64, Body)| {
            let at = first + TimeDelta::days(*after);
            let stamp = Stamp { updated: at.to_utc(), device: "test".to_owned() };
            Record::new(ids.next(at), at, "UTC", body, &stamp).unwrap()
        };
        bodies.iter().map(record).collect()
    }

    fn practice(blocks: &[(&str, Option<&str>, Outcome)]) -> Body {
        let block = |(exercise, instead_of, outcome): &(&str, Option<&str>, Outcome)| PractisedBlock {
            exercise: (*exercise).to_owned(),
            instead_of: instead_of.map(str::to_owned),
            outcome: *outcome,
            done_s: 60,
            ..PractisedBlock::default()
        };
        Body::Practice(Practice {
            blocks: blocks.iter().map(block).collect(),
            outcome: Outcome::EndedEarly,
            ..Practice::default()
        })
    }

    /// The counts of a plan over the first `days` days.
    fn counts(plan: &TherapistPlan, bodies: &[(i64, Body)], days: i64) -> Vec<LineCount> {
        let records = records(bodies);
        let records: Vec<&Record> = records.iter().collect();
        let from = Day("2026-11-23".parse().unwrap());
        let records = dated(&records, DayStart::default());
        by_plan(plan, &library().catalogue, bounds().unwrap(), &records, (from, from.plus(days - 1)))
    }

    fn told(count: &LineCount) -> (&str, [usize; 4], [u32; 2]) {
        let LineCount { exercise, days, done, swapped, left_out, times_asked, times_done, wrote: _ } = count;
        (exercise, [*days, *done, *swapped, *left_out], [*times_asked, *times_done])
    }

    #[test]
    fn each_due_day_is_done_swapped_or_left_out() {
        let plan = plan("[[line]]\nexercise = \"PF2a\"\ntimes_a_day = 2\ndays = \"monday to thursday\"\n");
        let whole = |id: &'static str| (id, None, Outcome::Finished);
        let bodies = [
            (0, practice(&[whole("PF2a"), whole("B3"), whole("PF2a"), whole("PF2a")])),
            (1, practice(&[("B2", Some("PF2a"), Outcome::Finished)])),
            (2, practice(&[("PF2a", None, Outcome::NotStarted), whole("B3")])),
            (3, practice(&[("pf2A", None, Outcome::Stopped)])),
            // Not a day of the plan: done all the same, and not counted.
            (4, practice(&[whole("PF2a")])),
        ];
        let found = counts(&plan, &bodies, 7);
        assert_eq!(found.iter().map(told).collect::<Vec<_>>(), [("PF2a", [4, 2, 1, 1], [8, 3])]);
    }

    #[test]
    fn lines_begin_and_end_and_what_is_left_out_by_the_plan_is_not_counted() {
        let plan = plan(
            "[[line]]\nexercise = \"Heel slides\"\nlength = 60\nuntil = 2026-11-24\n\
             [[line]]\nexercise = \"ST1\"\nleft_out_until = 2026-11-25\n\
             [[line]]\nexercise = \"MI1\"\ndays = \"sunday\"\n\
             [[line]]\nexercise = \"PF2a\"\n[[hold]]\ntrack = \"floor\"\nuntil = 2026-11-25\n",
        );
        let bodies = [(0, practice(&[("plan:Heel slides", None, Outcome::Finished)]))];
        let found = counts(&plan, &bodies, 3);
        let expected =
            [("plan:Heel slides", [2, 1, 0, 1], [2, 1]), ("ST1", [1, 0, 0, 1], [1, 0]), ("PF2a", [1, 0, 0, 1], [1, 0])];
        assert_eq!(found.iter().map(told).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_was_written_stands_where_the_line_was_not_done_and_nowhere_else() {
        let plan = plan("[[line]]\nexercise = \"PF2a\"\n");
        let with = |note: &str, body: Body| match body {
            Body::Practice(practice) => Body::Practice(Practice { note: Some(note.to_owned()), ..practice }),
            other => other,
        };
        let bodies = [
            (0, with("done and fine", practice(&[("PF2a", None, Outcome::Finished)]))),
            (
                1,
                with(
                    "the chair hurt",
                    practice(&[("B2", Some("PF2a"), Outcome::Finished), ("B3", None, Outcome::Finished)]),
                ),
            ),
            (2, with("no time", practice(&[("B3", None, Outcome::Finished), ("PF2a", None, Outcome::NotStarted)]))),
            // Nothing of the line stands in this practice: what was written is not about it.
            (3, with("about breathing", practice(&[("B3", None, Outcome::Finished)]))),
            // Nobody is asked why, and nothing is made up.
            (4, practice(&[("B2", Some("PF2a"), Outcome::Finished)])),
        ];
        let found = counts(&plan, &bodies, 5);
        let wrote: Vec<(String, &str)> =
            found[0].wrote.iter().map(|it| (it.day.to_string(), it.text.as_str())).collect();
        let expected = [("2026-11-24".to_owned(), "the chair hurt"), ("2026-11-25".to_owned(), "no time")];
        assert_eq!((told(&found[0]), wrote), (("PF2a", [5, 1, 2, 2], [5, 1]), expected.to_vec()));
    }

    #[test]
    fn hard_days_ask_for_nothing() {
        let plan = plan("[[line]]\nexercise = \"ST1\"\n");
        let flare = |on| Body::Flare(Flare { on, by: Offered::Own });
        let bodies = [(1, flare(true)), (2, practice(&[("ST1", None, Outcome::Finished)])), (3, flare(false))];
        assert_eq!(counts(&plan, &bodies, 5).iter().map(told).collect::<Vec<_>>(), [("ST1", [3, 1, 0, 2], [3, 1])]);
    }
}
