//! One script of a day through the keys of the screen and through lines: what stands on the disk afterwards is the same
//! but for ids.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::harness::piped::{Piped, is_plain};
use crate::harness::{Home, MORNING, Run, Running};
use crate::kit::{ENTER_WAITS_MS, settled_with};

/// Something that both sides live through.
#[derive(Clone, Copy)]
pub enum Move {
    /// These keys on the screen; these lines, separated by `|`, in the conversation.
    Both(&'static str, &'static str),
    /// Lines of Enter alone until this is said; nothing on the screen.
    Until(&'static str),
    /// This is on the screen.
    Seen(&'static str),
    /// The row with these words is opened: on the screen the cursor goes there, in lines it is the number before them.
    Row(&'static str),
    /// So many milliseconds.
    Wait(u64),
}

use Move::{Both, Row, Seen, Until, Wait};

/// A record without ids and the names of machines.
pub fn bare(mut record: Value) -> String {
    let fields = record.as_object_mut().expect("a record");
    for name in ["id", "device", "updated", "of"] {
        fields.remove(name);
    }
    record.to_string()
}

/// What is on the disk, without ids and the names of machines: the records, and the registers.
pub fn ends(home: &Home) -> (Vec<String>, BTreeMap<String, Value>) {
    let mut records: Vec<String> = home.records("2026-11").into_iter().map(bare).collect();
    records.sort();
    let profile: Value = serde_json::from_str(&home.diary_file("profile.json")).expect("a profile");
    let registers = profile["registers"].as_object().expect("registers");
    let value = |(name, register): (&String, &Value)| {
        // What a person made has an id in its name.
        let name = if name.starts_with("own_routine-") { "own_routine" } else { name };
        (name.to_owned(), json!([register["value"], register["rev"]]))
    };
    (records, registers.iter().map(value).collect())
}

pub fn on_the_screen(home: &Home, day: &[Move]) {
    let mut run: Running = Run::at(MORNING).home(home).variable("PELVICOACH_LEAD_IN", "5").start();
    for step in day {
        match step {
            Both(keys, _) => {
                run.advance(ENTER_WAITS_MS);
                run.keys(keys);
            }
            Until(_) => {}
            Seen(words) => run.wait_for(words),
            Row(words) => {
                run.advance(ENTER_WAITS_MS);
                for _ in 0..80 {
                    if run.screen().lines().any(|line| line.contains('›') && line.contains(words)) {
                        break;
                    }
                    run.keys("Down");
                }
                run.keys("Enter");
            }
            Wait(ms) => run.advance(*ms),
        }
    }
    run.advance(0);
}

/// The number before a row, where it was said last.
fn number(said: &str, words: &str) -> String {
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let (before, _) = said.rsplit_once(&format!(") {words}")).unwrap_or_else(|| panic!("no {words}: {said}"));
    before.rsplit(' ').next().expect("a number").to_owned()
}

/// Between two pipes.
pub fn in_lines(home: &Home, day: &[Move]) {
    let mut talk = Piped::start(home, MORNING, "--plain");
    for step in day {
        match step {
            Both(_, lines) => {
                talk.advance(ENTER_WAITS_MS);
                talk.lines(lines);
            }
            Until(words) => {
                let mut said = String::new();
                for _ in 0..30 {
                    if said.contains(words) {
                        break;
                    }
                    said = talk.line("");
                }
                assert!(said.contains(words), "{words}: {}", talk.raw());
            }
            Seen(_) => {}
            Row(words) => {
                talk.advance(ENTER_WAITS_MS);
                talk.line(&number(&talk.raw(), words));
            }
            Wait(ms) => drop(talk.advance(*ms)),
        }
    }
    talk.sync();
    is_plain(&talk.raw());
}

/// In a terminal that shows lines.
pub fn in_a_terminal(home: &Home, day: &[Move]) {
    let run = Run::at(MORNING).home(home).args("--plain").variable("TERM", "dumb");
    let mut run = run.variable("PELVICOACH_LEAD_IN", "5").in_lines().start();
    let said = |run: &Running| String::from_utf8_lossy(&run.bytes()).replace("\r\n", "\n");
    for step in day {
        match step {
            Both(_, lines) => {
                run.advance(ENTER_WAITS_MS);
                for line in lines.split('|') {
                    run.line(line.trim());
                }
            }
            Until(words) => {
                for _ in 0..30 {
                    let before = said(&run).len();
                    run.line("");
                    if said(&run)[before..].split_whitespace().collect::<Vec<_>>().join(" ").contains(words) {
                        break;
                    }
                }
            }
            Seen(_) => {}
            Row(words) => {
                run.advance(ENTER_WAITS_MS);
                run.line(&number(&said(&run), words));
            }
            Wait(ms) => run.advance(*ms),
        }
    }
    run.advance(0);
    is_plain(&said(&run));
}

/// A day three times: with keys on the screen, in lines between two pipes, in lines in a terminal. What is on the disk
/// is the same.
pub fn same_from(home: impl Fn() -> Home, day: &[Move]) -> Home {
    let homes = [home(), home(), home()];
    on_the_screen(&homes[0], day);
    in_lines(&homes[1], day);
    in_a_terminal(&homes[2], day);
    let [seen, piped, typed] = homes.each_ref().map(ends);
    assert_eq!(seen, piped);
    assert_eq!(seen, typed);
    let [home, ..] = homes;
    home
}

pub fn same(registers: &Value, day: &[Move]) -> Home {
    let home = same_from(|| settled_with(registers), day);
    assert!(!ends(&home).0.is_empty(), "something was written");
    home
}

#[test]
fn a_morning_with_its_card_and_its_questions() {
    let day = [
        Both("Enter", ""),
        Both("5 Enter 4 Enter 6 Enter 7 . 5 Enter 3 Enter 1 0 C-s", "5 | 4 | 6 | 7.5 | 3 | 10"),
        Both("Enter", ""),
        Wait(900_000),
        Both("2 Enter 3 Enter 1 Enter 1 Enter C-s", "2 | 3 | 1 | 1"),
        Until("Saved."),
        Wait(60_000),
    ];
    same(&json!({}), &day);
}

#[test]
fn an_entry_at_noon() {
    let day =
        [Both("n 6 C-s", "n | 6"), Until("Saved."), Wait(60_000), Both("a text:swim C-s", "a | swim |"), Wait(1_000)];
    same(&json!({}), &day);
}

#[test]
fn a_hard_day() {
    same(&json!({}), &[Both("f", "f"), Both("Enter", ""), Wait(900_000)]);
    // The second one offers the plan.
    let yesterday = json!({ "hard_day": "2026-11-22" });
    same(&yesterday, &[Both("f", "f"), Both("y", "1"), Both("Enter", ""), Wait(30_000), Both("q y", "q | 1")]);
}

#[test]
fn a_practice_that_is_stopped() {
    let day = [
        Both("Enter", ""),
        Both("C-s", ""),
        Until("Enter begins now"),
        Both("Enter", ""),
        Wait(30_000),
        Both("Esc", "|"),
        Wait(60_000),
        Both("1", "1"),
        Wait(1_000),
    ];
    same(&json!({}), &day);
}

#[test]
fn the_first_run() {
    let day = [
        Both("2 C-s", "2"),
        Both("1 Enter Enter", "1"),
        Both("2 Down 2 C-s", "2 | 2"),
        Until("Enter begins now"),
        Both("Enter", ""),
        Wait(45_000),
        Both("q y", "q | 1"),
    ];
    same_from(Home::new, &day);
}

#[test]
fn a_page_for_the_visit() {
    let mut pages = Vec::new();
    for lines in [false, true] {
        let home = settled_with(&json!({}));
        let told = ["log", "--pain", "4", "--note", "a tender word", "--worst", "6"];
        assert_eq!(home.command(Some(MORNING), &told).0, Some(0));
        if lines {
            in_lines(&home, &[Both("", "a | Is warmth fine |"), Wait(1_000), Both("", "x | w"), Wait(1_000)]);
        } else {
            let asks = Both("a text:Is_warmth_fine C-s", "");
            on_the_screen(&home, &[asks, Wait(1_000), Both("x", ""), Both("Enter", ""), Wait(1_000)]);
        }
        let folder = std::fs::read_dir(home.path()).expect("a folder").flatten();
        let files = folder.filter(|file| file.file_name().to_string_lossy().ends_with(".txt"));
        let mut texts = files.map(|file| std::fs::read_to_string(file.path()).expect("a page"));
        pages.push((texts.next().expect("a page was written"), texts.next()));
    }
    assert_eq!(pages[0], pages[1]);
    assert!(pages[0].0.contains("Is warmth fine") && !pages[0].0.contains("tender"));
}
