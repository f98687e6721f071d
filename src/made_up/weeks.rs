//! Which blocks a made-up week has, and where somebody stands on each track at its end.

use serde_json::{Value, json};

use crate::diary::Day;

/// The blocks of the twelve minutes in a week (from 0) of the programme: exercise, track, step, seconds (clinical
/// specification 8.1 and 8.2, as far as a made-up diary needs it).
pub(super) fn twelve_minutes(week: i64) -> Vec<(&'static str, &'static str, Option<u8>, u32)> {
    let week = week % 12;
    let reached = u8::try_from(week).ok();
    let step = [0u8, 1, 2, 2, 3, 4, 5, 5, 5, 5, 5, 5].get(usize::try_from(week).unwrap_or_default()).copied();
    let breath = match week {
        0 => "B1",
        1 => "B2",
        _ => "B11",
    };
    let floor = if step < Some(2) { "PF1a" } else { "PF2a" };
    let second = match week {
        0 => "ST1",
        1 | 2 => "ST3",
        3 | 4 => "ST11",
        _ => "ST6",
    };
    let third = if week >= 5 { "ST2" } else { "ST1" };
    vec![
        (breath, "breath", reached, 180),
        (floor, "floor", step, 190),
        (third, "stretch", reached, 70),
        (second, "stretch", reached, 70),
        ("MI1", "attention", reached, 80),
    ]
}

/// The registers of the four tracks after `weeks` weeks that end with `last_day`: the step of the last week since it
/// began, as long as the twelve minutes hold.
pub(super) fn positions(last_day: Day, weeks: u32) -> [(&'static str, Value); 5] {
    let weeks = i64::from(weeks);
    let last = weeks.saturating_sub(1).rem_euclid(12);
    let floor = twelve_minutes(last).iter().find_map(|(_, track, step, _)| step.filter(|_| *track == "floor"));
    // The last step of the floor begins with the seventh week.
    let floor_since = last_day.plus(1 - (last - 5).clamp(1, 12) * 7);
    let at = |step: u8, dose: f64, since: Day| json!({ "step": step, "dose_min": dose, "since": since });
    let week = u8::try_from(last).unwrap_or_default();
    let since = last_day.plus(-6);
    [
        ("track-floor", at(floor.unwrap_or_default(), 3.5, floor_since)),
        ("track-breath", at(week, 3.0, since)),
        ("track-stretch", at(week, 3.0, since)),
        ("track-attention", at(week, 1.5, since)),
        ("began", json!(last_day.plus(1 - weeks * 7))),
    ]
}
