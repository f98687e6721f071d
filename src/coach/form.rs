//! A form: questions on pages, with what has been answered so far. It is serialisable, and that is its draft.
//! What the pages hold and what becomes of the answers stands in the files of the single forms.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ask::{Answer, Ask, Choice, Shape};
use crate::diary::Id;

/// Which form it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FormKind {
    /// Whether others use the account: the first question of all.
    Others,
    /// The emergency lines, at first run and once a week.
    Safety,
    /// Eyes, sound, minutes, colours: the last screen of the first run.
    Settings,
    /// The card before a practice.
    Card,
    /// The questions after a practice.
    After,
    /// A check-in.
    CheckIn,
    /// A pain episode.
    PainEpisode,
    /// A note.
    Note,
    /// A question for the visit.
    Question,
    /// A visit.
    Visit,
    /// The people who can be reached.
    Contacts,
    /// Why the practice is as it is, and an answer to each suggestion.
    Pacing,
    /// A clinician's agreement.
    Agreement,
    /// The question of a lesson.
    Lesson,
    /// A thought in seven fields.
    Thought,
    /// A thought in three fields.
    ShortThought,
    /// A small experiment: what is expected; edited, what happened too.
    Experiment,
    /// A worry that waits for its window.
    Worry,
    /// The worry window.
    WorryWindow,
    /// Why this matters, in one line.
    Values,
    /// A letter as to a friend.
    Letter,
    /// A kind look at a setback.
    Setback,
    /// A list of everyday things to try.
    Checklist,
    /// The plan for hard days, made personal.
    FlarePlan,
    /// Sensitive days.
    Days,
    /// An own word for a place of the body.
    Word,
    /// The questions before the breath is held.
    Hold,
    /// A questionnaire.
    Questionnaire,
    /// The total of a questionnaire that a clinician gave.
    Total,
    /// What a questionnaire came to: to be read, nothing is asked.
    Result,
    /// What is asked before a step on a ladder, and what stands after it.
    Consent,
    /// A step on a ladder that is not for today.
    NotToday,
    /// Whether to go on to the next step of a ladder.
    NextStep,
    /// One step of a ladder: how it was, and what can be done with it.
    Rung,
    /// A step of one's own.
    OwnStep,
    /// One thing that is offered after a practice.
    Offer,
    /// A breath of the person's own.
    Pattern,
    /// The word to let go with.
    CueWord,
    /// The name of an own routine.
    RoutineName,
    /// One part of an own routine.
    RoutineBlock,
    /// A dictated plan, page by page.
    Dictated,
    /// Copies that another machine left: what they would bring, and whether they are joined.
    Copies,
}

impl FormKind {
    /// The name of its draft and of its heading.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Others => "others",
            Self::Safety => "safety",
            Self::Settings => "settings",
            Self::Card => "card",
            Self::After => "after",
            Self::CheckIn => "check-in",
            Self::PainEpisode => "pain-episode",
            Self::Note => "note",
            Self::Question => "question",
            Self::Visit => "visit",
            Self::Contacts => "contacts",
            Self::Pacing => "pacing",
            Self::Agreement => "agreement",
            Self::Lesson => "lesson",
            Self::Thought => "thought",
            Self::ShortThought => "short-thought",
            Self::Experiment => "experiment",
            Self::Worry => "worry",
            Self::WorryWindow => "worry-window",
            Self::Values => "values",
            Self::Letter => "letter",
            Self::Setback => "setback",
            Self::Checklist => "checklist",
            Self::FlarePlan => "hard-days",
            Self::Days => "days",
            Self::Word => "word",
            Self::Hold => "hold",
            Self::Questionnaire => "questionnaire",
            Self::Total => "total",
            Self::Result => "result",
            Self::Consent => "consent",
            Self::NotToday => "not-today",
            Self::NextStep => "next-step",
            Self::Rung => "rung",
            Self::OwnStep => "own-step",
            Self::Offer => "offer",
            Self::Dictated => "dictated",
            Self::Copies => "copies",
            Self::Pattern => "pattern",
            Self::CueWord => "let-go-word",
            Self::RoutineName => "own-routine-name",
            Self::RoutineBlock => "own-routine-part",
        }
    }
}

/// The name under which a form is told that it was opened from Today.
pub(super) const FROM_TODAY: &str = "from_today";

/// A form with its answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Form {
    /// Which one.
    pub kind: FormKind,
    /// What has been answered, by the id of the question.
    pub answers: BTreeMap<String, Answer>,
    /// The entry it edits; a new one otherwise.
    pub edits: Option<Id>,
    /// What the form was given when it was opened, by name: which questions apply.
    pub given: BTreeMap<String, String>,
}

/// One page of a form.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Word key of its heading.
    pub heading: String,
    /// Word keys of what is read before the questions, one a line; a text that is no key stands as it is.
    pub intro: Vec<String>,
    /// Its questions.
    pub asks: Vec<Ask>,
}

impl Form {
    /// An empty form.
    #[must_use]
    pub const fn new(kind: FormKind) -> Self {
        Self { kind, answers: BTreeMap::new(), edits: None, given: BTreeMap::new() }
    }

    /// The same form, told that `name` is `value`.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.given.insert(name.to_owned(), value.to_owned());
        self
    }

    /// The same form, taking the place of the one that it follows from.
    #[must_use]
    pub(super) fn following(self) -> Self {
        self.with("follows", "yes")
    }

    /// Whether it was opened from Today, and leads back there.
    #[must_use]
    pub fn is_from_today(&self) -> bool {
        self.given(FROM_TODAY).is_some()
    }

    /// Whether it takes the place of the form that it follows from.
    #[must_use]
    pub fn follows(&self) -> bool {
        self.given("follows").is_some()
    }

    /// Whether its pages are one walk: from the end of one the next comes, and what is at the end saves.
    #[must_use]
    pub const fn is_one_walk(&self) -> bool {
        matches!(self.kind, FormKind::Thought | FormKind::Checklist)
    }

    /// Its pages, with the answers in place.
    #[must_use]
    pub fn pages(&self) -> Vec<Page> {
        let mut pages = match self.kind {
            FormKind::Others => super::lock::pages(self),
            FormKind::Safety => super::safety_check::pages(self),
            FormKind::Settings => super::first_run::pages(self),
            FormKind::Card => super::card::pages(self),
            FormKind::After => super::after::pages(self),
            FormKind::Hold => super::hold_form::pages(self),
            FormKind::Pacing => super::pacing_form::pages(self),
            FormKind::Pattern | FormKind::CueWord => super::patterns::pages(self),
            FormKind::RoutineName | FormKind::RoutineBlock => super::own_routines::pages(self),
            FormKind::CheckIn | FormKind::PainEpisode => super::entry_form::pages(self),
            FormKind::Note | FormKind::Question | FormKind::Visit | FormKind::Contacts | FormKind::Lesson => {
                super::words_form::pages(self)
            }
            FormKind::Thought
            | FormKind::ShortThought
            | FormKind::Experiment
            | FormKind::Worry
            | FormKind::WorryWindow
            | FormKind::Values
            | FormKind::Letter
            | FormKind::Setback => super::thought_form::pages(self),
            FormKind::Checklist => super::checklist::pages(self),
            FormKind::Agreement | FormKind::Days | FormKind::Word => super::plan_forms::pages(self),
            FormKind::Questionnaire | FormKind::Total | FormKind::Result => super::questionnaire_form::pages(self),
            FormKind::Consent | FormKind::NotToday | FormKind::NextStep => super::consent::pages(self),
            FormKind::Rung | FormKind::OwnStep => super::ladder::page::pages(self),
            FormKind::FlarePlan => super::flare_plan::pages(),
            FormKind::Offer => super::afterwards::pages(self),
            FormKind::Dictated => super::dictation::pages(self),
            FormKind::Copies => super::copies::pages(self),
        };
        for ask in pages.iter_mut().flat_map(|page| &mut page.asks) {
            ask.value = self.answers.get(ask.id).cloned();
        }
        pages
    }

    /// The question with this id.
    #[must_use]
    pub fn ask(&self, id: &str) -> Option<Ask> {
        self.pages().into_iter().flat_map(|page| page.asks).find(|ask| ask.id == id)
    }

    /// Takes an answer, or takes it back with `None`. An answer that the question cannot have is not taken, and
    /// `false` comes back.
    pub fn answer(&mut self, id: &str, answer: Option<Answer>) -> bool {
        let Some(ask) = self.ask(id) else { return false };
        match answer {
            None => {
                self.answers.remove(id);
                true
            }
            Some(answer) if ask.shape.takes(&answer) => {
                self.answers.insert(id.to_owned(), answer);
                true
            }
            Some(_) => false,
        }
    }

    /// Whether nothing has been answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty()
    }

    /// Whether something was written in it: on this page, or on one before.
    #[must_use]
    pub fn is_begun(&self) -> bool {
        !self.is_empty() || self.kind == FormKind::Dictated && super::dictation::is_under_way(self)
    }

    /// The name under which its draft is kept.
    #[must_use]
    pub fn draft_name(&self) -> String {
        let of = self.given(super::plan_forms::OF).map(|of| format!("-{}", of.to_lowercase())).unwrap_or_default();
        self.edits.map_or_else(|| format!("form-{}{of}", self.kind.id()), |id| format!("edit-{id}"))
    }

    /// Its draft: name and contents. The first run and the questions about holds have none, they are a few keys long; nor
    /// have the answers to pacing, whose reasons belong to their day.
    #[must_use]
    pub fn draft(&self) -> Option<(String, String)> {
        let text = serde_json::to_string(self).ok()?;
        let has_draft = !self.must_be_answered()
            && !self.leaves_no_trace()
            && !matches!(self.kind, FormKind::Hold | FormKind::Pacing | FormKind::RoutineBlock | FormKind::Copies);
        has_draft.then(|| (self.draft_name(), text))
    }

    /// The length of the time that belongs to it, in seconds; `None` for a form without a clock.
    #[must_use]
    pub fn seconds(&self) -> Option<u32> {
        self.given("seconds").and_then(|seconds| seconds.parse().ok())
    }

    /// Word key of what its end does, on its last row and beside the key that ends it at once: it saves what is kept,
    /// begins what comes next, or leads on.
    #[must_use]
    pub fn end(&self) -> &'static str {
        match self.kind {
            FormKind::Card | FormKind::Settings => "keys-begin-practice",
            FormKind::NotToday => "keys-easy-breathing",
            FormKind::Others
            | FormKind::Safety
            | FormKind::Hold
            | FormKind::Pacing
            | FormKind::Offer
            | FormKind::Copies
            | FormKind::Dictated
            | FormKind::Result => "keys-go-on",
            _ if self.leaves_no_trace() || self.pages().iter().all(|page| page.asks.is_empty()) => "keys-go-on",
            _ => "keys-save",
        }
    }

    /// Whether going back from it is an answer too, because there is nothing to go back to.
    #[must_use]
    pub const fn must_be_answered(&self) -> bool {
        matches!(self.kind, FormKind::Others | FormKind::Safety | FormKind::Settings | FormKind::Offer)
    }

    /// Whether nothing of it is written down, not even as a draft: what two people answer before a step is theirs.
    #[must_use]
    pub const fn leaves_no_trace(&self) -> bool {
        matches!(self.kind, FormKind::Consent | FormKind::NotToday | FormKind::NextStep | FormKind::Rung)
    }

    /// Whether it stands alone, with nothing of the diary around it.
    #[must_use]
    pub fn stands_alone(&self) -> bool {
        matches!(self.kind, FormKind::Consent | FormKind::NotToday) || self.is_right_after_a_step()
    }

    /// Whether it is filled in from the journal, some time after what it is about.
    #[must_use]
    pub fn is_later(&self) -> bool {
        self.given(super::consent::LATER).is_some()
    }

    /// Whether these are the questions right after a step on a ladder.
    #[must_use]
    pub fn is_right_after_a_step(&self) -> bool {
        self.given(super::consent::LADDER).is_some() && !self.is_later()
    }

    pub(super) fn given(&self, name: &str) -> Option<&str> {
        self.given.get(name).map(String::as_str)
    }

    pub(super) fn score(&self, id: &str) -> Option<crate::diary::Score> {
        match self.answers.get(id) {
            Some(Answer::Score(score)) => Some(*score),
            _ => None,
        }
    }

    pub(super) fn one(&self, id: &str) -> Option<&str> {
        match self.answers.get(id) {
            Some(Answer::One(choice)) => Some(choice),
            _ => None,
        }
    }

    pub(super) fn many(&self, id: &str) -> Vec<String> {
        match self.answers.get(id) {
            Some(Answer::Many(choices)) => choices.clone(),
            _ => Vec::new(),
        }
    }

    pub(super) fn number(&self, id: &str) -> Option<f64> {
        match self.answers.get(id) {
            Some(Answer::Number(number)) => Some(*number),
            _ => None,
        }
    }

    /// The words given to `id`, without blank ends; `None` when nothing is left.
    pub(super) fn text(&self, id: &str) -> Option<String> {
        match self.answers.get(id) {
            Some(Answer::Text(text) | Answer::Time(text)) => {
                let text = text.trim();
                (!text.is_empty()).then(|| text.to_owned())
            }
            _ => None,
        }
    }

    pub(super) fn yes(&self, id: &str) -> Option<bool> {
        self.one(id).map(|choice| choice == "yes")
    }
}

impl Shape {
    /// Whether `answer` is one that this question can have.
    #[must_use]
    pub fn takes(&self, answer: &Answer) -> bool {
        match (self, answer) {
            (Self::Scale { .. }, Answer::Score(_))
            | (Self::Scale { cant_tell: true, .. }, Answer::CantTell)
            | (Self::Time, Answer::Time(_)) => true,
            (Self::Choice(choices), Answer::One(id)) => choices.iter().any(|choice| choice.id == *id),
            (Self::Many(choices), Answer::Many(ids)) => {
                ids.iter().all(|id| choices.iter().any(|choice| choice.id == *id))
            }
            (Self::Number { min, max, .. }, Answer::Number(number)) => (*min..=*max).contains(number),
            (Self::Text { lines, most }, Answer::Text(text)) => {
                text.chars().count() <= *most && (*lines || !text.contains('\n'))
            }
            _ => false,
        }
    }
}

// The few ways in which forms write down a question. `words` is the key of the label; a scale's ends are
// `<words>-low` and `<words>-high`.

/// The most characters of a free text.
pub const LONGEST_TEXT: usize = 20_000;

fn ask(id: &'static str, words: &str, shape: Shape) -> Ask {
    Ask { id, words: words.to_owned(), own: None, shape, value: None, may_skip: true, told: None }
}

pub(super) fn scale(id: &'static str, words: &'static str) -> Ask {
    ask(id, words, Shape::Scale { words, cant_tell: false })
}

pub(super) fn scale_or_cant_tell(id: &'static str, words: &'static str) -> Ask {
    ask(id, words, Shape::Scale { words, cant_tell: true })
}

fn choices(family: &str, ids: &[&str]) -> Vec<Choice> {
    ids.iter().map(|id| Choice { id: (*id).to_owned(), words: format!("{family}-{id}") }).collect()
}

pub(super) fn choice(id: &'static str, words: &str, family: &str, ids: &[&str]) -> Ask {
    ask(id, words, Shape::Choice(choices(family, ids)))
}

pub(super) fn many(id: &'static str, words: &str, family: &str, ids: &[&str]) -> Ask {
    ask(id, words, Shape::Many(choices(family, ids)))
}

pub(super) fn yes_no(id: &'static str, words: &str) -> Ask {
    choice(id, words, "entry-answer", &["yes", "no"])
}

pub(super) fn number(id: &'static str, words: &str, (min, max, step): (f64, f64, f64), unit: &'static str) -> Ask {
    ask(id, words, Shape::Number { min, max, step, unit })
}

pub(super) fn line(id: &'static str, words: &str) -> Ask {
    ask(id, words, Shape::Text { lines: false, most: 400 })
}

pub(super) fn lines(id: &'static str, words: &str) -> Ask {
    ask(id, words, Shape::Text { lines: true, most: LONGEST_TEXT })
}

pub(super) fn time(id: &'static str, words: &str) -> Ask {
    ask(id, words, Shape::Time)
}
