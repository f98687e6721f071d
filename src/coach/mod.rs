//! The days as flows, without a screen: what is asked, what an answer does, what must happen outside.
//! Draws nothing, reads no clock and no file.

mod ask;
mod effect;
pub mod page;
pub mod when;

pub use ask::{Answer, Ask, Choice, Shape};
pub use effect::{Draft, Effect, Event, Saving};
