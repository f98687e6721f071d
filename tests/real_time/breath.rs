//! Forty seconds in real time: a session that is left alone keeps time by the second, and ends by itself.

use std::time::{Duration, Instant};

use crate::harness::Run;

/// Breaths of ten seconds each.
const BREATHS: u64 = 4;
/// How late, in ms, the promptest quarter of the phases shows; measured 1 ms. The others tell how busy the machine is.
const LATE: f64 = 10.0;
/// What the phases may have drifted after that time, in ms: they are derived from a stopwatch, never added up.
const DRIFT: f64 = 20.0;
/// How late the end may be seen, in ms.
const END_LATE: f64 = 300.0;
/// The fewest frames a second while the breath moves.
const LEAST_FRAMES: u64 = 10;
/// The most of one processor that may be used, in hundredths; measured 9 without optimisation.
const MOST_CPU: u64 = 30;

/// The most bytes of a frame at 80x24, in the mean and of one; measured 522 and 5 300.
const MEAN_BYTES: usize = 700;
const MOST_BYTES: usize = 6_500;

#[test]
fn a_breath_in_real_time_keeps_time_and_ends_by_itself() {
    let mut run = Run::in_real_time().args("breathe B3 --breaths 4").start();
    run.wait_for("breathe in");
    let start = Instant::now();
    let (frames, ticks) = (frames(&run), cpu_ticks(run.pid()));
    // When each phase was seen, less when it was due after the first, in ms: nothing is seen before it is drawn, but a
    // busy machine sees late, the first phase too.
    let mut seen = vec![0.0];
    for breath in 0..BREATHS {
        for (words, at) in [("breathe out", breath * 10 + 4), ("breathe in", breath * 10 + 10)] {
            if breath + 1 == BREATHS && words == "breathe in" {
                break;
            }
            while !run.screen().contains(words) {
                std::thread::sleep(Duration::from_millis(2));
                assert!(start.elapsed() < Duration::from_secs(at) + Duration::from_secs(3), "{words} is missing");
            }
            seen.push(ms(start.elapsed()) - ms(Duration::from_secs(at)));
        }
    }
    let (drawn, used) = (self::frames(&run) - frames, cpu_ticks(run.pid()) - ticks);
    let watched = start.elapsed();
    run.wait_for("How was it");
    let ended = ms(start.elapsed()) - ms(Duration::from_secs(BREATHS * 10));
    let (first, last) = seen.split_at(seen.len() / 2);
    let (first, last, prompt) = (least(first), least(last), least(&seen));
    assert!((ended - prompt).abs() < END_LATE, "{ended} {seen:?}");
    assert!(quarter(&seen) - prompt < LATE, "{seen:?}");
    assert!((last - first).abs() < DRIFT, "{seen:?}");
    let seconds = watched.as_secs();
    assert!(drawn as u64 >= seconds * LEAST_FRAMES, "{drawn} frames in {seconds} s");
    // The ticks of Linux are hundredths of a second.
    assert!(used < seconds * MOST_CPU, "{used} hundredths of a second in {seconds} s");
    let (mean, most) = bytes_per_frame(&run.bytes());
    assert!(mean <= MEAN_BYTES && most <= MOST_BYTES, "{mean} bytes a frame in the mean, {most} at most");
    println!("{mean} bytes a frame in the mean, {most} at most");
    println!("seen {seen:?}, {drawn} frames, {used} hundredths of a second of processor time");
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn least(times: &[f64]) -> f64 {
    times.iter().copied().fold(f64::INFINITY, f64::min)
}

/// What a quarter of `times` is not above.
fn quarter(times: &[f64]) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 4]
}

/// How many frames came so far: each is one synchronized update.
fn frames(run: &crate::harness::Running) -> usize {
    run.bytes().windows(8).filter(|part| part == b"\x1b[?2026h").count()
}

/// The bytes of each frame after the first, in the mean and of the largest. Whatever is drawn is drawn between the marks
/// of one synchronized update, and nothing repaints the whole screen.
fn bytes_per_frame(bytes: &[u8]) -> (usize, usize) {
    let text = String::from_utf8_lossy(bytes);
    let mut frames = Vec::new();
    let parts: Vec<&str> = text.split("\u{1b}[?2026h").skip(2).collect();
    // The last one may still be on its way.
    let (_, whole) = parts.split_last().expect("frames");
    for part in whole {
        let (frame, after) = part.split_once("\u{1b}[?2026l").expect("a frame has an end");
        assert!(!frame.contains("\u{1b}[2J"), "the whole screen is painted again");
        assert!(!after.contains("\u{1b}[") && !after.chars().any(char::is_alphanumeric), "outside: {after:?}");
        frames.push(frame.len());
    }
    (frames.iter().sum::<usize>() / frames.len().max(1), frames.into_iter().max().unwrap_or(0))
}

/// What the process has used of the processor, in hundredths of a second: fields 14 and 15 of its `stat`.
fn cpu_ticks(pid: u32) -> u64 {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).expect("the process is there");
    let (_, fields) = stat.rsplit_once(')').expect("a name in brackets");
    fields.split_whitespace().skip(11).take(2).map(|field| field.parse::<u64>().expect("ticks")).sum()
}
