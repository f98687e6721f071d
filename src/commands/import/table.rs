//! A table as text of a file: how it is written, what parts its columns, its rows, one at a time. Knows no column by name.

use std::io::{self, Cursor, Read, Seek, SeekFrom};

use csv::{Position, ReaderBuilder, StringRecord};

use crate::words::{Fill, say, tell};

/// What may part the columns of a table.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];
/// So many rows are looked at to find out which it is.
const LOOKED_AT: usize = 20;
/// The most rows that are read; our own choice: a row an hour for thirty years.
const MOST_ROWS: usize = 262_980;
/// The most columns.
const MOST_COLUMNS: usize = 500;

/// The most bytes of a row, quotes and all: every column of an entry full of words has fewer.
const MOST_ROW: usize = 512 * 1024;

/// A table: what its columns are called, and the rows, which are read as they are asked for and never held together.
#[derive(Debug)]
pub struct Table<'a> {
    /// The names of the columns.
    pub header: Vec<String>,
    /// How many rows hold anything.
    pub rows: usize,
    text: &'a str,
    reader: csv::Reader<Rows<'a>>,
    /// Where the first row begins.
    first: Position,
    /// Lines that stand before the text.
    skipped: usize,
}

/// The text of a table, of which no row takes more than [`MOST_ROW`].
#[derive(Debug)]
struct Rows<'a> {
    text: Cursor<&'a [u8]>,
    /// So many bytes may still be read before this row is too long.
    left: usize,
}

impl Read for Rows<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let most = into.len().min(self.left);
        let read = self.text.read(into.get_mut(..most).unwrap_or_default())?;
        if read == 0 && self.left == 0 {
            return Err(io::Error::other("a row has no end"));
        }
        self.left -= read;
        Ok(read)
    }
}

impl Seek for Rows<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.text.seek(to)
    }
}

/// The bytes as text: UTF-8, or UTF-16 in either order, with or without the mark at its beginning; `None` when they are
/// neither.
#[must_use]
pub fn text(mut bytes: Vec<u8>) -> Option<String> {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        let even = bytes.len().is_multiple_of(2);
        char::decode_utf16(units).collect::<Result<String, _>>().ok().filter(|_| even)
    };
    let read = match bytes[..] {
        [0xEF, 0xBB, 0xBF, ..] => {
            bytes.drain(..3);
            String::from_utf8(bytes).ok()
        }
        [0xFF, 0xFE, ref rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, ref rest @ ..] => wide(rest, u16::from_be_bytes),
        [1..=0x7F, 0, 1..=0x7F, 0, ..] => wide(&bytes, u16::from_le_bytes),
        [0, 1..=0x7F, 0, 1..=0x7F, ..] => wide(&bytes, u16::from_be_bytes),
        _ => String::from_utf8(bytes).ok(),
    };
    read.filter(|text| !text.contains('\0'))
}

impl<'a> Table<'a> {
    /// The table in `text`, whose rows are looked through once.
    ///
    /// # Errors
    /// In one line: it has no header, a row has more values than the header has names, or there is too much of it.
    pub fn of(text: &'a str) -> Result<Self, String> {
        let (text, named) = separator_line(text);
        let mut reader = reader(text, named.unwrap_or_else(|| separator(text)));
        let mut header = StringRecord::new();
        match reader.read_record(&mut header) {
            Ok(true) => {}
            Ok(false) => return Err(say("import-empty")),
            Err(_) => return Err(unread(1)),
        }
        if header.len() > MOST_COLUMNS {
            return Err(tell("import-many-columns", &[("most", MOST_COLUMNS.into())]));
        }
        let header: Vec<String> = header.iter().map(|name| name.trim().to_owned()).collect();
        let (first, width) = (reader.position().clone(), header.len());
        let mut table = Self { header, rows: 0, text, reader, first, skipped: usize::from(named.is_some()) };
        let mut rows = 0;
        table.each(|line, _, row| {
            if row.iter().skip(width).any(|cell| !cell.trim().is_empty()) {
                let fills = [("line", Fill::from(line)), ("has", row.len().into()), ("names", width.into())];
                return Err(tell("import-row-long", &fills));
            }
            rows += 1;
            if rows > MOST_ROWS { Err(tell("import-many-rows", &[("most", MOST_ROWS.into())])) } else { Ok(()) }
        })?;
        table.rows = rows;
        if rows == 0 { Err(say("import-empty")) } else { Ok(table) }
    }

    /// Shows every row that holds anything: the line of the file at which it begins, its place for [`Table::row`], and
    /// itself.
    ///
    /// # Errors
    /// The line that `look` ends with, or one about a row that cannot be read.
    pub fn each(
        &mut self,
        mut look: impl FnMut(usize, u32, &StringRecord) -> Result<(), String>,
    ) -> Result<(), String> {
        let (first, mut row) = (self.first.clone(), StringRecord::new());
        self.reader.seek(first).map_err(|_| unread(1))?;
        loop {
            let begins = self.reader.position().clone();
            let line = line(&begins) + blank_lines(self.text, &begins) + self.skipped;
            self.reader.get_mut().left = MOST_ROW;
            match self.reader.read_record(&mut row) {
                Ok(true) if row.iter().all(|cell| cell.trim().is_empty()) => {}
                Ok(true) => look(line, u32::try_from(begins.byte()).unwrap_or(u32::MAX), &row)?,
                Ok(false) => return Ok(()),
                Err(_) => return Err(unread(line)),
            }
        }
    }

    /// The row at this place.
    ///
    /// # Errors
    /// In one line, when it cannot be read, which was found out before.
    pub fn row(&mut self, at: u32) -> Result<StringRecord, String> {
        let (mut begins, mut row) = (Position::new(), StringRecord::new());
        begins.set_byte(at.into());
        // How long it is was looked at before, with what had been read ahead.
        self.reader.get_mut().left = usize::MAX;
        let read = self.reader.seek(begins).and_then(|()| self.reader.read_record(&mut row));
        if read.is_ok_and(|there| there) { Ok(row) } else { Err(say("import-row-gone")) }
    }
}

fn unread(line: usize) -> String {
    tell("import-row-unread", &[("line", line.into())])
}

/// How many empty lines stand before the row: the reader passes over them and counts from the first.
fn blank_lines(text: &str, at: &Position) -> usize {
    let rest = usize::try_from(at.byte()).ok().and_then(|at| text.as_bytes().get(at..)).unwrap_or_default();
    rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).filter(|byte| **byte == b'\n').count()
}

fn line(at: &Position) -> usize {
    usize::try_from(at.line()).unwrap_or_default()
}

fn reader(text: &str, separator: u8) -> csv::Reader<Rows<'_>> {
    let rows = Rows { text: Cursor::new(text.as_bytes()), left: MOST_ROW };
    ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(rows)
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
        let mut row = StringRecord::new();
        let mut width = || {
            reader.get_mut().left = MOST_ROW;
            reader.read_record(&mut row).is_ok_and(|there| there).then_some(row.len())
        };
        let names = width().unwrap_or(0);
        let even = (1..LOOKED_AT).filter_map(|_| width()).filter(|width| *width == names).count();
        if names < 2 { (0, 0) } else { (1 + even, names) }
    };
    // Of equals the first stands: `max_by_key` takes the last.
    SEPARATORS.into_iter().rev().max_by_key(|separator| fit(*separator)).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(usize, Vec<String>)> {
        let mut table = Table::of(text).unwrap();
        let (mut rows, mut places) = (Vec::new(), Vec::new());
        let own = |row: &StringRecord| row.iter().map(str::to_owned).collect::<Vec<_>>();
        table
            .each(|line, at, row| {
                places.push(at);
                rows.push((line, own(row)));
                Ok(())
            })
            .unwrap();
        assert_eq!(table.rows, rows.len());
        // Each row is found again at its place, in any order.
        for (at, (_, row)) in places.iter().zip(&rows).rev() {
            assert_eq!(own(&table.row(*at).unwrap()), *row);
        }
        rows
    }

    fn cells(text: &str) -> Vec<Vec<String>> {
        rows(text).into_iter().map(|(_, row)| row).collect()
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
            assert_eq!(text(bytes.clone()).as_deref(), Some(words), "{bytes:?}");
        }
        assert_eq!(text(b"Tag;\xfc\n".to_vec()), None, "one byte a sign could be any of many writings");
        assert_eq!(text(vec![0xFF, 0xFE, 0x41]), None, "half a sign");
        assert_eq!(text(b"a\0b".to_vec()), None);
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
        let parted = rows("sep=,\nday,note\n1,\"two\nlines\"\n,\n\n2,x\n");
        assert_eq!(parted.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [3, 7]);
        assert_eq!(cells("day,note\n1\n2,x,\n"), [vec!["1"], vec!["2", "x", ""]]);
        let refused = |text: &str| Table::of(text).map(|table| table.rows).unwrap_err();
        assert!(refused("day,note\n1,2,3\n").contains("Line 2 has 3 values"));
        assert!(refused("") == refused("day,note\n"));
        // What was read ahead of it counts for a row as it is looked through, and not as it is found again.
        for more in [0, 2000, 7000] {
            let long = format!("day,note\n1,2\n3,{}\n", "x".repeat(MOST_ROW - 20 + more));
            if Table::of(&long).is_ok() {
                assert_eq!(rows(&long).len(), 2, "{more}");
            }
        }
        let endless = format!("day,note\n1,2\n3,\"{}", "x\n,".repeat(MOST_ROW / 2));
        assert!(refused(&endless).contains("Line 3 cannot be read"));
    }
}
