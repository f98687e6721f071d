//! The text of one lesson into checked values: what stands at its head, and a small part of Markdown beneath it.
//! Pure; which lessons there are stands in `shelf`, what is done with them in the coach.

use chrono::NaiveDate;

use super::Broken;
use crate::practice::Area;

/// The widest line of a figure: it has to stand in a terminal of 40 columns.
pub const WIDEST_FIGURE: usize = 40;

/// What stands at the head of a lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its short id, L01 to L14.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The week of the programme in which it is suggested, 1 to 12.
    pub week: u8,
    /// How long it takes to read, 2 to 4 minutes.
    pub minutes: u8,
    /// The day on which it was last looked through.
    pub reviewed: NaiveDate,
    /// The clinician who looked it through; nobody has, while this is empty.
    pub reviewer: Option<String>,
    /// The exercise that belongs to it, by id.
    pub action: String,
    /// Its one question.
    pub question: String,
    /// The areas of which one has to be open for it to be in sight; none for most.
    pub opened: Vec<Area>,
}

/// A lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lesson {
    /// What stands at its head.
    pub head: Head,
    /// What is read, in order.
    pub blocks: Vec<Block>,
}

/// A piece of a lesson. Texts hold their source markers, such as `[Brotto 2019]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading(String),
    /// A paragraph, in one line.
    Paragraph(String),
    /// The points of a list, one line each.
    Points(Vec<String>),
    /// A drawing.
    Figure(Figure),
}

/// A drawing in plain signs, at most 40 columns wide, and the same in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What it shows.
    pub title: String,
    /// Its lines.
    pub art: Vec<String>,
    /// The same in words.
    pub words: String,
}

/// Reads the head of a lesson alone.
///
/// # Errors
/// The first thing that is wrong, with its line.
pub fn head(asset: &'static str, text: &str) -> Result<Head, Broken> {
    let (lines, _) = split(text).map_err(|what| Broken { asset, what })?;
    Fields::of(lines).and_then(Fields::head).map_err(|what| Broken { asset, what })
}

/// Reads a lesson.
///
/// # Errors
/// The first thing that is wrong, with its line.
pub fn lesson(asset: &'static str, text: &str) -> Result<Lesson, Broken> {
    let head = head(asset, text)?;
    let broken = |what| Broken { asset, what };
    let (above, body) = split(text).map_err(broken)?;
    // The head has a line of dashes on either side of it.
    let blocks = blocks(body, above.lines().count() + 2).map_err(broken)?;
    Ok(Lesson { head, blocks })
}

impl Lesson {
    /// The sources that its text names, each once, in the order in which they come.
    #[must_use]
    pub fn markers(&self) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        for text in self.texts() {
            for marker in markers(text).unwrap_or_default() {
                if !found.contains(&marker) {
                    found.push(marker);
                }
            }
        }
        found
    }

    /// Everything in it that is read as a sentence: titles of figures and figures in words are, drawings are not.
    fn texts(&self) -> impl Iterator<Item = &str> {
        self.blocks.iter().flat_map(|block| match block {
            Block::Heading(text) | Block::Paragraph(text) => vec![text.as_str()],
            Block::Points(points) => points.iter().map(String::as_str).collect(),
            Block::Figure(figure) => vec![figure.title.as_str(), figure.words.as_str()],
        })
    }

    /// How many words are read, source markers left out.
    #[must_use]
    pub fn words(&self) -> usize {
        self.texts().map(|text| without_markers(text).split_whitespace().count()).sum()
    }
}

/// The markers of a text, without their brackets.
///
/// # Errors
/// When a bracket is left open, or stands inside another.
pub fn markers(text: &str) -> Result<Vec<&str>, String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['[', ']']) {
        let (_, from) = rest.split_at(at);
        let inside = from.strip_prefix('[').and_then(|from| from.split_once(']'));
        let Some((marker, after)) = inside.filter(|(marker, _)| !marker.contains('[') && !marker.trim().is_empty())
        else {
            return Err("a bracket that is no source marker".to_owned());
        };
        found.push(marker);
        rest = after;
    }
    Ok(found)
}

fn without_markers(text: &str) -> String {
    text.split('[')
        .enumerate()
        .map(|(at, part)| if at == 0 { part } else { part.split_once(']').map_or(part, |(_, after)| after) })
        .collect()
}

/// The lines at the head, and what stands beneath them.
fn split(text: &str) -> Result<(&str, &str), String> {
    let text = text.strip_prefix("---\n").ok_or("does not begin with a line of three dashes")?;
    text.split_once("\n---\n").ok_or_else(|| "its head does not end with a line of three dashes".to_owned())
}

/// What a line such as `title: …` says.
struct Fields<'a>(Vec<(&'a str, &'a str)>);

const NAMES: [&str; 9] = ["id", "title", "week", "minutes", "reviewed", "reviewer", "action", "question", "opened"];

impl<'a> Fields<'a> {
    fn of(lines: &'a str) -> Result<Self, String> {
        let mut fields: Vec<(&str, &str)> = Vec::new();
        for (number, line) in lines.lines().enumerate() {
            let told = |what: &str| format!("line {}: {what}", number + 2);
            let (name, value) = line.split_once(':').ok_or_else(|| told("has no colon"))?;
            if !NAMES.contains(&name) {
                return Err(told(&format!("{name} is not known")));
            }
            if fields.iter().any(|(there, _)| *there == name) {
                return Err(told(&format!("{name} is there twice")));
            }
            plain(value).map_err(|what| told(&what))?;
            fields.push((name, value.trim()));
        }
        Ok(Self(fields))
    }

    fn get(&self, name: &str) -> Result<&'a str, String> {
        let found = self.0.iter().find(|(there, _)| *there == name);
        found.map(|(_, value)| *value).ok_or_else(|| format!("{name} is not there"))
    }

    fn said(&self, name: &str) -> Result<String, String> {
        let value = self.get(name)?;
        if value.is_empty() { Err(format!("{name} is empty")) } else { Ok(value.to_owned()) }
    }

    fn number(&self, name: &str, least: u8, most: u8) -> Result<u8, String> {
        let number = self.get(name)?.parse().ok().filter(|number| (least..=most).contains(number));
        number.ok_or_else(|| format!("{name} is not one of {least} to {most}"))
    }

    fn head(self) -> Result<Head, String> {
        Ok(Head {
            id: self.said("id")?,
            title: self.said("title")?,
            week: self.number("week", 1, 12)?,
            minutes: self.number("minutes", 2, 4)?,
            reviewed: self.get("reviewed")?.parse().map_err(|_| "reviewed is no date".to_owned())?,
            reviewer: Some(self.get("reviewer")?.to_owned()).filter(|name| !name.is_empty()),
            action: self.said("action")?,
            question: self.said("question")?,
            opened: areas(self.get("opened")?)?,
        })
    }
}

/// Areas as they are written down: ids with commas between them, or nothing.
///
/// # Errors
/// When there is no such area.
pub fn areas(text: &str) -> Result<Vec<Area>, String> {
    let ids = text.split(',').map(str::trim).filter(|id| !id.is_empty());
    ids.map(|id| Area::parse(id).ok_or_else(|| format!("{id} is no area"))).collect()
}

/// Whether a text is nothing but words: no other Markdown than a lesson knows, and nothing that a terminal obeys.
fn plain(text: &str) -> Result<(), String> {
    match text.chars().find(|sign| "`*<>\\|#".contains(*sign) || sign.is_control()) {
        Some(sign) => Err(format!("{sign:?} is not used in a lesson")),
        None => markers(text).map(|_| ()),
    }
}

fn blocks(body: &str, above: usize) -> Result<Vec<Block>, String> {
    let mut found = Vec::new();
    let mut lines = body.lines().enumerate().peekable();
    while let Some((number, line)) = lines.next() {
        let told = |what: String| format!("line {}: {what}", number + above + 1);
        let mut join = |first: &str, next: &str| {
            let mut text = first.trim().to_owned();
            while let Some((_, more)) =
                lines.next_if(|(_, more)| more.starts_with(next) && !more.trim().is_empty() && opens(more).is_none())
            {
                text.push(' ');
                text.push_str(more.trim());
            }
            plain(&text).map(|()| text)
        };
        match opens(line) {
            None if line.trim().is_empty() => {}
            None => found.push(Block::Paragraph(join(line, "").map_err(told)?)),
            Some(Opens::Heading(text)) => {
                plain(text).map_err(told)?;
                found.push(Block::Heading(text.trim().to_owned()));
            }
            Some(Opens::Point(text)) => {
                let point = join(text, "  ").map_err(told)?;
                match found.last_mut() {
                    Some(Block::Points(points)) if number > 0 => points.push(point),
                    _ => found.push(Block::Points(vec![point])),
                }
            }
            Some(Opens::Figure(title)) => {
                let inside: Vec<&str> =
                    lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```").collect();
                found.push(Block::Figure(figure(title, &inside).map_err(told)?));
            }
        }
    }
    if found.is_empty() { Err("has no text".to_owned()) } else { Ok(found) }
}

/// What a line opens, when it is more than a line of a paragraph.
enum Opens<'a> {
    Heading(&'a str),
    Point(&'a str),
    Figure(&'a str),
}

fn opens(line: &str) -> Option<Opens<'_>> {
    let heading = line.strip_prefix("## ").map(Opens::Heading);
    let point = || line.strip_prefix("- ").map(Opens::Point);
    heading.or_else(point).or_else(|| line.strip_prefix("```figure ").map(Opens::Figure))
}

fn figure(title: &str, inside: &[&str]) -> Result<Figure, String> {
    let ends = inside.iter().position(|line| *line == "---").ok_or("a figure without its words")?;
    let (art, words) = inside.split_at(ends);
    let art: Vec<String> = art.iter().map(|line| line.trim_end().to_owned()).collect();
    let words = words.iter().skip(1).map(|line| line.trim()).collect::<Vec<_>>().join(" ");
    plain(title)?;
    plain(&words)?;
    let is_drawn = |line: &String| line.len() <= WIDEST_FIGURE && line.chars().all(|sign| matches!(sign, ' '..='~'));
    if words.is_empty() || art.iter().all(String::is_empty) || !art.iter().all(is_drawn) {
        return Err(format!("a figure is at most {WIDEST_FIGURE} plain signs wide, and has words"));
    }
    Ok(Figure { title: title.trim().to_owned(), art, words })
}
