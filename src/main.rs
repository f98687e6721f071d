//! Runs the library: answers a call, or opens the screens. Nothing is decided here.

use std::io::{self, IsTerminal as _};
use std::process::ExitCode;

use pelvicoach::clock::Clock;
use pelvicoach::commands::{self, Call, Faces, Next, Ready};
use pelvicoach::config::{Key, environment};
use pelvicoach::runner::Runner;
use pelvicoach::tui::app::App;
use pelvicoach::tui::shell::{self, Places};
use pelvicoach::tui::theme::{Look, Surroundings};

fn main() -> ExitCode {
    let clock = Clock::of_this_run();
    let (mut input, mut output, mut errors) = (io::stdin().lock(), io::stdout().lock(), io::stderr().lock());
    let faces = Faces { input: input.is_terminal(), output: output.is_terminal(), errors: errors.is_terminal() };
    let next = {
        let mut call = Call::new(&clock, faces, &mut input, &mut output, &mut errors);
        commands::run(std::env::args_os(), &mut call)
    };
    drop((input, output, errors));
    match next {
        Next::Leave(code) => ExitCode::from(code),
        Next::Open(ready) => open(*ready, &clock),
    }
}

/// The screens take over from here.
fn open(ready: Ready, clock: &Clock) -> ExitCode {
    let Ready { coach, step, sos, config, place, store, demo } = ready;
    let places =
        Places { diary: place.data.display().to_string(), drafts: place.state.join("drafts").display().to_string() };
    let read = |name: &str| environment(name).map(|value| value.to_string_lossy().into_owned());
    let variables = ["NO_COLOR", "COLORTERM", "TERM", "COLORFGBG", "LC_ALL", "LC_CTYPE", "LANG"].map(read);
    let [no_color, colorterm, term, colorfgbg, all, ctype, lang] = &variables;
    let locale = [all, ctype, lang].into_iter().flatten().find(|value| !value.is_empty());
    let look = Look::from_env(&Surroundings {
        theme: config.value(Key::Theme),
        color: config.value(Key::Color),
        ascii: config.is_on(Key::Ascii),
        reduced_motion: config.is_on(Key::ReducedMotion),
        light: None,
        no_color: no_color.as_deref(),
        colorterm: colorterm.as_deref(),
        term: term.as_deref(),
        colorfgbg: colorfgbg.as_deref(),
        locale: locale.map(String::as_str),
    });
    let app = App::open(coach, look, step, sos, clock.now());
    let (moments, config_file) = (clock.clone(), config.folders.config_file.clone());
    let code = shell::run(app, clock, &places, move |tell| Runner::start(store, config_file, moments, tell).ok());
    if let Some(folder) = demo {
        commands::put_away(&folder);
    }
    ExitCode::from(code)
}
