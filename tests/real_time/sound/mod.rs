//! What is heard, from outside: a sound server of the test's own whose output is recorded, and programs of the test's
//! own in place of players and voices. These tests run in real time, because sound does. Where no server program is
//! installed, those that need one say so in a line and pass.

mod programs;
mod server;
mod voices;

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use self::server::Server;
use crate::harness::{Home, Run, Running, side_by_side};

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
        .variable("PELVICOACH_LEAD_IN", "2");
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
fn tones_from_a_server() {
    side_by_side(&[
        ("begin with their phase, also while the terminal takes nothing", begin_with_their_phase),
        ("leave the server at rest where nothing sounds, and are silent when it is lost", rest_and_are_lost),
    ]);
}

#[test]
fn programs_and_odd_servers() {
    let late = [("a server that comes late is heard when sound is turned on again", a_server_that_comes_late as fn())];
    side_by_side(&[&late[..], &programs::TESTS, &voices::TESTS].concat());
}

fn begin_with_their_phase() {
    let Some(server) = Server::start() else { return };
    let mut run = start(&server);
    let seen = changes(&run, 3);
    let mut next = *seen.last().unwrap();
    let sleep_until = |moment: Instant| thread::sleep(moment.saturating_duration_since(Instant::now()));
    let mut expected = Vec::new();
    // The terminal takes nothing from well before each change until after it.
    for _ in 0..3 {
        sleep_until(next + PHASE.saturating_sub(Duration::from_millis(1_400)));
        next += PHASE;
        expected.push(next);
        run.block(true);
        sleep_until(next + Duration::from_millis(200));
        run.block(false);
    }
    sleep_until(next + Duration::from_millis(700));
    let hidden = Instant::now();
    run.keys("F12");
    sleep_until(hidden + Duration::from_secs(1));
    let onsets = server.onsets();
    let distances = |moments: &[Instant]| moments.iter().map(|moment| distance(&onsets, *moment).abs()).collect();
    let (seen, blocked): (Vec<f64>, Vec<f64>) = (distances(&seen), distances(&expected));
    println!("from change to tone: {seen:.1?} ms; with the terminal stopped {blocked:.1?} ms");
    // The first breath after the lead-in like every other.
    assert!(seen[0] < BOUND_MS && median(seen.clone()) < BOUND_MS, "{seen:?}");
    assert!(median(blocked.clone()) < BOUND_MS, "with the terminal stopped: {blocked:?}");
    // Hidden it is silent within a frame or two.
    let last = server.last_sound().expect("a tone sounded before");
    assert!(last > next, "a tone sounded when it was hidden");
    let after = last.checked_duration_since(hidden).unwrap_or_default();
    println!("silent {after:.1?} after F12");
    assert!(after < Duration::from_millis(90), "it sounded for {after:?}");
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

fn rest_and_are_lost() {
    let Some(mut server) = Server::start() else { return };
    // After each out-breath two seconds without a tone.
    let mut run = start_with(&server, "breathe 2-0-2-2 --minutes 3 --sound tones");
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
    server.end();
    run.wait_for("no sound");
    // The breath goes on, and no bell rings in its place.
    let rings = |run: &Running| run.bytes().split(|byte| *byte == 7).count();
    let before = rings(&run);
    changes(&run, 2);
    assert_eq!(rings(&run), before);
    run.keys("Esc");
    run.wait_until_gone("no sound");
}

fn a_server_that_comes_late() {
    let Some(place) = Server::place() else { return };
    let address = place.address();
    let run = Run::in_real_time().args(BREATHE).variable("PELVICOACH_LEAD_IN", "1").variable("PATH", "/nowhere");
    let mut run =
        run.variable("PELVICOACH_REDUCED_MOTION", "true").variable("PULSE_SERVER", &address).home(&Home::new()).start();
    run.wait_for("so the bell rings");
    let server = place.start();
    run.keys("m");
    run.wait_for("It is silent now.");
    run.keys("m");
    run.wait_for("Soft tones are on.");
    let on = Instant::now();
    changes(&run, 3);
    assert!(server.last_sound().is_some_and(|last| last > on), "nothing is to be heard");
}
