//! More than twenty changes of one run, each of another kind, and `u` again and again: after each one the files say what
//! they said before the change.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::harness::{Home, MORNING, Running};
use crate::kit::{leave, open, settled_with};
use crate::plan::section;

/// What stands in the files: entries that are not deleted and registers with a value, without the marks of a writing.
fn standing(home: &Home) -> (BTreeMap<String, Value>, BTreeMap<String, Value>) {
    let bare = |mut value: Value| {
        for mark in ["rev", "updated", "device"] {
            value.as_object_mut().expect("an object").remove(mark);
        }
        value
    };
    let entries = home.records("2026-11").into_iter().filter(|record| record["deleted"] != true);
    let entries = entries.map(|record| (record["id"].as_str().expect("a name").to_owned(), bare(record))).collect();
    let text = home.diary_file("profile.json");
    let profile: Value = serde_json::from_str(&text).expect("a profile");
    let registers = profile["registers"].as_object().expect("registers").iter();
    let registers = registers.filter(|(_, register)| !register["value"].is_null());
    (entries, registers.map(|(name, register)| (name.clone(), register["value"].clone())).collect())
}

/// Each change: its section of Plan where it has one, and the keys, half a second apart.
const CHANGES: [(&str, &str); 24] = [
    ("", "1 n 4 C-s"),
    ("", "3 p 5 C-s"),
    ("", "3 t text:first_words C-s"),
    ("", "1 a text:what_helps C-s"),
    ("", "3 c text:it_will_hurt C-s"),
    ("", "3 w text:a_worry C-s"),
    ("", "3 b text:it_will_be_fine C-s"),
    ("", "3 t text:second_words C-s"),
    ("", "3 Enter e text:_and_more C-s"),
    ("", "3 Enter D y"),
    ("", "! t e text:Ana_555 C-s Esc Esc"),
    ("", "! t e text:_and_Bea C-s Esc Esc"),
    ("Agreed with", "Enter text:Dr_Weber Down text:yesterday Down 1 C-s"),
    ("Agreed with", "Enter Down Down 2 C-s"),
    ("Areas to open", "Down Down Down Enter"),
    ("Free days", "Enter"),
    ("Sensitive days", "Enter text:friday C-s"),
    ("How much", "Enter"),
    ("Your words", "Enter text:gate C-s"),
    ("Not for me", "Enter"),
    ("", "5 Down Down Down Down Down Enter text:_too C-s"),
    ("Your own routines", "Enter text:Lanterns C-s"),
    ("", "3 t text:third_words C-s"),
    ("", "3 Enter e Backspace C-s"),
];

fn pressed(run: &mut Running, keys: &str) {
    for key in keys.split(' ') {
        run.advance(500);
        run.keys(key);
    }
}

#[test]
fn the_last_twenty_of_a_run_are_taken_back_one_by_one() {
    let home = settled_with(&json!({ "not_for_me": ["ST1"] }));
    let mut run = open(&home, MORNING);
    let mut stood = vec![standing(&home)];
    for (of, keys) in CHANGES {
        if !of.is_empty() {
            section(&mut run, of);
        }
        pressed(&mut run, keys);
        let now = standing(&home);
        assert_ne!(stood.last(), Some(&now), "nothing was changed by {of} {keys}\n{}", run.screen());
        stood.push(now);
    }
    // `u` in the journal, twenty times: each brings back what stood before.
    assert!(stood.len() > 21, "more was done than is kept");
    stood.pop();
    pressed(&mut run, "3");
    for (left, before) in stood.iter().rev().take(20).enumerate() {
        pressed(&mut run, "u");
        assert_eq!(standing(&home), *before, "the change {:?}\n{}", CHANGES[CHANGES.len() - 1 - left], run.screen());
    }
    let twenty_back = standing(&home);
    pressed(&mut run, "u");
    assert_eq!(standing(&home), twenty_back, "{}", run.screen());
    leave(run);
}
