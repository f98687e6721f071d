//! Other programs, started at a cue: each without a shell, with nothing to read or write on the terminal, ended when it
//! is in the way and always waited for, so that none is left behind.

use std::io::Write as _;
use std::process::{Child, Command, Stdio};

/// How many may run at once; a further cue is passed over.
const MOST: usize = 4;

/// How long one may run, in milliseconds: longer than the longest tone.
const LONGEST_MS: u64 = 20_000;

/// How to start a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Its name or path.
    pub name: String,
    /// What it is told.
    pub arguments: Vec<String>,
    /// What it reads; nothing where this is empty.
    pub input: String,
    /// A variable of its environment.
    pub variable: Option<(&'static str, String)>,
}

impl Call {
    /// A program with these arguments.
    #[must_use]
    pub fn new(name: &str, arguments: &[&str]) -> Self {
        let arguments = arguments.iter().map(|argument| (*argument).to_owned()).collect();
        Self { name: name.to_owned(), arguments, input: String::new(), variable: None }
    }

    /// With one more argument.
    #[must_use]
    pub fn with(mut self, argument: &str) -> Self {
        self.arguments.push(argument.to_owned());
        self
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

impl Running {
    /// Starts a program; `id` says what it was started for.
    pub fn begin(&mut self, call: &Call, id: u64, now_ms: u64) -> Begun {
        self.reap(now_ms);
        if self.children.len() >= MOST {
            return Begun::TooMany;
        }
        let mut command = Command::new(&call.name);
        command.args(&call.arguments).stdout(Stdio::null()).stderr(Stdio::null());
        command.stdin(if call.input.is_empty() { Stdio::null() } else { Stdio::piped() });
        command.envs(call.variable.iter().map(|(name, value)| (*name, value)));
        let Ok(mut child) = command.spawn() else { return Begun::No };
        if let Some(mut input) = child.stdin.take() {
            // A few words: they fit into a pipe that nobody reads yet.
            let _ = input.write_all(call.input.as_bytes());
        }
        self.children.push((child, id, now_ms));
        Begun::Yes
    }

    /// Waits for those that have ended, and ends those that take too long; whether one of them was not content.
    pub fn reap(&mut self, now_ms: u64) -> bool {
        let mut failed = false;
        self.children.retain_mut(|(child, _, begun)| match child.try_wait() {
            Ok(Some(status)) => {
                failed |= !status.success();
                false
            }
            Ok(None) if *begun + LONGEST_MS > now_ms => true,
            Ok(None) => {
                end(child);
                false
            }
            Err(_) => false,
        });
        failed
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

/// Ends a program and waits for it, which takes no time then.
fn end(child: &mut Child) {
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
