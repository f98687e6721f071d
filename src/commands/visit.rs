//! `visit`: records a visit to a clinician, and the next appointment.

use super::book::Book;
use super::call::{Call, Refusal};
use super::fields::{self, NAME_MOST};
use super::line;
use crate::cli;
use crate::coach::LONGEST_TEXT;
use crate::coach::when;
use crate::diary::{Body, Visit};
use crate::store::Place;
use crate::words;

/// Records the visit.
///
/// # Errors
/// When a value does not fit, or saving was not possible.
pub fn run(typed: &cli::Visit, place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let today = call.today();
    let now = today.now.wall;
    let at = fields::moment(&typed.moment, today)?.unwrap_or(now);
    let words_of = |option, typed: &Option<String>, most| {
        let text = typed.as_deref().map(|text| fields::text(option, text, most)).transpose();
        text.map(|text| text.filter(|text| !text.is_empty()))
    };
    let visit = Visit {
        with: words_of("--with", &typed.with, NAME_MOST)?,
        note: words_of("--note", &typed.note, LONGEST_TEXT)?,
        next_at: typed.next.as_deref().map(|next| when::coming(next, today)).transpose()?,
    };
    let next_at = visit.next_at;
    let mut book = Book::open(place, call)?;
    let change = book.new_record(at, &Body::Visit(visit))?;
    book.save(&[change])?;
    let time = line::time_words(at, now);
    call.say(&match next_at {
        Some(next) => {
            words::tell("command-visit-saved-next", &[("time", time.into()), ("next", next.to_string().into())])
        }
        None => words::tell("command-visit-saved", &[("time", time.into())]),
    });
    Ok(0)
}
