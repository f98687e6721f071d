//! Every setting with its default, where its value comes from (option, environment, file, default) and its check; and
//! the folders of the platform. What the settings do is decided elsewhere; files are touched through `files` alone.

mod key;
mod theme;
mod trouble;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use directories::{ProjectDirs, UserDirs};
use toml::{Table, Value};

use crate::files;

pub use key::Key;
pub use trouble::{NotKept, Unsettled, Warning};

/// Where a value comes from; an earlier one holds over a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// An option of the command line.
    Option,
    /// The environment, by the name of the variable.
    Environment(&'static str),
    /// `config.toml`.
    File,
    /// Nobody said anything.
    Default,
}

/// One setting as it holds now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Which.
    pub key: Key,
    /// Its value as text.
    pub value: String,
    /// Where that comes from.
    pub source: Source,
}

/// What was said on the command line.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The folder of the diary.
    pub data_dir: Option<PathBuf>,
    /// Settings and their values as typed.
    pub settings: Vec<(Key, String)>,
}

/// The folders in use, as plain paths; none is made here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// What is the person's.
    pub data: PathBuf,
    /// Where `data` comes from.
    pub data_source: Source,
    /// What is this machine's: lock, drafts, the machine's random name.
    pub state: PathBuf,
    /// The file of settings.
    pub config_file: PathBuf,
}

/// All settings as they hold now, and the folders.
#[derive(Clone, Debug)]
pub struct Config {
    settings: Vec<Setting>,
    home: Option<PathBuf>,
    /// The folders in use.
    pub folders: Folders,
    /// The text of the theme of the person's own, where one is in use.
    pub own_theme: Option<String>,
    /// The table `[keys]` of the file: keys of the person's own, for whoever knows which keys there are.
    pub keys: Table,
    /// What could not be taken; shown, never in the way.
    pub warnings: Vec<Warning>,
}

/// A variable of the environment; an empty one counts as not set.
#[must_use]
pub fn environment(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

impl Config {
    /// Works out every setting from what was typed, the environment and the file.
    ///
    /// # Errors
    /// When an option was given a value that it does not take, or no folder can be told.
    pub fn load(options: &Options, environment: &dyn Fn(&str) -> Option<OsString>) -> Result<Self, Unsettled> {
        let folders = folders(options, environment)?;
        let users = UserDirs::new();
        let mut config = Self {
            settings: defaults(users.as_ref()),
            home: users.as_ref().map(|users| users.home_dir().to_owned()),
            folders,
            own_theme: None,
            keys: Table::new(),
            warnings: Vec::new(),
        };
        let backups = config.folders.state.join("backup").display().to_string();
        config.put(Key::BackupFolder, backups, Source::Default);
        let file = config.folders.config_file.clone();
        match files::read_config(&file) {
            Ok(text) => config.take_file(&file.display().to_string(), &text.unwrap_or_default()),
            Err(error) => config.warnings.push(Warning::Unreadable(error.to_string())),
        }
        config.take_environment(environment);
        for (key, value) in &options.settings {
            let Some(accepted) = config.accept(*key, value) else {
                let looked = config.looked_for(*key, value);
                return Err(looked.map_or(Unsettled::Option(*key), |looked| Unsettled::Theme { looked }));
            };
            config.put(*key, accepted, Source::Option);
        }
        config.own_theme = theme::text(&config);
        Ok(config)
    }

    /// Each setting with its value and source, in the order in which they are shown.
    #[must_use]
    pub fn settings(&self) -> &[Setting] {
        &self.settings
    }

    /// One setting with its source.
    #[must_use]
    pub fn setting(&self, key: Key) -> Option<&Setting> {
        self.settings.iter().find(|setting| setting.key == key)
    }

    /// The value of a setting as text.
    #[must_use]
    pub fn value(&self, key: Key) -> &str {
        self.settings.iter().find(|setting| setting.key == key).map_or(key.default(), |setting| &setting.value)
    }

    /// Whether a setting that is true or false is true.
    #[must_use]
    pub fn is_on(&self, key: Key) -> bool {
        self.value(key) == "true"
    }

    /// The hour at which a person's day starts, 0 to 12.
    #[must_use]
    pub fn day_start(&self) -> u8 {
        self.value(Key::DayStart).parse().unwrap_or(4)
    }

    /// Seconds before the first breath of a practice, 0 to 60.
    #[must_use]
    pub fn lead_in(&self) -> u8 {
        self.value(Key::LeadIn).parse().unwrap_or(5)
    }

    /// The milliseconds without a key after which a diary with a passphrase locks itself; `None` is never.
    #[must_use]
    pub fn lock_after_ms(&self) -> Option<u64> {
        let minutes: u64 = self.value(Key::LockAfter).parse().unwrap_or(10);
        (minutes > 0).then_some(minutes * 60_000)
    }

    /// Where a page is written when nothing else is said: the documents folder, else the home folder, else here.
    #[must_use]
    pub fn page_folder(&self) -> PathBuf {
        self.folder(Key::PageFolder)
    }

    /// Where backups are kept: beside what is this machine's, when nothing else is said.
    #[must_use]
    pub fn backup_folder(&self) -> PathBuf {
        self.folder(Key::BackupFolder)
    }

    fn folder(&self, key: Key) -> PathBuf {
        let text = self.value(key);
        match (text.strip_prefix('~'), &self.home) {
            (Some(rest), Some(home)) => home.join(rest.trim_start_matches('/')),
            _ => PathBuf::from(text),
        }
    }

    /// Makes a setting hold from now on in this window; keeping it is [`set`]'s work.
    ///
    /// # Errors
    /// When the setting does not take `value`.
    pub fn hold(&mut self, key: Key, value: &str) -> Result<(), NotKept> {
        let value = key.accept(value).ok_or(NotKept::Value(key))?;
        self.put(key, value, Source::File);
        Ok(())
    }

    fn put(&mut self, key: Key, value: String, source: Source) {
        if let Some(setting) = self.settings.iter_mut().find(|setting| setting.key == key) {
            (setting.value, setting.source) = (value, source);
        }
    }

    /// `text` as a setting keeps it; for a theme of the person's own the path of its file.
    fn accept(&self, key: Key, text: &str) -> Option<String> {
        key.accept(text).or_else(|| theme::file(self, text).filter(|_| key == Key::Theme))
    }

    /// Where a theme was looked for that is not there; nothing for other settings.
    fn looked_for(&self, key: Key, text: &str) -> Option<String> {
        let place = theme::place(self, text).filter(|_| key == Key::Theme)?;
        Some(place.display().to_string())
    }

    fn take_file(&mut self, file: &str, text: &str) {
        let table = match text.parse::<Table>() {
            Ok(table) => table,
            Err(error) => {
                let before = error.span().map_or(0, |span| span.start);
                let line = text.get(..before).unwrap_or(text).matches('\n').count() + 1;
                self.warnings.push(Warning::Broken { file: file.to_owned(), line });
                return;
            }
        };
        for (name, value) in table {
            let value = match (name.as_str(), value) {
                ("keys", Value::Table(keys)) => {
                    self.keys = keys;
                    continue;
                }
                (_, value) => value,
            };
            let Some(key) = Key::parse(&name) else {
                self.warnings.push(Warning::Unknown { file: file.to_owned(), name });
                continue;
            };
            let text = match value {
                Value::String(text) => Some(text),
                Value::Integer(number) => Some(number.to_string()),
                Value::Boolean(yes) => Some(yes.to_string()),
                _ => None,
            };
            self.take(key, text.as_deref(), Source::File, file);
        }
    }

    fn take_environment(&mut self, environment: &dyn Fn(&str) -> Option<OsString>) {
        if environment("NO_COLOR").is_some_and(|value| !value.is_empty()) {
            self.put(Key::Color, "never".to_owned(), Source::Environment("NO_COLOR"));
        }
        for key in Key::ALL {
            if let Some(value) = environment(key.variable()) {
                self.take(key, value.to_str(), Source::Environment(key.variable()), key.variable());
            }
        }
    }

    fn take(&mut self, key: Key, text: Option<&str>, source: Source, place: &str) {
        if let Some(value) = text.and_then(|text| self.accept(key, text)) {
            return self.put(key, value, source);
        }
        let (place, holds) = (place.to_owned(), self.value(key).to_owned());
        let looked = text.and_then(|text| self.looked_for(key, text));
        self.warnings.push(match looked {
            Some(looked) => Warning::Theme { place, looked, holds },
            None => Warning::Value { place, name: key.name(), holds },
        });
    }
}

fn defaults(users: Option<&UserDirs>) -> Vec<Setting> {
    let folder = users.map(|users| users.document_dir().unwrap_or(users.home_dir()));
    let value = |key: Key| match (key, folder.and_then(Path::to_str)) {
        (Key::PageFolder, Some(folder)) => folder.to_owned(),
        _ => key.default().to_owned(),
    };
    Key::ALL.into_iter().map(|key| Setting { key, value: value(key), source: Source::Default }).collect()
}

/// The folders of the platform, or what the person said; a relative one is taken from where the program was started.
fn folders(options: &Options, environment: &dyn Fn(&str) -> Option<OsString>) -> Result<Folders, Unsettled> {
    const VARIABLE: &str = "PELVICOACH_DATA_DIR";
    let project = ProjectDirs::from("", "", "pelvicoach");
    let said = options.data_dir.clone().map(|dir| (dir, Source::Option));
    let said = said.or_else(|| environment(VARIABLE).map(|dir| (dir.into(), Source::Environment(VARIABLE))));
    let config_file = |data: &Path| match &project {
        Some(project) => project.config_dir().join("config.toml"),
        None => data.join("config.toml"),
    };
    if let Some((data, data_source)) = said {
        let data = std::path::absolute(&data).unwrap_or(data);
        let (state, config_file) = (data.join("local"), config_file(&data));
        return Ok(Folders { data, data_source, state, config_file });
    }
    let project = project.as_ref().ok_or(Unsettled::NoHome)?;
    let data = project.data_dir().to_owned();
    let state = project.state_dir().map_or_else(|| project.data_local_dir().join("local"), Path::to_owned);
    Ok(Folders { config_file: config_file(&data), data, data_source: Source::Default, state })
}

/// Keeps a setting in `file`, leaving every other line as it is.
///
/// # Errors
/// When there is no such setting, it does not take `value`, or the file cannot be read, changed safely or written.
pub fn set(file: &Path, name: &str, value: &str) -> Result<(), NotKept> {
    let key = Key::parse(name).ok_or_else(|| NotKept::Unknown(name.to_owned()))?;
    let value = key.accept(value).ok_or(NotKept::Value(key))?;
    let text = files::read_config(file)?.unwrap_or_default();
    let new = with_line(&text, key, &value).ok_or_else(|| NotKept::Shape(file.display().to_string()))?;
    Ok(files::write_config(file, &new)?)
}

/// `text` with one line set. Line by line rather than with an editor for TOML: the file is flat, each value stands on
/// one line, and the result is read again and compared, so that a file that is not so is refused and never harmed.
fn with_line(text: &str, key: Key, value: &str) -> Option<String> {
    let mut wanted = text.parse::<Table>().ok()?;
    let value = key.in_toml(value);
    let new_line = format!("{} = {value}", key.name());
    let mut lines: Vec<&str> = text.lines().collect();
    let top = lines.iter().position(|line| line.trim_start().starts_with('[')).unwrap_or(lines.len());
    let there = lines.iter().take(top).position(|line| line.split('=').next().unwrap_or("").trim() == key.name());
    match there.and_then(|place| lines.get_mut(place)) {
        Some(line) => *line = &new_line,
        None => lines.insert(top, &new_line),
    }
    let mut result = lines.join("\n");
    result.push('\n');
    wanted.insert(key.name().to_owned(), value);
    (result.parse::<Table>().ok()? == wanted).then_some(result)
}

#[cfg(test)]
mod tests;
