//! A power cut at every moment. The calls of the real store are written down once and done again on a disk in memory,
//! which keeps what was synced and may lose, shorten and reorder all the rest; what is left is opened by the store. A
//! simple model says what may be there: in the months and the profile, in backups, in what was kept aside, in copies
//! that another machine left. Skipped where strace cannot be used.

mod disk;
mod model;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use pelvicoach::diary::{Id, Month, MonthState, Record, merge};
use pelvicoach::store::{Mode, Store};
use proptest::prelude::*;
use serde_json::Value;

use crate::kit::{Folder, change, entry, november, place_of, private, private_folders};
use crate::matrix::strace;
use disk::{Bug, Disk, Left, calls};
use model::{COPY, DAMAGE, Entries, Model};

/// What a child does: every step is done, and said when it is.
pub fn run(words: &str, data: &Path) {
    let (mut store, _) = Store::open(place_of(data), &[]).unwrap();
    let mut model = Model::default();
    for word in words.split(',') {
        for step in model.steps(word) {
            model::perform(&step, &mut store, data);
            println!("saved");
            model = model.after(&step);
        }
    }
}

/// What is to be there before the first step, and after each.
fn models(words: &[String]) -> Vec<Model> {
    let mut models = vec![Model::default()];
    for word in words {
        for step in models.last().unwrap().steps(word) {
            models.push(models.last().unwrap().after(&step));
        }
    }
    models
}

/// The calls that the store makes for `words`; `None` where strace cannot be used.
fn written_down(words: &[String]) -> Option<Vec<disk::Call>> {
    let folder = Folder::quick();
    let options = ["-xx", "-s", "1000000", "-e", "trace=openat,write,fsync,rename,linkat,unlink,mkdir"];
    let traced = strace::run(&options, &format!("script {}", words.join(",")), &folder.data())?;
    let said = traced.said.matches("saved\n").count();
    assert_eq!(said, models(words).len() - 1, "{}", traced.said);
    Some(calls(&traced.log, folder.data().parent().unwrap()))
}

/// Cuts the power at every moment, in many ways; the first that leaves something else than was promised.
fn looked_through(words: &[String], calls: &[disk::Call], bug: Bug, within: &'static str) -> Result<usize, String> {
    let models = models(words);
    let (mut disk, mut seen) = (Disk::new(bug, within), BTreeSet::new());
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

/// Whether a store opens on what is left, and every file of it holds what was said to be saved, or one step more.
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
    let mut trouble = opened.trouble.clone();
    trouble.retain(|line| !(line.contains("another program left") && (before.copy.is_some() || after.copy.is_some())));
    if opened.mode != Mode::ReadWrite || !trouble.is_empty() {
        return Err(format!("{:?}, {trouble:?}", opened.mode));
    }
    let registers: BTreeMap<String, u64> =
        opened.profile.registers().map(|(name, register)| (name.to_owned(), register.rev)).collect();
    if registers != before.registers && registers != after.registers {
        return Err(format!("the profile holds neither what was saved nor one change more: {registers:?}"));
    }
    kept_aside(&folder, before, after)?;
    put_right(&mut store, before, after)?;
    let months: BTreeSet<Month> = [&opened.months[..], &before.keys(), &after.keys()].concat().into_iter().collect();
    let mut all = BTreeMap::new();
    for month in months {
        let MonthState::Read(records) = store.month(month) else { return Err(format!("{:?}", store.month(month))) };
        let there: Entries = records.into_iter().map(|record| (record.id.unwrap(), record)).collect();
        if there != before.month(month) && there != after.month(month) {
            return Err(format!("{month} holds neither what was saved nor one change more: {there:?}"));
        }
        all.extend(there);
    }
    nothing_is_lost(&folder, before, after, &all)?;
    store.finish_deleting();
    store.save(&[change(&entry(99))]).map_err(|error| format!("the next start does not save: {error}"))?;
    copies_hold(&folder, before, after)?;
    for id in all.values().filter(|record| record.deleted).filter_map(|record| record.id) {
        says_nothing_of(&folder.data(), id)?;
    }
    Ok(())
}

/// A month that someone damaged is refused until it is put right, with all that could be read of it.
fn put_right(store: &mut Store, before: &Model, after: &Model) -> Result<(), String> {
    if let MonthState::Refused(why) = store.month(november()) {
        if !before.damaged && !after.damaged {
            return Err(why);
        }
        let found = store.salvage().map_err(|error| error.to_string())?;
        store.repair(&found.damaged).map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// What was replaced or damaged is kept as it was before anything else stands in its place.
fn kept_aside(folder: &Folder, before: &Model, after: &Model) -> Result<(), String> {
    let mut texts: Vec<String> = files_in(&folder.path("local/aside")).into_values().collect();
    let month = fs::read_to_string(folder.month_file()).unwrap_or_default();
    if before.damaged {
        texts.push(month.clone());
        texts.retain(|text| text.contains(DAMAGE));
    }
    let held = |entries: &Entries| {
        let still = |id: &Id| !after.deleted(*id);
        let mut wanted = entries.iter().filter(|(id, _)| still(id)).map(|(_, record)| record.json());
        texts.iter().any(|text| wanted.clone().all(|json| text.contains(json))) || wanted.next().is_none()
    };
    let fits = match (before.damaged, &before.aside, &after.aside) {
        (true, ..) => held(&before.month(november())),
        (false, Some(aside), Some(next)) => held(aside) || held(next),
        (false, Some(aside), None) => held(aside),
        (false, None, _) => true,
    };
    if fits { Ok(()) } else { Err(format!("what was replaced is not kept aside: {texts:?}")) }
}

/// Every entry is in a month, or was deleted; what another machine left is joined, or still lies there.
fn nothing_is_lost(folder: &Folder, before: &Model, after: &Model, all: &Entries) -> Result<(), String> {
    for (id, record) in before.months.values().flatten() {
        let gone = after.deleted(*id);
        let moved = all.values().any(|other| other.replaces() == Some(*id));
        let was_moved = after.months.values().flatten().any(|(_, other)| other.replaces() == Some(*id));
        let here = all.get(id).is_some_and(|now| !now.deleted);
        if !record.deleted && !here && !moved && (!gone || was_moved) {
            return Err(format!("an entry is in no month: {record:?}"));
        }
    }
    let copy = fs::read_to_string(folder.path(COPY)).unwrap_or_default();
    for (id, record) in before.copy.iter().flatten() {
        let joined = all.get(id).is_some_and(|there| merge::order(record, there).is_le());
        if !joined && !copy.contains(record.json()) {
            return Err(format!("what another machine left is lost: {record:?}"));
        }
    }
    Ok(())
}

/// Every backup is whole, and the last one holds what it was said to hold, or one step more.
fn copies_hold(folder: &Folder, before: &Model, after: &Model) -> Result<(), String> {
    let copies = files_in(&folder.path("local/backup"));
    for (name, text) in copies.iter().filter(|(name, _)| !name.contains(".json.")) {
        serde_json::from_str::<Value>(text).map_err(|error| format!("the backup {name} is not whole: {error}"))?;
    }
    for (month, entries) in &before.backup {
        let last = copies.iter().rfind(|(name, _)| name.starts_with(&format!("{month}.2")));
        let lines = last.map(|(_, text)| text.lines().skip(1).filter(|line| line.starts_with('{')));
        let there: BTreeSet<&str> = lines.into_iter().flatten().map(|line| line.trim_end_matches(',')).collect();
        let is = |entries: &Entries| there == entries.values().map(Record::json).collect();
        if !is(entries) && !after.backup.get(month).is_some_and(is) {
            return Err(format!("the backup of {month} holds neither what it did nor one step more: {there:?}"));
        }
    }
    Ok(())
}

/// No file below `folder` says more of a deleted entry than that it is deleted.
fn says_nothing_of(folder: &Path, id: Id) -> Result<(), String> {
    for there in fs::read_dir(folder).unwrap() {
        let path = there.unwrap().path();
        if path.is_dir() {
            says_nothing_of(&path, id)?;
            continue;
        }
        let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
        let name = format!("\"id\":\"{id}\"");
        if let Some(line) = text.lines().find(|line| line.contains(&name) && !line.contains("\"deleted\":true")) {
            return Err(format!("{} still holds what was deleted: {line}", path.display()));
        }
    }
    Ok(())
}

/// The files of a folder by name; none where it is not there.
fn files_in(folder: &Path) -> BTreeMap<String, String> {
    let Ok(there) = fs::read_dir(folder) else { return BTreeMap::new() };
    let read = |path: &Path| String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned();
    there.map(|there| there.unwrap()).map(|it| (it.file_name().into_string().unwrap(), read(&it.path()))).collect()
}

fn words(text: &str) -> Vec<String> {
    text.split(' ').map(str::to_owned).collect()
}

fn any_words() -> impl Strategy<Value = Vec<String>> {
    let word = ("[ssedmrbkktccggxw]", 1..4u8).prop_map(|(kind, seed)| format!("{kind}{seed}"));
    prop::collection::vec(word, 1..8)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 60, ..ProptestConfig::default() })]
    #[test]
    fn whatever_is_done_a_power_cut_leaves_what_was_said_to_be_saved(words in any_words()) {
        let Some(calls) = written_down(&words) else {
            println!("skipped: strace cannot be used here");
            return Ok(());
        };
        let looked = looked_through(&words, &calls, Bug::None, "");
        prop_assert!(looked.is_ok(), "{}", looked.unwrap_err());
    }
}

const EVERY: [Bug; 3] = [Bug::NoFolderSync, Bug::NoFileSync, Bug::NoRename];

/// Looks for bugs that are planted in `within`, in a script that is sound without.
fn found(script: &str, within: &'static str, bugs: &[Bug], sign: &str) {
    let words = words(script);
    let Some(calls) = written_down(&words) else {
        println!("skipped: strace cannot be used here");
        return;
    };
    let looked = looked_through(&words, &calls, Bug::None, within).unwrap();
    println!("{} calls, {looked} different disks after a power cut", calls.len());
    assert!(looked > 60, "{looked}");
    for bug in bugs {
        let found = looked_through(&words, &calls, *bug, within);
        println!("{bug:?}: {found:?}");
        assert!(found.is_err_and(|why| why.contains(sign)), "{bug:?} was not found in {within}");
    }
}

#[test]
fn bugs_that_are_planted_in_months_are_found() {
    found("s1 s2 e1 m2 r1 d1", "data/journal", &EVERY, "2026-11");
}

#[test]
fn bugs_that_are_planted_in_backups_are_found() {
    found("s1 s2 k e1 k w1 d1 t", "data/local/backup", &EVERY, "backup");
}

#[test]
fn bugs_that_are_planted_in_what_is_kept_aside_are_found() {
    // Each has a name of its own, so that there is nothing to rename it over.
    found("s1 k e1 t x", "data/local/aside", &EVERY[..2], "kept aside");
}
