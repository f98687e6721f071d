//! What a sensor told since the last time, as it goes from the thread that reads it to those who show and keep it.

use super::kind::Kind;
use super::level::Point;
use super::looked::Looked;

/// How it is with the sensor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Contact {
    /// It is being opened, or has not sent anything yet.
    #[default]
    Opening,
    /// Numbers come.
    There,
    /// It went away; it is looked for again.
    Gone,
    /// It ended and does not come back.
    Ended,
}

/// What was heard of a sensor since the last time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heard {
    /// New points of the level, on the clock's milliseconds.
    pub points: Vec<Point>,
    /// What the newest samples say, to be shown at the end of the curve until the next points come.
    pub tip: Option<Point>,
    /// How it is.
    pub contact: Contact,
    /// Samples a second, once they are known.
    pub rate: Option<f64>,
    /// What the numbers are, once it is known.
    pub kind: Option<Kind>,
    /// Whether that was guessed.
    pub guessed: bool,
    /// The names that it gave its channels.
    pub names: Vec<String>,
    /// Lines that were a number, so far.
    pub read: u64,
    /// Lines that were none, so far.
    pub unreadable: u64,
    /// Whether it looks like a muscle, so far.
    pub looked: Looked,
    /// Whether more came than any sensor sends.
    pub flood: bool,
    /// Whether the numbers could not be recorded (any more).
    pub unrecorded: bool,
}
