//! What can be read: the fourteen lessons, the glossary, the cards to print and the sources. Nothing is read before it
//! is asked for, and a lesson is read when it is opened.

use std::sync::LazyLock;

use serde::Deserialize;

use super::Broken;
use super::lesson::{self, Head, Lesson, areas};
use crate::practice::Area;

/// The names of the lessons, and their texts, in their order.
macro_rules! lessons {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../assets/en/lessons/", $name, ".md")))),+]
    };
}

const LESSONS: &[(&str, &str)] =
    lessons!("L01", "L02", "L03", "L04", "L05", "L06", "L07", "L08", "L09", "L10", "L11", "L12", "L13", "L14");

const CARDS: &[(&str, &str)] = lessons!("card-doctor", "card-partner", "card-friend");

const GLOSSARY: &str = include_str!("../../assets/en/lessons/glossary.md");

const SOURCES: &str = include_str!("../../assets/en/lessons/sources.json");

/// The widest line of a card: it has to stand on paper.
pub const WIDEST_CARD: usize = 72;

/// The most lines of a card.
pub const LONGEST_CARD: usize = 40;

/// One word of the glossary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The word.
    pub word: String,
    /// What it means, in a sentence or two.
    pub says: String,
    /// The areas of which one has to be open for it to be in sight.
    pub opened: Vec<Area>,
}

/// A card to print, with room to write by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Its id, such as `card-doctor`.
    pub id: &'static str,
    /// Its first line, which gives nothing away.
    pub title: String,
    /// All its lines, the first one too.
    pub lines: Vec<String>,
    /// The areas of which one has to be open for it to be in sight.
    pub opened: Vec<Area>,
}

/// Where a fact comes from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// As it stands in the text: `Brotto 2019`.
    pub short: String,
    /// In full.
    pub full: String,
    /// Its doi, where there is one.
    #[serde(default)]
    pub doi: Option<String>,
    /// How far it carries.
    pub confidence: Confidence,
}

/// How far a source carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// A careful trial or a large survey.
    Strong,
    /// Smaller or less direct studies, and reviews of them.
    Some,
    /// What specialists and clinics agree on.
    Expert,
    /// A choice made for this program.
    Own,
}

impl Confidence {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Strong, Self::Some, Self::Expert, Self::Own];

    /// The end of its word key.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Some => "some",
            Self::Expert => "expert",
            Self::Own => "own",
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceAsset {
    #[serde(rename = "version")]
    _version: u32,
    sources: Vec<Source>,
}

/// What stands at the head of each lesson, in their order; read once, when it is first asked for.
///
/// # Errors
/// When a lesson is broken, which a test keeps from happening.
pub fn heads() -> Result<&'static [Head], &'static Broken> {
    static HEADS: LazyLock<Result<Vec<Head>, Broken>> =
        LazyLock::new(|| LESSONS.iter().map(|(name, text)| lesson::head(name, text)).collect());
    HEADS.as_ref().map(Vec::as_slice)
}

/// The lesson of that id, in any case; `None` when there is none.
#[must_use]
pub fn read(id: &str) -> Option<Result<Lesson, Broken>> {
    let (name, text) = LESSONS.iter().find(|(name, _)| name.eq_ignore_ascii_case(id))?;
    Some(lesson::lesson(name, text))
}

/// Every source.
///
/// # Errors
/// When the list is broken, which a test keeps from happening.
pub fn sources() -> Result<&'static [Source], &'static Broken> {
    static ALL: LazyLock<Result<Vec<Source>, Broken>> =
        LazyLock::new(|| super::parse::<SourceAsset>("sources.json", SOURCES).map(|asset| asset.sources));
    ALL.as_ref().map(Vec::as_slice)
}

/// The words of the glossary, in their order.
///
/// # Errors
/// The first term that is not as a term has to be.
pub fn glossary() -> Result<Vec<Term>, Broken> {
    terms(GLOSSARY).map_err(|what| Broken { asset: "glossary.md", what })
}

fn terms(text: &str) -> Result<Vec<Term>, String> {
    let text = text.strip_prefix("## ").ok_or("does not begin with a term")?;
    text.split("\n## ")
        .map(|part| {
            let (word, says) = part.split_once('\n').unwrap_or((part, ""));
            let says = says.split_whitespace().collect::<Vec<_>>().join(" ");
            let (says, opened) = split_opened(&says)?;
            if word.trim().is_empty() || says.is_empty() {
                return Err(format!("{word}: a term has a word and a sentence"));
            }
            Ok(Term { word: word.trim().to_owned(), says: says.to_owned(), opened })
        })
        .collect()
}

/// The cards, in their order.
///
/// # Errors
/// The first card that is not as a card has to be.
pub fn cards() -> Result<Vec<Card>, Broken> {
    CARDS.iter().map(|(id, text)| card(id, text).map_err(|what| Broken { asset: id, what })).collect()
}

fn card(id: &'static str, text: &str) -> Result<Card, String> {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let (title, opened) = split_opened(first)?;
    let lines: Vec<String> = std::iter::once(title).chain(rest.lines()).map(str::to_owned).collect();
    let fits = |line: &String| line.len() <= WIDEST_CARD && line.chars().all(|sign| matches!(sign, ' '..='~'));
    if title.is_empty() || lines.len() > LONGEST_CARD || !lines.iter().all(fits) {
        return Err(format!("a card has a title and at most {LONGEST_CARD} lines of {WIDEST_CARD} plain signs"));
    }
    Ok(Card { id, title: title.to_owned(), lines, opened })
}

/// A text and the areas that stand at its end, as in `… (opened: partner)`.
fn split_opened(text: &str) -> Result<(&str, Vec<Area>), String> {
    match text.trim().strip_suffix(')').and_then(|text| text.rsplit_once("(opened:")) {
        Some((text, ids)) => Ok((text.trim(), areas(ids)?)),
        None => Ok((text.trim(), Vec::new())),
    }
}
