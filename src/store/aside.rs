//! Files that were replaced or put right, kept as they were in a folder of this machine: the last few of each.

use std::fs;
use std::path::{Path, PathBuf};

use super::folder::{make, names};
use super::vault::Vault;
use super::{Error, Place};
use crate::files;

/// The ending of a damaged or replaced file that was kept as it was.
pub(super) const ASIDE: &str = ".kept";

/// So many of each file are kept as they were, the newest ones; our own choice.
pub const KEPT_ASIDE: usize = 3;

impl Place {
    /// Where files are kept as they were.
    pub(super) fn aside(&self) -> PathBuf {
        self.state.join("aside")
    }

    /// Keeps the bytes of `file` as they were, and lets go of all but the last [`KEPT_ASIDE`] of that file; the new name
    /// comes back.
    ///
    /// # Errors
    /// When it cannot be written; no other is let go of then.
    pub(super) fn put_aside(&self, file: &Path, bytes: &[u8], vault: &Vault) -> Result<PathBuf, Error> {
        make(&self.aside())?;
        let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let aside = self.aside().join(format!("{stem}.{}{ASIDE}", files::random_name()));
        vault.replace(&aside, bytes, || true).map_err(|error| Error::write(&aside, &error))?;
        self.thin_aside(&stem, &aside);
        Ok(aside)
    }

    fn thin_aside(&self, stem: &str, new: &Path) {
        let of_this =
            |name: &&String| name.strip_prefix(stem).is_some_and(|rest| rest.starts_with('.')) && name.ends_with(ASIDE);
        let names = names(&self.aside()).unwrap_or_default();
        let paths = names.iter().filter(of_this).map(|name| self.aside().join(name)).filter(|path| path != new);
        let mut others: Vec<_> =
            paths.map(|path| (fs::metadata(&path).and_then(|there| there.modified()).ok(), path)).collect();
        others.sort();
        let many = others.len().saturating_sub(KEPT_ASIDE - 1);
        for (_, path) in others.into_iter().take(many) {
            // One that stays is looked at again next time.
            let _ = fs::remove_file(path);
        }
    }
}
