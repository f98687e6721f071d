//! The settings by name: what each takes, its default, and how it is written. Where a value comes from is worked out
//! beside it.

use std::path::Path;

use toml::Value;

/// The name of one setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// `dark`, `light`, `contrast` (white on black), `auto` (as the terminal is), or a theme of the person's own: a file,
    /// or a name in the folder `themes` beside `config.toml`.
    Theme,
    /// What the terminal answered when it was asked for its ground: `dark`, `light`; `ask` asks at the next start.
    Terminal,
    /// `auto`, `always` or `never`.
    Color,
    /// ASCII signs alone.
    Ascii,
    /// Pictures that go in steps.
    ReducedMotion,
    /// Lines of text in place of a screen.
    Plain,
    /// `silent`, `tones`, `bell` or `voice`.
    Sound,
    /// How loud tones and voice are, 0 to 100.
    Volume,
    /// A program that is run at each cue, with its arguments; none where it is left empty.
    CueCmd,
    /// Seconds before the first breath of a practice, 0 to 60.
    LeadIn,
    /// Whether the screen is kept awake during practice: `on`, `off`, or `ask` until it was asked once.
    Awake,
    /// The hour at which a person's day starts, 0 to 12.
    DayStart,
    /// After so many minutes without a key a diary with a passphrase locks itself, 0 to 240; 0 is never.
    LockAfter,
    /// Where a page is written when nothing else is said.
    PageFolder,
    /// Where backups are kept.
    BackupFolder,
    /// Where a sensor is that prints numbers; nothing is none.
    Sensor,
    /// Which of its numbers: a place from 1, or a name.
    SensorChannel,
    /// What they are: `raw`, `level` or `auto`.
    SensorSignal,
}

impl Key {
    /// Every setting, in the order in which they are shown.
    pub const ALL: [Self; 18] = [
        Self::Theme,
        Self::Terminal,
        Self::Color,
        Self::Ascii,
        Self::ReducedMotion,
        Self::Plain,
        Self::Sound,
        Self::Volume,
        Self::CueCmd,
        Self::LeadIn,
        Self::Awake,
        Self::DayStart,
        Self::LockAfter,
        Self::PageFolder,
        Self::BackupFolder,
        Self::Sensor,
        Self::SensorChannel,
        Self::SensorSignal,
    ];

    /// The name in `config.toml`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::Terminal => "terminal",
            Self::Awake => "awake",
            Self::Color => "color",
            Self::Ascii => "ascii",
            Self::ReducedMotion => "reduced_motion",
            Self::Plain => "plain",
            Self::Sound => "sound",
            Self::Volume => "volume",
            Self::CueCmd => "cue_cmd",
            Self::LeadIn => "lead_in",
            Self::DayStart => "day_start",
            Self::LockAfter => "lock_after",
            Self::PageFolder => "page_folder",
            Self::BackupFolder => "backup_folder",
            Self::Sensor => "sensor",
            Self::SensorChannel => "sensor_channel",
            Self::SensorSignal => "sensor_signal",
        }
    }

    /// The setting with this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.name() == name)
    }

    /// The name in the environment.
    #[must_use]
    pub const fn variable(self) -> &'static str {
        match self {
            Self::Theme => "PELVICOACH_THEME",
            Self::Terminal => "PELVICOACH_TERMINAL",
            Self::Awake => "PELVICOACH_AWAKE",
            Self::Color => "PELVICOACH_COLOR",
            Self::Ascii => "PELVICOACH_ASCII",
            Self::ReducedMotion => "PELVICOACH_REDUCED_MOTION",
            Self::Plain => "PELVICOACH_PLAIN",
            Self::Sound => "PELVICOACH_SOUND",
            Self::Volume => "PELVICOACH_VOLUME",
            Self::CueCmd => "PELVICOACH_CUE_CMD",
            Self::LeadIn => "PELVICOACH_LEAD_IN",
            Self::DayStart => "PELVICOACH_DAY_START",
            Self::LockAfter => "PELVICOACH_LOCK_AFTER",
            Self::PageFolder => "PELVICOACH_PAGE_FOLDER",
            Self::BackupFolder => "PELVICOACH_BACKUP_FOLDER",
            Self::Sensor => "PELVICOACH_SENSOR",
            Self::SensorChannel => "PELVICOACH_SENSOR_CHANNEL",
            Self::SensorSignal => "PELVICOACH_SENSOR_SIGNAL",
        }
    }

    /// What it takes, in a few words.
    #[must_use]
    pub const fn takes(self) -> &'static str {
        match self {
            Self::Theme => "dark, light, contrast, auto or a theme of your own",
            Self::Terminal => "dark, light or ask",
            Self::Awake => "on, off or ask",
            Self::Color => "auto, always or never",
            Self::Ascii | Self::ReducedMotion | Self::Plain => "true or false",
            Self::Sound => "silent, tones, bell or voice",
            Self::Volume => "a number from 0 to 100",
            Self::CueCmd => "the name of a program and its arguments",
            Self::LeadIn => "seconds from 0 to 60",
            Self::DayStart => "an hour from 0 to 12",
            Self::LockAfter => "minutes from 0 to 240; 0 is never",
            Self::PageFolder | Self::BackupFolder => "a folder with its whole path, or ~/ and the rest",
            Self::Sensor => "a serial port, a pipe, a socket of this machine, exec:COMMAND or -",
            Self::SensorChannel => "a place from 1, or a name of at most 24 characters",
            Self::SensorSignal => "raw, level or auto",
        }
    }

    pub(super) const fn default(self) -> &'static str {
        match self {
            Self::Theme | Self::Color | Self::SensorSignal => "auto",
            Self::Terminal | Self::Awake => "ask",
            Self::Ascii | Self::ReducedMotion | Self::Plain => "false",
            Self::Sound => "silent",
            Self::Volume => "80",
            Self::CueCmd | Self::Sensor => "",
            Self::SensorChannel => "1",
            Self::LeadIn => "5",
            Self::DayStart => "4",
            Self::LockAfter => "10",
            Self::PageFolder | Self::BackupFolder => ".",
        }
    }

    /// `text` as this setting keeps it, or `None` when it does not take it.
    pub(super) fn accept(self, text: &str) -> Option<String> {
        let text = text.trim();
        let plain = text.to_lowercase();
        let one_of = |words: &[&str]| words.contains(&plain.as_str()).then(|| plain.clone());
        match self {
            Self::Theme => one_of(&["dark", "light", "contrast", "auto"]),
            Self::Terminal => one_of(&["dark", "light", "ask"]),
            Self::Awake => one_of(&["on", "off", "ask"]),
            Self::Color => one_of(&["auto", "always", "never"]),
            Self::Sound if plain == "off" => Some("silent".to_owned()),
            Self::Sound => one_of(&["silent", "tones", "bell", "voice"]),
            Self::Volume => plain.parse::<u8>().ok().filter(|volume| *volume <= 100).map(|volume| volume.to_string()),
            Self::CueCmd | Self::Sensor => (!text.chars().any(char::is_control)).then(|| text.to_owned()),
            Self::SensorChannel => {
                let is_name = !text.is_empty() && text.chars().count() <= 24 && !text.chars().any(char::is_control);
                is_name.then(|| text.to_owned())
            }
            Self::SensorSignal => one_of(&["raw", "level", "auto"]),
            Self::Ascii | Self::ReducedMotion | Self::Plain => match plain.as_str() {
                "true" | "yes" | "on" | "1" => Some("true".to_owned()),
                "false" | "no" | "off" | "0" => Some("false".to_owned()),
                _ => None,
            },
            Self::LockAfter => plain.parse::<u8>().ok().filter(|most| *most <= 240).map(|minutes| minutes.to_string()),
            Self::DayStart | Self::LeadIn => {
                let most = if self == Self::DayStart { 12 } else { 60 };
                plain.parse::<u8>().ok().filter(|number| *number <= most).map(|number| number.to_string())
            }
            Self::PageFolder | Self::BackupFolder => {
                let whole = Path::new(text).is_absolute() || text == "~" || text.starts_with("~/");
                (whole && !text.chars().any(char::is_control)).then(|| text.to_owned())
            }
        }
    }

    /// `value`, which was accepted, as TOML writes it.
    pub(super) fn in_toml(self, value: &str) -> Value {
        match self {
            Self::Ascii | Self::ReducedMotion | Self::Plain => Value::Boolean(value == "true"),
            Self::DayStart | Self::LeadIn | Self::LockAfter => Value::Integer(value.parse().unwrap_or(4)),
            Self::Volume => Value::Integer(value.parse().unwrap_or(80)),
            Self::Theme
            | Self::Terminal
            | Self::Awake
            | Self::Color
            | Self::Sound
            | Self::CueCmd
            | Self::PageFolder
            | Self::BackupFolder
            | Self::Sensor
            | Self::SensorChannel
            | Self::SensorSignal => Value::String(value.to_owned()),
        }
    }
}
