//! The sections of Plan: what stands in each, line by line, and what a line can do. How a section is worked out stands
//! in a file of its own; drawing is for the screens.

mod agreed;
mod left_out;
mod steps;

use super::coach::Coach;
use super::effect::Effect;
use super::form::Form;
use super::step::Step;
use crate::clock::Now;
use crate::practice::{Area, Gate};

/// One section of Plan. Its words are `plan-<id>`, and `plan-<id>-intro` for what is read before its lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Where the person is: programme week, step of the floor track.
    Steps,
    /// What a clinician agreed to.
    Agreements,
    /// Areas that are in sight.
    Areas,
    /// Exercises that are not for this person.
    LeftOut,
}

impl Section {
    /// Every section, in the order of the screen.
    pub const ALL: &[Self] = &[Self::Steps, Self::Agreements, Self::Areas, Self::LeftOut];

    /// The end of its word keys.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Steps => "steps",
            Self::Agreements => "agreements",
            Self::Areas => "areas",
            Self::LeftOut => "left-out",
        }
    }
}

/// One line of a section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// What it is about.
    pub words: String,
    /// How it stands, at the right.
    pub state: String,
    /// What is read beneath it while it is chosen.
    pub more: String,
    /// What Enter does there.
    pub deed: Option<Deed>,
}

/// What a line of Plan can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Opens the form that records a clinician's agreement, or takes it back.
    Agree(Gate),
    /// Brings an area into sight, or takes it out again.
    Area(Area),
    /// Brings back an exercise that was left out, by id.
    BringBack(String),
}

/// What a deed made: where it leads, what must happen outside, and a line for the person.
#[derive(Debug, Default)]
pub struct Done {
    /// Where it leads, where it leads anywhere.
    pub step: Option<Step>,
    /// What must happen outside.
    pub effects: Vec<Effect>,
    /// A line for the person.
    pub line: Option<String>,
}

impl Done {
    /// Leads to a form.
    fn form(form: Form) -> Self {
        Self { step: Some(Step::Form(Box::new(form))), ..Self::default() }
    }

    /// Changes this, and stays.
    fn saved(effects: Vec<Effect>) -> Self {
        Self { effects, ..Self::default() }
    }
}

impl Coach {
    /// The lines of a section.
    #[must_use]
    pub fn section(&self, section: Section, now: Now) -> Vec<Line> {
        match section {
            Section::Steps => steps::lines(self, now),
            Section::Agreements => agreed::agreements(self),
            Section::Areas => agreed::areas(self),
            Section::LeftOut => left_out::lines(self),
        }
    }

    /// How a section stands, in a few words.
    #[must_use]
    pub fn section_state(&self, section: Section, now: Now) -> String {
        match section {
            Section::Steps => steps::state(self, now),
            Section::Agreements => agreed::agreements_state(self),
            Section::Areas => agreed::areas_state(self),
            Section::LeftOut => left_out::state(self),
        }
    }

    /// Does what a line offers.
    pub fn does(&mut self, deed: &Deed, now: Now) -> Done {
        match deed {
            Deed::Agree(gate) => Done::form(self.agreement_form(*gate)),
            Deed::Area(area) => agreed::turn_area(self, *area, now),
            Deed::BringBack(exercise) => left_out::bring_back(self, exercise, now),
        }
    }
}
