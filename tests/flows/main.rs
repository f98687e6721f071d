//! The coach's flows without a screen: a session on its stopwatch, what Today offers, what can be undone.
#![allow(missing_docs, clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "tests")]

mod afterwards;
mod coming_back;
mod consent;
mod copies;
mod doing_it_right;
mod earned;
mod expected;
mod felt;
mod gates;
mod hard_days;
mod heard;
mod kit;
mod ladders;
mod learn;
mod milestones;
mod own;
mod own_steps;
mod questionnaires;
mod sessions;
mod sums;
mod therapist;
mod thoughts;
mod today;
mod undo;
mod weeks;
