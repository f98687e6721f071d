//! The sensor that a session listens to: where it is and what it sends, from what was typed and from the settings.

use std::path::PathBuf;

use super::call::Refusal;
use super::fields::cut;
use crate::cli::{Cli, Command, Feedback, Sensor, SensorAct};
use crate::coach::Biofeedback;
use crate::config::{self, Config, Key};
use crate::devices::sensor::{BadSource, Source, Wanted};
use crate::practice::signal::{Channel, Kind};
use crate::words;

/// What was typed about a sensor, where the command takes it.
pub(super) const fn typed(cli: &Cli) -> Option<&Feedback> {
    match &cli.command {
        Some(Command::Practise(typed)) => Some(&typed.feedback),
        Some(Command::Breathe(typed)) => Some(&typed.feedback),
        Some(Command::Sensor(Sensor { act: SensorAct::Test(typed) })) => Some(typed),
        _ => None,
    }
}

/// The settings that were typed.
pub(super) fn settings(typed: &Feedback) -> impl Iterator<Item = (Key, String)> {
    let Feedback { sensor, channel, signal, record: _ } = typed.clone();
    [(Key::Sensor, sensor), (Key::SensorChannel, channel), (Key::SensorSignal, signal)]
        .into_iter()
        .filter_map(|(key, value)| Some((key, value?)))
}

/// Keeps the channel and the kind that were typed for the next time. A file of settings that cannot be written is no
/// reason not to begin.
pub(super) fn remember(config: &Config) {
    let typed = config.settings().iter().filter(|setting| setting.source == config::Source::Option);
    for setting in typed.filter(|setting| matches!(setting.key, Key::SensorChannel | Key::SensorSignal)) {
        let _ = config::set(&config.folders.config_file, setting.key.name(), &setting.value);
    }
}

/// The sensor that is asked for; none where the setting is empty.
///
/// # Errors
/// When the source is none that can be read.
pub(super) fn wanted(config: &Config, record: Option<PathBuf>) -> Result<Option<Wanted>, Refusal> {
    let typed = config.value(Key::Sensor);
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let source = Source::parse(typed).map_err(|bad| refused(typed, &bad))?;
    let channel = Channel::parse(config.value(Key::SensorChannel));
    Ok(Some(Wanted { source, channel, kind: Kind::of(config.value(Key::SensorSignal)), record }))
}

/// What the coach knows of it.
pub(super) fn told(wanted: &Wanted, config: &Config) -> Biofeedback {
    Biofeedback::new(wanted.source.name(), config.value(Key::SensorChannel).to_owned())
}

/// Whether standard input is the sensor's, so that keys come from the terminal itself.
pub(super) fn takes_input(config: &Config) -> bool {
    config.value(Key::Sensor).trim() == "-"
}

fn refused(typed: &str, bad: &BadSource) -> Refusal {
    let key = match bad {
        BadSource::NotHere => "error-sensor-not-here",
        BadSource::Empty | BadSource::Speed | BadSource::Port => "error-sensor-source",
    };
    let line = words::tell(key, &[("value", cut(typed.trim()).into())]);
    Refusal::usage(format!("{line} {}", words::say("error-nothing-changed")))
}
