//! Runs the library, nothing else.

use std::process::ExitCode;

fn main() -> ExitCode {
    let clock = pelvicoach::clock::Clock::of_this_run();
    let none = |name: &str| pelvicoach::config::environment(name);
    let Ok(config) = pelvicoach::config::Config::load(&pelvicoach::config::Options::default(), &none) else {
        return ExitCode::from(2);
    };
    let place = pelvicoach::store::Place { data: config.folders.data.clone(), state: config.folders.state.clone() };
    let places = pelvicoach::tui::shell::Places {
        diary: config.folders.data.display().to_string(),
        drafts: config.folders.state.join("drafts").display().to_string(),
    };
    let Ok((store, _)) = pelvicoach::store::Store::open(place, &[]) else { return ExitCode::from(74) };
    let app = pelvicoach::tui::app::App::default();
    let moments = clock.clone();
    ExitCode::from(pelvicoach::tui::shell::run(app, &clock, &places, move |tell| {
        pelvicoach::runner::Runner::start(store, config.folders.config_file, moments, tell).ok()
    }))
}
