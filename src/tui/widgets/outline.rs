//! Rows beneath each other under a heading and a few lines to read; what the chosen row says stands beneath it. The
//! screen keeps which row is chosen.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::more::More;
use super::sheet::shown;
use super::text::{clip, put, width, wrap, wrap_read};
use super::{Hit, MEASURE};
use crate::tui::theme::Look;

/// One row.
#[derive(Clone, Copy, Debug)]
pub struct OutlineRow<'a> {
    /// What it is about.
    pub words: &'a str,
    /// How it stands, at the right; beneath, where there is no room.
    pub state: &'a str,
    /// What is read beneath it while it is chosen; a line break begins a new line.
    pub more: &'a str,
    /// Whether it begins a group: a free line stands before it.
    pub begins: bool,
}

/// A section with its rows.
#[derive(Clone, Copy, Debug)]
pub struct Outline<'a> {
    /// Its heading.
    pub heading: &'a str,
    /// What is read before the rows; empty for nothing.
    pub intro: &'a str,
    /// The rows.
    pub rows: &'a [OutlineRow<'a>],
    /// The chosen row; none while the heading is read.
    pub chosen: Option<usize>,
    /// The first line that was shown last time; what is shown moves no further than needed for `chosen` to be seen.
    pub offset: usize,
    /// How to draw.
    pub look: Look,
}

/// A line as it is laid out.
struct Laid {
    row: Option<usize>,
    x: u16,
    words: String,
    style: Style,
    right: String,
}

/// Where what is read beneath a row begins: further in than its words, as deep as a row of a group stands.
fn further_in(row: &OutlineRow) -> u16 {
    4 + row.words.chars().take_while(|sign| *sign == ' ').fold(0, |x: u16, _| x.saturating_add(1))
}

/// The columns of what is read beneath a row.
fn beneath(row: &OutlineRow, room: u16) -> u16 {
    room.saturating_sub(further_in(row)).max(1)
}

impl Outline<'_> {
    /// Whether the heading, what is read and the first row with its words are seen together.
    #[must_use]
    pub fn begins_whole(&self, area: Rect) -> bool {
        let first = Outline { chosen: Some(0), ..*self };
        let lines = first.lines(area);
        let end = lines.iter().rposition(|line| line.row.is_none_or(|row| row == 0)).map_or(0, |last| last + 1);
        end <= usize::from(area.height)
    }

    /// The row under the mouse.
    #[must_use]
    pub fn hit(&self, area: Rect, at: Position) -> Option<Hit> {
        if !area.contains(at) {
            return None;
        }
        let lines = self.lines(area);
        let line = lines.get(self.first(&lines, area.height) + usize::from(at.y - area.y))?;
        line.row.map(Hit::Row)
    }

    /// The first line shown in this place: to be kept by the screen and given back as `offset`.
    #[must_use]
    pub fn first_shown(&self, area: Rect) -> usize {
        self.first(&self.lines(area), area.height)
    }

    /// The first line shown: the chosen row is seen with its words.
    fn first(&self, lines: &[Laid], height: u16) -> usize {
        let high = usize::from(height).max(1);
        let last_first = lines.len().saturating_sub(high);
        let Some(chosen) = self.chosen else { return 0 };
        let begin = lines.iter().position(|line| line.row == Some(chosen)).unwrap_or(0);
        let end = lines.iter().rposition(|line| line.row == Some(chosen)).map_or(0, |last| last + 1);
        // A row further is seen where there is one, so that it is known that there is more.
        let first = self.offset.max((end + 1).saturating_sub(high)).min(begin).min(last_first);
        // A heading, and what is read before the rows, goes out of sight as a whole where rows take its place.
        let head = lines.iter().position(|line| line.row.is_some()).unwrap_or(0);
        if (1..head).contains(&first) && head <= last_first { head.min(begin) } else { first }
    }

    /// The columns of reading; the arrows at the edge keep one of their own.
    fn room(&self, width_there: u16) -> u16 {
        width_there.saturating_sub(1 + width(self.look.signs().down)).clamp(1, MEASURE)
    }

    fn lines(&self, area: Rect) -> Vec<Laid> {
        let (room, look) = (self.room(area.width), self.look);
        let plain = |x, words: String, style| Laid { row: None, x, words, style, right: String::new() };
        let mut lines = vec![plain(0, shown(look, self.heading), look.heading())];
        if !self.intro.is_empty() {
            lines.extend(wrap_read(self.intro, room).into_iter().map(|line| plain(0, line, look.quiet())));
        }
        let read = lines.len();
        lines.push(plain(0, String::new(), look.text()));
        for (at, row) in self.rows.iter().enumerate() {
            if row.begins {
                lines.push(plain(0, String::new(), look.text()));
            }
            self.row_lines(at, row, room, &mut lines);
        }
        // Where not all fits, whichever row is chosen, the free line is worth less than a row that is out of sight; it
        // does not come and go with the cursor.
        let told = |row: &OutlineRow| {
            let lines = row.more.split('\n').filter(|_| !row.more.is_empty());
            lines.map(|line| wrap(line, beneath(row, room)).len()).sum::<usize>()
        };
        let chosen = self.chosen.and_then(|at| self.rows.get(at)).map_or(0, told);
        let most = self.rows.iter().map(told).max().unwrap_or(0);
        if lines.len() - chosen + most > usize::from(area.height) {
            lines.remove(read);
        }
        lines
    }

    fn row_lines(&self, at: usize, row: &OutlineRow, room: u16, lines: &mut Vec<Laid>) {
        let look = self.look;
        let here = self.chosen == Some(at);
        let (words, state) = (shown(look, row.words), shown(look, row.state));
        let beside = 2 + width(&words) + 2 + width(&state) <= room;
        let style = if here { look.selected() } else { look.text() };
        let mut lay =
            |x, words: String, style, right: String| lines.push(Laid { row: Some(at), x, words, style, right });
        lay(2, words, style, if beside { state.clone() } else { String::new() });
        let under = beneath(row, room);
        let x = further_in(row);
        if !beside {
            for line in wrap(&state, under) {
                lay(x, line, look.quiet(), String::new());
            }
        }
        if here && !row.more.is_empty() {
            for line in row.more.split('\n').flat_map(|line| wrap_read(line, under)) {
                lay(x, line, look.quiet(), String::new());
            }
        }
    }
}

impl Widget for &Outline<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return;
        }
        let (look, signs) = (self.look, self.look.signs());
        let lines = self.lines(area);
        let first = self.first(&lines, area.height);
        let mut before = None;
        for (y, line) in (0..area.height).zip(lines.iter().skip(first)) {
            let room = self.room(area.width);
            if line.row.is_some() && line.row == self.chosen && before != line.row {
                put(buf, area, (0, y), signs.pointer, look.accent());
            }
            before = line.row;
            let words = shown(look, &line.words);
            put(buf, area, (line.x, y), &clip(&words, room.saturating_sub(line.x), signs.more), line.style);
            let size = width(&line.right);
            if size > 0 {
                put(buf, area, (room.saturating_sub(size), y), &line.right, look.quiet());
            }
        }
        let (above, below) = (first > 0, first + usize::from(area.height) < lines.len());
        // Beside the rows, also where the screen is wider than they are.
        let beside = self.room(area.width).saturating_add(1 + width(signs.down)).min(area.width);
        More { above, below, look }.render(Rect { width: beside, ..area }, buf);
    }
}
