//! An answer over days together with the months it still lacks.

use std::collections::BTreeSet;

use crate::diary::{Month, Range};

/// What the months that are read say, and which others would complete it.
#[derive(Clone, Debug, PartialEq)]
pub struct Answered<T> {
    /// The answer so far.
    pub value: T,
    /// Months that have a file and are not read yet, oldest first. Empty means the answer is complete.
    pub unread: Vec<Month>,
    /// Months that cannot be read; what they hold is not in the answer.
    pub refused: Vec<Month>,
}

impl<T> Answered<T> {
    /// `value` as an answer from `range` and from further `unread` months.
    pub(super) fn from(value: T, range: &Range<'_>, unread: impl IntoIterator<Item = Month>) -> Self {
        let unread: BTreeSet<Month> = range.unread.iter().copied().chain(unread).collect();
        Self { value, unread: unread.into_iter().collect(), refused: range.refused.clone() }
    }

    /// Whether nothing more needs to be read.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.unread.is_empty()
    }
}
