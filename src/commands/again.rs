//! The program begun anew in the place of this one: in its other face, since the thread that reads keys of a screen
//! cannot be told to stop and would take the first line; and under a neutral name, where a name is shown.

use std::env;
use std::io::{self, IsTerminal as _, Write as _};
use std::process::Command;

use crate::config::{self, Key};
use crate::runner::Ended;
use crate::words;

/// What a running program is called where tmux lists windows: the name of its title.
const NEUTRAL: &str = "clock";

/// Where tmux shows the first word of a call in its list of windows, the program is called anew with a neutral one. Where
/// that cannot be it goes on under its own name.
pub fn be_called_neutrally() {
    let shown = config::environment("TMUX").is_some() && io::stdout().is_terminal();
    if !shown || env::args_os().next().is_none_or(|name| name == NEUTRAL) {
        return;
    }
    if let Ok(program) = env::current_exe() {
        let mut anew = Command::new(program);
        anew.args(env::args_os().skip(1));
        name(&mut anew);
        take_the_place(anew);
    }
}

#[cfg(unix)]
fn name(anew: &mut Command) {
    use std::os::unix::process::CommandExt as _;
    anew.arg0(NEUTRAL);
}

#[cfg(not(unix))]
fn name(_anew: &mut Command) {}

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
