//! `assets/safety.json` into the safety table and the two grounding exercises. The words stand in `safety.ftl` and
//! `settle.ftl`; what an open note does is decided in `plan::safety`.

use serde::Deserialize;

use crate::plan::safety::{SafetyDraft, SafetyTable};

/// The text of the asset, as it is built into the program.
pub const SAFETY_JSON: &str = include_str!("../../assets/safety.json");

/// Everything that the asset says.
#[derive(Clone, Debug, PartialEq)]
pub struct Safety {
    /// The rows and the thresholds.
    pub table: SafetyTable,
    /// The minute after a stop.
    pub after_stop: Grounding,
    /// The two minutes behind "help now".
    pub help: Grounding,
}

/// Words that follow each other in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grounding {
    /// Seconds, and the key of the words that stand that long.
    pub steps: Vec<(u32, String)>,
}

impl Grounding {
    /// The whole length in seconds.
    #[must_use]
    pub fn seconds(&self) -> u32 {
        self.steps.iter().map(|(seconds, _)| *seconds).sum()
    }

    /// The step that stands `elapsed_ms` after the beginning, as its place from 0 and the key of its words; the last
    /// one stays.
    #[must_use]
    pub fn at(&self, elapsed_ms: u64) -> Option<(usize, &str)> {
        let mut end = 0;
        for (place, (seconds, words)) in self.steps.iter().enumerate() {
            end += u64::from(*seconds) * 1000;
            if elapsed_ms < end {
                return Some((place, words));
            }
        }
        let last = self.steps.len().checked_sub(1)?;
        self.steps.get(last).map(|(_, words)| (last, words.as_str()))
    }
}

#[derive(Deserialize)]
struct Document {
    format: String,
    version: u32,
    grounding: GroundingDraft,
}

#[derive(Deserialize)]
struct GroundingDraft {
    after_stop: Vec<StepDraft>,
    help: Vec<StepDraft>,
}

#[derive(Deserialize)]
struct StepDraft {
    seconds: u32,
    words: String,
}

/// The safety asset that is built into the program.
///
/// # Errors
/// As [`read_safety`]; a test holds that the built-in text has none.
pub fn safety() -> Result<Safety, String> {
    read_safety(SAFETY_JSON)
}

/// Reads and checks the text of a safety asset.
///
/// # Errors
/// One line that names what does not hold: not JSON, another format or version, a row or a threshold that
/// [`SafetyTable::checked`] refuses, grounding of another length than 60 s and 120 s, or words outside `settle.ftl`.
pub fn read_safety(text: &str) -> Result<Safety, String> {
    let document: Document = serde_json::from_str(text).map_err(|error| format!("safety.json: {error}"))?;
    let table: SafetyDraft = serde_json::from_str(text).map_err(|error| format!("safety.json: {error}"))?;
    if document.format != "pelvicoach/safety" || document.version != 1 {
        return Err(format!("safety.json: format {} {} is not known", document.format, document.version));
    }
    Ok(Safety {
        table: SafetyTable::checked(table).map_err(|error| format!("safety.json: {error}"))?,
        after_stop: grounding(document.grounding.after_stop, 60)?,
        help: grounding(document.grounding.help, 120)?,
    })
}

/// Lengths: 60 s after a stop, two minutes of grounding: our own choice, no trial gives a number.
fn grounding(drafts: Vec<StepDraft>, length: u32) -> Result<Grounding, String> {
    let steps: Vec<_> = drafts.into_iter().map(|step| (step.seconds, step.words)).collect();
    if let Some((seconds, words)) = steps.iter().find(|(seconds, _)| !(4..=30).contains(seconds)) {
        return Err(format!("safety.json: {words} stands for {seconds} s; 4 to 30 s can be followed"));
    }
    if let Some((_, words)) = steps.iter().find(|(_, words)| !words.starts_with("settle-")) {
        return Err(format!("safety.json: {words} is not a word of settle.ftl"));
    }
    let grounding = Grounding { steps };
    if grounding.seconds() == length {
        Ok(grounding)
    } else {
        Err(format!("safety.json: grounding lasts {} s instead of {length} s", grounding.seconds()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_asset_holds_all_rows_and_both_lengths() {
        let safety = safety().unwrap();
        assert_eq!(safety.table.rows().len(), 28);
        assert_eq!((safety.after_stop.seconds(), safety.help.seconds()), (60, 120));
        assert_eq!(safety.help.steps.len(), 8);
    }

    #[test]
    fn a_moment_finds_its_step_and_the_last_one_stays() {
        let help = safety().unwrap().help;
        assert_eq!(help.at(0).unwrap().0, 0);
        assert_eq!(help.at(14_999).unwrap().0, 0);
        assert_eq!(help.at(15_000).unwrap().0, 1);
        assert_eq!(help.at(9_000_000).unwrap().0, 7);
    }

    #[test]
    fn a_broken_asset_is_refused_with_its_reason() {
        let broken = |from: &str, to: &str| read_safety(&SAFETY_JSON.replacen(from, to, 1)).unwrap_err();
        assert!(broken("\"flag\": 28", "\"flag\": 27").contains("27"));
        assert!(broken("\"seconds\": 18", "\"seconds\": 19").contains("61 s"));
        assert!(broken("\"value\": 7", "\"value\": 11").contains("rest_at_pain"));
        assert!(broken("\"first_run\"", "\"sometimes\"").contains("sometimes"));
        assert!(broken("\"version\": 1", "\"version\": 2").contains("not known"));
        assert!(read_safety("").unwrap_err().starts_with("safety.json"));
    }
}
