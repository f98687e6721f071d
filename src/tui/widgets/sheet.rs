//! Pieces of text placed on a sheet, so that what is drawn and what the mouse finds cannot differ.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::Hit;
use super::text::{clip, harmless, plain_signs, put, width};
use crate::tui::theme::Look;

struct Piece {
    x: u16,
    y: u16,
    text: String,
    style: Style,
    hit: Option<Hit>,
}

/// A sheet of a given width; as tall as what is put on it.
pub(super) struct Sheet {
    look: Look,
    width: u16,
    pieces: Vec<Piece>,
}

impl Sheet {
    pub fn new(look: Look, width: u16) -> Self {
        Self { look, width, pieces: Vec::new() }
    }

    /// The text as this look shows it.
    pub fn shown(&self, text: &str) -> String {
        shown(self.look, text)
    }

    /// Places text at (`x`, `y`), clipped at the sheet's edge, and gives the column after it.
    pub fn put(&mut self, (x, y): (u16, u16), text: &str, style: Style, hit: Option<Hit>) -> u16 {
        let text = self.shown(text);
        let room = self.width.saturating_sub(x);
        let text = clip(&text, room, self.look.signs().more).into_owned();
        let end = x.saturating_add(width(&text));
        if !text.is_empty() {
            self.pieces.push(Piece { x, y, text, style, hit });
        }
        end
    }

    /// Places text so that it ends at the right edge, and gives the column where it begins.
    pub fn put_right(&mut self, y: u16, text: &str, style: Style, hit: Option<Hit>) -> u16 {
        let x = self.width.saturating_sub(width(&self.shown(text)));
        self.put((x, y), text, style, hit);
        x
    }

    /// How many lines it has.
    pub fn height(&self) -> u16 {
        self.pieces.iter().map(|p| p.y.saturating_add(1)).max().unwrap_or(0)
    }

    /// The line of what is found under the mouse as `hit`.
    pub fn line_of(&self, hit: Hit) -> Option<u16> {
        self.pieces.iter().find(|piece| piece.hit == Some(hit)).map(|piece| piece.y)
    }

    /// Draws what fits.
    pub fn draw(&self, area: Rect, buf: &mut Buffer) {
        for p in &self.pieces {
            put(buf, area, (p.x, p.y), &p.text, p.style);
        }
    }

    /// What lies at a place of the screen.
    pub fn hit(&self, area: Rect, column: u16, row: u16) -> Option<Hit> {
        if !area.contains(Position::new(column, row)) {
            return None;
        }
        let (x, y) = (column - area.x, row - area.y);
        let under = |p: &&Piece| p.y == y && (p.x..p.x.saturating_add(width(&p.text))).contains(&x);
        self.pieces.iter().rev().filter(|p| p.hit.is_some()).find(under).and_then(|p| p.hit)
    }
}

/// The text as a look shows it: harmless, and with plain signs when it is ASCII.
pub(super) fn shown(look: Look, text: &str) -> String {
    let text = harmless(text);
    if look.ascii { plain_signs(&text).into_owned() } else { text.into_owned() }
}
