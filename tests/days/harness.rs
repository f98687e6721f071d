//! The built program in a pseudo-terminal, with folders and a clock of its own. A test reads as: before, keys, after.
//! It waits for what it wants to see, with a long deadline, and never for time to pass.
//!
//! ```ignore
//! let mut run = Run::at("2026-11-23T07:00:00+01:00").start();
//! run.keys("Enter 3 Enter");
//! run.wait_for("Breathe in");
//! run.advance(12 * 60_000);
//! assert_eq!(run.kill(Signal::TERM), Some(143));
//! ```

#![allow(dead_code, reason = "two test binaries share this file, and each uses its part")]

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
pub use rustix::process::Signal;

/// The built program.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_pelvicoach");
/// How long anything may take before the test gives up.
const DEADLINE: Duration = Duration::from_secs(20);
/// A Monday morning in Berlin.
pub const MORNING: &str = "2026-11-23T07:00:00+01:00";

/// What a run begins with.
#[must_use = "nothing runs until `start`"]
pub struct Run {
    at: Option<String>,
    size: (u16, u16),
    args: Vec<OsString>,
    variables: Vec<(String, OsString)>,
    home: Option<Home>,
    shell: bool,
}

/// The folders of one person, which several runs can share one after the other, or at once.
#[derive(Clone)]
pub struct Home(Arc<tempfile::TempDir>);

/// The program, running.
pub struct Running {
    home: Home,
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    typing: Option<Box<dyn Write + Send>>,
    seen: Arc<Seen>,
    drive: Option<Drive>,
    typed: u64,
    exit: Option<u32>,
}

/// What has come out of the pseudo-terminal.
struct Seen {
    state: Mutex<SeenState>,
    changed: Condvar,
}

struct SeenState {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    /// While this is set nobody reads: the terminal takes no more.
    blocked: bool,
    /// The reader is to let go of the terminal after its next read.
    closing: bool,
    ended: bool,
}

/// Time in the test's hand.
struct Drive {
    orders: File,
    answers: PathBuf,
    syncs: u64,
}

impl Run {
    /// Driven time that stands at `at` (RFC 3339) until [`Running::advance`].
    pub fn at(at: &str) -> Self {
        Self { at: Some(at.to_owned()), ..Self::in_real_time() }
    }

    /// Real time.
    pub fn in_real_time() -> Self {
        Self { at: None, size: (80, 24), args: Vec::new(), variables: Vec::new(), home: None, shell: false }
    }

    /// Columns and rows.
    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    /// Arguments, separated by spaces.
    pub fn args(mut self, args: &str) -> Self {
        self.args = args.split_whitespace().map(OsString::from).collect();
        self
    }

    /// A variable of the environment, besides the few that every run has.
    pub fn variable(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.into()));
        self
    }

    /// The folders of an earlier run.
    pub fn home(mut self, home: &Home) -> Self {
        self.home = Some(home.clone());
        self
    }

    /// Not the program but `/bin/sh` with the arguments, in real time; `$PROGRAM` is the program.
    pub fn from_shell(mut self, arguments: &[&str]) -> Self {
        self.shell = true;
        self.args = arguments.iter().map(OsString::from).collect();
        self
    }

    /// Starts the program.
    pub fn start(self) -> Running {
        let home = self.home.clone().unwrap_or_else(Home::new);
        let (columns, rows) = self.size;
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(if self.shell { "/bin/sh" } else { PROGRAM });
        command.args(&self.args);
        command.env_clear();
        command.env("PROGRAM", PROGRAM);
        for (name, value) in home.environment() {
            command.env(name, value);
        }
        let drive = self.at.as_ref().map(|at| Drive::new(&home, at, &mut command));
        for (name, value) in &self.variables {
            command.env(name, value);
        }
        command.cwd(home.path());
        let child = pair.slave.spawn_command(command).expect("the program starts");
        drop(pair.slave);
        let seen = Seen::watch(pair.master.try_clone_reader().expect("a reader"), columns, rows);
        let typing = pair.master.take_writer().expect("a writer");
        let master = Some(pair.master);
        let mut running = Running { home, child, master, typing: Some(typing), seen, drive, typed: 0, exit: None };
        if !self.shell {
            // The first frame stands, so that the terminal is the program's and keys reach it as keys.
            running.until("the first frame", |state| state.parser.screen().alternate_screen() || state.ended);
        }
        running.sync();
        running
    }
}

impl Home {
    /// Empty folders.
    pub fn new() -> Self {
        Self(Arc::new(tempfile::Builder::new().prefix("pelvicoach-test-").tempdir().expect("a temporary folder")))
    }

    /// The home folder.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// The folder of the diary.
    pub fn data_dir(&self) -> PathBuf {
        self.path().join("data/pelvicoach")
    }

    /// The folder of what is this machine's.
    pub fn state_dir(&self) -> PathBuf {
        self.path().join("state/pelvicoach")
    }

    /// The whole environment of a run.
    fn environment(&self) -> Vec<(&'static str, OsString)> {
        let under = |name: &str| self.path().join(name).into_os_string();
        vec![
            ("HOME", self.path().into()),
            ("XDG_DATA_HOME", under("data")),
            ("XDG_STATE_HOME", under("state")),
            ("XDG_CONFIG_HOME", under("config")),
            ("XDG_CACHE_HOME", under("cache")),
            ("XDG_RUNTIME_DIR", under("run")),
            ("PATH", "/usr/bin:/bin".into()),
            ("TERM", "xterm-256color".into()),
            ("LANG", "C.UTF-8".into()),
            ("TZ", "Europe/Berlin".into()),
        ]
    }

    /// Runs the program as a command, without a terminal: exit code, standard output, standard error. With `at` the
    /// command believes that it is that moment.
    pub fn command(&self, at: Option<&str>, args: &[&str]) -> (Option<i32>, String, String) {
        let mut command = std::process::Command::new(PROGRAM);
        command.args(args).env_clear().envs(self.environment()).current_dir(self.path());
        command.stdin(std::process::Stdio::null());
        if let Some(at) = at {
            command.env("PELVICOACH_DRIVE_AT", at);
        }
        let output = command.output().expect("the program starts");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (output.status.code(), text(&output.stdout), text(&output.stderr))
    }

    /// The text of a file of the diary, such as `journal/2026-11.json`; empty when there is none.
    pub fn diary_file(&self, name: &str) -> String {
        match fs::read_to_string(self.data_dir().join(name)) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(error) => panic!("{name}: {error}"),
        }
    }

    /// The records of a month such as `2026-11`, in the order of the file.
    pub fn records(&self, month: &str) -> Vec<serde_json::Value> {
        let text = self.diary_file(&format!("journal/{month}.json"));
        if text.is_empty() {
            return Vec::new();
        }
        let file: serde_json::Value = serde_json::from_str(&text).expect("a month is JSON");
        file["records"].as_array().cloned().expect("a month has records")
    }

    /// A register of the profile; `Null` when it was never written.
    pub fn register(&self, name: &str) -> serde_json::Value {
        let text = self.diary_file("profile.json");
        if text.is_empty() {
            return serde_json::Value::Null;
        }
        let file: serde_json::Value = serde_json::from_str(&text).expect("the profile is JSON");
        file["registers"][name]["value"].clone()
    }

    /// The names of the drafts.
    pub fn drafts(&self) -> Vec<String> {
        let Ok(folder) = fs::read_dir(self.state_dir().join("drafts")) else { return Vec::new() };
        let mut names: Vec<String> =
            folder.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

impl Default for Home {
    fn default() -> Self {
        Self::new()
    }
}

impl Drive {
    fn new(home: &Home, at: &str, command: &mut CommandBuilder) -> Self {
        static RUNS: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(0);
        let run = RUNS.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        let (pipe, answers) = (home.path().join(format!("orders-{run}")), home.path().join(format!("answers-{run}")));
        rustix::fs::mkfifoat(rustix::fs::CWD, &pipe, rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR).expect("a pipe");
        command.env("PELVICOACH_DRIVE", &pipe);
        command.env("PELVICOACH_DRIVE_ACK", &answers);
        command.env("PELVICOACH_DRIVE_AT", at);
        // Open for both, so that neither side waits for the other.
        let orders = OpenOptions::new().read(true).write(true).open(&pipe).expect("the pipe opens");
        Self { orders, answers, syncs: 0 }
    }

    fn order(&mut self, line: &str) {
        self.orders.write_all(format!("{line}\n").as_bytes()).expect("the pipe takes an order");
    }

    /// How many bytes the program had written when it answered `token`.
    fn answer(&self, token: &str) -> Option<u64> {
        let text = fs::read_to_string(&self.answers).ok()?;
        let line = text.lines().find_map(|line| line.strip_prefix(token)?.strip_prefix(' '));
        line.and_then(|bytes| bytes.parse().ok())
    }
}

impl Seen {
    fn watch(mut reader: Box<dyn Read + Send>, columns: u16, rows: u16) -> Arc<Self> {
        let state = SeenState {
            parser: vt100::Parser::new(cells(rows), cells(columns), 0),
            bytes: Vec::new(),
            blocked: false,
            closing: false,
            ended: false,
        };
        let seen = Arc::new(Self { state: Mutex::new(state), changed: Condvar::new() });
        let thread = Arc::clone(&seen);
        thread::spawn(move || {
            let mut buffer = [0; 65_536];
            loop {
                let state = thread.state.lock().expect("no test thread panicked");
                drop(thread.changed.wait_while(state, |state| state.blocked).expect("no test thread panicked"));
                let read = reader.read(&mut buffer).unwrap_or(0);
                let mut state = thread.state.lock().expect("no test thread panicked");
                state.parser.process(&buffer[..read]);
                state.bytes.extend_from_slice(&buffer[..read]);
                state.ended = read == 0 || state.closing;
                if state.ended {
                    drop(reader);
                    thread.changed.notify_all();
                    return;
                }
                thread.changed.notify_all();
            }
        });
        seen
    }
}

impl Running {
    /// Types keys, named or as they are, separated by spaces: `"Enter 3 Down C-z text:sharp_after_sitting"`, where
    /// `_` stands for a space. With driven time they have been taken, saved and drawn when this returns.
    pub fn keys(&mut self, keys: &str) {
        for key in keys.split_whitespace() {
            let parts: Vec<String> = match key.strip_prefix("text:") {
                Some(text) => text.replace('_', " ").chars().map(String::from).collect(),
                None => vec![key.to_owned()],
            };
            for part in &parts {
                let bytes = key_bytes(part);
                self.send_key(&bytes);
                if bytes == b"\x1b" {
                    // Alone, lest it be read as the beginning of the next key.
                    self.sync();
                }
            }
        }
        self.sync();
    }

    /// Types text as it is, spaces included.
    pub fn text(&mut self, text: &str) {
        for letter in text.chars() {
            self.send_key(letter.to_string().as_bytes());
        }
        self.sync();
    }

    /// Pastes text as a terminal does.
    pub fn paste(&mut self, text: &str) {
        self.send_key(format!("\x1b[200~{text}\x1b[201~").as_bytes());
        self.sync();
    }

    /// Clicks with the left button at column and row, counted from 0.
    pub fn click(&mut self, column: u16, row: u16) {
        self.send_key(format!("\x1b[<0;{};{}M", column + 1, row + 1).as_bytes());
        self.send_key(format!("\x1b[<0;{};{}m", column + 1, row + 1).as_bytes());
        self.sync();
    }

    /// Clicks on the first place where `text` stands.
    pub fn click_on(&mut self, text: &str) {
        let place = self.screen().lines().enumerate().find_map(|(row, line)| {
            let bytes = line.find(text)?;
            Some((line[..bytes].chars().count(), row))
        });
        let Some((column, row)) = place else { panic!("`{text}` is not on the screen:\n{}", self.screen()) };
        self.click(u16::try_from(column).expect("a column"), u16::try_from(row).expect("a row"));
    }

    fn send_key(&mut self, bytes: &[u8]) {
        let typing = self.typing.as_mut().expect("the terminal is open");
        typing.write_all(bytes).expect("the terminal takes a key");
        typing.flush().expect("the terminal takes a key");
        self.typed += 1;
    }

    /// Moves both clocks; every wake-up on the way happens. Done, saved and drawn when this returns.
    pub fn advance(&mut self, ms: u64) {
        self.order(&format!("advance {ms}"));
    }

    /// Sets the wall clock alone.
    pub fn set_wall(&mut self, wall: &str) {
        self.order(&format!("wall {wall}"));
    }

    /// The machine sleeps: the wall clock alone moves on.
    pub fn sleep_machine(&mut self, ms: u64) {
        self.order(&format!("sleep {ms}"));
    }

    fn order(&mut self, line: &str) {
        self.sync();
        self.drive.as_mut().expect("time is driven").order(line);
        self.sync();
    }

    /// Waits until all keys and orders so far are taken, done, saved, drawn and on this side's screen; at once in
    /// real time and after the program has ended.
    pub fn sync(&mut self) {
        let Some(drive) = self.drive.as_mut() else { return };
        drive.syncs += 1;
        let token = format!("sync-{}", drive.syncs);
        drive.order(&format!("taken {}", self.typed));
        drive.order(&format!("sync {token}"));
        let begun = Instant::now();
        let bytes = loop {
            if let Some(bytes) = self.drive.as_ref().and_then(|drive| drive.answer(&token)) {
                break bytes;
            }
            if self.has_ended() {
                return;
            }
            assert!(begun.elapsed() < DEADLINE, "no answer to {token}; the screen:\n{}", self.screen());
            thread::sleep(Duration::from_millis(1));
        };
        self.until("the last frame", |state| state.bytes.len() as u64 >= bytes || state.ended);
    }

    /// Waits until `text` is on the screen.
    pub fn wait_for(&mut self, text: &str) {
        self.until(&format!("`{text}`"), |state| state.parser.screen().contents().contains(text));
    }

    /// Waits until there is some text on the screen.
    pub fn until_some_text(&mut self) {
        self.until("some text", |state| state.parser.screen().contents().chars().any(char::is_alphanumeric));
    }

    /// Waits until `text` is not on the screen.
    pub fn wait_until_gone(&mut self, text: &str) {
        self.until(&format!("the end of `{text}`"), |state| !state.parser.screen().contents().contains(text));
    }

    /// `text` is not on the screen now.
    pub fn absent(&mut self, text: &str) {
        self.sync();
        assert!(!self.screen().contains(text), "`{text}` is on the screen:\n{}", self.screen());
    }

    fn until(&self, what: &str, done: impl Fn(&SeenState) -> bool) {
        let state = self.seen.state.lock().expect("the reader lives");
        let (state, waited) = (self.seen.changed)
            .wait_timeout_while(state, DEADLINE, |state| !done(state) && !state.ended)
            .expect("the reader lives");
        assert!(
            done(&state),
            "waited {} for {what}; the screen:\n{}",
            if waited.timed_out() { "too long" } else { "until the program ended" },
            state.parser.screen().contents()
        );
    }

    /// What is on the screen, a line each.
    pub fn screen(&self) -> String {
        self.look(|screen| screen.contents())
    }

    /// Asks the terminal something: which modes are on, what is in a cell.
    pub fn look<T>(&self, ask: impl FnOnce(&vt100::Screen) -> T) -> T {
        ask(self.seen.state.lock().expect("the reader lives").parser.screen())
    }

    /// Everything that was written to the terminal since the start.
    pub fn bytes(&self) -> Vec<u8> {
        self.seen.state.lock().expect("the reader lives").bytes.clone()
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.seen.state.lock().expect("the reader lives").parser.screen_mut().set_size(cells(rows), cells(columns));
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.as_ref().expect("the terminal is open").resize(size).expect("a new size");
    }

    /// From now on nobody reads what the program writes, as when ssh hangs; or reads again.
    pub fn block(&mut self, blocked: bool) {
        self.seen.state.lock().expect("the reader lives").blocked = blocked;
        self.seen.changed.notify_all();
    }

    /// Closes the terminal, as when its window is closed.
    pub fn close_terminal(&mut self) {
        self.seen.state.lock().expect("the reader lives").closing = true;
        // The reader sits in a read, and lets go of the terminal once there is something to read.
        let name = self.master.as_ref().and_then(|master| master.tty_name()).expect("a terminal has a name");
        let flags = rustix::fs::OFlags::WRONLY | rustix::fs::OFlags::NOCTTY;
        let other_end = rustix::fs::open(name, flags, rustix::fs::Mode::empty()).expect("the terminal opens");
        rustix::io::write(&other_end, b" ").expect("the terminal takes a byte");
        drop(other_end);
        self.until("the reader to let go", |state| state.ended);
        self.typing = None;
        self.master = None;
    }

    /// What the terminal is set to: echo, line editing and so on, for comparing.
    pub fn line_settings(&self) -> String {
        let settings = self.master.as_ref().and_then(|master| master.get_termios());
        format!("{:?}", settings.expect("a terminal has settings"))
    }

    /// Waits until the program has the terminal (or has given it back).
    pub fn wait_until_full_screen(&mut self, full: bool) {
        self.until("the screen to change hands", |state| state.parser.screen().alternate_screen() == full);
    }

    /// Forgets what is on the screen, as when another program has drawn over it.
    pub fn forget_screen(&mut self) {
        let mut state = self.seen.state.lock().expect("the reader lives");
        let (rows, columns) = state.parser.screen().size();
        state.parser = vt100::Parser::new(rows, columns, 0);
    }

    /// The id of the program (or of the shell it runs in).
    pub fn pid(&self) -> u32 {
        self.child.process_id().expect("a process has an id")
    }

    /// Sends a signal to the program.
    pub fn signal(&self, signal: Signal) {
        let pid = rustix::process::Pid::from_raw(i32::try_from(self.pid()).expect("a pid")).expect("a pid");
        rustix::process::kill_process(pid, signal).expect("the process is there");
    }

    /// Sends a signal and waits for the end: the exit code.
    pub fn kill(&mut self, signal: Signal) -> u32 {
        self.signal(signal);
        self.exit_code()
    }

    /// Whether the program has ended.
    pub fn has_ended(&mut self) -> bool {
        if self.exit.is_none() {
            self.exit = self.child.try_wait().expect("the program can be waited for").map(|status| status.exit_code());
        }
        self.exit.is_some()
    }

    /// Waits for the end: the exit code. What it wrote last is on the screen then.
    pub fn exit_code(&mut self) -> u32 {
        let begun = Instant::now();
        while !self.has_ended() {
            assert!(begun.elapsed() < DEADLINE, "it goes on; the screen:\n{}", self.screen());
            thread::sleep(Duration::from_millis(1));
        }
        let blocked = self.seen.state.lock().expect("the reader lives").blocked;
        if self.master.is_some() && !blocked {
            self.until("the end of output", |state| state.ended);
        }
        self.exit.expect("it has ended")
    }

    /// The folders of this run.
    pub fn home(&self) -> &Home {
        &self.home
    }

    /// The folder of the diary.
    pub fn data_dir(&self) -> PathBuf {
        self.home.data_dir()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // A child of ours that still runs when its test ends.
        if !self.has_ended() {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
        // The reader may wait to be let on.
        if let Ok(mut state) = self.seen.state.lock() {
            state.blocked = false;
        }
        self.seen.changed.notify_all();
    }
}

/// A number of rows or columns.
fn cells(count: u16) -> std::num::NonZero<u16> {
    std::num::NonZero::new(count).expect("a terminal has at least one cell")
}

/// What a terminal sends for a key: a name, `C-x`, `A-x`, or the character itself.
fn key_bytes(name: &str) -> Vec<u8> {
    let named: Option<&str> = match name {
        "Enter" => Some("\r"),
        "Esc" => Some("\x1b"),
        "Tab" => Some("\t"),
        "BackTab" => Some("\x1b[Z"),
        "Space" => Some(" "),
        "Backspace" => Some("\x7f"),
        "Delete" => Some("\x1b[3~"),
        "Up" => Some("\x1b[A"),
        "Down" => Some("\x1b[B"),
        "Right" => Some("\x1b[C"),
        "Left" => Some("\x1b[D"),
        "Home" => Some("\x1b[H"),
        "End" => Some("\x1b[F"),
        "PageUp" => Some("\x1b[5~"),
        "PageDown" => Some("\x1b[6~"),
        "F1" => Some("\x1bOP"),
        "F12" => Some("\x1b[24~"),
        _ => None,
    };
    let mut letters = name.chars();
    match (named, letters.next(), letters.next(), letters.next(), letters.next()) {
        (Some(bytes), ..) => bytes.as_bytes().to_vec(),
        (None, Some('C'), Some('-'), Some(letter), None) => vec![letter.to_ascii_uppercase() as u8 & 0x1f],
        (None, Some('A'), Some('-'), Some(letter), None) => format!("\x1b{letter}").into_bytes(),
        (None, Some(_), None, ..) => name.as_bytes().to_vec(),
        _ => panic!("`{name}` is not the name of a key"),
    }
}
