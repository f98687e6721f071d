//! The parts of the page that stay out unless the person ticks them for this one export.

use serde::{Deserialize, Serialize};

/// A section that is off by default.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Section {
    /// Free notes.
    Notes,
    /// Thought records.
    Thoughts,
    /// What concerns a partner.
    Partner,
    /// Attempts and other sexual detail.
    Sexual,
    /// Exposure.
    Exposure,
    /// Cycle.
    Cycle,
    /// Names of medicines.
    Medicines,
    /// Answers of the PHQ-4 one by one.
    Phq4,
    /// The person's name.
    Name,
    /// Answers that touch on trauma or on being unsafe.
    Trauma,
    /// A line that says what was left out.
    #[serde(rename = "left-out")]
    LeftOut,
}

impl Section {
    /// Every section, in the order in which it is offered.
    pub const ALL: [Self; 11] = [
        Self::Notes,
        Self::Thoughts,
        Self::Partner,
        Self::Sexual,
        Self::Exposure,
        Self::Cycle,
        Self::Medicines,
        Self::Phq4,
        Self::Name,
        Self::Trauma,
        Self::LeftOut,
    ];

    /// The word under which it is named on the command line, also the end of its word key `page-section-<id>`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Notes => "notes",
            Self::Thoughts => "thoughts",
            Self::Partner => "partner",
            Self::Sexual => "sexual",
            Self::Exposure => "exposure",
            Self::Cycle => "cycle",
            Self::Medicines => "medicines",
            Self::Phq4 => "phq4",
            Self::Name => "name",
            Self::Trauma => "trauma",
            Self::LeftOut => "left-out",
        }
    }

    /// Reads the word, in any case.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.id().eq_ignore_ascii_case(text.trim()))
    }
}
