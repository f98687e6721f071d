//! What a file holds, before anything is taken: its columns, where its entries stand, what does not fit. The entries
//! themselves are read part by part, so that those of the whole file are never held together.

use std::ops::Range;

use super::batch;
use super::columns::Columns;
use super::rows::{self, Around, Made, Reading, Rows, Spot};
use super::table::Table;
use super::whole::{self, Whole};
use super::{Told, Written};
use crate::diary::{Month, Record, Stamp};

/// So many entries are read together: more than a month of a diary has. What is read stays small beside a month that has
/// more of them.
const PART: usize = 1000;

/// The entries of a month in parts, sixteen of them at most where there are more than a table may have.
fn parts_of(month: &[Spot]) -> impl Iterator<Item = &[Spot]> {
    month.chunks(PART.max(month.len().div_ceil(16)))
}

/// What a file holds.
#[derive(Debug)]
pub enum Held<'a> {
    /// A whole diary, in this text.
    Whole(&'a str, Whole),
    /// A table.
    Table(Box<Sheet<'a>>),
}

/// A table that was looked through.
#[derive(Debug)]
pub struct Sheet<'a> {
    /// What its columns become, a line each; none for our own table.
    pub columns: Vec<String>,
    /// What its rows came to.
    pub reading: Reading,
    table: Table<'a>,
    rows: Rows,
}

/// Entries of one month that are read together.
#[derive(Clone, Debug)]
pub struct Part {
    /// Their month.
    pub month: Month,
    spots: Range<usize>,
}

/// Looks through the text of a file. Pure: the moment, the place and the exercises are handed in.
///
/// # Errors
/// In one line, why it cannot be read at all. What does not fit in its rows is in the reading.
pub fn look<'a>(text: &'a str, told: &Told, around: &Around<'_>) -> Result<Held<'a>, String> {
    let is_json = text.trim_start().starts_with('{');
    if told.written.map_or(is_json, |written| written == Written::Json) {
        return Ok(Held::Whole(text, whole::read(text)?));
    }
    let mut table = Table::of(text)?;
    let (columns, rows) = if rows::is_own(&table.header) {
        (Vec::new(), Rows::Own)
    } else {
        let columns = Columns::of(&table.header, &told.map)?;
        let lines = columns.lines(&table.header);
        (lines, Rows::other(&mut table, columns, around)?)
    };
    let reading = rows.read(&mut table, around)?;
    Ok(Held::Table(Box::new(Sheet { columns, reading, table, rows })))
}

impl Sheet<'_> {
    /// How many rows hold anything.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.table.rows
    }

    /// The entries of a part.
    ///
    /// # Errors
    /// In one line, where a row cannot be read, which was found out before.
    pub fn made(&mut self, part: &Part, around: &Around<'_>) -> Result<Vec<Made>, String> {
        let spots = self.reading.spots.get(part.spots.clone()).unwrap_or_default();
        let mut made = Vec::with_capacity(spots.len());
        for spot in spots {
            let row = self.table.row(spot.from)?;
            let entry = self.rows.entry(&self.table.header, &row, around);
            made.extend(entry.map_err(|(_, why)| why)?);
        }
        Ok(made)
    }
}

impl Held<'_> {
    fn spots(&self) -> &[Spot] {
        match self {
            Self::Whole(_, whole) => &whole.spots,
            Self::Table(sheet) => &sheet.reading.spots,
        }
    }

    /// How many entries and empty rows there are.
    #[must_use]
    pub fn count(&self) -> usize {
        match self {
            Self::Whole(_, whole) => whole.spots.len(),
            Self::Table(sheet) => sheet.count(),
        }
    }

    /// Its entries in parts, by month.
    #[must_use]
    pub fn parts(&self) -> Vec<Part> {
        let mut from = 0;
        let months = self.spots().chunk_by(|a, b| a.month == b.month);
        let parts = months.flat_map(parts_of).filter_map(|spots| {
            let part = Part { month: spots.first()?.month, spots: from..from + spots.len() };
            from += spots.len();
            Some(part)
        });
        parts.collect()
    }

    /// The entries of a part as records.
    ///
    /// # Errors
    /// In one line, where one cannot be written.
    pub fn records(
        &mut self,
        part: &Part,
        around: &Around<'_>,
        tz: &str,
        stamp: &Stamp,
    ) -> Result<Vec<Record>, String> {
        match self {
            Self::Whole(text, whole) => {
                let spots = whole.spots.get(part.spots.clone()).unwrap_or_default();
                let texts = spots.iter().map(|spot| text.get(spot.from as usize..spot.to as usize));
                Ok(texts.map(|text| Record::of_text(text.unwrap_or_default())).collect())
            }
            Self::Table(sheet) => batch::records(sheet.made(part, around)?, tz, stamp),
        }
    }
}
