//! `flare on|off|show`: the hard-day plan begins or ends, or is read. While it is on nothing is asked and nothing is
//! counted.

use serde_json::{Value, json};

use super::book::Book;
use super::call::{Call, Refusal};
use super::fields;
use super::practise::library;
use crate::cli;
use crate::coach::standing::{HARD_DAY, HARD_DAY_OVER, HARD_DAY_PLAN, hard_day_plan};
use crate::coach::{flare_plan, hard_days};
use crate::diary::{Body, Change, Flare, Offered, Record};
use crate::store::Place;
use crate::words;

/// Begins or ends the hard-day plan, or prints it.
///
/// # Errors
/// When it is something else that was typed, or reading or saving was not possible.
pub fn run(typed: &cli::Flare, place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let on = match typed.state.trim().to_lowercase().as_str() {
        "on" => true,
        "off" => false,
        "show" => return show(place, call),
        _ => return Err(fields::refuse("error-on-off-or-show", "flare", &typed.state)),
    };
    let mut book = Book::open(place, call)?;
    if hard_day_plan(&book.profile) == on {
        call.say(&words::say(if on { "command-flare-is-on" } else { "command-flare-is-off" }));
        return Ok(0);
    }
    let record = book.new_record(call.clock.now().wall, &Body::Flare(Flare { on, by: Offered::Own }))?;
    let register = book.profile.setting(HARD_DAY_PLAN, Value::Bool(on), &book.stamp);
    let mut changes = vec![record, Change::Register { name: HARD_DAY_PLAN.to_owned(), register }];
    let today = call.day_start.day_of(call.clock.now().wall);
    // A hard day that was said this morning is over with it.
    if !on && book.profile.get(HARD_DAY) == Some(today) {
        let register = book.profile.setting(HARD_DAY_OVER, json!(today), &book.stamp);
        changes.push(Change::Register { name: HARD_DAY_OVER.to_owned(), register });
    }
    book.save(&changes)?;
    for change in &changes {
        if let Change::Register { name, register } = change {
            book.profile.join(name, register);
        }
    }
    call.say(&words::say(if on { "command-flare-on" } else { "command-flare-off" }));
    let rests = rests(&mut book, call)?;
    for line in &rests {
        call.say(line);
    }
    Ok(0)
}

/// Prints the plan: whether it is on, what it says, what rests and until when.
fn show(place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let mut book = Book::open(place, call)?;
    let on = hard_day_plan(&book.profile);
    let plan = flare_plan::plan(&book.profile, &library()?.plan.hard_days);
    let rests = rests(&mut book, call)?;
    let mut paragraphs = vec![words::say(if on { "command-flare-now-on" } else { "command-flare-now-off" })];
    paragraphs.extend(plan.paragraphs());
    if !rests.is_empty() {
        paragraphs.insert(1, rests.join("\n"));
    }
    call.say_lines(&paragraphs.join("\n\n"));
    Ok(0)
}

/// What rests because of hard days, a line each.
fn rests(book: &mut Book, call: &Call<'_>) -> Result<Vec<String>, Refusal> {
    let now = call.clock.now();
    let records: Vec<Record> = hard_days::months(now).into_iter().flat_map(|month| book.month(month)).collect();
    let resting = hard_days::resting(&book.profile, &hard_days::turns(&records), now, call.day_start, library()?);
    Ok(hard_days::resting_lines(&book.profile, resting, now))
}
