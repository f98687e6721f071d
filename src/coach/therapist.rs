//! The therapist's plan in use: read once when the program opens, laid over the exercises, asked by everything that
//! chooses what is practised. It opens no gate and records no agreement.

use super::coach::Coach;
use crate::clock::Now;
use crate::diary::{Body, Day, Outcome, PractisedBlock};
use crate::library::Library;
use crate::library::therapist::{Against, Reading, bounds, read};
use crate::plan::therapist::{Bounds, Hold, IN_USE, InUse, Limit, Line, TherapistPlan, Why, own_name};
use crate::practice::{Exercise, Track};
use crate::words::{has, say, tell};

/// The plan in use, and what it was laid over.
pub(super) struct InHand {
    /// The name of its file, where the profile names it.
    file: Option<String>,
    plan: TherapistPlan,
    bounds: &'static Bounds,
    /// The library without the plan.
    without: &'static Library,
    /// The day for which the coach's library has the plan laid over it.
    laid_on: Day,
}

/// Reads the text of a plan; exercises are known by their ids and by the names that are shown.
///
/// # Errors
/// When the program's own figures for plans are broken, which a test keeps from happening.
pub fn read_plan(text: &[u8], library: &Library) -> Result<Reading, String> {
    let offered = library.catalogue.iter().filter(|exercise| exercise.is_offered() && !exercise.is_own_step());
    let names: Vec<(String, &str)> = offered
        .map(|exercise| (crate::words::exercise_name(&exercise.id).to_lowercase(), exercise.id.as_str()))
        .collect();
    let known = |text: &str| {
        let plain = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let found = names.iter().find(|(name, id)| *name == plain || id.to_lowercase() == plain);
        found.map(|(_, id)| (*id).to_owned())
    };
    let bounds = bounds().map_err(ToString::to_string)?;
    Ok(read(text, Against { catalogue: &library.catalogue, bounds, known: &known }))
}

impl Coach {
    /// Takes the text of the plan in use in hand.
    ///
    /// # Errors
    /// One line, when nothing of it can be read.
    pub fn take_plan(&mut self, text: &[u8]) -> Result<(), String> {
        let without = self.therapist.as_ref().map_or(self.library, |hand| hand.without);
        let reading = read_plan(text, without)?;
        if reading.plan == TherapistPlan::default() {
            return Err(say("therapist-unreadable"));
        }
        let bounds = bounds().map_err(ToString::to_string)?;
        let day = self.today(self.now());
        let file = self.plan_in_use().map(|in_use| in_use.file);
        self.therapist = Some(InHand { file, plan: reading.plan, bounds, without, laid_on: day });
        self.lay_over(day);
        Ok(())
    }

    /// What the profile says about the plan in use.
    #[must_use]
    pub fn plan_in_use(&self) -> Option<InUse> {
        self.profile.get(IN_USE)
    }

    /// The exercises, routines and limits as they are without a therapist's plan.
    pub(super) fn library_without_plan(&self) -> &'static Library {
        self.therapist.as_ref().map_or(self.library, |hand| hand.without)
    }

    /// The therapist's plan in use.
    #[must_use]
    pub fn therapist_plan(&self) -> Option<&TherapistPlan> {
        self.therapist.as_ref().map(|hand| &hand.plan)
    }

    /// Looks whether the plan was put away or brought back, and whether another day has begun since it was laid over the
    /// exercises: lines begin and end with days.
    pub fn keep_plan_current(&mut self) {
        self.follow_profile();
        let day = self.today(self.now());
        if self.therapist.as_ref().is_some_and(|hand| hand.laid_on != day) {
            self.lay_over(day);
        }
    }

    /// Puts a plan away that the profile does not name any more, and takes it in hand again when it is named again.
    fn follow_profile(&mut self) {
        let named = self.plan_in_use().map(|in_use| in_use.file);
        if self.therapist.as_ref().is_some_and(|hand| hand.file.is_some() && hand.file != named)
            && let Some(hand) = self.therapist.take()
        {
            self.library = hand.without;
            self.paced.replace(None);
            self.plans_away.push(hand);
        }
        let back = self.plans_away.iter().position(|away| named.is_some() && away.file == named);
        if let (None, Some(back)) = (&self.therapist, back) {
            self.therapist = Some(self.plans_away.remove(back));
            self.lay_over(self.today(self.now()));
        }
    }

    fn lay_over(&mut self, day: Day) {
        let Some(hand) = &mut self.therapist else { return };
        hand.laid_on = day;
        self.paced.replace(None);
        let catalogue = hand.plan.laid_over(&hand.without.catalogue, day, hand.bounds);
        if catalogue != self.library.catalogue {
            // Screens and sessions hold the library for as long as the program runs; it changes on the few days on
            // which a line of the plan begins or ends.
            let before = self.laid.filter(|laid| laid.catalogue == catalogue);
            let made = || &*Box::leak(Box::new(Library { catalogue, ..hand.without.clone() }));
            self.library = before.unwrap_or_else(made);
            self.laid = Some(self.library);
        }
    }

    /// Lets go of the plans; the one in use is read again once the diary is unlocked.
    pub(super) fn forget_plans(&mut self) {
        if let Some(hand) = self.therapist.take() {
            self.library = hand.without;
        }
        self.plans_away.clear();
    }

    /// What the plan says about an exercise on the day of `now`.
    #[must_use]
    pub fn plan_limit(&self, exercise: &Exercise, now: Now) -> Limit<'_> {
        let hand = self.therapist.as_ref();
        hand.map(|hand| hand.plan.limits_for(exercise, self.today(now), hand.bounds)).unwrap_or_default()
    }

    /// The pause that the plan has for a track on the day of `now`.
    #[must_use]
    pub fn plan_hold(&self, track: Track, now: Now) -> Option<&Hold> {
        self.therapist_plan()?.held(track, self.today(now))
    }

    /// Whether the plan keeps a track from being practised on the day of `now`: it is paused, or the ceilings leave
    /// nothing of the drill of this step of the floor.
    #[must_use]
    pub fn is_held_by_plan(&self, track: Track, step: u8, now: Now) -> bool {
        self.plan_hold(track, now).is_some() || (track == Track::Floor && self.is_cut_by_plan(step, now))
    }

    /// Whether the ceilings of the plan leave nothing of the drill of a step of the floor.
    pub(super) fn is_cut_by_plan(&self, step: u8, now: Now) -> bool {
        let row = self.library.programme.floor_step(step);
        let drill = row.and_then(|row| self.library.catalogue.get(&row.exercise));
        drill.is_some_and(|drill| self.plan_limit(drill, now).left_out == Some(Why::Ceiling))
    }

    /// The ids of exercises that no routine has on the day of `now`: not for this person, resting, or left out by the plan.
    #[must_use]
    pub fn not_done(&self, now: Now) -> Vec<String> {
        let mut ids = self.left_out();
        if let Some(hand) = &self.therapist {
            ids.extend(hand.plan.left_out(&self.library.catalogue, self.today(now), hand.bounds));
        }
        ids
    }

    /// The lines of the plan that are done on the day of `now`.
    #[must_use]
    pub fn plan_due(&self, now: Now) -> Vec<&Line> {
        let Some(hand) = &self.therapist else { return Vec::new() };
        hand.plan.due(&self.library.catalogue, self.today(now), hand.bounds).collect()
    }

    /// How often an exercise was practised to its end on the day of `now`.
    #[must_use]
    pub fn times_today(&self, id: &str, now: Now) -> usize {
        let today = self.today(now);
        let bodies = self.practices(today, today).into_iter().filter_map(|record| record.body().ok());
        let practices =
            bodies.filter_map(|body| if let Body::Practice(practice) = body { Some(practice) } else { None });
        let blocks = practices.flat_map(|practice| practice.blocks);
        let done =
            |block: &PractisedBlock| block.outcome == Outcome::Finished && block.exercise.eq_ignore_ascii_case(id);
        blocks.filter(done).count()
    }

    /// The words of an exercise: `why`, `setup`, `feel` or `leave-out`; none where it has none. The words of a therapist stand
    /// behind the set-up, and are the set-up of an exercise that the program does not know.
    #[must_use]
    pub fn exercise_words(&self, id: &str, part: &str) -> Option<String> {
        self.exercise_words_as(id, part, say)
    }

    /// The same, where `say` says a key: with its figures, or without. The therapist's words stay as they are.
    #[must_use]
    pub fn exercise_words_as(&self, id: &str, part: &str, say: fn(&str) -> String) -> Option<String> {
        let theirs = self
            .library
            .catalogue
            .get(id)
            .filter(|_| part == "setup")
            .and_then(|exercise| self.plan_limit(exercise, self.now()).line.and_then(|line| line.words.clone()));
        if own_name(id).is_some() {
            return match part {
                "why" => Some(say("therapist-own-why")),
                "setup" => Some(theirs.unwrap_or_else(|| say("therapist-own-setup"))),
                _ => None,
            };
        }
        let key = format!("exercise-{id}-{part}");
        let own = has(&key).then(|| say(&key));
        match (own, theirs) {
            (own, None) => own,
            (own, Some(words)) => {
                let words = tell("therapist-says", &[("words", words.into())]);
                Some(own.map_or_else(|| words.clone(), |own| format!("{own}\n{words}")))
            }
        }
    }
}
