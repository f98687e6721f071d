//! The page for a visit, made from the diary and where the person stands: the one way to it, so that what is previewed
//! on a screen and what a command writes are the same.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::diary::{Day, DayStart, Diary, Flag, Profile, StoredBaselines};
use crate::insight::{self, Answered, OpenFlag, Page, PageInput, Section};
use crate::library::Library;
use crate::plan::safety::{Asked, SafetyTable, ScreenAnswer};
use crate::plan::week_from;

/// What the page is asked to be.
#[derive(Clone, Copy, Debug)]
pub struct PageWish<'a> {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// The day on which it is made.
    pub today: Day,
    /// The sections that were ticked.
    pub include: &'a BTreeSet<Section>,
}

/// The register `safety_asked`: the last emergency screen.
#[derive(Deserialize)]
struct LastAsked {
    on: Day,
    answer: ScreenAnswer,
}

/// One of the register `flags`: a safety note and the day on which it was raised or changed.
#[derive(Deserialize)]
struct Raised {
    day: Day,
    flag: Flag,
}

/// The register `weeks`: weeks with a practice, and the last of them.
#[derive(Default, Deserialize)]
struct Weeks {
    count: u32,
    last: Option<String>,
}

/// Works out the page from what is read; the answer names the months that would complete it.
#[must_use]
pub fn page(
    diary: &Diary,
    profile: &Profile,
    start: DayStart,
    library: &Library,
    table: Option<&SafetyTable>,
    wish: PageWish<'_>,
) -> Answered<Page> {
    let week = programme_week(profile, wish.today);
    let step = week.and_then(|week| library.programme.week(week)).map(|week| week.floor_step);
    let baselines: StoredBaselines = profile.get("baseline").unwrap_or_default();
    let name: Option<String> = profile.get("name");
    let open_flags = table.map(|table| open_flags(profile, table, wish.today)).unwrap_or_default();
    insight::page(&PageInput {
        diary,
        from: wish.from,
        to: wish.to,
        start,
        today: wish.today,
        programme_week: week.map(u32::from),
        floor_step: step,
        include: wish.include,
        open_flags: &open_flags,
        name: name.as_deref(),
        baselines: &baselines,
        version: env!("CARGO_PKG_VERSION"),
    })
}

/// The week of the programme on `today`; none before the first practice.
fn programme_week(profile: &Profile, today: Day) -> Option<u8> {
    let weeks: Weeks = profile.get("weeks")?;
    let is_this = weeks.last == Some(today.week().to_string());
    Some(week_from(if is_this { weeks.count.saturating_sub(1) } else { weeks.count }))
}

fn open_flags(profile: &Profile, table: &SafetyTable, today: Day) -> Vec<OpenFlag> {
    let raised: Vec<Raised> = profile.get("flags").unwrap_or_default();
    let asked = profile.get::<LastAsked>("safety_asked").map(|last| Asked { on: last.on, answer: last.answer });
    let standing = table.standing(raised.iter().map(|raised| (raised.day, &raised.flag)), asked, today);
    standing.open.iter().map(|note| OpenFlag { flag: note.flag, level: note.level }).collect()
}
