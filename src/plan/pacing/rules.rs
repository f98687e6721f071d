//! The pacing rules as a table: each has a name, the reason it stands for, when it matches, and what follows. The first
//! that matches is the suggestion. What counts as worse, comfortable or heavy is in `seen`.

use super::input::{RedFlag, Stopped, Wish};
use super::seen::{Seen, above, at_least};
use super::suggestion::{Action, Facts, Figure, Reason, Way};

/// One rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its name in the source material.
    pub id: &'static str,
    /// What it says.
    pub reason: Reason,
    /// The figures that make it match, or nothing.
    pub(super) matches: fn(&Seen<'_>) -> Option<Facts>,
    /// What follows.
    pub(super) result: fn(&Seen<'_>) -> Move,
}

/// What a rule leads to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Move {
    pub action: Action,
    /// The step that it leads to.
    pub step: u8,
    /// The length in minutes, in halves; 0 for no practice.
    pub dose: f64,
}

const fn rule(
    id: &'static str,
    reason: Reason,
    matches: fn(&Seen<'_>) -> Option<Facts>,
    result: fn(&Seen<'_>) -> Move,
) -> Rule {
    Rule { id, reason, matches, result }
}

/// The rules, first match wins: safety, then the body, the person, the days, and last what moves forward.
pub const RULES: &[Rule] = &[
    rule("R1", Reason::Emergency, emergency, |see| none(see, Action::ReferEmergency)),
    rule("R2", Reason::Crisis, crisis, |see| none(see, Action::SupportFirst)),
    rule("R3", Reason::Urgent, urgent, |see| none(see, Action::ReferUrgent)),
    rule("R4", Reason::ClinicianHold, clinician_hold, |see| none(see, Action::ClinicianHold)),
    rule("R5", Reason::Soon, soon, |see| part(see, Action::ReferSoon, 1.0)),
    rule("R6", Reason::WorseTwoWeeks, worse_two_weeks, |see| part(see, Action::ReferSoon, see.limits.worse_weeks_part)),
    rule("R7", Reason::Stopped, stopped, step_back),
    rule("R8", Reason::AfterEffect, after_effect, step_back),
    rule("R9", Reason::FearHigh, fear_high, step_back),
    rule("R10", Reason::Flare, flare, rest),
    rule("R10", Reason::HighToday, high_today, rest),
    rule("R11", Reason::YourChoice, easier, made_easier),
    rule("R12", Reason::TooMuchToday, too_much, |see| part(see, Action::ReduceDose, see.limits.settle_part)),
    rule("R13", Reason::LongBreak, long_break, |see| Move {
        step: see.step_below().unwrap_or(see.input.step),
        ..part(see, Action::ResumeLower, see.limits.long_break_part)
    }),
    rule("R13", Reason::ShortBreak, short_break, |see| part(see, Action::ResumeLower, see.limits.short_break_part)),
    rule("R14", Reason::LoadedDay, loaded_day, |see| part(see, Action::LighterDay, see.limits.lighter_part)),
    rule("R15", Reason::NeedMoreEntries, few_entries, hold),
    rule("R15", Reason::WaitForNextDay, no_next_day, hold),
    rule("R16", Reason::OneLoadFactor, one_load, hold),
    rule("R17", Reason::DriftingUp, drifting_up, hold),
    rule("R18", Reason::FearSettling, fear_settling, hold),
    rule("R11", Reason::YourChoice, same, hold),
    rule("R19", Reason::ThreeGoodSessions, few_good_sessions, hold),
    rule("R20", Reason::OnceAWeek, once_a_week, hold),
    rule("R21", Reason::ALittleLonger, not_full, |see| Move {
        dose: see.longer().unwrap_or(see.dose),
        ..part(see, Action::AdvanceDose, 1.0)
    }),
    rule("R24", Reason::Maintain, at_the_top, hold),
    rule("R22", Reason::Gate, locked, hold),
    rule("R25", Reason::PastLockedStep, way_round, |see| next(see, see.way_round())),
    rule("R23", Reason::NextStep, ready, |see| next(see, see.input.step.checked_add(1))),
];

// What follows.

fn none(see: &Seen<'_>, action: Action) -> Move {
    Move { action, step: see.input.step, dose: 0.0 }
}

fn part(see: &Seen<'_>, action: Action, part: f64) -> Move {
    Move { action, step: see.input.step, dose: see.part(part) }
}

pub(super) fn hold(see: &Seen<'_>) -> Move {
    part(see, Action::Hold, 1.0)
}

fn rest(see: &Seen<'_>) -> Move {
    part(see, Action::RestGentle, see.limits.rest_part)
}

/// One step easier; at the lowest step a gentle rest.
fn step_back(see: &Seen<'_>) -> Move {
    match see.step_below() {
        Some(step) => Move { step, ..part(see, Action::StepBack, see.limits.back_part) },
        None => rest(see),
    }
}

/// Shorter, as was asked; where the rules beneath would have made it smaller still without a word, as small as that: who
/// asks for easier never gets more than who says nothing. A changed mind makes it shorter and takes no step back.
fn made_easier(see: &Seen<'_>) -> Move {
    let asked = part(see, Action::ReduceDose, see.limits.easier_part);
    let unasked = RULES.iter().skip_while(|rule| rule.reason != Reason::YourChoice).skip(1);
    let Some(unasked) = unasked.filter(|rule| (rule.matches)(see).is_some()).map(|rule| (rule.result)(see)).next()
    else {
        return asked;
    };
    let step = if see.input.wish == Wish::Easier { asked.step.min(unasked.step) } else { asked.step };
    Move { step, dose: asked.dose.min(unasked.dose), ..asked }
}

fn next(see: &Seen<'_>, step: Option<u8>) -> Move {
    let step = step.unwrap_or(see.input.step);
    Move { step, ..part(see, Action::AdvanceStep, see.limits.new_step_part) }
}

// Safety.

fn when(matches: bool, way: Way) -> Option<Facts> {
    matches.then(|| Facts::way(way))
}

fn emergency(see: &Seen<'_>) -> Option<Facts> {
    when(see.input.red_flag == RedFlag::Emergency, Way::Note)
}

fn crisis(see: &Seen<'_>) -> Option<Facts> {
    when(see.input.crisis, Way::Plain)
}

fn urgent(see: &Seen<'_>) -> Option<Facts> {
    let stop = see.last.map(|last| last.stopped).filter(|why| matches!(why, Stopped::Bleeding | Stopped::Numb));
    when(see.input.red_flag == RedFlag::Urgent, Way::Note).or_else(|| stop.map(|why| Facts::way(Way::Stop(why))))
}

fn clinician_hold(see: &Seen<'_>) -> Option<Facts> {
    when(see.input.clinician_hold, Way::Plain)
}

fn soon(see: &Seen<'_>) -> Option<Facts> {
    when(see.input.red_flag == RedFlag::Soon, Way::Note)
}

fn worse_two_weeks(see: &Seen<'_>) -> Option<Facts> {
    let (week, before, baseline) = (see.week?, see.week_before?, see.input.baseline_mean?);
    let matches = see.worse(week, baseline) && see.worse(before, baseline);
    Some(Facts::default().with(&[(Figure::Recent, week), (Figure::WeekBefore, before), (Figure::Earlier, baseline)]))
        .filter(|_| matches)
}

// The body.

fn stopped(see: &Seen<'_>) -> Option<Facts> {
    let why = see.last?.stopped;
    when(matches!(why, Stopped::Pain | Stopped::Panic | Stopped::Dizzy), Way::Stop(why))
}

fn after_effect(see: &Seen<'_>) -> Option<Facts> {
    let (last, limits) = (see.last?, see.limits);
    let rise = last.before.zip(last.h24).map(|(before, after)| after - before);
    if let Some(rise) = rise.filter(|rise| at_least(*rise, limits.next_day_rise)) {
        return Some(Facts::way(Way::Rise).with(&[(Figure::Rise, rise), (Figure::Limit, limits.next_day_rise)]));
    }
    let hours = last.soreness_h.filter(|hours| *hours > limits.soreness_hours)?;
    Some(Facts::way(Way::Soreness).with(&[(Figure::Hours, hours), (Figure::Limit, limits.soreness_hours)]))
}

fn fear_high(see: &Seen<'_>) -> Option<Facts> {
    let fear = see.last?.fear_peak.filter(|fear| at_least(*fear, see.limits.fear_high))?;
    Some(Facts::default().with(&[(Figure::Fear, fear), (Figure::Limit, see.limits.fear_high)]))
}

fn flare(see: &Seen<'_>) -> Option<Facts> {
    let (recent, before) = see.three_days().filter(|(recent, before)| see.worse(*recent, *before))?;
    Some(Facts::default().with(&[(Figure::Recent, recent), (Figure::Earlier, before)]))
}

fn high_today(see: &Seen<'_>) -> Option<Facts> {
    let pain = see.input.today_pain.filter(|pain| *pain >= see.pain_limit())?;
    Some(Facts::default().with(&[(Figure::Pain, pain), (Figure::Limit, see.pain_limit())]))
}

fn too_much(see: &Seen<'_>) -> Option<Facts> {
    let last = see.last?;
    let (peak, most) = (last.peak?, f64::from(see.limits.safety.stop_rise));
    let rise = last.before.map(|before| peak - before);
    if let Some(rise) = rise.filter(|rise| at_least(*rise, most)) {
        return Some(Facts::way(Way::Rise).with(&[(Figure::Rise, rise), (Figure::Limit, most)]));
    }
    let facts = Facts::way(Way::Peak).with(&[(Figure::Pain, peak), (Figure::Limit, see.peak_limit())]);
    Some(facts).filter(|_| peak >= see.peak_limit())
}

// The person and their days.

fn easier(see: &Seen<'_>) -> Option<Facts> {
    let consent = see.last.is_some_and(|last| last.stopped == Stopped::Consent);
    when(see.input.wish == Wish::Easier, Way::Easier).or_else(|| when(consent, Way::Consent))
}

fn same(see: &Seen<'_>) -> Option<Facts> {
    when(see.input.wish == Wish::Same, Way::Same)
}

fn away(see: &Seen<'_>, from: f64) -> Option<Facts> {
    let days = f64::from(see.input.days_since_last_session?);
    Some(Facts::default().with(&[(Figure::Days, days), (Figure::Limit, from)])).filter(|_| days >= from)
}

fn long_break(see: &Seen<'_>) -> Option<Facts> {
    away(see, see.limits.long_break_days)
}

fn short_break(see: &Seen<'_>) -> Option<Facts> {
    away(see, see.limits.short_break_days)
}

fn loaded_day(see: &Seen<'_>) -> Option<Facts> {
    let loads = see.loads();
    #[expect(clippy::cast_precision_loss, reason = "five at most")]
    let many = loads.len() as f64 >= see.limits.loads_for_lighter;
    many.then(|| Facts { loads, ..Facts::default() })
}

fn one_load(see: &Seen<'_>) -> Option<Facts> {
    Some(see.loads()).filter(|loads| !loads.is_empty()).map(|loads| Facts { loads, ..Facts::default() })
}

fn few_entries(see: &Seen<'_>) -> Option<Facts> {
    let (entries, needed) = (see.entries(), see.limits.week_entries);
    if entries < needed {
        return Some(Facts::way(Way::Entries).with(&[(Figure::Count, entries), (Figure::Needed, needed)]));
    }
    when(see.last.is_none(), Way::NoSession)
}

fn no_next_day(see: &Seen<'_>) -> Option<Facts> {
    when(see.last?.h24.is_none(), Way::Plain)
}

fn drifting_up(see: &Seen<'_>) -> Option<Facts> {
    let (week, before) = (see.week?, see.week_before?);
    let facts = [(Figure::Recent, week), (Figure::Earlier, before), (Figure::Limit, see.limits.drift)];
    Some(Facts::default().with(&facts)).filter(|_| above(week - before, see.limits.drift))
}

fn fear_settling(see: &Seen<'_>) -> Option<Facts> {
    let fear = see.last?.fear_peak.filter(|fear| above(*fear, see.limits.fear_settled))?;
    Some(Facts::default().with(&[(Figure::Fear, fear), (Figure::Limit, see.limits.fear_settled)]))
}

// Forward.

fn few_good_sessions(see: &Seen<'_>) -> Option<Facts> {
    let (good, needed) = (see.good_sessions(), see.limits.good_sessions);
    Some(Facts::default().with(&[(Figure::Count, good), (Figure::Needed, needed)])).filter(|_| good < needed)
}

fn once_a_week(see: &Seen<'_>) -> Option<Facts> {
    let too_near = |days: f64, needed: f64, way: Way| {
        Some(Facts::way(way).with(&[(Figure::Days, days), (Figure::Needed, needed)])).filter(|_| days < needed)
    };
    let since = see.input.days_since_last_increase.map(f64::from);
    since
        .and_then(|days| too_near(days, see.limits.increase_days, Way::SinceIncrease))
        .or_else(|| too_near(f64::from(see.input.days_at_step), see.limits.step_days, Way::AtStep))
}

fn not_full(see: &Seen<'_>) -> Option<Facts> {
    let longer = see.longer()?;
    let figures = [(Figure::Count, see.good_sessions()), (Figure::From, see.dose), (Figure::To, longer)];
    Some(Facts::default().with(&figures))
}

fn at_the_top(see: &Seen<'_>) -> Option<Facts> {
    when(see.input.step >= see.input.step_max, Way::Plain)
}

fn locked(see: &Seen<'_>) -> Option<Facts> {
    when(see.is_locked() && see.way_round().is_none(), Way::Plain)
}

fn way_round(see: &Seen<'_>) -> Option<Facts> {
    let step = see.way_round().filter(|_| see.is_locked())?;
    Some(Facts::default().with(&[(Figure::Count, see.good_sessions()), (Figure::Step, f64::from(step))]))
}

fn ready(see: &Seen<'_>) -> Option<Facts> {
    let figures = [(Figure::Count, see.good_sessions()), (Figure::To, see.part(see.limits.new_step_part))];
    (see.input.step < see.input.step_max).then(|| Facts::default().with(&figures))
}
