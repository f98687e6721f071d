//! The emergency lines as a form: at first run and once a week after practice.

use super::form::{Form, Page, choice, many};

pub(super) fn pages(form: &Form) -> Vec<Page> {
    let mut asks = vec![choice("answer", "safety-check", "safety-answer", &["none", "something", "not_now"])];
    if form.one("answer") == Some("something") {
        let numbers: Vec<&str> = form.given("lines").unwrap_or_default().split(' ').collect();
        asks.push(many("lines", "safety-which", "safety-flag", &numbers));
    }
    vec![Page { heading: "safety-heading".to_owned(), asks }]
}

/// What was answered: the emergency lines that apply, none of them, or not now. A skipped question is "not now", and
/// that is never "none".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Checked {
    /// None of these.
    None,
    /// These lines, by number. Something without a line named holds every step back until it is said.
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
            let lines: Vec<u8> = form.many("lines").iter().filter_map(|number| number.parse().ok()).collect();
            if lines.is_empty() { Checked::NotNow } else { Checked::Something(lines) }
        }
        _ => Checked::NotNow,
    }
}
