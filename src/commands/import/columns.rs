//! What each column of a table becomes: guessed from its heading, or told, and said before anything is taken.

use super::fields::{ENTRY, Field, HEADINGS, named};
use crate::words::{Fill, say, tell};

/// What a column becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Becomes {
    /// The day, with the time where that stands beside it.
    Date,
    /// The time of day.
    Time,
    /// A field of the entry.
    Field(&'static Field),
    /// A line of the note, behind the name of the column.
    Line,
    /// Nothing: it is left out.
    Nothing,
}

/// What every column becomes, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns(pub Vec<Becomes>);

impl Columns {
    /// What the headings say, with what was told over it (`COLUMN=FIELD`).
    ///
    /// # Errors
    /// In one line: what was told names no column or no field, two columns become one field, or no column is a day.
    pub fn of(header: &[String], told: &[String]) -> Result<Self, String> {
        let mut columns: Vec<Option<Becomes>> = vec![None; header.len()];
        for told in told {
            let (column, field) = told.rsplit_once('=').ok_or_else(|| about("import-map-unclear", told))?;
            let at = place(header, column).ok_or_else(|| about("import-map-column", column))?;
            let becomes = becomes(field.trim()).ok_or_else(|| about("import-map-field", field))?;
            if let Some(there) = columns.get_mut(at) {
                *there = Some(becomes);
            }
        }
        let guesses: Vec<Option<&str>> = header.iter().map(|heading| guess(heading)).collect();
        let has_time =
            guesses.iter().any(|guess| matches!(guess, Some("time" | "at"))) || columns.contains(&Some(Becomes::Time));
        for (at, guess) in guesses.into_iter().enumerate() {
            let field = match guess {
                Some("pain") if has_time => "pain_now",
                Some("pain") => "pain_average",
                Some(guess) => guess,
                None => "line",
            };
            // What was told goes first, and of two columns with one meaning the first.
            let meant = becomes(field).filter(|it| may_repeat(*it) || !columns.contains(&Some(*it)));
            if let Some(column) = columns.get_mut(at) {
                column.get_or_insert(meant.unwrap_or(Becomes::Line));
            }
        }
        Self(columns.into_iter().map(|column| column.unwrap_or(Becomes::Line)).collect()).checked(header)
    }

    fn checked(self, header: &[String]) -> Result<Self, String> {
        for (at, column) in self.0.iter().enumerate() {
            if !may_repeat(*column) && self.0.iter().take(at).any(|other| other == column) {
                let fills = [("column", Fill::from(heading(header, at))), ("field", said(*column).into())];
                return Err(tell("import-map-twice", &fills));
            }
        }
        if self.0.contains(&Becomes::Date) { Ok(self) } else { Err(say("import-no-date")) }
    }

    /// A line for each column: what it becomes, by the name that `--map` takes and in words.
    #[must_use]
    pub fn lines(&self, header: &[String]) -> Vec<String> {
        let line = |(at, becomes): (usize, &Becomes)| {
            tell("import-column", &[("column", heading(header, at).into()), ("becomes", said(*becomes).into())])
        };
        self.0.iter().enumerate().map(line).collect()
    }
}

/// The name of a column in a line; its number where it has none.
pub fn heading(header: &[String], at: usize) -> String {
    let name = header.get(at).map(|name| name.trim()).filter(|name| !name.is_empty());
    name.map_or_else(|| (at + 1).to_string(), crate::commands::fields::cut)
}

/// A column that may stand for the same as another: lines, notes and what is left out.
fn may_repeat(becomes: Becomes) -> bool {
    match becomes {
        Becomes::Line | Becomes::Nothing => true,
        Becomes::Field(field) => field.name == "note",
        Becomes::Date | Becomes::Time => false,
    }
}

fn becomes(field: &str) -> Option<Becomes> {
    match field {
        "date" | "day" | "at" => Some(Becomes::Date),
        "time" => Some(Becomes::Time),
        "line" => Some(Becomes::Line),
        "skip" => Some(Becomes::Nothing),
        field => named(ENTRY, field).map(Becomes::Field),
    }
}

fn said(becomes: Becomes) -> String {
    let (field, words) = match becomes {
        Becomes::Date => ("date", say("import-becomes-date")),
        Becomes::Time => ("time", say("import-becomes-time")),
        Becomes::Line => ("line", say("import-becomes-line")),
        Becomes::Nothing => ("skip", say("import-becomes-nothing")),
        Becomes::Field(field) => (field.name, say(field.said)),
    };
    tell("import-becomes", &[("field", field.into()), ("words", words.into())])
}

/// The column of that name, in any case; or the one of that number, from 1.
fn place(header: &[String], column: &str) -> Option<usize> {
    let plain = column.trim().to_lowercase();
    let by_name = header.iter().position(|heading| heading.to_lowercase() == plain);
    let by_number = || plain.parse::<usize>().ok()?.checked_sub(1).filter(|at| *at < header.len());
    by_name.or_else(by_number)
}

/// The field that a heading speaks of.
fn guess(heading: &str) -> Option<&'static str> {
    let plain = plain(heading);
    let own = ENTRY.iter().map(|field| field.name).find(|name| name.replace('_', " ") == plain);
    let known = || HEADINGS.iter().find(|(_, headings)| headings.contains(&plain.as_str())).map(|(field, _)| *field);
    own.or_else(known)
}

/// A heading in lower case, without units in brackets and without accents.
fn plain(heading: &str) -> String {
    let without = heading.split(['(', '[']).next().unwrap_or_default().to_lowercase();
    let letter = |c: char| match c {
        'ä' | 'á' | 'à' | 'â' => 'a',
        'é' | 'è' | 'ê' => 'e',
        'í' => 'i',
        'ö' | 'ó' | 'ô' => 'o',
        'ü' | 'ú' => 'u',
        'ñ' => 'n',
        c if c.is_alphanumeric() => c,
        _ => ' ',
    };
    let letters: String = without.chars().map(letter).collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn about(key: &str, text: &str) -> String {
    let known = ENTRY.iter().map(|field| field.name).collect::<Vec<_>>().join(", ");
    let text = crate::commands::fields::cut(text);
    tell(key, &[("text", text.into()), ("known", known.into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(header: &[&str], told: &[&str]) -> Result<Vec<String>, String> {
        let header: Vec<String> = header.iter().map(|it| (*it).to_owned()).collect();
        let told: Vec<String> = told.iter().map(|it| (*it).to_owned()).collect();
        let columns = Columns::of(&header, &told)?;
        let name = |becomes: &Becomes| match becomes {
            Becomes::Date => "date".to_owned(),
            Becomes::Time => "time".to_owned(),
            Becomes::Line => "line".to_owned(),
            Becomes::Nothing => "skip".to_owned(),
            Becomes::Field(field) => field.name.to_owned(),
        };
        Ok(columns.0.iter().map(name).collect())
    }

    #[test]
    fn headings_are_guessed_and_what_is_told_goes_first() {
        assert_eq!(names(&["Date", "Pain (0-10)", "Weather"], &[]).unwrap(), ["date", "pain_average", "line"]);
        assert_eq!(
            names(&["Datum", "Uhrzeit", "Schmerzstärke", "Notiz"], &[]).unwrap(),
            ["date", "time", "pain_now", "note"]
        );
        assert_eq!(
            names(&["Day", "Pain", "Weather"], &["pain=pain_worst", "Weather=skip"]).unwrap(),
            ["date", "pain_worst", "skip"]
        );
        assert_eq!(names(&["x", "y"], &["1=date", "2=mood"]).unwrap(), ["date", "mood"]);
        assert_eq!(names(&["date", "Date", "pain"], &[]).unwrap(), ["date", "line", "pain_average"]);
    }

    #[test]
    fn what_was_told_and_does_not_fit_is_said() {
        assert!(names(&["a", "pain"], &[]).is_err(), "no day");
        for told in ["pain", "Pain=hurt", "Weather=mood"] {
            assert!(names(&["date", "Pain"], &[told]).is_err(), "{told}");
        }
        assert!(names(&["date", "a", "b"], &["a=mood", "b=mood"]).is_err());
    }
}
