//! Letters that take two columns, marks that take none, words from right to left: whatever a person writes, what stands
//! beside and beneath it stands where it stands beside plain letters of the same width, and nothing is seen by half.

use pelvicoach::coach::Event;
use pelvicoach::diary::{Month, MonthState, Record};
use pelvicoach::tui::widgets::text;
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;
use serde_json::{Value, json};
use unicode_segmentation::UnicodeSegmentation;

use crate::fields::{asks, at, is_typed};
use crate::forms::every;
use crate::sizes::hurts;
use crate::stage::{Setting, Stage, Who};

/// Two columns each, emoji, marks on letters, from right to left with its marks, wide signs of Latin letters.
const WRITTEN: &str = "漢字 🌙🌙 e\u{301}te\u{301} שלום\u{200f} ﾊﾝｶｸ ＡＢ 한글";
/// A sign joined of several: where lines break a text area counts each of them, so it stands in a short line.
const JOINED: &str = "👩\u{200d}🦽 e\u{301}";
/// What stands for them in the picture beside it: no screen has this letter.
const STAND_IN: &str = "Ж";
const SIZES: [(u16, u16); 2] = [(80, 24), (40, 12)];

/// Plain letters of the same width, with blanks at the same places.
fn plain(words: &str) -> String {
    let one = |sign: &str| if sign == " " { sign.to_owned() } else { STAND_IN.repeat(usize::from(text::width(sign))) };
    text::harmless(words).graphemes(true).map(one).collect()
}

/// What is wrong with a picture by itself: half a sign, a mark without its letter, a sign that moves the cursor. What a
/// buffer holds beneath the second half of a sign is not seen.
fn broken(seen: &Buffer) -> Option<String> {
    let area = seen.area;
    for y in 0..area.height {
        let mut covered = 0;
        for x in 0..area.width {
            let sign = seen[(x, y)].symbol();
            if covered > 0 {
                covered -= 1;
                continue;
            }
            let wide = text::width(sign);
            if x + wide > area.width {
                return Some(format!("{sign:?} is cut by the edge at {x},{y}"));
            }
            if wide == 0 || sign.chars().any(hurts) {
                return Some(format!("{sign:?} stands alone at {x},{y}"));
            }
            covered = wide - 1;
        }
    }
    None
}

/// Where one cell is turned around: the cursor of a line, or of a text.
fn cursor(seen: &Buffer) -> Option<(u16, u16)> {
    let area = seen.area;
    let turned = |at: &(u16, u16)| seen[*at].modifier.contains(Modifier::REVERSED);
    (0..area.height).flat_map(|y| (0..area.width).map(move |x| (x, y))).find(turned)
}

/// Every sign that both pictures have, at its place: none of what a person wrote, and none that marks a cut.
fn landmarks(seen: &Buffer) -> Vec<(u16, u16, String)> {
    let area = seen.area;
    let mut found = Vec::new();
    for y in 0..area.height {
        for x in 0..area.width {
            let sign = seen[(x, y)].symbol();
            if !matches!(sign, " " | "" | "…" | STAND_IN) {
                found.push((x, y, sign.to_owned()));
            }
        }
    }
    found
}

/// Compares the picture of words of every kind with that of plain letters.
fn compare(what: &str, wide: &Buffer, narrow: &Buffer, told: &str) {
    assert_eq!(broken(wide), None, "{what}\n{told}");
    for (x, y, sign) in landmarks(narrow) {
        assert_eq!(wide[(x, y)].symbol(), sign, "{what}: moved at {x},{y}\n{told}");
    }
    // Of a line that is longer than its room a sign is out of sight whole or not at all.
    let near = |(x, y): (u16, u16), (other, line): (u16, u16)| y == line && x.abs_diff(other) <= 1;
    let there = match (cursor(wide), cursor(narrow)) {
        (Some(at), Some(other)) => near(at, other),
        (at, other) => at == other,
    };
    assert!(there, "{what}: the cursor {:?} {:?}\n{told}", cursor(wide), cursor(narrow));
}

#[test]
fn every_field_keeps_its_place_beside_letters_of_any_width() {
    let mut tried = 0;
    for (name, form) in every() {
        for (page, row, ask) in asks(&form).into_iter().filter(|(_, _, ask)| is_typed(ask)) {
            let stage = |words: &str, size: (u16, u16)| {
                let mut stage = at(&form, page, row);
                stage.size(size.0, size.1).paste(words);
                stage
            };
            for (words, size) in [WRITTEN, JOINED].into_iter().flat_map(|words| SIZES.map(|size| (words, size))) {
                let what = format!("{name}, {}, {size:?}", ask.id);
                let (mut wide, mut narrow) = (stage(words, size), stage(&plain(words), size));
                let told = format!("{}\n---\n{}", wide.text(), narrow.text());
                compare(&what, &wide.buffer(), &narrow.buffer(), &told);
                assert!(cursor(&wide.buffer()).is_some(), "{what}: no cursor\n{told}");
                // Many lines of them: where they break is for the text to say, signs between which there is no blank part too.
                wide.paste(&format!(" {WRITTEN} {JOINED}").repeat(4));
                assert_eq!(broken(&wide.buffer()), None, "{what}\n{}", wide.text());
                assert!(cursor(&wide.buffer()).is_some(), "{what}: no cursor\n{}", wide.text());
                // A letter with its marks is one step of the cursor, and never taken apart.
                for _ in 0..12 {
                    wide.keys("Left");
                    assert_eq!(broken(&wide.buffer()), None, "{what}\n{}", wide.text());
                }
                tried += 1;
            }
        }
    }
    assert!(tried > 60, "{tried}");
}

fn record(n: usize, mut body: Value) -> Record {
    let common = [
        ("id", json!(format!("019ab000-0000-7000-8000-0000000000{n:02}"))),
        ("at", json!(format!("2026-11-{:02}T06:{:02}:00+01:00", 23 - n / 4, 30 + n))),
        ("tz", json!("UTC")),
        ("rev", json!(1)),
        ("updated", json!("2026-11-23T05:30:00Z")),
        ("device", json!("stage")),
    ];
    for (name, value) in common {
        body[name] = value;
    }
    Record::from_text(&body.to_string()).expect("a record")
}

/// A life in which every word is `words`.
fn life(words: &str, size: (u16, u16)) -> Stage {
    let lines = format!("{words}\n{words}");
    let bodies = [
        json!({ "kind": "note", "text": words, "tags": [words], "for_therapist": true }),
        json!({ "kind": "question", "text": words }),
        json!({ "kind": "visit", "with": words, "note": words }),
        json!({ "kind": "check_in", "pain_now": 3, "word": words, "note": words, "medicines": [words] }),
        json!({ "kind": "pain_episode", "pain_worst": 5, "note": lines, "places": ["entrance", words] }),
        json!({ "kind": "thought", "situation": words, "thought": words, "fairer": words }),
        json!({ "kind": "experiment", "prediction": words, "test": words }),
        json!({ "kind": "practice", "routine": words, "outcome": "finished", "planned_s": 60, "done_s": 60, "note": words,
            "blocks": [{ "exercise": words, "track": "floor", "planned_s": 60, "done_s": 60, "outcome": "finished" }] }),
    ];
    let records: Vec<Record> = bodies.into_iter().enumerate().map(|(n, body)| record(n, body)).collect();
    let pattern = json!({ "own-1": { "name": words, "pattern": { "in_ms": 4_000, "out_ms": 6_000 } } });
    let routine = json!({ "name": words, "blocks": [{ "exercise": "B3", "seconds": 120 }] });
    let registers = [
        ("contacts", json!(lines)),
        ("body_words", json!({ "entrance": words, "front": words })),
        ("patterns", pattern),
        ("own_routine-01940000-0000-7000-8000-000000000001", routine),
        ("cue_word", json!(words)),
        ("flare_plan", json!({ "helps": [words], "tell": words })),
        ("opened", json!(["alone"])),
    ];
    let plan = format!(
        "title = \"{words}\"\n\n[[line]]\nexercise = \"{words}\"\nlength = \"3 min\"\nwords = \"{words}\"\n\n\
         [[line]]\nexercise = \"Pelvic drop\"\nreps = 8\nwords = \"{words}\"\n"
    );
    let mut stage = Stage::set(&Setting { registers: &registers, plan: Some(&plan), ..Setting::of(Who::Fresh, size) });
    let month = Month { year: 2026, number: 11 };
    stage.disk.insert(month, records.clone());
    stage.event(Event::Month(month, MonthState::Read(records)));
    stage
}

/// Ways to whatever shows words of a person, and the section of Plan where it is one.
const WAYS: [(&str, &str); 27] = [
    ("", ""),
    ("w", ""),
    ("Enter", ""),
    ("2", ""),
    ("2 End", ""),
    ("3", ""),
    ("3 Enter", ""),
    ("3 Down Enter", ""),
    ("3 Down Down Enter", ""),
    ("3 Down Down Down Enter", ""),
    ("3 Down Down Down Down Enter", ""),
    ("3 Down Down Down Down Down Down Enter", ""),
    ("3 D", ""),
    ("3 e", ""),
    ("4", ""),
    ("4 Enter", ""),
    ("x Space", ""),
    ("x Space PageDown", ""),
    ("x Space PageDown PageDown", ""),
    ("! t", ""),
    ("", "Your own routines"),
    ("Enter", "Your own routines"),
    ("", "From your"),
    ("", "Your words"),
    ("", "Your people"),
    ("", "Hard days"),
    ("", "Settings"),
];

#[test]
fn every_list_keeps_its_columns_beside_letters_of_any_width() {
    for size in SIZES {
        let mut seen = 0;
        for (way, section) in WAYS {
            let go = |words: &str| {
                let mut stage = life(words, size);
                if !section.is_empty() {
                    stage.section(section);
                }
                stage.keys(way);
                stage
            };
            for words in [WRITTEN, JOINED] {
                let (mut wide, mut narrow) = (go(words), go(&plain(words)));
                let told = format!("{}\n---\n{}", wide.text(), narrow.text());
                compare(&format!("{section} {way:?} {size:?}"), &wide.buffer(), &narrow.buffer(), &told);
                seen += usize::from(wide.text().contains('漢'));
            }
        }
        assert!(seen > 12, "{seen} of the screens at {size:?} show words of the person");
    }
}
