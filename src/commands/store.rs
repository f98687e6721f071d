//! `store`: where the diary stands, and whether all of it reads; what changes it has files of its own.

use super::book::Book;
use super::call::{Call, Refusal};
use super::{store_backup, store_lock, store_merge, store_repair};
use crate::cli::{self, StoreAct};
use crate::store::Place;
use crate::words::{self, Fill};

/// Answers.
///
/// # Errors
/// When the folder cannot be read.
pub fn run(typed: &cli::Store, place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    match &typed.act {
        StoreAct::Path => {
            call.say(&place.data.display().to_string());
            Ok(0)
        }
        StoreAct::Check => check(place, call),
        StoreAct::Backup(typed) => store_backup::backup(typed, place, call),
        StoreAct::Restore(typed) => store_backup::restore(typed, place, call),
        StoreAct::Merge(typed) => store_merge::run(typed, place, call),
        StoreAct::Lock(typed) => store_lock::lock(typed, place, call),
        StoreAct::Unlock => store_lock::take_off(place, call),
        StoreAct::Passphrase(typed) => store_lock::passphrase(typed, place, call),
        StoreAct::Repair(agreed) => store_repair::run(*agreed, place, call),
    }
}

/// Exit code 65 when something is not as it could be; each such thing is a line.
fn check(place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let folder = place.data.display().to_string();
    let mut book = Book::open(place, call)?;
    let findings = book.check();
    for finding in &findings {
        call.say(&finding.to_string());
    }
    if !findings.is_empty() {
        call.say(&words::tell("command-check-found", &[("count", Fill::from(findings.len()))]));
        return Ok(65);
    }
    let months = book.months.clone();
    let entries: usize = months.iter().map(|month| book.month(*month).len()).sum();
    if months.is_empty() {
        call.say(&words::tell("command-check-empty", &[("folder", folder.into())]));
    } else {
        let fills = [("entries", Fill::from(entries)), ("months", Fill::from(months.len())), ("folder", folder.into())];
        call.say(&words::tell("command-check-well", &fills));
    }
    Ok(0)
}
