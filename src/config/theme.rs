//! A theme of the person's own as a setting: which file is meant, and its text. What it looks like is judged elsewhere.

use std::path::{Path, PathBuf};

use super::{Config, Key};
use crate::files;

/// The path of the theme that `text` names, where there is such a file.
pub(super) fn file(config: &Config, text: &str) -> Option<String> {
    let path = place(config, text)?;
    files::read_config(&path).ok().flatten()?;
    path.to_str().map(str::to_owned)
}

/// Where the theme that `text` names is looked for: itself when it looks like a path, else a name in the folder `themes`
/// beside the settings.
pub(super) fn place(config: &Config, text: &str) -> Option<PathBuf> {
    let text = text.trim();
    if text.is_empty() || text.chars().any(char::is_control) {
        return None;
    }
    let is_path = text.contains('/') || Path::new(text).extension().is_some_and(|end| end == "toml");
    Some(match (text.strip_prefix("~/"), &config.home) {
        (Some(rest), Some(home)) => home.join(rest),
        _ if is_path => PathBuf::from(text),
        _ => config.folders.config_file.parent()?.join("themes").join(format!("{text}.toml")),
    })
}

/// The text of the theme in use; nothing where it is a built-in one.
pub(super) fn text(config: &Config) -> Option<String> {
    let value = config.value(Key::Theme);
    if Key::Theme.accept(value).is_some() {
        return None;
    }
    files::read_config(Path::new(value)).ok().flatten()
}
