//! `export week`: the page of one week, to a private file or to standard output; what is printed is what is written.

use std::collections::BTreeSet;
use std::path::Path;

use super::book::Book;
use super::call::{Call, Refusal};
use super::fields;
use crate::cli::{Export, ExportWeek, ExportWhat};
use crate::coach::when;
use crate::config::Config;
use crate::diary::Week;
use crate::files;
use crate::insight::Section;
use crate::report::{self, Format};
use crate::store::Place;
use crate::words::{self, Fill};

/// Writes the page.
///
/// # Errors
/// When an option does not fit, the diary cannot be read, or the page cannot be written.
pub fn run(typed: &Export, config: &Config, place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let ExportWhat::Week(typed) = &typed.what;
    let asked = Asked::check(typed, call)?;
    let mut book = Book::open(place, call)?;
    let page = book.page(asked.week.first_day(), asked.week.last_day(), &asked.include, call)?;
    let text = report::write(&page, asked.format);
    for line in book.refused.clone() {
        call.refuse(&line);
    }
    let code = if book.refused.is_empty() { 0 } else { 65 };
    if typed.output.as_deref() == Some(Path::new("-")) {
        call.hand_over(text.as_bytes())?;
        return Ok(code);
    }
    let name = report::file_name(asked.week.first_day(), asked.week.last_day(), asked.format);
    let file = typed.output.clone().unwrap_or_else(|| config.page_folder().join(name));
    let file = std::path::absolute(&file).unwrap_or(file);
    if write(&file, text.as_bytes(), typed.yes, call)? {
        call.say(&words::tell("command-export-written", &[("file", Fill::from(file.display().to_string()))]));
    } else {
        call.say(&words::say("command-export-kept"));
    }
    Ok(code)
}

/// What was asked for, checked.
struct Asked {
    week: Week,
    format: Format,
    include: BTreeSet<Section>,
}

impl Asked {
    fn check(typed: &ExportWeek, call: &Call<'_>) -> Result<Self, Refusal> {
        let today = call.today();
        let week = match &typed.week {
            Some(text) => when::week(text, today)?,
            None => today.day().week(),
        };
        if week.first_day() > today.day() {
            return Err(Refusal::usage(words::tell("error-week-to-come", &[("week", week.to_string().into())])));
        }
        let known: Vec<&str> = Format::ALL.iter().map(|format| format.id()).collect();
        let format = match typed.format.as_deref() {
            Some(text) => Format::parse(text).ok_or_else(|| fields::not_listed("--format", text, &known))?,
            None => of_ending(typed.output.as_deref()).unwrap_or_default(),
        };
        let known: Vec<&str> = Section::ALL.iter().map(|section| section.id()).collect();
        let include = typed.include.iter();
        let include = include
            .map(|text| Section::parse(text).ok_or_else(|| fields::not_listed("--include", text, &known)))
            .collect::<Result<_, _>>()?;
        Ok(Self { week, format, include })
    }
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
