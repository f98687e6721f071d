//! A record as its own bytes, with a small typed view of what lists and charts need. Details are parsed when opened.

use std::fmt;

use chrono::{DateTime, FixedOffset, SecondsFormat, Utc};
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use thiserror::Error;

use super::body::Body;
use super::id::Id;
use super::scales::Score;
use super::view::View;

/// The kind of a record; kinds of other versions are kept under their name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// `check_in`
    CheckIn,
    /// `pain_episode`
    PainEpisode,
    /// `practice`
    Practice,
    /// `next_day`
    NextDay,
    /// `flare`
    Flare,
    /// `note`
    Note,
    /// `question`
    Question,
    /// `visit`
    Visit,
    /// `flag`
    Flag,
    /// Any other.
    Unknown(Box<str>),
}

impl Kind {
    /// Every kind that this version shows.
    pub const ALL: [Self; 9] = [
        Self::CheckIn,
        Self::PainEpisode,
        Self::Practice,
        Self::NextDay,
        Self::Flare,
        Self::Note,
        Self::Question,
        Self::Visit,
        Self::Flag,
    ];

    /// The name under which it is stored.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::CheckIn => "check_in",
            Self::PainEpisode => "pain_episode",
            Self::Practice => "practice",
            Self::NextDay => "next_day",
            Self::Flare => "flare",
            Self::Note => "note",
            Self::Question => "question",
            Self::Visit => "visit",
            Self::Flag => "flag",
            Self::Unknown(name) => name,
        }
    }

    /// The kind with this stored name.
    #[must_use]
    pub fn parse(name: &str) -> Self {
        Self::ALL.into_iter().find(|kind| kind.id() == name).unwrap_or_else(|| Self::Unknown(name.into()))
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// The figures of a check-in or a pain episode that charts and means need.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Figures {
    /// Pain at the moment.
    pub pain_now: Option<Score>,
    /// Average pain.
    pub pain_average: Option<Score>,
    /// Worst pain.
    pub pain_worst: Option<Score>,
    /// Ease.
    pub ease: Option<Score>,
    /// Mood.
    pub mood: Option<Score>,
    /// Stress.
    pub stress: Option<Score>,
    /// Anxiety.
    pub anxiety: Option<Score>,
    /// Fear.
    pub fear: Option<Score>,
    /// Shame.
    pub shame: Option<Score>,
    /// Sensitivity.
    pub sensitivity: Option<Score>,
    /// Sleep quality.
    pub sleep_quality: Option<Score>,
    /// Hours of sleep.
    pub sleep_hours: Option<f64>,
}

/// Who changes a record and when: what the merge rule needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Stamp {
    /// When the change was made.
    pub updated: DateTime<Utc>,
    /// The machine it was made on (a random name, not the host's).
    pub device: String,
}

/// Why bytes are not a record at all (they are kept where they are, and nothing is written over them).
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("{0}")]
pub struct Misfit(pub String);

/// One record: its JSON text as it stands in the file, and the view that was read from it.
#[derive(Clone, Debug)]
pub struct Record {
    raw: Box<RawValue>,
    /// Its name; `None` where the text has none that can be read (such a record is kept and cannot be edited).
    pub id: Option<Id>,
    /// Its kind.
    pub kind: Kind,
    /// When what it speaks of happened, with the offset it was lived in.
    pub at: Option<DateTime<FixedOffset>>,
    /// How often it was changed; the first writing is 1.
    pub rev: u64,
    /// When it was last changed.
    pub updated: Option<DateTime<Utc>>,
    /// The machine that changed it last.
    pub device: String,
    /// A tombstone: the entry was deleted, and only its name remains.
    pub deleted: bool,
    /// The figures, for check-ins and pain episodes.
    pub figures: Figures,
    /// Whether this version can show it: its kind is known and its figures fit.
    pub fits: bool,
}

impl PartialEq for Record {
    /// Two records are equal when their bytes are.
    fn eq(&self, other: &Self) -> bool {
        self.raw.get() == other.raw.get()
    }
}

impl Record {
    /// Takes a record as it stands in a file. Whatever it holds is kept; what cannot be read makes it one that
    /// `fits` is false for.
    #[must_use]
    pub fn from_raw(raw: Box<RawValue>) -> Self {
        let view = View::of(raw.get());
        Self {
            id: view.id,
            kind: view.kind,
            at: view.at,
            rev: view.rev,
            updated: view.updated.map(|moment| moment.to_utc()),
            device: view.device,
            deleted: view.deleted,
            figures: view.figures,
            fits: view.fits,
            raw,
        }
    }

    /// Writes a new record.
    ///
    /// # Errors
    /// Only where a number cannot be written as JSON.
    pub fn new(
        id: Id,
        at: DateTime<FixedOffset>,
        tz: &str,
        body: &Body,
        stamp: &Stamp,
    ) -> Result<Self, serde_json::Error> {
        let mut map = Map::new();
        map.insert("id".into(), id.to_string().into());
        map.insert("kind".into(), body.kind().id().into());
        map.insert("at".into(), at.to_rfc3339_opts(SecondsFormat::Secs, true).into());
        map.insert("tz".into(), tz.into());
        map.insert("updated".into(), stamp.updated.to_rfc3339_opts(SecondsFormat::Millis, true).into());
        map.insert("rev".into(), 1.into());
        map.insert("device".into(), stamp.device.clone().into());
        if let Value::Object(fields) = body.to_value()? {
            map.extend(fields);
        }
        Self::from_map(map)
    }

    /// The record with `body` laid over it: known fields that changed are set or removed, nested ones too, and
    /// whatever this version does not know stays as it was. `at` may change within the month.
    ///
    /// # Errors
    /// When this record cannot be read as a whole, so that nothing is guessed over it.
    pub fn edited(&self, at: DateTime<FixedOffset>, body: &Body, stamp: &Stamp) -> Result<Self, Misfit> {
        let misfit = |error: &dyn fmt::Display| Misfit(error.to_string());
        let old = self.body().map_err(|error| misfit(&error))?.to_value().map_err(|error| misfit(&error))?;
        let new = body.to_value().map_err(|error| misfit(&error))?;
        let mut map: Map<String, Value> = serde_json::from_str(self.raw.get()).map_err(|error| misfit(&error))?;
        if let (Value::Object(old), Value::Object(new)) = (&old, &new) {
            overlay(&mut map, old, new);
        }
        map.insert("kind".into(), body.kind().id().into());
        // Two moments are equal to chrono whatever their offsets, and the offset is part of what was lived.
        if self.at.is_none_or(|was| was != at || was.offset() != at.offset()) {
            map.insert("at".into(), at.to_rfc3339_opts(SecondsFormat::Secs, true).into());
        }
        self.stamped(map, stamp).map_err(|error| misfit(&error))
    }

    /// What stays of the record when it is deleted: name, revision, moment of deletion and machine. Nothing else.
    ///
    /// # Errors
    /// When the record has no name.
    pub fn tombstone(&self, stamp: &Stamp) -> Result<Self, Misfit> {
        let id = self.id.ok_or_else(|| Misfit("an entry without a name cannot be deleted".to_owned()))?;
        let mut map = Map::new();
        map.insert("id".into(), id.to_string().into());
        map.insert("deleted".into(), true.into());
        self.stamped(map, stamp).map_err(|error| Misfit(error.to_string()))
    }

    /// The same record as a later revision, so that it wins over its own tombstone (undo).
    ///
    /// # Errors
    /// When its text cannot be read as an object.
    pub fn restored(&self, over: u64, stamp: &Stamp) -> Result<Self, Misfit> {
        let mut map: Map<String, Value> =
            serde_json::from_str(self.raw.get()).map_err(|error| Misfit(error.to_string()))?;
        map.insert("updated".into(), stamp.updated.to_rfc3339_opts(SecondsFormat::Millis, true).into());
        map.insert("rev".into(), over.max(self.rev).saturating_add(1).into());
        map.insert("device".into(), stamp.device.clone().into());
        Self::from_map(map).map_err(|error| Misfit(error.to_string()))
    }

    /// The name of the record that this one takes the place of, when an edit moved it to another month.
    ///
    /// # Errors
    /// When its text cannot be read as an object.
    pub fn replacing(&self, id: Id, replaced: Id) -> Result<Self, Misfit> {
        let mut map: Map<String, Value> =
            serde_json::from_str(self.raw.get()).map_err(|error| Misfit(error.to_string()))?;
        map.insert("id".into(), id.to_string().into());
        map.insert("replaces".into(), replaced.to_string().into());
        Self::from_map(map).map_err(|error| Misfit(error.to_string()))
    }

    fn stamped(&self, mut map: Map<String, Value>, stamp: &Stamp) -> Result<Self, serde_json::Error> {
        map.insert("updated".into(), stamp.updated.to_rfc3339_opts(SecondsFormat::Millis, true).into());
        map.insert("rev".into(), self.rev.saturating_add(1).into());
        map.insert("device".into(), stamp.device.clone().into());
        Self::from_map(map)
    }

    fn from_map(map: Map<String, Value>) -> Result<Self, serde_json::Error> {
        let text = serde_json::to_string(&Value::Object(map))?;
        Ok(Self::from_raw(RawValue::from_string(text)?))
    }

    /// The JSON text, as it stands or will stand in the file.
    #[must_use]
    pub fn json(&self) -> &str {
        self.raw.get()
    }

    /// What the record says, read now.
    ///
    /// # Errors
    /// When a known field does not fit; the message names it.
    pub fn body(&self) -> Result<Body, Misfit> {
        Body::from_json(&self.kind, self.raw.get()).map_err(Misfit)
    }
}

/// Sets in `target` what differs between `old` and `new`; fields of neither stay untouched, in nested objects too.
fn overlay(target: &mut Map<String, Value>, old: &Map<String, Value>, new: &Map<String, Value>) {
    for (key, was) in old.iter().filter(|(key, _)| !new.contains_key(*key)) {
        if let (Value::Object(was), Some(Value::Object(inner))) = (was, target.get_mut(key)) {
            overlay(inner, was, &Map::new());
            if !inner.is_empty() {
                continue;
            }
        }
        target.shift_remove(key);
    }
    for (key, value) in new {
        match (old.get(key), value, target.get_mut(key)) {
            (Some(was), _, _) if was == value => {}
            (Some(Value::Object(was)), Value::Object(is), Some(Value::Object(inner))) => overlay(inner, was, is),
            (Some(Value::Array(was)), Value::Array(is), Some(Value::Array(inner))) if was.len() == inner.len() => {
                *inner = overlay_list(inner, was, is);
            }
            _ => {
                target.insert(key.clone(), value.clone());
            }
        }
    }
}

/// The items of `new`, each with what `target` holds beyond `old` where it is the same item: one that is equal, or,
/// in a list of the same length, the one at its place.
fn overlay_list(target: &[Value], old: &[Value], new: &[Value]) -> Vec<Value> {
    let item = |(place, value): (usize, &Value)| {
        let same = if old.get(place) == Some(value) { Some(place) } else { old.iter().position(|was| was == value) };
        if let Some(kept) = same.and_then(|same| target.get(same)) {
            return kept.clone();
        }
        match (old.get(place), value, target.get(place)) {
            (Some(Value::Object(was)), Value::Object(is), Some(Value::Object(inner))) if old.len() == new.len() => {
                let mut inner = inner.clone();
                overlay(&mut inner, was, is);
                Value::Object(inner)
            }
            _ => value.clone(),
        }
    };
    new.iter().enumerate().map(item).collect()
}
