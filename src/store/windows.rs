//! The windows of this program that run beside each other: each has a number for as long as it runs, and its drafts are
//! its own. A draft whose window runs is not offered by another one; a window that was killed holds its number no longer.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::folder::make;
use super::lock::Lock;
use super::{Error, Place, Store};

/// The number of a window that has none beside it.
pub(super) const FIRST: u8 = 1;
/// The highest number. One window more shares the drafts of the first, as where no lock can be had.
const MOST: u8 = 99;

/// Which window this is, and whose drafts it goes by.
#[derive(Debug, Default)]
pub(super) struct Windows {
    /// Its number, and what holds it; none before it is shown to a person, which a command never is.
    own: Option<(u8, Lock)>,
    /// In which window's file the draft of each name stands that was read or written here.
    of: BTreeMap<String, u8>,
}

impl Windows {
    fn number(&self) -> u8 {
        self.own.as_ref().map_or(FIRST, |(number, _)| *number)
    }

    fn is_own(&self, number: u8) -> bool {
        self.own.as_ref().is_some_and(|(own, _)| *own == number)
    }
}

impl Place {
    /// What the window of this number holds while it runs.
    fn window(&self, number: u8) -> PathBuf {
        self.state.join(if number == FIRST { "window".to_owned() } else { format!("window-{number}") })
    }
}

impl Store {
    /// The drafts that can be offered here, by name: its own, and those of windows that do not run any more.
    pub(super) fn drafts_here(&mut self) -> (Vec<(String, String)>, Vec<String>) {
        let turn = |number| match number {
            own if self.windows.is_own(own) => Some(0),
            other => (!Lock::is_held(&self.place.window(other))).then_some(other),
        };
        let (drafts, trouble) = self.place.read_drafts(&self.vault, turn);
        self.windows.of = drafts.iter().map(|(name, number, _)| (name.clone(), *number)).collect();
        if self.windows.own.is_some() {
            self.adopt();
        }
        (drafts.into_iter().map(|(name, _, text)| (name, text)).collect(), trouble)
    }

    /// From here on this is a window in front of a person: it takes the first number that is free, and what it offers of
    /// windows that are gone is its own.
    pub(super) fn be_a_window(&mut self) {
        if self.windows.own.is_some() {
            return;
        }
        // Before anything was kept there is no folder for it, and nothing to hold on to; where none can be had for another
        // reason, drafts are kept as in the first window.
        let taken = (FIRST..=MOST).find_map(|number| match Lock::take_now(&self.place.window(number)) {
            Ok(lock) => lock.map(|lock| Some((number, lock))),
            Err(_) => Some(None),
        });
        self.windows.own = taken.flatten();
        self.adopt();
    }

    /// Its number can be another's.
    pub(super) fn be_no_window(&mut self) {
        self.windows.own = None;
    }

    /// The drafts of windows that are gone become its own. One that another window took meanwhile is that one's.
    fn adopt(&mut self) {
        let own = self.windows.number();
        for (name, of) in self.windows.of.iter_mut().filter(|(_, of)| **of != own) {
            let (Ok(from), Ok(to)) = (self.place.draft(name, *of), self.place.draft(name, own)) else { continue };
            if Lock::is_held(&self.place.window(*of)) || !to.exists() && std::fs::rename(from, to).is_ok() {
                *of = own;
            }
        }
    }

    /// Keeps an unfinished piece of work of this window.
    pub(super) fn keep_own_draft(&mut self, name: &str, text: &str) -> Result<(), Error> {
        make(&self.place.drafts())?;
        self.be_a_window();
        self.keep_draft(name, text)
    }

    /// Keeps an unfinished piece of work on this machine, in place of an earlier one of that name. Drafts whose names
    /// hold the id of an entry are removed when that entry is deleted.
    ///
    /// # Errors
    /// When it cannot be written, or `name` is not small letters, digits and dashes (1 to 80).
    pub fn keep_draft(&mut self, name: &str, text: &str) -> Result<(), Error> {
        self.note_keys(false);
        let own = self.windows.number();
        self.place.write_draft(name, own, text, &self.vault)?;
        self.windows.of.insert(name.to_owned(), own);
        Ok(())
    }

    /// Forgets a draft; one that is not there is forgotten already.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub fn drop_draft(&mut self, name: &str) -> Result<(), Error> {
        let of = self.windows.of.remove(name).unwrap_or_else(|| self.windows.number());
        self.place.remove_draft(name, of)
    }

    /// The file of the draft of this name, as it was read here.
    #[must_use]
    pub fn draft_file(&self, name: &str) -> Option<PathBuf> {
        self.place.draft(name, *self.windows.of.get(name)?).ok()
    }
}
