//! The breath as a soft disc that swells and sinks.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

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

impl Widget for &Breath {
    fn render(self, _area: Rect, _buf: &mut Buffer) {}
}
