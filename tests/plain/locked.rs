//! A diary with a passphrase in lines: asked for once, help without it; the dot and idle minutes lock it.

use pelvicoach::store::{Place, Store};

use crate::harness::piped::Piped;
use crate::harness::{Home, MORNING};
use crate::kit::settled;

const PASSPHRASE: &str = "a calm evening";

fn locked() -> Home {
    let home = settled();
    let place = Place { data: home.data_dir(), state: home.state_dir() };
    let (mut store, _) = Store::open(place, &[]).expect("it opens");
    store.set_lock(PASSPHRASE).expect("a lock");
    home
}

#[test]
fn nothing_is_said_before_the_passphrase_but_help() {
    let home = locked();
    let mut talk = Piped::start(&home, MORNING, "--plain");
    assert!(!talk.all().contains("Good morning"), "{}", talk.raw());
    for help in ["!", "sos"] {
        assert!(talk.line(help).contains("You are here."), "{help}");
        assert!(talk.line("b").contains("Passphrase"), "{help}");
    }
    assert!(talk.line("help").contains("sos or an exclamation mark is help now"));
    assert!(talk.line("!").contains("You are here."));
    // Help leads back to the passphrase and nowhere else: nothing is offered that asks for it.
    let said = talk.line("p");
    assert!(!said.contains("add a contact") && said.contains("1) I may not be safe"), "{said}");
    assert!(talk.line("3").contains("none of the answers"), "{}", talk.raw());
    assert!(talk.lines(" | ").contains("Passphrase."), "{}", talk.raw());
    assert!(talk.line(PASSPHRASE).contains("Good morning"), "{}", talk.raw());
    assert!(!talk.raw().contains(PASSPHRASE));
}

#[test]
fn the_dot_locks_and_what_lay_there_is_there_again() {
    let home = locked();
    let mut talk = Piped::start(&home, MORNING, "--plain");
    talk.lines(&format!("{PASSPHRASE} | n"));
    let said = talk.line("6");
    assert!(said.contains("in the last hours") || said.contains("0 is"), "{said}");
    let said = talk.line(".");
    assert!(said.ends_with("07:00"), "{said}");
    let said = talk.line(".");
    assert!(said.contains("Passphrase.") && !said.contains("Here again"), "{said}");
    assert!(talk.line("not this one").contains("Passphrase"), "{}", talk.raw());
    let said = talk.line(PASSPHRASE);
    assert!(said.contains("Here again.") && said.contains("0 is"), "{said}");
}

#[test]
fn idle_minutes_lock_it_and_a_practice_is_no_idle_time() {
    let home = locked();
    let mut talk = Piped::start(&home, MORNING, "--plain");
    talk.line(PASSPHRASE);
    assert_eq!(talk.advance(9 * 60_000), "");
    assert!(talk.advance(2 * 60_000).ends_with("07:10"), "{}", talk.raw());
    talk.lines(&format!(". | {PASSPHRASE}"));
    let mut said = String::new();
    for _ in 0..20 {
        if said.contains("Enter begins now") {
            break;
        }
        said = talk.line("");
    }
    talk.line("");
    assert!(talk.advance(20 * 60_000).contains("How was it"), "{}", talk.raw());
}

/// How often `word` stands in the memory of a process that can be written to; `None` where that cannot be looked at.
#[cfg(target_os = "linux")]
fn in_memory(pid: u32, word: &str) -> Option<usize> {
    use std::os::unix::fs::FileExt as _;
    let maps = std::fs::read_to_string(format!("/proc/{pid}/maps")).ok()?;
    let memory = std::fs::File::open(format!("/proc/{pid}/mem")).ok()?;
    let mut found = 0;
    for line in maps.lines().filter(|line| line.split(' ').nth(1).is_some_and(|mode| mode.starts_with("rw"))) {
        let (from, to) = line.split(' ').next()?.split_once('-')?;
        let (from, to) = (u64::from_str_radix(from, 16).ok()?, u64::from_str_radix(to, 16).ok()?);
        let mut bytes = vec![0; usize::try_from(to - from).ok()?];
        if memory.read_exact_at(&mut bytes, from).is_ok() {
            found += memchr::memmem::find_iter(&bytes, word.as_bytes()).count();
        }
    }
    Some(found)
}

/// What was typed as a passphrase is nowhere in the program once it was taken.
#[cfg(target_os = "linux")]
#[test]
fn the_passphrase_does_not_stay_in_memory() {
    let home = locked();
    let overwritten = ("GLIBC_TUNABLES", "glibc.malloc.tcache_count=0:glibc.malloc.perturb=165");
    let mut talk = Piped::start_with(&home, MORNING, "--plain", overwritten);
    talk.line(PASSPHRASE);
    assert!(talk.line("n").contains("0 is"), "{}", talk.raw());
    talk.line("6");
    let Some(typed) = in_memory(talk.pid(), PASSPHRASE) else {
        println!("skipped: this account may not look into the memory of another program");
        return;
    };
    assert_eq!(typed, 0);
    // What is known to be there is found.
    assert!(in_memory(talk.pid(), overwritten.0).is_some_and(|count| count > 0));
}
