//! A plan from a file that a person names, and the one in use.

use std::path::Path;

use crate::coach::therapist::read_plan;
use crate::commands::book::Book;
use crate::commands::call::Refusal;
use crate::commands::practise::library;
use crate::files;
use crate::library::therapist::{MOST_BYTES, Reading};
use crate::plan::therapist::TherapistPlan;

/// Reads the file.
///
/// # Errors
/// When it cannot be read at all, or is larger than a plan. What is wrong inside of it is no error here.
pub fn from_file(file: &Path) -> Result<(Vec<u8>, Reading), Refusal> {
    let text = files::read_up_to(file, MOST_BYTES)?;
    let reading = of_text(&text)?;
    Ok((text, reading))
}

/// Reads a text.
///
/// # Errors
/// When the program's own assets are broken, which a test keeps from happening.
pub fn of_text(text: &[u8]) -> Result<Reading, Refusal> {
    read_plan(text, library()?).map_err(Refusal::data)
}

/// The plan in use, as far as it can be read.
///
/// # Errors
/// As [`of_text`].
pub fn in_use(book: &Book) -> Result<Option<TherapistPlan>, Refusal> {
    book.plan.as_deref().map(|text| of_text(text).map(|reading| reading.plan)).transpose()
}
