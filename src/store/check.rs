//! `store check`: every file and every record, with file, line, field and what. Changes nothing.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::fmt;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Value;

use super::backup::is_backup;
use super::conflicts::copy_of;
use super::document::{Broken, Document, Records, Registers, text_of, without_position, zero_in};
use super::folder::{is_left_over, names};
use super::head::Head;
use super::inbox::{Inbox, is_inbox};
use super::kept::Contents as _;
use super::marks::writings;
use super::parts::{Few, Items, PARTS};
use super::plans::is_plan;
use super::vault::{self, Vault};
use super::versions::Upgrades;
use super::{Place, Store};
use crate::diary::{Fields, Id, Kind, Month, Record, Register, parts};
use crate::files::{self, TEMPORARY};
use crate::plan::therapist::IN_USE;

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

impl Store {
    /// Looks at every file and every record and says what is not as it could be. Changes nothing.
    pub fn check(&mut self) -> Vec<Finding> {
        self.check_with(|_, _| None)
    }

    /// The same, with what is known of the values of settings: why the one of this name does not fit.
    pub fn check_with(&mut self, misfit: impl Fn(&str, &serde_json::Value) -> Option<String>) -> Vec<Finding> {
        self.months.values_mut().for_each(super::kept::Kept::let_go);
        check(self, &misfit)
    }
}

/// Why the value of the setting of this name does not fit.
type Misfit<'a> = &'a dyn Fn(&str, &Value) -> Option<String>;

/// Looks at everything that belongs to `store`.
pub(super) fn check(store: &Store, misfit: Misfit<'_>) -> Vec<Finding> {
    let (place, folders) = (&store.place, store.folders_of_copies());
    let (upgrades, vault) = (store.upgrades, store.vault.clone());
    let mut check = Check { findings: Vec::new(), upgrades, vault, lifted: false, misfit };
    check.document(&place.head(), Head::FORMAT, |check, file, text| {
        let head = Head::parse(&Arc::new(text.to_owned()), "")?;
        check.newer(file, head.newer);
        Ok(())
    });
    check.lock(place);
    check.document(&place.profile(), Registers::FORMAT, Check::registers);
    for name in check.names(&place.journal()) {
        check.journal(&place.journal().join(&name), &name);
    }
    for folder in [&place.data, &place.local(), &place.state] {
        for name in check.names(folder) {
            check.left_over(&folder.join(&name), &name);
        }
    }
    check.copies(place, &folders);
    for name in check.names(&place.drafts()) {
        let path = place.drafts().join(&name);
        check.left_over(&path, &name);
        check.permissions(&path, 0o600);
    }
    for name in check.names(&place.plans()) {
        let path = place.plans().join(&name);
        check.left_over(&path, &name);
        check.permissions(&path, 0o600);
        if !is_plan(&name) && !is_left_over(&name) {
            check.note(&path, None, None, "not a plan of the store; it is not read");
        }
    }
    check.plan_in_use(place);
    check.inbox(place);
    let folders = [
        place.data.clone(),
        place.journal(),
        place.plans(),
        place.inbox(),
        place.local(),
        place.state.clone(),
        place.drafts(),
    ];
    for folder in folders {
        check.permissions(&folder, 0o700);
    }
    check.permissions(&place.device(), 0o600);
    check.findings
}

/// What is told of a file that git could not join.
const MARKED: &str = "git left its marks here; both writings are read, and store merge joins them";

/// So many things of one file are told; a file of which there is more to tell is no longer looked at line by line.
const MOST: usize = 200;

struct Check<'a> {
    findings: Vec<Finding>,
    upgrades: Upgrades,
    /// What is looked at is a document of an earlier version after the steps: its lines are none of the file's.
    lifted: bool,
    vault: Vault,
    misfit: Misfit<'a>,
}

impl Check<'_> {
    fn note(&mut self, file: &Path, line: Option<usize>, field: Option<&str>, what: impl Into<String>) {
        let (file, field) = (file.to_owned(), field.map(str::to_owned));
        let line = line.filter(|_| !self.lifted);
        let finding = Finding { file, line, field, what: what.into() };
        // With a data folder of one's own the machine's files are below it and would be seen twice.
        let of_file = self.findings.iter().rev().take_while(|other| other.file == finding.file).count();
        match of_file.cmp(&MOST) {
            Ordering::Less if !self.findings.contains(&finding) => self.findings.push(finding),
            Ordering::Equal => {
                let (file, line, what) = (finding.file, finding.line, "there is more like this in the file".to_owned());
                self.findings.push(Finding { file, line, field: None, what });
            }
            _ => {}
        }
    }

    /// What is kept beside the diary: backups, files that were put aside, and copies of the profile.
    fn copies(&mut self, place: &Place, folders: &[PathBuf]) {
        for folder in folders {
            for name in self.names(folder) {
                self.copy(&folder.join(&name), &name);
            }
            self.permissions(folder, 0o700);
        }
        for name in self.names(&place.data) {
            if copy_of(&name).is_some() {
                self.note(
                    &place.data.join(&name),
                    None,
                    None,
                    "a copy that another program left; store merge joins it",
                );
            }
        }
    }

    /// In a locked store nothing is plain.
    fn lock(&mut self, place: &Place) {
        if !self.vault.has_lock() {
            return;
        }
        let (files, unread) = place.private_files(place.copied_to());
        for error in unread {
            self.note(&place.data, None, None, error.to_string());
        }
        for file in &files {
            if files::read_plain(file).is_ok_and(|bytes| !vault::is_sealed(&bytes)) {
                self.note(file, None, None, "it is not locked; store lock goes on with it");
            }
        }
        for file in place.strangers(&files) {
            self.note(&file, None, None, "it is not this program's: no lock seals it, and it can still be read");
        }
        for (_, file) in place.key_files().unwrap_or_default() {
            self.permissions(&file, 0o600);
        }
    }

    /// One file of a folder of copies: a backup reads as a whole, or is no help when it is needed.
    fn copy(&mut self, path: &Path, name: &str) {
        self.permissions(path, 0o600);
        if name.ends_with(TEMPORARY) {
            return self.note(path, None, None, "left over from a write that was cut off");
        }
        if !is_backup(name) {
            return;
        }
        match name.split('.').next().and_then(|stem| stem.parse::<Month>().ok()) {
            Some(month) => self.document(path, Records::FORMAT, |check, file, text| check.month(file, text, month)),
            None if name.starts_with("profile.") => self.document(path, Registers::FORMAT, Self::registers),
            None => {}
        }
    }

    fn names(&mut self, folder: &Path) -> Vec<String> {
        let mut found = names(folder).unwrap_or_else(|error| {
            self.note(folder, None, None, error.to_string());
            Vec::new()
        });
        found.sort_unstable();
        found
    }

    /// What was written while the diary was locked and could not be taken in since.
    fn inbox(&mut self, place: &Place) {
        for name in self.names(&place.inbox()) {
            let path = place.inbox().join(&name);
            self.left_over(&path, &name);
            if is_inbox(&name) {
                self.document(&path, Inbox::FORMAT, |_, _, text| Inbox::parse(text).map(|_| ()));
            } else if !is_left_over(&name) {
                self.note(&path, None, None, "not a file of the store; it is not read");
            }
        }
    }

    /// Whether the plan that the profile names can be read.
    fn plan_in_use(&mut self, place: &Place) {
        let Ok(bytes) = self.vault.read(&place.profile()) else { return };
        let Ok(registers) = self.upgrades.read::<Registers>(bytes, "") else { return };
        if let Some(Err(line)) = place.plan_in_use(&registers.contents.chosen(|name| name == IN_USE), &self.vault) {
            self.note(&place.profile(), None, Some(IN_USE), line);
        }
    }

    /// Looks at a file that may be absent.
    fn document(&mut self, file: &Path, format: &str, look: impl FnOnce(&mut Self, &Path, &str) -> Result<(), Broken>) {
        self.permissions(file, 0o600);
        let bytes = match self.vault.read(file) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => return,
            Err(error) => return self.note(file, None, None, format!("it cannot be read: {}", files::reason(&error))),
        };
        let looked = text_of(bytes).and_then(|text| {
            let lifted = self.upgrades.lifted(&text, format)?;
            self.lifted = lifted.is_some();
            let looked = look(self, file, lifted.as_ref().map_or(&text, |(_, lifted)| lifted));
            looked.map_err(|broken| {
                if format != Head::FORMAT && writings(&text).is_some() {
                    Broken { what: MARKED.to_owned(), ..broken }
                } else {
                    zero_in(text.as_bytes()).unwrap_or(broken)
                }
            })
        });
        let lifted = std::mem::take(&mut self.lifted);
        if let Err(Broken { line, what }) = looked {
            self.note(file, line.filter(|_| !lifted), None, what);
        }
    }

    fn newer(&mut self, file: &Path, newer: Option<u64>) {
        if let Some(version) = newer {
            self.note(file, None, Some("version"), format!("written by a newer version ({version})"));
        }
    }

    fn registers(&mut self, file: &Path, text: &str) -> Result<(), Broken> {
        let document = Document::<Few<'_>>::read(text, Registers::FORMAT, "registers")?;
        self.newer(file, document.newer);
        let mut lines: HashMap<&str, usize> = HashMap::new();
        let (mut line, mut upto, mut left) = (1, 0, PARTS);
        for (name, raw) in &document.inner.0 {
            // Counted on from the register before, so that a long profile is walked once.
            let start = (raw.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
            line += text.get(upto..start).unwrap_or_default().matches('\n').count();
            upto = start;
            let rest = left.checked_sub(parts(raw.get()));
            left = rest.unwrap_or(left);
            let misfit = match Register::parse(raw.get()) {
                Ok(_) if rest.is_none() => Some("not read: there are more settings than any version writes".to_owned()),
                Ok(register) => (self.misfit)(name, &register.value),
                Err(misfit) => Some(without_position(&misfit.to_string()).to_owned()),
            };
            if let Some(what) = misfit {
                self.note(file, Some(line), Some(name), what);
            }
            if let Some(first) = lines.insert(name, line) {
                self.note(file, Some(line), Some(name), format!("it stands on line {first} too"));
            }
        }
        Ok(())
    }

    fn journal(&mut self, file: &Path, name: &str) {
        let month = name.strip_suffix(".json").and_then(|month| month.parse::<Month>().ok());
        match month {
            Some(month) => self.document(file, Records::FORMAT, |check, file, text| check.month(file, text, month)),
            None if name.ends_with(TEMPORARY) => self.left_over(file, name),
            None if copy_of(name).is_some() => {
                self.note(file, None, None, "a copy that another program left; store merge joins it");
            }
            None => self.note(file, None, None, "not a file of the store; it is not read"),
        }
    }

    fn left_over(&mut self, file: &Path, name: &str) {
        if is_left_over(name) || (name.ends_with(TEMPORARY) && name.contains(".draft.")) {
            self.note(file, None, None, "left over from a write that was cut off");
        }
    }

    fn month(&mut self, file: &Path, text: &str, month: Month) -> Result<(), Broken> {
        let document = Document::<Items>::read(text, Records::FORMAT, "records")?;
        self.newer(file, document.newer);
        document.says("month", &month.to_string())?;
        let mut lines: HashMap<Id, usize> = HashMap::new();
        let (mut line, mut upto) = (1, 0);
        for (start, end) in document.inner.places(text) {
            // Counted on from the record before, so that a long month is walked once.
            line += text.get(upto..start).unwrap_or_default().matches('\n').count();
            upto = start;
            let Some(record) = text.get(start..end).map(Record::of_text) else { continue };
            self.record(file, line, &record, month);
            if let Some(first) = record.id.and_then(|id| lines.insert(id, line)) {
                self.note(file, Some(line), Some("id"), format!("the same entry stands on line {first} too"));
            }
        }
        Ok(())
    }

    fn record(&mut self, file: &Path, line: usize, record: &Record, month: Month) {
        let mut note = |field: &str, what: String| self.note(file, Some(line), Some(field), what);
        if record.id.is_none() {
            note("id", "absent, or not the name of an entry".to_owned());
        }
        if record.deleted {
            let fields = serde_json::from_str::<Fields<'_>>(record.json()).unwrap_or_default().0;
            let kept = ["id", "deleted", "rev", "updated", "device"];
            for (name, _) in fields.iter().filter(|(name, _)| !kept.contains(&name.as_str())) {
                note(name, "a deleted entry still says this".to_owned());
            }
            return;
        }
        match record.at {
            None => note("at", "absent, or not a moment".to_owned()),
            Some(at) if Month::of(at) != month => note("at", format!("it belongs to {}", Month::of(at))),
            Some(_) => {}
        }
        if record.rev == 0 {
            note("rev", "absent, or not a whole number from 1".to_owned());
        }
        if record.updated.is_none() {
            note("updated", "absent, or not a moment".to_owned());
        }
        match (&record.kind, record.body()) {
            (Kind::Unknown(name), _) => {
                note("kind", format!("this version cannot show an entry of kind \"{}\"", name.escape_debug()));
            }
            (_, Err(misfit)) => {
                let (line, field, what) = place_of(line, &misfit.to_string());
                self.note(file, Some(line), Some(&field), what);
            }
            (_, Ok(_)) if !record.fits => note("record", "a field stands twice, or has another type".to_owned()),
            (_, Ok(_)) => {}
        }
    }

    #[cfg(unix)]
    fn permissions(&mut self, path: &Path, wanted: u32) {
        use std::os::unix::fs::MetadataExt as _;
        let Ok(mode) = fs::metadata(path).map(|there| there.mode() & 0o777) else { return };
        if mode & !wanted != 0 {
            self.note(
                path,
                None,
                None,
                format!("its permissions are {mode:o}, {wanted:o} would keep it to your account"),
            );
        }
    }

    #[cfg(not(unix))]
    fn permissions(&mut self, _path: &Path, _wanted: u32) {}
}

/// Splits `pain_by.sitting: 15 is not between 0 and 10 at line 1 column 30` into the line in the file, the field and
/// what.
fn place_of(first: usize, message: &str) -> (usize, String, String) {
    let what = without_position(message);
    let inner = message.get(what.len()..).and_then(|rest| rest.strip_prefix(" at line "));
    let inner = inner.and_then(|rest| rest.split(' ').next()).and_then(|line| line.parse::<usize>().ok());
    let (field, what) = what.split_once(": ").unwrap_or(("record", what));
    (first + inner.unwrap_or(1).saturating_sub(1), field.to_owned(), what.to_owned())
}
