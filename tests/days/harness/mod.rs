//! The built program in a pseudo-terminal, with folders and a clock of its own. A test reads as: before, keys, after.
//! It waits for what it wants to see, with a long deadline, and never for time to pass.
//!
//! ```ignore
//! let mut run = Run::at("2026-11-23T07:00:00+01:00").start();
//! run.keys("Enter 3 Enter");
//! run.wait_for("Breathe in");
//! run.advance(12 * 60_000);
//! assert_eq!(run.kill(Signal::TERM), 143);
//! ```

#![allow(dead_code, reason = "several test binaries share this file, and each uses its part")]
#![allow(clippy::expect_used, clippy::panic, reason = "all of this is test code, outside of test functions too")]

mod drive;
mod home;
mod keys;
pub mod piped;
mod running;
mod seen;

use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;
use std::time::Duration;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
pub use rustix::process::Signal;

pub use self::home::Home;
pub use self::running::Running;

use self::drive::Drive;
use self::seen::Seen;

/// The built program.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_pelvicoach");
/// How long anything may take before the test gives up.
const DEADLINE: Duration = Duration::from_secs(20);
/// A Monday morning in Berlin.
pub const MORNING: &str = "2026-11-23T07:00:00+01:00";

/// A test with what it shows.
pub type Named = (&'static str, fn());

/// Runs tests that mostly wait at the same time, and tells which of them did not hold.
pub fn side_by_side(tests: &[Named]) {
    let broken: Vec<&str> = thread::scope(|scope| {
        let running: Vec<_> = tests
            .iter()
            .map(|(name, test)| (name, scope.spawn(move || catch_unwind(AssertUnwindSafe(test)).is_ok())))
            .collect();
        running.into_iter().filter_map(|(name, one)| (!one.join().unwrap_or(false)).then_some(*name)).collect()
    });
    assert!(broken.is_empty(), "this does not hold: {broken:?}");
}

/// What a run begins with.
#[must_use = "nothing runs until `start`"]
pub struct Run {
    at: Option<String>,
    size: (u16, u16),
    args: Vec<OsString>,
    variables: Vec<(String, OsString)>,
    home: Option<Home>,
    shell: bool,
    lines: bool,
}

impl Run {
    /// Driven time that stands at `at` (RFC 3339) until [`Running::advance`].
    pub fn at(at: &str) -> Self {
        Self { at: Some(at.to_owned()), ..Self::in_real_time() }
    }

    /// Real time.
    pub fn in_real_time() -> Self {
        Self {
            at: None,
            size: (80, 24),
            args: Vec::new(),
            // The terminal here answers no question about its ground, and keys typed while it is asked would be lost.
            variables: vec![("PELVICOACH_TERMINAL".to_owned(), "dark".into())],
            home: None,
            shell: false,
            lines: false,
        }
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
    pub fn through_shell(mut self, arguments: &[&str]) -> Self {
        self.shell = true;
        self.args = arguments.iter().map(OsString::from).collect();
        self
    }

    /// It speaks in lines, so that there is no first frame.
    pub fn in_lines(mut self) -> Self {
        self.lines = true;
        self
    }

    /// Starts the program.
    pub fn start(self) -> Running {
        let home = self.home.clone().unwrap_or_default();
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
        let drive = self.at.as_ref().map(|at| Drive::new(&home, at, |name, value| command.env(name, value)));
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
        if self.lines {
            running.until("the first line", |state| state.bytes.contains(&b'\n') || state.ended);
        } else if !self.shell {
            // The first frame stands, so that the terminal is the program's and keys reach it as keys.
            running.until("the first frame", |state| state.parser.screen().alternate_screen() || state.ended);
        }
        running.sync();
        running
    }
}
