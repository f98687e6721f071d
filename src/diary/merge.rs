//! The merge rule: which of two writings of the same thing stands. Commutative, associative, idempotent.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::day::Month;
use super::id::Id;
use super::record::Record;

/// Orders two writings of the same record: the greater of (rev, deleted, updated, device, bytes) stands.
#[must_use]
pub fn order(a: &Record, b: &Record) -> Ordering {
    (a.rev, a.deleted, a.updated, a.device(), a.json()).cmp(&(b.rev, b.deleted, b.updated, b.device(), b.json()))
}

/// Of entries that were moved from one place to several months, on several machines, one stands: the greatest by
/// [`order`]. What comes back takes the place of the others. Given the same entries it is the same on every machine.
#[must_use]
pub fn crossed(moved: &[(Month, Record)]) -> Vec<(Month, Record)> {
    let mut groups: BTreeMap<Id, Vec<&(Month, Record)>> = BTreeMap::new();
    for entry in moved.iter().filter(|(_, record)| !record.deleted && record.id.is_some()) {
        if let Some(first) = entry.1.first() {
            groups.entry(first).or_default().push(entry);
        }
    }
    let mut lesser = Vec::new();
    for group in groups.into_values() {
        let Some((_, stands)) = group.iter().max_by(|a, b| order(&a.1, &b.1)) else { continue };
        let others = group.iter().filter(|(_, record)| record.id != stands.id);
        lesser.extend(others.filter_map(|(month, record)| Some((*month, record.given_up_for(stands).ok()?))));
    }
    lesser
}

/// Joins `record` into `records`: it takes the place of a lesser writing of the same name, or is added at the end.
/// A record without a name is added unless the same bytes are there. Says whether `records` changed.
pub fn join(records: &mut Vec<Record>, record: &Record) -> bool {
    let place = records.iter_mut().find(|there| match (there.id, record.id) {
        (Some(a), Some(b)) => a == b,
        (None, None) => there.json() == record.json(),
        _ => false,
    });
    match place {
        Some(there) if order(record, there) == Ordering::Greater => *there = record.clone(),
        Some(_) => return false,
        None => records.push(record.clone()),
    }
    true
}
