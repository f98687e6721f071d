//! Copies that another machine's sync left beside the diary: what each would bring, and the answer to whether they are
//! joined. Reads and joins nothing itself.

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use serde_json::json;

use super::coach::Coach;
use super::dates;
use super::effect::Effect;
use super::flow::Taken;
use super::form::{Form, FormKind, Page, choice};
use super::step::Step;
use crate::clock::Now;
use crate::words::{Fill, say, tell};

/// The register of the copies that stay where they are and are not told again.
const LEFT: &str = "copies_left";
/// So many copies are told one by one; our own choice.
const TOLD: usize = 6;
/// The name under which the form keeps its lines.
const LINES: &str = "lines";

/// A copy that another machine left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftCopy {
    /// The file.
    pub file: PathBuf,
    /// When it was written last, where that is known.
    pub written: Option<DateTime<Utc>>,
    /// Entries that are not here.
    pub new: usize,
    /// Entries that are here in an earlier writing.
    pub changed: usize,
    /// Entries that were deleted there since.
    pub gone: usize,
    /// Settings that are new or later.
    pub settings: usize,
    /// What is here already.
    pub same: usize,
    /// One calm line why it cannot be joined.
    pub refused: Option<String>,
}

/// Copies, and whether they are told.
#[derive(Debug, Default)]
pub(super) struct Copies {
    /// Those that lie there.
    pub all: Vec<LeftCopy>,
    /// They wait until the program opens again.
    pub later: bool,
}

impl LeftCopy {
    /// By what it is known again: the same name written anew is another copy.
    fn known_as(&self) -> String {
        let name = self.file.file_name().unwrap_or_default().to_string_lossy();
        format!("{name} {}", self.written.map_or(0, |written| written.timestamp_millis()))
    }

    /// What it would bring, in words.
    fn words(&self) -> String {
        let counts = [
            ("copies-new", self.new),
            ("copies-changed", self.changed),
            ("copies-gone", self.gone),
            ("copies-settings", self.settings),
            ("copies-same", self.same),
        ];
        let some = counts.into_iter().filter(|(_, count)| *count > 0);
        let words: Vec<String> = some.map(|(key, count)| tell(key, &[("count", count.into())])).collect();
        if words.is_empty() { say("copies-nothing") } else { words.join(", ") }
    }
}

impl Coach {
    /// The copies that are told.
    fn copies(&self) -> Vec<&LeftCopy> {
        let left = self.list(LEFT);
        let told = self.copies.all.iter().filter(|copy| !self.copies.later && !left.contains(&copy.known_as()));
        told.collect()
    }

    /// Whether there are copies that can be looked at.
    #[must_use]
    pub fn has_copies(&self) -> bool {
        !self.copies().is_empty()
    }

    /// The line on Today about them.
    pub(super) fn copies_line(&self) -> Option<String> {
        let count = self.copies().len();
        (count > 0).then(|| tell("copies-today", &[("count", count.into())]))
    }

    /// What each of them would bring, and the question.
    #[must_use]
    pub fn copies_form(&self, now: Now) -> Form {
        let copies = self.copies();
        let mut lines: Vec<String> = copies.iter().take(TOLD).map(|copy| self.copy_line(copy, now)).collect();
        if copies.len() > TOLD {
            lines.push(tell("copies-more", &[("count", Fill::from(copies.len() - TOLD))]));
        }
        Form::new(FormKind::Copies).with(LINES, &lines.join("\n"))
    }

    fn copy_line(&self, copy: &LeftCopy, now: Now) -> String {
        // A name that a sync program made may hold anything.
        let name = copy.file.file_name().unwrap_or_default().to_string_lossy();
        let name: String = name.chars().map(|sign| if sign.is_control() { '?' } else { sign }).collect();
        if let Some(why) = &copy.refused {
            return tell("copies-refused", &[("why", why.as_str().into())]);
        }
        let words = copy.words();
        let Some(written) = copy.written else {
            return tell("copies-line", &[("name", Fill::from(name)), ("words", words.into())]);
        };
        let at = written.with_timezone(now.wall.offset());
        let when = format!("{} {}", dates::day_month(at.date_naive(), self.today(now)), dates::clock(at));
        let fills = [("name", Fill::from(name)), ("when", when.into()), ("words", words.into())];
        tell("copies-line-written", &fills)
    }

    /// Joins them, leaves them for good, or waits until the program opens again.
    pub(super) fn take_copies(&mut self, form: &Form, now: Now) -> Taken {
        let effects = match form.one("copies") {
            Some("join") => {
                let whole = self.copies().into_iter().filter(|copy| copy.refused.is_none());
                let files: Vec<PathBuf> = whole.map(|copy| copy.file.clone()).collect();
                if files.is_empty() { Vec::new() } else { vec![Effect::JoinCopies(files)] }
            }
            Some("leave") => {
                // What is gone from the folder needs no mark any more.
                let known: Vec<String> = self.copies.all.iter().map(LeftCopy::known_as).collect();
                vec![Effect::Save(vec![self.setting(LEFT, json!(known), now)])]
            }
            _ => {
                self.copies.later = true;
                Vec::new()
            }
        };
        (Step::Back, effects)
    }
}

pub(super) fn pages(form: &Form) -> Vec<Page> {
    let lines = form.given(LINES).into_iter().flat_map(str::lines).map(str::to_owned);
    let intro = std::iter::once("copies-intro".to_owned()).chain(lines).chain(["copies-rule".to_owned()]).collect();
    let asks = vec![choice("copies", "copies-ask", "copies-answer", &["join", "leave", "later"])];
    vec![Page { heading: "copies-heading".to_owned(), intro, asks }]
}
