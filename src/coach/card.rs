//! The morning card: three figures, each skippable, with sleep, stress and mood beneath, and once the question about
//! yesterday's soreness.

use chrono::{DateTime, FixedOffset};

use super::form::{Form, Page, choice, line, number, scale, scale_or_cant_tell};
use super::new_step;
use crate::diary::{Body, Entry, Felt, Id, NextDay, Soreness};

pub(super) fn pages(form: &Form) -> Vec<Page> {
    let mut asks = Vec::new();
    if form.given("less").is_some() {
        // What could be done comes before how much it hurt.
        asks.push(line("did", "card-did"));
        asks.push(scale("now", "card-now"));
        if form.given("sore_of").is_some() {
            asks.push(soreness());
        }
        return vec![Page { heading: "card-heading".to_owned(), intro: Vec::new(), asks }];
    }
    if form.given("yesterday").is_some() {
        asks.push(scale("yesterday", "card-yesterday"));
    }
    asks.push(scale("now", "card-now"));
    asks.push(scale_or_cant_tell("ease", "card-ease"));
    if new_step::is_asked(form) {
        asks.push(scale("expected_fear", "card-expected-fear"));
        asks.push(scale("expected_pain", "card-expected-pain"));
    }
    if form.given("sore_of").is_some() {
        asks.push(soreness());
    }
    if form.given("short").is_none() {
        asks.push(number("sleep_hours", "card-sleep", (0.0, 14.0, 0.5), "entry-unit-hours"));
        asks.push(scale("stress", "card-stress"));
        asks.push(scale("mood", "card-mood"));
    }
    vec![Page { heading: "card-heading".to_owned(), intro: new_step::card_intro(form), asks }]
}

fn soreness() -> super::ask::Ask {
    choice("soreness", "card-soreness", "card-soreness", &["none", "hours", "still"])
}

/// What the card makes: records with the moment each speaks of, and how it felt before the practice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CardOutcome {
    /// The records to keep.
    pub records: Vec<(DateTime<FixedOffset>, Body)>,
    /// How it felt before the practice.
    pub before: Felt,
    /// What is expected of a step that is new.
    pub predicted: Felt,
}

/// Reads the answers. `yesterday_end` is the last minute of yesterday in the person's day: there yesterday's average
/// is kept, as a check-in of its own.
#[must_use]
pub fn outcome(form: &Form, at: DateTime<FixedOffset>, yesterday_end: DateTime<FixedOffset>) -> CardOutcome {
    let mut records = Vec::new();
    if let Some(pain) = form.score("yesterday") {
        let entry = Entry { pain_average: Some(pain), ..Entry::default() };
        records.push((yesterday_end, Body::CheckIn(entry)));
    }
    let now = Entry {
        pain_now: form.score("now"),
        ease: form.score("ease"),
        sleep_hours: form.number("sleep_hours"),
        stress: form.score("stress"),
        mood: form.score("mood"),
        note: form.text("did"),
        ..Entry::default()
    };
    if now != Entry::default() {
        records.push((at, Body::CheckIn(now)));
    }
    if let Some(soreness) = form.one("soreness").and_then(Soreness::parse) {
        let of = form.given("sore_of").unwrap_or_default().split(' ').filter_map(Id::parse).collect();
        records.push((at, Body::NextDay(NextDay { of, soreness: Some(soreness), pain: None })));
    }
    let before = Felt { pain: form.score("now"), ease: form.score("ease"), fear: None };
    CardOutcome { records, before, predicted: new_step::predicted(form) }
}
