//! The emergency lines as a form: at first run and once a week after practice.

use super::ask::Ask;
use super::form::{Form, Page, choice, many, yes_no};
use crate::diary::Level;

/// The questions under "something here": one for each level, gravest first.
const GROUPS: [(&str, &str, Level); 4] = [
    ("lines_emergency", "safety-name-emergency", Level::Emergency),
    ("lines_urgent", "safety-name-urgent", Level::Urgent),
    ("lines_soon", "safety-name-soon", Level::Soon),
    ("lines_review", "safety-name-review", Level::Review),
];

/// The line about a bulge or heaviness: it has a graver answer beneath it.
const HEAVINESS: u8 = 23;

fn named(form: &Form) -> impl Iterator<Item = u8> {
    GROUPS.into_iter().flat_map(|(id, ..)| form.many(id)).filter_map(|number| number.parse().ok())
}

fn numbers(form: &Form, level: Level) -> Vec<&str> {
    form.given(level.id()).unwrap_or_default().split(' ').filter(|number| !number.is_empty()).collect()
}

fn group(form: &Form, (id, words, level): (&'static str, &str, Level)) -> Option<Ask> {
    let numbers = numbers(form, level);
    (!numbers.is_empty()).then(|| many(id, words, "safety-flag", &numbers))
}

pub(super) fn pages(form: &Form) -> Vec<Page> {
    let (heading, lead) = if form.given("weekly").is_some() {
        ("safety-weekly-heading", "safety-weekly-lead")
    } else {
        ("safety-heading", "safety-lead")
    };
    let lines = numbers(form, Level::Emergency);
    let mut intro = vec![lead.to_owned()];
    let mut asks = vec![choice("answer", "safety-check", "safety-answer", &["none", "something", "not_now"])];
    if form.one("answer") == Some("something") {
        intro = vec!["safety-which-hint".to_owned()];
        asks.extend(GROUPS.into_iter().filter_map(|level| group(form, level)));
        if named(form).any(|number| number == HEAVINESS) {
            asks.push(yes_no("more", "safety-flag-23-more"));
        }
    } else {
        intro.extend(lines.iter().map(|number| format!("safety-line-{number}")));
    }
    vec![Page { heading: heading.to_owned(), intro, asks }]
}

/// What was answered: the emergency lines that apply, none of them, or not now. A skipped question is "not now", and
/// that is never "none".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Checked {
    /// None of these.
    None,
    /// These lines, by number, each with whether the graver question beneath it was answered with yes; empty when something is there and was not named, which stays open.
    Something(Vec<(u8, bool)>),
    /// Not now: asked again within three days.
    NotNow,
}

/// Reads the answers.
#[must_use]
pub fn checked(form: &Form) -> Checked {
    match form.one("answer") {
        Some("none") => Checked::None,
        // That there is something and not what: nothing is known yet, and it is asked again in the next days.
        Some("something") if named(form).next().is_none() => Checked::NotNow,
        Some("something") => {
            let more = form.yes("more") == Some(true);
            Checked::Something(named(form).map(|number| (number, more && number == HEAVINESS)).collect())
        }
        _ => Checked::NotNow,
    }
}
