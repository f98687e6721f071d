//! A home of its own for each test: nothing of the machine comes in, and the clock stands at a Monday afternoon.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// Monday 23 November 2026, 14:05.
pub const NOW: &str = "2026-11-23T14:05:00+01:00";

/// A home of its own.
pub struct World {
    home: TempDir,
    now: String,
    environment: Vec<(String, String)>,
}

/// What one call came to.
#[derive(Debug)]
#[must_use]
pub struct Answer {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Answer {
    /// The answer, when the call went well and said nothing on standard error.
    #[track_caller]
    pub fn well(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{self:?}");
        self.out
    }

    /// The one line of a refusal with this code; nothing else was printed.
    #[track_caller]
    pub fn refused(self, code: i32) -> String {
        assert_eq!(self.code, code, "{self:?}");
        assert_eq!(self.out, "", "a refusal prints on standard error alone");
        assert_eq!(self.err.trim_end().lines().count(), 1, "{}", self.err);
        assert!(self.err.starts_with("pelvicoach: "), "{}", self.err);
        assert!(self.err.chars().count() < 700, "{}", self.err);
        assert!(!self.err.trim_end().chars().any(char::is_control), "{:?}", self.err);
        self.err
    }
}

/// The records that `journal --json` printed.
pub fn entries(said: &str) -> Vec<Value> {
    let document: Value = serde_json::from_str(said).unwrap();
    assert_eq!(document["format"], "pelvicoach/journal");
    document["entries"].as_array().unwrap().clone()
}

impl World {
    pub fn new() -> Self {
        Self { home: TempDir::new().unwrap(), now: NOW.to_owned(), environment: Vec::new() }
    }

    /// The same home at another moment.
    pub fn at(mut self, now: &str) -> Self {
        now.clone_into(&mut self.now);
        self
    }

    /// The same home with a variable in the environment.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn home(&self) -> &Path {
        self.home.path()
    }

    pub fn data(&self) -> PathBuf {
        self.home().join(".local/share/pelvicoach")
    }

    pub fn config_file(&self) -> PathBuf {
        self.home().join(".config/pelvicoach/config.toml")
    }

    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pelvicoach"));
        command.env_clear().env("HOME", self.home()).env("TZ", "Europe/Berlin").env("PELVICOACH_DRIVE_AT", &self.now);
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        // Coverage and the like need their own way out of the cleared environment.
        command.envs(std::env::vars().filter(|(name, _)| name == "LLVM_PROFILE_FILE"));
        command.current_dir(self.home()).args(words).stdin(Stdio::null());
        command
    }

    pub fn call(&self, words: &[&str]) -> Answer {
        let output = self.command(words).output().unwrap();
        Answer {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The words of a call in one text, split at spaces.
    pub fn say(&self, words: &str) -> Answer {
        self.call(&words.split_whitespace().collect::<Vec<_>>())
    }

    /// Every record of the journal, newest first, through the program.
    pub fn records(&self) -> Vec<Value> {
        entries(&self.say("journal --json").well())
    }

    /// The records of a month as they stand in its file.
    pub fn file(&self, month: &str) -> Vec<Value> {
        let path = self.data().join(format!("journal/{month}.json"));
        let document: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        document["records"].as_array().unwrap().clone()
    }

    /// Puts `text` in a file of this home, folders and all.
    pub fn put(&self, path: &Path, text: &str) {
        assert!(path.starts_with(self.home()), "a test writes at home alone");
        private_folder(path.parent().unwrap());
        private_file(path).write_all(text.as_bytes()).unwrap();
    }

    /// Every file below this home, with its bytes.
    pub fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let (mut files, mut folders) = (Vec::new(), vec![self.home().to_owned()]);
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    files.push((path.clone(), std::fs::read(path).unwrap()));
                }
            }
        }
        files.sort();
        files
    }

    /// The short name of the newest entry.
    pub fn newest(&self) -> String {
        let id = self.records()[0]["id"].as_str().unwrap().replace('-', "");
        id[24..].to_owned()
    }
}

/// A folder for this account alone, as the program makes them.
fn private_folder(path: &Path) {
    let mut folder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
    folder.recursive(true).create(path).unwrap();
}

/// A file for this account alone.
fn private_file(path: &Path) -> std::fs::File {
    let mut file = std::fs::OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut file, 0o600);
    file.write(true).create(true).truncate(true).open(path).unwrap()
}
