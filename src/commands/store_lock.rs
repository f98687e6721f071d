//! `store lock`, `store unlock` and `store passphrase`: the lock set, taken off, and its passphrase changed.

use std::path::Path;

use zeroize::Zeroizing;

use super::book::not_kept;
use super::call::{Call, Refusal};
use super::unlocking::{new_passphrase, open, unlock};
use crate::cli;
use crate::coach::lock::sheet_page;
use crate::store::{Converted, Key, Place, Store};
use crate::{files, words};

/// So many files that are not this program's are named; our own choice.
const MOST_NAMED: usize = 50;

/// Sets a lock, or goes on with one that was cut off.
///
/// # Errors
/// When nobody can be asked, or something stood in the way.
pub fn lock(typed: &cli::Lock, place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let (mut store, opened) = Store::open(place, &[])?;
    store.back_up_to(call.backups());
    for line in &opened.trouble {
        call.refuse(line);
    }
    if store.has_lock() {
        for line in unlock(&mut store, &[], call)?.trouble {
            call.refuse(&line);
        }
        let unconverted = store.unconverted();
        if !unconverted.left.is_empty() {
            return Ok(told(&unconverted, "command-lock-not-yet", call));
        }
        call.say(&words::say("command-lock-there"));
        name_strangers(&store, call);
        return keep_sheet(typed.sheet.as_deref(), store.sheet().text(), call).map(|()| 0);
    }
    if call.can_ask() {
        call.say(&words::say("lock-lost"));
    }
    let passphrase = new_passphrase(call)?;
    if let Some(path) = typed.sheet.as_deref().filter(|path| *path != Path::new("-") && path.exists()) {
        return Err(files::Error::Exists(path.to_owned()).into());
    }
    let (key, converted) = store.set_lock(&passphrase).map_err(not_kept)?;
    if !converted.left.is_empty() {
        return Ok(told(&converted, "command-lock-not-yet", call));
    }
    call.say(&words::say("command-lock-done"));
    name_strangers(&store, call);
    if typed.sheet.is_none() {
        call.say(&words::say("command-lock-sheet-offer"));
    }
    keep_sheet(typed.sheet.as_deref(), key.text(), call).map(|()| 0)
}

/// Names the files in its folders that the lock does not seal.
fn name_strangers(store: &Store, call: &mut Call<'_>) {
    let found = store.strangers();
    if found.is_empty() {
        return;
    }
    call.refuse(&words::say("command-lock-strangers"));
    for path in found.iter().take(MOST_NAMED) {
        call.refuse(&path.display().to_string());
    }
    if found.len() > MOST_NAMED {
        call.refuse(&words::tell("command-lock-more", &[("more", (found.len() - MOST_NAMED).into())]));
    }
}

/// Takes the lock off.
///
/// # Errors
/// When the passphrase is another, or something stood in the way.
pub fn take_off(place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let (mut store, opened) = Store::open(place, &[])?;
    store.back_up_to(call.backups());
    if !store.has_lock() && !store.has_sealed_files() {
        call.say(&words::say("command-unlock-none"));
        return Ok(0);
    }
    for line in opened.trouble.iter().filter(|_| opened.locked) {
        call.refuse(line);
    }
    for line in unlock(&mut store, &[], call)?.trouble {
        call.refuse(&line);
    }
    let converted = if store.has_lock() { store.take_lock_off().map_err(not_kept)? } else { store.unconverted() };
    for line in store.take_trouble() {
        call.refuse(&line);
    }
    if !converted.left.is_empty() {
        return Ok(told(&converted, "command-unlock-not-yet", call));
    }
    call.say(&words::say("command-unlock-done"));
    Ok(0)
}

/// Changes the passphrase, or writes a recovery sheet.
///
/// # Errors
/// When the passphrase is another, nobody can be asked, or something stood in the way.
pub fn passphrase(typed: &cli::Passphrase, place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    if !Store::open(place.clone(), &[])?.0.has_lock() {
        return Err(Refusal::plain(words::say("error-lock-none")));
    }
    let mut store = match &typed.from_sheet {
        Some(path) => {
            let bytes = Zeroizing::new(files::read(path)?);
            let text = Zeroizing::new(String::from_utf8_lossy(&bytes).into_owned());
            let (mut store, _) = Store::open(place, &[])?;
            store.unlock(Key::Sheet(&text), &[])?;
            store
        }
        None => open(place, &[], call)?.0,
    };
    if typed.sheet.is_some() {
        return keep_sheet(typed.sheet.as_deref(), store.sheet().text(), call).map(|()| 0);
    }
    let new = new_passphrase(call)?;
    store.change_passphrase(&new).map_err(not_kept)?;
    call.say(&words::say("command-passphrase-done"));
    Ok(0)
}

fn told(converted: &Converted, key: &str, call: &mut Call<'_>) -> u8 {
    for line in &converted.left {
        call.refuse(line);
    }
    call.refuse(&words::say(key));
    74
}

/// Writes the recovery sheet where it is wanted; `-` shows it.
fn keep_sheet(to: Option<&Path>, key: &str, call: &mut Call<'_>) -> Result<(), Refusal> {
    let Some(path) = to else { return Ok(()) };
    let page = sheet_page(key);
    if path == Path::new("-") {
        return call.hand_over(page.as_bytes());
    }
    files::write_new(path, page.as_bytes(), false)?;
    call.say(&words::tell("command-sheet-done", &[("file", path.display().to_string().into())]));
    Ok(())
}
