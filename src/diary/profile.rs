//! Where the person stands: small named values that Today needs, each with its own revision.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Map, Value};

use super::record::{Misfit, Stamp};

/// One named value.
#[derive(Clone, Debug, PartialEq)]
pub struct Register {
    /// The value, in JSON.
    pub value: Value,
    /// How often it was set; the first writing is 1.
    pub rev: u64,
    /// When it was last set.
    pub updated: DateTime<Utc>,
    /// The machine that set it last.
    pub device: String,
    /// Fields of other versions, kept as they are.
    pub more: Map<String, Value>,
}

/// The most parts of a value, counted by their commas: a list of ten years has fewer. Each takes thirty times its length
/// in memory.
const MOST_PARTS: usize = 5000;

/// How many parts the text of a register has, or a few more.
#[must_use]
pub fn parts(json: &str) -> usize {
    json.bytes().filter(|byte| *byte == b',').count()
}

/// All named values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
    registers: BTreeMap<String, Register>,
}

impl Register {
    /// Reads a register as it stands in the file. Numbers are kept as they are written, however large.
    ///
    /// # Errors
    /// When it is not an object, or one of its four fields is absent or does not fit; the message names it.
    pub fn parse(json: &str) -> Result<Self, Misfit> {
        if parts(json) > MOST_PARTS {
            return Err(Misfit("it has more parts than any version writes".to_owned()));
        }
        let mut more: Map<String, Value> = serde_json::from_str(json).map_err(|error| Misfit(error.to_string()))?;
        let mut take = |name: &str| more.shift_remove(name).ok_or_else(|| Misfit(format!("{name}: absent")));
        let value = take("value")?;
        let rev = take("rev")?.as_u64().ok_or_else(|| Misfit("rev: not a whole number".to_owned()))?;
        let updated = take("updated")?;
        let updated = updated.as_str().and_then(|text| DateTime::parse_from_rfc3339(text).ok());
        let updated = updated.ok_or_else(|| Misfit("updated: not a moment".to_owned()))?.to_utc();
        let Value::String(device) = take("device")? else { return Err(Misfit("device: not a text".to_owned())) };
        // What was taken out leaves its room behind; there is seldom anything else.
        let more = if more.is_empty() { Map::new() } else { more };
        Ok(Self { value, rev, updated, device, more })
    }

    /// The JSON text under which it is stored.
    #[must_use]
    pub fn json(&self) -> String {
        let mut map = Map::new();
        map.insert("value".into(), self.value.clone());
        map.insert("rev".into(), self.rev.into());
        map.insert("updated".into(), self.updated.to_rfc3339_opts(SecondsFormat::AutoSi, true).into());
        map.insert("device".into(), self.device.clone().into());
        map.extend(self.more.iter().map(|(name, value)| (name.clone(), value.clone())));
        Value::Object(map).to_string()
    }

    /// Which of two writings stands: the greater of (rev, closed, updated, device, text). A gate that one machine
    /// closed (`"given": false`) stays closed against an opening of the same revision elsewhere.
    #[must_use]
    pub fn order(&self, other: &Self) -> Ordering {
        let closed = |register: &Self| register.value.get("given") == Some(&Value::Bool(false));
        (self.rev, closed(self), self.updated, &self.device)
            .cmp(&(other.rev, closed(other), other.updated, &other.device))
            .then_with(|| self.json().cmp(&other.json()))
    }
}

impl Profile {
    /// The value named `name`, when it is set and reads as a `T`.
    #[must_use]
    pub fn get<T: serde::de::DeserializeOwned>(&self, name: &str) -> Option<T> {
        let register = self.registers.get(name)?;
        serde_json::from_value(register.value.clone()).ok()
    }

    /// The register that results from setting `name` now; [`Profile::join`] it to make it hold.
    #[must_use]
    pub fn setting(&self, name: &str, value: Value, stamp: &Stamp) -> Register {
        let before = self.registers.get(name);
        Register {
            value,
            rev: before.map_or(0, |register| register.rev).saturating_add(1),
            updated: stamp.updated,
            device: stamp.device.clone(),
            more: before.map(|register| register.more.clone()).unwrap_or_default(),
        }
    }

    /// Joins one writing of a register; the greater by [`Register::order`] stands.
    pub fn join(&mut self, name: &str, register: &Register) {
        match self.registers.get_mut(name) {
            Some(there) if register.order(there) == Ordering::Greater => *there = register.clone(),
            Some(_) => {}
            None => {
                self.registers.insert(name.to_owned(), register.clone());
            }
        }
    }

    /// The register named `name`.
    #[must_use]
    pub fn register(&self, name: &str) -> Option<&Register> {
        self.registers.get(name)
    }

    /// Every register by name.
    pub fn registers(&self) -> impl Iterator<Item = (&str, &Register)> {
        self.registers.iter().map(|(name, register)| (name.as_str(), register))
    }
}
