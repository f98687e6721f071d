//! What comes next and why. Pure: reads no file and no clock.

pub mod after;
mod ease;
pub mod figures;
pub mod fill;
mod given;
pub mod hard_days;
mod ladder;
pub mod lived;
pub mod measures;
pub mod milestones;
mod order;
pub mod own_routine;
pub mod pacing;
pub mod programme;
pub mod safety;
mod slots;
mod squeezes;
pub mod therapist;
pub mod tracks;

#[cfg(test)]
mod fill_tests;

pub use ease::EaseTable;
pub use figures::Figures;
pub use fill::Filled;
pub use given::Given;
pub use ladder::{Next, next_step, played_step, previous_step};
pub use programme::{FloorStep, Programme, TrackLength, Week, week_from};
pub use squeezes::{Hindrance, SqueezeFacts, SqueezeTable, squeezes_today};
pub use tracks::{PerTrack, TrackPosition};
