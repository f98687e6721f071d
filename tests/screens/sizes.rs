//! Any size draws, and text that could hurt a terminal never reaches it.

use serde_json::json;

use crate::stage::{Setting, Stage, Who};

/// Ways to every screen.
pub const WAYS: [&str; 34] = [
    "",
    "w",
    "Enter",
    "Enter C-s",
    "Enter C-s Right",
    "Enter C-s Right z",
    "Enter C-s Right p",
    "Enter C-s Right d",
    "Enter C-s Right Esc",
    "Enter C-s q",
    "2",
    "3",
    "3 Enter",
    "3 D",
    "3 /",
    "n PageDown",
    "4",
    "4 v",
    "4 v v",
    "4 c",
    "4 c v",
    "4 c v w",
    "4 c v v Tab",
    "4 c v v v",
    "5",
    "5 Enter",
    "5 Down Enter Down",
    "6",
    "6 Down Enter PageDown",
    "6 Enter a",
    "6 End Enter",
    "x",
    "?",
    "!",
];

#[test]
fn every_screen_draws_at_any_size() {
    for who in [Who::New, Who::Fresh, Who::Seasoned] {
        for way in WAYS {
            let mut stage = Stage::new(who, (80, 24));
            stage.keys(way).wait(1_300);
            for (width, height) in [
                (1, 1),
                (2, 1),
                (1, 40),
                (10, 5),
                (20, 10),
                (39, 12),
                (40, 11),
                (40, 12),
                (60, 20),
                (80, 24),
                (200, 5),
                (400, 100),
            ] {
                stage.size(width, height);
                let buffer = stage.buffer();
                assert_eq!((buffer.area.width, buffer.area.height), (width, height));
            }
        }
    }
}

/// Whether this sign, sent to a terminal, does something else than stand there.
pub fn hurts(letter: char) -> bool {
    letter.is_control()
        || ('\u{202a}'..='\u{202e}').contains(&letter)
        || ('\u{2066}'..='\u{2069}').contains(&letter)
        || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{061c}')
}

/// Every screen that shows words of a person, with words that hurt in them: as they came from a file or a command, not
/// through a form.
#[test]
fn words_that_came_from_elsewhere_hurt_no_screen() {
    let hurtful = format!("\u{1b}[2J\r\n\t\u{7f}\u{9b}31m \u{202e}\u{2066}x\u{2069} 全角 שלום {}", "w ".repeat(5_000));
    let text = json!(hurtful);
    let bodies = [
        json!({ "kind": "note", "text": text, "tags": [text] }),
        json!({ "kind": "question", "text": text }),
        json!({ "kind": "visit", "with": text, "note": text }),
        json!({ "kind": "check_in", "pain_now": 3, "word": text, "note": text, "medicines": [text], "places": [text] }),
        json!({ "kind": "pain_episode", "note": text, "triggers": [text], "onset": text, "visit": text }),
        json!({ "kind": "practice", "routine": text, "outcome": "finished", "planned_s": 60, "done_s": 60, "note": text,
            "blocks": [{ "exercise": text, "track": "floor", "planned_s": 60, "done_s": 60, "outcome": "finished" }] }),
        json!({ "kind": hurtful, "text": text }),
    ];
    for (n, body) in bodies.into_iter().enumerate() {
        let mut record = body;
        let id = format!("019ab000-0000-7000-8000-00000000000{n}");
        for (name, value) in [("id", id.as_str()), ("at", "2026-11-23T06:30:00+01:00"), ("tz", "UTC")] {
            record[name] = json!(value);
        }
        for (name, value) in [("rev", json!(1)), ("updated", json!("2026-11-23T05:30:00Z")), ("device", text.clone())] {
            record[name] = value;
        }
        let record = pelvicoach::diary::Record::from_text(&record.to_string()).expect("a record");
        for way in ["", "Enter", "3", "3 Enter", "3 Enter Down Down", "3 e", "3 / w", "4", "4 Enter", "x Space", "3 D"]
        {
            for size in [(80, 24), (40, 12)] {
                let contacts = [("contacts", text.clone())];
                let mut stage = Stage::set(&Setting { registers: &contacts, ..Setting::of(Who::Fresh, size) });
                let month = pelvicoach::diary::Month { year: 2026, number: 11 };
                stage.disk.insert(month, vec![record.clone()]);
                let read = pelvicoach::diary::MonthState::Read(vec![record.clone()]);
                stage.event(pelvicoach::coach::Event::Month(month, read));
                stage.keys(way);
                let buffer = stage.buffer();
                let bad = buffer.content.iter().find(|cell| cell.symbol().chars().any(hurts));
                let seen = way != "3" || n == 6 || size.0 < 80 || stage.text().contains("w w");
                assert!(seen, "record {n} is not to be seen:\n{}", stage.text());
                assert!(bad.is_none(), "record {n}, {way:?}: {:?}", bad.map(ratatui::buffer::Cell::symbol));
                stage.keys("Esc Esc Esc ! t");
                assert!(!stage.buffer().content.iter().any(|cell| cell.symbol().chars().any(hurts)), "contacts");
            }
        }
    }
}

#[test]
fn text_that_hurts_is_shown_harmlessly() {
    let hurtful = format!(
        "\u{1b}[31mred \u{7} bell \u{202e}txt.exe \u{200b}zero 全角文字 שלום \u{9b}2J {}",
        "long ".repeat(2_000)
    );
    let mut stage = Stage::new(Who::Fresh, (80, 24));
    // Written as a note by pasting, then seen in the form, in the list, as an entry, in a search and on the page.
    stage.keys("3 t").paste(&hurtful);
    let mut pictures = vec![stage.buffer()];
    stage.keys("C-s");
    pictures.push(stage.buffer());
    stage.keys("Enter");
    pictures.push(stage.buffer());
    stage.keys("Esc / r e d");
    pictures.push(stage.buffer());
    stage.keys("Esc x Space");
    pictures.push(stage.buffer());
    for buffer in &pictures {
        for cell in &buffer.content {
            assert!(!cell.symbol().chars().any(hurts), "{:?}", cell.symbol());
        }
    }
    let kept = stage.effects.iter().any(|effect| format!("{effect:?}").contains("2J"));
    assert!(kept, "the words themselves are kept as they were written");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig {
        cases: 40, failure_persistence: None, ..proptest::prelude::ProptestConfig::default()
    })]

    /// A window that is made smaller and larger while something stands in it, and keys that go on.
    #[test]
    fn any_size_and_any_keys(
        who in 0_usize..3,
        way in 0_usize..WAYS.len(),
        sizes in proptest::collection::vec((1_u16..=400, 1_u16..=100), 1..4),
        keys in proptest::collection::vec(0_usize..KEYS.len(), 0..12),
    ) {
        let mut stage = Stage::new([Who::New, Who::Fresh, Who::Seasoned][who], (80, 24));
        stage.keys(WAYS[way]);
        for (width, height) in sizes {
            stage.size(width, height);
            stage.buffer();
            for key in &keys {
                stage.keys(KEYS[*key]);
            }
            stage.buffer();
        }
    }
}

/// Keys that a person might press anywhere; `q` and Ctrl-C leave, and are left out.
const KEYS: [&str; 24] = [
    "Enter", "Esc", "Up", "Down", "Left", "Right", "PageDown", "PageUp", "Home", "End", "Tab", "Space", "1", "9", "!",
    "?", "y", "n", "x", "D", "u", "/", "p", "F12",
];
