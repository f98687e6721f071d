//! The program begun anew in its other face, in the place of this one: the thread that reads keys of a screen cannot be
//! told to stop, and would take the first line.

use std::env;
use std::io::{self, Write as _};
use std::process::Command;

use crate::config::Key;
use crate::runner::Ended;
use crate::words;

/// The exit code of a face that has ended, which was `in_lines` or a full screen. Where the other one is wanted, the
/// program begins anew in it, with the same arguments; if the system cannot, a line says that the next start will be so.
#[must_use]
pub fn code_of(ended: Ended, in_lines: bool) -> u8 {
    let in_lines = match ended {
        Ended::With(code) => return code,
        Ended::ForTheOther => !in_lines,
    };
    if let Ok(program) = env::current_exe() {
        let said = env::args_os().skip(1).filter(|said| in_lines || said != "--plain");
        let mut anew = Command::new(program);
        anew.args(said).env(Key::Plain.variable(), in_lines.to_string());
        take_the_place(anew);
    }
    let _ = writeln!(io::stdout(), "{}", words::say("shell-next-start"));
    0
}

/// Comes back where that cannot be.
#[cfg(unix)]
fn take_the_place(mut anew: Command) {
    use std::os::unix::process::CommandExt as _;
    let _ = anew.exec();
}

#[cfg(not(unix))]
fn take_the_place(_anew: Command) {}
