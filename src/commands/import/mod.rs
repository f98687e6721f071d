//! `import FILE`: a whole diary as JSON, our own table, or another table with its columns named. What would come in is said
//! first; what is here already is known again; `import --undo` takes the last import out.

mod batch;
mod cells;
mod columns;
mod fields;
mod moments;
mod rows;
mod table;
mod whole;

use std::path::Path;

use chrono::{DateTime, FixedOffset};

use super::book::Book;
use super::call::{Call, Refusal};
use super::practise::library;
use crate::cli::Import;
use crate::clock;
use crate::coach::dates;
use crate::files;
use crate::store::Place;
use crate::words::{Fill, say, tell};

use batch::Print;
use columns::Columns;
pub use moments::Order;
use whole::Whole;

pub use rows::{Around, Reading};

/// The largest file that is read, in bytes: far more than thirty years of writing.
const MOST: usize = 256 * 1024 * 1024;

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// JSON.
    Json,
    /// A table.
    Csv,
}

/// What was told about a file.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// How it is written.
    pub written: Option<Written>,
    /// What its columns become, as `COLUMN=FIELD`.
    pub map: Vec<String>,
}

/// What a file holds.
#[derive(Debug)]
pub enum Held {
    /// A whole diary.
    Whole(Whole),
    /// A table: what its columns become, unless it is our own; how many rows it has; and what they say.
    Table {
        /// A line for each column of a table that is not our own.
        columns: Vec<String>,
        /// How many rows there are.
        rows: usize,
        /// What they say.
        reading: Reading,
    },
}

/// Reads a file. Pure: the moment, the place and the exercises are handed in.
///
/// # Errors
/// In one line, why it cannot be read at all. What does not fit in its rows is in the reading.
pub fn look(bytes: &[u8], told: &Told, around: &Around<'_>) -> Result<Held, String> {
    let text = table::text(bytes).ok_or_else(|| say("import-not-text"))?;
    let is_json = text.trim_start().starts_with('{');
    if told.written.map_or(is_json, |written| written == Written::Json) {
        return whole::read(&text).map(Held::Whole).ok_or_else(|| say("import-not-whole-diary"));
    }
    let table = table::table(&text)?;
    if rows::is_own(&table) {
        let reading = rows::own(&table, around);
        return Ok(Held::Table { columns: Vec::new(), rows: table.rows.len(), reading });
    }
    let columns = Columns::of(&table.header, &told.map)?;
    let reading = rows::other(&table, &columns, around)?;
    Ok(Held::Table { columns: columns.lines(&table.header), rows: table.rows.len(), reading })
}

/// Joins the file into the diary, or says what would be joined; or takes the last import out.
///
/// # Errors
/// When the file cannot be read (74, 77), holds something that does not fit (65), nobody can be asked (2), or the diary
/// cannot be written. Nothing is changed then.
pub fn run(typed: &Import, place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    if typed.undo {
        return undo(typed, place, call);
    }
    let Some(file) = &typed.diary else { return Err(Refusal::usage(say("import-no-file"))) };
    let told = Told { written: written(typed)?, map: typed.map.clone() };
    let order = order(typed)?;
    let from_input = file == Path::new("-");
    let bytes = if from_input { call.listen()? } else { files::read_up_to(file, MOST)? };
    let name = if from_input { say("command-standard-input") } else { file.display().to_string() };
    let (library, zone) = (library()?, call.clock.zone());
    let around = Around {
        now: call.clock.now().wall,
        at: &|plain| zone.at(plain),
        track: &|id| library.catalogue.get(id).map(|exercise| exercise.track.id().to_owned()),
        order,
    };
    let print = Print::new().and(&bytes);
    match look(&bytes, &told, &around).map_err(|why| refusal(&name, why))? {
        Held::Whole(whole) => whole_diary(whole, &print.name(), typed, place, call),
        Held::Table { columns, rows, reading } => {
            if !columns.is_empty() {
                call.say(&say("import-columns"));
            }
            for line in &columns {
                call.say(&format!("  {line}"));
            }
            all_fit(&reading, &name, call)?;
            let batch = columns.iter().fold(print, |print, line| print.and(line.as_bytes())).name();
            a_table(!columns.is_empty(), rows, reading, &batch, typed, place, call)
        }
    }
}

fn written(typed: &Import) -> Result<Option<Written>, Refusal> {
    match typed.written.as_deref() {
        None => Ok(None),
        Some("json") => Ok(Some(Written::Json)),
        Some("csv") => Ok(Some(Written::Csv)),
        Some(other) => Err(super::fields::not_listed("--format", other, &["csv", "json"])),
    }
}

fn order(typed: &Import) -> Result<Option<Order>, Refusal> {
    let read = |text: &String| {
        Order::parse(text).ok_or_else(|| super::fields::not_listed("--dates", text, &["ymd", "dmy", "mdy"]))
    };
    typed.dates.as_ref().map(read).transpose()
}

/// A refusal about the file, and that nothing was changed.
fn refusal(file: &str, why: String) -> Refusal {
    let fills = [("file", Fill::from(file.to_owned())), ("why", why.into())];
    Refusal::data(format!("{} {}", tell("import-refused", &fills), say("error-nothing-changed")))
}

fn whole_diary(whole: Whole, batch: &str, typed: &Import, place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let mut book = Book::open(place, call)?;
    let mut settings = whole.settings(&book.profile);
    settings.extend(batch::settings_again(&book, batch, &whole.registers));
    let (read, passed) = (whole.records.len(), whole.passed);
    let mut joining = batch::joining(&mut book, whole.records, batch, false).map_err(Refusal::data)?;
    refused_months(&book)?;
    for line in joined_lines(read, &joining, call) {
        call.say(&line);
    }
    if joining.later > 0 {
        call.say(&tell("import-later", &[("count", joining.later.into())]));
    }
    if !settings.is_empty() {
        call.say(&tell("import-settings", &[("count", settings.len().into())]));
    }
    if passed > 0 {
        call.say(&tell("import-passed", &[("count", passed.into())]));
    }
    joining.changes.extend(settings);
    take(joining, batch, typed, &mut book, call)
}

fn a_table(
    asks: bool,
    read: usize,
    reading: Reading,
    batch: &str,
    typed: &Import,
    place: Place,
    call: &mut Call<'_>,
) -> Result<u8, Refusal> {
    let mut book = Book::open(place, call)?;
    let bare = reading.bare;
    let records = batch::records(reading.made, &clock::zone_name(), &book.stamp).map_err(Refusal::data)?;
    let joining = batch::joining(&mut book, records, batch, true).map_err(Refusal::data)?;
    refused_months(&book)?;
    for line in joined_lines(read, &joining, call) {
        call.say(&line);
    }
    if bare > 0 {
        call.say(&tell("import-bare", &[("count", bare.into())]));
    }
    if asks && joining.new > 0 && !typed.dry_run && !typed.yes {
        match call.confirm(&say("import-ask")) {
            Some(true) => {}
            Some(false) => {
                call.say(&say("import-left"));
                return Ok(0);
            }
            None => return Err(Refusal::usage(say("import-nobody"))),
        }
    }
    take(joining, batch, typed, &mut book, call)
}

/// Says what does not fit, by line and column; a table is taken whole or not at all.
fn all_fit(reading: &Reading, name: &str, call: &mut Call<'_>) -> Result<(), Refusal> {
    let Some((last, first)) = reading.trouble.split_last() else { return Ok(()) };
    for line in first {
        call.refuse(line);
    }
    if reading.more_trouble > 0 {
        call.refuse(last);
        return Err(refusal(name, tell("import-more-trouble", &[("count", reading.more_trouble.into())])));
    }
    Err(refusal(name, format!("{last} {}", say("import-as-words"))))
}

/// Nothing is taken while a month that it belongs to cannot be read: it would be written over unseen.
fn refused_months(book: &Book) -> Result<(), Refusal> {
    match book.refused.first() {
        Some(line) => Err(Refusal::data(format!("{line} {}", say("error-nothing-changed")))),
        None => Ok(()),
    }
}

fn joined_lines(read: usize, joining: &batch::Joining, call: &Call<'_>) -> Vec<String> {
    let day = |at: DateTime<FixedOffset>| dates::day_month(at.date_naive(), call.today().day());
    let span = joining.span.map_or_else(String::new, |(first, last)| {
        tell("import-span", &[("from", day(first).into()), ("to", day(last).into())])
    });
    let fills = [("read", Fill::from(read)), ("new", joining.new.into()), ("span", span.into())];
    let mut lines = vec![tell("import-read", &fills)];
    for (key, count) in [("import-here", joining.here), ("import-deleted", joining.deleted)] {
        if count > 0 {
            lines.push(tell(key, &[("count", count.into())]));
        }
    }
    lines
}

fn take(
    joining: batch::Joining,
    batch: &str,
    typed: &Import,
    book: &mut Book,
    call: &mut Call<'_>,
) -> Result<u8, Refusal> {
    if typed.dry_run {
        call.say(&say("import-dry"));
        return Ok(0);
    }
    let new = joining.new;
    let changes = joining.saved(book, batch);
    if changes.is_empty() {
        call.say(&say("import-nothing"));
        return Ok(0);
    }
    book.save(&changes)?;
    call.say(&tell("import-done", &[("count", new.into())]));
    Ok(0)
}

/// `import --undo`.
fn undo(typed: &Import, place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let mut book = Book::open(place, call)?;
    let Some(back) = batch::back(&mut book).map_err(Refusal::data)? else {
        return Err(Refusal::plain(say("import-undo-none")));
    };
    refused_months(&book)?;
    let here = call.clock.now().wall;
    let made = back.import.at.with_timezone(here.offset());
    let when = super::line::time_words(made, here);
    call.say(&tell(
        "import-undo-what",
        &[("when", when.into()), ("gone", back.gone.into()), ("stay", back.stay.into())],
    ));
    for (key, count) in [("import-undo-again", back.again), ("import-undo-settings", back.settings)] {
        if count > 0 {
            call.say(&tell(key, &[("count", count.into())]));
        }
    }
    if typed.dry_run {
        call.say(&say("import-dry"));
        return Ok(0);
    }
    if !typed.yes {
        match call.confirm(&say("import-undo-ask")) {
            Some(true) => {}
            Some(false) => {
                call.say(&say("import-undo-left"));
                return Ok(0);
            }
            None => return Err(Refusal::usage(say("import-nobody"))),
        }
    }
    book.save(&back.changes)?;
    call.say(&say("import-undo-done"));
    Ok(0)
}
