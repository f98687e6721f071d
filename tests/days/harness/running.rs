//! The program, running: keys, time, sizes and signals go in, what is on the screen is looked at.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, MasterPty, PtySize};

use super::drive::Drive;
use super::keys::key_bytes;
use super::seen::{Seen, SeenState, cells};
use super::{DEADLINE, Home, Signal};

/// The program, running.
pub struct Running {
    pub(super) home: Home,
    pub(super) child: Box<dyn Child + Send + Sync>,
    pub(super) master: Option<Box<dyn MasterPty + Send>>,
    pub(super) typing: Option<Box<dyn Write + Send>>,
    pub(super) seen: Arc<Seen>,
    pub(super) drive: Option<Drive>,
    pub(super) typed: u64,
    pub(super) exit: Option<u32>,
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

    /// Types a line and Enter, where lines are taken.
    pub fn line(&mut self, text: &str) {
        self.send_key(format!("{text}\n").as_bytes());
        self.sync();
    }

    /// Sends bytes as they are, and waits for nothing: of a program that leaves its place to another.
    pub fn send(&mut self, bytes: &str) {
        self.send_key(bytes.as_bytes());
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
        self.until("the last frame", |state| state.drawn() as u64 >= bytes || state.ended);
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

    pub(super) fn until(&self, what: &str, done: impl Fn(&SeenState) -> bool) {
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
        self.look(vt100::Screen::contents)
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
