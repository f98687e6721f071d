//! `export week|month|range|programme|visit|all`: the page of some days, or their records, to a private file or to
//! standard output; what is printed is what is written.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::NaiveDate;

use super::book::Book;
use super::call::{Call, Refusal};
use super::fields;
use crate::cli::{Export, ExportHow, ExportWhat};
use crate::coach::when;
use crate::config::Config;
use crate::diary::{Day, Kind, Month, Record};
use crate::files;
use crate::insight::Section;
use crate::report::{self, Format, Handed};
use crate::store::Place;
use crate::words::{self, Fill};

/// Writes the page.
///
/// # Errors
/// When an option does not fit, the diary cannot be read, or the page cannot be written.
pub fn run(typed: &Export, config: &Config, place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let how = how(&typed.what);
    let (format, include) = (format(how)?, include(how)?);
    let asked = Asked::check(&typed.what, call)?;
    let diary = [place.data.clone(), place.state.clone()];
    let mut book = Book::open(place, call)?;
    let (from, to) = asked.days(&mut book, call);
    let name = report::file_name(from, to, format);
    let file = how.output.clone().unwrap_or_else(|| config.page_folder().join(name));
    let file = std::path::absolute(&file).unwrap_or(file);
    // A page is plain, and what is locked holds nothing that is.
    if book.has_lock() && diary.iter().any(|folder| file.starts_with(folder)) {
        let folder = Fill::from(diary[0].display().to_string());
        return Err(Refusal { code: 73, line: words::tell("error-export-locked", &[("folder", folder)]) });
    }
    let whole = asked == Asked::All && format == Format::Json;
    let bytes = if whole {
        let records = every_record(&mut book);
        report::whole_diary(&book.profile, &records).into_bytes()
    } else {
        let (page, rows) = book.handed(from, to, &include, format, call)?;
        report::write(&Handed { page: &page, rows: &rows }, format).map_err(Refusal::data)?
    };
    for line in book.refused.iter().chain(&book.newer()) {
        call.refuse(line);
    }
    let code = if book.refused.is_empty() { 0 } else { 65 };
    if how.output.as_deref() == Some(Path::new("-")) {
        call.hand_over(&bytes)?;
        return Ok(code);
    }
    if write(&file, &bytes, how.yes, call)? {
        call.say(&words::tell("command-export-written", &[("file", Fill::from(file.display().to_string()))]));
        if whole {
            call.say(&words::say("command-export-whole"));
        }
    } else {
        call.say(&words::say("command-export-kept"));
    }
    Ok(code)
}

const fn how(what: &ExportWhat) -> &ExportHow {
    match what {
        ExportWhat::Week(typed) => &typed.how,
        ExportWhat::Month(typed) => &typed.how,
        ExportWhat::Range(typed) => &typed.how,
        ExportWhat::Programme(how) | ExportWhat::Visit(how) | ExportWhat::All(how) => how,
    }
}

/// Which days were asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    /// These.
    Days(Day, Day),
    /// From the first practice on.
    Programme,
    /// Since the last recorded visit, else the week.
    Visit,
    /// Everything.
    All,
}

impl Asked {
    fn check(what: &ExportWhat, call: &Call<'_>) -> Result<Self, Refusal> {
        let today = call.today();
        let to_come = |from: Day, name: String| {
            let late = from > today.day();
            late.then(|| Refusal::usage(words::tell("error-week-to-come", &[("week", name.into())])))
        };
        let (from, to, name) = match what {
            ExportWhat::Week(typed) => {
                let week = typed.week.as_ref().map_or(Ok(today.day().week()), |text| when::week(text, today))?;
                (week.first_day(), week.last_day(), week.to_string())
            }
            ExportWhat::Month(typed) => {
                let this = Ok(Month::of_date(today.day().0));
                let month = typed.month.as_ref().map_or(this, |text| when::month(text, today))?;
                let (first, last) = days_of(month, today.day());
                (first, last, month.to_string())
            }
            ExportWhat::Range(typed) => {
                let from = typed.from.as_deref().ok_or_else(|| Refusal::usage(words::say("error-export-from")))?;
                let (from, to) = crate::coach::page::chosen_days(from, typed.to.as_deref(), today)?;
                return Ok(Self::Days(from, to));
            }
            ExportWhat::Programme(_) => return Ok(Self::Programme),
            ExportWhat::Visit(_) => return Ok(Self::Visit),
            ExportWhat::All(_) => return Ok(Self::All),
        };
        to_come(from, name).map_or(Ok(Self::Days(from, to)), Err)
    }

    fn days(self, book: &mut Book, call: &Call<'_>) -> (Day, Day) {
        let today = call.today().day();
        let week = today.week();
        match self {
            Self::Days(from, to) => (from, to),
            Self::Programme => {
                let began = crate::coach::page::began(&book.profile);
                let first = began.or_else(|| first_day(book, call));
                (first.filter(|day| *day <= today).unwrap_or(week.first_day()), today)
            }
            Self::Visit => {
                last_visit(book, call, today).map_or((week.first_day(), week.last_day()), |day| (day, today))
            }
            Self::All => (first_day(book, call).filter(|day| *day <= today).unwrap_or(today), today),
        }
    }
}

/// The first and the last day of a month.
fn days_of(month: Month, else_day: Day) -> (Day, Day) {
    let first = format!("{month}-01").parse::<NaiveDate>().map_or(else_day, Day);
    let next = first.0.checked_add_months(chrono::Months::new(1)).map_or(first, Day);
    (first, next.before())
}

/// The day of the oldest entry.
fn first_day(book: &mut Book, call: &Call<'_>) -> Option<Day> {
    book.months.clone().into_iter().find_map(|month| {
        let records = book.month(month);
        records.iter().filter_map(|record| record.at).map(|at| call.day_start.day_of(at)).min()
    })
}

/// The day of the last visit that was recorded.
fn last_visit(book: &mut Book, call: &Call<'_>, today: Day) -> Option<Day> {
    book.months.clone().into_iter().rev().find_map(|month| {
        let records = book.month(month);
        let visits = records.iter().filter(|record| record.kind == Kind::Visit).filter_map(|record| record.at);
        visits.map(|at| call.day_start.day_of(at)).filter(|day| *day <= today).max()
    })
}

fn every_record(book: &mut Book) -> Vec<Record> {
    book.months.clone().into_iter().flat_map(|month| book.month(month)).collect()
}

fn format(how: &ExportHow) -> Result<Format, Refusal> {
    let known: Vec<&str> = Format::ALL.iter().map(|format| format.id()).collect();
    match how.format.as_deref() {
        Some(text) => Format::parse(text).ok_or_else(|| fields::not_listed("--format", text, &known)),
        None => Ok(of_ending(how.output.as_deref()).unwrap_or_default()),
    }
}

fn include(how: &ExportHow) -> Result<BTreeSet<Section>, Refusal> {
    let known: Vec<&str> = Section::ALL.iter().map(|section| section.id()).collect();
    let section = |text: &String| Section::parse(text).ok_or_else(|| fields::not_listed("--include", text, &known));
    how.include.iter().map(section).collect()
}

/// The format that the ending of a file's name speaks of.
fn of_ending(output: Option<&Path>) -> Option<Format> {
    Format::parse(output?.extension()?.to_str()?)
}

/// Whether the page was written: a file that is there is replaced after a yes.
fn write(file: &Path, bytes: &[u8], over: bool, call: &mut Call<'_>) -> Result<bool, Refusal> {
    match files::write_new(file, bytes, over) {
        Ok(()) => Ok(true),
        Err(files::Error::Exists(path)) => {
            let name = || Fill::from(path.display().to_string());
            match call.confirm(&words::tell("command-export-over", &[("file", name())])) {
                Some(true) => Ok(files::write_new(file, bytes, true).map(|()| true)?),
                Some(false) => Ok(false),
                None => Err(Refusal { code: 73, line: words::tell("error-page-exists", &[("file", name())]) }),
            }
        }
        Err(error) => Err(error.into()),
    }
}
