//! The lock: nothing is plain while there is one, nothing is lost by setting it, taking it off, or being cut off.

use std::fs;
use std::path::{Path, PathBuf};

use pelvicoach::diary::{Body, Change, Day, MonthState, Note, Record};
use pelvicoach::store::{Error, Key, Opened, Store};
use serde_json::json;

use crate::kit::{Folder, change, entry, ids, moment, november, setting, stamp};
use crate::operations;

/// Stands in every kind of file of the folder, and nowhere else.
pub const SECRET: &str = "marmalade";
pub const PASSPHRASE: &str = "a calm evening";

fn note(seed: u128) -> Record {
    let note = Note { text: format!("{SECRET} {seed}"), ..Note::default() };
    let at = moment("2026-11-24T07:30:00+01:00");
    Record::new(entry(seed).id.unwrap(), at, "Europe/Berlin", &Body::Note(note), &stamp()).unwrap()
}

/// A folder with everything that the program ever writes, and what others leave, each holding the secret.
pub fn full() -> Folder {
    let folder = Folder::new();
    let (mut store, _) = folder.open();
    let day = Day("2026-11-23".parse().unwrap());
    let plan = store.keep_plan(day, format!("title = \"{SECRET}\"\n").as_bytes()).unwrap();
    let plan = setting("plan", json!({ "file": plan, "taken": "2026-11-23" }), 1);
    store.save(&[change(&note(1)), setting("contacts", json!(SECRET), 1), plan]).unwrap();
    store.keep_draft("card", &format!("{{\"{SECRET}\":1}}")).unwrap();
    store.back_up();
    let month = folder.text("journal/2026-11.json");
    folder.write("journal/2026-11.sync-conflict-20261126-101010-ABCDEFG.json", month.as_bytes());
    folder.write("local/aside/2026-11.0123456789ab.kept", month.as_bytes());
    folder.write("local/backup/2026-10.2026-10-30.json", month.replace("2026-11\"", "2026-10\"").as_bytes());
    folder.write("journal/2026-11.json.0123456789ab.tmp", month.as_bytes());
    folder.write("local/drafts/note.draft.0123456789ab.tmp", month.as_bytes());
    folder
}

/// Every file below the data, with its bytes.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { found.push((path.clone(), fs::read(path).unwrap())) }
        }
    }
    found.sort();
    found
}

/// Those in which the secret stands.
pub fn plain(folder: &Path) -> Vec<PathBuf> {
    let holds = |bytes: &[u8]| bytes.windows(SECRET.len()).any(|part| part == SECRET.as_bytes());
    files(folder).into_iter().filter(|(_, bytes)| holds(bytes)).map(|(path, _)| path).collect()
}

/// Sets a lock; the store and the recovery sheet.
fn locked(folder: &Folder) -> (Store, String) {
    let (mut store, _) = folder.open();
    let (sheet, converted) = store.set_lock(PASSPHRASE).unwrap();
    assert!(converted.left.is_empty(), "{converted:?}");
    (store, sheet.text().to_owned())
}

fn unlock(folder: &Folder, sheet: &str) -> (Store, Opened) {
    let (mut store, opened) = folder.open();
    assert!(opened.locked);
    let opened = store.unlock(Key::Sheet(sheet), &[november()]).unwrap();
    (store, opened)
}

fn notes(opened: &Opened) -> usize {
    let records = opened.read.iter().filter_map(|(_, state)| match state {
        MonthState::Read(records) => Some(records.len()),
        _ => None,
    });
    records.sum()
}

#[test]
fn nothing_is_plain_while_there_is_a_lock_and_all_of_it_comes_back() {
    let folder = full();
    let before = plain(&folder.data());
    assert!(before.len() >= 9, "{before:?}");
    let (mut store, sheet) = locked(&folder);
    assert_eq!(plain(&folder.data()), [] as [PathBuf; 0]);
    assert!(store.check().iter().all(|finding| !finding.what.contains("locked")), "{:?}", store.check());

    // It goes on in the same window, sealed.
    store.save(&[change(&note(2)), setting("word", json!(SECRET), 1)]).unwrap();
    store.keep_draft("note", SECRET).unwrap();
    store.back_up();
    assert_eq!(store.back_up_all(None).unwrap().refused, [] as [String; 0]);
    assert_eq!(plain(&folder.data()), [] as [PathBuf; 0]);

    let (mut shut, opened) = folder.open();
    assert!(opened.locked && opened.months.is_empty() && opened.drafts.is_empty() && opened.plan.is_none());
    assert_eq!(opened.profile.registers().count(), 0);
    for wrong in ["a calm morning", "", "!", SECRET] {
        assert_eq!(shut.unlock(Key::Passphrase(wrong), &[]).unwrap_err(), Error::Passphrase);
    }
    let opened = shut.unlock(Key::Passphrase(PASSPHRASE), &[november()]).unwrap();
    assert!(!opened.locked && opened.trouble.is_empty(), "{:?}", opened.trouble);
    assert!(opened.copies.is_some(), "the copy of a sync program is told");
    assert_eq!((notes(&opened), opened.drafts.len()), (2, 2));
    assert_eq!(opened.plan.as_deref(), Some(format!("title = \"{SECRET}\"\n").as_bytes()));
    let joined = shut.conflicts().unwrap();
    assert_eq!(shut.remove_joined(&joined).unwrap().files, 1);

    let (mut store, _) = unlock(&folder, &sheet);
    assert_eq!(store.take_lock_off().unwrap().left, [] as [String; 0]);
    let (_, opened) = folder.open();
    assert!(!opened.locked);
    assert_eq!((notes(&opened), opened.trouble.len()), (2, 0), "{:?}", opened.trouble);
    assert!(files(&folder.data()).iter().all(|(path, bytes)| {
        !bytes.starts_with(b"age-") || path.file_name().unwrap().to_string_lossy().starts_with("old-key-")
    }));
}

#[test]
fn what_is_saved_while_locked_waits_in_the_inbox() {
    let folder = full();
    let (_, sheet) = locked(&folder);
    let (mut store, _) = folder.open();
    store.save(&[change(&note(5))]).unwrap();
    store.save(&[change(&note(6)), setting("word", json!(SECRET), 1)]).unwrap();
    store.keep_draft("note", SECRET).unwrap();
    assert_eq!(store.kept(), 0);
    assert_eq!(plain(&folder.data()), [] as [PathBuf; 0]);
    let waiting = files(&folder.path("inbox"));
    assert_eq!(waiting.len(), 2);
    let (_, opened) = unlock(&folder, &sheet);
    assert_eq!(notes(&opened), 3);
    assert!(opened.profile.register("word").is_some());
    assert_eq!(files(&folder.path("inbox")), []);

    // A sync program brings them back: nothing changes.
    let month = fs::metadata(folder.month_file()).unwrap().modified().unwrap();
    for (path, bytes) in &waiting {
        fs::write(path, bytes).unwrap();
    }
    let (_, opened) = unlock(&folder, &sheet);
    assert_eq!((notes(&opened), files(&folder.path("inbox")).len()), (3, 0));
    assert_eq!(fs::metadata(folder.month_file()).unwrap().modified().unwrap(), month);
}

#[test]
fn an_open_diary_can_be_shut_and_opened_again() {
    let folder = full();
    let (mut store, sheet) = locked(&folder);
    assert_eq!(notes_of(&mut store), 1);
    store.lock_again("what can be taken back");
    assert!(store.is_locked());
    assert!(matches!(store.month(november()), MonthState::Refused(_)));
    store.save(&[change(&note(7))]).unwrap();
    assert_eq!(store.change_passphrase("another evening").unwrap_err(), Error::Locked);
    assert_eq!(store.take_lock_off().unwrap_err(), Error::Locked);
    assert!(store.sheet().text().is_empty());
    let opened = store.unlock(Key::Sheet(&sheet), &[november()]).unwrap();
    assert_eq!((notes(&opened), notes_of(&mut store)), (2, 2));
    let held: Vec<&str> = opened.held.iter().map(|held| held.as_str()).collect();
    assert_eq!(held, ["what can be taken back"]);
    store.lock_again("");
    assert!(store.unlock(Key::Sheet(&sheet), &[]).unwrap().held.is_empty());
}

fn notes_of(store: &mut Store) -> usize {
    let MonthState::Read(records) = store.month(november()) else { panic!("it cannot be read") };
    records.len()
}

#[test]
fn a_new_passphrase_changes_the_key_file_alone() {
    let folder = full();
    let (mut store, _) = locked(&folder);
    let before = files(&folder.data());
    assert!(matches!(store.change_passphrase("short").unwrap_err(), Error::NotAPassphrase(8)));
    store.change_passphrase("another evening").unwrap();
    let changed: Vec<_> = files(&folder.data()).into_iter().filter(|file| !before.contains(file)).collect();
    assert_eq!(changed.len(), 1, "{changed:?}");
    let (mut store, _) = folder.open();
    assert_eq!(store.unlock(Key::Passphrase(PASSPHRASE), &[]).unwrap_err(), Error::Passphrase);
    store.unlock(Key::Passphrase("another evening"), &[]).unwrap();
}

#[test]
fn a_lock_in_another_window_holds_at_once() {
    let folder = full();
    let (mut early, _) = folder.open();
    let (_, sheet) = locked(&folder);
    early.save(&[change(&note(3))]).unwrap();
    early.keep_draft("note", SECRET).unwrap();
    early.back_up();
    assert_eq!(plain(&folder.data()), [] as [PathBuf; 0]);
    assert_eq!(notes(&unlock(&folder, &sheet).1), 2);
}

#[test]
fn two_machines_that_each_set_a_passphrase_lose_nothing() {
    let (one, other) = (full(), full());
    let ((mut store, first), (mut second_store, second)) = (locked(&one), locked(&other));
    store.save(&[change(&note(11))]).unwrap();
    second_store.save(&[change(&note(12))]).unwrap();
    drop((store, second_store));
    // The sync program brings the files of the other machine: the key beside ours, its month as a copy.
    for (path, bytes) in files(&other.data()) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        match name.as_str() {
            _ if name.starts_with("key-") => fs::write(one.path(&name), bytes).unwrap(),
            "2026-11.json" if path == other.month_file() => {
                fs::write(one.path("journal/2026-11.sync-conflict-20261127-101010-ABCDEFG.json"), bytes).unwrap();
            }
            "profile.json" => fs::write(one.path("profile.json"), bytes).unwrap(),
            _ => {}
        }
    }
    // The first reads its own, says what it cannot read, and keeps what it cannot write there.
    let (mut store, opened) = unlock(&one, &first);
    assert_eq!(notes(&opened), 2);
    assert!(!opened.profile_reads);
    let told = opened.trouble.iter().filter(|line| line.contains("passphrase of another machine")).count();
    assert_eq!(told, 1, "{:?}", opened.trouble);
    let theirs = fs::read(one.path("profile.json")).unwrap();
    store.save(&[setting("word", json!("soft"), 1), change(&note(13))]).unwrap();
    assert_eq!(fs::read(one.path("profile.json")).unwrap(), theirs, "left as it is");
    assert_eq!(files(&one.path("inbox")).len(), 1);
    assert!(store.take_lock_off().is_err(), "not while something cannot be opened");
    assert!(store.conflicts().unwrap().iter().any(|conflict| conflict.refused.is_some()));
    // The second opens all of it: what is sealed is sealed to both.
    let (mut store, opened) = unlock(&one, &second);
    assert!(opened.profile_reads && opened.profile.register("word").is_some());
    assert_eq!(notes(&opened), 3);
    let found = store.conflicts().unwrap();
    let changes: Vec<Change> = found.iter().flat_map(|conflict| conflict.changes.clone()).collect();
    store.save(&changes).unwrap();
    store.remove_joined(&found).unwrap();
    let (mut store, opened) = unlock(&one, &first);
    assert!(opened.profile_reads);
    assert_eq!(notes(&opened), 4, "both have everything");
    assert_eq!(plain(&one.data()), [] as [PathBuf; 0]);
    let MonthState::Read(records) = store.month(november()) else { panic!() };
    assert_eq!(ids(&records).len(), 4);
}

#[test]
fn cut_off_at_any_file_it_is_gone_on_with() {
    // As it is left when the machine stops after so many files: those that were done, and those that were not.
    let folder = full();
    let plain_files = files(&folder.data());
    let (_, sheet) = locked(&folder);
    let sealed = files(&folder.data());
    for done in 0..plain_files.len() {
        let cut = Folder::new();
        operations::copy(&folder.data(), &cut.data());
        for (path, bytes) in plain_files.iter().skip(done) {
            let path = cut.data().join(path.strip_prefix(folder.data()).unwrap());
            if path != cut.path("store.json") {
                fs::write(path, bytes).unwrap();
            }
        }
        let (mut store, opened) = unlock(&cut, &sheet);
        assert_eq!((notes(&opened), opened.drafts.len()), (1, 1));
        assert_eq!(plain(&cut.data()), [] as [PathBuf; 0], "after {done}");
        // The other way: the head says that the lock comes off, and so many files are plain.
        store.take_lock_off().unwrap();
        let off = files(&cut.data());
        for (at, (path, bytes)) in sealed.iter().enumerate() {
            let name = path.strip_prefix(folder.data()).unwrap();
            if at >= done || name.to_string_lossy().starts_with("key-") || name == Path::new("store.json") {
                fs::write(cut.data().join(name), bytes).unwrap();
            }
        }
        let head = cut.text("store.json").replace("\"recipients\"", "\"lock_comes_off\":true,\"recipients\"");
        cut.write("store.json", head.as_bytes());
        let (_, opened) = unlock(&cut, &sheet);
        assert_eq!(notes(&opened), 1);
        assert!(!cut.open().1.locked, "after {done}");
        assert_eq!(plain(&cut.data()).len(), off.iter().filter(|(_, b)| contains(b)).count());
    }
}

#[test]
fn cut_off_once_the_keys_are_put_away_the_lock_is_off() {
    let folder = full();
    let (mut store, _) = locked(&folder);
    let head = folder.text("store.json").replace("\"recipients\"", "\"lock_comes_off\":true,\"recipients\"");
    store.take_lock_off().unwrap();
    folder.write("store.json", head.as_bytes());
    let (mut store, opened) = folder.open();
    assert!(!opened.locked && !store.has_lock());
    store.save(&[change(&note(4))]).unwrap();
    assert_eq!(notes(&folder.open().1), 2);
    let (_, sheet) = locked(&folder);
    assert_eq!(notes(&unlock(&folder, &sheet).1), 2);
    assert_eq!(plain(&folder.data()), [] as [PathBuf; 0]);
}

fn contains(bytes: &[u8]) -> bool {
    bytes.windows(SECRET.len()).any(|part| part == SECRET.as_bytes())
}

#[test]
fn a_deleted_entry_leaves_every_sealed_copy() {
    let folder = full();
    let (mut store, sheet) = locked(&folder);
    store.save(&[change(&note(1).tombstone(&stamp()).unwrap())]).unwrap();
    assert_eq!(store.take_trouble(), [] as [String; 0]);
    drop(store);
    let (mut store, _) = unlock(&folder, &sheet);
    store.take_lock_off().unwrap();
    let left: Vec<_> = plain(&folder.data()).into_iter().filter(|path| !path.ends_with("profile.json")).collect();
    let words: Vec<String> = left.iter().map(|path| path.display().to_string()).collect();
    assert!(
        words
            .iter()
            .all(|path| { ["/plans/", "/plan.", "card.draft", "/profile."].iter().any(|other| path.contains(other)) }),
        "{words:?}"
    );
}
