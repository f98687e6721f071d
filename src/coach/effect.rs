//! What must happen outside, and what comes back. The runner performs the first and sends the second.

use std::path::PathBuf;

use super::copies::LeftCopy;
use super::dates;
use super::lock::{Secret, Unlocked};
use crate::diary::{Change, Month, MonthState, Profile};
use crate::practice::Schedule;
use crate::practice::signal::Heard;
use crate::words::{begun_large, ended, say, tell};

/// Something that must happen outside of the program's own memory.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Make these changes last; answered by [`Event::Saving`].
    Save(Vec<Change>),
    /// Try again to save what is still kept in memory.
    SaveAgain,
    /// Read these months; each is answered by [`Event::Month`].
    Read(Vec<Month>),
    /// Keep an unfinished form, session or note on this machine, in place of an earlier one of that name.
    KeepDraft(Draft),
    /// Forget the draft of that name.
    DropDraft(String),
    /// Write a file for the person, private to the account; answered by [`Event::Written`] or [`Event::NotWritten`].
    Write {
        /// Where.
        path: PathBuf,
        /// What, exactly as previewed.
        bytes: Vec<u8>,
        /// Whether a file that is there may be replaced (the person said yes).
        over: bool,
    },
    /// Keep the text of a therapist's plan under this name, whole or not at all; tried again with the next save where it
    /// cannot be written. It is in use once its register names it.
    KeepPlan {
        /// The name of its file among the plans.
        file: String,
        /// Its text.
        text: String,
    },
    /// Keep a setting in the machine's `config.toml`.
    Set {
        /// The name of the setting.
        name: String,
        /// Its value as text.
        value: String,
    },
    /// Begin to listen to the sensor, or stop; what it tells comes as [`Event::Sensor`].
    Listen(bool),
    /// Keep the screen awake from now on, or no longer.
    KeepAwake(bool),
    /// Unlock the diary and read these months; answered by [`Event::Unlocked`] or [`Event::NotUnlocked`].
    Unlock {
        /// What was typed.
        passphrase: Secret,
        /// Which months are wanted first.
        months: Vec<Month>,
    },
    /// Lock the diary, which has a lock, once all before is done, and keep this sealed until it is unlocked.
    LockAgain(Secret),
    /// Set a lock on the diary; answered by [`Event::LockSet`] or [`Event::LockNotSet`].
    SetLock(Secret),
    /// Look whether another machine left copies beside the diary; told by [`Event::Copies`] where that changed.
    LookForCopies,
    /// Join these copies that another machine left; answered by [`Event::Joined`].
    JoinCopies(Vec<PathBuf>),
    /// Ring the terminal's bell once.
    Bell,
    /// What is heard in the next seconds, in place of what was to be heard; a device that fails is told by
    /// [`Event::NoSound`].
    Sound(Schedule),
    /// Stop the program as Ctrl-Z does, and come back on `fg`.
    Suspend,
    /// Leave, once what waits to be saved has been saved.
    Leave,
    /// Leave in the same way, and begin anew in lines of text, or on the full screen.
    InLines(bool),
}

impl Effect {
    /// Whether it makes something last that the person wrote, so that "saved" is worth saying.
    #[must_use]
    pub fn saves_a_record(&self) -> bool {
        matches!(self, Self::Save(changes) if changes.iter().any(|change| matches!(change, Change::Record { .. })))
    }
}

/// An unfinished piece of work.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Its name: lower case letters, digits and dashes.
    pub name: String,
    /// Its contents.
    pub text: String,
}

/// Something that happened outside.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A month was read, or changed on the disk and was read again.
    Month(Month, MonthState),
    /// The profile was read, or changed on the disk.
    Profile(Profile),
    /// How saving goes.
    Saving(Saving),
    /// The file stands.
    Written(PathBuf),
    /// The file could not be written.
    NotWritten {
        /// Where.
        path: PathBuf,
        /// Whether there is a file already, so that a yes would replace it.
        exists: bool,
        /// One calm line.
        why: String,
    },
    /// The sensor told something.
    Sensor(Heard),
    /// The diary is unlocked.
    Unlocked(Box<Unlocked>),
    /// It is not; one calm line, always the same for a wrong passphrase.
    NotUnlocked(String),
    /// There is a lock on the diary now, and it is open; with the keys for a recovery sheet.
    LockSet(Secret),
    /// There is none, or not wholly; one calm line.
    LockNotSet(String),
    /// The copies that another machine left beside the diary, as they are now.
    Copies(Vec<LeftCopy>),
    /// Copies were joined.
    Joined {
        /// How many entries and settings came in.
        taken: usize,
        /// One calm line for each thing that stood in the way.
        trouble: Vec<String>,
    },
    /// Something else could not be done; one calm line.
    Trouble(String),
    /// What a session is heard with cannot be found, or has gone.
    NoSound(NoSound),
    /// No command of this system keeps the screen awake.
    NotAwake,
    /// The store's thread is gone: nothing more can be saved in this window, and what was not saved is kept in memory.
    Died,
}

/// Why nothing sounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSound {
    /// Nothing was found that makes a sound.
    Absent,
    /// It went away while it was in use.
    Lost,
    /// Nothing speaks; tones sound in its place.
    Speechless,
    /// The command of the person's own that is run at each cue does not work.
    NoCommand,
}

/// How saving goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saving {
    /// Everything that was asked for is on the disk.
    Done,
    /// It is not; `kept` changes are held in memory and tried again.
    Waiting {
        /// How many changes are kept: what is written meanwhile is told of anew.
        kept: usize,
        /// Why.
        why: Stuck,
    },
}

/// Why nothing is saved, or something not yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stuck {
    /// A newer version of the program wrote the diary.
    Newer,
    /// A file does not read: that of a month, or another.
    Unread(Option<Month>),
    /// Anything else, in a few words, or as a line of its own.
    Else(String),
}

impl Saving {
    /// What is said as long as something is not saved.
    #[must_use]
    pub fn line(&self) -> Option<String> {
        let Self::Waiting { why, .. } = self else { return None };
        Some(match why {
            Stuck::Newer => why.line(),
            Stuck::Unread(month) => {
                let month = month.map_or_else(|| say("app-some-file"), dates::of_month);
                tell("app-not-saved-unread", &[("month", month.into())])
            }
            Stuck::Else(why) => tell("app-not-saved", &[("why", why.as_str().into())]),
        })
    }
}

impl Stuck {
    /// What is said as long as nothing can be saved, before anything was written.
    #[must_use]
    pub fn line(&self) -> String {
        match self {
            Self::Newer => say("app-newer"),
            Self::Unread(month) => {
                let month = month.map_or_else(|| begun_large(&say("app-some-file")), dates::of_month);
                tell("app-month-refused", &[("month", month.into())])
            }
            Self::Else(line) => ended(&begun_large(line)),
        }
    }
}

/// A month in which nobody kept a diary.
const NOBODYS_MONTH: Month = Month { year: 0, number: 1 };

impl Effect {
    /// Asks the store for nothing but an answer: it works in order, so that [`Event::is_fence`] comes after the answers
    /// to everything that was asked before.
    #[must_use]
    pub fn fence() -> Self {
        Self::Read(vec![NOBODYS_MONTH])
    }
}

/// The line about a month that cannot be read.
pub(super) fn refused(month: Month, state: &MonthState) -> Option<String> {
    let month = matches!(state, MonthState::Refused(_)).then(|| dates::of_month(month))?;
    Some(tell("app-month-refused", &[("month", month.into())]))
}

impl Event {
    /// The one line that is said about it on every face; `None` where there is none.
    #[must_use]
    pub fn line(&self) -> Option<String> {
        match self {
            Self::Trouble(line) => Some(ended(&begun_large(line))),
            Self::Month(month, state) => refused(*month, state),
            Self::NotAwake => Some(say("session-awake-not")),
            Self::Joined { trouble, .. } if !trouble.is_empty() => trouble.first().cloned(),
            Self::Joined { taken, .. } => Some(tell("copies-joined", &[("taken", (*taken).into())])),
            _ => None,
        }
    }

    /// Whether this answers [`Effect::fence`].
    #[must_use]
    pub fn is_fence(&self) -> bool {
        matches!(self, Self::Month(NOBODYS_MONTH, _))
    }
}
