//! The text of the store's files: a small head, then records or registers, each as its own bytes. Reads no file.

use std::collections::HashMap;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};
use serde_json::error::Category;
use serde_json::value::RawValue;

use super::kept::Contents;
use super::parts::{Few, HEAD, Items, PARTS, SCRAPS, line_of};
use super::versions::VERSION;
use crate::diary::{Id, Profile, Record, Register, merge, parts};

/// Why a text is not a document: the line, from 1, where it can be told, and what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Broken {
    pub line: Option<usize>,
    pub what: String,
}

/// A document as it was read: what stands in it, and its version when that is greater or less than [`VERSION`].
#[derive(Debug)]
pub(super) struct Parsed<C> {
    pub contents: C,
    pub newer: Option<u64>,
    /// The version from which it was lifted.
    pub older: Option<u64>,
    /// Something stands in it in two writings, of which one counts.
    pub twice: bool,
}

impl<C> Parsed<C> {
    pub(super) fn of(contents: C, newer: Option<u64>) -> Self {
        Self { contents, newer, older: None, twice: false }
    }
}

/// A field of the head that this version does not know, or a register.
pub(super) type Named = (String, Box<RawValue>);

/// The records of a month.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_field_names, reason = "the records are what it is about")]
pub(super) struct Records {
    pub more: Vec<Named>,
    pub records: Vec<Record>,
    /// Where each name stands, once so many are joined in that looking through them would take long.
    places: Option<HashMap<Id, usize>>,
}

/// From so many records on names are looked up.
const MANY: usize = 256;

/// The registers of the profile.
#[derive(Clone, Debug, Default)]
pub(super) struct Registers {
    pub more: Vec<Named>,
    pub registers: Vec<Named>,
}

impl Contents for Records {
    type Item = Record;

    const FORMAT: &'static str = "pelvicoach/month";

    fn parse(text: &Arc<String>, name: &str) -> Result<Parsed<Self>, Broken> {
        if let Some(records) = by_lines(text, name) {
            return Ok(Self::parsed(records, Vec::new(), None));
        }
        let document = Document::<Items>::read(text, Self::FORMAT, "records")?;
        if document.newer.is_none() {
            document.says("month", name)?;
        }
        let mut records = Gathered::default();
        for (from, to) in document.inner.places(text) {
            records.push(Record::piece(text, from, to));
        }
        let more = document.more(&["format", "version", "month"]);
        Ok(Self::parsed(records.records, more, document.newer))
    }

    fn join(&mut self, record: &Record) -> bool {
        let (Some(id), true) = (record.id, self.records.len() >= MANY) else {
            self.places = None;
            return merge::join(&mut self.records, record);
        };
        let records = &mut self.records;
        let named = |(place, record): (usize, &Record)| record.id.map(|id| (id, place));
        let places = self.places.get_or_insert_with(|| records.iter().enumerate().filter_map(named).collect());
        match places.get(&id).and_then(|place| records.get_mut(*place)) {
            Some(there) if merge::order(record, there).is_gt() => *there = record.clone(),
            Some(_) => return false,
            None => {
                places.insert(id, records.len());
                records.push(record.clone());
            }
        }
        true
    }

    fn items(&self) -> &[Record] {
        &self.records
    }

    fn slim(&mut self) {
        self.places = None;
    }

    fn text(&self, name: &str) -> String {
        let size: usize = self.records.iter().map(|record| record.json().len() + 2).sum();
        let mut text = String::with_capacity(size + 160);
        text.push_str(MONTH_HEAD);
        text.push_str(name);
        text.push('"');
        self.more.iter().for_each(|field| push_more(&mut text, field));
        text.push_str(",\"records\":[");
        push_lines(&mut text, self.records.iter().map(Record::json), str::to_owned);
        text.push_str("]}\n");
        text
    }
}

impl Records {
    fn parsed(records: Vec<Record>, more: Vec<Named>, newer: Option<u64>) -> Parsed<Self> {
        let found = records.len();
        let records = once_each(records);
        let twice = records.len() < found;
        Parsed { twice, ..Parsed::of(Self { more, records, places: None }, newer) }
    }
}

const MONTH_HEAD: &str = "{\"format\":\"pelvicoach/month\",\"version\":1,\"month\":\"";

/// The records of a month as they are read.
#[derive(Default)]
struct Gathered {
    records: Vec<Record>,
    scraps: usize,
}

impl Gathered {
    fn push(&mut self, record: Record) {
        if record.is_scrap() {
            self.scraps += 1;
            if self.scraps > SCRAPS && self.records.last_mut().is_some_and(|last| last.swallow(&record)) {
                return;
            }
        }
        self.records.push(record);
    }
}

/// Reads a month in the very layout that this program writes, in a fifth of the time of a document in any layout;
/// `None` for any other text, also a damaged one.
fn by_lines(text: &Arc<String>, name: &str) -> Option<Vec<Record>> {
    let lines = text.strip_prefix(MONTH_HEAD)?.strip_prefix(name)?.strip_prefix("\",\"records\":[\n")?;
    let mut from = text.len() - lines.len();
    let end = from + lines.strip_suffix("\n]}\n")?.len();
    // With room for a few more: a long month that grows is not copied for them.
    let most = lines.bytes().filter(|byte| *byte == b'\n').count().min(lines.len() / 64);
    let mut records = Gathered { records: Vec::with_capacity(most + most / 4), scraps: 0 };
    loop {
        let (record, to) = line_at(text, from, end)?;
        records.push(record);
        if to == end {
            return Some(records.records);
        }
        from = to + ",\n".len();
    }
}

/// The record on the line that begins at `from`, and where it ends: at `end`, or before a comma and the next line. A
/// line break cannot stand inside of a JSON text but between its parts, so a record in an unusual writing is whole when
/// its line is.
fn line_at(text: &Arc<String>, from: usize, end: usize) -> Option<(Record, usize)> {
    let lines = text.get(from..end)?;
    if !lines.starts_with('{') {
        return None;
    }
    let ends = |to: usize| to == end || text.get(to..end).is_some_and(|after| after.starts_with(",\n"));
    if let Some(first) = Record::first_of(text, from).filter(|(_, to)| ends(*to)) {
        return Some(first);
    }
    let line = lines.split('\n').next().unwrap_or(lines);
    let last = line.len() == lines.len();
    let record = if last { line } else { line.strip_suffix(',')? };
    let whole = record.ends_with('}') && serde_json::from_str::<IgnoredAny>(record).is_ok();
    whole.then(|| (Record::piece(text, from, from + record.len()), from + record.len()))
}

/// Two writings of one name, as a merge by hand leaves them, become one: the greater stands, at the first place.
fn once_each(records: Vec<Record>) -> Vec<Record> {
    let mut names: Vec<Id> = records.iter().filter_map(|record| record.id).collect();
    names.sort_unstable();
    if names.windows(2).all(|two| two[0] != two[1]) {
        return records;
    }
    let mut places: HashMap<Id, usize> = HashMap::with_capacity(records.len());
    let mut once: Vec<Record> = Vec::with_capacity(records.len());
    for record in records {
        let place = record.id.map_or(once.len(), |id| *places.entry(id).or_insert(once.len()));
        match once.get_mut(place) {
            Some(there) if merge::order(&record, there).is_gt() => *there = record,
            Some(_) => {}
            None => once.push(record),
        }
    }
    once
}

impl Contents for Registers {
    type Item = Named;

    const FORMAT: &'static str = "pelvicoach/profile";

    fn parse(text: &Arc<String>, _name: &str) -> Result<Parsed<Self>, Broken> {
        let document = Document::<Few<'_>>::read(text, Self::FORMAT, "registers")?;
        let mut contents = Self { more: document.more(&["format", "version"]), registers: Vec::new() };
        let mut names: Vec<&str> = document.inner.0.iter().map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        let twice = names.windows(2).any(|two| two[0] == two[1]);
        for (name, raw) in document.inner.0 {
            let register = (name, raw.to_owned());
            if twice {
                contents.join(&register);
            } else {
                contents.registers.push(register);
            }
        }
        Ok(Parsed::of(contents, document.newer))
    }

    fn join(&mut self, (name, raw): &Named) -> bool {
        let Some((_, there)) = self.registers.iter_mut().find(|(other, _)| other == name) else {
            self.registers.push((name.clone(), raw.clone()));
            return true;
        };
        let greater = match (Register::parse(raw.get()), Register::parse(there.get())) {
            (Ok(new), Ok(old)) => new.order(&old).is_gt(),
            (Ok(_), Err(_)) => true,
            (Err(_), _) => false,
        };
        if greater {
            there.clone_from(raw);
        }
        greater
    }

    fn items(&self) -> &[Named] {
        &self.registers
    }

    fn text(&self, _name: &str) -> String {
        let mut text = String::from("{\"format\":\"pelvicoach/profile\",\"version\":1");
        self.more.iter().for_each(|field| push_more(&mut text, field));
        text.push_str(",\"registers\":{");
        push_lines(&mut text, self.registers.iter(), |(name, raw)| format!("{}:{}", quoted(name), raw.get()));
        text.push_str("}}\n");
        text
    }
}

impl Registers {
    /// What the coach is told: the registers that can be read.
    pub(super) fn profile(&self) -> Profile {
        self.chosen(|_| true)
    }

    /// The registers that can be read, of those whose name is wanted.
    pub(super) fn chosen(&self, wanted: impl Fn(&str) -> bool) -> Profile {
        let (mut profile, mut left) = (Profile::default(), PARTS);
        for (name, raw) in self.registers.iter().filter(|(name, _)| wanted(name)) {
            if let Some(rest) = left.checked_sub(parts(raw.get()))
                && let Ok(register) = Register::parse(raw.get())
            {
                left = rest;
                profile.join(name, &register);
            }
        }
        profile
    }
}

pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

pub(super) fn push_more(text: &mut String, (name, raw): &Named) {
    text.push(',');
    text.push_str(&quoted(name));
    text.push(':');
    text.push_str(raw.get());
}

fn push_lines<T, S: AsRef<str>>(text: &mut String, items: impl Iterator<Item = T>, write: impl Fn(T) -> S) {
    for (place, item) in items.enumerate() {
        text.push_str(if place == 0 { "\n" } else { ",\n" });
        text.push_str(write(item).as_ref());
    }
    text.push('\n');
}

/// A document, split into its head and what stands under `inner`.
pub(super) struct Document<'a, I> {
    text: &'a str,
    fields: Vec<(String, &'a RawValue)>,
    pub inner: I,
    pub newer: Option<u64>,
}

impl<'a, I: Deserialize<'a> + Default> Document<'a, I> {
    /// Reads `text` as a document of `format` whose contents stand under `inner`. The version is looked at first: one
    /// that is newer is said, whatever else there is.
    pub(super) fn read(text: &'a str, format: &str, inner: &'static str) -> Result<Self, Broken> {
        let mut source = serde_json::Deserializer::from_str(text);
        let read = Split { inner, kind: PhantomData }
            .deserialize(&mut source)
            .and_then(|split| source.end().map(|()| split))
            .map_err(|error| broken(text, &error));
        let (fields, found, failed) = match read {
            Ok((fields, found)) => (fields, found, None),
            // What a newer version wrote may look otherwise inside.
            Err(failed) => match serde_json::from_str::<Few<'_>>(text) {
                Ok(Few(fields)) => (fields, None, Some(failed)),
                Err(_) => return Err(failed),
            },
        };
        let mut document = Self { text, fields, inner: I::default(), newer: None };
        document.says("format", format)?;
        let version = document.field("version")?.get().parse::<u64>().ok().filter(|version| *version > 0);
        let version = version.ok_or_else(|| document.at("version", "it is not a whole number"))?;
        document.newer = (version > VERSION).then_some(version);
        match (failed, found) {
            (Some(failed), _) if document.newer.is_none() => return Err(failed),
            (_, Some(found)) => document.inner = found,
            (_, None) if document.newer.is_some() || inner.is_empty() => {}
            (_, None) => return Err(Broken { line: None, what: format!("{inner} is absent") }),
        }
        Ok(document)
    }
}

impl<'a, I> Document<'a, I> {
    /// The field `name` of the head, where it stands.
    pub(super) fn found(&self, name: &str) -> Option<&'a RawValue> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, raw)| *raw)
    }

    fn field(&self, name: &str) -> Result<&'a RawValue, Broken> {
        self.found(name).ok_or_else(|| Broken { line: None, what: format!("{name} is absent") })
    }

    pub(super) fn at(&self, name: &str, what: &str) -> Broken {
        let line = self.field(name).ok().map(|raw| line_of(self.text, raw));
        Broken { line, what: format!("{name}: {what}") }
    }

    /// Whether the field `name` holds `text`.
    pub(super) fn says(&self, name: &str, text: &str) -> Result<(), Broken> {
        let raw = self.field(name)?;
        let there = serde_json::from_str::<String>(raw.get()).ok();
        if there.as_deref() == Some(text) {
            return Ok(());
        }
        let shown: String = raw.get().chars().filter(|c| !c.is_control()).take(40).collect();
        Err(self.at(name, &format!("it says {shown} where \"{text}\" is wanted")))
    }

    /// The fields of the head that are none of these.
    pub(super) fn more(&self, known: &[&str]) -> Vec<Named> {
        let unknown = self.fields.iter().filter(|(name, _)| !known.contains(&name.as_str()));
        unknown.map(|(name, raw)| (name.clone(), (*raw).to_owned())).collect()
    }
}

/// The reason in plain words.
fn broken(text: &str, error: &serde_json::Error) -> Broken {
    if text.trim().is_empty() {
        return Broken { line: None, what: "the file is empty".to_owned() };
    }
    let what = match error.classify() {
        Category::Eof => "the file ends too early".to_owned(),
        _ => without_position(&error.to_string()).to_owned(),
    };
    Broken { line: Some(error.line()).filter(|line| *line > 0), what }
}

/// A message of serde_json without its own line and column.
pub(super) fn without_position(message: &str) -> &str {
    message.rfind(" at line ").map_or(message, |end| &message[..end])
}

/// The text of a file, or why it is none. A byte order mark that an editor left is passed over.
pub(super) fn text_of(bytes: Vec<u8>) -> Result<Arc<String>, Broken> {
    let mut text =
        String::from_utf8(bytes).map_err(|error| no_text(error.as_bytes(), error.utf8_error().valid_up_to()))?;
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    Ok(Arc::new(text))
}

/// Why bytes with a zero among them are no text; no document holds one.
pub(super) fn zero_in(bytes: &[u8]) -> Option<Broken> {
    let place = bytes.iter().position(|byte| *byte == 0)?;
    Some(no_text(bytes, place))
}

fn no_text(bytes: &[u8], place: usize) -> Broken {
    let line = 1 + bytes.iter().take(place).filter(|byte| **byte == b'\n').count();
    Broken { line: Some(line), what: "it holds bytes that are not text".to_owned() }
}

/// Reads the fields of an object, the one named `inner` by its own type.
struct Split<I> {
    inner: &'static str,
    kind: PhantomData<I>,
}

impl<'de, I: Deserialize<'de>> DeserializeSeed<'de> for Split<I> {
    type Value = (Vec<(String, &'de RawValue)>, Option<I>);

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, I: Deserialize<'de>> Visitor<'de> for Split<I> {
    type Value = (Vec<(String, &'de RawValue)>, Option<I>);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let (mut fields, mut inner) = (Vec::new(), None);
        while let Some(name) = map.next_key::<String>()? {
            let twice = if name == self.inner {
                inner.replace(map.next_value()?).is_some()
            } else {
                let twice = fields.iter().any(|(other, _)| *other == name);
                fields.push((name.clone(), map.next_value()?));
                twice
            };
            if twice {
                return Err(A::Error::custom(format_args!("{name} stands twice")));
            }
            if fields.len() > HEAD {
                return Err(A::Error::custom("it has more fields than any version writes"));
            }
        }
        Ok((fields, inner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LINES: [&str; 12] = [
        "{\"kind\":\"note\",\"te\\u0078t\":\"\\u00e4\"}",
        "{\"a\":1,\n\"b\":{\"c\":[2,\n3]}}",
        "{\"a\":\"\\ud800\"}",
        "{\"a\":1} ",
        "{\"id\":\"019ab0f0-0000-7000-8000-000000000001\",\"kind\":\"note\",\"rev\":1}",
        "{\"id\":\"019ab0f0-0000-7000-8000-000000000001\",\"kind\":\"note\",\"rev\":2,\"x\":[1,{}]}",
        "{\"a\":\"},\\n{\"}",
        "{}",
        " {} ",
        "7",
        "{\"a\":[1",
        "2]}",
    ];

    proptest! {
        /// The quick way sees exactly what the slow way sees, or leaves it to the slow way.
        #[test]
        fn by_lines_is_the_same_as_reading_the_document(
            lines in prop::collection::vec(0..LINES.len(), 0..6),
            flip in prop::option::of((0..400usize, 0..7u8)),
        ) {
            let lines: Vec<&str> = lines.into_iter().map(|line| LINES[line]).collect();
            let mut bytes = format!("{MONTH_HEAD}2026-11\",\"records\":[\n{}\n]}}\n", lines.join(",\n")).into_bytes();
            if let Some((place, bit)) = flip && place < bytes.len() {
                bytes[place] ^= 1 << bit;
            }
            let text = Arc::new(String::from_utf8(bytes).unwrap());
            if let Some(quick) = by_lines(&text, "2026-11") {
                let slow = Document::<Vec<&RawValue>>::read(&text, "pelvicoach/month", "records").unwrap();
                let slow: Vec<Record> = slow.inner.iter().map(|raw| Record::from_raw(*raw)).collect();
                prop_assert_eq!(quick, slow);
            }
        }
    }
}
