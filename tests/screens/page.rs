//! The page's screen: how far it reaches, chosen with a key, and the keys that are seen where there is little room.

use super::stage::{Stage, Who};

/// The line that says which days the page is of.
fn days(stage: &mut Stage) -> String {
    let text = stage.text();
    let line = text.lines().find(|line| line.contains("For the visit: ")).unwrap_or_default();
    line[line.find("For the visit: ").unwrap_or_default()..].trim().to_owned()
}

#[test]
fn a_key_chooses_how_far_the_page_reaches() {
    let mut stage = Stage::new(Who::Seasoned, (120, 40));
    stage.keys("x");
    let mut seen = vec![days(&mut stage)];
    for _ in 0..4 {
        stage.keys("r");
        seen.push(days(&mut stage));
    }
    let different: std::collections::BTreeSet<&String> = seen.iter().collect();
    assert_eq!(different.len(), 5, "since the visit, week, month, three months, the programme: {seen:?}");
    assert!(seen[2].contains(": 1 to 30 November 2026"), "a calendar month: {seen:?}");
    stage.keys("r");
    assert_eq!(days(&mut stage), seen[0]);
    stage.keys("r r Left");
    assert_eq!(days(&mut stage), "For the visit: 1 to 31 October 2026");
    stage.keys("Right");
    assert_eq!(days(&mut stage), seen[2]);
    stage.keys("Right");
    assert_eq!(days(&mut stage), seen[2], "nothing after today");
}

#[test]
fn format_range_and_days_are_seen_in_eighty_columns() {
    let mut stage = Stage::new(Who::Seasoned, (80, 24));
    stage.keys("x");
    let text = stage.text();
    let footer = text.lines().last().unwrap_or_default();
    for hint in ["Enter write it", "f format", "r range", "← → days"] {
        assert!(footer.contains(hint), "{hint} is not in {footer}");
    }
}
