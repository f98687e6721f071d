//! The ways in which cues are heard: a sound server, a player of files, a program that speaks. Which of them there is
//! is found out here; when a cue is due is not.

use super::player::Player;
#[cfg(target_os = "linux")]
use super::pulse::Pulse;
use super::speech::Speech;
use crate::clock::Clock;
use crate::practice::{Due, Sound};

/// How long before its moment a tone is handed to the sound server, in milliseconds.
/// A device that was asleep takes a part of it to wake.
#[cfg(target_os = "linux")]
const LEAD_MS: u64 = 800;

/// How often it is looked whether a device that has nothing to do is still wanted, in milliseconds.
const LOOK_MS: u64 = 10_000;

/// One way to be heard.
pub enum Way {
    /// The sound server.
    #[cfg(target_os = "linux")]
    Server(Pulse),
    /// A program that plays files.
    Player(Player),
    /// A program that speaks.
    Speech(Speech),
}

impl Way {
    /// The first way there is for `sound`. `gone` is called when the sound server goes away. Whether a program can be
    /// started shows itself with the first cue.
    pub fn open(sound: Sound, clock: &Clock, gone: impl FnOnce() + Send + 'static) -> Option<Self> {
        match sound {
            Sound::Silent | Sound::Bell => None,
            Sound::Voice => Some(Self::Speech(Speech::new())),
            Sound::Tones => Some(Self::server(clock, gone).unwrap_or_else(|| Self::Player(Player::new()))),
        }
    }

    #[cfg(target_os = "linux")]
    fn server(clock: &Clock, gone: impl FnOnce() + Send + 'static) -> Option<Self> {
        Pulse::open(clock, gone).map(Self::Server)
    }

    #[cfg(not(target_os = "linux"))]
    fn server(_clock: &Clock, _gone: impl FnOnce() + Send + 'static) -> Option<Self> {
        None
    }

    /// How long before its moment a cue is handed over.
    pub const fn lead_ms(&self) -> u64 {
        match self {
            #[cfg(target_os = "linux")]
            Self::Server(_) => LEAD_MS,
            Self::Player(_) | Self::Speech(_) => 0,
        }
    }

    /// Makes ready what will be due.
    pub fn ready(&mut self, dues: &[Due], volume: u8) {
        if let Self::Player(player) = self {
            for due in dues {
                player.ready(due, volume);
            }
        }
    }

    /// Begins a cue; whether there is anything to begin it with.
    pub fn begin(&mut self, due: &Due, volume: u8, now_ms: u64) -> bool {
        match self {
            #[cfg(target_os = "linux")]
            Self::Server(pulse) => {
                pulse.add(due, volume);
                true
            }
            Self::Player(player) => player.begin(due, volume, now_ms),
            Self::Speech(speech) => speech.begin(due, volume, now_ms),
        }
    }

    /// Falls silent, but for what belongs to one of these.
    pub fn keep(&mut self, dues: &[Due], at_once: bool, now_ms: u64) {
        match self {
            #[cfg(target_os = "linux")]
            Self::Server(pulse) => pulse.keep(dues, at_once),
            Self::Player(player) => {
                let _ = at_once;
                player.keep(dues);
            }
            Self::Speech(speech) => speech.keep(dues, now_ms),
        }
    }

    /// Looks after it; whether it still works.
    pub fn tick(&mut self, now_ms: u64) -> bool {
        match self {
            #[cfg(target_os = "linux")]
            // Whoever hands it samples tells when it goes away.
            Self::Server(_) => true,
            Self::Player(player) => player.tick(now_ms),
            Self::Speech(speech) => speech.tick(now_ms),
        }
    }

    /// How long until it wants to be looked after again, in milliseconds.
    pub fn tick_again_ms(&self) -> u64 {
        match self {
            #[cfg(target_os = "linux")]
            Self::Server(_) => LOOK_MS,
            Self::Player(player) if !player.is_still() => 100,
            Self::Speech(speech) if !speech.is_still() => 100,
            Self::Player(_) | Self::Speech(_) => LOOK_MS,
        }
    }

    /// Whether nothing is heard at this moment.
    pub fn is_still(&self) -> bool {
        match self {
            #[cfg(target_os = "linux")]
            Self::Server(pulse) => pulse.is_still(),
            Self::Player(player) => player.is_still(),
            Self::Speech(speech) => speech.is_still(),
        }
    }

    /// Whether anything was heard through it.
    pub const fn was_heard(&self) -> bool {
        match self {
            #[cfg(target_os = "linux")]
            Self::Server(_) => true,
            Self::Player(player) => player.has_played,
            Self::Speech(speech) => speech.has_spoken,
        }
    }

    /// Whether it speaks.
    pub const fn speaks(&self) -> bool {
        matches!(self, Self::Speech(_))
    }

    /// Ends softly.
    pub fn fade_out(self) {
        #[cfg(target_os = "linux")]
        if let Self::Server(pulse) = &self {
            pulse.fade_out();
        }
        drop(self);
    }
}
