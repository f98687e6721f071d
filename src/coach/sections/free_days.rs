//! Free days of the week, and the rhythm over the last weeks.

use serde_json::json;

use super::{Deed, Done, Line};
use crate::clock::Now;
use crate::coach::coach::Coach;
use crate::coach::wishes::{FREE_DAYS, RHYTHM, free_days};
use crate::words::{name, say, tell};

pub(super) fn state(coach: &Coach) -> String {
    let named: Vec<String> = free_days(&coach.profile).iter().map(|day| short(*day)).collect();
    if named.is_empty() {
        tell("plan-free-any", &[("n", u32::from(coach.library.plan.free_days.value).into())])
    } else {
        named.join(", ")
    }
}

fn short(day: u8) -> String {
    name("app-weekday", &day.to_string()).chars().take(3).collect()
}

pub(super) fn lines(coach: &Coach, now: Now) -> Vec<Line> {
    let free = free_days(&coach.profile);
    let day = |day: u8| Line {
        words: name("app-weekday", &day.to_string()),
        state: if free.contains(&day) { say("plan-free-day") } else { String::new() },
        more: say("plan-free-more"),
        deed: Some(Deed::FreeDay(day)),
        ..Line::default()
    };
    let mut lines: Vec<Line> = (1..=7).map(day).collect();
    let rhythm = if !coach.shows_rhythm() {
        say("plan-off")
    } else if let Some(share) = coach.rhythm(now) {
        tell("plan-rhythm-share", &[("practised", share.practised.into()), ("planned", share.planned.into())])
    } else {
        say("plan-rhythm-soon")
    };
    lines.push(Line {
        words: say("plan-rhythm"),
        state: rhythm,
        more: say(if coach.shows_rhythm() { "plan-rhythm-more" } else { "plan-rhythm-off-more" }),
        deed: Some(Deed::Rhythm),
        ..Line::default()
    });
    lines
}

/// Makes a weekday free, or takes that back; no more of them than the programme leaves free.
pub(super) fn turn_day(coach: &mut Coach, day: u8, now: Now) -> Done {
    let mut free = free_days(&coach.profile);
    if free.contains(&day) {
        free.retain(|there| *there != day);
    } else if free.len() >= usize::from(coach.library.plan.free_days.value) {
        return Done::said(say("plan-free-full"));
    } else {
        free.push(day);
        free.sort_unstable();
    }
    Done::saved(vec![coach.set(FREE_DAYS, json!(free), now)])
}

pub(super) fn turn_rhythm(coach: &mut Coach, now: Now) -> Done {
    let shown = coach.shows_rhythm();
    Done::saved(vec![coach.set(RHYTHM, json!(!shown), now)])
}
