//! Learning: which lessons are in sight, what has been read, what comes next if the person likes. What stands in a
//! lesson is the library's; the order is free, and nothing is locked.

use std::collections::BTreeMap;

use serde_json::json;

use super::agreements::opened;
use super::coach::Coach;
use super::effect::Effect;
use super::form::{Form, FormKind};
use super::step::Step;
use crate::clock::Now;
use crate::diary::{Body, Day, Note, Profile};
use crate::library::{Card, Head, Lesson, Term, shelf};
use crate::practice::Area;
use crate::words::tell;

/// The register of the lessons that were read, each with the day: `{"L01": "2026-11-26"}`.
pub const READ: &str = "lessons";

/// The tag of a note that answers the question of a lesson; the lesson's id stands beside it.
pub const TAG: &str = "lesson";

/// What the glossary goes by, as a lesson by its id and a card by its own.
pub const GLOSSARY: &str = "glossary";

/// A lesson as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// What stands at its head.
    pub head: &'static Head,
    /// The day on which it was read.
    pub read: Option<Day>,
    /// Whether it is the one that is suggested.
    pub next: bool,
}

/// The lessons that were read.
#[must_use]
pub fn read_lessons(profile: &Profile) -> BTreeMap<String, Day> {
    profile.get(READ).unwrap_or_default()
}

fn in_sight(profile: &Profile, areas: &[Area]) -> bool {
    areas.is_empty() || opened(profile).iter().any(|area| areas.contains(area))
}

/// The lessons in sight, in their order, and which one goes with `week`: the first of this or an earlier week that was
/// not read. Empty if the lessons cannot be read, which a test keeps from happening.
#[must_use]
pub fn lessons(profile: &Profile, week: u8) -> Vec<Listed> {
    let read = read_lessons(profile);
    let heads = shelf::heads().unwrap_or_default().iter().filter(|head| in_sight(profile, &head.opened));
    let mut listed: Vec<Listed> =
        heads.map(|head| Listed { head, read: read.get(&head.id).copied(), next: false }).collect();
    if let Some(next) = listed.iter_mut().find(|one| one.read.is_none() && one.head.week <= week) {
        next.next = true;
    }
    listed
}

/// The lesson of that id, where it is in sight.
#[must_use]
pub fn lesson(profile: &Profile, id: &str) -> Option<Lesson> {
    shelf::read(id).and_then(Result::ok).filter(|lesson| in_sight(profile, &lesson.head.opened))
}

/// The words of the glossary that are in sight.
#[must_use]
pub fn glossary(profile: &Profile) -> Vec<Term> {
    shelf::glossary().unwrap_or_default().into_iter().filter(|term| in_sight(profile, &term.opened)).collect()
}

/// The cards that are in sight.
#[must_use]
pub fn cards(profile: &Profile) -> Vec<Card> {
    shelf::cards().unwrap_or_default().into_iter().filter(|card| in_sight(profile, &card.opened)).collect()
}

/// How a lesson stands, in words: its minutes, and whether it was read or is suggested.
#[must_use]
pub fn state(one: &Listed) -> String {
    let minutes = [("minutes", u32::from(one.head.minutes).into())];
    match (one.read, one.next) {
        (Some(_), _) => tell("learn-minutes-read", &minutes),
        (None, true) => tell("learn-minutes-next", &minutes),
        (None, false) => tell("learn-minutes", &minutes),
    }
}

impl Coach {
    /// The lessons in sight, in their order.
    #[must_use]
    pub fn lessons(&self, now: Now) -> Vec<Listed> {
        lessons(&self.profile, self.week(now))
    }

    /// The lesson that goes with this week of the programme, or an earlier one, and was not read; `None` when there is
    /// none. On a hard day nothing is suggested.
    #[must_use]
    pub fn suggested_lesson(&self, now: Now) -> Option<&'static Head> {
        if self.is_hard_day(now) {
            return None;
        }
        self.lessons(now).into_iter().find(|one| one.next).map(|one| one.head)
    }

    /// Notes a lesson as read today, or as not read; nothing where that is how it stands.
    pub fn set_read(&mut self, id: &str, read: bool, now: Now) -> Option<Effect> {
        let mut all = read_lessons(&self.profile);
        if all.contains_key(id) == read {
            return None;
        }
        if read {
            all.insert(id.to_owned(), self.today(now));
        } else {
            all.remove(id);
        }
        Some(self.set(READ, json!(all), now))
    }

    /// The question of a lesson as a form, with what was left unfinished in it.
    #[must_use]
    pub fn lesson_form(&self, head: &Head) -> Form {
        let fresh = Form::new(FormKind::Lesson).with("lesson", &head.id).with("question", &head.question);
        let kept = self.unfinished_form(&fresh.draft_name());
        kept.filter(|kept| kept.given == fresh.given).unwrap_or(fresh)
    }

    /// Where the exercise of a lesson leads: the session, or the text of a note that stands before it; `None` while
    /// the exercise is out of sight or waits for an agreement.
    #[must_use]
    pub fn lesson_practice(&self, head: &Head, now: Now) -> Option<Step> {
        let exercise = self.library.catalogue.get(&head.action)?;
        if !self.sees(exercise) || self.closed_by(exercise).is_some() {
            return None;
        }
        Some(self.allowed(self.begin(&head.action, None, now)?, now))
    }
}

/// The note that the answer to a lesson's question makes, or `None` where nothing was written.
pub(super) fn body(form: &Form) -> Option<Body> {
    let id = form.given("lesson")?.to_owned();
    Some(Body::Note(Note { text: form.text("text")?, tags: vec![TAG.to_owned(), id], for_therapist: None }))
}
