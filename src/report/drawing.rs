//! The sheet as a drawing: letters, lines and shapes at their places, in the order in which they are read, each with what
//! it is. The PDF is made from this, and so is any picture of it; where things stand was decided in `place`.

use super::letters;

/// A drawing of one sheet.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// Its title.
    pub title: String,
    /// Its width and its height in points, 72 to an inch.
    pub size: [f32; 2],
    /// What stands on it, in the order of reading.
    pub parts: Vec<Part>,
}

/// What a part is, for a program that reads aloud.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The title of the sheet.
    Title,
    /// The label of a block.
    Heading,
    /// A sentence, or one point of a list.
    Paragraph,
    /// A table, made of rows.
    Table,
    /// A row, made of cells.
    Row,
    /// The head of a column.
    ColumnHead,
    /// The head of a row.
    RowHead,
    /// A cell.
    Cell,
    /// A chart or a mark, told in words.
    Figure,
    /// A line that is there for the eye alone.
    Rule,
}

/// A part of the sheet.
#[derive(Clone, Debug)]
pub struct Part {
    /// What it is.
    pub role: Role,
    /// What a figure shows.
    pub words: Option<String>,
    /// What is drawn of it.
    pub marks: Vec<Mark>,
    /// The parts in it.
    pub parts: Vec<Part>,
}

/// One thing that is drawn. Places are in points from the left and from the bottom.
#[derive(Clone, Debug)]
pub enum Mark {
    /// Letters in one line.
    Text(Text),
    /// A shape that is filled.
    Shape(Vec<[f32; 2]>, Ink),
    /// A line through points.
    Line(Line),
}

/// Letters in one line.
#[derive(Clone, Debug)]
pub struct Text {
    /// Where they begin, on the line that they stand on.
    pub at: [f32; 2],
    /// The size of the letters.
    pub size: f32,
    /// Whether they are bold.
    pub bold: bool,
    /// How dark they are.
    pub ink: Ink,
    /// How wide they are drawn: 1 as they are, less where they are squeezed into their place.
    pub squeeze: f32,
    /// The words.
    pub words: String,
}

/// A line through points.
#[derive(Clone, Debug)]
pub struct Line {
    /// The points.
    pub points: Vec<[f32; 2]>,
    /// How wide it is.
    pub wide: f32,
    /// Whether it is dashed.
    pub dashed: bool,
    /// How dark it is.
    pub ink: Ink,
}

/// What something is drawn in; light enough and dark enough to be printed without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Words.
    Words,
    /// Labels.
    Label,
    /// The foot of the page, and levels in charts.
    Quiet,
    /// Rules.
    Rule,
    /// Bars, lines and marks.
    Chart,
}

impl Ink {
    /// Red, green and blue, from 0 to 1.
    #[must_use]
    pub const fn rgb(self) -> [f32; 3] {
        match self {
            Self::Words => [0.1; 3],
            Self::Label => [0.25; 3],
            Self::Quiet => [0.35; 3],
            Self::Rule => [0.7; 3],
            Self::Chart => [0.13, 0.42, 0.45],
        }
    }
}

impl Text {
    /// How wide Helvetica draws `words`, in points; letters that it does not have have no width.
    #[must_use]
    pub fn width(words: &str, size: f32, bold: bool) -> f32 {
        let bytes: Vec<u8> = words.chars().filter_map(letters::byte).collect();
        // Bold letters are a little wider than the widths that are known here.
        letters::width(&bytes, size) * if bold { 1.08 } else { 1.0 }
    }

    /// How wide these are drawn.
    #[must_use]
    pub fn drawn_width(&self) -> f32 {
        Self::width(&self.words, self.size, self.bold) * self.squeeze
    }
}

impl Part {
    pub(super) const fn new(role: Role) -> Self {
        Self { role, words: None, marks: Vec::new(), parts: Vec::new() }
    }

    /// The part with these marks.
    pub(super) fn of(role: Role, marks: Vec<Mark>) -> Self {
        Self { marks, ..Self::new(role) }
    }

    /// A chart or a mark with its words.
    pub(super) fn figure(words: String, marks: Vec<Mark>) -> Self {
        Self { words: Some(words), ..Self::of(Role::Figure, marks) }
    }

    /// The words that are drawn in it, in order.
    pub fn texts(&self) -> Vec<&Text> {
        let own = self.marks.iter().filter_map(|mark| match mark {
            Mark::Text(text) => Some(text),
            Mark::Shape(..) | Mark::Line(_) => None,
        });
        own.chain(self.parts.iter().flat_map(Self::texts)).collect()
    }
}

impl Drawing {
    /// Words with letters that the fonts of a PDF do not have, each once.
    #[must_use]
    pub fn without_letters(&self) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        for text in self.parts.iter().flat_map(Part::texts) {
            for word in text.words.split_whitespace().filter(|word| letters::bytes(word).is_none()) {
                if !found.contains(&word) {
                    found.push(word);
                }
            }
        }
        found
    }
}
