//! What a store is to hold after each word of a script, and how the real one is asked for it. Knows nothing of power cuts.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use pelvicoach::diary::{Change, Id, Month, Record, Stamp, merge, moved};
use pelvicoach::files;
use pelvicoach::store::Store;
use serde_json::{Map, Value, json};

use crate::kit::{change, entry, moment, november, pain, setting, stamp};

pub type Entries = BTreeMap<Id, Record>;
pub type Months = BTreeMap<Month, Entries>;

/// The copy that another machine leaves beside November.
pub const COPY: &str = "journal/2026-11.sync-conflict-20261126-101010-ABCDEFG.json";
/// What is written into November to damage it.
pub const DAMAGE: &str = "{broken,";

/// What the diary is to hold, and the copies of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    pub months: Months,
    pub registers: BTreeMap<String, u64>,
    /// What another machine left, until it is joined.
    pub copy: Option<Entries>,
    /// What the last backup holds.
    pub backup: Months,
    /// November cannot be read as it is.
    pub damaged: bool,
    /// What the last file that was kept aside holds.
    pub aside: Option<Entries>,
}

/// One thing that is done and then said to be done.
#[derive(Clone, Debug)]
pub enum Step {
    Save(Vec<Change>),
    BackUp,
    Restore,
    /// Another machine leaves a copy.
    Leave(Entries),
    Join,
    /// Someone damages November.
    Damage,
    Repair,
    /// An entry that is being edited has a draft.
    Draft(Record),
}

impl Model {
    /// What a word stands for: `s1` saves entry 1, `e1` edits it, `d1` deletes it, `m1` moves it to the next month, `r1`
    /// sets a register, `b1` both; `k` makes a backup, `t` brings November back from it, `c1` is a copy by another
    /// machine that edited entry 1, `g` joins it, `x` damages November and repairs it, `w1` keeps a draft of entry 1. What a word needs and is not
    /// there is done in its place.
    pub fn steps(&self, word: &str) -> Vec<Step> {
        let seed: u128 = word[1..].parse().unwrap_or(1);
        let there = || self.month(november()).remove(&entry(seed).id.unwrap()).filter(|there| !there.deleted);
        match &word[..1] {
            "w" if there().is_some() => vec![Step::Draft(there().unwrap())],
            "t" if self.backup.contains_key(&november()) => vec![Step::Restore],
            "k" | "t" => vec![Step::BackUp],
            "c" | "g" if self.copy.is_some() => vec![Step::Join],
            "c" | "g" if self.months.contains_key(&november()) => vec![Step::Leave(self.by_another(seed))],
            "x" if self.months.contains_key(&november()) => vec![Step::Damage, Step::Repair],
            _ => vec![Step::Save(self.changes(word, seed))],
        }
    }

    fn by_another(&self, seed: u128) -> Entries {
        let theirs = Stamp { device: "d2".to_owned(), ..stamp() };
        let first = entry(seed);
        let there = self.month(november()).remove(&first.id.unwrap()).filter(|there| !there.deleted);
        let edited = there.map(|there| there.edited(first.at.unwrap(), &pain(7), &theirs).unwrap());
        let all = [edited, Some(entry(seed + 70))];
        all.into_iter().flatten().map(|record| (record.id.unwrap(), record)).collect()
    }

    fn changes(&self, word: &str, seed: u128) -> Vec<Change> {
        let first = entry(seed);
        let there = self.months.get(&november()).and_then(|month| month.get(&first.id.unwrap()));
        let at = first.at.unwrap();
        let register = || {
            let name = format!("r{}", seed % 3);
            let rev = self.registers.get(&name).copied().unwrap_or_default() + 1;
            setting(&name, json!(seed.to_string()), rev)
        };
        let record = match (&word[..1], there) {
            ("r", _) => return vec![register()],
            ("b", _) => return vec![change(&entry(seed + 50)), register()],
            ("e", Some(there)) if !there.deleted => there.edited(at, &pain(3), &stamp()).unwrap(),
            ("d", Some(there)) if !there.deleted => there.tombstone(&stamp()).unwrap(),
            ("m", Some(there)) if !there.deleted => {
                let later = moment("2026-12-01T07:30:00+01:00");
                let edited = there.edited(later, &pain(4), &stamp()).unwrap();
                let (moved, gone) = moved(there, november(), &edited, entry(seed + 20).id.unwrap(), &stamp()).unwrap();
                return vec![Change::Record { month: Month::of(later), record: moved }, change(&gone)];
            }
            (_, None) => first,
            (_, Some(_)) => entry(seed + 30),
        };
        vec![change(&record)]
    }

    /// What is to be there when this was done.
    pub fn after(&self, step: &Step) -> Self {
        let mut next = self.clone();
        match step {
            Step::Save(changes) => changes.iter().for_each(|change| next.save(change)),
            Step::BackUp => next.backup = self.months.clone(),
            Step::Restore => {
                next.aside = Some(self.month(november()));
                for record in self.backup[&november()].values().filter(|record| !record.deleted) {
                    let there = self.months.get(&november()).and_then(|month| month.get(&record.id.unwrap()));
                    if there.is_none_or(|there| said(there) != said(record)) {
                        let back = record.restored(there.map_or(0, |there| there.rev), &stamp()).unwrap();
                        next.save(&change(&back));
                    }
                }
            }
            Step::Leave(copy) => next.copy = Some(copy.clone()),
            Step::Join => {
                for record in next.copy.take().into_iter().flat_map(BTreeMap::into_values) {
                    let there = self.months.get(&november()).and_then(|month| month.get(&record.id.unwrap()));
                    if there.is_none_or(|there| merge::order(&record, there).is_gt()) {
                        next.save(&change(&record));
                    }
                }
            }
            Step::Draft(_) => {}
            Step::Damage => next.damaged = true,
            Step::Repair => {
                next.damaged = false;
                next.aside = Some(self.month(november()));
            }
        }
        next
    }

    /// A deleted entry leaves every copy.
    fn save(&mut self, change: &Change) {
        match change {
            Change::Record { month, record } => {
                let id = record.id.unwrap();
                if record.deleted {
                    let copies = self.backup.values_mut().chain(&mut self.copy).chain(&mut self.aside);
                    copies.for_each(|copy| copy.retain(|name, there| *name != id || there.deleted));
                }
                self.months.entry(*month).or_default().insert(id, record.clone());
            }
            Change::Register { name, register } => drop(self.registers.insert(name.clone(), register.rev)),
        }
    }

    pub fn month(&self, month: Month) -> Entries {
        self.months.get(&month).cloned().unwrap_or_default()
    }

    pub fn keys(&self) -> Vec<Month> {
        self.months.keys().copied().collect()
    }

    /// Whether an entry is deleted anywhere.
    pub fn deleted(&self, id: Id) -> bool {
        self.months.values().any(|month| month.get(&id).is_some_and(|there| there.deleted))
    }
}

/// What a record says, whoever wrote it and when.
fn said(record: &Record) -> (bool, Map<String, Value>) {
    let mut fields: Map<String, Value> = serde_json::from_str(record.json()).unwrap();
    fields.retain(|name, _| !["rev", "updated", "device"].contains(&name.as_str()));
    (record.deleted, fields)
}

/// Does a step with the real store.
pub fn perform(step: &Step, store: &mut Store, data: &Path) {
    let november = data.join("journal/2026-11.json");
    // As a sync program writes: whole, or not at all.
    let put = |path: &Path, text: String| drop(files::replace(path, text.as_bytes(), || true).unwrap().unwrap());
    match step {
        Step::Save(changes) => store.save(changes).unwrap(),
        Step::BackUp => assert_eq!(store.back_up_all(None).unwrap().refused, Vec::<String>::new()),
        Step::Restore => {
            let copies = fs::read_dir(data.join("local/backup")).unwrap().map(|there| there.unwrap().path());
            let copy = copies.filter(|path| path.to_str().unwrap().contains("/2026-11.2")).max().unwrap();
            let restoring = store.restoring(&copy, &stamp()).unwrap();
            assert!(store.restore(&restoring).unwrap().is_some());
        }
        Step::Leave(records) => {
            let lines: Vec<&str> = records.values().map(Record::json).collect();
            let head = "{\"format\":\"pelvicoach/month\",\"version\":1,\"month\":\"2026-11\",\"records\":[\n";
            put(&data.join(COPY), format!("{head}{}\n]}}\n", lines.join(",\n")));
        }
        Step::Join => {
            let found = store.conflicts().unwrap();
            store.join(&found).unwrap();
            assert_eq!(store.remove_joined(&found).unwrap().files, 1);
        }
        Step::Draft(record) => store.keep_draft(&format!("edit-{}", record.id.unwrap()), record.json()).unwrap(),
        Step::Damage => {
            let text = fs::read_to_string(&november).unwrap();
            put(&november, text.replace("\"records\":[\n", &format!("\"records\":[\n{DAMAGE}\n")));
        }
        Step::Repair => {
            let found = store.salvage().unwrap();
            assert_eq!((found.damaged.len(), found.unreadable.len()), (1, 0));
            assert_eq!(store.repair(&found.damaged).unwrap().len(), 1);
        }
    }
}
