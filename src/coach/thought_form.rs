//! Thoughts, experiments, worries and what is written to oneself, as forms: what their pages ask, what the answers make.
//! The program offers questions there; it never argues with a thought.

use super::ask::{Answer, Ask};
use super::form::{Form, FormKind, Page, choice, line, lines, many, number, scale, time};
use crate::diary::{Body, Experiment, Id, Note, Thought};
use crate::plan::milestones::KIND_TAGS;
use crate::words::name;

/// Patterns that a person may recognise in a thought, by id; named plainly, and never by the program.
pub const PATTERNS: [&str; 6] = ["what-if", "all-or-nothing", "mind-reading", "rules", "discounting", "body-blame"];

/// Sentences to pick from for a fairer one, by id.
pub const SENTENCES: [&str; 8] =
    ["signal", "tight", "sore-and-safe", "stop-and-start", "one-day", "number", "no-exam", "not-known"];

/// The tag of a worry that waits for its window.
pub const WORRY: &str = "worry";
/// The tag of what was written in a worry window.
pub const WORRY_WINDOW: &str = "worry-window";
/// The tag of a letter to oneself.
pub const LETTER: &str = KIND_TAGS[0];
/// The tag of a kind look at a setback.
pub const SETBACK: &str = KIND_TAGS[1];

pub(super) fn pages(form: &Form) -> Vec<Page> {
    match form.kind {
        FormKind::Thought => seven_fields(form),
        FormKind::ShortThought => vec![three_fields(form)],
        FormKind::Experiment => vec![experiment(form)],
        FormKind::Worry => vec![page("worry", &["thought-worry-hint"], vec![lines("text", "thought-worry")])],
        FormKind::WorryWindow => {
            vec![page("worry-window", &["thought-worry-window-hint"], vec![lines("text", "thought-worry-window")])]
        }
        FormKind::Values => {
            let hints = ["thought-values-hint", "thought-values-questions"];
            vec![page("values", &hints, vec![line("text", "thought-values")])]
        }
        FormKind::Letter => vec![page("letter", &["thought-letter-hint"], vec![lines("text", "thought-letter")])],
        _ => {
            let hints = ["thought-setback-hint", "thought-setback-usual"];
            let asks = vec![line("named", "thought-setback-named"), line("next", "thought-setback-next")];
            vec![page("setback", &hints, asks)]
        }
    }
}

fn page(id: &str, intro: &[&str], asks: Vec<Ask>) -> Page {
    Page { heading: format!("thought-heading-{id}"), intro: intro.iter().map(|key| (*key).to_owned()).collect(), asks }
}

/// The moment can be set where an entry is edited, and for a whole record; a tired day needs no clock.
fn seven_fields(form: &Form) -> Vec<Page> {
    let mut first = vec![lines("situation", "entry-thought-situation"), line("body", "entry-thought-body")];
    if form.edits.is_some() {
        first.push(time("at", "entry-at"));
    }
    let percent = |id, words| number(id, words, (0.0, 100.0, 10.0), "thought-unit-percent");
    vec![
        page("situation", &["thought-new-symptom"], first),
        page(
            "thought",
            &["thought-patterns-hint"],
            vec![
                lines("thought", "entry-thought-thought"),
                percent("believed", "entry-thought-believed"),
                line("feeling", "entry-thought-feeling"),
                scale("strength", "entry-thought-strength"),
                many("patterns", "entry-thought-patterns", "thought-pattern", &PATTERNS),
            ],
        ),
        page(
            "sides",
            &["thought-questions-friend", "thought-questions-guess", "thought-questions-later"],
            vec![lines("supports", "entry-thought-supports"), lines("against", "entry-thought-against")],
        ),
        page(
            "fairer",
            &["thought-fairer-hint"],
            vec![
                choice("sentence", "thought-sentence", "thought-sentence", &SENTENCES),
                lines("fairer", "entry-thought-fairer"),
                percent("believed_after", "entry-thought-believed-after"),
                line("next_step", "entry-thought-next-step"),
            ],
        ),
    ]
}

fn three_fields(form: &Form) -> Page {
    let mut asks = vec![
        lines("thought", "thought-catch"),
        lines("against", "thought-check"),
        choice("sentence", "thought-sentence", "thought-sentence", &SENTENCES),
        lines("fairer", "thought-change"),
    ];
    if form.edits.is_some() {
        asks.push(time("at", "entry-at"));
    }
    page("short", &["thought-new-symptom"], asks)
}

fn experiment(form: &Form) -> Page {
    let mut asks = vec![lines("prediction", "entry-experiment-prediction"), line("test", "entry-experiment-test")];
    if form.edits.is_none() {
        return page("experiment", &["thought-experiment-hint", "thought-new-symptom"], asks);
    }
    asks.push(lines("happened", "entry-experiment-happened"));
    asks.push(lines("learned", "entry-experiment-learned"));
    asks.push(time("at", "entry-at"));
    page("experiment", &["thought-experiment-later"], asks)
}

/// The body of the record that the answers make, or `None` where nothing was written, or where it is no record.
#[must_use]
pub fn body(form: &Form) -> Option<Body> {
    match form.kind {
        FormKind::Thought | FormKind::ShortThought => {
            let thought = thought(form);
            (thought != Thought::default()).then_some(Body::Thought(thought))
        }
        FormKind::Experiment => {
            let experiment = Experiment {
                prediction: form.text("prediction"),
                test: form.text("test"),
                happened: form.text("happened"),
                learned: form.text("learned"),
            };
            (experiment != Experiment::default()).then_some(Body::Experiment(experiment))
        }
        FormKind::Worry => note(form.text("text"), WORRY),
        FormKind::WorryWindow => note(form.text("text"), WORRY_WINDOW),
        FormKind::Letter => note(form.text("text"), LETTER),
        FormKind::Setback => {
            let parts: Vec<String> = ["named", "next"].iter().filter_map(|id| form.text(id)).collect();
            note((!parts.is_empty()).then(|| parts.join("\n")), SETBACK)
        }
        _ => None,
    }
}

fn note(text: Option<String>, tag: &str) -> Option<Body> {
    Some(Body::Note(Note { text: text?, tags: vec![tag.to_owned()], for_therapist: None }))
}

fn thought(form: &Form) -> Thought {
    let percent = |id: &str| form.number(id).map(percent);
    Thought {
        situation: form.text("situation"),
        body: form.text("body"),
        thought: form.text("thought"),
        believed: percent("believed"),
        feeling: form.text("feeling"),
        strength: form.score("strength"),
        supports: form.text("supports"),
        against: form.text("against"),
        fairer: fairer(form),
        believed_after: percent("believed_after"),
        next_step: form.text("next_step"),
        patterns: form.many("patterns").into_iter().chain(others(form)).collect(),
    }
}

/// Patterns that another version named stay with the thought.
const OTHER_PATTERNS: &str = "other_patterns";

fn others(form: &Form) -> Vec<String> {
    form.given(OTHER_PATTERNS).map(|others| others.split('\n').map(str::to_owned).collect()).unwrap_or_default()
}

fn is_known(pattern: &str) -> bool {
    PATTERNS.contains(&pattern)
}

/// The question holds it within 0 to 100.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held within 0 to 100")]
fn percent(number: f64) -> u8 {
    number.clamp(0.0, 100.0) as u8
}

/// The sentence that was picked, and own words after it.
fn fairer(form: &Form) -> Option<String> {
    let picked = form.one("sentence").map(|id| name("thought-sentence", id));
    let parts: Vec<String> = [picked, form.text("fairer")].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// The form that shows a thought or an experiment for editing; a thought with nothing beyond three fields opens with
/// those.
#[must_use]
pub fn opened_on(body: &Body, id: Id) -> Option<Form> {
    let text = |text: &Option<String>| text.clone().map(Answer::Text);
    let (kind, answers) = match body {
        Body::Thought(thought) => {
            let short = Thought {
                thought: thought.thought.clone(),
                against: thought.against.clone(),
                fairer: thought.fairer.clone(),
                ..Thought::default()
            };
            let kind = if short == *thought { FormKind::ShortThought } else { FormKind::Thought };
            let percent = |value: Option<u8>| value.map(|value| Answer::Number(f64::from(value.min(100))));
            let known: Vec<String> = thought.patterns.iter().filter(|id| is_known(id)).cloned().collect();
            let answers = vec![
                ("situation", text(&thought.situation)),
                ("body", text(&thought.body)),
                ("thought", text(&thought.thought)),
                ("believed", percent(thought.believed)),
                ("feeling", text(&thought.feeling)),
                ("strength", thought.strength.map(Answer::Score)),
                ("patterns", (!known.is_empty()).then_some(Answer::Many(known))),
                ("supports", text(&thought.supports)),
                ("against", text(&thought.against)),
                ("fairer", text(&thought.fairer)),
                ("believed_after", percent(thought.believed_after)),
                ("next_step", text(&thought.next_step)),
            ];
            (kind, answers)
        }
        Body::Experiment(experiment) => {
            let answers = vec![
                ("prediction", text(&experiment.prediction)),
                ("test", text(&experiment.test)),
                ("happened", text(&experiment.happened)),
                ("learned", text(&experiment.learned)),
            ];
            (FormKind::Experiment, answers)
        }
        _ => return None,
    };
    let mut form = Form::new(kind);
    form.edits = Some(id);
    if let Body::Thought(thought) = body {
        let others: Vec<&str> = thought.patterns.iter().map(String::as_str).filter(|id| !is_known(id)).collect();
        if !others.is_empty() {
            form = form.with(OTHER_PATTERNS, &others.join("\n"));
        }
    }
    form.answers = answers.into_iter().filter_map(|(id, answer)| Some((id.to_owned(), answer?))).collect();
    Some(form)
}
