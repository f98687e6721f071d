//! Where the person is: the week of the programme and each track, with what is suggested for it and what the next step
//! takes; for the floor also the days on which its drill was practised. What moves a step is for `plan`.

use std::collections::BTreeSet;

use super::Line;
use crate::clock::Now;
use crate::coach::coach::Coach;
use crate::coach::pacing_words;
use crate::coach::tracks::Paced;
use crate::diary::{Body, Day, Outcome};
use crate::plan::FloorStep;
use crate::practice::Track;
use crate::report::figure;
use crate::words::{name, say, tell};

/// Days that are looked back for a drill: four weeks.
const LOOK_BACK: i64 = 28;

pub(super) fn state(coach: &Coach, now: Now) -> String {
    tell("plan-here", &[("week", u32::from(coach.week(now)).into())])
}

pub(super) fn lines(coach: &Coach, now: Now) -> Vec<Line> {
    let weeks = Line {
        words: say("plan-programme"),
        state: state(coach, now),
        more: say("plan-programme-more"),
        ..Line::default()
    };
    let tracks = coach.paced(None, now);
    std::iter::once(weeks).chain(tracks.iter().map(|paced| track(coach, paced, now))).collect()
}

fn track(coach: &Coach, paced: &Paced, now: Now) -> Line {
    let at = paced.position;
    let told = pacing_words::lines(&paced.suggestion);
    let mut more = vec![told.what, told.why, told.change];
    let drill = coach.library.programme.floor_step(at.step).filter(|_| paced.track == Track::Floor);
    let state = if let Some(drill) = drill {
        more.push(practised(coach, drill, now));
        let name = say(&format!("exercise-{}-name", drill.exercise));
        tell("plan-floor", &[("step", u32::from(drill.step).into()), ("drill", name.into())])
    } else {
        let fills = [("minutes", figure(at.dose_min).into()), ("week", (u32::from(at.step) + 1).into())];
        tell("plan-track", &fills)
    };
    Line { words: name("choose-track", paced.track.id()), state, more: more.join("\n"), ..Line::default() }
}

fn practised(coach: &Coach, drill: &FloorStep, now: Now) -> String {
    let played = drill.in_routines.as_deref().unwrap_or(&drill.exercise);
    tell("plan-floor-days", &[("days", days_with(coach, played, coach.today(now)).into())])
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
