//! What a line is drawn with: dots that are smaller than a cell, as braille, half blocks or ASCII give them.

use ratatui::layout::Rect;

use super::glow::{DOTS, braille};

/// What a chart is drawn with where signs beyond ASCII may be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pen {
    /// Braille: eight dots a cell.
    #[default]
    Braille,
    /// Half blocks: two a cell, for letters without braille.
    Blocks,
}

/// A pen, or letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tip {
    Of(Pen),
    Letters,
}

impl Tip {
    /// The dots of a cell beside and beneath each other.
    pub(super) const fn cell(self) -> (u16, u16) {
        match self {
            Self::Of(Pen::Braille) | Self::Letters => (2, 4),
            Self::Of(Pen::Blocks) => (1, 2),
        }
    }

    fn bit(self, (x, y): (u16, u16)) -> u8 {
        let (wide, high) = self.cell();
        match self {
            Self::Of(Pen::Blocks) => 1 << (y % high),
            _ => 1 << DOTS.iter().position(|dot| *dot == (x % wide, y % high)).unwrap_or(0),
        }
    }

    /// The sign of a cell with these dots; `letter` where letters alone may be used.
    pub(super) fn sign(self, mask: u8, letter: char) -> char {
        match (self, mask) {
            (Self::Letters, _) => letter,
            (Self::Of(Pen::Braille), _) => braille(mask),
            (Self::Of(Pen::Blocks), 1) => '▀',
            (Self::Of(Pen::Blocks), 2) => '▄',
            (Self::Of(Pen::Blocks), _) => '█',
        }
    }

    /// A level line: the sign in the row of dots `y`, and every how many columns it stands. `every` says how wide
    /// apart it is as dots.
    pub(super) fn level(self, y: u16, every: usize) -> (char, usize) {
        match (self, every) {
            (Self::Of(Pen::Braille), _) => (braille(self.bit((0, y))), every),
            // Dashes without a gap would hide days.
            (Self::Of(Pen::Blocks), 1) => ('─', 2),
            (Self::Of(Pen::Blocks), _) => ('·', every),
            (Self::Letters, 1) => ('-', 2),
            (Self::Letters, _) => ('.', every),
        }
    }
}

/// A field of dots.
pub(super) struct Dots {
    tip: Tip,
    wide: u16,
    masks: Vec<u8>,
}

impl Dots {
    pub(super) fn new(tip: Tip, plot: Rect) -> Self {
        Self { tip, wide: plot.width, masks: vec![0; usize::from(plot.width) * usize::from(plot.height)] }
    }

    pub(super) fn set(&mut self, x: u16, y: u16) {
        let (wide, high) = self.tip.cell();
        let (bit, at) = (self.tip.bit((x, y)), usize::from(y / high) * usize::from(self.wide) + usize::from(x / wide));
        if x / wide < self.wide
            && let Some(mask) = self.masks.get_mut(at)
        {
            *mask |= bit;
        }
    }

    /// A straight line from one dot to another.
    pub(super) fn line(&mut self, from: (u16, u16), to: (u16, u16)) {
        let steps = from.0.abs_diff(to.0).max(from.1.abs_diff(to.1));
        for i in 0..=steps {
            let part = if steps == 0 { 0.0 } else { f64::from(i) / f64::from(steps) };
            let between = |a: u16, b: u16| (f64::from(a) + (f64::from(b) - f64::from(a)) * part).round();
            self.set(to_u16(between(from.0, to.0)), to_u16(between(from.1, to.1)));
        }
    }

    /// Each cell with a dot, and its sign.
    pub(super) fn signs(&self, letter: char) -> impl Iterator<Item = ((u16, u16), char)> + '_ {
        let rows = (0_u16..).zip(self.masks.chunks(usize::from(self.wide).max(1)));
        let cells =
            rows.flat_map(|(y, row)| (0_u16..).zip(row).filter(|(_, m)| **m > 0).map(move |(x, m)| ((x, y), *m)));
        cells.map(move |(at, mask)| (at, self.tip.sign(mask, letter)))
    }
}

/// The whole part of a float that is known to be small.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub(super) fn to_u16(at: f64) -> u16 {
    at.clamp(0.0, f64::from(u16::MAX)) as u16
}
