//! `journal delete`: the entry's words leave the diary; what stays is its name and that it was deleted.

use super::book::Book;
use super::call::{Call, Refusal};
use super::line;
use crate::cli::Delete;
use crate::diary::Change;
use crate::store::Place;
use crate::words;

/// Deletes the entry after a yes.
///
/// # Errors
/// When there is no such entry, nobody said yes, or saving was not possible.
pub fn run(typed: &Delete, place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let mut book = Book::open(place, call)?;
    let (month, record) = book.find(&typed.id)?;
    let shown = line::of_record(&record);
    if !typed.yes {
        let time = record.at.map(|at| line::time_words(at, call.clock.now().wall)).unwrap_or_default();
        let question =
            words::tell("command-delete-question", &[("line", shown.as_str().into()), ("time", time.into())]);
        match call.confirm(&question) {
            Some(true) => {}
            Some(false) => {
                call.say(&words::say("command-delete-kept"));
                return Ok(1);
            }
            None => return Err(Refusal::usage(words::say("error-delete-yes"))),
        }
    }
    let record = record.tombstone(&book.stamp).map_err(|misfit| Refusal::data(misfit.to_string()))?;
    book.save(&[Change::Record { month, record }])?;
    call.say(&words::say("command-delete-done"));
    Ok(0)
}
