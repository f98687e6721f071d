//! `sensor` and what can be asked of it, as clap types.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// `sensor`
#[derive(Clone, Debug, Args)]
pub struct Sensor {
    /// What is asked.
    #[command(subcommand)]
    pub act: SensorAct,
}

/// What can be asked about sensors.
#[derive(Clone, Debug, Subcommand)]
pub enum SensorAct {
    /// Serial ports that are there.
    List,
    /// The sensor on the screen, outside of a session.
    Test(Feedback),
    /// Print a made-up signal, to try everything without a device.
    Simulate(Simulate),
}

/// `sensor simulate`
#[derive(Clone, Debug, Default, Args)]
pub struct Simulate {
    /// Samples a second.
    #[arg(long, value_name = "HZ", allow_hyphen_values = true)]
    pub rate: Option<String>,
    /// Raw or level.
    #[arg(long, value_name = "KIND")]
    pub signal: Option<String>,
    /// What it does and for how many seconds, over and over.
    #[arg(long, value_name = "PART:SECONDS,..", allow_hyphen_values = true)]
    pub parts: Option<String>,
    /// The level at rest.
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub rest: Option<String>,
    /// The level of a squeeze.
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub squeeze: Option<String>,
    /// Seconds until nine tenths are let go.
    #[arg(long, value_name = "SECONDS", allow_hyphen_values = true)]
    pub release: Option<String>,
    /// The noise that is added.
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub noise: Option<String>,
    /// The same seed makes the same numbers.
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub seed: Option<String>,
    /// When it ends, in seconds; it goes on without.
    #[arg(long, value_name = "SECONDS", allow_hyphen_values = true)]
    pub seconds: Option<String>,
}

/// A sensor in a session.
#[derive(Clone, Debug, Default, Args)]
pub struct Feedback {
    /// Where it is.
    #[arg(long, value_name = "SOURCE", allow_hyphen_values = true)]
    pub sensor: Option<String>,
    /// Which of its numbers; kept for the next time.
    #[arg(long, value_name = "N|NAME")]
    pub channel: Option<String>,
    /// Raw, level or auto; kept for the next time.
    #[arg(long, value_name = "KIND")]
    pub signal: Option<String>,
    /// Where the numbers are written as they come.
    #[arg(long, value_name = "FILE")]
    pub record: Option<PathBuf>,
}
