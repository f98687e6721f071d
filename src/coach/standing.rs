//! Where the person stands, read from the profile: the programme week, the last emergency screen, open safety notes.
//! Pure functions of the profile, for screens and commands alike.

use serde::{Deserialize, Serialize};

use super::tracks::position_register;
use crate::diary::{Day, Flag, Profile};
use crate::plan::safety::{Asked, SafetyTable, ScreenAnswer, Standing};
use crate::plan::{Programme, TrackPosition, week_from};
use crate::practice::Track;

/// The register `safety_asked`: the last emergency screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastAsked {
    /// The day.
    pub on: Day,
    /// The answer.
    pub answer: ScreenAnswer,
}

/// One of the register `flags`: a safety note, and the day on which it was raised or put off.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpenNote {
    /// The day.
    pub day: Day,
    /// The note.
    pub flag: Flag,
}

/// The register `weeks`: how many weeks had a practice, and the last of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weeks {
    /// How many.
    pub count: u32,
    /// The last, as 2026-W47.
    pub last: Option<String>,
}

/// The register that says whether the hard-day plan is on.
pub const HARD_DAY_PLAN: &str = "flare";
/// The register with the last single hard day.
pub const HARD_DAY: &str = "hard_day";
/// The register with the day on which the person said that the usual practice is back, after a hard day that morning.
pub const HARD_DAY_OVER: &str = "hard_day_over";
/// The register with the person's own contacts, in their words.
pub const CONTACTS: &str = "contacts";
/// The register with the last emergency screen.
pub const SAFETY_ASKED: &str = "safety_asked";

/// Whether the hard-day plan is on.
#[must_use]
pub fn hard_day_plan(profile: &Profile) -> bool {
    profile.get(HARD_DAY_PLAN).unwrap_or(false)
}

/// Whether `today` is a hard day, or the plan for such days is on: then nothing is asked and nothing counted.
#[must_use]
pub fn is_hard_day(profile: &Profile, today: Day) -> bool {
    let said = profile.get(HARD_DAY) == Some(today) && profile.get(HARD_DAY_OVER) != Some(today);
    hard_day_plan(profile) || said
}

/// The person's own contacts, in their words.
#[must_use]
pub fn contacts(profile: &Profile) -> Option<String> {
    profile.get::<Option<String>>(CONTACTS).flatten().filter(|words| !words.trim().is_empty())
}

/// Weeks with a practice so far.
#[must_use]
pub fn weeks(profile: &Profile) -> Weeks {
    profile.get("weeks").unwrap_or_default()
}

/// The week of the programme on `today`, 1 to 12: weeks with a practice before this one, and this one.
#[must_use]
pub fn programme_week(profile: &Profile, today: Day) -> u8 {
    week_from(week_of_practice(profile, today).saturating_sub(1))
}

/// The same, counted on beyond the programme.
#[must_use]
pub fn week_of_practice(profile: &Profile, today: Day) -> u32 {
    let weeks = weeks(profile);
    let is_this = weeks.last.as_deref() == Some(today.week().to_string().as_str());
    if is_this { weeks.count.max(1) } else { weeks.count.saturating_add(1) }
}

/// The step of the floor drill on which the person stands; before one was kept, that of the programme week.
#[must_use]
pub fn floor_step(profile: &Profile, programme: &Programme, today: Day) -> u8 {
    let kept: Option<TrackPosition> = profile.get(&position_register(Track::Floor));
    let of_week = || programme.week(programme_week(profile, today)).map_or(0, |row| row.floor_step);
    kept.map_or_else(of_week, |at| at.step)
}

/// Safety notes of the profile, oldest first.
#[must_use]
pub fn open_notes(profile: &Profile) -> Vec<OpenNote> {
    profile.get("flags").unwrap_or_default()
}

/// What safety notes stand open on `today`, and what is to be asked.
#[must_use]
pub fn standing(profile: &Profile, table: &SafetyTable, today: Day) -> Standing {
    let notes = open_notes(profile);
    let asked: Option<LastAsked> = profile.get(SAFETY_ASKED);
    let asked = asked.map(|last| Asked { on: last.on, answer: last.answer });
    table.standing(notes.iter().map(|note| (note.day, &note.flag)), asked, today)
}
