//! A list that scrolls, with a heading for each day. The screen keeps which row is chosen and where it was scrolled to.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use super::Hit;
use super::more::{More, ROOM};
use super::sheet::shown;
use super::text::{clip, put, width};
use crate::tui::theme::Look;

/// One line of a list.
#[derive(Clone, Debug)]
pub enum Item<'a> {
    /// A day's heading. An empty line stands above it.
    Day {
        /// The day, in words.
        words: Cow<'a, str>,
        /// What stands at the right, such as the day's figures.
        right: Cow<'a, str>,
    },
    /// A row that can be chosen.
    Row {
        /// What stands first, such as the time.
        lead: Cow<'a, str>,
        /// What it says.
        words: Cow<'a, str>,
        /// What is said about it beside that, quietly; may be empty.
        about: Cow<'a, str>,
        /// What stands at the right, such as a figure.
        right: Cow<'a, str>,
        /// Whether it carries a mark, such as "for the therapist".
        marked: bool,
    },
}

impl Item<'_> {
    fn right(&self) -> &str {
        match self {
            Self::Day { right, .. } | Self::Row { right, .. } => right,
        }
    }
}

/// Items beneath each other; indexes are those of `items`, headings included.
#[derive(Clone, Copy, Debug)]
pub struct List<'a> {
    /// What is listed.
    pub items: &'a [Item<'a>],
    /// The chosen row.
    pub chosen: Option<usize>,
    /// The first line that was shown last time; what is shown moves no further than needed for `chosen` to be seen.
    pub offset: usize,
    /// How to draw.
    pub look: Look,
}

/// A line as it is laid out: an item, or the empty one above a heading.
#[derive(Clone, Copy)]
enum Line {
    Empty,
    Item(usize),
}

impl List<'_> {
    /// The first line shown in this height: to be kept by the screen and given back as `offset`.
    pub fn first(&self, height: u16) -> usize {
        let (lines, high) = (self.lines(), usize::from(height).max(1));
        let last_first = lines.len().saturating_sub(high);
        let mut first = self.offset.min(last_first);
        let at = |item: usize| lines.iter().position(|l| matches!(l, Line::Item(i) if *i == item));
        if let Some(line) = self.chosen.and_then(at) {
            // The heading of the first row of a day is shown with it.
            let top = match (self.chosen, self.chosen.and_then(|c| c.checked_sub(1)).and_then(|c| self.items.get(c))) {
                (Some(_), Some(Item::Day { .. })) if high > 1 => line.saturating_sub(1),
                _ => line,
            };
            first = first.min(top).max((line + 1).saturating_sub(high));
        }
        first.min(last_first)
    }

    /// The numbers of the items that stand in a place `height` lines high: what needs its words, and no other.
    #[must_use]
    pub fn seen(&self, height: u16) -> Vec<usize> {
        let (lines, first) = (self.lines(), self.first(height));
        let here = lines.iter().skip(first).take(usize::from(height));
        here.filter_map(|line| if let Line::Item(item) = line { Some(*item) } else { None }).collect()
    }

    /// The row under the mouse.
    pub fn hit(&self, area: Rect, column: u16, row: u16) -> Option<Hit> {
        if !area.contains(Position::new(column, row)) {
            return None;
        }
        match self.lines().get(self.first(area.height) + usize::from(row - area.y)) {
            Some(Line::Item(i)) if matches!(self.items.get(*i), Some(Item::Row { .. })) => Some(Hit::Row(*i)),
            _ => None,
        }
    }

    /// The next row that can be chosen after `from` (or before it), for arrow keys.
    pub fn next(&self, from: Option<usize>, forward: bool) -> Option<usize> {
        let row = |i: &usize| matches!(self.items[*i], Item::Row { .. });
        let found = match (from, forward) {
            (None, true) => (0..self.items.len()).find(row),
            (None, false) => (0..self.items.len()).rev().find(row),
            (Some(at), true) => (at.saturating_add(1)..self.items.len()).find(row),
            (Some(at), false) => (0..at.min(self.items.len())).rev().find(row),
        };
        found.or(from)
    }

    fn lines(&self) -> Vec<Line> {
        let mut lines = Vec::with_capacity(self.items.len());
        for (i, item) in self.items.iter().enumerate() {
            if i > 0 && matches!(item, Item::Day { .. }) {
                lines.push(Line::Empty);
            }
            lines.push(Line::Item(i));
        }
        lines
    }

    fn draw_item(&self, i: usize, lead: u16, area: Rect, y: u16, buf: &mut Buffer) {
        let (look, signs) = (self.look, self.look.signs());
        match &self.items[i] {
            Item::Day { words, right } => {
                let end = put(buf, area, (0, y), &shown(look, words), look.heading());
                self.put_right(right, end, area, y, buf);
            }
            Item::Row { lead: first, words, about, right, marked } => {
                let here = self.chosen == Some(i);
                if here {
                    put(buf, area, (0, y), signs.pointer, look.accent());
                }
                put(buf, area, (2, y), &shown(look, first), look.quiet());
                let x = if lead == 0 { 2 } else { lead + 4 };
                let kept = if right.is_empty() { 0 } else { width(&shown(look, right)).saturating_add(2) };
                let room = area.width.saturating_sub(x);
                let room = if room > kept + 12 { room - kept } else { room };
                let mut words = shown(look, words);
                if *marked {
                    words = format!("{} {words}", signs.dot);
                }
                let style = if here { look.selected() } else { look.text() };
                let mut end = put(buf, area, (x, y), &clip(&words, room, signs.more), style);
                let left = (x + room).saturating_sub(end + 2);
                if !about.is_empty() && left > 1 {
                    let about = shown(look, about);
                    end = put(buf, area, (end + 2, y), &clip(&about, left, signs.more), look.quiet());
                }
                self.put_right(right, end, area, y, buf);
            }
        }
    }

    fn put_right(&self, words: &str, end: u16, area: Rect, y: u16, buf: &mut Buffer) {
        let words = shown(self.look, words);
        let size = width(&words);
        if size > 0 && end.saturating_add(2).saturating_add(size) <= area.width {
            put(buf, area, (area.width - size, y), &words, self.look.quiet());
        }
    }
}

impl Widget for &List<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let (lines, first) = (self.lines(), self.first(area.height));
        let (above, below) = (first > 0, lines.len() > first + usize::from(area.height));
        More { above, below, look: self.look }.render(area, buf);
        // What stands at the right edge stays beneath each other; else a line beside an arrow alone makes room for it.
        let aligned = self.items.iter().any(|item| !item.right().is_empty());
        let narrow = Rect { width: area.width.saturating_sub(ROOM), ..area };
        let last = area.height.saturating_sub(1);
        let place = |y: u16| {
            let beside = (above && y == 0) || (below && y == last);
            if beside || (aligned && (above || below)) { narrow } else { area }
        };
        let seen = lines.iter().skip(first).take(usize::from(area.height));
        let lead_of = |line: &Line| match line {
            Line::Item(i) => match &self.items[*i] {
                Item::Row { lead, .. } => width(&shown(self.look, lead)),
                Item::Day { .. } => 0,
            },
            Line::Empty => 0,
        };
        let lead = seen.clone().map(lead_of).max().unwrap_or(0).min(16);
        for (y, line) in (0..area.height).zip(seen) {
            if let Line::Item(i) = line {
                // A heading comes into sight with its first row.
                if below && y == last && y > 0 && matches!(self.items[*i], Item::Day { .. }) {
                    continue;
                }
                self.draw_item(*i, lead, place(y), y, buf);
            }
        }
    }
}
