//! Files that are read or written as they go on: a pipe or device that a sensor writes to, and what is recorded of it.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write as _};
use std::path::Path;

/// What stands at a path, as far as reading it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// A socket, which is connected to and not opened.
    Socket,
    /// A device that characters come from, such as a serial port.
    Device,
    /// A file or a pipe.
    Readable,
}

/// What stands at `path`.
///
/// # Errors
/// As the system says; a folder is none of them.
pub fn found(path: &Path) -> io::Result<Found> {
    let there = fs::metadata(path)?;
    if there.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        if there.file_type().is_socket() {
            return Ok(Found::Socket);
        }
        if there.file_type().is_char_device() {
            return Ok(Found::Device);
        }
    }
    Ok(Found::Readable)
}

/// The bytes of a file or pipe as they come. A pipe that nobody writes to is waited for.
///
/// # Errors
/// When it cannot be opened.
pub fn stream(path: &Path) -> io::Result<Box<dyn Read + Send>> {
    Ok(Box::new(File::open(path)?))
}

/// Numbers that are written as they come, one a line with its milliseconds, to a new file that is private to the account.
#[derive(Debug)]
pub struct Recording {
    file: File,
    begun_ms: Option<f64>,
    lines: String,
}

impl Recording {
    /// Begins a file at `path` with its header.
    ///
    /// # Errors
    /// When it cannot be created; one that is there is not touched.
    pub fn begin(path: &Path) -> io::Result<Self> {
        let mut file = super::create_private(path)?;
        file.write_all(b"ms,value\n")?;
        Ok(Self { file, begun_ms: None, lines: String::new() })
    }

    /// Adds samples, each with its moment in milliseconds; they are told from the first one on.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn add(&mut self, samples: &[(f64, f64)]) -> io::Result<()> {
        let Some((first, _)) = samples.first() else { return Ok(()) };
        let begun = *self.begun_ms.get_or_insert(*first);
        self.lines.clear();
        for (at, value) in samples {
            // A text always takes what is written to it.
            let _ = writeln!(self.lines, "{:.1},{value}", at - begun);
        }
        self.file.write_all(self.lines.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recording_is_private_new_and_told_from_its_first_sample() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("recorded.csv");
        let mut recording = Recording::begin(&path).unwrap();
        recording.add(&[(1000.0, 4.0), (1001.5, -0.25)]).unwrap();
        recording.add(&[]).unwrap();
        recording.add(&[(1020.0, 5.0)]).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "ms,value\n0.0,4\n1.5,-0.25\n20.0,5\n");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        assert_eq!(Recording::begin(&path).unwrap_err().kind(), ErrorKind::AlreadyExists);
        assert_eq!(found(folder.path()).unwrap_err().kind(), ErrorKind::IsADirectory);
        assert_eq!(found(&path).unwrap(), Found::Readable);
    }
}
