//! The breath as a soft disc that swells and sinks. Which phase it is and how long it lasts is left to the timeline.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::glow::{self, Hue, Light};
use crate::tui::theme::Look;

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
    /// What the breath is doing: gives the colour.
    pub kind: BreathKind,
    /// How full, 0 to 1, already eased (see [`fill`]): gives the size.
    pub fill: f64,
    /// How to draw.
    pub look: Look,
}

/// The largest disc, in points of half a row: beyond it more cells would change than a slow line carries.
const LARGEST: f64 = 26.0;
/// The empty breath, as a part of the full one.
const SMALLEST: f64 = 0.34;
/// Room for the halo.
const HALO: f64 = 2.5;
/// The part of a breath in which its colour turns.
const TURNING: f64 = 0.04;

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

/// From teal to indigo: breathing in and gathering are teal, breathing out and letting go indigo. The colour turns in the
/// first moments of a breath, while it hardly moves, so that it never flips.
pub(super) fn hue(kind: BreathKind, fill: f64) -> Hue {
    Hue::new(match kind {
        BreathKind::In => 1.0 - fill / TURNING,
        BreathKind::Out => (1.0 - fill) / TURNING,
        BreathKind::Release => fill / TURNING,
        BreathKind::Pause => 1.0,
        BreathKind::TopUp | BreathKind::Hold | BreathKind::Gather | BreathKind::Still => 0.0,
    })
}

impl Breath {
    /// The radius in points, and that of a full breath.
    fn radius(&self, area: Rect) -> (f64, f64) {
        let (wide, high) = glow::half_size(area);
        let room = wide.min(high);
        let full = (room - HALO).max(room * 0.5).min(LARGEST);
        // Reduced motion: the disc keeps one size, colour and words say the rest.
        let fill = if self.look.reduced_motion { 0.6 } else { self.fill.clamp(0.0, 1.0) };
        (full * (SMALLEST + (1.0 - SMALLEST) * fill), full)
    }
}

impl Widget for &Breath {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let (radius, full) = self.radius(area);
        glow::draw(self.look, hue(self.kind, self.fill), area, buf, |x, y| {
            let from_middle = x.hypot(y);
            Light { bright: brightness(from_middle - radius), rim: from_middle / full }
        });
    }
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
