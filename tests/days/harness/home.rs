//! The folders of one person, and what stands in them.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::PROGRAM;

/// The folders of one person, which several runs can share one after the other, or at once.
#[derive(Clone)]
pub struct Home(pub(super) Arc<tempfile::TempDir>);

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

    /// The file of settings.
    pub fn config_file(&self) -> PathBuf {
        self.path().join("config/pelvicoach/config.toml")
    }

    /// The whole environment of a run.
    pub fn environment(&self) -> Vec<(&'static str, OsString)> {
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
            // A day's times are counted from its first breath; what comes before it has tests of its own.
            ("PELVICOACH_LEAD_IN", "0".into()),
            ("PELVICOACH_AWAKE", "off".into()),
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
