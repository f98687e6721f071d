//! Records as CSV: one row a record, one column for each field that occurs, with nothing in a cell that a spreadsheet
//! would take for a formula.

use super::clean::{MARK, is_hidden};
use crate::insight::{Cell, RecordRow};

/// The columns that every file has.
const FIRST: [&str; 3] = ["day", "at", "kind"];

/// The rows as CSV, with a header. Absent values are empty cells, never zero.
///
/// # Errors
/// In one line, where a row cannot be written; a row in memory always can.
pub fn csv(rows: &[RecordRow]) -> Result<Vec<u8>, String> {
    let (header, columns) = (header(rows), columns(rows));
    let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    out.write_record(&header).map_err(|error| error.to_string())?;
    for row in rows {
        let first = [row.day.to_string(), row.at.to_rfc3339(), row.kind.id().to_owned()];
        let cells = columns.iter().map(|name| row.get(name).map(cell).unwrap_or_default());
        out.write_record(first.into_iter().chain(cells)).map_err(|error| error.to_string())?;
    }
    out.into_inner().map_err(|error| error.to_string())
}

/// The names of the columns.
#[must_use]
pub fn header(rows: &[RecordRow]) -> Vec<&'static str> {
    FIRST.into_iter().chain(columns(rows)).collect()
}

/// The fields that occur, in the order in which records bring them.
fn columns(rows: &[RecordRow]) -> Vec<&'static str> {
    let mut columns: Vec<&'static str> = Vec::new();
    for row in rows {
        let mut after = 0;
        for (name, _) in &row.fields {
            let at = columns.iter().position(|known| known == name);
            if at.is_none() {
                columns.insert(after, name);
            }
            after = at.unwrap_or(after) + 1;
        }
    }
    columns
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Number(value) => value.to_string(),
        Cell::Yes(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Cell::Text(text) => harmless(text),
    }
}

/// Words as a cell: hidden characters are made visible, and what a spreadsheet would take for a formula is set behind an
/// apostrophe.
fn harmless(text: &str) -> String {
    let seen = |c: char| if is_hidden(c) && c != '\n' { MARK } else { c };
    let text: String = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ").chars().map(seen).collect();
    let formula = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '|', '%']);
    if formula && text.parse::<f64>().is_err() { format!("'{text}") } else { text }
}
