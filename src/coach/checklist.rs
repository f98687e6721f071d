//! Lists of everyday things: what is tried this week is ticked, and looked at again after a week. No verdict, and a list
//! that is left alone asks nothing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::ask::{Answer, Ask};
use super::coach::Coach;
use super::effect::Effect;
use super::flow::Taken;
use super::form::{Form, FormKind, Page, choice, many, yes_no};
use super::plan_forms::OF;
use super::step::Step;
use super::today::NOT_FOR_ME;
use crate::clock::Now;
use crate::diary::{Day, Profile};
use crate::practice::Exercise;
use crate::words::{name, tell};

/// The register with what is tried, by the id of the list.
pub(super) const TRYING: &str = "trying";
/// After so many days a list is looked at again.
const LOOK_AFTER_DAYS: i64 = 7;

/// What a week with something came to, by id.
pub const FOUND: [&str; 3] = ["helped", "did-not", "not-yet"];

/// The ids of the questions about what was tried, in the order of the list.
const FOUND_ASKS: [&str; 9] =
    ["found_1", "found_2", "found_3", "found_4", "found_5", "found_6", "found_7", "found_8", "found_9"];

/// One list of the register [`TRYING`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Trying {
    /// Since when.
    since: Day,
    /// What, by id.
    items: Vec<String>,
    /// What it came to when it was looked at last, by the id of the item.
    #[serde(default)]
    found: BTreeMap<String, String>,
}

fn trying(profile: &Profile) -> BTreeMap<String, Trying> {
    profile.get(TRYING).unwrap_or_default()
}

fn ids(form: &Form, given: &str) -> Vec<String> {
    form.given(given).unwrap_or_default().split_whitespace().map(str::to_owned).collect()
}

pub(super) fn pages(form: &Form) -> Vec<Page> {
    let about = form.given(OF).unwrap_or_default();
    let heading = format!("exercise-{about}-name");
    let items = ids(form, "items");
    let items: Vec<&str> = items.iter().map(String::as_str).collect();
    let looked_at: Vec<Ask> = ids(form, "look_at")
        .iter()
        .zip(FOUND_ASKS)
        .map(|(item, id)| choice(id, &format!("thought-item-{item}"), "thought-found", &FOUND))
        .collect();
    let mut pages = Vec::new();
    if !looked_at.is_empty() {
        let intro = vec!["thought-look-again".to_owned()];
        pages.push(Page { heading: heading.clone(), intro, asks: looked_at });
    }
    pages.push(Page {
        heading,
        intro: vec![format!("exercise-{about}-why"), "thought-trying-hint".to_owned()],
        asks: vec![many("trying", "thought-trying", "thought-item", &items), yes_no("leave_out", "thought-leave-out")],
    });
    pages
}

impl Coach {
    /// The form of a list, with what is tried in place; after a week, what it came to is asked first and nothing is
    /// ticked for the week to come.
    pub(super) fn checklist_form(&self, exercise: &Exercise, items: &[String], now: Now) -> Form {
        let mut form = Form::new(FormKind::Checklist).with(OF, &exercise.id).with("items", &items.join(" "));
        let left_out = self.list(NOT_FOR_ME).contains(&exercise.id);
        if let Some(trying) = trying(&self.profile).get(&exercise.id) {
            let known: Vec<String> = trying.items.iter().filter(|item| items.contains(item)).cloned().collect();
            if self.looks_again(trying, now) && !known.is_empty() {
                form = form.with("look_at", &known.join(" "));
            } else if !known.is_empty() {
                form.answers.insert("trying".to_owned(), Answer::Many(known));
            }
        }
        if left_out {
            form.answers.insert("leave_out".to_owned(), Answer::One("yes".to_owned()));
        }
        let kept = self.unfinished_form(&form.draft_name());
        kept.filter(|kept| kept.given == form.given).unwrap_or(form)
    }

    fn looks_again(&self, trying: &Trying, now: Now) -> bool {
        !trying.items.is_empty() && self.today(now).since(trying.since) >= LOOK_AFTER_DAYS
    }

    /// The first list whose week is over, by the id of its exercise.
    #[must_use]
    pub fn list_to_look_at(&self, now: Now) -> Option<String> {
        let trying = trying(&self.profile);
        let over = |exercise: &&Exercise| trying.get(&exercise.id).is_some_and(|list| self.looks_again(list, now));
        self.library.catalogue.iter().find(over).map(|exercise| exercise.id.clone())
    }

    /// What a list came to when it was looked at last, one a line.
    pub(super) fn found_before(&self, form: &Form) -> Vec<String> {
        let lists = trying(&self.profile);
        let Some(list) = form.given(OF).and_then(|about| lists.get(about)) else { return Vec::new() };
        let line = |(item, found): (&String, &String)| {
            let fills = [("item", name("thought-item", item).into()), ("found", name("thought-found", found).into())];
            tell("thought-found-before", &fills)
        };
        list.found.iter().map(line).collect()
    }

    pub(super) fn take_checklist(&mut self, form: &Form, now: Now) -> Taken {
        let Some(about) = form.given(OF).map(str::to_owned) else { return (Step::Back, Vec::new()) };
        let mut lists = trying(&self.profile);
        let before = lists.get(&about).cloned();
        let items = form.many("trying");
        let mut found = before.as_ref().map(|list| list.found.clone()).unwrap_or_default();
        let looked_at = ids(form, "look_at");
        let answers =
            looked_at.iter().zip(FOUND_ASKS).filter_map(|(item, id)| Some((item.clone(), form.one(id)?.to_owned())));
        found.extend(answers);
        let same = looked_at.is_empty() && before.as_ref().is_some_and(|list| list.items == items);
        let since = before.filter(|_| same).map_or_else(|| self.today(now), |list| list.since);
        let mut effects: Vec<Effect> = Vec::new();
        if !(items.is_empty() && found.is_empty() && !lists.contains_key(&about)) {
            lists.insert(about.clone(), Trying { since, items, found });
            effects.push(self.set(TRYING, json!(lists), now));
        }
        match form.yes("leave_out") {
            Some(true) => effects.extend(self.add_to(NOT_FOR_ME, &about, now)),
            Some(false) => effects.push(self.take_from(NOT_FOR_ME, &about, now)),
            None => {}
        }
        (Step::Back, effects)
    }
}
