//! Ten years of made-up entries (about 50 000): opening the store, a course of three months, the page, one save.
//! Prints the median of some runs. With PELVICOACH_BENCH_STORE=DIR the store is written there and kept.

#![allow(
    missing_docs,
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a bench prints, and has nobody to tell of a failure"
)]

use std::path::PathBuf;
use std::time::Instant;

use pelvicoach::diary::{Change, Day, DayStart, Diary, Measure, Month, MonthState};
use pelvicoach::made_up;
use pelvicoach::store::{Place, Store};

const RUNS: usize = 31;

fn median(what: &str, mut run: impl FnMut()) {
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("{what}: median {:.3} ms, least {:.3} ms", times[RUNS / 2], times[0]);
}

fn main() {
    let kept = std::env::var_os("PELVICOACH_BENCH_STORE").map(PathBuf::from);
    let temp = tempfile::tempdir().expect("a temporary folder");
    let folder = kept.clone().unwrap_or_else(|| temp.path().to_path_buf());
    let place = Place { data: folder.clone(), state: folder.join("local") };
    let last = Day(chrono::Local::now().date_naive());
    let records = made_up::years(7, last, 10, DayStart::default());
    println!("{} records", records.len());
    let by_month = made_up::months(&records);
    let (mut store, _) = Store::open(place.clone(), &[]).expect("a store");
    for (month, records) in &by_month {
        let changes: Vec<Change> =
            records.iter().map(|record| Change::Record { month: *month, record: record.clone() }).collect();
        store.save(&changes).expect("saved");
    }
    let profile = made_up::diary(7, last.before(), 12, DayStart::default()).registers;
    let changes: Vec<Change> =
        profile.into_iter().map(|(name, register)| Change::Register { name, register }).collect();
    store.save(&changes).expect("saved");
    if kept.is_some() {
        return;
    }
    let month = Month::of_date(last.0);
    median("open the store with two months", || {
        let (_, opened) = Store::open(place.clone(), &[month.before(), month]).expect("opens");
        assert_eq!(opened.read.len(), 2);
    });
    let mut diary = Diary::default();
    for (month, records) in by_month {
        diary.set(month, MonthState::Read(records));
    }
    median("three months of one measure", || {
        let answer =
            pelvicoach::insight::course(&diary, Measure::WorstPain, last.plus(-90), last, DayStart::default(), None);
        assert!(answer.value.days_with_values() > 0);
    });
    median("a list of three months", || {
        let days = pelvicoach::insight::days(&diary, last.plus(-90), last, DayStart::default());
        assert!(!days.value.is_empty());
    });
    let Some(MonthState::Read(newest)) = diary.month(month) else { return };
    let record = newest.last().expect("a record").clone();
    median("save one entry", || store.save(&[Change::Record { month, record: record.clone() }]).expect("saved"));
}
