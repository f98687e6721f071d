//! A whole diary as `export all --format json` writes it: every record byte for byte, and where the person stands.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::diary::{Change, Profile, Record, Register};
use crate::report::DIARY;

/// A whole diary as text; what it holds is read item by item.
#[derive(Deserialize)]
struct Text<'a> {
    format: String,
    #[serde(default)]
    version: u32,
    #[serde(default, borrow)]
    profile: BTreeMap<String, &'a RawValue>,
    #[serde(borrow)]
    records: Vec<&'a RawValue>,
}

/// A whole diary.
#[derive(Debug, Default)]
pub struct Whole {
    /// Its entries.
    pub records: Vec<Record>,
    /// Where the person stood.
    pub registers: Vec<(String, Register)>,
    /// How many items have no name or no moment.
    pub passed: usize,
}

/// Reads it; `None` when the text is something else.
#[must_use]
pub fn read(text: &str) -> Option<Whole> {
    let read: Text<'_> = serde_json::from_str(text).ok()?;
    if read.format != DIARY || read.version != 1 {
        return None;
    }
    let mut whole = Whole::default();
    for raw in &read.records {
        let record = Record::from_raw(*raw);
        if record.id.is_some() && record.at.is_some() {
            whole.records.push(record);
        } else {
            whole.passed += 1;
        }
    }
    for (name, raw) in &read.profile {
        match Register::parse(raw.get()) {
            Ok(register) => whole.registers.push((name.clone(), register)),
            Err(_) => whole.passed += 1,
        }
    }
    Some(whole)
}

impl Whole {
    /// The registers that are new or later than those of `profile`. What was imported is known by this diary alone.
    #[must_use]
    pub fn settings(&self, profile: &Profile) -> Vec<Change> {
        let later = |(name, register): &&(String, Register)| {
            name != super::batch::IMPORTS && profile.register(name).is_none_or(|here| register.order(here).is_gt())
        };
        let change =
            |(name, register): &(String, Register)| Change::Register { name: name.clone(), register: register.clone() };
        self.registers.iter().filter(later).map(change).collect()
    }
}
