//! A diary that a newer version wrote: it opens, what it says is shown, which version wrote it is told, and nothing in it
//! changes, whatever is asked for.

use std::path::PathBuf;

use super::world::{World, entries};

/// A diary with an entry, an import, a plan and a backup, whose head says that the format is 2.
fn newer() -> World {
    let world = World::new();
    let _ = world.call(&["log", "--pain", "4", "--note", "hello"]).well();
    let home = world.home();
    std::fs::write(home.join("in.csv"), "date,pain\n2026-11-01,4\n").unwrap();
    let _ = world.say("import in.csv --yes").well();
    std::fs::write(home.join("more.csv"), "date,pain\n2026-11-02,5\n").unwrap();
    std::fs::write(home.join("plan.toml"), "title = \"x\"\n[[line]]\nexercise = \"PF1a\"\nreps = 4\n").unwrap();
    let _ = world.say("plan use plan.toml --yes").well();
    std::fs::write(home.join("other.toml"), "title = \"y\"\n[[line]]\nexercise = \"PF1a\"\nreps = 5\n").unwrap();
    std::fs::write(home.join("whole.json"), world.say("export all --format json --output -").well()).unwrap();
    let head = world.data().join("store.json");
    let text = std::fs::read_to_string(&head).unwrap().replace("\"version\":1", "\"version\":2");
    std::fs::write(head, text).unwrap();
    world
}

/// Every file of the diary but what belongs to this machine alone.
fn diary(world: &World) -> Vec<(PathBuf, Vec<u8>)> {
    world.files().into_iter().filter(|(path, _)| path.starts_with(world.data())).collect()
}

#[test]
fn what_it_says_is_shown_and_which_version_wrote_it_is_told() {
    let world = newer();
    let before = diary(&world);
    assert!(before.len() >= 3, "{before:?}");
    for words in [
        "journal",
        "journal --json",
        "export week --output -",
        "export all --format json --output -",
        "export all --format csv --output -",
        "import more.csv --dry-run",
    ] {
        let answer = world.say(words);
        assert_eq!(answer.code, 0, "{words}: {answer:?}");
        assert!(answer.err.contains("newer version (2)") && answer.err.lines().count() == 1, "{words}: {answer:?}");
    }
    assert!(world.say("journal").out.contains("hello"));
    for words in ["status", "status --short", "plan show", "learn", "store path", "flare show"] {
        assert_eq!(world.say(words).code, 0, "{words}");
    }
    assert!(world.say("store check").out.contains("store.json, version: written by a newer version (2)"));
    assert!(diary(&world) == before);
}

#[test]
fn nothing_is_written_whatever_is_asked_for() {
    let world = newer();
    let before = diary(&world);
    let id = entries(&world.say("journal --json").out)[0]["id"].as_str().unwrap().to_owned();
    let (edit, delete) = (format!("journal edit {id} --pain 2"), format!("journal delete {id} --yes"));
    for words in [
        "log --pain 3",
        "ask how?",
        "visit",
        "flare on",
        "measure peg --answers 4,5,6",
        "import more.csv --yes",
        "import --undo --yes",
        "plan use other.toml --yes",
        "plan use --none --yes",
        &edit,
        &delete,
    ] {
        let answer = world.say(words);
        assert_eq!(answer.code, 65, "{words}: {answer:?}");
        assert!(answer.err.contains("newer version (2)") && answer.err.lines().count() == 1, "{words}: {answer:?}");
        assert!(diary(&world) == before, "{words}");
    }
    let mut lock = world.command(&["store", "lock", "--passphrase-fd", "0"]);
    let mut child = lock.stdin(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), b"a long passphrase\na long passphrase\n").unwrap();
    let out = child.wait_with_output().unwrap();
    assert_eq!(out.status.code(), Some(65), "{out:?}");
    assert!(String::from_utf8_lossy(&out.stderr).contains("newer version (2)"), "{out:?}");
    assert!(diary(&world) == before);
    // A whole diary of a newer version is no diary for this one, and says so.
    let whole = std::fs::read_to_string(world.home().join("whole.json")).unwrap();
    let other = World::new();
    std::fs::write(other.home().join("whole.json"), whole.replacen("\"version\":1", "\"version\":2", 1)).unwrap();
    let answer = other.say("import whole.json --yes");
    assert_eq!(answer.code, 65);
    assert!(answer.err.contains("newer version of pelvicoach wrote it (format 2)"), "{answer:?}");
    assert!(diary(&other).is_empty());
}
