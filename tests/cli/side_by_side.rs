//! Two calls at once lose nothing.

use std::process::Stdio;

use super::world::World;

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
