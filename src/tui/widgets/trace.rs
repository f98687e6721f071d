//! A level over time beside what is asked of it: the curve up to now, the target before and after, the resting band.
//! Everything comes in on the person's own scale; what is measured and what is asked is left to others.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::glow::{DOTS, braille};
use crate::tui::theme::Look;

/// The lowest and the highest of the person's scale that is drawn: a little beneath rest, well above a gentle squeeze.
const SHOWN: (f64, f64) = (-25.0, 175.0);

/// A curve that scrolls.
///
/// ```text
///            ╭──╮            ╭──╮      target
///       ⣀⣠⠤⠖⠋⠉⠳⣄
/// ⠤⠤⠤⠤⠤⠤⠊      ⠈⠙⠢⠤⣀⣀          band
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Trace<'a> {
    /// The curve: how far along the area (0 to 1), and where on the scale (0 rest, 100 a gentle squeeze).
    pub points: &'a [(f64, f64)],
    /// What is asked at evenly spread places along the area; none where nothing is.
    pub target: &'a [Option<f64>],
    /// The upper edge of the resting band, once it is known.
    pub band: Option<f64>,
    /// How to draw.
    pub look: Look,
}

/// The row of a place on the scale, from the top, in an area of that height.
pub(super) fn row_of(percent: f64, height: u16) -> u16 {
    dots_row(percent, height) / 4
}

fn dots_row(percent: f64, height: u16) -> u16 {
    let part = ((percent - SHOWN.0) / (SHOWN.1 - SHOWN.0)).clamp(0.0, 1.0);
    whole((1.0 - part) * f64::from((height * 4).saturating_sub(1)))
}

/// Dots of one colour: two columns and four rows a cell.
struct Dots {
    masks: Vec<u8>,
    area: Rect,
}

impl Dots {
    fn new(area: Rect) -> Self {
        Self { masks: vec![0; usize::from(area.width) * usize::from(area.height)], area }
    }

    fn width(&self) -> u16 {
        self.area.width * 2
    }

    /// The row of dots of a place on the scale, from the top.
    fn row(&self, percent: f64) -> u16 {
        dots_row(percent, self.area.height)
    }

    fn column(&self, place: f64) -> u16 {
        whole(place.clamp(0.0, 1.0) * f64::from(self.width().saturating_sub(1)))
    }

    fn set(&mut self, x: u16, y: u16) {
        let cell = usize::from(y / 4) * usize::from(self.area.width) + usize::from(x / 2);
        let bit = DOTS.iter().position(|dot| *dot == (x % 2, y % 4)).unwrap_or(0);
        if let Some(mask) = self.masks.get_mut(cell) {
            *mask |= 1 << bit;
        }
    }

    /// A line from one dot to the next, without gaps between rows.
    fn line(&mut self, from: (u16, u16), to: (u16, u16)) {
        let steps = from.0.abs_diff(to.0).max(from.1.abs_diff(to.1)).max(1);
        for step in 0..=steps {
            let part = f64::from(step) / f64::from(steps);
            let at = |a: u16, b: u16| whole(f64::from(a) + (f64::from(b) - f64::from(a)) * part);
            self.set(at(from.0, to.0), at(from.1, to.1));
        }
    }

    /// Draws the dots where nothing stands yet.
    fn put(&self, sign: &str, style: Style, ascii: bool, buf: &mut Buffer) {
        for (index, mask) in self.masks.iter().enumerate().filter(|(_, mask)| **mask > 0) {
            let index = u16::try_from(index).unwrap_or(u16::MAX);
            let at = (self.area.x + index % self.area.width, self.area.y + index / self.area.width);
            let Some(cell) = buf.cell_mut(at).filter(|cell| cell.symbol() == " ") else { continue };
            if ascii {
                cell.set_symbol(sign);
            } else {
                cell.set_char(braille(*mask));
            }
            cell.set_style(style);
        }
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn whole(at: f64) -> u16 {
    at.round().clamp(0.0, f64::from(u16::MAX)) as u16
}

impl Trace<'_> {
    fn curve(&self, area: Rect) -> Dots {
        let mut dots = Dots::new(area);
        let mut before: Option<(u16, u16)> = None;
        for (place, percent) in self.points.iter().filter(|(place, level)| place.is_finite() && level.is_finite()) {
            let at = (dots.column(*place), dots.row(*percent));
            // Nothing came for a while: a gap, not a line over it.
            let from = before.filter(|before| at.0.saturating_sub(before.0) <= 4).unwrap_or(at);
            dots.line(from, at);
            before = Some(at);
        }
        dots
    }

    fn asked(&self, area: Rect) -> Dots {
        let mut dots = Dots::new(area);
        let mut before: Option<(u16, u16)> = None;
        let last = self.target.len().saturating_sub(1).max(1);
        for (index, asked) in self.target.iter().enumerate() {
            let part = f64::from(u32::try_from(index).unwrap_or(0)) / f64::from(u32::try_from(last).unwrap_or(1));
            let at = asked.filter(|asked| asked.is_finite()).map(|asked| (dots.column(part), dots.row(asked)));
            if let Some(at) = at {
                dots.line(before.unwrap_or(at), at);
            }
            before = at;
        }
        dots
    }

    fn edge(&self, area: Rect) -> Dots {
        let mut dots = Dots::new(area);
        if let Some(band) = self.band.filter(|band| band.is_finite()) {
            let y = dots.row(band);
            (0..dots.width()).step_by(4).for_each(|x| dots.set(x, y));
        }
        dots
    }
}

impl Widget for &Trace<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return;
        }
        let look = self.look;
        // What is nearest to the person is drawn first; each sign stands alone in its cell.
        self.curve(area).put("*", look.out_breath(), look.ascii, buf);
        self.asked(area).put("=", look.quiet(), look.ascii, buf);
        self.edge(area).put(".", look.quiet(), look.ascii, buf);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(points: &[(f64, f64)], target: &[Option<f64>], ascii: bool) -> Vec<String> {
        let area = Rect::new(0, 0, 20, 4);
        let mut buf = Buffer::empty(area);
        Trace { points, target, band: Some(20.0), look: Look { ascii, ..Look::default() } }.render(area, &mut buf);
        let row = |y: u16| (0..20).map(|x| buf[(x, y)].symbol()).collect::<String>();
        (0..4).map(row).collect()
    }

    #[test]
    fn rest_lies_beneath_the_band_and_a_squeeze_above() {
        let points: Vec<(f64, f64)> =
            (0..40).map(|at| (f64::from(at) / 60.0, if at < 20 { 0.0 } else { 100.0 })).collect();
        let rows = drawn(&points, &[], true);
        assert!(rows[3].starts_with("***"), "{rows:?}");
        assert!(rows[1].contains("***"), "{rows:?}");
        assert!(rows[3].ends_with(' '), "the curve ends where now is: {rows:?}");
    }

    #[test]
    fn a_silence_is_a_gap() {
        let rows = drawn(&[(0.0, 0.0), (0.1, 0.0), (0.9, 0.0), (1.0, 0.0)], &[], true);
        assert!(rows[3].starts_with("**") && rows[3].ends_with("**"), "{rows:?}");
        assert!(!rows[3][4..16].contains('*'), "{rows:?}");
    }

    #[test]
    fn the_same_moment_is_the_same_picture_and_odd_figures_are_drawn() {
        let target = [Some(0.0), Some(100.0), None, Some(f64::NAN), Some(0.0)];
        let points = [(0.2, f64::INFINITY), (f64::NAN, 3.0), (0.4, 1e300), (0.5, -1e300)];
        assert_eq!(drawn(&points, &target, false), drawn(&points, &target, false));
    }
}
