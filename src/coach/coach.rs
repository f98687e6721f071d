//! The coach: the diary and profile in memory, and the few ways in which they change. It writes no file; each change
//! comes back as an effect.

use std::cell::{Cell, RefCell};
use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};
use serde_json::{Value, json};

use super::biofeedback::Biofeedback;
use super::copies::Copies;
use super::effect::{Draft, Effect, Event, Saving, Stuck};
use super::hearing::Hearing;
use super::lock::Lock;
use super::milestones::Reaching;
use super::put_away::Behind;
use super::settings::Settings;
use super::therapist::InHand;
use super::tracks::{PacedFor, WorkedOut};
use super::undo::Undoing;
use crate::clock::{Now, Zone};
use crate::diary::{
    Body, Change, Day, DayStart, Diary, Felt, Id, Ids, Kind, Month, MonthState, Profile, Range, Record, Stamp,
};
use crate::library::Library;

/// What the coach is given when the program opens.
pub struct Opening {
    /// The diary as far as it was read, with a place for every month that has a file.
    pub diary: Diary,
    /// The profile.
    pub profile: Profile,
    /// The random name of this machine.
    pub device: String,
    /// The name of the time zone.
    pub tz: String,
    /// When the person's day starts.
    pub day_start: DayStart,
    /// Unfinished work of an earlier start, by name.
    pub drafts: Vec<(String, String)>,
    /// Random bits for the names of records.
    pub seed: u128,
    /// Why nothing can be written, where that is so.
    pub read_only: Option<Stuck>,
    /// Whether the diary is made up.
    pub made_up: bool,
    /// The assets.
    pub library: &'static Library,
    /// Where wall times are told.
    pub zone: Zone,
    /// The folder that pages are written to.
    pub page_folder: PathBuf,
    /// How sessions are heard.
    pub hearing: Hearing,
    /// The moment at which it opens.
    pub now: Now,
}

/// Whether the screen is kept awake during practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Awake {
    /// This system has no command for it.
    #[default]
    Never,
    /// Nobody was asked yet.
    Ask,
    /// It is not.
    Off,
    /// It is.
    On,
}

/// The diary and profile in memory, and what is asked of them.
pub struct Coach {
    /// The diary, as far as it has been read.
    pub diary: Diary,
    /// Where the person stands.
    pub profile: Profile,
    /// How saving goes.
    pub saving: Saving,
    /// Why nothing can be written, where that is so.
    pub read_only: Option<Stuck>,
    /// Whether there is a lock on the diary.
    pub lock: Lock,
    /// Whether the diary is made up.
    pub made_up: bool,
    /// Exercises, routines, programme and safety texts; with the therapist's plan laid over them where one is in use.
    pub library: &'static Library,
    /// When the person's day starts.
    pub day_start: DayStart,
    /// The folder that pages are written to.
    pub page_folder: PathBuf,
    /// How sessions are heard.
    pub hearing: Hearing,
    /// Milliseconds before the first breath of a session.
    pub lead_in_ms: u64,
    /// The sensor that is asked for, and what it told.
    pub sensor: Option<Biofeedback>,
    /// Whether the screen is kept awake during practice.
    pub awake: Awake,
    /// The settings as they hold in this window.
    pub settings: Settings,
    /// Where wall times are told.
    pub(super) zone: Zone,
    /// Whether the open safety note was read since the program opened: it stands before the first practice alone.
    pub(super) note_read: bool,
    /// The day on which the person said that they may not be safe: in memory alone.
    pub(super) crisis: Option<Day>,
    /// What pacing suggested last and for which moment: it is asked for with every picture.
    pub(super) paced: RefCell<Option<(PacedFor, WorkedOut)>>,
    /// How often anything in memory changed.
    changes: u64,
    /// The therapist's plan in use.
    pub(super) therapist: Option<InHand>,
    /// Plans that were in use since the program opened and are put away.
    pub(super) plans_away: Vec<InHand>,
    /// The library with a plan laid over it, as it was made last.
    pub(super) laid: Option<&'static Library>,
    /// The moment at which all that follows is told: handed in with every message and every frame.
    now: Cell<Now>,
    drafts: Vec<(String, String)>,
    ids: Ids,
    device: String,
    tz: String,
    /// What can be taken back.
    pub(super) undo: Undoing,
    /// What lay open when the diary locked.
    pub(super) behind: Behind,
    /// How far milestones are looked for.
    pub(super) reaching: Reaching,
    /// Copies that another machine left beside the diary.
    pub(super) copies: Copies,
}

impl Coach {
    /// A coach over what was opened.
    #[must_use]
    pub fn new(opening: Opening) -> Self {
        super::wishes::speak_as(&opening.profile);
        Self {
            diary: opening.diary,
            profile: opening.profile,
            saving: Saving::Done,
            read_only: opening.read_only,
            lock: Lock::None,
            made_up: opening.made_up,
            library: opening.library,
            zone: opening.zone,
            sensor: None,
            page_folder: opening.page_folder,
            hearing: opening.hearing,
            lead_in_ms: 0,
            awake: Awake::default(),
            settings: Settings::default(),
            note_read: false,
            crisis: None,
            paced: RefCell::new(None),
            changes: 0,
            therapist: None,
            plans_away: Vec::new(),
            laid: None,
            now: Cell::new(opening.now),
            day_start: opening.day_start,
            drafts: opening.drafts,
            ids: Ids::new(opening.seed),
            device: opening.device,
            tz: opening.tz,
            undo: Undoing::default(),
            behind: Behind::default(),
            reaching: Reaching::Done,
            copies: Copies::default(),
        }
    }

    /// The moment that was handed in last.
    #[must_use]
    pub const fn now(&self) -> Now {
        self.now.get()
    }

    /// Hands in the moment of the message or frame that follows.
    pub fn at(&self, now: Now) {
        self.now.set(now);
    }

    /// The person's day at `now`.
    #[must_use]
    pub fn today(&self, now: Now) -> Day {
        self.day_start.day_of(now.wall)
    }

    pub(super) fn stamp(&self, now: Now) -> Stamp {
        Stamp { updated: now.wall.to_utc(), device: self.device.clone() }
    }

    /// Records of the days `from` to `to`.
    #[must_use]
    pub fn days(&self, from: Day, to: Day) -> Range<'_> {
        self.diary.days(from, to, self.day_start)
    }

    /// Keeps a new record about the moment `at`; the id comes back with the effects.
    pub fn add(&mut self, at: DateTime<FixedOffset>, body: &Body, now: Now) -> (Option<Id>, Vec<Effect>) {
        let id = self.new_id(at);
        self.add_as(id, at, body, now)
    }

    /// A name for a record about the moment `at` that will be kept later.
    pub(super) fn new_id(&mut self, at: DateTime<FixedOffset>) -> Id {
        self.ids.next(at)
    }

    /// Keeps a new record under a name that was given out before.
    pub(super) fn add_as(
        &mut self,
        id: Id,
        at: DateTime<FixedOffset>,
        body: &Body,
        now: Now,
    ) -> (Option<Id>, Vec<Effect>) {
        let Ok(record) = Record::new(id, at, &self.tz, body, &self.stamp(now)) else { return (None, Vec::new()) };
        let month = Month::of(at);
        (Some(id), self.keep(vec![(month, record)]))
    }

    /// Changes a record. Moved to another month, it becomes a new record that takes the place of the old.
    ///
    /// # Errors
    /// One line, when the entry is gone or cannot be read as a whole; nothing was changed then.
    pub fn edit(
        &mut self,
        id: Id,
        at: Option<DateTime<FixedOffset>>,
        body: &Body,
        now: Now,
    ) -> Result<Vec<Effect>, String> {
        let (month, before) = self.live(id)?;
        let at = at.or(before.at).unwrap_or(now.wall);
        let stamp = self.stamp(now);
        let edited = before.edited(at, body, &stamp).map_err(|misfit| misfit.to_string())?;
        let changes = if Month::of(at) == month {
            vec![(month, edited)]
        } else {
            let moved = crate::diary::moved(&before, month, &edited, self.ids.next(at), &stamp);
            let (moved, gone) = moved.map_err(|misfit| misfit.to_string())?;
            vec![(Month::of(at), moved), (month, gone)]
        };
        Ok(self.keep(changes))
    }

    /// Deletes a record: its text is gone from the file, and can be brought back only until the program ends.
    ///
    /// # Errors
    /// One line, when the entry is gone or has no name; nothing was changed then.
    pub fn delete(&mut self, id: Id, now: Now) -> Result<Vec<Effect>, String> {
        let (month, before) = self.live(id)?;
        let gone = before.tombstone(&self.stamp(now)).map_err(|misfit| misfit.to_string())?;
        let mut effects = self.keep(vec![(month, gone)]);
        effects.push(Effect::DropDraft(format!("edit-{id}")));
        Ok(effects)
    }

    fn live(&self, id: Id) -> Result<(Month, Record), String> {
        match self.diary.find(id) {
            Some((month, record)) if !record.deleted => Ok((month, record.clone())),
            _ => Err(crate::words::say("error-entry-gone")),
        }
    }

    /// What a suggestion depends on besides the records themselves: the hour, and how often anything changed.
    pub(super) fn moment_of_pacing(&self, before: Option<Felt>, now: Now) -> PacedFor {
        use chrono::Timelike as _;
        let revisions = self.profile.registers().map(|(_, register)| register.rev).sum();
        let hour = now.wall.hour();
        PacedFor { day: self.today(now), hour, before, changes: self.changes, revisions }
    }

    /// A number that is another one whenever anything in memory has changed, so that what was worked out can be kept.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.profile.registers().fold(self.changes, |sum, (_, register)| sum.wrapping_add(register.rev))
    }

    fn keep(&mut self, changes: Vec<(Month, Record)>) -> Vec<Effect> {
        for (month, record) in &changes {
            let before = record.id.and_then(|id| self.diary.find(id)).map(|(_, record)| record);
            self.undo.record(*month, before, record);
        }
        self.undo.close();
        vec![Effect::Save(self.joined(changes))]
    }

    /// Joins records into the diary without a way back; what is to be saved comes back.
    pub(super) fn joined(&mut self, changes: Vec<(Month, Record)>) -> Vec<Change> {
        self.changes += 1;
        for (month, record) in &changes {
            self.diary.join(*month, record);
        }
        changes.into_iter().map(|(month, record)| Change::Record { month, record }).collect()
    }

    /// Sets a register of the profile.
    pub fn set(&mut self, name: &str, value: Value, now: Now) -> Effect {
        let before = self.profile.register(name).map_or(Value::Null, |register| register.value.clone());
        self.undo.register(name, before, &value);
        self.undo.close();
        Effect::Save(vec![self.setting(name, value, now)])
    }

    /// Sets a register without a way back; what is to be saved comes back.
    pub(super) fn setting(&mut self, name: &str, value: Value, now: Now) -> Change {
        let register = self.profile.setting(name, value, &self.stamp(now));
        self.profile.join(name, &register);
        super::wishes::speak_as(&self.profile);
        Change::Register { name: name.to_owned(), register }
    }

    /// Adds `entry` to a register that is a list, unless it is there.
    pub fn add_to(&mut self, name: &str, entry: &str, now: Now) -> Option<Effect> {
        let mut list = self.list(name);
        if list.iter().any(|there| there == entry) {
            return None;
        }
        list.push(entry.to_owned());
        Some(self.set(name, json!(list), now))
    }

    /// Takes `entry` out of a register that is a list.
    pub fn take_from(&mut self, name: &str, entry: &str, now: Now) -> Effect {
        let list: Vec<String> = self.list(name).into_iter().filter(|there| there != entry).collect();
        self.set(name, json!(list), now)
    }

    /// A register that is a list of words.
    #[must_use]
    pub fn list(&self, name: &str) -> Vec<String> {
        self.profile.get(name).unwrap_or_default()
    }

    /// The unfinished work kept under `name`.
    #[must_use]
    pub fn draft(&self, name: &str) -> Option<&str> {
        self.drafts.iter().find(|(there, _)| there == name).map(|(_, text)| text.as_str())
    }

    /// Names of all unfinished work.
    pub fn drafts(&self) -> impl Iterator<Item = &str> {
        self.drafts.iter().map(|(name, _)| name.as_str())
    }

    /// Takes note of unfinished work, so that it is offered again before the program ends too; while the diary is
    /// locked it stands on the disk alone.
    pub fn keep_draft(&mut self, draft: &Draft) {
        if self.lock == Lock::Shut {
            return;
        }
        self.drafts.retain(|(there, _)| *there != draft.name);
        self.drafts.push((draft.name.clone(), draft.text.clone()));
    }

    /// Lets go of the text of all unfinished work, which stands on the disk.
    pub(super) fn forget_drafts(&mut self) {
        self.drafts.clear();
    }

    /// Forgets unfinished work.
    pub fn drop_draft(&mut self, name: &str) -> Effect {
        self.drafts.retain(|(there, _)| there != name);
        Effect::DropDraft(name.to_owned())
    }

    /// Takes in what happened outside; whether anything that a screen shows has changed.
    pub fn hear(&mut self, event: &Event) -> bool {
        // A sensor tells 30 times a second, and nothing of what was worked out depends on it.
        self.changes += u64::from(!matches!(event, Event::Sensor(_)));
        match event {
            // It was asked for before the diary locked.
            Event::Month(..) | Event::Profile(_) | Event::Copies(_) if self.lock == Lock::Shut => return false,
            Event::Month(month, MonthState::Read(records)) => {
                let mut merged = records.clone();
                for record in self.diary.records(*month) {
                    crate::diary::merge::join(&mut merged, record);
                }
                self.diary.set(*month, MonthState::Read(merged));
            }
            // What was read before stays in sight when its file cannot be read any more; the store tells why it does
            // not write there.
            Event::Month(month, _) if matches!(self.diary.month(*month), Some(MonthState::Read(_))) => return false,
            Event::Month(month, state) => self.diary.set(*month, state.clone()),
            Event::Profile(profile) => {
                for (name, register) in profile.registers() {
                    self.profile.join(name, register);
                }
                super::wishes::speak_as(&self.profile);
            }
            Event::Saving(saving) => {
                if self.saving == *saving {
                    return false;
                }
                self.saving = saving.clone();
            }
            // Nothing is lost: what was not saved is still here, and the screen goes on to show it.
            Event::Died => self.read_only = Some(Stuck::Else(crate::words::say("app-store-died"))),
            Event::Sensor(heard) => {
                let now = self.now.get();
                if let Some(sensor) = &mut self.sensor {
                    sensor.hear(heard, now);
                }
                return false;
            }
            Event::Unlocked(unlocked) => self.take_unlocked(unlocked),
            Event::LockSet(_) => self.lock = Lock::Open,
            Event::Copies(copies) => self.copies.all.clone_from(copies),
            Event::NoSound(_)
            | Event::NotAwake
            | Event::Joined { .. }
            | Event::Written(_)
            | Event::NotWritten { .. }
            | Event::NotUnlocked(_)
            | Event::LockNotSet(_)
            | Event::Trouble(_) => return false,
        }
        true
    }

    /// What reading `unread` asks for; nothing when it is empty.
    #[must_use]
    pub fn read(unread: Vec<Month>) -> Vec<Effect> {
        if unread.is_empty() { Vec::new() } else { vec![Effect::Read(unread)] }
    }

    /// Looks again at the months around `now`: another window or a command may have written there.
    #[must_use]
    pub fn refresh(&self, now: Now) -> Vec<Effect> {
        let month = Month::of(now.wall);
        let months = [month.before(), month];
        Self::read(months.into_iter().filter(|month| self.diary.month(*month).is_some()).collect())
    }

    /// The months a screen over all entries needs next: up to `most` unread ones, newest first.
    #[must_use]
    pub fn unread(&self, most: usize) -> Vec<Month> {
        let unread = self.diary.months().rev().filter(|(_, state)| **state == MonthState::Unread);
        unread.map(|(month, _)| month).take(most).collect()
    }

    /// Practices recorded on the days `from` to `to`, oldest first.
    #[must_use]
    pub fn practices(&self, from: Day, to: Day) -> Vec<&Record> {
        self.days(from, to).records.into_iter().filter(|record| record.kind == Kind::Practice).collect()
    }
}
