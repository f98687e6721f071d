//! The rows of a form, one question each: figures with both end words, chips, numbers, one line of text, and the frame
//! around several lines. The screen owns what was answered and where the cursor is; a row shows it and says what the
//! mouse found. What is chosen stands in brackets or has a filled sign, so that it is seen without colour.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::widgets::Widget;
use unicode_segmentation::UnicodeSegmentation;

use super::Hit;
use super::sheet::{Sheet, shown};
use super::text::{clip, width};
use crate::tui::theme::Look;

/// The columns of the figures 0 to 10: ten of three and one of four.
const FIGURES: u16 = 34;
/// Room for the sign that says which row has the focus.
const LEAD: u16 = 2;
/// A click on an end word does not answer: the figure beside it does.
const END_WORD: Option<Hit> = Some(Hit::Field);

/// A 0 to 10 scale: `› Now      none  0  1  2 [3] 4  5  6  7  8  9  10  worst imaginable   can't tell`, on one line
/// where there is room, else on two or more.
#[derive(Clone, Copy, Debug)]
pub struct ScaleRow<'a> {
    /// What is asked.
    pub label: &'a str,
    /// Words at 0.
    pub low: &'a str,
    /// Words at 10.
    pub high: &'a str,
    /// What has been answered.
    pub value: Option<u8>,
    /// Whether this row has the focus.
    pub focused: bool,
    /// The figure the cursor is on, when nothing is chosen there yet.
    pub cursor: Option<u8>,
    /// The words of "can't tell" where it is offered.
    pub cant_tell: Option<&'a str>,
    /// Whether "can't tell" was answered.
    pub cannot_tell: bool,
    /// The least columns for label and low words, so that rows beneath each other line up; 0 for their own width.
    pub columns: (u16, u16),
    /// How to draw.
    pub look: Look,
}

/// One of several things to choose.
#[derive(Clone, Copy, Debug)]
pub struct Chip<'a> {
    /// What it says.
    pub words: &'a str,
    /// The key that chooses it at once, if there is one.
    pub key: Option<&'a str>,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// One (`○ easy   ● ok   ○ hard`) or any (`□ bladder   ■ entrance`) of several, wrapping where a line is full.
#[derive(Clone, Copy, Debug)]
pub struct ChoiceRow<'a> {
    /// What is asked.
    pub label: &'a str,
    /// What can be chosen.
    pub chips: &'a [Chip<'a>],
    /// Whether several can be chosen.
    pub many: bool,
    /// Whether this row has the focus.
    pub focused: bool,
    /// The chip the cursor is on.
    pub cursor: Option<usize>,
    /// The least columns for the label; 0 for its own width.
    pub column: u16,
    /// How to draw.
    pub look: Look,
}

/// A number with its unit: `› Sleep   ‹ 7.5 ›  hours`.
#[derive(Clone, Copy, Debug)]
pub struct NumberRow<'a> {
    /// What is asked.
    pub label: &'a str,
    /// The number as it stands or is being typed; empty for none.
    pub value: &'a str,
    /// Its unit, in words.
    pub unit: &'a str,
    /// Whether this row has the focus.
    pub focused: bool,
    /// The least columns for the label; 0 for its own width.
    pub column: u16,
    /// How to draw.
    pub look: Look,
}

/// One line of text.
#[derive(Clone, Copy, Debug)]
pub struct TextRow<'a> {
    /// What is asked.
    pub label: &'a str,
    /// What has been written.
    pub value: &'a str,
    /// Shown quietly while nothing is written.
    pub hint: &'a str,
    /// The character before which the cursor stands, when this row is being written in.
    pub cursor: Option<usize>,
    /// Whether this row has the focus.
    pub focused: bool,
    /// The least columns for the label; 0 for its own width.
    pub column: u16,
    /// How to draw.
    pub look: Look,
}

/// The frame around several lines of text; the text area inside belongs to the screen.
#[derive(Clone, Copy, Debug)]
pub struct TextFrame<'a> {
    /// What is asked.
    pub label: &'a str,
    /// A word at the bottom right, such as how many characters are left; empty for none.
    pub left: &'a str,
    /// Whether it has the focus.
    pub focused: bool,
    /// How to draw.
    pub look: Look,
}

/// Puts the focus sign and the label, and gives the column after the label's own column.
fn put_label(sheet: &mut Sheet, look: Look, label: &str, focused: bool, column: u16) -> u16 {
    let style = if focused { look.strong() } else { look.text() };
    if focused {
        sheet.put((0, 0), look.signs().pointer, look.accent(), Some(Hit::Field));
    }
    let end = sheet.put((LEAD, 0), label, style, Some(Hit::Field));
    end.max(LEAD.saturating_add(column))
}

fn chosen_style(look: Look) -> Style {
    look.accent().add_modifier(Modifier::BOLD)
}

impl ScaleRow<'_> {
    /// The lines it takes at this width.
    pub fn height(&self, room: u16) -> u16 {
        self.sheet(room).height()
    }

    /// What lies under the mouse.
    pub fn hit(&self, area: Rect, column: u16, row: u16) -> Option<Hit> {
        self.sheet(area.width).hit(area, column, row)
    }

    fn sheet(&self, room: u16) -> Sheet {
        let mut sheet = Sheet::new(self.look, room);
        let label_end = put_label(&mut sheet, self.look, self.label, self.focused, self.columns.0);
        let low = width(self.low).max(self.columns.1);
        let rest = u32::from(low) + u32::from(FIGURES) + u32::from(width(self.high)) + 2;
        let (x, y) = if u32::from(label_end) + 2 + rest <= u32::from(room) {
            (label_end + 2, 0)
        } else if u32::from(LEAD) + rest <= u32::from(room) {
            (LEAD, 1)
        } else {
            self.put_narrow(&mut sheet, room);
            return sheet;
        };
        let low_at = x + low - width(self.low);
        sheet.put((low_at, y), self.low, self.look.quiet(), END_WORD);
        let mut end = x + low + 1;
        for figure in 0..=10 {
            end = self.put_figure(&mut sheet, (end, y), figure);
        }
        end = sheet.put((end + 1, y), self.high, self.look.quiet(), END_WORD);
        if let Some(words) = self.cant_tell {
            let fits = u32::from(end) + 3 + 2 + u32::from(width(words)) <= u32::from(room);
            self.put_cant_tell(&mut sheet, if fits { (end + 2, y) } else { (x + low + 1, y + 1) }, words);
        }
        sheet
    }

    fn put_narrow(&self, sheet: &mut Sheet, room: u16) {
        let indent = if room >= FIGURES + LEAD { LEAD } else { 0 };
        let (mut x, mut y) = (indent, 1);
        for figure in 0..=10 {
            let needs = if figure == 10 { 4 } else { 3 };
            if x + needs > room && x > indent {
                (x, y) = (indent, y + 1);
            }
            x = self.put_figure(sheet, (x, y), figure);
        }
        y += 1;
        let end = sheet.put((indent, y), &format!("0 {}", self.low), self.look.quiet(), END_WORD);
        let high = format!("10 {}", self.high);
        let beside = u32::from(end) + 3 + u32::from(width(&high)) <= u32::from(room);
        if !beside {
            y += 1;
        }
        sheet.put((if beside { end + 3 } else { indent }, y), &high, self.look.quiet(), END_WORD);
        if let Some(words) = self.cant_tell {
            self.put_cant_tell(sheet, (indent, y + 1), words);
        }
    }

    fn put_figure(&self, sheet: &mut Sheet, at: (u16, u16), figure: u8) -> u16 {
        let signs = self.look.signs();
        let (open, close, style) = if self.value == Some(figure) {
            ("[", "]", chosen_style(self.look))
        } else if self.focused && self.cursor == Some(figure) {
            (signs.left, signs.right, self.look.selected())
        } else {
            (" ", " ", if self.focused { self.look.text() } else { self.look.quiet() })
        };
        sheet.put(at, &format!("{open}{figure}{close}"), style, Some(Hit::Score(figure)))
    }

    fn put_cant_tell(&self, sheet: &mut Sheet, at: (u16, u16), words: &str) {
        let (text, style) = if self.cannot_tell {
            (format!("[{words}]"), chosen_style(self.look))
        } else {
            (format!(" {words} "), self.look.quiet())
        };
        sheet.put(at, &text, style, Some(Hit::CantTell));
    }
}

impl ChoiceRow<'_> {
    /// The line of the chip with this index at this width, counted from the first one.
    pub fn line_of(&self, chip: usize, room: u16) -> u16 {
        self.sheet(room).line_of(Hit::Choice(chip)).unwrap_or(0)
    }

    /// The lines it takes at this width.
    pub fn height(&self, room: u16) -> u16 {
        self.sheet(room).height()
    }

    /// What lies under the mouse.
    pub fn hit(&self, area: Rect, column: u16, row: u16) -> Option<Hit> {
        self.sheet(area.width).hit(area, column, row)
    }

    fn sheet(&self, room: u16) -> Sheet {
        let mut sheet = Sheet::new(self.look, room);
        let label_end = put_label(&mut sheet, self.look, self.label, self.focused, self.column);
        let chips: Vec<Vec<(String, Style)>> = (0..self.chips.len()).map(|i| self.chip(i)).collect();
        let size = |chip: &Vec<(String, Style)>| {
            chip.iter().fold(0_u16, |n, (t, _)| n.saturating_add(width(&shown(self.look, t))))
        };
        let whole: u32 = chips.iter().map(|c| u32::from(size(c)) + 3).sum();
        let beside = !self.label.is_empty() && u32::from(label_end) + 2 + whole <= u32::from(room) + 3;
        // In a column of rows the chips stay beside the label as long as that leaves half the line.
        let column = self.column > 0 && u32::from(label_end) * 2 <= u32::from(room);
        let indent = if beside || column { label_end + 2 } else { LEAD };
        let mut y = u16::from(!(beside || column || self.label.is_empty()));
        let mut x = indent;
        for (i, chip) in chips.iter().enumerate() {
            if x.saturating_add(size(chip)) > room && x > indent {
                (x, y) = (indent, y.saturating_add(1));
            }
            // Before the sign, where nothing else stands: a row that gets the focus keeps its place.
            if let Some(key) = self.chips[i].key {
                sheet.put((x.saturating_sub(width(key)), y), key, self.look.key(), Some(Hit::Choice(i)));
            }
            for (text, style) in chip {
                x = sheet.put((x, y), text, *style, Some(Hit::Choice(i)));
            }
            x = x.saturating_add(3);
        }
        sheet
    }

    fn chip(&self, i: usize) -> Vec<(String, Style)> {
        let (chip, signs, look) = (&self.chips[i], self.look.signs(), self.look);
        let sign = match (self.many, chip.chosen) {
            (false, true) => signs.dot,
            (false, false) => signs.ring,
            (true, true) => signs.ticked,
            (true, false) => signs.box_open,
        };
        let here = self.focused && self.cursor == Some(i);
        let mut style = if chip.chosen { chosen_style(look) } else { look.text() };
        if here {
            style = style.patch(look.selected()).add_modifier(Modifier::UNDERLINED);
        }
        let mark = if chip.chosen { chosen_style(look) } else { look.quiet() };
        vec![(format!("{sign} "), mark), (chip.words.to_owned(), style)]
    }
}

impl NumberRow<'_> {
    /// The lines it takes: one.
    pub fn height(&self, _room: u16) -> u16 {
        1
    }

    /// What lies under the mouse.
    pub fn hit(&self, area: Rect, column: u16, row: u16) -> Option<Hit> {
        self.sheet(area.width).hit(area, column, row)
    }

    fn sheet(&self, room: u16) -> Sheet {
        let (mut sheet, look) = (Sheet::new(self.look, room), self.look);
        let end = put_label(&mut sheet, look, self.label, self.focused, self.column);
        let (less, more) = if self.focused { (look.signs().left, look.signs().right) } else { (" ", " ") };
        let mut x = sheet.put((end.saturating_add(2), 0), less, look.accent(), Some(Hit::Less));
        let (value, style) = if self.value.is_empty() {
            (look.signs().blank, look.quiet())
        } else if self.focused {
            (self.value, chosen_style(look).add_modifier(Modifier::UNDERLINED))
        } else {
            (self.value, look.strong())
        };
        x = sheet.put((x.saturating_add(1), 0), value, style, Some(Hit::Field));
        x = sheet.put((x.saturating_add(1), 0), more, look.accent(), Some(Hit::More));
        sheet.put((x.saturating_add(1), 0), self.unit, look.quiet(), Some(Hit::Field));
        sheet
    }
}

impl TextRow<'_> {
    /// The lines it takes: one.
    pub fn height(&self, _room: u16) -> u16 {
        1
    }

    /// What lies under the mouse.
    pub fn hit(&self, area: Rect, column: u16, row: u16) -> Option<Hit> {
        self.sheet(area.width).hit(area, column, row)
    }

    fn sheet(&self, room: u16) -> Sheet {
        let (mut sheet, look, hit) = (Sheet::new(self.look, room), self.look, Some(Hit::Field));
        let end = put_label(&mut sheet, look, self.label, self.focused, self.column);
        let mut x = end.saturating_add(2);
        let Some(cursor) = self.cursor else {
            let (words, style) =
                if self.value.is_empty() { (self.hint, look.quiet()) } else { (self.value, look.text()) };
            sheet.put((x, 0), words, style, hit);
            return sheet;
        };
        let (before, after) = self.value.split_at(at_cursor(self.value, cursor));
        let (before, after) = (sheet.shown(before), sheet.shown(after));
        let before = tail(&before, room.saturating_sub(x).saturating_sub(2));
        x = sheet.put((x, 0), before, look.text(), hit);
        // The cursor stands on the first sign of a hint: what is typed begins where the hint did.
        let (after, style) =
            if self.value.is_empty() { (self.hint, look.quiet()) } else { (after.as_ref(), look.text()) };
        let first = after.graphemes(true).next().unwrap_or(" ").to_owned();
        let on_cursor = Style::new().add_modifier(Modifier::REVERSED);
        x = sheet.put((x, 0), &first, style.patch(on_cursor), hit);
        sheet.put((x, 0), after.get(first.len()..).unwrap_or_default(), style, hit);
        sheet
    }
}

/// Where the letter begins in which the cursor stands, counted in signs; a letter with its marks is not taken apart.
fn at_cursor(text: &str, cursor: usize) -> usize {
    let at = text.char_indices().nth(cursor).map_or(text.len(), |(i, _)| i);
    text.grapheme_indices(true).map(|(i, _)| i).chain([text.len()]).take_while(|i| *i <= at).last().unwrap_or(0)
}

/// The end of the text that fits into `room` columns.
fn tail(text: &str, room: u16) -> &str {
    let mut from = text.len();
    for (i, _) in text.grapheme_indices(true).rev() {
        if width(&text[i..]) > room {
            break;
        }
        from = i;
    }
    &text[from..]
}

impl TextFrame<'_> {
    /// Where the text goes.
    pub fn inner(&self, area: Rect) -> Rect {
        Rect {
            x: area.x.saturating_add(2).min(area.right()),
            y: area.y.saturating_add(1).min(area.bottom()),
            width: area.width.saturating_sub(4),
            height: area.height.saturating_sub(2),
        }
    }
}

impl Widget for &TextFrame<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let area = area.intersection(buf.area);
        let look = self.look;
        super::notice::border(look, area, buf, if self.focused { look.in_breath() } else { look.line() });
        if area.width < 5 || area.height == 0 {
            return;
        }
        let room = area.width - 4;
        let mut sheet = Sheet::new(look, area.width);
        let label = clip(self.label, room.saturating_sub(2), look.signs().more);
        let style = if self.focused { look.strong() } else { look.text() };
        if !label.is_empty() {
            sheet.put((2, 0), &format!(" {label} "), style, None);
        }
        let left = shown(look, self.left);
        if !left.is_empty() && area.height > 1 && width(&left).saturating_add(2) <= room {
            sheet.put((area.width - width(&left) - 4, area.height - 1), &format!(" {left} "), look.quiet(), None);
        }
        sheet.draw(area, buf);
    }
}

impl Widget for &ScaleRow<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        self.sheet(area.width).draw(area, buf);
    }
}

impl Widget for &ChoiceRow<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        self.sheet(area.width).draw(area, buf);
    }
}

impl Widget for &NumberRow<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        self.sheet(area.width).draw(area, buf);
    }
}

impl Widget for &TextRow<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        self.sheet(area.width).draw(area, buf);
    }
}
