//! The coach over the diary, for a command that asks it: opened as the screens open it. What comes of an answer is on
//! the disk before the command says so. Knows no command.

use super::book::not_kept;
use super::call::{Call, Later, Refusal};
use super::open::coach_opening;
use super::unlocking;
use crate::clock::Now;
use crate::coach::lock::months_of_today;
use crate::coach::{Coach, Effect, Event};
use crate::config::Config;
use crate::diary::{Change, Kind, MonthState, Record};
use crate::store::{Place, Store};

/// The coach, and the store that it stands on.
pub struct Coached {
    /// The diary and the profile in memory.
    pub coach: Coach,
    /// The moment of this call.
    pub now: Now,
    store: Store,
    later: Later,
}

impl Coached {
    /// Opens the diary with the weeks that pacing looks back on; whatever is not as it could be is told on standard
    /// error.
    ///
    /// # Errors
    /// When the folder cannot be read at all.
    pub fn open(place: Place, config: &Config, call: &mut Call<'_>) -> Result<Self, Refusal> {
        let now = call.clock.now();
        let (mut store, opened) = unlocking::open(place, &months_of_today(now), call)?;
        store.back_up_to(call.backups());
        store.finish_deleting();
        for line in opened.copies.iter().chain(&opened.trouble).chain(&store.take_trouble()) {
            call.refuse(line);
        }
        let coach = Coach::new(coach_opening(opened, config, false, call)?);
        Ok(Self { coach, now, store, later: call.later() })
    }

    /// Does what `effects` ask for: reads what is needed, saves everything at once, forgets drafts. The records that
    /// were saved come back.
    ///
    /// # Errors
    /// What stood in the way of saving, in one line; nothing was saved then.
    pub fn perform(&mut self, effects: Vec<Effect>) -> Result<Vec<Record>, Refusal> {
        let (mut changes, mut drafts) = (Vec::new(), Vec::new());
        let mut waiting = effects;
        while !waiting.is_empty() {
            let mut more = Vec::new();
            for effect in waiting {
                match effect {
                    Effect::Save(new) => changes.extend(new),
                    Effect::DropDraft(name) => drafts.push(name),
                    Effect::Read(months) => {
                        for month in months {
                            let state = match self.store.month(month) {
                                MonthState::Unread => MonthState::Read(Vec::new()),
                                state => state,
                            };
                            self.coach.hear(&Event::Month(month, state));
                        }
                        more.extend(self.coach.reach_further(self.now));
                    }
                    _ => {}
                }
            }
            waiting = more;
        }
        if !changes.is_empty() {
            self.store.save(&changes).map_err(not_kept)?;
            self.store.back_up();
            self.later.borrow_mut().extend(self.store.take_trouble());
        }
        for name in drafts {
            // A draft that stays is offered again by the screens; what was answered is saved.
            let _ = self.store.drop_draft(&name);
        }
        let records = changes.into_iter().filter_map(|change| match change {
            Change::Record { record, .. } => Some(record),
            Change::Register { .. } => None,
        });
        Ok(records.collect())
    }
}

/// The first of `records` of this kind.
#[must_use]
pub fn of_kind(records: &[Record], kind: &Kind) -> Option<Record> {
    records.iter().find(|record| record.kind == *kind).cloned()
}
