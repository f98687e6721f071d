//! The formats of the page and the plain name of its file, which says nothing but the days.

use chrono::Datelike;

use crate::diary::{Day, Month};

/// A format of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Plain text, at most 60 lines of 80 columns.
    Text,
    /// Markdown.
    #[default]
    Markdown,
    /// JSON.
    Json,
}

impl Format {
    /// Every format, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Markdown, Self::Text, Self::Json];

    /// The end of the file's name, and the word on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Json => "json",
        }
    }

    /// Reads `md`, `txt` or `json`, and the long words `markdown` and `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text.trim().to_ascii_lowercase().as_str() {
            "md" | "markdown" => Some(Self::Markdown),
            "txt" | "text" => Some(Self::Text),
            "json" => Some(Self::Json),
            _ => None,
        }
    }

    /// The format after this one in the order in which they are offered.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Markdown => Self::Text,
            Self::Text => Self::Json,
            Self::Json => Self::Markdown,
        }
    }
}

/// A neutral name: `week-2026-47.md` for up to seven days (the ISO week of the last), `month-2026-11.md` for a
/// calendar month, else the days.
#[must_use]
pub fn file_name(from: Day, to: Day, format: Format) -> String {
    let ending = format.id();
    let whole_month = from.0.day() == 1 && to.next().0.day() == 1 && Month::of_date(from.0) == Month::of_date(to.0);
    if to.since(from) < 7 {
        let week = to.week();
        format!("week-{:04}-{:02}.{ending}", week.year, week.number)
    } else if whole_month {
        format!("month-{}.{ending}", Month::of_date(from.0))
    } else {
        format!("days-{from}-{to}.{ending}")
    }
}
