//! The page as plain text: at most 60 lines of 80 columns, whatever a person has written.

use super::columns::{pad, pad_left, wrap};
use super::fit::{BOX, fitted};
use super::phrases::{figure, row_name, weekday};
use super::sheet::{Block, Body, Item, LABEL, Sheet, Table};
use crate::insight::Page;
use crate::insight::page::DayMark;
use crate::words::say;

/// The most columns of a line.
pub const COLUMNS: usize = 80;
/// The most lines of the page.
pub const LINES: usize = 60;

/// What is left beside the labels.
const REST: usize = COLUMNS - LABEL;
/// The columns of one day.
const DAY: usize = 4;

/// A line: pieces at their columns, and what kind of line it is. Text and PDF are both set from these.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    pub(super) pieces: Vec<Piece>,
    pub(super) kind: RowKind,
}

/// What kind of line it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum RowKind {
    #[default]
    Plain,
    Title,
    /// The head of a table.
    Head,
    /// The foot of the page.
    Foot,
}

/// A piece of a line.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Its first column, and how many it may take.
    pub(super) at: usize,
    pub(super) width: usize,
    /// Whether it stands at the right end of its columns.
    pub(super) right: bool,
    pub(super) what: What,
}

/// What a piece is.
#[derive(Clone, Debug)]
pub(super) enum What {
    Text(String),
    /// The label of a block.
    Label(String),
    /// A figure from 0 to 10 as a bar.
    Bar(f64),
    /// A practice.
    Dot,
}

/// The page as text, with a line break at the end.
#[must_use]
pub fn text(page: &Page) -> String {
    rows(&fitted(Sheet::of(page))).iter().flat_map(|row| [set(row), "\n".to_owned()]).collect()
}

/// The lines of a sheet that fits.
pub(super) fn rows(sheet: &Sheet) -> Vec<Row> {
    let mut rows: Vec<Row> = wrap(&sheet.title, COLUMNS, 1).into_iter().map(|line| of_text(0, line)).collect();
    for row in &mut rows {
        row.kind = RowKind::Title;
    }
    rows.extend(whole(&sheet.under));
    for block in &sheet.blocks {
        if block.apart {
            rows.push(Row::default());
        }
        rows.extend(block_rows(block));
    }
    rows.push(Row::default());
    let mut foot = whole(&sheet.foot);
    for row in &mut foot {
        row.kind = RowKind::Foot;
    }
    rows.truncate(LINES.saturating_sub(foot.len()));
    rows.extend(foot);
    rows
}

fn whole(items: &[Item]) -> Vec<Row> {
    let lines = items.iter().flat_map(|item| wrap(&item.text, COLUMNS, item.most));
    lines.map(|line| of_text(0, line)).collect()
}

fn of_text(at: usize, text: String) -> Row {
    Row { pieces: vec![Piece { at, width: COLUMNS - at, right: false, what: What::Text(text) }], ..Row::default() }
}

fn block_rows(block: &Block) -> Vec<Row> {
    let mut rows = match &block.body {
        Body::Lines(items) => {
            let lines = items.iter().flat_map(|item| wrap(&item.text, REST, item.most));
            lines.map(|line| of_text(LABEL, line)).collect()
        }
        Body::Boxes(items) => items.iter().flat_map(boxed).collect(),
        Body::Table(table) => table_rows(table),
        Body::Days(days) => day_rows(days),
    };
    let label = Piece { at: 0, width: LABEL, right: false, what: What::Label(block.label.clone()) };
    if let Some(first) = rows.first_mut().filter(|_| !block.label.is_empty()) {
        first.pieces.insert(0, label);
    }
    rows
}

fn boxed(item: &Item) -> Vec<Row> {
    let lines = wrap(&item.text, REST - BOX, item.most);
    let line = |(at, line): (usize, String)| {
        let mut row = of_text(if item.counts { LABEL } else { LABEL + BOX }, line);
        if at == 0 && !item.counts {
            row.pieces.insert(0, of_text(LABEL, "[ ]".to_owned()).pieces.remove(0));
        }
        row
    };
    lines.into_iter().enumerate().map(line).collect()
}

fn table_rows(table: &Table) -> Vec<Row> {
    if table.rows.is_empty() {
        return Vec::new();
    }
    let set = |cells: &[String]| {
        let (mut at, mut pieces) = (table.indent, Vec::new());
        for (cell, column) in cells.iter().zip(table.columns) {
            // A last column at the left keeps a space from the one before it.
            let gap = if !column.right && at > table.indent { 2 } else { 0 };
            let width = if cells.len() == 1 { COLUMNS - table.indent } else { column.width - gap };
            pieces.push(Piece { at: at + gap, width, right: column.right, what: What::Text(cell.clone()) });
            at += column.width;
        }
        Row { pieces, kind: RowKind::Plain }
    };
    let mut rows = vec![Row { kind: RowKind::Head, ..set(&table.head) }];
    rows.extend(table.rows.iter().map(|row| set(row)));
    rows
}

/// Worst pain by day as a bar and as a figure, and the practices beneath; a dot where there is no entry.
fn day_rows(days: &[DayMark]) -> Vec<Row> {
    let line = |label: &str, cell: &dyn Fn(&DayMark) -> Option<What>| {
        let text = |text: &str| What::Text(text.to_owned());
        let mut pieces = vec![Piece { at: 0, width: LABEL, right: false, what: text(label) }];
        let cells = days.iter().enumerate().filter_map(|(n, day)| Some((n, cell(day)?)));
        pieces.extend(cells.map(|(n, what)| Piece { at: LABEL + n * DAY, width: DAY, right: false, what }));
        Row { pieces, kind: RowKind::Plain }
    };
    let none = || What::Text("·".to_owned());
    let mut rows = vec![
        line("", &|day| Some(What::Text(weekday(day.day)))),
        line(&row_name("worst-pain"), &|day| Some(day.worst.map_or_else(none, What::Bar))),
        line("", &|day| Some(day.worst.map_or_else(none, |worst| What::Text(figure(worst))))),
        line(&say("page-by-day-practised"), &|day| day.practised.then_some(What::Dot)),
    ];
    // The label of the block stands in the first line.
    rows[0].pieces.remove(0);
    if days.iter().any(|day| day.hard_day) {
        rows.push(line(&say("page-by-day-hard"), &|day| day.hard_day.then(|| What::Text(say("page-hard")))));
    }
    rows
}

/// A line in letters.
fn set(row: &Row) -> String {
    let mut line = String::new();
    for piece in &row.pieces {
        let text = match &piece.what {
            What::Text(text) | What::Label(text) => text.clone(),
            What::Bar(value) => bar(*value).to_string(),
            What::Dot => "●".to_owned(),
        };
        line = pad(&line, piece.at);
        line.push_str(&if piece.right {
            pad_left(&text, piece.width)
        } else {
            super::columns::cut(&text, piece.width)
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
