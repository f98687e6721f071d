//! `store` and what can be asked about it, as clap types.

use clap::{Args, Subcommand};

/// `store`
#[derive(Clone, Debug, Args)]
pub struct Store {
    /// What is asked.
    #[command(subcommand)]
    pub act: StoreAct,
}

/// What can be asked about the store.
#[derive(Clone, Debug, Subcommand)]
pub enum StoreAct {
    /// Print the folder.
    Path,
    /// Read everything and say what was found.
    Check,
    /// Put right what is damaged, as far as it can be read.
    Repair(Agreed),
}

/// A yes that was given beforehand.
#[derive(Clone, Copy, Debug, Args)]
pub struct Agreed {
    /// Do it without asking.
    #[arg(long)]
    pub yes: bool,
}
