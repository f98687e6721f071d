//! Rows of a table as records: our own table row by row by its kinds, another one as check-ins by what its columns become.
//! No value is dropped: what has no field is a line of the note, or kept beside the fields of the record.

use chrono::{DateTime, FixedOffset, NaiveTime};
use csv::StringRecord;
use serde_json::{Map, Value, json};

use super::cells::{self, Read};
use super::columns::{self, Becomes, Columns};
use super::fields::{self, Field, What};
use super::moments::{self, Order, Orders, Written};
use super::table::Table;
use crate::coach::{LONGEST_TEXT, dates};
use crate::diary::{Body, Kind, Month};
use crate::words::{Fill, say, tell};

/// The columns that our own table begins with.
pub const OWN: [&str; 3] = ["day", "at", "kind"];
/// The field of a record that holds what our table has and this version has no field for.
pub const BESIDE: &str = "imported";
/// The most rows of one month; our own choice: one every ten minutes, day and night. A month is held as a whole while it
/// is saved, and of a table that has more of them it would take more memory than ten times its length.
pub const MOST_A_MONTH: usize = 4464;
/// So many lines about what does not fit are kept; the others are counted.
const MOST_TROUBLE: usize = 20;

/// Of a day without a time.
const NOON: NaiveTime = match NaiveTime::from_hms_opt(12, 0, 0) {
    Some(noon) => noon,
    None => NaiveTime::MIN,
};

/// What reading a table needs to know of the day and the place.
pub struct Around<'a> {
    /// Moments after this one are not taken.
    pub now: DateTime<FixedOffset>,
    /// A time on the wall as a moment.
    pub at: &'a dyn Fn(chrono::NaiveDateTime) -> DateTime<FixedOffset>,
    /// The track of an exercise, where it is known.
    pub track: &'a dyn Fn(&str) -> Option<String>,
    /// The order of dates, where it was told.
    pub order: Option<Order>,
}

/// One entry that was read.
#[derive(Debug, PartialEq)]
pub struct Made {
    /// Its moment.
    pub at: DateTime<FixedOffset>,
    /// Its moment as the row has it, by which it is known again: the same whenever and wherever the file is read.
    pub row_at: DateTime<FixedOffset>,
    /// Its kind.
    pub kind: Kind,
    /// What it says, as JSON.
    pub body: Box<str>,
    /// What is kept beside it, as JSON; empty where there is none.
    pub beside: Box<str>,
}

/// Where an entry stands in a file, and the month that it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// Its month.
    pub month: Month,
    /// Where it begins, in bytes.
    pub from: u32,
    /// Where it ends; of no use in a table.
    pub to: u32,
}

/// What a table came to: where its entries stand, and what does not fit. What they say is read again month by month, since
/// a large table has many rows, and few of them say much.
#[derive(Debug, Default)]
pub struct Reading {
    /// The entries, by month and then in the order of the rows.
    pub spots: Vec<Spot>,
    /// Rows that hold a day and nothing else.
    pub bare: usize,
    /// What does not fit, by line and column; not more than a screen of it.
    pub trouble: Vec<String>,
    /// How many more there are.
    pub more_trouble: usize,
}

impl Reading {
    fn refuse(&mut self, line: usize, column: &str, why: &str) {
        if self.trouble.len() == MOST_TROUBLE {
            self.more_trouble += 1;
            return;
        }
        let fills = [("line", Fill::from(line)), ("column", cut(column).into()), ("why", why.to_owned().into())];
        self.trouble.push(tell("import-at", &fills));
    }
}

/// Whether a table with these names is one that this program wrote.
#[must_use]
pub fn is_own(header: &[String]) -> bool {
    header.iter().map(String::as_str).take(OWN.len()).eq(OWN)
}

/// How the rows of a table become entries.
#[derive(Debug)]
pub enum Rows {
    /// As our own table has them.
    Own,
    /// As check-ins, by what the columns become.
    Other(Columns, Order),
}

impl Rows {
    /// Those of another table, whose dates are looked through.
    ///
    /// # Errors
    /// In one line, when the order of its dates is not plain.
    pub fn other(table: &mut Table<'_>, columns: Columns, around: &Around<'_>) -> Result<Self, String> {
        let date_at = columns.0.iter().position(|column| *column == Becomes::Date).unwrap_or(0);
        let mut orders = Orders::NONE;
        if around.order.is_none() {
            table.each(|_, _, row| {
                orders.see(row.get(date_at).unwrap_or_default());
                Ok(())
            })?;
        }
        let order = around.order.or_else(|| orders.told()).ok_or_else(|| say("import-order"))?;
        Ok(Self::Other(columns, order))
    }

    /// Looks through every row.
    ///
    /// # Errors
    /// In one line, when one month has more rows than a diary.
    pub fn read(&self, table: &mut Table<'_>, around: &Around<'_>) -> Result<Reading, String> {
        let header = std::mem::take(&mut table.header);
        let mut reading = Reading { spots: Vec::with_capacity(table.rows), ..Reading::default() };
        let read = table.each(|line, at, row| {
            match self.entry(&header, row, around) {
                Ok(Some(made)) => reading.spots.push(Spot { month: Month::of(made.at), from: at, to: at }),
                Ok(None) => reading.bare += 1,
                Err((column, why)) => reading.refuse(line, &column, &why),
            }
            Ok(())
        });
        table.header = header;
        read?;
        reading.spots.sort_unstable();
        match reading.spots.chunk_by(|a, b| a.month == b.month).find(|month| month.len() > MOST_A_MONTH) {
            Some([Spot { month, .. }, ..]) => Err(tell("import-month-full", &month_fills(*month))),
            _ => Ok(reading),
        }
    }

    /// What a row says; `None` for one that holds a day and nothing else.
    pub fn entry(
        &self,
        header: &[String],
        row: &StringRecord,
        around: &Around<'_>,
    ) -> Result<Option<Made>, (String, String)> {
        match self {
            Self::Own => own_row(header, row, around).map(Some),
            Self::Other(columns, order) => other_row(header, columns, row, *order, around),
        }
    }
}

fn month_fills(month: Month) -> [(&'static str, Fill<'static>); 2] {
    [("month", dates::of_month(month).into()), ("most", MOST_A_MONTH.into())]
}

type Refused = (String, String);

fn own_row(header: &[String], row: &StringRecord, around: &Around<'_>) -> Result<Made, Refused> {
    let refused = |column: &str, why: String| (column.to_owned(), why);
    let cell = |at: usize| row.get(at).unwrap_or_default();
    let at = DateTime::parse_from_rfc3339(cell(1).trim());
    let at = at.map_err(|_| refused("at", tell("import-not-date", &[("value", cut(cell(1)).into())])))?;
    let at = within(at, cell(1), around).map_err(|why| refused("at", why))?;
    let kind = Kind::parse(cell(2).trim());
    let fields = fields::of_kind(&kind);
    if fields.is_empty() {
        return Err(refused("kind", tell("import-not-kind", &[("value", cut(cell(2)).into())])));
    }
    let (mut body, mut beside, mut let_go) = (Map::new(), Map::new(), None);
    for (place, heading) in header.iter().enumerate().skip(OWN.len()) {
        let text = plain(cell(place));
        if text.trim().is_empty() {
            continue;
        }
        let Some(field) = fields::named(fields, heading) else {
            beside.insert(heading.clone(), text.into());
            continue;
        };
        match cells::read(field.what, text).map_err(|why| refused(heading, why))? {
            Read::Nothing => {}
            Read::Listed(known, rest) => {
                put(&mut body, field, json!(known));
                if !rest.is_empty() {
                    beside.insert(heading.clone(), rest.join("; ").into());
                }
            }
            Read::Value(value) if field.what == What::LetGo => let_go = Some((text, value)),
            Read::Value(value) if field.what == What::Exercises => put(&mut body, field, blocks(&value, around)),
            Read::Value(value) => put(&mut body, field, value),
        }
    }
    if let Some((text, answers)) = let_go.filter(|(_, answers)| !told_floor(&mut body, answers)) {
        drop(answers);
        beside.insert("let_go".to_owned(), text.into());
    }
    if kind == Kind::Flare {
        // The table does not say who began it; it is told by the person.
        body.insert("by".to_owned(), "self".into());
    }
    let body = Body::from_json(&kind, &Value::Object(body).to_string()).map_err(|why| refused("kind", why))?;
    let beside = if beside.is_empty() { Box::default() } else { Value::Object(beside).to_string().into() };
    let body = body.to_value().map_err(|why| refused("kind", why.to_string()))?.to_string().into();
    Ok(Made { at, row_at: at, kind, body, beside })
}

/// Blocks of a practice of which no more than the exercise is known.
fn blocks(exercises: &Value, around: &Around<'_>) -> Value {
    let ids = exercises.as_array().into_iter().flatten().filter_map(Value::as_str);
    let block = |id: &str| json!({ "exercise": id, "track": (around.track)(id).unwrap_or_default() });
    Value::Array(ids.map(block).collect())
}

/// Lays what the floor did over its blocks, where there are as many of them as answers; whether it could.
fn told_floor(body: &mut Map<String, Value>, answers: &Value) -> bool {
    let (Some(Value::Array(blocks)), Some(answers)) = (body.get_mut("blocks"), answers.as_array()) else {
        return false;
    };
    let mut floor: Vec<&mut Value> = blocks.iter_mut().filter(|block| block["track"] == "floor").collect();
    if floor.len() != answers.len() {
        return false;
    }
    for (block, answer) in floor.iter_mut().zip(answers) {
        block["let_go"] = answer.clone();
    }
    true
}

/// Puts a value where its field stands.
fn put(body: &mut Map<String, Value>, field: &Field, value: Value) {
    match field.at {
        [name] => drop(body.insert((*name).to_owned(), value)),
        [outer, inner] => {
            let nested = body.entry(*outer).or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(nested) = nested {
                nested.insert((*inner).to_owned(), value);
            }
        }
        _ => {}
    }
}

/// The words of a cell of our own table: what a spreadsheet would take for a formula stands there behind an apostrophe.
fn plain(cell: &str) -> &str {
    let formula = |rest: &str| {
        rest.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '|', '%'])
            && rest.parse::<f64>().is_err()
    };
    cell.strip_prefix('\'').filter(|rest| formula(rest)).unwrap_or(cell)
}

fn within(at: DateTime<FixedOffset>, text: &str, around: &Around<'_>) -> Result<DateTime<FixedOffset>, String> {
    if at > around.now {
        return Err(tell("import-to-come", &[("value", cut(text).into())]));
    }
    if at.timestamp() < 0 { Err(tell("import-not-date", &[("value", cut(text).into())])) } else { Ok(at) }
}

fn other_row(
    header: &[String],
    columns: &Columns,
    row: &StringRecord,
    order: Order,
    around: &Around<'_>,
) -> Result<Option<Made>, Refused> {
    let (mut day, mut time) = (None, None);
    let (mut body, mut note) = (Map::new(), Vec::new());
    for (place, becomes) in columns.0.iter().enumerate() {
        let (heading, text) = (columns::heading(header, place), row.get(place).unwrap_or_default());
        let refused = |why: String| (heading.clone(), why);
        let not_read = |key: &str| refused(tell(key, &[("value", cut(text).into())]));
        let line = |words: &str| {
            tell("import-line", &[("column", heading.clone().into()), ("words", words.to_owned().into())])
        };
        match becomes {
            Becomes::Nothing => {}
            _ if text.trim().is_empty() => {}
            Becomes::Date => {
                let written = moments::moment(text, order).ok_or_else(|| not_read("import-not-date"))?;
                day = Some((heading.clone(), text, written));
            }
            Becomes::Time => time = Some(moments::time(text).ok_or_else(|| not_read("import-not-time"))?),
            Becomes::Line => note.push(line(text.trim())),
            Becomes::Field(field) if field.name == "note" => note.push(text.trim().to_owned()),
            Becomes::Field(field) => match cells::read(field.what, text).map_err(refused)? {
                Read::Nothing => {}
                Read::Value(value) => put(&mut body, field, value),
                Read::Listed(known, rest) => {
                    if !known.is_empty() {
                        put(&mut body, field, json!(known));
                    }
                    if !rest.is_empty() {
                        note.push(line(&rest.join("; ")));
                    }
                }
            },
        }
    }
    let Some((heading, text, written)) = day else {
        let at = columns.0.iter().position(|column| *column == Becomes::Date).unwrap_or(0);
        return Err((header.get(at).cloned().unwrap_or_default(), say("import-day-absent")));
    };
    if body.is_empty() && note.is_empty() {
        return Ok(None);
    }
    let at = within(moment(written, time, around), text, around).map_err(|why| (heading.clone(), why))?;
    let row_at = row_moment(written, time);
    let note = note.join("\n").replace("\r\n", "\n");
    if note.chars().count() > LONGEST_TEXT {
        return Err((heading.clone(), tell("import-note-long", &[("most", LONGEST_TEXT.into())])));
    }
    if !note.is_empty() {
        body.insert("note".to_owned(), note.into());
    }
    let body =
        Body::from_json(&Kind::CheckIn, &Value::Object(body).to_string()).map_err(|why| (heading.clone(), why))?;
    let body = body.to_value().map_err(|why| (heading, why.to_string()))?.to_string().into();
    Ok(Some(Made { at, row_at, kind: Kind::CheckIn, body, beside: Box::default() }))
}

/// The moment of a row whatever the hour and the place are at which it is read: a day without a time is its noon, also
/// where that is still to come, and a time on the wall is taken as it stands.
fn row_moment(written: Written, time: Option<NaiveTime>) -> DateTime<FixedOffset> {
    match written {
        Written::Exact(at) => at,
        Written::Plain(date, own) => date.and_time(own.or(time).unwrap_or(NOON)).and_utc().fixed_offset(),
    }
}

/// A day without a time is its noon, as everywhere; today's is now where noon is still to come.
fn moment(written: Written, time: Option<NaiveTime>, around: &Around<'_>) -> DateTime<FixedOffset> {
    let (date, own) = match written {
        Written::Exact(at) => return at,
        Written::Plain(date, own) => (date, own),
    };
    if let Some(time) = own.or(time) {
        return (around.at)(date.and_time(time));
    }
    let at = (around.at)(date.and_time(NOON));
    if date == around.now.date_naive() { at.min(around.now) } else { at }
}

fn cut(text: &str) -> String {
    crate::commands::fields::cut(text)
}
