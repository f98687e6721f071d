//! What a safety note does: which questions there are, what is open, where Enter leads, what a stop means.
//! Decides nothing about words (`safety.ftl`) and reads no file; the numbers come from `assets/safety.json`.

use serde::Deserialize;
use std::collections::BTreeMap;

use crate::diary::{Day, Flag, FlagState, Level, Score, StopReason};

/// How many questions the table has.
pub const ROWS: u8 = 28;

/// Fresh bleeding or numbness during a practice.
pub const DURING_PRACTICE: u8 = 15;

/// Where a question is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Where {
    /// On the emergency screen of the first run.
    FirstRun,
    /// On the emergency screen once a week, after practice.
    Weekly,
    /// On the screen that one key opens at any time.
    AnyTime,
    /// While a practice runs, by its key or after a stop.
    Practice,
    /// Behind "help now"; never in a list to tick.
    Help,
    /// Nowhere: it follows from a questionnaire.
    Measure,
}

/// One question of the table. Its words have the key `safety-flag-<flag>`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Row {
    /// Its number, 1 to 28.
    pub flag: u8,
    /// What a yes means.
    pub level: Level,
    /// What a yes to the question beneath it (`safety-flag-<flag>-more`) means, where there is one.
    #[serde(default)]
    pub more: Option<Level>,
    /// Where it is asked.
    pub asked: Vec<Where>,
    /// Ids of its sources.
    pub source: Vec<String>,
}

/// The asset's rows and thresholds before they are checked.
#[derive(Clone, Debug, Deserialize)]
pub struct SafetyDraft {
    rows: Vec<Row>,
    sources: BTreeMap<String, String>,
    thresholds: BTreeMap<String, ThresholdDraft>,
}

#[derive(Clone, Debug, Deserialize)]
struct ThresholdDraft {
    value: u8,
    source: String,
}

/// The numbers that a person's safety depends on. Each stands in the asset with its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thresholds {
    /// Pain from which Enter leads to breathing and rest.
    pub rest_at_pain: Score,
    /// Stop and settle when pain is this much above where it started.
    pub stop_rise: u8,
    /// Stop and settle at this pain, in any track.
    pub stop_at_pain: Score,
    /// Stop and settle at this pain on a ladder.
    pub stop_at_pain_exposure: Score,
    /// Minutes after moving from which numbness that stays is an emergency.
    pub numb_minutes: u8,
    /// Days after "not now" or "ask me again" from which the question comes back.
    pub not_now_days: u8,
    /// Days between two emergency screens.
    pub weekly_days: u8,
}

/// The checked table.
#[derive(Clone, Debug, PartialEq)]
pub struct SafetyTable {
    rows: Vec<Row>,
    thresholds: Thresholds,
}

/// The last emergency screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The day on which it was shown.
    pub on: Day,
    /// What was answered.
    pub answer: ScreenAnswer,
}

/// The three answers of the emergency screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ScreenAnswer {
    /// None of these.
    None,
    /// Something here; the flags that were named are records of their own.
    Something,
    /// Not now, which is not "none". A skipped question is the same.
    NotNow,
}

impl ScreenAnswer {
    /// The answers in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::None, Self::Something, Self::NotNow];

    /// The stored word, also the end of its word key `safety-answer-<id>`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Something => "something",
            Self::NotNow => "not_now",
        }
    }
}

/// A note that no clinician has seen yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenFlag {
    /// The number of its question.
    pub flag: u8,
    /// The gravest level at which it was raised since it was last closed.
    pub level: Level,
    /// The day on which it was raised.
    pub since: Day,
    /// Whether Today shows it: no after "ask me again", until the question comes back.
    pub on_today: bool,
}

/// What stands open, and what is to be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Open notes, gravest first, then by number.
    pub open: Vec<OpenFlag>,
    /// The gravest open level.
    pub worst: Option<Level>,
    /// Whether "not now" or "ask me again" is to be asked again now.
    pub ask_again: bool,
    /// Whether a week has gone since the last emergency screen, or there was none.
    pub weekly_due: bool,
    /// Whether the last emergency screen has an answer that says something.
    pub answered: bool,
}

/// Where Enter on Today leads (promise 1 of the design).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    /// The next practice.
    Practice,
    /// The emergency text, then grounding and the journal.
    EmergencyText,
    /// Gentle breathing, nothing else.
    GentleBreathing,
    /// Breathing and rest, with one key to choose otherwise.
    BreathingAndRest,
}

/// What a person may want to do while a note is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// Any practice.
    Practice,
    /// Gentle breathing and rest.
    GentleBreathing,
    /// A step forward, a longer or harder one, or a lock that opens.
    Advance,
    /// The journal, history and the page.
    Journal,
    /// Lessons.
    Lessons,
    /// Grounding, the crisis text, the person's contacts.
    Help,
}

/// What a stop counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// Nothing follows from it.
    Neutral,
    /// A stop for this reason.
    Stop(StopReason),
}

/// What a stopped session leads to.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    /// What pacing sees.
    pub counts: Counts,
    /// The note that it raises.
    pub raises: Option<Flag>,
    /// Whether `safety-stop-text-<reason>` is shown before anything else.
    pub text_first: bool,
    /// Whether the person is asked, after [`Thresholds::numb_minutes`], if the numbness has gone.
    pub ask_if_gone: bool,
}

/// What a person does with an open note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acknowledge {
    /// Seen by a clinician.
    Seen,
    /// Ask me again.
    AskAgain,
}

impl SafetyTable {
    /// Checks what the asset says.
    ///
    /// # Errors
    /// One line: a number that is missing, twice or out of order, a source that is not named, a second level that is
    /// not graver, a question of the lists that is asked elsewhere or nowhere, or a threshold outside of its range.
    pub fn checked(draft: SafetyDraft) -> Result<Self, String> {
        if draft.rows.len() != usize::from(ROWS) {
            return Err(format!("{} rows instead of {ROWS}", draft.rows.len()));
        }
        for (number, row) in (1u8..).zip(&draft.rows) {
            check_row(number, row, &draft.sources)?;
        }
        let number = |name: &str, most: u8| {
            let threshold = draft.thresholds.get(name).ok_or_else(|| format!("{name} is missing"))?;
            if !draft.sources.contains_key(&threshold.source) {
                return Err(format!("{name} names a source that is not listed: {}", threshold.source));
            }
            let fits = (1..=most).contains(&threshold.value);
            if fits { Ok(threshold.value) } else { Err(format!("{name} is {}, not 1 to {most}", threshold.value)) }
        };
        let score = |name: &str| {
            let value = number(name, Score::MAX)?;
            Score::new(value).ok_or_else(|| format!("{name} is {value}"))
        };
        let thresholds = Thresholds {
            rest_at_pain: score("rest_at_pain")?,
            stop_rise: number("stop_rise", Score::MAX)?,
            stop_at_pain: score("stop_at_pain")?,
            stop_at_pain_exposure: score("stop_at_pain_exposure")?,
            numb_minutes: number("numb_minutes", 10)?,
            not_now_days: number("not_now_days", 3)?,
            weekly_days: number("weekly_days", 7)?,
        };
        Ok(Self { rows: draft.rows, thresholds })
    }

    /// All rows, by number.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The numbers.
    #[must_use]
    pub const fn thresholds(&self) -> Thresholds {
        self.thresholds
    }

    /// The row of a question.
    #[must_use]
    pub fn row(&self, flag: u8) -> Option<&Row> {
        self.rows.iter().find(|row| row.flag == flag)
    }

    /// The questions that are asked there, gravest first.
    pub fn asked_at(&self, place: Where) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| row.asked.contains(&place))
    }

    /// The lines of the emergency screen: what is asked there at level emergency. The others follow under "something".
    pub fn emergency_lines(&self, place: Where) -> impl Iterator<Item = &Row> {
        self.asked_at(place).filter(|row| row.level == Level::Emergency)
    }

    /// The record of a yes; `more` when the question beneath it was answered with yes too.
    #[must_use]
    pub fn raise(&self, flag: u8, more: bool) -> Option<Flag> {
        let row = self.row(flag)?;
        let level = row.more.filter(|_| more).unwrap_or(row.level);
        Some(Flag { flag, level, state: FlagState::Raised })
    }

    /// What stands open on `today`, from the records in the order of their moments and the last emergency screen.
    pub fn standing<'a>(
        &self,
        flags: impl IntoIterator<Item = (Day, &'a Flag)>,
        asked: Option<Asked>,
        today: Day,
    ) -> Standing {
        let waited = |since: Day| today.since(since) >= i64::from(self.thresholds.not_now_days);
        let mut notes: BTreeMap<u8, Note> = BTreeMap::new();
        let mut last = None;
        for (day, flag) in flags {
            last = last.max(Some(day));
            let note = notes.remove(&flag.flag);
            if let Some(note) = follow(note, day, flag) {
                notes.insert(flag.flag, note);
            }
        }
        notes.retain(|flag, note| !self.is_cleared(*flag, note, asked));
        let mut open: Vec<OpenFlag> = notes
            .iter()
            .map(|(flag, note)| OpenFlag {
                flag: *flag,
                level: note.level,
                since: note.since,
                on_today: note.put_off.is_none_or(waited),
            })
            .collect();
        open.sort_by_key(|flag| (flag.level, flag.flag));
        let answered = asked.is_some_and(|asked| match asked.answer {
            ScreenAnswer::None => true,
            // "Something here" without saying what is as open as "not now".
            ScreenAnswer::Something => last.is_some_and(|day| day >= asked.on),
            ScreenAnswer::NotNow => false,
        });
        Standing {
            worst: open.first().map(|flag| flag.level),
            ask_again: notes.values().any(|note| note.put_off.is_some_and(waited))
                || (!answered && asked.is_none_or(|asked| waited(asked.on))),
            weekly_due: asked.is_none_or(|asked| today.since(asked.on) >= i64::from(self.thresholds.weekly_days)),
            open,
            answered,
        }
    }

    /// A note that was put off is closed when a later emergency screen that asks for it was answered with "none".
    fn is_cleared(&self, flag: u8, note: &Note, asked: Option<Asked>) -> bool {
        let (Some(asked), Some(put_off)) = (asked, note.put_off) else { return false };
        asked.answer == ScreenAnswer::None
            && asked.on > put_off
            && self.row(flag).is_some_and(|row| row.asked.contains(&Where::Weekly))
    }

    /// Where Enter on Today leads, by the open notes and the pain that was given just now.
    #[must_use]
    pub fn lead(&self, standing: &Standing, pain_now: Option<Score>) -> Lead {
        match standing.worst {
            Some(Level::Emergency) => Lead::EmergencyText,
            Some(Level::Urgent) => Lead::GentleBreathing,
            _ if pain_now.is_some_and(|pain| pain >= self.thresholds.rest_at_pain) => Lead::BreathingAndRest,
            _ => Lead::Practice,
        }
    }

    /// Whether pain at this height says "stop and settle".
    #[must_use]
    pub fn is_stop(&self, before: Option<Score>, now: Score, on_ladder: bool) -> bool {
        let limit = if on_ladder { self.thresholds.stop_at_pain_exposure } else { self.thresholds.stop_at_pain };
        let rise = before.map_or(0, |before| now.value().saturating_sub(before.value()));
        now >= limit || rise >= self.thresholds.stop_rise
    }

    /// What a stop leads to; `None` is a question that was left open, which counts as pain.
    #[must_use]
    pub fn stopped(&self, reason: Option<StopReason>) -> Stop {
        let reason = reason.unwrap_or(StopReason::NotSaid);
        let counts = match reason {
            StopReason::Toilet | StopReason::ChangedMind => Counts::Neutral,
            StopReason::NotSaid => Counts::Stop(StopReason::Pain),
            other => Counts::Stop(other),
        };
        let flagged = matches!(reason, StopReason::Bleeding | StopReason::Numb);
        Stop {
            counts,
            raises: if flagged { self.raise(DURING_PRACTICE, false) } else { None },
            text_first: flagged,
            ask_if_gone: reason == StopReason::Numb,
        }
    }

    /// The record of numbness that has not gone some minutes after moving.
    #[must_use]
    pub fn numbness_stays(&self) -> Option<Flag> {
        self.raise(DURING_PRACTICE, true)
    }
}

impl Standing {
    /// Whether nothing moves forward: an open note above review, or an emergency screen without an answer.
    #[must_use]
    pub fn advances_blocked(&self) -> bool {
        !self.answered || self.worst.is_some_and(|level| level < Level::Review)
    }

    /// Whether a person gets through this door now. Journal, lessons and help never close.
    #[must_use]
    pub fn allows(&self, door: Door) -> bool {
        match door {
            Door::Journal | Door::Lessons | Door::Help => true,
            Door::Advance => !self.advances_blocked(),
            Door::GentleBreathing => self.worst != Some(Level::Emergency),
            Door::Practice => self.worst.is_none_or(|level| level > Level::Urgent),
        }
    }

    /// The gravest note that Today shows.
    #[must_use]
    pub fn shown(&self) -> Option<&OpenFlag> {
        self.open.iter().find(|flag| flag.on_today)
    }
}

impl OpenFlag {
    /// The record of what the person says about this note.
    #[must_use]
    pub const fn acknowledged(&self, how: Acknowledge) -> Flag {
        let state = match how {
            Acknowledge::Seen => FlagState::Seen,
            Acknowledge::AskAgain => FlagState::AskAgain,
        };
        Flag { flag: self.flag, level: self.level, state }
    }
}

/// Whether raising a note of this level adds it to the questions for the visit.
#[must_use]
pub fn adds_question(level: Level) -> bool {
    level == Level::Review
}

struct Note {
    level: Level,
    since: Day,
    put_off: Option<Day>,
}

/// What is left of a note after one more record about it.
fn follow(note: Option<Note>, day: Day, flag: &Flag) -> Option<Note> {
    // A graver level stays until a clinician has seen the note; levels are ordered with the gravest first.
    let level = note.as_ref().map_or(flag.level, |note| note.level.min(flag.level));
    let since = note.map_or(day, |note| note.since);
    match flag.state {
        FlagState::Raised => Some(Note { level, since, put_off: None }),
        FlagState::AskAgain => Some(Note { level, since, put_off: Some(day) }),
        FlagState::Seen => None,
    }
}

fn check_row(number: u8, row: &Row, sources: &BTreeMap<String, String>) -> Result<(), String> {
    let flag = row.flag;
    if flag != number {
        return Err(format!("row {number} has the number {flag}"));
    }
    if let Some(missing) = row.source.iter().find(|id| !sources.contains_key(*id)) {
        return Err(format!("row {flag} names a source that is not listed: {missing}"));
    }
    if row.source.is_empty() || row.asked.is_empty() {
        return Err(format!("row {flag} has no source, or is asked nowhere"));
    }
    if row.more.is_some_and(|more| more >= row.level) {
        return Err(format!("row {flag}: the second level is not graver than the first"));
    }
    let apart = matches!(flag, 8 | 9 | DURING_PRACTICE | 27);
    if apart == (row.asked.contains(&Where::FirstRun) || row.asked.contains(&Where::Weekly)) {
        return Err(format!("row {flag} is asked where it does not belong"));
    }
    Ok(())
}

#[cfg(test)]
#[path = "safety_tests.rs"]
mod tests;
