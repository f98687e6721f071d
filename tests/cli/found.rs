//! `store check`: one wrong field in each kind of file is told by file, line and field.

use std::path::Path;

use super::world::World;

/// A file for this account alone.
fn write(path: &Path, text: &str) {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = path.parent().unwrap();
    std::fs::create_dir_all(folder).unwrap();
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700)).unwrap();
    std::fs::write(path, text).unwrap();
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).unwrap();
}

fn changed(path: &Path, from: &str, to: &str) {
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{text}");
    write(path, &text.replacen(from, to, 1));
}

#[test]
fn one_wrong_field_is_told_by_file_line_and_field_in_each_kind_of_file() {
    let world = World::new();
    let _ = world.say("log --pain 4").well();
    let _ = world.say("flare on").well();
    let plan = world.home().join("plan.toml");
    write(&plan, "title = \"x\"\n\n[[line]]\nexercise = \"PF1a\"\nreps = 4\n");
    let _ = world.say("plan use plan.toml --yes").well();
    assert!(world.say("store check").well().contains("Everything reads"));
    let (data, drafts) = (world.data(), world.home().join(".local/state/pelvicoach/drafts"));
    let plan = std::fs::read_dir(data.join("plans")).unwrap().next().unwrap().unwrap().path();
    changed(&data.join("journal/2026-11.json"), "\"pain_now\":4", "\"pain_now\":15");
    changed(&data.join("profile.json"), "\"value\":true", "\"value\":\"yes\"");
    changed(&plan, "reps = 4", "reps = \"many\"");
    write(&drafts.join("session.draft"), "{\"routine\":\"RT12\",\n\"step\":\"two\"}");
    write(&drafts.join("entry.draft"), "{\"kind\":\"CheckIn\",\n\"answers\":[]}");
    write(
        &data.join("inbox/0123456789ab.json"),
        "{\"format\":\"pelvicoach/inbox\",\"version\":1,\"records\":[\n{\"month\":\"2026-13\",\"record\":{}}\n],\"registers\":[\n\n]}\n",
    );
    write(
        &data.join("inbox/ba9876543210.json"),
        "{\"format\":\"pelvicoach/inbox\",\"version\":1,\"records\":[],\"registers\":[\n{\"name\":\"a\",\"register\":{\"value\":1}}\n]}\n",
    );
    write(&data.join("inbox/000000000000.json"), "{\"format\":\"pelvicoach/inbox\",\"version\":2,\"records\":[]}");
    let answer = world.say("store check");
    assert_eq!(answer.code, 65, "{answer:?}");
    for (file, told) in [
        ("journal/2026-11.json", "line 2, pain_now: 15 is not between 0 and 10"),
        ("profile.json", ": invalid type: string \"yes\", expected a boolean"),
        ("plans/", ", line 5: "),
        ("drafts/session.draft", "line 2, step: invalid type: string \"two\""),
        ("drafts/entry.draft", "line 2, answers: invalid type"),
        ("inbox/0123456789ab.json", "line 2: month: it is not a month"),
        ("inbox/ba9876543210.json", "line 2: a: rev: absent"),
        ("inbox/000000000000.json", "line 1: version: written by a newer version (2)"),
    ] {
        let found = answer.out.lines().find(|line| line.contains(file) && line.contains(told));
        assert!(found.is_some(), "{file}: {told}\n{}", answer.out);
    }
    let of = |file: &str| answer.out.lines().find(|line| line.contains(file)).unwrap_or_default().to_owned();
    assert!(of("profile.json").contains("line 2, flare"), "{}", answer.out);
    assert!(of("plans/").contains("reps"), "{}", answer.out);
    // What cannot be taken in stays where it is.
    assert!(data.join("inbox/000000000000.json").is_file());
}

#[test]
fn what_stands_at_the_head_of_a_file_is_told_too() {
    for (file, from, to, told) in [
        (
            "store.json",
            "\"version\":1",
            "\n\"version\":\"one\"",
            "store.json, line 2: version: it is not a whole number",
        ),
        ("store.json", "pelvicoach/store", "pelvicoach/shop", "line 1: format: it says"),
        ("journal/2026-11.json", "\"month\":\"2026-11\"", "\"month\":\"2026-12\"", "line 1: month: it says"),
        ("profile.json", "\"registers\"", "\"settings\"", "profile.json: registers is absent"),
    ] {
        let world = World::new();
        let _ = world.say("log --pain 4").well();
        let _ = world.say("flare on").well();
        changed(&world.data().join(file), from, to);
        let answer = world.say("store check");
        assert_eq!(answer.code, 65, "{file}: {answer:?}");
        assert!(answer.out.lines().any(|line| line.contains(file) && line.contains(told)), "{told}\n{}", answer.out);
    }
}
