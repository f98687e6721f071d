//! The journal: entries newest first, opened for editing.

use super::coach::Coach;
use super::effect::Effect;
use super::form::{Form, FormKind};
use super::kept::Kept;
use super::search::Search;
use super::today::SESSION_DRAFT;
use super::{entry_form, questionnaire_form, thought_form, words_form};
use crate::diary::{Body, Entry, Id, Record};
use crate::words::say;

impl Coach {
    /// Every entry that is read and not deleted, newest first; with `search`, those that it finds.
    #[must_use]
    pub fn entries(&self, search: &str) -> Vec<&Record> {
        let search = Search::new(search).starting(self.day_start);
        self.found(&search).into_iter().filter_map(|found| self.at_place(found)).collect()
    }

    /// A form of this kind, with what was left unfinished in it.
    #[must_use]
    pub fn form(&self, kind: FormKind) -> Form {
        let fresh = Form::new(kind);
        let kept = self.draft(&fresh.draft_name()).and_then(|text| serde_json::from_str::<Form>(text).ok());
        self.in_sight(kept.filter(|form| form.kind == kind).unwrap_or(fresh))
    }

    /// The form that edits an entry.
    ///
    /// # Errors
    /// One line, when it is gone or of a kind that has no form.
    pub fn edit_form(&self, id: Id) -> Result<Form, String> {
        let (_, record) =
            self.diary.find(id).filter(|(_, record)| !record.deleted).ok_or_else(|| say("error-entry-gone"))?;
        let form = match record.body().map_err(|_| say("journal-cannot-show"))? {
            Body::CheckIn(entry) => Some(entry_form::opened_on(FormKind::CheckIn, &entry, id)),
            Body::PainEpisode(entry) => Some(entry_form::opened_on(FormKind::PainEpisode, &entry, id)),
            Body::Practice(practice) => {
                let mut form = self.after_form(id, &practice);
                super::after::fill(&mut form, &practice);
                Some(form.with(super::consent::LATER, "yes"))
            }
            Body::Measure(taken) => {
                let is_known = self.library.measures.get(&taken.instrument).is_some();
                questionnaire_form::opened_on(&taken, is_known, id)
            }
            body => words_form::opened_on(&body, id).or_else(|| thought_form::opened_on(&body, id)),
        };
        let form = form.ok_or_else(|| say("journal-no-form"))?;
        let kept = self.draft(&form.draft_name()).and_then(|text| serde_json::from_str::<Form>(text).ok());
        Ok(self.in_sight(kept.filter(|kept| kept.kind == form.kind && kept.edits == form.edits).unwrap_or(form)))
    }

    /// An entry's form with the groups of questions that are in sight now.
    fn in_sight(&self, form: Form) -> Form {
        if !matches!(form.kind, FormKind::CheckIn | FormKind::PainEpisode) {
            return form;
        }
        let groups: Vec<&str> = entry_form::GROUPS.into_iter().filter(|group| self.sees_group(group)).collect();
        form.with(entry_form::IN_SIGHT, &groups.join(" "))
    }

    /// What an entry says, part by part; what belongs to an area that is closed stays out.
    #[must_use]
    pub fn entry_parts(&self, record: &Record) -> Vec<String> {
        let Ok(body) = record.body() else { return Vec::new() };
        let body = match body {
            Body::CheckIn(entry) => Body::CheckIn(self.seen_of(entry)),
            Body::PainEpisode(entry) => Body::PainEpisode(self.seen_of(entry)),
            body => body,
        };
        crate::report::body_parts(body, record.fits)
    }

    fn seen_of(&self, mut entry: Entry) -> Entry {
        if !self.sees_group("attempt") {
            (entry.attempt, entry.difficulty) = (None, None);
            if let Some(by) = &mut entry.pain_by {
                by.penetration = None;
            }
        }
        if !self.sees_group("cycle") {
            entry.cycle = None;
        }
        if !self.sees_group("partner") {
            entry.partner = None;
        }
        entry
    }

    /// The names of what an earlier start left unfinished and a person can take up again; the card of another day is
    /// not, its questions were about that morning.
    #[must_use]
    pub fn unfinished(&self) -> Vec<String> {
        let takes_up = |name: &&str| {
            (*name == SESSION_DRAFT && !self.is_recorded())
                || self.unfinished_form(name).is_some_and(|form| form.kind != FormKind::Card && !form.is_empty())
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

    /// Drops the draft of a session that is recorded. The month in which it began has to be read before.
    pub fn drop_recorded(&mut self) -> Option<Effect> {
        self.is_recorded().then(|| self.drop_draft(SESSION_DRAFT))
    }

    /// The form that was left unfinished under this name.
    #[must_use]
    pub fn unfinished_form(&self, name: &str) -> Option<Form> {
        serde_json::from_str(self.draft(name)?).ok().map(|form| self.in_sight(form))
    }
}
