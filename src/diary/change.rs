//! One change to what is kept: what the store takes, never a whole month.

use super::day::Month;
use super::profile::Register;
use super::record::Record;

/// One change. The store joins it into what stands on the disk by the merge rule.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// A record that is new, edited, deleted (a tombstone) or brought back.
    Record {
        /// The month file it belongs to.
        month: Month,
        /// The record or tombstone.
        record: Record,
    },
    /// A register of the profile.
    Register {
        /// Its name.
        name: String,
        /// Its new writing.
        register: Register,
    },
}
