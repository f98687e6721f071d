//! Programs of the test's own in place of players, voices and commands: each writes down how it was called. They mostly
//! wait, so that they run side by side.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use crate::harness::{Home, Named, Run, Running, Signal};

/// Two seconds in, two seconds out.
const BREATHE: &str = "breathe 2-0-2-0 --minutes 1";
const TONES: &str = "breathe 2-0-2-0 --minutes 1 --sound tones";

/// A folder of programs, and what they wrote down.
pub struct Programs {
    pub home: Home,
    folder: PathBuf,
    variables: Vec<(&'static str, String)>,
}

impl Programs {
    pub fn new() -> Self {
        let home = Home::new();
        let folder = home.path().join("programs");
        fs::create_dir_all(&folder).unwrap();
        fs::create_dir_all(home.path().join("tmp")).unwrap();
        Self { home, folder, variables: Vec::new() }
    }

    /// A program that does this; `$OUT` is what it writes down.
    pub fn with(self, name: &str, does: &str) -> Self {
        let path = self.folder.join(name);
        fs::write(&path, format!("#!/bin/sh\nOUT={}\n{does}\n", self.out().display())).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        self
    }

    /// The system's own program of this name, where there is one; whether there is.
    pub fn with_own(&self, name: &str) -> bool {
        let own =
            ["/usr/bin", "/bin"].map(|folder| Path::new(folder).join(name)).into_iter().find(|path| path.is_file());
        own.is_some_and(|own| std::os::unix::fs::symlink(own, self.folder.join(name)).is_ok())
    }

    pub fn variable(mut self, name: &'static str, value: &str) -> Self {
        self.variables.push((name, value.to_owned()));
        self
    }

    fn out(&self) -> PathBuf {
        self.home.path().join("out")
    }

    pub fn start(&self, args: &str) -> Running {
        let run = Run::in_real_time()
            .args(args)
            .variable("PELVICOACH_LEAD_IN", "1")
            .variable("PELVICOACH_REDUCED_MOTION", "true");
        let run = self.variables.iter().fold(run, |run, (name, value)| run.variable(name, value));
        let temporary = self.home.path().join("tmp").display().to_string();
        let run = run.variable("PATH", &self.folder.display().to_string()).variable("TMPDIR", &temporary);
        run.home(&self.home).start()
    }

    pub fn lines(&self) -> Vec<String> {
        fs::read_to_string(self.out()).unwrap_or_default().lines().map(str::to_owned).collect()
    }

    pub fn wait_for_lines(&self, count: usize) -> Vec<String> {
        self.wait_for(|| self.lines().len() >= count);
        self.lines()
    }

    pub fn wait_for(&self, done: impl Fn() -> bool) {
        let begun = Instant::now();
        while !done() {
            assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", self.lines());
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// What lies in the temporary folder.
    fn left_behind(&self) -> usize {
        fs::read_dir(self.home.path().join("tmp")).unwrap().count()
    }
}

/// The second word of each line: the id of the program that wrote it.
pub fn ids(lines: &[String]) -> Vec<String> {
    lines.iter().filter_map(|line| line.split(' ').nth(1)).map(str::to_owned).collect()
}

/// Whether a process of this id is there.
pub fn runs(pid: &str) -> bool {
    Path::new("/proc").join(pid.trim()).exists()
}

pub fn wait_until_none_runs(pids: &[String]) {
    let begun = Instant::now();
    while pids.iter().any(|pid| runs(pid)) {
        assert!(begun.elapsed() < Duration::from_secs(10), "{pids:?} still run");
        thread::sleep(Duration::from_millis(20));
    }
}

pub fn leave(mut run: Running) {
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
}

/// How many of the processes that a program started have ended without having been waited for.
fn zombies(run: &Running) -> usize {
    let is_one = |stat: String| {
        let rest = stat.rsplit_once(") ").map(|(_, rest)| rest.to_owned()).unwrap_or_default();
        let mut words = rest.split(' ');
        words.next() == Some("Z") && words.next() == Some(&run.pid().to_string())
    };
    let all = fs::read_dir("/proc").unwrap().flatten();
    all.filter_map(|entry| fs::read_to_string(entry.path().join("stat")).ok())
        .filter(|stat| is_one(stat.clone()))
        .count()
}

pub const TESTS: [Named; 11] = [
    ("what was started ends when the program is killed", ends_when_the_program_is_killed),
    ("a command is told of each cue and never waited for", is_told_and_never_waited_for),
    ("a command is taken as words, without a shell", is_taken_as_words),
    ("a command that is missing is told of once", is_told_of_once_where_it_is_missing),
    ("a command may fail, print and read, and disturbs nothing", may_fail_print_and_read),
    ("a command leaves no zombie, also with the last cue", leaves_no_zombie),
    ("a command ends when the screen is hidden", ends_when_the_screen_is_hidden),
    ("a player is handed a tone that leaves nothing behind", a_player_is_handed_a_tone),
    ("a player that cannot play gives way to the next", a_player_that_cannot_play_gives_way),
    ("the bell rings where nothing plays, and says so", the_bell_rings_where_nothing_plays),
    ("a server that never answers is passed over", one_that_never_answers_is_passed_over),
];

fn is_told_and_never_waited_for() {
    // Whatever it starts hangs as well.
    let does = "/bin/sleep 60 &\necho \"$1 $$ $PELVICOACH_CUE $!\" >> \"$OUT\"\nwait";
    let programs = Programs::new().with("lamp", does);
    let run = programs.start("breathe 2-0-2-0 --minutes 1 --cue-cmd lamp");
    let lines = programs.wait_for_lines(3);
    let words: Vec<Vec<&str>> = lines.iter().map(|line| line.split(' ').collect()).collect();
    let cues: Vec<&str> = words.iter().map(|words| words[0]).collect();
    assert_eq!(cues[..3], ["in", "out", "in"], "{lines:?}");
    assert!(words.iter().all(|words| words[0] == words[2]), "{lines:?}");
    leave(run);
    wait_until_none_runs(
        &words.iter().flat_map(|words| [words[1].to_owned(), words[3].to_owned()]).collect::<Vec<_>>(),
    );
}

fn is_taken_as_words() {
    let does = "for word in \"$@\"; do printf '<%s>' \"$word\" >> \"$OUT\"; done\necho >> \"$OUT\"";
    let typed = "'my lamp' \"$HOME; exit\" '`id`' a\\b '' \"it's\" '*'";
    let programs = Programs::new().with("my lamp", does).variable("PELVICOACH_CUE_CMD", typed);
    let run = programs.start(BREATHE);
    let lines = programs.wait_for_lines(2);
    assert_eq!(lines[0], "<$HOME; exit><`id`><a\\b><><it's><*><in>");
    leave(run);
}

fn is_told_of_once_where_it_is_missing() {
    let programs = Programs::new();
    let mut run = programs.start("breathe 2-0-2-0 --minutes 1 --cue-cmd nowhere");
    run.wait_for("the cue program does not work");
    for words in ["breathe out", "breathe in", "breathe out"] {
        run.wait_for(words);
    }
    // It stands in a corner, and the word of how it sounds is not touched.
    run.keys("m");
    run.wait_for("Soft tones are on.");
    run.wait_for("the cue program does not work");
    leave(run);
}

fn may_fail_print_and_read() {
    let prints = "n=0\nwhile [ $n -lt 3000 ]; do echo noisenoisenoise; echo noisenoise >&2; n=$((n+1)); done";
    let does = format!("read -r line; echo \"read:$line:$1\" >> \"$OUT\"\n{prints}\nexit 3");
    let programs = Programs::new().with("lamp", &does);
    let mut run = programs.start("breathe 2-0-2-0 --minutes 1 --cue-cmd lamp");
    assert_eq!(programs.wait_for_lines(3)[..3], ["read::in", "read::out", "read::in"]);
    run.wait_for("the cue program does not work");
    let bytes = String::from_utf8_lossy(&run.bytes()).into_owned();
    assert!(!bytes.contains("noise"), "it prints into the screen");
    // The keys are the program's alone.
    run.keys("Space");
    run.wait_for("paused");
    leave(run);
}

fn leaves_no_zombie() {
    let programs = Programs::new().with("lamp", "echo \"$1\" >> \"$OUT\"");
    let mut run = programs.start("breathe 2-0-2-0 --breaths 3 --cue-cmd lamp");
    assert_eq!(programs.wait_for_lines(7), ["in", "out", "in", "out", "in", "out", "end"]);
    run.wait_for("How was it");
    let begun = Instant::now();
    while zombies(&run) > 0 {
        assert!(begun.elapsed() < Duration::from_secs(5), "{} are left", zombies(&run));
        thread::sleep(Duration::from_millis(20));
    }
    // What was foretold was the end: nothing is heard after it.
    thread::sleep(Duration::from_millis(2_500).saturating_sub(begun.elapsed()));
    assert_eq!(programs.lines().last().map(String::as_str), Some("end"), "{:?}", programs.lines());
    run.keys("C-s q");
    assert_eq!(run.exit_code(), 0);
}

fn ends_when_the_screen_is_hidden() {
    let programs = Programs::new().with("lamp", "echo \"$1 $$\" >> \"$OUT\"\nexec /bin/sleep 60");
    let mut run = programs.start("breathe 2-0-2-0 --minutes 1 --cue-cmd lamp");
    let pids = ids(&programs.wait_for_lines(1));
    assert!(pids.iter().all(|pid| runs(pid)));
    run.keys("F12");
    wait_until_none_runs(&pids);
}

fn ends_when_the_program_is_killed() {
    let waits = "echo \"$1 $$\" >> \"$OUT\"\nexec /bin/sleep 60";
    let programs = Programs::new().with("lamp", waits).with("aplay", waits);
    if !programs.with_own("setpriv") {
        println!("skipped: setpriv is not installed");
        return;
    }
    let mut run = programs.start(&format!("{TONES} --cue-cmd lamp"));
    let begun = ids(&programs.wait_for_lines(2));
    assert!(begun.iter().all(|pid| runs(pid)), "{:?}", programs.lines());
    run.kill(Signal::KILL);
    wait_until_none_runs(&begun);
}

fn a_player_is_handed_a_tone() {
    let does = "/bin/cat \"$2\" > \"$OUT.part\"\n/bin/mv \"$OUT.part\" \"$OUT.wav\"\n\
                echo \"$2 $$\" >> \"$OUT\"\nexec /bin/sleep 30";
    let programs = Programs::new().with("aplay", does);
    let mut run = programs.start("breathe 3-0-4-0 --minutes 1 --sound tones");
    let lines = programs.wait_for_lines(1);
    assert!(lines[0].starts_with("/dev/stdin "), "{lines:?}");
    let tone = fs::read(programs.home.path().join("out.wav")).unwrap();
    // Three seconds of a tone, whole.
    assert!(tone.starts_with(b"RIFF") && tone.len() > 3 * 24_000 * 2, "{}", tone.len());
    assert_eq!(programs.left_behind(), 0);
    assert!(ids(&lines).iter().all(|pid| runs(pid)));
    // Before the first breath the same key taps a pace of one's own.
    run.wait_for("breathe in");
    run.keys("Space");
    run.wait_for("paused");
    wait_until_none_runs(&ids(&lines));
    // Whatever ends the program, nothing lies about. At once the same key would be one that is held down.
    thread::sleep(Duration::from_secs(1));
    run.keys("Space");
    programs.wait_for_lines(2);
    run.kill(Signal::KILL);
    assert_eq!(programs.left_behind(), 0);
    for pid in ids(&programs.lines()).iter().filter_map(|pid| pid.parse().ok()) {
        // A tone that sounds when the program is killed ends by itself; this one would take long.
        let _ = rustix::process::Pid::from_raw(pid).map(|pid| rustix::process::kill_process(pid, Signal::KILL));
    }
}

fn a_player_that_cannot_play_gives_way() {
    let programs = Programs::new().with("pw-play", "exit 1").with("paplay", "echo \"$1\" >> \"$OUT\"");
    let run = programs.start(TONES);
    assert_eq!(programs.wait_for_lines(1)[0], "/dev/stdin");
    leave(run);
}

fn the_bell_rings_where_nothing_plays() {
    let programs = Programs::new();
    let mut run = programs.start(TONES);
    run.wait_for("so the bell rings");
    run.wait_for("breathe out");
    run.wait_for("breathe in");
    run.keys("q y");
    assert_eq!(run.exit_code(), 0);
    let rings = run.bytes().split(|byte| *byte == 7).count() - 1;
    assert!(rings >= 4, "rung {rings} times");
}

fn one_that_never_answers_is_passed_over() {
    let programs = Programs::new();
    let socket = programs.home.path().join("mute");
    let listener = UnixListener::bind(&socket).unwrap();
    let taken = thread::spawn(move || listener.accept().unwrap());
    let programs = programs.variable("PULSE_SERVER", &format!("unix:{}", socket.display()));
    let mut run = programs.start(TONES);
    run.wait_for("so the bell rings");
    run.wait_for("breathe");
    // It was asked, and the line to it stands open to the end.
    drop(taken.join().unwrap());
    leave(run);
}
