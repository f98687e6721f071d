//! A ladder as this person has it: the given steps in their order, those that are not for them left out, and steps of
//! their own between. An own step stands behind the gates of the steps below it, whatever its name is.

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::clock::Now;
use crate::coach::coach::Coach;
use crate::coach::effect::Effect;
use crate::coach::today::NOT_FOR_ME;
use crate::diary::Score;
use crate::practice::{Area, Exercise};
use crate::words::exercise_name;

/// The register with the person's own steps.
pub(in crate::coach) const OWN_STEPS: &str = "own_steps";

/// How the id of an own step begins; a number follows that is not given out twice.
const OWN: &str = "own-";

/// A step of the person's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnStep {
    /// Its id.
    pub id: String,
    /// The id of its ladder.
    pub area: String,
    /// What the person calls it.
    pub name: String,
    /// The given step that it comes after; the first of all where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// Whether something is inside in it.
    #[serde(default)]
    pub inside: bool,
    /// Fear that was expected when it was written down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fear: Option<Score>,
    /// Pain that was expected then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pain: Option<Score>,
}

/// One step of a ladder as this person has it.
#[derive(Clone, Debug)]
pub struct Rung {
    /// The id of the exercise, or of the own step.
    pub id: String,
    /// What is played.
    pub exercise: &'static Exercise,
    /// The person's own step, where it is one.
    pub own: Option<OwnStep>,
}

impl Rung {
    /// What it is called.
    #[must_use]
    pub fn name(&self) -> String {
        self.own.as_ref().map_or_else(|| exercise_name(&self.id), |own| own.name.clone())
    }

    fn given(exercise: &'static Exercise) -> Self {
        Self { id: exercise.id.clone(), exercise, own: None }
    }
}

impl Coach {
    /// The person's own steps, in the order in which they stand.
    #[must_use]
    pub fn own_steps(&self) -> Vec<OwnStep> {
        self.profile.get(OWN_STEPS).unwrap_or_default()
    }

    /// The steps of a ladder that are in sight, lowest first: with penetration as no goal it ends earlier, and whole;
    /// what is not for this person is left out.
    #[must_use]
    pub fn ladder(&self, area: Area) -> Vec<Rung> {
        let left_out = self.list(NOT_FOR_ME);
        let whole = self.whole_ladder(area).into_iter();
        whole.filter(|rung| self.sees(rung.exercise) && !left_out.contains(&rung.id)).collect()
    }

    /// Every step of a ladder, given and own, lowest first.
    #[must_use]
    pub fn whole_ladder(&self, area: Area) -> Vec<Rung> {
        let catalogue = &self.library.catalogue;
        let own: Vec<OwnStep> = self.own_steps().into_iter().filter(|own| own.area == area.id()).collect();
        let given = catalogue.ladder(area);
        let known = |id: &str| given.iter().any(|step| step.id == id);
        let after = |id: Option<&str>| {
            let here = move |own: &&OwnStep| own.after.as_deref().filter(|after| known(after)) == id;
            own.iter().filter(here).cloned().collect::<Vec<_>>()
        };
        let (mut whole, mut gated) = (Vec::new(), false);
        let put = |whole: &mut Vec<Rung>, steps: Vec<OwnStep>, gated: bool| {
            whole.extend(steps.into_iter().filter_map(|own| {
                let exercise = catalogue.own_step(area, own.inside || gated)?;
                Some(Rung { id: own.id.clone(), exercise, own: Some(own) })
            }));
        };
        put(&mut whole, after(None), false);
        for step in &given {
            gated |= step.gate.is_some();
            whole.push(Rung::given(step));
            put(&mut whole, after(Some(&step.id)), gated);
        }
        whole
    }

    /// A step of a ladder by its id, with its ladder.
    #[must_use]
    pub fn rung(&self, id: &str) -> Option<(Area, Rung)> {
        let all = super::LADDERS
            .into_iter()
            .flat_map(|area| self.whole_ladder(area).into_iter().map(move |rung| (area, rung)));
        all.into_iter().find(|(_, rung)| rung.id == id)
    }

    /// Whether something inside may stand at this place of a ladder: never below the last given step that is outside.
    pub(super) fn may_be_inside(&self, area: Area, whole: &[Rung], at: usize) -> bool {
        let last = self.library.catalogue.last_outside(area);
        let last = last.and_then(|last| whole.iter().position(|rung| rung.id == last.id));
        last.is_none_or(|last| at > last)
    }

    /// Keeps an own step, new or changed: at its place after a given step, and among own ones there by expected fear.
    pub(super) fn keep_own_step(&mut self, step: OwnStep, now: Now) -> Effect {
        let mut all: Vec<OwnStep> = self.own_steps();
        let stays = all.iter().position(|there| {
            there.id == step.id && (&there.area, &there.after, there.fear) == (&step.area, &step.after, step.fear)
        });
        if let Some(here) = stays.and_then(|at| all.get_mut(at)) {
            *here = step;
        } else {
            all.retain(|there| there.id != step.id);
            let harder = |there: &OwnStep| {
                (&there.area, &there.after) == (&step.area, &step.after)
                    && step.fear.is_some()
                    && there.fear > step.fear
            };
            let at = all.iter().position(harder).unwrap_or(all.len());
            all.insert(at, step);
        }
        self.set(OWN_STEPS, json!(all), now)
    }

    /// An id that no own step has or had, as far as is known.
    pub(super) fn new_own_id(&self) -> String {
        let number = |id: &str| id.strip_prefix(OWN).and_then(|number| number.parse::<u32>().ok());
        let kept = self.own_steps();
        let lived = self.foretold();
        let used = kept.iter().map(|own| own.id.as_str()).chain(lived.iter().map(|one| one.id.as_str()));
        format!("{OWN}{}", used.filter_map(number).max().unwrap_or(0) + 1)
    }

    /// Takes an own step away; what was written about it stays.
    pub(super) fn drop_own_step(&mut self, id: &str, now: Now) -> Effect {
        let left: Vec<OwnStep> = self.own_steps().into_iter().filter(|own| own.id != id).collect();
        self.set(OWN_STEPS, json!(left), now)
    }

    /// Moves an own step past its neighbour; `None` where it would leave the ladder, or where something inside would
    /// come below what is outside.
    pub(super) fn move_own_step(&mut self, id: &str, later: bool, now: Now) -> Option<Effect> {
        let (area, rung) = self.rung(id)?;
        let mut whole = self.whole_ladder(area);
        let from = whole.iter().position(|there| there.id == id)?;
        let to = if later { from + 1 } else { from.checked_sub(1)? };
        if to >= whole.len() {
            return None;
        }
        whole.swap(from, to);
        if rung.own?.inside && !self.may_be_inside(area, &whole, to) {
            return None;
        }
        let mut all: Vec<OwnStep> = self.own_steps().into_iter().filter(|own| own.area != area.id()).collect();
        let mut after = None;
        for there in whole {
            match there.own {
                None => after = Some(there.id),
                Some(own) => all.push(OwnStep { after: after.clone(), ..own }),
            }
        }
        Some(self.set(OWN_STEPS, json!(all), now))
    }
}
