//! What stands around a form: the tab that it belongs to, and the keys of the footer, which say the words of its last row.

use super::FormScreen;
use super::timer::Timer;
use crate::coach::{FormKind, Shape};
use crate::tui::keys::{self, Binding};

/// The tab that a form belongs to, by its number: where it is opened, or where what it writes is read.
pub(super) const fn tab(kind: FormKind) -> usize {
    match kind {
        FormKind::Others
        | FormKind::Safety
        | FormKind::Settings
        | FormKind::Card
        | FormKind::After
        | FormKind::Offer
        | FormKind::Pacing
        | FormKind::Copies => 0,
        FormKind::Hold
        | FormKind::Pattern
        | FormKind::CueWord
        | FormKind::Checklist
        | FormKind::Questionnaire
        | FormKind::Total
        | FormKind::Result => 1,
        FormKind::Agreement
        | FormKind::Days
        | FormKind::Word
        | FormKind::Rung
        | FormKind::OwnStep
        | FormKind::FlarePlan
        | FormKind::NextStep
        | FormKind::Contacts
        | FormKind::RoutineName
        | FormKind::RoutineBlock
        | FormKind::Dictated => 4,
        FormKind::Lesson => 5,
        _ => 2,
    }
}

impl FormScreen {
    pub(super) fn tables(&self) -> Vec<&'static [Binding]> {
        if self.form.kind == FormKind::Result {
            return vec![keys::FORM_READ];
        }
        let words = self.form.end();
        let mut tables = vec![keys::form_with(keys::FORM_ASKS, words), keys::FORM];
        if self.form.must_be_answered() {
            tables.insert(1, keys::FORM_OPEN);
        }
        if matches!(self.timer, Some(Timer::Waiting { .. })) {
            tables.insert(0, keys::FORM_BEGINS);
        } else if self.focus >= self.asks().len() && !self.goes_on() {
            tables[0] = keys::form_with(keys::FORM_ENDS, words);
        } else if self.takes_lines() {
            tables.insert(0, keys::FORM_LINES);
        }
        if self.asks().iter().any(|ask| matches!(ask.shape, Shape::Many(_))) {
            tables.push(keys::FORM_TICKS);
        }
        match self.form.kind {
            FormKind::Thought | FormKind::ShortThought | FormKind::Experiment => tables.push(keys::FORM_SAFETY),
            FormKind::Questionnaire => tables.push(keys::FORM_PERSON),
            _ if self.form.stands_alone() => tables.push(keys::FIRST_RUN),
            _ => {}
        }
        tables
    }
}
