//! Bladder, bowel, treatment and medicines, counted by days. The cycle and the names of medicines are sections of their
//! own.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Of;
use super::practice::counted;
use crate::diary::daily::{Mean, mean};
use crate::diary::{Day, Entry};

/// The signs of the bladder that a list may hold.
pub(super) const BLADDER_SIGNS: [&str; 4] = ["filling-pain", "burning", "incomplete", "leak"];
/// The same of the bowel.
pub(super) const BOWEL_SIGNS: [&str; 3] = ["straining", "pain", "incomplete"];

/// Block 7 of the page.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Care {
    /// Visits to the toilet in a day.
    pub bladder_visits: Option<Mean>,
    /// Urgency, 0 to 10.
    pub bladder_urgency: Option<Mean>,
    /// Signs of the bladder, by days.
    pub bladder_signs: Vec<Of>,
    /// Stool form, 1 to 7.
    pub bowel_form: Option<Mean>,
    /// Signs of the bowel, by days.
    pub bowel_signs: Vec<Of>,
    /// Treatment, by days.
    pub treatments: Vec<Of>,
    /// Days with a medicine or a cream; what it was is a section of its own.
    pub medicine_days: usize,
}

pub(super) fn care(entries: &[(Day, Entry)]) -> Care {
    let bladder = |entry: &Entry, known: &[&str]| signs(entry.bladder.as_ref().map(|it| &it.signs), known);
    let bowel = |entry: &Entry, known: &[&str]| signs(entry.bowel.as_ref().map(|it| &it.signs), known);
    let treatment = |entry: &Entry, known: &[&str]| signs(entry.visit.clone().map(|id| vec![id]).as_ref(), known);
    let medicine: BTreeSet<Day> =
        entries.iter().filter(|(_, entry)| !entry.medicines.is_empty()).map(|(day, _)| *day).collect();
    Care {
        bladder_visits: of(entries, |entry| entry.bladder.as_ref()?.visits.map(f64::from)),
        bladder_urgency: of(entries, |entry| Some(f64::from(entry.bladder.as_ref()?.urgency?.value()))),
        bladder_signs: by_days(entries, |entry| bladder(entry, &BLADDER_SIGNS)),
        bowel_form: of(entries, |entry| entry.bowel.as_ref()?.form.map(f64::from)),
        bowel_signs: by_days(entries, |entry| bowel(entry, &BOWEL_SIGNS)),
        treatments: by_days(entries, |entry| treatment(entry, &crate::diary::lists::TREATMENTS)),
        medicine_days: medicine.len(),
    }
}

impl Care {
    /// Whether nothing was written of any of it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

fn of(entries: &[(Day, Entry)], pick: impl Fn(&Entry) -> Option<f64>) -> Option<Mean> {
    mean(entries.iter().filter_map(|(_, entry)| pick(entry)))
}

fn signs(list: Option<&Vec<String>>, known: &[&str]) -> Vec<String> {
    list.into_iter().flatten().filter(|id| known.contains(&id.as_str())).cloned().collect()
}

/// Each id once a day.
fn by_days(entries: &[(Day, Entry)], pick: impl Fn(&Entry) -> Vec<String>) -> Vec<Of> {
    let days: BTreeSet<(Day, String)> =
        entries.iter().flat_map(|(day, entry)| pick(entry).into_iter().map(|id| (*day, id))).collect();
    counted(days.into_iter().map(|(_, id)| id))
}
