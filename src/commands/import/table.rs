//! A table as bytes of a file: how it is written, what parts its columns, its rows. Knows no column by name.

use std::borrow::Cow;

use csv::{ReaderBuilder, StringRecord};

use crate::words::{Fill, say, tell};

/// What may part the columns of a table.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];
/// So many rows are looked at to find out which it is.
const LOOKED_AT: usize = 20;
/// The most rows that are read; our own choice: a row an hour for thirty years.
const MOST_ROWS: usize = 262_980;
/// The most columns.
const MOST_COLUMNS: usize = 500;

/// A table.
#[derive(Debug)]
pub struct Table {
    /// The names of the columns.
    pub header: Vec<String>,
    /// The rows that hold anything, each with the line of the file at which it begins.
    pub rows: Vec<(usize, StringRecord)>,
}

/// The bytes as text: UTF-8, or UTF-16 in either order, with or without the mark at its beginning; `None` when they are
/// neither.
#[must_use]
pub fn text(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks(2).map(|pair| pair.try_into().map(unit)).collect::<Result<_, _>>().ok()?;
        String::from_utf16(&units).ok().map(Cow::Owned)
    };
    let read = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => std::str::from_utf8(rest).ok().map(Cow::Borrowed),
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        [1..=0x7F, 0, 1..=0x7F, 0, ..] => wide(bytes, u16::from_le_bytes),
        [0, 1..=0x7F, 0, 1..=0x7F, ..] => wide(bytes, u16::from_be_bytes),
        _ => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
    };
    read.filter(|text| !text.contains('\0'))
}

/// The table in `text`.
///
/// # Errors
/// In one line: it has no header, a row has more values than the header has names, or there is too much of it.
pub fn table(text: &str) -> Result<Table, String> {
    let (text, named) = separator_line(text);
    let separator = named.unwrap_or_else(|| separator(text));
    let skipped = usize::from(named.is_some());
    let mut reader = reader(text, separator);
    let mut records = reader.records();
    let header = match records.next() {
        Some(Ok(header)) => header.iter().map(|name| name.trim().to_owned()).collect::<Vec<_>>(),
        Some(Err(error)) => return Err(unread(&error)),
        None => return Err(say("import-empty")),
    };
    if header.len() > MOST_COLUMNS {
        return Err(tell("import-many-columns", &[("most", MOST_COLUMNS.into())]));
    }
    let mut rows = Vec::new();
    for record in records {
        let record = record.map_err(|error| unread(&error))?;
        let line = line(record.position()) + blank_lines(text, record.position()) + skipped;
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if record.iter().skip(header.len()).any(|cell| !cell.trim().is_empty()) {
            let fills = [("line", Fill::from(line)), ("has", record.len().into()), ("names", header.len().into())];
            return Err(tell("import-row-long", &fills));
        }
        if rows.len() == MOST_ROWS {
            return Err(tell("import-many-rows", &[("most", MOST_ROWS.into())]));
        }
        rows.push((line, record));
    }
    if rows.is_empty() { Err(say("import-empty")) } else { Ok(Table { header, rows }) }
}

fn unread(error: &csv::Error) -> String {
    tell("import-row-unread", &[("line", line(error.position()).into())])
}

/// How many empty lines stand before the row: the reader passes over them and counts from the first.
fn blank_lines(text: &str, at: Option<&csv::Position>) -> usize {
    let rest = at.and_then(|at| text.as_bytes().get(usize::try_from(at.byte()).ok()?..)).unwrap_or_default();
    rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).filter(|byte| **byte == b'\n').count()
}

fn line(at: Option<&csv::Position>) -> usize {
    at.and_then(|at| usize::try_from(at.line()).ok()).unwrap_or_default()
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes())
}

/// A first line `sep=;`, as spreadsheets write it, names what parts the columns.
fn separator_line(text: &str) -> (&str, Option<u8>) {
    let Some(rest) = text.strip_prefix("sep=") else { return (text, None) };
    let Some((named, rest)) = rest.split_once('\n') else { return (text, None) };
    match named.trim_end_matches('\r').as_bytes() {
        [one] if SEPARATORS.contains(one) => (rest, Some(*one)),
        _ => (text, None),
    }
}

/// The one by which the first rows have as many values as the header has names, and the most.
fn separator(text: &str) -> u8 {
    let fit = |separator: u8| {
        let mut reader = reader(text, separator);
        let mut rows = reader.records().take(LOOKED_AT).filter_map(Result::ok);
        let names = rows.next().map_or(0, |header| header.len());
        let even = rows.filter(|row| row.len() == names).count();
        if names < 2 { (0, 0) } else { (1 + even, names) }
    };
    // Of equals the first stands: `max_by_key` takes the last.
    SEPARATORS.into_iter().rev().max_by_key(|separator| fit(*separator)).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        let table = table(text).unwrap();
        table.rows.iter().map(|(_, row)| row.iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn text_is_read_in_the_usual_writings_and_others_are_told_apart() {
        let words = "Tag;Schmerz\n1.2.2026;ü\n";
        let wide = |order: fn(u16) -> [u8; 2]| words.encode_utf16().flat_map(order).collect::<Vec<u8>>();
        let (le, be) = (wide(u16::to_le_bytes), wide(u16::to_be_bytes));
        for bytes in [
            words.as_bytes().to_vec(),
            [&[0xEF, 0xBB, 0xBF], words.as_bytes()].concat(),
            [&[0xFF, 0xFE][..], &le].concat(),
            [&[0xFE, 0xFF][..], &be].concat(),
            le,
            be,
        ] {
            assert_eq!(text(&bytes).as_deref(), Some(words), "{bytes:?}");
        }
        assert_eq!(text(b"Tag;\xfc\n"), None, "one byte a sign could be any of many writings");
        assert_eq!(text(&[0xFF, 0xFE, 0x41]), None, "half a sign");
        assert_eq!(text(b"a\0b"), None);
    }

    #[test]
    fn columns_are_parted_by_what_fits() {
        for (text, second) in [
            ("day,pain\n2026-11-01,\"4,5\"\n", "4,5"),
            ("day;pain\n2026-11-01;4,5\n", "4,5"),
            ("day\tnote\n2026-11-01\ta, b; c\n", "a, b; c"),
            ("sep=;\r\nday;pain\r\n2026-11-01;4\r\n", "4"),
            ("day;a,b\n1;2\n3;4\n", "2"),
        ] {
            let first = cells(text).swap_remove(0);
            assert_eq!((first.len(), first[1].as_str()), (2, second), "{text}");
        }
    }

    #[test]
    fn rows_know_their_line_and_no_value_is_lost_beside_the_table() {
        let parted = table("sep=,\nday,note\n1,\"two\nlines\"\n,\n\n2,x\n").unwrap();
        assert_eq!(parted.rows.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [3, 7]);
        assert_eq!(cells("day,note\n1\n2,x,\n"), [vec!["1"], vec!["2", "x", ""]]);
        assert!(table("day,note\n1,2,3\n").unwrap_err().contains("Line 2 has 3 values"));
        assert!(table("").is_err() && table("day,note\n").is_err());
    }
}
