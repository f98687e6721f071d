//! Where the parts of a form stand: its heading, what is read before the questions, the questions, the row that saves.
//! Where there is too little room for both, what is read comes first and alone, and the questions after it.

use ratatui::layout::Rect;

use super::super::View;
use super::FormScreen;
use super::rows::{self, Columns, Row};
use super::scroll::{self, Place};
use crate::tui::theme::Look;
use crate::tui::widgets::{MEASURE, MORE_ROOM, Prose};

/// Beneath this height no line is left free for looks.
const TIGHT: u16 = 12;

/// From this height on rows that are scrolled stand apart.
const LOOSE: u16 = 9;

/// What is read before the questions is not read through a window of fewer lines than this.
const WINDOW: u16 = 5;

/// The least lines for the questions beneath what is read.
const LEAST: u16 = 3;

/// The parts of a form in an area.
pub(super) struct Laid {
    /// Where what is read before the questions stands; none where there is nothing, or where it was read.
    pub intro: Option<Rect>,
    /// Its words.
    pub words: String,
    /// Whether it stands alone: the questions follow once it was read.
    pub alone: bool,
    /// Where the questions stand.
    pub rows: Rect,
    /// The least columns of labels and low words.
    pub columns: Columns,
    /// Each question that is seen; the index after the last question is the row that saves.
    pub places: Vec<Place>,
    /// The first line of them that is seen.
    pub top: u16,
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
        let area = Rect { width: area.width.min(MEASURE), ..area };
        let words = self.intro(view.coach);
        if words.is_empty() {
            return self.laid_rows(beneath_heading(area), rows, false, look);
        }
        // What follows the paragraph stands apart from it, where the questions lose nothing by it.
        let apart = words.replacen('\n', "\n\n", 1);
        let close = self.laid_beneath(area, words, rows, look);
        if close.alone || apart == close.words {
            return close;
        }
        let apart = self.laid_beneath(area, apart, rows, look);
        let opens = rows.iter().map(Row::opens).max().unwrap_or(0);
        let lines = self.intro_prose(&apart.words, look).height(area.width);
        let fits = apart.intro.is_some_and(|place| place.height == lines)
            && apart.span().is_some_and(|(span, left)| {
                close.span().is_some_and(|(as_close, _)| span == as_close) && left >= opens
            });
        if fits { apart } else { close }
    }

    /// What is read before the questions in these words, and the questions beneath it.
    fn laid_beneath(&self, area: Rect, words: String, rows: &[Row], look: Look) -> Laid {
        let under = beneath_heading(area);
        let all = self.intro_prose(&words, look).height(area.width);
        let columns = rows::columns(rows, area.width);
        let wanted: u16 = rows.iter().map(|row| row.height(area.width, columns, look)).sum();
        let kept = (wanted + 1).min(area.height / 2).max(LEAST);
        let gap = u16::from(area.height >= TIGHT);
        // All of it, where three lines are left: a frame around what is typed, or a question with its answers.
        let kept = if all + LEAST + gap <= under.height { kept.min(under.height - all - gap) } else { kept };
        let shown = all.min(under.height.saturating_sub(kept + gap));
        if shown == all || shown >= WINDOW {
            let place = Rect { height: shown, ..under };
            return Laid { intro: Some(place), words, ..self.laid_rows(below(under, shown + gap), rows, false, look) };
        }
        if self.asked {
            return self.laid_rows(under, rows, true, look);
        }
        // The arrow at its end says that the questions follow.
        Laid {
            intro: Some(under),
            words,
            alone: true,
            rows: under,
            columns,
            places: Vec::new(),
            top: 0,
            above: false,
            below: true,
        }
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
        let mut heights: Vec<u16> = rows.iter().map(|row| row.height(width, columns, look)).collect();
        heights.push(1);
        // Questions above their answers are told apart by the line between them.
        let airy = is_airy(&heights, area.height) || columns.beneath && area.height >= LOOSE;
        let gap = u16::from(airy);
        let last = heights.len() - 1;
        heights[..last].iter_mut().for_each(|height| *height += gap);
        // The row that ends the form stands apart, where there is room for that.
        let all: u16 = heights.iter().sum();
        let apart = u16::from(gap == 0 && last > 0 && all < area.height);
        heights[last] += apart;
        let line = rows.get(self.focus).map_or(apart, |row| row.cursor_line(width, area.height, columns, look));
        let top = scroll::top(area.height, &heights, (self.focus, line), self.top);
        let (mut places, above, below) = scroll::scrolled(Rect { width, ..area }, &heights, top, gap);
        if let Some(end) = places.iter_mut().find(|place| place.row == last) {
            end.area = self::below(end.area, apart);
        }
        Laid {
            intro: None,
            words: String::new(),
            alone: false,
            rows: area,
            columns,
            places,
            top,
            above: above || read,
            below,
        }
    }
}

impl Laid {
    /// Where everything is in sight: the lines from the first question to the end, and those left beneath it.
    fn span(&self) -> Option<(u16, u16)> {
        let (first, last) = (self.places.first()?, self.places.last()?);
        let whole = !self.above && !self.below && self.intro.is_some();
        whole.then(|| (last.area.bottom() - first.area.y, self.rows.bottom().saturating_sub(last.area.bottom())))
    }
}

/// What is left beneath the heading.
fn beneath_heading(area: Rect) -> Rect {
    below(area, if area.height < TIGHT { 1 } else { 2 })
}

/// Whether an empty line stands between rows of these heights: where all of them fit so, or where not even without.
fn is_airy(heights: &[u16], room: u16) -> bool {
    let all: u16 = heights.iter().sum();
    let between = u16::try_from(heights.len().saturating_sub(1)).unwrap_or(u16::MAX);
    all.saturating_add(between) <= room || (all > room && room >= LOOSE)
}

/// What is left of an area beneath its first `lines`.
fn below(area: Rect, lines: u16) -> Rect {
    let lines = lines.min(area.height);
    Rect { y: area.y + lines, height: area.height - lines, ..area }
}
