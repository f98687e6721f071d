//! How the person hears a session, and what is to be heard next. It makes no sound: each schedule is an effect.

use super::coach::Coach;
use super::effect::Effect;
use super::session::Peal;
use crate::practice::{Due, Schedule, Sound, Tone};
use crate::words::say;

/// The volume where nobody said anything.
pub const VOLUME: u8 = 80;

/// How the person hears a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hearing {
    /// The way.
    pub sound: Sound,
    /// How loud, 0 to 100.
    pub volume: u8,
    /// Whether a command is run at each cue.
    pub command: bool,
    /// What was heard before it was silenced.
    before: Sound,
    epoch: u64,
    /// Whether something was scheduled since it was last silenced.
    sounds: bool,
    /// Whether the next schedule is the first of a session.
    begins: bool,
    /// Rings of the bell that are still to come.
    pub(super) peal: Peal,
}

impl Default for Hearing {
    fn default() -> Self {
        Self::new(Sound::Silent, VOLUME, false)
    }
}

impl Hearing {
    /// A session that is heard like this.
    #[must_use]
    pub const fn new(sound: Sound, volume: u8, command: bool) -> Self {
        let before = if matches!(sound, Sound::Silent) { Sound::Tones } else { sound };
        Self { sound, volume, command, before, epoch: 0, sounds: false, begins: true, peal: Peal::silent() }
    }

    /// Whether anything follows the cues ahead of time: tones, a voice or a command. The terminal's bell does not.
    #[must_use]
    pub const fn is_followed(&self) -> bool {
        self.command || matches!(self.sound, Sound::Tones | Sound::Voice)
    }

    /// Whether the words of a cue are spoken.
    #[must_use]
    pub const fn speaks(&self) -> bool {
        matches!(self.sound, Sound::Voice)
    }

    /// What is heard when sound is turned on.
    #[must_use]
    pub const fn to_turn_on(&self) -> Sound {
        self.before
    }

    /// What is heard from now on. With `is_new` the course changed, and what was planned before is dropped.
    pub fn play(&mut self, dues: Vec<Due>, lapses_ms: Option<u64>, is_new: bool) -> Effect {
        self.epoch += u64::from(is_new);
        self.sounds = true;
        Effect::Sound(self.schedule(dues, lapses_ms, false))
    }

    /// Silence, where something may sound; `at_once` without a soft end.
    pub fn silence(&mut self, at_once: bool) -> Option<Effect> {
        if at_once {
            self.peal = Peal::silent();
        }
        if !std::mem::take(&mut self.sounds) {
            return None;
        }
        self.epoch += 1;
        Some(Effect::Sound(self.schedule(Vec::new(), None, at_once)))
    }

    /// Another session is heard from now on, or a sound by itself.
    pub(super) const fn begin(&mut self) {
        self.begins = true;
    }

    fn schedule(&mut self, dues: Vec<Due>, lapses_ms: Option<u64>, at_once: bool) -> Schedule {
        let begins = std::mem::take(&mut self.begins);
        let waits = if self.speaks() { say("session-voice-waits") } else { String::new() };
        Schedule { epoch: self.epoch, sound: self.sound, volume: self.volume, dues, at_once, lapses_ms, waits, begins }
    }

    fn choose(&mut self, sound: Sound) {
        self.sound = sound;
        if sound != Sound::Silent {
            self.before = sound;
        }
    }
}

impl Coach {
    /// Sessions are heard like this from now on.
    pub fn set_sound(&mut self, sound: Sound) -> Effect {
        self.hearing.choose(sound);
        Effect::Set { name: "sound".to_owned(), value: sound.id().to_owned() }
    }

    /// Sessions are this loud from now on, 0 to 100.
    pub fn set_volume(&mut self, volume: u8) -> Effect {
        self.hearing.volume = volume.min(100);
        Effect::Set { name: "volume".to_owned(), value: self.hearing.volume.to_string() }
    }

    /// One soft sound: a time that was set is over; nothing where it is silent.
    pub fn rings(&mut self) -> Option<Effect> {
        match self.hearing.sound {
            Sound::Silent => None,
            Sound::Bell => Some(Effect::Bell),
            Sound::Tones | Sound::Voice => Some(self.sounds_now(Tone::BlockEnd)),
        }
    }

    /// One sound now, as it is heard in a session; nothing where it is silent.
    pub fn try_sound(&mut self, tone: Tone, ms: u64, words: &str) -> Option<Effect> {
        match self.hearing.sound {
            Sound::Silent => None,
            Sound::Bell => self.ring(tone),
            Sound::Tones | Sound::Voice => {
                let says = if self.hearing.speaks() { words.to_owned() } else { String::new() };
                let due = Due { at_ms: self.now().mono_ms, tone, ms, says };
                self.hearing.begin();
                Some(self.hearing.play(vec![due], None, true))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Hearing;
    use crate::coach::Effect;
    use crate::practice::{Schedule, Sound};

    fn schedule(effect: Effect) -> Schedule {
        match effect {
            Effect::Sound(schedule) => schedule,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn an_epoch_lasts_until_the_course_changes() {
        let mut hearing = Hearing::new(Sound::Tones, 80, false);
        assert_eq!(hearing.silence(true), None, "nothing sounds yet");
        let first = schedule(hearing.play(Vec::new(), Some(3_000), true));
        let second = schedule(hearing.play(Vec::new(), Some(4_000), false));
        let silence = schedule(hearing.silence(true).expect("something may sound"));
        assert_eq!(first.epoch, second.epoch);
        assert!(silence.epoch > second.epoch && silence.at_once && silence.lapses_ms.is_none());
        assert_eq!(hearing.silence(true), None, "it is silent");
        assert!(schedule(hearing.play(Vec::new(), None, true)).epoch > silence.epoch);
    }

    #[test]
    fn turned_on_again_it_is_as_it_was() {
        let mut hearing = Hearing::default();
        assert_eq!(hearing.to_turn_on(), Sound::Tones);
        hearing.choose(Sound::Voice);
        hearing.choose(Sound::Silent);
        assert_eq!((hearing.sound, hearing.to_turn_on()), (Sound::Silent, Sound::Voice));
    }
}
