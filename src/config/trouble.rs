//! What of the settings could not be taken or kept, as one calm line each. The settings themselves stand one room up.

use thiserror::Error;

use super::Key;
use crate::files;

/// Something in the environment or the file that could not be taken; the value below it holds.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Warning {
    /// A name that no setting has.
    #[error("{file}: {name} is not a setting of this version; it is left as it is")]
    Unknown {
        /// The file.
        file: String,
        /// The name.
        name: String,
    },
    /// A value that its setting does not take.
    #[error("{place}: {name} takes {}; {holds} holds", key_takes(name))]
    Value {
        /// The file, or the variable's name.
        place: String,
        /// The setting.
        name: &'static str,
        /// The value that holds instead.
        holds: String,
    },
    /// A theme that is none of ours, and no file.
    #[error("{place}: theme takes {}, and there is none at {looked}; {holds} holds", Key::Theme.takes())]
    Theme {
        /// The file, or the variable's name.
        place: String,
        /// Where it was looked for.
        looked: String,
        /// The theme that holds instead.
        holds: String,
    },
    /// The file is not TOML.
    #[error("{file}, line {line}: this does not read as TOML; the file is left as it is and the defaults hold")]
    Broken {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
    },
    /// The file cannot be read.
    #[error("{0}; the defaults hold")]
    Unreadable(String),
}

fn key_takes(name: &str) -> &'static str {
    Key::parse(name).map_or("something else", Key::takes)
}

/// Why settings cannot be worked out at all.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Unsettled {
    /// The platform names no home folder and `--data-dir` was not given.
    #[error("no home folder was found; --data-dir DIR says where the diary is kept. Nothing was changed")]
    NoHome,
    /// An option was given a value that it does not take.
    #[error("--{} takes {}. Nothing was changed", .0.name().replace('_', "-"), .0.takes())]
    Option(Key),
    /// `--theme` names none of ours, and no file; where it was looked for.
    #[error("--theme takes {}, and there is none at {looked}. Nothing was changed", Key::Theme.takes())]
    Theme {
        /// Where.
        looked: String,
    },
}

/// Why a setting was not kept.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum NotKept {
    /// There is no such setting.
    #[error("{0} is not a setting; nothing was changed")]
    Unknown(String),
    /// The setting does not take that value.
    #[error("{} takes {}; nothing was changed", .0.name(), .0.takes())]
    Value(Key),
    /// The file does not read as TOML, or is written in a way that could not be changed safely.
    #[error("{0} could not be changed without touching something else in it; it is left as it is")]
    Shape(String),
    /// The file could not be read or written.
    #[error("{0}")]
    File(#[from] files::Error),
}
