//! What the questionnaires of the asset keep to: ids that are there once, ranges that hold, bands in order, sources.

use super::Broken;
use crate::plan::measures::{Instrument, Instruments, Total};
use crate::plan::programme::LAST_WEEK;

const MEASURES: &str = "measures.json";

/// Checks every questionnaire and every total.
pub(super) fn check(all: &Instruments) -> Result<(), Broken> {
    let ids = || all.instruments.iter().map(|one| &one.id).chain(all.totals.iter().map(|one| &one.id));
    for id in ids() {
        let same = ids().filter(|other| other.eq_ignore_ascii_case(id)).count();
        ensure(same == 1, "this id is there twice").map_err(|what| at(id, &what))?;
    }
    for one in &all.instruments {
        instrument(one).map_err(|what| at(&one.id, &what))?;
    }
    for one in &all.totals {
        total(one).map_err(|what| at(&one.id, &what))?;
    }
    let days = [&all.again_after_days, &all.put_off_days];
    ensure(days.iter().all(|days| days.value > 0 && has_words(&days.source)), "a number of days has no source")
        .map_err(|what| at("days", &what))
}

fn at(id: &str, what: &str) -> Broken {
    Broken { asset: MEASURES, what: format!("{id}: {what}") }
}

fn ensure(holds: bool, what: &str) -> Result<(), String> {
    if holds { Ok(()) } else { Err(what.to_owned()) }
}

fn has_words(text: &str) -> bool {
    !text.trim().is_empty()
}

fn instrument(one: &Instrument) -> Result<(), String> {
    ensure(has_words(&one.source) && has_words(&one.licence), "has no source or no licence note")?;
    ensure((1..=5).contains(&one.items) && (1..=one.items).contains(&one.needs), "needs more items than it has")?;
    ensure(one.least < one.most && one.most <= 10, "its answers have no range")?;
    ensure(one.weeks.iter().all(|week| (1..=LAST_WEEK).contains(week)), "is due in a week that there is not")?;
    ensure(one.weeks.is_sorted(), "its weeks are not in order")?;
    ensure(one.bands.is_sorted_by(|a, b| a.from < b.from), "its bands are not in order")?;
    ensure(one.pairs.iter().flatten().all(|item| *item < one.items), "a pair names an item that it has not")?;
    let marks = [one.pair_at.as_ref(), one.talk_at.as_ref(), one.meaningful_to.as_ref()];
    ensure(marks.into_iter().flatten().all(|mark| has_words(&mark.source)), "a mark has no source")?;
    ensure(one.small_percent.iter().all(|small| has_words(&small.source)), "a mark has no source")?;
    ensure(one.matters.iter().all(|matters| has_words(&matters.source)), "the change that matters has no source")
}

fn total(one: &Total) -> Result<(), String> {
    ensure(has_words(&one.source), "has no source")?;
    ensure(one.least < one.most && one.step > 0.0, "its range does not hold")?;
    ensure(one.takes(one.least) && one.takes(one.most), "its ends are not in its steps")?;
    ensure(one.matters.iter().all(|matters| has_words(&matters.source)), "the change that matters has no source")
}
