//! The therapist's plan in use: what it says line by line, what is set aside with its figure, and how it is put away.

use serde_json::Value;

use super::{Deed, Done, Line};
use crate::clock::Now;
use crate::coach::coach::Coach;
use crate::coach::dates::day_month;
use crate::coach::therapist_words as told;
use crate::diary::Day;
use crate::plan::therapist::{self, IN_USE, TherapistPlan, What};
use crate::words::{exercise_name, name, say, tell};

pub(super) fn state(coach: &Coach, now: Now) -> String {
    let today = coach.today(now);
    match coach.therapist_plan().map(|plan| plan.ended(today)) {
        None => say("plan-therapist-none"),
        Some(Some(day)) => ended(day, today),
        Some(None) => say("plan-therapist-used"),
    }
}

fn ended(day: chrono::NaiveDate, today: Day) -> String {
    tell("plan-therapist-ended", &[("date", day_month(day, today).into())])
}

pub(super) fn lines(coach: &Coach, now: Now) -> Vec<Line> {
    let Some(plan) = coach.therapist_plan() else {
        let how = Line { words: say("plan-therapist-none-yet"), more: say("plan-therapist-how"), ..Line::default() };
        return vec![how, Line { here: true, ..dictate(coach) }];
    };
    let today = coach.today(now);
    let mut lines = vec![head(coach, plan, today)];
    lines.extend(plan.lines.iter().map(|line| asked(coach, line, now)));
    lines.extend(plan.aside.iter().map(|aside| set_aside(aside, today)));
    lines.extend(plan.holds.iter().map(|hold| Line {
        words: name("choose-track", hold.track.id()),
        state: say("plan-therapist-paused"),
        more: with_words(told::hold(hold, today), hold.words.as_deref()),
        ..Line::default()
    }));
    lines.extend(told::ceilings(&plan.ceilings).map(|ceilings| Line {
        words: say("plan-therapist-measured"),
        more: ceilings,
        ..Line::default()
    }));
    lines.push(dictate(coach));
    lines.push(Line {
        words: say("plan-therapist-put-away"),
        more: say("plan-therapist-put-away-more"),
        deed: Some(Deed::PutPlanAway),
        ..Line::default()
    });
    lines
}

/// What it is called, where it comes from, when the next appointment is.
fn head(coach: &Coach, plan: &TherapistPlan, today: Day) -> Line {
    let next = plan.next_appointment.map(|date| tell("therapist-next", &[("date", day_month(date, today).into())]));
    let since = coach.plan_in_use().map(|in_use| day_month(in_use.taken.0, today));
    let since = since.map(|date| tell("therapist-in-use-since", &[("date", date.into())]));
    let notes = plan.notes.as_deref().map(told::quoted);
    let more: Vec<String> = [told::origin(plan, today), since, next, notes].into_iter().flatten().collect();
    Line {
        words: plan.title.clone(),
        state: plan.ended(today).map(|day| ended(day, today)).unwrap_or_default(),
        more: more.join("\n"),
        ..Line::default()
    }
}

/// A line of the plan: whether it is for today, and Enter begins it.
fn asked(coach: &Coach, line: &therapist::Line, now: Now) -> Line {
    let (today, id) = (coach.today(now), line.what.id());
    let is_for_today = coach.plan_due(now).iter().any(|due| due.at == line.at);
    let exercise = coach.library.catalogue.get(&id);
    let is_paused = exercise.is_some_and(|exercise| coach.plan_hold(exercise.track, now).is_some());
    let state = match (is_for_today, line.holds_on(today)) {
        (true, _) => tell("therapist-done", &[("n", coach.times_today(&id, now).into())]),
        (false, true) if is_paused => say("plan-therapist-paused"),
        (false, true) => say("plan-therapist-not-today"),
        (false, false) => say("plan-therapist-over"),
    };
    let there = exercise.is_some();
    let more = with_words(told::line(line, today), line.words.as_deref());
    let more = match &line.what {
        What::Own(_) if there => format!("{more}\n{}", say("plan-therapist-own")),
        _ => more,
    };
    Line {
        words: exercise_name(&id),
        state,
        more,
        deed: (is_for_today && there).then_some(Deed::Practise(id)),
        ..Line::default()
    }
}

/// A line that was not taken, with its figures and why.
fn set_aside(aside: &therapist::Aside, today: Day) -> Line {
    let why = aside.why.iter().map(|why| tell("plan-therapist-why", &[("why", told::objection(why).into())]));
    let why: Vec<String> = why.collect();
    Line {
        words: exercise_name(&aside.line.what.id()),
        state: say("plan-therapist-aside"),
        more: format!("{}\n{}", told::line(&aside.line, today), why.join("\n")),
        ..Line::default()
    }
}

/// The way to a plan that is written down here; one that was begun is gone on with.
fn dictate(coach: &Coach) -> Line {
    let begun = coach.dictation().is_begun();
    Line {
        words: say("plan-therapist-new"),
        more: say(if begun { "plan-therapist-new-begun" } else { "plan-therapist-new-more" }),
        deed: Some(Deed::DictatePlan),
        ..Line::default()
    }
}

fn with_words(sentence: String, words: Option<&str>) -> String {
    std::iter::once(sentence).chain(words.map(told::quoted)).collect::<Vec<_>>().join("\n")
}

/// Puts the plan away: its file stays, and `u` brings it back.
pub(super) fn put_away(coach: &mut Coach, now: Now) -> Done {
    let effect = coach.set(IN_USE, Value::Null, now);
    coach.keep_plan_current();
    Done { line: Some(say("plan-therapist-is-away")), ..Done::saved(vec![effect]) }
}

/// Begins an exercise of the plan, where nothing speaks against it: a plan opens no gate.
pub(super) fn practise(coach: &Coach, exercise: &str, now: Now) -> Done {
    if !coach.standing(now).allows(coach.door(exercise)) {
        return Done::said(say("choose-rests"));
    }
    let ready = coach.library.catalogue.get(exercise).map(|exercise| coach.ready(exercise, now));
    if let Some(line) = ready.and_then(|ready| ready.line()) {
        return Done::said(line);
    }
    let step = coach.begin(exercise, None, now);
    let line = step.is_none().then(|| say("plan-therapist-not-today"));
    Done { step, line, ..Done::default() }
}
