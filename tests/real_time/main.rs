//! What has to be seen in real time, because a clock that is driven would hide it: a breath that keeps time, the onset of
//! tones, numbers of a sensor. Nearly all of it is waiting, so all of it waits at once, in one program.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "all of this is test code"
)]
#![cfg(unix)]

mod breath;
#[path = "../days/harness/mod.rs"]
mod harness;
mod sensor;
mod sound;
