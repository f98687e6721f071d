//! What filling goes by: the week, the step, and what is known about the person. How a routine is filled with it stands
//! in `fill.rs` and `slots.rs`.

use super::ease::EaseTable;
use super::ladder::played_step;
use super::programme::{FloorStep, Programme};
use super::tracks::PerTrack;
use crate::practice::{Catalogue, Dose, Exercise, Gate, Holds, Ramp, Track};

/// What filling goes by.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// Every exercise.
    pub catalogue: &'a Catalogue,
    /// The twelve weeks.
    pub programme: &'a Programme,
    /// The programme week, from 1; see [`super::week_from`].
    pub week: u8,
    /// The step of the floor track, where it is known; else the one of the week.
    pub step: Option<u8>,
    /// The week whose contents each track has reached, where one stays behind the programme; the floor goes by its step.
    pub reached: Option<PerTrack<u8>>,
    /// The most that a practice holds of each track, in minutes; none: what the slots give.
    pub minutes: PerTrack<Option<f64>>,
    /// Ids of exercises that are not for this person.
    pub not_for_me: &'a [String],
    /// Gates that are open today.
    pub open: &'a [Gate],
    /// Ids of exercises whose first days are not over.
    pub new_to: &'a [String],
    /// Ids of drills that were not let go of fully the last time…
    pub eased: &'a [String],
    /// …and what that changes.
    pub ease: Option<&'a EaseTable>,
    /// Ids of exercises that come after easier ones, and whose easier ones have gone well often enough.
    pub earned: &'a [String],
    /// The breaths the person counted in a minute, where a ramp starts.
    pub start_rate: Option<f64>,
}

impl<'a> Given<'a> {
    /// A week of the programme with nothing known about the person.
    #[must_use]
    pub const fn week(catalogue: &'a Catalogue, programme: &'a Programme, week: u8) -> Self {
        Self {
            catalogue,
            programme,
            week,
            step: None,
            reached: None,
            minutes: PerTrack::all(None),
            not_for_me: &[],
            open: &[],
            new_to: &[],
            eased: &[],
            ease: None,
            earned: &[],
            start_rate: None,
        }
    }

    /// The week whose contents a track has.
    pub fn week_of(&self, track: Track) -> u8 {
        let reached = self.reached.as_ref().and_then(|reached| reached.get(track));
        reached.map_or(self.week, |reached| *reached.min(&self.week))
    }

    /// The step of the floor track.
    pub fn step(&self) -> u8 {
        self.step.unwrap_or_else(|| self.programme.week(self.week).map_or(0, |week| week.floor_step))
    }

    /// The step that is played: one that waits for an agreement is not.
    pub(super) fn floor_step(&self) -> Option<&'a FloorStep> {
        let open = self.open.contains(&Gate::Squeeze);
        self.programme.floor_step(played_step(&self.programme.floor, self.step(), open))
    }

    /// Whether no gate keeps `exercise` closed today.
    pub fn is_open(&self, exercise: &Exercise) -> bool {
        exercise.gate.is_none_or(|gate| self.open.contains(&gate))
    }

    /// `id`, or what is done instead of it by this person today.
    pub fn instead(&self, id: &str) -> Option<&'a Exercise> {
        self.catalogue.instead_of(id, |exercise| {
            self.is_open(exercise) && !self.not_for_me.iter().any(|not| not.eq_ignore_ascii_case(&exercise.id))
        })
    }

    /// A dose of `exercise` as it is today: less of a drill that was not let go of fully the last time, and its rests
    /// in percent of their usual length.
    pub(super) fn eased(&self, exercise: &Exercise, dose: Dose) -> (Dose, u32) {
        match self.ease.filter(|_| self.eased.contains(&exercise.id)) {
            Some(table) => (table.dose(dose), table.rest()),
            None => (dose, 100),
        }
    }

    /// The longest that `exercise` may be chosen for, in seconds: less in its first days; 0 where nothing is said.
    pub(super) fn longest_s(&self, exercise: &Exercise) -> u32 {
        let first = exercise.first_days.filter(|_| self.new_to.contains(&exercise.id));
        first.map_or(exercise.max_s, |first| first.max_s)
    }

    /// The holds that are open in the exercise of that id.
    pub fn holds(&self, id: &str) -> Holds {
        match self.open.contains(&Gate::Hold) {
            false => Holds::Off,
            true if id.eq_ignore_ascii_case(&self.catalogue.limits().long_hold.exercise) => Holds::Long,
            true => Holds::Agreed,
        }
    }

    /// A ramp to `target` over `ms`. It starts at the person's own rate, but never so high that the breath slows
    /// down faster than the limits allow.
    pub(super) fn ramp(&self, target: f64, ms: u64) -> Ramp {
        let limits = self.catalogue.limits();
        let own = self.start_rate.unwrap_or(limits.ramp_start_usual.value);
        let ms = u32::try_from(ms).unwrap_or(u32::MAX);
        let target = target.clamp(limits.ramp_target.min, limits.ramp_target.max);
        let steepest = target + limits.ramp_fall.value * f64::from(ms) / 60_000.0;
        let start = own.clamp(limits.ramp_start.min, limits.ramp_start.max).min(steepest).max(target);
        Ramp::new(start, target, ms)
    }
}
