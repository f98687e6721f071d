//! `status`: one discreet line for a prompt or a status bar. No figure of the diary and no word about what is kept.

use serde_json::json;

use super::book::Book;
use super::call::{Call, Refusal};
use crate::cli::Status;
use crate::coach::standing::hard_day_plan;
use crate::diary::{Body, Kind, Month};
use crate::store::Place;
use crate::words;

/// Prints how today stands.
///
/// # Errors
/// When the diary cannot be read.
pub fn run(typed: Status, place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let today = call.today();
    let day = today.day();
    let mut book = Book::open(place, call)?;
    let resting = hard_day_plan(&book.profile);
    let mut months = vec![Month::of_date(day.0), Month::of_date(day.next().0)];
    months.dedup();
    let records: Vec<_> = months
        .into_iter()
        .flat_map(|month| book.month(month))
        .filter(|record| record.at.is_some_and(|at| call.day_start.day_of(at) == day))
        .collect();
    let seconds: u32 = records
        .iter()
        .filter(|record| record.kind == Kind::Practice)
        .filter_map(|record| record.body().ok())
        .map(|body| if let Body::Practice(practice) = body { practice.done_s } else { 0 })
        .sum();
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
