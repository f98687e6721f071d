//! The page as Markdown: the same figures and sentences, with nothing cut short. A person's words are escaped, so that
//! they stay words.

use super::clean::{markdown as escaped, markdown_cell};
use super::phrases::{MISSING, figure, row_name, weekday};
use super::sheet::{Block, Body, Item, Sheet, Table};
use crate::insight::Page;
use crate::insight::page::DayMark;
use crate::words::say;

/// The page as Markdown, with a line break at the end.
#[must_use]
pub fn markdown(page: &Page) -> String {
    let sheet = Sheet::of(page);
    let mut out = Lines::default();
    out.add(&format!("# {}", escaped(&sheet.title)));
    for item in &sheet.under {
        out.paragraph(&escaped(&item.text));
    }
    for block in &sheet.blocks {
        out.block(block);
    }
    out.paragraph(&format!("## {}", say("page-foot")));
    out.list(&sheet.foot, "");
    out.0
}

/// The text as it grows, one blank line between blocks.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn add(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push('\n');
    }

    fn paragraph(&mut self, text: &str) {
        self.add("");
        self.add(text);
    }

    fn block(&mut self, block: &Block) {
        if !block.heading.is_empty() {
            self.paragraph(&format!("## {}", block.heading));
        }
        match &block.body {
            Body::Lines(items) => self.list(items, ""),
            Body::Boxes(items) => self.list(items, "[ ] "),
            Body::Table(table) => self.table(table),
            Body::Days(days) => self.days(&days.marks),
        }
    }

    fn list(&mut self, items: &[Item], sign: &str) {
        self.add("");
        for item in items {
            self.add(&format!("- {sign}{}", cell(&item.text)));
        }
    }

    fn table(&mut self, table: &Table) {
        let cells = |cells: &[String]| cells.iter().map(|text| markdown_cell(text)).collect::<Vec<_>>();
        self.add("");
        self.row(&cells(&table.head));
        self.row(&table.columns.iter().map(|it| if it.right { "--:" } else { "---" }.to_owned()).collect::<Vec<_>>());
        for row in &table.rows {
            self.row(&cells(row));
        }
    }

    fn days(&mut self, days: &[DayMark]) {
        self.add("");
        let mut row = |label: String, cell: &dyn Fn(&DayMark) -> String| {
            self.row(&[label].into_iter().chain(days.iter().map(cell)).collect::<Vec<_>>());
        };
        row(String::new(), &|day| weekday(day.day));
        row("---".to_owned(), &|_| "---".to_owned());
        row(row_name("worst-pain"), &|day| day.worst.map_or("·".to_owned(), figure));
        row(say("page-by-day-practised"), &|day| if day.practised { "●" } else { "" }.to_owned());
        if days.iter().any(|day| day.hard_day) {
            row(say("page-by-day-hard"), &|day| if day.hard_day { say("page-hard") } else { String::new() });
        }
    }

    fn row(&mut self, cells: &[String]) {
        self.add(&format!("| {} |", cells.join(" | ")));
    }
}

/// A value that may be the sign for "missing", which is not to become a list.
fn cell(value: &str) -> String {
    if value == MISSING { value.to_owned() } else { escaped(value) }
}
