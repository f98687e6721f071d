//! Files and folders of the store are for one account: what someone loosened is set right when the store is opened, or
//! by its thread once the first picture stands.

use std::fs;
use std::path::{Path, PathBuf};

use super::folder::names;
use super::{Place, Store};

impl Place {
    /// Every folder that this program makes, the machine's own included.
    pub(super) fn folders(&self) -> Vec<PathBuf> {
        let mut folders = vec![
            self.data.clone(),
            self.journal(),
            self.plans(),
            self.inbox(),
            self.local(),
            self.state.clone(),
            self.drafts(),
            self.backups(),
            self.aside(),
        ];
        folders.sort_unstable();
        folders.dedup();
        folders
    }
}

impl Store {
    /// Takes the rights of others away from folders and files that this account owns, and says so in one line.
    pub(super) fn keep_to_account(&mut self) {
        let (mut closed, mut open) = (0, 0);
        for folder in self.place.folders() {
            match tighten(&folder) {
                None => {}
                Some(true) => closed += 1,
                Some(false) => open += 1,
            }
            for name in names(&folder).unwrap_or_default() {
                match tighten_file(&folder.join(name)) {
                    None => {}
                    Some(true) => closed += 1,
                    Some(false) => open += 1,
                }
            }
        }
        if closed > 0 {
            self.trouble.push(format!(
                "{} could be opened by other accounts of this machine; {} for your account alone again",
                counted(closed),
                if closed == 1 { "it is" } else { "they are" },
            ));
        }
        if open > 0 && self.place.tell_once("open-to-others", &counted(open)) {
            self.trouble.push(format!(
                "{} in {} can be opened by other accounts of this machine, and this could not be changed",
                counted(open),
                self.place.data.display(),
            ));
        }
    }
}

fn counted(files: usize) -> String {
    if files == 1 {
        "1 file or folder of the diary".to_owned()
    } else {
        format!("{files} files and folders of the diary")
    }
}

/// A file that is none of the folders of the store is left to whoever made it. One look at each: ten years are 120 files.
fn tighten_file(path: &Path) -> Option<bool> {
    let there = fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file)?;
    if is_open(&there) { tighten(path) } else { None }
}

/// Whether others have any right to it.
#[cfg(unix)]
fn is_open(there: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::mode(there) & 0o077 != 0
}

#[cfg(not(unix))]
const fn is_open(_there: &fs::Metadata) -> bool {
    false
}

/// Takes the rights of others away: `None` when there were none, else whether it could be done.
#[cfg(unix)]
fn tighten(path: &Path) -> Option<bool> {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    let there = fs::metadata(path).ok().filter(is_open)?;
    // A file system without rights says yes and changes nothing.
    let done = fs::set_permissions(path, fs::Permissions::from_mode(there.mode() & 0o7700)).is_ok();
    Some(done && !fs::metadata(path).is_ok_and(|there| is_open(&there)))
}

#[cfg(not(unix))]
const fn tighten(_path: &Path) -> Option<bool> {
    None
}
