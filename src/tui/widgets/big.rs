//! One word as large as the place allows, to be read from the mat.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::widgets::Widget;
use tui_big_text::{BigText, PixelSize};

use super::centred;
use super::sheet::shown;
use super::text::{put, width, wrap};
use crate::tui::theme::Look;

/// A word or a figure in the largest letters that fit, in the middle of the area; bold text where none do.
#[derive(Clone, Copy, Debug)]
pub struct Big<'a> {
    /// What it says.
    pub words: &'a str,
    /// Words beside which it keeps its size: no larger than these would stand here. Empty: as large as it fits.
    pub like: &'a str,
    /// The style of the letters.
    pub style: Style,
    /// How to draw.
    pub look: Look,
}

/// Letters are drawn on a square of eight points.
const LETTER: u16 = 8;

/// How large a point of a letter is: columns, and half rows.
#[derive(Clone, Copy)]
struct Size {
    columns: u16,
    halves: u16,
}

impl Size {
    /// The lines that the words take at this size, if they fit.
    fn lines(self, words: &str, area: Rect) -> Option<Vec<String>> {
        let in_a_line = area.width / (LETTER * self.columns);
        let high = LETTER * self.halves / 2;
        let longest = words.split(' ').map(|w| w.chars().count()).max()?;
        if longest > usize::from(in_a_line) {
            return None;
        }
        let lines = wrap(words, in_a_line);
        (lines.len() * usize::from(high) <= usize::from(area.height)).then_some(lines)
    }
}

impl Big<'_> {
    /// The largest size that fits, with its lines. Points are square or up to twice as high, which still reads well.
    fn largest(&self, words: &str, area: Rect) -> Option<(Size, Vec<String>)> {
        let sizes = (1..=4).flat_map(|columns| (columns..=columns * 2).map(move |halves| Size { columns, halves }));
        // ASCII has no half rows.
        sizes
            .filter(|s| !self.look.ascii || s.halves % 2 == 0)
            .filter(|s| self.like.is_empty() || s.lines(self.like, area).is_some_and(|lines| lines.len() == 1))
            .filter_map(|s| s.lines(words, area).map(|lines| (s, lines)))
            .max_by_key(|(s, _)| (s.columns * s.halves, s.columns))
    }

    fn draw_large(&self, size: Size, lines: &[String], area: Rect, buf: &mut Buffer) {
        let high = LETTER * size.halves / 2;
        let count = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        let block = centred(area, area.width, high.saturating_mul(count));
        for (i, line) in (0..count).zip(lines) {
            let wide = LETTER * size.columns * width(line);
            let place = Rect { y: block.y + i * high, height: high, ..block };
            self.draw_line(size, line, centred(place, wide, high), buf);
        }
    }

    fn draw_line(&self, size: Size, line: &str, area: Rect, buf: &mut Buffer) {
        let points = Rect::new(0, 0, LETTER * width(line), LETTER);
        let mut letters = Buffer::empty(points);
        BigText::builder().lines(vec![line.to_owned().into()]).build().render(points, &mut letters);
        let stands =
            |x: u16, half: u16| letters.cell((x / size.columns, half / size.halves)).is_some_and(|c| c.symbol() != " ");
        for y in 0..area.height {
            for x in 0..area.width {
                let sign = match (stands(x, y * 2), stands(x, y * 2 + 1)) {
                    (true, true) if self.look.ascii => "#",
                    (true, true) => "█",
                    (true, false) => "▀",
                    (false, true) => "▄",
                    (false, false) => continue,
                };
                put(buf, area, (x, y), sign, self.style);
            }
        }
    }

    /// Letters of four by four cells: narrow, but still four times as high as text.
    fn draw_small(&self, words: &str, area: Rect, buf: &mut Buffer) -> bool {
        let in_a_line = area.width / 4;
        let longest = words.split(' ').map(|w| w.chars().count()).max().unwrap_or(0);
        let lines = wrap(words, in_a_line);
        if self.look.ascii || longest > usize::from(in_a_line) || lines.len() * 4 > usize::from(area.height) {
            return false;
        }
        let high = u16::try_from(lines.len() * 4).unwrap_or(u16::MAX);
        let block = centred(area, area.width, high);
        for (i, line) in (0_u16..).zip(&lines) {
            let place = centred(Rect { y: block.y + i * 4, height: 4, ..block }, width(line) * 4, 4);
            let mut big = BigText::builder();
            big.lines(vec![line.clone().into()]).style(self.style).pixel_size(PixelSize::Quadrant);
            big.build().render(place, buf);
        }
        true
    }
}

impl Widget for &Big<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let area = area.intersection(buf.area);
        let words = shown(self.look, self.words.trim());
        if area.is_empty() || words.is_empty() {
            return;
        }
        // The large letters are those of Latin; anything else is shown as it is, in bold.
        let has_letters = words.chars().all(|c| c <= '\u{ff}') && width(&words) < 64;
        if has_letters {
            if let Some((size, lines)) = self.largest(&words, area) {
                self.draw_large(size, &lines, area, buf);
                return;
            }
            if self.draw_small(&words, area, buf) {
                return;
            }
        }
        let lines = wrap(&words, area.width);
        let count = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        let block = centred(area, area.width, count);
        for (y, line) in (0..block.height).zip(&lines) {
            let x = (block.width.saturating_sub(width(line))) / 2;
            put(buf, block, (x, y), line, self.style.add_modifier(Modifier::BOLD));
        }
    }
}
