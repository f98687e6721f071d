//! The breath as a band that widens from its middle and narrows again: the plainest of the moving pictures.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::BreathKind;
use super::breath::{HALO, NEARLY, brightness, ringed, shelled};
use super::glow::{self, Hue, Light};
use crate::tui::theme::Look;

/// The band at one moment.
#[derive(Clone, Copy, Debug)]
pub struct Band {
    /// What the breath is doing: a top-up has a shape of its own.
    pub kind: BreathKind,
    /// How full, 0 to 1, already eased (see [`super::fill`]): gives the width.
    pub fill: f64,
    /// How clearly it is told that this is neither in nor out, 0 to 1: as a frame, or as a part that is added.
    pub stays: f64,
    /// From the colour of the breath in (0) to that of the breath out (1).
    pub turn: f64,
    /// How much of its light it has, 0 to 1.
    pub light: f64,
    /// How to draw.
    pub look: Look,
}

/// The widest band, in points to either side of the middle.
const WIDEST: f64 = 34.0;
/// Half its height in points.
const HALF_HIGH: f64 = 1.9;
/// How bright the place is that a full breath reaches.
const TRACK: f64 = 0.16;

impl Widget for &Band {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let (half_wide, half_high) = glow::half_size(area);
        let widest = (half_wide - 3.0).clamp(1.0, WIDEST);
        let high = HALF_HIGH.min(half_high);
        let wide = widest * self.fill.clamp(0.0, 1.0);
        let outside = |x: f64, y: f64, wide: f64| (x.abs() - wide).max(y.abs() - high);
        glow::draw((self.look, Hue::new(self.turn)), (widest + HALO, high + HALO), area, buf, |x, y| {
            let track = if outside(x, y, widest) <= 0.0 { TRACK } else { 0.0 };
            let told = match self.kind {
                BreathKind::TopUp => shelled(x.abs() - widest * NEARLY, self.stays),
                // The band is low: its ends alone stay bright.
                _ => ringed(x.abs() - wide, self.stays),
            };
            let bright = (brightness(outside(x, y, wide)) * told).max(track);
            Light { bright: bright * self.light, rim: x.abs() / widest }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::Depth;
    use proptest::prelude::*;

    const SCREEN: Rect = Rect::new(0, 0, 80, 17);

    fn drawn(fill: f64, look: Look) -> Buffer {
        let mut buf = Buffer::empty(SCREEN);
        Band { kind: BreathKind::Hold, fill, stays: 0.0, turn: 0.0, light: 1.0, look }.render(SCREEN, &mut buf);
        buf
    }

    fn full(buf: &Buffer) -> usize {
        (0..80_u16).filter(|x| buf[(*x, 8)].symbol() == "█").count()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]

        #[test]
        fn a_fuller_breath_is_wider(a in 0.0..1.0_f64, b in 0.0..1.0_f64) {
            let look = Look { depth: Depth::None, ascii: true, ..Look::default() };
            let count = |fill: f64| drawn(fill, look).content.iter().filter(|cell| cell.symbol() == "0").count();
            prop_assert!(count(a.min(b)) <= count(a.max(b)));
        }
    }

    #[test]
    fn it_shows_how_far_a_full_breath_goes() {
        let look = Look { depth: Depth::True, ..Look::default() };
        assert!(full(&drawn(0.0, look)) > 60, "the place of a full breath is there before it is filled");
        assert_ne!(drawn(0.0, look), drawn(0.5, look));
    }
}
