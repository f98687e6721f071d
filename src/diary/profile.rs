//! Where the person stands: small named values that Today needs, each with its own revision.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::record::Stamp;

/// One named value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Register {
    /// The value, in JSON.
    pub value: Value,
    /// How often it was set.
    pub rev: u64,
    /// When it was last set.
    pub updated: DateTime<Utc>,
    /// The machine that set it last.
    pub device: String,
    /// Fields of other versions.
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

/// All named values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
    registers: BTreeMap<String, Register>,
}

impl Register {
    fn order(&self, other: &Self) -> Ordering {
        let key = |r: &Self| (r.rev, r.updated, r.device.clone(), r.value.to_string());
        key(self).cmp(&key(other))
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
            rev: before.map_or(0, |register| register.rev) + 1,
            updated: stamp.updated,
            device: stamp.device.clone(),
            more: before.map(|register| register.more.clone()).unwrap_or_default(),
        }
    }

    /// Joins one writing of a register; the greater of (rev, updated, device, value) stands.
    pub fn join(&mut self, name: &str, register: &Register) {
        match self.registers.get_mut(name) {
            Some(there) if register.order(there) == Ordering::Greater => *there = register.clone(),
            Some(_) => {}
            None => {
                self.registers.insert(name.to_owned(), register.clone());
            }
        }
    }

    /// Every register by name.
    pub fn registers(&self) -> impl Iterator<Item = (&str, &Register)> {
        self.registers.iter().map(|(name, register)| (name.as_str(), register))
    }
}
