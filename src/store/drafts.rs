//! Drafts: unfinished forms, sessions and notes, one file each in each window, on this machine alone. Nothing in them is
//! looked at but the name of the entry that they are to become.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::folder::{is_name, make, names};
use super::vault::Vault;
use super::windows::FIRST;
use super::{Error, Place};
use crate::diary::Id;
use crate::files;

const ENDING: &str = ".draft";

impl Place {
    /// The file of the draft of this name in the window of this number.
    pub(super) fn draft(&self, name: &str, window: u8) -> Result<PathBuf, Error> {
        if is_name(name) {
            Ok(self.drafts().join(file_name(name, window)))
        } else {
            Err(Error::DraftName(name.to_owned()))
        }
    }

    /// The drafts of the windows that have a `turn`, one of each name, each with its window; and a line for each that
    /// cannot be read. Where several windows left one, it is that of the earliest turn, and the others wait for theirs.
    pub(super) fn read_drafts(
        &self,
        vault: &Vault,
        turn: impl Fn(u8) -> Option<u8>,
    ) -> (Vec<(String, u8, String)>, Vec<String>) {
        let (mut drafts, mut trouble) = (Vec::<(String, u8, String)>::new(), Vec::new());
        match names(&self.drafts()) {
            Ok(names) => {
                let files = names.iter().filter_map(|file| of_window(file));
                let mut found: Vec<_> =
                    files.filter_map(|(name, window)| Some((name, turn(window)?, window))).collect();
                found.sort_unstable();
                for (name, _, window) in found {
                    if drafts.iter().any(|(there, ..)| there == name) {
                        continue;
                    }
                    let path = self.drafts().join(file_name(name, window));
                    let text = vault.read(&path).map(String::from_utf8);
                    match text {
                        Ok(Ok(text)) => drafts.push((name.to_owned(), window, text)),
                        Ok(Err(_)) => trouble.push(format!("could not read {}: it is not text", path.display())),
                        // Another window finished it in between.
                        Err(error) if error.kind() == ErrorKind::NotFound => {}
                        Err(error) => {
                            trouble.push(format!("could not read {}: {}", path.display(), files::reason(&error)));
                        }
                    }
                }
            }
            Err(error) => trouble.push(error.to_string()),
        }
        (drafts, trouble)
    }

    /// Keeps a draft in place of an earlier one.
    pub(super) fn write_draft(&self, name: &str, window: u8, text: &str, vault: &Vault) -> Result<(), Error> {
        let path = self.draft(name, window)?;
        make(&self.drafts())?;
        match vault.replace(&path, text.as_bytes(), || true) {
            Ok(_) => Ok(()),
            Err(error) => Err(Error::write(&path, &error)),
        }
    }

    /// Forgets a draft.
    pub(super) fn remove_draft(&self, name: &str, window: u8) -> Result<(), Error> {
        let path = self.draft(name, window)?;
        let being_written = format!("{}.", file_name(name, window));
        for left in names(&self.drafts())?.iter().filter(|other| other.starts_with(&being_written)) {
            remove(&self.drafts().join(left))?;
        }
        remove(&path)
    }

    /// Forgets every draft of an entry, and what a cut-off write of one left: when an entry is deleted, its words are
    /// gone from here too.
    pub(super) fn remove_drafts_of(&self, entries: &[Id], vault: &Vault) -> Result<(), Error> {
        let (mut first, mut went) = (Ok(()), false);
        for name in names(&self.drafts())? {
            let text = vault.read(&self.drafts().join(&name)).unwrap_or_default();
            if !is_of(&name, &String::from_utf8_lossy(&text), entries) {
                continue;
            }
            went = true;
            first = first.and(remove(&self.drafts().join(&name)));
        }
        // After a power cut they do not stand there again.
        let synced = if went { files::sync_folder(&self.drafts()) } else { Ok(()) };
        first.and(synced.map_err(|error| Error::write(&self.drafts(), &error)))
    }
}

/// `card.draft` in the first window, `card.2.draft` in the second.
fn file_name(name: &str, window: u8) -> String {
    if window == FIRST { format!("{name}{ENDING}") } else { format!("{name}.{window}{ENDING}") }
}

/// Which draft this is the file of, and in which window.
fn of_window(file: &str) -> Option<(&str, u8)> {
    let stem = file.strip_suffix(ENDING)?;
    let (name, window) = match stem.split_once('.') {
        Some((name, window)) => (name, window.parse().ok()?),
        None => (stem, FIRST),
    };
    (is_name(name) && file_name(name, window) == file).then_some((name, window))
}

/// Whether this is the name of a draft's file.
pub(super) fn is_draft(file: &str) -> bool {
    of_window(file).is_some()
}

/// Whether this is the draft of one of these entries: it is named after it, or it is a session that became its record.
pub(super) fn is_of(name: &str, text: &str, entries: &[Id]) -> bool {
    #[derive(serde::Deserialize)]
    struct Becomes {
        id: Option<Id>,
    }
    if entries.is_empty() {
        return false;
    }
    let becomes = serde_json::from_str::<Becomes>(text).ok().and_then(|draft| draft.id);
    entries.iter().any(|id| name.contains(&id.to_string()) || becomes == Some(*id))
}

fn remove(path: &Path) -> Result<(), Error> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Error::write(path, &error)),
        _ => Ok(()),
    }
}
