//! A year of days as small squares: a column a week, Monday at the top. What a square stands for is left to those who
//! know the diary.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::widgets::Widget;

use super::Hit;
use super::sheet::shown;
use super::text::{put, width};
use crate::tui::theme::Look;

/// One day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Square {
    /// A day that has not come, or lies before everything.
    Out,
    /// A day without what is shown.
    Empty,
    /// A value, by its strength from 1 to 4.
    Strong(usize),
    /// A sign of its own, one column wide.
    Sign(&'static str),
}

/// Squares from a Monday on, seven a column.
///
/// ```text
///      Dec      Jan     Feb
/// Mo   ░░▒▓░···▒▒
/// Tu   ░▒▒▓
/// ```
#[derive(Clone, Copy, Debug)]
pub struct YearDays<'a> {
    /// The days, the first one a Monday.
    pub days: &'a [Square],
    /// Names above weeks: the week's index and a word; one that would run into another is left out.
    pub months: &'a [(usize, &'a str)],
    /// Names of the seven weekdays.
    pub weekdays: &'a [String],
    /// The day under the cursor.
    pub cursor: Option<usize>,
    /// The style of strong squares.
    pub style: Style,
    /// How to draw.
    pub look: Look,
}

/// The column of weekday names.
const GUTTER: u16 = 4;

/// The four strengths: the sign of each, and its style where `style` is that of the strongest.
pub fn strengths(look: Look, style: Style) -> [(&'static str, Style); 4] {
    let faint = look.faded(style);
    let signs = if look.ascii { ["-", "+", "x", "#"] } else { ["░", "▒", "▓", "█"] };
    let [one, two, three, four] = signs;
    [(one, faint), (two, faint), (three, style), (four, style)]
}

/// Which weeks are drawn, and how wide each is; which weekdays.
struct Frame {
    first: usize,
    weeks: usize,
    wide: u16,
    /// The first weekday that is drawn, and how many.
    weekday: usize,
    days: u16,
}

impl YearDays<'_> {
    /// The rows that it takes: names of months and seven days.
    pub const HEIGHT: u16 = 8;

    fn frame(&self, area: Rect) -> Frame {
        let all = self.days.len().div_ceil(7);
        let room = area.width.saturating_sub(GUTTER);
        let wide = if usize::from(room) >= all * 2 { 2 } else { 1 };
        let weeks = all.min(usize::from(room / wide));
        // Where a year has no room the weeks around the cursor stand there, the latest ones where that is possible.
        let cursor = self.cursor.map_or(all.saturating_sub(1), |day| day / 7);
        let last = (cursor + weeks / 2 + 1).clamp(weeks, all.max(weeks));
        // Where seven days have no room the one under the cursor is among those that are drawn.
        let days = area.height.saturating_sub(1).min(7);
        let weekday = (self.cursor.unwrap_or(0) % 7 + 1).saturating_sub(usize::from(days.max(1)));
        Frame { first: last - weeks, weeks, wide, weekday, days }
    }

    /// The day under the mouse.
    pub fn hit(&self, area: Rect, at: Position) -> Option<Hit> {
        let frame = self.frame(area);
        if !area.contains(at) || at.x < area.x + GUTTER || at.y <= area.y || at.y > area.y + frame.days {
            return None;
        }
        let week = usize::from((at.x - area.x - GUTTER) / frame.wide);
        let day = (frame.first + week) * 7 + usize::from(at.y - area.y - 1) + frame.weekday;
        let is_there = week < frame.weeks && self.days.get(day).is_some_and(|square| *square != Square::Out);
        is_there.then_some(Hit::Day(day))
    }

    fn sign(&self, square: Square) -> (&'static str, Style) {
        let look = self.look;
        match square {
            Square::Out => (" ", look.line()),
            Square::Empty => (look.signs().blank, look.line()),
            Square::Sign(sign) => (sign, self.style),
            Square::Strong(strength) => {
                strengths(look, self.style).get(strength.clamp(1, 4) - 1).copied().unwrap_or_default()
            }
        }
    }
}

impl YearDays<'_> {
    /// The day under the cursor: a sign is turned over. A shade turned over would be another shade, so a dot that none of
    /// them is stands in its place.
    fn chosen(&self, square: Square) -> (&'static str, Style) {
        let (sign, turned) = (self.sign(square).0, self.look.strong().add_modifier(Modifier::REVERSED));
        match square {
            Square::Strong(_) | Square::Empty if !self.look.ascii => (self.look.signs().dot, self.look.strong()),
            _ => (sign, turned),
        }
    }
}

impl Widget for &YearDays<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let area = area.intersection(buf.area);
        let frame = self.frame(area);
        let column = |week: usize| GUTTER + u16::try_from(week).unwrap_or(u16::MAX).saturating_mul(frame.wide);
        let mut free = 0;
        for (week, words) in self.months {
            let Some(week) = week.checked_sub(frame.first).filter(|week| *week < frame.weeks) else { continue };
            let (x, words) = (column(week), shown(self.look, words));
            if x >= free && x + width(&words) <= area.width {
                put(buf, area, (x, 0), &words, self.look.quiet());
                free = x + width(&words) + 1;
            }
        }
        let rows = 1..=frame.days;
        for (y, (weekday, words)) in rows.clone().zip(self.weekdays.iter().enumerate().skip(frame.weekday)) {
            if weekday % 2 == 0 {
                put(buf, area, (0, y), &shown(self.look, words), self.look.quiet());
            }
        }
        if frame.weekday > 0 {
            put(buf, area, (GUTTER - 1, 1), self.look.signs().up, self.look.quiet());
        }
        if frame.weekday + usize::from(frame.days) < 7 {
            put(buf, area, (GUTTER - 1, frame.days), self.look.signs().down, self.look.quiet());
        }
        for week in 0..frame.weeks {
            for (y, day) in rows.clone().zip((frame.first + week) * 7 + frame.weekday..) {
                let Some(square) = self.days.get(day) else { continue };
                let here = self.cursor == Some(day);
                let (sign, style) = if here { self.chosen(*square) } else { self.sign(*square) };
                put(buf, area, (column(week), y), sign, style);
                // Squares of two columns are really square; a sign stands alone.
                let is_shade = matches!(square, Square::Strong(_)) && (!here || self.look.ascii);
                if frame.wide == 2 && (here || is_shade) {
                    put(buf, area, (column(week) + 1, y), if is_shade { sign } else { " " }, style);
                }
            }
        }
    }
}
