//! The built program, called as people and scripts call it: what it answers, what it refuses, what stands on the disk.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

mod entries;
mod every_field;
mod figures;
mod found;
mod import;
mod journal;
mod learn;
mod locked;
mod measure;
mod newer;
mod odd_weeks;
mod options;
mod page;
mod plan;
mod refusals;
mod sensor;
mod settings;
mod side_by_side;
mod store;
mod therapist;
mod weight;
mod world;
