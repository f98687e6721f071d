//! `learn`: the list, whole texts, what is out of sight, and a diary that does not read.

use super::world::World;

#[test]
fn the_list_and_every_text_on_it() {
    let world = World::new();
    let list = world.say("learn").well();
    assert!(list.contains("L01           How this works, and what to expect  (next, if you like · 3 min)"), "{list}");
    for id in ["L11", "L12", "L13", "card-partner"] {
        assert!(!list.contains(id), "{id}");
    }
    let names: Vec<String> =
        list.lines().skip(2).map(|line| line.split(' ').next().unwrap_or_default().to_owned()).collect();
    assert_eq!(names.len(), 14);
    for name in names {
        let said = world.call(&["learn", &name]).well();
        assert!(said.lines().all(|line| line.chars().count() <= 72), "{name}: {said}");
        assert!(!said.contains("learn-") && !said.contains('\u{1b}'), "{said}");
        if name.starts_with('L') {
            assert!(said.contains("Last looked through on"), "{said}");
            let flat = said.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(flat.ends_with("No clinician has reviewed it yet."), "{said}");
            assert!(said.contains("Where this comes from"), "{said}");
        }
    }
    assert!(world.files().is_empty(), "reading writes nothing");
}

#[test]
fn a_text_goes_by_its_id_or_its_title_in_any_case() {
    let world = World::new();
    let by_id = world.say("learn l05").well();
    assert_eq!(world.call(&["learn", "Tight", "is", "not", "strong"]).well(), by_id);
    assert!(world.say("learn glossary").well().starts_with("Glossary\n"));
    let card = world.say("learn Card-Doctor").well();
    assert!(card.starts_with("For an appointment\n\nDate ____"), "{card}");
    assert!(card.lines().count() <= 40);
    assert!(world.say("learn L02 --ascii").well().is_ascii());
}

#[test]
fn what_is_not_there_is_refused_and_what_is_opened_is_there() {
    let world = World::new();
    for words in ["learn L12", "learn L99", "learn card-partner", "learn ../../etc/passwd"] {
        let line = world.say(words).refused(2);
        assert!(line.contains("pelvicoach learn shows it"), "{line}");
    }
    assert!(world.call(&["learn", "\u{1b}[31m\n"]).refused(2).contains("There is no text"));
    let opened = r#"{"format":"pelvicoach/profile","version":1,"registers":{"opened":{"value":["trainer"],"rev":1,"updated":"2026-11-20T08:00:00Z","device":"a"},"lessons":{"value":{"L01":"2026-11-20"},"rev":1,"updated":"2026-11-20T08:00:00Z","device":"a"}}}"#;
    let _ = world.say("log --pain 2").well();
    world.put(&world.data().join("profile.json"), opened);
    assert!(world.say("learn L12").well().starts_with("Trainers, examinations and tampons\n"));
    let list = world.say("learn").well();
    assert!(
        list.contains("(read · 3 min)") && list.contains("L02           The floor of the pelvis  (next, if you like")
    );
}

#[test]
fn lessons_stay_open_when_the_diary_does_not_read() {
    let world = World::new();
    let _ = world.say("log --pain 2").well();
    world.put(&world.data().join("profile.json"), "{ half");
    assert!(world.say("learn L04").well().starts_with("Breath and floor move together\n"));
    assert!(world.say("learn").well().contains("L14"));
}
