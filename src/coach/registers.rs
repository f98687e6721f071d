//! What the settings of a person can say, by name: for a look at all of them. One that says something else counts as not
//! set wherever it is asked for.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::agreements::Agreement;
use super::drills::Drill;
use super::flare_plan::Own;
use super::ladder::Place;
use super::patterns::NamedPattern;
use super::standing::{LastAsked, OpenNote, Weeks};
use super::wishes::Days;
use crate::diary::{Day, StoredBaselines};
use crate::plan::TrackPosition;
use crate::plan::own_routine::OwnRoutine;
use crate::plan::therapist::InUse;

/// Why the value of a setting is not read: the field within it, where it is one, and what. `None` where it is read, and
/// for names of other versions.
#[must_use]
pub fn misfit(name: &str, value: &Value) -> Option<String> {
    // What an undo left unset.
    if value.is_null() {
        return None;
    }
    let family = name.split_once(['-', ':']).map_or("", |(family, _)| family);
    match (name, family) {
        (
            "first_run" | "eyes_closed" | "flare" | "no_penetration" | "ask_less" | "rhythm" | "no_numbers" | "figures"
            | "release_sound" | "partner_read",
            _,
        ) => of::<bool>(value),
        ("hard_day" | "hard_day_over" | "ask_less_offered" | "soreness_asked" | "sensor_put_off" | "began", _) => {
            of::<Day>(value)
        }
        ("contacts" | "values_line" | "picture" | "cue_word" | "name" | "routine", _) => of::<String>(value),
        ("opened" | "not_for_me", _) => of::<Vec<String>>(value),
        ("milestones" | "lessons" | "put_off", _) => of::<BTreeMap<String, Day>>(value),
        ("body_words", _) => of::<BTreeMap<String, String>>(value),
        ("free_days", _) => of::<Vec<u8>>(value),
        ("sensitive_days", _) => of::<Vec<Days>>(value),
        ("flags", _) => of::<Vec<OpenNote>>(value),
        ("safety_asked", _) => of::<LastAsked>(value),
        ("weeks", _) => of::<Weeks>(value),
        ("baseline", _) => of::<StoredBaselines>(value),
        ("plan", _) => of::<InUse>(value),
        ("flare_plan", _) => of::<Own>(value),
        ("drills", _) => of::<BTreeMap<String, Drill>>(value),
        ("patterns", _) => of::<BTreeMap<String, NamedPattern>>(value),
        (_, "gate") => of::<Agreement>(value),
        (_, "track") => of::<TrackPosition>(value),
        (_, "ladder") => of::<Place>(value),
        (_, "own") => of::<OwnRoutine>(value),
        _ => None,
    }
}

fn of<T: DeserializeOwned>(value: &Value) -> Option<String> {
    let error = serde_path_to_error::deserialize::<_, T>(value).err()?;
    let path = error.path().to_string();
    Some(if path == "." { error.inner().to_string() } else { format!("{path}: {}", error.inner()) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_read_fits_and_what_is_not_is_told_with_its_field() {
        for (name, value) in [
            ("first_run", json!(true)),
            ("hard_day", json!("2026-11-23")),
            ("milestones", json!({ "first": "2026-11-23" })),
            ("of_another_version", json!([1])),
            ("flags", json!(null)),
        ] {
            assert_eq!(misfit(name, &value), None, "{name}");
        }
        for (name, value, said) in [
            ("first_run", json!("yes"), "expected a boolean"),
            ("hard_day", json!("soon"), "invalid"),
            ("milestones", json!({ "first": 7 }), "first: "),
            ("free_days", json!([1, "two"]), "[1]: "),
            ("gate-step-5", json!({ "given": 3 }), "given: "),
            ("track-floor", json!([]), "invalid"),
        ] {
            let what = misfit(name, &value);
            assert!(what.as_ref().is_some_and(|what| what.contains(said)), "{name}: {what:?}");
        }
    }

    #[test]
    fn every_setting_of_twelve_made_up_weeks_fits() {
        let day = Day("2026-11-22".parse().unwrap());
        let made = crate::made_up::everything(1, day, crate::diary::DayStart::default());
        assert!(made.registers.len() > 10);
        for (name, register) in &made.registers {
            assert_eq!(misfit(name, &register.value), None, "{name}");
        }
    }
}
