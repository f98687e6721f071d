//! Two calls at once lose nothing.

use std::process::Stdio;

use super::world::World;

#[test]
fn a_window_that_keeps_saving_is_waited_for_and_then_said() {
    let world = World::new();
    let _ = world.say("log --pain 3").well();
    let lock = world.data().join("local/lock");
    let held = std::fs::File::options().write(true).open(lock).unwrap();
    held.lock().unwrap();

    let refusal = world.say("log --pain 5").refused(75);
    assert!(refusal.contains("nothing was changed") && !refusal.contains("kept"), "{refusal}");

    drop(held);
    let _ = world.say("log --pain 6").well();
    assert_eq!(world.records().len(), 2);
}

#[test]
fn entries_written_at_once_are_all_kept() {
    let world = World::new();
    let children: Vec<_> = (0..8)
        .map(|n| world.command(&["log", "--pain", &n.to_string()]).stdout(Stdio::null()).spawn().unwrap())
        .collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    let mut pains: Vec<_> = world.records().iter().map(|record| record["pain_now"].as_u64().unwrap()).collect();
    pains.sort_unstable();
    assert_eq!(pains, (0..8).collect::<Vec<_>>());
    assert!(world.say("store check").well().starts_with("Everything reads: 8 entries"));
}
