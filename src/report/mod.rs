//! The page in every format, its records as CSV and FHIR, the whole diary as JSON, and journal entries as lines. Pure;
//! the bytes are what is previewed and what is written. What stands on the page was decided in `insight`.

mod charts;
mod clean;
mod columns;
mod csv;
mod diary;
mod drawing;
mod entry;
mod fhir;
mod file_name;
mod fit;
mod html;
mod journal;
mod letters;
mod markdown;
mod pdf;
mod phrases;
mod place;
mod sentences;
mod sheet;
mod spoken;
mod text;

pub use clean::{MARK, is_hidden, one_line};
pub use columns::wrap;
pub use csv::csv;
pub use diary::{DIARY, whole_diary};
pub use drawing::{Drawing, Ink, Line, Mark, Part, Role, Text};
pub use entry::{body_parts, entry_parts};
pub use fhir::fhir;
pub use file_name::{Format, file_name};
pub use html::html;
pub use journal::{journal_json, journal_lines};
pub use markdown::markdown;
pub use pdf::{drawing, pdf};
pub use phrases::{date_words, dates_words, exercise_name, figure};
pub use spoken::{contents, spoken};
pub use text::{COLUMNS, LINES, text};

use crate::insight::{Page, RecordRow};
use crate::words::say;

/// What a format is made from.
#[derive(Clone, Copy, Debug)]
pub struct Handed<'a> {
    /// The page.
    pub page: &'a Page,
    /// The records of its days; empty where the format holds none ([`Format::has_records`]).
    pub rows: &'a [RecordRow],
}

/// What is handed over in `format`, as it is written.
///
/// # Errors
/// One line, where the format cannot hold what stands on the page; nothing is written then.
pub fn write(handed: &Handed<'_>, format: Format) -> Result<Vec<u8>, String> {
    let page = handed.page;
    Ok(match format {
        Format::Text => text(page).into_bytes(),
        Format::Markdown => markdown(page).into_bytes(),
        Format::Html => html(page).into_bytes(),
        Format::Pdf => pdf(page)?,
        Format::Csv => csv(handed.rows)?,
        Format::Json => json(page).into_bytes(),
        Format::Fhir => fhir(page, handed.rows).into_bytes(),
    })
}

/// What is written, as it can be read on a screen: the very text, and of PDF and HTML the lines of the sheet, then what
/// each of their charts shows, in the words that stand beside it in the file.
#[must_use]
pub fn preview(handed: &Handed<'_>, format: Format) -> String {
    match write(handed, format) {
        Err(why) => why,
        Ok(_) if matches!(format, Format::Pdf | Format::Html) => {
            let charts = fit::charts(&fit::fitted(sheet::Sheet::of(handed.page)));
            let charts: String = charts.into_iter().map(|words| words + "\n").collect();
            format!("{}\n{charts}", text(handed.page))
        }
        Ok(bytes) if bytes.is_empty() => say("page-no-records"),
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
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
mod format_tests;
#[cfg(test)]
mod tests;
