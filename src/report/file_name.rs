//! The formats of the page and the plain name of its file, which says nothing but the days.

use chrono::Datelike;

use crate::diary::{Day, Month};

/// A format of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Plain text, at most 60 lines of 78 columns.
    Text,
    /// Markdown.
    #[default]
    Markdown,
    /// One HTML file that loads nothing.
    Html,
    /// One sheet as a PDF.
    Pdf,
    /// One row a record.
    Csv,
    /// JSON.
    Json,
    /// A FHIR R4 bundle.
    Fhir,
}

impl Format {
    /// Every format, in the order in which they are offered.
    pub const ALL: [Self; 7] = [Self::Text, Self::Markdown, Self::Pdf, Self::Html, Self::Csv, Self::Json, Self::Fhir];

    /// The word on the command line, and the end of the file's name.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Fhir => "fhir",
        }
    }

    /// Reads the word, and the long words `markdown` and `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = match text.trim().to_ascii_lowercase().as_str() {
            "markdown" => "md".to_owned(),
            "text" => "txt".to_owned(),
            "htm" => "html".to_owned(),
            other => other.to_owned(),
        };
        Self::ALL.into_iter().find(|format| format.id() == text)
    }

    /// The format after this one in the order in which they are offered.
    #[must_use]
    pub fn next(self) -> Self {
        let at = Self::ALL.iter().position(|format| *format == self).map_or(0, |at| at + 1);
        Self::ALL[at % Self::ALL.len()]
    }

    /// Whether it holds records one by one, beside the page or in its place.
    #[must_use]
    pub const fn has_records(self) -> bool {
        matches!(self, Self::Csv | Self::Fhir)
    }

    /// The ending of the file's name: a bundle is JSON too, and says so.
    const fn ending(self) -> &'static str {
        match self {
            Self::Fhir => "fhir.json",
            other => other.id(),
        }
    }
}

/// A neutral name: `week-2026-47.md` for up to seven days (the ISO week of the last), `month-2026-11.md` for a
/// calendar month, else the days.
#[must_use]
pub fn file_name(from: Day, to: Day, format: Format) -> String {
    let ending = format.ending();
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
