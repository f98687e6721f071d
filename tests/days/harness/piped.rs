//! The program between two pipes: lines go in, what it says comes out, time in the test's hand.

use std::io::{Read as _, Write as _};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use super::drive::Drive;
use super::{DEADLINE, Home, PROGRAM, Signal};

/// What every line keeps to: no sign that steers a terminal, no boxes, bars or arrows, nothing that is read as the name of
/// a sign, never wider than the terminal.
pub fn is_plain(said: &str) {
    const DRAWN: [char; 12] = ['·', '→', '←', '↓', '↑', '•', '…', '–', '—', '✓', '|', '×'];
    for line in said.lines() {
        assert!(line.chars().count() <= 80, "{line}");
        let is_odd =
            |sign: &char| sign.is_control() || ('\u{2500}'..='\u{28ff}').contains(sign) || DRAWN.contains(sign);
        assert_eq!(line.chars().find(is_odd), None, "{line}");
        // "4/10" is heard as a fraction or a day.
        let parts: Vec<&str> = line.split('/').collect();
        for two in parts.windows(2) {
            let before = two[0].chars().rev().take_while(char::is_ascii_digit).count();
            let after = two[1].chars().take_while(char::is_ascii_digit).count();
            assert!(!((1..=2).contains(&before) && (1..=2).contains(&after)), "{line}");
        }
    }
}

/// The program between two pipes.
pub struct Piped {
    home: Home,
    child: Child,
    input: Option<ChildStdin>,
    said: Arc<Mutex<Vec<u8>>>,
    reading: thread::JoinHandle<()>,
    drive: Drive,
    typed: u64,
    /// How much of what was said has been handed out.
    heard: usize,
    /// What was handed out last, line by line.
    pub lines_said: Vec<String>,
}

impl Piped {
    /// The program in these folders at this moment, with these arguments.
    pub fn start(home: &Home, at: &str, arguments: &str) -> Self {
        // In lines what comes first is told before the first breath.
        Self::start_with(home, at, arguments, ("PELVICOACH_LEAD_IN", "5"))
    }

    /// The same, with a variable of the environment.
    pub fn start_with(home: &Home, at: &str, arguments: &str, (name, value): (&str, &str)) -> Self {
        let mut command = Command::new(PROGRAM);
        command.args(arguments.split_whitespace()).env_clear().envs(home.environment()).env(name, value);
        command.current_dir(home.path()).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let drive = Drive::new(home, at, |name, value| {
            command.env(name, value);
        });
        let mut child = command.spawn().expect("the program starts");
        let said = Arc::new(Mutex::new(Vec::new()));
        let (mut output, heard) = (child.stdout.take().expect("a pipe"), Arc::clone(&said));
        let reading = thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(n @ 1..) = output.read(&mut bytes) {
                heard.lock().expect("the test lives").extend_from_slice(&bytes[..n]);
            }
        });
        let input = child.stdin.take();
        let mut piped =
            Self { home: home.clone(), child, input, said, reading, drive, typed: 0, heard: 0, lines_said: Vec::new() };
        piped.sync();
        piped
    }

    /// Types a line; what was said since the last time comes back.
    pub fn line(&mut self, line: &str) -> String {
        let input = self.input.as_mut().expect("it listens");
        // A program that has left takes no more lines.
        if writeln!(input, "{line}").and_then(|()| input.flush()).is_ok() {
            self.typed += 1;
        }
        self.sync()
    }

    /// Types several lines, separated by `|`; what was said comes back.
    pub fn lines(&mut self, lines: &str) -> String {
        let said: Vec<String> = lines.split('|').map(|line| self.line(line.trim())).collect();
        said.join(" ")
    }

    /// Moves both clocks; what was said on the way comes back.
    pub fn advance(&mut self, ms: u64) -> String {
        self.drive.order(&format!("taken {}", self.typed));
        self.drive.order(&format!("advance {ms}"));
        self.sync()
    }

    /// Waits until everything so far is taken, done, saved and said; what is new.
    pub fn sync(&mut self) -> String {
        self.drive.syncs += 1;
        let token = format!("sync-{}", self.drive.syncs);
        self.drive.order(&format!("taken {}", self.typed));
        self.drive.order(&format!("sync {token}"));
        let begun = Instant::now();
        loop {
            let bytes = self.drive.answer(&token);
            if bytes.is_some_and(|bytes| self.said.lock().expect("it reads").len() as u64 >= bytes) || self.has_ended()
            {
                break;
            }
            assert!(begun.elapsed() < DEADLINE, "no answer to {token}; it said:\n{}", self.all());
            thread::sleep(Duration::from_millis(1));
        }
        let all = self.said.lock().expect("it reads").clone();
        let new = String::from_utf8_lossy(&all[self.heard..]).into_owned();
        self.heard = all.len();
        is_plain(&new);
        self.lines_said = new.lines().map(str::to_owned).collect();
        // Where a line is broken says nothing.
        new.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Everything that was said, as it was said.
    pub fn raw(&self) -> String {
        String::from_utf8_lossy(&self.said.lock().expect("it reads")).into_owned()
    }

    /// Everything that was said, wherever a line was broken.
    pub fn all(&self) -> String {
        self.raw().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn has_ended(&mut self) -> bool {
        self.child.try_wait().expect("the program can be waited for").is_some()
    }

    /// No more lines come: the exit code.
    pub fn end(&mut self) -> Option<i32> {
        self.input = None;
        self.exit_code()
    }

    /// Waits for the end: the exit code.
    pub fn exit_code(&mut self) -> Option<i32> {
        let begun = Instant::now();
        // What it said last is heard too.
        while !self.has_ended() || !self.reading.is_finished() {
            assert!(begun.elapsed() < DEADLINE, "it goes on; it said:\n{}", self.all());
            thread::sleep(Duration::from_millis(1));
        }
        self.child.wait().expect("it has ended").code()
    }

    /// The number of the process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Sends a signal.
    pub fn signal(&self, signal: Signal) {
        let pid = rustix::process::Pid::from_raw(i32::try_from(self.child.id()).expect("a pid")).expect("a pid");
        rustix::process::kill_process(pid, signal).expect("the process is there");
    }

    /// The folders of this run.
    pub fn home(&self) -> &Home {
        &self.home
    }
}

impl Drop for Piped {
    fn drop(&mut self) {
        // A child of ours that still runs when its test ends.
        if !self.has_ended() {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}
