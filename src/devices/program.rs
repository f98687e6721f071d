//! Other programs, started at a cue: each without a shell, with nothing to read or write on the terminal, ended when it
//! is in the way and always waited for, so that none is left behind. Where the system has a command for it, one ends with
//! this program even when that is killed.

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, OnceLock};
use std::thread;

use crate::files::Unnamed;

/// How many may run at once; a further cue is passed over.
const MOST: usize = 4;

/// How long one may run, in milliseconds: longer than the longest tone.
const LONGEST_MS: u64 = 20_000;

/// Has the system end what it starts together with this program, however that ends: the command of util-linux, since the
/// call itself is not to be had without `unsafe`. It becomes what it starts, so that nothing more runs.
const TIED: (&str, &[&str]) = ("setpriv", &["--pdeathsig", "KILL", "--"]);

/// How to start a program.
#[derive(Clone, Debug)]
pub struct Call {
    /// Its name or path.
    pub name: String,
    /// What it is told.
    pub arguments: Vec<String>,
    /// What it reads.
    pub input: Input,
    /// A variable of its environment.
    pub variable: Option<(&'static str, String)>,
}

/// What a program reads from its standard input.
#[derive(Clone, Debug)]
pub enum Input {
    /// Nothing.
    Nothing,
    /// These bytes, through a pipe.
    Bytes(Arc<[u8]>),
    /// A file without a name.
    File(Arc<Unnamed>),
}

impl Call {
    /// A program with these arguments.
    #[must_use]
    pub fn new(name: &str, arguments: &[&str]) -> Self {
        let arguments = arguments.iter().map(|argument| (*argument).to_owned()).collect();
        Self { name: name.to_owned(), arguments, input: Input::Nothing, variable: None }
    }

    /// A line of PowerShell. It holds no double quote, so that it comes through as the one argument that it is.
    #[must_use]
    pub fn powershell(line: &str) -> Self {
        Self::new("powershell", &["-NoProfile", "-NonInteractive", "-Command", line])
    }

    /// With one more argument.
    #[must_use]
    pub fn with(mut self, argument: &str) -> Self {
        self.arguments.push(argument.to_owned());
        self
    }

    /// Reading these words.
    #[must_use]
    pub fn reading(self, words: &str) -> Self {
        Self { input: Input::Bytes(words.as_bytes().into()), ..self }
    }

    /// Its name and arguments with spaces between them.
    #[cfg(test)]
    pub fn line(&self) -> String {
        [std::slice::from_ref(&self.name), &self.arguments].concat().join(" ")
    }
}

/// How starting went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begun {
    /// It runs.
    Yes,
    /// So many run already that this cue was passed over.
    TooMany,
    /// There is no such program, or the system does not start it.
    No,
}

/// The programs that run.
#[derive(Debug, Default)]
pub struct Running {
    children: Vec<(Child, u64, u64)>,
}

/// What became of programs since they were looked after last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reaped {
    /// One has done what it was to do.
    pub content: bool,
    /// One says that it could not.
    pub failed: bool,
    /// One took so long that it was ended.
    pub overdue: bool,
}

impl Running {
    /// Starts a program; `id` says what it was started for.
    pub fn begin(&mut self, call: &Call, id: u64, now_ms: u64) -> Begun {
        if self.children.len() >= MOST {
            return Begun::TooMany;
        }
        let Some(mut command) = command(&call.name) else { return Begun::No };
        command.args(&call.arguments).stdout(Stdio::null()).stderr(Stdio::null());
        command.stdin(match &call.input {
            Input::Nothing => Stdio::null(),
            Input::Bytes(_) => Stdio::piped(),
            Input::File(file) => match file.as_input() {
                Ok(input) => input,
                Err(_) => return Begun::No,
            },
        });
        command.envs(call.variable.iter().map(|(name, value)| (*name, value)));
        lead_a_group(&mut command);
        let Ok(mut child) = command.spawn() else { return Begun::No };
        if let (Some(mut input), Input::Bytes(bytes)) = (child.stdin.take(), &call.input) {
            let bytes = Arc::clone(bytes);
            // A program that reads late, or never, holds up nobody; it ends this thread with itself.
            let _ = thread::Builder::new().name("input".to_owned()).spawn(move || input.write_all(&bytes));
        }
        self.children.push((child, id, now_ms));
        Begun::Yes
    }

    /// Waits for those that have ended, and ends those that take too long.
    pub fn reap(&mut self, now_ms: u64) -> Reaped {
        let mut reaped = Reaped::default();
        self.children.retain_mut(|(child, _, begun)| match child.try_wait() {
            Ok(Some(status)) => {
                reaped.content |= status.success();
                reaped.failed |= !status.success();
                false
            }
            Ok(None) if *begun + LONGEST_MS > now_ms => true,
            Ok(None) => {
                reaped.overdue = true;
                end(child);
                false
            }
            Err(_) => false,
        });
        reaped
    }

    /// Ends those that were started for anything but these.
    pub fn keep(&mut self, ids: &[u64]) {
        self.children.retain_mut(|(child, id, _)| {
            let stays = ids.contains(id);
            if !stays {
                end(child);
            }
            stays
        });
    }

    /// Whether none runs.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.children.is_empty()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.keep(&[]);
    }
}

/// The command that starts this program, tied to the life of this one where that can be; `None` where there is none of
/// that name.
fn command(name: &str) -> Option<Command> {
    static TIES: OnceLock<Option<PathBuf>> = OnceLock::new();
    let ties = TIES.get_or_init(|| found(TIED.0).filter(|path| ties(path)));
    let Some(ties) = ties else { return Some(Command::new(name)) };
    // The command that ties would start well even where there is nothing to start.
    let program = if Path::new(name).components().count() > 1 { PathBuf::from(name) } else { found(name)? };
    let mut command = Command::new(ties);
    command.args(TIED.1).arg(program);
    Some(command)
}

/// Whether this command can tie anything: smaller systems have one of the same name that cannot.
fn ties(path: &Path) -> bool {
    let mut tried = Command::new(path);
    tried.args(TIED.1).arg(path).arg("--version");
    tried.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    cfg!(target_os = "linux") && tried.status().is_ok_and(|status| status.success())
}

/// The first file of this name on the `PATH` of this program.
fn found(name: &str) -> Option<PathBuf> {
    on_path(&std::env::var_os("PATH")?, name)
}

/// The first file of this name on `path`.
pub(super) fn on_path(path: &OsStr, name: &str) -> Option<PathBuf> {
    std::env::split_paths(path).map(|folder| folder.join(name)).find(|path| path.is_file())
}

/// Has a program and whatever it starts be ended together, and out of the terminal's foreground.
#[cfg(unix)]
fn lead_a_group(command: &mut Command) {
    use std::os::unix::process::CommandExt as _;
    command.process_group(0);
}

#[cfg(not(unix))]
fn lead_a_group(_command: &mut Command) {}

/// Ends a program with whatever it started, and waits for it, which takes no time then.
fn end(child: &mut Child) {
    #[cfg(unix)]
    if let Some(group) = i32::try_from(child.id()).ok().and_then(rustix::process::Pid::from_raw) {
        // Its id is its own until it was waited for.
        let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
    }
    let _ = child.kill();
    let _ = child.wait();
}

/// The words of a command as they were typed: parted at spaces, but not within quotes. No shell reads them, so that
/// nothing else in them has a meaning. `None` when there is no word, or a quote is left open.
#[must_use]
pub fn words_of(typed: &str) -> Option<Vec<String>> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    for letter in typed.chars() {
        match (quote, letter) {
            (Some(open), letter) if open == letter => quote = None,
            (None, '"' | '\'') => {
                quote = Some(letter);
                word.get_or_insert_default();
            }
            (None, letter) if letter.is_whitespace() => words.extend(word.take()),
            (_, letter) => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    (quote.is_none() && words.first().is_some_and(|name| !name.is_empty())).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::words_of;

    fn words(typed: &str) -> Option<Vec<String>> {
        words_of(typed)
    }

    #[test]
    fn a_command_is_parted_at_spaces_and_no_shell_reads_it() {
        assert_eq!(words("buzz -n 3").unwrap(), ["buzz", "-n", "3"]);
        assert_eq!(words(" 'my lamp' \"a b\"c '' ").unwrap(), ["my lamp", "a bc", ""]);
        assert_eq!(words("a; rm $HOME | b").unwrap(), ["a;", "rm", "$HOME", "|", "b"]);
        for nothing in ["", "   ", "''", "say \"in"] {
            assert_eq!(words(nothing), None, "{nothing}");
        }
    }
}
