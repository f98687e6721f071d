//! What lies over a screen: its keys, and the question before a session is left. How they look is the chrome's business.

use ratatui::crossterm::event::{KeyCode, KeyEvent};

use super::App;
use crate::clock::Now;
use crate::coach::Effect;
use crate::tui::keys::{self, Intent};
use crate::tui::screens::{Screen, chrome};

/// What lies over the screen.
#[derive(Clone, Copy)]
pub(super) enum Overlay {
    /// The keys of this screen, scrolled by so many lines.
    Keys(u16),
    /// Leave the session, and keep what was done?
    LeaveSession,
}

impl App {
    pub(super) fn leave(&mut self, now: Now) -> Vec<Effect> {
        let mut effects = self.with_screen(now, |screen, cx| screen.hidden(cx));
        if self.front().is_some_and(Screen::asks_before_leaving) {
            self.overlay = Some(Overlay::LeaveSession);
        } else {
            effects.push(Effect::Leave);
        }
        effects
    }

    pub(super) fn over(&mut self, overlay: Overlay, key: KeyEvent, now: Now) -> Vec<Effect> {
        // Help comes at once, whatever lies over the screen.
        if key.code == KeyCode::Char('!')
            && let Some(intent) = self.meaning(key, now)
        {
            let mut effects = self.with_screen(now, |screen, cx| screen.shown(cx));
            effects.extend(self.act(intent, now));
            return effects;
        }
        match overlay {
            Overlay::Keys(scroll) => match keys::find(&self.keymap.apply(vec![keys::READ]), key) {
                Some(intent) => {
                    self.read_keys(scroll, intent, now);
                    Vec::new()
                }
                None => self.with_screen(now, |screen, cx| screen.shown(cx)),
            },
            Overlay::LeaveSession => {
                if let Some(intent) = keys::find(&self.keymap.apply(vec![keys::YES_NO]), key) {
                    return self.answer_leaving(intent, now);
                }
                self.overlay = Some(Overlay::LeaveSession);
                Vec::new()
            }
        }
    }

    /// Reads on or back in the panel of keys.
    pub(super) fn read_keys(&mut self, scroll: u16, intent: Intent, now: Now) {
        let tables = self.tables(now);
        let to = chrome::keys_read(self.area, &self.view(now), &tables, scroll, intent);
        self.overlay = Some(Overlay::Keys(to));
    }

    pub(super) fn answer_leaving(&mut self, intent: Intent, now: Now) -> Vec<Effect> {
        if intent != Intent::Yes {
            return Vec::new();
        }
        let mut effects = self.with_screen(now, |screen, cx| screen.act(Intent::Yes, cx));
        effects.push(Effect::Leave);
        effects
    }
}
