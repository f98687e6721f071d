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
fn every_format_goes_to_a_private_file_of_a_neutral_name() {
    let world = a_week();
    for (format, name) in [
        ("pdf", "week-2026-47.pdf"),
        ("html", "week-2026-47.html"),
        ("csv", "week-2026-47.csv"),
        ("fhir", "week-2026-47.fhir.json"),
    ] {
        let _ = world.say(&format!("export week --week 2026-W47 --format {format}")).well();
        let file = world.home().join(name);
        let bytes = std::fs::read(&file).unwrap();
        assert!(!String::from_utf8_lossy(&bytes).contains("private-words"), "{name}");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{name}");
        }
    }
    assert!(std::fs::read(world.home().join("week-2026-47.pdf")).unwrap().starts_with(b"%PDF-"));
    let refusal = world.say("export week --format docx").refused(2);
    assert!(refusal.contains("pdf"), "{refusal}");
}

#[test]
fn any_days_can_be_asked_for() {
    let world = a_week();
    let from = |what: &str| {
        let page = world.say(&format!("export {what} --format json --output -")).well();
        let page: serde_json::Value = serde_json::from_str(&page).unwrap();
        (page["from"].as_str().unwrap().to_owned(), page["to"].as_str().unwrap().to_owned())
    };
    let days = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    assert_eq!(from("month --month 2026-11"), days("2026-11-01", "2026-11-30"));
    assert_eq!(from("range --from 2026-11-17 --to 2026-11-19"), days("2026-11-17", "2026-11-19"));
    let today = from("visit").1;
    assert_eq!(from("programme").0, "2026-11-16", "without a practice the oldest entry is the first day");
    let _ = world.call(&["visit", "--at", "2026-11-18"]).well();
    assert_eq!(from("visit").0, "2026-11-18");
    assert!(from("visit").1 <= today);
    let refusal = world.say("export range --to 2026-11-19").refused(2);
    assert!(refusal.contains("--from"), "{refusal}");
}

#[test]
fn a_page_of_any_days_is_the_page_of_the_week_with_these_days() {
    let world = a_week();
    let week = world.say("export week --week 2026-W47 --format txt --output -").well();
    let range = world.say("export range --from 2026-11-16 --to 2026-11-22 --format txt --output -").well();
    assert_eq!(week, range);
}

/// A whole diary without the marks that an import leaves: its name in each entry, and that it was made.
fn without_import(whole: &str) -> serde_json::Value {
    let mut whole: serde_json::Value = serde_json::from_str(whole).unwrap();
    whole["profile"].as_object_mut().unwrap().remove("imports");
    for record in whole["records"].as_array_mut().unwrap() {
        record.as_object_mut().unwrap().remove("batch");
    }
    whole
}

#[test]
fn the_whole_diary_goes_out_and_comes_in_without_loss() {
    let world = a_week();
    let whole = world.say("export all --format json --output -").well();
    assert!(whole.contains("private-words"), "the whole diary is whole");
    let _ = world.say("export all --format json --output all.json").well();
    let file = world.home().join("all.json");
    let other = World::new();
    let there = other.home().join("all.json");
    other.put(&there, &std::fs::read_to_string(&file).unwrap());
    let said = other.say("import all.json --dry-run").well();
    assert!(said.contains("5 of them new"), "{said}");
    assert_eq!(other.files().len(), 1, "the file that was read, and nothing else");
    let _ = other.say("import all.json").well();
    assert_eq!(without_import(&other.say("export all --format json --output -").well()), without_import(&whole));
    let again = other.say("import all.json").well();
    assert!(again.contains("0 of them new"), "{again}");
    assert_eq!(without_import(&other.say("export all --format json --output -").well()), without_import(&whole));
    other.put(&there, "{\"format\":\"pelvicoach/page\"}");
    let refusal = other.say("import all.json").refused(65);
    assert!(refusal.contains("all.json") && refusal.lines().count() == 1, "{refusal}");
}

#[test]
fn an_empty_week_has_a_page_too() {
    let world = World::new();
    assert!(world.say("export week --output -").well().contains("2026"));
    assert!(world.files().is_empty());
}
