//! Formats of other times: each that was shipped has its files here for ever, one from a draft stands for all that come
//! before. Steps are taken as a file is read and written down as it is written, with a copy of the old one beside.

use std::fs;
use std::path::{Path, PathBuf};

use pelvicoach::diary::{Month, MonthState, Record};
use pelvicoach::store::{Mode, Opened, Store, Upgrades, VERSION};
use serde_json::{Map, Value, json};

use crate::kit::{Folder, change, entry, november, place_of, setting};
use crate::operations::copy;

/// The step from the draft.
pub const FROM_DRAFT: Upgrades = Upgrades::new(&[from_draft]);

/// What the draft called otherwise.
fn from_draft(format: &str, document: Value) -> Result<Value, String> {
    let Value::Object(document) = document else { return Err("it is no object".to_owned()) };
    let fields = document.into_iter().map(|(name, value)| match (format, name.as_str()) {
        (_, "version") => (name, json!(1)),
        ("pelvicoach/month", "entries") => ("records".to_owned(), each(value)),
        ("pelvicoach/profile", "settings") => ("registers".to_owned(), each(value)),
        _ => (name, value),
    });
    Ok(Value::Object(fields.collect()))
}

fn each(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(renamed).collect(),
        Value::Object(fields) => Value::Object(fields.into_iter().map(|(name, item)| (name, renamed(item))).collect()),
        other => other,
    }
}

fn renamed(item: Value) -> Value {
    let Value::Object(fields) = item else { return item };
    let renamed: Map<String, Value> = fields
        .into_iter()
        .map(|(name, value)| (if name == "updated_at" { "updated".to_owned() } else { name }, value))
        .collect();
    Value::Object(renamed)
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// A folder with the draft's files in it.
pub fn draft(folder: &Folder) {
    copy(&fixture("draft-0"), &folder.data());
}

fn open(folder: &Folder) -> (Store, Opened) {
    Store::open_with(folder.place(), &["2026-10".parse().unwrap(), november()], FROM_DRAFT).unwrap()
}

fn of(store: &mut Store, month: Month) -> Vec<Record> {
    match store.month(month) {
        MonthState::Read(records) => records,
        other => panic!("{other:?}"),
    }
}

/// Every copy that was kept before an upgrade, by what it is a copy of.
pub fn kept(data: &Path) -> Vec<(String, Vec<u8>)> {
    let Ok(entries) = fs::read_dir(place_of(data).state.join("backup")) else { return Vec::new() };
    let mut found: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    found.sort();
    let copied =
        |path: &PathBuf| path.file_name().unwrap().to_str().unwrap().split_once(".v0.").map(|two| two.0.to_owned());
    found.iter().filter_map(|path| Some((copied(path)?, fs::read(path).unwrap()))).collect()
}

/// Whatever stands in a file of the present version was kept as it was before it did.
pub fn upgraded_with_a_copy(data: &Path) -> Result<(), String> {
    let copies = kept(data);
    for name in ["store.json", "profile.json", "journal/2026-10.json", "journal/2026-11.json"] {
        let now = fs::read(data.join(name)).map_err(|error| format!("{name}: {error}"))?;
        let before = fs::read(fixture("draft-0").join(name)).unwrap();
        let stem = Path::new(name).file_stem().unwrap().to_str().unwrap();
        if now != before && !copies.iter().any(|(of, bytes)| of == stem && *bytes == before) {
            return Err(format!("{name} was upgraded and no copy of it was kept"));
        }
    }
    Ok(())
}

#[test]
fn every_format_that_was_shipped_has_files_that_are_read_and_written() {
    for version in 1..=VERSION {
        let folder = Folder::new();
        copy(&fixture(&format!("v{version}")), &folder.data());
        let (mut store, opened) = folder.open();
        assert_eq!((&opened.mode, &opened.trouble), (&Mode::ReadWrite, &Vec::new()), "version {version}");
        assert!(opened.profile_reads && opened.profile.registers().count() > 1);
        let before: Vec<Record> = opened.months.iter().flat_map(|month| of(&mut store, *month)).collect();
        assert!(before.len() > 5 && before.iter().any(|record| record.fits));
        store.save(&[change(&entry(1)), setting("minutes", json!(20), 99)]).unwrap();
        let (mut store, opened) = folder.open();
        let after: Vec<Record> = opened.months.iter().flat_map(|month| of(&mut store, *month)).collect();
        assert!(before.iter().all(|record| after.contains(record)), "version {version}");
        assert_eq!(after.len(), before.len() + 1);
        let unreadable: Vec<_> = store
            .check()
            .into_iter()
            .filter(|found| found.line.is_none() && !found.what.contains("permissions"))
            .collect();
        assert!(unreadable.is_empty(), "version {version}: {unreadable:?}");
    }
}

#[test]
fn an_earlier_version_is_read_without_a_write_and_upgraded_when_it_is_written() {
    let folder = Folder::new();
    draft(&folder);
    let before: Vec<Vec<u8>> = ["store.json", "profile.json", "journal/2026-10.json", "journal/2026-11.json"]
        .iter()
        .map(|name| fs::read(folder.path(name)).unwrap())
        .collect();
    let (mut store, opened) = open(&folder);
    assert_eq!((&opened.mode, &opened.trouble), (&Mode::ReadWrite, &Vec::new()));
    assert_eq!(opened.profile.get::<u8>("minutes"), Some(12));
    assert_eq!(opened.read.len(), 2);
    let october = of(&mut store, "2026-10".parse().unwrap());
    let said = "\"updated\":\"2026-10-30T07:21:31.020Z\",\"rev\":1,\"device\":\"3f9c0a71d2be\",\"pain_now\":5,\
                \"later\":{\"field\":[1.50,18446744073709551616]}";
    assert!(october[0].fits && october[0].json().contains(said), "{}", october[0].json());
    let entries = |records: &[Record]| records.iter().map(|record| record.json().to_owned()).collect::<Vec<_>>();
    let november_before = entries(&of(&mut store, november()));
    assert!(kept(&folder.data()).is_empty() && folder.left_over().is_empty());
    assert!(store.check().iter().all(|found| found.what.contains("permissions")), "{:?}", store.check());

    store.save(&[change(&entry(1))]).unwrap();
    assert_eq!(fs::read(folder.path("profile.json")).unwrap(), before[1], "what is not written stays as it is");
    assert_eq!(fs::read(folder.path("journal/2026-10.json")).unwrap(), before[2]);
    assert!(folder.text("store.json").contains("\"version\":1"));
    assert!(folder.text("journal/2026-11.json").starts_with(
        "{\"format\":\"pelvicoach/month\",\"version\":1,\"month\":\"2026-11\",\"records\":[\n{\"id\":\"019a43f0"
    ));
    let copies = kept(&folder.data());
    assert_eq!(copies, [("2026-11".to_owned(), before[3].clone()), ("store".to_owned(), before[0].clone())]);
    store.save(&[change(&entry(2)), setting("minutes", json!(20), 3)]).unwrap();
    assert_eq!(kept(&folder.data()).len(), 3, "each is kept once, before it changes");
    upgraded_with_a_copy(&folder.data()).unwrap();
    let (mut store, opened) = open(&folder);
    assert_eq!(opened.profile.get::<u8>("minutes"), Some(20));
    assert_eq!(opened.profile.get::<bool>("first_run"), Some(true));
    assert_eq!(entries(&of(&mut store, november()))[..2], november_before);
    assert_eq!(of(&mut store, november())[2..], [entry(1), entry(2)]);
}

#[test]
fn a_version_from_which_no_step_leads_is_left_alone() {
    let folder = Folder::new();
    draft(&folder);
    let (mut store, opened) = folder.open();
    assert!(matches!(&opened.mode, Mode::ReadOnly(line) if line.contains("store.json")), "{:?}", opened.mode);
    assert!(matches!(&opened.read[0].1, MonthState::Refused(line) if line.contains("2026-11.json")));
    assert_eq!(store.save(&[change(&entry(1))]).unwrap_err().code(), 65);
    assert!(upgraded_with_a_copy(&folder.data()).is_ok() && kept(&folder.data()).is_empty());
}

#[test]
fn a_step_that_cannot_be_taken_is_said_and_the_file_left_alone() {
    const NONE: Upgrades = Upgrades::new(&[|format, document| match format {
        "pelvicoach/month" => Err("entry 2 has no day".to_owned()),
        _ => from_draft(format, document),
    }]);
    let folder = Folder::new();
    draft(&folder);
    let before = fs::read(folder.month_file()).unwrap();
    let (mut store, opened) = Store::open_with(folder.place(), &[november()], NONE).unwrap();
    let [(_, MonthState::Refused(line))] = opened.read.as_slice() else { panic!("{:?}", opened.read) };
    assert!(line.contains("2026-11.json: version 0: entry 2 has no day"), "{line}");
    let error = store.save(&[change(&entry(1))]).unwrap_err();
    assert!(error.code() == 65 && error.to_string().ends_with("1 entry is kept here"), "{error}");
    assert_eq!(fs::read(folder.month_file()).unwrap(), before);
    assert!(store.check().iter().any(|found| found.what.contains("entry 2 has no day")));
}

#[test]
fn a_deleted_entry_leaves_the_copy_of_the_earlier_version_too_and_the_copy_can_be_restored() {
    let folder = Folder::new();
    draft(&folder);
    let (mut store, _) = open(&folder);
    store.save(&[change(&entry(1))]).unwrap();
    let gone = of(&mut store, november())[0].clone();
    assert!(gone.json().contains("A quiet morning."));
    store.save(&[change(&gone.tombstone(&crate::kit::stamp()).unwrap())]).unwrap();
    assert_eq!(store.take_trouble(), Vec::<String>::new());
    let (_, copy) = kept(&folder.data()).into_iter().find(|(of, _)| of == "2026-11").unwrap();
    let copy = String::from_utf8(copy).unwrap();
    assert!(!copy.contains("A quiet morning.") && copy.contains("Warm bath."), "{copy}");
    assert!(copy.contains("\"version\":0") && copy.contains("\"updated_at\""), "it stays what it was: {copy}");
    let other = of(&mut store, november())[1].clone();
    store.save(&[change(&other.tombstone(&crate::kit::stamp()).unwrap())]).unwrap();
    folder.write("again.json", copy.as_bytes());
    let restoring = store.restoring(&folder.path("again.json"), &crate::kit::stamp()).unwrap();
    assert_eq!(restoring.back.len(), 1, "{restoring:?}");
    store.restore(&restoring).unwrap();
    assert!(of(&mut store, november())[1].json().contains("Warm bath."));
}

/// A program that is a version behind opens what this one wrote, and writes nothing.
#[test]
fn a_store_that_was_upgraded_halfway_is_left_alone_by_the_program_before() {
    let folder = Folder::new();
    draft(&folder);
    let (mut store, _) = open(&folder);
    store.save(&[setting("minutes", json!(20), 3)]).unwrap();
    // As the program before sees it: the versions are one greater than its own.
    for name in ["store.json", "profile.json", "journal/2026-10.json", "journal/2026-11.json"] {
        let text =
            folder.text(name).replace("\"version\":1", "\"version\":2").replace("\"version\":0", "\"version\":1");
        let text = text.replace("\"entries\"", "\"records\"").replace("\"updated_at\"", "\"updated\"");
        folder.write(name, text.as_bytes());
    }
    let before = fs::read(folder.month_file()).unwrap();
    let (mut store, opened) = folder.open();
    assert!(
        matches!(&opened.mode, Mode::Newer(line) if line.starts_with("a newer version (2) wrote ") && line.contains("store.json"))
    );
    assert_eq!(opened.read[0].1, MonthState::Read(of(&mut store, november())));
    store.save(&[change(&entry(1))]).unwrap_err();
    assert_eq!(fs::read(folder.month_file()).unwrap(), before, "a month that it could write is left alone too");
}
