//! The forms of Plan: what is asked there, and what becomes of the answers.

use super::ask::Answer::{One, Text};
use super::coach::Coach;
use super::flow::{Refusal, Taken};
use super::form::{Form, FormKind, Page, choice, line};
use super::step::Step;
use super::when;
use crate::clock::Now;
use crate::diary::Day;
use crate::practice::Gate;
use crate::words::say;

/// The name under which a form is given what it is about: a gate, a line, an id.
pub(super) const OF: &str = "of";

pub(super) fn pages(form: &Form) -> Vec<Page> {
    vec![agreement_page(form)]
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

    /// A day that has been, from words.
    fn day_before(&self, text: &str, now: Now) -> Result<Day, String> {
        let today = self.when(now);
        let day = when::day(text, today).map_err(|why| why.line())?;
        if day > self.today(now) { Err(when::Unclear::ToCome(text.to_owned()).line()) } else { Ok(day) }
    }
}
