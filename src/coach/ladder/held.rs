//! When no step of a ladder is offered: an area or a gate that is closed, what the day says, one step a day.

use crate::clock::Now;
use crate::coach::coach::Coach;
use crate::diary::{Body, Level, Score};
use crate::practice::Exercise;

impl Coach {
    /// Why an exercise of the exposure track is not offered now: the key of one line.
    #[must_use]
    pub fn held_back(&self, exercise: &Exercise, now: Now) -> Option<&'static str> {
        if self.no_penetration() && !self.sees(exercise) {
            return Some("ladder-why-no-goal");
        }
        if !self.sees(exercise) {
            return Some("ladder-why-area");
        }
        if self.closed_by(exercise).is_some() {
            return Some("ladder-why-gate");
        }
        if exercise.is_talk() {
            return None;
        }
        self.body_says_no(now).or_else(|| self.stepped_today(exercise, now).then_some("ladder-why-once"))
    }

    /// What of the day speaks against any step: an open note, a hard day, a stop, being unwell, pain.
    fn body_says_no(&self, now: Now) -> Option<&'static str> {
        if self.is_crisis(now) {
            return Some("ladder-why-person");
        }
        let worst = self.standing(now).worst;
        if matches!(worst, Some(Level::Emergency | Level::Urgent | Level::Soon)) {
            return Some("ladder-why-note");
        }
        if self.steps_rest(now).is_some() {
            return Some("ladder-why-hard-day");
        }
        if self.stopped_today(now) {
            return Some("ladder-why-stopped");
        }
        let (unwell, pain) = self.entries_of_today(now);
        if unwell {
            return Some("ladder-why-unwell");
        }
        let too_much = pain.is_some_and(|pain| self.library.safety.table.is_stop(None, pain, true));
        too_much.then_some("ladder-why-pain")
    }

    /// Whether today's entries say unwell, and the last pain figure of today.
    fn entries_of_today(&self, now: Now) -> (bool, Option<Score>) {
        let today = self.today(now);
        let (mut unwell, mut pain) = (false, None);
        for record in self.days(today, today).records {
            let figure = match record.body() {
                Ok(Body::CheckIn(entry) | Body::PainEpisode(entry)) => {
                    unwell |= entry.unwell == Some(true);
                    entry.pain_now
                }
                Ok(Body::Practice(practice)) => practice.after.and_then(|felt| felt.pain),
                _ => None,
            };
            pain = figure.or(pain);
        }
        (unwell, pain)
    }

    /// Whether a step of the same area was taken today.
    fn stepped_today(&self, exercise: &Exercise, now: Now) -> bool {
        let today = self.today(now);
        let same = |id: &str| {
            self.library.catalogue.get(id).is_some_and(|done| done.is_exposure() && done.area == exercise.area)
        };
        self.practices(today, today).iter().any(|record| match record.body() {
            Ok(Body::Practice(practice)) => {
                practice.blocks.iter().any(|block| block.done_s > 0 && same(&block.exercise))
            }
            _ => false,
        })
    }
}
