//! `import FILE`: a whole diary as JSON, our own table, or another table with its columns named. What would come in is said
//! first; what is here already is known again; `import --undo` takes the last import out.

mod batch;
mod cells;
mod columns;
mod fields;
mod held;
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
use crate::diary::Change;
use crate::files;
use crate::store::Place;
use crate::words::{Fill, say, tell};

use batch::{Joiner, Joining, Print};

pub use held::{Held, Part, Sheet, look};
pub use moments::Order;
pub use rows::{Around, Reading};
pub use table::text;

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
    let bytes = if from_input { call.listen(MOST)? } else { files::read_up_to(file, MOST)? };
    let name = if from_input { say("command-standard-input") } else { file.display().to_string() };
    let (library, zone) = (library()?, call.clock.zone());
    let around = Around {
        now: call.clock.now().wall,
        at: &|plain| zone.at(plain),
        track: &|id| library.catalogue.get(id).map(|exercise| exercise.track.id().to_owned()),
        order,
    };
    let print = Print::new().and(&bytes);
    let text = table::text(bytes).ok_or_else(|| refusal(&name, say("import-not-text")))?;
    let held = held::look(&text, &told, &around).map_err(|why| refusal(&name, why))?;
    let mut batch = print;
    if let Held::Table(sheet) = &held {
        if !sheet.columns.is_empty() {
            call.say(&say("import-columns"));
        }
        for line in &sheet.columns {
            call.say(&format!("  {line}"));
            batch = batch.and(line.as_bytes());
        }
        all_fit(&sheet.reading, &name, call)?;
    }
    let (batch, tz) = (batch.name(), clock::zone_name());
    Taking { held, around: &around, batch: &batch, tz: &tz }.take(typed, place, call)
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

/// A file that is about to be taken.
struct Taking<'a> {
    held: Held<'a>,
    around: &'a Around<'a>,
    batch: &'a str,
    tz: &'a str,
}

impl Taking<'_> {
    /// Says what would come in, asks where that is to be asked, and takes it.
    fn take(mut self, typed: &Import, place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
        let mut book = Book::open(place, call)?;
        let settings = match &self.held {
            Held::Whole(_, whole) => {
                let mut settings = whole.settings(&book.profile);
                settings.extend(batch::settings_again(&book, self.batch, &whole.registers));
                settings
            }
            Held::Table(_) => Vec::new(),
        };
        let joining = self.each_part(&mut book, |_, _| Ok(()))?;
        refused_months(&book)?;
        self.tell(&joining, settings.len(), call);
        let asks = matches!(&self.held, Held::Table(sheet) if !sheet.columns.is_empty());
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
        if typed.dry_run {
            book.newer().iter().for_each(|line| call.refuse(line));
            call.say(&say("import-dry"));
            return Ok(0);
        }
        if joining.new + joining.later + settings.len() == 0 {
            call.say(&say("import-nothing"));
            return Ok(0);
        }
        let done = self.save(joining.new, settings, &mut book)?;
        call.say(&tell("import-done", &[("count", done.new.into())]));
        Ok(0)
    }

    /// Joins every part into what is in the diary by then, and hands `take` what is new of it. A month is read anew for
    /// each of its parts and let go afterwards.
    fn each_part(
        &mut self,
        book: &mut Book,
        mut take: impl FnMut(&mut Book, Vec<Change>) -> Result<(), Refusal>,
    ) -> Result<Joining, Refusal> {
        let by_words = matches!(self.held, Held::Table(_));
        let mut joiner = Joiner::new(&book.profile, self.batch, by_words);
        for part in self.held.parts() {
            let records = self.held.records(&part, self.around, self.tz, &book.stamp).map_err(Refusal::data)?;
            let changes = joiner.join(book, part.month, records).map_err(Refusal::data)?;
            take(book, changes)?;
            book.let_go(part.month);
        }
        Ok(joiner.joining)
    }

    /// Saves month by month; before the first one it is noted that the import is made, so that it can be taken back also
    /// where it is cut off.
    fn save(&mut self, entries: usize, settings: Vec<Change>, book: &mut Book) -> Result<Joining, Refusal> {
        book.save_on(&batch::noted(book, self.batch, entries, settings))?;
        let mut begun = false;
        let saved = self.each_part(book, |book, changes| {
            if !changes.is_empty() {
                book.save_on(&changes)?;
                begun = true;
            }
            Ok(())
        });
        book.back_up();
        saved.map_err(|Refusal { code, line }| {
            let line = if begun { format!("{line}. {}", say("import-cut-off")) } else { line };
            Refusal { code, line }
        })
    }

    /// What would come in.
    fn tell(&self, joining: &Joining, settings: usize, call: &mut Call<'_>) {
        for line in joined_lines(self.held.count(), joining, call) {
            call.say(&line);
        }
        let (passed, bare) = match &self.held {
            Held::Whole(_, whole) => (whole.passed, 0),
            Held::Table(sheet) => (0, sheet.reading.bare),
        };
        let lines = [
            ("import-later", joining.later),
            ("import-settings", settings),
            ("import-passed", passed),
            ("import-bare", bare),
        ];
        for (key, count) in lines {
            if count > 0 {
                call.say(&tell(key, &[("count", count.into())]));
            }
        }
    }
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

fn joined_lines(read: usize, joining: &Joining, call: &Call<'_>) -> Vec<String> {
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
