//! How much is asked, and what is no goal: switches with what they change.

use serde_json::json;

use super::{Deed, Done, Line};
use crate::clock::Now;
use crate::coach::agreements::NO_PENETRATION;
use crate::coach::coach::Coach;
use crate::coach::wishes::ASK_LESS;
use crate::practice::Area;
use crate::words::say;

/// The switches: the register, and the end of their word keys.
const SWITCHES: [(&str, &str); 2] = [(ASK_LESS, "ask-less"), (NO_PENETRATION, "no-penetration")];

fn is_on(coach: &Coach, register: &str) -> bool {
    coach.profile.get(register).unwrap_or(false)
}

/// Whether a switch changes anything: what is no goal is a question once something is in sight that leads there.
fn is_of_use(coach: &Coach, register: &str) -> bool {
    let leads = [Area::Alone, Area::Partner, Area::Trainer, Area::Sexual];
    register != NO_PENETRATION || is_on(coach, register) || leads.into_iter().any(|area| coach.is_opened(area))
}

pub(super) fn state(coach: &Coach) -> String {
    say(if coach.asks_less() { "plan-asking-less" } else { "plan-asking-usual" })
}

pub(super) fn lines(coach: &Coach) -> Vec<Line> {
    let line = |(register, id): (&'static str, &str)| Line {
        words: say(&format!("plan-switch-{id}")),
        state: say(if is_on(coach, register) { "plan-on" } else { "plan-off" }),
        more: say(&format!("plan-switch-{id}-more")),
        deed: Some(Deed::Switch(register)),
        ..Line::default()
    };
    SWITCHES.into_iter().filter(|(register, _)| is_of_use(coach, register)).map(line).collect()
}

pub(super) fn turn(coach: &mut Coach, register: &str, now: Now) -> Done {
    let on = is_on(coach, register);
    Done::saved(vec![coach.set(register, json!(!on), now)])
}
