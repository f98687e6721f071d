//! Journal entries as lines to read, and as JSON. For `pelvicoach journal`; which entries is decided there.

use chrono::{DateTime, FixedOffset, Timelike};

use super::clean;
use super::columns::wrap;
use super::entry::entry_parts;
use super::phrases::{date_words, weekday};
use super::text::COLUMNS;
use crate::diary::{DayStart, Kind, Record};
use crate::words::{name, say, tell};

/// How far what an entry says is set in.
const INDENT: usize = 2;

/// One readable paragraph for each record, in the order given, with a blank line between them: the person's day, the
/// time, the kind and the name by which it can be edited; beneath it what it says, whole.
#[must_use]
pub fn journal_lines(records: &[&Record], start: DayStart) -> Vec<String> {
    let mut lines = Vec::new();
    for record in records {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(head(record, start));
        let parts = entry_parts(record).join(" · ");
        if !parts.is_empty() && !record.deleted {
            let wrapped = wrap(&parts, COLUMNS - INDENT, usize::MAX);
            lines.extend(wrapped.into_iter().map(|line| " ".repeat(INDENT) + &line));
        }
    }
    lines
}

fn head(record: &Record, start: DayStart) -> String {
    let when = record.at.map_or_else(|| say("page-journal-no-date"), |at| when(at, start));
    let kind = match &record.kind {
        _ if record.deleted => say("page-journal-deleted"),
        Kind::Unknown(_) => say("entry-kind-unknown"),
        _ if !record.fits || record.body().is_err() => say("entry-kind-unknown"),
        kind => name("entry-kind", kind.id()),
    };
    let id = record.id.map(|id| format!(" · {id}")).unwrap_or_default();
    format!("{when} · {kind}{id}")
}

/// "Su 22 November 2026, 06:48", by the person's day: what is kept for a whole day stands in its last minute, and the
/// hours after midnight belong to the day before.
fn when(at: DateTime<FixedOffset>, start: DayStart) -> String {
    let day = start.day_of(at);
    let clock = format!("{:02}:{:02}", at.hour(), at.minute());
    let time = if at == start.last_minute(day, at) {
        say("page-journal-whole-day")
    } else if at.date_naive() == day.0 {
        clock
    } else {
        tell("page-journal-night", &[("time", clock.into())])
    };
    format!("{} {}, {time}", weekday(day), date_words(day))
}

/// The records as JSON, each as it stands in its month file, what this version does not know included.
#[must_use]
pub fn journal_json(records: &[&Record]) -> String {
    let entries: Vec<&str> = records.iter().map(|record| record.json()).collect();
    let list = if entries.is_empty() { "[]".to_owned() } else { format!("[\n{}\n]", entries.join(",\n")) };
    let text = format!("{{\"format\":\"pelvicoach/journal\",\"version\":1,\"entries\":{list}}}\n");
    clean::json(&text).into_owned()
}
