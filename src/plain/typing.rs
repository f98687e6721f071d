//! Whether the terminal shows what is typed. While two people answer before a step it does not: what they say is theirs.
//! Through a pipe there is nothing that could be hidden, and that is said. What is typed may be a passphrase: no reader
//! keeps it.

use std::io;

use zeroize::Zeroize as _;

/// So many bytes are read at once: more than `std` keeps of standard input, which then keeps nothing of it.
const CHUNK: usize = 16 * 1024;

#[cfg(unix)]
mod terminal {
    use std::os::fd::{AsFd as _, BorrowedFd, OwnedFd};
    use std::sync::{Mutex, OnceLock, PoisonError};

    use rustix::stdio::stdin;
    use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};

    use crate::files;

    /// The terminal that is typed in, where standard input is not.
    static ELSEWHERE: OnceLock<OwnedFd> = OnceLock::new();
    /// The settings of the terminal before anything was hidden, while something is.
    static BEFORE: Mutex<Option<Termios>> = Mutex::new(None);

    fn typed_in() -> BorrowedFd<'static> {
        ELSEWHERE.get().map_or_else(stdin, |terminal| terminal.as_fd())
    }

    pub fn can_hide(elsewhere: bool) -> bool {
        if elsewhere && let Ok(terminal) = files::terminal() {
            ELSEWHERE.get_or_init(|| terminal.into());
        }
        tcgetattr(typed_in()).is_ok()
    }

    pub fn hide(hidden: bool) {
        let mut before = BEFORE.lock().unwrap_or_else(PoisonError::into_inner);
        match (hidden, before.take()) {
            (true, None) => {
                let Ok(settings) = tcgetattr(typed_in()) else { return };
                let mut silent = settings.clone();
                silent.local_modes.remove(LocalModes::ECHO);
                // The end of a line still shows, so that one knows it was taken.
                silent.local_modes.insert(LocalModes::ECHONL);
                if tcsetattr(typed_in(), OptionalActions::Now, &silent).is_ok() {
                    *before = Some(settings);
                }
            }
            (true, kept) => *before = kept,
            (false, Some(settings)) => {
                // A terminal that has gone needs nothing back.
                let _ = tcsetattr(typed_in(), OptionalActions::Now, &settings);
            }
            (false, None) => {}
        }
    }
}

/// Whether what is typed can be hidden; `elsewhere` when lines come from the terminal and not from standard input.
pub fn can_hide(elsewhere: bool) -> bool {
    #[cfg(unix)]
    let can = terminal::can_hide(elsewhere);
    #[cfg(not(unix))]
    let can = {
        let _ = elsewhere;
        false
    };
    can
}

/// Hides what is typed from now on, or shows it again.
pub fn hide(hidden: bool) {
    #[cfg(unix)]
    terminal::hide(hidden);
    #[cfg(not(unix))]
    let _ = hidden;
}

/// The lines of what is typed, whatever bytes they have; none of them stays in memory here.
pub struct Lines<R> {
    from: R,
    read: Vec<u8>,
    /// The longest line that is taken, in bytes; longer ones are cut into several.
    longest: usize,
}

impl<R: io::Read> Lines<R> {
    /// Nothing was read yet.
    pub const fn of(from: R, longest: usize) -> Self {
        Self { from, read: Vec::new(), longest }
    }

    /// The next line, without its end; `None` at the end of the input, or when it cannot be read.
    pub fn next_line(&mut self) -> Option<String> {
        let mut chunk = vec![0; CHUNK];
        loop {
            let end = self.read.iter().position(|byte| *byte == b'\n').map(|at| at + 1);
            let length = end.or((self.read.len() >= self.longest).then_some(self.longest));
            if let Some(length) = length {
                return Some(self.take(length));
            }
            let more = match self.from.read(&mut chunk) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                read => read.unwrap_or(0),
            };
            // What grows leaves pieces of itself in memory: it is moved, and cleared where it was.
            let mut grown = Vec::with_capacity(self.read.len() + CHUNK);
            grown.extend_from_slice(&self.read);
            self.read.zeroize();
            self.read = grown;
            self.read.extend_from_slice(chunk.get(..more).unwrap_or_default());
            chunk.as_mut_slice().zeroize();
            if more == 0 {
                let length = self.read.len();
                return (length > 0).then(|| self.take(length));
            }
        }
    }

    fn take(&mut self, length: usize) -> String {
        let (line, rest) = self.read.split_at(length);
        let rest = rest.to_vec();
        let text = String::from_utf8_lossy(line).trim_end_matches(['\n', '\r']).to_owned();
        self.read.zeroize();
        self.read = rest;
        text
    }
}
