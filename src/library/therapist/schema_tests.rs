//! The schema of plans says what the reader says: the same examples and figures are taken and refused by both. The
//! schema is read by a small checker that knows the words used in it and stops at any other.

use serde_json::{Value, json};

use super::tests::reading;
use super::*;
use crate::plan::therapist::Quantity;

#[path = "tests/checker.rs"]
pub(crate) mod checker;
use checker::fits;

fn schema() -> Value {
    serde_json::from_str(include_str!("../../../assets/schema/plan.json")).unwrap()
}

/// TOML as JSON, dates as text.
fn as_json(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(yes) => json!(yes),
        toml::Value::Datetime(moment) => json!(moment.to_string()),
        toml::Value::Array(list) => list.iter().map(as_json).collect(),
        toml::Value::Table(table) => {
            Value::Object(table.iter().map(|(key, value)| (key.clone(), as_json(value))).collect())
        }
    }
}

fn schema_takes(text: &str) -> bool {
    let table: toml::Table = text.parse().unwrap();
    fits(&schema(), &schema(), &as_json(&toml::Value::Table(table)))
}

macro_rules! text {
    ($name:literal) => {
        include_str!(concat!("../../../tests/fixtures/plans/", $name, ".toml"))
    };
}

#[test]
fn examples_are_taken_by_both() {
    for text in [text!("example"), text!("least"), text!("unknown_keys"), text!("hidden")] {
        assert!(reading(text.as_bytes()).can_be_taken() && schema_takes(text), "{text}");
    }
}

#[test]
fn bad_ones_are_refused_by_both() {
    // 30 February is left to the calendar of the reader: as TOML it is no date at all.
    let days = text!("impossible_days").replace("date = 2026-02-30\n", "");
    for text in [text!("wrong_unit"), text!("ceilings"), text!("empty"), text!("looser"), &days] {
        assert!(reading(text.as_bytes()).grade() >= Some(Grade::Aside) && !schema_takes(text), "{text}");
    }
}

#[test]
fn what_a_schema_cannot_say_is_left_to_the_reader() {
    for text in [text!("circle"), text!("twice")] {
        assert!(reading(text.as_bytes()).grade() >= Some(Grade::Aside) && schema_takes(text), "{text}");
    }
}

/// The exercise of which a figure is asked, with what else it needs.
fn around(key: &str) -> &'static str {
    match key {
        "squeeze" => "exercise = \"Lifts\"\nrelease = \"60 s\"",
        "release" => "exercise = \"Lifts\"\nsqueeze = 0.5",
        "effort" => "exercise = \"Lifts\"\nsqueeze = 1",
        "hold" => "exercise = \"ST1\"",
        "length" => "exercise = \"Walking\"",
        _ => "exercise = \"PF2a\"",
    }
}

#[test]
fn every_figure_ends_where_the_schema_ends() {
    let schema = schema();
    let line = &schema["properties"]["line"]["items"]["properties"];
    for quantity in Quantity::ALL {
        let key = quantity.id();
        let (min, max) = (line[key]["minimum"].as_f64().unwrap(), line[key]["maximum"].as_f64().unwrap());
        let step = if quantity == Quantity::Squeeze { 0.5 } else { 1.0 };
        for (value, taken) in [(min - step, false), (min, true), (max, true), (max + step, false)] {
            let text = format!("title = \"x\"\n[[line]]\n{}\n{key} = {value}\n", around(key));
            // A line may be too long as a whole with a figure that is taken by itself.
            let outside = reading(text.as_bytes()).problems.iter().any(|one| {
                matches!(&one.trouble, Trouble::Against(crate::plan::therapist::Objection::Outside { quantity: of, .. }) if *of == quantity)
            });
            assert_eq!((outside, schema_takes(&text)), (!taken, taken), "{text}");
        }
    }
    let ceilings = &schema["properties"]["ceilings"]["properties"];
    for key in ["power", "endurance", "repetitions", "fast"] {
        let (min, max) = (ceilings[key]["minimum"].as_f64().unwrap(), ceilings[key]["maximum"].as_f64().unwrap());
        for (value, taken) in [(min, true), (max, true), (max + 1.0, false)] {
            let text = format!("title = \"x\"\n[ceilings]\n{key} = {value}\n");
            assert_eq!((reading(text.as_bytes()).can_be_taken(), schema_takes(&text)), (taken, taken), "{text}");
        }
    }
}

#[test]
fn the_schema_has_every_key_and_no_other() {
    let schema = schema();
    let of = |value: &Value| {
        let mut keys: Vec<String> = value["properties"].as_object().unwrap().keys().cloned().collect();
        keys.sort();
        keys
    };
    let sorted = |keys: &[&str]| {
        let mut keys: Vec<String> = keys.iter().map(|key| (*key).to_owned()).collect();
        keys.sort();
        keys
    };
    let top = &schema["properties"];
    assert_eq!(of(&schema), sorted(TOP));
    assert_eq!(of(&top["from"]), sorted(FROM));
    assert_eq!(of(&top["ceilings"]), sorted(CEILINGS));
    assert_eq!(of(&top["hold"]["items"]), sorted(HOLD));
    assert_eq!(of(&top["line"]["items"]), sorted(super::line::LINE));
    let tracks: Vec<&str> = Track::LISTED.iter().map(|track| track.id()).collect();
    assert_eq!(schema["$defs"]["track"]["enum"], json!(tracks));
    assert_eq!(top["line"]["maxItems"], json!(super::whole(bounds().unwrap().lines.value)));
    assert_eq!(schema["$defs"]["name"]["maxLength"], json!(NAME_MOST));
    assert_eq!(schema["$defs"]["words"]["maxLength"], json!(WORDS_MOST));
    assert_eq!(top["notes"]["maxLength"], json!(NOTES_MOST));
}

#[test]
fn words_for_lengths_counts_and_days_are_read_alike() {
    let both = |key: &str, value: &str, taken: bool| {
        let text = format!("title = \"x\"\n[[line]]\n{}\n{key} = \"{value}\"\n", around(key));
        let unclear = !reading(text.as_bytes()).can_be_taken();
        assert_eq!((!unclear, schema_takes(&text)), (taken, taken), "{text}");
    };
    for (length, taken) in [
        ("30", true),
        ("30 s", true),
        ("1 min 30 s", true),
        ("1,5 min", true),
        ("30 kg", false),
        ("", false),
        ("s", false),
    ] {
        both("length", length, taken);
    }
    for (count, taken) in [("8", true), ("8 times", true), ("eight", false), ("8.5", false), ("8 sheep", false)] {
        both("reps", count, taken);
    }
    for (days, taken) in [
        ("monday", true),
        ("mon, thu", true),
        ("monday to friday", true),
        ("weekdays", true),
        ("every day", true),
        ("every second day", true),
        ("every 3 days", true),
        ("foo-day", false),
        ("monday, frunday", false),
        ("sometimes", false),
    ] {
        both("days", days, taken);
    }
}
