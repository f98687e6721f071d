//! The sides of History that look at everything at once: in short, every figure in a line, the months, and scores.

use super::HistoryTalk;
use crate::coach::history_words::{self, one_place};
use crate::coach::{Coach, Effect, dates, history_scores};
use crate::diary::daily::tenths;
use crate::diary::{Day, Measure, Month, StoredBaselines};
use crate::insight::{Course, LEAST_DAYS, Mark, Marks, Opened, courses, marks, meets_nrs, moved, settles, together};
use crate::plain::ask::ended;
use crate::plain::talk::Cx;
use crate::plain::told;
use crate::practice::Area;
use crate::words::{name, say, tell};

/// So many figures that moved are told in short, and so many sentences of each other part.
const MOVED: usize = 5;
const SENTENCES: usize = 2;
/// So many months and so many scores of one questionnaire are told at once.
const MONTHS: usize = 12;
const SCORES: usize = 6;

impl HistoryTalk {
    fn every(&self, coach: &Coach) -> (Vec<Course>, Vec<Month>) {
        let stored: StoredBaselines = coach.profile.get("baseline").unwrap_or_default();
        let every = courses(&coach.diary, &Measure::ALL, self.stretch(coach), coach.day_start, &stored);
        (every.value, every.unread)
    }

    /// What has moved, what settles, what went along: a sentence or two of each.
    pub(super) fn say_short(&self, cx: &mut Cx) -> Vec<Effect> {
        cx.voice.say(&self.span_words(cx.coach));
        let (every, mut unread) = self.every(cx.coach);
        let forming = every.iter().map(|course| course.baseline.n()).max().unwrap_or(0);
        let formed = every.iter().any(|course| course.baseline.mean().is_some());
        cx.voice.say(&ended(&say("history-short-moved")));
        let moved = moved(every);
        for course in moved.iter().take(MOVED) {
            cx.voice.say(&moved_words(course));
        }
        match (moved.is_empty(), formed) {
            (true, true) => cx.say("history-short-no-days"),
            (true, false) => cx.tell("history-short-forming", &[("n", forming.into())]),
            (false, _) => {}
        }
        let (stretch, start) = (self.stretch(cx.coach), cx.coach.day_start);
        cx.voice.say(&ended(&say("history-short-settles")));
        let found = settles(&cx.coach.diary, stretch, start);
        let sentences: Vec<String> = history_words::settles(&found.value).take(SENTENCES).collect();
        for words in &sentences {
            cx.voice.say(words);
        }
        if sentences.is_empty() {
            let none = if found.value.is_empty() { "history-short-settles-few" } else { "history-short-settles-none" };
            cx.say(none);
        }
        unread.extend(found.unread);
        let opened = Opened { cycle: cx.coach.is_opened(Area::Cycle), sexual: cx.coach.is_opened(Area::Sexual) };
        let along = together(&cx.coach.diary, Measure::WorstPain, stretch, start, opened);
        cx.voice.say(&ended(&history_words::along_heading(along.value.stretch, stretch)));
        let measure = name("measure", Measure::WorstPain.id()).to_lowercase();
        for one in along.value.found.iter().take(SENTENCES) {
            cx.voice.say(&history_words::along(one, &measure));
        }
        if along.value.found.is_empty() {
            let few = along.value.days < LEAST_DAYS;
            let key = if few { "history-short-along-few" } else { "history-short-along-none" };
            cx.tell(key, &[("days", along.value.days.into()), ("least", LEAST_DAYS.into())]);
        }
        unread.extend(along.unread);
        Coach::read(unread)
    }

    /// Each figure in a line.
    pub(super) fn say_every(&self, cx: &mut Cx) -> Vec<Effect> {
        cx.voice.say(&self.span_words(cx.coach));
        let (every, unread) = self.every(cx.coach);
        let told: Vec<String> = every.iter().filter_map(every_words).collect();
        for words in &told {
            cx.voice.say(words);
        }
        if told.is_empty() {
            cx.say("history-nothing-yet");
        }
        Coach::read(unread)
    }

    /// The calendar: each month with its days of practice and its figures, the newest first.
    pub(super) fn say_months(&self, cx: &mut Cx) -> Vec<Effect> {
        let (course, mut effects) = self.course(cx.coach);
        let (stretch, start) = (self.stretch(cx.coach), cx.coach.day_start);
        let marked = marks(&cx.coach.diary, stretch, start, false);
        cx.voice.say(&self.span_words(cx.coach));
        cx.voice.say(&ended(&measure_words(self.measure)));
        let measure = name("measure", self.measure.id());
        let mut months: Vec<Vec<(Day, Option<f64>)>> = Vec::new();
        for (day, value) in course.values.into_iter().rev() {
            match months.last_mut().filter(|month| month.first().is_some_and(|(first, _)| is_one_month(*first, day))) {
                Some(month) => month.push((day, value)),
                None => months.push(vec![(day, value)]),
            }
        }
        for month in months.iter().take(MONTHS) {
            if let Some(words) = month_words(month, &marked.value, &measure) {
                cx.voice.say(&words);
            }
        }
        effects.extend(Coach::read(marked.unread));
        effects
    }

    /// Questionnaires over time, and what a sensor or two keys showed.
    pub(super) fn say_scores(&self, cx: &mut Cx) -> Vec<Effect> {
        cx.voice.say(&self.span_words(cx.coach));
        let (found, unread) = cx.coach.scores_of(self.stretch(cx.coach));
        if let Some((start, lately, change)) = found.pain {
            let key = if meets_nrs(change) { "history-scores-pain-meets" } else { "history-scores-pain" };
            let words = tell(key, &[("start", tenths(start).into()), ("now", tenths(lately).into())]);
            cx.voice.say(&format!("{} {words}", ended(&name("measure", Measure::WorstPain.id()))));
        }
        for one in &found.scored {
            let id = &one.instrument;
            let known = cx.coach.library.measures.get(id).is_some();
            let called = if known { say(&format!("questionnaire-{id}-name")) } else { name("questionnaire-total", id) };
            let line = |(day, score): &(Day, f64)| {
                let score = cx.coach.answer_words(one, *score).unwrap_or_else(|| one_place(*score));
                tell("history-scores-one", &[("day", dates::long_day(*day).into()), ("score", score.into())])
            };
            let latest = one.scores.len().saturating_sub(SCORES);
            let scores: Vec<String> = one.scores.iter().skip(latest).map(line).collect();
            let change = cx.coach.change_words(one);
            cx.voice.say(&format!("{} {}. {change}", ended(&called), scores.join("; ")));
            for item in &one.items {
                cx.voice.say(&history_scores::of_item(item));
            }
        }
        if found.scored.is_empty() {
            cx.say("history-scores-none");
        }
        if !found.signals.is_empty() {
            cx.voice.say(&ended(&say("history-signal")));
            for (day, signal) in found.signals.iter().rev().take(history_scores::LATEST) {
                let what = history_scores::of_signal(signal);
                cx.tell("history-signal-day", &[("day", dates::long_day(*day).into()), ("what", what.into())]);
            }
            cx.say("history-signal-own");
        }
        Coach::read(unread)
    }
}

/// The name of a measure, with the ends of its scale.
pub(super) fn measure_words(measure: Measure) -> String {
    told::scaled(&name("measure", measure.id()), measure)
}

/// "Worst pain: 6.6 at the start, 5.0 lately. 24 percent lower than at the start."
fn moved_words(course: &Course) -> String {
    let (Some(start), Some(mean)) = (course.baseline.mean(), course.latest_mean) else { return String::new() };
    let fills = [
        ("measure", measure_words(course.measure).into()),
        ("start", tenths(start).into()),
        ("lately", tenths(mean.value).into()),
    ];
    let mut words = tell("plain-history-moved", &fills);
    if let Some(more) = super::percent_words(course) {
        words = format!("{words} {more}");
    }
    if course.change.is_some_and(|change| change.mark == Mark::Met) {
        words = format!("{words} {}", say("plain-history-past-mark"));
    }
    words
}

/// A figure in a line; `None` of one that has none in these days.
fn every_words(course: &Course) -> Option<String> {
    if course.change.is_some() {
        return Some(moved_words(course));
    }
    let (day, value) = course.values.iter().rev().find_map(|(day, value)| Some((*day, (*value)?)))?;
    let fills = [
        ("measure", measure_words(course.measure).into()),
        ("day", dates::long_day(day).into()),
        ("n", one_place(value).into()),
        ("days", course.days_with_values().into()),
    ];
    Some(tell("plain-history-one", &fills))
}

fn is_one_month(one: Day, other: Day) -> bool {
    use chrono::Datelike as _;
    (one.0.year(), one.0.month()) == (other.0.year(), other.0.month())
}

/// A month, whose days are given newest first; `None` of one in which nothing stands.
fn month_words(days: &[(Day, Option<f64>)], marked: &Marks, measure: &str) -> Option<String> {
    let (first, _) = days.first()?;
    let practised = days.iter().filter(|(day, _)| marked.of(*day).practised).count();
    let hard = days.iter().filter(|(day, _)| marked.of(*day).hard_day).count();
    let values: Vec<f64> = days.iter().filter_map(|(_, value)| *value).collect();
    if practised == 0 && hard == 0 && values.is_empty() {
        return None;
    }
    let month = dates::whole_month(*first);
    let mut words = vec![tell("plain-history-month", &[("month", month.into()), ("days", practised.into())])];
    if let (Some(least), Some(most)) =
        (values.iter().copied().min_by(f64::total_cmp), values.iter().copied().max_by(f64::total_cmp))
    {
        let fills = [
            ("measure", measure.to_owned().into()),
            ("n", values.len().into()),
            ("least", one_place(least).into()),
            ("most", one_place(most).into()),
        ];
        words.push(tell("plain-history-month-figures", &fills));
    }
    if hard > 0 {
        words.push(tell("plain-history-month-hard", &[("n", hard.into())]));
    }
    Some(words.join(" "))
}
