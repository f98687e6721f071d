//! What can go wrong with the store, each as one calm line and an exit code. Decides nothing about what happens next.

use std::io;
use std::path::Path;

use thiserror::Error;

use crate::files;

/// What holds while a newer version wrote something here.
pub(super) const UNTIL: &str = "nothing is written until that version opens it";

/// Why something could not be read or made to last. Every message says what still holds.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Error {
    /// A file could not be written; the one that was there is whole.
    #[error("could not write {path}: {why}; nothing was changed{}", kept_here(*kept))]
    Write {
        /// The file.
        path: String,
        /// The reason in a few words.
        why: String,
        /// How many changes are kept in memory and tried again.
        kept: usize,
        /// The exit code: 73, 74 or 77.
        code: u8,
    },
    /// The new file stands in its place, and the system did not confirm that the folder is on the disk.
    #[error("wrote {path}, and it is not certain yet that it outlasts a power cut: {why}{}", kept_here(*kept))]
    Unsure {
        /// The file.
        path: String,
        /// The reason in a few words.
        why: String,
        /// How many changes are kept in memory and written again.
        kept: usize,
    },
    /// A file or folder could not be read.
    #[error("could not read {path}: {why}; nothing was changed")]
    Read {
        /// The file or folder.
        path: String,
        /// The reason in a few words.
        why: String,
        /// The exit code: 73, 74 or 77.
        code: u8,
    },
    /// A file is damaged, or written by a newer version; it is never written to.
    #[error("{line}; the file is left as it is{}", kept_here(*kept))]
    Refused {
        /// File, line and reason.
        line: String,
        /// How many changes are kept in memory and tried again.
        kept: usize,
    },
    /// Something else that runs on this machine is saving.
    #[error("another window is saving to {path} right now; nothing was changed{}", kept_here(*kept))]
    Busy {
        /// The lock file.
        path: String,
        /// How many changes are kept in memory and tried again.
        kept: usize,
    },
    /// The folder of the store was there and is gone (a disk that was taken out, or a folder that was moved).
    #[error("{path} is no longer there; nothing was changed{}", kept_here(*kept))]
    Gone {
        /// The folder.
        path: String,
        /// How many changes are kept in memory and tried again.
        kept: usize,
    },
    /// The name of a draft holds something else than small letters, digits and dashes, or is too long.
    #[error("{0} cannot be the name of a draft; nothing was changed")]
    DraftName(String),
    /// The passphrase, or the key of a recovery sheet, is another. The same words whatever was typed.
    #[error("that does not open the diary; nothing was changed")]
    Passphrase,
    /// This cannot be a passphrase; with the fewest signs of one.
    #[error("a passphrase has {0} signs or more and does not begin with an exclamation mark; nothing was changed")]
    NotAPassphrase(usize),
    /// The diary is locked, and this needs it open.
    #[error("the diary is locked; nothing was changed")]
    Locked,
    /// The system gave no thread to save from.
    #[error("could not start saving: {0}; nothing was changed")]
    Thread(String),
}

impl Error {
    /// The exit code of its class: 65 bad data, 73 cannot create, 74 input or output, 75 busy, 77 permission.
    #[must_use]
    pub const fn code(&self) -> u8 {
        match self {
            Self::Write { code, .. } | Self::Read { code, .. } => *code,
            Self::Refused { .. } | Self::DraftName(_) => 65,
            Self::Passphrase | Self::Locked => 77,
            Self::NotAPassphrase(_) => 2,
            Self::Busy { .. } => 75,
            Self::Unsure { .. } | Self::Gone { .. } | Self::Thread(_) => 74,
        }
    }

    /// Why something is not saved, in a few words and without a path: what stands above the keys of every screen.
    pub(super) fn in_short(&self) -> String {
        match self {
            // The disk takes no more, or has a fault: that is about no file of ours.
            Self::Write { why, code: 74, .. } => why.clone(),
            Self::Write { why, .. } => format!("nothing can be written to the diary here ({why})"),
            Self::Read { why, .. } => format!("a file of the diary cannot be read ({why})"),
            Self::Unsure { why, .. } => format!("it is not certain yet that it outlasts a power cut ({why})"),
            Self::Busy { .. } => "another window is saving right now".to_owned(),
            Self::Gone { .. } => "the folder of the diary is no longer there".to_owned(),
            other => other.to_string(),
        }
    }

    pub(super) fn write(path: &Path, error: &io::Error) -> Self {
        let (why, code) = (files::reason(error), files::code(error));
        Self::Write { path: path.display().to_string(), why, kept: 0, code }
    }

    pub(super) fn read(path: &Path, error: &io::Error) -> Self {
        Self::Read { path: path.display().to_string(), why: files::reason(error), code: files::code(error) }
    }

    /// The same with the number of changes that are kept in memory.
    #[must_use]
    pub(super) fn keeping(mut self, now: usize) -> Self {
        match &mut self {
            Self::Write { kept, .. }
            | Self::Unsure { kept, .. }
            | Self::Refused { kept, .. }
            | Self::Busy { kept, .. }
            | Self::Gone { kept, .. } => *kept = now,
            Self::Read { .. }
            | Self::DraftName(_)
            | Self::Passphrase
            | Self::NotAPassphrase(_)
            | Self::Locked
            | Self::Thread(_) => {}
        }
        self
    }
}

fn kept_here(kept: usize) -> String {
    match kept {
        0 => String::new(),
        1 => ", 1 entry is kept here".to_owned(),
        n => format!(", {n} entries are kept here"),
    }
}
