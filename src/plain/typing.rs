//! Whether the terminal shows what is typed. While two people answer before a step it does not: what they say is theirs.
//! Through a pipe there is nothing to hide.

#[cfg(unix)]
mod terminal {
    use std::sync::{Mutex, PoisonError};

    use rustix::stdio::stdin;
    use rustix::termios::{LocalModes, OptionalActions, Termios, isatty, tcgetattr, tcsetattr};

    /// The settings of the terminal before anything was hidden, while something is.
    static BEFORE: Mutex<Option<Termios>> = Mutex::new(None);

    pub fn hide(hidden: bool) {
        let mut before = BEFORE.lock().unwrap_or_else(PoisonError::into_inner);
        match (hidden, before.take()) {
            (true, None) if isatty(stdin()) => {
                let Ok(settings) = tcgetattr(stdin()) else { return };
                let mut silent = settings.clone();
                silent.local_modes.remove(LocalModes::ECHO);
                // The end of a line still shows, so that one knows it was taken.
                silent.local_modes.insert(LocalModes::ECHONL);
                if tcsetattr(stdin(), OptionalActions::Now, &silent).is_ok() {
                    *before = Some(settings);
                }
            }
            (true, kept) => *before = kept,
            (false, Some(settings)) => {
                // A terminal that has gone needs nothing back.
                let _ = tcsetattr(stdin(), OptionalActions::Now, &settings);
            }
            (false, None) => {}
        }
    }
}

/// Hides what is typed from now on, or shows it again.
pub fn hide(hidden: bool) {
    #[cfg(unix)]
    terminal::hide(hidden);
    #[cfg(not(unix))]
    let _ = hidden;
}
