//! Bad input to every option and value of every command there is: the list is the command line's own, so that a new one
//! is tried as well.

use std::ffi::OsString;

use clap::{ArgAction, CommandFactory as _};
use pelvicoach::cli::Cli;

use super::world::World;

/// What fits nowhere but in free words: out of range, not a number, impossible dates, long, wide, from right to left,
/// and signs that a terminal would obey.
fn bad() -> Vec<String> {
    let mut bad: Vec<String> = [
        "-1",
        "99999999999999999999",
        "1e999",
        "nan",
        "2026-02-30",
        "2026-13-01",
        "25:61",
        "",
        " ",
        "\u{1b}]0;title\u{7}",
        "\u{202e}6",
        "\u{9b}2J",
        "全角文字",
        "שלום",
        "a\nb\tc",
        "🙂",
    ]
    .map(str::to_owned)
    .to_vec();
    bad.push("x".repeat(10_000));
    bad
}

/// Values that are words of the person's own: they are taken as they are, or refused.
const FREE: [(&str, &str); 7] = [
    ("log", "note"),
    ("edit", "note"),
    ("edit", "with"),
    ("ask", "text"),
    ("visit", "with"),
    ("visit", "note"),
    ("journal", "search"),
];

/// Whether a value is a place on the disk: any name can be one.
fn is_place(arg: &clap::Arg) -> bool {
    let names = arg.get_value_names().unwrap_or_default();
    names.iter().any(|name| name.as_str().split('|').any(|name| ["FILE", "DIR"].contains(&name)))
}

/// What a command needs besides the one value that is tried, so that nothing else is wrong about it.
fn needs(path: &[&str], tried: &str) -> Vec<&'static str> {
    match (path, tried) {
        (["log"], "mood") => vec!["--stress=1"],
        (["log"], _) => vec!["--mood=3"],
        (["journal", "edit"], "id") => vec!["--pain=3"],
        (["journal", "edit"], _) => vec!["0123abcd"],
        (["journal", "delete"], _) => vec!["--yes"],
        _ => Vec::new(),
    }
}

/// Every command with its words, those with commands of their own as well.
fn commands() -> Vec<(Vec<String>, clap::Command)> {
    let mut waiting = vec![(Vec::new(), Cli::command())];
    let mut all = Vec::new();
    while let Some((path, command)) = waiting.pop() {
        for inner in command.get_subcommands() {
            let mut path: Vec<String> = path.clone();
            path.push(inner.get_name().to_owned());
            waiting.push((path, inner.clone()));
        }
        all.push((path, command));
    }
    assert!(all.len() > 20, "the command line is gone through");
    all
}

/// Whatever was typed: it ends by itself with a code that means something, and no line holds a sign that hurts.
fn is_harmless(answer: &super::world::Answer, words: &[OsString]) {
    assert!([0, 1, 2, 65, 73, 74, 75, 77].contains(&answer.code), "{words:?}: {answer:?}");
    for said in [&answer.out, &answer.err] {
        let hurts = |sign: char| (sign.is_control() && sign != '\n') || ('\u{202a}'..='\u{2069}').contains(&sign);
        assert!(!said.chars().any(hurts), "{words:?}: {said:?}");
    }
    assert!(answer.err.trim_end().lines().count() <= 1, "{words:?}: {}", answer.err);
    assert!(answer.err.chars().count() < 700 && !answer.err.contains("panicked"), "{words:?}: {}", answer.err);
}

#[test]
fn no_value_of_any_command_takes_what_does_not_fit() {
    let mut tried = 0;
    for (path, command) in commands() {
        let names: Vec<&str> = path.iter().map(String::as_str).collect();
        let owner = names.last().copied().unwrap_or_default();
        let values = |arg: &&clap::Arg| matches!(arg.get_action(), ArgAction::Set | ArgAction::Append);
        for arg in command.get_arguments().filter(values) {
            let id = arg.get_id().as_str();
            let free = FREE.contains(&(owner, id)) || is_place(arg);
            let world = World::new();
            for value in bad() {
                let mut words: Vec<OsString> = names.iter().map(OsString::from).collect();
                words.extend(needs(&names, id).into_iter().map(OsString::from));
                match arg.get_long() {
                    Some(long) => words.push(format!("--{long}={value}").into()),
                    // After two dashes a value is a value, whatever it looks like.
                    None => words.extend(["--".into(), value.clone().into()]),
                }
                if names.is_empty() {
                    words.extend(["log".into(), "--mood=3".into()]);
                }
                let plain: Vec<&str> = words.iter().map(|word| word.to_str().unwrap()).collect();
                let answer = world.call(&plain);
                is_harmless(&answer, &words);
                // Nothing typed is nothing asked for where a value can be left out.
                let empty = value.trim().is_empty();
                if !free && !empty {
                    assert!([1, 2].contains(&answer.code), "{words:?}: {answer:?}");
                }
                tried += 1;
            }
            if !free {
                assert!(world.files().is_empty(), "{names:?} --{id} wrote {:?}", world.files());
            }
        }
    }
    assert!(tried > 500, "{tried}");
}

#[test]
fn no_command_takes_a_word_that_it_does_not_know() {
    for (path, command) in commands() {
        let world = World::new();
        let takes_words = command.get_positionals().next().is_some();
        for value in bad() {
            let stray = [format!("--x{value}"), format!("x{value}")];
            for word in stray.iter().take(if takes_words { 1 } else { 2 }) {
                let words: Vec<OsString> = path.iter().cloned().chain([word.clone()]).map(OsString::from).collect();
                let plain: Vec<&str> = words.iter().map(|word| word.to_str().unwrap()).collect();
                let answer = world.call(&plain);
                is_harmless(&answer, &words);
                assert_eq!(answer.code, 2, "{words:?}: {answer:?}");
            }
        }
        assert!(world.files().is_empty(), "{path:?}");
    }
}

#[test]
fn the_readme_names_every_command() {
    let readme = include_str!("../../README.md");
    for (path, command) in commands() {
        let Some(first) = path.first() else { continue };
        let of_first = || readme.lines().filter(|line| line.starts_with(&format!("pelvicoach {first}")));
        assert!(of_first().next().is_some(), "{path:?} is not in the README");
        if command.get_subcommands().next().is_none() {
            let last = path.last().map(String::as_str).unwrap_or_default();
            assert!(of_first().any(|line| line.contains(last)), "{path:?} is not in the README");
        }
    }
}

#[cfg(unix)]
#[test]
fn words_that_are_no_text_are_refused_in_one_line() {
    use std::os::unix::ffi::OsStringExt as _;
    let world = World::new();
    for command in [vec!["ask"], vec!["log", "--note"], vec!["journal", "--search"], vec![]] {
        let output = world.command(&command).arg(OsString::from_vec(vec![b'a', 0xff, 0x1b, b'x'])).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), said.trim_end().lines().count()), (Some(2), 1), "{command:?}: {said}");
        assert!(!said.trim_end().chars().any(char::is_control), "{said:?}");
    }
    assert!(world.files().is_empty());
}
