//! Where the diary lasts: one JSON document a month, replaced whole, and the profile beside them. Takes changes, not
//! months; joins them into what stands on the disk by the merge rule of `diary`. Draws nothing, reads no clock.

mod check;
mod desk;
mod error;

use std::path::PathBuf;

use crate::diary::{Change, Month, MonthState, Profile};

pub use check::Finding;
pub use desk::{Desk, Unsaved};
pub use error::Error;

/// The two folders of a store, resolved by the caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// What is the person's: store.json, profile.json, journal/.
    pub data: PathBuf,
    /// What is this machine's: device, drafts/.
    pub state: PathBuf,
}

/// Whether changes can be made to last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mode {
    /// They can.
    ReadWrite,
    /// They cannot, as far as can be told at opening; one calm line why.
    ReadOnly(String),
}

/// What opening a store found.
#[derive(Clone, Debug)]
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
    /// Whether changes can be made to last.
    pub mode: Mode,
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
        /// One calm line why they are kept.
        why: Option<String>,
    },
    /// Something else could not be done; one calm line.
    Trouble(String),
    /// The thread is gone; what was not saved stays with whoever sent it.
    Died,
}

/// A store that is open. One of these owns the files of a process; others on the same folder take turns by a lock.
#[derive(Debug)]
pub struct Store {
    place: Place,
}

impl Store {
    /// Opens the store at `place`, reads the profile and the months asked for. Writes nothing: folders and
    /// `store.json` come with the first save.
    ///
    /// # Errors
    /// When the folder cannot be read at all, or is not a folder. Damaged or newer files are not errors: see
    /// [`MonthState::Refused`], [`Opened::mode`] and [`Opened::trouble`].
    pub fn open(place: Place, want: &[Month]) -> Result<(Self, Opened), Error> {
        let opened = Opened {
            device: "0".to_owned(),
            profile: Profile::default(),
            profile_reads: true,
            months: Vec::new(),
            read: want.iter().map(|month| (*month, MonthState::Read(Vec::new()))).collect(),
            drafts: Vec::new(),
            mode: Mode::ReadWrite,
            trouble: Vec::new(),
        };
        Ok((Self { place }, opened))
    }

    /// Makes `changes` last: when this returns `Ok` they are on the disk. After an error they are kept here, joined,
    /// and the next call (also with no changes) tries again.
    ///
    /// # Errors
    /// The first thing that stood in the way; files that were not in the way are written nevertheless.
    pub fn save(&mut self, changes: &[Change]) -> Result<(), Error> {
        let _ = (&self.place, changes);
        Ok(())
    }

    /// What stands in `month`, read now if it is new or was changed by others; a month without a file is empty.
    pub fn month(&mut self, month: Month) -> MonthState {
        let _ = month;
        MonthState::Read(Vec::new())
    }

    /// Keeps an unfinished piece of work on this machine, in place of an earlier one of that name.
    ///
    /// # Errors
    /// When it cannot be written, or `name` is not small letters, digits and dashes (1 to 80).
    pub fn keep_draft(&mut self, name: &str, text: &str) -> Result<(), Error> {
        let _ = (name, text);
        Ok(())
    }

    /// Forgets a draft; one that is not there is forgotten already.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub fn drop_draft(&mut self, name: &str) -> Result<(), Error> {
        let _ = name;
        Ok(())
    }

    /// Looks at every file and every record and says what is not as it could be. Changes nothing.
    pub fn check(&mut self) -> Vec<Finding> {
        Vec::new()
    }

    /// Hands the store to a thread of its own, which answers through `tell`.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(self, tell: impl Fn(Event) + Send + 'static) -> Result<Desk, Error> {
        Desk::start(self, tell)
    }
}
