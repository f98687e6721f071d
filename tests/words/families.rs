//! Families of word keys: keys that are put together from an id, and where the ids come from. A new family is one line.

use crate::families_of_entries::of_entries;
use crate::families_of_practice::{of_ladders, of_practice};
use crate::families_of_settings::of_settings;
use pelvicoach::coach::dictation::At;
use pelvicoach::coach::{Placement, SensorMark};
use pelvicoach::diary::{FlagState, Level, Measure, Soreness, StepChoice, StopReason};
use pelvicoach::library::{safety::safety, therapist};
use pelvicoach::plan::pacing;
use pelvicoach::practice::signal::{self, Doubt};

use crate::pacing_families::{CHANGE, WHAT, WHY, reasons};

/// Every family: the key with `{}` in place of the id, and the ids. `words::name("entry-place", id)` belongs to
/// `entry-place-{}`, and `format!("entry-{field}-low")` to `entry-{}-low`.
pub fn families() -> Vec<(&'static str, Vec<String>)> {
    [of_practice(), of_ladders(), of_writing(), of_entries(), of_sensors(), of_files(), of_settings(), of_rooms()]
        .concat()
}

/// Families of how the diary is kept.
fn of_files() -> Vec<(&'static str, Vec<String>)> {
    let own = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    vec![("copies-answer-{}", own(&["join", "leave", "later"])), ("lock-others-{}", own(&["yes", "no"]))]
}

/// Families of what is said of a sensor.
fn of_sensors() -> Vec<(&'static str, Vec<String>)> {
    vec![
        ("signal-mark-{}", ids(&SensorMark::ALL, |one| one.id())),
        ("signal-doubt-{}", ids(&Doubt::ALL, |one| one.id())),
        ("signal-kind-{}", ids(&[signal::Kind::Raw, signal::Kind::Level], |one| one.id())),
        ("signal-place-{}", ids(&Placement::ALL, |one| one.id())),
    ]
}

/// Families of the other rooms.
fn of_rooms() -> Vec<(&'static str, Vec<String>)> {
    let own = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    vec![
        ("first-minutes-{}", own(&["7", "12", "20"])),
        ("first-eyes-{}", own(&["open", "closed"])),
        ("first-sound-{}", own(&["silent", "bell", "tones", "voice"])),
        ("session-sound-{}", ids(&pelvicoach::practice::Sound::ALL, |sound| sound.id())),
        ("first-theme-{}", own(&["auto", "dark", "light", "contrast"])),
        ("card-soreness-{}", ids(Soreness::ALL, |one| one.id())),
        ("app-month-{}", (1..=12).map(|month: u8| month.to_string()).collect()),
        ("app-weekday-{}", (1..=7).map(|day: u8| day.to_string()).collect()),
        ("routine-{}-name", of_asset("routines.json", "/routines", "id")),
        ("routine-{}-later", own(&["RT7", "RT12", "RT20"])),
        ("therapist-wants-{}", ids(&therapist::Wants::ALL, |one| one.id())),
        ("measure-{}", ids(&Measure::ALL, |one| one.id())),
        ("safety-flag-{}", ids(safety().expect("the asset is read").table.rows(), |row| row.flag)),
        ("safety-flag-{}-more", {
            let table = safety().expect("the asset is read").table;
            table.rows().iter().filter(|row| row.more.is_some()).map(|row| row.flag.to_string()).collect()
        }),
        ("safety-level-{}", ids(Level::ALL, |one| one.id())),
        ("safety-name-{}", ids(Level::ALL, |one| one.id())),
        ("safety-state-{}", ids(FlagState::ALL, |one| one.id())),
        ("safety-answer-{}", ids(&pelvicoach::plan::safety::ScreenAnswer::ALL, |one| one.id())),
        ("safety-stop-{}", ids(StopReason::ALL, |one| one.id())),
        ("safety-stop-text-{}", own(&["bleeding", "numb"])),
        ("safety-line-{}", (1..=7).map(|line: u8| line.to_string()).collect()),
        ("today-why-{}", own(&OFFERS[1..])),
        ("today-under-{}", own(&OFFERS)),
        ("pacing-answer-{}", own(&["followed", "easier", "same", "own"])),
        ("pacing-answered-{}", ids(StepChoice::ALL, |one| one.id())),
        ("today-ready-{}", own(&OFFERS)),
        ("today-good-{}", own(&["morning", "day", "evening", "night"])),
        ("today-measure-{}", own(&["worst-pain", "pain", "ease", "sleep-hours"])),
        ("first-face-{}", own(&["screen", "lines"])),
        ("app-unfinished-{}", own(FORMS)),
        ("undo-of-{}", own(&UNDONE)),
        ("choose-track-{}", own(&["breath", "floor", "stretch", "attention", "thought", "exposure"])),
        ("journal-narrow-{}", ids(&pelvicoach::coach::Narrow::ALL, |narrow| narrow.id())),
        ("history-side-{}", own(&["short", "line", "small", "calendar", "settles", "together", "expected", "scores"])),
        ("history-strength-{}", (1..=4).map(|strength: u8| strength.to_string()).collect()),
        ("history-small-{}", own(&["ease", "sensitivity", "fear"])),
        ("history-along-{}", own(&ALONG)),
        ("history-expected-fear-{}", own(&["name"])),
        ("history-expected-pain-{}", own(&["name"])),
        ("history-span-{}", ids(&pelvicoach::insight::Span::ALL, |span| span.id())),
        ("plan-{}", ids(&sections(), |section| section.id())),
        ("plan-{}-intro", ids(&sections(), |section| section.id())),
        ("plan-{}-none", own(&["left-out", "milestones"])),
        ("plan-gate-{}", own(&["squeeze", "trainer", "penetration"])),
        ("plan-gate-{}-opens", own(&["squeeze", "trainer", "penetration"])),
        ("plan-agreed-{}", own(&["yes", "no"])),
        ("milestone-{}", milestones()),
        ("plan-word-{}", own(&pelvicoach::coach::wishes::NAMED_PLACES)),
        ("plan-switch-{}", own(&["ask-less", "no-penetration"])),
        ("plan-switch-{}-more", own(&["ask-less", "no-penetration"])),
        ("plan-area-{}-shows", ids(&pelvicoach::practice::Area::ALL, |area| area.id())),
        ("plan-area-{}", ids(&pelvicoach::practice::Area::ALL, |area| area.id())),
        ("learn-confidence-{}", ids(&pelvicoach::library::Confidence::ALL, |one| one.id())),
        ("page-section-{}", ids(&pelvicoach::insight::Section::ALL, |section| section.id())),
        ("routine-{}-line", of_asset("routines.json", "/routines", "id")),
        ("routine-{}", of_asset("routines.json", "/routines", "id").iter().map(|id| format!("{id}-name")).collect()),
        ("cue-{}", ids(&pelvicoach::practice::PhaseKind::ALL, |kind| kind.id())),
        ("command-about-{}", typed().0),
        ("command-option-{}", typed().1),
        ("command-option-{}-{}", Vec::new()),
        ("exercise-{}-{}", Vec::new()),
        ("exercise-{}-leave-out", leave_out()),
        ("pacing-{}-{}", Vec::new()),
        ("pacing-what-{}", reasons(&["R1_", "R2_", "R3_", "R5_"], &WHAT)),
        ("pacing-why-{}", reasons(&[], &WHY)),
        ("pacing-change-{}", reasons(&[], &CHANGE)),
        ("pacing-note-{}", ids(pacing::Note::ALL, |one| one.id())),
        ("command-status-{}", own(&["open", "done", "resting"])),
        ("command-status-short-{}", own(&["open", "done", "resting"])),
    ]
}

/// Families whose texts take values, and which.
pub const FILLED: &[(&str, &[&str])] = &[
    ("history-along-{}", &["own"]),
    ("pacing-what-{}", &["dose", "from", "to", "step"]),
    (
        "pacing-why-{}",
        &["recent", "earlier", "before", "rise", "limit", "fear", "pain", "days", "loads", "count", "needed"],
    ),
    ("pacing-change-{}", &["earlier", "limit", "left"]),
];

/// Families of what is written and answered at one's own pace.
fn of_writing() -> Vec<(&'static str, Vec<String>)> {
    let own = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    vec![
        ("thought-pattern-{}", own(&pelvicoach::coach::PATTERNS)),
        ("thought-sentence-{}", own(&pelvicoach::coach::SENTENCES)),
        ("thought-over-{}", own(&["worry-window", "letter"])),
        ("thought-found-{}", own(&pelvicoach::coach::FOUND)),
        ("thought-item-{}", items()),
        ("after-offer-{}", own(&OFFERED).into_iter().chain(own(&["now", "week", "not-now"])).collect()),
        ("after-offer-{}-hint", own(&OFFERED)),
        ("questionnaire-{}-name", of_asset("measures.json", "/instruments", "id")),
        ("questionnaire-{}-about", of_asset("measures.json", "/instruments", "id")),
        ("questionnaire-{}-intro", of_asset("measures.json", "/instruments", "id")),
        ("questionnaire-{}-credit", of_asset("measures.json", "/instruments", "id")),
        ("questionnaire-phq-4-answer-{}", own(&["0", "1", "2", "3"])),
        ("questionnaire-phq-4-band-{}", bands()),
        ("questionnaire-phq-4-pair-{}", own(&["1", "2"])),
        ("questionnaire-pgic-answer-{}", (1..=7).map(|answer: u8| answer.to_string()).collect()),
        ("questionnaire-difficulty-answer-{}", own(&["0", "1", "2", "3"])),
        ("questionnaire-total-{}", of_asset("measures.json", "/totals", "id")),
        ("questionnaire-{}-{}", Vec::new()),
        ("questionnaire-{}-answer-{}", Vec::new()),
        ("questionnaire-{}-band-{}", Vec::new()),
        ("questionnaire-{}-pair-{}", Vec::new()),
        ("therapist-ask-{}", own(DICTATED)),
        ("therapist-new-{}", ids(&At::ALL, |at| at.id())),
        ("therapist-new-{}-intro", ids(&At::ALL, |at| at.id())),
        ("therapist-use-{}", own(&["yes", "later", "drop"])),
        ("thought-heading-{}", own(&HEADINGS)),
    ]
}

/// Families whose keys the source puts together from several parts, and where.
pub const BUILT: &[(&str, &str)] = &[
    ("entry-{}", "commands and report: from the names of the stored fields"),
    ("command-about-{}", "commands/usage.rs: from the names of the commands, held by the test of the command line"),
    ("command-option-{}", "commands/usage.rs: from the names of the options, held by the test of the command line"),
    ("command-option-{}-{}", "commands/usage.rs: the same, for an option with other words in one command"),
    ("exercise-{}-feel", "session/set_up.rs: shown with the set-up, where a drill has words for it"),
    ("exercise-{}-leave-out", "session/set_up.rs: shown where an exercise comes up for the first time"),
    ("exercise-{}-setup", "coach/therapist.rs: how to lie or sit, with a therapist's words behind it"),
    ("safety-flag-{}-more", "coach/safety_check.rs asks the one of its lists; the others follow from what happened"),
    ("pacing-what-{}", "coach/pacing_words.rs: from the reason and the way in which it matched"),
    ("pacing-why-{}", "coach/pacing_words.rs: the same"),
    ("pacing-change-{}", "coach/pacing_words.rs: the same"),
    ("questionnaire-{}-about", "coach/questionnaires.rs: name and what it is, in one"),
    ("questionnaire-phq-4-band-{}", "coach/questionnaires.rs: the one with bands"),
    ("questionnaire-phq-4-pair-{}", "coach/questionnaires.rs: the one with pairs"),
    ("exercise-{}-{}", "coach/therapist.rs: why, setup, feel and leave-out of an exercise"),
];

/// The paths of all commands, and the ids of all their options.
fn typed() -> (Vec<String>, Vec<String>) {
    fn walk(command: &clap::Command, path: &str, found: &mut (Vec<String>, Vec<String>)) {
        found.1.extend(command.get_arguments().map(|arg| arg.get_id().to_string().replace('_', "-")));
        for inner in command.get_subcommands() {
            let name = inner.get_name();
            let path = if path.is_empty() { name.to_owned() } else { format!("{path}-{name}") };
            walk(inner, &path, found);
            found.0.push(path);
        }
    }
    let mut command = <pelvicoach::cli::Cli as clap::CommandFactory>::command();
    command.build();
    let mut found = (Vec::new(), Vec::new());
    walk(&command, "", &mut found);
    found
}

/// Exercises with words for how to feel it without a device.
pub fn feels() -> Vec<String> {
    let all = of_asset("exercises.json", "/exercises", "id");
    all.into_iter().filter(|id| pelvicoach::words::has(&format!("exercise-{id}-feel"))).collect()
}

/// Exercises with a "leave this out if" line.
fn leave_out() -> Vec<String> {
    let library = pelvicoach::library::built_in().expect("the assets are read");
    library.catalogue.iter().filter(|exercise| exercise.leave_out).map(|exercise| exercise.id.clone()).collect()
}

/// What the lists offer to try.
fn items() -> Vec<String> {
    let library = pelvicoach::library::built_in().expect("the assets are read");
    library.catalogue.iter().filter_map(|exercise| exercise.written()).flat_map(|(_, items)| items.to_vec()).collect()
}

/// The bands of every questionnaire that has any.
fn bands() -> Vec<String> {
    let library = pelvicoach::library::built_in().expect("the assets are read");
    library.measures.instruments.iter().flat_map(|one| &one.bands).map(|band| band.id.clone()).collect()
}

/// The ids of the milestones.
fn milestones() -> Vec<String> {
    let library = pelvicoach::library::built_in().expect("the assets are read");
    library.plan.milestones.iter().map(|one| one.id.clone()).collect()
}

/// Literals of the source that look like a word key and are none, each with what it is.
pub const NOT_KEYS: &[(&str, &str)] = &[
    ("ladder-{}", "the register with the place on a ladder"),
    ("card-doctor", "the name of a card to print"),
    ("card-partner", "the name of a card to print"),
    ("card-friend", "the name of a card to print"),
];

pub fn ids<T, I: ToString>(all: &[T], id: impl Fn(&T) -> I) -> Vec<String> {
    all.iter().map(|one| id(one).to_string()).collect()
}

/// What the objects of a list in an asset have under `field`: one text or several. Empty where there is no such asset.
pub fn of_asset(file: &str, list: &str, field: &str) -> Vec<String> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets").join(file);
    let Ok(text) = std::fs::read_to_string(path) else { return Vec::new() };
    let asset: serde_json::Value = serde_json::from_str(&text).expect("an asset is JSON");
    let objects = asset.pointer(list).and_then(serde_json::Value::as_array).cloned().unwrap_or_default();
    let mut found = std::collections::BTreeSet::new();
    for value in objects.iter().filter_map(|object| object.get(field)) {
        let texts = value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
        found.extend(texts.iter().filter_map(|text| text.as_str().map(str::to_owned)));
    }
    found.into_iter().collect()
}

const OFFERS: [&str; 9] = ["next", "again", "hard-day", "gentle", "rest", "easing", "emergency", "settled", "support"];

const FORMS: &[&str] = &[
    "copies",
    "others",
    "safety",
    "settings",
    "hard-days",
    "card",
    "after",
    "check-in",
    "pain-episode",
    "note",
    "question",
    "visit",
    "contacts",
    "agreement",
    "lesson",
    "pacing",
    "thought",
    "short-thought",
    "experiment",
    "worry",
    "worry-window",
    "values",
    "letter",
    "setback",
    "checklist",
    "days",
    "word",
    "hold",
    "questionnaire",
    "total",
    "result",
    "consent",
    "not-today",
    "next-step",
    "rung",
    "own-step",
    "offer",
    "dictated",
    "pattern",
    "let-go-word",
    "own-routine-name",
    "own-routine-part",
];

/// Every section of Plan, those of one routine among them.
fn sections() -> Vec<pelvicoach::coach::Section> {
    use pelvicoach::coach::Section;
    let id = pelvicoach::diary::Id::parse("01940000-0000-7000-8000-000000000001").expect("an id");
    Section::ALL.iter().copied().chain([Section::OwnRoutine(id), Section::ToAdd(id), Section::Sounds]).collect()
}

/// What is offered after a practice.
const OFFERED: [&str; 6] = ["questionnaire", "experiment", "list", "lesson", "values", "setback"];

/// Headings of the pages of what is written.
const HEADINGS: [&str; 11] = [
    "situation",
    "thought",
    "sides",
    "fairer",
    "short",
    "experiment",
    "worry",
    "worry-window",
    "values",
    "letter",
    "setback",
];

/// What `u` takes back beside entries.
const UNDONE: [&str; 20] = [
    "not-for-me",
    "free-days",
    "rhythm",
    "ask-less",
    "sensitive-days",
    "body-words",
    "contacts",
    "hard-day",
    "emergency-lines",
    "their-plan",
    "areas",
    "no-penetration",
    "hard-days-plan",
    "breath",
    "own-word",
    "values",
    "list",
    "own-steps",
    "agreement",
    "own-routine",
];

/// What parts the days in what went along.
const ALONG: [&str; 10] = [
    "short-sleep",
    "poor-sleep",
    "high-stress",
    "high-anxiety",
    "low-mood",
    "practice-before",
    "unwell",
    "bleeding",
    "trigger",
    "tag",
];

/// What `plan new` asks for, by the key of the file.
const DICTATED: &[&str] = &[
    "title",
    "next-appointment",
    "name",
    "role",
    "exercise",
    "reps",
    "sets",
    "length",
    "hold",
    "squeeze",
    "release",
    "effort",
    "times-a-day",
    "days",
    "until",
    "left-out-until",
    "instead",
    "words",
    "power",
    "endurance",
    "repetitions",
    "fast",
    "track",
    "notes",
    "measured",
    "use",
];
