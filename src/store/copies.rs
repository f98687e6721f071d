//! Copies of another machine as they are told to a screen, and joined when the person says so. How they are found, read
//! and joined stands in `conflicts`.

use std::fs;
use std::path::PathBuf;
use std::time::SystemTime;

use chrono::{DateTime, Utc};

use super::conflicts::{Conflict, Counts};
use super::kept::Kept;
use super::{Error, Store};
use crate::diary::{Change, Month};

/// A copy that another program left, told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// The file.
    pub file: PathBuf,
    /// When it was written last, where that is known.
    pub written: Option<DateTime<Utc>>,
    /// What joining it would bring.
    pub counts: Counts,
    /// One calm line why it cannot be joined.
    pub refused: Option<String>,
}

/// What became of copies that were to be joined.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joined {
    /// How many entries and settings came in.
    pub taken: usize,
    /// How many copies were removed.
    pub removed: usize,
    /// One calm line for each thing that stood in the way.
    pub trouble: Vec<String>,
}

impl Store {
    /// Whether something waits, or a file that was read stands there in two writings.
    pub(super) fn has_to_write(&self) -> bool {
        self.profile.is_to_be_written() || self.months.values().any(Kept::is_to_be_written)
    }

    /// The copies that lie in the folder of the store; none where it cannot be read or is locked.
    pub fn copies(&mut self) -> Vec<Copy> {
        if self.is_locked() {
            return Vec::new();
        }
        self.conflicts().unwrap_or_default().into_iter().map(copy).collect()
    }

    /// The copies that lie there, each with the moment of its last change, without a look into them; none while locked.
    pub(super) fn copies_there(&self) -> Vec<(PathBuf, Option<SystemTime>)> {
        let found = if self.is_locked() { Vec::new() } else { self.place.conflicts().unwrap_or_default() };
        let changed = |file: &PathBuf| fs::metadata(file).and_then(|there| there.modified()).ok();
        found.into_iter().map(|(file, _)| (changed(&file), file)).map(|(at, file)| (file, at)).collect()
    }

    /// Joins these copies, as they are now, and removes each that is joined: what came of it, and which months changed.
    pub(super) fn join_copies(&mut self, files: &[PathBuf]) -> (Joined, Vec<Month>) {
        match self.join_these(files) {
            Ok(joined) => joined,
            Err(error) => (Joined { trouble: vec![error.to_string()], ..Joined::default() }, Vec::new()),
        }
    }

    fn join_these(&mut self, files: &[PathBuf]) -> Result<(Joined, Vec<Month>), Error> {
        let mut found = self.conflicts()?;
        found.retain(|conflict| files.contains(&conflict.file));
        let gave_way = self.join(&found)?;
        let removed = self.remove_joined(&found)?;
        let changes = || found.iter().flat_map(|conflict| &conflict.changes);
        let mut months: Vec<Month> = changes()
            .filter_map(|change| match change {
                Change::Record { month, .. } => Some(*month),
                Change::Register { .. } => None,
            })
            .chain(gave_way)
            .collect();
        months.sort_unstable();
        months.dedup();
        let refused = found.iter().filter_map(|conflict| conflict.refused.as_ref());
        let trouble = refused.chain(&removed.stayed).map(Error::to_string).collect();
        Ok((Joined { taken: changes().count(), removed: removed.files, trouble }, months))
    }
}

fn copy(conflict: Conflict) -> Copy {
    let written = fs::metadata(&conflict.file).and_then(|there| there.modified()).ok().map(DateTime::from);
    let refused = conflict.refused.map(|error| error.to_string());
    Copy { file: conflict.file, written, counts: conflict.counts, refused }
}
