//! The signal of a sensor that prints numbers: lines into samples, samples into a level, a level into what is shown
//! and kept. All of it is pure: bytes and moments come in, figures go out; who reads a port and who draws are others.
//!
//! The order: [`Lines`] takes the bytes apart, [`Stamps`] says when each number arose, [`Level`] smooths,
//! [`Calibration`] learns the person's own rest and own gentle squeeze, [`Watch`] measures a session. [`MadeUp`] makes
//! a signal whose truth is known, to try all of it without a device.

mod calibration;
mod fall;
mod heard;
mod kind;
mod level;
mod lines;
mod looked;
mod made_up;
#[cfg(test)]
mod reference_tests;
mod shown;
mod spread;
mod stamps;
mod watch;

pub use calibration::{Calibration, Doubt, Scale, Told};
pub use heard::{Contact, Heard};
pub use kind::{Kind, guess};
pub use level::{Level, Point};
pub use lines::{Channel, Lines};
pub use looked::{Look, Looked};
pub use made_up::{MadeUp, Part, PartKind, Truth};
pub use shown::eased;
pub use spread::{Spread, Thinned, median};
pub use stamps::Stamps;
pub use watch::{Asks, LetGo, Measures, Watch};
