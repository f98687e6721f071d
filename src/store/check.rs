//! `store check`: every file and every record, with file, line, field and what. Changes nothing.

use std::fmt;
use std::path::PathBuf;

/// One thing that is not as it could be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The file or folder.
    pub file: PathBuf,
    /// The line, from 1.
    pub line: Option<usize>,
    /// The field, with its path (`pain_by.sitting`).
    pub field: Option<String>,
    /// What it is, in a few words.
    pub what: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        if let Some(field) = &self.field {
            write!(f, ", {field}")?;
        }
        write!(f, ": {}", self.what)
    }
}
