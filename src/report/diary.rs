//! The whole diary as one JSON text, every record and every register as it stands in its file: what can be read in again
//! without loss. Nothing is left out, private words included.

use crate::diary::{Profile, Record};

/// The name of the format.
pub const DIARY: &str = "pelvicoach/diary";

/// The diary: the registers of where the person stands, and one record a line.
#[must_use]
pub fn whole_diary(profile: &Profile, records: &[Record]) -> String {
    let registers = profile.registers().map(|(name, register)| {
        // A name is a text: nothing that JSON cannot say.
        let name = serde_json::to_string(name).unwrap_or_default();
        format!("{name}:{}", register.json())
    });
    let registers = registers.collect::<Vec<_>>().join(",\n");
    let records = records.iter().map(Record::json).collect::<Vec<_>>().join(",\n");
    let text =
        format!("{{\"format\":\"{DIARY}\",\"version\":1,\"profile\":{{{registers}}},\n\"records\":[\n{records}\n]}}\n");
    super::clean::json(&text).into_owned()
}
