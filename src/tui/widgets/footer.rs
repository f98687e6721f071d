//! The bottom line: which keys do what here, the less important ones left out where there is no room.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::Hit;
use super::sheet::{Sheet, shown};
use super::text::width;
use crate::tui::theme::Look;

/// One key and what it does.
#[derive(Clone, Copy, Debug)]
pub struct Hint<'a> {
    /// The key as it is shown.
    pub key: &'a str,
    /// What it does.
    pub words: &'a str,
    /// Stays when there is little room (help now, stop).
    pub firm: bool,
}

/// `Enter start   s shorter   l longer   ! help now`: in the order given, the last ones dropped first, firm ones last.
#[derive(Clone, Copy, Debug)]
pub struct Footer<'a> {
    /// The hints, most important first.
    pub hints: &'a [Hint<'a>],
    /// How to draw.
    pub look: Look,
}

const GAP: u16 = 3;

impl Footer<'_> {
    /// The hint under the mouse.
    pub fn hit(&self, area: Rect, column: u16, row: u16) -> Option<Hit> {
        self.sheet(area.width).hit(area, column, row)
    }

    /// The sign under the mouse, of a key that is shown as several: the `→` of `← →`.
    #[must_use]
    pub fn sign_at(&self, area: Rect, column: u16, row: u16) -> Option<&str> {
        let Some(Hit::Hint(number)) = self.hit(area, column, row) else { return None };
        let key = self.hints.get(number).map(|hint| hint.key).filter(|key| key.contains(' '))?;
        let sheet = self.sheet(area.width);
        let first = (area.x..column).rev().take_while(|x| sheet.hit(area, *x, row) == Some(Hit::Hint(number))).count();
        let mut x = 0;
        key.split_inclusive(' ').find_map(|sign| {
            x += usize::from(width(&shown(self.look, sign)));
            (first < x).then(|| sign.trim_end())
        })
    }

    /// Indexes of the hints that fit, in order.
    fn fitting(&self, room: u16) -> Vec<usize> {
        let size = |i: &usize| {
            let h = self.hints[*i];
            u32::from(GAP + u16::from(!h.words.is_empty())) + u32::from(width(h.key)) + u32::from(width(h.words))
        };
        let mut kept: Vec<usize> = (0..self.hints.len()).collect();
        while kept.len() > 1 && kept.iter().map(size).sum::<u32>() > u32::from(room) + u32::from(GAP) {
            let soft = kept.iter().rposition(|i| !self.hints[*i].firm);
            kept.remove(soft.unwrap_or(kept.len() - 1));
        }
        kept
    }

    fn sheet(&self, room: u16) -> Sheet {
        let mut sheet = Sheet::new(self.look, room);
        let mut x = 0;
        for i in self.fitting(room) {
            let (hint, under) = (self.hints[i], Some(Hit::Hint(i)));
            x = sheet.put((x, 0), hint.key, self.look.key(), under);
            if !hint.words.is_empty() {
                x = sheet.put((x, 0), " ", self.look.quiet(), under);
                x = sheet.put((x, 0), hint.words, self.look.quiet(), under);
            }
            x = x.saturating_add(GAP);
        }
        sheet
    }
}

impl Widget for &Footer<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        self.sheet(area.width).draw(area, buf);
    }
}
