//! Bringing a copy back: what it has that is gone here or was otherwise then. Entries written since stay. What is
//! replaced is kept as it was.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::{Map, Value};

use super::backup::copied_plan;
use super::document::{Broken, Records, Registers};
use super::kept::Contents as _;
use super::plans::{is_plan, named_plan};
use super::vault::Vault;
use super::{Error, Place, Store};
use crate::diary::{Change, Month, Record, Register, Stamp};

/// What bringing back a copy would change.
#[derive(Clone, Debug)]
pub struct Restoring {
    /// Entries that come back: they are not here, or were deleted.
    pub back: Vec<Record>,
    /// Entries that are again as they were in the copy.
    pub again: Vec<Record>,
    /// The registers that are again as they were in the copy.
    pub registers: Vec<String>,
    /// Plans that come back, by the names of their files.
    pub plans: Vec<String>,
    /// How many are here as they are in the copy.
    pub same: usize,
    /// The file that changes.
    original: PathBuf,
    changes: Vec<Change>,
    /// The text of each plan that comes back.
    texts: Vec<Vec<u8>>,
}

impl Restoring {
    /// Whether nothing would change.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.plans.is_empty()
    }

    /// Notes that a plan comes back, where it is not here.
    fn plan(&mut self, place: &Place, vault: &Vault, name: &str, text: Vec<u8>) {
        if there(vault, &place.plans().join(name)).is_ok_and(|there| there.as_ref() != Some(&text)) {
            self.plans.push(name.to_owned());
            self.texts.push(text);
        } else {
            self.same += 1;
        }
    }
}

/// The one field by which a month is known.
#[derive(Deserialize)]
struct Named {
    month: String,
}

impl Store {
    /// Reads a copy and says what bringing it back would change. Changes nothing.
    ///
    /// # Errors
    /// When the copy, or the file that it is a copy of, cannot be read.
    pub fn restoring(&mut self, copy: &Path, stamp: &Stamp) -> Result<Restoring, Error> {
        let bytes = self.vault.read(copy).map_err(|error| Error::read(copy, &error))?;
        if let Some(name) = plan_of(copy) {
            let mut restoring = Restoring::of(self.place.plans().join(&name));
            restoring.plan(&self.place, &self.vault, &name, bytes);
            return Ok(restoring);
        }
        let refused = |what: String| Error::Refused { line: format!("{}: {what}", copy.display()), kept: 0 };
        let broken = |Broken { line, what }| {
            let place = line.map(|line| format!("line {line}: ")).unwrap_or_default();
            refused(format!("{place}{what}"))
        };
        let newer = |version: u64| refused(format!("it was written by a newer version ({version})"));
        let named = serde_json::from_slice::<Named>(&bytes).ok();
        if let Some(month) = named.and_then(|named| named.month.parse::<Month>().ok()) {
            let parsed = self.upgrades.read::<Records>(bytes, &month.to_string()).map_err(broken)?;
            return parsed.newer.map_or_else(|| self.month_back(month, &parsed.contents, stamp), |n| Err(newer(n)));
        }
        let parsed = self.upgrades.read::<Registers>(bytes, "").map_err(broken)?;
        parsed.newer.map_or_else(|| self.registers_back(copy, &parsed.contents, stamp), |n| Err(newer(n)))
    }

    fn month_back(&mut self, month: Month, copy: &Records, stamp: &Stamp) -> Result<Restoring, Error> {
        let here = self.records(month)?;
        let here: BTreeMap<_, _> = here.iter().filter_map(|record| Some((record.id?, record))).collect();
        let mut restoring = Restoring::of(self.place.month(month));
        for record in copy.records.iter().filter(|record| !record.deleted) {
            let there = record.id.and_then(|id| here.get(&id).copied());
            let elsewhere = |store: &mut Self, there: &Record| there.deleted && store.stands_elsewhere(there);
            if there.is_some_and(|there| says_the_same(there, record) || elsewhere(self, there)) {
                restoring.same += 1;
                continue;
            }
            let over = there.map_or(0, |there| there.rev);
            let Ok(restored) = record.restored(over, stamp).and_then(|back| back.on_its_own()) else { continue };
            restoring.changes.push(Change::Record { month, record: restored });
            let gone = there.is_none_or(|there| there.deleted);
            if gone { &mut restoring.back } else { &mut restoring.again }.push(record.clone());
        }
        Ok(restoring)
    }

    fn registers_back(&mut self, file: &Path, copy: &Registers, stamp: &Stamp) -> Result<Restoring, Error> {
        let here = self.profile()?;
        let mut restoring = Restoring::of(self.place.profile());
        for (name, raw) in copy.items() {
            let Ok(register) = Register::parse(raw.get()) else { continue };
            // The plan that it names comes back with it, when its copy lies beside.
            if let Some(plan) = named_plan(name, &register)
                && let Ok(Some(text)) = there(&self.vault, &file.with_file_name(copied_plan(&plan)))
                && !self.place.plans().join(&plan).exists()
            {
                restoring.plan(&self.place, &self.vault, &plan, text);
            }
            let there = here.register(name);
            if there.is_some_and(|there| there.value == register.value) {
                restoring.same += 1;
                continue;
            }
            let rev = there.map_or(0, |there| there.rev).max(register.rev).saturating_add(1);
            let register = Register { rev, updated: stamp.updated, device: stamp.device.clone(), ..register };
            restoring.registers.push(name.clone());
            restoring.changes.push(Change::Register { name: name.clone(), register });
        }
        Ok(restoring)
    }

    /// Brings the copy back. The file that changes is kept as it was; its name comes back.
    ///
    /// # Errors
    /// What stood in the way; nothing was changed then.
    pub fn restore(&mut self, restoring: &Restoring) -> Result<Option<PathBuf>, Error> {
        let original = &restoring.original;
        let aside = match there(&self.vault, original)? {
            Some(there) => Some(self.place.put_aside(original, &there, &self.vault)?),
            None => None,
        };
        for (name, text) in restoring.plans.iter().zip(&restoring.texts) {
            self.keep_plan_as(name, text)?;
        }
        self.save(&restoring.changes)?;
        Ok(aside)
    }
}

impl Restoring {
    fn of(original: PathBuf) -> Self {
        let (back, again, registers, changes) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { back, again, registers, plans: Vec::new(), same: 0, original, changes, texts: Vec::new() }
    }
}

/// The plan that a file is a copy of, by its name.
fn plan_of(copy: &Path) -> Option<String> {
    let name = copy.file_name()?.to_str()?;
    name.strip_prefix("plan.").filter(|plan| is_plan(plan)).map(str::to_owned)
}

/// What stands in a file; `None` where there is none.
fn there(vault: &Vault, file: &Path) -> Result<Option<Vec<u8>>, Error> {
    match vault.read(file) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::read(file, &error)),
    }
}

/// Whether two writings of an entry say the same, whoever wrote them and when.
fn says_the_same(a: &Record, b: &Record) -> bool {
    let said = |record: &Record| {
        let mut fields: Map<String, Value> = serde_json::from_str(record.json()).unwrap_or_default();
        for stamp in ["rev", "updated", "device"] {
            fields.remove(stamp);
        }
        fields
    };
    a.deleted == b.deleted && said(a) == said(b)
}
