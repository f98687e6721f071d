//! Bad input to every option: one calm line, the right code, and nothing written.

use serde_json::{Value, json};

use super::world::World;

#[test]
fn whatever_does_not_fit_is_one_line_and_writes_nothing() {
    let world = World::new();
    for words in [
        "log",
        "log --at yesterday",
        "log --pain 11",
        "log --pain -3",
        "log --pain six",
        "log --pain 6.5",
        "log --pain 99999999999999999999",
        "log --pain",
        "log --pain 6 --pain 7",
        "log --worst 11",
        "log --mood x",
        "log --stress 1e1",
        "log --ease --mood",
        "log --sleep 25",
        "log --sleep 6.3",
        "log --sleep nan",
        "log --place nowhere",
        "log --trigger everything",
        "log --helped magic",
        "log --pain 3 --at 2026-02-30",
        "log --pain 3 --at 2026-11-24",
        "log --pain 3 --at 23:59",
        "log --pain 3 --at 25:00",
        "log --pain 3 --at soon",
        "log --pain 3 --at 0001-01-01",
        "log --pain 3 --ago 2x",
        "log --pain 3 --ago -2h",
        "log --pain 3 --ago 2h --at 12:00",
        "log --plan 3",
        "log stray",
        "journal --from soon",
        "journal --from 2026-11-23 --to 2026-11-01",
        "journal --kind dream",
        "journal edit",
        "journal edit zzzz --pain 3",
        "journal edit 12 --pain 3",
        "journal edit 12345678",
        "journal delete",
        "journal delete x --yes",
        "ask",
        "visit --next 2026-02-30",
        "visit --next yesterday",
        "visit --at tomorrow",
        "export",
        "export month --month 2027-01",
        "export range",
        "export range --from 2026-11-23 --to 2026-11-01",
        "export year",
        "import",
        "export week --week 2025-W53",
        "export week --week 47",
        "export week --week 2026-W49",
        "export week --format docx",
        "export week --include everything",
        "status --json --short",
        "flare",
        "flare maybe",
        "plan",
        "plan suggest",
        "store",
        "store burn",
        "store repair everything",
        "store repair --no",
        "store restore",
        "store backup here there",
        "config",
        "config set",
        "breathe 4-0",
        "breathe 4-0-x-0",
        "breathe 1-0-6-0",
        "breathe 4-9-6-0",
        "breathe 4-0-30-0",
        "breathe B99",
        "breathe --minutes 0",
        "breathe --minutes 999",
        "breathe --minutes x",
        "breathe --breaths 0",
        "breathe B1 --breaths 2",
        "breathe B3 --breaths 2 --ramp",
        "breathe --minutes 5 --breaths 30",
        "breathe --sound loud",
        "practise RT99",
        "practise RT12 --minutes 0",
        "practise --minutes -1",
        "--theme blue",
        "--color sometimes log --pain 3",
        "--data-dir",
        "dance",
        "jurnal",
        "--frobnicate",
    ] {
        let refusal = world.say(words).refused(2);
        assert!(!refusal.contains('!'), "{refusal}");
    }
    assert!(world.files().is_empty(), "{:?}", world.files());
}

#[test]
fn strange_characters_in_values_are_shown_harmlessly() {
    let world = World::new();
    let long = "x".repeat(10_000);
    for value in ["\u{1b}]0;title\u{7}", "\u{202e}6", "六", "🙂", "", " ", "a\nb", long.as_str()] {
        for option in ["--pain", "--sleep", "--place", "--trigger", "--at", "--ago"] {
            let refusal = world.call(&["log", "--mood", "3", &format!("{option}={value}")]).refused(2);
            assert!(!refusal.contains('\u{202e}'));
        }
        let _ = world.call(&["journal", "--from", &format!("x{value}")]).refused(2);
        let _ = world.call(&["journal", "edit", &format!("x{value}"), "--pain", "3"]).refused(2);
        let _ = world.call(&["export", "week", "--week", &format!("x{value}")]).refused(2);
        let _ = world.call(&["breathe", &format!("x{value}")]).refused(2);
        let _ = world.call(&[&format!("x{value}")]).refused(2);
        let _ = world.call(&[&format!("--x{value}")]).refused(2);
    }
    assert!(world.files().is_empty());
}

#[test]
fn a_near_word_is_offered() {
    let world = World::new();
    assert!(world.say("jurnal").refused(2).contains("journal"));
    assert!(world.say("log --pian 3").refused(2).contains("--pain"));
    assert!(world.say("store").refused(2).contains("check"));
}

#[test]
fn no_such_entry() {
    let world = World::new();
    let _ = world.call(&["journal", "edit", "0123abcd", "--pain", "3"]).refused(1);
    let _ = world.call(&["journal", "delete", "0123abcd", "--yes"]).refused(1);
    assert!(world.files().is_empty());
}

#[test]
fn the_screens_need_a_terminal() {
    let world = World::new();
    for words in ["", "demo", "practise", "practise RT7", "practise pf1a", "breathe", "breathe b3", "breathe 4-0-6-0"] {
        let refusal = world.say(words).refused(2);
        assert!(refusal.contains("terminal"), "{words}: {refusal}");
    }
    // Three breaths are a practice of their own, though they last 18 seconds.
    assert!(world.say("breathe B1 --breaths 3").refused(2).contains("terminal"));
    assert!(world.say("breathe B1 --breaths 2").refused(2).contains("from 3 on"));
    for words in ["breathe 4.5-0-6-0.5 --minutes 3", "breathe B3 --breaths 30 --ramp", "practise RT12 --minutes 12"] {
        assert!(world.say(words).refused(2).contains("terminal"), "{words}");
    }
    assert!(world.files().is_empty());
}

/// What a person made goes by its name, in any case; what is not there is told before that there is no terminal.
#[test]
fn own_routines_and_breaths_go_by_their_names() {
    let world = World::new();
    world.say("log --pain 2").well();
    assert!(world.say("practise quiet evening").refused(2).contains("quiet evening"));
    assert!(world.say("breathe slow one").refused(2).contains("slow one"));
    let file = world.data().join("profile.json");
    let register = |value: Value| json!({ "value": value, "rev": 1, "updated": "2026-11-23T07:00:00Z", "device": "x" });
    let profile = json!({ "format": "pelvicoach/profile", "version": 1, "registers": {
        "own_routine-01940000-0000-7000-8000-000000000001":
            register(json!({ "name": "Quiet evening", "blocks": [{ "exercise": "B3", "seconds": 120 }] })),
        "own_routine-01940000-0000-7000-8000-000000000002": register(Value::Null),
        "patterns": register(json!({ "0192": { "name": "Slow one", "pattern": { "in_ms": 4000, "out_ms": 7000 } } })),
    } });
    world.put(&file, &profile.to_string());
    for words in
        ["practise quiet evening", "practise QUIET Evening --minutes 3", "breathe slow one", "breathe SLOW one"]
    {
        let refusal = world.say(words).refused(2);
        assert!(refusal.contains("terminal"), "{words}: {refusal}");
    }
    assert!(world.say("practise quiet morning").refused(2).contains("quiet morning"));
    assert!(world.say("practise quiet evening --minutes 99").refused(2).contains("30"));
}

#[cfg(unix)]
#[test]
fn places_that_cannot_be_written() {
    use std::os::unix::fs::PermissionsExt as _;
    let world = World::new();
    let shut = world.home().join("shut");
    std::fs::create_dir(&shut).unwrap();
    std::fs::set_permissions(&shut, std::fs::Permissions::from_mode(0o500)).unwrap();
    // For root every folder is open, so that there is nothing to see.
    if std::fs::write(shut.join("probe"), "").is_err() {
        let _ = world.call(&["--data-dir", "shut/diary", "log", "--pain", "3"]).refused(77);
        let _ = world.call(&["export", "week", "--output", "shut/page.md"]).refused(77);
    }
    world.put(&world.home().join("file"), "");
    let answer = world.call(&["--data-dir", "file/diary", "log", "--pain", "3"]);
    assert!([73, 74].contains(&answer.code), "{answer:?}");
    let _ = world.call(&["export", "week", "--output", "no/such/folder/page.md"]).refused(73);
}
