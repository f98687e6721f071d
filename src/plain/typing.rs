//! Whether the terminal shows what is typed. While two people answer before a step it does not: what they say is theirs.
//! Through a pipe there is nothing that could be hidden, and that is said.

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
