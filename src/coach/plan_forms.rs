//! The forms of Plan: what is asked there, and what becomes of the answers.

use serde_json::json;

use super::ask::Answer::{One, Text};
use super::coach::Coach;
use super::flow::{Refusal, Taken};
use super::form::{Form, FormKind, Page, choice, line};
use super::step::Step;
use super::when;
use super::wishes::{BODY_WORDS, Days, SENSITIVE_DAYS, body_words, sensitive_days};
use crate::clock::Now;
use crate::diary::Day;
use crate::practice::Gate;
use crate::words::say;

/// The name under which a form is given what it is about: a gate, a line, an id.
pub(super) const OF: &str = "of";

pub(super) fn pages(form: &Form) -> Vec<Page> {
    vec![match form.kind {
        FormKind::Days => days_page(),
        FormKind::Word => word_page(form),
        _ => agreement_page(form),
    }]
}

fn days_page() -> Page {
    Page {
        heading: "plan-sensitive".to_owned(),
        intro: vec!["plan-sensitive-intro".to_owned(), "plan-sensitive-how".to_owned()],
        asks: vec![line("from", "plan-days-from"), line("to", "plan-days-to")],
    }
}

fn word_page(form: &Form) -> Page {
    let place = form.given(OF).unwrap_or_default();
    Page {
        heading: format!("plan-word-{place}"),
        intro: vec!["plan-word-more".to_owned()],
        asks: vec![line("word", "plan-word-ask")],
    }
}

fn agreement_page(form: &Form) -> Page {
    let gate = form.given(OF).unwrap_or_default();
    Page {
        heading: format!("plan-gate-{gate}"),
        intro: vec![format!("plan-gate-{gate}-opens"), "plan-agreement-yours".to_owned()],
        asks: vec![
            line("by", "plan-agreement-by"),
            line("on", "plan-agreement-on"),
            choice("agreed", "plan-agreement", "plan-agreed", &["yes", "no"]),
        ],
    }
}

fn refuse(ask: &str, line: String) -> Refusal {
    Refusal { ask: ask.to_owned(), line }
}

impl Coach {
    /// The form that records a clinician's agreement, with what stands now.
    #[must_use]
    pub fn agreement_form(&self, gate: Gate) -> Form {
        let mut form = Form::new(FormKind::Agreement).with(OF, gate.id());
        let agreement = self.agreement(gate);
        if agreement.given {
            let answers = [
                ("by", agreement.by.map(Text)),
                ("on", agreement.on.map(|day| Text(day.to_string()))),
                ("agreed", Some(One("yes".to_owned()))),
            ];
            form.answers = answers.into_iter().filter_map(|(id, answer)| Some((id.to_owned(), answer?))).collect();
        }
        form
    }

    pub(super) fn take_agreement(&mut self, form: &Form, now: Now) -> Result<Taken, Refusal> {
        let Some(gate) = form.given(OF).and_then(Gate::parse) else { return Ok((Step::Back, Vec::new())) };
        let effects = match form.yes("agreed") {
            Some(true) => {
                let by = form.text("by").ok_or_else(|| refuse("by", say("plan-agreement-by-needed")))?;
                let on = form.text("on").map(|text| self.day_before(&text, now)).transpose();
                let on = on.map_err(|line| refuse("on", line))?;
                vec![self.agree(gate, true, Some(&by), on, now)]
            }
            Some(false) if self.agreement(gate).given => vec![self.agree(gate, false, None, None, now)],
            _ => Vec::new(),
        };
        Ok((Step::Back, effects))
    }

    /// The form for some sensitive days: these, or new ones.
    #[must_use]
    pub fn days_form(&self, days: Option<Days>) -> Form {
        let mut form = Form::new(FormKind::Days);
        if let Some(days) = days {
            form = form.with(OF, &format!("{}-{}", days.from, days.to));
            let answers = [("from", days.from), ("to", days.to)];
            form.answers = answers.into_iter().map(|(id, day)| (id.to_owned(), Text(day.to_string()))).collect();
        }
        form
    }

    pub(super) fn take_days(&mut self, form: &Form, now: Now) -> Result<Taken, Refusal> {
        let Some(text) = form.text("from") else { return Ok((Step::Back, Vec::new())) };
        let from = self.any_day(&text, now).map_err(|line| refuse("from", line))?;
        let to = form.text("to").map(|text| self.any_day(&text, now)).transpose();
        let to = to.map_err(|line| refuse("to", line))?.unwrap_or(from);
        if to < from {
            let line = when::Unclear::Reversed(from.to_string(), to.to_string()).line();
            return Err(refuse("to", line));
        }
        let days = Days { from, to };
        let is_other =
            |there: &Days| *there != days && form.given(OF) != Some(format!("{}-{}", there.from, there.to).as_str());
        let mut all: Vec<Days> = sensitive_days(&self.profile).into_iter().filter(is_other).collect();
        all.push(days);
        all.sort_by_key(|days| (days.from, days.to));
        Ok((Step::Back, vec![self.set(SENSITIVE_DAYS, json!(all), now)]))
    }

    /// The form for the person's own word for a place of the body.
    #[must_use]
    pub fn word_form(&self, place: &str) -> Form {
        let mut form = Form::new(FormKind::Word).with(OF, place);
        if let Some(word) = body_words(&self.profile).remove(place) {
            form.answers.insert("word".to_owned(), Text(word));
        }
        form
    }

    pub(super) fn take_word(&mut self, form: &Form, now: Now) -> Taken {
        let place = form.given(OF).unwrap_or_default();
        let mut words = body_words(&self.profile);
        match form.text("word") {
            Some(word) => words.insert(place.to_owned(), word),
            None => words.remove(place),
        };
        (Step::Back, vec![self.set(BODY_WORDS, json!(words), now)])
    }

    /// A day, past or to come, from words.
    fn any_day(&self, text: &str, now: Now) -> Result<Day, String> {
        let today = self.when(now);
        when::coming(text, today).map(Day).or_else(|_| when::day(text, today)).map_err(|why| why.line())
    }

    /// A day that has been, from words.
    fn day_before(&self, text: &str, now: Now) -> Result<Day, String> {
        let today = self.when(now);
        let day = when::day(text, today).map_err(|why| why.line())?;
        if day > self.today(now) { Err(when::Unclear::ToCome(text.to_owned()).line()) } else { Ok(day) }
    }
}
