//! What stays of an open diary while it is locked: nothing in plain. What can be taken back is handed over to be sealed
//! until the next unlocking; what lay open becomes a draft, and is opened again. The passphrase is the lock's business.

use zeroize::Zeroizing;

use super::coach::Coach;
use super::copies::Copies;
use super::effect::{Draft, Effect};
use super::form::{Form, FormKind};
use super::lock::{Lock, Secret};
use super::step::Step;
use super::undo;
use crate::clock::Now;
use crate::diary::{Day, Id, Month, MonthState, Profile};

/// Something that lay open when the diary locked.
#[derive(Clone, Debug, PartialEq)]
pub enum LeftOpen {
    /// A form, with its draft.
    Form(Draft),
    /// The question after a stop; the practice that was recorded.
    Stop(Option<Id>),
}

/// What is opened again once the diary is unlocked: names, and nothing of what was written.
#[derive(Debug, Default)]
pub(super) struct Behind {
    /// The day on which it was left.
    day: Option<Day>,
    open: Vec<Again>,
}

#[derive(Debug)]
enum Again {
    /// The draft of that name.
    Draft(String),
    Stop(Option<Id>),
}

/// What is sealed while the diary is locked.
#[derive(Default, serde::Serialize, serde::Deserialize)]
struct Held<'a> {
    #[serde(borrow)]
    undo: undo::Told<'a>,
    crisis: Option<Day>,
    note_read: bool,
}

impl Form {
    /// The form as it is opened again after a lock: with an answer in it, or as the questions after a practice.
    #[must_use]
    pub fn left_open(&self) -> Option<LeftOpen> {
        let begun = self.is_begun() || self.kind == FormKind::After;
        let (name, text) = self.draft().filter(|_| begun)?;
        Some(LeftOpen::Form(Draft { name, text }))
    }
}

impl Coach {
    /// The diary is locked: what was read of it and what was typed goes from memory. What lay open, from the bottom up,
    /// is kept as drafts and opened again once it is unlocked. With `goes_on` a practice waits behind the clock, and
    /// what it goes by in the profile stays until it is over, when this is called once more.
    pub fn put_away(&mut self, open: Vec<LeftOpen>, goes_on: bool) -> Vec<Effect> {
        self.lock = Lock::Shut;
        let mut effects = Vec::new();
        if !open.is_empty() {
            self.behind = Behind { day: Some(self.today(self.now())), open: Vec::new() };
        }
        for left in open {
            self.behind.open.push(match left {
                LeftOpen::Form(draft) => {
                    let name = draft.name.clone();
                    effects.push(Effect::KeepDraft(draft));
                    Again::Draft(name)
                }
                LeftOpen::Stop(practice) => Again::Stop(practice),
            });
        }
        let held = self.hand_over(goes_on);
        self.empty(goes_on);
        if !goes_on {
            effects.extend(self.listen().and_then(|_| self.stop_listening()));
        }
        effects.push(Effect::LockAgain(held));
        effects
    }

    /// What is to be sealed, as text; it is nowhere else from here on.
    fn hand_over(&mut self, goes_on: bool) -> Secret {
        let deeds = self.undo.hand_over();
        let (crisis, note_read) = if goes_on { (None, false) } else { (self.crisis.take(), self.note_read) };
        let held = Held { undo: undo::told(&deeds), crisis, note_read };
        // Of its full length from the beginning: what grows leaves pieces of itself in memory.
        let mut text = Zeroizing::new(Vec::with_capacity(undo::length(&deeds)));
        let written = serde_json::to_writer(&mut *text, &held).ok();
        written.and_then(|()| std::str::from_utf8(&text).ok()).map(Secret::from).unwrap_or_default()
    }

    fn empty(&mut self, goes_on: bool) {
        let months: Vec<Month> = self.diary.months().map(|(month, _)| month).collect();
        for month in months {
            self.diary.set(month, MonthState::Unread);
        }
        self.paced.replace(None);
        self.forget_drafts();
        self.copies = Copies::default();
        if !goes_on {
            self.profile = Profile::default();
            super::wishes::speak_as(&self.profile);
            self.forget_plans();
        }
    }

    /// Takes back what was sealed, earliest first.
    pub(super) fn take_held(&mut self, held: &[Secret]) {
        let since = self.undo.hand_over();
        for held in held.iter().filter_map(|held| serde_json::from_str::<Held<'_>>(held.text()).ok()) {
            self.undo.take_back(held.undo);
            self.crisis = self.crisis.or(held.crisis);
            self.note_read |= held.note_read;
        }
        self.undo.go_on(since);
    }

    /// What lay open when the diary locked, from the bottom up. The card of another day is not: its questions were
    /// about that morning.
    pub fn left_open(&mut self, now: Now) -> Vec<Step> {
        let behind = std::mem::take(&mut self.behind);
        let same_day = behind.day == Some(self.today(now));
        let steps = behind.open.into_iter().filter_map(|again| match again {
            Again::Draft(name) => {
                let form = self.unfinished_form(&name)?;
                (same_day || form.kind != FormKind::Card).then(|| Step::Form(Box::new(form)))
            }
            Again::Stop(practice) => Some(Step::Settle(practice)),
        });
        steps.collect()
    }
}
