//! `store check`: whether all of the diary reads. The store looks at its own files; what plans and drafts say is looked at
//! here, where it is known what they can say.

use std::path::PathBuf;

use super::book::Book;
use super::call::{Call, Refusal};
use super::practise::library;
use crate::coach::therapist::read_plan;
use crate::coach::therapist_words::trouble;
use crate::coach::{Unread, unread_draft};
use crate::library::therapist::Grade;
use crate::store::{Finding, Place};
use crate::words::{self, Fill};

/// So many things of one plan are told.
const MOST: usize = 20;

/// Exit code 65 when something is not as it could be; each such thing is a line.
///
/// # Errors
/// When the folder cannot be read.
pub fn run(place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let folder = place.data.display().to_string();
    let mut book = Book::open(place, call)?;
    let mut findings = book.check();
    findings.extend(plans(&book)?);
    findings.extend(unread_drafts(&book));
    for finding in &findings {
        call.say(&finding.to_string());
    }
    if !findings.is_empty() {
        call.say(&words::tell("command-check-found", &[("count", Fill::from(findings.len()))]));
        return Ok(65);
    }
    let months = book.months.clone();
    let entries: usize = months.iter().map(|month| book.month(*month).len()).sum();
    if months.is_empty() {
        call.say(&words::tell("command-check-empty", &[("folder", folder.into())]));
    } else {
        let fills = [("entries", Fill::from(entries)), ("months", Fill::from(months.len())), ("folder", folder.into())];
        call.say(&words::tell("command-check-well", &fills));
    }
    Ok(0)
}

/// What is unclear in the plans of a therapist. That a line is stricter or looser than ours is no damage.
fn plans(book: &Book) -> Result<Vec<Finding>, Refusal> {
    let (library, mut found) = (library()?, Vec::new());
    book.each_plan(|file, text| match text.and_then(|text| read_plan(&text, library)) {
        Err(what) => found.push(finding(file, None, None, what)),
        Ok(reading) => {
            let unclear = reading.problems.iter().filter(|problem| problem.trouble.grade() == Grade::Unclear);
            let told = unclear.take(MOST).map(|one| finding(file.clone(), Some(one.at), None, trouble(&one.trouble)));
            found.extend(told);
        }
    });
    Ok(found)
}

/// Drafts that cannot be taken up.
fn unread_drafts(book: &Book) -> Vec<Finding> {
    let unread = |(name, text): &(String, String)| {
        let Unread { line, field, what } = unread_draft(name, text)?;
        Some(finding(book.draft_file(name)?, Some(line), field, what))
    };
    book.drafts.iter().filter_map(unread).collect()
}

fn finding(file: PathBuf, line: Option<usize>, field: Option<String>, what: String) -> Finding {
    Finding { file, line, field, what }
}
