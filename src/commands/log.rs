//! `log`: one entry from the command line, saved before the answer.

use super::book::Book;
use super::call::{Call, Refusal};
use super::{fields, line};
use crate::cli::Log;
use crate::diary::{Body, Entry};
use crate::store::Place;
use crate::words;

/// Writes the entry; without any figure or word it says which there are.
///
/// # Errors
/// The first value that does not fit, or what stood in the way of saving.
pub fn run(typed: &Log, place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    if !fields::any(typed) {
        return Err(Refusal::usage(words::say("error-log-empty")));
    }
    let now = call.clock.now().wall;
    let at = fields::moment(&typed.moment, call.today())?.unwrap_or(now);
    let mut entry = Entry::default();
    fields::lay_over(&mut entry, typed, false)?;
    if entry == Entry::default() {
        return Err(Refusal::usage(words::say("error-log-empty")));
    }
    let said = said(&entry);
    let mut book = Book::open_to_add(place, call)?;
    let change = book.new_record(at, &Body::CheckIn(entry))?;
    book.save(&[change])?;
    let time = line::time_words(at, now);
    call.say(&words::tell("command-log-saved", &[("what", said.into()), ("time", time.into())]));
    if book.is_locked {
        call.say(&words::say("command-locked-waits"));
    }
    Ok(0)
}

/// What was taken, in a few words: "Pain 6, at the entrance, a note".
fn said(entry: &Entry) -> String {
    let mut parts = Vec::new();
    for (key, score) in [
        ("command-said-pain", entry.pain_now),
        ("command-said-worst", entry.pain_worst),
        ("command-said-mood", entry.mood),
        ("command-said-stress", entry.stress),
        ("command-said-ease", entry.ease),
    ] {
        if let Some(score) = score {
            parts.push(words::tell(key, &[("value", u32::from(score.value()).into())]));
        }
    }
    if let Some(hours) = entry.sleep_hours {
        parts.push(words::tell("command-said-sleep", &[("value", hours.into())]));
    }
    for (family, ids) in
        [("entry-place", &entry.places), ("entry-trigger", &entry.triggers), ("entry-helped", &entry.helped)]
    {
        parts.extend(ids.iter().map(|id| words::name(family, id)));
    }
    if entry.note.is_some() {
        parts.push(words::say("command-said-note"));
    }
    let whole = parts.join(", ");
    let mut letters = whole.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
