//! The sections of Plan: what stands in each, line by line, and what a line can do. How a section is worked out stands
//! in a file of its own; drawing is for the screens.

mod agreed;
mod asking;
mod by_therapist;
mod free_days;
mod ladders;
mod left_out;
mod milestones;
mod own_words;
mod routines;
mod sensitive;
mod sensor;
mod settings;
mod steps;
mod weeks;

use super::coach::Coach;
use super::effect::Effect;
use super::form::Form;
use super::step::Step;
use super::wishes::Days;
use crate::clock::Now;
use crate::config::Key;
use crate::diary::Id;
use crate::practice::{Area, Gate, Tone};
use crate::words::{name, say};

/// The months in which a year of days can lie.
const MONTHS_OF_A_YEAR: usize = 13;

/// One section of Plan. Its words are `plan-<id>`, and `plan-<id>-intro` for what is read before its lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Where the person is: programme week, each track, and what the next step takes.
    Steps,
    /// The ladders in sight, step by step.
    Ladders,
    /// What was expected of steps, and what was felt.
    Foretold,
    /// The twelve weeks.
    Weeks,
    /// The therapist's plan in use.
    Therapist,
    /// Milestones that were reached.
    Milestones,
    /// The plan for hard days.
    HardDays,
    /// Free days, and the rhythm.
    FreeDays,
    /// Days that the person marked as sensitive.
    Sensitive,
    /// Areas that are in sight.
    Areas,
    /// What a clinician agreed to.
    Agreements,
    /// How much is asked, and what is no goal.
    Asking,
    /// The person's own words.
    Words,
    /// The people who can be reached.
    People,
    /// The sensor that is set.
    Sensor,
    /// Exercises that are not for this person.
    LeftOut,
    /// How it sounds and looks, and when it locks.
    Settings,
    /// Each sound, to be heard.
    Sounds,
    /// Routines of the person's own.
    OwnRoutines,
    /// One of them.
    OwnRoutine(Id),
    /// What can be added to it.
    ToAdd(Id),
}

impl Section {
    /// Every section of the first list, in the order of the screen.
    pub const ALL: &[Self] = &[
        Self::Steps,
        Self::Ladders,
        Self::Foretold,
        Self::Weeks,
        Self::Therapist,
        Self::OwnRoutines,
        Self::Milestones,
        Self::HardDays,
        Self::FreeDays,
        Self::Sensitive,
        Self::Areas,
        Self::Agreements,
        Self::Asking,
        Self::Words,
        Self::People,
        Self::Sensor,
        Self::LeftOut,
        Self::Settings,
    ];

    /// The end of its word keys.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Steps => "steps",
            Self::Ladders => "ladders",
            Self::Foretold => "foretold",
            Self::Weeks => "weeks",
            Self::Therapist => "therapist",
            Self::Milestones => "milestones",
            Self::HardDays => "hard-days",
            Self::FreeDays => "free",
            Self::Sensitive => "sensitive",
            Self::Areas => "areas",
            Self::Agreements => "agreements",
            Self::Asking => "asking",
            Self::Words => "words",
            Self::People => "people",
            Self::Sensor => "sensor",
            Self::LeftOut => "left-out",
            Self::Settings => "settings",
            Self::Sounds => "sounds",
            Self::OwnRoutines => "own-routines",
            Self::OwnRoutine(_) => "own-routine",
            Self::ToAdd(_) => "own-routine-add",
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
    /// What takes it away, where it can be taken away.
    pub remove: Option<Deed>,
    /// Whether it begins a group: a free line stands before it.
    pub begins: bool,
    /// Whether the person is there: a section opens at it.
    pub here: bool,
}

/// What a line of Plan can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Opens the form that records a clinician's agreement, or takes it back.
    Agree(Gate),
    /// Brings an area into sight, or takes it out again.
    Area(Area),
    /// Makes a weekday free, from 1, Monday, to 7, or takes that back.
    FreeDay(u8),
    /// Shows the rhythm, or hides it.
    Rhythm,
    /// Turns a register that is yes or no.
    Switch(&'static str),
    /// Opens the form for sensitive days: these, or new ones.
    Sensitive(Option<Days>),
    /// Takes sensitive days away.
    NotSensitive(Days),
    /// Opens the form for an own word for a place of the body.
    Word(&'static str),
    /// Brings back an exercise that was left out, by id.
    BringBack(String),
    /// Opens the sensor, to learn the own scale.
    Sensor,
    /// Begins an exercise of the therapist's plan, by id.
    Practise(String),
    /// Opens the questions of a dictated plan.
    DictatePlan,
    /// Puts the therapist's plan away.
    PutPlanAway,
    /// Opens the page about the next step of a ladder.
    NextStep(Area),
    /// Opens the page of a step of a ladder, by its id.
    Rung(String),
    /// Opens the page for a step of one's own on a ladder.
    OwnStep(Area),
    /// Makes a setting what it is next.
    Setting(Key),
    /// Shows the breath in another picture.
    Picture,
    /// Shows the numbers of a practice, or hides them.
    Numbers,
    /// Goes on in lines of text, or on the full screen.
    Face,
    /// Opens the page on which a passphrase is chosen.
    ChooseLock,
    /// Opens the sounds.
    Sounds,
    /// Lets a sound be heard.
    Hear(Tone),
    /// Opens an own routine.
    Routine(Id),
    /// Opens the form of its name: of a new one, or of this one.
    NameRoutine(Option<Id>),
    /// Deletes an own routine.
    DropRoutine(Id),
    /// Begins an own routine.
    BeginRoutine(Id),
    /// Opens what can be added to it.
    AddToRoutine(Id),
    /// Puts an exercise at its end, by id.
    PutIntoRoutine(Id, String),
    /// Opens the form of one of its parts, from 0.
    RoutinePart(Id, usize),
    /// Takes one of its parts out, from 0.
    DropRoutinePart(Id, usize),
}

/// What a deed made: where it leads, what must happen outside, and a line for the person.
#[derive(Debug, Default)]
pub struct Done {
    /// Where it leads, where it leads anywhere.
    pub step: Option<Step>,
    /// The section that it leads to.
    pub section: Option<Section>,
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

    /// Says this, and stays.
    fn said(line: String) -> Self {
        Self { line: Some(line), ..Self::default() }
    }

    /// Changes this, and stays.
    fn saved(effects: Vec<Effect>) -> Self {
        Self { effects, ..Self::default() }
    }
}

impl Coach {
    /// The sections in sight, in their order: those about ladders once one is opened.
    #[must_use]
    pub fn sections(&self) -> Vec<Section> {
        let seen = |section: &&Section| match section {
            Section::Ladders | Section::Foretold => ladders::are_in_sight(self),
            Section::Sensor => self.sensor.is_some(),
            _ => true,
        };
        Section::ALL.iter().filter(seen).copied().collect()
    }

    /// Further months that a section looks at, newest first.
    #[must_use]
    pub fn reading_for_section(&self, section: Section) -> Vec<Effect> {
        match section {
            Section::Ladders | Section::Foretold => Self::read(self.unread(MONTHS_OF_A_YEAR)),
            _ => Vec::new(),
        }
    }

    /// The lines of a section.
    #[must_use]
    pub fn section(&self, section: Section, now: Now) -> Vec<Line> {
        match section {
            Section::Steps => steps::lines(self, now),
            Section::Ladders => ladders::lines(self, now),
            Section::Foretold => ladders::foretold(self),
            Section::Weeks => weeks::lines(self, now),
            Section::Therapist => by_therapist::lines(self, now),
            Section::Milestones => milestones::lines(self),
            Section::FreeDays => free_days::lines(self, now),
            Section::Sensitive => sensitive::lines(self, now),
            Section::Areas => agreed::areas(self),
            Section::Agreements => agreed::agreements(self),
            Section::Asking => asking::lines(self),
            Section::Words => own_words::lines(self),
            Section::People | Section::HardDays => Vec::new(),
            Section::Sensor => sensor::lines(self),
            Section::LeftOut => left_out::lines(self),
            Section::Settings => settings::lines(self),
            Section::Sounds => settings::sounds(self),
            Section::OwnRoutines => routines::all(self, now),
            Section::OwnRoutine(id) => routines::one(self, id, now),
            Section::ToAdd(id) => routines::to_add(self, id, now),
        }
    }

    /// The heading of a section: of an own routine, its name.
    #[must_use]
    pub fn section_heading(&self, section: Section) -> String {
        let own = match section {
            Section::OwnRoutine(id) => self.own_routine_of(id).map(|own| own.name),
            _ => None,
        };
        own.unwrap_or_else(|| name("plan", section.id()))
    }

    /// What is read before the lines of a section; of one without any, what will stand there.
    #[must_use]
    pub fn section_intro(&self, section: Section, is_empty: bool) -> String {
        match section {
            Section::Milestones | Section::LeftOut if is_empty => say(&format!("plan-{}-none", section.id())),
            _ if is_empty => say("plan-empty"),
            _ => say(&format!("plan-{}-intro", section.id())),
        }
    }

    /// The form that a section is, where it is one.
    #[must_use]
    pub fn section_form(&self, section: Section) -> Option<Form> {
        match section {
            Section::People => Some(self.contacts_form()),
            Section::HardDays => Some(self.flare_plan_form()),
            _ => None,
        }
    }

    /// How a section stands, in a few words.
    #[must_use]
    pub fn section_state(&self, section: Section, now: Now) -> String {
        match section {
            Section::Steps => steps::state(self, now),
            Section::Ladders => ladders::state(self),
            Section::Foretold => ladders::foretold_state(self),
            Section::Therapist => by_therapist::state(self, now),
            Section::Milestones => milestones::state(self),
            Section::HardDays => {
                say(if self.flare_plan().is_own { "plan-hard-days-own" } else { "plan-hard-days-kind" })
            }
            Section::FreeDays => free_days::state(self),
            Section::Sensitive => sensitive::state(self, now),
            Section::Areas => agreed::areas_state(self),
            Section::Agreements => agreed::agreements_state(self),
            Section::Asking => asking::state(self),
            Section::Words => own_words::state(self),
            Section::People => say(if self.contacts().is_empty() { "plan-people-none" } else { "plan-people-kept" }),
            Section::Sensor => sensor::state(self),
            Section::LeftOut => left_out::state(self),
            Section::OwnRoutines => routines::state(self),
            Section::Settings | Section::Sounds | Section::Weeks | Section::OwnRoutine(_) | Section::ToAdd(_) => {
                String::new()
            }
        }
    }

    /// Does what a line offers.
    pub fn does(&mut self, deed: &Deed, now: Now) -> Done {
        match deed {
            Deed::Agree(gate) => Done::form(self.agreement_form(*gate)),
            Deed::Area(area) => agreed::turn_area(self, *area, now),
            Deed::FreeDay(day) => free_days::turn_day(self, *day, now),
            Deed::Rhythm => free_days::turn_rhythm(self, now),
            Deed::Switch(register) => asking::turn(self, register, now),
            Deed::Sensitive(days) => Done::form(self.days_form(*days)),
            Deed::NotSensitive(days) => sensitive::remove(self, *days, now),
            Deed::Word(place) => Done::form(self.word_form(place)),
            Deed::BringBack(exercise) => left_out::bring_back(self, exercise, now),
            Deed::Sensor => Done { step: Some(Step::Sensor), ..Done::default() },
            Deed::Practise(exercise) => by_therapist::practise(self, exercise, now),
            Deed::DictatePlan => Done::form(self.dictation()),
            Deed::PutPlanAway => by_therapist::put_away(self, now),
            Deed::NextStep(area) => ladders::open_next(self, *area, now),
            Deed::Rung(id) => ladders::open_step(self, id, now),
            Deed::OwnStep(area) => Done::form(self.own_step_form(*area, now)),
            Deed::Setting(_)
            | Deed::Picture
            | Deed::Numbers
            | Deed::Face
            | Deed::ChooseLock
            | Deed::Sounds
            | Deed::Hear(_) => settings::turn(self, deed, now),
            Deed::Routine(id) => routines::open(Section::OwnRoutine(*id)),
            Deed::NameRoutine(id) => Done::form(self.routine_name_form(*id)),
            Deed::DropRoutine(id) => routines::remove(self, *id, now),
            Deed::BeginRoutine(id) => routines::begin(self, *id, now),
            Deed::AddToRoutine(id) => routines::open(Section::ToAdd(*id)),
            Deed::PutIntoRoutine(id, exercise) => routines::put(self, *id, exercise, now),
            Deed::RoutinePart(id, at) => self.routine_block_form(*id, *at).map_or_else(Done::default, Done::form),
            Deed::DropRoutinePart(id, at) => routines::remove_part(self, *id, *at, now),
        }
    }
}
