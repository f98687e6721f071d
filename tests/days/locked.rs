//! A day with a passphrase: asked for once, help without it, the hide key and idle minutes lock, nothing is ever plain.

use std::fs;
use std::path::{Path, PathBuf};

use pelvicoach::store::{Key, Place, Store};

use crate::harness::{Home, MORNING, Running, Signal};
use crate::kit::{enter, leave, open, practise, settled_with};

const PASSPHRASE: &str = "a calm evening";
/// Stands in registers, notes and drafts, and nowhere else.
const SECRET: &str = "marmalade";
const LATER: &str = "2026-11-23T12:00:00+01:00";

fn place(home: &Home) -> Place {
    Place { data: home.data_dir(), state: home.state_dir() }
}

/// The folders of a person who has settled in and set a passphrase; with the recovery sheet.
fn locked() -> (Home, String) {
    let home = settled_with(&serde_json::json!({ "contacts": SECRET }));
    let (mut store, _) = Store::open(place(&home), &[]).expect("it opens");
    let (sheet, _) = store.set_lock(PASSPHRASE).expect("a lock");
    let sheet = sheet.text().to_owned();
    (home, sheet)
}

/// Every file of this person in which the secret or the passphrase stands.
fn plain(home: &Home) -> Vec<PathBuf> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, found);
            // The pipe of the time would be waited for.
            } else if path.is_file() {
                let text = fs::read(&path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
                if text.is_ok_and(|text| [SECRET, PASSPHRASE, "\"records\""].iter().any(|part| text.contains(part))) {
                    found.push(path);
                }
            }
        }
    }
    let mut found = Vec::new();
    walk(home.path(), &mut found);
    found
}

fn unlock(run: &mut Running) {
    run.wait_for("Passphrase");
    run.text(PASSPHRASE);
    enter(run);
}

/// What stands in the diary, by kind.
fn kinds(home: &Home, sheet: &str) -> Vec<String> {
    let month = "2026-11".parse().expect("a month");
    let (mut store, _) = Store::open(place(home), &[]).expect("it opens");
    let opened = store.unlock(Key::Sheet(sheet), &[month]).expect("it is there");
    let mut kinds = Vec::new();
    for (_, state) in opened.read {
        let pelvicoach::diary::MonthState::Read(records) = state else { continue };
        kinds.extend(records.iter().filter(|record| !record.deleted).map(|record| record.kind.id().to_owned()));
    }
    kinds.sort();
    kinds
}

#[test]
fn a_whole_day_with_a_passphrase() {
    let (home, sheet) = locked();
    let mut run = open(&home, MORNING);
    run.wait_for("Passphrase");
    assert!(!run.screen().contains("Today") && !run.screen().contains(SECRET), "{}", run.screen());

    // Help needs no passphrase, and leads nowhere else.
    run.keys("!");
    run.wait_for("You are here");
    run.keys("t");
    assert!(!run.screen().contains(SECRET), "{}", run.screen());
    run.keys("Esc Esc");
    run.wait_for("Passphrase");

    // Another one is told in the same words each time, and what was typed shows nowhere.
    for wrong in ["a calm morning", "q"] {
        run.text(wrong);
        assert!(!run.screen().contains("calm"), "{}", run.screen());
        enter(&mut run);
        run.wait_for("That does not open the diary");
    }
    unlock(&mut run);
    run.wait_for("Good morning");

    // The morning, hidden in the middle: the practice waits beneath.
    practise(&mut run);
    run.advance(60_000);
    run.keys("F12");
    assert!(!run.screen().contains("pause") && !run.screen().contains("Passphrase"), "{}", run.screen());
    let (code, said, _) = home.command(Some(LATER), &["log", "--pain", "5", "--note", SECRET]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(plain(&home), [] as [PathBuf; 0]);
    run.keys("Enter 1 q");
    assert!(!run.screen().contains("Passphrase"), "any other key brings nothing back");
    run.keys("F12");
    unlock(&mut run);
    run.wait_for("Space");
    run.keys("Space");
    run.advance(10 * 60_000);
    run.wait_for("How was it");
    run.keys("C-s");
    run.wait_for("You have practised today");

    // Ten minutes without a key, with a note half written: it locks itself, and the note is still there.
    run.keys("3 t text:marmalade_half");
    run.advance(11 * 60_000);
    run.wait_for("Passphrase");
    assert!(!run.screen().contains("half"), "{}", run.screen());
    assert_eq!(plain(&home), [] as [PathBuf; 0]);
    unlock(&mut run);
    run.wait_for("marmalade half");
    run.keys("C-s");
    run.wait_for("Saved");
    assert_eq!(plain(&home), [] as [PathBuf; 0]);
    leave(run);

    // Later that day: everything is there, and what was logged meanwhile is folded in.
    assert_eq!(kinds(&home, &sheet), ["check_in", "note", "practice"]);
    let mut run = open(&home, LATER);
    unlock(&mut run);
    run.wait_for("Today");
    run.keys("3");
    run.wait_for("marmalade half");
    leave(run);
    assert_eq!(plain(&home), [] as [PathBuf; 0]);
}

#[test]
fn a_practice_that_is_cut_off_behind_the_hide_key_is_kept_sealed() {
    for signal in [Signal::KILL, Signal::TERM, Signal::HUP] {
        let (home, _) = locked();
        let mut run = open(&home, MORNING);
        unlock(&mut run);
        run.wait_for("Good morning");
        practise(&mut run);
        run.advance(60_000);
        run.keys("F12");
        run.kill(signal);
        assert_eq!(plain(&home), [] as [PathBuf; 0]);
        let mut run = open(&home, LATER);
        unlock(&mut run);
        run.wait_for("Something was left open");
        enter(&mut run);
        run.wait_for("You have practised today");
        leave(run);
        assert_eq!(plain(&home), [] as [PathBuf; 0]);
    }
}

/// The bytes of the key on a recovery sheet (Bech32: five bits a letter, six letters of check at the end).
fn key_bytes(sheet: &str) -> Vec<u8> {
    let letters = sheet.lines().find_map(|line| line.trim().strip_prefix("AGE-SECRET-KEY-1")).expect("a key");
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0u32, 0);
    for letter in letters[..letters.len() - 6].to_ascii_lowercase().chars() {
        let five = "qpzry9x8gf2tvdw0s3jn54khce6mua7l".find(letter).expect("a letter of Bech32");
        bits = (bits << 5 | u32::try_from(five).expect("five bits")) & 0xfff;
        held += 5;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xff).expect("a byte"));
        }
    }
    assert_eq!(bytes.len(), 32);
    bytes
}

/// How often `part` stands in the memory of a process that can be written to; `None` where that cannot be looked at.
#[cfg(target_os = "linux")]
fn in_memory(pid: u32, parts: &[&[u8]]) -> Option<Vec<usize>> {
    use std::os::unix::fs::FileExt as _;
    let maps = fs::read_to_string(format!("/proc/{pid}/maps")).ok()?;
    let memory = fs::File::open(format!("/proc/{pid}/mem")).ok()?;
    let mut found = vec![0; parts.len()];
    for line in maps.lines().filter(|line| line.split(' ').nth(1).is_some_and(|mode| mode.starts_with("rw"))) {
        let (from, to) = line.split(' ').next()?.split_once('-')?;
        let (from, to) = (u64::from_str_radix(from, 16).ok()?, u64::from_str_radix(to, 16).ok()?);
        let mut bytes = vec![0; usize::try_from(to - from).ok()?];
        if memory.read_exact_at(&mut bytes, from).is_ok() {
            for (count, part) in found.iter_mut().zip(parts) {
                *count += memchr::memmem::find_iter(&bytes, part).count();
            }
        }
    }
    Some(found)
}

/// The key and the passphrase leave the memory of the program when the diary locks; while it is open no dump of it may
/// be written, and neither stands in what the system shows of every program.
#[cfg(target_os = "linux")]
#[test]
fn key_and_passphrase_leave_memory_when_it_locks() {
    let (home, sheet) = locked();
    let key = key_bytes(&sheet);
    let mut run = open(&home, MORNING);
    unlock(&mut run);
    run.wait_for("Good morning");
    let pid = run.pid();
    let looks = |what: &str| fs::read(format!("/proc/{pid}/{what}")).expect("it runs");
    let has = |bytes: &[u8], part: &str| memchr::memmem::find(bytes, part.as_bytes()).is_some();
    let limits = String::from_utf8_lossy(&looks("limits")).into_owned();
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).expect("a limit");
    assert_eq!(core.split_whitespace().nth(4), Some("0"), "{core}");
    for what in ["cmdline", "environ", "comm"] {
        assert!(!has(&looks(what), PASSPHRASE) && !has(&looks(what), SECRET), "{what}");
    }
    let parts = [key.as_slice(), PASSPHRASE.as_bytes(), b"AGE-SECRET-KEY-1", SECRET.as_bytes()];
    let Some(open) = in_memory(pid, &parts) else {
        println!("skipped: this account may not look into the memory of another program, which is as it is to be");
        return;
    };
    assert!(open[0] > 0, "the key is found while it is open, so that the search is known to find it");
    run.keys("F12");
    run.sync();
    let shut = in_memory(pid, &parts).expect("it was looked into before");
    println!("open {open:?}, locked {shut:?}: key, passphrase, key as text, a word of the diary");
    assert_eq!(shut[..3], [0, 0, 0], "open {open:?}, locked {shut:?}");
    run.keys("F12");
    unlock(&mut run);
    run.wait_for("Good morning");
    leave(run);
}

/// Nothing that was read or written is held while the diary is locked: of a program whose freed memory is overwritten
/// (the C library does it for a test) no word of it is found. What was begun is there again, and `u` still goes back.
#[cfg(target_os = "linux")]
#[test]
fn no_word_of_the_diary_is_held_while_it_is_locked() {
    const WORDS: [&str; 4] = ["marmalade", "gargoyle", "quicksilver", "tangerine"];
    let (home, _) = locked();
    let overwritten = "glibc.malloc.tcache_count=0:glibc.malloc.perturb=165";
    let run = crate::harness::Run::at(MORNING).home(&home).variable("GLIBC_TUNABLES", overwritten);
    let mut run = run.start();
    unlock(&mut run);
    run.wait_for("Good morning");
    // Beside the contacts: a note that is saved, one that is deleted, one that is half written.
    run.keys("3 t text:gargoyle C-s");
    run.wait_for("Saved");
    run.keys("t text:quicksilver C-s");
    run.wait_for("Saved");
    run.keys("Enter");
    run.wait_for("quicksilver");
    run.keys("D y");
    run.wait_for("Deleted");
    run.keys("t text:tangerine");
    let words: Vec<&[u8]> = WORDS.iter().map(|word| word.as_bytes()).collect();
    let pid = run.pid();
    let Some(open) = in_memory(pid, &words) else {
        println!("skipped: this account may not look into the memory of another program");
        return;
    };
    run.keys("F12");
    run.sync();
    let shut = in_memory(pid, &words).expect("it was looked into before");
    println!("open {open:?}, locked {shut:?}: {WORDS:?}");
    assert!(open.iter().all(|count| *count > 0), "they are found while it is open: {open:?}");
    assert_eq!(shut, [0; 4], "{WORDS:?}");
    assert_eq!(plain(&home), [] as [PathBuf; 0]);
    run.keys("F12");
    unlock(&mut run);
    run.wait_for("tangerine");
    run.keys("Esc 3 u");
    run.wait_for("Brought back");
    run.wait_for("quicksilver");
    leave(run);
}

#[test]
fn what_was_asked_for_by_name_begins_once_it_is_unlocked() {
    let (home, _) = locked();
    let mut run = crate::harness::Run::at(MORNING).home(&home).args("breathe B3").start();
    unlock(&mut run);
    run.wait_for("Space pause");
    run.advance(7_000);
    run.keys("Esc");
    run.wait_for("t a person");
    let mut run = crate::harness::Run::at(MORNING).home(&home).args("sos").start();
    run.wait_for("You are here");
    run.keys("Esc");
    unlock(&mut run);
    run.wait_for("Good morning");
    leave(run);
}

#[test]
fn a_month_that_cannot_be_read_is_said_once_it_is_unlocked() {
    let (home, _) = locked();
    let month = home.data_dir().join("journal/2026-11.json");
    fs::create_dir_all(month.parent().expect("a folder")).expect("a folder");
    fs::write(&month, "{\"format\":\"pelvicoach/month\",").expect("a file");
    let mut run = open(&home, MORNING);
    unlock(&mut run);
    run.wait_for("November 2026 cannot be read; it is kept.");
    leave(run);
    // It came there in plain, and is kept sealed as everything is.
    assert!(fs::read(&month).expect("the file").starts_with(b"age-encryption.org/v1"));
}
