//! What comes next: a flow says it, a face of the program goes there.

use super::coach::Coach;
use super::effect::Effect;
use super::form::{Form, FormKind};
use super::sections::Section;
use crate::clock::Now;
use crate::diary::{Felt, Id, Level};
use crate::plan::Filled;

/// Where a flow leads.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Back to where it was opened.
    Back,
    /// Today.
    Today,
    /// Today, with the pain of the card taken in: breathing and rest are offered, with a key to choose otherwise.
    Ready(Felt),
    /// A form.
    Form(Box<Form>),
    /// A session.
    Practise(Box<Start>),
    /// Grounding after a stop; the practice that was recorded, to add the reason to.
    Settle(Option<Id>),
    /// The text of a safety note.
    SafetyText(Level),
    /// A lesson, by its id.
    Read(String),
    /// A passphrase is chosen.
    SetLock,
    /// A section of Plan.
    Section(Section),
    /// The sensor, outside of a session.
    Sensor,
}

/// Where what a step leads to stands among what was open before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opens {
    /// Over what is in front, to which "back" leads.
    Over,
    /// In the place of what is in front.
    Instead,
    /// Alone: what was open before is gone.
    Alone,
}

impl Step {
    /// Where what it leads to stands.
    #[must_use]
    pub fn opens(&self) -> Opens {
        match self {
            Self::Form(form) => match form.kind {
                FormKind::After if form.is_later() => Opens::Over,
                FormKind::Others
                | FormKind::Safety
                | FormKind::Settings
                | FormKind::After
                | FormKind::Consent
                | FormKind::NotToday
                | FormKind::Offer => Opens::Alone,
                _ if form.follows() => Opens::Instead,
                _ => Opens::Over,
            },
            // A form leads there, and is done.
            Self::Section(_) => Opens::Instead,
            Self::Sensor | Self::SetLock => Opens::Over,
            _ => Opens::Alone,
        }
    }
}

/// What an act made: where it leads, what must happen outside, and a line for the person.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Made {
    /// Where it leads; nowhere when it stays where it is.
    pub step: Option<Step>,
    /// What must happen outside.
    pub effects: Vec<Effect>,
    /// A line for the person.
    pub line: Option<String>,
}

impl Made {
    /// It leads there.
    #[must_use]
    pub fn step(step: Step) -> Self {
        Self { step: Some(step), ..Self::default() }
    }

    /// It stays, and these must happen.
    #[must_use]
    pub fn effects(effects: impl IntoIterator<Item = Effect>) -> Self {
        Self { effects: effects.into_iter().collect(), ..Self::default() }
    }

    /// It stays, and says this.
    #[must_use]
    pub fn line(line: String) -> Self {
        Self { line: Some(line), ..Self::default() }
    }
}

/// What a session starts with.
#[derive(Clone, Debug, PartialEq)]
pub struct Start {
    /// What is practised.
    pub filled: Filled,
    /// How it felt before.
    pub before: Felt,
    /// What is expected of it, where that was asked.
    pub predicted: Felt,
}

/// Where the screens begin, and over what.
pub struct Beginning {
    /// The coach.
    pub coach: Coach,
    /// Where to begin, when it is not Today.
    pub step: Option<Step>,
    /// Begin with grounding.
    pub sos: bool,
    /// Where to begin once a locked diary is unlocked.
    pub then: Option<Then>,
    /// What could not be taken on the way here: lines that were said before, and that a full screen covers.
    pub told: Vec<String>,
}

/// Says where to begin once a locked diary is unlocked, or in one line why it cannot begin there.
pub type Then = Box<dyn FnOnce(&Coach, Now) -> Result<Option<Step>, String>>;
