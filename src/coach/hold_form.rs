//! The questions before the breath is held: asked before the first such breath, kept with their date, asked again after
//! a year or on wish. Anything but "none of these" keeps holds off.

use serde_json::json;

use super::agreements::{Agreement, register};
use super::coach::Coach;
use super::effect::Effect;
use super::form::{Form, FormKind, Page, choice};
use super::step::Step;
use crate::clock::Now;
use crate::diary::Felt;
use crate::plan::Filled;
use crate::practice::Gate;

/// How many lines are read before the question.
const LINES: u8 = 8;

/// The name under which the form keeps what is practised once holds are open.
const THEN: &str = "then";

pub(super) fn pages(form: &Form) -> Vec<Page> {
    let intro = match form.one("answer") {
        Some("something") => vec!["hold-stays-off".to_owned()],
        Some("not_now") => vec!["hold-not-now".to_owned()],
        _ => {
            let lines = (1..=LINES).map(|line| format!("hold-line-{line}"));
            std::iter::once("hold-lead".to_owned()).chain(lines).collect()
        }
    };
    let asks = vec![choice("answer", "hold-check", "hold-answer", &["none", "something", "not_now"])];
    vec![Page { heading: "hold-heading".to_owned(), intro, asks }]
}

impl Coach {
    /// The questions, with what is practised after them.
    #[must_use]
    pub fn hold_form(&self, then: &Filled) -> Form {
        let then = serde_json::to_string(then).unwrap_or_default();
        Form::new(FormKind::Hold).with(THEN, &then)
    }

    /// `filled` as a practice; where it holds the breath and that is not open, the questions first.
    #[must_use]
    pub fn practise_or_ask(&self, filled: Filled) -> Step {
        if self.holds_breath(&filled) && !self.holds_are_open() {
            return Step::Form(Box::new(self.hold_form(&filled)));
        }
        self.practise(filled, Felt::default())
    }

    /// Whether the breath is held in any block, or waits longer after the out-breath than without the questions.
    fn holds_breath(&self, filled: &Filled) -> bool {
        let (catalogue, limits) = (&self.library.catalogue, self.library.catalogue.limits());
        filled.blocks.iter().any(|block| {
            let exercise = catalogue.get(&block.exercise);
            let own = block.own.is_some_and(|own| limits.holds_of("", &own) != crate::practice::Holds::Off);
            own || exercise.is_some_and(|exercise| exercise.gate == Some(Gate::Hold))
        })
    }

    pub(super) fn take_hold(&mut self, form: &Form, now: Now) -> (Step, Vec<Effect>) {
        let given = match form.one("answer") {
            Some("none") => true,
            Some("something") => false,
            // Left open or put off: nothing is kept, and holds stay as they were, which is off.
            _ => return (Step::Back, Vec::new()),
        };
        let kept = Agreement { given, by: None, on: Some(self.today(now)) };
        let effects = vec![self.set(&register(Gate::Hold), json!(kept), now)];
        let then = form.given(THEN).and_then(|then| serde_json::from_str::<Filled>(then).ok());
        let step = then.filter(|_| given).map_or(Step::Back, |filled| self.practise(filled, Felt::default()));
        (step, effects)
    }
}
