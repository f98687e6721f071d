//! The page as text, Markdown and JSON, and journal entries as lines and JSON. Pure; the bytes are what is previewed
//! and what is written. What stands on the page was decided in `insight`.

mod clean;
mod columns;
mod entry;
mod file_name;
mod fit;
mod journal;
mod markdown;
mod phrases;
mod sentences;
mod sheet;
mod text;

pub use clean::{MARK, is_hidden, one_line};
pub use columns::wrap;
pub use entry::{body_parts, entry_parts};
pub use file_name::{Format, file_name};
pub use journal::{journal_json, journal_lines};
pub use markdown::markdown;
pub use phrases::{date_words, dates_words, exercise_name, figure};
pub use text::{COLUMNS, LINES, text};

use crate::insight::Page;

/// The page in `format`.
#[must_use]
pub fn write(page: &Page, format: Format) -> String {
    match format {
        Format::Text => text(page),
        Format::Markdown => markdown(page),
        Format::Json => json(page),
    }
}

/// The page as JSON, absent values as `null`.
#[must_use]
pub fn json(page: &Page) -> String {
    // The page holds text, finite numbers and lists: nothing that JSON cannot say.
    let text = serde_json::to_string_pretty(page).unwrap_or_default();
    clean::json(&text).into_owned() + "\n"
}

#[cfg(test)]
mod tests;
