//! `plan use FILE`: what a plan changes, a question, and the plan is in use. No agreement of a clinician is recorded by
//! it: that is asked of the person.

use serde_json::{Value, json};

use super::{hand, lines};
use crate::cli::PlanUse;
use crate::coach::therapist_words as told;
use crate::commands::book::Book;
use crate::commands::call::{Call, Refusal};
use crate::diary::{Change as Saved, Day};
use crate::library::therapist::Reading;
use crate::plan::therapist::{Change, IN_USE, InUse, TherapistPlan, changes};
use crate::store::Place;
use crate::words::{say, tell};

/// Takes a plan into use, or puts the one in use away.
///
/// # Errors
/// When the file cannot be read or something in it is unclear, nobody can be asked, or saving was not possible.
pub fn run(typed: &PlanUse, place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let Some(file) = &typed.file else { return put_away(typed.yes, place, call) };
    let (text, reading) = hand::from_file(file)?;
    if !reading.can_be_taken() {
        lines::problems(&reading, call);
        let line = lines::summary(&reading).unwrap_or_default();
        return Err(Refusal::data(format!("{line} {}", say("error-nothing-changed"))));
    }
    let mut book = Book::open(place, call)?;
    if book.plan.as_deref() == Some(text.as_slice()) {
        call.say(&tell("therapist-in-use-already", &[("title", reading.plan.title.into())]));
        return Ok(0);
    }
    take(&text, &reading, typed.yes, &mut book, call)
}

/// Shows what changes, asks, and takes a plan that was read.
fn take(text: &[u8], reading: &Reading, yes: bool, book: &mut Book, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let today = call.today().day();
    let before = hand::in_use(book)?;
    answerable(yes, call)?;
    show(before.as_ref(), reading, today, call);
    if !yes && call.confirm(&say("therapist-take-question")) != Some(true) {
        call.say(&say("therapist-not-taken"));
        return Ok(0);
    }
    keep(text, &reading.plan.title, book, call)
}

/// Keeps the text of a plan and puts it into use.
///
/// # Errors
/// When saving was not possible; the plan in use stays as it was.
pub fn keep(text: &[u8], title: &str, book: &mut Book, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let taken = call.today().day();
    let file = book.keep_plan(taken, text)?;
    set(json!(InUse { file, taken }), book)?;
    call.say(&tell("therapist-taken", &[("title", title.into())]));
    Ok(0)
}

/// Without a yes somebody has to be there who can say it.
fn answerable(yes: bool, call: &Call<'_>) -> Result<(), Refusal> {
    if yes || call.can_ask() { Ok(()) } else { Err(Refusal::usage(say("error-plan-yes"))) }
}

fn set(value: Value, book: &mut Book) -> Result<(), Refusal> {
    let register = book.profile.setting(IN_USE, value, &book.stamp);
    book.save(&[Saved::Register { name: IN_USE.to_owned(), register }])
}

fn put_away(yes: bool, place: Place, call: &mut Call<'_>) -> Result<u8, Refusal> {
    let mut book = Book::open(place, call)?;
    let Some(in_use) = book.profile.get::<InUse>(IN_USE) else {
        call.say(&say("therapist-none"));
        return Ok(0);
    };
    let title = hand::in_use(&book)?.map_or(in_use.file, |plan| plan.title);
    answerable(yes, call)?;
    let question = tell("therapist-put-away-question", &[("title", title.as_str().into())]);
    if !yes && call.confirm(&question) != Some(true) {
        call.say(&say("therapist-not-taken"));
        return Ok(0);
    }
    set(Value::Null, &mut book)?;
    call.say(&tell("therapist-put-away", &[("title", title.into())]));
    Ok(0)
}

/// The plan where none is in use; else what it changes.
fn show(before: Option<&TherapistPlan>, reading: &Reading, today: Day, call: &mut Call<'_>) {
    let Some(before) = before else {
        lines::plan(&reading.plan, lines::Reasons::Beneath, today, call);
        call.say("");
        return;
    };
    let titles = [("title", reading.plan.title.as_str().into()), ("before", before.title.as_str().into())];
    call.say(&tell("therapist-changes", &titles));
    let (changed, same) = changes(before, &reading.plan);
    for change in &changed {
        one(change, today, call);
    }
    if same > 0 || changed.is_empty() {
        call.say(&tell("therapist-change-same", &[("n", same.into())]));
    }
    for aside in &reading.plan.aside {
        call.say(&tell("therapist-change-aside", &[("line", told::line(&aside.line, today).into())]));
        for why in &aside.why {
            call.say(&format!("   {}", told::objection(why)));
        }
    }
    call.say("");
}

fn one(change: &Change, today: Day, call: &mut Call<'_>) {
    let line = |key: &str, line| tell(key, &[("line", told::line(line, today).into())]);
    match change {
        Change::New(now) => call.say(&line("therapist-change-new", now)),
        Change::Other { before, now } => {
            call.say(&line("therapist-change-other", now));
            call.say(&line("therapist-change-before", before));
        }
        Change::Gone(before) => call.say(&line("therapist-change-gone", before)),
        Change::Paused(hold) => call.say(&told::hold(hold, today)),
        Change::NoLongerPaused(hold) => {
            let track = crate::words::name("choose-track", hold.track.id());
            call.say(&tell("therapist-change-open-again", &[("track", track.into())]));
        }
        Change::Ceilings { now, .. } => {
            call.say(&told::ceilings(now).unwrap_or_else(|| say("therapist-change-no-ceilings")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::commands::call::Faces;

    /// What `plan use` answers on a terminal where this is typed.
    fn typed(place: &Place, answer: &str) -> (u8, String) {
        let clock = Clock::real();
        let faces = Faces { input: true, output: true, errors: true };
        let (mut input, mut output, mut errors) = (answer.as_bytes(), Vec::new(), Vec::new());
        let mut call = Call::new(&clock, faces, &mut input, &mut output, &mut errors);
        let file = Some("tests/fixtures/plans/least.toml".into());
        let code = run(&PlanUse { file, none: false, yes: false }, place.clone(), &mut call).unwrap();
        assert!(String::from_utf8(errors).unwrap().contains("Use this plan from today?"));
        (code, String::from_utf8(output).unwrap())
    }

    #[test]
    fn on_a_terminal_a_yes_takes_it_and_enter_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place { data: folder.path().join("data"), state: folder.path().join("state") };
        let (code, said) = typed(&place, "\n");
        assert!(code == 0 && said.contains("Easy belly") && said.contains("Nothing was changed."), "{said}");
        assert!(!place.data.exists());
        let (code, said) = typed(&place, "y\n");
        assert!(code == 0 && said.contains("is in use from today"), "{said}");
        assert!(place.data.join("plans").exists());
    }
}
