//! An entry that two machines moved to two months ends in one of them: looked for over all months once copies or another
//! diary were joined. Which one stands is the rule of `diary`.

use std::collections::BTreeSet;

use super::document::Records;
use super::{Error, Store};
use crate::diary::{Change, Id, Month, Record, merge};

impl Store {
    /// Makes one entry of each that was moved to several months.
    ///
    /// # Errors
    /// What stood in the way of writing; both entries are there then, and it is tried again with the next joining.
    pub fn settle_moves(&mut self) -> Result<(), Error> {
        let mut moved = self.every(Record::was_moved)?;
        if moved.is_empty() {
            return Ok(());
        }
        // An entry that was edited elsewhere after it was moved stands in its old place too.
        let firsts: BTreeSet<Id> = moved.iter().filter_map(|(_, record)| record.first()).collect();
        moved.extend(self.every(|record| !record.was_moved() && record.id.is_some_and(|id| firsts.contains(&id)))?);
        let lesser = merge::crossed(&moved);
        if lesser.is_empty() {
            return Ok(());
        }
        let changes: Vec<Change> = lesser.into_iter().map(|(month, record)| Change::Record { month, record }).collect();
        self.save(&changes)
    }

    /// The records of every month that can be read, of those that are wanted.
    fn every(&self, wanted: impl Fn(&Record) -> bool) -> Result<Vec<(Month, Record)>, Error> {
        let mut found = Vec::new();
        for month in self.place.months()? {
            let Ok(bytes) = self.vault.read(&self.place.month(month)) else { continue };
            let Ok(parsed) = self.upgrades.read::<Records>(bytes, &month.to_string()) else { continue };
            let records = parsed.contents.records.into_iter().filter(|record| wanted(record));
            found.extend(records.map(|record| (month, record)));
        }
        Ok(found)
    }
}
