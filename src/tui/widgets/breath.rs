//! The breath as a soft disc that swells and sinks. Which phase it is and how long it lasts is left to the timeline.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::glow::{self, Hue, Light};
use crate::tui::theme::{Depth, Look};

/// What the breath, or the floor, is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BreathKind {
    /// Breathing in.
    In,
    /// A second, small in-breath on top of the first.
    TopUp,
    /// Staying full.
    Hold,
    /// Breathing out.
    Out,
    /// Staying empty.
    Pause,
    /// The floor gathers or lifts.
    Gather,
    /// The floor lets go and widens.
    Release,
    /// Nothing to do.
    Still,
}

/// The disc at one moment.
#[derive(Clone, Copy, Debug)]
pub struct Breath {
    /// What the breath is doing: a top-up has a shape of its own.
    pub kind: BreathKind,
    /// How full, 0 to 1, already eased (see [`fill`]): gives the size.
    pub fill: f64,
    /// How clearly it is told that this is neither in nor out, 0 to 1 (see [`stay`]): a stay shows as a ring with a
    /// faint inside, a top-up as a shell around the breath it is added to.
    pub stays: f64,
    /// From the colour of the breath in (0) to that of the breath out (1); see [`turn_of`].
    pub turn: f64,
    /// How much of its light it has, 0 to 1: less while it comes or goes.
    pub light: f64,
    /// How to draw.
    pub look: Look,
}

/// The largest disc, in points of half a row: beyond it more cells would change than a slow line carries.
const LARGEST: f64 = 20.0;
/// The empty breath, as a part of the full one.
const SMALLEST: f64 = 0.34;
/// Room for the halo.
pub(super) const HALO: f64 = 2.5;
/// Nearly a full breath: a top-up comes on top of it.
pub const NEARLY: f64 = 0.82;
/// How much of the light within a ring is taken away.
const FAINT: f64 = 0.66;
/// The thickness of a ring, and half that of the seam beneath it or beneath a shell, in points. A seam is as dark as the
/// ground, so that it is seen where no colour is.
const RING: f64 = 2.2;
const SEAM: f64 = 1.3;
/// How much of its light the shell of a top-up is without, and over how many points before the seam that begins.
const SHELL: f64 = 0.6;
const SOFT: f64 = 1.0;
/// A stay is told softly, within so many milliseconds at most, and within this part of it.
const TELLING_MS: f64 = 600.0;
const TELLING: f64 = 0.3;

/// How clearly a stay is told so many milliseconds after its beginning and before its end, 0 to 1: softly from nothing
/// and back, so that it joins what was before and what follows.
pub fn stay(into_ms: f64, left_ms: f64) -> f64 {
    let softly = TELLING_MS.min((into_ms + left_ms) * TELLING).max(1.0);
    let at = (into_ms.min(left_ms) / softly).clamp(0.0, 1.0);
    at * at * (3.0 - 2.0 * at)
}

/// How full the breath is at `progress` (0 to 1) of a phase that goes from one fullness to another; eased, so that it
/// starts and ends softly. While holding, pausing or still it stays where the phase began.
pub fn fill(kind: BreathKind, progress: f64, from: f64, to: f64) -> f64 {
    let at = if progress.is_finite() { progress.clamp(0.0, 1.0) } else { 0.0 };
    let eased = (1.0 - (std::f64::consts::PI * at).cos()) / 2.0;
    let full = match kind {
        BreathKind::Hold | BreathKind::Pause | BreathKind::Still => from,
        _ => from + (to - from) * eased,
    };
    full.clamp(0.0, 1.0)
}

/// The colour that belongs to what the breath does: breathing in and gathering are teal (0), breathing out, resting and
/// letting go indigo (1).
#[must_use]
pub const fn turn_of(kind: BreathKind) -> f64 {
    match kind {
        BreathKind::Out | BreathKind::Release | BreathKind::Pause => 1.0,
        BreathKind::In | BreathKind::TopUp | BreathKind::Hold | BreathKind::Gather | BreathKind::Still => 0.0,
    }
}

impl Breath {
    /// The radius in points, and that of a full breath.
    fn radius(&self, area: Rect) -> (f64, f64) {
        let (wide, high) = glow::half_size(area);
        let room = wide.min(high);
        // In little room the disc has it, and the halo what is left.
        let full = (room - HALO).max(room * 0.8).min(LARGEST);
        (sized(full, self.fill), full)
    }
}

impl Widget for &Breath {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let (radius, full) = self.radius(area);
        let reach = (radius + HALO, radius + HALO);
        glow::draw((self.look, Hue::new(self.turn)), reach, area, buf, |x, y| {
            let from_middle = x.hypot(y);
            let outside = from_middle - radius;
            let told = match self.kind {
                // What tells the shell comes with what grows beyond it, so that it never takes the edge away.
                BreathKind::TopUp => {
                    let seam = sized(full, NEARLY);
                    let told = self.stays * ((radius - seam) / SEAM).clamp(0.0, 1.0);
                    // A dark seam in a narrow shell leaves crumbs of it; where there are shades the shell is dimmer.
                    if self.look.ascii || !matches!(self.look.depth, Depth::True | Depth::C256) {
                        shelled(from_middle - seam, told)
                    } else {
                        1.0 - ((from_middle - seam) / SOFT + 1.0).clamp(0.0, 1.0) * SHELL * told.clamp(0.0, 1.0)
                    }
                }
                _ => ringed(outside, self.stays),
            };
            Light { bright: brightness(outside) * told * self.light, rim: from_middle / full }
        });
    }
}

/// The radius at a fullness, where `full` is that of a full breath.
fn sized(full: f64, how_full: f64) -> f64 {
    full * (SMALLEST + (1.0 - SMALLEST) * how_full.clamp(0.0, 1.0))
}

/// Which part of its light a point of a shape keeps that stays: all of it within the ring, little inside, none between.
pub(super) fn ringed(outside: f64, stays: f64) -> f64 {
    let inside = ((-outside - RING) / 1.5).clamp(0.0, 1.0);
    (1.0 - inside * FAINT * stays.clamp(0.0, 1.0)) * shelled(outside + RING + SEAM, stays)
}

/// Which part of its light a point keeps so far from the seam between a breath and what is added to it.
pub(super) fn shelled(from_seam: f64, stays: f64) -> f64 {
    1.0 - (1.0 - from_seam.abs() / SEAM).clamp(0.0, 0.6) / 0.6 * stays.clamp(0.0, 1.0)
}

/// Brightness by the distance outside the edge, in points: body, soft edge, halo.
pub(super) fn brightness(outside: f64) -> f64 {
    if outside <= -0.7 {
        1.0
    } else if outside <= 0.6 {
        1.0 - (outside + 0.7) / 1.3 * 0.7
    } else {
        (0.2 - (outside - 0.6) / (HALO - 0.6) * 0.2).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SCREEN: Rect = Rect::new(0, 0, 80, 24);

    fn drawn(kind: BreathKind, fill: f64, depth: Depth) -> Buffer {
        let mut buf = Buffer::empty(SCREEN);
        Breath { kind, fill, stays: 0.0, turn: turn_of(kind), light: 1.0, look: Look { depth, ..Look::default() } }
            .render(SCREEN, &mut buf);
        buf
    }

    fn lit(buf: &Buffer) -> Vec<bool> {
        buf.content.iter().map(|c| c.symbol() != " ").collect()
    }

    /// The mean number of cells that change from frame to frame at 30 a second.
    fn changed(kind: BreathKind, seconds: u16, (from, to): (f64, f64), depth: Depth) -> f64 {
        let frames = seconds * 30;
        let mut before = drawn(kind, from, depth);
        let mut cells = 0;
        for frame in 1..=frames {
            let at = fill(kind, f64::from(frame) / f64::from(frames), from, to);
            let now = drawn(kind, at, depth);
            cells += before.diff(&now).len();
            before = now;
        }
        f64::from(u32::try_from(cells).unwrap()) / f64::from(frames)
    }

    #[test]
    fn few_cells_change_from_frame_to_frame() {
        for depth in [Depth::True, Depth::C256, Depth::C16, Depth::None] {
            let (inward, outward) =
                (changed(BreathKind::In, 4, (0.0, 1.0), depth), changed(BreathKind::Out, 6, (1.0, 0.0), depth));
            assert!(inward < 60.0 && outward < 60.0, "{depth:?}: {inward:.1} in, {outward:.1} out");
        }
    }

    #[test]
    fn a_breath_starts_and_ends_where_it_is_told() {
        let at = |kind, progress| fill(kind, progress, 0.2, 0.9);
        let close = |a: f64, b: f64| (a - b).abs() < 1e-9;
        assert!(close(at(BreathKind::In, 0.0), 0.2) && close(at(BreathKind::In, 1.0), 0.9));
        assert!(close(at(BreathKind::In, 0.5), 0.55) && close(at(BreathKind::Hold, 0.7), 0.2));
        assert!(close(at(BreathKind::In, f64::NAN), 0.2) && close(at(BreathKind::In, 7.0), 0.9));
    }

    #[test]
    fn a_stay_and_a_top_up_are_told_by_shape_in_any_terminal() {
        let staying = |kind, fill, stays, look: Look| {
            let mut buf = Buffer::empty(SCREEN);
            Breath { kind, fill, stays, turn: turn_of(kind), light: 1.0, look }.render(SCREEN, &mut buf);
            buf.content.iter().map(|cell| cell.symbol().to_owned()).collect::<Vec<_>>()
        };
        let plain = Look { depth: Depth::None, painted: false, ..Look::default() };
        let deep = |depth| Look { depth, ..plain };
        let looks = [plain, Look { ascii: true, ..plain }, deep(Depth::C16), deep(Depth::C256), deep(Depth::True)];
        for look in looks {
            for (kind, fill) in [(BreathKind::Hold, 1.0), (BreathKind::Pause, 0.12), (BreathKind::TopUp, 1.0)] {
                assert_ne!(staying(kind, fill, 1.0, look), staying(kind, fill, 0.0, look), "{kind:?} {look:?}");
            }
            assert_ne!(staying(BreathKind::TopUp, 1.0, 1.0, look), staying(BreathKind::Hold, 1.0, 1.0, look));
        }
        assert!(stay(0.0, 2000.0) < 1e-9 && stay(2000.0, 0.0) < 1e-9, "nothing jumps where a stay begins and ends");
        assert!((stay(1000.0, 1000.0) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_stay_keeps_its_outline() {
        let outline = |buf: &Buffer| {
            let lit = |x: u16, y: u16| buf[(x, y)].symbol() != " ";
            let rows = (0..SCREEN.height).map(|y| (0..SCREEN.width).find(|x| lit(*x, y))).collect::<Vec<_>>();
            let ends = (0..SCREEN.height).map(|y| (0..SCREEN.width).rfind(|x| lit(*x, y))).collect::<Vec<_>>();
            (rows, ends)
        };
        for stays in [0.0, 0.3, 0.7, 1.0] {
            let mut buf = Buffer::empty(SCREEN);
            let look = Look { depth: Depth::True, ..Look::default() };
            Breath { kind: BreathKind::Hold, fill: 1.0, stays, turn: 0.0, light: 1.0, look }.render(SCREEN, &mut buf);
            assert_eq!(outline(&buf), outline(&drawn(BreathKind::Hold, 1.0, Depth::True)));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]

        #[test]
        fn it_swells_and_sinks_without_a_jump(
            from in 0.0..1.0_f64, to in 0.0..1.0_f64, seconds in 2.0..12.0_f64, at in 0.0..1.0_f64,
        ) {
            let frame = 1.0 / 30.0 / seconds;
            let (a, b) = (fill(BreathKind::In, at, from, to), fill(BreathKind::In, (at + frame).min(1.0), from, to));
            prop_assert!((b - a) * (to - from) >= -1e-12, "always the same way");
            prop_assert!((b - a).abs() <= 0.027, "a frame moves it by {}", (b - a).abs());
        }

        #[test]
        fn a_fuller_breath_covers_an_emptier_one(a in 0.0..1.0_f64, b in 0.0..1.0_f64, dots: bool) {
            let (small, large) = (a.min(b), a.max(b));
            let depth = if dots { Depth::None } else { Depth::True };
            let (small, large) = (drawn(BreathKind::Hold, small, depth), drawn(BreathKind::Hold, large, depth));
            prop_assert!(lit(&small).iter().zip(lit(&large)).all(|(s, l)| !s || l));
            prop_assert_eq!(&large, &drawn(BreathKind::Hold, a.max(b), depth), "the same moment, the same picture");
        }
    }
}
