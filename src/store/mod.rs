//! Where the diary lasts: one JSON document a month, replaced whole, and the profile beside them. Takes changes, not
//! months; joins them into what stands on the disk by the merge rule of `diary`. Draws nothing, reads no clock.

mod aside;
mod backup;
mod check;
mod conflicts;
mod copies;
mod deleting;
mod desk;
mod document;
mod drafts;
mod error;
mod folder;
mod forgotten;
mod head;
mod inbox;
mod kept;
mod keys;
mod lock;
mod locking;
mod marks;
mod moves;
mod opening;
mod own_account;
mod parts;
mod plans;
mod repair;
mod restore;
mod shared;
mod strangers;
mod vault;
mod versions;
mod windows;

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::value::RawValue;
use zeroize::Zeroizing;

use crate::diary::{Change, Id, Month, MonthState, Profile, Record};
use document::{Records, Registers};
use head::Head;
use kept::{Contents as _, Kept};
use lock::{Asked, Lock};
use vault::Vault;
use windows::Windows;

pub use aside::KEPT_ASIDE;
pub use backup::BackedUp;
pub use check::Finding;
pub use conflicts::{Conflict, Counts, Removed};
pub use copies::{Copy, Joined};
pub use desk::{Desk, Unsaved};
pub use error::Error;
pub use keys::{Key, Sheet};
pub use locking::Converted;
pub use repair::{Salvage, Salvaged};
pub use restore::Restoring;
pub use versions::{Step, Upgrades, VERSION};

/// The two folders of a store, resolved by the caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// What is the person's: store.json, profile.json, journal/.
    pub data: PathBuf,
    /// What is this machine's: device, drafts/, backup/, aside/.
    pub state: PathBuf,
}

/// Whether changes can be made to last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mode {
    /// They can.
    ReadWrite,
    /// They cannot, as far as can be told at opening; one calm line why.
    ReadOnly(String),
    /// A newer version wrote here; one calm line that names the file.
    Newer(String),
}

/// Why what was written waits, told without a path: `store check` names the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stuck {
    /// A newer version wrote here.
    Newer,
    /// A file does not read: that of a month, or another.
    Unread(Option<Month>),
    /// Anything else, in a few words.
    Else(String),
}

/// What opening a store found.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The random name of this machine, for stamps.
    pub device: String,
    /// The registers that can be read.
    pub profile: Profile,
    /// Whether the profile could be read; when not, `profile` is empty, `trouble` says why and registers are kept in
    /// memory, not written.
    pub profile_reads: bool,
    /// Every month that has a file, oldest first.
    pub months: Vec<Month>,
    /// The months that were asked for and have a file.
    pub read: Vec<(Month, MonthState)>,
    /// Drafts by name, with their text.
    pub drafts: Vec<(String, String)>,
    /// What was handed over as the store was locked again, earliest first.
    pub held: Vec<Zeroizing<String>>,
    /// The text of the therapist's plan in use, where there is one and it can be read.
    pub plan: Option<Vec<u8>>,
    /// The diary is locked: nothing else here is known until [`Store::unlock`].
    pub locked: bool,
    /// Whether changes can be made to last.
    pub mode: Mode,
    /// One line when another program left copies beside the diary; a screen shows them by itself.
    pub copies: Option<String>,
    /// One calm line for each thing that is not as it could be; a month that is refused is in `read`, not here.
    pub trouble: Vec<String>,
}

/// What the store's thread tells.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A month was read, or was changed by others and read again; what is kept in memory is joined into it.
    Month(Month, MonthState),
    /// The profile was changed by others and read again; what is kept in memory is joined into it.
    Profile(Profile),
    /// How saving goes.
    Saving {
        /// How many changes are kept in memory and tried again; 0 when everything is on the disk.
        kept: usize,
        /// Why they are kept.
        why: Option<Stuck>,
    },
    /// The diary was unlocked, with what there is; or the one line why not.
    Unlocked(Result<Box<Opened>, String>),
    /// A lock was set, with the text of a recovery sheet; or the one line why not.
    LockSet(Result<Sheet, String>),
    /// Copies that another program left beside the diary; none once they are joined.
    Copies(Vec<Copy>),
    /// Copies were joined, or not.
    Joined(Joined),
    /// Something else could not be done; one calm line.
    Trouble(String),
    /// The thread is gone; what was not saved stays with whoever sent it.
    Died,
}

/// A store that is open. One of these owns the files of a process; others on the same folder take turns by a lock.
#[derive(Debug)]
pub struct Store {
    place: Place,
    device: String,
    upgrades: Upgrades,
    head: Kept<Head>,
    profile: Kept<Registers>,
    months: BTreeMap<Month, Kept<Records>>,
    /// `store.json` was there: when it is gone later, so is the disk, and nothing is begun anew in its place.
    known: bool,
    /// The first save of this process was: left-over files are removed and the name of the machine is kept.
    begun: bool,
    told_newer: bool,
    /// Entries that were deleted and whose drafts are still to be removed.
    deleted: Vec<Id>,
    /// What is to stay of entries that gave way, in their months.
    gave_way: BTreeMap<(Month, Id), Record>,
    trouble: Vec<String>,
    copies: backup::Copies,
    vault: Vault,
    /// The work of unwrapping a key, as a power of two.
    work: u8,
    /// What was handed over as it was locked again, sealed.
    held: Vec<Vec<u8>>,
    windows: Windows,
}

impl Store {
    /// Makes `changes` last: when this returns `Ok` they are on the disk. After an error they are kept here, joined,
    /// and the next call (also with no changes) tries again.
    ///
    /// # Errors
    /// The first thing that stood in the way; files that were not in the way are written nevertheless.
    pub fn save(&mut self, changes: &[Change]) -> Result<(), Error> {
        self.add(changes);
        self.flush().map_err(|error| error.keeping(self.kept()))
    }

    /// Adds to what waits.
    fn add(&mut self, changes: &[Change]) {
        for change in changes {
            match change {
                Change::Record { month, record } => {
                    self.copies.note(Some(*month));
                    self.kept_month(*month).add(record);
                }
                Change::Register { name, register } => match RawValue::from_string(register.json()) {
                    Ok(raw) => {
                        self.copies.note(None);
                        self.profile.add(&(name.clone(), raw));
                    }
                    // A text that serde_json wrote is read by it; should it not be, it is said and not dropped silently.
                    Err(error) => self.trouble.push(format!("{name} could not be kept: {error}")),
                },
            }
        }
    }

    /// Why what waits could not be saved, after this error.
    fn stuck(&self, error: &Error) -> Stuck {
        let month = || self.months.iter().find(|(_, kept)| kept.is_refused() && !kept.pending().is_empty());
        match error {
            _ if self.newer().is_some() => Stuck::Newer,
            Error::Refused { .. } => Stuck::Unread(month().map(|(month, _)| *month)),
            other => Stuck::Else(other.in_short()),
        }
    }

    /// How many changes are kept in memory because they could not be written yet.
    pub fn kept(&self) -> usize {
        self.profile.pending().len() + self.months.values().map(|month| month.pending().len()).sum::<usize>()
    }

    /// What stands in `month`, read now if it is new or was changed by others, with what is kept in memory joined in; a
    /// month without a file is empty.
    pub fn month(&mut self, month: Month) -> MonthState {
        let state = self.read_month(month);
        self.note_newer();
        state
    }

    /// Lets go of what was read of `month`, where nothing waits and nothing stands in the way of writing.
    pub fn let_go(&mut self, month: Month) {
        self.months.retain(|there, kept| *there != month || !kept.is_settled());
    }

    /// The registers, read now if others changed them, with what is kept in memory joined in.
    ///
    /// # Errors
    /// When the file cannot be read as a whole; it is not written to then.
    pub fn profile(&mut self) -> Result<Profile, Error> {
        let profile = self.read_profile();
        self.note_newer();
        profile
    }

    /// Lines about what is not as it could be, since they were asked for last.
    pub fn take_trouble(&mut self) -> Vec<String> {
        std::mem::take(&mut self.trouble)
    }

    /// Hands the store to a thread of its own, which answers through `tell`.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(self, tell: impl Fn(Event) + Send + 'static) -> Result<Desk, Error> {
        Desk::start(self, tell)
    }

    /// What is to be known of earlier versions and of the lock where a file is written.
    fn earlier(&self) -> versions::Earlier {
        self.place.earlier(self.upgrades, self.vault.clone())
    }

    fn kept_month(&mut self, month: Month) -> &mut Kept<Records> {
        let (place, earlier) = (&self.place, self.earlier());
        let new = || Kept::new(place.month(month), month.to_string(), earlier);
        self.months.entry(month).or_insert_with(new)
    }

    fn read_month(&mut self, month: Month) -> MonthState {
        let kept = self.kept_month(month);
        kept.read();
        let shown = if kept.is_long() { kept.given() } else { kept.shown() };
        self.state_of(month, shown)
    }

    fn state_of(&mut self, month: Month, shown: Result<Records, Error>) -> MonthState {
        match shown {
            Ok(records) => self.standing(month, records),
            Err(error) => MonthState::Refused(error.to_string()),
        }
    }

    /// A month as it is opened.
    fn give_month(&mut self, month: Month) -> MonthState {
        let given = self.kept_month(month).given();
        self.state_of(month, given)
    }

    fn read_profile(&mut self) -> Result<Profile, Error> {
        self.profile.read();
        self.profile.look(Registers::profile)
    }

    /// One line when any file that was read was written by a newer version: then nothing is written at all.
    pub fn newer(&self) -> Option<String> {
        let months = self.months.values().find_map(Kept::newer);
        self.head.newer().or_else(|| self.profile.newer()).or(months)
    }

    fn note_newer(&mut self) {
        if !self.told_newer
            && let Some(line) = self.newer()
        {
            self.trouble.push(format!("{line}; {}", error::UNTIL));
            self.told_newer = true;
        }
    }

    /// Writes everything that waits, each file once, under the lock.
    fn flush(&mut self) -> Result<(), Error> {
        if self.deleted.is_empty() && !self.has_to_write() {
            return Ok(());
        }
        let _lock = self.ready_to_write()?;
        if self.vault.is_locked() {
            return self.keep_in_inbox();
        }
        self.take_up_deleting();
        self.take_out();
        self.begin_deleting();
        let mut first = self.profile_written();
        let mut stuck: Vec<Id> = Vec::new();
        let mut months: Vec<_> = self.months.values_mut().filter(|kept| kept.is_to_be_written()).collect();
        // An entry that moves stands in its new month before it is taken from the old one.
        months.sort_by_key(|kept| kept.pending().iter().any(|record| record.deleted));
        for kept in months {
            let tombstones: Vec<Id> =
                kept.pending().iter().filter(|record| record.deleted).filter_map(|record| record.id).collect();
            if tombstones.iter().any(|id| stuck.contains(id)) {
                continue;
            }
            match kept.write() {
                Ok(()) => self.deleted.extend(tombstones),
                // Its key is not here: what waits is kept in the inbox until it is.
                Err(_) if kept.is_shut() => {}
                Err(error) => {
                    stuck.extend(kept.pending().iter().filter_map(Record::replaces));
                    first = first.and(Err(error));
                }
            }
        }
        if self.profile.is_shut() || self.months.values().any(|kept| kept.is_shut() && !kept.pending().is_empty()) {
            first = first.and(self.keep_in_inbox());
        }
        if !self.deleted.is_empty() {
            self.forget();
        }
        first
    }

    /// What comes before every write: no newer version wrote here, the folders are there, and nobody else is writing.
    fn ready_to_write(&mut self) -> Result<Lock, Error> {
        if let Some(line) = self.newer() {
            return Err(Error::Refused { line, kept: 0 });
        }
        if self.known && folder::is_gone(&self.place.head()) {
            return Err(Error::Gone { path: self.place.data.display().to_string(), kept: 0 });
        }
        self.place.make_data()?;
        let lock = self.lock()?;
        self.begin()?;
        Ok(lock)
    }

    fn profile_written(&mut self) -> Result<(), Error> {
        if !self.profile.is_to_be_written() {
            return Ok(());
        }
        self.profile.write().or_else(|error| if self.profile.is_shut() { Ok(()) } else { Err(error) })
    }

    fn lock(&mut self) -> Result<Lock, Error> {
        match Lock::take(&self.place.lock()) {
            Ok(Asked::Taken(lock)) => {
                if !lock.is_real() && !self.begun {
                    let folder = self.place.data.display();
                    self.trouble.push(format!(
                        "the disk of {folder} knows no locks: files are compared before each save; one window is safer"
                    ));
                }
                Ok(lock)
            }
            Ok(Asked::Busy) => Err(Error::Busy { path: self.place.data.display().to_string(), kept: 0 }),
            Err(error) => Err(Error::write(&self.place.lock(), &error)),
        }
    }

    /// What comes before the first write of this process; and, each time, a look at the version of the folder.
    fn begin(&mut self) -> Result<(), Error> {
        self.head.read();
        self.head.shown()?;
        if let Some(line) = self.head.newer() {
            return Err(Error::Refused { line, kept: 0 });
        }
        // Before any other file has a new version, the head says so: an earlier program then leaves all of them alone.
        self.head.upgrade()?;
        self.note_keys(false);
        if self.begun && self.head.is_there() {
            return Ok(());
        }
        self.place.sweep();
        self.place.make_files(&Head::default().text(""), &self.device)?;
        self.head.read();
        self.known = true;
        self.begun = true;
        Ok(())
    }
}
