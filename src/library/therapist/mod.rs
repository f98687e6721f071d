//! The text of a therapist's plan into checked values, every problem with its line, and values back into text. Reads
//! no file, knows no words, and decides nothing about the practice.

mod line;
mod problem;
mod said;
mod table;
mod write;

#[cfg(test)]
mod property_tests;
#[cfg(test)]
pub(crate) mod schema_tests;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use toml::de::DeTable;

use super::{Broken, parse};
use crate::plan::therapist::{Bounds, Ceilings, Hold, TherapistPlan};
use crate::practice::limits::Range;
use crate::practice::{Catalogue, Track};
use line::Reader;
use table::{Notes, Table};

pub use problem::{Grade, Problem, Trouble, Wants};
pub use write::{quoted, to_text};

/// The most bytes of a plan: 128 KB. A plan has a few hundred lines at most.
pub const MOST_BYTES: usize = 128 * 1024;

/// The most lines of text of a plan: each of its forty has a tenth of them.
const TEXT_LINES_MOST: usize = 1000;

/// The most signs of a plan outside of quotes and notes, each text in quotes being one: forty lines with ten fields each
/// have a third. Reading takes up to half a kilobyte for each, so that no plan takes more than two megabytes of memory.
const SIGNS_MOST: usize = 4000;

/// The most characters of a title, a name and a role.
pub const NAME_MOST: usize = 60;
/// The most characters of the words of a line or a hold.
pub const WORDS_MOST: usize = 500;
/// The most characters of the notes.
pub const NOTES_MOST: usize = 2000;

pub(super) const TOP: &[&str] = &["title", "date", "next_appointment", "notes", "from", "ceilings", "line", "hold"];
pub(super) const FROM: &[&str] = &["name", "role"];
pub(super) const CEILINGS: &[&str] = &["power", "endurance", "repetitions", "fast", "every_timed"];
pub(super) const HOLD: &[&str] = &["track", "until", "words"];

/// What reading a plan gave.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// What could be read of it; lines that are looser than the limits are set aside in it.
    pub plan: TherapistPlan,
    /// Everything that was found, in order of lines.
    pub problems: Vec<Problem>,
}

impl Reading {
    /// The heaviest grade of what was found.
    #[must_use]
    pub fn grade(&self) -> Option<Grade> {
        self.problems.iter().map(|problem| problem.trouble.grade()).max()
    }

    /// Whether it can be taken into use: nothing in it is unclear.
    #[must_use]
    pub fn can_be_taken(&self) -> bool {
        self.grade() < Some(Grade::Unclear)
    }

    fn refused(at: usize, trouble: Trouble) -> Self {
        Self { plan: TherapistPlan::default(), problems: vec![Problem { at, trouble }] }
    }
}

/// The figures that a plan keeps to, read once.
///
/// # Errors
/// When the built-in asset is broken; a test keeps that from happening.
pub fn bounds() -> Result<&'static Bounds, &'static Broken> {
    static BOUNDS: LazyLock<Result<Bounds, Broken>> =
        LazyLock::new(|| read_bounds(include_str!("../../../assets/therapist.json")));
    BOUNDS.as_ref()
}

/// Reads and checks `therapist.json`.
///
/// # Errors
/// The first figure that does not hold.
pub fn read_bounds(text: &str) -> Result<Bounds, Broken> {
    const ASSET: &str = "therapist.json";
    parse::<Bounds>(ASSET, text)?.check().map_err(|what| Broken { asset: ASSET, what })
}

/// What a plan is read against.
#[derive(Clone, Copy)]
pub struct Against<'a> {
    /// The exercises that the program knows.
    pub catalogue: &'a Catalogue,
    /// The figures that a plan keeps to.
    pub bounds: &'a Bounds,
    /// The id of an exercise that the program knows, by its id or the name that is shown.
    pub known: &'a dyn Fn(&str) -> Option<String>,
}

/// Reads a plan. Whatever it holds, this ends with values and problems, never otherwise.
#[must_use]
pub fn read(bytes: &[u8], against: Against) -> Reading {
    if bytes.len() > MOST_BYTES {
        return Reading::refused(1, Trouble::TooLarge);
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let at = before.split(|byte| *byte == b'\n').count();
            return Reading::refused(at, Trouble::NotText);
        }
    };
    if signs(bytes) > SIGNS_MOST || text.lines().count() > TEXT_LINES_MOST {
        return Reading::refused(1, Trouble::TooLarge);
    }
    let notes = Notes::new(text);
    let text = without_bare_words(text, &notes);
    let (table, errors) = DeTable::parse_recoverable(&text);
    for error in &errors {
        let place = error.span().map_or(text.trim_end().len(), |span| span.start);
        let trouble = impossible_date(&text, error).unwrap_or_else(|| not_toml(error));
        notes.note(notes.line(place), trouble);
    }
    let plan = top_of(&Table::new(&notes, table.get_ref(), 1, TOP), &notes, against);
    Reading { plan, problems: told_once(notes.in_order()) }
}

/// How many signs there are that are no letters, outside of quotes and notes; what stands in quotes is one.
fn signs(text: &[u8]) -> usize {
    let (mut at, mut signs) = (0, 0);
    while let Some((first, rest)) = text.get(at..).and_then(<[u8]>::split_first) {
        let upto = |end: &dyn Fn(&u8) -> bool| rest.iter().position(end).map_or(rest.len(), |end| end + 1);
        at += 1;
        match first {
            b'#' => at += upto(&|byte| *byte == b'\n'),
            b'"' | b'\'' => {
                signs += 1;
                let three = [*first; 3];
                at += match rest.get(2..).filter(|_| text.get(at - 1..at + 2) == Some(&three[..])) {
                    Some(rest) => 2 + rest.windows(3).position(|end| end == three).map_or(rest.len(), |end| end + 3),
                    None => upto(&|byte| byte == first || *byte == b'\n'),
                };
            }
            byte if byte.is_ascii_alphanumeric() || !byte.is_ascii() || matches!(byte, b'_' | b'-') => {}
            _ => signs += 1,
        }
    }
    signs
}

fn not_toml(error: &toml::de::Error) -> Trouble {
    Trouble::NotToml(table::cut_to(error.message(), 80))
}

/// The text with every line of bare words (no key and value) blanked and noted: the reader of TOML sees nothing behind
/// such a line otherwise.
fn without_bare_words(text: &str, notes: &Notes) -> String {
    let mut text = text.to_owned();
    // A round finds them up to the next thing that it stops at.
    for _ in 0..BARE_ROUNDS {
        let (_, errors) = DeTable::parse_recoverable(&text);
        let bare: Vec<(usize, Trouble)> = errors
            .iter()
            .filter(|error| error.message().starts_with("key with no value"))
            .filter_map(|error| Some((notes.line(error.span()?.start), not_toml(error))))
            .collect();
        if bare.is_empty() {
            break;
        }
        let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
        for (at, trouble) in bare {
            notes.note(at, trouble);
            if let Some(line) = lines.get_mut(at - 1) {
                *line = " ".repeat(line.len());
            }
        }
        text = lines.join("\n");
    }
    text
}

const BARE_ROUNDS: usize = 20;

/// A date that the calendar does not have, as the reader of TOML refuses it.
fn impossible_date(text: &str, error: &toml::de::Error) -> Option<Trouble> {
    let span = error.span().filter(|_| error.message().starts_with("invalid date"))?;
    let before = text.get(..span.start)?.rsplit('\n').next()?;
    let key = before.trim().strip_suffix('=')?.trim();
    let key = ["date", "next_appointment", "until", "left_out_until"].into_iter().find(|known| *known == key)?;
    Some(Trouble::NoSuchDate { key, written: table::cut(text.get(span)?) })
}

/// What was found, without what follows from a line that is no TOML: one problem for such a line, and nothing about
/// what may have stood there.
fn told_once(found: Vec<Problem>) -> Vec<Problem> {
    let broken = |problem: &Problem| matches!(problem.trouble, Trouble::NotToml(_) | Trouble::NoSuchDate { .. });
    let lines: BTreeSet<usize> = found.iter().filter(|problem| broken(problem)).map(|problem| problem.at).collect();
    let any_broken = found.iter().any(|problem| matches!(problem.trouble, Trouble::NotToml(_)));
    let mut told: BTreeSet<usize> = BTreeSet::new();
    found
        .into_iter()
        .filter(|problem| match problem.trouble {
            Trouble::Absent(_) | Trouble::Nothing if any_broken => false,
            _ if broken(problem) => told.insert(problem.at),
            _ => !lines.contains(&problem.at),
        })
        .collect()
}

fn top_of(top: &Table, notes: &Notes, against: Against) -> TherapistPlan {
    let mut plan = TherapistPlan::default();
    match top.words("title", NAME_MOST, false) {
        Some(title) => plan.title = title,
        None => top.absent("title"),
    }
    plan.date = top.date("date");
    plan.next_appointment = top.date("next_appointment");
    plan.notes = top.words("notes", NOTES_MOST, true);
    if let Some(from) = top.table("from", FROM) {
        let role = from.words("role", NAME_MOST, false);
        match from.words("name", NAME_MOST, false) {
            Some(name) => plan.from = Some(crate::plan::therapist::Author { name, role }),
            None => from.absent("name"),
        }
    }
    if let Some(table) = top.table("ceilings", CEILINGS) {
        plan.ceilings = ceilings(&table, against.bounds);
    }
    plan.holds = top.tables("hold", HOLD).iter().filter_map(|table| hold(table)).collect();
    Reader { notes, against }.lines(top, &mut plan);
    if !["line", "hold", "ceilings"].into_iter().any(|key| top.has(key)) {
        notes.note(1, Trouble::Nothing);
    }
    plan
}

fn ceilings(table: &Table, bounds: &Bounds) -> Ceilings {
    let within = |key: &'static str, value: Option<u32>, range: &Range, is_time: bool| {
        let value = value?;
        if (range.min..=range.max).contains(&f64::from(value)) {
            return Some(value);
        }
        let (min, max) = (whole(range.min), whole(range.max));
        table.note(key, Trouble::CeilingOutside { key, value, min, max, is_time });
        None
    };
    Ceilings {
        power: within("power", table.count("power", &[]), &bounds.power, false),
        endurance_ms: within("endurance", table.length("endurance"), &bounds.endurance_ms, true),
        repetitions: within("repetitions", table.count("repetitions", TIMES), &bounds.repetitions, false),
        fast: within("fast", table.count("fast", TIMES), &bounds.fast, false),
        every_timed: table.yes_no("every_timed"),
    }
}

/// Words that may stand behind a count of repetitions.
const TIMES: &[&str] = &["times", "time", "x"];

fn hold(table: &Table) -> Option<Hold> {
    let until = table.date("until");
    let words = table.words("words", WORDS_MOST, true);
    let Some(name) = table.words("track", NAME_MOST, false) else {
        table.absent("track");
        return None;
    };
    let Some(track) = track_named(&name) else {
        table.note("track", Trouble::NotATrack(table::cut(&name)));
        return None;
    };
    Some(Hold { at: table.at, track, until, words })
}

/// The track of that id, in any case.
fn track_named(name: &str) -> Option<Track> {
    Track::LISTED.into_iter().find(|track| track.id().eq_ignore_ascii_case(name.trim()))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "figures are small and never below zero")]
fn whole(value: f64) -> u32 {
    value.round().clamp(0.0, 1e9) as u32
}
