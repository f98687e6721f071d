//! Own keys: what is taken, what gives way, and what never does.

use ratatui::crossterm::event::{KeyEvent, KeyModifiers};

use super::*;
use crate::tui::keys as tables;
use crate::tui::keys::find;

/// The keys, and each remark as one line.
fn of(text: &str) -> (Keymap, Vec<String>) {
    let (keymap, remarks) = Keymap::of(&text.parse::<Table>().expect("TOML"));
    let line =
        |(words, fills): Remark| fills.into_iter().fold(words.to_owned(), |line, (_, fill)| format!("{line} {fill}"));
    (keymap, remarks.into_iter().map(line).collect())
}

/// The tables of a running session in which these keys are.
const SESSION: &[&[Binding]] = &[tables::SESSION, tables::SESSION_SEEN];

fn meaning(keymap: Keymap, tables: &[&'static [Binding]], code: KeyCode) -> Option<Intent> {
    find(&keymap.apply(tables.to_vec()), KeyEvent::new(code, KeyModifiers::NONE))
}

#[test]
fn an_own_key_takes_the_place_of_the_usual_one_and_is_shown() {
    let (keymap, lines) = of("hide-numbers = \"n\"\n[session]\ndizzy = [\"e\", \"F6\"]\nskip = \"Ctrl-G\"\n");
    assert_eq!(lines, Vec::<String>::new());
    let session: &[&'static [Binding]] = &[tables::SESSION, tables::SESSION_SEEN, tables::SESSION_PARTS];
    for (code, intent) in [
        (KeyCode::Char('n'), Some(Intent::HideNumbers)),
        (KeyCode::Char('h'), None),
        (KeyCode::Char('e'), Some(Intent::Dizzy)),
        (KeyCode::F(6), Some(Intent::Dizzy)),
        (KeyCode::Char('d'), None),
        (KeyCode::Char('p'), Some(Intent::Pain)),
    ] {
        assert_eq!(meaning(keymap, session, code), intent, "{code:?}");
    }
    let shown = keymap.apply(session.to_vec());
    let label =
        |intent| shown.iter().copied().flatten().find(|binding| binding.intent == intent).expect("it is there").label;
    assert_eq!((label(Intent::HideNumbers), label(Intent::Dizzy), label(Intent::Skip)), ("n", "e", "Ctrl-G"));
    // Another screen is as it was.
    assert_eq!(meaning(keymap, &[tables::TODAY], KeyCode::Char('n')), Some(Intent::Note));
}

#[test]
fn the_ways_out_help_and_enter_are_never_taken_away() {
    for (asked, told) in [
        ("[session]\npain = \"Esc\"", "Esc"),
        ("note = \"!\"", "!"),
        ("[today]\nwhy = \"F12\"", "F12"),
        ("ask = \"Ctrl-L\"", "Ctrl-L"),
        ("[journal]\ndelete = \"Enter\"", "Enter"),
        ("[session]\npain = \"Space\"", "Space"),
        ("ask = \"2\"", "2"),
    ] {
        let (keymap, lines) = of(asked);
        assert!(keymap.changed.is_empty(), "{asked}");
        assert!(lines.len() == 1 && lines[0].contains(told), "{asked}: {lines:?}");
    }
    // What they lead to may have another key beside them.
    let (keymap, lines) = of("help-now = \"H\"\nback = \"B\"\nstart = \"S\"\n[session]\nstop = \"e\"\npause = \"P\"\n");
    assert_eq!(lines, Vec::<String>::new());
    for (tables, code, intent) in [
        (tables::SESSION, KeyCode::Esc, Intent::Stop),
        (tables::SESSION, KeyCode::Char('!'), Intent::Stop),
        (tables::SESSION, KeyCode::Char('e'), Intent::Stop),
        (tables::SESSION, KeyCode::Char(' '), Intent::Pause),
        (tables::EVERYWHERE, KeyCode::Char('!'), Intent::HelpNow),
        (tables::EVERYWHERE, KeyCode::Char('H'), Intent::HelpNow),
        (tables::LIST, KeyCode::Esc, Intent::Back),
        (tables::TODAY, KeyCode::Enter, Intent::Start),
    ] {
        assert_eq!(meaning(keymap, &[tables], code), Some(intent), "{code:?}");
    }
}

#[test]
fn where_a_key_would_mean_two_things_the_usual_ones_hold_and_one_line_says_so() {
    let (keymap, lines) = of("[session]\npain = \"h\"\nlarge = \"u\"\n[journal]\nask = \"k\"\n[today]\nnote = \"f\"\n");
    assert_eq!(lines.len(), 1, "{lines:?}");
    for told in ["session.pain / hide-numbers (h)", "journal.ask / up (k)", "today.note / hard-day (f)"] {
        assert!(lines[0].contains(told), "{told}: {lines:?}");
    }
    assert_eq!(meaning(keymap, SESSION, KeyCode::Char('h')), Some(Intent::HideNumbers));
    assert_eq!(meaning(keymap, SESSION, KeyCode::Char('p')), Some(Intent::Pain));
    assert_eq!(meaning(keymap, SESSION, KeyCode::Char('u')), Some(Intent::Large), "the others are taken");
    // Two that change places do not clash; two that want the same do.
    let (keymap, lines) = of("[session]\npain = \"d\"\ndizzy = \"p\"\n");
    assert!(lines.is_empty(), "{lines:?}");
    assert_eq!(meaning(keymap, SESSION, KeyCode::Char('p')), Some(Intent::Dizzy));
    let (keymap, lines) = of("[session]\npain = \"u\"\ndizzy = \"u\"\nmute = \"p\"\n");
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert_eq!(lines[0].matches("(u)").count(), 1, "the same clash is told once: {lines:?}");
    assert!(keymap.changed.is_empty(), "the third wanted what came back: {lines:?}");
}

#[test]
fn what_says_nothing_is_told_and_does_no_harm() {
    for (asked, told) in [
        ("[cellar]\nup = \"x\"", "cellar"),
        ("[session]\nfly = \"x\"", "session.fly"),
        ("fly = \"x\"", "fly"),
        ("[session]\npain = \"\"", "session.pain"),
        ("[session]\npain = 7", "session.pain"),
        ("[session]\npain = \"F99\"", "session.pain"),
        ("[session]\npain = \"Hyper-x\"", "session.pain"),
        ("[session]\npain = \"\\u001b\"", "session.pain"),
        ("[today]\npain = \"x\"", "today.pain"),
    ] {
        let (keymap, lines) = of(asked);
        assert!(keymap.changed.is_empty(), "{asked}");
        assert!(lines.len() == 1 && lines[0].contains(told), "{asked}: {lines:?}");
        assert!(!lines[0].chars().any(char::is_control), "{lines:?}");
    }
    let (_, lines) = of("[session]\nfly = \"x\"");
    assert!(lines[0].contains("hide-numbers"), "what there is, is named: {lines:?}");
}

#[test]
fn every_key_that_can_be_written_reads_as_itself() {
    for text in ["a", "Z", "+", "Space", "Tab", "Shift-Tab", "F1", "F12", "Ctrl-G", "PageDown", "Delete", "é"] {
        assert_eq!(stroke_of(text).map(written).as_deref(), Some(text));
    }
}

#[test]
fn every_table_can_be_changed_by_the_name_of_its_screen() {
    let sources = [include_str!("../tables.rs"), include_str!("../forms.rs")];
    let names = sources
        .iter()
        .flat_map(|source| source.lines())
        .filter_map(|line| line.strip_prefix("pub const ")?.split_once(": &[Binding]").map(|(name, _)| name));
    let names: Vec<&str> = names.filter(|name| *name != "ALWAYS").collect();
    assert!(names.len() > 30, "{names:?}");
    let groups = include_str!("groups.rs");
    for name in names {
        let belongs = [",", "]"].iter().any(|end| groups.contains(&format!("tables::{name}{end}")));
        assert!(belongs, "{name} belongs to no screen that can be named in config.toml");
    }
    for group in GROUPS {
        assert!(group.beside.iter().all(|name| GROUPS.iter().any(|other| other.name == *name)), "{}", group.name);
    }
}

#[test]
fn no_own_key_takes_a_sign_from_a_passphrase() {
    use crate::tui::screens::Letters;
    let (keymap, lines) = of("[lock]\nopen = [\"e\", \"7\"]\nback = \"B\"\nhelp-now = \"h\"\n");
    assert_eq!(lines, Vec::<String>::new());
    for table in [tables::LOCK, tables::LOCK_NEW] {
        for sign in ('a'..='z').chain('A'..='Z') {
            let taken = meaning(keymap, &[table], KeyCode::Char(sign));
            // The screen asks whether a letter is a key before anything is done with it.
            for letters in [Letters::of_words(true), Letters::of_words(false)] {
                let stays = taken.is_none_or(|intent| !letters.are_key_of(intent, KeyCode::Char(sign)));
                assert!(stays, "{sign}: {taken:?}");
            }
        }
    }
}
