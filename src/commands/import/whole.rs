//! A whole diary as `export all --format json` writes it: every record byte for byte, and where the person stands. Records
//! are looked at one by one; where they stand is held, not what they say.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::super::printable::short_words;
use super::rows::Spot;
use crate::diary::{Change, Month, Profile, Record, Register, parts};
use crate::report::DIARY;
use crate::words::{say, tell};

/// The version that is read.
const VERSION: u64 = 1;

/// The most settings that are read: far more than any version writes.
const MOST_SETTINGS: usize = 5000;
/// The most parts of all settings together, counted by their commas.
const MOST_PARTS: usize = 30_000;

/// What a whole diary begins with.
#[derive(Deserialize)]
struct Head {
    format: String,
    #[serde(default)]
    version: u64,
}

/// A whole diary as text; what it holds is read item by item.
#[derive(Deserialize)]
struct Text<'a> {
    #[serde(default, borrow)]
    profile: Registers<'a>,
    records: Places,
}

/// A whole diary.
#[derive(Debug, Default)]
pub struct Whole {
    /// Where its entries stand, by month and then in their order.
    pub spots: Vec<Spot>,
    /// Where the person stood.
    pub registers: Vec<(String, Register)>,
    /// How many items have no name or no moment.
    pub passed: usize,
}

/// Reads it.
///
/// # Errors
/// In one line, when the text is something else, or a newer version wrote it.
pub fn read(text: &str) -> Result<Whole, String> {
    let other = || say("import-not-whole-diary");
    let head: Head = serde_json::from_str(text).map_err(|_| other())?;
    if head.format == DIARY && head.version > VERSION {
        return Err(tell("import-newer", &[("version", head.version.to_string().into())]));
    }
    if head.format != DIARY || head.version != VERSION {
        return Err(other());
    }
    // What is passed over here would be lost without a word.
    if let Stranger(Some(name)) = serde_json::from_str(text).map_err(|_| other())? {
        return Err(tell("import-more", &[("name", short_words(&name).into())]));
    }
    let read: Text<'_> = serde_json::from_str(text).map_err(|_| other())?;
    let Places { first, mut spots, passed } = read.records;
    let before = u32::try_from(first.saturating_sub(text.as_ptr() as usize)).map_err(|_| other())?;
    for spot in &mut spots {
        (spot.from, spot.to) = (spot.from + before, spot.to + before);
    }
    spots.sort_unstable();
    let mut whole = Whole { spots, passed, registers: Vec::new() };
    let mut left = MOST_PARTS;
    for (name, raw) in read.profile.0 {
        match left.checked_sub(parts(raw.get())).zip(Register::parse(raw.get()).ok()) {
            Some((rest, register)) => {
                left = rest;
                whole.registers.push((name, register));
            }
            None => whole.passed += 1,
        }
    }
    Ok(whole)
}

/// The first part beside those of a whole diary, if there is one.
struct Stranger(Option<String>);

impl<'de> Deserialize<'de> for Stranger {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Self(None))
    }
}

impl<'de> Visitor<'de> for Stranger {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole diary")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Self, A::Error> {
        while let Some((name, _)) = map.next_entry::<Cow<'_, str>, IgnoredAny>()? {
            if self.0.is_none() && !["format", "version", "profile", "records"].contains(&&*name) {
                self.0 = Some(name.into_owned());
            }
        }
        Ok(self)
    }
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

/// Where the entries of a list stand.
#[derive(Default)]
struct Places {
    /// The address of the first item; places are counted from there.
    first: usize,
    spots: Vec<Spot>,
    /// How many items have no name or no moment.
    passed: usize,
}

impl<'de> Deserialize<'de> for Places {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Self::default())
    }
}

impl<'de> Visitor<'de> for Places {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of entries")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<Self, A::Error> {
        while let Some(raw) = items.next_element::<&'de RawValue>()? {
            let address = raw.get().as_ptr() as usize;
            if self.first == 0 {
                self.first = address;
            }
            let record = Record::of_text(raw.get());
            let (Some(at), Some(_)) = (record.at, record.id) else {
                self.passed += 1;
                continue;
            };
            let place = |address: usize| {
                u32::try_from(address.saturating_sub(self.first)).map_err(|_| A::Error::custom("it is too long"))
            };
            let (from, to) = (place(address)?, place(address + raw.get().len())?);
            self.spots.push(Spot { month: Month::of(at), from, to });
        }
        Ok(self)
    }
}

/// The settings of a diary, each as its own text.
#[derive(Default)]
struct Registers<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Registers<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Registers::default())
    }
}

impl<'de: 'a, 'a> Visitor<'de> for Registers<'a> {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("settings by name")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Self, A::Error> {
        while let Some((name, raw)) = map.next_entry::<String, &'de RawValue>()? {
            // Of a name that stands twice the last holds.
            self.0.retain(|(other, _)| *other != name);
            self.0.push((name, raw));
            if self.0.len() > MOST_SETTINGS {
                return Err(A::Error::custom("it has more settings than any version writes"));
            }
        }
        Ok(self)
    }
}
