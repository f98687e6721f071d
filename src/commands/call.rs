//! One call of the program: where it speaks, where it listens, what time it is; and how it is refused.
//! What is asked of it stands in the files of the commands.

use std::cell::RefCell;
use std::fmt;
use std::io::{BufRead, Read, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use zeroize::Zeroizing;

use super::printable::{one_line, short_words};
use crate::clock::Clock;
use crate::coach::when::{Today, Unclear};
use crate::config::Config;
use crate::diary::DayStart;
use crate::report::wrap;
use crate::{files, store, words};

/// The columns of a text that goes to no terminal.
const COLUMNS: usize = 72;
/// The fewest and the most columns that are used of a terminal.
const TERMINAL: (usize, usize) = (30, 100);

/// Which of the program's sides are a terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Faces {
    /// Standard input.
    pub input: bool,
    /// Standard output.
    pub output: bool,
    /// Standard error.
    pub errors: bool,
}

impl Faces {
    /// Whether a full screen can be shown and keys can be read.
    #[must_use]
    pub const fn screen(self) -> bool {
        self.input && self.output
    }
}

/// Why a call is not answered: one calm line and the exit code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// 2 usage, 65 bad data, 73 cannot create, 74 input or output, 75 busy, 77 permission, 1 anything else.
    pub code: u8,
    /// What, where, and what still holds.
    pub line: String,
}

impl Refusal {
    /// Something was typed that cannot be taken.
    #[must_use]
    pub fn usage(line: impl Into<String>) -> Self {
        Self { code: 2, line: line.into() }
    }

    /// Something else.
    #[must_use]
    pub fn plain(line: impl Into<String>) -> Self {
        Self { code: 1, line: line.into() }
    }

    /// What stands in the files cannot be used.
    #[must_use]
    pub fn data(line: impl Into<String>) -> Self {
        Self { code: 65, line: line.into() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line)
    }
}

impl std::error::Error for Refusal {}

impl From<store::Error> for Refusal {
    fn from(error: store::Error) -> Self {
        Self { code: error.code(), line: error.to_string() }
    }
}

impl From<files::Error> for Refusal {
    fn from(error: files::Error) -> Self {
        Self { code: error.code(), line: error.to_string() }
    }
}

impl From<Unclear> for Refusal {
    fn from(unclear: Unclear) -> Self {
        Self::usage(format!("{} {}", unclear.line(), words::say("error-nothing-changed")))
    }
}

/// Lines about what went with an answer, such as a backup that could not be made.
pub type Later = Rc<RefCell<Vec<String>>>;

/// One call.
pub struct Call<'a> {
    /// What time it is.
    pub clock: &'a Clock,
    /// Which sides are a terminal.
    pub faces: Faces,
    /// Whether signs beyond ASCII are written in ASCII.
    pub ascii: bool,
    /// When the person's day starts.
    pub day_start: DayStart,
    /// The lines of `--passphrase-fd` that were not used yet.
    pub(super) passphrases: Option<Vec<Zeroizing<String>>>,
    /// The passphrase that opened the diary in this call.
    pub(super) passphrase: Option<Zeroizing<String>>,
    /// Where the numbers of a sensor are written, if they are.
    pub(super) record: Option<PathBuf>,
    backups: PathBuf,
    later: Later,
    input: &'a mut dyn BufRead,
    output: &'a mut dyn Write,
    errors: &'a mut dyn Write,
}

impl fmt::Debug for Call<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").field("faces", &self.faces).field("ascii", &self.ascii).finish_non_exhaustive()
    }
}

impl<'a> Call<'a> {
    /// A call that listens on `input`, answers on `output` and refuses on `errors`.
    pub fn new(
        clock: &'a Clock,
        faces: Faces,
        input: &'a mut dyn BufRead,
        output: &'a mut dyn Write,
        errors: &'a mut dyn Write,
    ) -> Self {
        Self {
            clock,
            faces,
            ascii: false,
            day_start: DayStart::default(),
            passphrases: None,
            passphrase: None,
            record: None,
            backups: PathBuf::new(),
            later: Later::default(),
            input,
            output,
            errors,
        }
    }

    pub(super) fn settle(&mut self, config: &Config) {
        self.day_start = DayStart::new(config.day_start()).unwrap_or_default();
        self.backups = config.backup_folder();
    }

    /// Where backups are kept.
    #[must_use]
    pub fn backups(&self) -> &Path {
        &self.backups
    }

    /// Where lines are laid that are said once the answer is given.
    #[must_use]
    pub fn later(&self) -> Later {
        Rc::clone(&self.later)
    }

    pub(super) fn say_later_lines(&mut self) {
        for line in self.later.take() {
            self.refuse(&line);
        }
    }

    /// What dates are read against.
    #[must_use]
    pub fn today(&self) -> Today {
        Today { now: self.clock.now(), start: self.day_start, zone: self.clock.zone() }
    }

    /// The columns of the terminal that is written to, within reason; elsewhere a fixed number.
    #[must_use]
    pub fn columns(&self) -> usize {
        let seen = if self.faces.output { terminal_columns() } else { None };
        seen.map_or(COLUMNS, |seen| usize::from(seen).clamp(TERMINAL.0, TERMINAL.1))
    }

    /// Writes one line of the answer, harmless whatever it holds. Nobody listening any more is no trouble.
    pub fn say(&mut self, line: &str) {
        let line = one_line(line, self.ascii);
        // A closed pipe (`| head`) ends the answer, not the work.
        let _ = writeln!(self.output, "{line}");
    }

    /// Writes several lines of the answer.
    pub fn say_lines(&mut self, text: &str) {
        for line in text.lines() {
            self.say(line);
        }
    }

    /// Writes a page or a document exactly as it is; its own room made it harmless.
    ///
    /// # Errors
    /// When it could not be written, unless nobody listens any more.
    pub fn hand_over(&mut self, bytes: &[u8]) -> Result<(), Refusal> {
        self.pass_on(bytes).map(|_| ())
    }

    /// Writes a part of something that goes on; whether somebody still listens.
    ///
    /// # Errors
    /// When it could not be written.
    pub fn pass_on(&mut self, bytes: &[u8]) -> Result<bool, Refusal> {
        match self.output.write_all(bytes).and_then(|()| self.output.flush()) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(false),
            Err(error) => {
                Err(Refusal { code: 74, line: words::tell("error-output", &[("why", error.to_string().into())]) })
            }
        }
    }

    /// Everything that standard input holds, when it has at most `most` bytes. Of more nothing further is read.
    ///
    /// # Errors
    /// When it cannot be read, or has more.
    pub fn listen(&mut self, most: usize) -> Result<Vec<u8>, Refusal> {
        let mut heard = Vec::new();
        let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
        match Read::take(&mut *self.input, limit).read_to_end(&mut heard) {
            Ok(_) if heard.len() > most => {
                Err(Refusal::data(words::tell("error-input-large", &[("most", (most / 1024).into())])))
            }
            Ok(_) => Ok(heard),
            Err(error) => {
                Err(Refusal { code: 74, line: words::tell("error-input", &[("why", error.to_string().into())]) })
            }
        }
    }

    /// One line of standard input; none when it has ended.
    ///
    /// # Errors
    /// When it cannot be read, or holds something else than text.
    pub fn hear(&mut self) -> Result<Option<String>, Refusal> {
        let _ = self.output.flush();
        let mut line = String::new();
        match self.input.read_line(&mut line) {
            Ok(0) => Ok(None),
            Ok(_) => Ok(Some(line)),
            Err(error) => {
                Err(Refusal { code: 74, line: words::tell("error-input", &[("why", error.to_string().into())]) })
            }
        }
    }

    /// Writes one line to standard error.
    pub fn refuse(&mut self, line: &str) {
        let line = format!("pelvicoach: {}", one_line(&short_words(line), self.ascii));
        let _ = writeln!(self.errors, "{}", for_terminal(&line, self.faces.errors));
    }

    /// Writes to standard error what stands before an answer; a line break ends it.
    pub(super) fn prompt(&mut self, text: &str) {
        let _ = write!(self.errors, "{}", if text == "\n" { text.to_owned() } else { one_line(text, self.ascii) });
        let _ = self.errors.flush();
    }

    /// Whether somebody can be asked.
    #[must_use]
    pub const fn can_ask(&self) -> bool {
        self.faces.input && self.faces.errors
    }

    /// Asks for a yes on the terminal; `None` where nobody can be asked. Enter alone is a no.
    pub fn confirm(&mut self, question: &str) -> Option<bool> {
        if !self.can_ask() {
            return None;
        }
        let question = one_line(question, self.ascii);
        let _ = write!(self.errors, "{question} ");
        let _ = self.errors.flush();
        let mut answer = String::new();
        self.input.read_line(&mut answer).ok()?;
        Some(["y", "yes"].contains(&answer.trim().to_lowercase().as_str()))
    }
}

/// A line for standard error: in a terminal it is broken at words, elsewhere it stays one line.
#[must_use]
pub fn for_terminal(line: &str, terminal: bool) -> String {
    if !terminal {
        return line.to_owned();
    }
    let columns = error_columns().map_or(TERMINAL.1.min(80), |seen| usize::from(seen).clamp(TERMINAL.0, TERMINAL.1));
    wrap(line, columns, usize::MAX).join("\n")
}

#[cfg(unix)]
fn error_columns() -> Option<u16> {
    rustix::termios::tcgetwinsize(rustix::stdio::stderr()).ok().map(|size| size.ws_col).filter(|columns| *columns > 0)
}

#[cfg(not(unix))]
const fn error_columns() -> Option<u16> {
    None
}

/// The columns of the terminal that standard output is; `None` where it is none, or does not tell.
#[cfg(unix)]
#[must_use]
pub fn terminal_columns() -> Option<u16> {
    rustix::termios::tcgetwinsize(rustix::stdio::stdout()).ok().map(|size| size.ws_col).filter(|columns| *columns > 0)
}

/// The columns of the terminal; not asked for on this system.
#[cfg(not(unix))]
#[must_use]
pub const fn terminal_columns() -> Option<u16> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(faces: Faces, typed: &str) -> (Option<bool>, String) {
        let clock = Clock::real();
        let (mut input, mut output, mut errors) = (typed.as_bytes(), Vec::new(), Vec::new());
        let answer = Call::new(&clock, faces, &mut input, &mut output, &mut errors).confirm("Delete it?\u{1b}[2J");
        assert!(output.is_empty(), "a question is no answer");
        (answer, String::from_utf8(errors).unwrap())
    }

    #[test]
    fn a_yes_is_asked_on_a_terminal_alone_and_enter_is_a_no() {
        let terminal = Faces { input: true, output: true, errors: true };
        for (typed, answer) in [("y\n", true), ("Yes\n", true), ("\n", false), ("n\n", false), ("", false)] {
            let (answered, said) = asked(terminal, typed);
            assert_eq!(answered, Some(answer), "{typed:?}");
            assert!(said.starts_with("Delete it?") && !said.contains('\u{1b}'), "{said:?}");
        }
        assert_eq!(asked(Faces { input: false, ..terminal }, "y\n"), (None, String::new()));
    }
}
