//! Programs of the test's own in place of players, voices and commands: each writes down how it was called.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use crate::harness::{Home, Run, Running};

/// A folder of programs, and what they wrote down.
struct Programs {
    home: Home,
    folder: PathBuf,
}

impl Programs {
    fn new() -> Self {
        let home = Home::new();
        let folder = home.path().join("programs");
        fs::create_dir_all(&folder).unwrap();
        Self { home, folder }
    }

    /// A program that does this; `$OUT` is what it writes down.
    fn with(self, name: &str, does: &str) -> Self {
        let path = self.folder.join(name);
        fs::write(&path, format!("#!/bin/sh\nOUT={}\n{does}\n", self.out().display())).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        self
    }

    fn out(&self) -> PathBuf {
        self.home.path().join("out")
    }

    fn start(&self, args: &str) -> Running {
        let run = Run::in_real_time().args(args).variable("PELVICOACH_LEAD_IN", "1");
        run.variable("PATH", &self.folder.display().to_string()).home(&self.home).start()
    }

    fn lines(&self) -> Vec<String> {
        fs::read_to_string(self.out()).unwrap_or_default().lines().map(str::to_owned).collect()
    }

    fn wait_for_lines(&self, count: usize) -> Vec<String> {
        let begun = Instant::now();
        while self.lines().len() < count {
            assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", self.lines());
            thread::sleep(Duration::from_millis(20));
        }
        self.lines()
    }
}

/// Whether a process of this id is there.
fn runs(pid: &str) -> bool {
    Path::new("/proc").join(pid.trim()).exists()
}

fn wait_until_none_runs(pids: &[String]) {
    let begun = Instant::now();
    while pids.iter().any(|pid| runs(pid)) {
        assert!(begun.elapsed() < Duration::from_secs(10), "{pids:?} still run");
        thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn a_command_is_told_of_each_cue_and_never_waited_for() {
    let does = "echo \"$1 $PELVICOACH_CUE $$\" >> \"$OUT\"\nexec /bin/sleep 60";
    let programs = Programs::new().with("lamp", does);
    let mut run = programs.start("breathe 2-0-2-0 --minutes 1 --cue-cmd lamp");
    let lines = programs.wait_for_lines(3);
    let cues: Vec<&str> = lines.iter().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(cues[..3], ["in", "out", "in"], "{lines:?}");
    assert!(lines.iter().all(|line| line.split(' ').nth(1) == line.split(' ').next()), "{lines:?}");
    // They hang, and the breath goes on; nothing is left behind.
    let pids: Vec<String> = lines.iter().filter_map(|line| line.split(' ').nth(2)).map(str::to_owned).collect();
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
    wait_until_none_runs(&pids);
}

#[test]
fn without_a_sound_server_a_player_plays_private_files_and_a_pause_ends_it() {
    let does = "echo \"$(/usr/bin/stat -c %a \"$1\") $$ $1\" >> \"$OUT\"\nexec /bin/sleep 30";
    let programs = Programs::new().with("aplay", &does.replace("$1", "$2"));
    let mut run = programs.start("breathe 3-0-4-0 --minutes 1 --sound tones");
    let line = programs.wait_for_lines(1).remove(0);
    let words: Vec<&str> = line.splitn(3, ' ').collect();
    assert_eq!(words[0], "600", "{line}");
    assert!(Path::new(words[2]).extension().is_some_and(|ending| ending == "wav"), "{line}");
    assert!(fs::read(words[2]).unwrap().starts_with(b"RIFF"));
    assert!(runs(words[1]));
    // Before the first breath the same key taps a pace of one's own.
    run.wait_for("breathe in");
    run.keys("Space");
    run.wait_for("paused");
    wait_until_none_runs(&[words[1].to_owned()]);
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
    assert!(!Path::new(words[2]).exists(), "the files are left behind");
}

#[test]
fn where_nothing_plays_the_bell_rings_and_says_so() {
    let programs = Programs::new();
    let mut run = programs.start("breathe 2-0-2-0 --minutes 1 --sound tones");
    run.wait_for("so the bell rings");
    run.wait_for("breathe out");
    run.wait_for("breathe in");
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
    let rings = run.bytes().split(|byte| *byte == 7).count() - 1;
    assert!(rings >= 4, "rung {rings} times");
}

#[test]
fn a_voice_says_the_cues() {
    let does = "shift 6\necho \"$@\" >> \"$OUT\"";
    let programs = Programs::new().with("spd-say", does);
    let mut run = programs.start("breathe 2-0-2-0 --minutes 1 --sound voice");
    assert_eq!(programs.wait_for_lines(3)[..3], ["in", "out", "in"]);
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
}

#[test]
fn a_player_that_cannot_play_gives_way_to_the_next() {
    let programs = Programs::new().with("pw-play", "exit 1").with("paplay", "echo \"$1\" >> \"$OUT\"");
    let mut run = programs.start("breathe 2-0-2-0 --minutes 1 --sound tones");
    assert!(programs.wait_for_lines(1)[0].contains(".wav"));
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
}
