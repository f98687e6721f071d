//! Files that were changed at random: a month, the profile, a plan, a table to import. Nothing stops, nothing waits, nothing that could not
//! be read is written over, and `store check` says where it is. A short run each time; a long one with
//! `PELVICOACH_FUZZ_ROUNDS=100000 cargo test --test store fuzz`.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use pelvicoach::diary::{MonthState, Record};
use pelvicoach::library::built_in;
use pelvicoach::library::therapist::{self, Against};
use serde_json::json;

use crate::kit::{Folder, change, entry, november, setting};

pub const MONTH: &str = "journal/2026-11.json";
pub const PROFILE: &str = "profile.json";

/// What is put in: parts of the formats, and what readers of text stumble over.
const PARTS: [&[u8]; 32] = [
    b"{",
    b"}",
    b"[",
    b"]",
    b"\"",
    b",",
    b":",
    b"\n",
    b"\\",
    b"\\u0000",
    b"\\ud800",
    b"\0",
    b"\xff",
    b"\xc3\xa4",
    b"\xef\xbb\xbf",
    b"\xe2\x80\xae",
    b"\x1b[2J",
    b"null",
    b"true",
    b"-",
    b"0",
    b"1e999",
    b"18446744073709551616",
    b"123456789012345678901234567890",
    b"9999-12-31T23:59:60+24:00",
    b"\"version\":2",
    b"\"deleted\":true",
    b"[[[[[[[[",
    b"\"records\":[",
    b"\"registers\":{",
    b"[[line]]\n",
    b"\"\"\"",
];

/// Numbers that look like chance and are the same for the same seed (SplitMix64, Steele et al. 2014).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(most.max(1)).unwrap()).unwrap()
    }

    /// The seed, changed in one to four places.
    fn changed(&mut self, seed: &[u8]) -> Vec<u8> {
        let mut bytes = seed.to_vec();
        for _ in 0..=self.below(4) {
            let (at, to) = (self.below(bytes.len() + 1), self.below(bytes.len() + 1));
            let (from, to) = (at.min(to), at.max(to));
            match self.below(7) {
                0 if at < bytes.len() => bytes[at] ^= 1 << self.below(8),
                1 => bytes.truncate(at),
                2 => drop(bytes.drain(from..to.min(from + 60))),
                3 => {
                    let again = bytes[from..to.min(from + 400)].to_vec();
                    drop(bytes.splice(to..to, again));
                }
                4 => {
                    let many = PARTS[self.below(PARTS.len())].repeat(1 + self.below(200));
                    drop(bytes.splice(at..at, many));
                }
                5 => {
                    let part = PARTS[self.below(PARTS.len())];
                    drop(bytes.splice(from..to.min(from + part.len()), part.iter().copied()));
                }
                _ => drop(bytes.splice(at..at, PARTS[self.below(PARTS.len())].iter().copied())),
            }
        }
        bytes
    }
}

/// The seed with one of its parts many times over, so that it is `long`, and then changed: what a small thing costs that
/// stands there a million times.
pub fn grown(round: u64, seeds: &[Vec<u8>], long: usize) -> Vec<u8> {
    let mut chance = Chance(round);
    let mut bytes = seeds[chance.below(seeds.len())].clone();
    let (most, from) = ([3, 12, 60, 400][chance.below(4)], chance.below(bytes.len()));
    let part = bytes[from..bytes.len().min(from + 1 + chance.below(most))].to_vec();
    let many = part.repeat(long / part.len());
    let to = from + part.len();
    bytes.splice(to..to, many);
    if chance.below(3) > 0 { chance.changed(&bytes) } else { bytes }
}

pub fn rounds(short: u64) -> u64 {
    std::env::var("PELVICOACH_FUZZ_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(short)
}

/// The texts that are changed: those that ship as fixtures, and those that once showed something.
pub fn seeds(folder: &str, ending: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(folder);
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|there| there == ending));
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

/// Calls `look` with every seed as it is, and then changed.
fn each(seeds: &[Vec<u8>], rounds: u64, mut look: impl FnMut(&[u8])) {
    for round in 0..rounds {
        let mut chance = Chance(round);
        let seed = &seeds[chance.below(seeds.len())];
        let bytes = if round < 20 { seed.clone() } else { chance.changed(seed) };
        let begun = Instant::now();
        look(&bytes);
        let took = begun.elapsed();
        assert!(took < Duration::from_secs(5), "round {round} took {took:?}: {}", String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn a_month_is_read_or_refused_and_what_could_not_be_read_is_not_written_over() {
    let folder = Folder::quick();
    folder.open().0.save(&[change(&entry(1))]).unwrap();
    let mut seeds = seeds("v1/journal", "json");
    seeds.retain(|seed| String::from_utf8_lossy(seed).contains("\"2026-11\""));
    seeds.push(fs::read(folder.month_file()).unwrap());
    each(&seeds, rounds(1200), |bytes| {
        folder.write(MONTH, bytes);
        let (mut store, _) = folder.open();
        let there = store.month(november());
        let shown = String::from_utf8_lossy(bytes);
        let found = store.check();
        let here = |line: bool, field: bool| {
            let fits = |finding: &&pelvicoach::store::Finding| {
                finding.file == folder.month_file()
                    && (!line || finding.line.is_some())
                    && (!field || finding.field.is_some())
            };
            found.iter().any(|finding| fits(&finding))
        };
        match there {
            MonthState::Read(records) => {
                assert!(records.iter().all(|record| shown.contains(record.json())));
                let strange = records.iter().any(|record| !record.fits && !record.deleted);
                assert!(!strange || here(true, true), "{shown}\n{found:?}");
                match store.save(&[change(&entry(77))]) {
                    Ok(()) => stays(&folder.records(), &records),
                    Err(error) => {
                        assert!(error.to_string().contains("newer version"), "{error}\n{shown}");
                        assert_eq!(fs::read(folder.month_file()).unwrap(), bytes);
                    }
                }
            }
            MonthState::Refused(line) => {
                assert!(line.contains("2026-11.json") && !line.chars().any(char::is_control), "{line:?}");
                assert!(here(false, false), "{line}\n{found:?}");
                assert!(!line.contains(", line ") || here(true, false), "{line}\n{found:?}");
                assert!(store.save(&[change(&entry(77))]).is_err() && store.kept() == 1);
                assert_eq!(fs::read(folder.month_file()).unwrap(), bytes);
            }
            MonthState::Unread => panic!("{shown}"),
        }
        for finding in &found {
            assert!(!finding.to_string().chars().any(char::is_control), "{finding:?}");
        }
    });
}

/// What was read is there again, byte for byte, with the new entry.
fn stays(after: &[Record], before: &[Record]) {
    for record in before {
        let id = record.id;
        let same = |other: &Record| other.json() == record.json() || (id.is_some() && other.id == id);
        assert!(after.iter().any(same), "{}", record.json());
    }
    assert!(after.contains(&entry(77)));
}

#[test]
fn a_profile_is_read_or_refused_and_what_could_not_be_read_is_not_written_over() {
    let folder = Folder::quick();
    let later = json!({ "with": "Ana" });
    folder.open().0.save(&[change(&entry(1)), setting("step-5", later, 3)]).unwrap();
    let mut seeds = seeds("v1", "json");
    seeds.retain(|seed| String::from_utf8_lossy(seed).contains("pelvicoach/profile"));
    seeds.push(fs::read(folder.path(PROFILE)).unwrap());
    each(&seeds, rounds(1200), |bytes| {
        folder.write(PROFILE, bytes);
        let (mut store, opened) = folder.open();
        let before: Vec<String> =
            opened.profile.registers().map(|(name, register)| format!("{name} {}", register.json())).collect();
        let saved = store.save(&[setting("zz", json!(1), u64::MAX)]);
        if saved.is_ok() {
            let after = folder.open().1.profile;
            let after: Vec<String> =
                after.registers().map(|(name, register)| format!("{name} {}", register.json())).collect();
            let stays = |register: &&String| after.contains(register) || register.starts_with("zz ");
            assert!(before.iter().all(|register| stays(&register)), "{before:?}\n{after:?}");
            assert!(after.iter().any(|register| register.starts_with("zz ")));
        } else {
            assert_eq!(fs::read(folder.path(PROFILE)).unwrap(), bytes);
            let found = store.check();
            assert!(found.iter().any(|finding| finding.file == folder.path(PROFILE)), "{saved:?}\n{found:?}");
        }
        if !opened.profile_reads {
            assert!(opened.trouble.iter().any(|line| line.contains(PROFILE)), "{:?}", opened.trouble);
        }
        assert!(opened.trouble.iter().all(|line| !line.chars().any(char::is_control)), "{:?}", opened.trouble);
    });
}

#[test]
fn a_plan_is_read_with_its_problems_whatever_stands_in_it() {
    let (catalogue, bounds) = (&built_in().unwrap().catalogue, therapist::bounds().unwrap());
    let known = |text: &str| catalogue.iter().find(|exercise| exercise.id == text).map(|exercise| exercise.id.clone());
    each(&seeds("plans", "toml"), rounds(1200), |bytes| {
        let reading = therapist::read(bytes, Against { catalogue, bounds, known: &known });
        let lines = bytes.split(|byte| *byte == b'\n').count();
        for problem in &reading.problems {
            assert!(problem.at <= lines, "{problem:?} of {lines}: {}", String::from_utf8_lossy(bytes));
        }
    });
}

/// What an import reads is taken or refused in words that fit on a line; no value of a figure leaves its scale.
#[test]
fn an_import_is_read_or_refused_by_line_and_column() {
    use pelvicoach::commands::import::{Around, Held, Told, look, text};
    let now = crate::kit::moment("2026-11-23T14:05:00+01:00");
    let around = Around {
        now,
        at: &|plain| plain.and_local_timezone(*now.offset()).single().unwrap_or(now),
        track: &|_| None,
        order: None,
    };
    let seeds = [seeds("import", "csv"), seeds("import", "json")].concat();
    assert!(seeds.len() >= 8, "the seeds are there");
    let whole = |bytes: &[u8]| match text(bytes.to_vec()).as_deref().map(|text| look(text, &Told::default(), &around)) {
        Some(Ok(Held::Table(sheet))) => sheet.reading.trouble.is_empty() && !sheet.reading.spots.is_empty(),
        Some(Ok(Held::Whole(_, whole))) => !whole.spots.is_empty() && whole.passed == 0,
        _ => false,
    };
    for seed in &seeds {
        assert!(whole(seed), "{}", String::from_utf8_lossy(seed));
    }
    each(&seeds, rounds(2000), |bytes| {
        let Some(text) = text(bytes.to_vec()) else { return };
        let mut held = match look(&text, &Told::default(), &around) {
            Ok(held) => held,
            Err(line) => return assert!(!line.is_empty()),
        };
        let parts = held.parts();
        if let Held::Table(sheet) = &mut held {
            let told = sheet.reading.trouble.len() + sheet.reading.more_trouble;
            let made = sheet.reading.spots.len();
            assert_eq!(sheet.count(), made + sheet.reading.bare + told, "each row is taken or told");
            for line in sheet.columns.iter().chain(&sheet.reading.trouble) {
                assert!(line.chars().count() < 9_000, "{line}");
            }
            assert!(sheet.reading.trouble.len() <= 20);
            let again: Vec<_> = parts.iter().flat_map(|part| sheet.made(part, &around).unwrap()).collect();
            assert_eq!(again.len(), made, "what was read once is read again");
            assert!(again.iter().all(|made| made.at <= now && made.at.timestamp() >= 0));
        }
        for part in &parts {
            for record in held.records(part, &around, "Europe/Berlin", &crate::kit::stamp()).unwrap() {
                assert_eq!(record.at.map(pelvicoach::diary::Month::of), Some(part.month));
            }
        }
    });
}
