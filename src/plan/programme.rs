//! The twelve weeks: which breath and floor step belong to which week. The values stand in `assets/programme.json` and
//! `assets/tracks.json`; how they fill a routine is for [`super::fill`].

use serde::{Deserialize, Serialize};

use crate::practice::{Block, Catalogue, Position, Track, length_ms};

/// The last week of the programme; later weeks are as this one.
pub const LAST_WEEK: u8 = 12;

/// One week.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Week {
    /// Its number, 1 to 12.
    pub week: u8,
    /// The breaths of the week in the order in which a practice has them.
    pub breath: Vec<String>,
    /// The breath of a hard day.
    pub easy: String,
    /// Whether routines have a ramp.
    pub ramp: bool,
    /// How slow a ramp may end, in breaths a minute.
    pub ramp_target: f64,
    /// The greatest breathing dose of a practice, in minutes.
    pub breath_minutes: u8,
    /// The step of the floor track, 0 to 5.
    pub floor_step: u8,
    /// Where the row comes from.
    pub source: String,
}

/// One step of the floor track.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FloorStep {
    /// Its number.
    pub step: u8,
    /// The stage it belongs to: 1 awareness, 2 down-training, 3 contract and release, 4 coordination, 5 everyday use.
    pub stage: u8,
    /// Its drill.
    pub exercise: String,
    /// The full dose of it, by name.
    pub dose: String,
    /// The drill that a routine plays at this step, where that is another one (step 1 is done off the keyboard).
    #[serde(default)]
    pub in_routines: Option<String>,
    /// The least days at it.
    pub min_days: u8,
    /// Whether it waits for a clinician's agreement to squeezes.
    #[serde(default)]
    pub locked: bool,
    /// How often it is done: 1 is every day, 2 every second one.
    #[serde(default = "every_day")]
    pub every_days: u8,
    /// Where it comes from.
    pub source: String,
}

const fn every_day() -> u8 {
    1
}

impl FloorStep {
    /// Whether it is open.
    #[must_use]
    pub const fn is_open(&self, squeeze_open: bool) -> bool {
        squeeze_open || !self.locked
    }

    /// Whether it is done off the keyboard and passed by days with a check: then a routine holds the check too.
    #[must_use]
    pub const fn is_by_checks(&self) -> bool {
        self.stage == 1 && self.in_routines.is_some()
    }
}

/// The full length of a track in a practice, where neither its drill nor the week says it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrackLength {
    /// The track: stretch or attention.
    pub track: Track,
    /// Minutes, above 0 and at most 20.
    pub full_minutes: f64,
    /// Where it comes from.
    pub source: String,
}

/// The programme: weeks and steps.
#[derive(Clone, Debug, PartialEq)]
pub struct Programme {
    /// Weeks 1 to 12.
    pub weeks: Vec<Week>,
    /// Steps of the floor track from 0.
    pub floor: Vec<FloorStep>,
    /// Full lengths of stretches and attention.
    pub lengths: Vec<TrackLength>,
}

impl Programme {
    /// The row of a week; weeks outside of 1 to 12 are held at the ends.
    pub fn week(&self, week: u8) -> Option<&Week> {
        let week = week.clamp(1, LAST_WEEK);
        self.weeks.iter().find(|row| row.week == week)
    }

    /// A step of the floor track; steps beyond the last are held there.
    pub fn floor_step(&self, step: u8) -> Option<&FloorStep> {
        self.floor.iter().find(|row| row.step == step).or(self.floor.last())
    }

    /// The full length of a track at a step, in minutes (to the half above): of the floor its drill, of the breath the
    /// dose of the week, of the others what the asset says.
    pub fn full_minutes(&self, catalogue: &Catalogue, track: Track, step: u8) -> f64 {
        match track {
            Track::Floor => self.floor_step(step).map_or(0.0, |row| drill_minutes(catalogue, row)),
            Track::Breath => self.week(step.saturating_add(1)).map_or(0.0, |week| f64::from(week.breath_minutes)),
            other => self.lengths.iter().find(|one| one.track == other).map_or(0.0, |one| one.full_minutes),
        }
    }
}

fn drill_minutes(catalogue: &Catalogue, row: &FloorStep) -> f64 {
    let drill = row.in_routines.as_deref().unwrap_or(&row.exercise);
    let Some(exercise) = catalogue.get(drill) else { return 0.0 };
    let dose = exercise.dose(&row.dose).unwrap_or_else(|| exercise.usual());
    let position = exercise.positions.first().copied().unwrap_or(Position::AnyPosition);
    let seconds = length_ms(catalogue, &Block::new(&exercise.id, position, dose)).div_ceil(1000);
    // Rounded up to half a minute: the whole dose fits.
    f64::from(u32::try_from(seconds.div_ceil(30)).unwrap_or(0)) / 2.0
}

/// The week of the programme after `weeks_with_practice` earlier weeks with at least one practice each: weeks without
/// any are not counted, so after a gap the programme goes on where it was.
#[must_use]
pub fn week_from(weeks_with_practice: u32) -> u8 {
    u8::try_from(weeks_with_practice.saturating_add(1)).unwrap_or(LAST_WEEK).min(LAST_WEEK)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_without_practice_are_not_counted() {
        assert_eq!([0, 1, 11, 12, 400, u32::MAX].map(week_from), [1, 2, 12, 12, 12, 12]);
    }
}
