//! The command line as clap types, nothing else: values come in as they were typed and are checked by `commands`,
//! where every refusal has its words. The words of the help stand in `assets/en/command.ftl`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

mod export;
mod sensor;
mod store;

pub use export::{Export, ExportHow, ExportMonth, ExportRange, ExportWeek, ExportWhat, Import};
pub use sensor::{Feedback, Sensor, SensorAct, Simulate};
pub use store::{Agreed, Backup, Lock, Merge, Passphrase, Restore, Store, StoreAct};

/// Everything that was typed.
#[derive(Clone, Debug, Default, Parser)]
#[command(name = "pelvicoach", version, disable_help_subcommand = true, max_term_width = 100)]
pub struct Cli {
    /// Options that go with every command.
    #[command(flatten)]
    pub global: Global,
    /// What to do; nothing opens Today.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Options that go with every command.
#[derive(Clone, Debug, Default, Args)]
pub struct Global {
    /// Where the diary is kept, in place of the platform's folder.
    #[arg(long, global = true, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// Where the passphrase is read from, line by line; 0 is standard input.
    #[arg(long, global = true, value_name = "N")]
    pub passphrase_fd: Option<u32>,
    /// Plain characters.
    #[arg(long, global = true)]
    pub ascii: bool,
    /// Fewer moving parts.
    #[arg(long, global = true)]
    pub reduced_motion: bool,
    /// Lines of text in place of a screen.
    #[arg(long, global = true)]
    pub plain: bool,
    /// Dark, light or auto.
    #[arg(long, global = true, value_name = "NAME")]
    pub theme: Option<String>,
    /// Auto, always or never.
    #[arg(long, global = true, value_name = "WHEN")]
    pub color: Option<String>,
}

/// One command.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Begin a routine or one exercise at once.
    #[command(visible_alias = "practice")]
    Practise(Practise),
    /// Breathe with the pacer.
    Breathe(Breathe),
    /// Write an entry from the command line.
    Log(Log),
    /// Read, edit or delete entries.
    Journal(Journal),
    /// Keep a question for the visit.
    Ask(Words),
    /// Record a visit.
    Visit(Visit),
    /// Write a page for the therapist.
    Export(Export),
    /// Read in a whole diary.
    Import(Import),
    /// One discreet line about today.
    Status(Status),
    /// Read a lesson, the glossary or a card.
    Learn(Learn),
    /// Questionnaires: which there are, and an answer to one.
    Measure(Measure),
    /// Begin or end the hard-day plan, or read it.
    Flare(Flare),
    /// What comes next.
    Plan(Plan),
    /// Grounding and words for a hard moment.
    Sos,
    /// Where the diary stands and whether it can be read.
    Store(Store),
    /// A sensor that prints numbers.
    Sensor(Sensor),
    /// Settings and where they come from.
    Config(Config),
    /// What each key means, and the names for keys of one's own.
    Keys,
    /// Twelve made-up weeks to look around in.
    Demo,
}

/// `practise`
#[derive(Clone, Debug, Default, Args)]
pub struct Practise {
    /// A routine or an exercise, by id or by name.
    #[arg(value_name = "ROUTINE|EXERCISE")]
    pub what: Vec<String>,
    /// The length in minutes.
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub minutes: Option<String>,
    /// What can be heard.
    #[command(flatten)]
    pub cues: Cues,
    /// A sensor.
    #[command(flatten)]
    pub feedback: Feedback,
}

/// `learn`
#[derive(Clone, Debug, Default, Args)]
pub struct Learn {
    /// A lesson, the glossary or a card, by id or by name.
    #[arg(value_name = "LESSON")]
    pub lesson: Vec<String>,
}

/// `measure`
#[derive(Clone, Debug, Default, Args)]
pub struct Measure {
    /// Which questionnaire, by id or by name; none lists them.
    #[arg(value_name = "NAME")]
    pub measure: Vec<String>,
    /// The total or the reading that a clinician gave.
    #[arg(long, value_name = "N", allow_hyphen_values = true, conflicts_with_all = ["answers", "activity"])]
    pub total: Option<String>,
    /// The answers in order; `-` leaves one open.
    #[arg(long, value_name = "A,B,..", value_delimiter = ',', allow_hyphen_values = true)]
    pub answers: Vec<String>,
    /// An own activity, the first time; one option for each.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub activity: Vec<String>,
}

/// `breathe`
#[derive(Clone, Debug, Default, Args)]
pub struct Breathe {
    /// A preset by id or by name, or seconds as in-hold-out-pause.
    #[arg(value_name = "PRESET|IN-HOLD-OUT-PAUSE")]
    pub how: Vec<String>,
    /// The length in minutes.
    #[arg(long, value_name = "N", allow_hyphen_values = true, conflicts_with = "breaths")]
    pub minutes: Option<String>,
    /// The length in breaths.
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub breaths: Option<String>,
    /// Slow down gradually first.
    #[arg(long)]
    pub ramp: bool,
    /// What can be heard.
    #[command(flatten)]
    pub cues: Cues,
    /// A sensor.
    #[command(flatten)]
    pub feedback: Feedback,
}

/// What can be heard in a session.
#[derive(Clone, Debug, Default, Args)]
pub struct Cues {
    /// Silent, tones, bell or voice.
    #[arg(long, value_name = "MODE")]
    pub sound: Option<String>,
    /// The same as `--sound bell`.
    #[arg(long, conflicts_with = "sound")]
    pub bell: bool,
    /// A program that is run at each cue.
    #[arg(long, value_name = "CMD")]
    pub cue_cmd: Option<String>,
    /// What is said in lines of text while a session runs: lines, bell or none.
    #[arg(long, value_name = "WHAT")]
    pub cues: Option<String>,
}

/// The moment an entry speaks of.
#[derive(Clone, Debug, Default, Args)]
pub struct Moment {
    /// A date or a time, as people write it.
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub at: Option<String>,
    /// How long ago.
    #[arg(long, value_name = "TIME", allow_hyphen_values = true, conflicts_with = "at")]
    pub ago: Option<String>,
}

/// The figures and words of an entry.
#[derive(Clone, Debug, Default, Args)]
pub struct Log {
    /// Pain now, 0 to 10.
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub pain: Option<String>,
    /// Worst pain, 0 to 10.
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub worst: Option<String>,
    /// Mood, 0 to 10.
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub mood: Option<String>,
    /// Stress, 0 to 10.
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub stress: Option<String>,
    /// Ease, 0 to 10.
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub ease: Option<String>,
    /// Hours of sleep.
    #[arg(long, value_name = "H", allow_hyphen_values = true)]
    pub sleep: Option<String>,
    /// Where it hurts.
    #[arg(long, value_name = "P", value_delimiter = ',')]
    pub place: Vec<String>,
    /// What may have set it off.
    #[arg(long, value_name = "T", value_delimiter = ',')]
    pub trigger: Vec<String>,
    /// What helped.
    #[arg(long, value_name = "H", value_delimiter = ',')]
    pub helped: Vec<String>,
    /// Free words.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub note: Option<String>,
    /// When it was.
    #[command(flatten)]
    pub moment: Moment,
}

/// `journal`
#[derive(Clone, Debug, Default, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Journal {
    /// The first day.
    #[arg(long, value_name = "D")]
    pub from: Option<String>,
    /// The last day.
    #[arg(long, value_name = "D")]
    pub to: Option<String>,
    /// One kind of entry.
    #[arg(long, value_name = "K")]
    pub kind: Option<String>,
    /// Entries that hold these words.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub search: Option<String>,
    /// As JSON.
    #[arg(long)]
    pub json: bool,
    /// Edit or delete.
    #[command(subcommand)]
    pub act: Option<JournalAct>,
}

/// What can be done with one entry.
#[derive(Clone, Debug, Subcommand)]
pub enum JournalAct {
    /// Change an entry.
    Edit(Box<Edit>),
    /// Delete an entry.
    Delete(Delete),
}

/// `journal edit`
#[derive(Clone, Debug, Args)]
pub struct Edit {
    /// Which entry, by its id or the end of it.
    #[arg(value_name = "ID")]
    pub id: String,
    /// The new figures and words; `none` takes one away.
    #[command(flatten)]
    pub log: Log,
    /// With whom a visit was.
    #[arg(long, value_name = "WHO", allow_hyphen_values = true)]
    pub with: Option<String>,
    /// The next appointment of a visit.
    #[arg(long, value_name = "DATE")]
    pub next: Option<String>,
    /// Whether a question has been answered.
    #[arg(long, value_name = "YES|NO")]
    pub answered: Option<String>,
}

/// `journal delete`
#[derive(Clone, Debug, Args)]
pub struct Delete {
    /// Which entry, by its id or the end of it.
    #[arg(value_name = "ID")]
    pub id: String,
    /// Without asking.
    #[arg(long)]
    pub yes: bool,
}

/// `ask`
#[derive(Clone, Debug, Args)]
pub struct Words {
    /// The question.
    #[arg(value_name = "TEXT", required = true)]
    pub text: Vec<String>,
}

/// `visit`
#[derive(Clone, Debug, Default, Args)]
pub struct Visit {
    /// With whom.
    #[arg(long, value_name = "WHO", allow_hyphen_values = true)]
    pub with: Option<String>,
    /// What was said.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub note: Option<String>,
    /// The next appointment.
    #[arg(long, value_name = "DATE")]
    pub next: Option<String>,
    /// When it was.
    #[command(flatten)]
    pub moment: Moment,
}

/// `status`
#[derive(Clone, Copy, Debug, Default, Args)]
pub struct Status {
    /// As JSON.
    #[arg(long, conflicts_with = "short")]
    pub json: bool,
    /// A word or two.
    #[arg(long)]
    pub short: bool,
}

/// `flare`
#[derive(Clone, Debug, Args)]
pub struct Flare {
    /// On or off, or show to read the plan.
    #[arg(value_name = "on|off|show")]
    pub state: String,
}

/// `plan`
#[derive(Clone, Debug, Args)]
pub struct Plan {
    /// What is asked about it.
    #[command(subcommand)]
    pub act: PlanAct,
}

/// What can be asked about what comes next.
#[derive(Clone, Debug, Subcommand)]
pub enum PlanAct {
    /// The therapist's plan in use, and where the person stands.
    Show,
    /// Write down a dictated plan, question by question.
    New(PlanNew),
    /// Print a page that is filled in by hand.
    Form,
    /// Explain a plan line by line.
    Check(PlanCheck),
    /// Take a plan into use.
    Use(PlanUse),
    /// Why the practice is as it is.
    Why(PlanWhy),
    /// Apply the rules of pacing to figures from a file.
    Suggest(PlanSuggest),
}

/// `plan new`
#[derive(Clone, Debug, Default, Args)]
pub struct PlanNew {
    /// Where it is written.
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// `plan check`
#[derive(Clone, Debug, Args)]
pub struct PlanCheck {
    /// The plan.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}

/// `plan use`
#[derive(Clone, Debug, Args)]
pub struct PlanUse {
    /// The plan.
    #[arg(value_name = "FILE", required_unless_present = "none")]
    pub file: Option<PathBuf>,
    /// No plan any more.
    #[arg(long, conflicts_with = "file")]
    pub none: bool,
    /// Without asking.
    #[arg(long)]
    pub yes: bool,
}

/// `plan why`
#[derive(Clone, Copy, Debug, Args)]
pub struct PlanWhy {
    /// As JSON.
    #[arg(long)]
    pub json: bool,
}

/// `plan suggest`
#[derive(Clone, Debug, Args)]
pub struct PlanSuggest {
    /// The figures as JSON; `-` reads standard input.
    #[arg(long, value_name = "FILE|-")]
    pub input: PathBuf,
}

/// `config`
#[derive(Clone, Debug, Args)]
pub struct Config {
    /// Show or path.
    #[command(subcommand)]
    pub act: ConfigAct,
}

/// What can be asked about settings.
#[derive(Clone, Copy, Debug, Subcommand)]
pub enum ConfigAct {
    /// Print each setting with its value and source.
    Show,
    /// Print where the file of settings is.
    Path,
}
