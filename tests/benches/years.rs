//! Ten years of made-up entries (about 50 000): opening the store, a course of three months, one save, and History from
//! all its sides and a search as keys reach them, each with the picture that follows. Prints the median of some runs. With PELVICOACH_BENCH_STORE=DIR the store is written there and kept.

#![allow(
    missing_docs,
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a bench prints, and has nobody to tell of a failure"
)]

use std::path::PathBuf;
use std::time::Instant;

use pelvicoach::clock::{Now, Zone};
use pelvicoach::coach::{Coach, Hearing, Opening};
use pelvicoach::diary::{Change, Day, DayStart, Diary, Measure, Month, MonthState, Profile};
use pelvicoach::made_up;
use pelvicoach::store::{Place, Store};
use pelvicoach::tui::app::{App, Msg};
use pelvicoach::tui::theme::Look;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent};

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
    screens(&diary, last);
    let Some(MonthState::Read(newest)) = diary.month(month) else { return };
    let record = newest.last().expect("a record").clone();
    median("save one entry", || store.save(&[Change::Record { month, record: record.clone() }]).expect("saved"));
}

/// The app over a diary of which every month is read, in 120 columns and 40 rows.
struct Stage {
    app: App,
    terminal: Terminal<TestBackend>,
    now: Now,
}

impl Stage {
    fn open(diary: &Diary, last: Day) -> Self {
        let noon = last.0.and_hms_opt(12, 0, 0).expect("a moment").and_utc().fixed_offset();
        let now = Now { mono_ms: 10_000, wall: noon };
        let mut profile = Profile::default();
        for (name, register) in made_up::diary(7, last.before(), 12, DayStart::default()).registers {
            profile.join(&name, &register);
        }
        let coach = Coach::new(Opening {
            diary: diary.clone(),
            profile,
            device: "bench".to_owned(),
            tz: "UTC".to_owned(),
            day_start: DayStart::default(),
            drafts: Vec::new(),
            seed: 7,
            read_only: None,
            made_up: true,
            library: pelvicoach::library::built_in().expect("the assets are read"),
            zone: Zone::Fixed(*noon.offset()),
            page_folder: "pages".into(),
            hearing: Hearing::default(),
            now,
        });
        let app = App::open(coach, Look::default(), None, false, now);
        let terminal = Terminal::new(TestBackend::new(120, 40)).expect("a terminal");
        let mut stage = Self { app, terminal, now };
        stage.app.update(Msg::Resize(120, 40), now);
        stage.draw();
        stage
    }

    fn press(&mut self, code: KeyCode) {
        self.now.mono_ms += 1_000;
        self.app.update(Msg::Key(KeyEvent::from(code)), self.now);
        self.draw();
    }

    fn draw(&mut self) {
        let now = self.now;
        self.terminal.draw(|frame| self.app.draw(frame, now)).expect("drawn");
    }
}

/// Each way once in an app of its own, so that nothing is worked out before it is asked for.
fn screens(diary: &Diary, last: Day) {
    let ways: [(&str, &str, &str); 8] = [
        ("History opens", "", "4"),
        ("all days of one measure", "4vrr", "r"),
        ("all days of every measure", "4vrrr", "v"),
        ("the calendar", "4", "c"),
        ("what settles, of three months", "4rc", "v"),
        ("what went along, of three months", "4rcv", "v"),
        ("a search, its first letter", "3/", "e"),
        ("a search, a letter more", "3/sleptb", "a"),
    ];
    for (what, before, key) in ways {
        let mut times = Vec::new();
        for _ in 0..7 {
            let mut stage = Stage::open(diary, last);
            before.chars().for_each(|letter| stage.press(KeyCode::Char(letter)));
            let start = Instant::now();
            key.chars().for_each(|letter| stage.press(KeyCode::Char(letter)));
            times.push(start.elapsed().as_secs_f64() * 1e3);
        }
        times.sort_by(f64::total_cmp);
        println!("{what}: median {:.3} ms, least {:.3} ms", times[3], times[0]);
    }
}
