//! What comes next and why. Pure: reads no file and no clock.

pub mod figures;
pub mod fill;
pub mod lived;
pub mod milestones;
mod order;
pub mod pacing;
pub mod programme;
pub mod safety;
mod slots;
pub mod therapist;
pub mod tracks;

#[cfg(test)]
mod fill_tests;

pub use figures::Figures;
pub use fill::{Filled, Given};
pub use programme::{FloorStep, Programme, Week, week_from};
pub use tracks::{PerTrack, TrackPosition};
