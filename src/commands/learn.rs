//! `learn`: the list of lessons, or a whole text: a lesson, the glossary, a card. Reads where the person stands and
//! writes nothing; when the diary cannot be read, the lessons can.

use super::call::{Call, Refusal};
use super::fields::cut;
use crate::cli::Learn;
use crate::coach::learn::{self, GLOSSARY};
use crate::coach::reading::{Part, apart, of_glossary, of_lesson};
use crate::coach::standing::programme_week;
use crate::diary::Profile;
use crate::report::wrap;
use crate::store::{Place, Store};
use crate::words::{self, Fill};

/// How far points are set in.
const INDENT: usize = 2;

/// Prints the list, or what was asked for.
///
/// # Errors
/// When nothing in sight goes by that name.
pub fn run(typed: &Learn, place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let profile = Store::open(place, &[]).map(|(_, opened)| opened.profile).unwrap_or_default();
    let what = typed.lesson.join(" ");
    if what.trim().is_empty() {
        list(&profile, call);
        return Ok(0);
    }
    for line in text(&what, &profile, call.columns())? {
        call.say(&line);
    }
    Ok(0)
}

fn list(profile: &Profile, call: &mut Call<'_>) {
    call.say(&words::say("learn-intro"));
    call.say("");
    let week = programme_week(profile, call.today().day());
    for one in learn::lessons(profile, week) {
        let state = learn::state(&one);
        call.say(&format!("{:<14}{}  ({state})", one.head.id, one.head.title));
    }
    call.say(&format!("{GLOSSARY:<14}{}  ({})", words::say("learn-glossary"), words::say("learn-glossary-state")));
    for card in learn::cards(profile) {
        call.say(&format!("{:<14}{}  ({})", card.id, card.title, words::say("learn-card-state")));
    }
}

/// The lines of what goes by `typed`: an id, or a title as it is shown.
fn text(typed: &str, profile: &Profile, columns: usize) -> Result<Vec<String>, Refusal> {
    let plain = typed.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let is_named = |id: &str, title: &str| id.to_lowercase() == plain || title.to_lowercase() == plain;
    if is_named(GLOSSARY, &words::say("learn-glossary")) {
        return Ok(lines(&words::say("learn-glossary"), &of_glossary(&learn::glossary(profile)), columns));
    }
    if let Some(card) = learn::cards(profile).into_iter().find(|card| is_named(card.id, &card.title)) {
        return Ok(card.lines);
    }
    // The list is asked for the id, so that a title is understood as well; the week does not matter for that.
    let listed = learn::lessons(profile, 1).into_iter().find(|one| is_named(&one.head.id, &one.head.title));
    let lesson = listed.and_then(|one| learn::lesson(profile, &one.head.id));
    lesson
        .map(|lesson| lines(&lesson.head.title, &of_lesson(&lesson), columns))
        .ok_or_else(|| Refusal::usage(words::tell("error-learn-unknown", &[("what", Fill::from(cut(typed.trim())))])))
}

/// The parts beneath their title, each in lines of so many columns; drawings stand as they are.
fn lines(title: &str, parts: &[Part], columns: usize) -> Vec<String> {
    let mut lines = wrap(title, columns, usize::MAX);
    let mut before: Option<&Part> = None;
    for part in parts {
        if before.is_none_or(|before| apart(before, part)) {
            lines.push(String::new());
        }
        match part {
            Part::Heading(text) | Part::Text(text) | Part::Aside(text) => lines.extend(wrap(text, columns, usize::MAX)),
            Part::Point(text) => {
                let wrapped = wrap(text, columns - INDENT, usize::MAX);
                let signs = std::iter::once("- ").chain(std::iter::repeat("  "));
                lines.extend(wrapped.into_iter().zip(signs).map(|(line, sign)| format!("{sign}{line}")));
            }
            Part::Drawn(drawn) | Part::Lines(drawn) => lines.extend(drawn.iter().cloned()),
        }
        before = Some(part);
    }
    lines
}
