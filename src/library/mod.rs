//! The text of the assets, read into checked values. An asset that breaks a limit is refused with one line that names
//! it. Words are not here, and files that a person owns are read by others and only checked here.

mod check;
pub mod lesson;
mod measures;
pub mod safety;
pub mod shelf;
pub mod therapist;

use std::sync::LazyLock;

use serde::Deserialize;
use serde::de::DeserializeOwned;

pub use self::lesson::{Block, Figure, Head, Lesson};
pub use self::safety::{Grounding, Safety};
pub use self::shelf::{Card, Confidence, Source, Term};
use crate::plan::measures::Instruments;
use crate::plan::pacing::{Thresholds, ThresholdsDraft};
use crate::plan::{EaseTable, Figures, FloorStep, Programme, SqueezeTable, TrackLength, Week};
use crate::practice::{Catalogue, Exercise, Limits, Routine};

#[cfg(test)]
mod lesson_tests;
#[cfg(test)]
mod tests;

/// Everything that the assets hold about practising.
#[derive(Clone, Debug, PartialEq)]
pub struct Library {
    /// The exercises and the limits they keep to.
    pub catalogue: Catalogue,
    /// The routines in the order of the asset.
    pub routines: Vec<Routine>,
    /// The twelve weeks and the steps of the floor track.
    pub programme: Programme,
    /// When squeezes rest, and what the answers after a drill change.
    pub floor_rules: FloorRules,
    /// What safety notes do, and the grounding exercises.
    pub safety: Safety,
    /// The numbers of the pacing rules.
    pub pacing: Thresholds,
    /// The numbers of what Plan counts and shows.
    pub plan: Figures,
    /// The questionnaires.
    pub measures: Instruments,
}

/// Rules of the floor track beside its steps.
#[derive(Clone, Debug, PartialEq)]
pub struct FloorRules {
    /// When light squeezes are not offered.
    pub squeezes: SqueezeTable,
    /// What "partly" and "not yet" change the next time.
    pub ease: EaseTable,
}

/// An asset that is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{asset}: {what}")]
pub struct Broken {
    /// The name of the asset.
    pub asset: &'static str,
    /// What is wrong and where.
    pub what: String,
}

/// The texts of the assets.
#[derive(Clone, Copy, Debug)]
pub struct Assets<'a> {
    /// `exercises.json`.
    pub exercises: &'a str,
    /// `routines.json`.
    pub routines: &'a str,
    /// `programme.json`.
    pub programme: &'a str,
    /// `tracks.json`.
    pub tracks: &'a str,
    /// `pacing.json`.
    pub pacing: &'a str,
    /// `plan.json`.
    pub plan: &'a str,
    /// `measures.json`.
    pub measures: &'a str,
}

/// The assets that the program brings along.
pub const BUILT_IN: Assets<'static> = Assets {
    exercises: include_str!("../../assets/exercises.json"),
    routines: include_str!("../../assets/routines.json"),
    programme: include_str!("../../assets/programme.json"),
    tracks: include_str!("../../assets/tracks.json"),
    pacing: include_str!("../../assets/pacing.json"),
    plan: include_str!("../../assets/plan.json"),
    measures: include_str!("../../assets/measures.json"),
};

const PACING: &str = "pacing.json";

/// The built-in library, read once. It was checked by a test when the program was made, and is not checked again each
/// time it starts.
///
/// # Errors
/// When a built-in asset is broken; a test keeps that from happening.
pub fn built_in() -> Result<&'static Library, &'static Broken> {
    static LIBRARY: LazyLock<Result<Library, Broken>> = LazyLock::new(|| unchecked(BUILT_IN));
    LIBRARY.as_ref()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExerciseAsset {
    version: u32,
    limits: Limits,
    exercises: Vec<Exercise>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RoutineAsset {
    #[serde(rename = "version")]
    _version: u32,
    routines: Vec<Routine>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WeekAsset {
    #[serde(rename = "version")]
    _version: u32,
    weeks: Vec<Week>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TrackAsset {
    #[serde(rename = "version")]
    _version: u32,
    floor: Vec<FloorStep>,
    squeezes: SqueezeTable,
    doing_it_right: EaseTable,
    lengths: Vec<TrackLength>,
}

/// Reads and checks the assets.
///
/// # Errors
/// The first thing that is wrong, with the asset and the place.
pub fn read(assets: Assets) -> Result<Library, Broken> {
    let library = unchecked(assets)?;
    check::library(&library)?;
    measures::check(&library.measures)?;
    Ok(library)
}

fn unchecked(assets: Assets) -> Result<Library, Broken> {
    let exercises: ExerciseAsset = parse("exercises.json", assets.exercises)?;
    let routines: RoutineAsset = parse("routines.json", assets.routines)?;
    let weeks: WeekAsset = parse("programme.json", assets.programme)?;
    let tracks: TrackAsset = parse("tracks.json", assets.tracks)?;
    let draft: ThresholdsDraft = parse(PACING, assets.pacing)?;
    let safety = safety::safety().map_err(|what| Broken { asset: "safety.json", what })?;
    let pacing = Thresholds::checked(&draft, safety.table.thresholds());
    Ok(Library {
        catalogue: Catalogue::new(exercises.exercises, exercises.limits, exercises.version),
        routines: routines.routines,
        programme: Programme { weeks: weeks.weeks, floor: tracks.floor, lengths: tracks.lengths },
        floor_rules: FloorRules { squeezes: tracks.squeezes, ease: tracks.doing_it_right },
        safety,
        plan: parse("plan.json", assets.plan)?,
        pacing: pacing.map_err(|what| Broken { asset: PACING, what })?,
        measures: parse("measures.json", assets.measures)?,
    })
}

fn parse<T: DeserializeOwned>(asset: &'static str, text: &str) -> Result<T, Broken> {
    // Naming the place costs as much as reading, so it is done for an asset that does not read.
    serde_json::from_str(text).or_else(|_| {
        let mut json = serde_json::Deserializer::from_str(text);
        serde_path_to_error::deserialize(&mut json).map_err(|error| Broken { asset, what: error.to_string() })
    })
}

impl Library {
    /// The routine of that id, in any case.
    pub fn routine(&self, id: &str) -> Option<&Routine> {
        self.routines.iter().find(|routine| routine.id.eq_ignore_ascii_case(id))
    }
}
