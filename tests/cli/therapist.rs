//! A therapist's plan: check, use, show, form and new; every problem with its line, and no agreement recorded.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::Stdio;

use serde_json::{Value, json};

use super::world::{Answer, World};

fn fixture(name: &str) -> String {
    format!("{}/tests/fixtures/plans/{name}.toml", env!("CARGO_MANIFEST_DIR"))
}

fn check(name: &str) -> Answer {
    World::new().call(&["plan", "check", &fixture(name)])
}

/// The lines of an answer that tell a line of the file.
fn numbered(said: &str) -> Vec<&str> {
    said.lines().filter(|line| line.starts_with("line ")).collect()
}

fn profile(world: &World) -> Value {
    let text = std::fs::read(world.data().join("profile.json")).unwrap();
    serde_json::from_slice::<Value>(&text).unwrap()["registers"].clone()
}

/// The plans that are kept.
fn kept(world: &World) -> Vec<PathBuf> {
    world
        .files()
        .into_iter()
        .map(|(path, _)| path)
        .filter(|path| path.starts_with(world.data().join("plans")))
        .collect()
}

#[test]
fn check_explains_each_line_in_plain_words() {
    let said = check("example").well();
    for line in [
        "Letting go first",
        "From A. Meyer, pelvic health physiotherapist, 20 November",
        "Next appointment: 18 December",
        "1. Pelvic drop: 8 times, 2 sets, once a day, Monday to Friday, until 20 December",
        "   \"Lying on your side is fine too.\"",
        "2. Child's pose: 2 times, held 30 s each",
        "3. Happy baby: left out until 4 December, Knees to chest in its place",
        "4. Heel slides: for 3 min, every second day",
        "Paused until 18 December: Ladders",
        "line 41: \"Heel slides\" is not known here: it becomes an exercise with this name and a timer.",
        "All of it can be used: pelvicoach plan use FILE.",
    ] {
        assert!(said.lines().any(|there| there == line), "{line}\n{said}");
    }
    assert!(said.contains("power 2 of 5, a squeeze of 4 s, 4 held squeezes, 5 quick ones, every contraction timed"));
}

#[test]
fn check_tells_every_problem_with_its_line_at_once() {
    for (name, lines) in [
        ("looser", &[7, 16, 17, 18, 20, 21, 22, 28, 32, 36, 40, 44][..]),
        ("wrong_unit", &[5, 10, 13, 14, 17, 18, 19, 20, 21]),
        ("impossible_days", &[2, 3, 7, 8, 13, 17]),
        ("circle", &[4, 4, 5, 8, 8, 9, 12, 12, 13, 16, 16, 17, 22]),
        ("not_toml", &[2, 5, 7, 11, 12]),
        ("twice", &[14, 19, 19, 22]),
        ("ceilings", &[4, 5, 6, 7, 8, 9, 12, 14, 17]),
        ("empty", &[1, 1]),
        ("latin1", &[4]),
    ] {
        let answer = check(name);
        assert_eq!((answer.code, answer.err.as_str()), (65, ""), "{name}");
        let told: Vec<usize> = numbered(&answer.out)
            .iter()
            .map(|line| line["line ".len()..].split(':').next().unwrap().parse().unwrap())
            .collect();
        assert_eq!(told, lines, "{name}\n{}", answer.out);
    }
}

#[test]
fn a_figure_that_is_set_aside_stays_in_sight() {
    let said = check("looser").out;
    assert!(said.contains("Short lifts: 5 times, squeeze 5 s, let go 5 s, every second day"), "{said}");
    assert!(
        said.contains("line 7: letting go lasts 5 s after a squeeze of 5 s; at least 10 s can be taken."),
        "{said}"
    );
    assert!(said.contains("7 lines are set aside; the rest can be used."), "{said}");
    let said = check("wrong_unit").out;
    assert!(
        said.contains("line 5: \"squeeze\" is 10 min; from 0.5 s to 10 s can be taken. Perhaps seconds are meant.")
    );
}

#[test]
fn unknown_keys_and_hidden_signs_are_told_and_not_fatal() {
    let said = check("unknown_keys").well();
    assert_eq!(numbered(&said).len(), 5);
    assert!(
        said.contains("line 1: \"titel\" is no key of a plan and is passed over; perhaps \"title\" is meant."),
        "{said}"
    );
    let said = check("hidden").well();
    assert!(said.lines().all(|line| !line.chars().any(char::is_control)), "{said:?}");
}

#[test]
fn a_file_that_is_no_plan_is_one_calm_line() {
    let world = World::new();
    let big = world.home().join("big.toml");
    world.put(&big, &"# nothing\n".repeat(100_000));
    let said = world.call(&["plan", "check", big.to_str().unwrap()]).refused(65);
    assert!(said.contains("larger than 128 KB"), "{said}");
    let said = world.call(&["plan", "use", big.to_str().unwrap(), "--yes"]).refused(65);
    assert!(said.contains("larger than 128 KB"), "{said}");
    assert!(world.say("plan check none.toml").refused(74).contains("no such file"));
    assert!(world.call(&["plan", "use"]).refused(2).contains("FILE"));
    assert!(!world.data().exists());
}

#[test]
fn use_takes_a_plan_keeps_it_whole_and_records_no_agreement() {
    let world = World::new();
    let file = fixture("example");
    let said = world.call(&["plan", "use", &file, "--yes"]).well();
    assert!(said.contains("Saved. \"Letting go first\" is in use from today."), "{said}");
    let plans = kept(&world);
    assert_eq!(plans.len(), 1);
    assert_eq!(std::fs::read(&plans[0]).unwrap(), std::fs::read(&file).unwrap());
    let registers = profile(&world);
    let name = plans[0].file_name().unwrap().to_str().unwrap();
    assert_eq!(registers["plan"]["value"], json!({ "file": name, "taken": "2026-11-23" }));
    let names: Vec<&String> = registers.as_object().unwrap().keys().collect();
    assert_eq!(names, ["plan"], "no gate, no agreement, no track is touched");
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        assert_eq!(std::fs::metadata(&plans[0]).unwrap().mode() & 0o777, 0o600);
        assert_eq!(std::fs::metadata(world.data().join("plans")).unwrap().mode() & 0o777, 0o700);
    }
    let again = world.call(&["plan", "use", &file, "--yes"]).well();
    assert!(again.contains("in use already"), "{again}");
    assert_eq!(kept(&world).len(), 1);
    assert!(world.say("store check").code == 0);
}

#[test]
fn use_shows_what_changes_against_the_plan_in_use() {
    let world = World::new();
    let _ = world.call(&["plan", "use", &fixture("example"), "--yes"]).well();
    let said = world.call(&["plan", "use", &fixture("looser"), "--yes"]).well();
    for line in [
        "\"Looser than the limits\" in place of \"Letting go first\":",
        "Changed: Pelvic drop: 8 times",
        "   before: Pelvic drop: 8 times, 2 sets, once a day, Monday to Friday, until 20 December",
        "No longer: Heel slides: for 3 min, every second day",
        "No longer paused: Ladders",
        "No ceilings any more.",
        "Set aside: Short lifts: 5 times, squeeze 5 s, let go 5 s, every second day",
        "   letting go lasts 5 s after a squeeze of 5 s; at least 10 s can be taken.",
    ] {
        assert!(said.lines().any(|there| there == line), "{line}\n{said}");
    }
    let shown = world.say("plan show").well();
    assert!(shown.contains("Looser than the limits") && shown.contains("Short lifts: 5 times"), "{shown}");
}

#[test]
fn nothing_is_taken_without_a_yes_or_while_something_is_unclear() {
    let world = World::new();
    let said = world.call(&["plan", "use", &fixture("example")]).refused(2);
    assert!(said.contains("--yes"), "{said}");
    let answer = world.call(&["plan", "use", &fixture("impossible_days"), "--yes"]);
    assert_eq!((answer.code, numbered(&answer.out).len()), (65, 6), "{answer:?}");
    assert!(answer.err.contains("6 things are unclear") && answer.err.contains("Nothing was changed."), "{answer:?}");
    assert!(!world.data().exists());
}

#[test]
fn a_plan_can_be_put_away() {
    let world = World::new();
    assert!(world.say("plan use --none --yes").well().contains("No plan"));
    let _ = world.call(&["plan", "use", &fixture("example"), "--yes"]).well();
    assert!(world.say("plan use --none").refused(2).contains("--yes"));
    assert!(world.say("plan use --none --yes").well().contains("put away"));
    assert_eq!(profile(&world)["plan"]["value"], Value::Null);
    assert!(world.say("plan show").well().contains("No plan from a therapist is in use."));
}

#[test]
fn show_tells_where_the_person_stands_and_what_is_for_today() {
    let world = World::new();
    let _ = world.call(&["plan", "use", &fixture("example"), "--yes"]).well();
    // Monday: the drop is for weekdays; heel slides are for every second day from Friday 20 November.
    let said = world.say("plan show").well();
    assert!(said.starts_with("You are in week 1 of the programme; the floor drill is Find and feel.\n"), "{said}");
    let today = said.split("For today:\n").nth(1).unwrap();
    assert!(
        today.contains("Pelvic drop") && today.contains("Child's pose") && !today.contains("Heel slides"),
        "{said}"
    );
    assert!(today.contains("(not yet today)"), "{said}");
    let world = world.at("2026-11-28T10:00:00+01:00");
    let said = world.say("plan show").well();
    let today = said.split("For today:\n").nth(1).unwrap();
    assert!(!today.contains("Pelvic drop") && today.contains("Heel slides"), "Saturday\n{said}");
}

#[test]
fn a_plan_that_was_lost_is_one_line_and_the_rest_works() {
    let world = World::new();
    let _ = world.call(&["plan", "use", &fixture("example"), "--yes"]).well();
    std::fs::remove_file(&kept(&world)[0]).unwrap();
    let answer = world.say("plan show");
    assert_eq!((answer.code, answer.err.lines().count()), (0, 1), "{answer:?}");
    assert!(answer.err.contains("goes on without the plan"), "{answer:?}");
    let found = world.say("store check");
    assert!(found.code == 65 && found.out.contains("plan"), "{found:?}");
    let _ = world.call(&["plan", "use", &fixture("least"), "--yes"]);
    assert!(world.say("plan show").well().contains("One thing"));
}

#[test]
fn the_form_is_one_page() {
    let said = World::new().say("plan form").well();
    assert!(said.lines().count() <= 60 && said.lines().all(|line| line.chars().count() <= 80), "{said}");
    assert!(said.contains("[ ] Pelvic drop"), "{said}");
    let plain = World::new().say("plan form --ascii").well();
    assert!(plain.is_ascii(), "{plain}");
}

fn dictate(world: &World, words: &[&str], answers: &[&str]) -> Answer {
    let mut child = world.command(words);
    let mut child = child.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all((answers.join("\n") + "\n").as_bytes()).unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    Answer {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A visit, as it may be dictated: a drop, an exercise of their own with a squeeze that is looser at first, a pause.
const DICTATED: &[&str] = &[
    "After the visit",
    "in 3 weeks",
    "A. Meyer",
    "physiotherapist",
    // The drop.
    "pelvic drop",
    "many",
    "8 times",
    "2",
    "1",
    "Monday to Friday",
    "20 December",
    "",
    "Lying on the side is fine.",
    // Their own.
    "Lifts",
    "5",
    "",
    "",
    "",
    "3 s",
    "12 s",
    "30 %",
    "",
    "every second day",
    "",
    "",
    "",
    // No more exercises; what was measured; a pause; a note.
    "",
    "y",
    "2",
    "4 s",
    "",
    "5",
    "stretch",
    "tomorrow",
    "",
    "",
];

#[test]
fn new_writes_down_what_was_dictated_and_takes_it() {
    let world = World::new();
    let said = dictate(&world, &["plan", "new"], &[DICTATED, &["y"]].concat()).well();
    assert!(said.contains("\"many\" does not fit here; wanted is a whole number, such as 8."), "{said}");
    assert!(said.contains("\"Lifts\" is not known here"), "{said}");
    assert!(said.contains("is in use from today"), "{said}");
    let shown = world.say("plan show").well();
    for line in [
        "After the visit",
        "From A. Meyer, physiotherapist, 23 November",
        "Next appointment: 14 December",
        "1. Pelvic drop: 8 times, 2 sets, once a day, Monday to Friday, until 20 December",
        "2. Lifts: 5 times, squeeze 3 s, let go 12 s, at 30 % of full strength, every second day",
        "Paused until 24 November: Stretches",
    ] {
        assert!(shown.lines().any(|there| there == line), "{line}\n{shown}");
    }
    let kept = kept(&world);
    assert!(world.call(&["plan", "check", kept[0].to_str().unwrap()]).well().contains("After the visit"));
}

#[test]
fn new_writes_a_file_that_can_be_checked_and_used() {
    let world = World::new();
    let said = dictate(&world, &["plan", "new"], &[DICTATED, &["n"]].concat()).well();
    let file = world.home().join("plan-2026-11-23.toml");
    assert!(said.contains(file.to_str().unwrap()) && !world.data().exists(), "{said}");
    let named = dictate(&world, &["plan", "new", "--output", "mine.toml"], &[DICTATED, &["n"]].concat()).well();
    assert!(named.contains("mine.toml"), "{named}");
    for file in [file, world.home().join("mine.toml")] {
        let _ = world.call(&["plan", "check", file.to_str().unwrap()]).well();
    }
    let twice = dictate(&world, &["plan", "new", "--output", "mine.toml"], &[DICTATED, &["n"]].concat());
    assert_eq!(twice.code, 73, "{twice:?}");
}

#[test]
fn new_writes_nothing_when_the_answers_end_early() {
    let world = World::new();
    let answer = dictate(&world, &["plan", "new"], &["A plan", "", "", "PF2a"]);
    assert_eq!((answer.code, answer.err.lines().count()), (65, 1), "{answer:?}");
    assert!(answer.err.contains("Nothing was written."), "{answer:?}");
    assert!(world.files().is_empty());
}

#[test]
fn the_example_of_the_readme_is_a_plan_that_can_be_used() {
    let readme = include_str!("../../README.md");
    let example = readme
        .split("```toml\n")
        .find(|block| block.starts_with("title"))
        .and_then(|rest| rest.split("```").next())
        .unwrap();
    let world = World::new();
    let file = world.home().join("plan.toml");
    world.put(&file, example);
    let said = world.call(&["plan", "check", file.to_str().unwrap()]).well();
    assert!(said.contains("All of it can be used"), "{said}");
    assert_eq!(numbered(&said).len(), 1, "the exercise of its own alone is told of\n{said}");
    assert!(said.contains("\"Heel slides\" is not known here"), "{said}");
}
