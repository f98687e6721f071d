//! Opens a source of numbers as a stream of bytes. What the bytes mean is worked out elsewhere.

use std::io::{self, Read};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::source::BAUD;
use super::{Kept, Source};
use crate::files;

/// A port that sends nothing says so this often, so that its reader sees when it is not wanted any more.
const QUIET: Duration = Duration::from_millis(500);
/// A socket on this machine answers at once or not at all.
const ANSWER: Duration = Duration::from_secs(2);

/// Opens `source`; a command that it runs is laid into `kept`.
///
/// # Errors
/// When it is not there or cannot be read.
pub(super) fn open(source: &Source, kept: &Kept) -> io::Result<Box<dyn Read + Send>> {
    match source {
        Source::Serial { port, baud } => serial(port, *baud),
        Source::Path(path) => match files::found(path)? {
            files::Found::Socket => unix_socket(path),
            // A device that is no port, such as one that makes numbers, is read as it is.
            files::Found::Device => serial(&path.display().to_string(), BAUD).or_else(|_| files::stream(path)),
            files::Found::Readable => files::stream(path),
        },
        Source::Loopback(address) => {
            let stream = TcpStream::connect_timeout(address, ANSWER)?;
            stream.set_read_timeout(Some(QUIET))?;
            Ok(Box::new(stream))
        }
        Source::Input => Ok(Box::new(io::stdin())),
        Source::Command(command) => run(command, kept),
    }
}

/// Ends the command that is kept, if one is.
pub(super) fn end(kept: &Kept) {
    let child = match kept.lock() {
        Ok(mut held) => held.take(),
        Err(broken) => broken.into_inner().take(),
    };
    if let Some(mut child) = child {
        // It may have ended by itself.
        end_all(&child);
        let _ = child.kill();
        let _ = child.wait();
    }
}

fn serial(port: &str, baud: u32) -> io::Result<Box<dyn Read + Send>> {
    let opened = serialport::new(port, baud).timeout(QUIET).open()?;
    Ok(Box::new(opened))
}

#[cfg(unix)]
fn unix_socket(path: &std::path::Path) -> io::Result<Box<dyn Read + Send>> {
    let stream = std::os::unix::net::UnixStream::connect(path)?;
    stream.set_read_timeout(Some(QUIET))?;
    Ok(Box::new(stream))
}

#[cfg(not(unix))]
fn unix_socket(_: &std::path::Path) -> io::Result<Box<dyn Read + Send>> {
    Err(io::Error::from(io::ErrorKind::Unsupported))
}

fn run(command: &str, kept: &Kept) -> io::Result<Box<dyn Read + Send>> {
    let mut shell = if cfg!(windows) { Command::new("cmd") } else { Command::new("sh") };
    shell.args([if cfg!(windows) { "/C" } else { "-c" }, command]);
    // Its complaints would be written over the screen.
    shell.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    apart(&mut shell);
    let mut child = shell.spawn()?;
    let output = child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
    match kept.lock() {
        Ok(mut held) => *held = Some(child),
        Err(broken) => *broken.into_inner() = Some(child),
    }
    Ok(Box::new(output))
}

/// What the command starts belongs to it, and ends with it.
#[cfg(unix)]
fn apart(shell: &mut Command) {
    use std::os::unix::process::CommandExt as _;
    shell.process_group(0);
}

#[cfg(not(unix))]
fn apart(_: &mut Command) {}

#[cfg(unix)]
fn end_all(child: &Child) {
    let group = i32::try_from(child.id()).ok().and_then(rustix::process::Pid::from_raw);
    if let Some(group) = group {
        let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
    }
}

#[cfg(not(unix))]
fn end_all(_: &Child) {}
