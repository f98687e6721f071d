//! `store` and what can be asked about it, as clap types.

use std::path::PathBuf;

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
    /// Copy every month.
    Backup(Backup),
    /// Bring a copy back.
    Restore(Restore),
    /// Join copies that a sync program left, or the diary of another machine.
    Merge(Merge),
    /// Lock the diary with a passphrase.
    Lock(Lock),
    /// Take the lock off.
    Unlock,
    /// Change the passphrase, or write a recovery sheet.
    Passphrase(Passphrase),
}

/// `store backup`
#[derive(Clone, Debug, Args)]
pub struct Backup {
    /// Where to; none is where backups are kept.
    #[arg(value_name = "DIR")]
    pub dir: Option<PathBuf>,
}

/// `store restore`
#[derive(Clone, Debug, Args)]
pub struct Restore {
    /// The copy.
    #[arg(value_name = "FILE")]
    pub copy: PathBuf,
    /// The yes.
    #[command(flatten)]
    pub agreed: Agreed,
}

/// `store merge`
#[derive(Clone, Debug, Args)]
pub struct Merge {
    /// The folder of another diary; none is the copies in this one.
    #[arg(value_name = "DIR")]
    pub dir: Option<PathBuf>,
    /// The yes.
    #[command(flatten)]
    pub agreed: Agreed,
}

/// `store lock`
#[derive(Clone, Debug, Args)]
pub struct Lock {
    /// Where the recovery sheet is written; `-` shows it.
    #[arg(long, value_name = "FILE")]
    pub sheet: Option<PathBuf>,
}

/// `store passphrase`
#[derive(Clone, Debug, Args)]
pub struct Passphrase {
    /// Where a recovery sheet is written, in place of changing anything; `-` shows it.
    #[arg(long, value_name = "FILE", conflicts_with = "from_sheet")]
    pub sheet: Option<PathBuf>,
    /// A recovery sheet, in place of the passphrase that was.
    #[arg(long, value_name = "FILE")]
    pub from_sheet: Option<PathBuf>,
}

/// A yes that was given beforehand.
#[derive(Clone, Copy, Debug, Args)]
pub struct Agreed {
    /// Do it without asking.
    #[arg(long)]
    pub yes: bool,
}
