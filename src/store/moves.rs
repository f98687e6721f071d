//! Entries that gave way: two machines moved them to two months, or one moved what another changed. They are gone
//! from what is read, and their words go from the disk with the next save. The rule is in `diary`; here are the months
//! that it has to look at.

use super::document::Records;
use super::kept::Contents as _;
use super::{Conflict, Store};
use crate::diary::{Id, Month, MonthState, Record, Stamp, merge};

/// How often an entry is followed from month to month; nobody moves one as often.
const MOVES: usize = 100;

impl Store {
    /// What a month says: of the entries that gave way no more than that they are gone.
    pub(super) fn standing(&mut self, month: Month, records: Records) -> MonthState {
        let mut records = records.records;
        for record in &mut records {
            if let Some(gone) = self.gave_way(month, record) {
                *record = gone;
            }
        }
        MonthState::Read(records)
    }

    /// What stays of an entry that gave way to another writing; it is written with the next save.
    fn gave_way(&mut self, month: Month, record: &Record) -> Option<Record> {
        let id = record.id.filter(|_| record.has_moved && !record.deleted)?;
        let over = self.over(month, record)?;
        let stamp = Stamp { updated: over.updated.unwrap_or_default(), device: over.device().to_owned() };
        let gone = record.tombstone(&stamp).ok()?;
        self.gave_way.insert((month, id), gone.clone());
        Some(gone)
    }

    /// The writing to which a record, or to which what it was before it moved, gave way.
    fn over(&mut self, mut month: Month, record: &Record) -> Option<Record> {
        let mut record = record.clone();
        for _ in 0..MOVES {
            let (origin, id) = (record.origin()?, record.id?);
            let there = self.at(origin.month, origin.id)?;
            if origin.gave_way(id, month, &there) {
                return Some(there);
            }
            (month, record) = (origin.month, there);
        }
        None
    }

    /// What stands under a name in a month, with what waits for it.
    fn at(&mut self, month: Month, id: Id) -> Option<Record> {
        let kept = self.kept_month(month);
        kept.read();
        let named = |records: &Records| records.items().iter().find(|record| record.id == Some(id)).cloned();
        let (disk, pending) = kept.both();
        named(disk).into_iter().chain(named(pending)).max_by(merge::order)
    }

    /// Looks for entries that give way to what was joined, and has them wait to be taken out; their months.
    pub(super) fn give_way(&mut self, joined: &[Conflict]) -> Vec<Month> {
        let mut months = Vec::new();
        for (month, id) in joined.iter().flat_map(|conflict| &conflict.moved) {
            let (mut month, mut id) = (*month, *id);
            for _ in 0..MOVES {
                let Some(there) = self.at(month, id) else { break };
                let Some(to) = there.moved_to() else {
                    months.extend(self.gave_way(month, &there).map(|_| month));
                    break;
                };
                (id, month) = to;
            }
        }
        self.take_out();
        months
    }

    /// What gave way waits to be taken out of its month.
    pub(super) fn take_out(&mut self) {
        for ((month, _), gone) in std::mem::take(&mut self.gave_way) {
            self.copies.note(Some(month));
            self.kept_month(month).add(&gone);
        }
    }
}

impl Store {
    /// Whether an entry that moved away stands in another month.
    pub(super) fn stands_elsewhere(&mut self, gone: &Record) -> bool {
        let mut to = gone.moved_to();
        for _ in 0..MOVES {
            let Some((id, month)) = to else { return false };
            let Some(there) = self.at(month, id) else { return false };
            if !there.deleted {
                return self.over(month, &there).is_none();
            }
            to = there.moved_to();
        }
        false
    }
}

/// The entries to look at when a record is joined in: those that moved.
pub(super) fn to_look_at(month: Month, record: &Record, here: Option<&Record>) -> Vec<(Month, Id)> {
    let own = record.id.filter(|_| record.has_moved && !record.deleted).map(|id| (month, id));
    let to = |record: &Record| record.moved_to().map(|(id, month)| (month, id));
    own.into_iter().chain(to(record)).chain(here.and_then(to)).collect()
}
