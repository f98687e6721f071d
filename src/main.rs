//! Runs the library: answers a call, or opens the screens. Nothing is decided here.

use std::process::ExitCode;

use pelvicoach::commands::{self, Next};
use pelvicoach::tui::shell::{self, Places};

fn main() -> ExitCode {
    let ready = match commands::from_command_line() {
        Next::Leave(code) => return ExitCode::from(code),
        Next::Open(ready) => *ready,
    };
    let places =
        Places { diary: ready.diary_folder, drafts: ready.drafts_folder, keys_elsewhere: ready.keys_elsewhere };
    let code = shell::run((ready.beginning, ready.config), &ready.clock, &places, ready.begin);
    if let Some(folder) = ready.demo {
        commands::put_away(&folder);
    }
    ExitCode::from(code)
}
