//! The emergency lines as a form: at first run and once a week after practice.

use super::ask::Ask;
use super::form::{Form, Page, choice, many};
use crate::diary::Level;

/// The questions under "something here": one for each level, gravest first.
const GROUPS: [(&str, &str, Level); 4] = [
    ("lines_emergency", "safety-name-emergency", Level::Emergency),
    ("lines_urgent", "safety-name-urgent", Level::Urgent),
    ("lines_soon", "safety-name-soon", Level::Soon),
    ("lines_review", "safety-name-review", Level::Review),
];

fn numbers(form: &Form, level: Level) -> Vec<&str> {
    form.given(level.id()).unwrap_or_default().split(' ').filter(|number| !number.is_empty()).collect()
}

fn group(form: &Form, (id, words, level): (&'static str, &str, Level)) -> Option<Ask> {
    let numbers = numbers(form, level);
    (!numbers.is_empty()).then(|| many(id, words, "safety-flag", &numbers))
}

pub(super) fn pages(form: &Form) -> Vec<Page> {
    let heading = if form.given("weekly").is_some() { "safety-weekly" } else { "safety" };
    let lines = numbers(form, Level::Emergency);
    let mut intro = vec![format!("{heading}-lead")];
    let mut asks = vec![choice("answer", "safety-check", "safety-answer", &["none", "something", "not_now"])];
    if form.one("answer") == Some("something") {
        intro = vec!["safety-which-hint".to_owned()];
        asks.extend(GROUPS.into_iter().filter_map(|level| group(form, level)));
    } else {
        intro.extend(lines.iter().map(|number| format!("safety-line-{number}")));
    }
    vec![Page { heading: format!("{heading}-heading"), intro, asks }]
}

/// What was answered: the emergency lines that apply, none of them, or not now. A skipped question is "not now", and
/// that is never "none".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Checked {
    /// None of these.
    None,
    /// These lines, by number; empty when something is there and was not named, which stays open.
    Something(Vec<u8>),
    /// Not now: asked again within three days.
    NotNow,
}

/// Reads the answers.
#[must_use]
pub fn checked(form: &Form) -> Checked {
    match form.one("answer") {
        Some("none") => Checked::None,
        Some("something") => {
            let named = GROUPS.iter().flat_map(|(id, ..)| form.many(id));
            Checked::Something(named.filter_map(|number| number.parse().ok()).collect())
        }
        _ => Checked::NotNow,
    }
}
