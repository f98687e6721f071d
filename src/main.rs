//! Runs the library: answers a call, or opens the screens, or talks in lines. Nothing is decided here.

use std::process::ExitCode;

use pelvicoach::commands::{self, Next};
use pelvicoach::plain;
use pelvicoach::tui::shell;

fn main() -> ExitCode {
    commands::be_called_neutrally();
    let ready = match commands::from_command_line() {
        Next::Leave(code) => return ExitCode::from(code),
        Next::Keys(config) => return ExitCode::from(commands::tell(&shell::key_lines(&config), &config)),
        Next::Open(ready) => *ready,
    };
    let (diary, drafts) = (ready.diary_folder, ready.drafts_folder);
    let in_lines = ready.in_lines.is_some();
    let ended = if let Some(cues) = ready.in_lines {
        let places = plain::Places { diary, drafts, lines_elsewhere: ready.keys_elsewhere };
        plain::run((ready.beginning, ready.config, cues), &ready.clock, &places, ready.begin)
    } else {
        let places = shell::Places { diary, drafts, keys_elsewhere: ready.keys_elsewhere };
        shell::run((ready.beginning, ready.config), &ready.clock, &places, ready.begin)
    };
    // Its program is over: the folder of a demonstration goes.
    drop(ready.demo);
    ExitCode::from(commands::code_of(ended, in_lines))
}
