//! One cell as the value of a field: figures within their scale, yes and no, ids of closed lists. Nothing is rounded, and
//! what does not fit is handed back.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::fields::What;
use crate::coach::LONGEST_TEXT;
use crate::words::{Fill, name, tell};

/// What a cell came to.
#[derive(Debug, PartialEq)]
pub enum Read {
    /// A value.
    Value(Value),
    /// Ids of a closed list, and words that are not in it.
    Listed(Vec<String>, Vec<String>),
    /// Nothing is there.
    Nothing,
}

/// The value in a cell.
///
/// # Errors
/// In one line, why it does not fit.
pub fn read(what: What, text: &str) -> Result<Read, String> {
    let text = text.trim();
    if text.is_empty() || (!matches!(what, What::Words | What::List) && is_absent(text)) {
        return Ok(Read::Nothing);
    }
    if text.chars().count() > LONGEST_TEXT {
        return Err(tell("import-note-long", &[("most", LONGEST_TEXT.into())]));
    }
    let value = match what {
        What::Score => json!(whole(text.strip_suffix("/10").unwrap_or(text), 0, 10)?),
        What::Whole(least, most) => json!(whole(text, least, most)?),
        What::Halves(most) => json!(halves(text, most)?),
        What::Number => json!(number(text).ok_or_else(|| refusal("import-not-number", text))?),
        What::Yes => json!(yes(text).ok_or_else(|| refusal("import-not-yes", text))?),
        What::Words => json!(text),
        What::Date => {
            let date: NaiveDate = text.parse().map_err(|_| refusal("import-not-date", text))?;
            json!(date)
        }
        What::One(ids, family) => {
            let id = id(ids, family, text).ok_or_else(|| not_one(ids, text))?;
            json!(id)
        }
        What::Many(ids, family) => return Ok(listed(ids, family, text)),
        What::Answers => json!(answers(text)?),
        What::List | What::Exercises | What::LetGo => json!(parts(text, &[';'])),
        What::Known => return Ok(Read::Nothing),
    };
    Ok(Read::Value(value))
}

/// The ids that the parts of a cell mean, and the parts that mean none.
fn listed(ids: &[&str], family: &str, text: &str) -> Read {
    let (mut known, mut rest) = (Vec::new(), Vec::new());
    for part in parts(text, &[';', ',', '|', '\n']) {
        match id(ids, family, &part) {
            Some(id) if known.iter().any(|there| there == id) => {}
            Some(id) => known.push(id.to_owned()),
            None => rest.push(part),
        }
    }
    Read::Listed(known, rest)
}

/// The id itself or its words, in any case.
fn id<'a>(ids: &[&'a str], family: &str, text: &str) -> Option<&'a str> {
    let plain = text.trim().to_lowercase();
    let dashed = plain.split_whitespace().collect::<Vec<_>>().join("-");
    let says = |id: &str| !family.is_empty() && name(family, id).to_lowercase() == plain;
    ids.iter().find(|id| **id == dashed || **id == plain || says(id)).copied()
}

fn parts(text: &str, signs: &[char]) -> Vec<String> {
    text.split(signs).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// What programs write where there is no value.
fn is_absent(text: &str) -> bool {
    ["-", "–", "—", "n/a", "na", "nan", "null"].contains(&text.to_lowercase().as_str())
}

/// A number with a point or a comma before its fraction.
fn number(text: &str) -> Option<f64> {
    let plain = text.replace(',', ".");
    let figures = plain.strip_prefix('-').unwrap_or(&plain);
    let shaped = !figures.is_empty() && figures.len() <= 12 && figures.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    plain.parse().ok().filter(|number: &f64| shaped && number.is_finite())
}

fn whole(text: &str, least: u32, most: u32) -> Result<u32, String> {
    let range = || {
        let fills = [("value", Fill::from(cut(text))), ("least", least.into()), ("most", most.into())];
        tell("import-not-whole", &fills)
    };
    let number = number(text).filter(|number| number.fract() == 0.0).ok_or_else(range)?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the range, a whole number")]
    let in_range = (f64::from(least)..=f64::from(most)).contains(&number).then_some(number as u32);
    in_range.ok_or_else(range)
}

/// Hours in steps of a half: `7.5`, `7,5 h`, `7:30`.
fn halves(text: &str, most: u32) -> Result<f64, String> {
    let refused = || {
        let fills = [("value", Fill::from(cut(text))), ("most", most.into())];
        tell("import-not-halves", &fills)
    };
    let plain = text.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == ' ');
    let hours = match plain.split_once(':') {
        Some((hours, minutes)) => {
            let minutes = number(minutes).filter(|_| minutes.len() == 2);
            number(hours).zip(minutes).map(|(hours, minutes)| hours + minutes / 60.0)
        }
        None => number(plain),
    };
    let fits = |hours: &f64| (0.0..=f64::from(most)).contains(hours) && (hours * 2.0).fract() == 0.0;
    hours.filter(fits).ok_or_else(refused)
}

fn yes(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "yes" | "y" | "true" | "1" | "x" | "ja" | "oui" | "si" | "sí" => Some(true),
        "no" | "n" | "false" | "0" | "nein" | "non" => Some(false),
        _ => None,
    }
}

/// The answers to a questionnaire, `-` where one was left open.
fn answers(text: &str) -> Result<Vec<Option<u32>>, String> {
    parts(text, &[';']).iter().map(|part| if part == "-" { Ok(None) } else { whole(part, 0, 255).map(Some) }).collect()
}

fn refusal(key: &str, text: &str) -> String {
    tell(key, &[("value", cut(text).into())])
}

fn not_one(ids: &[&str], text: &str) -> String {
    tell("import-not-one", &[("value", cut(text).into()), ("known", ids.join(", ").into())])
}

fn cut(text: &str) -> String {
    crate::commands::fields::cut(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::lists;

    #[test]
    fn figures_are_taken_as_they_are_or_not_at_all() {
        let score = |text| read(What::Score, text);
        for (text, value) in [("4", 4), (" 10 ", 10), ("4.0", 4), ("4,0", 4), ("7/10", 7), ("0", 0)] {
            assert_eq!(score(text), Ok(Read::Value(json!(value))), "{text}");
        }
        for text in ["11", "-1", "4.5", "4,5", "four", "1e3", "1 000", "٤", "999999999999999999"] {
            assert!(score(text).is_err(), "{text}");
        }
        for text in ["", " ", "-", "n/a", "NA"] {
            assert_eq!(score(text), Ok(Read::Nothing), "{text}");
        }
        let hours = |text| read(What::Halves(24), text);
        for text in ["7.5", "7,5", "7:30", "7,5 h", "7.5 hours"] {
            assert_eq!(hours(text), Ok(Read::Value(json!(7.5))), "{text}");
        }
        for text in ["7.2", "25", "7:20", "h"] {
            assert!(hours(text).is_err(), "{text}");
        }
    }

    #[test]
    fn words_of_a_closed_list_are_known_by_id_and_by_name_and_others_are_handed_back() {
        let many = read(What::Many(&lists::TRIGGERS, "entry-trigger"), "Sitting; poor sleep, the weather|cold");
        let known = ["sitting", "poor-sleep", "cold"].map(str::to_owned).to_vec();
        assert_eq!(many, Ok(Read::Listed(known, vec!["the weather".to_owned()])));
        assert!(read(What::One(&lists::BLEEDING, "entry-bleeding"), "much").is_err());
    }
}
