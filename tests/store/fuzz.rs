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

use crate::child::child;
use crate::kit::{Folder, change, entry, november, setting};

const MONTH: &str = "journal/2026-11.json";
const PROFILE: &str = "profile.json";

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

fn rounds(short: u64) -> u64 {
    std::env::var("PELVICOACH_FUZZ_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(short)
}

/// The texts that are changed: those that ship as fixtures, and those that once showed something.
fn seeds(folder: &str, ending: &str) -> Vec<Vec<u8>> {
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

/// Reading takes no more memory than ten times the file, whatever shape it has.
#[cfg(target_os = "linux")]
#[test]
fn reading_takes_no_more_than_ten_times_the_file() {
    const LONG: usize = 3_000_000;
    let note = |text: &str| format!("{{\"id\":\"019ab0f0-0000-7000-8000-000000000001\",\"kind\":\"note\",{text}}}");
    let many =
        |one: &dyn Fn(usize) -> String, about: usize| (0..LONG / about).map(one).collect::<Vec<String>>().join(",\n");
    let entries = many(&|seed| entry(u128::try_from(seed).unwrap()).json().to_owned(), 240);
    let id = |seed: usize| format!("{{\"id\":\"019ab0f0000070008000{seed:012x}\"}}");
    let shapes = [
        ("nothing in braces", many(&|_| "{}".to_owned(), 4)),
        ("nothing in braces, on one line", many(&|_| "{}".to_owned(), 4).replace('\n', "")),
        ("numbers, on one line", many(&|_| "1".to_owned(), 2).replace('\n', "")),
        ("a field each", many(&|at| format!("{{\"a{at}\":1}}"), 16)),
        ("a moment each", many(&|_| "{\"at\":\"2026-11-23T07:30:00Z\"}".to_owned(), 32)),
        ("a name each", many(&id, 44)),
        ("a name each, on one line", many(&id, 43).replace('\n', "")),
        ("one name for all", many(&|_| id(1), 44)),
        ("escaped fields", note(&many(&|at| format!("\"\\u0061{at}\":1"), 16))),
        ("entries", entries.clone()),
        ("entries, cut off", entries[..entries.len() - 9].to_owned() + "\u{0}"),
        ("one long text", note(&format!("\"text\":\"{}\"", "ä".repeat(LONG / 2)))),
        ("a text of escapes", note(&format!("\"text\":\"{}\"", "\\u00e4".repeat(LONG / 6)))),
        ("depth", format!("{}{}", "[".repeat(LONG / 2), "]".repeat(LONG / 2))),
        ("fields", note(&many(&|at| format!("\"a{at}\":{at}"), 16))),
    ];
    for (what, records) in shapes {
        let folder = Folder::quick();
        folder.open().0.save(&[change(&entry(1))]).unwrap();
        let text = format!(
            "{{\"format\":\"pelvicoach/month\",\"version\":1,\"month\":\"2026-11\",\"records\":[\n{records}\n]}}\n"
        );
        folder.write(MONTH, text.as_bytes());
        let out = child("weigh", &folder.data()).output().unwrap();
        let said = String::from_utf8_lossy(&out.stdout);
        weighed(what, &text, &said);
    }
}

/// What each kind of look at a file of `text` took.
fn weighed(what: &str, text: &str, said: &str) {
    for look in ["read", "save", "check"] {
        let grew = said.lines().find_map(|line| line.strip_prefix(&format!("{look} grew "))?.parse::<usize>().ok());
        let grew = grew.unwrap_or_else(|| panic!("{what}: {said}"));
        let (kept, times) = (text.len() / 1024, u32::try_from(grew * 1024 * 10 / text.len()).unwrap());
        println!("{what}: {kept} KB, {grew} KB more after {look}, {} times", f64::from(times) / 10.0);
        assert!(times <= 100, "{what}: {kept} KB took {grew} KB to {look}");
    }
}

/// Putting a damaged month right takes no more either, also where it holds one giant object.
#[cfg(target_os = "linux")]
#[test]
fn a_damaged_month_takes_no_more_than_ten_times_its_length_to_repair() {
    const LONG: usize = 3_000_000;
    let fields = (0..LONG / 12).map(|at| format!("\"a{at}\":{at}")).collect::<Vec<String>>().join(",\n");
    let named = "{\"id\":\"019ab0f0-0000-7000-8000-000000000001\",\"at\":\"2026-11-23T07:30:00+01:00\"";
    let lists = "[1,".repeat(100) + &"1,".repeat(LONG / 2);
    let shapes = [
        ("one object", format!("[{named},\n{fields}}}")),
        ("one object that has no end", format!("[{named},\n{fields}")),
        ("one list", format!("[{named},\n\"a\":{lists}")),
        ("objects that have no end", "{\"a\":".repeat(LONG / 40)),
        ("zeros", "\0".repeat(LONG)),
    ];
    for (what, records) in shapes {
        let folder = Folder::quick();
        folder.open().0.save(&[change(&entry(1))]).unwrap();
        let text = format!("{{\"format\":\"pelvicoach/month\",\"version\":1,\"records\":{records}");
        folder.write(MONTH, text.as_bytes());
        let begun = Instant::now();
        let out = child("weigh-repair", &folder.data()).output().unwrap();
        let said = String::from_utf8_lossy(&out.stdout);
        let grew = said.lines().find_map(|line| line.strip_prefix("repair grew ")?.parse::<usize>().ok());
        let grew = grew.unwrap_or_else(|| panic!("{what}: {said}"));
        let tenths = grew * 1024 * 10 / text.len();
        println!("{what}: {} KB, {grew} KB more, {tenths} tenths, {:?}", text.len() / 1024, begun.elapsed());
        assert!(tenths <= 100 && begun.elapsed() < Duration::from_mins(1), "{what}: {tenths}");
    }
}

/// Rows of a few signs take more than their length, each with its moment and its name; never more than this.
#[cfg(target_os = "linux")]
#[test]
fn a_table_takes_no_more_than_twenty_times_its_length() {
    let wide = "ä slow day, and words about it that go on for a while ".repeat(6);
    for (what, row, most) in [("narrow", String::from("4"), 200), ("wide", format!("4,\"{wide}\""), 100)] {
        let folder = Folder::quick();
        let head = if what == "wide" { "date,time,pain,note" } else { "date,time,pain" };
        let rows = (0..3_000_000 / (18 + row.len()))
            .map(|at| format!("2026-01-{:02},{:02}:{:02},{row}", at % 28 + 1, at % 24, at % 60));
        let text = format!("{head}\n{}\n", rows.collect::<Vec<_>>().join("\n"));
        folder.write("in.csv", text.as_bytes());
        let out = child("weigh-import", &folder.data()).output().unwrap();
        let said = String::from_utf8_lossy(&out.stdout);
        let grew = said.lines().find_map(|line| line.strip_prefix("read grew ")?.parse::<usize>().ok());
        let grew = grew.unwrap_or_else(|| panic!("{what}: {said}"));
        let tenths = grew * 1024 * 10 / text.len();
        println!("{what}: {} KB, {grew} KB more, {tenths} tenths", text.len() / 1024);
        assert!(tenths <= most, "{what}: {tenths}");
    }
}

/// The same for the profile.
#[cfg(target_os = "linux")]
#[test]
fn a_profile_takes_no_more_than_ten_times_its_length() {
    const LONG: usize = 3_000_000;
    let register = |at: usize| {
        format!(
            "\"a{at}\":{{\"value\":1,\"rev\":1,\"updated\":\"2026-11-01T07:02:11.004Z\",\"device\":\"3f9c0a71d2be\"}}"
        )
    };
    let fields = |one: &dyn Fn(usize) -> String, count: usize| (0..count).map(one).collect::<Vec<String>>().join(",");
    let shapes = [
        ("settings", fields(&register, LONG / 105), String::new()),
        ("settings, as many as are read", fields(&register, 4900), String::new()),
        ("tiny fields", fields(&|at| format!("\"a{at}\":1"), LONG / 10), String::new()),
        ("one long value", format!("\"a\":[{}]", fields(&|_| "1".to_owned(), LONG / 2)), String::new()),
        ("fields of the head", String::new(), fields(&|at| format!("\"a{at}\":1"), LONG / 10) + ","),
    ];
    for (what, registers, head) in shapes {
        let folder = Folder::quick();
        folder.open().0.save(&[change(&entry(1))]).unwrap();
        let text = format!("{{\"format\":\"pelvicoach/profile\",\"version\":1,{head}\"registers\":{{{registers}}}}}\n");
        folder.write(PROFILE, text.as_bytes());
        let begun = Instant::now();
        let out = child("weigh-profile", &folder.data()).output().unwrap();
        weighed(what, &text, &String::from_utf8_lossy(&out.stdout));
        assert!(begun.elapsed() < Duration::from_secs(20), "{what} took {:?}", begun.elapsed());
    }
}

/// What an import reads is taken or refused in words that fit on a line; no value of a figure leaves its scale.
#[test]
fn an_import_is_read_or_refused_by_line_and_column() {
    use pelvicoach::commands::import::{Around, Held, Told, look};
    let now = crate::kit::moment("2026-11-23T14:05:00+01:00");
    let around = Around {
        now,
        at: &|plain| plain.and_local_timezone(*now.offset()).single().unwrap_or(now),
        track: &|_| None,
        order: None,
    };
    let seeds = seeds("import", "csv");
    assert!(seeds.len() >= 7, "the seeds are there");
    let whole = |bytes: &[u8]| match look(bytes, &Told::default(), &around) {
        Ok(Held::Whole(whole)) => whole.records.len() + whole.passed > 0,
        Ok(Held::Table { reading, .. }) => reading.trouble.is_empty() && !reading.made.is_empty(),
        Err(_) => false,
    };
    for seed in &seeds {
        assert!(whole(seed), "{}", String::from_utf8_lossy(seed));
    }
    each(&seeds, rounds(2000), |bytes| match look(bytes, &Told::default(), &around) {
        Ok(Held::Whole(whole)) => assert!(whole.records.iter().all(|record| record.at.is_some())),
        Ok(Held::Table { columns, rows, reading }) => {
            let told = reading.trouble.len() + reading.more_trouble;
            assert_eq!(rows, reading.made.len() + reading.bare + told, "each row is taken or told");
            for line in columns.iter().chain(&reading.trouble) {
                assert!(line.chars().count() < 9_000, "{line}");
            }
            assert!(reading.trouble.len() <= 20);
            assert!(reading.made.iter().all(|made| made.at <= now && made.at.timestamp() >= 0));
        }
        Err(line) => assert!(!line.is_empty()),
    });
}
