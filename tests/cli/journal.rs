//! Reading, searching, editing and deleting.

use serde_json::json;

use super::world::{World, entries};

fn three_days() -> World {
    let world = World::new();
    for words in [
        &["log", "--pain", "3", "--at", "2026-11-20 09:00", "--note", "Long walk"][..],
        &["log", "--pain", "5", "--at", "2026-11-21 22:00", "--place", "entrance"],
        &["ask", "What about swimming?"],
    ] {
        let _ = world.call(words).well();
    }
    world
}

#[test]
fn newest_first_by_day() {
    let world = three_days();
    let said = world.say("journal").well();
    let heads = said.lines().filter(|line| !line.starts_with(' ') && !line.is_empty());
    let days: Vec<_> = heads.map(|head| head.split(", ").next().unwrap()).collect();
    assert_eq!(days, ["Mo 23 November 2026", "Sa 21 November 2026", "Fr 20 November 2026"]);
    assert!(said.contains("What about swimming?") && said.contains("at the entrance"), "{said}");
    assert_eq!(World::new().say("journal").well(), "Nothing is written here yet.\n");
    assert!(entries(&World::new().say("journal --json").well()).is_empty());
}

#[test]
fn by_day_kind_and_words() {
    let world = three_days();
    let count = |words: &[&str]| {
        let said = world.call(&[&["journal", "--json"], words].concat()).well();
        entries(&said).len()
    };
    assert_eq!(count(&["--from", "2026-11-21"]), 2);
    assert_eq!(count(&["--to", "yesterday"]), 2);
    assert_eq!(count(&["--from", "saturday", "--to", "2 days ago"]), 1);
    assert_eq!(count(&["--kind", "question"]), 1);
    assert_eq!(count(&["--kind", "Check-In"]), 2);
    assert_eq!(count(&["--search", "WALK"]), 1);
    assert_eq!(count(&["--search", "at the entrance"]), 1);
    assert_eq!(count(&["--search", "question"]), 1, "the name of a kind is a word too");
    assert_eq!(count(&["--search", "2026"]), 0, "moments are not words");
}

#[test]
fn edit_changes_what_was_named_and_nothing_else() {
    let world = World::new();
    let _ = world.call(&["log", "--pain", "5", "--mood", "4", "--note", "before"]).well();
    let before = world.file("2026-11")[0].clone();
    let id = world.newest();
    let said = world.call(&["journal", "edit", &id, "--pain", "2", "--mood", "none", "--note", "after"]).well();
    assert!(said.starts_with("Saved. It now reads: "), "{said}");
    let record = &world.file("2026-11")[0];
    assert_eq!((&record["pain_now"], &record["note"], &record["rev"]), (&json!(2), &json!("after"), &json!(2)));
    assert_eq!(record["mood"], serde_json::Value::Null);
    assert_eq!((&record["id"], &record["at"], &record["tz"]), (&before["id"], &before["at"], &before["tz"]));
    let whole = before["id"].as_str().unwrap();
    let _ = world.call(&["journal", "edit", whole, "--ease", "7"]).well();
    assert_eq!(world.file("2026-11")[0]["ease"], 7);
}

#[test]
fn edit_moves_an_entry_to_its_month() {
    let world = World::new();
    let _ = world.call(&["log", "--pain", "5", "--note", "moved"]).well();
    let id = world.newest();
    let _ = world.call(&["journal", "edit", &id, "--at", "2026-10-30 08:00"]).well();
    let moved = &world.file("2026-10")[0];
    assert_eq!((&moved["note"], &moved["at"]), (&json!("moved"), &json!("2026-10-30T08:00:00+01:00")));
    assert!(moved["replaces"].as_str().unwrap().replace('-', "").ends_with(&id));
    let left = &world.file("2026-11")[0];
    assert_eq!((&left["deleted"], &left["note"]), (&json!(true), &serde_json::Value::Null));
    assert_eq!(world.records().len(), 1);
}

#[test]
fn edit_of_other_kinds() {
    let world = World::new();
    let _ = world.call(&["ask", "First"]).well();
    let id = world.newest();
    let _ = world.call(&["journal", "edit", &id, "--note", "Second", "--answered", "yes"]).well();
    let record = &world.file("2026-11")[0];
    assert_eq!((&record["text"], &record["answered"]), (&json!("Second"), &json!(true)));
    let refusal = world.call(&["journal", "edit", &id, "--pain", "3"]).refused(2);
    assert!(refusal.contains("--pain") && refusal.contains("question"), "{refusal}");
    let _ = world.call(&["journal", "edit", &id, "--note", ""]).refused(2);
}

#[test]
fn deleted_words_are_gone_from_every_file() {
    let world = World::new();
    let _ = world.call(&["log", "--pain", "5", "--note", "very-private-words"]).well();
    let _ = world.call(&["log", "--pain", "4", "--note", "other words"]).well();
    let records = world.records();
    let private = records.iter().find(|record| record["note"] == "very-private-words").unwrap();
    let id = private["id"].as_str().unwrap();
    let _ = world.call(&["journal", "edit", id, "--note", "very-private-words, again"]).well();
    let _ = world.call(&["journal", "delete", id]).refused(2);
    assert_eq!(world.records().len(), 2);
    assert!(world.call(&["journal", "delete", id, "--yes"]).well().starts_with("Deleted."));
    for (path, bytes) in world.files() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("very-private"), "{} still holds the words", path.display());
    }
    assert_eq!(world.records().len(), 1);
    let _ = world.call(&["journal", "delete", id, "--yes"]).refused(1);
}

#[test]
fn control_characters_never_reach_the_terminal() {
    let world = World::new();
    let note = "a\u{1b}[31mred\u{7}\u{9b}2J \u{202e}turned\u{7f}\nsecond line 日本語 שלום";
    let _ = world.call(&["log", "--note", note]).well();
    assert_eq!(world.file("2026-11")[0]["note"], note, "what was typed is kept");
    for words in ["journal", "journal --ascii", "journal --color always", "journal --json"] {
        let said = world.say(words).well();
        assert!(!said.chars().any(|c| c.is_control() && c != '\n'), "{words}: {said:?}");
        assert!(!said.contains('\u{202e}'), "{words}");
        assert!(said.contains("日本語"), "{words}");
    }
    assert_eq!(world.records()[0]["note"], note, "JSON means the same");
}

#[test]
fn what_cannot_be_read_blocks_nothing_else() {
    let world = three_days();
    let broken = world.data().join("journal/2026-10.json");
    world.put(&broken, "{\"format\":\"pelvicoach/month\",");
    let answer = world.say("journal");
    assert_eq!(answer.code, 65);
    assert!(answer.out.contains("What about swimming?"));
    assert!(answer.err.contains("2026-10.json"), "{}", answer.err);
    let refusal = world.call(&["log", "--pain", "3", "--at", "2026-10-05"]).refused(65);
    assert!(refusal.contains("2026-10.json"), "{refusal}");
    assert_eq!(std::fs::read_to_string(&broken).unwrap(), "{\"format\":\"pelvicoach/month\",");
    let _ = world.say("log --pain 3").well();
    let answer = world.say("store check");
    assert!(answer.code == 65 && answer.out.contains("2026-10.json"), "{answer:?}");
}

#[test]
fn what_has_a_page_of_its_own_says_where_it_is_edited() {
    let world = World::new();
    let _ = world.say("measure peg --answers 4,5,6").well();
    let id = world.newest();
    for option in [["--note", "words"], ["--pain", "3"], ["--with", "Kim"]] {
        let refusal = world.call(&[&["journal", "edit", &id][..], &option].concat()).refused(2);
        for part in [option[0], "questionnaire", "it opens with", "--at", "journal delete", "Nothing was changed."] {
            assert!(refusal.to_lowercase().contains(&part.to_lowercase()), "{part}: {refusal}");
        }
    }
    let moved = world.call(&["journal", "edit", &id, "--at", "2026-11-22 20:00"]).well();
    assert!(moved.contains("PEG"), "{moved}");
    assert_eq!(world.records()[0]["answers"], json!([4, 5, 6]));
    let _ = world.say("flare on").well();
    let refusal = world.call(&["journal", "edit", &world.newest(), "--note", "words"]).refused(2);
    assert!(refusal.contains("written by the program") && refusal.contains("--at"), "{refusal}");
}
