//! Files in the folders of the store that are not this program's: a lock does not seal them, so that they are named.

use std::fs;
use std::path::{Path, PathBuf};

use super::vault::is_sealed;
use super::{Place, Store};
use crate::files;

/// Folders deeper than this are not looked into: whoever has them there knows them.
const DEPTH: usize = 8;

impl Place {
    /// Every file that stays readable while there is a lock, and is none of `ours`; of a folder that is not this
    /// program's, the folder. What holds nothing private is left out.
    pub(super) fn strangers(&self, ours: &[PathBuf]) -> Vec<PathBuf> {
        let mut found = Vec::new();
        let folders = self.folders();
        for path in folders.iter().flat_map(|folder| paths(folder)).filter(|path| !folders.contains(path)) {
            let strange = if path.is_dir() {
                !path.ends_with(".stfolder") && has_files(&path, DEPTH)
            } else {
                !ours.contains(&path) && !self.is_open_to_all(&path) && is_plain(&path)
            };
            if strange {
                found.push(path);
            }
        }
        found.sort();
        found.dedup();
        found
    }

    /// Whether it is a file of this program that holds nothing private, also while there is a lock.
    fn is_open_to_all(&self, path: &Path) -> bool {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let head = path.parent() == Some(&self.data) && name.starts_with("store.") && name.ends_with(".json");
        let ignored = [".gitignore", ".stignore"].map(|name| self.data.join(name));
        let own = [self.lock(), self.device(), self.told(), self.copy_folders(), self.deleting()];
        head || ignored.iter().chain(&own).any(|known| known == path)
    }
}

impl Store {
    /// Every file in its folders that is not this program's and stays readable while there is a lock.
    #[must_use]
    pub fn strangers(&self) -> Vec<PathBuf> {
        self.place.strangers(&self.place.private_files(self.place.copied_to()).0)
    }

    /// One line about them; `None` when there are none.
    pub(super) fn strangers_line(&self) -> Option<String> {
        let found = self.strangers().len();
        let files = if found == 1 { "1 file beside the diary is" } else { "files beside the diary are" };
        let count = if found == 1 { String::new() } else { format!("{found} ") };
        (found > 0).then(|| format!("{count}{files} not this program's and can still be read: store check names them"))
    }
}

/// What stands in a folder, whatever its name; nothing where it cannot be listed, which is told elsewhere.
fn paths(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
}

fn has_files(folder: &Path, depth: usize) -> bool {
    depth > 0 && paths(folder).iter().any(|path| path.is_file() || path.is_dir() && has_files(path, depth - 1))
}

/// Whether it is a file that says something and is not sealed; one that cannot be read counts.
fn is_plain(path: &Path) -> bool {
    path.is_file() && files::read_first(path, 64).map_or(true, |first| !first.is_empty() && !is_sealed(&first))
}
