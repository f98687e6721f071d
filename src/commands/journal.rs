//! `journal`: what was written, newest first, as lines for reading or as JSON.

use super::book::Book;
use super::call::{Call, Refusal};
use super::fields;
use crate::cli::Journal;
use crate::coach::{Search, newest_first, when};
use crate::diary::{Day, DayStart, Kind, Record};
use crate::store::Place;
use crate::{report, words};

/// Prints the entries that are asked for. What cannot be read is told on standard error, with exit code 65, and the
/// rest is printed all the same.
///
/// # Errors
/// When a day or a kind does not read as one, or the diary cannot be opened.
pub fn run(typed: &Journal, place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let (from, to) = when::range(typed.from.as_deref(), typed.to.as_deref(), call.today())?;
    let wanted = Wanted {
        from,
        to,
        start: call.day_start,
        kind: typed.kind.as_deref().map(kind).transpose()?,
        search: Search::new(typed.search.as_deref().unwrap_or_default()).starting(call.day_start),
    };
    let mut book = Book::open(place, call)?;
    let mut records = Vec::new();
    for month in book.months.clone().into_iter().rev() {
        records.extend(book.month(month).into_iter().filter(|record| wanted.takes(record)));
    }
    records.sort_by_key(newest_first);
    let records: Vec<&Record> = records.iter().collect();
    if typed.json {
        call.hand_over(report::journal_json(&records).as_bytes())?;
    } else if records.is_empty() {
        // In a diary with entries it is the question that nothing answers.
        let narrowed = typed.search.is_some() || typed.from.is_some() || typed.to.is_some() || typed.kind.is_some();
        call.say(&words::say(if narrowed { "command-journal-none" } else { "command-journal-empty" }));
    } else {
        for line in report::journal_lines(&records, call.day_start) {
            call.say(&line);
        }
    }
    for line in book.refused.iter().chain(&book.newer()) {
        call.refuse(line);
    }
    Ok(if book.refused.is_empty() { 0 } else { 65 })
}

fn kind(typed: &str) -> Result<Kind, Refusal> {
    let plain = typed.trim().to_lowercase().replace(['-', ' '], "_");
    let named = |kind: &Kind| words::name("entry-kind", kind.id()).to_lowercase() == typed.trim().to_lowercase();
    Kind::ALL.into_iter().find(|kind| kind.id() == plain || named(kind)).ok_or_else(|| {
        let known: Vec<&str> = Kind::ALL.iter().map(Kind::id).collect();
        fields::not_listed("--kind", typed, &known)
    })
}

struct Wanted {
    from: Option<Day>,
    to: Option<Day>,
    start: DayStart,
    kind: Option<Kind>,
    search: Search,
}

impl Wanted {
    fn takes(&self, record: &Record) -> bool {
        let day = record.at.map(|at| self.start.day_of(at));
        let after = self.from.is_none_or(|from| day.is_some_and(|day| day >= from));
        let before = self.to.is_none_or(|to| day.is_some_and(|day| day <= to));
        let of_kind = self.kind.as_ref().is_none_or(|kind| *kind == record.kind);
        after && before && of_kind && self.search.finds(record, crate::report::entry_parts)
    }
}
