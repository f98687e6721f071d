//! Copies of months and of the profile that a sync program or git left beside them, and the stores of other machines:
//! what of them is not here yet, joined by the merge rule of `diary`. Nothing is taken away before it is joined.

use std::fs;
use std::path::{Path, PathBuf};

use super::document::{Records, Registers};
use super::folder::names;
use super::kept::Contents as _;
use super::{Error, Place, Store};
use crate::diary::{Change, Month, MonthState, Register, merge};
use crate::files;

/// What a copy is a copy of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    Month(Month),
    Profile,
}

/// What a copy is a copy of, by its name; `None` for a name that no sync program gives.
///
/// Syncthing writes `2026-11.sync-conflict-20261126-101010-ABCDEFG.json`, Dropbox `2026-11 (Anna's conflicted copy
/// 2026-11-26).json`, Nextcloud `2026-11 (conflicted copy 2026-11-26 101010).json` or `2026-11_conflict-….json`, git
/// tools `2026-11.json.orig`.
pub(super) fn copy_of(name: &str) -> Option<Of> {
    let marked =
        |name: &str| ["sync-conflict-", "conflicted copy", "_conflict-"].iter().any(|mark| name.contains(mark));
    let stem = name.strip_suffix(".json.orig").or_else(|| name.strip_suffix(".json").filter(|rest| marked(rest)))?;
    let ends = |stem: &str| stem.is_empty() || stem.starts_with(['.', ' ', '_']);
    if stem.strip_prefix("profile").is_some_and(ends) {
        return Some(Of::Profile);
    }
    let (month, rest) = stem.split_at_checked("2026-11".len())?;
    month.parse().ok().filter(|_| ends(rest)).map(Of::Month)
}

/// A copy, and what of it is not here yet.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// The file.
    pub file: PathBuf,
    /// Entries and registers that would come in: new ones, and later writings of those that are here.
    pub changes: Vec<Change>,
    /// Why it cannot be read.
    pub refused: Option<String>,
    bytes: Vec<u8>,
}

impl Place {
    /// Every copy in the folder of the store.
    pub(super) fn conflicts(&self) -> Result<Vec<(PathBuf, Of)>, Error> {
        let mut found = Vec::new();
        for folder in [&self.data, &self.journal()] {
            let mut names = names(folder)?;
            names.sort_unstable();
            found.extend(names.iter().filter_map(|name| Some((folder.join(name), copy_of(name)?))));
        }
        Ok(found)
    }

    /// One line when there are copies.
    pub(super) fn conflicts_line(&self) -> Option<String> {
        let found = self.conflicts().unwrap_or_default().len();
        let copies = if found == 1 { "1 copy".to_owned() } else { format!("{found} copies") };
        let line = format!(
            "{copies} that another program left in {}: store merge shows what is in there and joins it",
            self.data.display()
        );
        (found > 0).then_some(line)
    }
}

impl Store {
    /// Reads the copies that lie in the folder of the store. Changes nothing.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn conflicts(&mut self) -> Result<Vec<Conflict>, Error> {
        Ok(self.place.conflicts()?.into_iter().map(|(file, of)| self.conflict(file, of)).collect())
    }

    /// Reads the store of another machine. Changes nothing.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn other(&mut self, folder: &Path) -> Result<Vec<Conflict>, Error> {
        super::look_at(folder)?;
        let other = Place { data: folder.to_owned(), state: folder.join("local") };
        let mut found = vec![(other.profile(), Of::Profile)];
        found.extend(other.months()?.into_iter().map(|month| (other.month(month), Of::Month(month))));
        found.extend(other.conflicts()?);
        found.retain(|(file, _)| file.exists());
        Ok(found.into_iter().map(|(file, of)| self.conflict(file, of)).collect())
    }

    fn conflict(&mut self, file: PathBuf, of: Of) -> Conflict {
        let bytes = match self.vault.read(&file) {
            Ok(bytes) => bytes,
            Err(error) => {
                let refused = Some(format!("{}: {}", file.display(), files::reason(&error)));
                return Conflict { file, changes: Vec::new(), refused, bytes: Vec::new() };
            }
        };
        let changes = match of {
            Of::Month(month) => self.month_changes(month, bytes.clone()),
            Of::Profile => self.register_changes(bytes.clone()),
        };
        let (changes, refused) = match changes {
            Ok(changes) => (changes, None),
            Err(why) => (Vec::new(), Some(format!("{}: {why}", file.display()))),
        };
        Conflict { file, changes, refused, bytes }
    }

    fn month_changes(&mut self, month: Month, bytes: Vec<u8>) -> Result<Vec<Change>, String> {
        let parsed = self.upgrades.read::<Records>(bytes, &month.to_string()).map_err(|broken| broken.what)?;
        if let Some(version) = parsed.newer {
            return Err(format!("written by a newer version ({version})"));
        }
        let mut here = match self.month(month) {
            MonthState::Read(records) => records,
            MonthState::Unread => Vec::new(),
            MonthState::Refused(line) => return Err(line),
        };
        let records = parsed.contents.records.into_iter();
        let new = records.filter(|record| merge::join(&mut here, record));
        Ok(new.map(|record| Change::Record { month, record }).collect())
    }

    fn register_changes(&mut self, bytes: Vec<u8>) -> Result<Vec<Change>, String> {
        let parsed = self.upgrades.read::<Registers>(bytes, "").map_err(|broken| broken.what)?;
        if let Some(version) = parsed.newer {
            return Err(format!("written by a newer version ({version})"));
        }
        let here = self.profile().map_err(|error| error.to_string())?;
        let mut changes = Vec::new();
        for (name, raw) in parsed.contents.items() {
            let Ok(register) = Register::parse(raw.get()) else { continue };
            if here.register(name).is_none_or(|there| register.order(there).is_gt()) {
                changes.push(Change::Register { name: name.clone(), register });
            }
        }
        Ok(changes)
    }

    /// Removes the copies of the store's own folder whose contents are here, once they are saved; those that changed
    /// meanwhile stay. How many were removed.
    ///
    /// # Errors
    /// When one cannot be removed.
    pub fn remove_joined(&mut self, joined: &[Conflict]) -> Result<usize, Error> {
        let own = self.place.conflicts()?;
        let mut removed = 0;
        for conflict in joined.iter().filter(|conflict| conflict.refused.is_none()) {
            let Some((file, of)) = own.iter().find(|(file, _)| *file == conflict.file) else { continue };
            let now = self.conflict(file.clone(), *of);
            if now.refused.is_none() && now.changes.is_empty() && now.bytes == conflict.bytes {
                fs::remove_file(file).map_err(|error| Error::write(file, &error))?;
                removed += 1;
            }
        }
        Ok(removed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_sync_programs_give() {
        let november = Some(Of::Month("2026-11".parse().unwrap()));
        for name in [
            "2026-11.sync-conflict-20261126-101010-ABCDEFG.json",
            "2026-11 (Anna's conflicted copy 2026-11-26).json",
            "2026-11 (conflicted copy 2026-11-26 101010).json",
            "2026-11_conflict-20261126-101010.json",
            "2026-11.json.orig",
        ] {
            assert_eq!(copy_of(name), november, "{name}");
            assert_eq!(copy_of(&name.replace("2026-11", "profile")), Some(Of::Profile), "{name}");
        }
        for name in
            ["2026-11.json", "2026-11-x.json.orig", "x.json.orig", "2026-13.json.orig", "é2026-11.json.orig", ""]
        {
            assert_eq!(copy_of(name), None, "{name}");
        }
    }
}
