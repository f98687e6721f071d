//! `plan suggest --input FILE`: the rules of pacing applied to the figures of a file, for people who want to check the
//! rules. The diary is neither read nor changed.

use std::path::Path;

use crate::cli::PlanSuggest;
use crate::commands::call::{Call, Refusal};
use crate::files;
use crate::library::built_in;
use crate::plan::pacing::{Input, suggest};
use crate::words::{self, Fill};

/// The most bytes that are read: the figures of one day have a thousand.
const MOST: usize = 64 * 1024;

/// Prints action, reason, step, length and notes as one line of JSON.
///
/// # Errors
/// When the file cannot be read (74, 77) or holds something else (65).
pub fn run(typed: &PlanSuggest, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let from_input = typed.input == Path::new("-");
    let bytes = if from_input { call.listen(MOST)? } else { files::read_up_to(&typed.input, MOST)? };
    let name = if from_input { words::say("command-standard-input") } else { typed.input.display().to_string() };
    let about = |key: &str, what: Option<String>| {
        let fills = [("file", Fill::from(name.clone())), ("what", what.unwrap_or_default().into())];
        Refusal::data(words::tell(key, &fills))
    };
    let text = std::str::from_utf8(&bytes).map_err(|_| about("error-suggest-text", None))?;
    let input = Input::from_json(text).map_err(|what| about("error-suggest", Some(short(&what))))?;
    let library = built_in().map_err(|broken| Refusal::data(broken.to_string()))?;
    // Words, whole and finite numbers: nothing that JSON cannot say.
    let said = serde_json::to_string(&suggest(&input, &library.pacing)).unwrap_or_default();
    call.hand_over(format!("{said}\n").as_bytes())?;
    Ok(0)
}

/// As much of what does not fit as stays one line, whatever the file holds.
fn short(what: &str) -> String {
    const MOST: usize = 240;
    if what.chars().count() <= MOST { what.to_owned() } else { what.chars().take(MOST - 1).chain(['…']).collect() }
}
