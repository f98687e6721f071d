//! A longer text to read: headings, paragraphs, points, drawings, and what stands beside them, in one column. Source
//! markers in square brackets are drawn quietly. The screen keeps how far it was read.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::MEASURE;
use super::more::{More, ROOM};
use super::sheet::shown;
use super::text::{put, width, wrap};
use crate::tui::theme::Look;

/// One part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passage<'a> {
    /// A heading.
    Heading(&'a str),
    /// A paragraph.
    Text(&'a str),
    /// A point of a list.
    Point(&'a str),
    /// Lines that stand as they are, while there is room for them.
    Lines(&'a [String]),
    /// Something beside the text.
    Aside(&'a str),
    /// An empty line.
    Gap,
}

/// A text with its heading.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// Its heading.
    pub heading: &'a str,
    /// Its parts.
    pub passages: &'a [Passage<'a>],
    /// The first line shown.
    pub scroll: u16,
    /// How to draw.
    pub look: Look,
}

/// Pieces of one line, each in its own style.
type Line = Vec<(String, Style)>;

impl Reading<'_> {
    /// How far it can be scrolled in an area of this size.
    #[must_use]
    pub fn most_scroll(&self, area: Rect) -> u16 {
        let lines = u16::try_from(self.lines(area.width).len()).unwrap_or(u16::MAX);
        lines.saturating_sub(area.height)
    }

    /// Whether the first line of the passage with this index is on the screen, or was scrolled past.
    #[must_use]
    pub fn has_reached(&self, passage: usize, area: Rect) -> bool {
        let before = Reading { passages: self.passages.get(..passage).unwrap_or_default(), ..*self };
        before.lines(area.width).len() < usize::from(self.scroll) + usize::from(area.height)
    }

    fn lines(&self, room: u16) -> Vec<Line> {
        // The arrows at the right edge have columns of their own.
        let (all, look) = (room.max(1), self.look);
        let room = all.saturating_sub(ROOM).clamp(1, MEASURE);
        let mut lines: Vec<Line> = plain(self.heading, room, look.heading());
        for passage in self.passages {
            match passage {
                Passage::Gap => lines.push(Vec::new()),
                Passage::Heading(text) => lines.extend(plain(text, room, look.heading())),
                Passage::Text(text) => lines.extend(marked(text, room, "", look)),
                Passage::Point(text) => lines.extend(marked(text, room, look.signs().blank, look)),
                Passage::Aside(text) => lines.extend(plain(text, room, look.quiet())),
                Passage::Lines(drawn) => {
                    for line in *drawn {
                        let fits = width(line) <= all;
                        let style = look.text();
                        lines.extend(if fits { vec![vec![(line.clone(), style)]] } else { plain(line, all, style) });
                    }
                }
            }
        }
        lines
    }
}

fn plain(text: &str, room: u16, style: Style) -> Vec<Line> {
    wrap(text, room).into_iter().map(|line| vec![(line, style)]).collect()
}

/// Text with its source markers drawn quietly; `sign` stands before the first line, the others are set in by as much.
fn marked(text: &str, room: u16, sign: &str, look: Look) -> Vec<Line> {
    let inset = if sign.is_empty() || room <= 8 { 0 } else { width(sign) + 1 };
    let mut inside = false;
    let line = |(at, words): (usize, String)| {
        let mut line: Line = Vec::new();
        if inset > 0 {
            let first = if at == 0 { sign } else { "" };
            line.push((format!("{first:<room$}", room = usize::from(inset)), look.text()));
        }
        for piece in words.split_inclusive(']').flat_map(|piece| match piece.find('[') {
            Some(at) => vec![&piece[..at], &piece[at..]],
            None => vec![piece],
        }) {
            inside |= piece.starts_with('[');
            line.push((piece.to_owned(), if inside { look.quiet() } else { look.text() }));
            inside &= !piece.ends_with(']');
        }
        line
    };
    wrap(text, room - inset).into_iter().enumerate().map(line).collect()
}

impl Widget for &Reading<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return;
        }
        let (lines, scroll) = (self.lines(area.width), self.scroll.min(self.most_scroll(area)));
        let below = scroll < self.most_scroll(area);
        let seen = lines.iter().skip(usize::from(scroll)).take(usize::from(area.height));
        let heading = self.look.heading();
        let is_head = |line: &Line| !line.is_empty() && line.iter().all(|(_, style)| *style == heading);
        let kept =
            without_last_head(&seen.clone().map(|line| (is_head(line), line.is_empty())).collect::<Vec<_>>(), below);
        for (y, line) in (0..area.height).zip(seen.take(kept)) {
            let mut x = 0;
            for (words, style) in line {
                x = put(buf, area, (x, y), &shown(self.look, words), *style);
            }
        }
        // Beside the text, not at the far edge of a wide terminal.
        let beside = Rect { width: area.width.min(MEASURE + ROOM), ..area };
        More { above: scroll > 0, below, look: self.look }.render(beside, buf);
    }
}

/// How many of the lines in sight are drawn, of which each is known to be a heading or empty: where more stands below, a
/// heading waits at the end for its first line.
pub(super) fn without_last_head(seen: &[(bool, bool)], below: bool) -> usize {
    let last = seen.iter().rposition(|(head, empty)| !head && !empty);
    match last {
        Some(last) if below && seen[last..].iter().any(|(head, _)| *head) => last + 1,
        _ => seen.len(),
    }
}
