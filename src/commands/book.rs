//! The diary, opened for one command: what was read, the stamp of this machine, and saving. Knows no command.

use std::collections::BTreeSet;
use std::path::PathBuf;

use uuid::Uuid;

use super::call::{Call, Later, Refusal};
use super::practise::library;
use super::unlocking;
use crate::clock;
use crate::coach::page::{PageWish, page};
use crate::coach::therapist::read_plan;
use crate::diary::{Body, Change, Day, Diary, Id, Ids, Month, MonthState, Profile, Record, Stamp};
use crate::insight::{Page, RecordRow, Section, record_rows};
use crate::library::safety::safety;
use crate::report::Format;
use crate::store::{self, Opened, Place, Store};
use crate::words;

/// The diary, opened.
#[derive(Debug)]
pub struct Book {
    store: Store,
    later: Later,
    ids: Ids,
    /// What every change of this call is stamped with.
    pub stamp: Stamp,
    /// Where the person stands.
    pub profile: Profile,
    /// The text of the therapist's plan in use, where there is one and it can be read.
    pub plan: Option<Vec<u8>>,
    /// Every draft, by name.
    pub drafts: Vec<(String, String)>,
    /// Every month that has a file, oldest first.
    pub months: Vec<Month>,
    /// Whether it is locked, so that nothing of it is known.
    pub is_locked: bool,
    /// One line for each month that could not be read.
    pub refused: Vec<String>,
}

impl Book {
    /// Opens the diary; whatever is not as it could be is told on standard error.
    ///
    /// # Errors
    /// When the folder cannot be read at all.
    pub fn open(place: Place, call: &mut Call<'_>) -> Result<Self, Refusal> {
        let opened = unlocking::open(place, &[], call)?;
        Ok(Self::of(opened, call))
    }

    /// Opens the diary for adding alone: a locked one stays locked, and what is added waits until it is unlocked.
    ///
    /// # Errors
    /// When the folder cannot be read at all.
    pub fn open_to_add(place: Place, call: &mut Call<'_>) -> Result<Self, Refusal> {
        let opened = Store::open(place, &[])?;
        Ok(Self::of(opened, call))
    }

    /// Whether there is a lock on it.
    pub fn has_lock(&self) -> bool {
        self.store.has_lock()
    }

    fn of((mut store, opened): (Store, Opened), call: &mut Call<'_>) -> Self {
        store.back_up_to(call.backups());
        store.finish_deleting();
        for line in opened.copies.iter().chain(&opened.trouble).chain(&store.take_trouble()) {
            call.refuse(line);
        }
        Self {
            is_locked: opened.locked,
            store,
            later: call.later(),
            ids: Ids::new(Uuid::new_v4().as_u128()),
            stamp: Stamp { updated: call.clock.now().wall.to_utc(), device: opened.device },
            profile: opened.profile,
            plan: opened.plan,
            drafts: opened.drafts,
            months: opened.months,
            refused: Vec::new(),
        }
    }

    /// The records of one month and what is left of deleted ones; a month that cannot be read is noted in `refused`.
    pub fn whole_month(&mut self, month: Month) -> Vec<Record> {
        match self.read(month) {
            MonthState::Read(records) => records,
            MonthState::Refused(_) | MonthState::Unread => Vec::new(),
        }
    }

    /// The records of one month, deleted ones left out; a month that cannot be read is noted in `refused`.
    pub fn month(&mut self, month: Month) -> Vec<Record> {
        match self.read(month) {
            MonthState::Read(records) => records.into_iter().filter(|record| !record.deleted).collect(),
            MonthState::Refused(_) | MonthState::Unread => Vec::new(),
        }
    }

    /// The page of the days `from` to `to`, and their records where `format` holds them; months are read as the page
    /// asks for them.
    ///
    /// # Errors
    /// When the program's own assets are broken, which a test keeps from happening.
    pub fn handed(
        &mut self,
        from: Day,
        to: Day,
        include: &BTreeSet<Section>,
        format: Format,
        call: &Call<'_>,
    ) -> Result<(Page, Vec<RecordRow>), Refusal> {
        let library = library()?;
        let safety = safety().map_err(Refusal::data)?;
        let mut diary = Diary::default();
        for month in &self.months {
            diary.set(*month, MonthState::Unread);
        }
        let plan = self.plan.as_deref().and_then(|text| read_plan(text, library).ok()).map(|reading| reading.plan);
        let wish = PageWish { from, to, today: call.today().day(), include, plan: plan.as_ref() };
        loop {
            let page = page(&diary, &self.profile, call.day_start, library, Some(&safety.table), wish);
            let mut unread: Vec<Month> = page.unread.clone();
            let mut rows = Vec::new();
            if format.has_records() {
                let found = record_rows(&diary, from, to, call.day_start, include, &library.measures);
                unread.extend(found.unread);
                rows = found.value;
            }
            if unread.is_empty() {
                return Ok((page.value, rows));
            }
            for month in unread {
                // Whatever comes back is not unread any more, so that this ends.
                diary.set(month, self.read(month));
            }
        }
    }

    fn read(&mut self, month: Month) -> MonthState {
        match self.store.month(month) {
            MonthState::Refused(line) => {
                self.refused.push(line.clone());
                MonthState::Refused(line)
            }
            MonthState::Unread => MonthState::Read(Vec::new()),
            read @ MonthState::Read(_) => read,
        }
    }

    /// The file of a draft that was read.
    pub fn draft_file(&self, name: &str) -> Option<PathBuf> {
        self.store.draft_file(name)
    }

    /// One line when a newer version wrote what was read.
    pub fn newer(&self) -> Option<String> {
        let line = self.store.newer()?;
        Some(words::tell("command-newer", &[("line", line.into())]))
    }

    /// Every finding of a look at all files.
    pub fn check(&mut self) -> Vec<crate::store::Finding> {
        self.store.check_with(crate::coach::registers::misfit)
    }

    /// Hands every plan of a therapist to `look`: its file, and its text or why it cannot be read.
    pub fn each_plan(&self, look: impl FnMut(PathBuf, Result<Vec<u8>, String>)) {
        self.store.each_plan(look);
    }

    /// A name for a new record.
    pub fn next_id(&mut self, at: chrono::DateTime<chrono::FixedOffset>) -> Id {
        self.ids.next(at)
    }

    /// A new record of `body` at `at`, as a change.
    ///
    /// # Errors
    /// When a number cannot be written.
    pub fn new_record(&mut self, at: chrono::DateTime<chrono::FixedOffset>, body: &Body) -> Result<Change, Refusal> {
        let id = self.ids.next(at);
        let record = Record::new(id, at, &clock::zone_name(), body, &self.stamp)
            .map_err(|error| Refusal::data(error.to_string()))?;
        Ok(Change::Record { month: Month::of(at), record })
    }

    /// Makes `changes` last. When this returns `Ok` they are on the disk.
    ///
    /// # Errors
    /// What stood in the way, in one line.
    pub fn save(&mut self, changes: &[Change]) -> Result<(), Refusal> {
        self.save_on(changes)?;
        self.back_up();
        Ok(())
    }

    /// The same where more is to be saved: copies are made by [`Book::back_up`] at the end.
    ///
    /// # Errors
    /// What stood in the way, in one line.
    pub fn save_on(&mut self, changes: &[Change]) -> Result<(), Refusal> {
        Ok(self.store.save(changes).map_err(not_kept)?)
    }

    /// Copies what was saved.
    pub fn back_up(&mut self) {
        self.store.back_up();
        self.later.borrow_mut().extend(self.store.take_trouble());
    }

    /// Lets go of a month; it is read again when it is asked for.
    pub fn let_go(&mut self, month: Month) {
        self.store.let_go(month);
    }

    /// Keeps the text of a plan among those of the diary; the name of its file comes back.
    ///
    /// # Errors
    /// What stood in the way, in one line.
    pub fn keep_plan(&mut self, day: Day, text: &[u8]) -> Result<String, Refusal> {
        self.store.keep_plan(day, text).map_err(|error| not_kept(error).into())
    }

    /// The one record that `typed` names: its id, or at least four signs of its beginning or end.
    ///
    /// # Errors
    /// When it is not an id, or no entry or several go by it.
    pub fn find(&mut self, typed: &str) -> Result<(Month, Record), Refusal> {
        let plain: String = typed.to_lowercase().chars().filter(|c| *c != '-').collect();
        if plain.len() < 4 || plain.len() > 32 || !plain.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(Refusal::usage(words::tell("error-id", &[("id", super::fields::cut(typed).into())])));
        }
        let mut found = Vec::new();
        for month in self.months.clone().into_iter().rev() {
            for record in self.month(month) {
                let name = record.id.map(|id| id.0.simple().to_string()).unwrap_or_default();
                if name.starts_with(&plain) || name.ends_with(&plain) {
                    found.push((month, record));
                }
            }
        }
        let several = found.len() > 1;
        match found.pop() {
            Some(_) if several => Err(Refusal::plain(words::tell("error-id-several", &[("id", typed.into())]))),
            Some(found) => Ok(found),
            None => match self.refused.first() {
                Some(line) => Err(Refusal::data(line.clone())),
                None => Err(Refusal::plain(words::tell("error-id-none", &[("id", typed.into())]))),
            },
        }
    }
}

/// The same without "kept here": when a command leaves, what it could not save is gone.
pub(super) fn not_kept(mut error: store::Error) -> store::Error {
    match &mut error {
        store::Error::Write { kept, .. }
        | store::Error::Unsure { kept, .. }
        | store::Error::Refused { kept, .. }
        | store::Error::Busy { kept, .. }
        | store::Error::Gone { kept, .. } => *kept = 0,
        _ => {}
    }
    error
}
