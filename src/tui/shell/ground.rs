//! Asks the terminal whether its ground is dark or light, once, before the screen is taken. Whether to ask and what to
//! keep of the answer is decided elsewhere.

use std::time::Duration;

use terminal_colorsaurus::{Error, QueryOptions, ThemeMode, theme_mode};

/// So long the answer is waited for. A terminal that has none says so at once.
const WAITS: Duration = Duration::from_millis(100);
/// So long an answer that did not come in time may still be on its way, in milliseconds.
pub const LATE_MS: u64 = 1_000;

/// What came of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A light ground, or a dark one.
    Light(bool),
    /// The terminal cannot say.
    Unknown,
    /// Nothing came in time; it may still come.
    Late,
}

impl Answer {
    /// Whether the ground is light; nothing where nobody knows.
    pub const fn light(self) -> Option<bool> {
        match self {
            Self::Light(light) => Some(light),
            Self::Unknown | Self::Late => None,
        }
    }
}

/// Asks, and waits for a moment.
pub fn ask() -> Answer {
    let mut how = QueryOptions::default();
    how.timeout = WAITS;
    match theme_mode(how) {
        Ok(mode) => Answer::Light(mode == ThemeMode::Light),
        Err(Error::Timeout(_)) => Answer::Late,
        Err(_) => Answer::Unknown,
    }
}
