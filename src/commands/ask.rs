//! `ask`: keeps a question for the visit.

use super::book::Book;
use super::call::{Call, Refusal};
use super::fields;
use crate::cli::Words;
use crate::coach::LONGEST_TEXT;
use crate::diary::{Body, Question};
use crate::store::Place;
use crate::words;

/// Keeps the question.
///
/// # Errors
/// When there are no words or too many, or saving was not possible.
pub fn run(typed: &Words, place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let text = fields::text("TEXT", &typed.text.join(" "), LONGEST_TEXT)?;
    if text.is_empty() {
        return Err(Refusal::usage(words::say("error-ask-empty")));
    }
    let mut book = Book::open_to_add(place, call)?;
    let change = book.new_record(call.clock.now().wall, &Body::Question(Question { text, answered: None }))?;
    book.save(&[change])?;
    call.say(&words::say("command-ask-saved"));
    if book.is_locked {
        call.say(&words::say("command-locked-waits"));
    }
    Ok(0)
}
