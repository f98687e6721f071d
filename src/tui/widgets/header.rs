//! The top of every screen: the name, the tabs, the date, the way to the keys.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::widgets::Widget;

use super::Hit;
use super::sheet::Sheet;
use super::text::width;
use crate::tui::theme::Look;

/// One tab.
#[derive(Clone, Copy, Debug)]
pub struct Tab<'a> {
    /// The key that opens it.
    pub key: &'a str,
    /// Its name.
    pub words: &'a str,
}

/// ```text
/// pelvicoach                      Monday 23 November
///
/// 1 Today   2 Practise   3 Journal            ? keys
/// ```
/// Three lines; given two, the empty one goes; given one, the tabs alone stay.
#[derive(Clone, Copy, Debug)]
pub struct Header<'a> {
    /// The program's name, or a screen's.
    pub name: &'a str,
    /// A quiet mark beside it, such as "made-up days".
    pub mark: Option<&'a str>,
    /// The tabs.
    pub tabs: &'a [Tab<'a>],
    /// The tab that is open.
    pub chosen: Option<usize>,
    /// The date, in words.
    pub date: &'a str,
    /// How to see the keys, such as "? keys"; a click on it is `Hit::Field`.
    pub keys: &'a str,
    /// How to draw.
    pub look: Look,
}

impl Header<'_> {
    /// The lines it wants on a screen this high.
    pub fn height(screen: u16) -> u16 {
        match screen {
            0..=9 => 1,
            10..=15 => 2,
            _ => 3,
        }
    }

    /// What lies under the mouse: a tab, or `Hit::Field` for the way to the keys.
    pub fn hit(&self, area: Rect, column: u16, row: u16) -> Option<Hit> {
        self.sheet(area).hit(area, column, row)
    }

    fn sheet(&self, area: Rect) -> Sheet {
        let mut sheet = Sheet::new(self.look, area.width);
        let tabs_at = match area.height {
            0 | 1 => 0,
            2 => 1,
            _ => 2,
        };
        if tabs_at > 0 {
            self.put_name(&mut sheet, area.width);
        }
        self.put_tabs(&mut sheet, area.width, tabs_at);
        sheet
    }

    fn put_name(&self, sheet: &mut Sheet, room: u16) {
        let mut end = sheet.put((0, 0), self.name, self.look.accent(), None);
        if let Some(mark) = self.mark {
            end = sheet.put((end.saturating_add(2), 0), mark, self.look.attention(), None);
        }
        if end.saturating_add(2).saturating_add(width(self.date)) <= room {
            sheet.put_right(0, self.date, self.look.quiet(), None);
        }
    }

    /// All names if they fit, else the open tab's name among the keys of the others.
    fn put_tabs(&self, sheet: &mut Sheet, room: u16, y: u16) {
        let gap = |i: usize| if i == 0 { 0 } else { 3 };
        let size = |t: &Tab<'_>| u32::from(width(t.key)) + u32::from(width(t.words)) + 4;
        let whole = self.tabs.iter().map(size).sum::<u32>() + u32::from(width(self.keys));
        let names = whole <= u32::from(room);
        let mut x = 0;
        for (i, tab) in self.tabs.iter().enumerate() {
            let open = self.chosen == Some(i);
            let hit = Some(Hit::Tab(i));
            x += if names { gap(i) } else { u16::from(i > 0) * 2 };
            x = sheet.put((x, y), tab.key, self.look.quiet(), hit);
            if names || open {
                // The space belongs to the tab, so that the mouse finds no hole in it.
                x = sheet.put((x, y), " ", self.look.quiet(), hit);
                let style =
                    if open { self.look.strong().add_modifier(Modifier::UNDERLINED) } else { self.look.quiet() };
                x = sheet.put((x, y), tab.words, style, hit);
            }
        }
        if x.saturating_add(2).saturating_add(width(self.keys)) <= room {
            sheet.put_right(y, self.keys, self.look.quiet(), Some(Hit::Field));
        }
    }
}

impl Widget for &Header<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        self.sheet(area).draw(area, buf);
    }
}
