//! Where the parts of a form stand: its heading, what is read before the questions, the questions, the row that saves.
//! Where there is too little room for both, what is read comes first and alone, and the questions after it.

use ratatui::layout::Rect;

use super::super::View;
use super::FormScreen;
use super::rows::{self, Columns, Place, Row};
use crate::tui::theme::Look;
use crate::tui::widgets::{MORE_ROOM, Prose};

/// Beneath this height no line is left free for looks.
const TIGHT: u16 = 12;

/// What is read before the questions is not read through a window of fewer lines than this.
const WINDOW: u16 = 5;

/// The parts of a form in an area.
pub(super) struct Laid {
    /// Where what is read before the questions stands; none where there is nothing, or where it was read.
    pub intro: Option<Rect>,
    /// Whether it stands alone: the questions follow once it was read.
    pub alone: bool,
    /// Where the questions stand.
    pub rows: Rect,
    /// The least columns of labels and low words.
    pub columns: Columns,
    /// Each question that is seen; the index after the last question is the row that saves.
    pub places: Vec<Place>,
    /// Something stands above the first question that is seen.
    pub above: bool,
    /// Something stands beneath the last.
    pub below: bool,
}

impl FormScreen {
    /// What is read before the questions, as it stands now.
    pub(super) const fn intro_prose<'a>(&self, intro: &'a str, look: Look) -> Prose<'a> {
        Prose { heading: "", text: intro, scroll: self.read, centred: false, look }
    }

    pub(super) fn laid(&self, area: Rect, rows: &[Row], view: &View) -> Laid {
        let look = view.look;
        let head = if area.height < TIGHT { 1 } else { 2 };
        let under = below(area, head);
        let intro = self.intro(view.coach);
        if intro.is_empty() {
            return self.laid_rows(under, rows, false, look);
        }
        let all = self.intro_prose(&intro, look).height(area.width);
        let columns = rows::columns(rows, area.width);
        let wanted: u16 = rows.iter().map(|row| row.height(area.width, columns, look)).sum();
        let kept = (wanted + 1).min(area.height / 2).max(3);
        let shown = all.min(under.height.saturating_sub(kept + 1));
        if shown == all || shown >= WINDOW {
            let place = Rect { height: shown, ..under };
            return Laid { intro: Some(place), ..self.laid_rows(below(under, shown + 1), rows, false, look) };
        }
        if self.asked {
            return self.laid_rows(under, rows, true, look);
        }
        let nothing = Rect { y: under.y + under.height, height: 0, ..under };
        Laid { intro: Some(under), alone: true, rows: nothing, columns, places: Vec::new(), above: false, below: false }
    }

    /// The questions alone; `read` when something stands above them that was read.
    fn laid_rows(&self, area: Rect, rows: &[Row], read: bool, look: Look) -> Laid {
        let laid = self.rows_within(area, area.width, rows, read, look);
        if laid.above || laid.below {
            return self.rows_within(area, area.width.saturating_sub(MORE_ROOM), rows, read, look);
        }
        laid
    }

    fn rows_within(&self, area: Rect, width: u16, rows: &[Row], read: bool, look: Look) -> Laid {
        let columns = rows::columns(rows, width);
        let airy = area.height > 2 * u16::try_from(rows.len()).unwrap_or(u16::MAX).saturating_add(1);
        let gap = u16::from(airy);
        let mut heights: Vec<u16> = rows.iter().map(|row| row.height(width, columns, look) + gap).collect();
        heights.push(1);
        let line = rows.get(self.focus).map_or(0, |row| row.cursor_line(width, columns, look));
        let (places, above, below) = rows::scrolled(Rect { width, ..area }, &heights, (self.focus, line), gap);
        Laid { intro: None, alone: false, rows: area, columns, places, above: above || read, below }
    }
}

/// What is left of an area beneath its first `lines`.
fn below(area: Rect, lines: u16) -> Rect {
    let lines = lines.min(area.height);
    Rect { y: area.y + lines, height: area.height - lines, ..area }
}
