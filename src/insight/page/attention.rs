//! The attention line: safety notes of these days or still open, and practices that were stopped.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Of, PracticeBlock, Scope, Section};
use crate::diary::{Body, Day, FlagState, Kind, Level, StopReason};

/// A safety note that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenFlag {
    /// The number of its question, 1 to 28.
    pub flag: u8,
    /// Its level.
    pub level: Level,
}

/// A safety note on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct FlagLine {
    /// The number of its question.
    pub flag: u8,
    /// Its level.
    pub level: Level,
    /// The day in these days on which it was raised.
    pub raised: Option<Day>,
    /// Whether it is open.
    pub open: bool,
}

/// Block 2 of the page.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Attention {
    /// Safety notes, the most pressing first.
    pub flags: Vec<FlagLine>,
    /// Practices stopped for something to look at; the toilet and a changed mind are not among them.
    pub stops: Vec<Of>,
    /// Reviews that could help, by id.
    pub reviews: Vec<&'static str>,
    /// Whether something was left out because its section is not ticked, so that the page does not claim "none".
    pub held_back: bool,
}

/// The section a safety note belongs to: being unsafe, an assault, and what the PHQ-4 showed are not printed unasked.
pub(super) const fn section_of(flag: u8) -> Option<Section> {
    match flag {
        8 | 9 => Some(Section::Trauma),
        27 => Some(Section::Phq4),
        _ => None,
    }
}

pub(super) fn attention(scope: &Scope<'_>, practice: &PracticeBlock) -> Attention {
    let mut lines: BTreeMap<u8, FlagLine> = BTreeMap::new();
    for (day, record) in scope.own().filter(|(_, record)| record.kind == Kind::Flag) {
        if let Ok(Body::Flag(flag)) = record.body()
            && flag.state == FlagState::Raised
        {
            let line = FlagLine { flag: flag.flag, level: flag.level, raised: Some(day), open: false };
            lines.insert(flag.flag, line);
        }
    }
    for open in scope.input.open_flags {
        let line = FlagLine { flag: open.flag, level: open.level, raised: None, open: true };
        lines.entry(open.flag).and_modify(|line| line.open = true).or_insert(line);
    }
    let all = lines.len();
    let mut flags: Vec<FlagLine> = lines
        .into_values()
        .filter(|line| section_of(line.flag).is_none_or(|section| scope.includes(section)))
        .collect();
    flags.sort_by_key(|line| (line.level, line.flag));
    let neutral = [StopReason::Toilet.id(), StopReason::ChangedMind.id()];
    let stops = practice.stops.iter().filter(|stop| !neutral.contains(&stop.id.as_str())).cloned().collect();
    let reviews = scope.input.reviews.to_vec();
    Attention { held_back: flags.len() < all, flags, stops, reviews }
}
