//! Days as people live them: the built program in a pseudo-terminal, its own folders, time in the test's hand.

#![allow(clippy::expect_used, reason = "all of this is test code, outside of test functions too")]

mod around;
mod card;
mod first_run;
mod hard_day;
mod harness;
mod keeping;
mod killed;
mod kit;
mod ladder;
mod locked;
mod mat;
mod morning;
mod noon;
mod plan;
mod safety;
mod stopping;
mod taken_back;
mod therapist;
mod thoughts;
mod visit;
