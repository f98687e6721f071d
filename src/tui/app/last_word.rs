//! The one line that is said on standard error when the screens cannot be shown, or have been left. Who says it, and
//! when, is the shell's business.

use crate::words::{say, tell};

/// Why a line is said.
#[derive(Clone, Debug)]
pub enum LastWord<'a> {
    /// There is no terminal to show screens in.
    NoTerminal,
    /// Some changes are not on the disk.
    Unsaved {
        /// The folder of the diary.
        diary: &'a str,
        /// The folder of drafts.
        drafts: &'a str,
    },
    /// The terminal did not take a picture.
    NoScreen(String),
    /// No keys arrive any more.
    NoKeys,
    /// The program stopped at a place in its own text.
    Stopped(String),
}

impl LastWord<'_> {
    /// The line.
    #[must_use]
    pub fn line(&self) -> String {
        match self {
            Self::NoTerminal => say("shell-no-terminal"),
            Self::Unsaved { diary, drafts } => {
                tell("shell-unsaved", &[("place", (*diary).into()), ("drafts", (*drafts).into())])
            }
            Self::NoScreen(why) => tell("shell-no-screen", &[("why", why.clone().into())]),
            Self::NoKeys => say("shell-no-keys"),
            Self::Stopped(place) => tell("shell-stopped", &[("place", place.clone().into())]),
        }
    }
}
