//! One minute in real time: a session that is left alone keeps time by the second, and ends by itself.

#![allow(clippy::expect_used, reason = "test code")]

#[path = "days/harness/mod.rs"]
mod harness;

use std::time::{Duration, Instant};

use harness::Run;

/// A phase shows at most this late on a machine that does other things too.
const LATE: Duration = Duration::from_millis(150);
/// What the phases may have drifted after a minute: they are derived from a stopwatch, never added up.
const DRIFT: Duration = Duration::from_millis(60);

#[test]
fn a_minute_of_breathing_keeps_time_and_ends_by_itself() {
    let mut run = Run::in_real_time().args("breathe B3 --breaths 6").start();
    run.wait_for("breathe in");
    let start = Instant::now();
    let mut errors = Vec::new();
    for breath in 0..6u64 {
        for (words, at) in [("breathe out", breath * 10 + 4), ("breathe in", breath * 10 + 10)] {
            if breath == 5 && words == "breathe in" {
                break;
            }
            while !run.screen().contains(words) {
                std::thread::sleep(Duration::from_millis(2));
                assert!(start.elapsed() < Duration::from_secs(at) + Duration::from_secs(3), "{words} is missing");
            }
            errors.push(start.elapsed().abs_diff(Duration::from_secs(at)));
        }
    }
    run.wait_for("How was it");
    let ended = start.elapsed();
    assert!(ended.abs_diff(Duration::from_mins(1)) < LATE * 2, "{ended:?}");
    errors.sort();
    let median = errors[errors.len() / 2];
    assert!(median < LATE, "{errors:?}");
    let drift = errors.iter().max().expect("phases").saturating_sub(*errors.iter().min().expect("phases"));
    assert!(drift < DRIFT + LATE, "{errors:?}");
}
