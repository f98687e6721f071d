//! Where a person stands on each ladder, and how the next step is reached: by the same rules as everything else, and
//! never without an answer. When no step is offered stands in `held`, what the person changes in `own`.

pub(super) mod expected;
mod held;
mod own;
pub(super) mod page;

use serde::{Deserialize, Serialize};
use serde_json::json;

pub use self::expected::Foretold;
pub(super) use self::own::OWN_STEPS;
pub use self::own::{OwnStep, Rung};
use super::coach::Coach;
use super::effect::Effect;
use super::form::{Form, FormKind};
use super::pacing_words;
use super::step::Step;
use crate::clock::Now;
use crate::diary::{Body, Day, Id, Practice, StepChange, StepChoice};
use crate::plan::lived::{LOOK_BACK, TrackPosition};
use crate::plan::pacing::{Action, Input, PacedTrack, Suggestion};
use crate::practice::{Area, Exercise};
use crate::words::{name, say, tell};

/// The ladders, in the order in which they are shown.
pub const LADDERS: [Area; 3] = [Area::Alone, Area::Partner, Area::Trainer];

/// The register `ladder-<area>`: the step, and since when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The step, from 0, on the ladder as it is now.
    pub step: u8,
    /// The id of that step: with others put in or left out, it is found by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// The day on which it began.
    pub since: Day,
    /// The day of the last move: a week is counted from there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub increased: Option<Day>,
}

/// Where a person stands on a ladder, as the rules of pacing see it.
pub(super) struct OnLadder {
    pub(super) area: Area,
    pub(super) position: TrackPosition,
    /// The last step there is.
    last: u8,
    /// Whether an agreement to the step after it is needed, and whether it is there.
    next_gate: Option<bool>,
}

impl OnLadder {
    /// The input with the ends and locks of the ladder.
    pub(super) fn bounded(&self, input: Input) -> Input {
        Input {
            step_max: self.last,
            next_gate_needed: self.next_gate.is_some(),
            next_gate_open: self.next_gate == Some(true),
            dose_full_min: self.position.dose_min,
            ..input
        }
    }
}

fn register(area: Area) -> String {
    format!("ladder-{}", area.id())
}

impl Coach {
    /// Whether a practice holds a step of a ladder, or touch that belongs to none.
    pub(super) fn is_on_ladder(&self, practice: &Practice) -> bool {
        let done = practice.blocks.iter().filter(|block| block.done_s > 0);
        done.filter_map(|block| self.library.catalogue.get(&block.exercise)).any(Exercise::is_exposure)
    }

    // ---- the place on a ladder

    /// Where the person stands on a ladder; at its beginning until they move.
    #[must_use]
    pub fn place(&self, area: Area, now: Now) -> Place {
        let begun = || Place { step: 0, at: None, since: self.today(now).plus(-LOOK_BACK), increased: None };
        let place: Place = self.profile.get(&register(area)).unwrap_or_else(begun);
        let ladder = self.ladder(area);
        let by_id = place.at.as_deref().and_then(|at| self.nearest_below(area, &ladder, at));
        // A ladder that ends earlier than it did is stood on at its end.
        let step = by_id.unwrap_or(place.step).min(last_of(&ladder));
        Place { step, ..place }
    }

    /// The place of a step on the ladder as it is in sight; where it is not, that of the last one before it.
    fn nearest_below(&self, area: Area, ladder: &[Rung], id: &str) -> Option<u8> {
        let whole = self.whole_ladder(area);
        let upto = whole.iter().position(|rung| rung.id == id)?;
        let in_sight = |rung: &Rung| ladder.iter().position(|seen| seen.id == rung.id);
        let found = whole.iter().take(upto + 1).rev().find_map(in_sight).unwrap_or(0);
        u8::try_from(found).ok()
    }

    /// Where the person stands on each ladder in sight, as the rules see it.
    pub(super) fn on_ladders(&self, now: Now) -> Vec<OnLadder> {
        LADDERS.into_iter().filter_map(|area| self.on_ladder(area, now)).collect()
    }

    fn on_ladder(&self, area: Area, now: Now) -> Option<OnLadder> {
        let (ladder, place) = (self.ladder(area), self.place(area, now));
        let rung = ladder.get(usize::from(place.step))?;
        let next = ladder.get(usize::from(place.step) + 1).map(|next| next.exercise);
        let minutes = f64::from(rung.exercise.usual().seconds) / 60.0;
        Some(OnLadder {
            area,
            position: TrackPosition {
                increased: place.increased,
                drill: Some(rung.exercise.id.clone()),
                own: rung.own.as_ref().map(|own| own.id.clone()),
                ..TrackPosition::new(PacedTrack::Exposure, place.step, minutes, place.since)
            },
            last: last_of(&ladder),
            next_gate: next.filter(|next| next.gate.is_some()).map(|next| self.closed_by(next).is_none()),
        })
    }

    /// What the rules say about the step on which a person stands, beside all tracks; nothing where the ladder is out of
    /// sight.
    #[must_use]
    pub fn ladder_suggestion(&self, area: Area, now: Now) -> Option<Suggestion> {
        self.paced_ladders(now).into_iter().find(|(of, _)| *of == area).map(|(_, said)| said)
    }

    /// The step that is open to a person today: where they stand, or the one before it while the rules say so.
    #[must_use]
    pub fn step_today(&self, area: Area, now: Now) -> u8 {
        let step = self.place(area, now).step;
        if self.says_lower(area, now).is_some() { step.saturating_sub(1) } else { step }
    }

    /// Whether this is the step of a ladder on which the person stands today.
    pub(super) fn stands_on(&self, area: Area, id: &str, now: Now) -> bool {
        self.ladder(area).get(usize::from(self.step_today(area, now))).is_some_and(|here| here.id == id)
    }

    /// How long the rules keep a step today, in seconds, where they say that it is shorter than usual: after a changed
    /// mind, for instance. Nothing for a step on which the person does not stand, and where it is as long as ever.
    pub(super) fn shorter_step(&self, id: &str, now: Now) -> Option<u32> {
        let (area, rung) = self.rung(id)?;
        let here = self.stands_on(area, id, now);
        let said = self.ladder_suggestion(area, now).filter(|said| here && !said.action.is_forward())?;
        let (usual, seconds) = (rung.exercise.usual().seconds, in_seconds(said.dose_min));
        (0 < seconds && seconds < usual).then_some(seconds)
    }

    /// The suggestion for a ladder, where it leads to the step before.
    fn says_lower(&self, area: Area, now: Now) -> Option<Suggestion> {
        self.ladder_suggestion(area, now).filter(|said| said.step_delta < 0)
    }

    /// What follows from steps that were taken: on their ladders the step before, where the rules say so; a word about
    /// it is not needed. Asked before a practice is recorded, for what the days since say, and after its closing
    /// questions, for what it was like itself. Forward is never by itself.
    pub(super) fn settle_ladders(&mut self, practice: &Practice, now: Now) -> Vec<Effect> {
        let areas = LADDERS.into_iter().filter(|area| self.climbs(practice, *area));
        let lower: Vec<(Area, Suggestion)> =
            areas.filter_map(|area| Some((area, self.says_lower(area, now)?))).collect();
        let mut effects = Vec::new();
        for (area, said) in lower {
            let to = self.place(area, now).step.saturating_sub(1);
            effects.extend(self.go_to(area, to, &said, StepChoice::Followed, now));
        }
        effects
    }

    /// The same for the practice of that name.
    pub(super) fn settle_ladders_of(&mut self, id: Option<Id>, now: Now) -> Vec<Effect> {
        let found = id.and_then(|id| self.diary.find(id)).and_then(|(_, record)| record.body().ok());
        let Some(Body::Practice(practice)) = found else { return Vec::new() };
        self.settle_ladders(&practice, now)
    }

    /// Whether something of this area's touch was done in a practice.
    fn climbs(&self, practice: &Practice, area: Area) -> bool {
        let done = practice.blocks.iter().filter(|block| block.done_s > 0);
        done.filter_map(|block| self.library.catalogue.get(&block.exercise))
            .any(|exercise| exercise.is_exposure() && exercise.area == Some(area))
    }

    fn go_to(&mut self, area: Area, to: u8, said: &Suggestion, choice: StepChoice, now: Now) -> Vec<Effect> {
        let (place, today) = (self.place(area, now), self.today(now));
        let reason = Some(said.reason.id().to_owned());
        let change = StepChange { track: register(area), from: place.step, to, minutes: None, reason, choice };
        let mut effects = self.add(now.wall, &Body::Step(change), now).1;
        if to != place.step {
            let at = self.ladder(area).get(usize::from(to)).map(|rung| rung.id.clone());
            let moved = Place { step: to, at, since: today, increased: Some(today) };
            effects.push(self.set(&register(area), json!(moved), now));
        }
        effects
    }

    // ---- going on

    /// Whether the step with this id lies beyond the one that is open today, also where it was left out.
    #[must_use]
    pub fn is_ahead(&self, area: Area, id: &str, now: Now) -> bool {
        let whole = self.whole_ladder(area);
        let place = |id: &str| whole.iter().position(|rung| rung.id == id);
        let ladder = self.ladder(area);
        let here = ladder.get(usize::from(self.step_today(area, now))).and_then(|rung| place(&rung.id));
        place(id).zip(here).is_some_and(|(step, here)| step > here)
    }

    /// The page about the next step: what the rules say and why, with an answer where the step is open to one.
    #[must_use]
    pub fn next_step_form(&self, area: Area, now: Now) -> Option<Form> {
        let said = self.ladder_suggestion(area, now)?;
        let (ladder, place) = (self.ladder(area), self.place(area, now));
        let here = ladder.get(usize::from(place.step))?;
        let next = ladder.get(usize::from(place.step) + 1)?;
        let mut lines =
            vec![tell("ladder-next-from-to", &[("here", here.name().into()), ("next", next.name().into())])];
        let told = pacing_words::lines(&said);
        lines.extend([told.what, told.why, told.change]);
        if self.closed_by(next.exercise).is_some() {
            lines.push(say("ladder-why-gate"));
        }
        let open = self.closed_by(next.exercise).is_none()
            && (said.action == Action::AdvanceStep || said.reason.leaves_open_a_harder_choice());
        let form = Form::new(FormKind::NextStep).with("lines", &lines.join("\n")).with("area", area.id());
        Some(form.with("open", if open { "yes" } else { "no" }))
    }

    pub(super) fn take_next_step(&mut self, form: &Form, now: Now) -> (Step, Vec<Effect>) {
        let Some(area) = form.given("area").and_then(Area::parse) else { return (Step::Back, Vec::new()) };
        let (Some(answer), Some(said)) = (form.one("answer"), self.ladder_suggestion(area, now)) else {
            return (Step::Back, Vec::new());
        };
        let step = self.place(area, now).step;
        let (to, choice) = match (answer, said.action) {
            ("on", Action::AdvanceStep) => (step.saturating_add(1), StepChoice::Followed),
            ("on", _) => (step.saturating_add(1), StepChoice::Own),
            _ => (step, StepChoice::Same),
        };
        (Step::Back, self.go_to(area, to, &said, choice, now))
    }

    /// The name of a ladder, as a heading.
    #[must_use]
    pub fn ladder_name(area: Area) -> String {
        name("ladder-of", area.id())
    }
}

/// The last step of a ladder, from 0.
fn last_of(ladder: &[Rung]) -> u8 {
    u8::try_from(ladder.len().saturating_sub(1)).unwrap_or(u8::MAX)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "half minutes of a practice")]
const fn in_seconds(minutes: f64) -> u32 {
    (minutes.max(0.0) * 60.0) as u32
}
