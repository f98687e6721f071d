//! The merge rule: which of two writings of the same thing stands. Commutative, associative, idempotent.

use std::cmp::Ordering;

use super::record::Record;

/// Orders two writings of the same record: the greater of (rev, deleted, updated, device, bytes) stands.
#[must_use]
pub fn order(a: &Record, b: &Record) -> Ordering {
    (a.rev, a.deleted, a.updated, a.device(), a.json()).cmp(&(b.rev, b.deleted, b.updated, b.device(), b.json()))
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
