//! Sensitive days: times that the person marks, on which a practice is lighter.

use serde_json::json;

use super::{Deed, Done, Line};
use crate::clock::Now;
use crate::coach::coach::Coach;
use crate::coach::dates;
use crate::coach::wishes::{Days, SENSITIVE_DAYS, is_sensitive, sensitive_days};
use crate::words::{say, tell};

pub(super) fn state(coach: &Coach, now: Now) -> String {
    let today = coach.today(now);
    if is_sensitive(&coach.profile, today) {
        return say("plan-sensitive-today");
    }
    let next = sensitive_days(&coach.profile).into_iter().find(|days| days.to >= today);
    next.map_or_else(|| say("plan-sensitive-none"), words)
}

fn words(days: Days) -> String {
    if days.from == days.to {
        return dates::short_day(days.from);
    }
    tell("plan-days", &[("from", dates::short_day(days.from).into()), ("to", dates::short_day(days.to).into())])
}

pub(super) fn lines(coach: &Coach, now: Now) -> Vec<Line> {
    let today = coach.today(now);
    let line = |days: Days| Line {
        words: words(days),
        state: if (days.from..=days.to).contains(&today) { say("plan-days-now") } else { String::new() },
        more: say("plan-sensitive-more"),
        deed: Some(Deed::Sensitive(Some(days))),
        remove: Some(Deed::NotSensitive(days)),
        ..Line::default()
    };
    let add = Line { words: say("plan-sensitive-add"), deed: Some(Deed::Sensitive(None)), ..Line::default() };
    sensitive_days(&coach.profile).into_iter().map(line).chain([add]).collect()
}

pub(super) fn remove(coach: &mut Coach, days: Days, now: Now) -> Done {
    let left: Vec<Days> = sensitive_days(&coach.profile).into_iter().filter(|there| *there != days).collect();
    let effect = coach.set(SENSITIVE_DAYS, json!(left), now);
    Done { line: Some(say("plan-removed")), ..Done::saved(vec![effect]) }
}
