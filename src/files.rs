//! Every file that is read or written outside of the store, and the one way in which a file is put in place. Knows no
//! other room and decides nothing: it is told where, and whether a file that is there may be replaced.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use thiserror::Error;

mod stream;
mod temporary;

pub use stream::{Found, Recording, found, stream};
pub use temporary::{ToneFolder, TrialFolder, Unnamed};

/// The ending of files that are being written; one that is left over belongs to a program that was cut off.
pub const TEMPORARY: &str = ".tmp";

/// Why a file could not be read or written, as one calm line.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Error {
    /// It could not be read.
    #[error("could not read {}: {why}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// The reason in a few words.
        why: String,
        /// The exit code: 74 or 77.
        code: u8,
    },
    /// It could not be written; what was there is whole.
    #[error("could not write {}: {why}; nothing was changed", path.display())]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// The reason in a few words.
        why: String,
        /// The exit code: 73, 74 or 77.
        code: u8,
    },
    /// There is a file of that name, and nobody said that it may be replaced.
    #[error("{} is there already; nothing was changed", .0.display())]
    Exists(PathBuf),
}

impl Error {
    /// The exit code of its class: 73 cannot create, 74 input or output, 77 permission.
    #[must_use]
    pub const fn code(&self) -> u8 {
        match self {
            Self::Read { code, .. } | Self::Write { code, .. } => *code,
            Self::Exists(_) => 73,
        }
    }

    fn read(path: &Path, error: &io::Error) -> Self {
        // What cannot be read is no file that could not be created.
        let code = if code(error) == 77 { 77 } else { 74 };
        Self::Read { path: path.to_owned(), why: reason(error), code }
    }

    fn write(path: &Path, error: &io::Error) -> Self {
        Self::Write { path: path.to_owned(), why: reason(error), code: code(error) }
    }
}

/// The reason in a few plain words, where the system's own are not plain.
#[must_use]
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::StorageFull => "disk full".to_owned(),
        ErrorKind::QuotaExceeded => "the disk space of this account is used up".to_owned(),
        ErrorKind::FileTooLarge => "files may not grow any more here".to_owned(),
        ErrorKind::PermissionDenied => "no permission".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        ErrorKind::NotFound => "no such file or folder".to_owned(),
        ErrorKind::NotADirectory => "a file stands where a folder is wanted".to_owned(),
        ErrorKind::IsADirectory => "it is a folder".to_owned(),
        _ => error.to_string(),
    }
}

/// The exit code for a failed read or write: 77 permission, 73 cannot create, 74 anything else.
#[must_use]
pub fn code(error: &io::Error) -> u8 {
    match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => 77,
        ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::IsADirectory | ErrorKind::AlreadyExists => 73,
        _ => 74,
    }
}

/// Whether a file that was put in place is known to outlast a power cut.
#[derive(Debug)]
pub enum Placed {
    /// It is.
    Synced,
    /// It stands in its place, and the folder could not be synced.
    Unsure(io::Error),
}

/// Puts `bytes` in place of the file at `path`, whole or not at all: a new file of mode 0600 in the same folder is
/// written and synced, renamed over the old one, and the folder is synced (two syncs). A link is followed and its
/// target replaced. `still` is asked right before the rename; when it says no, nothing happens and the answer is `None`.
///
/// # Errors
/// When any step before the rename fails; the file that was there is whole then, and the new one is removed.
pub fn replace(path: &Path, bytes: &[u8], still: impl FnOnce() -> bool) -> io::Result<Option<Placed>> {
    let target = replaceable(path)?;
    let folder = folder_of(&target);
    let temporary = Temporary::write(&target, bytes)?;
    if !still() {
        return Ok(None);
    }
    temporary.rename(&target)?;
    Ok(Some(sync_folder(folder).map_or_else(Placed::Unsure, |()| Placed::Synced)))
}

/// The file that stands at the end of `path`, links followed. Only a plain file may be replaced: never a device, a
/// pipe or a folder, and never a link that leads nowhere.
fn replaceable(path: &Path) -> io::Result<PathBuf> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(path.to_owned()),
        Err(error) => Err(error),
        Ok(there) => {
            let target = match fs::canonicalize(path) {
                Err(error) if error.kind() == ErrorKind::NotFound && there.is_symlink() => {
                    return Err(io::Error::other("it is a link to a file that is not there"));
                }
                // Another program removed it at this moment.
                Err(error) if error.kind() == ErrorKind::NotFound => return Ok(path.to_owned()),
                other => other?,
            };
            let kind = fs::metadata(&target)?;
            if kind.is_file() { Ok(target) } else { Err(io::Error::other("it is not a plain file")) }
        }
    }
}

/// Whether `path` is a link that leads nowhere. What another program makes at this moment is not one.
pub fn is_dangling(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|there| there.is_symlink()) && !path.exists()
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// A file that is being written beside its target; removed unless it is renamed.
struct Temporary {
    path: PathBuf,
    placed: bool,
}

impl Temporary {
    fn write(target: &Path, bytes: &[u8]) -> io::Result<Self> {
        let mut name = target.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}{TEMPORARY}", random_name()));
        let path = target.with_file_name(name);
        let mut file = create_private(&path)?;
        let temporary = Self { path, placed: false };
        file.write_all(bytes)?;
        file.sync_all()?;
        Ok(temporary)
    }

    fn rename(mut self, target: &Path) -> io::Result<()> {
        let mut patience = 5;
        loop {
            match fs::rename(&self.path, target) {
                Ok(()) => break,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                // On Windows a virus scanner or a sync program may hold the file for a moment.
                Err(error) if cfg!(windows) && error.kind() == ErrorKind::PermissionDenied && patience > 0 => {
                    patience -= 1;
                    std::thread::sleep(std::time::Duration::from_millis(100));
                }
                Err(error) => return Err(error),
            }
        }
        self.placed = true;
        Ok(())
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if !self.placed {
            // Nothing can be done about a failure here; `store check` shows what is left.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Twelve random hexadecimal digits, for names that must not meet.
#[must_use]
pub fn random_name() -> String {
    uuid::Uuid::new_v4().simple().to_string().chars().take(12).collect()
}

/// Creates a file that only this account can read; refuses one that is there.
fn create_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options.open(path)
}

/// Makes the entries of a folder last.
///
/// # Errors
/// When the system reports that they may not have.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(windows) {
        return Ok(());
    }
    match File::open(folder)?.sync_all() {
        // File systems that cannot sync a folder say so with EINVAL; there is nothing more that could be done.
        Err(error) if error.kind() == ErrorKind::InvalidInput => Ok(()),
        other => other,
    }
}

/// Creates a folder and those above it, for this account only (0700); one that is there is left as it is.
///
/// # Errors
/// When one of them cannot be created.
pub fn private_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    private(&mut builder);
    builder.create(path)
}

#[cfg(unix)]
fn private(builder: &mut DirBuilder) {
    use std::os::unix::fs::DirBuilderExt as _;
    builder.mode(0o700);
}

#[cfg(not(unix))]
fn private(_builder: &mut DirBuilder) {}

/// Reads a plain file whole; a pipe or a device is not waited for.
///
/// # Errors
/// As the system says; [`ErrorKind::NotFound`] only where there is nothing of that name, not for a link that leads
/// nowhere.
pub fn read_plain(path: &Path) -> io::Result<Vec<u8>> {
    plain(path)?;
    fs::read(path)
}

/// Whether `path` leads to a plain file.
fn plain(path: &Path) -> io::Result<()> {
    let there = match fs::metadata(path) {
        Ok(there) => there,
        Err(error) if error.kind() == ErrorKind::NotFound && is_dangling(path) => {
            return Err(io::Error::other("it is a link to a file that is not there"));
        }
        Err(error) => return Err(error),
    };
    if there.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if there.is_file() { Ok(()) } else { Err(io::Error::other("it is not a plain file")) }
}

/// Reads the first `most` bytes of a plain file, or all of it when it has fewer.
///
/// # Errors
/// As [`read_plain`].
pub fn read_first(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    plain(path)?;
    let mut bytes = Vec::new();
    let limit = u64::try_from(most).unwrap_or(u64::MAX);
    io::Read::read_to_end(&mut io::Read::take(File::open(path)?, limit), &mut bytes)?;
    Ok(bytes)
}

/// Reads a file that the person named.
///
/// # Errors
/// One calm line; nothing is changed by reading.
pub fn read(path: &Path) -> Result<Vec<u8>, Error> {
    read_plain(path).map_err(|error| Error::read(path, &error))
}

/// Reads a file that the person named, when it has at most `most` bytes. Of a larger one nothing more is read.
///
/// # Errors
/// One calm line; nothing is changed by reading.
pub fn read_up_to(path: &Path, most: usize) -> Result<Vec<u8>, Error> {
    plain(path).map_err(|error| Error::read(path, &error))?;
    let mut bytes = Vec::new();
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    let read = File::open(path).and_then(|file| io::Read::read_to_end(&mut io::Read::take(file, limit), &mut bytes));
    read.map_err(|error| Error::read(path, &error))?;
    if bytes.len() > most {
        let why = format!("it is larger than {} KB", most / 1024);
        return Err(Error::Read { path: path.to_owned(), why, code: 65 });
    }
    Ok(bytes)
}

/// Writes a file for the person, private to the account, whole or not at all. With `over` a plain file that is there
/// is replaced.
///
/// # Errors
/// [`Error::Exists`] when there is something of that name and `over` is not given; else one calm line.
pub fn write_new(path: &Path, bytes: &[u8], over: bool) -> Result<(), Error> {
    let failed = |error: io::Error| match error.kind() {
        ErrorKind::AlreadyExists => Error::Exists(path.to_owned()),
        _ => Error::write(path, &error),
    };
    if over {
        return replace(path, bytes, || true).map(|_| ()).map_err(failed);
    }
    if path.file_name().is_none() {
        return Err(failed(ErrorKind::IsADirectory.into()));
    }
    if fs::symlink_metadata(path).is_ok() {
        return Err(Error::Exists(path.to_owned()));
    }
    let temporary = Temporary::write(path, bytes).map_err(failed)?;
    // A hard link, unlike a rename, never takes the place of a file that appeared in between.
    match fs::hard_link(&temporary.path, path) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(failed(error)),
        Err(_) => temporary.rename(path).map_err(failed)?,
    }
    // The page stands; a folder that cannot be synced is no reason to say otherwise.
    let _ = sync_folder(folder_of(path));
    Ok(())
}

/// The lines of a file or pipe, as they come.
///
/// # Errors
/// When it cannot be opened.
pub fn lines_of(path: &Path) -> io::Result<impl Iterator<Item = io::Result<String>> + use<>> {
    Ok(io::BufRead::lines(io::BufReader::new(fs::File::open(path)?)))
}

/// The terminal that the program belongs to, whatever its standard input is.
///
/// # Errors
/// When there is none.
pub fn terminal() -> io::Result<File> {
    File::open(if cfg!(windows) { "CONIN$" } else { "/dev/tty" })
}

/// Adds one line to the end of a file, whole or not at all.
///
/// # Errors
/// When it cannot be opened or written.
pub fn add_line(path: &Path, line: &str) -> io::Result<()> {
    let mut file = fs::OpenOptions::new().append(true).create(true).open(path)?;
    io::Write::write_all(&mut file, format!("{line}\n").as_bytes())
}

/// Reads the settings; `None` when there are none yet.
///
/// # Errors
/// When they are there and cannot be read, or are not text.
pub fn read_config(path: &Path) -> Result<Option<String>, Error> {
    match read_plain(path) {
        Ok(bytes) => {
            let why = "it is not text".to_owned();
            let text = String::from_utf8(bytes).map_err(|_| Error::Read { path: path.to_owned(), why, code: 65 })?;
            Ok(Some(text))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::read(path, &error)),
    }
}

/// Writes the settings whole, and their folder where it is not there yet.
///
/// # Errors
/// One calm line; the settings that were there are whole.
pub fn write_config(path: &Path, text: &str) -> Result<(), Error> {
    private_folder(folder_of(path)).map_err(|error| Error::write(folder_of(path), &error))?;
    replace(path, text.as_bytes(), || true).map(|_| ()).map_err(|error| Error::write(path, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_that_is_there_is_replaced_after_a_yes_only() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("page.md");
        write_new(&path, b"one", false).unwrap();
        assert_eq!(write_new(&path, b"two", false), Err(Error::Exists(path.clone())));
        assert_eq!(read(&path).unwrap(), b"one");
        write_new(&path, b"two", true).unwrap();
        assert_eq!(read(&path).unwrap(), b"two");
        assert_eq!(names(folder.path()), ["page.md"]);
    }

    #[cfg(unix)]
    #[test]
    fn files_and_folders_are_private() {
        use std::os::unix::fs::{MetadataExt as _, symlink};
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b/config.toml");
        assert_eq!(read_config(&path).unwrap(), None);
        write_config(&path, "theme = \"dark\"\n").unwrap();
        assert_eq!(read_config(&path).unwrap().as_deref(), Some("theme = \"dark\"\n"));
        assert_eq!(fs::metadata(&path).unwrap().mode() & 0o777, 0o600);
        assert_eq!(fs::metadata(folder.path().join("a")).unwrap().mode() & 0o777, 0o700);
        let page = folder.path().join("page");
        symlink("nowhere", &page).unwrap();
        assert!(matches!(write_new(&page, b"x", true), Err(Error::Write { .. })));
        assert!(matches!(write_new(&page, b"x", false), Err(Error::Exists(_))));
    }

    #[test]
    fn what_is_not_a_plain_file_is_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(write_new(folder.path(), b"x", true), Err(Error::Write { .. })));
        if cfg!(unix) {
            assert!(matches!(write_new(Path::new("/dev/null"), b"x", true), Err(Error::Write { .. })));
            assert!(matches!(read(Path::new("/dev/null")), Err(Error::Read { .. })));
        }
        let below = folder.path().join("file/page.md");
        fs::write(folder.path().join("file"), b"").unwrap();
        assert_eq!(write_new(&below, b"x", false).map_err(|error| error.code()), Err(73));
    }
}
