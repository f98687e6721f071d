//! Copies of months and of the profile that a sync program or git left beside them, and the stores of other machines:
//! what of them is not here yet, joined by the merge rule of `diary`. Nothing is taken away before it is joined.

use std::fs;
use std::path::{Path, PathBuf};

use super::document::{Broken, Parsed, Records, Registers};
use super::folder::names;
use super::kept::Contents as _;
use super::moves::to_look_at;
use super::plans::named_plan;
use super::{Error, Place, Store};
use crate::diary::{Change, Id, Month, Record, Register, merge};
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
    /// What that comes to.
    pub counts: Counts,
    /// Why it cannot be joined.
    pub refused: Option<Error>,
    /// Entries that moved, to be looked at when it is joined.
    pub(super) moved: Vec<(Month, Id)>,
    /// Plans that its settings name and that are not here, by name, with their text.
    plans: Vec<(String, Vec<u8>)>,
    bytes: Vec<u8>,
}

/// What a copy comes to beside what is here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Entries that are not here.
    pub new: usize,
    /// Entries that are here in an earlier writing.
    pub changed: usize,
    /// Entries that are here and were deleted there later.
    pub gone: usize,
    /// Entries and settings that are here as they are, or in a later writing.
    pub same: usize,
    /// Settings that are new or later.
    pub settings: usize,
}

/// What became of copies that were joined.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Removed {
    /// How many were removed.
    pub files: usize,
    /// Why others stay where they are: they cannot be read again, or removed.
    pub stayed: Vec<Error>,
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

    /// The records of a month, read now where others changed it; none where there is no file.
    pub(super) fn records(&mut self, month: Month) -> Result<Vec<Record>, Error> {
        let kept = self.kept_month(month);
        kept.read();
        kept.shown().map(|shown| shown.records)
    }

    /// Reads the store of another machine. Changes nothing.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn other(&mut self, folder: &Path) -> Result<Vec<Conflict>, Error> {
        super::folder::look_at(folder)?;
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
                let (changes, moved, plans) = (Vec::new(), Vec::new(), Vec::new());
                let (refused, counts, bytes) = (Some(Error::read(&file, &error)), Counts::default(), Vec::new());
                return Conflict { file, changes, counts, refused, moved, plans, bytes };
            }
        };
        let found = match of {
            Of::Month(month) => self.month_changes(month, &file, bytes.clone()),
            Of::Profile => self.register_changes(&file, bytes.clone()),
        };
        let (Found { changes, counts, moved }, refused) = match found {
            Ok(found) => (found, None),
            Err(error) => (Found::default(), Some(error)),
        };
        let plans = self.plans_of(&file, &changes);
        Conflict { file, changes, counts, refused, moved, plans, bytes }
    }

    /// The plan that a change of settings takes into use, where it lies beside them and is not here.
    fn plans_of(&self, file: &Path, changes: &[Change]) -> Vec<(String, Vec<u8>)> {
        let named = changes.iter().filter_map(|change| match change {
            Change::Register { name, register } => named_plan(name, register),
            Change::Record { .. } => None,
        });
        let missing = named.filter(|name| !self.place.plans().join(name).exists());
        let theirs = file.with_file_name("plans");
        missing.filter_map(|name| Some((name.clone(), self.vault.read(&theirs.join(&name)).ok()?))).collect()
    }

    /// Joins what is in the copies into what is here: plans first, so that none is named that is not there. Gives the
    /// months of entries that gave way.
    ///
    /// # Errors
    /// The first thing that stood in the way.
    pub fn join(&mut self, found: &[Conflict]) -> Result<Vec<Month>, Error> {
        for (name, text) in found.iter().flat_map(|conflict| &conflict.plans) {
            self.keep_plan_as(name, text)?;
        }
        let changes: Vec<Change> = found.iter().flat_map(|conflict| conflict.changes.clone()).collect();
        self.add(&changes);
        let gave_way = self.give_way(found);
        self.save(&[]).map(|()| gave_way)
    }

    fn month_changes(&mut self, month: Month, file: &Path, bytes: Vec<u8>) -> Result<Found, Error> {
        let read = self.upgrades.read::<Records>(bytes, &month.to_string());
        let contents = contents_of(file, read)?;
        let mut here = self.records(month)?;
        let Found { mut changes, mut counts, mut moved } = Found::default();
        for record in contents.records {
            let there = here.iter().find(|there| there.id.is_some() && there.id == record.id);
            moved.extend(to_look_at(month, &record, there));
            let stands = there.is_some_and(|there| !there.deleted);
            if !merge::join(&mut here, &record) {
                counts.same += 1;
                continue;
            }
            match (record.deleted, stands) {
                (true, true) => counts.gone += 1,
                // Neither is to be seen, here or there.
                (true, false) => counts.same += 1,
                (false, true) => counts.changed += 1,
                (false, false) => counts.new += 1,
            }
            changes.push(Change::Record { month, record });
        }
        Ok(Found { changes, counts, moved })
    }

    fn register_changes(&mut self, file: &Path, bytes: Vec<u8>) -> Result<Found, Error> {
        let contents = contents_of(file, self.upgrades.read::<Registers>(bytes, ""))?;
        let here = self.profile()?;
        let Found { mut changes, mut counts, moved } = Found::default();
        for (name, raw) in contents.items() {
            let Ok(register) = Register::parse(raw.get()) else { continue };
            if here.register(name).is_none_or(|there| register.order(there).is_gt()) {
                counts.settings += 1;
                changes.push(Change::Register { name: name.clone(), register });
            } else {
                counts.same += 1;
            }
        }
        Ok(Found { changes, counts, moved })
    }

    /// Removes the copies of the store's own folder whose contents are here, once they are saved; those that changed
    /// meanwhile stay.
    ///
    /// # Errors
    /// When the folder cannot be read; nothing was removed then.
    pub fn remove_joined(&mut self, joined: &[Conflict]) -> Result<Removed, Error> {
        let own = self.place.conflicts()?;
        let mut removed = Removed::default();
        for conflict in joined.iter().filter(|conflict| conflict.refused.is_none()) {
            let Some((file, of)) = own.iter().find(|(file, _)| *file == conflict.file) else { continue };
            let now = self.conflict(file.clone(), *of);
            if let Some(error) = now.refused {
                removed.stayed.push(error);
            } else if now.changes.is_empty() && now.bytes == conflict.bytes {
                match fs::remove_file(file) {
                    Ok(()) => {
                        removed.files += 1;
                        // One that stands there again after a power cut is joined once more, and changes nothing.
                        let _ = file.parent().map(files::sync_folder);
                    }
                    Err(error) => removed.stayed.push(Error::write(file, &error)),
                }
            }
        }
        Ok(removed)
    }
}

/// What of a copy is not here, what it comes to, and the entries that moved.
#[derive(Default)]
struct Found {
    changes: Vec<Change>,
    counts: Counts,
    moved: Vec<(Month, Id)>,
}

/// What stands in a copy, or why it cannot be joined.
fn contents_of<C>(file: &Path, read: Result<Parsed<C>, Broken>) -> Result<C, Error> {
    let refused = |what: String| Error::Refused { line: format!("{}: {what}", file.display()), kept: 0 };
    match read {
        Ok(Parsed { newer: Some(version), .. }) => Err(refused(format!("written by a newer version ({version})"))),
        Ok(parsed) => Ok(parsed.contents),
        Err(Broken { line, what }) => {
            let place = line.map(|line| format!("line {line}: ")).unwrap_or_default();
            Err(refused(format!("{place}{what}")))
        }
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
