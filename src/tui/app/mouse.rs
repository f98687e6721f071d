//! The mouse: the wheel reads on, a click does what stands under it. Other buttons, and dragging, do nothing.

use ratatui::crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use super::{App, Overlay};
use crate::clock::Now;
use crate::coach::Effect;
use crate::tui::keys::Intent;
use crate::tui::screens::{Screen, chrome};

impl App {
    pub(super) fn mouse(&mut self, mouse: MouseEvent, now: Now) -> Vec<Effect> {
        if self.hidden {
            return Vec::new();
        }
        let at = Position::new(mouse.column, mouse.row);
        let wheel = match mouse.kind {
            MouseEventKind::ScrollUp => Some(false),
            MouseEventKind::ScrollDown => Some(true),
            MouseEventKind::Down(MouseButton::Left) => None,
            _ => return Vec::new(),
        };
        self.notices.read();
        let mut effects = self.saves_again();
        effects.extend(match wheel {
            Some(down) => self.wheel(down, at, now),
            None => self.click(at, now),
        });
        self.notices.go_on();
        effects
    }

    /// The wheel never answers anything: it moves what is longer than its place.
    fn wheel(&mut self, down: bool, at: Position, now: Now) -> Vec<Effect> {
        match self.overlay {
            Some(Overlay::Keys(scroll)) => {
                self.read_keys(scroll, if down { Intent::Down } else { Intent::Up }, now);
                Vec::new()
            }
            Some(Overlay::LeaveSession) => Vec::new(),
            None if self.has_no_room() || self.front().and_then(Screen::question).is_some() => Vec::new(),
            None => self.with_screen(now, |screen, cx| screen.wheel(down, at, cx)),
        }
    }

    /// Whether the terminal is too small for the screen in front, so that nothing of it is seen.
    pub(super) fn has_no_room(&self) -> bool {
        chrome::is_small(self.area) && !self.front().is_some_and(Screen::is_whole)
    }

    fn click(&mut self, at: Position, now: Now) -> Vec<Effect> {
        // The second click of two was meant for the screen before.
        if self.has_just_opened(now) || self.has_no_room() {
            return Vec::new();
        }
        if let Some(overlay) = self.overlay {
            return self.click_over(overlay, at, now);
        }
        if let Some(question) = self.front().and_then(Screen::question) {
            let meant = self.answer_at(question, at, now);
            return meant.map(|intent| self.act(intent, now)).unwrap_or_default();
        }
        match self.around(at, now) {
            Some(chrome::Under::Tab(tab)) if self.coach.is_settled_in() && !self.is_covered() => self.tab(tab, now),
            Some(chrome::Under::Tab(_)) => Vec::new(),
            Some(chrome::Under::Keys) => self.act(Intent::Help, now),
            Some(chrome::Under::Intent(intent)) => self.act(intent, now),
            None => self.with_screen(now, |screen, cx| screen.click(at, cx)),
        }
    }

    /// What lies there around the screen in front.
    fn around(&self, at: Position, now: Now) -> Option<chrome::Under> {
        let screen = self.front()?;
        let tables = self.shown_tables(now);
        let (whole, tab, letters) = (screen.is_whole(), screen.tab(), screen.letters());
        let around = chrome::Around { whole, tab, tables: &tables, letters, line: None };
        chrome::hit(&self.view(now), self.area, &around, at)
    }

    /// What lies there while a yes or no stands over the screen: one of its answers, or a key of the footer.
    fn answer_at(&self, question: [&'static str; 3], at: Position, now: Now) -> Option<Intent> {
        chrome::question_hit(self.area, &self.view(now), &self.shown_tables(now), question, at).or_else(|| {
            match self.around(at, now) {
                Some(chrome::Under::Intent(intent)) => Some(intent),
                _ => None,
            }
        })
    }

    /// A click on a key of the panel does what the key does, one beside it takes the panel away; a question waits for
    /// one of its answers.
    fn click_over(&mut self, overlay: Overlay, at: Position, now: Now) -> Vec<Effect> {
        match overlay {
            Overlay::Keys(scroll) => {
                let tables = self.tables(now);
                let meant = chrome::keys_hit(self.area, &self.view(now), &tables, scroll, at);
                self.overlay = None;
                let mut effects = self.with_screen(now, |screen, cx| screen.shown(cx));
                effects.extend(meant.map(|intent| self.act(intent, now)).unwrap_or_default());
                effects
            }
            Overlay::LeaveSession => match self.answer_at(chrome::LEAVE_SESSION, at, now) {
                Some(answer) => {
                    self.overlay = None;
                    self.answer_leaving(answer, now)
                }
                None => Vec::new(),
            },
        }
    }
}
