//! The folders of a store: what they are called, how they come to be, what is left over in them.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::aside::ASIDE;
use super::backup::is_backup;
use super::conflicts::copy_of;
use super::inbox::is_inbox;
use super::keys::is_key_file;
use super::plans::is_plan;
use super::{Error, Place};
use crate::diary::Month;
use crate::files;

/// What never leaves this machine by git or a sync program.
const IGNORED: &str = "local/\n*.tmp\n";

impl Place {
    /// Where the months are.
    pub(super) fn journal(&self) -> PathBuf {
        self.data.join("journal")
    }

    /// The file of a month.
    pub(super) fn month(&self, month: Month) -> PathBuf {
        self.journal().join(format!("{month}.json"))
    }

    /// The file of the registers.
    pub(super) fn profile(&self) -> PathBuf {
        self.data.join("profile.json")
    }

    /// The file that says which format the folder has.
    pub(super) fn head(&self) -> PathBuf {
        self.data.join("store.json")
    }

    /// The folder of the lock: below the data, wherever the machine's own files are, so that every program that opens
    /// these data meets the same lock. With `--data-dir` it is the state folder as well.
    pub(super) fn local(&self) -> PathBuf {
        self.data.join("local")
    }

    /// The lock.
    pub(super) fn lock(&self) -> PathBuf {
        self.local().join("lock")
    }

    /// The name of this machine.
    pub(super) fn device(&self) -> PathBuf {
        self.state.join("device")
    }

    /// Where drafts are.
    pub(super) fn drafts(&self) -> PathBuf {
        self.state.join("drafts")
    }

    /// Every month that has a file, oldest first.
    ///
    /// # Errors
    /// When the folder is there and cannot be read.
    pub(super) fn months(&self) -> Result<Vec<Month>, Error> {
        let mut months: Vec<Month> = names(&self.journal())?
            .iter()
            .filter_map(|name| name.strip_suffix(".json").and_then(|month| month.parse().ok()))
            .collect();
        months.sort_unstable();
        Ok(months)
    }

    /// Makes the folders of the data that are not there.
    ///
    /// # Errors
    /// When one cannot be made.
    pub(super) fn make_data(&self) -> Result<(), Error> {
        make(&self.local())?;
        make(&self.journal())
    }

    /// Writes what a new store begins with; files that are there stay. `device` is written where there is none.
    ///
    /// # Errors
    /// When one cannot be written.
    pub(super) fn make_files(&self, head: &str, device: &str) -> Result<(), Error> {
        make(&self.state)?;
        for (path, text) in [
            (self.device(), format!("{device}\n")),
            (self.data.join(".gitignore"), IGNORED.to_owned()),
            (self.data.join(".stignore"), IGNORED.to_owned()),
            (self.head(), head.to_owned()),
        ] {
            match files::write_new(&path, text.as_bytes(), false) {
                Ok(()) | Err(files::Error::Exists(_)) => {}
                Err(files::Error::Read { path, why, code } | files::Error::Write { path, why, code }) => {
                    return Err(Error::Write { path: path.display().to_string(), why, kept: 0, code });
                }
            }
        }
        Ok(())
    }

    /// Removes files that a save of this program left when it was cut off. Call it under the lock alone: then nobody
    /// is writing them.
    pub(super) fn sweep(&self) {
        for folder in [self.data.clone(), self.journal(), self.plans(), self.inbox(), self.state.clone()] {
            sweep(&folder, is_left_over);
        }
        for folder in [self.backups(), self.aside()] {
            sweep(&folder, is_left_over_copy);
        }
    }

    /// The name of this machine: the one that was kept, or a new random one with a line when the kept one cannot be
    /// read.
    pub(super) fn device_name(&self) -> (String, Option<String>) {
        let path = self.device();
        let why = match files::read_plain(&path) {
            Ok(bytes) => match String::from_utf8(bytes).map(|text| text.trim().to_owned()) {
                Ok(name) if is_name(&name) => return (name, None),
                _ => Some("it holds no name".to_owned()),
            },
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => Some(files::reason(&error)),
        };
        let line =
            why.map(|why| format!("could not read {}: {why}; a new name is used until it reads", path.display()));
        (files::random_name(), line)
    }
}

/// Whether `name` can be the name of a machine or a draft: small letters, digits and dashes, 1 to 80.
pub(super) fn is_name(name: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=80).contains(&name.len()) && name.bytes().all(fits)
}

/// Removes the files of a folder that were left when a write was cut off.
pub(super) fn sweep(folder: &Path, left: impl Fn(&str) -> bool) {
    for name in names(folder).unwrap_or_default().iter().filter(|name| left(name)) {
        // What cannot be removed stays and is shown by `store check`.
        let _ = fs::remove_file(folder.join(name));
    }
}

/// Whether this is the name of a copy that this program was writing: `2026-11.2026-11-26.json.0123456789ab.tmp`.
pub(super) fn is_left_over_copy(name: &str) -> bool {
    written_to(name).is_some_and(|file| is_backup(file) || file.ends_with(ASIDE))
}

/// The file that was to be written under this temporary name.
fn written_to(name: &str) -> Option<&str> {
    let (file, random) = name.strip_suffix(files::TEMPORARY)?.rsplit_once('.')?;
    (random.len() == 12 && random.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(file)
}

/// Whether this is the name of a file that this program was writing: `2026-11.json.0123456789ab.tmp`.
pub(super) fn is_left_over(name: &str) -> bool {
    let Some(file) = written_to(name) else { return false };
    matches!(
        file,
        "store.json" | "profile.json" | ".gitignore" | ".stignore" | "device" | "backup-folders" | "deleting"
    ) || is_plan(file)
        || is_key_file(file)
        || is_inbox(file)
        || copy_of(file).is_some()
        || file.strip_suffix(".json").is_some_and(|month| month.parse::<Month>().is_ok())
}

/// Makes a folder and those above it. What is written into a new folder outlasts a power cut once the name of the folder
/// does, so that the ones above are synced.
pub(super) fn make(path: &Path) -> Result<(), Error> {
    let new: Vec<&Path> = path.ancestors().take_while(|folder| !folder.exists()).collect();
    let made = files::private_folder(path).or_else(|error| match fs::metadata(path) {
        // It is there, and could not be looked at a moment ago; or it cannot be looked at, which is another reason.
        Ok(there) if there.is_dir() => Ok(()),
        Err(why) if error.kind() == ErrorKind::AlreadyExists => Err(why),
        _ => Err(error),
    });
    made.map_err(|error| {
        let code = if files::code(&error) == 77 { 77 } else { 73 };
        Error::Write { path: path.display().to_string(), why: why_not_made(&error), kept: 0, code }
    })?;
    for above in new.iter().filter_map(|folder| folder.parent()).filter(|above| !above.as_os_str().is_empty()) {
        // Where it cannot be had now, the write that follows says whether the disk keeps its word.
        let _ = files::sync_folder(above);
    }
    Ok(())
}

fn why_not_made(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::AlreadyExists | ErrorKind::NotADirectory => "a file stands where a folder is wanted".to_owned(),
        _ => files::reason(error),
    }
}

/// The names in a folder; none when there is no such folder.
pub(super) fn names(folder: &Path) -> Result<Vec<String>, Error> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::Interrupted => return names(folder),
        Err(error) if error.kind() == ErrorKind::NotFound && !files::is_dangling(folder) => {
            return Ok(Vec::new());
        }
        Err(error) => return Err(Error::read(folder, &error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        // A name that is not text is none of ours.
        names.extend(entry.map_err(|error| Error::read(folder, &error))?.file_name().into_string());
    }
    Ok(names)
}

/// Why nothing can be written to `folder`, or to the nearest one above it that is there; `None` when it can, as far as
/// can be told without writing.
pub(super) fn unwritable(folder: &Path) -> Option<String> {
    let (there, kind) = folder.ancestors().find_map(|path| Some((path, fs::metadata(path).ok()?)))?;
    if !kind.is_dir() {
        return Some(format!("{}: a file stands where a folder is wanted", there.display()));
    }
    let error = access(there)?;
    Some(format!("nothing can be written to {}: {}", there.display(), files::reason(&error)))
}

#[cfg(unix)]
fn access(folder: &Path) -> Option<io::Error> {
    use rustix::fs::Access;
    rustix::fs::access(folder, Access::WRITE_OK | Access::EXEC_OK).err().map(io::Error::from)
}

#[cfg(not(unix))]
fn access(_folder: &Path) -> Option<io::Error> {
    None
}

/// Whether a folder can be looked into; one that is not there yet can.
pub(super) fn look_at(folder: &Path) -> Result<(), Error> {
    match fs::metadata(folder) {
        Ok(there) if there.is_dir() => Ok(()),
        Ok(_) => Err(Error::read(folder, &ErrorKind::NotADirectory.into())),
        Err(error) if error.kind() == ErrorKind::NotFound && files::is_dangling(folder) => {
            Err(Error::read(folder, &io::Error::other("it is a link to a folder that is not there")))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Error::read(folder, &error)),
    }
}

/// Whether there is nothing at `path`, not even a link.
pub(super) fn is_gone(path: &Path) -> bool {
    fs::symlink_metadata(path).is_err_and(|error| error.kind() == ErrorKind::NotFound)
}
