//! `config show|path`: each setting with its value and where that comes from; where the file is.

use super::call::Call;
use crate::cli::{self, ConfigAct};
use crate::config::{Config, Source};
use crate::words;

/// Answers.
pub fn run(typed: &cli::Config, config: &Config, call: &mut Call<'_>) -> u8 {
    let file = config.folders.config_file.display().to_string();
    match typed.act {
        ConfigAct::Path => call.say(&file),
        ConfigAct::Show => {
            for setting in config.settings() {
                row(setting.key.name(), &setting.value, setting.source, call);
            }
            row("data_dir", &config.folders.data.display().to_string(), config.folders.data_source, call);
            call.say("");
            call.say(&words::tell("command-config-file", &[("file", file.into())]));
        }
    }
    0
}

fn row(name: &str, value: &str, source: Source, call: &mut Call<'_>) {
    let source = match source {
        Source::Option => words::say("command-source-option"),
        Source::Environment(variable) => variable.to_owned(),
        Source::File => words::say("command-source-file"),
        Source::Default => words::say("command-source-default"),
    };
    call.say(&format!("{name:<14}  {value:<12}  {source}"));
}
