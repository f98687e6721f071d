//! `flare on|off`: the hard-day plan begins or ends. While it is on nothing is asked and nothing is counted.

use serde_json::Value;

use super::book::Book;
use super::call::{Call, Refusal};
use super::fields;
use crate::cli;
use crate::coach::standing::{HARD_DAY_PLAN, hard_day_plan};
use crate::diary::{Body, Change, Flare, Offered};
use crate::store::Place;
use crate::words;

/// Begins or ends the hard-day plan.
///
/// # Errors
/// When it is neither on nor off that was typed, or saving was not possible.
pub fn run(typed: &cli::Flare, place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let on = match typed.state.trim().to_lowercase().as_str() {
        "on" => true,
        "off" => false,
        _ => return Err(fields::refuse("error-on-or-off", "flare", &typed.state)),
    };
    let mut book = Book::open(place, call)?;
    if hard_day_plan(&book.profile) == on {
        call.say(&words::say(if on { "command-flare-is-on" } else { "command-flare-is-off" }));
        return Ok(0);
    }
    let record = book.new_record(call.clock.now().wall, &Body::Flare(Flare { on, by: Offered::Own }))?;
    let register = book.profile.setting(HARD_DAY_PLAN, Value::Bool(on), &book.stamp);
    book.save(&[record, Change::Register { name: HARD_DAY_PLAN.to_owned(), register }])?;
    call.say(&words::say(if on { "command-flare-on" } else { "command-flare-off" }));
    Ok(0)
}
