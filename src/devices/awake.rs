//! Keeps the screen awake while a practice runs, by the system's own command where there is one. It ends with the
//! practice, and with this program however that ends.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

/// The commands that hold the screen for as long as what they start runs. It is `cat`, which reads from this program and
/// ends when nothing more can come.
const HOLDERS: [(&str, &[&str]); 3] = [
    ("gnome-session-inhibit", &["--inhibit", "idle", "--app-id", "pelvicoach", "cat"]),
    ("systemd-inhibit", &["--what=idle", "--who=pelvicoach", "--why=practice", "--mode=block", "cat"]),
    ("caffeinate", &["-d", "cat"]),
];

/// A command that can hold the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    path: PathBuf,
    arguments: &'static [&'static str],
}

/// The first of them that is on this `PATH`.
#[must_use]
pub fn holder(path: Option<&OsStr>) -> Option<Holder> {
    let folders: Vec<PathBuf> = std::env::split_paths(path?).collect();
    HOLDERS.iter().find_map(|(name, arguments)| {
        let path = folders.iter().map(|folder| folder.join(name)).find(|path| path.is_file())?;
        Some(Holder { path, arguments })
    })
}

/// The screen, held until this is dropped.
#[derive(Debug)]
pub struct Awake {
    child: Child,
}

impl Awake {
    /// Holds the screen; nothing where the command cannot be started, which disturbs nobody.
    #[must_use]
    pub fn hold(holder: &Holder) -> Option<Self> {
        let mut command = Command::new(&holder.path);
        command.args(holder.arguments).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        Some(Self { child: command.spawn().ok()? })
    }
}

impl Drop for Awake {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        // Its `cat` has ended with the line above; the command may have been waiting for something else.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn the_screen_is_held_until_the_practice_is_over() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(holder(Some(folder.path().as_os_str())), None, "no command, nothing to hold");
        assert_eq!(holder(None), None);
        let (command, note) = (folder.path().join("systemd-inhibit"), folder.path().join("note"));
        let script = format!("#!/bin/sh\necho \"$@\" > {0}.part; mv {0}.part {0}\nexec cat\n", note.display());
        std::fs::write(&command, script).unwrap();
        std::fs::set_permissions(&command, std::fs::Permissions::from_mode(0o755)).unwrap();
        let found = holder(Some(folder.path().as_os_str())).expect("the command is there");
        let mut awake = Awake::hold(&found).expect("it starts");
        let begun = std::time::Instant::now();
        while !note.is_file() {
            assert!(begun.elapsed().as_secs() < 20, "the command did not run");
            std::thread::yield_now();
        }
        assert!(std::fs::read_to_string(&note).unwrap().contains("--what=idle"));
        assert!(awake.child.try_wait().unwrap().is_none(), "it holds");
        let id = awake.child.id();
        drop(awake);
        assert!(!std::path::Path::new(&format!("/proc/{id}")).exists(), "it ended with the practice");
    }
}
