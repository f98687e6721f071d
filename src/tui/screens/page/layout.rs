//! Where the parts of the page's screen stand: what is ticked beside the preview or above it, and the two days over the
//! preview while they are typed.

use ratatui::layout::Rect;

use super::box_width;
use super::dates::Dates;
use crate::insight::Section;

/// Beneath this height one box stands at a time, so that the preview keeps room.
const TIGHT: u16 = 14;
/// The columns of the list where it stands beside the preview, and those that the preview has then.
const LIST: (u16, u16) = (30, 38);
const PREVIEW: u16 = 78;
/// The lines that the list has beside its boxes: its heading, and the file beneath.
const FILE: u16 = 9;

/// How what is ticked stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Boxes {
    /// One beneath the other, beside the preview.
    Beside,
    /// In lines above it.
    Above,
    /// The one with the cursor alone.
    One,
}

/// The parts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    pub(super) boxes: Boxes,
    pub(super) list: Rect,
    /// The two days; of no height while they are not typed.
    pub(super) dates: Rect,
    pub(super) preview: Rect,
}

impl Layout {
    pub(super) fn of(area: Rect, sections: &[Section], typing: bool) -> Self {
        let (boxes, list, preview) = parts(area, sections);
        let typed = if typing { Dates::height(preview.height) } else { 0 };
        let dates = Rect { height: typed, ..preview };
        let preview = Rect { y: preview.y + typed, height: preview.height - typed, ..preview };
        Self { boxes, list, dates, preview }
    }

    /// Where the boxes stand; with little room the one at `at` alone.
    pub(super) fn places(&self, sections: &[Section], at: usize) -> Vec<(usize, Rect)> {
        let list = self.list;
        let line = |y: u16| Rect { y: list.y + y, height: 1, ..list }.intersection(list);
        match self.boxes {
            Boxes::One => vec![(at, line(1))],
            Boxes::Beside => (0u16..).zip(0..sections.len()).map(|(y, at)| (at, line(2 + y))).collect(),
            Boxes::Above => {
                let place = |(at, (x, row)): (usize, (u16, u16))| {
                    let width = box_width(sections[at]);
                    (at, Rect { x: list.x + x, width, ..line(1 + row) }.intersection(list))
                };
                beside(list.width, sections).into_iter().enumerate().map(place).collect()
            }
        }
    }
}

fn parts(area: Rect, sections: &[Section]) -> (Boxes, Rect, Rect) {
    let left = area.width.saturating_sub(2 + PREVIEW).min(LIST.1);
    let under = u16::try_from(sections.len()).unwrap_or(u16::MAX).saturating_add(FILE);
    if left >= LIST.0 && area.height >= under {
        let list = Rect { width: left, ..area };
        return (Boxes::Beside, list, Rect { x: area.x + left + 2, width: area.width - left - 2, ..area });
    }
    // The page wants its columns: what is ticked stands above it.
    let rows = beside(area.width, sections).last().map_or(0, |(_, row)| row + 1);
    let (boxes, top) = if area.height < TIGHT { (Boxes::One, 2) } else { (Boxes::Above, 2 + rows) };
    let top = top.min(area.height);
    // At eighty columns it has a column of either edge too.
    let (x, width) = if area.width == PREVIEW - 2 { (area.x.saturating_sub(1), PREVIEW) } else { (area.x, area.width) };
    (boxes, Rect { height: top, ..area }, Rect { x, y: area.y + top, width, height: area.height - top })
}

/// Boxes beside each other in so many columns: the column and the row of each.
fn beside(width: u16, sections: &[Section]) -> Vec<(u16, u16)> {
    let (mut x, mut row) = (0, 0);
    let mut places = Vec::new();
    for section in sections {
        let wide = box_width(*section);
        if x > 0 && x + wide > width {
            (x, row) = (0, row + 1);
        }
        places.push((x, row));
        x += wide + 1;
    }
    places
}
