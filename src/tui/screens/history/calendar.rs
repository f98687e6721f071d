//! A year of days, by any measure or by practice, with the day under the cursor and its neighbours as a list.

use chrono::Datelike;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::beneath::hard_day;
use super::picture::{Picture, tint};
use super::{HistoryScreen, View, days};
use crate::coach::dates;
use crate::diary::Day;
use crate::insight::{Marks, Year, strength};
use crate::tui::theme::Look;
use crate::tui::widgets::{Hit, Square, YearDays, strengths, text};
use crate::words::{name, say, tell};

impl HistoryScreen {
    pub(super) fn draw_calendar(&self, area: Rect, buf: &mut Buffer, view: &View, picture: &Picture) {
        let (grid, legend, list) = split(area);
        self.with_year(picture, view, |year| year.render(grid, buf));
        self.draw_legend(legend, buf, picture, view.look);
        days::draw(picture, self.cursor(view), list, buf, view);
    }

    pub(super) fn calendar_hit(&self, area: Rect, at: Position, view: &View) -> Option<Day> {
        let (grid, _, list) = split(area);
        let picture = self.picture(view);
        match self.with_year(&picture, view, |year| year.hit(grid, at)) {
            Some(Hit::Day(day)) => i64::try_from(day).ok().map(|day| picture.stretch.from.plus(day)),
            _ => days::hit(&picture, self.cursor(view), list, at, view),
        }
    }

    fn with_year<T>(&self, picture: &Picture, view: &View, does: impl FnOnce(&YearDays) -> T) -> T {
        let year = Year { first: picture.stretch.from };
        let today = picture.edges.today;
        let values = picture.course.values.iter();
        let square = |(day, value): &(Day, Option<f64>)| match value {
            _ if *day > today => Square::Out,
            _ if self.by_practice => practice_square(&picture.marks, *day, view.look),
            Some(value) => Square::Strong(strength(*value, 10.0)),
            None => Square::Empty,
        };
        let squares: Vec<Square> = values.map(square).collect();
        let firsts = (0..squares.len()).filter_map(|at| {
            let day = year.first.plus(i64::try_from(at).ok()?);
            (day.0.day() == 1).then(|| (at / 7, dates::month(day)))
        });
        let months: Vec<(usize, String)> = firsts.collect();
        let months: Vec<(usize, &str)> = months.iter().map(|(week, words)| (*week, words.as_str())).collect();
        let weekdays: Vec<String> = (0..7).map(|weekday| dates::weekday(year.day(0, weekday))).collect();
        does(&YearDays {
            days: &squares,
            months: &months,
            weekdays: &weekdays,
            cursor: usize::try_from(self.cursor(view).since(year.first)).ok(),
            style: self.square_style(picture, view.look),
            look: view.look,
        })
    }

    fn square_style(&self, picture: &Picture, look: Look) -> Style {
        if self.by_practice { look.in_breath() } else { tint(picture.course.measure, look) }
    }

    /// What the squares mean, each sign as it stands in them.
    fn draw_legend(&self, line: Rect, buf: &mut Buffer, picture: &Picture, look: Look) {
        let tint = self.square_style(picture, look);
        let mut x = 4;
        let mut put = |sign: &str, style: Style, words: &str| {
            if x + text::width(sign) + 1 + text::width(words) <= line.width {
                let end = text::put(buf, line, (x, 0), sign, style);
                x = text::put(buf, line, (end + 1, 0), words, look.quiet()) + 3;
            }
        };
        if self.by_practice {
            put(look.signs().dot, tint, &say("history-practised"));
            if picture.marks.days.iter().any(|marks| marks.hard_day) {
                put(hard_day(look), tint, &say("history-mark-hard-day"));
            }
            return;
        }
        for (part, (sign, style)) in (1..).zip(strengths(look, tint)) {
            put(sign, style, &name("history-strength", &part.to_string()));
        }
        put(look.signs().blank, look.line(), &say("history-no-figure"));
    }
}

/// "Practice   52 days   17 Nov 2025 to 29 Nov 2026".
pub(super) fn practice_head(picture: &Picture, line: Rect, buf: &mut Buffer, look: Look) {
    let count = picture.marks.days.iter().filter(|marks| marks.practised).count();
    let end = text::put(buf, line, (0, 0), &say("history-practice"), look.heading());
    let end = text::put(buf, line, (end + 3, 0), &tell("history-practice-days", &[("n", count.into())]), look.text());
    let words = super::range::days_words(picture.stretch);
    if end + 3 + text::width(&words) <= line.width {
        text::put(buf, line, (end + 3, 0), &words, look.quiet());
    }
}

fn practice_square(marks: &Marks, day: Day, look: Look) -> Square {
    let marks = marks.of(day);
    match (marks.practised, marks.hard_day) {
        (true, _) => Square::Sign(look.signs().dot),
        (false, true) => Square::Sign(hard_day(look)),
        (false, false) => Square::Empty,
    }
}

/// The squares, what they mean, and the list.
fn split(area: Rect) -> (Rect, Rect, Rect) {
    let free = u16::from(area.height >= 16);
    let top = area.y + free;
    let left = area.height.saturating_sub(free);
    let grid = Rect { y: top, height: left.min(YearDays::HEIGHT), ..area };
    let left = left - grid.height;
    let legend = Rect { y: grid.y + grid.height + free.min(left), height: left.saturating_sub(free).min(1), ..area };
    let used = (legend.y + legend.height + 1).saturating_sub(area.y).min(area.height);
    (grid, legend, Rect { y: area.y + used, height: area.height - used, ..area })
}
