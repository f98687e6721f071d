//! Days in lines: the built program between two pipes, or in a terminal that moves no cursor; its own folders, time in
//! the test's hand.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "all of this is test code, outside of test functions too"
)]

#[path = "../days/harness/mod.rs"]
mod harness;
#[path = "../days/kit.rs"]
#[allow(dead_code, reason = "the days need more of it")]
mod kit;

#[path = "../flows/kit.rs"]
#[allow(dead_code, reason = "the flows need more of it")]
mod spoken;

mod alone;
mod days;
mod equal;
mod evening;
mod every_day;
mod first_run;
mod locked;
mod morning;
mod now_and_then;
mod pace;
mod real;
mod stopping;
mod words;
