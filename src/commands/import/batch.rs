//! What an import adds to the diary and how it is taken back: entries that are here already are known again, those that
//! are new carry the name of their import.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, FixedOffset, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::rows::{BESIDE, Made};
use crate::commands::book::Book;
use crate::diary::{Body, Change, Id, Month, Profile, Record, Register, Stamp};

/// The register with the imports that were made.
pub const IMPORTS: &str = "imports";
/// So many of them are remembered; our own choice.
const MOST: usize = 50;

/// One import.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Import {
    /// Its name, in each of its entries.
    pub batch: String,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// How many entries it added.
    pub entries: usize,
    /// Whether it was taken back.
    #[serde(default)]
    pub undone: bool,
    /// The settings that it took the place of, by name; of the last import alone.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub settings: BTreeMap<String, Before>,
}

/// A setting as it was before an import.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Before {
    /// Its value; null where it was not set.
    pub value: Value,
    /// The number of the writing that took its place: another by now is the person's own.
    pub rev: u64,
}

/// The field of a record with the name of its import.
const BATCH: &str = "batch";
/// The field of a record with the writing whose place an import took. It goes with the record when that is deleted.
const BEFORE: &str = "before_import";
/// The field of a record that was taken back to its earlier writing, with the name of the import.
const TAKEN_BACK: &str = "taken_back";

/// The imports that were made, oldest first.
#[must_use]
pub fn imports(profile: &Profile) -> Vec<Import> {
    profile.get(IMPORTS).unwrap_or_default()
}

/// The imports with one more, or with the same one made anew.
fn with(profile: &Profile, import: Import) -> Vec<Import> {
    let mut all = imports(profile);
    all.retain(|there| there.batch != import.batch);
    for earlier in &mut all {
        earlier.settings.clear();
    }
    all.push(import);
    let too_many = all.len().saturating_sub(MOST);
    all.split_off(too_many)
}

/// 128 bits that are the same for the same bytes everywhere (FNV-1a, Fowler, Noll and Vo). They tell what was imported
/// before from what was not, and keep no secret.
#[derive(Clone, Copy)]
pub struct Print(u128);

impl Print {
    /// Of nothing yet.
    pub const fn new() -> Self {
        Self(0x6C62_272E_07BB_0142_62B8_2175_6295_C58D)
    }

    /// With these bytes behind it.
    #[must_use]
    pub fn and(self, bytes: &[u8]) -> Self {
        let step = |print: u128, byte: &u8| (print ^ u128::from(*byte)).wrapping_mul(0x0100_0000_0000_0000_0000_013B);
        Self(bytes.iter().fold(self.0, step))
    }

    /// As the name of an import.
    #[must_use]
    pub fn name(self) -> String {
        format!("{:032x}", self.0)
    }

    fn id(self, at: DateTime<FixedOffset>) -> Id {
        let [_, _, _, _, _, _, bits @ ..] = self.0.to_be_bytes();
        let millis = u64::try_from(at.timestamp_millis()).unwrap_or(0);
        Id(uuid::Builder::from_unix_timestamp_millis(millis, &bits).into_uuid())
    }
}

/// What an import would do, or did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Joining {
    /// How many are new.
    pub new: usize,
    /// How many are here already.
    pub here: usize,
    /// How many were deleted here, and stay so.
    pub deleted: usize,
    /// How many stand in the file in a later writing, which takes the place of the one here.
    pub later: usize,
    /// The first and the last moment of those that are new.
    pub span: Option<(DateTime<FixedOffset>, DateTime<FixedOffset>)>,
}

/// Entries of a table as records, by names that come from what they say: the same row has the same name each time.
///
/// # Errors
/// Where a number cannot be written, which a table cannot hold.
pub fn records(made: Vec<Made>, tz: &str, stamp: &Stamp) -> Result<Vec<Record>, String> {
    let record = |made: Made| {
        let body = Body::from_json(&made.kind, &made.body)?;
        let print = Print::new().and(made.kind.id().as_bytes()).and(made.row_at.to_rfc3339().as_bytes());
        let id = print.and(made.body.as_bytes()).id(made.row_at);
        let record = Record::new(id, made.at, tz, &body, stamp).map_err(|error| error.to_string())?;
        if made.beside.is_empty() {
            return Ok(record);
        }
        record.with(&[(BESIDE, Some(&made.beside))]).map_err(|misfit| misfit.to_string())
    };
    made.into_iter().map(record).collect()
}

/// Finds out what is new, part by part in the order of their months.
#[derive(Debug)]
pub struct Joiner<'a> {
    batch: &'a str,
    /// An entry that says the same at the same moment is the same, whatever its name.
    by_words: bool,
    /// This import was made before and taken back.
    undone: bool,
    month: Option<Month>,
    /// The names that were met in this month.
    seen: BTreeSet<Id>,
    /// What was found so far.
    pub joining: Joining,
}

impl<'a> Joiner<'a> {
    /// Before the first part. Whether the import was taken back is found in `profile`, as it was before anything is saved.
    #[must_use]
    pub fn new(profile: &Profile, batch: &'a str, by_words: bool) -> Self {
        let undone = imports(profile).iter().any(|there| there.batch == batch && there.undone);
        Self { batch, by_words, undone, month: None, seen: BTreeSet::new(), joining: Joining::default() }
    }

    /// What is to be saved of these entries of a month: those that are new, or brought back, and those that take the place
    /// of an earlier writing.
    ///
    /// # Errors
    /// Where a record cannot be written.
    pub fn join(&mut self, book: &mut Book, month: Month, records: Vec<Record>) -> Result<Vec<Change>, String> {
        if self.month.replace(month) != Some(month) {
            self.seen.clear();
        }
        let there = book.whole_month(month);
        let by_id: HashMap<Id, &Record> = there.iter().filter_map(|record| Some((record.id?, record))).collect();
        let (mut words, mut changes) = (None, Vec::new());
        for record in records {
            let Some(id) = record.id else { continue };
            let joined = match by_id.get(&id) {
                _ if !self.seen.insert(id) => self.is_here(),
                Some(here) => self.join_over(&record, here, &book.stamp)?,
                None if self.by_words && words.get_or_insert_with(|| Words::of(&there)).say(&record) => self.is_here(),
                None => Some(self.add(&record)?),
            };
            changes.extend(joined.map(|record| Change::Record { month, record }));
        }
        Ok(changes)
    }

    /// What becomes of an entry whose name is here already.
    fn join_over(&mut self, record: &Record, here: &Record, stamp: &Stamp) -> Result<Option<Record>, String> {
        let again = || record.restored(here.rev, stamp).map_err(|misfit| misfit.to_string());
        if here.deleted && self.undone {
            return self.add(&again()?).map(Some);
        }
        if self.undone && here.json().contains(&taken_back(self.batch)) {
            return self.replace(&again()?, here).map(Some);
        }
        if !self.by_words && is_later(record, here) {
            return if here.deleted { self.add(record) } else { self.replace(record, here) }.map(Some);
        }
        if here.deleted {
            self.joining.deleted += 1;
            return Ok(None);
        }
        Ok(self.is_here())
    }

    fn is_here(&mut self) -> Option<Record> {
        self.joining.here += 1;
        None
    }

    fn add(&mut self, record: &Record) -> Result<Record, String> {
        if let Some(at) = record.at {
            let (first, last) = self.joining.span.unwrap_or((at, at));
            self.joining.span = Some((first.min(at), last.max(at)));
        }
        self.joining.new += 1;
        let batch = Value::from(self.batch).to_string();
        record.with(&[(BATCH, Some(&batch))]).map_err(|misfit| misfit.to_string())
    }

    /// A later writing takes the place of the one here, which it carries along.
    fn replace(&mut self, record: &Record, here: &Record) -> Result<Record, String> {
        let before = here.with(&[(BEFORE, None)]).map_err(|misfit| misfit.to_string())?;
        self.joining.later += 1;
        let batch = Value::from(self.batch).to_string();
        let more = [(BATCH, Some(batch.as_str())), (BEFORE, Some(before.json()))];
        record.with(&more).map_err(|misfit| misfit.to_string())
    }
}

/// How a record that was taken back from this import is known.
fn taken_back(batch: &str) -> String {
    format!("\"{TAKEN_BACK}\":\"{batch}\"")
}

/// Whether `record` is a later writing than the one here. That it came with another import makes it none.
fn is_later(record: &Record, here: &Record) -> bool {
    let writing = |it: &Record| (it.rev, it.deleted, it.updated, it.device().to_owned());
    writing(record) > writing(here)
}

/// What is to be saved before the entries: the settings, and that the import was made.
#[must_use]
pub fn noted(book: &Book, batch: &str, entries: usize, settings: Vec<Change>) -> Vec<Change> {
    let before = |change: &Change| match change {
        Change::Register { name, register } => {
            let value = book.profile.register(name).map_or(Value::Null, |there| there.value.clone());
            Some((name.clone(), Before { value, rev: register.rev }))
        }
        Change::Record { .. } => None,
    };
    let before = settings.iter().filter_map(before).collect();
    let (batch, at) = (batch.to_owned(), book.stamp.updated);
    let import = Import { batch, at, entries, undone: false, settings: before };
    let mut changes = settings;
    changes.push(register(book, &with(&book.profile, import)));
    changes
}

fn register(book: &Book, imports: &[Import]) -> Change {
    let register = book.profile.setting(IMPORTS, json!(imports), &book.stamp);
    Change::Register { name: IMPORTS.to_owned(), register }
}

/// What the entries of a month say, by kind and moment.
struct Words(HashMap<(String, i64), Vec<Value>>);

impl Words {
    fn of(records: &[Record]) -> Self {
        let mut all: HashMap<_, Vec<Value>> = HashMap::new();
        for record in records.iter().filter(|record| !record.deleted) {
            if let (Some(key), Some(says)) = (key(record), says(record)) {
                all.entry(key).or_default().push(says);
            }
        }
        Self(all)
    }

    /// Whether one of them says all that `record` does.
    fn say(&self, record: &Record) -> bool {
        let (Some(key), Some(new)) = (key(record), says(record)) else { return false };
        self.0.get(&key).into_iter().flatten().any(|old| holds(old, &new))
    }
}

fn key(record: &Record) -> Option<(String, i64)> {
    Some((record.kind.id().to_owned(), record.at?.timestamp()))
}

/// What a record says, without what our own table does not hold as it was.
fn says(record: &Record) -> Option<Value> {
    let mut value = record.body().ok()?.to_value().ok()?;
    if let Value::Object(fields) = &mut value {
        fields.retain(|name, _| name != "blocks" && name != "by");
    }
    Some(value)
}

/// Whether everything in `new` stands in `old`.
fn holds(old: &Value, new: &Value) -> bool {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            new.iter().all(|(name, new)| old.get(name).is_some_and(|old| holds(old, new)))
        }
        (Value::Array(old), Value::Array(new)) => new.iter().all(|new| old.iter().any(|old| holds(old, new))),
        (old, new) => old == new,
    }
}

/// The entries of the last import that was not taken back.
#[derive(Debug)]
pub struct Back {
    /// The import.
    pub import: Import,
    /// What takes its entries back.
    pub changes: Vec<Change>,
    /// How many entries go.
    pub gone: usize,
    /// How many entries are again as they were.
    pub again: usize,
    /// How many settings are again as they were.
    pub settings: usize,
    /// How many were changed since, and stay.
    pub stay: usize,
}

/// Looks for it; `None` when there is none.
///
/// # Errors
/// Where an entry cannot be taken back.
pub fn back(book: &mut Book) -> Result<Option<Back>, String> {
    let mut all = imports(&book.profile);
    let Some(import) = all.iter_mut().rev().find(|import| !import.undone) else { return Ok(None) };
    import.undone = true;
    let mut back = Back { import: import.clone(), changes: Vec::new(), gone: 0, again: 0, settings: 0, stay: 0 };
    let sign = format!("\"batch\":\"{}\"", import.batch);
    for month in book.months.clone() {
        for record in book.month(month) {
            // Other spaces than ours do not occur: an edit keeps fields as they were written.
            if !record.json().contains(&sign) {
                continue;
            }
            if record.updated.is_some_and(|updated| updated > back.import.at) {
                back.stay += 1;
                continue;
            }
            let record = if let Some(before) = as_before(&record, &back.import.batch, &book.stamp)? {
                back.again += 1;
                before
            } else {
                back.gone += 1;
                record.tombstone(&book.stamp).map_err(|misfit| misfit.to_string())?
            };
            back.changes.push(Change::Record { month, record });
        }
    }
    for (name, before) in &back.import.settings {
        if book.profile.register(name).is_none_or(|there| there.rev != before.rev) {
            back.stay += 1;
            continue;
        }
        back.settings += 1;
        let register = book.profile.setting(name, before.value.clone(), &book.stamp);
        back.changes.push(Change::Register { name: name.clone(), register });
    }
    back.changes.push(register(book, &all));
    Ok(Some(back))
}

/// The writing whose place the import took, as the newest one; `None` where the entry came with it.
fn as_before(record: &Record, batch: &str, stamp: &Stamp) -> Result<Option<Record>, String> {
    let fields: Map<String, Value> = serde_json::from_str(record.json()).map_err(|error| error.to_string())?;
    let Some(before) = fields.get(BEFORE) else { return Ok(None) };
    let Some(before) = Record::from_text(&before.to_string()) else { return Ok(None) };
    let batch = Value::from(batch).to_string();
    let before = before.restored(record.rev, stamp).and_then(|before| before.with(&[(TAKEN_BACK, Some(&batch))]));
    before.map(Some).map_err(|misfit| misfit.to_string())
}

/// The settings of a whole diary that were taken back and come in again with it.
#[must_use]
pub fn settings_again(book: &Book, batch: &str, settings: &[(String, Register)]) -> Vec<Change> {
    let all = imports(&book.profile);
    let Some(import) = all.iter().find(|there| there.batch == batch && there.undone) else { return Vec::new() };
    let again = |(name, register): &(String, Register)| {
        let before = import.settings.get(name)?;
        let here = book.profile.register(name).filter(|there| there.rev == before.rev.saturating_add(1))?;
        let register = Register { rev: here.rev.saturating_add(1), ..register.clone() };
        Some(Change::Register { name: name.clone(), register })
    };
    settings.iter().filter_map(again).collect()
}
