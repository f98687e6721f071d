//! One entry in one line, and a moment in words, for the answers of commands.

use chrono::{DateTime, FixedOffset};

use crate::coach::dates;
use crate::diary::{Kind, Record};
use crate::{report, words};

/// The kind and what the record says.
#[must_use]
pub fn of_record(record: &Record) -> String {
    let parts = report::entry_parts(record);
    if parts.is_empty() && (!record.fits || matches!(record.kind, Kind::Unknown(_))) {
        return words::say("entry-kind-unknown");
    }
    let kind = words::name("entry-kind", record.kind.id());
    std::iter::once(kind).chain(parts).collect::<Vec<_>>().join(" · ")
}

/// "at 14:05" today, "on 2026-11-22 at 21:00" on other days, by the calendar.
#[must_use]
pub fn time_words(at: DateTime<FixedOffset>, now: DateTime<FixedOffset>) -> String {
    let time = dates::clock(at);
    let here = at.with_timezone(now.offset());
    if here.date_naive() == now.date_naive() {
        words::tell("command-time-today", &[("time", time.into())])
    } else {
        words::tell("command-time", &[("date", at.date_naive().to_string().into()), ("time", time.into())])
    }
}
