//! The journal: entries newest first, opened for editing.

use std::cmp::Reverse;

use chrono::{DateTime, Datelike as _, FixedOffset};

use super::coach::Coach;
use super::dates;
use super::form::{Form, FormKind};
use super::search::Search;
use super::{entry_form, questionnaire_form, thought_form, words_form};
use crate::clock::Now;
use crate::diary::{Body, Day, Entry, Id, Kind, Record};
use crate::words::{begun_large, say, tell};

/// By what entries stand newest first, where they stand in the order in which they were written before. What the program
/// noticed by itself stands after what the person wrote in the same minute, in the order in which it was noticed.
#[must_use]
pub fn newest_first(record: &Record) -> impl Ord + use<> {
    let minute = record.at.map(|at| at.timestamp().div_euclid(60));
    let noticed = record.kind == Kind::Milestone;
    (Reverse(minute), noticed, Reverse(record.at.filter(|_| !noticed)))
}

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
    pub(super) fn in_sight(&self, form: Form) -> Form {
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

    /// The time of an entry as it stands beneath its day, "02:30 Fri" where that is the night after it; none where it
    /// speaks of the whole day, which is kept at the day's last minute.
    #[must_use]
    pub fn time_of(&self, at: DateTime<FixedOffset>) -> Option<String> {
        let next = self.is_night(at).then(|| dates::weekday_short(Day(at.date_naive())));
        let time = || match &next {
            Some(weekday) => format!("{} {weekday}", dates::clock(at)),
            None => dates::clock(at),
        };
        (!self.is_whole_day(at)).then(time)
    }

    fn is_whole_day(&self, at: DateTime<FixedOffset>) -> bool {
        self.day_start.last_minute(self.day_start.day_of(at), at) == at
    }

    /// Whether it lies in the hours after midnight that belong to the day before.
    fn is_night(&self, at: DateTime<FixedOffset>) -> bool {
        at.date_naive() != self.day_start.day_of(at).0
    }

    /// What stands above an entry: its kind, and its day with its time.
    #[must_use]
    pub fn entry_heading(&self, record: &Record) -> String {
        let when = record.at.map(|at| {
            let day = dates::long_day(self.day_start.day_of(at));
            let time = dates::clock(at);
            match self.is_night(at) {
                _ if self.is_whole_day(at) => day,
                true => format!("{day}, {}", tell("page-journal-night", &[("time", time.into())])),
                false => format!("{day}, {time}"),
            }
        });
        let kind = if record.fits { say(&format!("entry-kind-{}", record.kind)) } else { say("journal-cannot-show") };
        format!("{}  {}", begun_large(&kind), when.unwrap_or_default())
    }

    /// An entry in one line, in two parts: its kind, where its words do not begin with their own name, and its words,
    /// part by part.
    #[must_use]
    pub fn entry_line(&self, record: &Record) -> (String, Vec<String>) {
        let parts = self.entry_parts(record);
        let kind = if record.fits { say(&format!("entry-kind-{}", record.kind)) } else { String::new() };
        let kind = match (kind.is_empty(), parts.is_empty()) {
            (true, _) => say("journal-cannot-show"),
            (false, true) => begun_large(&kind),
            // A practice begins with its own name.
            (false, false) if record.kind == Kind::Practice => String::new(),
            (false, false) => format!("{}: ", begun_large(&kind)),
        };
        (kind, if record.fits { parts } else { Vec::new() })
    }

    /// "today", "yesterday", or the day with its year where it is another one.
    #[must_use]
    pub fn journal_day(&self, day: Day, now: Now) -> String {
        let today = self.today(now);
        let words = dates::long_day(day);
        match today.since(day) {
            0 => tell("journal-today", &[("day", words.into())]),
            1 => tell("journal-yesterday", &[("day", words.into())]),
            _ if day.0.year() != today.0.year() => format!("{words} {}", day.0.year()),
            _ => words,
        }
    }
}
