//! A quiet ring, or a thin line, that fills while nothing else moves: stretches, attention, rest.

use std::f64::consts::TAU;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::breath::{HALO, brightness};
use super::glow::{self, Hue, Light};
use super::{Progress, centred};
use crate::tui::theme::Look;

/// What it is drawn as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StillShape {
    /// A ring that closes clockwise from the top; a line where there is no room for it.
    Ring,
    /// A thin line across the middle.
    Line,
}

/// A stay, so far.
#[derive(Clone, Copy, Debug)]
pub struct Still {
    /// How much of it has passed, 0 to 1.
    pub done: f64,
    /// Ring or line.
    pub shape: StillShape,
    /// How much of its light a ring has, 0 to 1.
    pub light: f64,
    /// How to draw.
    pub look: Look,
}

/// The largest ring, in points.
const LARGEST: f64 = 15.0;
/// Half its thickness.
const HALF: f64 = 0.9;
/// How bright the part is that is still to come; ASCII has nothing thinner than a dot.
const WAITING: f64 = 0.17;
const WAITING_ASCII: f64 = 0.33;

impl Still {
    fn part(&self) -> f64 {
        let done = if self.done.is_finite() { self.done.clamp(0.0, 1.0) } else { 0.0 };
        // With reduced motion it goes on in twelfths, like the hours of a clock.
        if self.look.reduced_motion { (done * 12.0).floor() / 12.0 } else { done }
    }

    fn ring(&self, area: Rect, buf: &mut Buffer) {
        let (wide, high) = glow::half_size(area);
        let radius = (wide.min(high) - 2.0).min(LARGEST);
        let done = self.part();
        let waiting = if self.look.ascii { WAITING_ASCII } else { WAITING };
        let reach = (radius + HALF + HALO, radius + HALF + HALO);
        // It closes with a soft front of so many points.
        let (around, front) = ((TAU * radius).max(1.0), 1.5);
        glow::draw((self.look, Hue::new(0.0)), reach, area, buf, |x, y| {
            let turn = x.atan2(-y).rem_euclid(TAU) / TAU;
            let bright = brightness((x.hypot(y) - radius).abs() - HALF);
            let passed = ((done * (1.0 + front / around) - turn) * around / front).clamp(0.0, 1.0);
            let bright = bright * (waiting + (1.0 - waiting) * passed);
            Light { bright: bright * self.light, rim: 0.4 + 0.6 * (1.0 - turn) }
        });
    }
}

impl Widget for &Still {
    fn render(self, area: Rect, buf: &mut Buffer) {
        if self.shape == StillShape::Ring && area.width >= 9 && area.height >= 5 {
            self.ring(area, buf);
        } else {
            let line = centred(area, 48, 1);
            (&Progress { done: self.part(), words: "", look: self.look }).render(line, buf);
        }
    }
}
