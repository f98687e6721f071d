//! A power cut at every moment. The calls of the real store are written down once and done again on a disk in memory,
//! which keeps what was synced and may lose, shorten and reorder all the rest; what is left is opened by the store. A
//! simple model says what may be there. Skipped where strace cannot be used.

mod disk;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use pelvicoach::diary::{Change, Id, Month, MonthState, Record};
use pelvicoach::store::{Mode, Store};
use proptest::prelude::*;
use serde_json::json;

use crate::kit::{Folder, change, entry, moment, november, pain, place_of, private, private_folders, setting, stamp};
use crate::matrix::strace;
use disk::{Bug, Disk, Left, calls};

/// What the diary is to hold: entries by month and name, registers by name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    months: BTreeMap<Month, BTreeMap<Id, Record>>,
    registers: BTreeMap<String, u64>,
}

impl Model {
    /// The changes that a word stands for: `s1` saves entry 1, `e1` edits it, `d1` deletes it, `m1` moves it to the next
    /// month, `r1` sets a register, `b1` both; what is not there is saved first.
    fn changes(&self, word: &str) -> Vec<Change> {
        let seed: u128 = word[1..].parse().unwrap();
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
                let moved = there.edited(later, &pain(4), &stamp()).unwrap();
                let moved = moved.replacing(entry(seed + 20).id.unwrap(), there.id.unwrap()).unwrap();
                let gone = there.tombstone(&stamp()).unwrap();
                return vec![Change::Record { month: Month::of(later), record: moved }, change(&gone)];
            }
            (_, None) => first,
            (_, Some(_)) => entry(seed + 30),
        };
        vec![change(&record)]
    }

    fn with(&self, word: &str) -> Self {
        let mut next = self.clone();
        for change in self.changes(word) {
            match change {
                Change::Record { month, record } => {
                    next.months.entry(month).or_default().insert(record.id.unwrap(), record);
                }
                Change::Register { name, register } => drop(next.registers.insert(name, register.rev)),
            }
        }
        next
    }

    fn month(&self, month: Month) -> BTreeMap<Id, Record> {
        self.months.get(&month).cloned().unwrap_or_default()
    }
}

/// What a child does: every word is saved, and said when it is.
pub fn run(words: &str, data: &Path) {
    let (mut store, _) = Store::open(place_of(data), &[]).unwrap();
    let mut model = Model::default();
    for word in words.split(',') {
        store.save(&model.changes(word)).unwrap();
        println!("saved");
        model = model.with(word);
    }
}

/// The calls that the store makes for `words`; `None` where strace cannot be used.
fn written_down(words: &[String]) -> Option<Vec<disk::Call>> {
    let folder = Folder::quick();
    let options = ["-xx", "-s", "1000000", "-e", "trace=openat,write,fsync,rename,linkat,unlink,mkdir"];
    let traced = strace::run(&options, &format!("script {}", words.join(",")), &folder.data())?;
    let said = traced.said.matches("saved\n").count();
    assert_eq!(said, words.len(), "{}", traced.said);
    Some(calls(&traced.log, folder.data().parent().unwrap()))
}

/// Cuts the power at every moment, in many ways; the first that leaves something else than was promised.
fn looked_through(words: &[String], calls: &[disk::Call], bug: Bug) -> Result<usize, String> {
    let mut models = vec![Model::default()];
    for word in words {
        models.push(models.last().unwrap().with(word));
    }
    let (mut disk, mut seen) = (Disk::new(bug), BTreeSet::new());
    for (moment, call) in calls.iter().enumerate() {
        disk.take(call);
        for way in 0..disk::WAYS {
            let left = disk.cut(way);
            let said = disk.said();
            if seen.insert((said, left.clone())) {
                let next = models.get(said + 1).unwrap_or(&models[said]);
                fits(&left, &models[said], next)
                    .map_err(|why| format!("{words:?}, cut at call {moment}, way {way}: {why}"))?;
            }
        }
    }
    Ok(seen.len())
}

/// Whether a store opens on what is left, and every file of it holds what was said to be saved, or one change more.
fn fits(left: &Left, before: &Model, after: &Model) -> Result<(), String> {
    let folder = Folder::quick();
    for (name, bytes) in left {
        let path = folder.data().with_file_name(name);
        match bytes {
            None => private_folders(&path),
            Some(bytes) => {
                fs::write(&path, bytes).unwrap();
                private(&path, 0o600);
            }
        }
    }
    let (mut store, opened) = Store::open(folder.place(), &[]).map_err(|error| error.to_string())?;
    if opened.mode != Mode::ReadWrite || !opened.trouble.is_empty() {
        return Err(format!("{:?}, {:?}", opened.mode, opened.trouble));
    }
    let months: BTreeSet<Month> = [&opened.months[..], &keys(before), &keys(after)].concat().into_iter().collect();
    let mut all = BTreeMap::new();
    for month in months {
        let MonthState::Read(records) = store.month(month) else { return Err(format!("{:?}", store.month(month))) };
        let there: BTreeMap<Id, Record> = records.into_iter().map(|record| (record.id.unwrap(), record)).collect();
        if there != before.month(month) && there != after.month(month) {
            return Err(format!("{month} holds neither what was saved nor one change more: {there:?}"));
        }
        all.extend(there);
    }
    for (id, record) in before.months.values().flatten() {
        let gone = after.months.values().any(|month| month.get(id).is_some_and(|now| now.deleted));
        let moved = all.values().any(|other| other.replaces() == Some(*id));
        let was_moved = after.months.values().flatten().any(|(_, other)| other.replaces() == Some(*id));
        let here = all.get(id).is_some_and(|now| !now.deleted);
        if !record.deleted && !here && !moved && (!gone || was_moved) {
            return Err(format!("an entry is in no month: {record:?}"));
        }
    }
    let registers: BTreeMap<String, u64> =
        opened.profile.registers().map(|(name, register)| (name.to_owned(), register.rev)).collect();
    if registers != before.registers && registers != after.registers {
        return Err(format!("the profile holds neither what was saved nor one change more: {registers:?}"));
    }
    store.save(&[change(&entry(99))]).map_err(|error| format!("the next start does not save: {error}"))
}

fn keys(model: &Model) -> Vec<Month> {
    model.months.keys().copied().collect()
}

fn words(text: &str) -> Vec<String> {
    text.split(' ').map(str::to_owned).collect()
}

fn any_words() -> impl Strategy<Value = Vec<String>> {
    let word = ("[ssedmrb]", 1..4u8).prop_map(|(kind, seed)| format!("{kind}{seed}"));
    prop::collection::vec(word, 1..7)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, max_shrink_iters: 60, ..ProptestConfig::default() })]
    #[test]
    fn whatever_is_done_a_power_cut_leaves_what_was_said_to_be_saved(words in any_words()) {
        let Some(calls) = written_down(&words) else {
            println!("skipped: strace cannot be used here");
            return Ok(());
        };
        let looked = looked_through(&words, &calls, Bug::None);
        prop_assert!(looked.is_ok(), "{}", looked.unwrap_err());
    }
}

#[test]
fn bugs_that_are_planted_are_found() {
    let words = words("s1 s2 e1 m2 r1 d1");
    let Some(calls) = written_down(&words) else {
        println!("skipped: strace cannot be used here");
        return;
    };
    let looked = looked_through(&words, &calls, Bug::None).unwrap();
    println!("{} calls, {looked} different disks after a power cut", calls.len());
    assert!(looked > 60, "{looked}");
    for bug in [Bug::NoFolderSync, Bug::NoFileSync, Bug::NoRename] {
        let found = looked_through(&words, &calls, bug);
        println!("{bug:?}: {found:?}");
        assert!(found.is_err_and(|why| why.contains("2026-11")), "{bug:?} was not found in the month");
    }
}
