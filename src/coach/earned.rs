//! What comes after easier exercises have gone well: how many of their sessions were easy so far, and that there were
//! enough of them once, which is kept. How it is chosen all the same is for those who list and begin exercises.

use super::coach::Coach;
use super::effect::Effect;
use crate::clock::Now;
use crate::diary::{Body, Comfort, MonthState, Practice, Record};
use crate::practice::{AfterEasy, Exercise};

/// The register with the ids of exercises whose easier ones have gone well often enough.
pub(super) const EARNED: &str = "earned";

impl Coach {
    /// How many easy sessions there were so far of what an exercise comes after; `None` where it comes after nothing, or
    /// there were enough.
    pub(super) fn easy_so_far(&self, exercise: &Exercise) -> Option<u32> {
        let after = exercise.after_easy.as_ref().filter(|_| !self.is_earned(&exercise.id))?;
        let easy = self.easy_sessions(after);
        (easy < after.sessions).then_some(easy)
    }

    /// Whether it is kept that an exercise has been earned.
    pub(super) fn is_earned(&self, id: &str) -> bool {
        self.list(EARNED).iter().any(|earned| earned == id)
    }

    /// Sessions in what is read of the diary that were easy and had a finished block of one of these exercises.
    fn easy_sessions(&self, after: &AfterEasy) -> u32 {
        let read = self.diary.months().filter_map(|(_, state)| match state {
            MonthState::Read(records) => Some(records),
            _ => None,
        });
        let easy = read.flatten().filter(|record| was_easy(record, &after.of)).count();
        u32::try_from(easy).unwrap_or(u32::MAX)
    }

    /// Keeps what has been earned by now: once is for good.
    pub(super) fn note_earned(&mut self, now: Now) -> Vec<Effect> {
        let catalogue = &self.library.catalogue;
        let waits = |one: &&Exercise| one.after_easy.is_some() && !self.is_earned(&one.id);
        let earned: Vec<String> = catalogue
            .iter()
            .filter(waits)
            .filter(|one| self.easy_so_far(one).is_none())
            .map(|one| one.id.clone())
            .collect();
        earned.iter().filter_map(|id| self.add_to(EARNED, id, now)).collect()
    }
}

/// Whether a record is an easy session with one of these exercises. Its text is looked through first: most are not, and
/// need not be read.
fn was_easy(record: &Record, of: &[String]) -> bool {
    let may_be =
        !record.deleted && record.json().contains("\"easy\"") && of.iter().any(|id| record.json().contains(id));
    may_be && matches!(record.body(), Ok(Body::Practice(practice)) if is_easy(&practice, of))
}

fn is_easy(practice: &Practice, of: &[String]) -> bool {
    let here = |exercise: &str| of.iter().any(|id| id == exercise);
    let done = practice
        .blocks
        .iter()
        .any(|block| here(&block.exercise) && block.done_s > 0 && 2 * block.done_s >= block.planned_s);
    practice.comfort == Some(Comfort::Easy) && practice.stopped_for.is_none() && done
}
