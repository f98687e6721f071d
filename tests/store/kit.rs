//! Folders, entries and short words for the tests of the store.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};
use pelvicoach::diary::{Body, Change, Entry, Id, Ids, Month, MonthState, Record, Register, Score, Stamp};
use pelvicoach::store::{Opened, Place, Store};
use serde_json::value::RawValue;
use tempfile::TempDir;

/// A store folder that goes when the test ends.
pub struct Folder {
    dir: TempDir,
}

impl Folder {
    pub fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    /// A folder in memory where there is such a disk: for tests that make thousands of them.
    pub fn quick() -> Self {
        let memory = Path::new("/dev/shm");
        let made = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
        Self { dir: made.or_else(|_| tempfile::tempdir()).unwrap() }
    }

    /// A folder that has been saved to once.
    pub fn begun() -> Self {
        let folder = Self::new();
        folder.open().0.save(&[change(&entry(1))]).unwrap();
        folder
    }

    pub fn data(&self) -> PathBuf {
        self.dir.path().join("data")
    }

    pub fn place(&self) -> Place {
        place_of(&self.data())
    }

    pub fn open(&self) -> (Store, Opened) {
        Store::open(self.place(), &[november()]).unwrap()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.data().join(name)
    }

    pub fn month_file(&self) -> PathBuf {
        self.path("journal/2026-11.json")
    }

    pub fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    pub fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        private_folders(path.parent().unwrap());
        fs::write(&path, bytes).unwrap();
        private(&path, 0o600);
    }

    /// The records of November, read by a store of its own.
    pub fn records(&self) -> Vec<Record> {
        let (mut store, _) = self.open();
        match store.month(november()) {
            MonthState::Read(records) => records,
            other => panic!("{other:?}"),
        }
    }

    /// Names of files that a save left behind.
    pub fn left_over(&self) -> Vec<String> {
        let mut left = Vec::new();
        for folder in [self.data(), self.path("journal")] {
            for entry in fs::read_dir(folder).unwrap() {
                let name = entry.unwrap().file_name().into_string().unwrap();
                if Path::new(&name).extension().is_some_and(|ending| ending == "tmp") {
                    left.push(name);
                }
            }
        }
        left
    }
}

/// For this account alone, as the program makes its own: what is not is told at opening.
pub fn private(path: &Path, mode: u32) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }
    #[cfg(not(unix))]
    let _ = (path, mode);
}

/// Makes a folder and those above it, each new one for this account alone.
pub fn private_folders(path: &Path) {
    if path.is_dir() {
        return;
    }
    private_folders(path.parent().unwrap());
    fs::create_dir(path).unwrap();
    private(path, 0o700);
}

/// With the machine's own files below the data, as `--data-dir` has it.
pub fn place_of(data: &Path) -> Place {
    Place { data: data.to_owned(), state: data.join("local") }
}

pub fn november() -> Month {
    "2026-11".parse().unwrap()
}

pub fn moment(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap()
}

pub fn stamp() -> Stamp {
    Stamp { updated: moment("2026-11-23T08:00:00Z").to_utc(), device: "d1".to_owned() }
}

pub fn pain(value: u8) -> Body {
    Body::CheckIn(Entry { pain_now: Score::new(value), note: Some("näh, \"so\"\n…".to_owned()), ..Entry::default() })
}

/// The entry number `seed`; the same number is the same entry.
pub fn entry(seed: u128) -> Record {
    let at = moment("2026-11-23T07:30:00+01:00");
    let id = Ids::new(seed).next(at);
    Record::new(id, at, "Europe/Berlin", &pain(u8::try_from(seed % 11).unwrap()), &stamp()).unwrap()
}

pub fn record(json: &str) -> Record {
    Record::from_raw(RawValue::from_string(json.to_owned()).unwrap())
}

pub fn change(record: &Record) -> Change {
    Change::Record { month: november(), record: record.clone() }
}

pub fn setting(name: &str, value: serde_json::Value, rev: u64) -> Change {
    let register =
        Register { value, rev, updated: stamp().updated, device: "d1".to_owned(), more: serde_json::Map::new() };
    Change::Register { name: name.to_owned(), register }
}

pub fn ids(records: &[Record]) -> Vec<Id> {
    let mut ids: Vec<Id> = records.iter().filter_map(|record| record.id).collect();
    ids.sort();
    ids
}
