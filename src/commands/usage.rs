//! The command line's own words: the help, and what is said when something typed is not an option or a command.

use std::ffi::OsString;
use std::sync::LazyLock;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, CommandFactory as _, FromArgMatches as _, Parser as _};

use super::call::{Call, Refusal};
use super::fields::cut;
use crate::cli::Cli;
use crate::words::{self, Fill};

/// Above the options that go with every command; clap keeps headings for as long as the program runs.
static HEADING: LazyLock<String> = LazyLock::new(|| words::say("command-heading-global"));

/// What was typed, with the program's name first. The words are put in for a line that is not taken (or asks for
/// them) alone: they take as long as all the rest of a short command.
///
/// # Errors
/// What clap says, in our words; for [`answer`].
pub fn typed(mut words: Vec<OsString>) -> Result<Cli, clap::Error> {
    // `help COMMAND` is what many programs answer to.
    if words.get(1).is_some_and(|word| word == "help") {
        words.remove(1);
        words.push("--help".into());
    }
    let taken = Cli::try_parse_from(words.iter());
    taken.or_else(|_| {
        let matches = command().try_get_matches_from(words)?;
        Cli::from_arg_matches(&matches)
    })
}

/// The command line with its words put in.
#[must_use]
pub fn command() -> clap::Command {
    let mut command = Cli::command();
    // Built first, so that `--help` and the options that go with every command are there to be worded.
    command.build();
    worded(command, "")
}

fn worded(command: clap::Command, path: &str) -> clap::Command {
    let names: Vec<String> = command.get_subcommands().map(|inner| inner.get_name().to_owned()).collect();
    let ids: Vec<String> = command.get_arguments().map(|arg| arg.get_id().to_string()).collect();
    let about = if path.is_empty() { "command-about".to_owned() } else { format!("command-about-{path}") };
    let mut command = command.about(words::say(&about)).long_about(None).arg_required_else_help(false);
    for id in ids {
        command = command.mut_arg(&id, |arg| option(arg, path, &id));
    }
    for name in names {
        let inner = if path.is_empty() { name.clone() } else { format!("{path}-{name}") };
        command = command.mut_subcommand(&name, |command| worded(command, &inner));
    }
    command
}

/// An option's words; an option that several commands have says the same everywhere.
fn option(arg: Arg, path: &str, id: &str) -> Arg {
    let key = format!("command-option-{}", id.replace('_', "-"));
    let arg = arg.help(words::say(&key)).long_help(None);
    if arg.is_global_set() && !path.is_empty() { arg.help_heading(HEADING.as_str()) } else { arg }
}

/// What is said when clap did not take the command line: the help and the version where they were asked for, else one
/// calm line.
///
/// # Errors
/// The refusal.
pub fn answer(error: &clap::Error, call: &mut Call<'_>) -> Result<u8, Refusal> {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            call.say_lines(&error.render().to_string());
            Ok(0)
        }
        kind => Err(Refusal::usage(line(error, kind))),
    }
}

fn line(error: &clap::Error, kind: ErrorKind) -> String {
    let said = |kind| error.get(kind).map(shown).filter(|text| !text.is_empty());
    let arg = said(ContextKind::InvalidArg);
    let near = said(ContextKind::SuggestedArg).or_else(|| said(ContextKind::SuggestedSubcommand));
    let about = |key: &str, name: &str, text: String| words::tell(key, &[(name, Fill::from(text))]);
    let first = match (kind, arg) {
        (ErrorKind::UnknownArgument, Some(arg)) => about("error-no-option", "option", cut(&arg)),
        (ErrorKind::InvalidSubcommand, _) => {
            let typed = said(ContextKind::InvalidSubcommand).unwrap_or_default();
            about("error-no-command", "command", cut(&typed))
        }
        (ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand, _) => {
            let known = said(ContextKind::ValidSubcommand).unwrap_or_default();
            about("error-which-command", "known", known)
        }
        (ErrorKind::MissingRequiredArgument, Some(arg)) => {
            about("error-missing", "what", arg.trim_end_matches('.').to_owned())
        }
        (ErrorKind::ArgumentConflict, Some(arg)) => {
            let prior = said(ContextKind::PriorArg).unwrap_or_default();
            if prior == arg {
                return about("error-twice", "option", arg);
            }
            words::tell("error-conflict", &[("one", Fill::from(arg)), ("other", Fill::from(prior))])
        }
        (ErrorKind::InvalidUtf8, _) => words::say("error-not-text"),
        (ErrorKind::InvalidValue | ErrorKind::TooManyValues | ErrorKind::TooFewValues, Some(arg)) => {
            about("error-no-value", "option", arg)
        }
        _ => words::say("error-usage"),
    };
    let near = near.map(|near| about("error-near", "near", near));
    [Some(first), near, Some(words::say("error-help"))].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn shown(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::StyledStrs(texts) => texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}
