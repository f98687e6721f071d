//! What every line keeps to: no sign that steers a terminal, no boxes, never wider than the terminal.

use crate::equal::is_plain;
use crate::harness::piped::Piped;
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
    run.wait_for("Pain yesterday");
    run.line("q");
    assert_eq!(run.exit_code(), 0);
    let said = String::from_utf8(run.bytes()).expect("text");
    assert!(!said.contains('\u{1b}'), "{said:?}");
    // It says once what the terminal keeps, and how that goes away.
    assert_eq!(said.matches("clear").count(), 1, "{said}");
    let typed = |line: &&str| !line.is_empty();
    assert!(said.split("\r\n").filter(typed).all(|line| line.chars().count() <= 40), "{said}");
}
