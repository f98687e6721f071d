//! What an earlier start left unfinished: a practice that was cut short, or an entry. Kept, or let go.

use super::coach::Coach;
use super::dates;
use super::effect::{Draft, Effect, Saving};
use super::form::{Form, FormKind};
use super::kept::Kept;
use super::session::Session;
use super::today::SESSION_DRAFT;
use crate::clock::Now;
use crate::diary::{MonthState, Outcome};
use crate::words::{name, tell};

/// Why a draft cannot be taken up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Its line, from 1.
    pub line: usize,
    /// The field, with its path, where it is one.
    pub field: Option<String>,
    /// What it is, in a few words.
    pub what: String,
}

/// Why the draft of this name and text cannot be taken up; `None` where it can be.
#[must_use]
pub fn unread_draft(name: &str, text: &str) -> Option<Unread> {
    if name == SESSION_DRAFT { unread::<Kept>(text) } else { unread::<Form>(text) }
}

fn unread<T: serde::de::DeserializeOwned>(text: &str) -> Option<Unread> {
    let error = serde_path_to_error::deserialize::<_, T>(&mut serde_json::Deserializer::from_str(text)).err()?;
    let field = Some(error.path().to_string()).filter(|path| path != ".");
    let (line, message) = (error.inner().line().max(1), error.inner().to_string());
    let what = message.rfind(" at line ").and_then(|end| message.get(..end)).unwrap_or(&message).to_owned();
    Some(Unread { line, field, what })
}

impl Coach {
    /// The names of what an earlier start left unfinished and a person can take up again; the card of another day is
    /// not, its questions were about that morning.
    #[must_use]
    pub fn unfinished(&self) -> Vec<String> {
        let takes_up = |name: &&str| {
            (*name == SESSION_DRAFT && !self.is_done_with())
                || self.unfinished_form(name).is_some_and(|form| form.kind != FormKind::Card && form.is_begun())
        };
        self.drafts().filter(takes_up).map(str::to_owned).collect()
    }

    /// The session that was left unfinished.
    #[must_use]
    pub fn unfinished_session(&self) -> Option<Kept> {
        serde_json::from_str(self.draft(SESSION_DRAFT)?).ok()
    }

    /// Whether the session that was left unfinished stands in the diary, or stood there until it was deleted: the
    /// program ended between saving it and dropping its draft.
    fn is_recorded(&self) -> bool {
        let id = self.unfinished_session().and_then(|kept| kept.id);
        id.is_some_and(|id| self.diary.find(id).is_some())
    }

    /// Whether nothing of the session that was left unfinished is to be kept any more.
    fn is_done_with(&self) -> bool {
        self.is_recorded() || self.unfinished_session().is_some_and(|kept| kept.is_empty())
    }

    /// Drops the draft of a session that is recorded, or of which nothing was done. The month in which it began has to be
    /// read before.
    pub fn drop_done_with(&mut self) -> Option<Effect> {
        self.is_done_with().then(|| self.drop_draft(SESSION_DRAFT))
    }

    /// The draft of a form whose record may have to wait for its file. It is dropped once that is saved; until then it is
    /// there also where the form was filled in faster than drafts are written.
    pub(super) fn draft_of_stuck(&self, form: &Form, effects: &[Effect]) -> Option<Effect> {
        let refused = || self.diary.months().any(|(_, state)| matches!(state, MonthState::Refused(_)));
        let waits = self.saving != Saving::Done || self.read_only.is_some() || refused();
        let (name, text) = form.draft().filter(|_| waits && effects.iter().any(Effect::saves_a_record))?;
        Some(Effect::KeepDraft(Draft { name, text }))
    }

    /// Takes note of unfinished work that these effects keep or drop, in their order.
    pub fn note_drafts(&mut self, effects: &[Effect]) {
        for effect in effects {
            match effect {
                Effect::KeepDraft(draft) => self.keep_draft(draft),
                Effect::DropDraft(name) => drop(self.drop_draft(name)),
                _ => {}
            }
        }
    }

    /// The form that was left unfinished under this name.
    #[must_use]
    pub fn unfinished_form(&self, name: &str) -> Option<Form> {
        serde_json::from_str(self.draft(name)?).ok().map(|form| self.in_sight(form))
    }

    /// What was left unfinished under this name, in one line; nothing where it cannot be read.
    #[must_use]
    pub fn unfinished_words(&self, draft: &str) -> String {
        if draft != SESSION_DRAFT {
            let kind = self.unfinished_form(draft).map(|form| form.kind.id()).unwrap_or_default();
            return tell("app-unfinished-form", &[("what", name("app-unfinished", kind).into())]);
        }
        let Some(kept) = self.unfinished_session() else { return String::new() };
        let day = self.day_start.day_of(kept.started);
        let fills = [
            ("today", if day == self.today(self.now()) { "yes" } else { "no" }.into()),
            ("day", dates::long_day(day).into()),
            ("time", dates::clock(kept.started).into()),
            ("length", dates::minutes_seconds(kept.elapsed_ms).into()),
        ];
        tell("app-unfinished-session", &fills)
    }

    /// Keeps the session that was left unfinished as it was, ended early; one that cannot be read is dropped.
    pub fn keep_unfinished_session(&mut self, now: Now) -> Vec<Effect> {
        let Some(kept) = self.unfinished_session() else { return vec![self.drop_draft(SESSION_DRAFT)] };
        let (id, began) = (kept.id, kept.started);
        let session = Session::over(&self.library.catalogue, kept, now);
        self.record(id, began, session.practice(Outcome::EndedEarly, None), now).1
    }
}
