//! The person's own words for parts of the body.

use super::{Deed, Line};
use crate::coach::coach::Coach;
use crate::coach::wishes::{NAMED_PLACES, body_words};
use crate::words::{name, say, tell};

pub(super) fn state(coach: &Coach) -> String {
    tell("plan-words-count", &[("n", body_words(&coach.profile).len().into())])
}

pub(super) fn lines(coach: &Coach) -> Vec<Line> {
    let own = body_words(&coach.profile);
    let line = |place: &'static str| Line {
        words: name("plan-word", place),
        state: own.get(place).cloned().unwrap_or_else(|| say("plan-word-neutral")),
        more: say("plan-word-more"),
        deed: Some(Deed::Word(place)),
        ..Line::default()
    };
    NAMED_PLACES.into_iter().map(line).collect()
}
