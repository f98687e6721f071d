//! What is read, in parts: a lesson with its question, its exercise and its sources; the glossary; a card. Every face
//! of the program lays the same parts out in its own way.

use crate::diary::Day;
use crate::library::{Block, Card, Head, Lesson, Term, shelf};
use crate::report::date_words;
use crate::words::{say, tell};

/// One part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A heading.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// A point of a list.
    Point(String),
    /// A drawing; the aside after it says the same in words.
    Drawn(Vec<String>),
    /// Lines that stand as they are: a card.
    Lines(Vec<String>),
    /// Something beside the text: a drawing in words, a source.
    Aside(String),
}

/// Whether an empty line stands between two parts: not beneath a heading, nor between points, sources, and a drawing
/// with its words.
#[must_use]
pub const fn apart(before: &Part, after: &Part) -> bool {
    use Part::{Aside, Drawn, Heading, Point};
    !matches!(
        (before, after),
        (Heading(_), _) | (Point(_), Point(_)) | (Aside(_) | Drawn(_), Aside(_)) | (Aside(_), Drawn(_))
    )
}

/// A lesson, without its title.
#[must_use]
pub fn of_lesson(lesson: &Lesson) -> Vec<Part> {
    let mut parts = Vec::new();
    for block in &lesson.blocks {
        match block {
            Block::Heading(text) => parts.push(Part::Heading(text.clone())),
            Block::Paragraph(text) => parts.push(Part::Text(text.clone())),
            Block::Points(points) => parts.extend(points.iter().cloned().map(Part::Point)),
            Block::Figure(figure) => {
                parts.push(Part::Aside(figure.title.clone()));
                parts.push(Part::Drawn(figure.art.clone()));
                parts.push(Part::Aside(figure.words.clone()));
            }
        }
    }
    parts.push(Part::Heading(say("learn-question")));
    parts.push(Part::Text(lesson.head.question.clone()));
    parts.push(Part::Heading(say("learn-action")));
    parts.push(Part::Text(say(&format!("exercise-{}-name", lesson.head.action))));
    parts.push(Part::Heading(say("learn-sources")));
    parts.extend(lesson.markers().into_iter().filter_map(source).map(Part::Aside));
    parts.push(Part::Aside(reviewed(&lesson.head)));
    parts
}

/// A source as one line: as it stands in the text, in full, and how far it carries.
fn source(marker: &str) -> Option<String> {
    let source = shelf::sources().ok()?.iter().find(|source| source.short == marker)?;
    let confidence = say(&format!("learn-confidence-{}", source.confidence.id()));
    let doi = source.doi.as_ref().map(|doi| format!(" doi {doi}.")).unwrap_or_default();
    let fills = [
        ("short", source.short.as_str().into()),
        ("full", format!("{}{doi}", source.full).into()),
        ("confidence", confidence.into()),
    ];
    Some(tell("learn-source", &fills))
}

/// When a lesson was last looked through, and by whom.
#[must_use]
pub fn reviewed(head: &Head) -> String {
    let day = date_words(Day(head.reviewed));
    match &head.reviewer {
        Some(who) => tell("learn-reviewed-by", &[("day", day.into()), ("who", who.as_str().into())]),
        None => tell("learn-reviewed", &[("day", day.into())]),
    }
}

/// The glossary.
#[must_use]
pub fn of_glossary(terms: &[Term]) -> Vec<Part> {
    terms.iter().flat_map(|term| [Part::Heading(term.word.clone()), Part::Text(term.says.clone())]).collect()
}

/// A card, without its title.
#[must_use]
pub fn of_card(card: &Card) -> Vec<Part> {
    vec![Part::Lines(card.lines.iter().skip(2).cloned().collect())]
}
