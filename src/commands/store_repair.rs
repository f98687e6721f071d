//! `store repair`: what can be read of damaged files takes their place, and they are kept as they were.

use super::book::not_kept;
use super::call::{Call, Refusal};
use super::unlocking;
use crate::cli::Agreed;
use crate::store::{Error, KEPT_ASIDE, Place, Salvage, Salvaged};
use crate::words::{self, Fill};

/// Shows what can be read and what cannot, line by line, and puts it right after a yes.
///
/// # Errors
/// When the folder cannot be read, nobody said yes, or writing was not possible.
pub fn run(agreed: Agreed, place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let (mut store, _) = unlocking::open(place, &[], call)?;
    let Salvaged { damaged: found, unreadable } = store.salvage()?;
    for error in &unreadable {
        call.refuse(&error.to_string());
    }
    let code = unreadable.first().map_or(0, Error::code);
    if found.is_empty() {
        if unreadable.is_empty() {
            call.say(&words::say("command-repair-none"));
        }
        return Ok(code);
    }
    if !agreed.yes && !call.can_ask() {
        return Err(Refusal::usage(words::say("error-store-yes")));
    }
    for salvage in &found {
        show(salvage, call);
    }
    let question = words::tell("command-repair-question", &[("count", Fill::from(found.len()))]);
    if !agreed.yes && call.confirm(&question) != Some(true) {
        call.say(&words::say("command-store-kept"));
        return Ok(1);
    }
    let kept = store.repair(&found).map_err(not_kept)?;
    call.say(&words::tell("command-repair-done", &[("count", Fill::from(kept.len()))]));
    for path in &kept {
        call.say(&path.display().to_string());
    }
    call.say(&words::tell("command-aside-most", &[("most", KEPT_ASIDE.into())]));
    Ok(code)
}

fn show(salvage: &Salvage, call: &mut Call<'_>) {
    call.say(&salvage.why.to_string());
    for finding in &salvage.lost {
        call.say(&finding.to_string());
    }
    let file = salvage.file.display().to_string();
    call.say(&words::tell("command-repair-file", &[("file", Fill::from(file)), ("count", salvage.readable.into())]));
}
