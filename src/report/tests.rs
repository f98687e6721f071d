//! The page of hand-made and made-up diaries, read as a person reads it.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::*;
use crate::diary::{Day, DayStart};
use crate::insight::{PageInput, Section, page};
use crate::made_up;

fn day(text: &str) -> Day {
    Day(text.parse::<NaiveDate>().unwrap())
}

fn made_up_page(seed: u64, include: &BTreeSet<Section>) -> Page {
    let last = day("2026-11-22");
    let made = made_up::diary(seed, last, 12, DayStart::default());
    let diary = made.diary();
    let baselines = made.baselines();
    let input = PageInput {
        diary: &diary,
        from: last.plus(-6),
        to: last,
        start: DayStart::default(),
        today: last.next(),
        programme_week: Some(12),
        floor_step: Some(5),
        include,
        open_flags: &[],
        name: Some("A. Person"),
        baselines: &baselines,
        version: "0.1.0",
    };
    page(&input).value
}

#[test]
fn show() {
    let p = made_up_page(7, &BTreeSet::new());
    eprintln!("{}", text(&p));
    eprintln!("{}", markdown(&p));
    let p = made_up_page(7, &Section::ALL.into_iter().collect());
    eprintln!("{}", text(&p));
    eprintln!("{}", json(&p));
    let made = made_up::diary(7, day("2026-11-22"), 12, DayStart::default());
    let r: Vec<_> = made.records.iter().rev().take(12).collect();
    for l in journal_lines(&r, DayStart::default()) {
        eprintln!("{l}");
    }
    eprintln!("{}", made.records.len());
}
