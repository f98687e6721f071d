//! `store`: where the diary stands, and whether all of it reads; what changes it has files of its own.

use super::call::{Call, Refusal};
use super::{store_backup, store_check, store_lock, store_merge, store_repair};
use crate::cli::{self, StoreAct};
use crate::store::Place;

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
        StoreAct::Check => store_check::run(place, call),
        StoreAct::Backup(typed) => store_backup::backup(typed, place, call),
        StoreAct::Restore(typed) => store_backup::restore(typed, place, call),
        StoreAct::Merge(typed) => store_merge::run(typed, place, call),
        StoreAct::Lock(typed) => store_lock::lock(typed, place, call),
        StoreAct::Unlock => store_lock::take_off(place, call),
        StoreAct::Passphrase(typed) => store_lock::passphrase(typed, place, call),
        StoreAct::Repair(agreed) => store_repair::run(*agreed, place, call),
    }
}
