//! An entry that moved to another month: how the new record and the tombstone of the old one name each other, and which
//! of two moves stands. What stands in the old month says it, by the merge rule: the same on every machine, whatever was
//! joined first, and what once gave way never stands again.

use std::cmp::Ordering;

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};

use super::day::Month;
use super::fields::Object;
use super::id::Id;
use super::merge;
use super::record::{Misfit, Record, Stamp, stamp_with};

/// Where a record was before it moved, with the stamp of the move, which an edit leaves as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Its name there.
    pub id: Id,
    /// The month.
    pub month: Month,
    by: Move,
}

/// The field `moved` of a record that moved.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
struct Move {
    from: String,
    rev: u64,
    updated: DateTime<Utc>,
    device: String,
}

/// The field `moved_to` of a tombstone.
#[derive(Deserialize)]
struct MovedTo {
    id: Id,
    month: String,
}

/// The fields by which the two name each other.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Names {
    replaces: Option<Id>,
    moved: Option<Move>,
    moved_to: Option<MovedTo>,
}

fn names(record: &Record) -> Names {
    if record.has_moved { serde_json::from_str(record.json()).unwrap_or_default() } else { Names::default() }
}

/// `edited` under the name `to` in the month of its moment, and what stays of `old` in the month `from`.
///
/// # Errors
/// When one of them has no name or moment, or cannot be read as an object.
pub fn moved(old: &Record, from: Month, edited: &Record, to: Id, stamp: &Stamp) -> Result<(Record, Record), Misfit> {
    let nameless = || Misfit("an entry without a name or a moment cannot be moved".to_owned());
    let (id, at) = old.id.zip(edited.at).ok_or_else(nameless)?;
    let rev = old.rev.saturating_add(1);
    let mut here = Object::read(edited.json())?;
    here.set("id", to.to_string());
    here.set("replaces", id.to_string());
    let updated = stamp.updated.to_rfc3339_opts(SecondsFormat::Millis, true);
    let by = serde_json::json!({"from": from.to_string(), "rev": rev, "updated": updated, "device": stamp.device});
    here.set("moved", by);
    let mut gone = goes_to(id, to, Month::of(at));
    // Where the old one had come from stays known: had it given way, so does what came of it.
    let before = Object::read(old.json())?;
    gone.copy(&before, &["replaces", "moved"]);
    stamp_with(&mut gone, rev, stamp);
    Ok((Record::of_text(&here.text()), Record::of_text(&gone.text())))
}

fn goes_to(id: Id, to: Id, month: Month) -> Object<'static> {
    let mut gone = Object::new();
    gone.set("id", id.to_string());
    gone.set("deleted", true);
    gone.set("moved_to", serde_json::json!({"id": to.to_string(), "month": month.to_string()}));
    gone
}

impl Record {
    /// Where it was before it moved; `None` where it did not, or an earlier version moved it.
    #[must_use]
    pub fn origin(&self) -> Option<Origin> {
        let Names { replaces, moved, .. } = names(self);
        let (id, by) = replaces.zip(moved)?;
        Some(Origin { id, month: by.from.parse().ok()?, by })
    }

    /// The same without where it came from: whatever became of that, it stands.
    ///
    /// # Errors
    /// When its text cannot be read as an object.
    pub fn on_its_own(&self) -> Result<Self, Misfit> {
        if !self.has_moved {
            return Ok(self.clone());
        }
        let mut object = Object::read(self.json())?;
        object.without(&["replaces", "moved"]);
        Ok(Self::of_text(&object.text()))
    }

    /// Where it moved to, of a tombstone.
    #[must_use]
    pub fn moved_to(&self) -> Option<(Id, Month)> {
        let to = names(self).moved_to.filter(|_| self.deleted)?;
        Some((to.id, to.month.parse().ok()?))
    }
}

impl Origin {
    /// Whether what stands now in its place, `there`, is a later writing than the move to `id` in `month`: another move,
    /// an edit that did not know of it, a deletion.
    #[must_use]
    pub fn gave_way(&self, id: Id, month: Month, there: &Record) -> bool {
        let stamp = Stamp { updated: self.by.updated, device: self.by.device.clone() };
        let mut gone = goes_to(self.id, id, month);
        stamp_with(&mut gone, self.by.rev, &stamp);
        let this_one = there.moved_to().is_some_and(|(other, _)| other == id);
        !this_one && merge::order(there, &Record::of_text(&gone.text())) == Ordering::Greater
    }
}
