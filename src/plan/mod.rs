//! What comes next and why. Pure: reads no file and no clock.

pub mod safety;
