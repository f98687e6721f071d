//! The inbox: what was written while the diary was locked, or its month could not be opened, one sealed file for each
//! save. It is folded in when it can be; folded in twice it changes nothing.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::PathBuf;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::document::{Broken, Document, Named, quoted, text_of, without_position};
use super::folder::{make, names};
use super::parts::{Items, line_number, line_of};
use super::{Error, Place, Store};
use crate::diary::{Month, Record, Register};
use crate::files::{self, Placed};

const ENDING: &str = ".json";

/// What stands in one file of the inbox.
pub(super) struct Inbox {
    records: Vec<(Month, Record)>,
    registers: Vec<Named>,
}

#[derive(Deserialize)]
struct Waiting {
    month: String,
    record: Box<RawValue>,
}

#[derive(Deserialize)]
struct Setting {
    name: String,
    register: Box<RawValue>,
}

impl Inbox {
    pub(super) const FORMAT: &'static str = "pelvicoach/inbox";

    /// Reads the text of a file; what does not fit is told with its line and field.
    pub(super) fn parse(text: &str) -> Result<Self, Broken> {
        let document = Document::<Items>::read(text, Self::FORMAT, "records")?;
        if let Some(version) = document.newer {
            return Err(document.at("version", &format!("written by a newer version ({version})")));
        }
        let mut records = Vec::new();
        for (from, to) in document.inner.places(text) {
            let (line, part) = (line_number(text, from), text.get(from..to).unwrap_or_default());
            let Waiting { month, record } = read(part, line, "records")?;
            let month = month.parse::<Month>().map_err(|()| broken(line, "month", "it is not a month"))?;
            records.push((month, Record::from_raw(record)));
        }
        let registers = document.found("registers").ok_or_else(|| broken(1, "registers", "absent"))?;
        let begins = line_of(text, registers);
        let registers: Vec<&RawValue> = read(registers.get(), begins, "registers")?;
        let setting = |raw: &&RawValue| {
            let line = line_of(text, raw);
            let Setting { name, register } = read(raw.get(), line, "registers")?;
            let fits = Register::parse(register.get());
            fits.map(|_| (name.clone(), register)).map_err(|misfit| broken(line, &name, without_position(&misfit.0)))
        };
        let registers = registers.iter().map(setting).collect::<Result<_, _>>()?;
        Ok(Self { records, registers })
    }
}

fn read<'a, T: Deserialize<'a>>(text: &'a str, line: usize, field: &str) -> Result<T, Broken> {
    serde_json::from_str(text).map_err(|error| broken(line, field, without_position(&error.to_string())))
}

fn broken(line: usize, field: &str, what: &str) -> Broken {
    Broken { line: Some(line), what: format!("{field}: {what}") }
}

impl Place {
    /// Where the inbox is.
    pub(super) fn inbox(&self) -> PathBuf {
        self.data.join("inbox")
    }

    /// One line when something lies there that is not folded in.
    pub(super) fn inbox_line(&self) -> Option<String> {
        let found = self.in_inbox().unwrap_or_default().len();
        let inbox = self.inbox();
        let line = format!("{found} written while locked in {} not taken in yet: store unlock does", inbox.display());
        (found > 0).then_some(line)
    }

    /// Every file of the inbox.
    pub(super) fn in_inbox(&self) -> Result<Vec<PathBuf>, Error> {
        let mut found = names(&self.inbox())?;
        found.sort_unstable();
        Ok(found.iter().filter(|name| is_inbox(name)).map(|name| self.inbox().join(name)).collect())
    }
}

/// Whether this is the name of a file of the inbox.
pub(super) fn is_inbox(name: &str) -> bool {
    let stem = name.strip_suffix(ENDING).unwrap_or_default();
    stem.len() == 12 && stem.bytes().all(|byte| byte.is_ascii_hexdigit())
}

impl Store {
    /// Keeps what waits in one file of the inbox: everything while locked, else what belongs to files that are shut.
    pub(super) fn keep_in_inbox(&mut self) -> Result<(), Error> {
        let all = self.vault.is_locked();
        let Some(text) = self.waiting(all) else { return Ok(()) };
        let path = self.place.inbox().join(format!("{}{ENDING}", files::random_name()));
        make(&self.place.inbox())?;
        match self.vault.replace(&path, text.as_bytes(), || true) {
            Ok(None | Some(Placed::Synced)) => {}
            Ok(Some(Placed::Unsure(error))) => {
                return Err(Error::Unsure { path: path.display().to_string(), why: files::reason(&error), kept: 0 });
            }
            Err(error) => return Err(Error::write(&path, &error)),
        }
        if all || self.profile.is_shut() {
            self.profile.kept_elsewhere();
        }
        self.months.values_mut().filter(|kept| all || kept.is_shut()).for_each(super::kept::Kept::kept_elsewhere);
        Ok(())
    }

    /// What waits, as the text of a file; `None` when nothing does.
    fn waiting(&self, all: bool) -> Option<String> {
        let months = self.months.iter().filter(|(_, kept)| all || kept.is_shut());
        let records = months.flat_map(|(month, kept)| kept.pending().iter().map(move |record| (month, record)));
        let records: Vec<String> =
            records.map(|(month, record)| format!("{{\"month\":\"{month}\",\"record\":{}}}", record.json())).collect();
        let registers = self.profile.pending().iter().filter(|_| all || self.profile.is_shut());
        let registers: Vec<String> =
            registers.map(|(name, raw)| format!("{{\"name\":{},\"register\":{}}}", quoted(name), raw.get())).collect();
        if records.is_empty() && registers.is_empty() {
            return None;
        }
        Some(format!(
            "{{\"format\":\"pelvicoach/inbox\",\"version\":1,\"records\":[\n{}\n],\"registers\":[\n{}\n]}}\n",
            records.join(",\n"),
            registers.join(",\n")
        ))
    }

    /// Joins what stands in the inbox into the diary and saves it; a file goes once what it held is saved. One that
    /// cannot be read stays, and is told.
    pub(super) fn fold_in(&mut self) {
        let files = match self.place.in_inbox() {
            Ok(files) => files,
            Err(error) => return self.trouble.push(error.to_string()),
        };
        let mut folded = Vec::new();
        for file in files {
            match self.take_in(&file) {
                Ok(()) => folded.push(file),
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => self.trouble.push(Error::read(&file, &error).to_string()),
            }
        }
        if folded.is_empty() {
            return;
        }
        if let Err(error) = self.save(&[]) {
            return self.trouble.push(error.to_string());
        }
        for file in folded {
            if let Err(error) = fs::remove_file(&file)
                && error.kind() != ErrorKind::NotFound
            {
                self.trouble.push(Error::write(&file, &error).to_string());
            }
        }
    }

    fn take_in(&mut self, file: &std::path::Path) -> io::Result<()> {
        let told = |Broken { line, what }: Broken| {
            let place = line.map(|line| format!("line {line}, ")).unwrap_or_default();
            io::Error::new(ErrorKind::InvalidData, format!("{place}{what}"))
        };
        let text = text_of(self.vault.read(file)?).map_err(told)?;
        let Inbox { records, registers } = Inbox::parse(&text).map_err(told)?;
        for (month, record) in records {
            self.copies.note(Some(month));
            self.kept_month(month).add(&record);
        }
        for register in registers {
            self.copies.note(None);
            self.profile.add(&register);
        }
        Ok(())
    }
}
