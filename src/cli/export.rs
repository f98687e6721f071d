//! What can be typed after `export` and `import`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// `export`
#[derive(Clone, Debug, Args)]
pub struct Export {
    /// What the page covers.
    #[command(subcommand)]
    pub what: ExportWhat,
}

/// What a page covers.
#[derive(Clone, Debug, Subcommand)]
pub enum ExportWhat {
    /// One week.
    Week(ExportWeek),
    /// One month.
    Month(ExportMonth),
    /// Any days.
    Range(ExportRange),
    /// From the first practice on.
    Programme(ExportHow),
    /// Since the last recorded visit.
    Visit(ExportHow),
    /// Everything.
    All(ExportHow),
}

/// `export week`
#[derive(Clone, Debug, Default, Args)]
pub struct ExportWeek {
    /// Which week; without it the one of today.
    #[arg(long, value_name = "WEEK")]
    pub week: Option<String>,
    /// How it is written.
    #[command(flatten)]
    pub how: ExportHow,
}

/// `export month`
#[derive(Clone, Debug, Default, Args)]
pub struct ExportMonth {
    /// Which month; without it the one of today.
    #[arg(long, value_name = "MONTH")]
    pub month: Option<String>,
    /// How it is written.
    #[command(flatten)]
    pub how: ExportHow,
}

/// `export range`
#[derive(Clone, Debug, Default, Args)]
pub struct ExportRange {
    /// The first day.
    #[arg(long, value_name = "DAY")]
    pub from: Option<String>,
    /// The last day; without it today.
    #[arg(long, value_name = "DAY")]
    pub to: Option<String>,
    /// How it is written.
    #[command(flatten)]
    pub how: ExportHow,
}

/// How a page is written.
#[derive(Clone, Debug, Default, Args)]
pub struct ExportHow {
    /// The format.
    #[arg(long, value_name = "F")]
    pub format: Option<String>,
    /// A section that stays out otherwise.
    #[arg(long, value_name = "SECTION", value_delimiter = ',')]
    pub include: Vec<String>,
    /// Where it is written; `-` prints it.
    #[arg(long, value_name = "FILE|-")]
    pub output: Option<PathBuf>,
    /// Take the place of a file that is there.
    #[arg(long)]
    pub yes: bool,
}

/// `import`
#[derive(Clone, Debug, Args)]
pub struct Import {
    /// What `export all` wrote, or another table; `-` reads standard input.
    #[arg(value_name = "FILE|-")]
    pub diary: Option<PathBuf>,
    /// How it is written; without it the file itself tells.
    #[arg(long = "format", value_name = "csv|json")]
    pub written: Option<String>,
    /// What a column becomes.
    #[arg(long, value_name = "COLUMN=FIELD")]
    pub map: Vec<String>,
    /// The order of its dates.
    #[arg(long, value_name = "dmy|mdy|ymd")]
    pub dates: Option<String>,
    /// Say what would happen, and change nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Take the last import out again.
    #[arg(long, conflicts_with_all = ["diary", "written", "map", "dates"])]
    pub undo: bool,
    /// Go ahead without asking.
    #[arg(long)]
    pub yes: bool,
}
