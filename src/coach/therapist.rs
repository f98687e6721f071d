//! The therapist's plan in use: read once when the program opens, laid over the exercises, asked by everything that
//! chooses what is practised. It opens no gate and records no agreement.

use super::coach::Coach;
use crate::clock::Now;
use crate::diary::Day;
use crate::library::Library;
use crate::library::therapist::{Against, Reading, bounds, read};
use crate::plan::therapist::{Bounds, Hold, Limit, Line, TherapistPlan, own_name};
use crate::practice::{Exercise, Track};
use crate::words::{has, say, tell};

/// The plan in use, and what it was laid over.
pub(super) struct InHand {
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
    let offered = library.catalogue.iter().filter(|exercise| exercise.is_offered());
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
        self.therapist = Some(InHand { plan: reading.plan, bounds, without, laid_on: day });
        self.lay_over(day);
        Ok(())
    }

    /// The therapist's plan in use.
    #[must_use]
    pub fn therapist_plan(&self) -> Option<&TherapistPlan> {
        self.therapist.as_ref().map(|hand| &hand.plan)
    }

    /// Looks whether another day has begun since the plan was laid over the exercises: lines begin and end with days.
    pub fn keep_plan_current(&mut self) {
        let day = self.today(self.now());
        if self.therapist.as_ref().is_some_and(|hand| hand.laid_on != day) {
            self.lay_over(day);
        }
    }

    fn lay_over(&mut self, day: Day) {
        let Some(hand) = &mut self.therapist else { return };
        hand.laid_on = day;
        let catalogue = hand.plan.laid_over(&hand.without.catalogue, day, hand.bounds);
        if catalogue != self.library.catalogue {
            // Screens and sessions hold the library for as long as the program runs; it changes on the few days on
            // which a line of the plan begins or ends.
            self.library = Box::leak(Box::new(Library { catalogue, ..hand.without.clone() }));
        }
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

    /// The words of an exercise: `why`, `setup`, `feel` or `leave-out`; none where it has none. The words of a therapist stand
    /// behind the set-up, and are the set-up of an exercise that the program does not know.
    #[must_use]
    pub fn exercise_words(&self, id: &str, part: &str) -> Option<String> {
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
