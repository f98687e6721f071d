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
    let kept = said.lines().skip_while(|line| !line.starts_with("Put right")).nth(1).map(PathBuf::from).unwrap();
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
        assert_eq!(fs::read_to_string(month(&world)).unwrap(), format!("{HEAD}\n]}}\n"));
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

fn backups(world: &World) -> PathBuf {
    world.home().join(".local/state/pelvicoach/backup")
}

#[test]
fn each_changed_month_has_a_copy_after_a_save() {
    let world = diary();
    let copies: Vec<_> = fs::read_dir(backups(&world)).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(copies.len(), 1, "{copies:?}");
    assert_eq!(fs::read(&copies[0]).unwrap(), fs::read(month(&world)).unwrap());
    // What is damaged never takes the place of a good copy.
    fs::write(month(&world), "{").unwrap();
    assert_eq!(world.say("store backup").code, 65);
    assert!(fs::read_to_string(&copies[0]).unwrap().contains("note 5"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(&copies[0]).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn a_folder_of_ones_own_holds_the_copies() {
    let world = World::new();
    world.put(&world.config_file(), "backup_folder = \"~/kept\"\n");
    let _ = world.call(&["log", "--pain", "3", "--note", "apple"]).well();
    assert!(!backups(&world).exists());
    let kept = holding(&world, "apple");
    assert_eq!(kept.len(), 2, "{kept:?}");
    assert!(kept.iter().any(|path| path.starts_with(world.home().join("kept"))), "{kept:?}");
    // One that cannot be made is told, and the entry is saved.
    world.put(&world.config_file(), &format!("backup_folder = \"{}/x\"\n", world.config_file().display()));
    let answer = world.say("log --pain 4");
    assert_eq!(answer.code, 0);
    assert!(answer.err.contains("what you saved is safe"), "{answer:?}");
    assert_eq!(world.records().len(), 2);
}

#[test]
fn a_copy_is_brought_back_and_what_was_written_since_stays() {
    let world = diary();
    assert!(world.say("store backup usb").well().contains("1 file"));
    let copy = fs::read_dir(world.home().join("usb")).unwrap().next().unwrap().unwrap().path();
    let copy = copy.to_str().unwrap();
    assert!(world.call(&["store", "restore", copy]).well().contains("as it is in the copy"));
    let id = world.newest();
    let _ = world.call(&["journal", "edit", &id, "--note", "changed"]).well();
    let _ = world.call(&["log", "--pain", "9", "--note", "since"]).well();
    let before = fs::read(month(&world)).unwrap();
    assert!(world.call(&["store", "restore", copy]).refused(2).contains("--yes"));
    let said = world.call(&["store", "restore", copy, "--yes"]).well();
    assert!(said.contains("as it was: ") && said.contains("note"), "{said}");
    assert_eq!(notes(&world), ["note 1", "note 2", "note 3", "note 4", "note 5", "since"]);
    let kept = said.lines().find(|line| line.contains("kept as it was, with")).unwrap();
    let (_, kept) = kept.rsplit_once(": ").unwrap();
    assert_eq!(fs::read(kept.trim()).unwrap(), before);
    fs::remove_file(month(&world)).unwrap();
    let _ = world.call(&["store", "restore", copy, "--yes"]).well();
    assert_eq!(notes(&world).len(), 5);
    assert_eq!(world.say("store check").code, 0);
}

#[test]
fn what_is_no_copy_is_refused() {
    let world = diary();
    let before = world.files();
    for (text, code) in [("", 65), ("{}", 65), ("{\"month\":7}", 65), ("\u{1b}[2J", 65), (HEAD, 65)] {
        world.put(&world.home().join("copy"), text);
        let _ = world.say("store restore copy --yes").refused(code);
    }
    world.put(&world.home().join("copy"), &format!("{}]}}", HEAD.replace(":1,", ":9,")));
    assert!(world.say("store restore copy --yes").refused(65).contains("newer version"));
    fs::remove_file(world.home().join("copy")).unwrap();
    let _ = world.say("store restore copy --yes").refused(73);
    let _ = world.say("store merge nowhere").refused(74);
    assert_eq!(world.files(), before);
}

#[test]
fn a_deleted_entry_is_gone_from_every_file_of_the_home() {
    let world = World::new();
    for note in ["apple", "secret", "pear"] {
        let _ = world.call(&["log", "--pain", "3", "--note", note]).well();
    }
    let records = world.records();
    let id_of = |note: &str| {
        let record = records.iter().find(|record| record["note"] == note).unwrap();
        record["id"].as_str().unwrap().to_owned()
    };
    let id = id_of("secret");
    let _ = world.say("store backup usb").well();
    let text = fs::read_to_string(month(&world)).unwrap();
    for name in ["2026-11.sync-conflict-20261126-101010-ABCDEFG.json", "2026-11.json.orig"] {
        world.put(&world.data().join("journal").join(name), &text);
    }
    // One damaged file was kept as well.
    fs::write(month(&world), text.replace("]}\n", "")).unwrap();
    let _ = world.say("store repair --yes");
    assert_eq!(holding(&world, "secret").len(), 6, "{:?}", holding(&world, "secret"));
    let answer = world.call(&["journal", "delete", &id, "--yes"]);
    assert_eq!(answer.code, 0, "{answer:?}");
    assert_eq!(holding(&world, "secret"), Vec::<PathBuf>::new());
    assert_eq!(holding(&world, "apple").len(), 6, "the others stay");
    // The damaged file cannot be read as a whole, and that is said.
    assert!(answer.err.contains("may still hold"), "{answer:?}");
    // A folder that is away is told.
    fs::rename(world.home().join("usb"), world.home().join("away")).unwrap();
    let answer = world.call(&["journal", "delete", &id_of("pear"), "--yes"]);
    assert!(answer.err.contains("usb is not there now"), "{answer:?}");
}

#[test]
fn copies_of_sync_programs_are_told_shown_joined_and_removed() {
    let world = diary();
    let other = World::new();
    let _ = other.call(&["log", "--pain", "7", "--note", "elsewhere"]).well();
    let _ = other.say("flare on").well();
    let text = fs::read_to_string(month(&other)).unwrap();
    let profile = fs::read_to_string(other.data().join("profile.json")).unwrap();
    assert_eq!(world.say("store merge").well(), "There is nothing to join.\n");
    for name in [
        "journal/2026-11.sync-conflict-20261126-101010-ABCDEFG.json",
        "journal/2026-11 (Anna's conflicted copy 2026-11-26).json",
        "journal/2026-11 (conflicted copy 2026-11-26 101010).json",
        "journal/2026-11.json.orig",
    ] {
        world.put(&world.data().join(name), &text);
    }
    world.put(&world.data().join("profile.sync-conflict-20261126-101010-ABCDEFG.json"), &profile);
    assert!(world.say("log --pain 1").err.contains("store merge"), "told");
    assert_eq!(world.say("store check").code, 65);
    assert!(world.say("store merge").err.contains("--yes"));
    let answer = world.say("store merge --yes");
    assert_eq!(answer.code, 0, "{answer:?}");
    assert!(answer.out.contains("elsewhere") && answer.out.contains("flare"), "{answer:?}");
    assert!(notes(&world).contains(&"elsewhere".to_owned()));
    assert!(world.say("store check").well().starts_with("Everything reads"));
    assert_eq!(world.say("store merge").well(), "There is nothing to join.\n");
}

#[test]
fn the_diary_of_another_machine_is_joined_and_left_as_it_is() {
    let (world, other) = (diary(), World::new());
    let _ = other.call(&["log", "--pain", "7", "--note", "elsewhere"]).well();
    let before = other.files();
    let folder = other.data();
    let folder = folder.to_str().unwrap();
    let _ = world.call(&["store", "merge", folder, "--yes"]).well();
    assert_eq!(notes(&world).len(), 6);
    assert_eq!(other.files(), before);
    let again = fs::read(month(&world)).unwrap();
    let _ = world.call(&["store", "merge", folder, "--yes"]).well();
    assert_eq!(fs::read(month(&world)).unwrap(), again, "joining again changes nothing");
    // A copy that is damaged is told and stays.
    world.put(&world.data().join("journal/2026-11.json.orig"), "{");
    assert_eq!(world.say("store merge --yes").code, 65);
    assert!(world.data().join("journal/2026-11.json.orig").exists());
}
