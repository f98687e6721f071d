//! One frame of the program, sent whole: what is drawn is gathered, and reaches the terminal in one write between the
//! marks of a synchronized update. Decides neither when to draw nor what.

use std::cell::RefCell;
use std::io;
use std::io::Write;
use std::mem::ManuallyDrop;
use std::rc::Rc;

use ratatui::crossterm::queue;
use ratatui::crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::layout::Rect;
use ratatui::prelude::CrosstermBackend;
use ratatui::{Frame, Terminal};

use super::guard;

/// Bytes on their way to the terminal; flushing does nothing, [`Screen`] sends them.
#[derive(Clone, Default)]
struct Page(Rc<RefCell<Vec<u8>>>);

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The terminal as a place to draw on.
pub struct Screen {
    // Never dropped: its drop writes to the terminal, and complains on standard error when that has gone.
    terminal: ManuallyDrop<Terminal<CrosstermBackend<Page>>>,
    page: Page,
    shows_cursor: bool,
    sent: u64,
}

impl Screen {
    /// Takes the terminal; the modes go out with the first frame.
    ///
    /// # Errors
    /// When the terminal cannot be set up; it is then as it was.
    pub fn take(title: &str) -> io::Result<Self> {
        let mut page = Page::default();
        let terminal = Terminal::new(CrosstermBackend::new(page.clone()))?;
        guard::enter(&mut page, title)?;
        Ok(Self { terminal: ManuallyDrop::new(terminal), page, shows_cursor: false, sent: 0 })
    }

    /// Takes the terminal again, and draws all of it with the next frame.
    ///
    /// # Errors
    /// When the terminal cannot be set up.
    pub fn take_again(&mut self, title: &str) -> io::Result<()> {
        guard::enter(&mut self.page, title)?;
        let (width, height) = ratatui::crossterm::terminal::size()?;
        // Not `Terminal::clear`, which asks the terminal where its cursor is and waits for the answer.
        self.terminal.resize(Rect::new(0, 0, width, height))
    }

    /// Draws one frame and sends what differs from the one before; a frame that differs in nothing sends nothing.
    ///
    /// # Errors
    /// When the terminal takes no more.
    pub fn draw(&mut self, paint: impl FnOnce(&mut Frame)) -> io::Result<()> {
        let before = self.page.0.borrow().len();
        queue!(self.page, BeginSynchronizedUpdate)?;
        let opened = self.page.0.borrow().len();
        self.terminal.draw(paint)?;
        let (nothing, shows) = {
            let bytes = self.page.0.borrow();
            let frame = bytes.get(opened..).unwrap_or_default();
            (says_nothing(frame), frame.windows(SHOW.len()).any(|part| part == SHOW))
        };
        if nothing && !self.shows_cursor {
            self.page.0.borrow_mut().truncate(before);
        } else {
            queue!(self.page, EndSynchronizedUpdate)?;
        }
        self.shows_cursor = shows;
        self.send()
    }

    /// Rings the terminal's bell with what is sent next.
    pub fn ring(&mut self) {
        self.page.0.borrow_mut().push(0x07);
    }

    /// Sends what has gathered.
    ///
    /// # Errors
    /// When the terminal takes no more.
    pub fn send(&mut self) -> io::Result<()> {
        let mut bytes = self.page.0.borrow_mut();
        if bytes.is_empty() || !guard::is_active() {
            return Ok(());
        }
        guard::write(&bytes)?;
        self.sent += bytes.len() as u64;
        bytes.clear();
        Ok(())
    }

    /// The size that was last drawn, in columns and rows; before that, the one that the terminal has.
    pub fn size(&mut self) -> (u16, u16) {
        let area = self.terminal.get_frame().area();
        (area.width, area.height)
    }

    /// How many bytes have been sent since the terminal was first taken; for tests that read the other end.
    pub fn sent(&self) -> u64 {
        self.sent
    }
}

const SHOW: &[u8] = b"\x1b[?25h";
const HIDE: &[u8] = b"\x1b[?25l";

/// Whether a frame only sets colours back and hides a hidden cursor, as one without any change does.
fn says_nothing(frame: &[u8]) -> bool {
    let mut rest = frame;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix(HIDE) {
            rest = after;
            continue;
        }
        let Some(code) = rest.strip_prefix(b"\x1b[") else { return false };
        let digits = code.iter().take_while(|byte| byte.is_ascii_digit() || **byte == b';').count();
        match code.get(digits..) {
            Some([b'm', after @ ..]) => rest = after,
            _ => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::says_nothing;

    #[test]
    fn only_a_frame_without_cells_and_cursor_says_nothing() {
        assert!(says_nothing(b""));
        assert!(says_nothing(b"\x1b[39m\x1b[49m\x1b[0m\x1b[?25l"));
        assert!(!says_nothing(b"\x1b[1;1Ha\x1b[39m\x1b[49m\x1b[0m\x1b[?25l"));
        assert!(!says_nothing(b"\x1b[39m\x1b[?25h\x1b[4;5H"));
        assert!(!says_nothing(b"\x1b[2J"));
    }
}
