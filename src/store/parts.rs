//! Parts of a document, held so that no file takes more memory or time than its length allows: places instead of values,
//! and an end where a file has more of something than any version writes.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// So many scraps of a month are each a record; what follows of them is held as one piece, so that no file takes more
/// memory than its length allows.
pub(super) const SCRAPS: usize = 1000;

/// The most fields beside the contents of a document.
pub(super) const HEAD: usize = 500;

/// Where the items of a list stand, as addresses of their first bytes and of what follows them. Of the shortest ones a
/// whole run is one place.
#[derive(Debug, Default)]
pub(super) struct Items(Vec<(usize, usize)>);

/// An item that is as short as this holds neither name nor moment.
const SHORT: usize = 24;

impl Items {
    /// The places of the items in the text that they were read from.
    pub(super) fn places(&self, text: &str) -> impl Iterator<Item = (usize, usize)> {
        let base = text.as_ptr() as usize;
        self.0.iter().map(move |(from, to)| (from.saturating_sub(base), to.saturating_sub(base)))
    }
}

impl<'de> Deserialize<'de> for Items {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Self::default())
    }
}

impl<'de> Visitor<'de> for Items {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sequence")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<Self, A::Error> {
        let mut short = 0;
        let mut in_run = false;
        while let Some(raw) = items.next_element::<&'de RawValue>()? {
            let from = raw.get().as_ptr() as usize;
            let to = from + raw.get().len();
            short += usize::from(raw.get().len() <= SHORT);
            let runs = short > SCRAPS && raw.get().len() <= SHORT;
            match self.0.last_mut().filter(|_| runs && in_run) {
                Some((_, end)) => *end = to,
                None => self.0.push((from, to)),
            }
            in_run = runs;
        }
        Ok(self)
    }
}

/// The most settings that a profile holds: far more than any version writes.
const SETTINGS: usize = 5000;

/// The most parts of all settings together that are held, counted by their commas; those behind them are kept as they are
/// and not read.
pub(super) const PARTS: usize = 30_000;

/// The fields of an object, of which there are no more than [`SETTINGS`].
#[derive(Debug, Default)]
pub(super) struct Few<'a>(pub Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Few<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Self::default())
    }
}

impl<'de> Visitor<'de> for Few<'de> {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Self, A::Error> {
        while let Some(field) = map.next_entry()? {
            self.0.push(field);
            if self.0.len() > SETTINGS {
                return Err(A::Error::custom("it has more fields than any version writes"));
            }
        }
        Ok(self)
    }
}

/// The line, from 1, on which `part` begins; `part` was borrowed from `text`.
pub(super) fn line_of(text: &str, part: &RawValue) -> usize {
    line_number(text, (part.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize))
}

/// The line, from 1, on which the byte `at` stands.
pub(super) fn line_number(text: &str, at: usize) -> usize {
    1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count()
}
