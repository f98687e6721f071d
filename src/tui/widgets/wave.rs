//! The breath as a hill that stands still while a light walks over it: one look shows where the breath is and what
//! comes. How full the breath is at each place of its course is worked out by others.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::BreathKind;
use super::breath::{HALO, brightness, hue};
use super::glow::{self, Light};
use crate::tui::theme::Look;

/// One breath from its beginning to its end, and where in it the light is.
#[derive(Clone, Copy, Debug)]
pub struct Wave<'a> {
    /// How full the breath is along its course, 0 to 1, at evenly spread moments from its beginning to its end.
    pub course: &'a [f64],
    /// Which part of the course is over, 0 to 1.
    pub done: f64,
    /// What the breath is doing: gives the colour.
    pub kind: BreathKind,
    /// How full it is now, 0 to 1: gives the colour its turn.
    pub fill: f64,
    /// How to draw.
    pub look: Look,
}

/// The highest hill, in points of half a row.
const HIGHEST: f64 = 16.0;
/// The widest hill, in points to either side of the middle.
const WIDEST: f64 = 34.0;
/// Half the thickness of the line.
const LINE: f64 = 0.5;
/// The light that walks: its radius in points.
const LAMP: f64 = 2.0;
/// How bright what is still to come is, and what is over.
const AHEAD: f64 = 0.3;
const BEHIND: f64 = 0.62;

impl Wave<'_> {
    /// How full the breath is at a place of its course, 0 to 1.
    fn height(&self, place: f64) -> f64 {
        let Some(last) = self.course.len().checked_sub(1) else { return 0.0 };
        #[expect(clippy::cast_precision_loss, reason = "a course has a few hundred moments")]
        let at = place.clamp(0.0, 1.0) * last as f64;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the last index")]
        let before = (at.floor() as usize).min(last);
        let (from, to) = (self.course[before], self.course[(before + 1).min(last)]);
        (from + (to - from) * at.fract()).clamp(0.0, 1.0)
    }

    /// Which part is over, as it is drawn.
    fn reached(&self) -> f64 {
        if self.done.is_finite() { self.done.clamp(0.0, 1.0) } else { 0.0 }
    }
}

impl Widget for &Wave<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let (half_wide, half_high) = glow::half_size(area);
        let wide = (half_wide - 3.0).clamp(1.0, WIDEST);
        let high = (half_high * 2.0 - 2.0 * (LAMP + 1.0)).clamp(1.0, HIGHEST);
        let place = |x: f64| (x / wide).midpoint(1.0);
        let level = |x: f64| high / 2.0 - self.height(place(x)) * high;
        let reached = self.reached();
        let lamp_x = (reached * 2.0 - 1.0) * wide;
        let lamp = (lamp_x, level(lamp_x));
        let reach = (wide + LAMP + HALO, high / 2.0 + LAMP + HALO);
        glow::draw((self.look, hue(self.kind, self.fill)), reach, area, buf, |x, y| {
            let from_lamp = (x - lamp.0).hypot(y - lamp.1);
            let lit = brightness(from_lamp - LAMP);
            let line = if x.abs() > wide {
                0.0
            } else {
                let slope = level(x + 0.5) - level(x - 0.5);
                let off = (y - level(x)).abs() / slope.hypot(1.0);
                brightness(off - LINE) * if x <= lamp.0 { BEHIND } else { AHEAD }
            };
            Light { bright: lit.max(line), rim: (from_lamp / (LAMP * 3.0)).min(1.0) }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::Depth;

    const SCREEN: Rect = Rect::new(0, 0, 80, 17);

    fn course() -> Vec<f64> {
        (0..=100).map(|at| (std::f64::consts::PI * f64::from(at) / 100.0).sin()).collect()
    }

    fn drawn(done: f64, look: Look) -> Buffer {
        let mut buf = Buffer::empty(SCREEN);
        let course = course();
        let fill = (std::f64::consts::PI * done).sin();
        Wave { course: &course, done, kind: BreathKind::In, fill, look }.render(SCREEN, &mut buf);
        buf
    }

    #[test]
    fn few_cells_change_while_the_light_walks() {
        for depth in [Depth::True, Depth::C256, Depth::C16, Depth::None] {
            let look = Look { depth, ..Look::default() };
            let mut before = drawn(0.0, look);
            let mut cells = 0;
            for frame in 1..=300_u16 {
                let now = drawn(f64::from(frame) / 300.0, look);
                cells += before.diff(&now).len();
                before = now;
            }
            assert!(cells / 300 < 60, "{depth:?}: {} a frame", cells / 300);
        }
    }

    #[test]
    fn the_light_stands_on_the_hill_and_the_same_moment_is_the_same_picture() {
        let look = Look { depth: Depth::True, ..Look::default() };
        assert_eq!(drawn(0.4, look), drawn(0.4, look));
        let top = |buf: &Buffer| buf.content.iter().position(|cell| cell.symbol() != " ").map(|at| at / 80);
        assert!(top(&drawn(0.5, look)) < top(&drawn(0.0, look)), "at the top of the breath the light is highest");
    }

    #[test]
    fn a_course_of_nothing_or_one_moment_is_drawn() {
        for course in [&[][..], &[0.4][..], &[f64::NAN, 1.0][..]] {
            let mut buf = Buffer::empty(SCREEN);
            let look = Look::default();
            Wave { course, done: f64::NAN, kind: BreathKind::Out, fill: 0.2, look }.render(SCREEN, &mut buf);
        }
    }
}
