//! The twelve weeks: what each brings, and which of them is now.

use super::Line;
use crate::clock::Now;
use crate::coach::coach::Coach;
use crate::plan::Week;
use crate::practice::{Exercise, Track};
use crate::words::{say, tell};

pub(super) fn lines(coach: &Coach, now: Now) -> Vec<Line> {
    let here = coach.week(now);
    coach.library.programme.weeks.iter().map(|week| line(coach, week, here)).collect()
}

fn line(coach: &Coach, week: &Week, here: u8) -> Line {
    let drill = coach.library.programme.floor_step(week.floor_step).map(|step| exercise(&step.exercise));
    let breaths: Vec<String> = week.breath.iter().map(|id| exercise(id)).collect();
    let new = |one: &&Exercise| {
        let comes = one.from_week == week.week && week.week > 1;
        comes && matches!(one.track, Track::Stretch | Track::Attention) && coach.sees(one)
    };
    let new: Vec<String> = coach.library.catalogue.iter().filter(new).map(|one| exercise(&one.id)).collect();
    let mut more = vec![
        tell(
            "plan-week-breath",
            &[("breath", breaths.join(", ").into()), ("minutes", u32::from(week.breath_minutes).into())],
        ),
        tell("plan-week-floor", &[("drill", drill.unwrap_or_default().into())]),
    ];
    if !new.is_empty() {
        more.push(tell("plan-week-new", &[("exercises", new.join(", ").into())]));
    }
    Line {
        words: tell("plan-week-number", &[("week", u32::from(week.week).into())]),
        state: if week.week == here { say("plan-week-here") } else { String::new() },
        more: more.join("\n"),
        here: week.week == here,
        ..Line::default()
    }
}

fn exercise(id: &str) -> String {
    say(&format!("exercise-{id}-name"))
}
