//! The key tables: no key means two things where it could hurt.

use std::collections::HashMap;

use pelvicoach::tui::keys::{self, Binding, Intent, Stroke};

/// Tables that hold together on one screen.
const TOGETHER: &[(&str, &[&[Binding]])] = &[
    ("Today", &[keys::TODAY, keys::EVERYWHERE]),
    ("Today, one length", &[keys::TODAY_ONE_LENGTH, keys::EVERYWHERE]),
    ("Today, with an experiment", &[keys::TODAY, keys::TODAY_EXPERIMENT, keys::EVERYWHERE]),
    ("Today, resting", &[keys::TODAY_RESTS]),
    ("Today, waiting", &[keys::TODAY_WAITS, keys::EVERYWHERE]),
    (
        "session",
        &[
            keys::SESSION_SILENT,
            keys::SESSION,
            keys::SESSION_PACE,
            keys::SESSION_PARTS,
            keys::SESSION_SEEN,
            keys::SESSION_AWAKE,
        ],
    ),
    ("session, paused", &[keys::SESSION_PAUSED]),
    ("session, its first block", &[keys::SESSION_FIRST]),
    ("session, offering the bell", &[keys::SESSION_OFFERS]),
    ("session, how to lie or sit in sight", &[keys::SESSION_SET_UP]),
    ("session, its last block", &[keys::SESSION_LAST]),
    ("session, before the first breath", &[keys::SESSION_LEADS, keys::SESSION_OWN_PACE, keys::ALWAYS]),
    ("session, not begun", &[keys::SESSION_NOT_BEGUN]),
    ("session, waiting", &[keys::SESSION_WAITS, keys::READ]),
    ("session, before an exercise", &[keys::SESSION_STARTS, keys::SESSION_READS, keys::SESSION_WAITS]),
    ("session, asking", &[keys::SESSION_ASKS, keys::SESSION_WAITS]),
    ("session, an answer chosen", &[keys::SESSION_CHOOSES, keys::SESSION_WAITS]),
    ("session, dizzy", &[keys::SESSION_DIZZY, keys::READ]),
    ("settling", &[keys::SETTLE, keys::READ]),
    ("settling, after a stop", &[keys::SETTLE_STOPPED, keys::SETTLE]),
    ("settling, what it was", &[keys::SETTLE_OPEN, keys::SETTLE]),
    ("settling, an answer chosen", &[keys::SETTLE_CHOOSES, keys::SETTLE]),
    ("a person", &[keys::CONTACTS, keys::READ]),
    ("form", &[keys::FORM_ASKS[0], keys::FORM, keys::EVERYWHERE]),
    ("Today, with copies", &[keys::TODAY, keys::TODAY_COPIES, keys::EVERYWHERE]),
    ("form about a thought", &[keys::FORM_ASKS[0], keys::FORM, keys::FORM_SAFETY, keys::EVERYWHERE]),
    ("form, with something to tick", &[keys::FORM_ASKS[0], keys::FORM, keys::FORM_TICKS]),
    ("form that begins", &[keys::FORM_BEGINS]),
    ("questionnaire", &[keys::FORM_ASKS[0], keys::FORM, keys::FORM_PERSON, keys::EVERYWHERE]),
    ("its result", &[keys::FORM_READ, keys::EVERYWHERE]),
    ("form, in a text", &[keys::FORM_LINES]),
    ("form, while it asks", &keys::FORM_ASKS),
    ("form, at its end", &keys::FORM_ENDS),
    ("form, left open", &[keys::FORM_OPEN]),
    ("choose", &[keys::LIST, keys::CHOOSE, keys::EVERYWHERE]),
    ("choose, a breath", &[keys::LIST, keys::CHOOSE_BREATH, keys::CHOOSE_OWN, keys::CHOOSE, keys::EVERYWHERE]),
    ("journal", &[keys::LIST, keys::JOURNAL, keys::EVERYWHERE]),
    ("journal, a search", &[keys::JOURNAL_SEARCH]),
    ("journal, a search without any", &[keys::JOURNAL_SEARCH_NONE]),
    ("entry that has gone", &[keys::ENTRY_GONE, keys::READ]),
    ("entry", &[keys::ENTRY, keys::READ, keys::EVERYWHERE]),
    ("history", &[keys::HISTORY, keys::EVERYWHERE]),
    ("history, days that are typed", &[keys::HISTORY_DAYS]),
    ("history, the calendar", &[keys::HISTORY_CALENDAR]),
    ("history, told", &[keys::HISTORY_TOLD]),
    ("history, what went along", &[keys::HISTORY_TOGETHER]),
    ("history, how it was counted", &[keys::HISTORY_HOW]),
    ("plan", &[keys::LIST, keys::PLAN_OWN, keys::PLAN, keys::EVERYWHERE]),
    ("page", &[keys::PAGE, keys::EVERYWHERE]),
    ("page, its days", &[keys::PAGE_DATES]),
    ("safety", &[keys::SAFETY, keys::READ, keys::EVERYWHERE]),
    ("learn", &[keys::LIST, keys::EVERYWHERE]),
    ("lesson", &[keys::READING, keys::READ, keys::LESSON, keys::EVERYWHERE]),
    ("card", &[keys::READING, keys::READ, keys::CARD, keys::EVERYWHERE]),
    ("unfinished", &[keys::UNFINISHED, keys::EVERYWHERE]),
    ("passphrase", &[keys::LOCK]),
    ("passphrase, new", &[keys::LOCK_NEW]),
    ("recovery sheet", &[keys::LOCK_SHEET]),
    ("yes or no", &[keys::YES_NO]),
];

#[test]
fn no_key_means_two_things_on_one_screen() {
    for (screen, tables) in TOGETHER {
        let mut seen: HashMap<Stroke, Intent> = HashMap::new();
        for binding in tables.iter().copied().flatten().chain(keys::ALWAYS) {
            for stroke in binding.strokes {
                let before = seen.insert(*stroke, binding.intent);
                assert!(
                    before.is_none_or(|before| before == binding.intent),
                    "{screen}: {stroke:?} is {before:?} and {:?}",
                    binding.intent
                );
            }
        }
    }
}

/// Screens that follow each other while a person goes on pressing keys.
const FOLLOW: &[(&str, &str)] = &[
    ("Today", "form"),
    ("Today", "session"),
    ("form", "session"),
    ("session", "session, waiting"),
    ("session, waiting", "session"),
    ("session", "session, dizzy"),
    ("session", "settling"),
    ("session", "form"),
    ("settling", "Today"),
    ("form", "Today"),
    ("journal", "entry"),
    ("entry", "journal"),
    ("journal", "form"),
    ("form", "journal"),
    ("choose", "form"),
    ("form", "choose"),
    ("form about a thought", "form"),
    ("form that begins", "form"),
    ("choose", "questionnaire"),
    ("questionnaire", "a person"),
    ("questionnaire", "its result"),
    ("its result", "choose"),
    ("its result", "Today"),
    ("Today, with an experiment", "form"),
    ("Today, with copies", "form"),
    ("form", "Today, with an experiment"),
    ("entry", "form"),
    ("form", "entry"),
    ("history", "journal"),
    ("journal", "history"),
    ("Today", "plan"),
    ("plan", "Today"),
    ("plan", "form"),
    ("form", "plan"),
    ("journal", "plan"),
    ("plan", "journal"),
    ("Today", "page"),
    ("journal", "page"),
    ("history", "page"),
    ("page", "Today"),
    ("page", "history"),
    ("Today", "safety"),
    ("safety", "Today"),
    ("safety", "settling"),
    ("settling", "safety"),
    ("settling", "a person"),
    ("a person", "settling"),
    ("a person", "form"),
    ("unfinished", "Today"),
    ("unfinished", "form"),
    ("Today, resting", "session"),
    ("Today, waiting", "safety"),
    ("yes or no", "Today"),
    ("yes or no", "journal"),
    ("Today", "choose"),
    ("learn", "lesson"),
    ("lesson", "learn"),
    ("learn", "card"),
    ("card", "learn"),
    ("lesson", "form"),
    ("form", "lesson"),
    ("lesson", "session"),
    ("choose", "session"),
];

/// What could hurt when it happens by a key meant for the screen before: it takes something away, ends something, or
/// writes a file.
const HURTS: &[Intent] = &[
    Intent::Delete,
    Intent::Discard,
    Intent::Leave,
    Intent::Stop,
    Intent::Dizzy,
    Intent::Write,
    Intent::HardDay,
    Intent::Undo,
    Intent::Seen,
];

/// Keys that mean two things on screens that follow each other and could hurt, each with the reason why it may be so.
const ALLOWED: &[(&str, &str, Stroke, &str)] = &[
    (
        "form",
        "session",
        Stroke::Key(ratatui::crossterm::event::KeyCode::Esc),
        "back out of a card does not lead into a session; in a session Esc stops, as everywhere it leads out",
    ),
    ("session, waiting", "session", Stroke::Key(ratatui::crossterm::event::KeyCode::Esc), "the same: stop"),
    ("settling", "Today", Stroke::Key(ratatui::crossterm::event::KeyCode::Esc), "back; Today has no Esc"),
    (
        "Today",
        "page",
        Stroke::Key(ratatui::crossterm::event::KeyCode::Enter),
        "x opens the page, and Enter waits 400 ms; a file that is there is never replaced without a yes",
    ),
    (
        "choose",
        "session",
        Stroke::Key(ratatui::crossterm::event::KeyCode::Esc),
        "Esc leaves the list without a session; in one it stops",
    ),
    (
        "journal",
        "page",
        Stroke::Key(ratatui::crossterm::event::KeyCode::Enter),
        "as from Today: x stands between, Enter waits, nothing is replaced without a yes",
    ),
    ("history", "page", Stroke::Key(ratatui::crossterm::event::KeyCode::Enter), "the same"),
    ("page", "Today", Stroke::Char('f'), "Esc stands between; a hard day is gentle rest, and Esc leads out of it"),
    ("Today", "session", Stroke::Char('!'), "grounding, in both: in a session it stops the pacer first"),
    ("form", "session", Stroke::Char('!'), "the same"),
    ("choose", "session", Stroke::Char('!'), "the same"),
    (
        "lesson",
        "session",
        Stroke::Key(ratatui::crossterm::event::KeyCode::Esc),
        "Esc leaves the lesson without a session; in one it stops",
    ),
    ("lesson", "session", Stroke::Char('!'), "the same"),
];

#[test]
fn no_key_hurts_on_the_screen_that_follows() {
    let tables: HashMap<&str, &[&[Binding]]> = TOGETHER.iter().copied().collect();
    let strokes = |screen: &str| -> HashMap<Stroke, Intent> {
        let bindings = tables[screen].iter().copied().flatten();
        bindings.flat_map(|binding| binding.strokes.iter().map(|stroke| (*stroke, binding.intent))).collect()
    };
    let mut found = Vec::new();
    for (first, then) in FOLLOW {
        let after = strokes(then);
        for (stroke, before) in strokes(first) {
            let Some(intent) = after.get(&stroke).filter(|intent| **intent != before && HURTS.contains(intent)) else {
                continue;
            };
            let allowed =
                ALLOWED.iter().any(|(a, b, key, why)| a == first && b == then && *key == stroke && !why.is_empty());
            if !allowed {
                found.push(format!("{first} then {then}: {stroke:?} is {before:?}, then {intent:?}"));
            }
        }
    }
    found.sort();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn every_key_has_words() {
    for (_, tables) in TOGETHER {
        for binding in tables.iter().copied().flatten() {
            assert!(pelvicoach::words::has(binding.words), "{}", binding.words);
            assert!(!binding.label.is_empty());
        }
    }
}
