//! `store backup` and `store restore`: copies of every month, and bringing one back.

use super::book::not_kept;
use super::call::{Call, Refusal};
use super::line;
use super::unlocking;
use crate::cli;
use crate::diary::{Record, Stamp};
use crate::store::{KEPT_ASIDE, Place, Restoring};
use crate::words::{self, Fill};

/// Copies every month and the settings of the person.
///
/// # Errors
/// When something cannot be read or written.
pub fn backup(typed: &cli::Backup, place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let (mut store, _) = unlocking::open(place, &[], call)?;
    store.back_up_to(call.backups());
    let folder = typed.dir.as_deref().map(std::path::absolute).transpose();
    let folder = folder.map_err(|error| Refusal::usage(error.to_string()))?;
    let done = store.back_up_all(folder.as_deref())?;
    for line in &done.refused {
        call.refuse(line);
    }
    let fills = [("files", Fill::from(done.files)), ("folder", done.folder.display().to_string().into())];
    call.say(&words::tell("command-backup-done", &fills));
    Ok(if done.refused.is_empty() { 0 } else { 65 })
}

/// Shows what bringing a copy back changes, and does it after a yes.
///
/// # Errors
/// When the copy cannot be read, nobody said yes, or writing was not possible.
pub fn restore(typed: &cli::Restore, place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let (mut store, opened) = unlocking::open(place, &[], call)?;
    store.back_up_to(call.backups());
    let stamp = Stamp { updated: call.clock.now().wall.to_utc(), device: opened.device };
    let restoring = store.restoring(&typed.copy, &stamp)?;
    if restoring.is_empty() {
        call.say(&words::say("command-restore-none"));
        return Ok(0);
    }
    if !typed.agreed.yes && !call.can_ask() {
        return Err(Refusal::usage(words::say("error-store-yes")));
    }
    show(&restoring, call);
    if !typed.agreed.yes && call.confirm(&words::say("command-restore-question")) != Some(true) {
        call.say(&words::say("command-store-kept"));
        return Ok(1);
    }
    let aside = store.restore(&restoring).map_err(not_kept)?;
    store.back_up();
    call.say(&words::say("command-restore-done"));
    if let Some(aside) = aside {
        let fills = [("file", Fill::from(aside.display().to_string())), ("most", KEPT_ASIDE.into())];
        call.say(&words::tell("command-restore-aside", &fills));
    }
    Ok(0)
}

fn show(restoring: &Restoring, call: &mut Call<'_>) {
    for (key, records) in [("command-restore-back", &restoring.back), ("command-restore-again", &restoring.again)] {
        for record in records {
            let shown = shown(record, call);
            call.say(&words::tell(key, &[("line", shown.into())]));
        }
    }
    for plan in &restoring.plans {
        call.say(&words::tell("command-restore-back", &[("line", plan.as_str().into())]));
    }
    for name in &restoring.registers {
        call.say(&words::tell("command-restore-again", &[("line", name.as_str().into())]));
    }
    call.say(&words::tell("command-restore-same", &[("count", Fill::from(restoring.same))]));
}

/// An entry with its time, in one line.
pub(super) fn shown(record: &Record, call: &Call<'_>) -> String {
    let time = record.at.map(|at| line::time_words(at, call.clock.now().wall)).unwrap_or_default();
    format!("{} ({time})", line::of_record(record))
}
