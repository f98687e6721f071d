//! `status`: one discreet line for a prompt or a status bar. No figure of the diary and no word about what is kept.

use serde_json::json;

use super::book::Book;
use super::call::{Call, Refusal};
use crate::cli::Status;
use crate::coach::milestones;
use crate::coach::standing::is_hard_day;
use crate::diary::{Body, Day, Kind, Month, Record};
use crate::store::Place;
use crate::words;

/// Prints how today stands.
///
/// # Errors
/// When the diary cannot be read.
pub fn run(typed: Status, place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let today = call.today();
    let day = today.day();
    // Nothing is asked for here: a prompt or a status bar cannot answer, and a locked diary tells nothing.
    let mut book = Book::open_to_add(place, call)?;
    if book.is_locked {
        let status = json!({ "format": "pelvicoach/status", "version": 1, "day": day.to_string(), "state": "locked" });
        let line = words::say(if typed.short { "command-status-short-open" } else { "command-status-open" });
        call.say(&if typed.json { status.to_string() } else { line });
        return Ok(0);
    }
    let resting = is_hard_day(&book.profile, day);
    let records = of_day(day, &mut book, call);
    let seconds = practised(&records);
    let (state, line, short) = if resting {
        ("resting", "command-status-resting", "command-status-short-resting")
    } else if seconds > 0 {
        ("done", "command-status-done", "command-status-short-done")
    } else {
        ("open", "command-status-open", "command-status-short-open")
    };
    if typed.json {
        let status = json!({
            "format": "pelvicoach/status",
            "version": 1,
            "day": day.to_string(),
            "state": state,
            "practised_minutes": seconds.div_ceil(60),
            "entries": records.len(),
            "milestones": milestones::kept(&book.profile).len(),
        });
        call.say(&status.to_string());
    } else {
        call.say(&words::say(if typed.short { short } else { line }));
    }
    for line in &book.refused {
        call.refuse(line);
    }
    Ok(if book.refused.is_empty() { 0 } else { 65 })
}

/// The records of the person's day, which may reach into the next month.
fn of_day(day: Day, book: &mut Book, call: &Call<'_>) -> Vec<Record> {
    let mut months = vec![Month::of_date(day.0), Month::of_date(day.next().0)];
    months.dedup();
    let records = months.into_iter().flat_map(|month| book.month(month));
    records.filter(|record| record.at.is_some_and(|at| call.day_start.day_of(at) == day)).collect()
}

/// Seconds of practice in these records.
fn practised(records: &[Record]) -> u32 {
    let practices = records.iter().filter(|record| record.kind == Kind::Practice);
    practices
        .filter_map(|record| record.body().ok())
        .map(|body| if let Body::Practice(one) = body { one.done_s } else { 0 })
        .sum()
}
