//! The store on a real disk: what is written lasts, what is damaged is left alone, and nothing is lost.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests may stop, and say why they skip"
)]

mod account;
mod child;
mod copies;
mod crossing;
mod desk;
mod edits;
mod found;
mod fuzz;
mod kit;
mod lasting;
mod locked;
mod matrix;
mod merging;
mod operations;
mod plans;
mod power;
mod sealed;
mod versions;
mod weight;
