//! What the program is heard with and listens to: tones, a voice, a command at each cue; a sensor that prints numbers.
//! Each device has its own thread and events; one that is lost leaves a practice as it was. What is heard when, and what
//! a number means, is worked out elsewhere.

pub mod awake;
#[cfg(target_os = "linux")]
mod mixer;
mod player;
mod program;
#[cfg(target_os = "linux")]
mod pulse;
mod queue;
pub mod sensor;
mod sound;
mod speech;
mod system;
pub mod tone;
mod way;

pub use program::words_of;
pub use sound::{News, Sounds, Tell};
