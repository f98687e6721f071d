//! The diary in memory: which months are read, and what stands in them. Files are read and written elsewhere.

use std::collections::BTreeMap;

use super::day::{Day, DayStart, Month};
use super::id::Id;
use super::record::Record;

/// What is known of one month.
#[derive(Clone, Debug, PartialEq)]
pub enum MonthState {
    /// The file is there and has not been read.
    Unread,
    /// Its records, tombstones included, in the order of the file.
    Read(Vec<Record>),
    /// It cannot be read; the line says why, and nothing is written to it.
    Refused(String),
}

/// The diary as far as it has been read.
#[derive(Clone, Debug, Default)]
pub struct Diary {
    months: BTreeMap<Month, MonthState>,
    /// What was written since for months that cannot be read.
    held: BTreeMap<Month, Vec<Record>>,
}

/// The answer to a question over days: what is there, and what must still be read before it is complete.
#[derive(Clone, Debug)]
pub struct Range<'a> {
    /// Records that are not deleted and have a moment, oldest first.
    pub records: Vec<&'a Record>,
    /// Months that have a file and are not read yet.
    pub unread: Vec<Month>,
    /// Months that cannot be read.
    pub refused: Vec<Month>,
}

impl Diary {
    /// Sets what is known of a month.
    pub fn set(&mut self, month: Month, state: MonthState) {
        // What is read holds it, or it was put away with the rest.
        if !matches!(state, MonthState::Refused(_)) {
            self.held.remove(&month);
        }
        self.months.insert(month, state);
    }

    /// What is known of a month; `None` when it has no file.
    #[must_use]
    pub fn month(&self, month: Month) -> Option<&MonthState> {
        self.months.get(&month)
    }

    /// Every month that has a file, oldest first.
    pub fn months(&self) -> impl DoubleEndedIterator<Item = (Month, &MonthState)> {
        self.months.iter().map(|(month, state)| (*month, state))
    }

    /// Joins one record into its month as the merge rule says; a month that was not read stays unread, and what is
    /// written for one that cannot be read is held beside it.
    pub fn join(&mut self, month: Month, record: &Record) {
        let state = self.months.entry(month).or_insert_with(|| MonthState::Read(Vec::new()));
        let records = match state {
            MonthState::Read(records) => records,
            MonthState::Refused(_) => self.held.entry(month).or_default(),
            MonthState::Unread => return,
        };
        super::merge::join(records, record);
    }

    /// What there is of a month: its records, or those that were written since for one that cannot be read.
    #[must_use]
    pub fn records(&self, month: Month) -> &[Record] {
        match self.months.get(&month) {
            Some(MonthState::Read(records)) => records,
            _ => self.held.get(&month).map_or(&[], Vec::as_slice),
        }
    }

    /// The record with this name, with the month it stands in, among the months that are read.
    #[must_use]
    pub fn find(&self, id: Id) -> Option<(Month, &Record)> {
        self.months.keys().rev().find_map(|month| {
            self.records(*month).iter().find(|record| record.id == Some(id)).map(|record| (*month, record))
        })
    }

    /// Every record of the days `from` to `to`, both included, as the person's day goes.
    #[must_use]
    pub fn days(&self, from: Day, to: Day, start: DayStart) -> Range<'_> {
        let mut range = Range { records: Vec::new(), unread: Vec::new(), refused: Vec::new() };
        // A person's day may end in the next calendar month, and offsets may move a moment by a day.
        let (first, last) = (Month::of_date(from.before().0), Month::of_date(to.plus(2).0));
        // Compared as times on the wall: to work out the day of each record takes ten times as long.
        let begins = |day: Day| day.0.and_hms_opt(u32::from(start.hour()), 0, 0).unwrap_or_default();
        let span = begins(from)..begins(to.next());
        for (month, state) in self.months.range(first..=last) {
            match state {
                MonthState::Unread => range.unread.push(*month),
                MonthState::Refused(_) => range.refused.push(*month),
                MonthState::Read(_) => {}
            }
            let within = |record: &Record| record.at.is_some_and(|at| span.contains(&at.naive_local()));
            range.records.extend(self.records(*month).iter().filter(|record| !record.deleted && within(record)));
        }
        range.records.sort_by_key(|record| record.at);
        range
    }
}
