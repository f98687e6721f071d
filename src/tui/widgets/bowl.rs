//! The pelvic floor as a bowl that widens as it lets go and returns by itself. A picture, not anatomy.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::breath::{HALO, brightness};
use super::glow::{self, Hue, Light};
use crate::tui::theme::Look;

/// The bowl at one moment.
#[derive(Clone, Copy, Debug)]
pub struct Bowl {
    /// How wide, 0 (gathered) to 1 (let go), already eased (see [`super::fill`]).
    pub fill: f64,
    /// How clearly it is told that it neither widens nor gathers, 0 to 1: the light that rests in it goes, its wall stays.
    pub stays: f64,
    /// From the colour of gathering (0) to that of letting go (1).
    pub turn: f64,
    /// How much of its light it has, 0 to 1.
    pub light: f64,
    /// How to draw.
    pub look: Look,
}

/// The widest bowl, from its middle to its rim, in points.
const WIDEST: f64 = 28.0;
/// Half the thickness of the wall.
const WALL: f64 = 1.1;

/// A hanging curve: rim at `top`, lowest point `deep` beneath it, `wide` to each side.
struct Curve {
    wide: f64,
    top: f64,
    deep: f64,
    /// `wide` when it has let go.
    widest: f64,
}

impl Curve {
    fn at(&self, x: f64) -> f64 {
        self.top + self.deep * (1.0 - (x / self.wide).powi(2))
    }

    /// The distance of a point from the wall, and how far above the wall it is.
    fn from(&self, x: f64, y: f64) -> (f64, f64) {
        if x.abs() >= self.wide {
            return ((x.abs() - self.wide).hypot(y - self.top), -1.0);
        }
        let (slope, above) = (2.0 * self.deep * x / self.wide.powi(2), self.at(x) - y);
        let near_wall = above.abs() / slope.hypot(1.0);
        let near_rim = (self.wide - x.abs()).hypot(y - self.top);
        if y < self.top { (near_rim, -1.0) } else { (near_wall, above) }
    }
}

impl Bowl {
    fn curve(&self, area: Rect) -> Curve {
        let (half_wide, half_high) = glow::half_size(area);
        let fill = self.fill.clamp(0.0, 1.0);
        let room = (half_wide - 3.0).clamp(1.0, WIDEST).min(half_high * 1.9);
        let deep = (half_high * 2.0 - 6.0).max(1.0).min(room * 0.62);
        // As it widens it also sinks a little; the rim stays where it is.
        Curve { wide: room * (0.5 + 0.5 * fill), top: -deep / 2.0, deep: deep * (0.72 + 0.28 * fill), widest: room }
    }
}

impl Widget for &Bowl {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let curve = self.curve(area);
        let beyond = WALL + HALO;
        let reach = (curve.wide + beyond, curve.top.abs().max((curve.top + curve.deep).abs()) + beyond);
        glow::draw((self.look, Hue::new(self.turn)), reach, area, buf, |x, y| {
            let (distance, above) = curve.from(x, y);
            let wall = brightness(distance - WALL);
            // Inside, a light that rests on the wall and thins out upwards.
            let rests = 0.42 * (1.0 - self.stays.clamp(0.0, 1.0));
            let inside = if above > 0.0 { rests * (1.0 - above / (curve.deep * 0.8)) } else { 0.0 };
            Light { bright: wall.max(inside) * self.light, rim: 0.3 + 0.7 * x.abs() / curve.widest }
        });
    }
}
