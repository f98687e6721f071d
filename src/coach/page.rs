//! The page for a visit, made from the diary and where the person stands: the one way to it, so that what is previewed
//! on a screen and what a command writes are the same.

use std::collections::BTreeSet;

use serde_json::json;

use super::coach::Coach;
use super::effect::Effect;
use super::standing::{floor_step, programme_week, standing, weeks};
use super::suggestions::{planned_days, resting_days};
use super::tracks::BEGAN;
use super::when;
use crate::clock::Now;
use crate::diary::daily::dated;
use crate::diary::{Day, DayStart, Diary, Kind, Measure, Profile, StoredBaselines, baseline};
use crate::insight::page::PlanInUse;
use crate::insight::{self, Answered, OpenFlag, Page, PageInput, RecordRow, Section};
use crate::library::Library;
use crate::library::therapist::bounds;
use crate::plan::lived::{LOOK_BACK, Lived};
use crate::plan::pacing::{Input, Note, suggest};
use crate::plan::safety::SafetyTable;
use crate::plan::therapist::{IN_USE, InUse, TherapistPlan};

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
    /// The therapist's plan in use.
    pub plan: Option<&'a TherapistPlan>,
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
    // None before the first practice.
    let week = (weeks(profile).count > 0).then(|| programme_week(profile, wish.today));
    let step = week.map(|_| floor_step(profile, &library.programme, wish.today));
    let baselines: StoredBaselines = profile.get("baseline").unwrap_or_default();
    let name: Option<String> = profile.get("name");
    let reviews = reviews(diary, profile, start, library, wish);
    let used: Option<InUse> = profile.get(IN_USE);
    let plan = wish.plan.zip(used).zip(bounds().ok()).map(|((plan, used), bounds)| PlanInUse {
        plan,
        exercises: &library.catalogue,
        bounds,
        taken: used.taken,
    });
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
        reviews: &reviews,
        instruments: &library.measures,
        plan,
        appointment: profile.get::<InUse>(IN_USE).and_then(|in_use| Some((in_use.taken, wish.plan?.next_appointment?))),
        baselines: &baselines,
        version: env!("CARGO_PKG_VERSION"),
    })
}

/// The reviews that pacing speaks of, where the page reaches into the week before `today`: an older page is not the
/// place for what holds now.
fn reviews(
    diary: &Diary,
    profile: &Profile,
    start: DayStart,
    library: &Library,
    wish: PageWish<'_>,
) -> Vec<&'static str> {
    let today = wish.today;
    let from = today.plus(-LOOK_BACK);
    if wish.to < today.plus(-7) {
        return Vec::new();
    }
    let range = diary.days(from, today, start);
    let records = dated(&range.records, start);
    let lived = Lived::read(&records, from, today);
    let stored: StoredBaselines = profile.get("baseline").unwrap_or_default();
    let first = began(profile).unwrap_or(from);
    let resting = resting_days(&records, today);
    let input = Input {
        week_in_programme: weeks(profile).count.max(1),
        pain_days: lived.pain_days(),
        baseline_mean: stored.get(Measure::Pain).map(|kept| kept.mean),
        adherence_4w: lived.adherence(first, planned_days(profile), &resting),
        ..Input::default()
    };
    let notes = suggest(&input, &library.pacing).notes;
    notes.into_iter().filter(|note| *note != Note::Milestone30).map(Note::id).collect()
}

/// The days of a page from `from` until `to`, or until today.
///
/// # Errors
/// Where one does not read as a day, where they are reversed, and where the first is still to come.
pub fn chosen_days(from: &str, to: Option<&str>, today: when::Today) -> Result<(Day, Day), when::Unclear> {
    let first = when::day(from, today)?;
    if first > today.day() {
        return Err(when::Unclear::NoPageYet(from.to_owned()));
    }
    let (_, last) = when::range(Some(from), to, today)?;
    Ok((first, last.unwrap_or_else(|| today.day())))
}

/// The day of the first practice, where it is known.
#[must_use]
pub fn began(profile: &Profile) -> Option<Day> {
    profile.get(BEGAN)
}

fn open_flags(profile: &Profile, table: &SafetyTable, today: Day) -> Vec<OpenFlag> {
    let standing = standing(profile, table, today);
    standing.open.iter().map(|note| OpenFlag { flag: note.flag, level: note.level }).collect()
}

impl Coach {
    /// The days of the usual page: since the last recorded visit where that lies in what is read, else the week that
    /// today is in.
    #[must_use]
    pub fn page_days(&self, now: Now) -> (Day, Day) {
        let today = self.today(now);
        let visit = self.entries("").into_iter().find(|record| record.kind == Kind::Visit);
        let since = visit.and_then(|record| record.at).map(|at| self.day_start.day_of(at));
        let week = today.week().first_day();
        (since.filter(|day| *day <= today).unwrap_or(week), since.map_or(week.plus(6), |_| today))
    }

    /// The days of the programme so far: from the first practice, else from the first day that is known of, until today.
    #[must_use]
    pub fn programme_days(&self, now: Now) -> (Day, Day) {
        let today = self.today(now);
        let oldest = insight::Edges::of(&self.diary, today, self.day_start).oldest;
        (began(&self.profile).filter(|day| *day <= today).unwrap_or(oldest), today)
    }

    /// The days of a page as a person typed them, in the words that the command line takes. Without a first day it is
    /// the one of the page in front, without a last one today.
    ///
    /// # Errors
    /// One line, where one does not read as a day, where they are reversed, and where the first is still to come.
    pub fn typed_days(&self, [from, to]: [Option<&str>; 2], shown: Day) -> Result<(Day, Day), String> {
        let today = self.when(self.now());
        let shown = shown.to_string();
        chosen_days(from.unwrap_or(&shown), to, today).map_err(|unclear| unclear.line())
    }

    /// A day that was typed in the words of the command line, no later than today; nothing typed is none.
    ///
    /// # Errors
    /// One line, where it does not read as a day, or is still to come.
    pub fn typed_day(&self, text: &str) -> Result<Option<Day>, String> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        let today = self.when(self.now());
        match when::day(text, today) {
            Ok(day) if day <= today.day() => Ok(Some(day)),
            Ok(_) | Err(when::Unclear::ToCome(_)) => Err(when::Unclear::NotYetKnown(text.to_owned()).line()),
            Err(unclear) => Err(unclear.line()),
        }
    }

    /// The page of these days.
    #[must_use]
    pub fn page(&self, from: Day, to: Day, include: &BTreeSet<Section>, now: Now) -> Answered<Page> {
        let wish = PageWish { from, to, today: self.today(now), include, plan: self.therapist_plan() };
        // As a command makes it: with the exercises as they are without the plan.
        page(
            &self.diary,
            &self.profile,
            self.day_start,
            self.library_without_plan(),
            Some(&self.library.safety.table),
            wish,
        )
    }

    /// The records of these days, as formats with one row a record hold them.
    #[must_use]
    pub fn record_rows(&self, from: Day, to: Day, include: &BTreeSet<Section>) -> Answered<Vec<RecordRow>> {
        insight::record_rows(&self.diary, from, to, self.day_start, include, &self.library.measures)
    }

    /// Keeps baselines that have formed, so that they hold when the first months are no longer read.
    pub fn keep_baselines(&mut self, now: Now) -> Option<Effect> {
        let stored: StoredBaselines = self.profile.get("baseline").unwrap_or_default();
        let formed = baseline::to_keep(&self.diary, self.day_start, &stored, self.today(now))?;
        Some(self.set("baseline", json!(formed), now))
    }
}
