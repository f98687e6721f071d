//! A record as its own bytes, with a small typed view of what lists and charts need. Details are parsed when opened.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, SecondsFormat, Utc};
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use thiserror::Error;

use super::body::Body;
use super::fields::{self, Fields, Object};
use super::id::Id;
use super::part::Part;
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
    /// `experiment`
    Experiment,
    /// `thought`
    Thought,
    /// `measure`
    Measure,
    /// `step`
    Step,
    /// `milestone`
    Milestone,
    /// Any other.
    Unknown(Box<str>),
}

impl Kind {
    /// Every kind that this version shows.
    pub const ALL: [Self; 14] = [
        Self::CheckIn,
        Self::PainEpisode,
        Self::Practice,
        Self::NextDay,
        Self::Flare,
        Self::Note,
        Self::Question,
        Self::Visit,
        Self::Flag,
        Self::Experiment,
        Self::Thought,
        Self::Measure,
        Self::Step,
        Self::Milestone,
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
            Self::Experiment => "experiment",
            Self::Thought => "thought",
            Self::Measure => "measure",
            Self::Step => "step",
            Self::Milestone => "milestone",
            Self::Unknown(name) => name,
        }
    }

    /// The kind with this stored name.
    #[must_use]
    pub fn parse(name: &str) -> Self {
        Self::known(name).unwrap_or_else(|| Self::Unknown(name.into()))
    }

    /// The kind with this stored name, where this version knows it.
    pub(super) fn known(name: &str) -> Option<Self> {
        let known = match name {
            "check_in" => Self::CheckIn,
            "pain_episode" => Self::PainEpisode,
            "practice" => Self::Practice,
            "next_day" => Self::NextDay,
            "flare" => Self::Flare,
            "note" => Self::Note,
            "question" => Self::Question,
            "visit" => Self::Visit,
            "flag" => Self::Flag,
            "experiment" => Self::Experiment,
            "thought" => Self::Thought,
            "measure" => Self::Measure,
            "step" => Self::Step,
            "milestone" => Self::Milestone,
            _ => return None,
        };
        Some(known)
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

impl From<serde_json::Error> for Misfit {
    fn from(error: serde_json::Error) -> Self {
        Self(error.to_string())
    }
}

/// One record: its JSON text as it stands in the file, and the view that was read from it. A copy shares the text.
#[derive(Clone, Debug)]
pub struct Record {
    text: Part,
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
    /// Where the name of the machine that changed it last stands in the text.
    device: (u32, u32),
    /// A tombstone: the entry was deleted, and only its name remains.
    pub deleted: bool,
    /// The figures, for check-ins and pain episodes.
    pub figures: Figures,
    /// Whether this version can show it: its kind is known and its figures fit.
    pub fits: bool,
    /// Whether it says that it moved here or away: see [`Record::origin`] and [`Record::moved_to`].
    pub has_moved: bool,
}

/// The most bytes of a piece that is no entry: `{"at":"2026-11-23T07:30:00Z"}` has more, and a name needs more still.
const SCRAP: usize = 24;

impl PartialEq for Record {
    /// Two records are equal when their bytes are.
    fn eq(&self, other: &Self) -> bool {
        self.json() == other.json()
    }
}

impl Record {
    /// Takes a record as it stands in a file. Whatever it holds is kept; what cannot be read makes it one that
    /// `fits` is false for.
    #[must_use]
    pub fn from_raw(raw: impl Borrow<RawValue>) -> Self {
        Self::whole(raw.borrow().get().to_owned())
    }

    /// Takes a record whose text nobody has looked at yet; `None` when it is not one whole JSON object.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let view = View::of(text)?;
        Some(Self::seen(Part::whole(text.to_owned()), view))
    }

    /// The record that begins at the byte `from` of `all`, and where it ends; `None` when that is no object, or one in
    /// an unusual writing, which [`Record::from_text`] may know. It shares the text.
    #[must_use]
    pub fn first_of(all: &Arc<String>, from: usize) -> Option<(Self, usize)> {
        let rest = all.get(from..)?;
        let (view, length) = View::first(rest)?;
        let end = from + length;
        Some((Self::seen(Part::of(all, from, end), view), end))
    }

    /// Takes a record of this text, whatever it holds.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        Self::whole(text.to_owned())
    }

    /// The piece of `all` from the byte `from` to `to`, whatever it is. It shares the text.
    #[must_use]
    pub fn piece(all: &Arc<String>, from: usize, to: usize) -> Self {
        let part = Part::of(all, from, to);
        let view = View::of(part.text()).unwrap_or_default();
        Self::seen(part, view)
    }

    /// Whether it is too short to have a name or a moment: a piece of a file that is no entry of anybody.
    #[must_use]
    pub fn is_scrap(&self) -> bool {
        self.json().len() <= SCRAP
    }

    /// Takes the scrap that follows in the same text into this one, with what stands between; `false` where it does not
    /// follow. A file of a million scraps then takes no more memory than its text.
    pub fn swallow(&mut self, next: &Self) -> bool {
        self.is_scrap_of(next) && self.text.go_on(&next.text)
    }

    fn is_scrap_of(&self, next: &Self) -> bool {
        self.id.is_none() && self.at.is_none() && next.is_scrap()
    }

    fn whole(text: String) -> Self {
        let view = View::of(&text).unwrap_or_default();
        Self::seen(Part::whole(text), view)
    }

    fn seen(text: Part, view: View) -> Self {
        Self {
            text,
            id: view.id,
            kind: view.kind,
            at: view.at,
            rev: view.rev,
            updated: view.updated.map(|moment| moment.to_utc()),
            device: view.device,
            deleted: view.deleted,
            figures: view.figures,
            fits: view.fits,
            has_moved: view.has_moved,
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
        let mut object = Object::new();
        object.set("id", id.to_string());
        object.set("kind", body.kind().id());
        object.set("at", at.to_rfc3339_opts(SecondsFormat::Secs, true));
        object.set("tz", tz);
        stamp_with(&mut object, 1, stamp);
        if let Value::Object(fields) = body.to_value()? {
            object.overlay(&Map::new(), &fields);
        }
        Ok(Self::of(&object))
    }

    /// The record with `body` laid over it: known fields that changed are set or removed, nested ones too, and
    /// whatever this version does not know stays as it was. `at` may change within the month.
    ///
    /// # Errors
    /// When this record cannot be read as a whole, so that nothing is guessed over it.
    pub fn edited(&self, at: DateTime<FixedOffset>, body: &Body, stamp: &Stamp) -> Result<Self, Misfit> {
        let (old, new) = (self.body()?.to_value()?, body.to_value()?);
        let mut object = Object::read(self.json())?;
        if let (Value::Object(old), Value::Object(new)) = (&old, &new) {
            object.overlay(old, new);
        }
        if body.kind() != self.kind {
            object.set("kind", body.kind().id());
        }
        // Two moments are equal to chrono whatever their offsets, and the offset is part of what was lived.
        if self.at.is_none_or(|was| was != at || was.offset() != at.offset()) {
            object.set("at", at.to_rfc3339_opts(SecondsFormat::Secs, true));
        }
        stamp_with(&mut object, self.rev.saturating_add(1), stamp);
        Ok(Self::of(&object))
    }

    /// What stays of the record when it is deleted: name, revision, moment of deletion and machine. Nothing else.
    ///
    /// # Errors
    /// When the record has no name.
    pub fn tombstone(&self, stamp: &Stamp) -> Result<Self, Misfit> {
        let id = self.id.ok_or_else(|| Misfit("an entry without a name cannot be deleted".to_owned()))?;
        let mut object = Object::new();
        object.set("id", id.to_string());
        object.set("deleted", true);
        stamp_with(&mut object, self.rev.saturating_add(1), stamp);
        Ok(Self::of(&object))
    }

    /// The same record as a later revision, so that it wins over its own tombstone (undo).
    ///
    /// # Errors
    /// When its text cannot be read as an object.
    pub fn restored(&self, over: u64, stamp: &Stamp) -> Result<Self, Misfit> {
        let mut object = Object::read(self.json())?;
        stamp_with(&mut object, over.max(self.rev).saturating_add(1), stamp);
        Ok(Self::of(&object))
    }

    /// The record with these fields behind its others, each a name and its JSON text; whatever stood under their names is
    /// gone, and one without a text is left out. Takes no more memory than the text.
    ///
    /// # Errors
    /// When its text cannot be read as an object.
    pub fn with(&self, fields: &[(&str, Option<&str>)]) -> Result<Self, Misfit> {
        Ok(Self::whole(fields::with(self.json(), fields)?))
    }

    /// The entry whose place this one takes, when it was moved here from another month.
    pub fn replaces(&self) -> Option<Id> {
        let fields = serde_json::from_str::<Fields<'_>>(self.json()).ok()?.0;
        let (_, name) = fields.into_iter().find(|(name, _)| name == "replaces")?;
        serde_json::from_str(name.get()).ok()
    }

    fn of(object: &Object<'_>) -> Self {
        Self::whole(object.text())
    }

    /// The JSON text, as it stands or will stand in the file.
    #[must_use]
    pub fn json(&self) -> &str {
        self.text.text()
    }

    /// The machine that changed it last, as its name is written in the text; empty when there is none.
    #[must_use]
    pub fn device(&self) -> &str {
        self.json().get(self.device.0 as usize..self.device.1 as usize).unwrap_or_default()
    }

    /// What the record says, read now.
    ///
    /// # Errors
    /// When a known field does not fit; the message names it.
    pub fn body(&self) -> Result<Body, Misfit> {
        Body::from_json(&self.kind, self.json()).map_err(Misfit)
    }
}

pub(super) fn stamp_with(object: &mut Object<'_>, rev: u64, stamp: &Stamp) {
    object.set("updated", stamp.updated.to_rfc3339_opts(SecondsFormat::Millis, true));
    object.set("rev", rev);
    object.set("device", stamp.device.as_str());
}
