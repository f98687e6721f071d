//! What is written at one's own pace: which form a written exercise opens, what is read beside it, and what becomes of
//! it. The pages themselves stand in `thought_form.rs` and `checklist.rs`.

use chrono::{DateTime, FixedOffset, TimeDelta};
use serde_json::json;

use super::coach::Coach;
use super::effect::Effect;
use super::flow::{Refusal, Taken};
use super::form::{Form, FormKind};
use super::questionnaires::TOTAL;
use super::step::Step;
use super::thought_form::{self, WORRY};
use crate::clock::Now;
use crate::diary::{Body, Kind};
use crate::plan::safety::Door;
use crate::practice::{Exercise, Track, Written};

/// The register with the one line about why this matters.
pub const VALUES_LINE: &str = "values_line";
/// The register with the moment at which the last worry window ended.
const WORRY_WINDOW_AT: &str = "worry_window";
/// A worry waits at most so many days for its window; older ones are not brought up again.
const WORRY_DAYS: i64 = 14;
/// Worries that are shown at once.
const WORRIES: usize = 12;

impl Coach {
    /// Where a routine, an exercise or a questionnaire leads that was chosen by its id: a session, or a page to write.
    /// `None` where there is nothing to do in it, or nothing of that name.
    #[must_use]
    pub fn begin(&self, id: &str, minutes: Option<u32>, now: Now) -> Option<Step> {
        let exercise = self.library.catalogue.get(id);
        if exercise.is_some_and(|exercise| self.ready(exercise, now).is_closed()) {
            return None;
        }
        if let Some(exercise) = exercise.filter(|exercise| exercise.written().is_some()) {
            let form = self.written_form(exercise, minutes, now)?;
            return Some(Step::Form(Box::new(form)));
        }
        if id.eq_ignore_ascii_case(TOTAL) {
            return Some(Step::Form(Box::new(self.total_form())));
        }
        if let Some(form) = self.questionnaire_form(id) {
            return Some(Step::Form(Box::new(form)));
        }
        let filled = match minutes {
            _ if self.library.routine(id).is_none() => self.one(id, minutes, now),
            Some(minutes) => self.filled_to(id, minutes, now),
            None => self.filled(id, now),
        };
        Some(self.practise_or_ask(filled?))
    }

    /// The door that an exercise, a routine or a questionnaire stands behind: what is written is never closed.
    #[must_use]
    pub fn door(&self, id: &str) -> Door {
        match self.library.catalogue.get(id) {
            Some(exercise) if exercise.written().is_some() => Door::Journal,
            Some(exercise) if exercise.track == Track::Breath => Door::GentleBreathing,
            None if self.library.routine(id).is_none() => Door::Journal,
            _ => Door::Practice,
        }
    }

    fn written_form(&self, exercise: &Exercise, minutes: Option<u32>, now: Now) -> Option<Form> {
        let (page, items) = exercise.written()?;
        let form = match page {
            Written::Thought => self.form(FormKind::Thought),
            Written::ShortThought => self.form(FormKind::ShortThought),
            Written::Experiment => self.form(FormKind::Experiment),
            Written::WorryWindow => self.form(FormKind::WorryWindow),
            Written::Letter => self.form(FormKind::Letter),
            Written::Setback => self.form(FormKind::Setback),
            Written::Values => self.values_form(),
            Written::Checklist => self.checklist_form(exercise, items, now),
        };
        let seconds = minutes.map_or(exercise.usual().seconds, |minutes| minutes.saturating_mul(60));
        Some(if page.is_timed() { form.with("seconds", &seconds.to_string()) } else { form })
    }

    /// The line about why this matters, in the person's words.
    #[must_use]
    pub fn values_line(&self) -> Option<String> {
        self.profile.get::<Option<String>>(VALUES_LINE).flatten().filter(|line| !line.trim().is_empty())
    }

    fn values_form(&self) -> Form {
        let mut form = Form::new(FormKind::Values);
        if let Some(line) = self.values_line() {
            form.answers.insert("text".to_owned(), super::ask::Answer::Text(line));
        }
        form
    }

    /// What the person wrote before that is read beside a form, one a line.
    #[must_use]
    pub fn beside(&self, form: &Form, now: Now) -> Vec<String> {
        match form.kind {
            FormKind::WorryWindow => self.worries(now),
            FormKind::Checklist => self.found_before(form),
            FormKind::Result => self.result(form),
            FormKind::Dictated => super::dictation::beside(form, self.today(now)),
            FormKind::Offer => self.offer_words(form, now),
            _ => Vec::new(),
        }
    }

    /// Worries that were noted since the last window, oldest first.
    fn worries(&self, now: Now) -> Vec<String> {
        let last: Option<DateTime<FixedOffset>> = self.profile.get(WORRY_WINDOW_AT);
        let today = self.today(now);
        let since = now.wall - TimeDelta::days(WORRY_DAYS);
        let records = self.days(today.plus(-WORRY_DAYS), today).records;
        let waiting = records.into_iter().filter(|record| {
            let at = record.at.is_some_and(|at| at >= since && last.is_none_or(|last| at > last));
            record.kind == Kind::Note && at
        });
        let texts = waiting.filter_map(|record| match record.body() {
            Ok(Body::Note(note)) if note.tags.iter().any(|tag| tag == WORRY) => Some(note.text),
            _ => None,
        });
        let mut texts: Vec<String> = texts.collect();
        texts.split_off(texts.len().saturating_sub(WORRIES))
    }

    pub(super) fn take_written(&mut self, form: &Form, now: Now) -> Result<Taken, Refusal> {
        let mut effects: Vec<Effect> = Vec::new();
        match form.kind {
            FormKind::Values => return Ok((Step::Back, vec![self.set(VALUES_LINE, json!(form.text("text")), now)])),
            FormKind::WorryWindow => effects.push(self.set(WORRY_WINDOW_AT, json!(now.wall), now)),
            _ => {}
        }
        let (step, kept) = self.take_entry(form, thought_form::body(form), now)?;
        effects.extend(kept);
        Ok((step, effects))
    }
}
