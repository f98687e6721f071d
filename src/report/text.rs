//! The page as plain text: at most 60 lines of 78 columns, whatever a person has written.

use super::columns::{pad, pad_left, wrap};
use super::fit::{BOX, fitted};
use super::phrases::{figure, row_name, weekday};
use super::sheet::{Block, Body, Item, LABEL, Sheet, Table};
use crate::insight::Page;
use crate::insight::page::DayMark;
use crate::words::say;

/// The most columns of a line: what a terminal of eighty has beside its left edge.
pub const COLUMNS: usize = 78;
/// The most lines of the page.
pub const LINES: usize = 60;

/// What is left beside the labels.
const REST: usize = COLUMNS - LABEL;
/// The columns of one day.
const DAY: usize = 4;

/// A line: pieces at their columns.
type Row = Vec<Piece>;

/// A piece of a line.
#[derive(Clone, Debug)]
struct Piece {
    /// Its first column, and how many it may take.
    at: usize,
    width: usize,
    /// Whether it stands at the right end of its columns.
    right: bool,
    text: String,
}

/// The page as text, with a line break at the end.
#[must_use]
pub fn text(page: &Page) -> String {
    rows(&fitted(Sheet::of(page))).iter().flat_map(|row| [set(row), "\n".to_owned()]).collect()
}

/// The lines of a sheet that fits.
fn rows(sheet: &Sheet) -> Vec<Row> {
    let mut rows: Vec<Row> = wrap(&sheet.title, COLUMNS, 1).into_iter().map(|line| of_text(0, line)).collect();
    rows.extend(whole(&sheet.under));
    for block in &sheet.blocks {
        if block.apart {
            rows.push(Row::default());
        }
        rows.extend(block_rows(block));
    }
    rows.push(Row::default());
    let foot = whole(&sheet.foot);
    rows.truncate(LINES.saturating_sub(foot.len()));
    rows.extend(foot);
    rows
}

fn whole(items: &[Item]) -> Vec<Row> {
    let lines = items.iter().flat_map(|item| wrap(&item.text, COLUMNS, item.most));
    lines.map(|line| of_text(0, line)).collect()
}

fn of_text(at: usize, text: String) -> Row {
    vec![Piece { at, width: COLUMNS - at, right: false, text }]
}

fn block_rows(block: &Block) -> Vec<Row> {
    let mut rows = match &block.body {
        Body::Lines(items) => {
            let lines = items.iter().flat_map(|item| wrap(&item.text, REST, item.most));
            lines.map(|line| of_text(LABEL, line)).collect()
        }
        Body::Boxes(items) => items.iter().flat_map(boxed).collect(),
        Body::Table(table) => table_rows(table),
        Body::Days(days) => day_rows(&days.marks),
    };
    let label = Piece { at: 0, width: LABEL, right: false, text: block.label.clone() };
    if let Some(first) = rows.first_mut().filter(|_| !block.label.is_empty()) {
        first.insert(0, label);
    }
    rows
}

fn boxed(item: &Item) -> Vec<Row> {
    let lines = wrap(&item.text, REST - BOX, item.most);
    let line = |(at, line): (usize, String)| {
        let mut row = of_text(if item.counts { LABEL } else { LABEL + BOX }, line);
        if at == 0 && !item.counts {
            row.insert(0, of_text(LABEL, "[ ]".to_owned()).remove(0));
        }
        row
    };
    lines.into_iter().enumerate().map(line).collect()
}

fn table_rows(table: &Table) -> Vec<Row> {
    if table.rows.is_empty() {
        return Vec::new();
    }
    let set = |row: &[String]| {
        let (mut end, mut pieces) = (table.indent, Vec::new());
        let one = row.len() == 1;
        for (n, (cell, column)) in table.cells(row).into_iter().zip(table.columns).enumerate() {
            end += column.width;
            let width = if one { COLUMNS - table.indent } else { table.room(n) };
            let at = if one { table.indent } else { end - width };
            pieces.push(Piece { at, width, right: column.right, text: cell });
        }
        pieces
    };
    let mut rows = vec![set(&table.head)];
    rows.extend(table.rows.iter().map(|row| set(row)));
    rows
}

/// Worst pain by day as a bar and as a figure, and the practices beneath; a dot where there is no entry.
fn day_rows(days: &[DayMark]) -> Vec<Row> {
    let line = |label: &str, cell: &dyn Fn(&DayMark) -> Option<String>| {
        let mut pieces = vec![Piece { at: 0, width: LABEL, right: false, text: label.to_owned() }];
        let cells = days.iter().enumerate().filter_map(|(n, day)| Some((n, cell(day)?)));
        pieces.extend(cells.map(|(n, text)| Piece { at: LABEL + n * DAY, width: DAY, right: false, text }));
        pieces
    };
    let none = || "·".to_owned();
    let mut rows = vec![
        line("", &|day| Some(weekday(day.day))),
        line(&row_name("worst-pain"), &|day| Some(day.worst.map_or_else(none, |worst| bar(worst).to_string()))),
        line("", &|day| Some(day.worst.map_or_else(none, figure))),
        line(&say("page-by-day-practised"), &|day| day.practised.then(|| "●".to_owned())),
    ];
    // The label of the block stands in the first line.
    rows[0].remove(0);
    if days.iter().any(|day| day.hard_day) {
        rows.push(line(&say("page-by-day-hard"), &|day| day.hard_day.then(|| say("page-hard"))));
    }
    rows
}

/// A line in letters.
fn set(row: &Row) -> String {
    let mut line = String::new();
    for piece in row {
        line = pad(&line, piece.at);
        line.push_str(&if piece.right {
            pad_left(&piece.text, piece.width)
        } else {
            super::columns::cut(&piece.text, piece.width)
        });
    }
    line.trim_end().to_owned()
}

/// A bar for a figure from 0 to 10.
fn bar(value: f64) -> char {
    const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let level = BARS.iter().enumerate().rev().find(|(level, _)| {
        let level = u32::try_from(*level).unwrap_or_default();
        value >= (f64::from(level) - 0.5) * 10.0 / 7.0
    });
    level.map_or(BARS[0], |(_, bar)| *bar)
}
