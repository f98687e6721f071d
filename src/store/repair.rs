//! `store repair`: every record of a damaged month and every register of a damaged profile that can still be read, put
//! in the place of the file; the damaged one is kept as it was. Decides nothing: it shows first, and is told to.

use std::fmt;
use std::io::ErrorKind;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::str::from_utf8;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::document::{Broken, Named, Records, Registers};
use super::head::Head;
use super::kept::Contents;
use super::vault::Vault;
use super::versions::{Earlier, VERSION};
use super::{Error, Finding, Place, Store};
use crate::diary::{Change, Month, Record, Register};
use crate::files::{self, Placed};

/// What can be read of one damaged file, and what cannot.
#[derive(Clone, Debug)]
pub struct Salvage {
    /// The file.
    pub file: PathBuf,
    /// Why it is not read as it is.
    pub why: Finding,
    /// How many entries or registers can be read.
    pub readable: usize,
    /// Each line that holds something which cannot be read.
    pub lost: Vec<Finding>,
    bytes: Vec<u8>,
    /// What is to stand in its place.
    text: String,
    /// Entries that belong to other months.
    elsewhere: Vec<Change>,
}

/// What a look for damaged files found.
#[derive(Clone, Debug, Default)]
pub struct Salvaged {
    /// Files that can be put right, as far as they can be read.
    pub damaged: Vec<Salvage>,
    /// Files that cannot be read from the disk at all, each with the reason: they cannot be put right from here.
    pub unreadable: Vec<Error>,
}

impl Store {
    /// Looks for damaged files, and reads what can be read of each. Changes nothing. A file that a newer version wrote is
    /// not among them.
    ///
    /// # Errors
    /// When the folder of the months cannot be read.
    pub fn salvage(&self) -> Result<Salvaged, Error> {
        let place = &self.place;
        let earlier = self.earlier();
        // Which keys there are shows in the names of their files as well.
        let recipients = place.recipients()?;
        let head = || Head { recipients: recipients.clone(), ..Head::default() }.text("");
        let none = |_: &[u8], _: &str| (head(), Vec::new(), 0, Vec::new());
        let mut found = vec![
            salvaged::<Head>(&place.head(), "", &earlier, none),
            salvaged::<Registers>(&place.profile(), "", &earlier, registers),
        ];
        for month in place.months()? {
            let taken = |bytes: &[u8], name: &str| records(bytes, name, month);
            found.push(salvaged::<Records>(&place.month(month), &month.to_string(), &earlier, taken));
        }
        let mut all = Salvaged::default();
        for one in found {
            match one {
                Ok(salvage) => all.damaged.extend(salvage),
                Err(error) => all.unreadable.push(error),
            }
        }
        Ok(all)
    }

    /// Puts what could be read in the place of each damaged file, which is kept as it was in a folder of this machine;
    /// the names of those come back.
    ///
    /// # Errors
    /// What stood in the way. A file that was not kept aside before is as it was.
    pub fn repair(&mut self, found: &[Salvage]) -> Result<Vec<PathBuf>, Error> {
        if let Some(line) = self.newer() {
            return Err(Error::Refused { line, kept: 0 });
        }
        let mut kept = Vec::new();
        {
            self.place.make_data()?;
            let _lock = self.lock()?;
            for salvage in found {
                kept.push(put_right(&self.place, salvage, &self.vault)?);
            }
        }
        let elsewhere: Vec<Change> = found.iter().flat_map(|salvage| salvage.elsewhere.clone()).collect();
        self.save(&elsewhere)?;
        Ok(kept)
    }
}

/// Keeps the damaged file as it was, and then puts the readable part in its place.
fn put_right(place: &Place, salvage: &Salvage, vault: &Vault) -> Result<PathBuf, Error> {
    let file = &salvage.file;
    let there = vault.read(file).map_err(|error| Error::read(file, &error))?;
    if there != salvage.bytes {
        return Err(Error::Busy { path: file.display().to_string(), kept: 0 });
    }
    let aside = place.put_aside(file, &there, vault)?;
    let mut unread = None;
    let unchanged = || match vault.read(file) {
        Ok(now) => now == salvage.bytes,
        Err(error) => {
            unread = Some(Error::read(file, &error));
            false
        }
    };
    // Which keys there are has to be read before there is a key.
    let placed = if *file == place.head() {
        files::replace(file, salvage.text.as_bytes(), unchanged)
    } else {
        vault.replace(file, salvage.text.as_bytes(), unchanged)
    };
    match placed {
        Ok(Some(Placed::Synced)) => Ok(aside),
        Ok(Some(Placed::Unsure(error))) => {
            Err(Error::Unsure { path: file.display().to_string(), why: files::reason(&error), kept: 0 })
        }
        Ok(None) => Err(unread.unwrap_or_else(|| Error::Busy { path: file.display().to_string(), kept: 0 })),
        Err(error) => Err(Error::write(file, &error)),
    }
}

/// What stands in a damaged file: the text that takes its place, entries of other months, how many pieces can be read,
/// and where each of them lies.
type Taken = (String, Vec<Change>, usize, Vec<Range<usize>>);

/// The salvage of one file; `None` when it is not damaged.
fn salvaged<C: Contents>(
    file: &Path,
    name: &str,
    earlier: &Earlier,
    take: impl Fn(&[u8], &str) -> Taken,
) -> Result<Option<Salvage>, Error> {
    let bytes = match earlier.vault.read(file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::read(file, &error)),
    };
    let Err(Broken { line, what }) = earlier.upgrades.read::<C>(bytes.clone(), name) else { return Ok(None) };
    if newer(&bytes) {
        return Ok(None);
    }
    let why = Finding { file: file.to_owned(), line, field: None, what };
    let (text, elsewhere, readable, places) = take(&bytes, name);
    // Written and read once more: what takes the place of the file holds each name once, and reads.
    let again = earlier.upgrades.read::<C>(text.into_bytes(), name);
    let text = again.map_or_else(|_| C::default(), |parsed| parsed.contents).text(name);
    let lost = lost(file, &bytes, &places);
    Ok(Some(Salvage { file: file.to_owned(), why, readable, lost, bytes, text, elsewhere }))
}

/// Whether the head says that a newer version wrote it.
fn newer(bytes: &[u8]) -> bool {
    let Some(at) = find(bytes, b"\"version\"") else { return false };
    let after = bytes.get(at + b"\"version\"".len()..).unwrap_or_default();
    let digits: String = after
        .iter()
        .skip_while(|byte| b" \t\r\n:".contains(byte))
        .take_while(|byte| byte.is_ascii_digit())
        .map(|byte| char::from(*byte))
        .collect();
    digits.parse::<u64>().is_ok_and(|version| version > VERSION)
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

fn records(bytes: &[u8], name: &str, month: Month) -> Taken {
    let found = objects(bytes, |open, text| {
        let record = Record::from_text(text)?;
        let named = record.id.is_some() && (record.deleted || record.at.is_some());
        // One on a line of its own is an entry of this store, whatever it holds.
        (named || (begins_line(bytes, open) && !text.contains("\"records\""))).then_some(record)
    });
    let readable = found.len();
    let (places, all): (Vec<_>, Vec<Record>) = found.into_iter().unzip();
    let (mut here, mut elsewhere) = (Records::default(), Vec::new());
    for record in all {
        match record.at.map(Month::of).filter(|own| *own != month) {
            Some(own) if record.id.is_some() => elsewhere.push(Change::Record { month: own, record }),
            _ => here.records.push(record),
        }
    }
    (here.text(name), elsewhere, readable, places)
}

fn registers(bytes: &[u8], name: &str) -> Taken {
    let found = objects(bytes, |open, text| {
        Register::parse(text).ok()?;
        let (from, name) = name_before(bytes, open)?;
        Some((from, (name, RawValue::from_string(text.to_owned()).ok()?)))
    });
    let mut all = Registers::default();
    let mut places = Vec::new();
    for (place, (from, register)) in found {
        let register: Named = register;
        all.join(&register);
        places.push(from..place.end);
    }
    (all.text(name), Vec::new(), places.len(), places)
}

/// The name that stands before the value at `open`, and where it begins: `"minutes": {`.
fn name_before(bytes: &[u8], open: usize) -> Option<(usize, String)> {
    let before = bytes.get(..open)?.trim_ascii_end().strip_suffix(b":")?.trim_ascii_end().strip_suffix(b"\"")?;
    let from = before.iter().rposition(|byte| *byte == b'"')?;
    let name = from_utf8(before.get(from + 1..)?).ok()?;
    let plain = !name.is_empty() && !name.contains(|sign: char| sign == '\\' || sign.is_control());
    plain.then(|| (from, name.to_owned()))
}

/// Every JSON object in `bytes` that `take` wants, with where it lies; the inside of those that it does not want is
/// looked through too.
pub(super) fn objects<T>(bytes: &[u8], take: impl Fn(usize, &str) -> Option<T>) -> Vec<(Range<usize>, T)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = bytes.get(from..).and_then(|rest| rest.iter().position(|byte| *byte == b'{')) {
        let open = from + open;
        let taken = end_of_object(bytes, open).and_then(|end| {
            let text = from_utf8(bytes.get(open..end)?).ok()?;
            Some((open..end, take(open, text)?))
        });
        from = taken.as_ref().map_or(open + 1, |(place, _)| place.end);
        found.extend(taken);
    }
    found
}

/// Where the object ends that begins at `open`. A line of the store's own layout is taken as it is; anything else is
/// read to a depth of 128, so that no file takes longer than its length allows.
fn end_of_object(bytes: &[u8], open: usize) -> Option<usize> {
    let rest = bytes.get(open..)?;
    if begins_line(bytes, open) {
        let line = rest.split(|byte| *byte == b'\n').next().unwrap_or(rest).trim_ascii_end();
        let line = line.strip_suffix(b",").unwrap_or(line);
        if serde_json::from_slice::<&RawValue>(line).is_ok() {
            return Some(open + line.len());
        }
    }
    let mut values = serde_json::Deserializer::from_slice(rest).into_iter::<Passed>();
    values.next()?.ok()?;
    Some(open + values.byte_offset())
}

/// A value that is passed over, read to a depth of 128 as every value is: nothing of it is kept, so that one giant object
/// takes no more memory than its text.
struct Passed;

impl<'de> Deserialize<'de> for Passed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Passing)
    }
}

struct Passing;

impl<'de> Visitor<'de> for Passing {
    type Value = Passed;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Passed, E> {
        Ok(Passed)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Passed, E> {
        Ok(Passed)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Passed, E> {
        Ok(Passed)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Passed, E> {
        Ok(Passed)
    }

    fn visit_str<E>(self, _: &str) -> Result<Passed, E> {
        Ok(Passed)
    }

    fn visit_unit<E>(self) -> Result<Passed, E> {
        Ok(Passed)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Passed, A::Error> {
        while seq.next_element::<Passed>()?.is_some() {}
        Ok(Passed)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Passed, A::Error> {
        while map.next_entry::<Passed, Passed>()?.is_some() {}
        Ok(Passed)
    }
}

fn begins_line(bytes: &[u8], place: usize) -> bool {
    let before = bytes.get(..place).unwrap_or_default();
    before.iter().rev().find(|byte| !b" \t".contains(byte)).is_none_or(|byte| *byte == b'\n')
}

/// So many lines that cannot be read are told one by one, the others as a number; our own choice.
const TOLD: usize = 1000;

/// A finding for each line on which something stands that was not taken and is more than the frame of the file.
fn lost(file: &Path, bytes: &[u8], places: &[Range<usize>]) -> Vec<Finding> {
    let mut left = bytes.to_vec();
    for place in places {
        let taken = left.get_mut(place.clone()).unwrap_or_default();
        taken.iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
    }
    let frame: [&[u8]; 2] = [b"\"records\"", b"\"registers\""];
    let (mut findings, mut more) = (Vec::new(), 0usize);
    for (number, line) in left.split(|byte| *byte == b'\n').enumerate() {
        // The head is written anew; what stands after it is not.
        let head = frame.iter().find_map(|name| find(line, name).map(|at| at + name.len()));
        let line = line.get(head.unwrap_or(0)..).unwrap_or_default();
        let count = line.iter().filter(|byte| !b" \t\r,:[]{}".contains(byte)).count();
        if count > 0 && findings.len() == TOLD {
            more += 1;
        } else if count > 0 {
            let what =
                if count == 1 { "1 byte cannot be read".to_owned() } else { format!("{count} bytes cannot be read") };
            findings.push(Finding { file: file.to_owned(), line: Some(number + 1), field: None, what });
        }
    }
    if more > 0 {
        let what = format!("{more} further lines cannot be read");
        findings.push(Finding { file: file.to_owned(), line: None, field: None, what });
    }
    findings
}
