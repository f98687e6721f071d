//! `import FILE`: a whole diary as `export all --format json` writes it, joined into what is there. Nothing that stands
//! is lost: of two writings of one entry the later one holds, as between two machines.

use std::path::Path;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::book::Book;
use super::call::{Call, Refusal};
use crate::cli::Import;
use crate::diary::{Change, Month, Record, Register};
use crate::files;
use crate::report::DIARY;
use crate::store::Place;
use crate::words::{self, Fill};

/// The largest file that is read, in bytes: far more than thirty years of writing.
const MOST: usize = 256 * 1024 * 1024;

/// A whole diary as text; what it holds is read item by item.
#[derive(Deserialize)]
struct Whole<'a> {
    format: String,
    #[serde(default)]
    version: u32,
    #[serde(default, borrow)]
    profile: std::collections::BTreeMap<String, &'a RawValue>,
    #[serde(borrow)]
    records: Vec<&'a RawValue>,
}

/// Joins the file into the diary, or says what would be joined.
///
/// # Errors
/// When the file cannot be read (74, 77), holds something else (65), or the diary cannot be written. Nothing is changed
/// then.
pub fn run(typed: &Import, place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let from_input = typed.diary == Path::new("-");
    let bytes = if from_input { call.listen()? } else { files::read_up_to(&typed.diary, MOST)? };
    let name = if from_input { words::say("command-standard-input") } else { typed.diary.display().to_string() };
    let refusal = |key: &str| Refusal::data(words::tell(key, &[("file", Fill::from(name.clone()))]));
    let text = std::str::from_utf8(&bytes).map_err(|_| refusal("error-import"))?;
    let whole: Whole<'_> = serde_json::from_str(text).map_err(|_| refusal("error-import"))?;
    if whole.format != DIARY || whole.version != 1 {
        return Err(refusal("error-import"));
    }
    let (changes, passed) = changes(&whole);
    let entries = changes.iter().filter(|change| matches!(change, Change::Record { .. })).count();
    let mut book = Book::open(place, call)?;
    let new = new_ones(&mut book, &changes);
    let fills = [("entries", Fill::from(entries)), ("new", new.into()), ("passed", passed.into())];
    if typed.dry_run {
        call.say(&words::tell("command-import-would", &fills));
        return Ok(0);
    }
    book.save(&changes)?;
    call.say(&words::tell("command-import-done", &fills));
    Ok(0)
}

/// What the file holds, as changes, and how many items were passed over because they have no name or no moment.
fn changes(whole: &Whole<'_>) -> (Vec<Change>, usize) {
    let mut changes = Vec::new();
    let mut passed = 0;
    for raw in &whole.records {
        let record = Record::from_raw(*raw);
        match (record.id, record.at) {
            (Some(_), Some(at)) => changes.push(Change::Record { month: Month::of(at), record }),
            _ => passed += 1,
        }
    }
    for (name, raw) in &whole.profile {
        match Register::parse(raw.get()) {
            Ok(register) => changes.push(Change::Register { name: name.clone(), register }),
            Err(_) => passed += 1,
        }
    }
    (changes, passed)
}

/// How many entries the diary does not have yet.
fn new_ones(book: &mut Book, changes: &[Change]) -> usize {
    let mut months: std::collections::BTreeMap<Month, Vec<_>> = std::collections::BTreeMap::new();
    for change in changes {
        if let Change::Record { month, record } = change {
            months.entry(*month).or_default().push(record.id);
        }
    }
    let fresh = |(month, ids): (Month, Vec<_>)| {
        let there: std::collections::BTreeSet<_> = book.month(month).into_iter().map(|record| record.id).collect();
        ids.into_iter().filter(|id| !there.contains(id)).count()
    };
    months.into_iter().map(fresh).sum()
}
