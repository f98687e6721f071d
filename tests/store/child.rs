//! This test binary as another program: it is run again with a task in its environment, so that it can be limited,
//! watched or killed.

use std::path::{Path, PathBuf};
use std::process::Command;

use pelvicoach::diary::{Month, MonthState};
use pelvicoach::store::Store;

use crate::kit::{change, entry, november, place_of};
use crate::{operations, power};

const TASK: &str = "PELVICOACH_TEST_TASK";
const FOLDER: &str = "PELVICOACH_TEST_FOLDER";

/// What follows the name of a program (none: the test binary itself) to make it do `task` on `data`.
pub fn arguments() -> [&'static str; 5] {
    ["--exact", "child::work", "--nocapture", "--quiet", "--test-threads=1"]
}

/// The test binary with a task: `do OPERATION`, `script WORDS`, `save FROM COUNT`, `save-months COUNT`, `hold`, `weigh` or `read`.
pub fn child(task: &str, data: &Path) -> Command {
    let mut command = Command::new(own_path());
    command.args(arguments()).env(TASK, task).env(FOLDER, data);
    command
}

/// A program that runs the test binary with a task: `strace -o log` and such.
pub fn under(program: &str, before: &[&str], task: &str, data: &Path) -> Command {
    let mut command = Command::new(program);
    command.args(before).arg(own_path()).args(arguments()).env(TASK, task).env(FOLDER, data);
    command
}

pub fn own_path() -> PathBuf {
    std::env::current_exe().unwrap()
}

/// Does nothing unless it is run by another test.
#[test]
fn work() {
    let (Ok(task), Ok(folder)) = (std::env::var(TASK), std::env::var(FOLDER)) else { return };
    let words: Vec<&str> = task.split(' ').collect();
    if let ["do", name] = words.as_slice() {
        operations::run(name, Path::new(&folder));
        return;
    }
    if let ["script", words] = words.as_slice() {
        power::run(words, Path::new(&folder));
        return;
    }
    if words == ["weigh-profile"] {
        // The program's own pages come in first, by the same way on a small profile.
        let small = crate::kit::Folder::begun();
        small.open().0.save(&[crate::kit::setting("zz", serde_json::json!(1), 1)]).unwrap();
        assert_eq!(small.open().0.check(), []);
        let before = most_memory();
        let (mut store, opened) = Store::open(place_of(Path::new(&folder)), &[]).unwrap();
        println!("reads {}\nread grew {}", opened.profile_reads, most_memory().saturating_sub(before));
        drop(opened);
        let saved = store.save(&[crate::kit::setting("zz", serde_json::json!(1), 1)]).is_ok();
        println!("saved {saved}\nsave grew {}", most_memory().saturating_sub(before));
        println!("{} things\ncheck grew {}", store.check().len(), most_memory().saturating_sub(before));
        return;
    }
    if words == ["weigh-import"] {
        weigh_import(&Path::new(&folder).join("import"));
        return;
    }
    if words == ["weigh-twelve"] {
        let before = most_memory();
        let bytes = std::fs::read(Path::new(&folder).join("import")).unwrap();
        let copies: Vec<Vec<u8>> = (0..12).map(|_| bytes.clone()).collect();
        println!(
            "{} bytes\nread grew {}",
            copies.iter().map(Vec::len).sum::<usize>(),
            most_memory().saturating_sub(before)
        );
        return;
    }
    if words == ["weigh-plan"] {
        weigh_plan(&Path::new(&folder).join("plan.toml"));
        return;
    }
    let (mut store, _) = Store::open(place_of(Path::new(&folder)), &[]).unwrap();
    match words.as_slice() {
        ["save", from, count] => {
            let (from, count): (u128, u128) = (from.parse().unwrap(), count.parse().unwrap());
            for seed in from..from + count {
                match store.save(&[change(&entry(seed))]) {
                    Ok(()) => println!("saved {seed}"),
                    Err(error) => println!("error {} {error}", error.code()),
                }
            }
            if store.kept() > 0 && store.save(&[]).is_ok() {
                println!("saved later");
            }
            println!("kept {}", store.kept());
            store.take_trouble().iter().for_each(|line| println!("trouble {line}"));
        }
        ["save-months", count] => {
            for number in 1..=count.parse().unwrap() {
                let month = Month { year: 2025, number };
                let record = entry(u128::from(number));
                println!("{}", store.save(&[pelvicoach::diary::Change::Record { month, record }]).is_ok());
            }
        }
        ["weigh"] => {
            let before = most_memory();
            let month = store.month(november());
            println!("read grew {}", most_memory().saturating_sub(before));
            drop(month);
            let saved = store.save(&[change(&entry(1 << 40))]).is_ok();
            println!("saved {saved}\nsave grew {}", most_memory().saturating_sub(before));
            println!("{} things\ncheck grew {}", store.check().len(), most_memory().saturating_sub(before));
        }
        ["weigh-repair"] => {
            // The program's own pages come in first, by the same way on a small month.
            let small = crate::kit::Folder::begun();
            small.write("journal/2026-11.json", b"{\n{\"id\":1},");
            assert_eq!(small.open().0.salvage().unwrap().damaged.len(), 1);
            let before = most_memory();
            println!("{} damaged", store.salvage().unwrap().damaged.len());
            println!("repair grew {}", most_memory().saturating_sub(before));
        }
        ["hold"] => {
            let lock = std::fs::File::open(Path::new(&folder).join("local/lock")).unwrap();
            lock.lock().unwrap();
            println!("held");
            std::thread::sleep(std::time::Duration::from_mins(10));
        }
        ["read"] => match store.month(november()) {
            MonthState::Read(records) => println!("read {}", records.len()),
            other => println!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

/// Looks through a file to import and reads each of its parts; a small one comes first, so that the program's own pages do.
fn weigh_import(file: &Path) {
    use pelvicoach::commands::import::{Around, Told, look, text};
    let now = crate::kit::moment("2026-11-23T14:05:00+01:00");
    let at = |plain: chrono::NaiveDateTime| plain.and_local_timezone(*now.offset()).single().unwrap_or(now);
    let around = Around { now, at: &at, track: &|_| None, order: None };
    let read = |bytes: Vec<u8>| {
        let text = text(bytes).unwrap_or_default();
        let Ok(mut held) = look(&text, &Told::default(), &around) else { return 0 };
        let parts = held.parts();
        let stamp = crate::kit::stamp();
        parts.iter().map(|part| held.records(part, &around, "Europe/Berlin", &stamp).unwrap().len()).sum::<usize>()
    };
    assert_eq!(read(b"date,time,pain\n2026-11-01,08:00,4\n".to_vec()), 1);
    let bytes = std::fs::read(file).unwrap();
    let before = most_memory();
    println!("{} entries\nread grew {}", read(bytes), most_memory().saturating_sub(before));
}

/// Reads a plan, after a small one.
fn weigh_plan(file: &Path) {
    use pelvicoach::library::{built_in, therapist};
    let (catalogue, bounds) = (&built_in().unwrap().catalogue, therapist::bounds().unwrap());
    let read = |bytes: &[u8]| therapist::read(bytes, therapist::Against { catalogue, bounds, known: &|_| None });
    let small = read(b"title = \"x\"\n[[line]]\nexercise = \"PF1a\"\nreps = 4\n").problems.len();
    let bytes = std::fs::read(file).unwrap();
    let before = most_memory();
    println!("{} problems, {small} in a small one", read(&bytes).problems.len());
    println!("read grew {}", most_memory().saturating_sub(before));
}

/// The most memory that this program has had at any moment, in KB.
fn most_memory() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches("kB").trim().parse().unwrap()
}
