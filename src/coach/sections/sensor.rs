//! The sensor that is set, as lines of Plan: whether the own scale is known where it lies. Learning it has a screen of
//! its own.

use super::{Deed, Line};
use crate::coach::coach::Coach;
use crate::coach::during::RELEASE_SOUND;
use crate::words::{name, say};

pub(super) fn state(coach: &Coach) -> String {
    say(if coach.scale().is_some() { "plan-sensor-known" } else { "plan-sensor-unknown" })
}

pub(super) fn lines(coach: &Coach) -> Vec<Line> {
    let on: bool = coach.profile.get(RELEASE_SOUND).unwrap_or(false);
    let sound = Line {
        words: say("plan-sensor-sound"),
        state: say(if on { "plan-on" } else { "plan-off" }),
        more: say("plan-sensor-sound-more"),
        deed: Some(Deed::Switch(RELEASE_SOUND)),
        ..Line::default()
    };
    let scale = Line {
        words: say("plan-sensor-scale"),
        state: name("signal-place", coach.placement().id()),
        more: say("plan-sensor-more"),
        deed: Some(Deed::Sensor),
        ..Line::default()
    };
    vec![scale, sound]
}
