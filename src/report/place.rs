//! Where everything of a sheet stands on A4: the lines of the text, set in Helvetica with the room that its letters leave,
//! and charts drawn where the text has signs. What is low enough for US Letter too.

use super::charts::{Days, Spark, share};
use super::columns::wrap;
use super::drawing::{Drawing, Ink, Line, Mark, Part, Role, Text};
use super::fit::shown;
use super::phrases::{figure, row_name, weekday};
use super::sheet::{Block, Body, Item, LABEL, Sheet, Table};
use super::text::COLUMNS;
use crate::insight::page::DayMark;
use crate::words::say;

/// A4, in points.
const SHEET: [f32; 2] = [595.0, 842.0];
/// Where the first line stands; with sixty lines and a chart the last one is 72 points above the edge.
const TOP: f32 = 768.0;
/// One column of the text, and one line.
const COLUMN: f32 = 6.3;
const LINE: f32 = 11.4;
/// How much higher than a line the bars of the days are.
const BARS: f32 = 2.0 * LINE;
/// The sizes of letters.
const SIZE: f32 = 9.3;
const TITLE: f32 = 13.0;
const FOOT: f32 = 7.6;
/// The room of the lines: all of it, and beside the labels.
const WIDE: f32 = 80.0 * COLUMN;
const BESIDE: f32 = 12.0 * COLUMN;
/// How far questions are set in behind their boxes.
const BOX: f32 = 14.0;
/// The columns of the figures: where each ends, or begins where it stands at the left.
const FIGURES: [f32; 6] = [0.0, 230.0, 304.0, 358.0, 434.0, 446.0];
/// The small line of a row: where it begins, how wide and how high it is.
const SPARK: [f32; 3] = [116.0, 56.0, 8.4];
/// One day: how far it is from the next, and how wide its bar is.
const DAY: [f32; 2] = [4.0 * COLUMN, 15.0];

/// Draws a sheet that fits.
pub(super) fn place(sheet: &Sheet) -> Drawing {
    let mut pen = Pen { y: TOP, parts: Vec::new() };
    let title = wrap(&sheet.title, COLUMNS, 1).concat();
    let style = Style { size: TITLE, bold: true, ink: Ink::Words };
    pen.parts.push(Part::of(Role::Title, vec![set(&title, style, Place::left(0.0, WIDE), pen.y)]));
    pen.y -= LINE;
    for item in &sheet.under {
        pen.paragraph(item, WORDS, 0.0, COLUMNS);
    }
    for block in &sheet.blocks {
        pen.block(block);
    }
    pen.y -= LINE;
    for item in &sheet.foot {
        pen.paragraph(item, Style { size: FOOT, bold: false, ink: Ink::Quiet }, 0.0, COLUMNS);
    }
    Drawing { title: sheet.title.clone(), size: SHEET, parts: pen.parts }
}

/// How letters look.
#[derive(Clone, Copy)]
struct Style {
    size: f32,
    bold: bool,
    ink: Ink,
}

const WORDS: Style = Style { size: SIZE, bold: false, ink: Ink::Words };
const HEADS: Style = Style { size: SIZE, bold: true, ink: Ink::Label };

/// Where letters stand: from the left, or up to the right, with so much room.
#[derive(Clone, Copy)]
struct Place {
    x: f32,
    room: f32,
    right: bool,
}

impl Place {
    const fn left(x: f32, room: f32) -> Self {
        Self { x, room, right: false }
    }
}

/// Letters at their place; what is wider than its room is squeezed into it.
fn set(words: &str, style: Style, place: Place, y: f32) -> Mark {
    let wide = Text::width(words, style.size, style.bold);
    let squeeze = (place.room / wide.max(0.1)).min(1.0);
    let x = if place.right { place.x - wide * squeeze } else { place.x };
    let Style { size, bold, ink } = style;
    Mark::Text(Text { at: [(SHEET[0] - WIDE) / 2.0 + x, y], size, bold, ink, squeeze, words: words.to_owned() })
}

/// A point of the sheet, from the left end of the lines.
fn point(x: f32, y: f32) -> [f32; 2] {
    [(SHEET[0] - WIDE) / 2.0 + x, y]
}

fn line(points: Vec<[f32; 2]>, wide: f32, ink: Ink) -> Mark {
    Mark::Line(Line { points, wide, dashed: false, ink })
}

/// Draws from the top down.
struct Pen {
    /// The line that is next.
    y: f32,
    parts: Vec<Part>,
}

impl Pen {
    /// An item in as many lines as it needs: those of the text, or fewer, as letters leave room. Returns nothing drawn
    /// where it is blank.
    fn paragraph(&mut self, item: &Item, style: Style, x: f32, columns: usize) {
        let words = shown(item, columns);
        let room = WIDE - x;
        let as_text = wrap(&item.text, columns, item.most);
        let lines = by_width(&words, room, style).filter(|lines| lines.len() <= as_text.len()).unwrap_or(as_text);
        let mut marks = Vec::new();
        for words in lines {
            marks.push(set(&words, style, Place::left(x, room), self.y));
            self.y -= LINE;
        }
        self.parts.push(Part::of(Role::Paragraph, marks));
    }

    fn block(&mut self, block: &Block) {
        if block.apart {
            self.y -= LINE;
        }
        if !block.label.is_empty() {
            let label = set(&block.label, HEADS, Place::left(0.0, BESIDE), self.y);
            self.parts.push(Part::of(Role::Heading, vec![label]));
        }
        match &block.body {
            Body::Lines(items) => {
                for item in items {
                    self.paragraph(item, WORDS, BESIDE, COLUMNS - LABEL);
                }
            }
            Body::Boxes(items) => items.iter().for_each(|item| self.boxed(item)),
            Body::Table(table) => self.table(table),
            Body::Days(days) => self.days(days),
        }
    }

    fn boxed(&mut self, item: &Item) {
        if item.counts {
            return self.paragraph(item, WORDS, BESIDE, COLUMNS - LABEL);
        }
        let y = self.y;
        self.paragraph(item, WORDS, BESIDE + BOX, COLUMNS - LABEL - super::fit::BOX);
        let corners = [(0.5, -1.0), (7.5, -1.0), (7.5, 6.0), (0.5, 6.0), (0.5, -1.0)];
        let corners = corners.into_iter().map(|(x, up)| point(BESIDE + x, y + up)).collect();
        self.parts.push(Part::of(Role::Rule, vec![line(corners, 0.7, Ink::Quiet)]));
    }

    fn table(&mut self, table: &Table) {
        let mut part = Part::new(Role::Table);
        part.parts.push(row(table, &table.head, true, self.y));
        let indent = columns(table.indent);
        let rule = vec![point(indent, self.y - 2.6), point(WIDE, self.y - 2.6)];
        self.y -= LINE;
        for (n, cells) in table.rows.iter().enumerate() {
            let mut drawn = row(table, cells, false, self.y);
            if let Some(spark) = table.sparks.get(n).and_then(Option::as_ref) {
                drawn.parts.push(Part { parts: vec![small_line(spark, self.y)], ..Part::new(Role::Cell) });
            }
            part.parts.push(drawn);
            self.y -= LINE;
        }
        self.parts.push(part);
        self.parts.push(Part::of(Role::Rule, vec![line(rule, 0.5, Ink::Rule)]));
    }

    /// The days: their names, bars, the figures beneath, practices, and hard days.
    fn days(&mut self, days: &Days) {
        let marks = &days.marks;
        let mut table = Part::new(Role::Table);
        let text = |words: String| Some(Mark::Text(plain(&words)));
        table.parts.push(self.day_row(None, marks, |day| text(weekday(day.day))));
        self.y -= LINE + BARS;
        self.parts.push(Part::figure(days.words.line(), bars(days, self.y)));
        let figures = |day: &DayMark| text(day.worst.map_or("·".to_owned(), figure));
        self.y -= LINE;
        // Its name stands beside the bars, where the eye looks for it.
        let mut worst = self.day_row(None, marks, figures);
        let name = set(&row_name("worst-pain"), WORDS, Place::left(0.0, BESIDE), self.y + LINE);
        worst.parts.insert(0, Part::of(Role::RowHead, vec![name]));
        table.parts.push(worst);
        self.y -= LINE;
        let practised = say("page-by-day-practised");
        table.parts.push(self.day_row(Some(&practised), marks, |day| day.practised.then(diamond)));
        self.y -= LINE;
        if marks.iter().any(|day| day.hard_day) {
            let hard = |day: &DayMark| if day.hard_day { text(say("page-hard")) } else { None };
            table.parts.push(self.day_row(Some(&say("page-by-day-hard")), marks, hard));
            self.y -= LINE;
        }
        self.parts.push(table);
    }

    /// A line of the days. `cell` draws at the left end of the sheet and on its bottom line; here it is moved to its day.
    fn day_row(&self, head: Option<&str>, days: &[DayMark], cell: impl Fn(&DayMark) -> Option<Mark>) -> Part {
        let mut row = Part::new(Role::Row);
        if let Some(head) = head {
            let words = set(head, WORDS, Place::left(0.0, BESIDE), self.y);
            row.parts.push(Part::of(Role::RowHead, vec![words]));
        }
        let mut x = BESIDE;
        for day in days {
            if let Some(mark) = cell(day) {
                let mark = moved(mark, point(x, self.y));
                let figure = matches!(mark, Mark::Shape(..));
                row.parts.push(if figure {
                    let told = Part::figure(say("page-by-day-practised"), vec![mark]);
                    Part { parts: vec![told], ..Part::new(Role::Cell) }
                } else {
                    Part::of(Role::Cell, vec![mark])
                });
            }
            x += DAY[0];
        }
        row
    }
}

/// `words` in lines no wider than `room`; nothing where a word alone is wider.
fn by_width(words: &str, room: f32, style: Style) -> Option<Vec<String>> {
    let mut lines = vec![String::new()];
    for word in words.split(' ').filter(|word| !word.is_empty()) {
        let last = lines.last_mut()?;
        let joined = if last.is_empty() { word.to_owned() } else { format!("{last} {word}") };
        if Text::width(&joined, style.size, style.bold) <= room {
            *last = joined;
        } else if last.is_empty() || Text::width(word, style.size, style.bold) > room {
            return None;
        } else {
            lines.push(word.to_owned());
        }
    }
    Some(lines)
}

/// A row of a table.
fn row(table: &Table, cells: &[String], is_head: bool, y: f32) -> Part {
    let style = if is_head { HEADS } else { WORDS };
    let mut row = Part::new(Role::Row);
    let one = cells.len() == 1;
    for (n, cell) in table.cells(cells).iter().enumerate() {
        let place = if one { Place::left(columns(table.indent), WIDE - columns(table.indent)) } else { at(table, n) };
        let role = match (is_head, n) {
            (true, _) => Role::ColumnHead,
            (false, 0) if !one => Role::RowHead,
            _ => Role::Cell,
        };
        row.parts.push(Part::of(role, vec![set(cell, style, place, y)]));
    }
    row
}

/// Where a cell stands. The figures leave room for the small lines; other tables stand as in the text.
fn at(table: &Table, n: usize) -> Place {
    let right = table.columns[n].right;
    if table.indent > 0 {
        let end = columns(table.indent + table.columns[..=n].iter().map(|column| column.width).sum::<usize>());
        let room = columns(table.room(n));
        return Place { x: if right { end } else { end - room }, room, right };
    }
    let next = FIGURES.get(n + 1).copied().unwrap_or(WIDE);
    match n {
        0 => Place::left(0.0, SPARK[0] - 6.0),
        1 => Place { x: FIGURES[1], room: FIGURES[1] - SPARK[0] - SPARK[1] - 4.0, right },
        _ if right => Place { x: FIGURES[n], room: FIGURES[n] - FIGURES[n - 1] - 4.0, right },
        _ => Place::left(FIGURES[n], next.max(WIDE) - FIGURES[n]),
    }
}

/// The small line of a row, with the level at the start dashed.
fn small_line(spark: &Spark, y: f32) -> Part {
    let on = |at: [f64; 2]| point(SPARK[0] + single(at[0]) * SPARK[1], y - 1.0 + single(at[1]) * SPARK[2]);
    let level = |start: f64| Line {
        points: vec![on([0.0, start]), on([1.0, start])],
        wide: 0.4,
        dashed: true,
        ink: Ink::Quiet,
    };
    let mut marks: Vec<Mark> = spark.start().map(level).map(Mark::Line).into_iter().collect();
    for run in spark.lines() {
        let points: Vec<[f32; 2]> = run.into_iter().map(on).collect();
        marks.push(match points[..] {
            [[x, y]] => square([x, y], 0.8),
            _ => line(points, 0.9, Ink::Chart),
        });
    }
    Part::figure(spark.words.line(), marks)
}

/// Bars from the line at `y` upwards, with the ends of the scale and the level at the start.
fn bars(days: &Days, y: f32) -> Vec<Mark> {
    #[expect(clippy::cast_precision_loss, reason = "fourteen days")]
    let end = BESIDE + days.marks.len() as f32 * DAY[0] - (DAY[0] - DAY[1]);
    let foot = y - 1.5;
    let level = |up: f64| {
        vec![
            point(BESIDE, foot + single(up) * (LINE + BARS - 4.0)),
            point(end, foot + single(up) * (LINE + BARS - 4.0)),
        ]
    };
    let mut marks = vec![line(level(1.0), 0.3, Ink::Rule), line(level(0.0), 0.5, Ink::Rule)];
    let mut x = BESIDE;
    for day in &days.marks {
        if let Some(worst) = day.worst {
            let top = foot + single(share(worst)) * (LINE + BARS - 4.0) + 0.4;
            let corners = vec![point(x, foot), point(x + DAY[1], foot), point(x + DAY[1], top), point(x, top)];
            marks.push(Mark::Shape(corners, Ink::Chart));
        }
        x += DAY[0];
    }
    if let Some(start) = days.start {
        marks.push(Mark::Line(Line { points: level(share(start)), wide: 0.7, dashed: true, ink: Ink::Quiet }));
    }
    marks
}

fn square([x, y]: [f32; 2], half: f32) -> Mark {
    let corners = vec![[x - half, y - half], [x + half, y - half], [x + half, y + half], [x - half, y + half]];
    Mark::Shape(corners, Ink::Chart)
}

/// A practice: a small diamond in the middle beneath its bar.
fn diamond() -> Mark {
    let (x, y, r) = (DAY[1] / 2.0, 3.0, 2.6);
    Mark::Shape(vec![[x - r, y], [x, y + r], [x + r, y], [x, y - r]], Ink::Chart)
}

fn plain(words: &str) -> Text {
    let Style { size, bold, ink } = WORDS;
    Text { at: [0.0; 2], size, bold, ink, squeeze: 1.0, words: words.to_owned() }
}

/// The same, so far to the right and upwards.
fn moved(mark: Mark, by: [f32; 2]) -> Mark {
    let add = |at: [f32; 2]| [at[0] + by[0], at[1] + by[1]];
    match mark {
        Mark::Text(text) => Mark::Text(Text { at: add(text.at), ..text }),
        Mark::Shape(corners, ink) => Mark::Shape(corners.into_iter().map(add).collect(), ink),
        Mark::Line(line) => Mark::Line(Line { points: line.points.iter().copied().map(add).collect(), ..line }),
    }
}

fn columns(count: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "the columns of a line")]
    let count = count as f32;
    count * COLUMN
}

#[expect(clippy::cast_possible_truncation, reason = "a share from 0 to 1")]
const fn single(share: f64) -> f32 {
    share as f32
}
