//! What an import adds to the diary and how it is taken back: entries that are here already are known again, those that
//! are new carry the name of their import.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, FixedOffset, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::rows::Made;
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

/// What an import would do.
#[derive(Debug, Default)]
pub struct Joining {
    /// The entries that are new, or brought back, and those that take the place of an earlier writing.
    pub changes: Vec<Change>,
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
        with_fields(&record, serde_json::from_str(&made.beside).map_err(|error| error.to_string())?)
    };
    made.into_iter().map(record).collect()
}

/// A record with further fields.
fn with_fields(record: &Record, more: Map<String, Value>) -> Result<Record, String> {
    let mut fields: Map<String, Value> = serde_json::from_str(record.json()).map_err(|error| error.to_string())?;
    fields.extend(more);
    Record::from_text(&Value::Object(fields).to_string()).ok_or_else(|| "a record cannot be written".to_owned())
}

/// Finds out what is new. With `by_words` an entry that says the same at the same moment is the same, whatever its name.
///
/// # Errors
/// Where a record cannot be written.
pub fn joining(book: &mut Book, records: Vec<Record>, batch: &str, by_words: bool) -> Result<Joining, String> {
    let undone = imports(&book.profile).iter().any(|there| there.batch == batch && there.undone);
    let mut months: BTreeMap<Month, Vec<Record>> = BTreeMap::new();
    for record in records {
        if let Some(at) = record.at {
            months.entry(Month::of(at)).or_default().push(record);
        }
    }
    let mut joining = Joining::default();
    for (month, records) in months {
        let there = book.whole_month(month);
        let by_id: HashMap<Id, &Record> = there.iter().filter_map(|record| Some((record.id?, record))).collect();
        let words = by_words.then(|| Words::of(&there));
        let mut seen = BTreeSet::new();
        for record in records {
            let Some(id) = record.id else { continue };
            let first = seen.insert(id);
            match by_id.get(&id) {
                _ if !first => joining.here += 1,
                Some(here) if here.deleted && undone => {
                    let record = record.restored(here.rev, &book.stamp).map_err(|misfit| misfit.to_string())?;
                    joining.add(month, &record, batch)?;
                }
                Some(here) if undone && here.json().contains(&taken_back(batch)) => {
                    let record = record.restored(here.rev, &book.stamp).map_err(|misfit| misfit.to_string())?;
                    joining.replace(month, &record, here, batch)?;
                }
                Some(here) if is_later(&record, here) && !by_words => {
                    if here.deleted {
                        joining.add(month, &record, batch)?;
                    } else {
                        joining.replace(month, &record, here, batch)?;
                    }
                }
                Some(here) if here.deleted => joining.deleted += 1,
                Some(_) => joining.here += 1,
                None if words.as_ref().is_some_and(|words| words.say(&record)) => joining.here += 1,
                None => joining.add(month, &record, batch)?,
            }
        }
    }
    Ok(joining)
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

impl Joining {
    fn add(&mut self, month: Month, record: &Record, batch: &str) -> Result<(), String> {
        let record = with_fields(record, Map::from_iter([("batch".to_owned(), batch.into())]))?;
        if let Some(at) = record.at {
            let (first, last) = self.span.unwrap_or((at, at));
            self.span = Some((first.min(at), last.max(at)));
        }
        self.new += 1;
        self.changes.push(Change::Record { month, record });
        Ok(())
    }

    /// A later writing takes the place of the one here, which it carries along.
    fn replace(&mut self, month: Month, record: &Record, here: &Record, batch: &str) -> Result<(), String> {
        let mut before: Map<String, Value> = serde_json::from_str(here.json()).map_err(|error| error.to_string())?;
        before.remove(BEFORE);
        let more = [("batch".to_owned(), batch.into()), (BEFORE.to_owned(), Value::Object(before))];
        let record = with_fields(record, Map::from_iter(more))?;
        self.later += 1;
        self.changes.push(Change::Record { month, record });
        Ok(())
    }

    /// What is to be saved: the entries and settings, and that the import was made.
    #[must_use]
    pub fn saved(self, book: &Book, batch: &str) -> Vec<Change> {
        let mut changes = self.changes;
        if !changes.is_empty() {
            let before = |change: &Change| match change {
                Change::Register { name, register } => {
                    let value = book.profile.register(name).map_or(Value::Null, |there| there.value.clone());
                    Some((name.clone(), Before { value, rev: register.rev }))
                }
                Change::Record { .. } => None,
            };
            let settings = changes.iter().filter_map(before).collect();
            let (batch, at, entries) = (batch.to_owned(), book.stamp.updated, self.new);
            let import = Import { batch, at, entries, undone: false, settings };
            changes.push(register(book, &with(&book.profile, import)));
        }
        changes
    }
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
    let before = before.restored(record.rev, stamp).map_err(|misfit| misfit.to_string())?;
    with_fields(&before, Map::from_iter([(TAKEN_BACK.to_owned(), batch.into())])).map(Some)
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
