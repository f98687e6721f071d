//! The person's ladders as lines of Plan: the steps in their order, where the person is, what was expected and felt.

use super::{Deed, Done, Line};
use crate::clock::Now;
use crate::coach::coach::Coach;
use crate::coach::dates;
use crate::coach::ladder::{Foretold, LADDERS, Rung};
use crate::coach::pacing_words;
use crate::coach::today::NOT_FOR_ME;
use crate::diary::{Felt, Score};
use crate::practice::Area;
use crate::report::figure;
use crate::words::{say, tell};

/// What stands before a step, beneath its ladder.
const INDENT: &str = "    ";

/// Times that are told one by one beneath a step.
const TIMES_TOLD: usize = 6;

/// The ladders in sight.
fn in_sight(coach: &Coach) -> Vec<Area> {
    LADDERS.into_iter().filter(|area| coach.is_opened(*area) && !coach.ladder(*area).is_empty()).collect()
}

pub(super) fn are_in_sight(coach: &Coach) -> bool {
    !in_sight(coach).is_empty()
}

pub(super) fn state(coach: &Coach) -> String {
    tell("plan-ladders-count", &[("n", in_sight(coach).len().into())])
}

pub(super) fn lines(coach: &Coach, now: Now) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for area in in_sight(coach) {
        let begins = !lines.is_empty();
        let ladder = ladder_lines(coach, area, now);
        lines.extend(ladder.into_iter().enumerate().map(|(at, line)| Line { begins: begins && at == 0, ..line }));
    }
    lines
}

fn ladder_lines(coach: &Coach, area: Area, now: Now) -> Vec<Line> {
    let (ladder, here) = (coach.ladder(area), usize::from(coach.step_today(area, now)));
    let fills = [("step", (here + 1).into()), ("of", ladder.len().into())];
    let said = coach.ladder_suggestion(area, now).map(|said| pacing_words::lines(&said).what);
    let ends = (coach.no_penetration() && area == Area::Partner).then(|| say("plan-ladder-whole"));
    let top = here + 1 == ladder.len();
    let more: Vec<String> = said.into_iter().chain(ends).chain((!top).then(|| say("plan-ladder-next"))).collect();
    let heading = Line {
        words: Coach::ladder_name(area),
        state: tell("plan-ladder-step", &fills),
        more: more.join("\n"),
        deed: (!top).then_some(Deed::NextStep(area)),
        ..Line::default()
    };
    let whole = coach.whole_ladder(area).into_iter().filter(|rung| coach.sees(rung.exercise));
    let here = ladder.get(here).map(|rung| rung.id.clone());
    let steps = whole.map(|rung| step_line(coach, &rung, here.as_ref() == Some(&rung.id)));
    let add = Line {
        words: format!("{INDENT}{}", say("plan-ladder-add")),
        more: say("plan-ladder-add-more"),
        deed: Some(Deed::OwnStep(area)),
        ..Line::default()
    };
    std::iter::once(heading).chain(steps).chain([add]).collect()
}

fn step_line(coach: &Coach, rung: &Rung, here: bool) -> Line {
    let left_out = coach.list(NOT_FOR_ME).contains(&rung.id);
    let state = match (left_out, here, coach.closed_by(rung.exercise).is_some()) {
        (true, ..) => say("plan-ladder-left-out"),
        (_, true, _) => say("plan-week-here"),
        (_, _, true) => say("plan-ladder-waits"),
        _ if rung.own.is_some() => say("plan-ladder-own"),
        _ => String::new(),
    };
    let mut more: Vec<String> = Vec::new();
    match &rung.own {
        None => more.push(say(&format!("exercise-{}-why", rung.id))),
        Some(own) => {
            more.extend(figures(Felt { fear: own.fear, pain: own.pain, ..Felt::default() }, "ladder-own-expected"));
        }
    }
    more.extend(coach.foretold_lines(&rung.id).pop());
    more.push(say(if left_out { "plan-ladder-back" } else { "plan-ladder-more" }));
    Line {
        words: format!("{INDENT}{}", rung.name()),
        state,
        more: more.join("\n"),
        deed: Some(if left_out { Deed::BringBack(rung.id.clone()) } else { Deed::Rung(rung.id.clone()) }),
        ..Line::default()
    }
}

/// "fear 6, pain 3", put into a sentence; nothing where neither is known.
fn figures(felt: Felt, key: &str) -> Option<String> {
    let one =
        |key: &str, score: Option<Score>| score.map(|score| tell(key, &[("value", u32::from(score.value()).into())]));
    let parts: Vec<String> =
        [one("page-journal-fear", felt.fear), one("page-journal-pain", felt.pain)].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| tell(key, &[("figures", parts.join(", ").into())]))
}

impl Coach {
    /// Each time a step was taken, what was expected and what was felt, in one line; oldest first, the last few.
    pub(in crate::coach) fn foretold_lines(&self, id: &str) -> Vec<String> {
        let all: Vec<Foretold> = self.foretold().into_iter().filter(|one| one.id == id).collect();
        all.iter().skip(all.len().saturating_sub(TIMES_TOLD)).map(told).collect()
    }
}

/// "Mon 23 Nov: fear expected 6, felt 3; pain expected 4, felt 2".
fn told(one: &Foretold) -> String {
    let part = |key: &str, expected: Option<Score>, felt: Option<Score>| {
        let value =
            |score: Option<Score>| score.map_or_else(|| say("plan-foretold-open"), |score| score.value().to_string());
        let fills = [("expected", value(expected).into()), ("felt", value(felt).into())];
        (expected.is_some() || felt.is_some()).then(|| tell(key, &fills))
    };
    let parts = [
        part("plan-foretold-fear", one.expected.fear, one.felt.fear),
        part("plan-foretold-pain", one.expected.pain, one.felt.pain),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let fills = [("day", dates::short_day(one.day).into()), ("figures", parts.join("; ").into())];
    tell("plan-foretold-line", &fills)
}

// ---- expected and felt

pub(super) fn foretold_state(coach: &Coach) -> String {
    tell("plan-foretold-count", &[("n", coach.foretold().len().into())])
}

/// A line for all steps together, then one for each step, in the order in which they were first taken.
pub(super) fn foretold(coach: &Coach) -> Vec<Line> {
    let all: Vec<Foretold> = coach.foretold().into_iter().filter(|one| coach.is_opened(one.area)).collect();
    let mut ids: Vec<&str> = Vec::new();
    for one in &all {
        if !ids.contains(&one.id.as_str()) {
            ids.push(&one.id);
        }
    }
    let together = Line {
        words: say("plan-foretold-together"),
        state: means(&all),
        more: [
            compared(&all, "plan-foretold-fear-compared", |felt| felt.fear),
            compared(&all, "plan-foretold-pain-compared", |felt| felt.pain),
        ]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("\n"),
        ..Line::default()
    };
    let steps = ids.iter().map(|id| {
        let of: Vec<Foretold> = all.iter().filter(|one| one.id == *id).cloned().collect();
        Line {
            words: of.last().map(|one| one.name.clone()).unwrap_or_default(),
            state: means(&of),
            more: coach.foretold_lines(id).join("\n"),
            ..Line::default()
        }
    });
    if all.is_empty() {
        return vec![Line { words: say("plan-foretold-none"), ..Line::default() }];
    }
    std::iter::once(together).chain(steps).collect()
}

/// The times of which both figures are known.
fn both(all: &[Foretold], of: impl Fn(Felt) -> Option<Score>) -> Vec<(f64, f64)> {
    let figure = |score: Score| f64::from(score.value());
    let pair = |one: &Foretold| Some((figure(of(one.expected)?), figure(of(one.felt)?)));
    all.iter().filter_map(pair).collect()
}

/// "fear 5.5, then 3": the means of what was expected and felt.
fn means(all: &[Foretold]) -> String {
    let pairs = both(all, |felt| felt.fear);
    let Ok(n) = u32::try_from(pairs.len()) else { return String::new() };
    if n == 0 {
        return String::new();
    }
    let (expected, felt) = pairs.iter().fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
    let mean = |sum: f64| figure(sum / f64::from(n));
    tell("plan-foretold-means", &[("expected", mean(expected).into()), ("felt", mean(felt).into())])
}

/// How often it was less than expected, as much, and more.
fn compared(all: &[Foretold], key: &str, of: impl Fn(Felt) -> Option<Score>) -> Option<String> {
    let pairs = both(all, of);
    let count = |is: &dyn Fn(&(f64, f64)) -> bool| pairs.iter().filter(|pair| is(pair)).count();
    let fills = [
        ("all", pairs.len().into()),
        ("less", count(&|(expected, felt)| felt < expected).into()),
        ("same", count(&|(expected, felt)| (felt - expected).abs() < f64::EPSILON).into()),
        ("more", count(&|(expected, felt)| felt > expected).into()),
    ];
    (!pairs.is_empty()).then(|| tell(key, &fills))
}

/// Leads to the page of a step.
pub(super) fn open_step(coach: &Coach, id: &str, now: Now) -> Done {
    coach.step_form(id, now).map_or_else(Done::default, Done::form)
}

/// Leads to the page about the next step.
pub(super) fn open_next(coach: &Coach, area: Area, now: Now) -> Done {
    coach.next_step_form(area, now).map_or_else(Done::default, Done::form)
}
