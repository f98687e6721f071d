//! The rows of a form: a question as the widget that draws it, where it stands, what lies under the mouse.

mod sentences;
mod several_lines;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;
use ratatui_textarea::TextArea;

use super::scroll::Place;
use crate::coach::{Answer, Ask, Shape};
use crate::tui::theme::Look;
use crate::tui::widgets::{Chip, ChoiceRow, Hit, NumberRow, ScaleRow, TextFrame, TextRow, text};
use crate::words::{begun_large, say};

/// How rows beneath each other line up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// The least columns of the labels.
    pub label: u16,
    /// Those of the low words.
    pub low: u16,
    /// What is typed in one line stands beneath its question: one of them is too long to stand beside it, and the others
    /// do as it does.
    pub beneath: bool,
}

/// The lines that a text of several lines is given at least, its frame with it, and at most.
const TEXT_LINES: (u16, u16) = (4, 8);

/// What stands beneath a question is set in by so many columns.
const TOLD: u16 = 4;

/// The most columns of a unit beside its figure.
const UNIT: u16 = 24;

/// The columns of a scale on one line, but for its label and its low word.
const SCALE: u16 = 46;

/// What the row with the focus is in the middle of.
pub struct Focus<'a> {
    /// The chip the cursor is on.
    pub chip: usize,
    /// What has been typed into a figure.
    pub typed: &'a str,
    /// The text area.
    pub text: Option<&'a TextArea<'static>>,
}

/// One question in words.
pub struct Row {
    ask: Ask,
    label: String,
    ends: (String, String),
    chips: Vec<String>,
    unit: String,
    cant_tell: String,
    focus: Option<(usize, String, Option<TextArea<'static>>)>,
    /// What stands beneath it in words: what its answer is followed by, or what its figures mean.
    told: String,
}

impl Row {
    /// The words of `ask`.
    pub fn of(ask: Ask, focus: Option<Focus>) -> Self {
        let label = begun_large(&ask.label());
        let mut row = Self {
            label,
            ends: (String::new(), String::new()),
            chips: Vec::new(),
            unit: String::new(),
            cant_tell: String::new(),
            focus: focus.map(|focus| (focus.chip, focus.typed.to_owned(), focus.text.cloned())),
            told: ask.told.as_deref().map(say).unwrap_or_default(),
            ask,
        };
        match &row.ask.shape {
            Shape::Scale { words, cant_tell } => {
                row.ends = (say(&format!("{words}-low")), say(&format!("{words}-high")));
                if *cant_tell {
                    row.cant_tell = say("app-cant-tell");
                }
            }
            Shape::Choice(choices) | Shape::Many(choices) => {
                row.chips = choices.iter().map(|choice| say(&choice.words)).collect();
            }
            Shape::Number { unit, .. } => {
                // What its figures mean has no room beside one.
                let unit = say(unit);
                if text::width(&unit) > UNIT { row.told = unit } else { row.unit = unit }
            }
            Shape::Text { .. } | Shape::Time => {}
        }
        row
    }

    const fn is_focused(&self) -> bool {
        self.focus.is_some()
    }

    fn scale(&self, columns: Columns, look: Look) -> ScaleRow<'_> {
        ScaleRow {
            label: &self.label,
            low: &self.ends.0,
            high: &self.ends.1,
            value: match &self.ask.value {
                Some(Answer::Score(score)) => Some(score.value()),
                _ => None,
            },
            focused: self.is_focused(),
            cursor: None,
            cant_tell: (!self.cant_tell.is_empty()).then_some(self.cant_tell.as_str()),
            cannot_tell: self.ask.value == Some(Answer::CantTell),
            columns: (columns.label, columns.low),
            look,
        }
    }

    fn with_choice<T>(&self, columns: Columns, look: Look, does: impl FnOnce(&ChoiceRow) -> T) -> T {
        let (Shape::Choice(choices) | Shape::Many(choices)) = &self.ask.shape else {
            return does(&ChoiceRow {
                label: "",
                chips: &[],
                many: false,
                focused: false,
                cursor: None,
                column: 0,
                look,
            });
        };
        let chosen = |id: &str| match &self.ask.value {
            Some(Answer::One(one)) => one == id,
            Some(Answer::Many(many)) => many.iter().any(|one| one == id),
            _ => false,
        };
        let many = matches!(self.ask.shape, Shape::Many(_));
        let keys: Vec<String> = (1..=choices.len()).map(|key| key.to_string()).collect();
        let keyed = |at: usize| (at < 9 && self.is_focused()).then(|| keys[at].as_str());
        let chips: Vec<Chip> = choices
            .iter()
            .zip(&self.chips)
            .enumerate()
            .map(|(at, (choice, words))| Chip { words, key: keyed(at), chosen: chosen(&choice.id) })
            .collect();
        does(&ChoiceRow {
            label: &self.label,
            chips: &chips,
            many,
            focused: self.is_focused(),
            cursor: self.focus.as_ref().filter(|_| many).map(|(chip, _, _)| *chip),
            column: columns.label,
            look,
        })
    }

    /// A number stands where the figures of scales begin, where those have room on one line.
    fn with_number<T>(&self, columns: Columns, room: u16, look: Look, does: impl FnOnce(&NumberRow) -> T) -> T {
        let value = match (&self.focus, &self.ask.value) {
            (Some((_, typed, _)), _) if !typed.is_empty() => typed.clone(),
            (_, Some(Answer::Number(number))) => number.to_string(),
            _ => String::new(),
        };
        does(&NumberRow {
            label: &self.label,
            value: &value,
            unit: &self.unit,
            focused: self.is_focused(),
            column: if columns.label + columns.low + SCALE <= room {
                columns.label + columns.low
            } else {
                columns.label
            },
            look,
        })
    }

    fn written(&self) -> &str {
        match &self.ask.value {
            Some(Answer::Text(words) | Answer::Time(words)) => words,
            _ => "",
        }
    }

    fn text_row(&self, columns: Columns, look: Look) -> TextRow<'_> {
        let caret = self.focus.as_ref().and_then(|(_, _, area)| area.as_ref()).map(ratatui_textarea::TextArea::cursor);
        TextRow {
            label: &self.label,
            value: self.written(),
            hint: if self.is_focused() { "" } else { look.signs().blank },
            cursor: caret.map(|caret| caret.1),
            focused: self.is_focused(),
            column: columns.label,
            look,
        }
    }

    fn frame(&self, look: Look) -> TextFrame<'_> {
        TextFrame { label: &self.label, left: "", focused: self.is_focused(), look }
    }

    /// The lines of a question that has no room beside its answers: they stand above them. None for a shorter one.
    fn above(&self, room: u16, columns: Columns) -> Vec<String> {
        let wide = text::width(&self.label);
        let stands = match self.ask.shape {
            // In its frame it has its question in the edge; closed, it stands as the others do.
            Shape::Text { lines: true, .. } => {
                wide > 0 && columns.beneath && !self.is_focused() && self.written().is_empty()
            }
            // What is typed begins beneath the other answers, or beneath its question.
            Shape::Text { .. } | Shape::Time => wide > 0 && (columns.beneath || self.is_wide(room)),
            // What opens a step is read first, each question like the others.
            _ if !self.ask.may_skip && !self.label.is_empty() => true,
            Shape::Choice(_) | Shape::Many(_) if !self.is_long(room) => {
                wide > room.saturating_sub(4) || wide > room / 3 && wide.saturating_add(self.chips_width()) > room
            }
            _ => wide > room.saturating_sub(4),
        };
        if stands { text::wrap(&self.label, room.saturating_sub(4)) } else { Vec::new() }
    }

    /// Whether it is typed in one line, and its question too long to stand beside that.
    fn is_wide(&self, room: u16) -> bool {
        let one_line = matches!(self.ask.shape, Shape::Text { lines: false, .. } | Shape::Time);
        one_line && text::width(&self.label) > room / 3
    }

    /// Whether the row without its question begins with an empty line: a scale that has no room on one.
    fn begins_empty(&self, room: u16, columns: Columns, look: Look) -> u16 {
        match self.ask.shape {
            Shape::Scale { .. } => u16::from(self.beneath().scale(columns, look).height(room) > 1),
            _ => 0,
        }
    }

    /// The columns for what stands beneath a question of its own lines: chips and words begin at the edge.
    const fn columns_beneath(&self, columns: Columns) -> Columns {
        match self.ask.shape {
            Shape::Choice(_) | Shape::Many(_) | Shape::Text { .. } | Shape::Time => Columns { label: 0, ..columns },
            _ => columns,
        }
    }

    /// The same row without the question, for what stands beneath it.
    fn beneath(&self) -> Self {
        Self {
            ask: self.ask.clone(),
            label: String::new(),
            ends: self.ends.clone(),
            chips: self.chips.clone(),
            unit: self.unit.clone(),
            cant_tell: self.cant_tell.clone(),
            focus: self.focus.clone(),
            told: String::new(),
        }
    }

    fn draw_above(&self, lines: &[String], place: Rect, skip: u16, buf: &mut Buffer, look: Look) {
        let style = if self.is_focused() { look.strong() } else { look.text() };
        for (y, line) in (0u16..).zip(lines.iter().skip(usize::from(skip))).take_while(|(y, _)| *y < place.height) {
            text::put(buf, place, (0, y), " ", style);
            text::put(buf, place, (2, y), line, style);
        }
        if self.is_focused() && skip == 0 {
            text::put(buf, place, (0, 0), look.signs().pointer, look.accent());
        }
    }

    /// The line of the row that is to be in sight while it has the focus: its last, where `high` lines are enough for all
    /// of it, else the one with the cursor.
    pub fn cursor_line(&self, room: u16, high: u16, columns: Columns, look: Look) -> u16 {
        let Some((chip, _, _)) = &self.focus else { return 0 };
        let last = self.height(room, columns, look).saturating_sub(1);
        if self.is_long(room) {
            let before: usize = self.sentences(room).iter().take(chip + 1).map(Vec::len).sum();
            return u16::try_from(before).unwrap_or(u16::MAX);
        }
        if last < high {
            return last;
        }
        let chip = match (&self.ask.shape, &self.ask.value) {
            (Shape::Choice(all), Some(Answer::One(one))) => all.iter().position(|choice| choice.id == *one),
            (Shape::Many(_), _) => Some(*chip),
            (Shape::Choice(_), _) => Some(0),
            _ => None,
        };
        let above = u16::try_from(self.above(room, columns).len()).unwrap_or(u16::MAX);
        let columns = if above > 0 { self.columns_beneath(columns) } else { columns };
        let line = |chip| self.with_choice(columns, look, |row| row.line_of(chip, room)).saturating_add(above);
        chip.map_or(last, line)
    }

    /// The column that the keys of its answers take from the gap behind its label.
    const fn keyed(&self) -> u16 {
        if matches!(self.ask.shape, Shape::Choice(_) | Shape::Many(_)) { 1 } else { 0 }
    }

    /// The lines by which it grows when it gets the focus.
    pub fn opens(&self) -> u16 {
        match self.ask.shape {
            Shape::Text { lines: true, .. } if !self.is_focused() && self.written().is_empty() => TEXT_LINES.0 - 1,
            _ => 0,
        }
    }

    /// The lines it takes.
    pub fn height(&self, room: u16, columns: Columns, look: Look) -> u16 {
        let told = u16::try_from(self.told_lines(room).len()).unwrap_or(u16::MAX);
        self.own_height(room, columns, look).saturating_add(told)
    }

    /// What stands beneath it, in lines.
    fn told_lines(&self, room: u16) -> Vec<String> {
        if self.told.is_empty() { Vec::new() } else { text::wrap_read(&self.told, room.saturating_sub(2 * TOLD)) }
    }

    /// The lines of the question and its answers alone.
    fn own_height(&self, room: u16, columns: Columns, look: Look) -> u16 {
        let above = self.above(room, columns);
        if !above.is_empty() {
            let lines = u16::try_from(above.len()).unwrap_or(u16::MAX);
            let beneath = self.beneath().own_height(room, self.columns_beneath(columns), look);
            return lines.saturating_add(beneath) - self.begins_empty(room, columns, look);
        }
        if self.is_long(room) {
            return self.sentences(room).iter().map(|lines| u16::try_from(lines.len()).unwrap_or(1)).sum::<u16>() + 1;
        }
        match &self.ask.shape {
            Shape::Scale { .. } => self.scale(columns, look).height(room),
            Shape::Choice(_) | Shape::Many(_) => self.with_choice(columns, look, |row| row.height(room)),
            Shape::Text { lines: true, .. } => {
                let written = u16::try_from(self.written().split('\n').count()).unwrap_or(u16::MAX);
                let (least, most) = TEXT_LINES;
                if self.is_focused() || !self.written().is_empty() {
                    written.saturating_add(2).clamp(least, most)
                } else {
                    1
                }
            }
            Shape::Number { .. } | Shape::Text { .. } | Shape::Time => 1,
        }
    }

    /// What lies under the mouse.
    pub fn hit(
        &self,
        Place { area: place, skip, .. }: Place,
        columns: Columns,
        at: Position,
        look: Look,
    ) -> Option<Hit> {
        if at.y - place.y + skip >= self.own_height(place.width, columns, look) {
            return Some(Hit::Field);
        }
        let above = u16::try_from(self.above(place.width, columns).len()).unwrap_or(u16::MAX);
        if above > 0 {
            let hidden = above.saturating_sub(skip);
            if at.y < place.y + hidden {
                return Some(Hit::Field);
            }
            let empty = self.begins_empty(place.width, columns, look).min(hidden);
            let under =
                Rect { y: place.y + hidden - empty, height: place.height.saturating_sub(hidden) + empty, ..place };
            let under = Place { area: under, skip: skip.saturating_sub(above), row: 0 };
            return self.beneath().hit(under, self.columns_beneath(columns), at, look);
        }
        if self.is_long(place.width) {
            return Some(self.sentence_at(place.width, at.y - place.y + skip).map_or(Hit::Field, Hit::Choice));
        }
        // As if all of it were there.
        let (place, at) = match skip {
            0 => (place, at),
            _ => (
                Rect { y: 0, height: self.own_height(place.width, columns, look), ..place },
                Position { y: at.y - place.y + skip, ..at },
            ),
        };
        match &self.ask.shape {
            Shape::Scale { .. } => self.scale(columns, look).hit(place, at.x, at.y),
            Shape::Choice(_) | Shape::Many(_) => self.with_choice(columns, look, |row| row.hit(place, at.x, at.y)),
            Shape::Number { .. } => self.with_number(columns, place.width, look, |row| row.hit(place, at.x, at.y)),
            Shape::Text { .. } | Shape::Time => Some(Hit::Field),
        }
    }

    /// Draws it; a text draws its own cursor.
    pub fn draw(&self, Place { area, skip, row }: Place, columns: Columns, buf: &mut Buffer, look: Look) {
        let own = self.own_height(area.width, columns, look);
        let shown = own.saturating_sub(skip).min(area.height);
        if shown > 0 {
            self.draw_own(Place { area: Rect { height: shown, ..area }, skip, row }, columns, buf, look);
        }
        let style = if matches!(self.ask.shape, Shape::Number { .. }) { look.quiet() } else { look.text() };
        let told = self.told_lines(area.width).into_iter().skip(usize::from(skip.saturating_sub(own)));
        for (y, line) in (shown..area.height).zip(told) {
            text::put(buf, area, (TOLD, y), &line, style);
        }
    }

    /// Draws the question and its answers.
    fn draw_own(&self, Place { area: place, skip, .. }: Place, columns: Columns, buf: &mut Buffer, look: Look) {
        let above = self.above(place.width, columns);
        if !above.is_empty() {
            let lines = u16::try_from(above.len()).unwrap_or(u16::MAX);
            let shown = lines.saturating_sub(skip).min(place.height);
            let empty = self.begins_empty(place.width, columns, look).min(shown);
            let under = Rect { y: place.y + shown - empty, height: place.height - shown + empty, ..place };
            let beneath = Place { area: under, skip: skip.saturating_sub(lines), row: 0 };
            if place.height > shown {
                self.beneath().draw_own(beneath, self.columns_beneath(columns), buf, look);
                // The question above has the sign of the focus.
                text::put(buf, place, (0, shown), " ", look.text());
            }
            self.draw_above(&above, place, skip, buf, look);
            return;
        }
        if self.is_long(place.width) {
            self.draw_sentences(place, skip, buf, look);
            return;
        }
        if skip > 0 {
            return self.draw_rest(place, skip, columns, buf, look);
        }
        match &self.ask.shape {
            Shape::Scale { .. } => self.scale(columns, look).render(place, buf),
            Shape::Choice(_) | Shape::Many(_) => self.with_choice(columns, look, |row| row.render(place, buf)),
            Shape::Number { .. } => self.with_number(columns, place.width, look, |row| row.render(place, buf)),
            Shape::Text { lines: true, .. } if place.height > 2 => self.draw_lines(place, buf, look),
            Shape::Text { .. } | Shape::Time => self.text_row(columns, look).render(place, buf),
        }
    }

    /// Draws it without its first `skip` lines, which are scrolled out of sight.
    fn draw_rest(&self, place: Rect, skip: u16, columns: Columns, buf: &mut Buffer, look: Look) {
        let whole = Rect { y: 0, height: self.own_height(place.width, columns, look), ..place };
        let mut drawn = Buffer::empty(whole);
        self.draw_own(Place { area: whole, skip: 0, row: 0 }, columns, &mut drawn, look);
        for at in place.positions().filter(|at| at.y - place.y + skip < whole.height) {
            if let (Some(to), Some(from)) = (buf.cell_mut(at), drawn.cell((at.x, at.y - place.y + skip))) {
                to.clone_from(from);
            }
        }
    }
}

/// The columns that fit all rows: labels beneath each other, figures too.
#[must_use]
pub fn columns(rows: &[Row], room: u16) -> Columns {
    let alone = Columns { beneath: rows.iter().any(|row| row.is_wide(room)), ..Columns::default() };
    let beside = rows.iter().filter(|row| !row.is_long(room) && row.above(room, alone).is_empty());
    let label = beside.map(|row| text::width(&row.label) + row.keyed()).max().unwrap_or(0);
    // Figures of a scale, and frames, want the room that longer labels may have without them.
    let wants_room = |row: &Row| matches!(row.ask.shape, Shape::Scale { .. } | Shape::Text { lines: true, .. });
    let most = if label > room / 2 || rows.iter().any(wants_room) { room / 3 } else { room / 2 };
    let low = rows.iter().map(|row| text::width(&row.ends.0)).max().unwrap_or(0);
    Columns { label: label.min(most), low: low.min(room / 4), ..alone }
}
