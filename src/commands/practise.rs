//! `practise`: which routine or exercise is meant, by id or by name, and for how long. It is begun elsewhere.

use super::Start;
use super::call::{Call, Refusal};
use super::fields::{self, cut};
use super::unlocking;
use crate::cli::Practise;
use crate::coach::own_routines::id_of_name;
use crate::coach::therapist::read_plan;
use crate::library::{self, Library};
use crate::plan::therapist::What;
use crate::practice::limits::check_length;
use crate::store::{Place, Store};
use crate::{practice, words};

/// What is begun.
///
/// # Errors
/// When there is no such routine or exercise, or the length is outside of the limits.
pub fn start(typed: &Practise, place: &Place, call: &mut Call<'_>) -> Result<Start, Refusal> {
    let library = library()?;
    let minutes = typed.minutes.as_deref().map(|text| minutes(text, library)).transpose()?;
    let what = typed.what.join(" ");
    if what.trim().is_empty() {
        return Ok(Start::Practise { id: None, minutes });
    }
    let routines = library.routines.iter().map(|routine| ("routine", routine.id.as_str()));
    let exercises = library.catalogue.iter().filter(|exercise| exercise.is_offered() && !exercise.is_own_step());
    let all = routines.chain(exercises.map(|exercise| ("exercise", exercise.id.as_str())));
    let id = named(&what, all)
        .map_or_else(|| of_person(&what, library, place, call), |id| Ok(Some(id)))?
        .ok_or_else(|| Refusal::usage(words::tell("error-practise-unknown", &[("what", cut(what.trim()).into())])))?;
    Ok(Start::Practise { id: Some(id), minutes })
}

/// What stands in the diary by the name `typed`: an own routine, or an exercise of the therapist's plan in use.
fn of_person(typed: &str, library: &Library, place: &Place, call: &mut Call<'_>) -> Result<Option<String>, Refusal> {
    let plain = typed.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    // Where nobody can be asked, and where the folder cannot be read, nothing is known by a name of the person's own.
    let Ok((_, mut opened)) = Store::open(place.clone(), &[]) else { return Ok(None) };
    if opened.locked {
        opened = unlocking::open(place.clone(), &[], call)?.1;
    }
    if let Some(id) = id_of_name(&opened.profile, &plain) {
        return Ok(Some(id));
    }
    let Some(reading) = opened.plan.and_then(|text| read_plan(&text, library).ok()) else { return Ok(None) };
    let today = call.today().day();
    let mut own = reading.plan.lines.iter().filter(|line| line.holds_on(today) && matches!(line.what, What::Own(_)));
    Ok(own.find(|line| words::exercise_name(&line.what.id()).to_lowercase() == plain).map(|line| line.what.id()))
}

/// The library that the program brings along.
///
/// # Errors
/// When it is broken, which a test keeps from happening.
pub fn library() -> Result<&'static Library, Refusal> {
    library::built_in().map_err(|broken| Refusal::data(broken.to_string()))
}

/// The id that `typed` means, in any case: itself, or the name that is shown for it.
pub fn named<'a>(typed: &str, known: impl Iterator<Item = (&'static str, &'a str)>) -> Option<String> {
    let plain = typed.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let mut by_name = None;
    for (family, id) in known {
        if id.to_lowercase() == plain {
            return Some(id.to_owned());
        }
        if by_name.is_none() && words::say(&format!("{family}-{id}-name")).to_lowercase() == plain {
            by_name = Some(id.to_owned());
        }
    }
    by_name
}

/// A length in whole minutes that was typed by the person.
///
/// # Errors
/// When it is none, or outside of the limits.
pub fn minutes(typed: &str, library: &Library) -> Result<u32, Refusal> {
    let minutes = fields::whole("--minutes", typed, 1, 999)?;
    check_length(minutes * 60, true, library.catalogue.limits()).map_err(|refusal| out_of_limits(&refusal))?;
    Ok(minutes)
}

/// The line for a figure that the limits do not take.
pub fn out_of_limits(refusal: &practice::Refusal) -> Refusal {
    let fills = [("value", refusal.value.into()), ("min", refusal.min.into()), ("max", refusal.max.into())];
    Refusal::usage(words::tell(refusal.key, &fills))
}
