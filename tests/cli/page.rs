//! The page of a week: where it goes, what stays out, and that no file is taken over without a yes.

use super::world::World;

fn a_week() -> World {
    let world = World::new();
    for (at, pain) in [("2026-11-16", "6"), ("2026-11-17", "5"), ("2026-11-19", "4"), ("2026-11-22", "3")] {
        let _ = world.call(&["log", "--pain", pain, "--worst", "7", "--at", at, "--note", "private-words"]).well();
    }
    let _ = world.call(&["ask", "May I swim?"]).well();
    world
}

#[test]
fn a_page_is_written_privately_under_a_neutral_name() {
    let world = a_week();
    let said = world.say("export week --week 2026-W47").well();
    let file = world.home().join("week-2026-47.md");
    assert!(said.contains(&file.display().to_string()), "{said}");
    let page = std::fs::read_to_string(&file).unwrap();
    assert!(page.contains("May I swim?") && !page.contains("private-words"), "{page}");
}

#[test]
fn what_is_printed_is_what_is_written() {
    let world = a_week();
    for format in ["md", "txt", "json"] {
        let printed = world.say(&format!("export week --week 2026-W47 --format {format} --output -")).well();
        let _ = world.say(&format!("export week --week 2026-W47 --format {format} --output page.{format}")).well();
        assert_eq!(std::fs::read_to_string(world.home().join(format!("page.{format}"))).unwrap(), printed);
        assert!(!printed.contains("private-words"));
    }
    let page = world.say("export week --week 2026-W47 --format json --output -").well();
    let page: serde_json::Value = serde_json::from_str(&page).unwrap();
    assert_eq!((&page["format"], &page["from"]), (&"pelvicoach/page".into(), &"2026-11-16".into()));
}

#[test]
fn sections_come_in_when_they_are_named() {
    let world = a_week();
    let page = world.say("export week --week 2026-W47 --include notes --output -").well();
    assert!(page.contains("private-words") || page.contains("private\\-words"), "{page}");
    let page = world.say("export week --week 2026-W47 --include partner,cycle --output -").well();
    assert!(!page.contains("private"));
}

#[test]
fn a_file_that_is_there_stays_without_a_yes() {
    let world = a_week();
    let file = world.home().join("mine.md");
    world.put(&file, "mine");
    let refusal = world.say("export week --output mine.md").refused(73);
    assert!(refusal.contains("mine.md"), "{refusal}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
    let _ = world.say("export week --output mine.md --yes").well();
    assert_ne!(std::fs::read_to_string(&file).unwrap(), "mine");
}

#[test]
fn the_folder_of_pages_is_a_setting() {
    let world = a_week();
    std::fs::create_dir(world.home().join("pages")).unwrap();
    world.put(&world.config_file(), "page_folder = \"~/pages\"\n");
    let _ = world.say("export week --week last --format txt").well();
    assert!(world.home().join("pages/week-2026-47.txt").is_file());
}

#[test]
fn an_empty_week_has_a_page_too() {
    let world = World::new();
    assert!(world.say("export week --output -").well().contains("2026"));
    assert!(world.files().is_empty());
}
