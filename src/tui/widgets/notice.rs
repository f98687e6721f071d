//! What stands over or under a screen for a while: a quiet line, a panel of keys, a question of yes or no.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::widgets::{Clear, Widget};

use super::Hit;
use super::more::More;
use super::sheet::{Sheet, shown};
use super::text::{put, width, wrap};
use crate::tui::theme::Look;

/// A quiet line, such as that something is not saved yet, and why. Where it is longer than its place is wide it goes on
/// in further lines, over what stands there.
#[derive(Clone, Copy, Debug)]
pub struct Notice<'a> {
    /// What it says.
    pub words: &'a str,
    /// Whether it wants to be looked at.
    pub attention: bool,
    /// How to draw.
    pub look: Look,
}

/// A panel over the middle of the screen: some text, then rows of key and meaning.
#[derive(Clone, Copy, Debug)]
pub struct Panel<'a> {
    /// Its heading.
    pub title: &'a str,
    /// Text above the rows; may be empty.
    pub text: &'a str,
    /// Rows of a key and what it does.
    pub rows: &'a [(&'a str, &'a str)],
    /// A quiet line at its foot, such as how to close it; may be empty.
    pub foot: &'a str,
    /// The first line shown.
    pub scroll: u16,
    /// How to draw.
    pub look: Look,
}

/// A question with two or more answers, over the middle of the screen. A click is `Hit::Choice`.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// What is asked.
    pub words: &'a str,
    /// The answers: key and words.
    pub answers: &'a [(&'a str, &'a str)],
    /// The answer the cursor is on.
    pub cursor: Option<usize>,
    /// How to draw.
    pub look: Look,
}

/// The area of this size in the middle of another, smaller where it does not fit.
pub fn centred(area: Rect, wide: u16, high: u16) -> Rect {
    let (wide, high) = (wide.min(area.width), high.min(area.height));
    Rect { x: area.x + (area.width - wide) / 2, y: area.y + (area.height - high) / 2, width: wide, height: high }
}

/// A thin frame with round corners; nothing where there is no room for one.
pub(super) fn border(look: Look, area: Rect, buf: &mut Buffer, style: Style) {
    let area = area.intersection(buf.area);
    if area.width < 2 || area.height < 2 {
        return;
    }
    let (signs, right, bottom) = (look.signs(), area.width - 1, area.height - 1);
    for x in 1..right {
        put(buf, area, (x, 0), signs.rule, style);
        put(buf, area, (x, bottom), signs.rule, style);
    }
    for y in 1..bottom {
        put(buf, area, (0, y), signs.upright, style);
        put(buf, area, (right, y), signs.upright, style);
    }
    let corners = [(0, 0), (right, 0), (0, bottom), (right, bottom)];
    for (at, sign) in corners.into_iter().zip(signs.corners) {
        put(buf, area, at, sign, style);
    }
}

/// Clears the area, lays the ground and a frame, and gives the inside.
fn lay(look: Look, area: Rect, buf: &mut Buffer) -> Rect {
    let area = area.intersection(buf.area);
    Clear.render(area, buf);
    buf.set_style(area, look.ground());
    border(look, area, buf, look.line());
    inside(area)
}

/// The inside of a frame, two columns and a line from the edge.
const fn inside(area: Rect) -> Rect {
    if area.width < 12 || area.height < 4 {
        return Rect { x: area.x + (area.width > 1) as u16, width: area.width.saturating_sub(2), ..area };
    }
    Rect { x: area.x + 3, y: area.y + 1, width: area.width - 6, height: area.height - 2 }
}

/// One line of a panel.
struct Line {
    /// The row that it belongs to; none for the text above.
    row: Option<usize>,
    key: String,
    words: String,
}

impl Notice<'_> {
    /// How many lines it takes in this width, as far as `most`.
    pub fn height(&self, width: u16, most: u16) -> u16 {
        u16::try_from(wrap(&shown(self.look, self.words), width).len()).unwrap_or(most).min(most)
    }
}

impl Widget for &Notice<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        if area.height > 1 {
            Clear.render(area, buf);
            self.look.paint(area, buf);
        }
        let mut sheet = Sheet::new(self.look, area.width);
        let style = if self.attention { self.look.attention() } else { self.look.quiet() };
        let lines = wrap(&shown(self.look, self.words), area.width);
        let last = area.height.saturating_sub(1);
        for (y, line) in (0..area.height).zip(&lines) {
            // What does not fit is cut with the sign that there is more.
            let rest = if y == last { lines[usize::from(y)..].join(" ") } else { line.clone() };
            sheet.put((0, y), &rest, style, None);
        }
        sheet.draw(area, buf);
    }
}

/// Columns between two columns of rows.
const APART: u16 = 4;

impl Panel<'_> {
    /// Where it stands within the screen.
    pub fn area(&self, screen: Rect) -> Rect {
        let words = if self.text.is_empty() { 0 } else { 60 };
        let around = width(self.title).max(width(self.foot)).saturating_add(4);
        let wide = self.row_width().max(words).max(around).clamp(20, 66);
        let wide = if self.columns(screen) > 1 { self.row_width() * 2 + APART } else { wide };
        let inner = wide.min(screen.width.saturating_sub(6)).max(1);
        let lines = self.lines(inner).len().div_ceil(self.columns(screen));
        let high = u16::try_from(lines).unwrap_or(u16::MAX).saturating_add(4);
        centred(screen, wide.saturating_add(6), high)
    }

    /// Two columns of rows where one would be higher than half of this screen, and so lie over what stands at its head and
    /// at its foot, and both have room on it.
    fn columns(&self, screen: Rect) -> usize {
        let too_long = (self.rows.len() + 4) * 2 > usize::from(screen.height);
        let fits = u32::from(self.row_width()) * 2 + u32::from(APART) + 6 <= u32::from(screen.width);
        if self.text.is_empty() && too_long && fits { 2 } else { 1 }
    }

    /// The columns of the longest row.
    fn row_width(&self) -> u16 {
        let keys = self.keys_width() + 3;
        self.rows.iter().map(|(_, words)| width(words).saturating_add(keys)).max().unwrap_or(0)
    }

    /// How far it can be scrolled on this screen.
    pub fn most_scroll(&self, screen: Rect) -> u16 {
        let body = Self::body(inside(self.area(screen)));
        let lines = self.lines(body.width.max(1)).len().div_ceil(self.columns(screen));
        u16::try_from(lines).unwrap_or(u16::MAX).saturating_sub(body.height)
    }

    /// The row under the mouse, else `Hit::Inside` when it is over the panel.
    pub fn hit(&self, screen: Rect, column: u16, row: u16) -> Option<Hit> {
        let own = self.area(screen);
        let (body, at) = (Self::body(inside(own)), (column, row).into());
        let (lines, columns) = (self.lines(body.width.max(1)), self.columns(screen));
        let second = columns > 1 && column >= body.x + self.row_width() + APART / 2;
        let down = if second { lines.len().div_ceil(columns) } else { 0 };
        let line = body.contains(at).then(|| usize::from(row - body.y) + usize::from(self.shift(screen)) + down);
        let found = line.and_then(|line| lines.into_iter().nth(line)?.row.map(Hit::Row));
        found.or_else(|| own.contains(at).then_some(Hit::Inside))
    }

    fn shift(&self, screen: Rect) -> u16 {
        self.scroll.min(self.most_scroll(screen))
    }

    /// The lines of it that are seen at once on this screen.
    pub fn lines_seen(&self, screen: Rect) -> u16 {
        Self::body(inside(self.area(screen))).height
    }

    fn body(inner: Rect) -> Rect {
        Rect { y: inner.y + u16::from(inner.height > 2), height: inner.height.saturating_sub(2), ..inner }
    }

    fn keys_width(&self) -> u16 {
        self.rows.iter().map(|(k, _)| width(k)).max().unwrap_or(0).min(20)
    }

    fn lines(&self, room: u16) -> Vec<Line> {
        let text = |words| Line { row: None, key: String::new(), words };
        let mut lines = Vec::new();
        if !self.text.is_empty() {
            lines.extend(wrap(self.text, room).into_iter().map(text));
            if !self.rows.is_empty() {
                lines.push(text(String::new()));
            }
        }
        let keys = self.keys_width() + 3;
        for (row, (key, words)) in self.rows.iter().enumerate() {
            for (i, words) in wrap(words, room.saturating_sub(keys).max(1)).into_iter().enumerate() {
                let key = if i == 0 { (*key).to_owned() } else { String::new() };
                lines.push(Line { row: Some(row), key, words });
            }
        }
        lines
    }
}

impl Widget for &Panel<'_> {
    /// `area` is the whole screen.
    fn render(self, area: Rect, buf: &mut Buffer) {
        let look = self.look;
        let own = self.area(area).intersection(buf.area);
        let inner = lay(look, own, buf);
        let mut frame = Sheet::new(look, own.width.saturating_sub(3));
        frame.put((3, 0), &format!(" {} ", self.title), look.heading(), None);
        if !self.foot.is_empty() && own.height > 1 {
            frame.put((3, own.height - 1), &format!(" {} ", self.foot), look.quiet(), None);
        }
        frame.draw(own, buf);
        let (body, keys, shift) = (Panel::body(inner), self.keys_width() + 3, self.shift(area));
        let lines = self.lines(body.width.max(1));
        let long = lines.len().div_ceil(self.columns(area)).max(1);
        let second = self.row_width().saturating_add(APART);
        for (x, column) in [0, second].into_iter().zip(lines.chunks(long)) {
            for (y, line) in (0..body.height).zip(column.iter().skip(usize::from(shift))) {
                put(buf, body, (x, y), &shown(look, &line.key), look.key());
                let words = if line.row.is_some() { x + keys } else { x };
                put(buf, body, (words, y), &shown(look, &line.words), look.text());
            }
        }
        let edge = Rect { width: own.width.saturating_sub(2), x: own.x + 1, ..body };
        More { above: shift > 0, below: shift < self.most_scroll(area), look }.render(edge, buf);
    }
}

impl Question<'_> {
    /// Where it stands within the screen.
    pub fn area(&self, screen: Rect) -> Rect {
        let wide = 60.min(screen.width);
        let inner = wide.saturating_sub(6).max(1);
        let words = u16::try_from(wrap(self.words, inner).len()).unwrap_or(u16::MAX);
        let answers = self.sheet(inner).height();
        centred(screen, wide, words.saturating_add(answers).saturating_add(5))
    }

    /// The answer under the mouse, or `Hit::Inside`.
    pub fn hit(&self, screen: Rect, column: u16, row: u16) -> Option<Hit> {
        let own = self.area(screen);
        let found = self.sheet(Self::inner(own).width).hit(self.answers_area(own), column, row);
        found.or_else(|| own.contains((column, row).into()).then_some(Hit::Inside))
    }

    fn inner(own: Rect) -> Rect {
        Rect {
            x: own.x.saturating_add(3),
            y: own.y.saturating_add(2),
            width: own.width.saturating_sub(6),
            height: own.height.saturating_sub(4),
        }
    }

    fn answers_area(&self, own: Rect) -> Rect {
        let inner = Self::inner(own);
        let words = u16::try_from(wrap(self.words, inner.width.max(1)).len()).unwrap_or(u16::MAX);
        // On a very small screen the answers stay, and the question gives way.
        let high = self.sheet(inner.width).height().min(inner.height);
        let down = words.saturating_add(1).min(inner.height - high);
        Rect { y: inner.y + down, height: inner.height - down, ..inner }
    }

    fn sheet(&self, room: u16) -> Sheet {
        let (mut sheet, look) = (Sheet::new(self.look, room), self.look);
        let (mut x, mut y) = (0, 0);
        for (i, (key, words)) in self.answers.iter().enumerate() {
            let size = width(key).saturating_add(width(words)).saturating_add(3);
            if x > 0 && size.saturating_add(x) > room {
                (x, y) = (0, y + 1);
            }
            let (here, hit) = (self.cursor == Some(i), Some(Hit::Choice(i)));
            let pointer = if here { look.signs().pointer } else { " " };
            sheet.put((x, y), pointer, look.accent(), hit);
            let end = sheet.put((x.saturating_add(2), y), key, look.key(), hit);
            let end = sheet.put((end, y), " ", look.text(), hit);
            let style = if here { look.selected().add_modifier(Modifier::UNDERLINED) } else { look.text() };
            x = sheet.put((end, y), words, style, hit).saturating_add(3);
        }
        sheet
    }
}

impl Widget for &Question<'_> {
    /// `area` is the whole screen.
    fn render(self, area: Rect, buf: &mut Buffer) {
        let own = self.area(area);
        lay(self.look, own, buf);
        let (inner, answers) = (Question::inner(own), self.answers_area(own));
        let above = Rect { height: answers.y.saturating_sub(inner.y), ..inner };
        for (y, line) in (0..above.height).zip(wrap(self.words, inner.width.max(1))) {
            put(buf, above, (0, y), &shown(self.look, &line), self.look.strong());
        }
        self.sheet(inner.width).draw(answers, buf);
    }
}
