//! Files that nobody is to find later: one without a name, a folder of tones that is gone when this program is, and the
//! folder in which a diary is tried out.

use std::fs::{self, DirBuilder, File};
use std::io::{self, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use super::{Error, create_private, private, random_name};

/// A file that has no name, so that nothing is left of it however this program ends. A program reads it as its standard
/// input, or by the path of that.
#[derive(Debug)]
pub struct Unnamed(File);

impl Unnamed {
    /// A file of these bytes.
    ///
    /// # Errors
    /// When there is no room for it.
    pub fn of(bytes: &[u8]) -> io::Result<Self> {
        let mut file = without_name()?;
        file.write_all(bytes)?;
        Ok(Self(file))
    }

    /// What a program is given as its standard input, at its beginning.
    ///
    /// # Errors
    /// When this program has too many files open.
    pub fn as_input(&self) -> io::Result<Stdio> {
        let mut file = self.0.try_clone()?;
        file.rewind()?;
        Ok(file.into())
    }
}

/// A file in memory.
#[cfg(target_os = "linux")]
fn without_name() -> io::Result<File> {
    Ok(rustix::fs::memfd_create("sound", rustix::fs::MemfdFlags::CLOEXEC)?.into())
}

/// A file whose name is taken away at once.
#[cfg(not(target_os = "linux"))]
fn without_name() -> io::Result<File> {
    let path = std::env::temp_dir().join(random_name());
    let mut options = File::options();
    let file = options.read(true).write(true).create_new(true).open(&path)?;
    fs::remove_file(&path)?;
    Ok(file)
}

/// What the name of a folder of tones begins with, before the id of its program: it tells nothing of what they are for.
const TONES: &str = "wav-";

/// A folder of tones that only this account can read; it goes when this is dropped. Where the program was cut off, the
/// next one that makes such a folder removes it.
#[derive(Debug)]
pub struct ToneFolder {
    path: PathBuf,
    count: u32,
}

impl ToneFolder {
    /// Makes one, and removes those of programs of this account that are gone.
    ///
    /// # Errors
    /// When it cannot be created.
    pub fn make() -> io::Result<Self> {
        Self::make_in(&std::env::temp_dir())
    }

    fn make_in(folder: &Path) -> io::Result<Self> {
        let path = folder.join(format!("{TONES}{}-{}", std::process::id(), random_name()));
        let mut builder = DirBuilder::new();
        private(&mut builder);
        builder.create(&path)?;
        let made = Self { path, count: 0 };
        for other in fs::read_dir(folder)?.flatten() {
            if program_of(&other).is_some_and(is_gone) {
                empty(&other.path());
            }
        }
        Ok(made)
    }

    /// Writes one more file, and tells where it is.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn put(&mut self, bytes: &[u8]) -> io::Result<PathBuf> {
        self.count += 1;
        let path = self.path.join(format!("{}.wav", self.count));
        create_private(&path)?.write_all(bytes)?;
        Ok(path)
    }
}

impl Drop for ToneFolder {
    fn drop(&mut self) {
        empty(&self.path);
    }
}

/// The id of the program to which a folder of tones belongs; `None` for anything else.
fn program_of(folder: &fs::DirEntry) -> Option<u32> {
    let name = folder.file_name();
    let (program, rest) = name.to_str()?.strip_prefix(TONES)?.split_once('-')?;
    let is_ours = rest.len() == random_name().len() && folder.file_type().ok()?.is_dir();
    program.parse().ok().filter(|_| is_ours)
}

/// Whether no program of this account has this id.
#[cfg(unix)]
fn is_gone(program: u32) -> bool {
    let id = i32::try_from(program).ok().and_then(rustix::process::Pid::from_raw);
    id.is_none_or(|id| rustix::process::test_kill_process(id) == Err(rustix::io::Errno::SRCH))
}

/// Whether no program has this id, which nobody can tell here.
#[cfg(not(unix))]
fn is_gone(_program: u32) -> bool {
    false
}

/// Removes a folder of tones: the files that [`ToneFolder::put`] may have named, and the folder when it is empty then.
/// Of a folder that is another account's nothing is removed, since the system does not let it.
fn empty(folder: &Path) {
    let is_tone = |path: &Path| {
        let number = path.file_stem().and_then(|name| name.to_str()).and_then(|name| name.parse::<u32>().ok());
        number.is_some() && path.extension().is_some_and(|ending| ending == "wav")
    };
    for file in fs::read_dir(folder).into_iter().flatten().flatten().filter(|file| is_tone(&file.path())) {
        // What cannot be removed lies where the system tidies up.
        let _ = fs::remove_file(file.path());
    }
    let _ = fs::remove_dir(folder);
}

/// What the name of a folder begins with in which a diary is tried out: it tells nothing of what it is for.
const TRIAL: &str = "trial-";

/// The file in it that stays locked for as long as its program runs, and what stands in it.
const MARK: (&str, &str) = ("in-use", "a diary that is tried out\n");

/// A folder for this account alone in which a diary is tried out; it goes when this is dropped. Where the program was cut
/// off, the next one that makes such a folder removes it.
#[derive(Debug)]
pub struct TrialFolder {
    path: PathBuf,
    /// Held until the program is over, however that ends.
    _mark: File,
}

impl TrialFolder {
    /// Makes one under a random name among the system's temporary folders, and removes those of programs that are gone.
    ///
    /// # Errors
    /// When it cannot be created.
    pub fn make() -> Result<Self, Error> {
        Self::make_in(&std::env::temp_dir())
    }

    fn make_in(place: &Path) -> Result<Self, Error> {
        for other in fs::read_dir(place).into_iter().flatten().flatten().filter(is_left_over) {
            // What cannot be removed lies where the system tidies up.
            let _ = fs::remove_dir_all(other.path());
        }
        let path = place.join(format!("{TRIAL}{}", random_name()));
        let mut builder = DirBuilder::new();
        private(&mut builder);
        let made = || {
            builder.create(&path)?;
            let mut mark = create_private(&path.join(MARK.0))?;
            mark.lock()?;
            // What stands in it comes last: without it nobody takes the folder for one that was left over.
            mark.write_all(MARK.1.as_bytes())?;
            Ok(mark)
        };
        let mark = made().map_err(|error| Error::write(&path, &error))?;
        Ok(Self { path, _mark: mark })
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for TrialFolder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// Whether this is a folder of a trial whose program is gone: by its name, and by a mark that nobody holds.
fn is_left_over(folder: &fs::DirEntry) -> bool {
    let name = folder.file_name();
    let random = name.to_str().and_then(|name| name.strip_prefix(TRIAL));
    let is_ours = random.is_some_and(|random| random.len() == random_name().len());
    let mark = folder.path().join(MARK.0);
    is_ours
        && folder.file_type().is_ok_and(|kind| kind.is_dir())
        && fs::read_to_string(&mark).is_ok_and(|words| words == MARK.1)
        && File::open(&mark).is_ok_and(|mark| mark.try_lock().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_a_trial_goes_with_its_program_or_at_the_next_start_and_no_other_is_touched() {
        let place = tempfile::tempdir().unwrap();
        let path = |name: &str| place.path().join(name);
        let laid = |name: &str, mark: &str| {
            fs::create_dir(path(name)).unwrap();
            fs::write(path(name).join(MARK.0), mark).unwrap();
            fs::write(path(name).join("x"), b"").unwrap();
        };
        laid("trial-0123456789ab", MARK.1);
        laid("trial-marked012345", "another's");
        laid("trial-short", MARK.1);
        laid("else-0123456789ab", MARK.1);
        let runs = TrialFolder::make_in(place.path()).unwrap();
        assert!(!runs.path().display().to_string().contains("pelvi"), "{runs:?}");
        assert!(!path("trial-0123456789ab").exists(), "its program is gone");
        let others = ["trial-marked012345", "trial-short", "else-0123456789ab"];
        assert!(others.iter().all(|name| path(name).join("x").exists()));
        let other = TrialFolder::make_in(place.path()).unwrap();
        assert!(runs.path().exists(), "its program runs");
        let (first, second) = (runs.path().to_owned(), other.path().to_owned());
        fs::write(first.join("x"), b"").unwrap();
        drop((runs, other));
        assert!(!first.exists() && !second.exists());
    }

    #[test]
    fn folders_of_tones_go_with_their_program_or_at_the_next_start_and_no_other_is_touched() {
        let place = tempfile::tempdir().unwrap();
        // The id of a process that has ended and was waited for.
        let mut child = std::process::Command::new("true").spawn().unwrap();
        let gone = child.id();
        child.wait().unwrap();
        let others = [
            format!("{TONES}{gone}-0123456789ab"),
            format!("{TONES}{gone}-mixed0123456"),
            format!("{TONES}{}-0123456789ab", std::process::id()),
            format!("{TONES}{gone}-short"),
            format!("{TONES}none-0123456789ab"),
            "else".to_owned(),
        ];
        for name in &others {
            let folder = place.path().join(name);
            fs::create_dir(&folder).unwrap();
            fs::write(folder.join("1.wav"), b"").unwrap();
        }
        fs::write(place.path().join(&others[1]).join("a letter.wav"), b"").unwrap();
        let mut own = ToneFolder::make_in(place.path()).unwrap();
        let tone = own.put(b"RIFF").unwrap();
        assert_eq!(fs::read(&tone).unwrap(), b"RIFF");
        let is_there = |name: &String| place.path().join(name).join("1.wav").exists();
        let left: Vec<bool> = others.iter().map(is_there).collect();
        assert_eq!(left, [cfg!(not(unix)), cfg!(not(unix)), true, true, true, true]);
        assert!(place.path().join(&others[1]).join("a letter.wav").exists(), "what is another's stays");
        let own_path = own.path.clone();
        assert!(!own_path.display().to_string().contains(env!("CARGO_PKG_NAME")), "{own_path:?}");
        drop(own);
        assert!(!own_path.exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_file_without_a_name_is_read_from_its_beginning_as_often_as_it_is_handed_on() {
        let file = Unnamed::of(b"a tone").unwrap();
        for _ in 0..2 {
            let mut program = std::process::Command::new("cat");
            let read = program.arg("/dev/stdin").stdin(file.as_input().unwrap()).output().unwrap();
            assert_eq!(read.stdout, b"a tone");
        }
    }
}
