//! One minute in real time: a session that is left alone keeps time by the second, and ends by itself.

#![allow(clippy::expect_used, reason = "test code")]

#[path = "days/harness/mod.rs"]
mod harness;

use std::time::{Duration, Instant};

use harness::Run;

/// How late a phase usually shows; measured 1 ms, the rest is room for a machine that does other things too.
const LATE: Duration = Duration::from_millis(10);
/// What the phases may have drifted after a minute: they are derived from a stopwatch, never added up.
const DRIFT: Duration = Duration::from_millis(20);
/// How late the end may be seen.
const END_LATE: Duration = Duration::from_millis(300);
/// The fewest frames a second while the breath moves.
const LEAST_FRAMES: u64 = 10;
/// The most of one processor that may be used, in hundredths; measured 9 without optimisation.
const MOST_CPU: u64 = 30;

#[test]
fn a_minute_of_breathing_keeps_time_and_ends_by_itself() {
    let mut run = Run::in_real_time().args("breathe B3 --breaths 6").start();
    run.wait_for("breathe in");
    let start = Instant::now();
    let (frames, ticks) = (frames(&run), cpu_ticks(run.pid()));
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
    let (drawn, used) = (self::frames(&run) - frames, cpu_ticks(run.pid()) - ticks);
    let watched = start.elapsed();
    run.wait_for("How was it");
    let ended = start.elapsed();
    assert!(ended.abs_diff(Duration::from_mins(1)) < END_LATE, "{ended:?}");
    let (first, last) = (median(&errors[..3]), median(&errors[errors.len() - 3..]));
    assert!(median(&errors) < LATE, "{errors:?}");
    assert!(last.abs_diff(first) < DRIFT, "{errors:?}");
    let seconds = watched.as_secs();
    assert!(drawn as u64 >= seconds * LEAST_FRAMES, "{drawn} frames in {seconds} s");
    // The ticks of Linux are hundredths of a second.
    assert!(used < seconds * MOST_CPU, "{used} hundredths of a second in {seconds} s");
    println!("late {errors:?}, {drawn} frames, {used} hundredths of a second of processor time");
}

fn median(times: &[Duration]) -> Duration {
    let mut sorted = times.to_vec();
    sorted.sort();
    sorted[sorted.len() / 2]
}

/// How many frames came so far: each is one synchronized update.
fn frames(run: &harness::Running) -> usize {
    run.bytes().windows(8).filter(|part| part == b"\x1b[?2026h").count()
}

/// What the process has used of the processor, in hundredths of a second: fields 14 and 15 of its `stat`.
fn cpu_ticks(pid: u32) -> u64 {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).expect("the process is there");
    let (_, fields) = stat.rsplit_once(')').expect("a name in brackets");
    fields.split_whitespace().skip(11).take(2).map(|field| field.parse::<u64>().expect("ticks")).sum()
}
