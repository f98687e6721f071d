//! The course of a measure over days: the mean as a line, each day as a dot, gaps as gaps. Which measure it is, what is
//! averaged and over which days is left to those who know the diary.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::widgets::Widget;

use super::Hit;
use super::pen::{Dots, Pen, Tip, to_u16};
use super::sheet::shown;
use super::text::{put, width};
use crate::tui::theme::{Depth, Look};

/// A level line across the chart, with a few words at its right end where there is room.
#[derive(Clone, Copy, Debug)]
pub struct Level<'a> {
    /// Where it lies.
    pub value: f64,
    /// What it is, such as "start 6.4".
    pub words: &'a str,
}

/// A row of signs beneath the days.
#[derive(Clone, Copy, Debug)]
pub struct MarkRow<'a> {
    /// What stands beside it.
    pub words: &'a str,
    /// For each kind of mark the sign of each day, one column wide; empty for none. Where several kinds meet in one
    /// column their number stands there.
    pub kinds: &'a [Vec<&'static str>],
    /// Where many days share a column: draw how many of them have a sign, instead of the first one.
    pub shares: bool,
    /// The style of the signs.
    pub style: Style,
}

/// A course over days, oldest first. Every slice has one element a day.
///
/// ```text
/// 10 │      •
///    │ ⠤⠤⠤⣀⣀⡠⠤⠤⠤⣀⡀⠄⠄⠄⠄⠄⠄⠄⠄⠄  start 6.4
///  5 │   •        ⠈⠑⠒⠤⢄⣀⣀
///    │  ⠁  ⠁  ⠁  ⠁  ⠁  ⠁  ⠁  30 %
///  0 └──────────────▲────────
///      ●● ●●● ●  ●●●● ●●● ●   practised
///     25 Aug        24 Sep
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Chart<'a> {
    /// Each day's value.
    pub values: &'a [Option<f64>],
    /// The running mean; the line breaks where it is `None`.
    pub smooth: &'a [Option<f64>],
    /// The value of the upper edge: 10 for scales, 12 for hours. The lower edge is 0.
    pub top: f64,
    /// The baseline, dotted.
    pub baseline: Option<Level<'a>>,
    /// The 30 % mark, dotted wider.
    pub mark: Option<Level<'a>>,
    /// Rows of signs beneath the days, the one that matters most first; those without room are left out.
    pub rows: &'a [MarkRow<'a>],
    /// Words beneath days: the day's index and its name; one that would run into another is left out.
    pub labels: &'a [(usize, &'a str)],
    /// The day under the cursor.
    pub cursor: Option<usize>,
    /// The style of line and dots.
    pub style: Style,
    /// What it is drawn with.
    pub pen: Pen,
    /// How to draw.
    pub look: Look,
}

/// The widest that words at the right may be.
const MARGIN: u16 = 14;

/// Where the parts of a chart lie, and where days and values lie in it.
struct Frame {
    plot: Rect,
    days: usize,
    top: f64,
    /// The dots of a cell beside and beneath each other.
    cell: (u16, u16),
    /// How many rows of signs there are beneath the plot and its axis.
    rows: u16,
    /// The row of labels, counted from the bottom of the plot.
    labels: Option<u16>,
    gutter: u16,
}

impl Frame {
    /// The column of dots of a day.
    fn dot_x(&self, day: usize) -> u16 {
        let dots = self.plot.width * self.cell.0;
        let at = (as_f64(day) + 0.5) / as_f64(self.days.max(1)) * f64::from(dots);
        to_u16(at.floor()).min(dots.saturating_sub(1))
    }

    /// The row of dots of a value, from the top.
    fn dot_y(&self, value: f64) -> u16 {
        let part = if value.is_finite() { 1.0 - (value / self.top).clamp(0.0, 1.0) } else { 1.0 };
        to_u16((part * f64::from((self.plot.height * self.cell.1).saturating_sub(1))).round())
    }

    /// The column of a day.
    fn x(&self, day: usize) -> u16 {
        self.dot_x(day) / self.cell.0
    }

    /// The row of a value, from the top.
    fn y(&self, value: f64) -> u16 {
        self.dot_y(value) / self.cell.1
    }

    /// The days that share a column.
    fn days_at(&self, column: u16) -> std::ops::Range<usize> {
        let first = |column: u16| (0..self.days).position(|day| self.x(day) >= column).unwrap_or(self.days);
        first(column)..first(column + 1)
    }

    /// Whether there are more days than columns.
    fn is_dense(&self) -> bool {
        self.days > usize::from(self.plot.width)
    }

    fn day_at(&self, column: u16) -> usize {
        let part = (f64::from(column) + 0.5) / f64::from(self.plot.width.max(1));
        usize::from(to_u16((part * as_f64(self.days)).floor())).min(self.days.saturating_sub(1))
    }
}

/// Charts have far fewer days than a float can count.
#[allow(clippy::cast_precision_loss)]
fn as_f64(n: usize) -> f64 {
    n as f64
}

impl Chart<'_> {
    /// The day under the mouse: anywhere above or beneath it.
    pub fn hit(&self, area: Rect, column: u16, row: u16) -> Option<Hit> {
        let frame = self.frame(area);
        let inside = (frame.plot.left()..frame.plot.right()).contains(&column);
        if !inside || frame.days == 0 || !area.contains(Position::new(column, row)) {
            return None;
        }
        Some(Hit::Day(frame.day_at(column - frame.plot.x)))
    }

    /// How many rows of signs have room in an area so high.
    pub const fn rows_in(height: u16) -> u16 {
        // The axis, the labels and at least four rows of the picture come first.
        if height >= 7 { (height - 2).saturating_sub(4) } else { 0 }
    }

    fn frame(&self, area: Rect) -> Frame {
        let gutter = if area.width >= 24 { 4 } else { 0 };
        let levels = [self.baseline, self.mark].into_iter().flatten().map(|level| level.words);
        let words = levels.chain(self.rows.iter().map(|row| row.words));
        let widest = words.map(|w| width(&shown(self.look, w))).max().unwrap_or(0);
        let margin = if area.width >= 60 && widest > 0 { widest.min(MARGIN) + 1 } else { 0 };
        let labels = area.height >= 5 && !self.labels.is_empty();
        let rows = u16::try_from(self.rows.len()).unwrap_or(u16::MAX).min(Self::rows_in(area.height));
        let below = 1 + u16::from(labels) + rows;
        let high = area.height.saturating_sub(if area.height > 3 { below } else { 0 });
        let plot = Rect {
            x: area.x.saturating_add(gutter),
            y: area.y,
            width: area.width.saturating_sub(gutter + margin),
            height: high,
        };
        Frame {
            plot,
            days: self.values.len().max(self.smooth.len()),
            top: if self.top > 0.0 { self.top } else { 10.0 },
            cell: self.tip().cell(),
            rows,
            labels: labels.then_some(1 + rows),
            gutter,
        }
    }

    const fn tip(&self) -> Tip {
        if self.look.ascii { Tip::Letters } else { Tip::Of(self.pen) }
    }

    fn line_style(&self) -> Style {
        let style = self.style.remove_modifier(Modifier::UNDERLINED);
        if self.look.depth == Depth::None { style.add_modifier(Modifier::BOLD) } else { style }
    }

    /// Baseline and mark, drawn first, so that everything else lies over them.
    fn draw_levels(&self, frame: &Frame, area: Rect, buf: &mut Buffer) {
        let (look, plot) = (self.look, frame.plot);
        let mut taken = None;
        let levels = [(self.baseline, 1, look.quiet(), look.quiet()), (self.mark, 3, look.in_breath(), look.quiet())];
        for (level, every, style, words_style) in levels {
            let Some(level) = level.filter(|l| l.value.is_finite() && plot.height > 0) else { continue };
            let row = frame.y(level.value);
            let (sign, every) = self.tip().level(frame.dot_y(level.value), every);
            for x in (0..plot.width).step_by(every) {
                put(buf, plot, (x, row), sign.encode_utf8(&mut [0; 4]), style);
            }
            let mut at = row;
            if taken == Some(at) {
                at = if at + 1 < plot.height { at + 1 } else { at.saturating_sub(1) };
            }
            taken = Some(at);
            self.put_margin(frame, area, at, level.words, words_style, buf);
        }
    }

    /// Words at the right of the plot, in this row of the area.
    fn put_margin(&self, frame: &Frame, area: Rect, row: u16, words: &str, style: Style, buf: &mut Buffer) {
        let x = frame.plot.right().saturating_sub(area.x).saturating_add(1);
        if x < area.width {
            put(buf, area, (x, row), &shown(self.look, words), style);
        }
    }

    fn draw_cursor(&self, frame: &Frame, buf: &mut Buffer) {
        let Some(day) = self.cursor.filter(|d| *d < frame.days) else { return };
        let x = frame.x(day);
        for y in 0..frame.plot.height {
            put(buf, frame.plot, (x, y), self.look.signs().upright, self.look.line());
        }
    }

    fn draw_days(&self, frame: &Frame, buf: &mut Buffer) {
        let style = self.look.faded(self.style.remove_modifier(Modifier::BOLD | Modifier::UNDERLINED));
        if frame.is_dense() {
            for (at, sign) in self.day_dots(frame).signs('.') {
                put(buf, frame.plot, at, sign.encode_utf8(&mut [0; 4]), style);
            }
            return;
        }
        let sign = if self.look.ascii { "o" } else { "•" };
        for (day, value) in self.values.iter().enumerate() {
            if let Some(v) = value.filter(|v| v.is_finite()) {
                let at = (frame.x(day), frame.y(v));
                put(buf, frame.plot, at, sign, style);
            }
        }
    }

    /// Each day as a dot of its own, where a sign for each would be a smear.
    fn day_dots(&self, frame: &Frame) -> Dots {
        let mut dots = Dots::new(self.tip(), frame.plot);
        for (day, value) in self.values.iter().enumerate() {
            if let Some(v) = value.filter(|v| v.is_finite()) {
                dots.set(frame.dot_x(day), frame.dot_y(v));
            }
        }
        dots
    }

    fn draw_line(&self, frame: &Frame, buf: &mut Buffer) {
        let mut dots = Dots::new(self.tip(), frame.plot);
        let mut before = None;
        for (day, value) in self.smooth.iter().enumerate() {
            let here = value.filter(|v| v.is_finite()).map(|v| (frame.dot_x(day), frame.dot_y(v)));
            match (before, here) {
                (Some(a), Some(b)) => dots.line(a, b),
                (None, Some(b)) => dots.line(b, b),
                _ => {}
            }
            before = here;
        }
        for (at, sign) in dots.signs('*') {
            put(buf, frame.plot, at, sign.encode_utf8(&mut [0; 4]), self.line_style());
        }
    }

    /// The day under the cursor, over everything.
    fn draw_cursor_day(&self, frame: &Frame, buf: &mut Buffer) {
        let Some(day) = self.cursor.filter(|d| *d < frame.days) else { return };
        let value = self.values.get(day).copied().flatten().filter(|v| v.is_finite());
        if let Some(v) = value {
            let at = (frame.x(day), frame.y(v));
            put(buf, frame.plot, at, self.look.signs().dot, self.look.strong());
        }
    }

    fn draw_axes(&self, frame: &Frame, area: Rect, buf: &mut Buffer) {
        let (look, plot, high) = (self.look, frame.plot, frame.plot.height);
        if frame.gutter > 0 && high > 0 {
            for y in 0..high {
                put(buf, area, (frame.gutter - 1, y), look.signs().upright, look.line());
            }
            for value in [frame.top, frame.top / 2.0, 0.0] {
                let words = format!("{value}");
                let row = frame.y(value);
                if value == 0.0 || value >= frame.top || high >= 5 {
                    put(buf, area, (2_u16.saturating_sub(width(&words)), row), &words, look.quiet());
                }
            }
        }
        if area.height <= high {
            return;
        }
        if frame.gutter > 0 {
            let corner = if look.ascii { "+" } else { "└" };
            put(buf, area, (frame.gutter - 1, high), corner, look.line());
        }
        for x in 0..plot.width {
            put(buf, area, (frame.gutter + x, high), look.signs().rule, look.line());
        }
        if let Some(day) = self.cursor.filter(|d| *d < frame.days) {
            let sign = if look.ascii { "^" } else { "▲" };
            put(buf, area, (frame.gutter + frame.x(day), high), sign, look.strong());
        }
    }

    fn draw_row(&self, frame: &Frame, area: Rect, (y, row): (u16, &MarkRow), buf: &mut Buffer) {
        for x in 0..frame.plot.width {
            let days = frame.days_at(x);
            let of_kind = |kind: &Vec<&'static str>| {
                let days = kind.get(days.clone()).unwrap_or_default();
                let marked = days.iter().filter(|sign| !sign.is_empty());
                marked.clone().next().map(|first| (*first, marked.count()))
            };
            let mut kinds = row.kinds.iter().filter_map(of_kind);
            let Some((first, marked)) = kinds.next() else { continue };
            let sign = match kinds.count() {
                0 if row.shares && frame.is_dense() => share(self.look, marked, days.len()),
                0 => first,
                // There are no more than a handful of kinds.
                more => COUNTS.get(more - 1).or(COUNTS.last()).copied().unwrap_or_default(),
            };
            put(buf, area, (frame.gutter + x, y), sign, row.style);
        }
    }

    fn draw_below(&self, frame: &Frame, area: Rect, buf: &mut Buffer) {
        let (look, high) = (self.look, frame.plot.height);
        for (down, row) in (1..=frame.rows).zip(self.rows) {
            self.draw_row(frame, area, (high + down, row), buf);
            self.put_margin(frame, area, high + down, row.words, look.quiet(), buf);
        }
        let Some(down) = frame.labels else { return };
        let mut free = 0;
        for (day, words) in self.labels.iter().filter(|(d, _)| *d < frame.days) {
            let words = shown(look, words);
            // A label stands under its day, and the last one ends with the plot.
            let size = width(&words);
            let middle = frame.gutter + frame.x(*day);
            let right = frame.gutter + frame.plot.width;
            let x = middle.saturating_sub(size.saturating_sub(1) / 2).min(right.saturating_sub(size));
            if x >= free && x.saturating_add(size) <= right {
                put(buf, area, (x, high + down), &words, look.quiet());
                free = x + size + 2;
            }
        }
    }
}

impl Widget for &Chart<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return;
        }
        let frame = self.frame(area);
        self.draw_axes(&frame, area, buf);
        self.draw_levels(&frame, area, buf);
        self.draw_cursor(&frame, buf);
        self.draw_days(&frame, buf);
        self.draw_line(&frame, buf);
        self.draw_cursor_day(&frame, buf);
        self.draw_below(&frame, area, buf);
    }
}

/// Two kinds of marks in one column, and more of them.
const COUNTS: [&str; 4] = ["2", "3", "4", "5"];

/// So many of so many days, at least one of them, as one sign.
fn share(look: Look, marked: usize, days: usize) -> &'static str {
    let signs: &[&str] = if look.ascii { &[".", ":", "*"] } else { &["▁", "▂", "▃", "▄", "▅", "▆", "▇"] };
    let at = (marked * signs.len()).div_ceil(days.max(1)).saturating_sub(1);
    signs.get(at).or(signs.last()).copied().unwrap_or_default()
}
