//! What is kept about single exercises in the register `drills`: the first and the last day, whether it was let go of,
//! whether it hurt. What follows from it is for `plan`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::after;
use super::coach::Coach;
use super::effect::Effect;
use super::form::Form;
use super::ready::HEAVINESS;
use crate::clock::Now;
use crate::diary::{Day, LetGo, Level, Outcome, Practice, PractisedBlock, Profile, StopReason};
use crate::practice::{Exercise, Gate, Track};

/// The register.
const DRILLS: &str = "drills";
/// The register that counts sessions with drops.
const DROP_SESSIONS: &str = "drop_sessions";

/// The register with the person's own word to let go with.
pub(super) const CUE_WORD: &str = "cue_word";

/// What is kept about one exercise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Drill {
    /// The first day on which it was practised.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<Day>,
    /// The last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<Day>,
    /// Whether it was partly or not yet let go of, and not fully since.
    pub eased: bool,
    /// Whether letting go could not be felt the last time.
    pub not_felt: bool,
    /// Whether it hurt, or was stopped for a reason that counts, the last time.
    pub hurt: bool,
}

/// All of them, by the id of the exercise.
#[must_use]
pub fn drills(profile: &Profile) -> BTreeMap<String, Drill> {
    profile.get(DRILLS).unwrap_or_default()
}

impl Coach {
    /// Whether something is kept about an exercise: floor drills, squeezes, drops, and what is less in its first days.
    fn is_kept(exercise: &Exercise) -> bool {
        exercise.track == Track::Floor || exercise.drops || exercise.first_days.is_some()
    }

    fn change_drills(&mut self, now: Now, change: impl FnOnce(&mut BTreeMap<String, Drill>)) -> Vec<Effect> {
        let before = drills(&self.profile);
        let mut after = before.clone();
        change(&mut after);
        if after == before { Vec::new() } else { vec![self.set(DRILLS, json!(after), now)] }
    }

    fn begun<'a>(&self, practice: &'a Practice) -> Vec<(&'a PractisedBlock, &'static Exercise)> {
        let catalogue = &self.library.catalogue;
        let known = practice.blocks.iter().filter(|block| block.done_s > 0);
        known.filter_map(|block| Some((block, catalogue.get(&block.exercise)?))).collect()
    }

    /// Takes note of what was practised on a day.
    pub(super) fn note_drills(&mut self, practice: &Practice, on: Day, now: Now) -> Vec<Effect> {
        let before = practice.before.and_then(|felt| felt.pain);
        let begun: Vec<_> = self.begun(practice).into_iter().filter(|(_, one)| Self::is_kept(one)).collect();
        let table = &self.library.safety.table;
        let hurt = |block: &PractisedBlock| {
            block.outcome == Outcome::Stopped || block.pain.is_some_and(|pain| table.is_stop(before, pain, false))
        };
        let mut effects = self.change_drills(now, |drills| {
            for (block, exercise) in &begun {
                let drill = drills.entry(exercise.id.clone()).or_default();
                drill.first = drill.first.or(Some(on));
                drill.last = drill.last.max(Some(on));
                drill.hurt = hurt(block);
            }
        });
        if begun.iter().any(|(_, exercise)| exercise.drops) {
            effects.push(self.set(DROP_SESSIONS, json!(self.drop_sessions() + 1), now));
        }
        effects
    }

    /// A stop that turned out to be for the toilet or a changed mind was not for pain.
    pub(super) fn note_neutral_stop(
        &mut self,
        practice: &Practice,
        reason: Option<StopReason>,
        now: Now,
    ) -> Vec<Effect> {
        if self.library.safety.table.stopped(reason).counts != crate::plan::safety::Counts::Neutral {
            return Vec::new();
        }
        let begun = self.begun(practice);
        self.change_drills(now, |drills| {
            for (_, exercise) in begun {
                if let Some(drill) = drills.get_mut(&exercise.id) {
                    drill.hurt = false;
                }
            }
        })
    }

    /// Takes note of whether the floor let go; nothing changes where it was not said.
    pub(super) fn note_let_go(&mut self, practice: &Practice, now: Now) -> Vec<Effect> {
        let begun = self.begun(practice);
        self.change_drills(now, |drills| {
            for (block, exercise) in begun {
                let Some(let_go) = block.let_go else { continue };
                let drill = drills.entry(exercise.id.clone()).or_default();
                drill.not_felt = let_go == LetGo::NotFelt;
                match let_go {
                    LetGo::Partly | LetGo::NotYet => drill.eased = true,
                    LetGo::Yes => drill.eased = false,
                    LetGo::NotFelt => {}
                }
            }
        })
    }

    /// A form about a practice, told which drills it had.
    pub(super) fn about_drills(&self, form: Form, practice: &Practice) -> Form {
        let begun = self.begun(practice);
        let asked = begun.iter().filter(|(_, exercise)| exercise.track == Track::Floor || exercise.drops);
        let drills: Vec<&str> = asked.map(|(_, exercise)| exercise.id.as_str()).collect();
        let drops = begun.iter().any(|(_, exercise)| exercise.drops);
        let answered = begun.iter().any(|(block, _)| !block.strain.is_empty());
        let before = self.drop_sessions().saturating_sub(1);
        let strain = answered || self.library.floor_rules.ease.asks_strain(before, false);
        after::about(form, &drills, drops, strain)
    }

    /// Takes note of bearing down. Heaviness raises its safety note, and drops rest until it was looked at; after a held
    /// breath or a hard belly the set-up stands before the drill once more.
    pub(super) fn note_strain(
        &mut self,
        before: &Practice,
        after: &Practice,
        now: Now,
    ) -> (Vec<Effect>, Option<Level>) {
        let says = |practice: &Practice, of: &str| {
            practice.blocks.iter().any(|block| block.strain.iter().any(|strain| strain == of))
        };
        if says(after, "heaviness") && !says(before, "heaviness") && !self.drops_rest() {
            let flag = self.library.safety.table.raise(HEAVINESS, false);
            let level = flag.as_ref().map(|flag| flag.level);
            return (flag.map(|flag| self.raise(flag, now)).unwrap_or_default(), level);
        }
        let mut effects = Vec::new();
        if says(after, "breath") || says(after, "belly") {
            for (_, exercise) in self.begun(after).into_iter().filter(|(_, exercise)| exercise.drops) {
                effects.push(self.take_from("introduced", &exercise.id, now));
            }
        }
        (effects, None)
    }

    /// How many sessions with drops there were.
    #[must_use]
    pub fn drop_sessions(&self) -> u32 {
        self.profile.get(DROP_SESSIONS).unwrap_or(0)
    }

    /// The person's own word to let go with, where one was chosen.
    #[must_use]
    pub fn cue_word(&self) -> Option<String> {
        let word: Option<String> = self.profile.get(CUE_WORD);
        word.filter(|word| !word.trim().is_empty())
    }

    /// The drills that have more rest and fewer repetitions for now.
    pub(super) fn eased(&self) -> Vec<String> {
        drills(&self.profile).into_iter().filter(|(_, drill)| drill.eased).map(|(id, _)| id).collect()
    }

    /// The exercises whose first days are not over.
    pub(super) fn new_to(&self, now: Now) -> Vec<String> {
        let (today, kept) = (self.today(now), drills(&self.profile));
        let is_new = |exercise: &&Exercise| {
            exercise.first_days.is_some_and(|first| {
                let since = kept.get(&exercise.id).and_then(|drill| drill.first);
                since.is_none_or(|since| today.since(since) < i64::from(first.days))
            })
        };
        self.library.catalogue.iter().filter(is_new).map(|exercise| exercise.id.clone()).collect()
    }

    /// What is kept about the drills that squeeze, of the last one of them: the day, whether it hurt, whether letting go
    /// could not be felt.
    pub(super) fn last_squeezes(&self) -> Option<Drill> {
        let squeezes =
            |id: &str| self.library.catalogue.get(id).is_some_and(|exercise| exercise.gate == Some(Gate::Squeeze));
        let kept = drills(&self.profile).into_iter().filter(|(id, _)| squeezes(id));
        kept.map(|(_, drill)| drill).max_by_key(|drill| drill.last)
    }
}
