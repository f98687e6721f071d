//! A disk in memory that keeps what was synced. What was not may be there, be lost, be cut short, and come in another
//! order. Knows nothing of diaries.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// What a program asks of the disk; paths from the folder above the store's.
#[derive(Clone, Debug)]
pub enum Call {
    Create {
        path: String,
        number: usize,
    },
    Open {
        path: String,
        number: usize,
    },
    Write {
        number: usize,
        bytes: Vec<u8>,
    },
    Sync {
        number: usize,
    },
    Rename {
        from: String,
        to: String,
    },
    Link {
        from: String,
        to: String,
    },
    Unlink {
        path: String,
    },
    Folder {
        path: String,
    },
    /// The program said that the change is saved.
    Said,
}

/// A bug that is planted in how the files of one folder are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bug {
    None,
    /// Their folder is not synced.
    NoFolderSync,
    /// They are not synced.
    NoFileSync,
    /// The file itself is written, not one beside it that is renamed.
    NoRename,
}

/// What is left after a power cut: folders, and files with their bytes.
pub type Left = BTreeMap<String, Option<Vec<u8>>>;

/// In how many ways the power can be cut at a moment.
pub const WAYS: usize = 21;

/// The calls that strace wrote down, below `root`.
pub fn calls(log: &str, root: &Path) -> Vec<Call> {
    let root = format!("{}/", root.display());
    log.lines().filter_map(|line| call(line, &root)).collect()
}

fn call(line: &str, root: &str) -> Option<Call> {
    let (name, rest) = line.split_once(' ')?.1.trim_start().split_once('(')?;
    let answer: usize = rest.rsplit_once(" = ")?.1.split(' ').next()?.parse().ok()?;
    let texts: Vec<Vec<u8>> = rest.split('"').skip(1).step_by(2).map(unhex).collect();
    let path = |at: usize| {
        let path = String::from_utf8(texts.get(at)?.clone()).ok()?;
        path.strip_prefix(root).map(str::to_owned).or_else(|| (format!("{path}/") == *root).then(String::new))
    };
    let number = || rest.split([',', ')']).next()?.parse::<usize>().ok();
    Some(match name {
        "openat" if rest.contains("O_CREAT") => Call::Create { path: path(0)?, number: answer },
        "openat" => Call::Open { path: path(0).unwrap_or_else(|| "elsewhere".to_owned()), number: answer },
        "write" if number()? == 1 => (texts.first()? == b"saved\n").then_some(Call::Said)?,
        "write" => Call::Write { number: number()?, bytes: texts.first()?.get(..answer)?.to_vec() },
        "fsync" => Call::Sync { number: number()? },
        "rename" => Call::Rename { from: path(0)?, to: path(1)? },
        "linkat" => Call::Link { from: path(0)?, to: path(1)? },
        "unlink" => Call::Unlink { path: path(0)? },
        "mkdir" => Call::Folder { path: path(0)? },
        _ => return None,
    })
}

/// The bytes of `\x61\x62`.
fn unhex(text: &str) -> Vec<u8> {
    text.split("\\x").skip(1).filter_map(|two| u8::from_str_radix(two.get(..2)?, 16).ok()).collect()
}

/// A file as the program sees it, and how much of it is on the disk for certain.
#[derive(Debug, Default)]
struct File {
    bytes: Vec<u8>,
    synced: usize,
    /// It lies in the folder that a planted bug is about.
    is_meant: bool,
}

/// A change to the names in a folder.
#[derive(Debug)]
enum Naming {
    Is(String, usize),
    Gone(String),
    Moved(String, String, usize),
    Folder(String),
}

/// See the head of this file.
#[derive(Debug)]
pub struct Disk {
    bug: Bug,
    /// The folder that the bug is about.
    folder: &'static str,
    files: Vec<File>,
    /// The names as the program sees them.
    now: BTreeMap<String, usize>,
    /// What became of names, in order, and whether it is on the disk for certain.
    namings: Vec<(Naming, bool)>,
    /// What the numbers stand for: a file, or a folder by name.
    open: HashMap<usize, Result<usize, String>>,
    said: usize,
}

impl Disk {
    pub fn new(bug: Bug, folder: &'static str) -> Self {
        let (files, now, namings, open) = (Vec::new(), BTreeMap::new(), Vec::new(), HashMap::new());
        Self { bug, folder, files, now, namings, open, said: 0 }
    }

    /// How many changes were said to be saved.
    pub fn said(&self) -> usize {
        self.said
    }

    /// The name that is written to: with a planted bug, the file itself.
    fn named(&self, path: &str) -> String {
        // `2026-11.json.0123456789ab.tmp`
        match path.strip_suffix(".tmp").filter(|path| self.bug == Bug::NoRename && path.starts_with(self.folder)) {
            Some(path) => path[..path.len() - 13].to_owned(),
            None => path.to_owned(),
        }
    }

    pub fn take(&mut self, call: &Call) {
        match call {
            Call::Create { path, number } => self.create(&self.named(path), *number),
            Call::Open { path, number } => {
                self.open.insert(*number, self.now.get(path).copied().ok_or_else(|| path.clone()));
            }
            Call::Write { number, bytes } => {
                if let Some(Ok(file)) = self.open.get(number) {
                    self.files[*file].bytes.extend(bytes);
                }
            }
            Call::Sync { number } => self.sync(*number),
            Call::Rename { from, to } => {
                let from = self.named(from);
                if let Some(file) = self.now.remove(&from) {
                    self.now.insert(to.clone(), file);
                    if from != *to {
                        self.namings.push((Naming::Moved(from, to.clone(), file), false));
                    }
                }
            }
            Call::Link { from, to } => {
                if let Some(file) = self.now.get(&self.named(from)).copied() {
                    self.now.insert(to.clone(), file);
                    self.namings.push((Naming::Is(to.clone(), file), false));
                }
            }
            // With a planted bug there is no file beside it that would be removed.
            Call::Unlink { path } if self.named(path) != *path => {}
            Call::Unlink { path } => {
                self.now.remove(path);
                self.namings.push((Naming::Gone(path.clone()), false));
            }
            Call::Folder { path } => self.namings.push((Naming::Folder(path.clone()), false)),
            Call::Said => self.said += 1,
        }
    }

    fn create(&mut self, path: &str, number: usize) {
        let file = if let Some(file) = self.now.get(path).copied() {
            // Without a rename the file itself is begun anew.
            if self.files[file].is_meant {
                self.files[file] = File { is_meant: true, ..File::default() };
            }
            file
        } else {
            self.files.push(File { is_meant: path.starts_with(self.folder), ..File::default() });
            self.namings.push((Naming::Is(path.to_owned(), self.files.len() - 1), false));
            self.now.insert(path.to_owned(), self.files.len() - 1);
            self.files.len() - 1
        };
        self.open.insert(number, Ok(file));
    }

    fn sync(&mut self, number: usize) {
        match self.open.get(&number) {
            Some(Ok(file)) if self.bug != Bug::NoFileSync || !self.files[*file].is_meant => {
                self.files[*file].synced = self.files[*file].bytes.len();
            }
            Some(Err(folder)) if self.bug != Bug::NoFolderSync || folder != self.folder => {
                let within = |path: &str| path.rsplit_once('/').map_or("", |(above, _)| above) == folder;
                for (naming, synced) in &mut self.namings {
                    let (Naming::Is(path, _) | Naming::Gone(path) | Naming::Moved(_, path, _) | Naming::Folder(path)) =
                        naming;
                    *synced |= within(path);
                }
            }
            _ => {}
        }
    }

    /// What is left when the power is cut now, in one of [`WAYS`] ways.
    pub fn cut(&self, way: usize) -> Left {
        let (names, lengths) = (way % 7, way / 7);
        let last = self.namings.len().saturating_sub(1);
        let stays = |at: usize| match names {
            0 => true,
            1 => false,
            2 => at == last,
            3 => at != last,
            4 => at + 1 == last,
            5 => at.is_multiple_of(2),
            _ => !at.is_multiple_of(2),
        };
        let mut left: BTreeMap<String, Option<usize>> = BTreeMap::new();
        for (at, (naming, synced)) in self.namings.iter().enumerate() {
            if !synced && !stays(at) {
                continue;
            }
            match naming {
                Naming::Is(path, file) => drop(left.insert(path.clone(), Some(*file))),
                Naming::Gone(path) => drop(left.remove(path)),
                Naming::Moved(from, to, file) => {
                    left.remove(from);
                    left.insert(to.clone(), Some(*file));
                }
                Naming::Folder(path) => drop(left.insert(path.clone(), None)),
            }
        }
        let length = |file: &File| match lengths {
            0 => file.bytes.len(),
            1 => file.synced,
            _ => file.synced + (file.bytes.len() - file.synced) / 2,
        };
        // What is in a folder that is not there is not there either.
        let reached = |path: &str| {
            let mut above = path.match_indices('/').map(|(end, _)| &path[..end]);
            above.all(|folder| matches!(left.get(folder), Some(None)))
        };
        let files = left.iter().filter(|(path, _)| reached(path));
        let bytes = |file: &usize| self.files[*file].bytes[..length(&self.files[*file])].to_vec();
        files.map(|(path, file)| (path.clone(), file.as_ref().map(bytes))).collect()
    }
}
