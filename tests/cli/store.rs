//! The commands of the store: what they show, what they change after a yes, and what stays.

use std::fs;
use std::path::PathBuf;

use super::world::{Answer, World};

const HEAD: &str = "{\"format\":\"pelvicoach/month\",\"version\":1,\"month\":\"2026-11\",\"records\":[";

fn month(world: &World) -> PathBuf {
    world.data().join("journal/2026-11.json")
}

/// A diary with five entries of one month.
fn diary() -> World {
    let world = World::new();
    for pain in 1..=5 {
        let _ = world.call(&["log", "--pain", &pain.to_string(), "--note", &format!("note {pain}")]).well();
    }
    world
}

fn notes(world: &World) -> Vec<String> {
    let mut notes: Vec<String> =
        world.records().iter().map(|record| record["note"].as_str().unwrap_or_default().to_owned()).collect();
    notes.sort();
    notes
}

/// Files that hold `part`.
fn holding(world: &World, part: &str) -> Vec<PathBuf> {
    let holds = |bytes: &[u8]| bytes.windows(part.len()).any(|window| window == part.as_bytes());
    world.files().into_iter().filter(|(_, bytes)| holds(bytes)).map(|(path, _)| path).collect()
}

/// Runs `change` over a store whose folders cannot be written, where the account can be kept out at all.
#[cfg(unix)]
fn shut(world: &World, change: impl Fn() -> Answer) {
    use std::os::unix::fs::PermissionsExt as _;
    let modes = |mode| {
        for folder in [world.data(), world.data().join("journal"), world.home().join(".local/state/pelvicoach")] {
            fs::set_permissions(folder, fs::Permissions::from_mode(mode)).unwrap();
        }
    };
    modes(0o500);
    let open = fs::write(world.data().join("probe"), "").is_ok();
    if !open {
        let answer = change();
        assert_eq!(answer.code, 77, "{answer:?}");
    }
    modes(0o700);
    let _ = fs::remove_file(world.data().join("probe"));
}

#[test]
fn nothing_is_damaged() {
    let world = World::new();
    assert_eq!(world.say("store repair").well(), "Every file here can be read.\n");
    assert!(world.files().is_empty());
    let world = diary();
    let before = world.files();
    assert_eq!(world.say("store repair --yes").well(), "Every file here can be read.\n");
    assert_eq!(world.files(), before);
}

#[test]
fn a_damaged_month_keeps_every_entry_that_can_be_read_and_the_file_as_it_was() {
    let world = diary();
    let text = fs::read_to_string(month(&world)).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    // The third entry is cut in two, a line is not text, and the end is gone.
    let mut bytes = format!("{}\n{}\n{}\n{}\n", lines[0], lines[1], lines[2], &lines[3][..40]).into_bytes();
    bytes.extend(b"\xff\xfe\x00\n");
    bytes.extend(format!("{}\n{}", lines[4], &lines[5][..30]).bytes());
    fs::write(month(&world), &bytes).unwrap();
    assert!(world.say("store repair").refused(2).contains("--yes"));
    assert_eq!(fs::read(month(&world)).unwrap(), bytes, "nothing was changed");
    let said = world.say("store repair --yes").well();
    for line in ["line 4: ", "line 5: 3 bytes cannot be read", "line 7: ", "3 entries or settings can be read"] {
        assert!(said.contains(line), "{line}: {said}");
    }
    assert!(!said.contains("line 2") && !said.contains("line 3:"), "{said}");
    assert_eq!(notes(&world), ["note 1", "note 2", "note 4"]);
    let kept = PathBuf::from(said.lines().last().unwrap());
    assert_eq!(fs::read(&kept).unwrap(), bytes);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(&kept).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert!(world.say("store check").well().starts_with("Everything reads: 3 entries"));
    let _ = world.say("log --pain 6").well();
}

#[test]
fn whatever_the_damage_is_the_month_can_be_put_right() {
    for (bytes, entries) in [
        (Vec::new(), 0),
        (vec![0; 300], 0),
        (b"hello".to_vec(), 0),
        (b"[]".to_vec(), 0),
        (vec![b'{'; 40_000], 0),
        (b"{\"a\":".repeat(20_000), 0),
        (b"[{\"a\":".repeat(20_000), 0),
    ] {
        let world = diary();
        fs::write(month(&world), &bytes).unwrap();
        let _ = world.say("store repair --yes").well();
        assert_eq!(world.records().len(), entries);
        assert!(holding(&world, "note").is_empty());
    }
    let world = diary();
    let text = fs::read_to_string(month(&world)).unwrap();
    for damaged in [
        text.replace("\"version\":1", "\"version\":\"1\""),
        text.replace("]}\n", ""),
        text.replace("},\n{", "}\n{"),
        text.replace('\n', " ").replace("]}", ""),
        format!("{text}{text}"),
    ] {
        fs::write(month(&world), &damaged).unwrap();
        let _ = world.say("store repair --yes").well();
        assert_eq!(notes(&world), ["note 1", "note 2", "note 3", "note 4", "note 5"], "{damaged}");
        assert_eq!(fs::read_to_string(month(&world)).unwrap(), text.clone());
    }
}

#[test]
fn a_month_under_another_name_gives_its_entries_to_their_own() {
    let world = diary();
    let text = fs::read_to_string(month(&world)).unwrap();
    fs::remove_file(month(&world)).unwrap();
    world.put(&world.data().join("journal/2026-10.json"), &text);
    assert_eq!(world.say("store check").code, 65);
    let _ = world.say("store repair --yes").well();
    assert_eq!(notes(&world).len(), 5);
    assert_eq!(world.file("2026-11").len(), 5);
    assert!(world.file("2026-10").is_empty());
}

#[test]
fn a_damaged_profile_and_a_damaged_head_are_put_right() {
    let world = diary();
    let _ = world.say("flare on").well();
    let profile = world.data().join("profile.json");
    let text = fs::read_to_string(&profile).unwrap();
    fs::write(&profile, text.replace("}}\n", "")).unwrap();
    fs::write(world.data().join("store.json"), "{").unwrap();
    let said = world.say("store repair --yes").well();
    assert!(said.contains("store.json: nothing in it can be read, so it begins anew."), "{said}");
    assert_eq!(world.say("store check").code, 0);
    let _ = world.say("log --pain 6").well();
}

#[test]
fn what_a_newer_version_wrote_is_never_put_right() {
    let world = diary();
    let damaged = format!("{}{{\"id\":", HEAD.replace(":1,", ":7,"));
    fs::write(month(&world), &damaged).unwrap();
    assert_eq!(world.say("store repair --yes").well(), "Every file here can be read.\n");
    assert_eq!(fs::read_to_string(month(&world)).unwrap(), damaged);
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_keeps_the_damaged_file() {
    let world = diary();
    fs::write(month(&world), "{").unwrap();
    shut(&world, || world.say("store repair --yes"));
    assert_eq!(fs::read_to_string(month(&world)).unwrap(), "{");
}
