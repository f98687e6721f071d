//! What the system says about a process: its state, its threads' sleep, its processor time. Linux's `/proc`.

use std::fs;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

/// Waits until `done`, for at most 20 s.
pub fn wait_until(mut done: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !done() {
        assert!(begun.elapsed() < Duration::from_secs(20), "waited too long");
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// The fields of `/proc/PID/stat` from the third on, which is the state.
fn stat(pid: u32) -> Option<Vec<String>> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let (_, fields) = text.rsplit_once(") ")?;
    Some(fields.split_whitespace().map(str::to_owned).collect())
}

/// Its state as a letter; `X` when it is gone.
pub fn state(pid: u32) -> char {
    stat(pid).and_then(|fields| fields[0].chars().next()).unwrap_or('X')
}

/// Whether it is there and has not ended.
pub fn is_there(pid: u32) -> bool {
    !matches!(state(pid), 'X' | 'Z')
}

/// How much processor time it has used, in steps of 10 ms.
pub fn cpu(pid: u32) -> Duration {
    let Some(fields) = stat(pid) else { return Duration::ZERO };
    let ticks: u64 = fields[11..13].iter().map(|field| field.parse::<u64>().expect("a number")).sum();
    Duration::from_millis(ticks * 10)
}

/// The process of that name below `pid`, once it is there.
pub fn descendant(pid: u32, name: &str) -> u32 {
    let mut found = None;
    wait_until(|| {
        found = below(pid)
            .into_iter()
            .find(|pid| fs::read_to_string(format!("/proc/{pid}/comm")).is_ok_and(|comm| comm.trim() == name));
        found.is_some()
    });
    found.expect("it was found")
}

fn below(pid: u32) -> Vec<u32> {
    let children = fs::read_to_string(format!("/proc/{pid}/task/{pid}/children")).unwrap_or_default();
    let children = children.split_whitespace().filter_map(|child| child.parse().ok());
    children.flat_map(|child| [vec![child], below(child)].concat()).collect()
}

/// How often its threads went to sleep of themselves: it changes when any of them woke up.
pub fn switches(pid: u32) -> u64 {
    let tasks = fs::read_dir(format!("/proc/{pid}/task")).expect("it runs").flatten();
    tasks
        .map(|task| {
            let status = fs::read_to_string(task.path().join("status")).unwrap_or_default();
            let line = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
            line.and_then(|count| count.trim().parse::<u64>().ok()).unwrap_or(0)
        })
        .sum()
}

/// Whether its main thread sits in a write.
pub fn is_writing(pid: u32) -> bool {
    let write = if cfg!(target_arch = "x86_64") { "1 " } else { "64 " };
    fs::read_to_string(format!("/proc/{pid}/syscall")).is_ok_and(|call| call.starts_with(write))
}

/// Sends a signal.
pub fn signal(pid: u32, signal: Signal) {
    let pid = Pid::from_raw(i32::try_from(pid).expect("a pid")).expect("a pid");
    kill_process(pid, signal).expect("the process is there");
}
