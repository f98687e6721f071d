//! What is wrong, or worth knowing, about a plan that was read: each with its line. The words are told elsewhere.

use crate::plan::therapist::{Objection, Quantity};

/// Something about one line of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The line, from 1.
    pub at: usize,
    /// What it is about.
    pub trouble: Trouble,
}

/// What follows from a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Worth knowing; nothing is left out because of it.
    Note,
    /// A line of the plan is set aside, the rest is taken.
    Aside,
    /// What is meant cannot be told, and a guess could be looser than the therapist wants: nothing is taken until it is
    /// put right.
    Unclear,
}

/// What a value of the file is expected to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wants {
    /// Words in quotes.
    Words,
    /// A whole number.
    Count,
    /// A date.
    Date,
    /// A length of time.
    Length,
    /// Days of the week.
    Days,
    /// True or false.
    YesNo,
    /// A table, `[key]`.
    Table,
    /// A list of tables, `[[key]]`.
    Tables,
}

impl Wants {
    /// Its short id, the end of its word key.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Count => "count",
            Self::Date => "date",
            Self::Length => "length",
            Self::Days => "days",
            Self::YesNo => "yes-no",
            Self::Table => "table",
            Self::Tables => "tables",
        }
    }

    /// Every kind.
    pub const ALL: [Self; 8] =
        [Self::Words, Self::Count, Self::Date, Self::Length, Self::Days, Self::YesNo, Self::Table, Self::Tables];
}

/// What a problem is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// The file is larger than a plan is read to be.
    TooLarge,
    /// It is not UTF-8.
    NotText,
    /// It is not TOML here, with the reason of the reader.
    NotToml(String),
    /// A key that plans do not have, and the one that it looks like.
    UnknownKey {
        /// As it was written.
        key: String,
        /// What may be meant.
        near: Option<&'static str>,
    },
    /// A value of another kind than is wanted.
    Wants {
        /// Its key.
        key: &'static str,
        /// As it was written, where it was words.
        written: Option<String>,
        /// What is wanted.
        wants: Wants,
    },
    /// A date that the calendar does not have.
    NoSuchDate {
        /// Its key.
        key: &'static str,
        /// As it was written.
        written: String,
    },
    /// A word that is no day of the week.
    NotADay(String),
    /// A word that is no track.
    NotATrack(String),
    /// A key that is needed and not there.
    Absent(&'static str),
    /// There is neither a line nor a hold nor a ceiling.
    Nothing,
    /// Words that are longer than a plan keeps.
    TooLong {
        /// Their key.
        key: &'static str,
        /// The most characters.
        most: usize,
    },
    /// Words with characters that cannot be seen; they are taken out.
    Hidden(&'static str),
    /// Both days of the week and every so many days.
    DaysTwice,
    /// What is done instead is neither known nor in the plan.
    InsteadUnknown(String),
    /// What is done instead leads back to the line itself.
    Circle,
    /// More lines than a plan has.
    TooManyLines(usize),
    /// A ceiling outside of its scale.
    CeilingOutside {
        /// Its key.
        key: &'static str,
        /// What was written, in milliseconds where it is a time.
        value: u32,
        /// The least.
        min: u32,
        /// The most.
        max: u32,
        /// Whether it is a time.
        is_time: bool,
    },
    /// The line is set aside.
    Against(Objection),
    /// The program does not know the exercise: it becomes one with a name and a timer.
    BecomesOwn(String),
    /// Nobody said how long it takes: the length of the timer, in milliseconds.
    Timer(u32),
    /// A figure above a ceiling of the same plan: the ceiling is what is done.
    AboveCeiling {
        /// Which.
        quantity: Quantity,
        /// What was written.
        value: u32,
        /// The ceiling.
        most: u32,
    },
}

impl Trouble {
    /// What follows from it.
    #[must_use]
    pub const fn grade(&self) -> Grade {
        match self {
            Self::UnknownKey { .. }
            | Self::Hidden(_)
            | Self::BecomesOwn(_)
            | Self::Timer(_)
            | Self::AboveCeiling { .. } => Grade::Note,
            Self::Against(_) => Grade::Aside,
            _ => Grade::Unclear,
        }
    }
}
