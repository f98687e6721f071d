//! How what is heard follows a session: on time while it runs, silent when it is left, with a sound of its own where it
//! waits or ends. Every face of the program hands its session here after each thing that happened.

use super::heard::words;
use super::{Cue, Pause, Session, State};
use crate::coach::coach::Coach;
use crate::coach::effect::Effect;
use crate::diary::Outcome;
use crate::practice::{Due, Sound, Tone};

/// The course of a session as it was heard last: while it stays the same, a schedule goes on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Course(Option<(State, usize, Sound)>);

impl Course {
    /// Whether nothing of the session was heard yet.
    #[must_use]
    pub const fn is_unheard(self) -> bool {
        self.0.is_none()
    }
}

impl Coach {
    /// What is to be heard after something happened in `session`; `cues` came by themselves.
    pub fn follow(&mut self, session: &Session, course: &mut Course, cues: &[Cue]) -> Option<Effect> {
        let now = self.now();
        let here = (session.state, session.kept.acts.len(), self.hearing.sound);
        let before = course.0.replace(here);
        let is_new = before != Some(here);
        if before.is_none() {
            self.hearing.begin();
        }
        if !self.hearing.is_followed() {
            return is_new.then(|| self.hearing.silence(false)).flatten();
        }
        if session.is_running() || session.is_leading_in() {
            let dues = session.dues(now, self.hearing.speaks());
            return Some(self.hearing.play(dues, session.lapses_ms(now), is_new));
        }
        // What a running session comes to by itself was foretold, and sounds on.
        let foretold = !cues.is_empty() && matches!(before, Some((State::Running { .. }, ..)));
        match session.state {
            _ if !is_new => None,
            // It will be heard soon: a device takes its time to wake up.
            _ if before.is_none() => Some(self.hearing.play(Vec::new(), None, true)),
            State::Paused(Pause::Late) => Some(self.sounds_now(Tone::Waits)),
            State::Over(Outcome::Stopped) | State::Dizzy | State::Paused(Pause::Hidden) => self.hearing.silence(true),
            _ if foretold => None,
            State::Over(_) => Some(self.sounds_now(Tone::End)),
            _ => self.hearing.silence(false),
        }
    }

    /// One cue at this moment, in place of all others.
    pub(in crate::coach) fn sounds_now(&mut self, tone: Tone) -> Effect {
        let says = if self.hearing.speaks() { words(tone, None) } else { String::new() };
        self.hearing.play(vec![Due { at_ms: self.now().mono_ms, tone, ms: 0, says }], None, true)
    }
}
