//! The lock from the command line: passphrases come through a file descriptor, and never stand anywhere else.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::Stdio;

use crate::world::{Answer, World};

const PASSPHRASE: &str = "a calm evening";
const SECRET: &str = "marmalade";

/// A call with `lines` on its standard input.
fn told(world: &World, words: &str, lines: &str) -> Answer {
    let words: Vec<&str> = words.split_whitespace().collect();
    let mut command = world.command(&words);
    command.args(["--passphrase-fd", "0"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A call that needs no passphrase may have ended.
    let _ = child.stdin.take().unwrap().write_all(lines.as_bytes());
    let output = child.wait_with_output().unwrap();
    Answer {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn unlocked(world: &World, words: &str) -> Answer {
    told(world, words, &format!("{PASSPHRASE}\n"))
}

fn is_plain(world: &World, text: &str) -> bool {
    world.files().iter().any(|(_, bytes)| String::from_utf8_lossy(bytes).contains(text))
}

#[test]
fn a_diary_is_locked_read_written_and_unlocked() {
    let world = World::new();
    let _ = world.call(&["log", "--pain", "6", "--note", SECRET]).well();
    let said = world.say("store lock").refused(77);
    assert!(said.contains("Nobody can be asked for a new passphrase") && !said.contains("locked"), "{said}");
    assert!(unlocked(&world, "store lock").well().starts_with("Locked"));
    assert!(!is_plain(&world, SECRET) && !is_plain(&world, PASSPHRASE));

    // Nothing is told without the passphrase, and the line about it is always the same.
    assert!(world.say("journal").refused(77).contains("--passphrase-fd"));
    let wrong = told(&world, "journal", "a calm morning\n").refused(77);
    assert_eq!(told(&world, "journal", "x\n").refused(77), wrong);
    assert!(told(&world, "journal", "").refused(77).contains("no line"));
    assert_eq!(world.say("status --short").well(), "ready\n");
    assert_eq!(world.say("status").well(), "Here when you like.\n");
    assert!(world.say("status --json").well().contains("\"state\":\"locked\""));
    assert!(world.say("sos").well().contains("Feel your feet"));
    let _ = world.say("learn").well();

    // What is added waits, sealed, and is there once the diary is opened.
    let said = world.call(&["log", "--pain", "3", "--note", SECRET]).well();
    assert!(said.contains("Pain 3") && said.contains("locked"), "{said}");
    assert!(world.call(&["ask", SECRET]).well().contains("locked"));
    assert!(!is_plain(&world, SECRET));
    let journal = unlocked(&world, "journal").well();
    assert_eq!(journal.matches(SECRET).count(), 3, "{journal}");
    assert!(unlocked(&world, "store check").well().contains("3 entries"));
    assert!(unlocked(&world, "export week --format md --output -").well().contains("Pain"));
    assert!(!is_plain(&world, SECRET));

    let said = told(&world, "store passphrase", &format!("{PASSPHRASE}\nanother evening\n")).well();
    assert!(said.contains("from now on"), "{said}");
    let _ = unlocked(&world, "journal").refused(77);
    assert!(told(&world, "store unlock", "another evening\n").well().contains("off"));
    assert_eq!(world.say("journal").well(), journal);
    assert!(world.say("store unlock").well().contains("no lock"));
    let _ = world.say("store passphrase").refused(1);
}

/// What lies in the folders and is not the program's is named: no lock seals it.
#[test]
fn files_of_others_beside_the_diary_are_named() {
    let world = World::new();
    let _ = world.call(&["log", "--pain", "6", "--note", SECRET]).well();
    let folder = PathBuf::from(world.say("store path").well().lines().next().unwrap());
    let journal = folder.join("journal");
    let text = std::fs::read(journal.join("2026-11.json")).unwrap();
    let strange = [
        folder.join("week.md"),
        journal.join(".2026-11.json.swp"),
        journal.join("2026-11.json~"),
        journal.join("2026-10.bak.json"),
        folder.join(".git"),
        folder.join("old"),
    ];
    // A folder of Syncthing's and an empty one hold nothing; a copy by a sync program is sealed with the rest.
    let copy = journal.join("2026-11.sync-conflict-20261123-101010-ABCDEFG.json");
    for path in ["old/2025", ".git/objects", ".stfolder", "empty"] {
        std::fs::create_dir_all(folder.join(path)).unwrap();
    }
    let files =
        [&strange[..4], &[copy.clone(), folder.join("old/2025/11.json"), folder.join(".git/objects/aa")]].concat();
    for path in files {
        std::fs::write(path, &text).unwrap();
    }
    let answer = unlocked(&world, "store lock");
    let named: Vec<&str> = answer.err.lines().filter_map(|line| line.strip_prefix("pelvicoach: /")).collect();
    let mut wanted: Vec<String> = strange.iter().map(|path| path.display().to_string()).collect();
    wanted.sort();
    assert_eq!(named.iter().map(|path| format!("/{path}")).collect::<Vec<_>>(), wanted, "{}", answer.err);
    assert!(answer.code == 0 && answer.out.starts_with("Locked"), "{answer:?}");
    assert!(std::fs::read(copy).unwrap().starts_with(b"age-encryption"));
    let found = unlocked(&world, "store check").out;
    assert!(wanted.iter().all(|path| found.contains(&format!("{path}: it is not this program's"))), "{found}");

    for path in &strange {
        if path.is_dir() { std::fs::remove_dir_all(path) } else { std::fs::remove_file(path) }.unwrap();
    }
    let answer = unlocked(&world, "store lock");
    assert!(!answer.err.contains("not files of this program"), "{answer:?}");
    assert!(answer.out.contains("no file of it is plain"), "{answer:?}");
}

/// The key is wrapped by scrypt with 2^17, whatever the machine; the tests that ask for less are the only ones who do.
#[test]
fn the_key_is_wrapped_with_a_fixed_work() {
    let world = World::new();
    let _ = unlocked(&world, "store lock").well();
    for passphrase in [PASSPHRASE, "another evening"] {
        let files = world.files();
        let (_, key) = files.iter().find(|(name, _)| name.to_string_lossy().contains("key-age1")).unwrap();
        let head = String::from_utf8_lossy(key);
        let stanza = head.lines().find(|line| line.starts_with("-> scrypt ")).unwrap();
        assert!(stanza.ends_with(" 17"), "{stanza}");
        if passphrase == PASSPHRASE {
            let _ = told(&world, "store passphrase", &format!("{PASSPHRASE}\nanother evening\n")).well();
        }
    }
    let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with("store/locking.rs") {
                assert!(!std::fs::read_to_string(&path).unwrap().contains("wrap_lightly"), "{}", path.display());
            }
        }
    }
}

#[test]
fn a_recovery_sheet_opens_a_diary_whose_passphrase_is_lost() {
    let world = World::new();
    let _ = world.call(&["log", "--pain", "6", "--note", SECRET]).well();
    let said = unlocked(&world, "store lock --sheet sheet.txt").well();
    assert!(said.contains("sheet.txt"), "{said}");
    let sheet = std::fs::read_to_string(world.home().join("sheet.txt")).unwrap();
    assert!(sheet.contains("AGE-SECRET-KEY-1") && sheet.starts_with("# Recovery sheet"), "{sheet}");
    assert!(sheet.lines().all(|line| line.starts_with('#') || line.starts_with("AGE-SECRET-KEY-1")), "{sheet}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(world.home().join("sheet.txt")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let said = told(&world, "store passphrase --from-sheet sheet.txt", "another evening\n").well();
    assert!(said.contains("from now on"), "{said}");
    assert!(told(&world, "journal", "another evening\n").well().contains(SECRET));
    assert_eq!(told(&world, "store passphrase --sheet -", "another evening\n").well(), sheet);
    std::fs::write(world.home().join("other.txt"), "AGE-SECRET-KEY-1NONE\n").unwrap();
    let _ = told(&world, "store passphrase --from-sheet other.txt", "another evening\n").refused(77);
}

#[test]
fn the_standard_program_reads_what_is_locked() {
    let age = std::process::Command::new("age").arg("--version").output();
    if age.is_err() {
        // CI has it; elsewhere the format is held by the tests of the store.
        return;
    }
    let world = World::new();
    let _ = world.call(&["log", "--pain", "6", "--note", SECRET]).well();
    let _ = unlocked(&world, "store lock --sheet sheet.txt").well();
    let month = world.data().join("journal/2026-11.json");
    let sheet = world.home().join("sheet.txt");
    let read = std::process::Command::new("age").arg("-d").arg("-i").arg(&sheet).arg(&month).output().unwrap();
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    assert!(String::from_utf8_lossy(&read.stdout).contains(SECRET));
}

/// Whatever is done to a locked diary, no word of it is plain afterwards: not in the diary, nor in the temporary folder.
#[test]
fn nothing_that_a_command_does_is_plain() {
    let elsewhere = tempfile::tempdir().unwrap();
    let given = |name: &str, text: &str| {
        let path = elsewhere.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let world = World::new();
    let passing = world.home().join("tmp");
    std::fs::create_dir(&passing).unwrap();
    let world = world.with("TMPDIR", &passing.display().to_string());
    let _ = world.call(&["log", "--pain", "6", "--note", SECRET]).well();
    let other = World::new();
    let _ = other.call(&["log", "--pain", "2", "--note", SECRET]).well();
    let id = world.records()[0]["id"].as_str().unwrap().to_owned();
    let _ = unlocked(&world, "store lock").well();
    let table = given("in.csv", &format!("Date;Pain;Notes\n21.11.2026;4;{SECRET}\n"));
    let plan = given("plan.toml", &format!("{}\n# {SECRET}\n", include_str!("../fixtures/plans/least.toml")));
    let folder = other.data().display().to_string();
    let page = world.data().join("page.md").display().to_string();
    for (words, code) in [
        (format!("ask {SECRET}"), 0),
        (format!("log --pain 5 --note {SECRET}"), 0),
        (format!("journal edit {id} --note {SECRET}"), 0),
        ("store backup".to_owned(), 0),
        (format!("store backup {}/copies", passing.display()), 0),
        (format!("import {table} --yes"), 0),
        (format!("plan use {plan} --yes"), 0),
        (format!("store merge {folder} --yes"), 0),
        ("store repair --yes".to_owned(), 0),
        ("store check".to_owned(), 0),
        (format!("export week --include notes --format md --output {page}"), 73),
        (format!("journal delete {id} --yes"), 0),
        ("import --undo --yes".to_owned(), 0),
    ] {
        let answer = unlocked(&world, &words);
        assert_eq!(answer.code, code, "{words}: {answer:?}");
        let files = world.files();
        let found = files
            .iter()
            .filter(|(_, bytes)| [SECRET, PASSPHRASE].iter().any(|part| String::from_utf8_lossy(bytes).contains(part)));
        let found: Vec<_> = found.map(|(path, _)| path).collect();
        assert!(found.is_empty(), "after {words}: {found:?}");
    }
}

#[test]
fn a_passphrase_that_cannot_be_one_changes_nothing() {
    let world = World::new();
    let _ = world.call(&["log", "--pain", "6", "--note", SECRET]).well();
    let before = world.files();
    for wrong in ["", "short", "!beginning"] {
        let _ = told(&world, "store lock", &format!("{wrong}\n")).refused(2);
    }
    let _ = world.say("store lock").refused(77);
    assert_eq!(world.files(), before);
}
