//! The page as it is read out: the same sentences, each row of a table as one, the days of the chart as a list. For ears: no columns, no signs that stand for words.

use super::fit::fitted;
use super::phrases::{MISSING, dates_words, figure, row_name, short_date};
use super::sheet::{Block, Body, Item, Sheet, Table};
use super::{Format, Handed, csv, fhir};
use crate::insight::Page;
use crate::insight::page::DayMark;
use crate::words::{say, tell};

/// What the page says, a part after the other: the words of its heading, and its lines. With `whole` nothing is cut, as
/// in a file that knows no sheet.
#[must_use]
pub fn spoken(page: &Page, whole: bool) -> Vec<(String, Vec<String>)> {
    let sheet = Sheet::of(page);
    let sheet = if whole { sheet } else { fitted(sheet) };
    let texts = |items: &[Item]| items.iter().map(text).collect::<Vec<_>>();
    let mut parts = vec![(sheet.title.clone(), texts(&sheet.under))];
    for block in &sheet.blocks {
        let lines = lines(block);
        match parts.last_mut() {
            // It goes on beneath the block before.
            Some((_, before)) if block.heading.is_empty() => before.extend(lines),
            _ => parts.push((block.heading.clone(), lines)),
        }
    }
    parts.push((say("page-foot"), texts(&sheet.foot)));
    parts
}

/// What a file that is made for programs holds, in sentences; `None` of one that is read as it is.
#[must_use]
pub fn contents(handed: &Handed<'_>, format: Format) -> Option<Vec<String>> {
    let page = handed.page;
    let days = dates_words(page.from, page.to);
    match format {
        Format::Csv if handed.rows.is_empty() => Some(vec![say("page-no-records")]),
        Format::Csv => {
            let columns = csv::header(handed.rows);
            let fills = [("rows", handed.rows.len().into()), ("days", days.into()), ("columns", columns.len().into())];
            let named = tell("page-said-columns", &[("names", columns.join(", ").replace('_', " ").into())]);
            Some(vec![tell("page-said-csv", &fills), named])
        }
        Format::Json => {
            let fills = [("figures", page.figures.len().into()), ("days", days.into())];
            Some(vec![tell("page-said-json", &fills)])
        }
        Format::Fhir => {
            let counted = fhir::counted(page, handed.rows);
            let counted: Vec<String> = counted.into_iter().map(|(kind, n)| format!("{n} {kind}")).collect();
            Some(vec![tell("page-said-fhir", &[("days", days.into()), ("counted", counted.join(", ").into())])])
        }
        _ => None,
    }
}

fn lines(block: &Block) -> Vec<String> {
    match &block.body {
        Body::Lines(items) | Body::Boxes(items) => items.iter().map(text).collect(),
        Body::Table(table) => table.rows.iter().map(|cells| row(table, cells)).collect(),
        Body::Days(days) => by_day(&days.marks),
    }
}

/// The days of which something is known: "23 November: worst pain 6, practised".
fn by_day(marks: &[DayMark]) -> Vec<String> {
    let day = |mark: &DayMark| {
        let worst = mark.worst.map(|worst| format!("{} {}", row_name("worst-pain"), figure(worst)));
        let practised = mark.practised.then(|| say("page-by-day-practised"));
        let hard = mark.hard_day.then(|| say("page-by-day-hard"));
        let said: Vec<String> = [worst, practised, hard].into_iter().flatten().collect();
        let fills = [("row", short_date(mark.day).into()), ("said", said.join(", ").into())];
        (!said.is_empty()).then(|| tell("page-said-row", &fills))
    };
    let days: Vec<String> = marks.iter().filter_map(day).collect();
    if days.is_empty() { vec![say("page-said-nothing")] } else { days }
}

fn text(item: &Item) -> String {
    if item.text == MISSING { say("page-said-nothing") } else { item.text.clone() }
}

/// "Worst pain: this week 6.5 over 6 days, week before 6.6 over 7 days." What is not there is not said.
fn row(table: &Table, cells: &[String]) -> String {
    let [first, rest @ ..] = cells else { return String::new() };
    if rest.is_empty() {
        return first.clone();
    }
    let named = table.head.iter().skip(1).zip(rest).filter(|(_, cell)| *cell != MISSING);
    let said: Vec<String> = named.map(|(head, cell)| format!("{head} {}", value(cell))).collect();
    let said = if said.is_empty() { say("page-said-nothing") } else { said.join(", ") };
    tell("page-said-row", &[("row", first.trim_start_matches("· ").into()), ("said", said.into())])
}

/// A cell in words: how many days stand behind a mean, lower and higher in place of their signs.
fn value(cell: &str) -> String {
    if let Some((value, days)) = cell.strip_suffix(')').and_then(|cell| cell.rsplit_once(" (")) {
        let key = if value == MISSING { "page-said-few" } else { "page-said-mean" };
        let days: u32 = days.parse().unwrap_or_default();
        return tell(key, &[("value", value.into()), ("days", days.into())]);
    }
    let bare = |sign| cell.split(", ").map(|part| part.trim_start_matches(sign)).collect::<Vec<_>>().join(", ");
    match cell.chars().next() {
        Some('-') => tell("page-said-lower", &[("by", bare('-').into())]),
        Some('+') => tell("page-said-higher", &[("by", bare('+').into())]),
        _ => cell.replace(" / ", &format!(" {} ", say("page-said-of"))),
    }
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn cells_become_words() {
        assert_eq!(value("3.9 (7)"), "3.9 over 7 days");
        assert_eq!(value("- (1)"), "on 1 day, too few for a mean");
        assert_eq!(value("-1.2, -20 %"), "1.2, 20 % lower");
        assert_eq!(value("+0.3"), "0.3 higher");
        assert_eq!(value("58 min / 60 min"), "58 min of 60 min");
        assert_eq!(value("yes"), "yes");
    }
}
