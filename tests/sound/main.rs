//! What is heard, from outside: a sound server of the test's own whose output is recorded, and programs of the test's
//! own in place of players and voices. These tests run in real time, because sound does. Where no server program is
//! installed, those that need one say so in a line and pass.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "all of this is test code"
)]

#[path = "../days/harness/mod.rs"]
mod harness;
mod programs;
mod server;

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use harness::{Home, Run, Running};
use server::Server;

/// Two seconds in, two seconds out.
const BREATHE: &str = "breathe 2-0-2-0 --minutes 3 --sound tones";
const PHASE: Duration = Duration::from_secs(2);

/// From a change of phase to the beginning of its tone this may pass.
const BOUND_MS: f64 = 50.0;

fn start(server: &Server) -> Running {
    start_with(server, BREATHE)
}

fn start_with(server: &Server, args: &str) -> Running {
    let run = Run::in_real_time()
        .size(160, 48)
        .variable("COLORTERM", "truecolor")
        .args(args)
        .variable("PELVICOACH_LEAD_IN", "3");
    run.variable("PATH", "/nowhere").variable("PULSE_SERVER", &server.address()).home(&Home::new()).start()
}

/// The next moments at which the words on the screen change from in to out or back.
fn changes(run: &Running, count: usize) -> Vec<Instant> {
    let (mut moments, mut before, begun) = (Vec::new(), None, Instant::now());
    while moments.len() < count {
        assert!(begun.elapsed() < Duration::from_secs(40), "the breath does not go on:\n{}", run.screen());
        let now = run.look(|screen| {
            let words = screen.contents();
            if words.contains("breathe in ") { Some("in") } else { words.contains("breathe out ").then_some("out") }
        });
        if now.is_some() && now != before {
            moments.push(Instant::now());
            before = now;
        }
        thread::sleep(Duration::from_millis(1));
    }
    moments
}

/// How far the nearest beginning of a tone lies from a moment, in milliseconds; later is more.
fn distance(onsets: &[Instant], moment: Instant) -> f64 {
    let away = |onset: &Instant| match onset.checked_duration_since(moment) {
        Some(later) => later.as_secs_f64() * 1000.0,
        None => -moment.duration_since(*onset).as_secs_f64() * 1000.0,
    };
    onsets.iter().map(away).min_by(|a, b| a.abs().total_cmp(&b.abs())).expect("something was heard")
}

fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}

#[test]
fn tones_begin_with_their_phase_also_while_the_terminal_takes_nothing() {
    let Some(server) = Server::start() else { return };
    let mut run = start(&server);
    let moments = changes(&run, 6);
    run.block(true);
    let last = *moments.last().unwrap();
    // The schedule reaches two seconds beyond the last sign of life: one more change for certain.
    thread::sleep(PHASE + Duration::from_millis(500));
    let onsets = server.onsets();
    let seen: Vec<f64> = moments.iter().map(|moment| distance(&onsets, *moment).abs()).collect();
    let blocked = distance(&onsets, last + PHASE);
    println!("from change to tone: {seen:.1?} ms; with the terminal stopped {blocked:.1} ms");
    // The first breath after the lead-in like every other.
    assert!(seen[0] < BOUND_MS, "{seen:?}");
    assert!(median(seen.clone()) < BOUND_MS, "{seen:?}");
    assert!(blocked.abs() < BOUND_MS, "{blocked} ms with the terminal stopped");
    run.block(false);
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
}

/// A thread of the program, by its name.
fn thread_of(run: &Running, name: &str) -> PathBuf {
    let named = |task: &PathBuf| fs::read_to_string(task.join("comm")).is_ok_and(|said| said.trim() == name);
    let tasks = fs::read_dir(format!("/proc/{}/task", run.pid())).unwrap();
    tasks.flatten().map(|task| task.path()).find(named).expect("the thread is there")
}

/// How often a thread has gone to sleep, which is once more than it was woken.
fn sleeps(task: &Path) -> u64 {
    let status = fs::read_to_string(task.join("status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
    line.and_then(|count| count.trim().parse().ok()).unwrap()
}

#[test]
fn while_nothing_sounds_nobody_is_woken_and_the_next_tone_begins_with_its_phase() {
    let Some(server) = Server::start() else { return };
    // After each out-breath two seconds without a tone.
    let run = start_with(&server, "breathe 2-0-2-2 --minutes 3 --sound tones");
    let tones = changes(&run, 2);
    let out = *tones.last().unwrap();
    let task = thread_of(&run, "tones");
    thread::sleep((out + PHASE + Duration::from_millis(550)).saturating_duration_since(Instant::now()));
    let before = sleeps(&task);
    thread::sleep(Duration::from_millis(450));
    assert_eq!(sleeps(&task), before, "it was woken while nothing sounds");
    let moments = changes(&run, 3);
    thread::sleep(Duration::from_millis(600));
    let onsets = server.onsets();
    let seen: Vec<f64> = moments[1..].iter().map(|moment| distance(&onsets, *moment)).collect();
    println!("after a rest: {seen:.1?} ms");
    assert!(seen.iter().all(|ms| ms.abs() < BOUND_MS), "{seen:?}");
}

#[test]
fn hidden_it_is_silent_within_a_frame_or_two() {
    let Some(server) = Server::start() else { return };
    let mut run = start(&server);
    let changed = *changes(&run, 2).last().unwrap();
    thread::sleep(Duration::from_millis(700));
    run.keys("F12");
    let hidden = Instant::now();
    thread::sleep(Duration::from_secs(1));
    let last = server.last_sound().expect("a tone sounded before");
    assert!(last > changed, "a tone sounded when it was hidden");
    let after = last.checked_duration_since(hidden).unwrap_or_default();
    println!("silent {after:.1?} after F12");
    assert!(after < Duration::from_millis(90), "it sounded for {after:?}");
}

#[test]
fn a_lost_server_is_silence_and_a_small_mark() {
    let Some(mut server) = Server::start() else { return };
    let mut run = start(&server);
    changes(&run, 2);
    server.end();
    run.wait_for("no sound");
    // The breath goes on.
    changes(&run, 3);
    run.keys("Esc");
    run.wait_until_gone("no sound");
}
