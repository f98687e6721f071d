//! Deletions that are under way: their names stand in a file of this machine from before the first word goes until the
//! last copy is done, so that a program that was cut off in between is finished by the next one.

use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;

use super::document::Records;
use super::folder::make;
use super::kept::Kept;
use super::{Error, Place, Store};
use crate::diary::Id;
use crate::files;

/// The most bytes of the list that are read.
const MOST_BYTES: usize = 1024 * 1024;

impl Place {
    /// The list of entries that are being deleted.
    pub(super) fn deleting(&self) -> PathBuf {
        self.state.join("deleting")
    }
}

impl Store {
    /// Takes up what a program that was cut off left to do: entries of the list that are deleted in their month. An entry
    /// that is still there was not deleted, and stays as it is.
    pub(super) fn take_up_deleting(&mut self) {
        let Ok(text) = files::read_up_to(&self.place.deleting(), MOST_BYTES) else { return };
        let text = String::from_utf8_lossy(&text).into_owned();
        let listed: Vec<Id> = text.lines().filter_map(Id::parse).filter(|id| !self.deleted.contains(id)).collect();
        if listed.is_empty() {
            return;
        }
        let months = self.place.months().unwrap_or_default();
        let read = |month| {
            let bytes = self.vault.read(&self.place.month(month)).ok()?;
            Some(self.upgrades.read::<Records>(bytes, &month.to_string()).ok()?.contents.records)
        };
        let gone = months.into_iter().filter_map(read).flatten().filter(|record| record.deleted);
        let gone: Vec<Id> = gone.filter_map(|record| record.id).filter(|id| listed.contains(id)).collect();
        self.deleted.extend(gone);
    }

    /// Writes down which entries are about to go. On a disk that takes no more the deletion goes on all the same.
    pub(super) fn begin_deleting(&mut self) {
        let waiting = self.months.values().flat_map(Kept::pending);
        let going: Vec<Id> = waiting.filter(|record| record.deleted).filter_map(|record| record.id).collect();
        if going.is_empty() {
            return;
        }
        let mut all: Vec<String> = going.iter().chain(&self.deleted).map(Id::to_string).collect();
        all.sort_unstable();
        all.dedup();
        let path = self.place.deleting();
        let text = format!("{}\n", all.join("\n"));
        let wrote = make(&self.place.state).and_then(|()| {
            files::replace(&path, text.as_bytes(), || true).map(|_| ()).map_err(|error| Error::write(&path, &error))
        });
        if let Err(error) = wrote {
            self.trouble.push(error.to_string());
        }
    }

    /// The words of deleted entries go from every copy and every draft; what cannot be written now is done with the next
    /// save, or by the next program.
    pub(super) fn forget(&mut self) {
        let copies = self.forget_copies();
        match self.place.remove_drafts_of(&self.deleted, &self.vault) {
            Ok(()) if copies => self.end_deleting(),
            Ok(()) => {}
            Err(error) => self.trouble.push(error.to_string()),
        }
    }

    /// The last word is gone.
    fn end_deleting(&mut self) {
        self.deleted.clear();
        let path = self.place.deleting();
        match fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                self.trouble.push(Error::write(&path, &error).to_string());
            }
            _ => {}
        }
    }

    /// Finishes what a program that was cut off had begun to delete; nothing is written where there is nothing to finish.
    pub fn finish_deleting(&mut self) {
        if self.deleted.is_empty() || self.newer().is_some() || self.vault.is_locked() {
            return;
        }
        if let Err(error) = self.flush() {
            self.trouble.push(error.to_string());
        }
    }
}
