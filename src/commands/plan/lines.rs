//! A plan and what was found in it as lines of an answer: for `check`, `use`, `new` and `show` alike.

use crate::coach::dates::day_month;
use crate::coach::therapist_words as told;
use crate::commands::call::Call;
use crate::diary::Day;
use crate::library::therapist::{Grade, Problem, Reading};
use crate::plan::therapist::TherapistPlan;
use crate::words::{say, tell};

/// The most problems that are told one by one.
const MOST_PROBLEMS: usize = 100;

/// Whether the reasons of lines that are set aside stand beneath them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Reasons {
    /// They do.
    Beneath,
    /// They are told with the line of the file instead.
    Elsewhere,
}

/// Tells a plan: where it comes from, its lines, what is set aside, pauses, ceilings and notes.
pub fn plan(plan: &TherapistPlan, reasons: Reasons, today: Day, call: &mut Call<'_>) {
    if !plan.title.is_empty() {
        call.say(&plan.title);
    }
    if let Some(from) = told::origin(plan, today) {
        call.say(&from);
    }
    if let Some(next) = plan.next_appointment {
        call.say(&tell("therapist-next", &[("date", day_month(next, today).into())]));
    }
    if !plan.lines.is_empty() {
        call.say("");
    }
    for (n, line) in plan.lines.iter().enumerate() {
        call.say(&format!("{}. {}", n + 1, told::line(line, today)));
        words(line.words.as_deref(), call);
    }
    if !plan.aside.is_empty() {
        call.say("");
        call.say(&say("therapist-aside"));
    }
    for aside in &plan.aside {
        call.say(&format!("   {}", told::line(&aside.line, today)));
        for why in aside.why.iter().filter(|_| reasons == Reasons::Beneath) {
            call.say(&format!("      {}", told::objection(why)));
        }
    }
    if !plan.holds.is_empty() || told::ceilings(&plan.ceilings).is_some() || plan.notes.is_some() {
        call.say("");
    }
    for hold in &plan.holds {
        call.say(&told::hold(hold, today));
        words(hold.words.as_deref(), call);
    }
    if let Some(ceilings) = told::ceilings(&plan.ceilings) {
        call.say(&ceilings);
    }
    for line in plan.notes.iter().flat_map(|notes| notes.lines()) {
        call.say(&told::quoted(line));
    }
}

fn words(words: Option<&str>, call: &mut Call<'_>) {
    for line in words.into_iter().flat_map(str::lines) {
        call.say(&format!("   {}", told::quoted(line)));
    }
}

/// Tells what was found, in order of lines.
pub fn problems(reading: &Reading, call: &mut Call<'_>) {
    for one in reading.problems.iter().take(MOST_PROBLEMS) {
        call.say(&told::problem(one));
    }
    if let Some(more) = reading.problems.len().checked_sub(MOST_PROBLEMS).filter(|more| *more > 0) {
        call.say(&tell("therapist-more-problems", &[("n", more.into())]));
    }
}

/// How many lines stand aside, and how many problems make a plan unclear, in one line; none where all is taken.
pub fn summary(reading: &Reading) -> Option<String> {
    let unclear = |one: &&Problem| one.trouble.grade() == Grade::Unclear;
    let unclear = reading.problems.iter().filter(unclear).count();
    if unclear > 0 {
        return Some(tell("therapist-unclear", &[("n", unclear.into())]));
    }
    let aside = reading.plan.aside.len();
    (aside > 0).then(|| tell("therapist-aside-count", &[("n", aside.into())]))
}
