//! The breath as a hill that stands still while a light walks over it: one look shows where the breath is and what
//! comes. How full the breath is at each place of its course is worked out by others.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::BreathKind;
use super::breath::{HALO, brightness};
use super::glow::{self, Hue, Light};
use crate::tui::theme::Look;

/// One breath from its beginning to its end, and where in it the light is.
#[derive(Clone, Copy, Debug)]
pub struct Wave<'a> {
    /// How full the breath is along its course, 0 to 1, at evenly spread moments from its beginning to its end.
    pub course: &'a [f64],
    /// Which part of the course is over, 0 to 1.
    pub done: f64,
    /// Where the light came from, as a part of the course, and how much of it is still there, 0 to 1: after a breath that
    /// was cut.
    pub came: Option<(f64, f64)>,
    /// What the breath is doing: a top-up has a light of its own.
    pub kind: BreathKind,
    /// How clearly it is told that this is neither in nor out, 0 to 1: the light lies flat; on a top-up it stands tall.
    pub stays: f64,
    /// From the colour of the breath in (0) to that of the breath out (1).
    pub turn: f64,
    /// How much of its light it has, 0 to 1.
    pub light: f64,
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
/// In this part of a breath, at its beginning and at its end, the light passes from one end of the hill to the other.
const PASSES: f64 = 0.03;
/// The light that stays, as a part of its size beside and above each other; and the one of a top-up.
const FLAT: (f64, f64) = (2.4, 0.7);
const TALL: (f64, f64) = (0.8, 1.9);

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

    /// How much of the light stands where the breath is; the rest is at the other end of the hill, because where a breath
    /// ends the next one begins. With reduced motion it steps over.
    fn here(&self) -> f64 {
        let from_end = self.reached().min(1.0 - self.reached());
        if self.look.reduced_motion { 1.0 } else { (0.5 + 0.5 * from_end / PASSES).min(1.0) }
    }

    /// The size of the light beside and above, as parts of its own.
    fn size(&self) -> (f64, f64) {
        let (wide, high) = if self.kind == BreathKind::TopUp { TALL } else { FLAT };
        let stays = self.stays.clamp(0.0, 1.0);
        (1.0 + (wide - 1.0) * stays, 1.0 + (high - 1.0) * stays)
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
        let (here, size) = (self.here(), self.size());
        let lamp = |reached: f64| ((reached * 2.0 - 1.0) * wide, level((reached * 2.0 - 1.0) * wide));
        let (came, still) = self.came.unwrap_or((0.0, 0.0));
        let (lamp, other, came) =
            (lamp(reached), lamp(if reached < 0.5 { 1.0 } else { 0.0 }), lamp(came.clamp(0.0, 1.0)));
        // What is over dims before the hill begins anew; at once, because a thin line that fades comes apart into dots.
        let behind = if 1.0 - reached > PASSES { BEHIND } else { AHEAD };
        let reach = (wide + LAMP * FLAT.0 + HALO, high / 2.0 + LAMP * TALL.1 + HALO);
        glow::draw((self.look, Hue::new(self.turn)), reach, area, buf, |x, y| {
            let away = |(at_x, at_y): (f64, f64)| (x - at_x).hypot(y - at_y);
            let from_lamp = ((x - lamp.0) / size.0).hypot((y - lamp.1) / size.1);
            let lit = (brightness(from_lamp - LAMP) * here).max(brightness(away(other) - LAMP) * (1.0 - here));
            let lit = (lit * (1.0 - still)).max(brightness(away(came) - LAMP) * still);
            let line = if x.abs() > wide {
                0.0
            } else {
                let slope = level(x + 0.5) - level(x - 0.5);
                let off = (y - level(x)).abs() / slope.hypot(1.0);
                let over = |lamp: (f64, f64)| if x <= lamp.0 { behind } else { AHEAD };
                brightness(off - LINE) * (over(lamp) * (1.0 - still) + over(came) * still)
            };
            let nearest = if here < 1.0 { from_lamp.min(away(other)) } else { from_lamp };
            let rim = |nearest: f64| (nearest / (LAMP * 3.0)).min(1.0);
            let rim = if still > 0.0 { rim(nearest) * (1.0 - still) + rim(away(came)) * still } else { rim(nearest) };
            Light { bright: lit.max(line) * self.light, rim }
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
        let kind = BreathKind::In;
        Wave { course: &course, done, came: None, kind, stays: 0.0, turn: 0.0, light: 1.0, look }
            .render(SCREEN, &mut buf);
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
            let kind = BreathKind::Out;
            Wave { course, done: f64::NAN, came: Some((f64::NAN, 0.5)), kind, stays: 0.0, turn: 1.0, light: 1.0, look }
                .render(SCREEN, &mut buf);
        }
    }
}
