//! `plan show`: the therapist's plan in use, what of it is for today, and where the person stands.

use super::{hand, lines};
use crate::coach::dates::day_month;
use crate::coach::{standing, therapist_words as told};
use crate::commands::book::Book;
use crate::commands::call::{Call, Refusal};
use crate::commands::practise::library;
use crate::diary::{Body, Day, Month, Outcome};
use crate::library::therapist::bounds;
use crate::plan::therapist::{IN_USE, InUse, TherapistPlan};
use crate::store::Place;
use crate::words::{exercise_name, say, tell};

/// Answers.
///
/// # Errors
/// When the folder cannot be read.
pub fn run(place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let mut book = Book::open(place, call)?;
    let today = call.today().day();
    stands(&book, today, call)?;
    call.say("");
    let Some(plan) = hand::in_use(&book)? else {
        call.say(&say("therapist-none"));
        return Ok(0);
    };
    lines::plan(&plan, lines::Reasons::Beneath, today, call);
    if let Some(in_use) = book.profile.get::<InUse>(IN_USE) {
        call.say(&tell("therapist-in-use-since", &[("date", day_month(in_use.taken.0, today).into())]));
    }
    due(&plan, &mut book, today, call)?;
    Ok(0)
}

/// The week of the programme and the drill of the floor.
fn stands(book: &Book, today: Day, call: &mut Call<'_>) -> Result<(), Refusal> {
    let programme = &library()?.programme;
    let week = standing::programme_week(&book.profile, today);
    let step = programme.floor_step(standing::floor_step(&book.profile, programme, today));
    let drill = step.map(|step| exercise_name(&step.exercise)).unwrap_or_default();
    call.say(&tell("therapist-stands", &[("week", u32::from(week).into()), ("drill", drill.into())]));
    Ok(())
}

/// What of the plan is for today, with how often it was done.
fn due(plan: &TherapistPlan, book: &mut Book, today: Day, call: &mut Call<'_>) -> Result<(), Refusal> {
    let bounds = bounds().map_err(|broken| Refusal::data(broken.to_string()))?;
    let catalogue = plan.laid_over(&library()?.catalogue, today, bounds);
    let due: Vec<_> = plan.due(&catalogue, today, bounds).collect();
    let done = done(book, today, call);
    call.say("");
    call.say(&if due.is_empty() { say("therapist-none-today") } else { say("therapist-today") });
    for line in due {
        let id = line.what.id();
        let times = done.iter().filter(|one| one.eq_ignore_ascii_case(&id)).count();
        let done = tell("therapist-done", &[("n", times.into())]);
        call.say(&format!("   {} ({done})", told::line(line, today)));
    }
    Ok(())
}

/// The exercises that were practised to their end today, once for each time.
fn done(book: &mut Book, today: Day, call: &Call<'_>) -> Vec<String> {
    let mut months = vec![Month::of_date(today.0), Month::of_date(today.next().0)];
    months.dedup();
    let records: Vec<_> = months.into_iter().flat_map(|month| book.month(month)).collect();
    let of_today = records.iter().filter(|record| record.at.is_some_and(|at| call.day_start.day_of(at) == today));
    let bodies = of_today.filter_map(|record| record.body().ok());
    let blocks =
        bodies.filter_map(|body| if let Body::Practice(practice) = body { Some(practice.blocks) } else { None });
    blocks.flatten().filter(|block| block.outcome == Outcome::Finished).map(|block| block.exercise).collect()
}
