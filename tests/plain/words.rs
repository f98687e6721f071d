//! What every line keeps to: no sign that steers a terminal, no boxes, never wider than the terminal.

use crate::harness::piped::{Piped, is_plain};
use crate::harness::{MORNING, Run};
use crate::kit::{records, settled};

#[test]
fn no_line_steers_the_terminal_whatever_is_typed() {
    let home = settled();
    let mut talk = Piped::start(&home, MORNING, "--plain");
    for line in
        ["c", "1", "b", "b", "p", "1", "b", "b", "r", "1", "b", "b", "w", "b", "v", "x9", "\u{1b}[2J", "\u{7f}", "n"]
    {
        talk.line(line);
    }
    is_plain(&talk.raw());
    // What a person writes is kept, and read back without what steers a terminal.
    let mut talk = Piped::start(&home, MORNING, "--plain");
    talk.lines("a | Is \u{1b}[31mred\u{1b}[0m fine? |||");
    is_plain(&talk.raw());
    assert_eq!(records(&home, "question").len(), 1, "{}", talk.all());
}

#[test]
fn in_a_terminal_without_a_cursor_lines_keep_to_its_width() {
    let home = settled();
    let mut run = Run::at(MORNING).home(&home).size(40, 24).variable("TERM", "dumb").in_lines().start();
    run.wait_for("Enter begins");
    run.line("");
    run.wait_for("Average pain yesterday");
    run.line("q");
    assert_eq!(run.exit_code(), 0);
    let said = String::from_utf8(run.bytes()).expect("text");
    assert!(!said.contains('\u{1b}'), "{said:?}");
    // It says once what the terminal keeps, and how that goes away.
    assert_eq!(said.matches("clear").count(), 1, "{said}");
    let typed = |line: &&str| !line.is_empty();
    assert!(said.split("\r\n").filter(typed).all(|line| line.chars().count() <= 40), "{said}");
}

#[test]
fn saved_is_said_before_what_is_asked_next() {
    let home = settled();
    let mut talk = Piped::start(&home, MORNING, "--plain");
    for (lines, next) in [
        ("| 5 | e", "It begins with"),
        ("b | n | 6 | e", "Today:"),
        ("a | swim |", "Today:"),
        ("j | 1 | 2 | 1", "Journal."),
        ("b | c | 1 | 1 || + ", "How was it?"),
        ("e | c | b | f | + ||", "You stopped"),
    ] {
        let mut said = String::new();
        for line in lines.split('|').map(str::trim) {
            said = if line == "+" { talk.advance(60_000) } else { talk.line(line) };
        }
        let saved = said.find("Saved.").unwrap_or_else(|| panic!("{lines}: {said}"));
        let asked = said.find(next).unwrap_or_else(|| panic!("{lines}: {said}"));
        // Whoever stops hears that first.
        assert_eq!(saved < asked, next != "You stopped", "{lines}: {said}");
    }
}

#[test]
fn help_says_again_what_can_be_answered() {
    let home = settled();
    for (door, answer) in [
        ("c", "1) Routines"),
        ("p", "2) The twelve weeks"),
        ("r", "2) "),
        ("h", "9) questionnaires"),
        ("x", "1) Notes, left out"),
        ("n", "0 is none"),
        ("j", "n: how it is now"),
        ("sos | p", "2) I may not be safe"),
    ] {
        let mut talk = Piped::start(&home, MORNING, "--plain");
        talk.lines(door);
        let said = talk.line("help");
        assert!(said.contains(answer) && said.contains("Everywhere:"), "{door}: {said}");
    }
    // In a text it is a word like others.
    let mut talk = Piped::start(&home, MORNING, "--plain");
    let said = talk.lines("a | help | sos |");
    assert!(!said.contains("Everywhere:") && !said.contains("You are here"), "{said}");
    assert_eq!(crate::kit::the_one(&home, "question")["text"], "help\nsos");
}

#[test]
fn the_end_of_the_lines_is_calm_at_any_question_and_keeps_what_was_answered() {
    const WRITTEN: [&str; 4] = ["n | 6", "| 5 | 4", "j | t | half a word", "a | swim"];
    const READ: [&str; 8] = ["x | d", "h | 2", "c | 1", "sos", "sos | p", "w", "r | 1", "p | 9"];
    for lines in WRITTEN.iter().chain(&READ) {
        let home = settled();
        let mut talk = Piped::start(&home, MORNING, "--plain");
        talk.lines(lines);
        assert_eq!(talk.end(), Some(0), "{lines}: {}", talk.raw());
        let all = talk.all();
        assert!(all.contains("What is done is kept.") && all.ends_with(['.', 'd']), "{lines}: {all}");
        is_plain(&talk.raw());
        if WRITTEN.contains(lines) {
            assert!(!home.drafts().is_empty(), "{lines}");
        }
        // A card is begun anew from Today; what was written elsewhere is offered.
        if WRITTEN.contains(lines) && !lines.starts_with('|') {
            let mut again = Piped::start(&home, MORNING, "--plain");
            assert!(again.all().contains("go on with it"), "{lines}: {}", again.raw());
            assert!(again.line("1").contains("So far"), "{lines}: {}", again.raw());
        }
    }
}
