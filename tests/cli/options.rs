//! Help and version, and that every option has its words.

use std::process::Stdio;

use super::world::World;

#[test]
fn version_and_help() {
    let world = World::new();
    assert_eq!(world.say("--version").well(), format!("pelvicoach {}\n", env!("CARGO_PKG_VERSION")));
    for words in [
        "--help",
        "-h",
        "log --help",
        "journal --help",
        "journal edit --help",
        "journal delete --help",
        "export week --help",
        "breathe --help",
        "practise --help",
        "visit --help",
        "store --help",
        "config --help",
        "sos --help",
        "learn --help",
        "measure --help",
        "plan why --help",
        "demo --help",
        "help",
        "help plan use",
    ] {
        let said = world.say(words).well();
        assert!(said.contains("Usage: pelvicoach"), "{said}");
        assert!(!said.contains("command-"), "a word is not there: {said}");
        assert!(!said.contains('\u{1b}') && !said.contains('!'), "{said}");
    }
    assert!(world.files().is_empty());
}

#[test]
fn what_is_not_built_is_not_listed() {
    let said = World::new().say("--help").well();
    for word in ["remind", "completions"] {
        assert!(!said.contains(word), "{word} is listed");
    }
    for word in [
        "practise", "breathe", "log", "journal", "ask", "visit", "export", "import", "status", "flare", "learn",
        "measure", "plan", "sos", "sensor", "demo",
    ] {
        assert!(said.contains(word), "{word} is not listed");
    }
}

#[test]
fn nobody_listening_is_no_trouble() {
    let world = World::new();
    for n in 0..3 {
        let _ = world.call(&["log", "--note", &"word ".repeat(3000), "--ago", &format!("{n}h")]).well();
    }
    for words in [&["journal"][..], &["journal", "--json"], &["log", "--help"], &["sos"]] {
        let mut child = world.command(words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{words:?}: {output:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{words:?}");
    }
}
