//! In the list a breath is made longer or shorter by minutes or by breaths, and both are shown.

use crate::stage::{Stage, Who};

/// The list with the cursor on the long out-breath, ten seconds a breath.
fn on_b3(size: (u16, u16)) -> Stage {
    let mut stage = Stage::new(Who::Seasoned, size);
    stage.keys("2 Right");
    for _ in 0..6 {
        if stage.text().lines().any(|line| line.contains('›') && line.contains("Long out-breath")) {
            return stage;
        }
        stage.keys("Down");
    }
    panic!("no long out-breath:\n{}", stage.text());
}

fn line(stage: &mut Stage) -> String {
    stage.text().lines().find(|line| line.contains('›')).map(str::to_owned).unwrap_or_default()
}

#[test]
fn minutes_and_breaths_are_set_and_shown_beside_each_other() {
    for size in [(80, 24), (120, 40), (40, 12)] {
        let mut stage = on_b3(size);
        assert!(line(stage.keys("L")).contains("6:00 · 36 breaths"), "{}", stage.text());
        assert!(line(stage.keys("s s")).contains("4:00 · 24 breaths"), "{}", stage.text());
        assert!(line(stage.keys("+")).contains("4:10 · 25 breaths"), "{}", stage.text());
        assert!(line(stage.keys("- -")).contains("3:50 · 23 breaths"), "{}", stage.text());
        // A whole minute is the next step from between two.
        assert!(line(stage.keys("L")).contains("4:00 · 24 breaths"), "{}", stage.text());
        // Another line has its own length, and this one its usual one again.
        stage.keys("Down Up");
        assert!(!line(&mut stage).contains("breaths") && line(&mut stage).contains("5:00"), "{}", stage.text());
    }
}

#[test]
fn what_was_set_is_what_begins_and_the_limits_hold() {
    let mut stage = on_b3((80, 24));
    stage.keys("s s s");
    assert!(line(&mut stage).contains("2:00 · 12 breaths"), "{}", stage.text());
    stage.keys("Enter");
    let seen = stage.text();
    assert!(seen.contains("breath 1 of 12") && seen.contains("2:00 left"), "{seen}");
    let mut stage = on_b3((80, 24));
    for _ in 0..40 {
        stage.keys("-");
    }
    let seen = stage.text();
    assert!(line(&mut stage).contains("3 breaths"), "three breaths are the least:\n{seen}");
    for _ in 0..40 {
        stage.keys("L");
    }
    assert!(line(&mut stage).contains("20:00 · 120 breaths"), "twenty minutes are the most:\n{}", stage.text());
}
