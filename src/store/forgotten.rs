//! What a deleted entry said is taken out of every copy that this program made or found: drafts, backups, damaged files
//! that were kept, copies that a sync program left. Copies that cannot be reached are told.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::Store;
use super::aside::ASIDE;
use super::backup::is_backup;
use super::conflicts::{Of, copy_of};
use super::document::{Parsed, Records};
use super::folder::names;
use super::kept::Contents as _;
use super::repair::objects;
use super::versions::{self, Earlier};
use crate::diary::{Id, Record};
use crate::files;

/// A copy that may still hold something.
pub(super) struct Left {
    line: String,
    /// It could not be read or written just now, and is tried again.
    again: bool,
}

impl Store {
    /// Every folder in which there may be copies that this program made.
    pub(super) fn folders_of_copies(&self) -> Vec<PathBuf> {
        let mut folders = vec![self.place.backups(), self.backups(), self.place.aside()];
        folders.extend(self.place.copied_to().unwrap_or_default());
        folders.sort();
        folders.dedup();
        folders
    }

    /// Takes the deleted entries out of every copy but the drafts; adds a line for each that may still hold something.
    /// Whether none of them is to be tried again.
    pub(super) fn forget_copies(&mut self) -> bool {
        let deleted = &self.deleted;
        let mut folders = self.folders_of_copies();
        folders.push(self.place.journal());
        let (elsewhere, unread) = match self.place.copied_to() {
            Ok(elsewhere) => (elsewhere, None),
            Err(error) => (Vec::new(), Some(error)),
        };
        for folder in elsewhere.iter().filter(|folder| !folder.is_dir()) {
            let folder = folder.display();
            self.trouble.push(format!("{folder} is not there now: copies in it may still hold what was deleted"));
        }
        let earlier = self.earlier();
        let left: Vec<Left> = folders.iter().flat_map(|folder| forget_in(folder, deleted, &earlier)).collect();
        let done = unread.is_none() && left.iter().all(|left| !left.again);
        self.trouble.extend(unread.map(|error| format!("copies may still hold what was deleted: {error}")));
        self.trouble.extend(left.into_iter().map(|left| left.line));
        done
    }
}

/// Takes the entries out of the copies in one folder; a line for each copy that may still hold something.
fn forget_in(folder: &Path, deleted: &[Id], earlier: &Earlier) -> Vec<Left> {
    let names = match names(folder) {
        Ok(names) => names,
        Err(error) => return vec![untouched(folder, &error.to_string(), true)],
    };
    let copies = names.iter().filter(|name| is_backup(name) || name.ends_with(ASIDE) || copy_of(name).is_some());
    copies.filter_map(|name| forget_in_file(&folder.join(name), name, deleted, earlier)).collect()
}

fn untouched(path: &Path, why: &str, again: bool) -> Left {
    Left { line: format!("{} may still hold what was deleted: {why}", path.display()), again }
}

/// Takes the entries out of one copy; a line when it may still hold something.
pub(super) fn forget_in_file(path: &Path, name: &str, deleted: &[Id], earlier: &Earlier) -> Option<Left> {
    let bytes = match earlier.vault.read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return None,
        Err(error) => return Some(untouched(path, &files::reason(&error), true)),
    };
    let month = match copy_of(name) {
        Some(Of::Month(month)) => month.to_string(),
        Some(Of::Profile) => return None,
        None => name.split('.').next().unwrap_or_default().to_owned(),
    };
    // What a person said stands in months alone.
    if ["profile", "store", "plan"].contains(&month.as_str()) {
        return None;
    }
    let (left, damaged) = match earlier.upgrades.read::<Records>(bytes.clone(), &month) {
        // A copy of an earlier version stays one.
        Ok(Parsed { older: Some(_), .. }) => {
            let named = |name: &str| Id::parse(name).is_some_and(|id| deleted.contains(&id));
            (versions::without(&bytes, &named), false)
        }
        Ok(parsed) if parsed.newer.is_none() => (without(parsed.contents, &month, deleted), false),
        _ => (cut(&bytes, deleted), true),
    };
    if let Some(left) = left
        && let Err(error) = earlier.vault.replace(path, &left, || true)
    {
        return Some(untouched(path, &files::reason(&error), true));
    }
    damaged.then(|| untouched(path, "a part of it cannot be read", false))
}

/// The month without the entries; `None` when it has none of them, or their names alone.
fn without(mut records: Records, month: &str, deleted: &[Id]) -> Option<Vec<u8>> {
    let goes = |record: &Record| !record.deleted && record.id.is_some_and(|id| deleted.contains(&id));
    if !records.records.iter().any(goes) {
        return None;
    }
    records.records.retain(|record| !goes(record));
    Some(records.text(month).into_bytes())
}

/// A damaged file without the entries, and without every line that holds the name of one; `None` when it has none.
fn cut(bytes: &[u8], deleted: &[Id]) -> Option<Vec<u8>> {
    let found = objects(bytes, |_, text| {
        let id = Record::from_text(text)?.id?;
        deleted.contains(&id).then_some(())
    });
    let mut left = Vec::with_capacity(bytes.len());
    let mut from = 0;
    for (place, ()) in found {
        left.extend_from_slice(bytes.get(from..place.start).unwrap_or_default());
        from = place.end;
    }
    left.extend_from_slice(bytes.get(from..).unwrap_or_default());
    let named: Vec<String> = deleted.iter().map(Id::to_string).collect();
    let holds = |line: &[u8]| {
        let line = String::from_utf8_lossy(line).to_ascii_lowercase();
        named.iter().any(|name| line.contains(name))
    };
    let lines: Vec<&[u8]> = left.split(|byte| *byte == b'\n').filter(|line| !holds(line)).collect();
    let left = lines.join(&b'\n');
    (left != bytes).then_some(left)
}
