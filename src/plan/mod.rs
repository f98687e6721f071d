//! What comes next and why. In this room by now: the twelve weeks, and the filling of a routine.

pub mod fill;
mod order;
pub mod programme;
pub mod safety;
mod slots;

#[cfg(test)]
mod fill_tests;

pub use fill::{Filled, Given};
pub use programme::{FloorStep, Programme, Week, week_from};
