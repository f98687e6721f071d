//! Taking a change to a record back.

use crate::diary::{Diary, Id, Month, Record, Stamp};

/// One change to a record that can be taken back while the program runs.
pub(super) enum Undo {
    /// It was added.
    Added { month: Month, id: Id },
    /// It was edited; `after` is where it stands now.
    Edited { month: Month, before: Record, after: Option<(Month, Id)> },
    /// It was deleted.
    Deleted { month: Month, before: Record },
}

impl Undo {
    /// The records that undo it; each wins over what stands now by its revision.
    pub(super) fn changes(self, diary: &Diary, stamp: &Stamp) -> Vec<(Month, Record)> {
        match self {
            Self::Added { month, id } => {
                let gone = diary.find(id).and_then(|(_, record)| record.tombstone(stamp).ok());
                gone.map(|record| (month, record)).into_iter().collect()
            }
            Self::Deleted { month, before } => brought_back(diary, month, &before, stamp).into_iter().collect(),
            Self::Edited { month, before, after } => {
                let mut changes: Vec<_> = brought_back(diary, month, &before, stamp).into_iter().collect();
                let moved = after.filter(|(_, id)| Some(*id) != before.id);
                if let Some((to, id)) = moved {
                    let gone = diary.find(id).and_then(|(_, record)| record.tombstone(stamp).ok());
                    changes.extend(gone.map(|record| (to, record)));
                }
                changes
            }
        }
    }
}

fn brought_back(diary: &Diary, month: Month, before: &Record, stamp: &Stamp) -> Option<(Month, Record)> {
    let over = before.id.and_then(|id| diary.find(id)).map_or(0, |(_, record)| record.rev);
    before.restored(over, stamp).ok().map(|record| (month, record))
}
