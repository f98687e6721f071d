//! Drafts: unfinished forms, sessions and notes, one file each, on this machine alone. Nothing in them is looked at but
//! the name of the entry that they are to become.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::folder::{is_name, make, names};
use super::vault::Vault;
use super::{Error, Place};
use crate::diary::Id;
use crate::files;

const ENDING: &str = ".draft";

impl Place {
    fn draft(&self, name: &str) -> Result<PathBuf, Error> {
        if is_name(name) {
            Ok(self.drafts().join(format!("{name}{ENDING}")))
        } else {
            Err(Error::DraftName(name.to_owned()))
        }
    }

    /// Every draft by name; and a line for each that cannot be read.
    pub(super) fn read_drafts(&self, vault: &Vault) -> (Vec<(String, String)>, Vec<String>) {
        let (mut drafts, mut trouble) = (Vec::new(), Vec::new());
        match names(&self.drafts()) {
            Ok(mut names) => {
                names.sort_unstable();
                for name in names.iter().filter_map(|name| name.strip_suffix(ENDING)).filter(|name| is_name(name)) {
                    let path = self.drafts().join(format!("{name}{ENDING}"));
                    let text = vault.read(&path).map(String::from_utf8);
                    match text {
                        Ok(Ok(text)) => drafts.push((name.to_owned(), text)),
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
    pub(super) fn write_draft(&self, name: &str, text: &str, vault: &Vault) -> Result<(), Error> {
        let path = self.draft(name)?;
        make(&self.drafts())?;
        match vault.replace(&path, text.as_bytes(), || true) {
            Ok(_) => Ok(()),
            Err(error) => Err(Error::write(&path, &error)),
        }
    }

    /// Forgets a draft.
    pub(super) fn remove_draft(&self, name: &str) -> Result<(), Error> {
        let path = self.draft(name)?;
        let being_written = format!("{name}{ENDING}.");
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
