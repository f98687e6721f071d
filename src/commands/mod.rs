//! The commands, one file each, and what they share: how a call is answered, and how a refusal leaves.
//! Options come typed from `cli`; nothing here draws a screen: what needs one is handed back as an [`Opening`].

mod again;
mod ask;
mod book;
mod breathe;
mod call;
mod coached;
mod config;
mod delete;
mod edit;
mod export;
mod feedback;
mod fields;
mod flare;
pub mod import;
mod journal;
mod learn;
mod line;
mod log;
mod measure;
mod open;
mod plan;
mod practise;
mod printable;
mod sensor;
mod sos;
mod status;
mod store;
mod store_backup;
mod store_check;
mod store_lock;
mod store_merge;
mod store_repair;
mod unlocking;
mod usage;
mod visit;

use std::ffi::OsString;
use std::io::{self, IsTerminal as _};

use crate::cli::{self, Cli, Command, Cues, Global};
use crate::clock::Clock;
use crate::config::{Config, Key, Options, environment};
use crate::plain::Cues as Spoken;
use crate::store::Place;

pub use again::{be_called_neutrally, code_of};
pub use breathe::{Breath, Breaths};
pub use call::{Call, Faces, Refusal, for_terminal, terminal_columns};
pub use open::Ready;
pub use printable::one_line;

/// What a call comes to.
pub enum Next {
    /// It is answered; leave with this code.
    Leave(u8),
    /// The screen is wanted.
    Open(Box<Ready>),
    /// The keys are wanted as these settings have them; the screens know them, see [`tell`].
    Keys(Box<Config>),
}

/// A screen that is wanted, with everything that was settled on the way to it.
#[derive(Debug)]
pub struct Opening {
    /// Where to begin.
    pub start: Start,
    /// The settings.
    pub config: Config,
    /// The folders of the diary.
    pub place: Place,
}

/// Where the screens begin.
#[derive(Clone, Debug, PartialEq)]
pub enum Start {
    /// Today.
    Today,
    /// A routine or one exercise, at once; without an id the one that Today shows.
    Practise {
        /// The short id, as the assets write it (RT12, PF2a).
        id: Option<String>,
        /// The length, where one was asked for.
        minutes: Option<u32>,
    },
    /// The pacer, at once.
    Breathe(Breaths),
    /// The sensor, outside of a session.
    Sensor,
    /// Grounding.
    Sos,
    /// A check-in.
    Entry,
    /// Twelve made-up weeks.
    Demo,
}

/// Answers the call that this process is.
#[must_use]
pub fn from_command_line() -> Next {
    let clock = Clock::of_this_run();
    let (mut input, mut output, mut errors) = (io::stdin().lock(), io::stdout().lock(), io::stderr().lock());
    let faces = Faces { input: input.is_terminal(), output: output.is_terminal(), errors: errors.is_terminal() };
    let mut call = Call::new(&clock, faces, &mut input, &mut output, &mut errors);
    // What it is called decides nothing, and is in no line about how it is used.
    let words = std::env::args_os().skip(1);
    run(std::iter::once(OsString::from("pelvicoach")).chain(words), &mut call)
}

/// Writes lines that somebody else has worked out, as an answer; the exit code.
#[must_use]
pub fn tell(lines: &[String], config: &Config) -> u8 {
    let clock = Clock::of_this_run();
    let (mut input, mut output, mut errors) = (io::stdin().lock(), io::stdout().lock(), io::stderr().lock());
    let mut call = Call::new(&clock, Faces::default(), &mut input, &mut output, &mut errors);
    call.ascii = config.is_on(Key::Ascii);
    for line in lines {
        call.say(line);
    }
    0
}

/// Answers one call: `words` is the command line with the program's name first.
pub fn run(words: impl IntoIterator<Item = OsString>, call: &mut Call<'_>) -> Next {
    let next = begin(words, call);
    call.say_later_lines();
    match next {
        Ok(next) => next,
        Err(refusal) => {
            call.refuse(&refusal.line);
            Next::Leave(refusal.code)
        }
    }
}

fn begin(words: impl IntoIterator<Item = OsString>, call: &mut Call<'_>) -> Result<Next, Refusal> {
    let words: Vec<OsString> = words.into_iter().collect();
    // Nothing typed is what most mornings begin with: the whole tree of options need not be laid out for it.
    let typed = if words.len() <= 1 { Ok(Cli::default()) } else { usage::typed(words) };
    let typed = match typed {
        Ok(typed) => typed,
        Err(error) => return usage::answer(&error, call).map(Next::Leave),
    };
    call.ascii = typed.global.ascii;
    let config = match Config::load(&options(&typed), &environment) {
        Ok(config) => config,
        // Words for a hard moment come whatever else is wrong.
        Err(_) if matches!(typed.command, Some(Command::Sos)) => return Ok(Next::Leave(sos::print(call, None))),
        Err(unsettled) => return Err(Refusal::usage(unsettled.to_string())),
    };
    call.ascii = config.is_on(Key::Ascii);
    for warning in &config.warnings {
        call.refuse(&warning.to_string());
    }
    let place = Place { data: config.folders.data.clone(), state: config.folders.state.clone() };
    call.settle(&config);
    if let Some(typed) = feedback::typed(&typed) {
        if typed.sensor.is_some() {
            feedback::wanted(&config, None)?;
        }
        call.record.clone_from(&typed.record);
    }
    if let Some(descriptor) = typed.global.passphrase_fd {
        unlocking::hear(descriptor, call)?;
    }
    match typed.command {
        None => open(Start::Today, Spoken::default(), config, place, call),
        Some(Command::Practise(typed)) => {
            let spoken = spoken(&typed.cues)?;
            open(practise::start(&typed, &place, call)?, spoken, config, place, call)
        }
        Some(Command::Breathe(typed)) => {
            let spoken = spoken(&typed.cues)?;
            open(breathe::start(&typed)?, spoken, config, place, call)
        }
        Some(Command::Sensor(cli::Sensor { act: cli::SensorAct::Test(_) })) => {
            open(Start::Sensor, Spoken::default(), config, place, call)
        }
        Some(Command::Keys) => Ok(Next::Keys(Box::new(config))),
        Some(Command::Demo) => open(Start::Demo, Spoken::default(), config, place, call),
        Some(Command::Sos) if call.faces.screen() || config.is_on(Key::Plain) => {
            open(Start::Sos, Spoken::default(), config, place, call)
        }
        Some(Command::Log(typed)) if !fields::any(&typed) && (call.faces.screen() || config.is_on(Key::Plain)) => {
            open(Start::Entry, Spoken::default(), config, place, call)
        }
        Some(Command::Sos) => Ok(Next::Leave(sos::print(call, Some(place)))),
        Some(command) => answer(&command, &config, place, call).map(Next::Leave),
    }
}

fn answer(command: &Command, config: &Config, place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    match command {
        Command::Log(typed) => log::run(typed, place, call),
        Command::Journal(typed) => match &typed.act {
            None => journal::run(typed, place, call),
            Some(crate::cli::JournalAct::Edit(typed)) => edit::run(typed, place, call),
            Some(crate::cli::JournalAct::Delete(typed)) => delete::run(typed, place, call),
        },
        Command::Ask(typed) => ask::run(typed, place, call),
        Command::Visit(typed) => visit::run(typed, place, call),
        Command::Export(typed) => export::run(typed, config, place, call),
        Command::Import(typed) => import::run(typed, place, call),
        Command::Status(typed) => status::run(*typed, place, call),
        Command::Learn(typed) => learn::run(typed, place, call),
        Command::Flare(typed) => flare::run(typed, place, call),
        Command::Measure(typed) => measure::run(typed, config, place, call),
        Command::Plan(typed) => plan::run(typed, config, place, call),
        Command::Store(typed) => store::run(typed, place, call),
        Command::Sensor(typed) => sensor::run(typed, call),
        Command::Config(typed) => Ok(config::run(typed, config, call)),
        Command::Practise(_) | Command::Breathe(_) | Command::Sos | Command::Keys | Command::Demo => Ok(0),
    }
}

/// What is said of a session in lines.
fn spoken(typed: &Cues) -> Result<Spoken, Refusal> {
    let Some(what) = typed.cues.as_deref() else { return Ok(Spoken::default()) };
    match what.trim().to_lowercase().as_str() {
        "lines" => Ok(Spoken::Lines),
        "bell" => Ok(Spoken::Bell),
        "none" => Ok(Spoken::None),
        _ => Err(Refusal::usage(crate::words::say("error-cues"))),
    }
}

fn open(start: Start, spoken: Spoken, config: Config, place: Place, call: &mut Call<'_>) -> Result<Next, Refusal> {
    // A terminal that moves no cursor has lines.
    let dumb = || environment("TERM").is_some_and(|term| term == "dumb");
    let in_lines = config.is_on(Key::Plain) || (call.faces.screen() && dumb());
    let by_sensor = feedback::takes_input(&config);
    // Where a sensor has the input, keys and lines come from the terminal that shows what is said.
    let opens = if in_lines {
        !by_sensor || call.faces.output
    } else {
        call.faces.screen() || (call.faces.output && by_sensor)
    };
    if opens {
        let ready = open::ready(Opening { start, config, place }, in_lines, call)?;
        let in_lines = in_lines.then_some(spoken);
        Ok(Next::Open(Box::new(Ready { in_lines, ..ready })))
    } else {
        known(&start, place, call)?;
        Err(Refusal::usage(crate::words::say(if in_lines { "error-input-taken" } else { "error-no-terminal" })))
    }
}

/// A breath by a name of the person's own: whether there is one is said before that there is no terminal.
fn known(start: &Start, place: Place, call: &mut Call<'_>) -> Result<(), Refusal> {
    let Start::Breathe(Breaths { breath: Breath::Named(name), .. }) = start else { return Ok(()) };
    let book = book::Book::open(place, call)?;
    let is_there = crate::coach::patterns::is_named(&book.profile, name);
    if is_there { Ok(()) } else { Err(breathe::unknown(name)) }
}

fn options(typed: &Cli) -> Options {
    let Global { data_dir, passphrase_fd: _, ascii, reduced_motion, plain, theme, color } = &typed.global;
    let mut settings = Vec::new();
    let mut put = |key: Key, value: Option<String>| settings.extend(value.map(|value| (key, value)));
    put(Key::Theme, theme.clone());
    put(Key::Color, color.clone());
    put(Key::Ascii, ascii.then(|| "true".to_owned()));
    put(Key::ReducedMotion, reduced_motion.then(|| "true".to_owned()));
    put(Key::Plain, plain.then(|| "true".to_owned()));
    let cues = match &typed.command {
        Some(Command::Practise(typed)) => Some(&typed.cues),
        Some(Command::Breathe(typed)) => Some(&typed.cues),
        _ => None,
    };
    if let Some(Cues { sound, bell, cue_cmd, .. }) = cues {
        put(Key::Sound, if *bell { Some("bell".to_owned()) } else { sound.clone() });
        put(Key::CueCmd, cue_cmd.clone());
    }
    settings.extend(feedback::typed(typed).into_iter().flat_map(feedback::settings));
    Options { data_dir: data_dir.clone(), settings }
}
