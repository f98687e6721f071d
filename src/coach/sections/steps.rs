//! Where the person is: the week of the programme and the step of the floor track, with the days on which its drill was
//! practised. What moves a step is for `plan`.

use std::collections::BTreeSet;

use super::Line;
use crate::clock::Now;
use crate::coach::coach::Coach;
use crate::diary::{Body, Day, Outcome};
use crate::words::{say, tell};

/// Days that are looked back for a drill: four weeks.
const LOOK_BACK: i64 = 28;

pub(super) fn state(coach: &Coach, now: Now) -> String {
    tell("plan-here", &[("week", u32::from(coach.week(now)).into())])
}

pub(super) fn lines(coach: &Coach, now: Now) -> Vec<Line> {
    let week = coach.week(now);
    let programme = &coach.library.programme;
    let weeks = Line {
        words: say("plan-programme"),
        state: tell("plan-here", &[("week", u32::from(week).into())]),
        more: say("plan-programme-more"),
        ..Line::default()
    };
    let step = programme.week(week).and_then(|week| programme.floor_step(week.floor_step));
    let floor = step.map(|step| {
        let drill = say(&format!("exercise-{}-name", step.exercise));
        let played = step.in_routines.as_deref().unwrap_or(&step.exercise);
        let days = days_with(coach, played, coach.today(now));
        let fills = [("step", u32::from(step.step).into()), ("drill", drill.into())];
        Line {
            words: say("choose-track-floor"),
            state: tell("plan-floor", &fills),
            more: format!("{}\n{}", tell("plan-floor-days", &[("days", days.into())]), say("plan-floor-more")),
            ..Line::default()
        }
    });
    std::iter::once(weeks).chain(floor).collect()
}

/// The days of the last four weeks on which `exercise` was practised to its end.
fn days_with(coach: &Coach, exercise: &str, today: Day) -> usize {
    let practices = coach.practices(today.plus(1 - LOOK_BACK), today);
    let practised = practices.iter().filter(|record| match record.body() {
        Ok(Body::Practice(practice)) => {
            practice.blocks.iter().any(|block| block.exercise == exercise && block.outcome == Outcome::Finished)
        }
        _ => false,
    });
    let days: BTreeSet<Day> = practised.filter_map(|record| Some(coach.day_start.day_of(record.at?))).collect();
    days.len()
}
