//! `journal edit`: changed fields are laid over an entry; whatever this version does not know stays as it was.

use super::book::Book;
use super::call::{Call, Refusal};
use super::fields::{self, NAME_MOST};
use super::line;
use crate::cli::{Edit, Log};
use crate::coach::LONGEST_TEXT;
use crate::coach::when::{self, Today};
use crate::diary::{Body, Change, Month, Record};
use crate::store::Place;
use crate::words;

/// Changes the entry, and moves it when its moment lies in another month.
///
/// # Errors
/// When there is no such entry, a value does not fit it, or saving was not possible.
pub fn run(typed: &Edit, place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let today = call.today();
    let moment = fields::moment(&typed.log.moment, today)?;
    if moment.is_none() && given(typed).is_empty() {
        return Err(Refusal::usage(words::say("error-edit-empty")));
    }
    let mut book = Book::open(place, call)?;
    let (month, record) = book.find(&typed.id)?;
    let unreadable = || Refusal::data(words::say("error-edit-unreadable"));
    let mut body = record.body().map_err(|_| unreadable())?;
    change(&mut body, typed, today)?;
    let at = moment.or(record.at).ok_or_else(unreadable)?;
    let edited = record.edited(at, &body, &book.stamp).map_err(|_| unreadable())?;
    let changes = moved(&mut book, month, &record, edited, at)?;
    book.save(&changes)?;
    let Some(Change::Record { record, .. }) = changes.first() else { return Ok(0) };
    call.say(&words::tell("command-edit-saved", &[("line", line::of_record(record).into())]));
    Ok(0)
}

/// An entry whose moment lies in another month is a new record there, and a tombstone where it was.
fn moved(
    book: &mut Book,
    month: Month,
    old: &Record,
    edited: Record,
    at: chrono::DateTime<chrono::FixedOffset>,
) -> Result<Vec<Change>, Refusal> {
    let target = Month::of(at);
    if target == month || old.id.is_none() {
        return Ok(vec![Change::Record { month, record: edited }]);
    }
    let moved = crate::diary::moved(old, month, &edited, book.next_id(at), &book.stamp);
    let (replacing, tombstone) = moved.map_err(|misfit| Refusal::data(misfit.to_string()))?;
    // The new record comes first: cut off between the two files, the entry stands twice and is never lost.
    Ok(vec![Change::Record { month: target, record: replacing }, Change::Record { month, record: tombstone }])
}

/// The options that were given, but for the moment.
fn given(typed: &Edit) -> Vec<&'static str> {
    let Log { pain, worst, mood, stress, ease, sleep, place, trigger, helped, note, moment: _ } = &typed.log;
    [
        ("--pain", pain.is_some()),
        ("--worst", worst.is_some()),
        ("--mood", mood.is_some()),
        ("--stress", stress.is_some()),
        ("--ease", ease.is_some()),
        ("--sleep", sleep.is_some()),
        ("--place", !place.is_empty()),
        ("--trigger", !trigger.is_empty()),
        ("--helped", !helped.is_empty()),
        ("--note", note.is_some()),
        ("--with", typed.with.is_some()),
        ("--next", typed.next.is_some()),
        ("--answered", typed.answered.is_some()),
    ]
    .into_iter()
    .filter_map(|(name, is_given)| is_given.then_some(name))
    .collect()
}

fn change(body: &mut Body, typed: &Edit, today: Today) -> Result<(), Refusal> {
    let of_entry = |name: &&str| !["--with", "--next", "--answered"].contains(name);
    let fits = |name: &&str| match body {
        Body::CheckIn(_) | Body::PainEpisode(_) => of_entry(name),
        Body::Note(_) | Body::Practice(_) => *name == "--note",
        Body::Question(_) => ["--note", "--answered"].contains(name),
        Body::Visit(_) => ["--note", "--with", "--next"].contains(name),
        _ => false,
    };
    if let Some(option) = given(typed).into_iter().find(|name| !fits(name)) {
        return Err(no_option(body, option));
    }
    let note = typed.log.note.as_deref().map(|note| fields::text("--note", note, LONGEST_TEXT)).transpose()?;
    match body {
        Body::CheckIn(entry) | Body::PainEpisode(entry) => fields::lay_over(entry, &typed.log, true)?,
        Body::Note(own) => set_text(&mut own.text, note)?,
        Body::Question(question) => {
            set_text(&mut question.text, note)?;
            if let Some(answered) = &typed.answered {
                question.answered = Some(yes_or_no("--answered", answered)?);
            }
        }
        Body::Practice(practice) => set(&mut practice.note, note),
        Body::Visit(visit) => {
            set(&mut visit.note, note);
            let with = typed.with.as_deref().map(|with| fields::text("--with", with, NAME_MOST)).transpose()?;
            set(&mut visit.with, with);
            match typed.next.as_deref() {
                Some("none") => visit.next_at = None,
                Some(next) => visit.next_at = Some(when::coming(next, today)?),
                None => {}
            }
        }
        _ => {}
    }
    Ok(())
}

/// Why an option does not fit, and what can be done instead.
fn no_option(body: &Body, option: &str) -> Refusal {
    let key = match body {
        // These have more questions than a line has room for, and a page of their own.
        Body::Thought(_) | Body::Experiment(_) | Body::Measure(_) => "error-edit-in-journal",
        Body::NextDay(_) | Body::Flare(_) | Body::Flag(_) | Body::Step(_) | Body::Milestone(_) => "error-edit-when",
        _ => "error-edit-option",
    };
    let kind = words::name("entry-kind", body.kind().id());
    Refusal::usage(words::tell(key, &[("option", option.into()), ("kind", kind.into())]))
}

/// Nothing typed leaves it; nothing in quotes, or the word none, takes it away.
fn set(field: &mut Option<String>, typed: Option<String>) {
    if let Some(text) = typed {
        *field = Some(text).filter(|text| !text.is_empty() && !text.eq_ignore_ascii_case("none"));
    }
}

fn set_text(field: &mut String, typed: Option<String>) -> Result<(), Refusal> {
    match typed {
        Some(text) if text.is_empty() => Err(Refusal::usage(words::say("error-edit-no-words"))),
        Some(text) => {
            *field = text;
            Ok(())
        }
        None => Ok(()),
    }
}

fn yes_or_no(option: &str, typed: &str) -> Result<bool, Refusal> {
    match typed.trim().to_lowercase().as_str() {
        "yes" | "y" | "true" => Ok(true),
        "no" | "n" | "false" => Ok(false),
        _ => Err(fields::refuse("error-yes-or-no", option, typed)),
    }
}
