//! The mouse: the wheel moves as the arrows do, a click does what stands under it.

use ratatui::crossterm::event::{KeyCode, KeyEvent, MouseButton, MouseEvent, MouseEventKind};
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
        match mouse.kind {
            MouseEventKind::ScrollUp => self.key(KeyEvent::from(KeyCode::Up), now),
            MouseEventKind::ScrollDown => self.key(KeyEvent::from(KeyCode::Down), now),
            MouseEventKind::Down(MouseButton::Left) => self.click(Position::new(mouse.column, mouse.row), now),
            _ => Vec::new(),
        }
    }

    fn click(&mut self, at: Position, now: Now) -> Vec<Effect> {
        self.line = None;
        if let Some(overlay) = self.overlay {
            return self.click_over(overlay, at, now);
        }
        if let Some(question) = self.front().and_then(Screen::question) {
            let answer = chrome::question_hit(self.area, &self.view(now), question, at);
            return answer.map(|answer| self.act(answer, now)).unwrap_or_default();
        }
        let Some(screen) = self.front() else { return Vec::new() };
        let (whole, tab, letters) = (screen.is_whole(), screen.tab(), screen.letters());
        let tables = self.tables(now);
        let around = chrome::Around { whole, tab, tables: &tables, letters, line: None };
        match chrome::hit(&self.view(now), self.area, &around, at) {
            Some(chrome::Under::Tab(tab)) if self.coach.is_settled_in() && !self.is_covered() => self.tab(tab, now),
            Some(chrome::Under::Tab(_)) => Vec::new(),
            Some(chrome::Under::Keys) => self.act(Intent::Help, now),
            Some(chrome::Under::Intent(intent)) => self.act(intent, now),
            None => self.with_screen(now, |screen, cx| screen.click(at, cx)),
        }
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
            Overlay::LeaveSession => {
                match chrome::question_hit(self.area, &self.view(now), chrome::LEAVE_SESSION, at) {
                    Some(answer) => {
                        self.overlay = None;
                        self.answer_leaving(answer, now)
                    }
                    None => Vec::new(),
                }
            }
        }
    }
}
