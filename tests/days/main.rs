//! Days as people live them: the built program in a pseudo-terminal, its own folders, time in the test's hand.

#![allow(clippy::expect_used, reason = "all of this is test code, outside of test functions too")]

mod around;
mod first_run;
mod harness;
mod keeping;
mod kit;
mod morning;
mod stopping;
