//! The figures as a FHIR R4 bundle: pain and other figures as observations, questionnaires as observations, practices as
//! procedures, and the means of the page with their days. The person is a made-up reference, without a name unless
//! that was ticked.

use chrono::TimeDelta;
use serde_json::{Map, Value, json};

use super::clean;
use super::phrases::{exercise_name, row_words};
use crate::diary::{Day, Kind, Measure};
use crate::insight::page::FigureRow;
use crate::insight::{Page, RecordRow};
use crate::words::{has, name, say};

/// A code of LOINC with the name that it has there.
type Code = (&'static str, &'static str);

/// Pain severity, 0 to 10, as reported.
const PAIN: Code = ("72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported");
/// The questionnaires whose codes are known for certain: the score, then each question in our order. They are those of
/// the LOINC panels 91148-7 (PEG) and 69724-3 (PHQ-4). The others of ours have no code that was found, and stand as text.
const SCORES: [(&str, Code, &[Code]); 2] = [
    (
        "peg",
        ("91147-9", "Mean score [PEG]"),
        &[
            ("75893-8", "What number best describes your pain on average in the past week [PEG]"),
            (
                "91145-3",
                "What number best describes how, during the past week, pain has interfered with your enjoyment of life [PEG]",
            ),
            (
                "91146-1",
                "What number best describes how, during the past week, pain has interfered with your general activity [PEG]",
            ),
        ],
    ),
    (
        "phq-4",
        ("70272-0", "Patient Health Questionnaire 4 item (PHQ-4) total score [Reported]"),
        &[
            ("69725-0", "Feeling nervous, anxious or on edge"),
            ("68509-9", "Over the past 2 weeks have you not been able to stop or control worrying"),
            ("44250-9", "Little interest or pleasure in doing things"),
            ("44255-8", "Feeling down, depressed, or hopeless"),
        ],
    ),
];
const LOINC: &str = "http://loinc.org";
const CATEGORY: &str = "http://terminology.hl7.org/CodeSystem/observation-category";

/// The page and its records as a bundle.
#[must_use]
pub fn fhir(page: &Page, rows: &[RecordRow]) -> String {
    let all = json!({ "resourceType": "Bundle", "type": "collection", "entry": bundle(page, rows).entries });
    // Text, finite numbers and lists: nothing that JSON cannot say.
    let text = serde_json::to_string_pretty(&all).unwrap_or_default();
    clean::json(&text).into_owned() + "\n"
}

/// How many resources of each kind the bundle has, by the names of the standard, in their order.
#[must_use]
pub fn counted(page: &Page, rows: &[RecordRow]) -> Vec<(String, usize)> {
    let mut counted: Vec<(String, usize)> = Vec::new();
    for entry in bundle(page, rows).entries {
        let kind = entry["resource"]["resourceType"].as_str().unwrap_or_default();
        match counted.iter_mut().find(|(known, _)| known == kind) {
            Some((_, n)) => *n += 1,
            None => counted.push((kind.to_owned(), 1)),
        }
    }
    counted
}

fn bundle(page: &Page, rows: &[RecordRow]) -> Bundle {
    let mut bundle = Bundle::default();
    let mut person = json!({ "resourceType": "Patient" });
    if let Some(name) = &page.name {
        person["name"] = json!([{ "text": clean::one_line(name) }]);
    }
    let subject = bundle.add(person);
    for row in &page.figures {
        bundle.extend(mean(page, row, &subject));
    }
    for row in rows {
        match row.kind {
            Kind::CheckIn | Kind::PainEpisode => bundle.figures(row, &subject),
            Kind::Practice => bundle.extend(Some(practice(row, &subject))),
            Kind::Measure => bundle.extend(score(row, &subject)),
            _ => {}
        }
    }
    bundle
}

/// The resources so far, each under a name of its own that says nothing.
#[derive(Default)]
struct Bundle {
    entries: Vec<Value>,
}

impl Bundle {
    fn add(&mut self, mut resource: Value) -> Value {
        let id = format!("00000000-0000-4000-8000-{:012}", self.entries.len() + 1);
        resource["id"] = json!(id);
        let url = format!("urn:uuid:{id}");
        self.entries.push(json!({ "fullUrl": url, "resource": resource }));
        json!({ "reference": url })
    }

    fn extend(&mut self, resource: Option<Value>) {
        if let Some(resource) = resource {
            let _ = self.add(resource);
        }
    }

    /// One observation for each figure of an entry.
    fn figures(&mut self, row: &RecordRow, subject: &Value) {
        for (field, value) in row.fields.iter().filter_map(|(field, _)| Some((*field, row.number(field)?))) {
            let pain = matches!(field, "pain_now" | "pain_average" | "pain_worst");
            let own = Measure::ALL.iter().any(|measure| measure.id().replace('-', "_") == field);
            if !(pain || own) {
                continue;
            }
            let key = format!("entry-{}", field.replace('_', "-"));
            let words = if has(&key) { say(&key) } else { field.replace('_', " ") };
            let mut observation = observation(&code(&words, pain.then_some(PAIN)), subject);
            observation["effectiveDateTime"] = json!(row.at.to_rfc3339());
            observation["valueQuantity"] = quantity(value, if field == "sleep_hours" { "h" } else { "{score}" });
            note(&mut observation, row);
            let _ = self.add(observation);
        }
    }
}

/// Our words, beside the code where there is one.
fn code(words: &str, code: Option<Code>) -> Value {
    let Some((code, display)) = code else { return json!({ "text": words }) };
    json!({ "coding": [{ "system": LOINC, "code": code, "display": display }], "text": words })
}

fn codes_of(instrument: &str) -> Option<(Code, &'static [Code])> {
    SCORES.iter().find(|(id, ..)| *id == instrument).map(|(_, score, items)| (*score, *items))
}

fn observation(code: &Value, subject: &Value) -> Value {
    let category = json!([{ "coding": [{ "system": CATEGORY, "code": "survey" }] }]);
    json!({ "resourceType": "Observation", "status": "final", "category": category, "code": code, "subject": subject })
}

fn quantity(value: f64, unit: &str) -> Value {
    json!({ "value": number(value), "system": "http://unitsofmeasure.org", "code": unit })
}

/// The code of what a score is given in: points, but for readings of a sensor.
fn unit(instrument: &str) -> &'static str {
    match instrument {
        "emg-rest" | "emg-squeeze" => "uV",
        "emg-return" => "s",
        _ => "{score}",
    }
}

/// A whole figure without a decimal.
fn number(value: f64) -> Value {
    let whole = value.fract() == 0.0 && value.abs() < 1e9;
    #[expect(clippy::cast_possible_truncation, reason = "a whole figure below a thousand million")]
    let short = value as i64;
    if whole { json!(short) } else { json!(value) }
}

/// A mean of the page, with its days as a component.
fn mean(page: &Page, row: &FigureRow, subject: &Value) -> Option<Value> {
    let pain = matches!(row.id.as_str(), "pain" | "worst-pain");
    let words = format!("{}: {}", say("page-figures-head"), row_words(row));
    let of_pain = pain.then_some(PAIN);
    let known = of_pain.or_else(|| Some(codes_of(&row.id)?.0)).filter(|_| row.activity.is_none());
    let mut observation = observation(&code(&words, known), subject);
    observation["effectivePeriod"] = period(page.from, page.to);
    observation["valueQuantity"] = quantity(row.now?, if row.id == "sleep-hours" { "h" } else { "{score}" });
    observation["component"] = json!([{ "code": { "text": "n" }, "valueInteger": row.now_days }]);
    Some(observation)
}

fn period(from: Day, to: Day) -> Value {
    json!({ "start": from.to_string(), "end": to.to_string() })
}

/// A questionnaire's score, with its answers where they are there.
fn score(row: &RecordRow, subject: &Value) -> Option<Value> {
    let id = row.text("instrument")?;
    let known = codes_of(id);
    let mut observation = observation(&code(&super::phrases::row_name(id), known.map(|(score, _)| score)), subject);
    observation["effectiveDateTime"] = json!(row.at.to_rfc3339());
    observation["valueQuantity"] = quantity(row.number("score")?, unit(id));
    let answers = row.text("answers").into_iter().flat_map(|all| all.split("; ")).enumerate();
    let component = |(at, answer): (usize, &str)| {
        let value: i64 = answer.parse().ok()?;
        let words = format!("{} {}", super::phrases::row_name(id), at + 1);
        let item = known.and_then(|(_, items)| items.get(at).copied());
        Some(json!({ "code": code(&words, item), "valueInteger": value }))
    };
    let components: Vec<Value> = answers.filter_map(component).collect();
    if !components.is_empty() {
        observation["component"] = json!(components);
    }
    Some(observation)
}

/// A practice as a procedure.
fn practice(row: &RecordRow, subject: &Value) -> Value {
    let status = match row.text("outcome") {
        Some("finished") => "completed",
        Some("not_started") => "not-done",
        _ => "stopped",
    };
    let exercises = row.text("exercises").into_iter().flat_map(|all| all.split("; "));
    let exercises: Vec<String> = exercises.map(exercise_name).collect();
    let words = if exercises.is_empty() { name("entry-kind", row.kind.id()) } else { exercises.join(", ") };
    #[expect(clippy::cast_possible_truncation, reason = "a length in whole seconds")]
    let done = row.number("done_s").unwrap_or_default() as i64;
    let end = TimeDelta::try_seconds(done).and_then(|length| row.at.checked_add_signed(length)).unwrap_or(row.at);
    let mut procedure = json!({
        "resourceType": "Procedure",
        "status": status,
        "code": { "text": words },
        "subject": subject,
        "performedPeriod": { "start": row.at.to_rfc3339(), "end": end.to_rfc3339() },
    });
    note(&mut procedure, row);
    procedure
}

/// The person's words, where they are there.
fn note(resource: &mut Value, row: &RecordRow) {
    if let (Some(words), Some(resource)) = (row.text("note"), resource.as_object_mut()) {
        let note: Map<String, Value> = [("text".to_owned(), json!(clean::one_line(words)))].into_iter().collect();
        resource.insert("note".to_owned(), json!([note]));
    }
}
