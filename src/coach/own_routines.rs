//! Routines of the person's own: kept in a register each, so that two machines can change two of them; named, put
//! together, shortened and begun. What can stand in one and how it is filled is for `plan`.

use serde_json::{Value, json};

use super::ask::Answer::{Number, Text};
use super::coach::Coach;
use super::dates;
use super::flow::{Refusal, Taken};
use super::form::{Form, FormKind, Page, line, number};
use super::patterns::{check_free, plain, reason};
use super::plan_forms::OF;
use super::sections::Section;
use super::step::Step;
use crate::clock::Now;
use crate::diary::{Felt, Id, Profile};
use crate::plan::own_routine::{
    OWN_ROUTINE, OwnBlock, OwnRoutine, Unfit, can_stand, check, fill_own, lasting_own, lengths_of,
};
use crate::plan::safety::Door;
use crate::plan::{Filled, Given};
use crate::practice::{Exercise, Track};
use crate::words::{exercise_name, say, tell};

/// What the register of an own routine begins with; its id follows.
pub(super) const REGISTER: &str = "own_routine-";
/// Where a form is told which part of a routine it is about, from 0.
const AT: &str = "at";
/// The seconds that can be typed: wider than any limit, so that the limit can say why.
const TYPED_SECONDS: (f64, f64, f64) = (0.0, 7_200.0, 10.0);

/// The register of an own routine.
pub(super) fn register(id: Id) -> String {
    format!("{REGISTER}{id}")
}

/// All own routines by name; one that was deleted, or does not read, is not among them.
#[must_use]
pub fn own_routines(profile: &Profile) -> Vec<(Id, OwnRoutine)> {
    let read = profile.registers().filter_map(|(name, _)| {
        let id = Id::parse(name.strip_prefix(REGISTER)?)?;
        Some((id, profile.get::<OwnRoutine>(name)?))
    });
    let mut all: Vec<(Id, OwnRoutine)> = read.collect();
    all.sort_by_key(|(id, routine)| (routine.name.to_lowercase(), *id));
    all
}

/// The own routine of that name, in any case, as it is called in a record.
#[must_use]
pub fn id_of_name(profile: &Profile, name: &str) -> Option<String> {
    let small = plain(name).to_lowercase();
    let all = own_routines(profile).into_iter();
    all.map(|(_, routine)| routine.name)
        .find(|own| own.to_lowercase() == small)
        .map(|own| format!("{OWN_ROUTINE}{own}"))
}

pub(super) fn pages(form: &Form) -> Vec<Page> {
    if form.kind == FormKind::RoutineName {
        let intro = vec!["plan-routine-name-intro".to_owned()];
        return vec![Page {
            heading: "plan-routine-name-heading".to_owned(),
            intro,
            asks: vec![line("name", "choose-pattern-name")],
        }];
    }
    let intro = form.given("about").map(str::to_owned).into_iter().collect();
    let parts: f64 = form.given("parts").and_then(|parts| parts.parse().ok()).unwrap_or(1.0);
    let asks = vec![
        number("seconds", "plan-routine-seconds", TYPED_SECONDS, "entry-unit-seconds"),
        number("place", "plan-routine-place", (1.0, parts, 1.0), "plan-routine-place-unit"),
    ];
    vec![Page { heading: form.given("called").unwrap_or_default().to_owned(), intro, asks }]
}

fn refuse(ask: &str, line: String) -> Refusal {
    Refusal { ask: ask.to_owned(), line }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held to what can be typed")]
fn whole(number: f64) -> u32 {
    number.clamp(0.0, TYPED_SECONDS.1).round() as u32
}

impl Coach {
    /// The own routine of that id.
    #[must_use]
    pub fn own_routine_of(&self, id: Id) -> Option<OwnRoutine> {
        self.profile.get(&register(id))
    }

    /// The exercises that can stand in a routine of this person now, in the order of the list.
    #[must_use]
    pub fn for_routines(&self, now: Now) -> Vec<&Exercise> {
        let not_for_me = self.not_done(now);
        let fits =
            |e: &&Exercise| can_stand(e) && self.sees(e) && self.closed_by(e).is_none() && !not_for_me.contains(&e.id);
        let of_track = |track: &str| -> Vec<&Exercise> {
            self.library.catalogue.iter().filter(fits).filter(|exercise| exercise.track.id() == track).collect()
        };
        ["breath", "floor", "stretch", "attention", "thought"].into_iter().flat_map(of_track).collect()
    }

    /// The usual length of an exercise in a routine, in seconds.
    #[must_use]
    pub fn usual_in_routine(&self, exercise: &Exercise, now: Now) -> u32 {
        self.with_given(now, |given| lengths_of(given, exercise).0)
    }

    /// How long an own routine lasts today, minutes and seconds; in words while nothing is in it.
    pub(super) fn own_length(&self, routine: &OwnRoutine, now: Now) -> String {
        if routine.blocks.is_empty() {
            return say("plan-routine-empty");
        }
        dates::minutes_seconds(self.filled_own(routine, None, now).total_ms)
    }

    /// An own routine filled for today; made longer or shorter to so many minutes where they were asked for.
    #[must_use]
    pub fn filled_own(&self, routine: &OwnRoutine, minutes: Option<u32>, now: Now) -> Filled {
        let mut resting = self.not_done(now);
        let rests = |exercise: &&Exercise| self.ready(exercise, now).is_closed();
        resting.extend(self.library.catalogue.iter().filter(rests).map(|exercise| exercise.id.clone()));
        self.with_given(now, |given| {
            let given = Given { not_for_me: &resting, ..*given };
            match minutes {
                Some(minutes) => {
                    let lasting = lasting_own(&given, routine, minutes.saturating_mul(60));
                    fill_own(&given, &lasting)
                }
                None => fill_own(&given, routine),
            }
        })
    }

    /// Where an own routine leads, or the line that says why it does not begin.
    ///
    /// # Errors
    /// One line: nothing in it is open today, or an open note lets it rest.
    pub fn begin_own(&self, routine: &OwnRoutine, minutes: Option<u32>, now: Now) -> Result<Step, String> {
        let filled = self.filled_own(routine, minutes, now);
        if filled.is_empty() {
            return Err(say("plan-routine-nothing"));
        }
        let track = |id: &str| self.library.catalogue.get(id).map(|exercise| exercise.track);
        let gentle = filled.blocks.iter().all(|block| track(&block.exercise) == Some(Track::Breath));
        let door = if gentle { Door::GentleBreathing } else { Door::Practice };
        if !self.standing(now).allows(door) {
            return Err(say("choose-rests"));
        }
        Ok(self.practise(filled, Felt::default()))
    }

    /// The own routine that an id of a record stands for.
    #[must_use]
    pub fn own_routine_called(&self, id: &str) -> Option<OwnRoutine> {
        let small = id.strip_prefix(OWN_ROUTINE)?.to_lowercase();
        own_routines(&self.profile).into_iter().map(|(_, own)| own).find(|own| own.name.to_lowercase() == small)
    }

    /// The form of a routine's name: a new one, or one that there is.
    #[must_use]
    pub fn routine_name_form(&self, id: Option<Id>) -> Form {
        let form = Form::new(FormKind::RoutineName);
        let Some((id, own)) = id.and_then(|id| Some((id, self.own_routine_of(id)?))) else { return form };
        let mut form = form.with(OF, &id.to_string());
        form.answers.insert("name".to_owned(), Text(own.name));
        form
    }

    pub(super) fn take_routine_name(&mut self, form: &Form, now: Now) -> Result<Taken, Refusal> {
        if form.is_empty() {
            return Ok((Step::Back, Vec::new()));
        }
        let name = plain(&form.text("name").unwrap_or_default());
        let there = form.given(OF).and_then(Id::parse);
        self.check_routine_name(there, &name).map_err(|line| refuse("name", line))?;
        let id = there.unwrap_or_else(|| self.new_id(now.wall));
        let step = if there.is_some() { Step::Back } else { Step::Section(Section::OwnRoutine(id)) };
        let blocks = self.own_routine_of(id).unwrap_or_default().blocks;
        Ok((step, vec![self.set(&register(id), json!(OwnRoutine { name, blocks }), now)]))
    }

    /// A name that says something, is not too long, and belongs to nothing else.
    fn check_routine_name(&self, id: Option<Id>, name: &str) -> Result<(), String> {
        check_free(self, name)?;
        let small = name.to_lowercase();
        let mut others = own_routines(&self.profile).into_iter().filter(|(there, _)| Some(*there) != id);
        let theirs = self.library.routines.iter().filter(|routine| routine.offered).any(|routine| {
            routine.id.to_lowercase() == small || say(&format!("routine-{}-name", routine.id)).to_lowercase() == small
        });
        if theirs || others.any(|(_, own)| own.name.to_lowercase() == small) {
            return Err(tell("choose-pattern-taken", &[("name", name.to_owned().into())]));
        }
        Ok(())
    }

    /// The form of one part of a routine: how long it lasts, and its place.
    #[must_use]
    pub fn routine_block_form(&self, id: Id, at: usize) -> Option<Form> {
        let own = self.own_routine_of(id)?;
        let block = own.blocks.get(at)?;
        let mut form = Form::new(FormKind::RoutineBlock)
            .with(OF, &format!("{id}"))
            .with(AT, &at.to_string())
            .with("parts", &own.blocks.len().to_string())
            .with("called", &exercise_name(&block.exercise));
        if let Some(exercise) = self.library.catalogue.get(&block.exercise) {
            let (usual, most) = self.with_given(self.now(), |given| lengths_of(given, exercise));
            let fills = [("usual", usual.into()), ("most", most.into())];
            form = form.with("about", &tell("plan-routine-lengths", &fills));
        }
        form.answers.insert("seconds".to_owned(), Number(block.seconds.into()));
        form.answers.insert("place".to_owned(), Number(u32::try_from(at + 1).unwrap_or(1).into()));
        Some(form)
    }

    pub(super) fn take_routine_block(&mut self, form: &Form, now: Now) -> Result<Taken, Refusal> {
        let id = form.given(OF).and_then(Id::parse);
        let at = form.given(AT).and_then(|at| at.parse::<usize>().ok());
        let found = id.and_then(|id| Some((id, self.own_routine_of(id)?)));
        // It was taken out meanwhile, elsewhere.
        let (Some((id, mut own)), Some(at)) = (found, at) else { return Ok((Step::Back, Vec::new())) };
        if at >= own.blocks.len() {
            return Ok((Step::Back, Vec::new()));
        }
        let mut block = own.blocks.remove(at);
        block.seconds = form.number("seconds").map_or(block.seconds, whole);
        let place = form.number("place").map_or(at + 1, |place| whole(place) as usize);
        own.blocks.insert(place.saturating_sub(1).min(own.blocks.len()), block);
        self.check_routine(&own, now).map_err(|line| refuse("seconds", line))?;
        Ok((Step::Back, vec![self.set(&register(id), json!(own), now)]))
    }

    /// Why a routine cannot stand as it is, in one line.
    pub(super) fn check_routine(&self, own: &OwnRoutine, now: Now) -> Result<(), String> {
        let name = |at: usize| own.blocks.get(at).map(|block| exercise_name(&block.exercise)).unwrap_or_default();
        self.with_given(now, |given| check(given, own)).map_err(|unfit| match unfit {
            Unfit::NotHere(at) => tell("plan-routine-not-here", &[("exercise", name(at).into())]),
            Unfit::SqueezesOnce(_) => say("plan-routine-squeezes-once"),
            Unfit::TooShort(at, least) => {
                tell("plan-routine-short", &[("exercise", name(at).into()), ("least", least.into())])
            }
            Unfit::TooLong(at, most) => {
                tell("plan-routine-long", &[("exercise", name(at).into()), ("most", most.into())])
            }
            Unfit::Whole(refusal) => reason(&refusal),
        })
    }

    /// Puts an exercise at the end of a routine, with its usual length.
    pub(super) fn put_into_routine(
        &mut self,
        id: Id,
        exercise: &str,
        now: Now,
    ) -> Result<super::effect::Effect, String> {
        let mut own = self.own_routine_of(id).ok_or_else(|| say("plan-routine-gone"))?;
        let known = self.library.catalogue.get(exercise);
        let seconds = known.map_or(0, |exercise| self.usual_in_routine(exercise, now));
        own.blocks.push(OwnBlock { exercise: exercise.to_owned(), seconds });
        self.check_routine(&own, now)?;
        Ok(self.set(&register(id), json!(own), now))
    }

    /// Takes one part out of a routine.
    pub(super) fn take_from_routine(&mut self, id: Id, at: usize, now: Now) -> Option<super::effect::Effect> {
        let mut own = self.own_routine_of(id)?;
        if at >= own.blocks.len() {
            return None;
        }
        own.blocks.remove(at);
        Some(self.set(&register(id), json!(own), now))
    }

    /// Deletes a routine; `u` in Plan brings it back.
    pub(super) fn drop_routine(&mut self, id: Id, now: Now) -> super::effect::Effect {
        self.set(&register(id), Value::Null, now)
    }
}
