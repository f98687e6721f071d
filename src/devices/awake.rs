//! Keeps the screen awake while a practice runs, by the system's own command where there is one. It ends with the
//! practice, and with this program however that ends.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::program::on_path;

/// The commands that hold the screen for as long as what they start runs. It is `cat`, which reads from this program and
/// ends when nothing more can come. A desktop shows who holds the screen, so that nothing there tells what this is.
const HOLDERS: [(&str, &[&str]); 3] = [
    ("gnome-session-inhibit", &["--inhibit", "idle", "--app-id", "clock", "--reason", "clock", "cat"]),
    ("systemd-inhibit", &["--what=idle", "--who=clock", "--why=clock", "--mode=block", "cat"]),
    ("caffeinate", &["-d", "cat"]),
];

/// A command that does not hold the screen on this desktop ends at once; by then it would have, in milliseconds.
const ENDS_WITHIN_MS: u64 = 3_000;
/// How often that is looked after.
const LOOK_MS: u64 = 50;

/// A command that can hold the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    path: PathBuf,
    arguments: &'static [&'static str],
}

/// Those of them that are on this `PATH`, in the order in which they are tried.
#[must_use]
pub fn holders(path: Option<&OsStr>) -> Vec<Holder> {
    found(path).collect()
}

/// Whether there is one: it is looked for no further.
#[must_use]
pub fn can_hold(path: Option<&OsStr>) -> bool {
    found(path).next().is_some()
}

fn found(path: Option<&OsStr>) -> impl Iterator<Item = Holder> {
    HOLDERS.iter().filter_map(move |(name, arguments)| Some(Holder { path: on_path(path?, name)?, arguments }))
}

/// The screen, held until this is dropped.
#[derive(Debug)]
pub struct Awake {
    ends: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Awake {
    /// Holds the screen by the first of these that does; `none` is called where none of them does.
    #[must_use]
    pub fn hold(holders: Vec<Holder>, none: impl FnOnce() + Send + 'static) -> Self {
        let (ends, ended) = channel();
        let work = move || {
            if !holders.iter().any(|holder| held(holder, &ended)) {
                none();
            }
        };
        let thread = thread::Builder::new().name("awake".to_owned()).spawn(work).ok();
        Self { ends: Some(ends), thread }
    }
}

impl Drop for Awake {
    fn drop(&mut self) {
        drop(self.ends.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Holds the screen by this command until it is no longer wanted; whether it did.
fn held(holder: &Holder, ended: &Receiver<()>) -> bool {
    let mut command = Command::new(&holder.path);
    command.args(holder.arguments).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let Ok(mut child) = command.spawn() else { return false };
    for _ in 0..ENDS_WITHIN_MS / LOOK_MS {
        if ended.recv_timeout(Duration::from_millis(LOOK_MS)) == Err(RecvTimeoutError::Disconnected) {
            let_go(&mut child);
            return true;
        }
        if child.try_wait().is_ok_and(|status| status.is_some()) {
            return false;
        }
    }
    // Nothing is ever sent.
    let _ = ended.recv();
    let_go(&mut child);
    true
}

fn let_go(child: &mut Child) {
    drop(child.stdin.take());
    // Its `cat` has ended with the line above; the command may have been waiting for something else.
    let _ = child.kill();
    let _ = child.wait();
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;
    use std::path::Path;
    use std::time::Instant;

    use super::*;

    /// A command of the test's own that writes down its id and what it is told, and does this.
    fn command(folder: &Path, name: &str, does: &str) -> PathBuf {
        let (command, note) = (folder.join(name), folder.join(format!("{name}.note")));
        let script = format!("#!/bin/sh\necho \"$$ $@\" > {0}.part; mv {0}.part {0}\n{does}\n", note.display());
        std::fs::write(&command, script).unwrap();
        std::fs::set_permissions(&command, std::fs::Permissions::from_mode(0o755)).unwrap();
        note
    }

    fn read(note: &Path) -> String {
        let begun = Instant::now();
        while !note.is_file() {
            assert!(begun.elapsed().as_secs() < 20, "the command did not run");
            thread::yield_now();
        }
        std::fs::read_to_string(note).unwrap()
    }

    #[test]
    fn the_screen_is_held_until_the_practice_is_over_by_the_first_command_that_can() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(holders(Some(folder.path().as_os_str())), [], "no command, nothing to hold");
        assert_eq!(holders(None), []);
        let other = command(folder.path(), "gnome-session-inhibit", "exit 1");
        let note = command(folder.path(), "systemd-inhibit", "exec cat");
        let (tell, told) = channel::<()>();
        let awake = Awake::hold(holders(Some(folder.path().as_os_str())), move || drop(tell));
        let said = read(&note);
        assert!(other.is_file(), "the desktop's own was tried first");
        assert!(said.contains("--what=idle") && !said.contains(env!("CARGO_PKG_NAME")), "{said}");
        let id = said.split(' ').next().unwrap().to_owned();
        let lives = || Path::new(&format!("/proc/{id}")).exists();
        assert!(lives(), "it holds");
        drop(awake);
        assert!(!lives(), "it ended with the practice");
        assert!(told.try_recv().is_err());
    }

    #[test]
    fn where_none_of_them_can_that_is_told() {
        let folder = tempfile::tempdir().unwrap();
        command(folder.path(), "systemd-inhibit", "exit 1");
        let (tell, told) = channel();
        let tell = move || {
            let _ = tell.send("none");
        };
        let awake = Awake::hold(holders(Some(folder.path().as_os_str())), tell);
        assert_eq!(told.recv_timeout(Duration::from_secs(20)), Ok("none"));
        drop(awake);
    }
}
