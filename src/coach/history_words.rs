//! What History tells, in sentences: a day, what settles, what went along, what was expected. What is worked out stands
//! in `insight`; every face lays the sentences out in its own way.

use super::coach::Coach;
use super::dates;
use crate::diary::daily::tenths;
use crate::diary::{Measure, MonthState};
use crate::insight::{DayMarks, DaySummary, Factor, Gap, Practised, Settled, Span, Stretch, Try, WentAlong, course};
use crate::words::{Fill, has, name, say, tell};

/// A figure, with a decimal where it has one.
#[must_use]
pub fn one_place(value: f64) -> String {
    if value.fract() == 0.0 { format!("{value:.0}") } else { tenths(value) }
}

fn figure(value: f64) -> Fill<'static> {
    one_place(value).into()
}

impl Coach {
    /// The measure that History begins with over these days: worst pain; average pain where there are only figures of
    /// that one.
    #[must_use]
    pub fn first_measure(&self, stretch: Stretch) -> Measure {
        let of = |measure| course(&self.diary, measure, stretch.from, stretch.to, self.day_start, None).value;
        let has_any = |measure| of(measure).values.iter().any(|(_, value)| value.is_some());
        if !has_any(Measure::WorstPain) && has_any(Measure::Pain) { Measure::Pain } else { Measure::WorstPain }
    }

    /// The months that History is without because they cannot be read, in one line; `None` where there is none.
    #[must_use]
    pub fn history_without(&self) -> Option<String> {
        let refused = self.diary.months().filter(|(_, state)| matches!(state, MonthState::Refused(_)));
        let months: Vec<String> = refused.map(|(month, _)| dates::of_month(month)).collect();
        (!months.is_empty()).then(|| tell("history-without", &[("months", months.join(", ").into())]))
    }
}

/// What there was on a day, in one line.
#[must_use]
pub fn day(summary: &DaySummary, marks: DayMarks) -> String {
    day_parts(summary, marks).join(" · ")
}

/// The same, part by part.
#[must_use]
pub fn day_parts(summary: &DaySummary, marks: DayMarks) -> Vec<String> {
    let figure = |key: &str, value: Option<f64>| value.map(|value| tell(key, &[("n", one_place(value).into())]));
    let mut parts = vec![
        figure("history-day-worst", summary.worst),
        figure("history-day-pain", summary.pain),
        figure("history-day-ease", summary.ease),
        figure("history-day-sleep", summary.sleep),
    ];
    if summary.practices > 0 {
        parts.push(Some(tell("history-day-practised", &[("minutes", summary.minutes.into())])));
    }
    let marked = [
        (summary.hard_day, "history-day-hard"),
        (marks.step.is_some(), "history-day-step"),
        (marks.visit, "history-day-visit"),
        (marks.for_therapist, "history-day-therapist"),
        (summary.notes, "history-day-note"),
    ];
    parts.extend(marked.into_iter().filter(|(there, _)| *there).map(|(_, key)| Some(say(key))));
    parts.into_iter().flatten().collect()
}

/// The name of what was practised.
#[must_use]
pub fn called(of: &Practised) -> String {
    match of {
        Practised::Routine(id) if has(&format!("routine-{id}-name")) => say(&format!("routine-{id}-name")),
        Practised::Exercise(id) if has(&format!("exercise-{id}-name")) => say(&format!("exercise-{id}-name")),
        // An own routine or exercise, or one of another version.
        Practised::Routine(id) | Practised::Exercise(id) => id.clone(),
    }
}

/// A sentence for each routine and exercise after which pain was clearly lower more often than higher.
pub fn settles(rows: &[Settled]) -> impl Iterator<Item = String> {
    let is_lower = |row: &&Settled| row.pain.turns.lower > row.pain.turns.higher && row.pain.turns.is_clear();
    rows.iter().filter(is_lower).map(|row| {
        let turns = row.pain.turns;
        let fills = [
            ("what", called(&row.of).into()),
            ("lower", turns.lower.into()),
            ("n", turns.n().into()),
            ("higher", turns.higher.into()),
        ];
        tell("history-settles-clear", &fills)
    })
}

/// What went along, in one sentence; `measure` in small letters.
#[must_use]
pub fn along(one: &WentAlong, measure: &str) -> String {
    let (id, own) = match &one.factor {
        Factor::ShortSleep => ("short-sleep", None),
        Factor::PoorSleep => ("poor-sleep", None),
        Factor::HighStress => ("high-stress", None),
        Factor::HighAnxiety => ("high-anxiety", None),
        Factor::LowMood => ("low-mood", None),
        Factor::PracticeBefore => ("practice-before", None),
        Factor::Unwell => ("unwell", None),
        Factor::Bleeding => ("bleeding", None),
        Factor::Trigger(id) => ("trigger", Some(name("entry-trigger", id).to_lowercase())),
        Factor::Tag(tag) => ("tag", Some(tag.clone())),
    };
    let what = tell(&format!("history-along-{id}"), &[("own", own.unwrap_or_default().into())]);
    let other = if id == "trigger" { "history-along-others-ticked" } else { "history-along-others" };
    let fills = [
        ("with", one.with.days.into()),
        ("what", what.into()),
        ("measure", measure.to_owned().into()),
        ("a", figure(one.with.middle)),
        ("others", tell(other, &[("n", one.without.days.into())]).into()),
        ("b", figure(one.without.middle)),
    ];
    tell("history-along", &fills)
}

/// The length of the days that were looked at, where more or fewer are than were asked for: "three months" where it is
/// that span, else its weeks.
#[must_use]
pub fn looked_at(stretch: Stretch) -> String {
    let days = u32::try_from(stretch.days()).ok();
    let span = Span::ALL.into_iter().find(|span| span.days().is_some() && span.days() == days);
    let weeks = || tell("history-span-weeks", &[("n", (stretch.days() / 7).into())]);
    span.map_or_else(weeks, |span| name("history-span", span.id()))
}

/// The heading of what went along, in short; with the days that were looked at, where they are not those of the rest.
#[must_use]
pub fn along_heading(looked: Stretch, stretch: Stretch) -> String {
    let heading = say("history-short-along");
    if looked == stretch { heading } else { format!("{heading}, {}", looked_at(looked)) }
}

/// What was expected and what was felt, in the middle of several steps; or how many there are so far.
#[must_use]
pub fn gap(key: &str, gap: Option<Gap>, tries: &[Try]) -> String {
    let Some(gap) = gap else { return tell("history-expected-few", &[("n", tries.len().into())]) };
    let fills = [
        ("figure", name(key, "name").into()),
        ("expected", figure(gap.expected)),
        ("felt", figure(gap.felt)),
        ("less", gap.turns.lower.into()),
        ("n", gap.turns.n().into()),
    ];
    tell("history-expected-gap", &fills)
}
