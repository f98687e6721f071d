//! What reaches the program: keys, the mouse, time, and what happened outside. What it means is the app's business.

use ratatui::crossterm::event::{KeyEvent, MouseEvent};

use crate::coach::{Event, Saving};

/// Something that reached the program.
#[derive(Clone, Debug)]
pub enum Msg {
    /// A key was pressed.
    Key(KeyEvent),
    /// The mouse did something.
    Mouse(MouseEvent),
    /// Words were pasted.
    Paste(String),
    /// The terminal has a new size: columns and rows.
    Resize(u16, u16),
    /// The moment that was asked for has come.
    Wake,
    /// Something happened outside.
    Event(Event),
    /// The program goes on after it was stopped.
    Resumed,
}

impl Msg {
    /// Whether it says that everything that was asked to be saved is on the disk.
    #[must_use]
    pub const fn says_all_is_saved(&self) -> bool {
        matches!(self, Self::Event(Event::Saving(Saving::Done)))
    }

    /// Whether it comes about once a frame and is to be seen at once, in the place of the frame that is due.
    #[must_use]
    pub const fn brings_a_frame(&self) -> bool {
        matches!(self, Self::Event(Event::Sensor(_)))
    }
}
