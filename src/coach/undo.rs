//! Taking back what was done: each action of the person, with everything that it changed, is one step. The last twenty of
//! a run are kept, in memory alone; while the diary is locked, sealed.

use std::borrow::Cow;
use std::collections::VecDeque;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::agreements::{NO_PENETRATION, OPENED};
use super::checklist::TRYING;
use super::coach::Coach;
use super::dates;
use super::drills::CUE_WORD;
use super::effect::Effect;
use super::flare_plan::FLARE_PLAN;
use super::ladder::OWN_STEPS;
use super::own_routines::REGISTER;
use super::patterns::PATTERNS;
use super::standing::{CONTACTS, HARD_DAY, HARD_DAY_OVER, SAFETY_ASKED};
use super::today::NOT_FOR_ME;
use super::wishes::{ASK_LESS, BODY_WORDS, FREE_DAYS, RHYTHM, SENSITIVE_DAYS};
use super::written::VALUES_LINE;
use crate::clock::Now;
use crate::diary::{Change, DayStart, Id, Kind, Month, MonthState, Record};
use crate::plan::therapist::IN_USE;
use crate::words::{name, say, tell};

/// So many steps can be taken back; our own choice: no trial gives a number.
const MOST: usize = 20;

/// A record that was changed.
#[derive(Clone)]
struct Changed {
    month: Month,
    id: Id,
    /// How it stood; `None` when it was not there.
    before: Option<Record>,
    /// How it stands now.
    after: Record,
}

/// One action of the person, as it can be taken back.
#[derive(Default)]
pub(super) struct Deeds {
    records: Vec<Changed>,
    /// Registers with the value before and the one now.
    registers: Vec<(String, Value, Value)>,
}

/// What can be taken back.
#[derive(Default)]
pub(super) struct Undoing {
    done: VecDeque<Deeds>,
    going: Deeds,
    depth: usize,
}

/// Something that was taken back.
#[derive(Debug)]
pub struct Undone {
    /// What must happen outside.
    pub effects: Vec<Effect>,
    /// What is back, in one line.
    pub line: String,
}

impl Deeds {
    fn record(&mut self, month: Month, id: Id, before: Option<&Record>, after: &Record) {
        match self.records.iter_mut().find(|there| there.id == id) {
            Some(there) => there.after = after.clone(),
            None => self.records.push(Changed { month, id, before: before.cloned(), after: after.clone() }),
        }
    }

    fn register(&mut self, name: &str, before: Value, after: &Value) {
        match self.registers.iter_mut().find(|(there, ..)| there == name) {
            Some((_, _, now)) => *now = after.clone(),
            None => self.registers.push((name.to_owned(), before, after.clone())),
        }
    }

    /// Whether it is a step of its own: what the program notes for itself alone is none.
    fn is_a_step(&self) -> bool {
        !self.records.is_empty() || self.meant().is_some()
    }

    /// What the person set, where one of the registers has a name.
    fn meant(&self) -> Option<&'static str> {
        self.registers.iter().filter(|(_, before, after)| before != after).find_map(|(name, ..)| meaning(name))
    }
}

impl Undoing {
    pub(super) fn begin(&mut self) {
        self.depth += 1;
    }

    pub(super) fn end(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        self.close();
    }

    /// Ends what nobody did: it happened outside, and is not taken back.
    pub(super) fn end_for_good(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        if self.depth == 0 {
            self.going = Deeds::default();
        }
    }

    pub(super) fn record(&mut self, month: Month, before: Option<&Record>, after: &Record) {
        let Some(id) = after.id else { return };
        self.going.record(month, id, before, after);
    }

    pub(super) fn register(&mut self, name: &str, before: Value, after: &Value) {
        self.going.register(name, before, after);
    }

    /// Ends a change that stands by itself.
    pub(super) fn close(&mut self) {
        if self.depth > 0 {
            return;
        }
        let deeds = std::mem::take(&mut self.going);
        if deeds.is_a_step() {
            self.done.push_back(deeds);
        }
        while self.done.len() > MOST {
            self.done.pop_front();
        }
    }

    /// An earlier step that made the record what it is again takes it as it stands now: a later writing of the same.
    fn stands_again(&mut self, before: &Record, now: &Record) {
        let mut changed = self.done.iter_mut().rev().flat_map(|deeds| deeds.records.iter_mut());
        if let Some(earlier) = changed.find(|changed| changed.after == *before) {
            earlier.after = now.clone();
        }
    }
}

/// What can be taken back as text, earliest first: how it is sealed while the diary is locked.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Told<'a>(#[serde(borrow)] Vec<ToldDeeds<'a>>);

#[derive(Serialize, Deserialize)]
struct ToldDeeds<'a> {
    #[serde(borrow)]
    records: Vec<ToldChange<'a>>,
    registers: Vec<(String, Value, Value)>,
}

#[derive(Serialize, Deserialize)]
struct ToldChange<'a> {
    month: String,
    id: Id,
    #[serde(borrow)]
    before: Option<Cow<'a, str>>,
    #[serde(borrow)]
    after: Cow<'a, str>,
}

/// What was done, as text.
pub(super) fn told(done: &[Deeds]) -> Told<'_> {
    let deeds = done.iter().map(|deeds| ToldDeeds {
        records: deeds.records.iter().map(Changed::told).collect(),
        registers: deeds.registers.clone(),
    });
    Told(deeds.collect())
}

impl Changed {
    fn told(&self) -> ToldChange<'_> {
        ToldChange {
            month: self.month.to_string(),
            id: self.id,
            before: self.before.as_ref().map(|before| before.json().into()),
            after: self.after.json().into(),
        }
    }

    fn of_told(told: &ToldChange<'_>) -> Option<Self> {
        Some(Self {
            month: told.month.parse().ok()?,
            id: told.id,
            before: told.before.as_deref().map(Record::of_text),
            after: Record::of_text(&told.after),
        })
    }
}

/// At least as many bytes as [`told`] has as JSON, where each sign may be written as two.
pub(super) fn length(done: &[Deeds]) -> usize {
    let record = |record: &Record| 2 * record.json().len();
    let change = |changed: &Changed| 200 + record(&changed.after) + changed.before.as_ref().map_or(0, record);
    let register = |(name, before, after): &(String, Value, Value)| {
        20 + name.len() + before.to_string().len() + after.to_string().len()
    };
    let deeds = |deeds: &Deeds| {
        let records: usize = deeds.records.iter().map(change).sum();
        100 + records + deeds.registers.iter().map(register).sum::<usize>()
    };
    200 + done.iter().map(deeds).sum::<usize>()
}

impl Undoing {
    /// Gives away what can be taken back, earliest first.
    pub(super) fn hand_over(&mut self) -> Vec<Deeds> {
        self.going = Deeds::default();
        self.done.drain(..).collect()
    }

    /// Takes back what was given away, after what is here.
    pub(super) fn take_back(&mut self, told: Told<'_>) {
        for deeds in told.0 {
            let records = deeds.records.iter().filter_map(Changed::of_told).collect();
            self.done.push_back(Deeds { records, registers: deeds.registers });
        }
    }

    /// Goes on with what was done since.
    pub(super) fn go_on(&mut self, since: Vec<Deeds>) {
        self.done.extend(since);
        self.close();
    }
}

impl Coach {
    /// The months that have to be read for what can be taken back.
    pub(super) fn months_to_undo(&self) -> Vec<Month> {
        let changed = self.undo.done.iter().flat_map(|deeds| &deeds.records).map(|changed| changed.month);
        let unread = changed.filter(|month| self.diary.month(*month) == Some(&MonthState::Unread));
        let mut months: Vec<Month> = unread.collect();
        months.sort_unstable();
        months.dedup();
        months
    }

    /// Begins one action of the person: everything until [`Coach::end_action`] is taken back as one.
    pub fn begin_action(&mut self) {
        self.undo.begin();
    }

    /// Ends it.
    pub fn end_action(&mut self) {
        self.undo.end();
    }

    /// Ends it without a way back: nobody did it, it was heard from outside.
    pub fn end_event(&mut self) {
        self.undo.end_for_good();
    }

    /// Does something as one action of the person.
    pub(super) fn as_one<T>(&mut self, does: impl FnOnce(&mut Self) -> T) -> T {
        self.begin_action();
        let made = does(self);
        self.end_action();
        made
    }

    /// Whether there is an action that can be taken back.
    #[must_use]
    pub fn has_done(&self) -> bool {
        !self.undo.done.is_empty()
    }

    /// Takes back the last action; `None` when there is none. What another window or machine changed since stays as it
    /// is.
    pub fn undo(&mut self, now: Now) -> Option<Undone> {
        while let Some(deeds) = self.undo.done.pop_back() {
            let (mut changes, restored) = self.as_it_was(&deeds, now);
            let line = said(&deeds, now, self.day_start);
            for (before, record) in &restored {
                self.undo.stands_again(before, record);
            }
            let mut effects = Vec::new();
            for (register, before, after) in &deeds.registers {
                let here = self.profile.register(register).map_or(&Value::Null, |register| &register.value);
                if here == after {
                    changes.push(self.setting(register, before.clone(), now));
                }
            }
            if changes.is_empty() {
                continue;
            }
            let gone = deeds.records.iter().filter(|changed| changed.before.is_none());
            effects.push(Effect::Save(changes));
            effects.extend(gone.map(|changed| Effect::DropDraft(format!("edit-{}", changed.id))));
            return Some(Undone { effects, line });
        }
        None
    }

    /// The records of an action as they were, those that come back before those that go; and each that comes back with
    /// its earlier writing.
    fn as_it_was(&mut self, deeds: &Deeds, now: Now) -> (Vec<Change>, Vec<(Record, Record)>) {
        let stamp = self.stamp(now);
        let (mut back, mut gone, mut restored) = (Vec::new(), Vec::new(), Vec::new());
        for changed in &deeds.records {
            let here = self.diary.find(changed.id).map(|(_, record)| record);
            let Some(here) = here.filter(|here| **here == changed.after) else { continue };
            match changed.before.as_ref().filter(|before| !before.deleted) {
                Some(before) => {
                    if let Ok(record) = before.restored(here.rev, &stamp) {
                        restored.push((before.clone(), record.clone()));
                        back.push((changed.month, record));
                    }
                }
                None => gone.extend(here.tombstone(&stamp).ok().map(|record| (changed.month, record))),
            }
        }
        back.extend(gone);
        (self.joined(back), restored)
    }
}

/// What taking these back brings, in one line.
fn said(deeds: &Deeds, now: Now, start: DayStart) -> String {
    // What the person wrote stands before what the program noted beside it.
    let noted = |kind: &Kind| matches!(kind, Kind::Milestone | Kind::Step | Kind::Flag | Kind::Question);
    let kind_of = |changed: &Changed| changed.before.as_ref().unwrap_or(&changed.after).kind.clone();
    let chief = deeds.records.iter().find(|changed| !noted(&kind_of(changed))).or(deeds.records.first());
    let Some(chief) = chief else {
        let what = deeds.meant().unwrap_or_default();
        return tell("undo-set", &[("what", name("undo-of", what).into())]);
    };
    // Moved to another month an entry stands there under a new name.
    let moved_from = deeds.records.iter().find(|other| chief.after.replaces() == Some(other.id));
    let before = chief.before.as_ref().or(moved_from.and_then(|other| other.before.as_ref()));
    let before = before.filter(|before| !before.deleted);
    let key = match before {
        None => "undo-added",
        Some(_) if chief.after.deleted => "undo-deleted",
        Some(_) => "undo-edited",
    };
    let told = before.unwrap_or(&chief.after);
    let moment = told.at.map_or_else(String::new, |at| when(at, now, start));
    let line = tell(key, &[("what", name("entry-kind", told.kind.id()).into()), ("when", moment.into())]);
    let parts = 1 + usize::from(moved_from.is_some());
    if deeds.records.len() > parts { format!("{line} {}", say("undo-more")) } else { line }
}

/// "14:05" today, "Mon 23 Nov, 14:05" on other days, and the day alone where an entry speaks of all of it.
fn when(at: DateTime<FixedOffset>, now: Now, start: DayStart) -> String {
    let day = start.day_of(at);
    if start.last_minute(day, at) == at {
        return dates::short_day(day);
    }
    let same = at.with_timezone(now.wall.offset()).date_naive() == now.wall.date_naive();
    let clock = dates::clock(at);
    if same { clock } else { format!("{}, {clock}", dates::short_day(day)) }
}

/// The id under which a register that a person sets is named for them; none for what the program notes for itself.
fn meaning(register: &str) -> Option<&'static str> {
    let id = match register {
        NOT_FOR_ME => "not-for-me",
        FREE_DAYS => "free-days",
        RHYTHM => "rhythm",
        ASK_LESS => "ask-less",
        SENSITIVE_DAYS => "sensitive-days",
        BODY_WORDS => "body-words",
        CONTACTS => "contacts",
        HARD_DAY | HARD_DAY_OVER => "hard-day",
        SAFETY_ASKED => "emergency-lines",
        IN_USE => "their-plan",
        OPENED => "areas",
        NO_PENETRATION => "no-penetration",
        FLARE_PLAN => "hard-days-plan",
        PATTERNS => "breath",
        CUE_WORD => "own-word",
        VALUES_LINE => "values",
        TRYING => "list",
        OWN_STEPS => "own-steps",
        _ if register.starts_with("gate-") => "agreement",
        _ if register.starts_with(REGISTER) => "own-routine",
        _ => return None,
    };
    Some(id)
}
