//! What was expected before steps, and what was felt: read from the diary, with no verdict. How it is told is for Plan.

use crate::coach::coach::Coach;
use crate::diary::{Body, Day, Felt, Kind, Practice, Record};
use crate::practice::Area;
use crate::words::exercise_name;

/// Days that are looked back.
pub const LOOK_BACK_DAYS: i64 = 365;

/// What was expected of a step once, and what was felt.
#[derive(Clone, Debug, PartialEq)]
pub struct Foretold {
    /// The day.
    pub day: Day,
    /// The id of the step: of the exercise, or of the person's own step.
    pub id: String,
    /// What it was called then.
    pub name: String,
    /// Its ladder.
    pub area: Area,
    /// Fear and pain that were expected at most.
    pub expected: Felt,
    /// Fear and pain at most, as they were told afterwards.
    pub felt: Felt,
}

impl Coach {
    /// What was expected of steps and what was felt, oldest first, of the last year as far as it is read.
    #[must_use]
    pub fn foretold(&self) -> Vec<Foretold> {
        let today = self.today(self.now());
        let records = self.days(today.plus(-LOOK_BACK_DAYS), today).records;
        // What holds no such field is not read as a whole: a year has many practices, and few steps.
        let may = |record: &&&Record| record.kind == Kind::Practice && record.json().contains("\"predicted\"");
        let mut all: Vec<_> = records.iter().filter(may).filter_map(|record| self.of_practice(record)).collect();
        all.sort_by_key(|one| one.day);
        all
    }

    fn of_practice(&self, record: &Record) -> Option<Foretold> {
        let Ok(Body::Practice(practice)) = record.body() else { return None };
        let block = practice.blocks.iter().find(|block| block.done_s > 0)?;
        let exercise = self.library.catalogue.get(&block.exercise).filter(|exercise| exercise.is_exposure())?;
        let (id, name) = own_of(&practice).unwrap_or_else(|| (exercise.id.clone(), exercise_name(&exercise.id)));
        Some(Foretold {
            day: self.day_start.day_of(record.at?),
            id,
            name,
            area: exercise.area?,
            expected: practice.predicted?,
            felt: practice.peak.unwrap_or_default(),
        })
    }
}

/// The id and the name of the person's own step that was practised, where it was one.
fn own_of(practice: &Practice) -> Option<(String, String)> {
    let (id, name) = practice.routine.split_once(':')?;
    Some((id.to_owned(), name.to_owned()))
}
