//! Questionnaires and totals as forms: what their pages ask, what was answered. Scores are the plan's, and what becomes
//! of them stands in `questionnaires.rs`.

use super::ask::{Answer, Ask};
use super::form::{Form, FormKind, Page, choice, line, number, scale, time};
use super::plan_forms::OF;
use crate::diary::{Id, MeasureTaken, Score};

/// The ids of the questions, in the order of the items.
const ITEMS: [&str; 5] = ["item_1", "item_2", "item_3", "item_4", "item_5"];
/// The ids of the questions for own activities.
const ACTIVITIES: [&str; 5] = ["activity_1", "activity_2", "activity_3", "activity_4", "activity_5"];
/// The totals and readings that can be typed in, by id.
pub const TOTALS: [&str; 12] = [
    "gupi",
    "fsfi",
    "fsds-r",
    "pfdi-20",
    "pcs",
    "csi",
    "vpaq",
    "promis",
    "dass-21",
    "emg-rest",
    "emg-squeeze",
    "emg-return",
];
/// The greatest total of any of them; each has its own range besides.
const GREATEST_TOTAL: f64 = 300.0;

/// What a form about own activities was given, one a line.
pub const GIVEN_ITEMS: &str = "items";

pub(super) fn pages(form: &Form) -> Vec<Page> {
    match form.kind {
        FormKind::Total => return vec![total(form)],
        FormKind::Result => {
            let heading = "questionnaire-heading-result".to_owned();
            return vec![Page { heading, intro: Vec::new(), asks: Vec::new() }];
        }
        _ => {}
    }
    let about = form.given(OF).unwrap_or_default();
    let mut asks = match about {
        "peg" => vec![
            scale("item_1", "questionnaire-peg-item-1"),
            scale("item_2", "questionnaire-peg-item-2"),
            scale("item_3", "questionnaire-peg-item-3"),
        ],
        "phq-4" => [
            ("item_1", "questionnaire-phq-4-item-1"),
            ("item_2", "questionnaire-phq-4-item-2"),
            ("item_3", "questionnaire-phq-4-item-3"),
            ("item_4", "questionnaire-phq-4-item-4"),
        ]
        .map(|(id, words)| choice(id, words, "questionnaire-phq-4-answer", &["0", "1", "2", "3"]))
        .to_vec(),
        "pgic" => {
            let answers = ["1", "2", "3", "4", "5", "6", "7"];
            vec![choice("item_1", "questionnaire-pgic-item-1", "questionnaire-pgic-answer", &answers)]
        }
        "psfs" => own_activities(form),
        _ => {
            let answers = ["0", "1", "2", "3"];
            vec![choice("item_1", "questionnaire-difficulty-item-1", "questionnaire-difficulty-answer", &answers)]
        }
    };
    if form.edits.is_some() {
        asks.push(time("at", "entry-at"));
    }
    let mut intro = vec![format!("questionnaire-{about}-intro"), format!("questionnaire-{about}-credit")];
    if about == "phq-4" {
        intro.push("questionnaire-phq-4-safety".to_owned());
    }
    vec![Page { heading: format!("questionnaire-{about}-name"), intro, asks }]
}

/// The activities of last time with a scale each; the first time they are named, and each that has a name gets one.
fn own_activities(form: &Form) -> Vec<Ask> {
    let named = activities(form);
    let labels = [
        "questionnaire-psfs-activity-1",
        "questionnaire-psfs-activity-2",
        "questionnaire-psfs-activity-3",
        "questionnaire-psfs-activity-4",
        "questionnaire-psfs-activity-5",
    ];
    let mut asks: Vec<Ask> = match form.given(GIVEN_ITEMS) {
        Some(_) => Vec::new(),
        None => ACTIVITIES.into_iter().zip(labels).map(|(id, words)| line(id, words)).collect(),
    };
    asks.extend(ITEMS.into_iter().zip(named).filter_map(|(id, name)| {
        let ask = scale(id, "questionnaire-psfs-able");
        Some(Ask { own: Some(name?), ..ask })
    }));
    asks
}

/// The activities by their place; a place can be empty.
fn activities(form: &Form) -> Vec<Option<String>> {
    match form.given(GIVEN_ITEMS) {
        Some(given) => given.lines().map(|name| Some(name.to_owned())).collect(),
        None => ACTIVITIES.iter().map(|id| form.text(id)).collect(),
    }
}

fn total(form: &Form) -> Page {
    let unit = match form.one("which") {
        Some("emg-rest" | "emg-squeeze") => "questionnaire-unit-microvolts",
        Some("emg-return") => "entry-unit-seconds",
        _ => "questionnaire-unit-points",
    };
    Page {
        heading: "questionnaire-heading-total".to_owned(),
        intro: vec!["questionnaire-total-intro".to_owned()],
        asks: vec![
            choice("which", "questionnaire-total-which", "questionnaire-total", &TOTALS),
            number("total", "questionnaire-total-score", (0.0, GREATEST_TOTAL, 1.0), unit),
            time("at", "entry-at"),
        ],
    }
}

/// What was answered, item by item, with the activities where they are the person's own; `None` where nothing was. The
/// score is not worked out here.
pub(super) fn answers(form: &Form) -> Option<MeasureTaken> {
    let instrument = form.given(OF)?.to_owned();
    let given = |id: &&str| match form.answers.get(*id)? {
        Answer::Score(score) => Some(score.value()),
        Answer::One(answer) => answer.parse().ok(),
        _ => None,
    };
    let (mut answers, mut items) = (Vec::new(), Vec::new());
    if instrument == "psfs" {
        for (id, name) in ITEMS.iter().zip(activities(form)) {
            if let Some(name) = name {
                items.push(name.replace('\n', " "));
                answers.push(given(id));
            }
        }
    } else {
        let asked = pages(form).into_iter().flat_map(|page| page.asks).filter(|ask| ITEMS.contains(&ask.id)).count();
        answers = ITEMS.iter().take(asked).map(given).collect();
    }
    let any = answers.iter().any(Option::is_some);
    any.then(|| MeasureTaken { instrument, answers, items, ..MeasureTaken::default() })
}

/// The form that shows what was answered for editing; `None` for a questionnaire that this version does not have.
pub(super) fn opened_on(taken: &MeasureTaken, is_known: bool, id: Id) -> Option<Form> {
    let mut form = if TOTALS.contains(&taken.instrument.as_str()) {
        let mut form = Form::new(FormKind::Total);
        form.answers.insert("which".to_owned(), Answer::One(taken.instrument.clone()));
        if let Some(score) = taken.score {
            form.answers.insert("total".to_owned(), Answer::Number(score));
        }
        form
    } else if is_known {
        questionnaire(taken)
    } else {
        return None;
    };
    form.edits = Some(id);
    Some(form)
}

fn questionnaire(taken: &MeasureTaken) -> Form {
    let mut form = Form::new(FormKind::Questionnaire).with(OF, &taken.instrument);
    if !taken.items.is_empty() {
        form = form.with(GIVEN_ITEMS, &taken.items.join("\n"));
    }
    for (id, answer) in ITEMS.iter().zip(&taken.answers) {
        let Some(answer) = *answer else { continue };
        let scaled = matches!(taken.instrument.as_str(), "peg" | "psfs");
        let answer = if scaled { Score::new(answer).map(Answer::Score) } else { Some(Answer::One(answer.to_string())) };
        form.answers.extend(answer.map(|answer| ((*id).to_owned(), answer)));
    }
    form
}
