//! `store merge`: copies that a sync program left, or the diary of another machine, shown and joined.

use super::book::not_kept;
use super::call::{Call, Refusal};
use super::store_backup::shown;
use super::unlocking;
use crate::cli;
use crate::diary::Change;
use crate::store::{Conflict, Place};
use crate::words::{self, Fill};

/// Shows what comes in, and joins it after a yes.
///
/// # Errors
/// When a folder cannot be read, nobody said yes, or writing was not possible.
pub fn run(typed: &cli::Merge, place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let (mut store, opened) = unlocking::open(place, &[], call)?;
    store.back_up_to(call.backups());
    // What git could not join is read as one, and written so.
    opened.months.iter().for_each(|month| drop(store.month(*month)));
    store.save(&[]).map_err(not_kept)?;
    let found = match &typed.dir {
        Some(dir) if !dir.is_dir() => {
            let dir = dir.display().to_string();
            return Err(Refusal { code: 74, line: words::tell("error-merge-folder", &[("folder", dir.into())]) });
        }
        Some(dir) => store.other(dir)?,
        None => store.conflicts()?,
    };
    let nothing_new = found.iter().all(|conflict| conflict.refused.is_none() && conflict.changes.is_empty());
    if found.is_empty() || (typed.dir.is_some() && nothing_new) {
        call.say(&words::say("command-merge-none"));
        return Ok(0);
    }
    if !typed.agreed.yes && !call.can_ask() {
        return Err(Refusal::usage(words::say("error-store-yes")));
    }
    for conflict in &found {
        show(conflict, call);
    }
    let refused = found.iter().filter(|conflict| conflict.refused.is_some()).count();
    let key = if typed.dir.is_some() { "command-merge-question-other" } else { "command-merge-question" };
    if !typed.agreed.yes && call.confirm(&words::say(key)) != Some(true) {
        call.say(&words::say("command-store-kept"));
        return Ok(1);
    }
    store.join(&found).map_err(not_kept)?;
    let removed = store.remove_joined(&found)?;
    for error in &removed.stayed {
        call.refuse(&error.to_string());
    }
    store.back_up();
    call.say(&words::tell("command-merge-done", &[("removed", Fill::from(removed.files))]));
    for line in store.take_trouble() {
        call.refuse(&line);
    }
    Ok(if refused == 0 && removed.stayed.is_empty() { 0 } else { 65 })
}

fn show(conflict: &Conflict, call: &mut Call<'_>) {
    if let Some(error) = &conflict.refused {
        call.refuse(&error.to_string());
        return;
    }
    let file = conflict.file.display().to_string();
    let fills = [("file", Fill::from(file)), ("count", conflict.changes.len().into())];
    call.say(&words::tell("command-merge-file", &fills));
    for change in &conflict.changes {
        let line = match change {
            Change::Record { record, .. } if record.deleted => words::say("command-merge-deleted"),
            Change::Record { record, .. } => shown(record, call),
            Change::Register { name, .. } => name.clone(),
        };
        call.say(&format!("  {line}"));
    }
}
