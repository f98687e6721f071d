//! What a person has set in Plan: free days, sensitive days, how much is asked, own words. Each is a register of the
//! profile; this file names them and reads them.

use std::collections::BTreeMap;

use chrono::Datelike as _;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::coach::Coach;
use super::effect::Effect;
use crate::clock::Now;
use crate::diary::{Day, Profile};
use crate::insight::{Share, is_steady, rhythm};
use crate::words;

/// The register with the weekdays that are free, from 1, Monday, to 7.
pub const FREE_DAYS: &str = "free_days";
/// The register that says whether the rhythm is shown; it is, until it is switched off.
pub const RHYTHM: &str = "rhythm";
/// The register that says that less is asked.
pub const ASK_LESS: &str = "ask_less";
/// The register with the day on which asking less was offered last and not taken.
pub const ASK_LESS_OFFERED: &str = "ask_less_offered";
/// The register with the days that the person marked as sensitive.
pub const SENSITIVE_DAYS: &str = "sensitive_days";
/// The register with the person's own words for parts of the body, by the id of the place.
pub const BODY_WORDS: &str = "body_words";

/// The places of the body that can have a word of the person's own.
pub const NAMED_PLACES: [&str; 4] = ["entrance", "front", "perineum", "anus"];

/// Some days that follow each other, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Days {
    /// The first.
    pub from: Day,
    /// The last.
    pub to: Day,
}

/// The weekdays that are free, from 1, Monday, to 7; none named means any two.
#[must_use]
pub fn free_days(profile: &Profile) -> Vec<u8> {
    let days: Vec<u8> = profile.get(FREE_DAYS).unwrap_or_default();
    days.into_iter().filter(|day| (1..=7).contains(day)).collect()
}

/// The days that the person marked as sensitive, earliest first.
#[must_use]
pub fn sensitive_days(profile: &Profile) -> Vec<Days> {
    let mut days: Vec<Days> = profile.get(SENSITIVE_DAYS).unwrap_or_default();
    days.retain(|days| days.from <= days.to);
    days.sort_by_key(|days| (days.from, days.to));
    days
}

/// Whether a day lies in a time that the person marked as sensitive.
#[must_use]
pub fn is_sensitive(profile: &Profile, day: Day) -> bool {
    sensitive_days(profile).iter().any(|days| (days.from..=days.to).contains(&day))
}

/// Whether less is asked: one pain figure a week.
#[must_use]
pub fn asks_less(profile: &Profile) -> bool {
    profile.get(ASK_LESS).unwrap_or(false)
}

/// The person's own words for places of the body.
#[must_use]
pub fn body_words(profile: &Profile) -> BTreeMap<String, String> {
    let words: BTreeMap<String, String> = profile.get(BODY_WORDS).unwrap_or_default();
    words
        .into_iter()
        .filter(|(place, word)| NAMED_PLACES.contains(&place.as_str()) && !word.trim().is_empty())
        .collect()
}

/// From now on the texts of this thread say the person's own words.
pub fn speak_as(profile: &Profile) {
    let own = body_words(profile).into_iter().map(|(place, word)| (format!("entry-place-{place}"), word));
    words::speak_with(own.collect());
}

impl Coach {
    /// Whether the rhythm is shown.
    #[must_use]
    pub fn shows_rhythm(&self) -> bool {
        self.profile.get(RHYTHM).unwrap_or(true)
    }

    /// Whether the person made the weekday of this day a free one.
    #[must_use]
    pub fn is_free(&self, day: Day) -> bool {
        free_days(&self.profile).iter().any(|free| u32::from(*free) == day.0.weekday().number_from_monday())
    }

    /// The share of planned days with a practice, over the last weeks.
    #[must_use]
    pub fn rhythm(&self, now: Now) -> Option<Share> {
        let free = free_days(&self.profile);
        rhythm(&self.diary, self.today(now), self.day_start, &free, &self.library.plan).value
    }

    /// Whether less is asked.
    #[must_use]
    pub fn asks_less(&self) -> bool {
        asks_less(&self.profile)
    }

    /// Whether asking less is offered now: after a practice, when the last weeks were steady, and not again for a time.
    #[must_use]
    pub fn offers_less(&self, now: Now) -> bool {
        let rule = &self.library.plan.steady;
        let today = self.today(now);
        let offered: Option<Day> = self.profile.get(ASK_LESS_OFFERED);
        let waits = offered.is_some_and(|day| today.since(day) < i64::from(rule.offer_again_days));
        !self.asks_less() && !waits && is_steady(&self.diary, today, self.day_start, rule).value
    }

    /// The answer to that offer.
    pub fn answer_less(&mut self, yes: bool, now: Now) -> Effect {
        if yes {
            return self.set(ASK_LESS, Value::Bool(true), now);
        }
        self.set(ASK_LESS_OFFERED, serde_json::json!(self.today(now)), now)
    }
}
