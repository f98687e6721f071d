//! `strace`: which calls of the system an operation makes, and one of them hindered.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use crate::child::under;
use crate::operations::{BEGIN, END};

/// One call that an operation makes: its name, and which it is of all calls of that name since the thread began.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    pub name: String,
    pub count: usize,
    /// The call as it was written down.
    pub line: String,
}

/// What a child said, and the calls that were written down.
#[derive(Debug)]
pub struct Traced {
    pub said: String,
    pub log: String,
}

/// Runs `task` on `data` under strace; `None` where strace cannot be used.
pub fn run(options: &[&str], task: &str, data: &Path) -> Option<Traced> {
    let log = data.with_file_name("strace.log");
    let mut before = vec!["-f", "-qq", "-o", log.to_str().unwrap()];
    // Quicker, as other calls are not looked at; but then strace 6.1 sends no signal at any call but the first.
    if !options.iter().any(|option| option.contains("signal=")) {
        before.push("--seccomp-bpf");
    }
    before.extend(options);
    // The system's own libraries are looked for in no more places than needed: each look is a call that counts.
    // What it puts into a folder of the system for a while is looked at too.
    let passing = data.with_file_name("tmp");
    fs::create_dir_all(&passing).ok()?;
    let mut command = under("strace", &before, task, data);
    let out = command.env("TMPDIR", passing).env_remove("LD_LIBRARY_PATH").output().ok()?;
    let stderr = String::from_utf8_lossy(&out.stderr).into_owned();
    if stderr.contains("ptrace") || stderr.contains("strace: invalid") {
        return None;
    }
    Some(Traced {
        said: String::from_utf8_lossy(&out.stdout).into_owned() + &stderr,
        log: fs::read_to_string(log).ok()?,
    })
}

/// Every call on a file, a folder or a lock that the operation makes, between its two marks.
pub fn calls(log: &str) -> Vec<Call> {
    let thread = log.lines().find(|line| line.contains(BEGIN)).and_then(|line| line.split(' ').next()).unwrap();
    let (mut counts, mut calls, mut inside) = (HashMap::<&str, usize>::new(), Vec::new(), false);
    for line in log.lines() {
        let Some((pid, call)) = line.split_once(' ') else { continue };
        let Some((name, _)) = call.trim_start().split_once('(').filter(|_| pid == thread) else { continue };
        let count = counts.entry(name).or_default();
        *count += 1;
        if call.contains(BEGIN) {
            inside = true;
        } else if call.contains(END) {
            break;
        } else if inside && !["mmap", "mprotect", "munmap", "fcntl"].contains(&name) {
            calls.push(Call { name: name.to_owned(), count: *count, line: call.trim_start().to_owned() });
        }
    }
    calls
}
