//! A table of a TOML file, taken apart key by key: every value that does not fit is noted with its line, and what is
//! left over at the end is a key that plans do not have.

use std::borrow::Cow;
use std::cell::RefCell;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::{Problem, Trouble, Wants};
use super::said;
use crate::plan::therapist::Days;

/// Where the lines of a plan begin, and what was found wrong in it so far.
pub(super) struct Notes {
    /// The places of the line breaks.
    breaks: Vec<usize>,
    /// What was found, in the order in which it was looked at.
    found: RefCell<Vec<Problem>>,
}

impl Notes {
    pub(super) fn new(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect();
        Self { breaks, found: RefCell::new(Vec::new()) }
    }

    /// The line on which a place of the text is, from 1.
    pub(super) fn line(&self, place: usize) -> usize {
        1 + self.breaks.partition_point(|at| *at < place)
    }

    /// Notes a problem on a line.
    pub(super) fn note(&self, at: usize, trouble: Trouble) {
        self.found.borrow_mut().push(Problem { at, trouble });
    }

    /// What was found, in order of lines.
    pub(super) fn in_order(self) -> Vec<Problem> {
        let mut found = self.found.into_inner();
        found.sort_by_key(|problem| problem.at);
        found
    }
}

/// A table whose keys are taken one by one.
pub(super) struct Table<'a> {
    notes: &'a Notes,
    keys: &'a DeTable<'a>,
    known: &'static [&'static str],
    /// The line on which it begins.
    pub(super) at: usize,
}

impl<'a> Table<'a> {
    /// A table that begins on line `at` and has the keys `known`; other keys are noted at once.
    pub(super) fn new(notes: &'a Notes, table: &'a DeTable<'a>, at: usize, known: &'static [&'static str]) -> Self {
        for key in table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            let near = near(key.get_ref(), known);
            let key_written = cut(key.get_ref());
            notes.note(notes.line(key.span().start), Trouble::UnknownKey { key: key_written, near });
        }
        Self { notes, keys: table, known, at }
    }

    fn get(&self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        debug_assert!(self.known.contains(&key));
        self.keys.iter().find(|(there, _)| there.get_ref() == key).map(|(_, value)| value)
    }

    /// The line of a key; the table's own without it. Its value begins on the same line.
    fn line_of(&self, key: &'static str) -> usize {
        let there = self.keys.keys().find(|there| there.get_ref() == key);
        there.map_or(self.at, |there| self.notes.line(there.span().start))
    }

    /// Whether a key is there.
    pub(super) fn has(&self, key: &'static str) -> bool {
        self.get(key).is_some()
    }

    /// Notes that a key is needed and absent.
    pub(super) fn absent(&self, key: &'static str) {
        self.notes.note(self.at, Trouble::Absent(key));
    }

    fn wants<T>(&self, key: &'static str, value: &Spanned<DeValue>, wants: Wants) -> Option<T> {
        let written = match value.get_ref() {
            DeValue::String(text) => Some(cut(text)),
            DeValue::Integer(number) => Some(cut(&number.to_string())),
            DeValue::Float(number) => Some(cut(number.as_str())),
            DeValue::Boolean(yes) => Some(yes.to_string()),
            _ => None,
        };
        self.notes.note(self.line_of(key), Trouble::Wants { key, written, wants });
        None
    }

    /// Words of at most `most` characters; with `lines` they may have several lines. Empty ones are none.
    pub(super) fn words(&self, key: &'static str, most: usize, lines: bool) -> Option<String> {
        let value = self.get(key)?;
        let DeValue::String(text) = value.get_ref() else { return self.wants(key, value, Wants::Words) };
        let at = self.line_of(key);
        let seen = seen(text, lines);
        if matches!(seen, Cow::Owned(_)) {
            self.notes.note(at, Trouble::Hidden(key));
        }
        let words = seen.trim();
        if words.chars().count() > most {
            self.notes.note(at, Trouble::TooLong { key, most });
            return None;
        }
        (!words.is_empty()).then(|| words.to_owned())
    }

    /// A whole number; `after` are words that may stand behind it in quotes.
    pub(super) fn count(&self, key: &'static str, after: &[&str]) -> Option<u32> {
        let value = self.get(key)?;
        let number = match value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => said::count(number.as_str(), &[]),
            DeValue::String(text) => said::count(text, after),
            _ => None,
        };
        number.or_else(|| self.wants(key, value, Wants::Count))
    }

    /// A length of time in milliseconds.
    pub(super) fn length(&self, key: &'static str) -> Option<u32> {
        let value = self.get(key)?;
        let ms = match value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => said::length(number.as_str()),
            DeValue::Float(number) => said::length(number.as_str()),
            DeValue::String(text) => said::length(text),
            _ => None,
        };
        ms.or_else(|| self.wants(key, value, Wants::Length))
    }

    /// A date, as TOML writes it or in quotes.
    pub(super) fn date(&self, key: &'static str) -> Option<NaiveDate> {
        let value = self.get(key)?;
        let written = match value.get_ref() {
            DeValue::Datetime(moment) => moment.date.map(|date| date.to_string()),
            DeValue::String(text) => Some(text.trim().to_owned()),
            _ => None,
        };
        let Some(written) = written else { return self.wants(key, value, Wants::Date) };
        if let Some(date) = is_date(&written).then(|| written.parse::<NaiveDate>().ok()).flatten() {
            return Some(date);
        }
        if is_date(&written) {
            self.notes.note(self.line_of(key), Trouble::NoSuchDate { key, written: cut(&written) });
            None
        } else {
            self.wants(key, value, Wants::Date)
        }
    }

    /// True or false.
    pub(super) fn yes_no(&self, key: &'static str) -> Option<bool> {
        let value = self.get(key)?;
        match value.get_ref() {
            DeValue::Boolean(yes) => Some(*yes),
            DeValue::String(text) if text.trim().eq_ignore_ascii_case("yes") => Some(true),
            DeValue::String(text) if text.trim().eq_ignore_ascii_case("no") => Some(false),
            _ => self.wants(key, value, Wants::YesNo),
        }
    }

    /// Days of the week, in words or as a list of words.
    pub(super) fn days(&self, key: &'static str) -> Option<Days> {
        let value = self.get(key)?;
        let texts: Vec<(usize, &str)> = match value.get_ref() {
            DeValue::String(text) => vec![(self.line_of(key), text.as_ref())],
            DeValue::Array(list) if !list.is_empty() => {
                let words = list.iter().map(|one| match one.get_ref() {
                    DeValue::String(text) => Some((self.notes.line(one.span().start), text.as_ref())),
                    _ => None,
                });
                match words.collect::<Option<Vec<_>>>() {
                    Some(words) => words,
                    None => return self.wants(key, value, Wants::Days),
                }
            }
            _ => return self.wants(key, value, Wants::Days),
        };
        let mut all: Option<Days> = None;
        for (at, text) in texts {
            match said::days(text) {
                Ok(days) => all = Some(all.map_or(days, |all| both(all, days))),
                Err(word) => self.notes.note(at, Trouble::NotADay(cut(&word))),
            }
        }
        all
    }

    /// A table of this one.
    pub(super) fn table(&self, key: &'static str, known: &'static [&'static str]) -> Option<Self> {
        let value = self.get(key)?;
        match value.get_ref() {
            DeValue::Table(table) => Some(Self::new(self.notes, table, self.notes.line(value.span().start), known)),
            _ => self.wants(key, value, Wants::Table),
        }
    }

    /// A list of tables of this one; a single table is a list of one.
    pub(super) fn tables(&self, key: &'static str, known: &'static [&'static str]) -> Vec<Self> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let one = |value: &'a Spanned<DeValue<'a>>| match value.get_ref() {
            DeValue::Table(table) => Some(Self::new(self.notes, table, self.notes.line(value.span().start), known)),
            _ => self.wants(key, value, Wants::Tables),
        };
        match value.get_ref() {
            DeValue::Array(list) => list.iter().filter_map(one).collect(),
            _ => one(value).into_iter().collect(),
        }
    }

    /// Notes a problem on the line of a key's value.
    pub(super) fn note(&self, key: &'static str, trouble: Trouble) {
        self.notes.note(self.line_of(key), trouble);
    }
}

fn both(a: Days, b: Days) -> Days {
    match (a, b) {
        (Days::Of(a), Days::Of(b)) => Days::Of(a.with(b)),
        (Days::Any, _) | (_, Days::Any) => Days::Any,
        (Days::Every(a), Days::Every(b)) => Days::Every(a.max(b)),
        (Days::Of(days), Days::Every(_)) | (Days::Every(_), Days::Of(days)) => Days::Of(days),
    }
}

/// Whether it is written as a date: four digits, two and two.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &str, n| part.len() == n && part.bytes().all(|byte| byte.is_ascii_digit());
    matches!(parts[..], [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2))
}

/// At most forty characters of what was written.
pub(super) fn cut(text: &str) -> String {
    cut_to(text, 40)
}

/// At most so many characters, in one line.
pub(super) fn cut_to(text: &str, most: usize) -> String {
    let text = text.trim().replace('\n', " ");
    if text.chars().count() <= most { text } else { text.chars().take(most - 1).chain(['…']).collect() }
}

/// `text` without characters that control a terminal or the direction of a line; a line break becomes a space unless
/// there may be `lines`.
fn seen(text: &str, lines: bool) -> Cow<'_, str> {
    let hidden = |c: char| {
        (c.is_control() && !(lines && matches!(c, '\n' | '\r' | '\t')))
            || matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{206F}')
            || matches!(c, '\u{00AD}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
    };
    if text.contains(hidden) {
        Cow::Owned(text.chars().filter_map(|c| if hidden(c) { (c == '\n').then_some(' ') } else { Some(c) }).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// The known key that differs from `key` by one or two letters.
fn near(key: &str, known: &'static [&'static str]) -> Option<&'static str> {
    let plain = key.to_lowercase().replace(['-', ' '], "_");
    let distance = |other: &str| distance(&plain, other);
    let best = known.iter().copied().min_by_key(|other| distance(other))?;
    (distance(best) <= (plain.len() + 1) / 3 && plain.len() > 2).then_some(best)
}

/// How many letters have to be put in, taken out or changed (Levenshtein); long words are not looked at.
fn distance(a: &str, b: &str) -> usize {
    if a.len() > 30 {
        return usize::MAX;
    }
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut before = i;
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = before + usize::from(x != *y);
            before = row[j + 1];
            row[j + 1] = change.min(before + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}
