//! `plan check FILE`: each line of a plan in plain words, and everything that is wrong with it. Nothing is changed.

use super::{hand, lines};
use crate::cli::PlanCheck;
use crate::commands::call::{Call, Refusal};
use crate::library::therapist::Grade;
use crate::words::say;

/// Explains the plan: exit 0 when all of it can be used, 65 when something is set aside or unclear.
///
/// # Errors
/// When the file cannot be read, or is larger than a plan.
pub fn run(typed: &PlanCheck, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let (_, reading) = hand::from_file(&typed.file)?;
    let today = call.today().day();
    lines::plan(&reading.plan, lines::Reasons::Elsewhere, today, call);
    if !reading.problems.is_empty() {
        call.say("");
        lines::problems(&reading, call);
    }
    call.say("");
    match lines::summary(&reading) {
        Some(line) => call.say(&line),
        None => call.say(&say("therapist-all-taken")),
    }
    Ok(if reading.grade() >= Some(Grade::Aside) { 65 } else { 0 })
}
