//! The lock that is held for the moment of a write, so that two programs take turns, and the one that a window holds for
//! as long as it runs. The system frees it when a program ends, however it ends; the file itself means nothing.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::Path;
use std::thread;
use std::time::Duration;

/// Held until dropped.
#[derive(Debug)]
pub(super) struct Lock {
    /// `None` where the file system knows no locks: then a file is compared right before it is replaced, no more.
    file: Option<File>,
}

/// What came of asking for the lock.
pub(super) enum Asked {
    /// It is held.
    Taken(Lock),
    /// Another program held it all the time.
    Busy,
}

/// The waits between two tries, in milliseconds; together about two seconds.
const WAITS: [u64; 4] = [1, 3, 8, 20];
const TRIES: usize = 104;

impl Lock {
    /// Asks for the lock at `path`, for about two seconds at most. The file is made where it is not there.
    ///
    /// # Errors
    /// When the file cannot be made or opened.
    pub(super) fn take(path: &Path) -> io::Result<Asked> {
        let file = made(path)?;
        for round in 0..TRIES {
            match file.try_lock() {
                Ok(()) => return Ok(Asked::Taken(Self { file: Some(file) })),
                Err(TryLockError::WouldBlock) => {
                    let wait = WAITS.get(round).or(WAITS.last()).copied().unwrap_or_default();
                    thread::sleep(Duration::from_millis(wait));
                }
                Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Interrupted => {}
                Err(TryLockError::Error(_)) => return Ok(Asked::Taken(Self { file: None })),
            }
        }
        Ok(Asked::Busy)
    }

    /// The lock at `path` where nobody holds it now, as it is for something that lasts. The file is made where it is not
    /// there.
    ///
    /// # Errors
    /// When the file cannot be made or opened.
    pub(super) fn take_now(path: &Path) -> io::Result<Option<Self>> {
        let file = made(path)?;
        Ok(match tried(&file) {
            Ok(()) => Some(Self { file: Some(file) }),
            Err(TryLockError::WouldBlock) => None,
            Err(TryLockError::Error(_)) => Some(Self { file: None }),
        })
    }

    /// Whether a program that runs holds the lock at `path`; not where it cannot be told.
    pub(super) fn is_held(path: &Path) -> bool {
        // Some network file systems ask for the right to write.
        let file = OpenOptions::new().read(true).write(true).open(path);
        file.is_ok_and(|file| matches!(tried(&file), Err(TryLockError::WouldBlock)))
    }

    /// Whether the file system knows locks.
    pub(super) const fn is_real(&self) -> bool {
        self.file.is_some()
    }
}

fn made(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options.open(path)
}

/// Asks once; a signal in between is no answer.
fn tried(file: &File) -> Result<(), TryLockError> {
    loop {
        match file.try_lock() {
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Interrupted => {}
            asked => return asked,
        }
    }
}
