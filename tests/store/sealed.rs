//! Operations on a diary with a lock, and the lock itself: set, taken off, given another passphrase, gone on with; and
//! what is written while it is locked. Each by name, for the child that is hindered or killed in it.

use std::fs;
use std::path::{Path, PathBuf};

use pelvicoach::store::{Error, Key, Opened, Store};
use serde_json::json;

use crate::kit::{Folder, change, entry, place_of, setting};
use crate::operations;

/// What is done to the lock, or while it is locked.
pub const ALL: [&str; 6] = ["lock", "unlock", "passphrase", "resume", "inbox", "log"];

/// What is done to an open diary that has a lock: the same as without one, and nothing of it is ever plain.
pub const LOCKED: [&str; 11] = [
    "locked-save",
    "locked-edit",
    "locked-move",
    "locked-delete",
    "locked-answers",
    "locked-draft",
    "locked-plan",
    "locked-backup",
    "locked-restore",
    "locked-merge",
    "locked-repair",
];

/// The passphrase that the lock has, and the one that it gets.
const PASSPHRASES: [&str; 2] = ["a calm evening", "another evening"];

/// What a state says while there is a lock and files are plain that are not yet converted.
pub const PLAIN: &str = "plain files";

/// Parts of everything that the operations write, and the passphrases.
const SECRETS: [&str; 7] =
    ["pain_now", "näh", "in many words", "from Ana", "\"minutes\"", PASSPHRASES[0], PASSPHRASES[1]];

/// The name of the operation without a lock.
pub fn plain_name(name: &str) -> Option<&str> {
    name.strip_prefix("locked-")
}

/// Whether the diary has a lock all the time.
pub fn is_sealed(name: &str) -> bool {
    plain_name(name).is_some() || ["passphrase", "inbox", "log"].contains(&name)
}

/// Whether the diary is to be unlocked before the operation; what unlocks it is the operation itself where it is not.
pub fn opens_first(name: &str) -> bool {
    plain_name(name).is_some() || ["unlock", "passphrase"].contains(&name)
}

/// Whether what could not be done is told in lines that name a file each, with no exit code of their own.
pub fn tells_lines(name: &str) -> bool {
    ["lock", "unlock", "resume", "inbox"].contains(&name)
}

/// The folder as it is before the operation.
pub fn prepare(name: &str, folder: &Folder) {
    operations::prepare(plain_name(name).unwrap_or("save"), folder);
    if plain_name(name).is_none() {
        // A few files are enough: a call that is hindered in the one is hindered in the other.
        folder.open().0.back_up_all(None).unwrap();
    }
    if name == "lock" {
        return;
    }
    // A copy that is restored was made under the lock.
    let (copy, kept) = (folder.path("copy.json"), folder.path("local/backup/2026-11.2026-11-01.json"));
    let restores = copy.exists();
    if restores {
        fs::rename(&copy, &kept).unwrap();
    }
    let plain = Folder::quick();
    operations::copy(&folder.data(), &plain.data());
    let (mut store, _) = operations::open(folder.place(), &[]).unwrap();
    store.wrap_lightly();
    let (_, converted) = store.set_lock(PASSPHRASES[0]).unwrap();
    assert_eq!(converted.left, [] as [String; 0]);
    drop(store);
    if restores {
        fs::rename(&kept, &copy).unwrap();
    }
    match name {
        "resume" => {
            for still in ["journal", "local/backup"] {
                operations::copy(&plain.path(still), &folder.path(still));
            }
        }
        "inbox" => {
            let (mut store, _) = folder.open();
            store.save(&[change(&entry(5))]).unwrap();
            store.save(&[change(&entry(6)), setting("minutes", json!(12), 2)]).unwrap();
        }
        _ => {}
    }
}

/// Opens the diary with the passphrase that it has, where it is locked; what it told, and which passphrase it was.
fn unlock(store: &mut Store) -> Result<(Opened, usize), Error> {
    let mut last = Error::Locked;
    for (number, passphrase) in PASSPHRASES.iter().enumerate() {
        match store.unlock(Key::Passphrase(passphrase), &[]) {
            Ok(opened) => return Ok((opened, number)),
            Err(error @ Error::Passphrase) => last = error,
            Err(error) => return Err(error),
        }
    }
    Err(last)
}

/// Opens the diary, and unlocks it.
pub fn open_unlocked(store: &mut Store) -> Result<Opened, Error> {
    let (mut opened, _) = unlock(store)?;
    opened.trouble.retain(|line| !is_by_the_way(line));
    Ok(opened)
}

/// What is told whether or not all was done.
fn is_by_the_way(line: &str) -> bool {
    ["another program left", "knows no locks"].iter().any(|words| line.contains(words))
}

fn lines(lines: impl IntoIterator<Item = String>) -> Result<(), Error> {
    let first = lines.into_iter().find(|line| !is_by_the_way(line));
    first.map_or(Ok(()), |line| Err(Error::Refused { line, kept: 0 }))
}

/// Does what is done to the lock; again after it was hindered, as a person would.
pub fn act(name: &str, store: &mut Store) -> Result<(), Error> {
    store.wrap_lightly();
    match name {
        "lock" if store.is_locked() => lines(unlock(store)?.0.trouble),
        "lock" => lines(store.set_lock(PASSPHRASES[0])?.1.left),
        "unlock" if store.has_lock() => {
            if store.is_locked() {
                lines(unlock(store)?.0.trouble)?;
            }
            lines(store.take_lock_off()?.left)
        }
        "unlock" => Ok(()),
        "passphrase" => store.change_passphrase(PASSPHRASES[1]),
        "resume" | "inbox" => lines(unlock(store)?.0.trouble),
        "log" => store.save(&[change(&entry(5))]),
        other => panic!("no operation is called {other}"),
    }
}

/// How many changes wait in memory when it could not be done.
pub fn waits(name: &str) -> Vec<usize> {
    match name {
        "inbox" => vec![0, 1, 2, 3],
        "log" => vec![1],
        _ => vec![0],
    }
}

/// What stands in a store that may be locked; see [`operations::State`].
pub fn state(data: &Path) -> Result<operations::State, String> {
    let said = |error: Error| error.to_string();
    let waiting = fs::read_dir(data.join("inbox")).map_or(0, Iterator::count);
    let opened = operations::open(place_of(data), &[]).map_err(said)?.1;
    let mut state = if opened.locked {
        // On a copy: it is unlocked, and the lock is taken off, so that all of it can be compared.
        let copy = Folder::quick();
        operations::copy(data, &copy.data());
        let (mut store, _) = operations::open(copy.place(), &[]).map_err(said)?;
        let (opened, number) = unlock(&mut store).map_err(said)?;
        lines(opened.trouble).map_err(said)?;
        let has_lock = store.has_lock();
        if has_lock {
            nothing_is_plain(&copy.data())?;
            lines(store.take_lock_off().map_err(said)?.left).map_err(said)?;
        }
        drop(store);
        let mut state = operations::plain_state(&copy.data())?;
        // What was kept in the inbox is joined in whichever order its files could be read.
        for items in state.values_mut() {
            items.sort();
        }
        if has_lock {
            state.insert("lock".to_owned(), vec![PASSPHRASES[number].to_owned()]);
        }
        state
    } else {
        operations::plain_state(data)?
    };
    if waiting > 0 {
        state.insert("inbox".to_owned(), Vec::new());
    }
    if opened.locked && nothing_is_plain(data).is_err() {
        state.insert(PLAIN.to_owned(), Vec::new());
    }
    Ok(state)
}

/// Whether no part of what is private stands in any file of the folder, under whatever name.
pub fn nothing_is_plain(folder: &Path) -> Result<(), String> {
    let holds = |bytes: &[u8]| SECRETS.iter().any(|secret| memchr::memmem::find(bytes, secret.as_bytes()).is_some());
    let mut folders = vec![folder.to_owned()];
    let mut found: Vec<PathBuf> = Vec::new();
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).map_err(|error| error.to_string())?.map(|entry| entry.unwrap().path()) {
            // What strace wrote down is no file of the program.
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with("strace.log") && holds(&fs::read(&path).map_err(|error| error.to_string())?) {
                found.push(path);
            }
        }
    }
    if found.is_empty() { Ok(()) } else { Err(format!("plain in a locked diary: {found:?}")) }
}

/// Takes the lock off, so that what is left of a diary can be read by its files.
pub fn take_off(data: &Path) -> Result<(), String> {
    let said = |error: Error| error.to_string();
    let (mut store, _) = operations::open(place_of(data), &[]).map_err(said)?;
    unlock(&mut store).map_err(said)?;
    lines(store.take_lock_off().map_err(said)?.left).map_err(said)
}
