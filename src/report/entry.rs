//! One entry in words: its figures with their names, its lists, its note. For the journal as lines and in lists.

use super::clean::one_line;
use super::phrases::{exercise_name, figure, listed, time};
use crate::diary::{
    Body, Entry, Felt, MeasureTaken, Outcome, Practice, PractisedBlock, Record, Score, ScoreSource, StepChange,
    StopReason, Thought,
};
use crate::words::{has, say, tell};

/// What a record says, part by part, each in one line: "Pain now 4", "Where: at the entrance, left side". Free words
/// come last. A record that this version cannot show has no parts.
#[must_use]
pub fn entry_parts(record: &Record) -> Vec<String> {
    record.body().map(|body| body_parts(body, record.fits)).unwrap_or_default()
}

/// The same of what a record holds; `fits` says whether all of it could be read.
#[must_use]
pub fn body_parts(body: Body, fits: bool) -> Vec<String> {
    let mut parts = Parts::default();
    match body {
        Body::CheckIn(entry) | Body::PainEpisode(entry) if fits => entry_in_words(&mut parts, &entry),
        Body::Practice(practice) => practice_in_words(&mut parts, &practice),
        Body::NextDay(next_day) => {
            let soreness = next_day.soreness.map(|soreness| listed("entry-soreness", soreness.id()));
            parts.words("entry-soreness", soreness);
            parts.score("entry-next-day-pain", next_day.pain);
        }
        Body::Flare(flare) => parts.plain(&say(if flare.on { "entry-flare-on" } else { "entry-flare-off" })),
        // The words come first: they are what the entry is.
        Body::Note(note) => {
            parts.plain(&note.text);
            parts.list("entry-tags", &note.tags, None);
            parts.flag("entry-for-therapist", note.for_therapist);
        }
        Body::Question(question) => {
            parts.plain(&question.text);
            parts.flag("entry-answered", question.answered);
        }
        Body::Visit(visit) => {
            parts.words("entry-with", visit.with);
            parts.words("entry-visit-note", visit.note);
            parts.words("entry-next-at", visit.next_at.map(|date| super::date_words(crate::diary::Day(date))));
        }
        Body::Flag(flag) => {
            let key = format!("safety-flag-{}", flag.flag);
            let text = tell("page-flag-other", &[("flag", u32::from(flag.flag).into())]);
            parts.plain(&if has(&key) { say(&key) } else { text });
            parts.plain(&listed("safety-name", flag.level.id()));
            parts.plain(&listed("safety-state", flag.state.id()));
        }
        Body::Thought(thought) => thought_in_words(&mut parts, thought),
        Body::Experiment(experiment) => {
            parts.words("entry-experiment-prediction", experiment.prediction);
            parts.words("entry-experiment-test", experiment.test);
            parts.words("entry-experiment-happened", experiment.happened);
            parts.words("entry-experiment-learned", experiment.learned);
        }
        Body::Step(step) => step_in_words(&mut parts, &step),
        Body::Measure(measure) => measure_in_words(&mut parts, &measure),
        Body::Milestone(milestone) => parts.plain(&listed("milestone", &milestone.milestone)),
        _ => {}
    }
    parts.0
}

fn thought_in_words(parts: &mut Parts, thought: Thought) {
    let of_hundred = |value: Option<u8>| value.map(|value| format!("{value} %"));
    parts.words("entry-thought-situation", thought.situation);
    parts.words("entry-thought-body", thought.body);
    // By itself it comes first, as the words of a note do: the kind of the entry says what it is.
    match thought.thought {
        Some(words) if parts.0.is_empty() => parts.plain(&words),
        words => parts.words("entry-thought-thought", words),
    }
    parts.words("entry-thought-believed", of_hundred(thought.believed));
    parts.words("entry-thought-feeling", thought.feeling);
    parts.score("entry-thought-strength", thought.strength);
    parts.list("entry-thought-patterns", &thought.patterns, Some("thought-pattern"));
    // Each has the name of the question that asked for it.
    let against = if thought.supports.is_some() { "entry-thought-against" } else { "thought-check" };
    parts.words("entry-thought-supports", thought.supports);
    parts.words(against, thought.against);
    parts.words("entry-thought-fairer", thought.fairer);
    parts.words("entry-thought-believed-after", of_hundred(thought.believed_after));
    parts.words("entry-thought-next-step", thought.next_step);
}

fn measure_in_words(parts: &mut Parts, measure: &MeasureTaken) {
    let id = one_line(&measure.instrument);
    let keys = [format!("questionnaire-{id}-name"), format!("questionnaire-total-{id}")];
    let name = keys.iter().find(|key| has(key)).map_or_else(|| id.to_uppercase(), |key| say(key));
    // Of one question the answer says more than its number.
    let answer = match measure.answers.as_slice() {
        [Some(answer)] => Some(format!("questionnaire-{id}-answer-{answer}")).filter(|key| has(key)),
        _ => None,
    };
    let score = answer.map_or_else(|| measure.score.map_or_else(|| "-".to_owned(), figure), |key| say(&key));
    parts.plain(&tell("entry-measure-score", &[("name", name.into()), ("score", score.into())]));
    for (item, answer) in measure.items.iter().zip(&measure.answers) {
        let answer = answer.map_or_else(|| "-".to_owned(), |answer| answer.to_string());
        parts.plain(&tell("entry-measure-score", &[("name", one_line(item).into()), ("score", answer.into())]));
    }
    if measure.source == ScoreSource::Therapist {
        parts.plain(&say("entry-measure-therapist"));
    }
}

fn step_in_words(parts: &mut Parts, step: &StepChange) {
    let track = match step.track.strip_prefix("ladder-") {
        Some(area) => listed("ladder-of", area),
        None => listed("choose-track", &step.track),
    };
    let key = if step.from == step.to { "entry-step-same" } else { "entry-step-from-to" };
    let (from, to) = (u32::from(step.from), u32::from(step.to));
    parts.plain(&tell(key, &[("track", track.into()), ("from", from.into()), ("to", to.into())]));
    if let Some(minutes) = step.minutes.filter(|minutes| minutes.is_finite()) {
        parts.plain(&tell("entry-step-minutes", &[("minutes", figure(minutes).into())]));
    }
    parts.words("entry-step-choice", Some(listed("entry-step-choice", step.choice.id())));
}

#[derive(Default)]
struct Parts(Vec<String>);

impl Parts {
    fn plain(&mut self, text: &str) {
        let text = one_line(text);
        if !text.is_empty() {
            self.0.push(text);
        }
    }

    fn words(&mut self, field: &str, value: Option<String>) {
        let Some(value) = value.map(|value| one_line(&value)).filter(|value| !value.is_empty()) else { return };
        let name = say(field);
        // Some fields are named by their question, and a question needs no colon.
        let key = if name.ends_with('?') { "page-journal-answer" } else { "page-journal-field" };
        self.0.push(tell(key, &[("name", name.into()), ("value", value.into())]));
    }

    fn score(&mut self, field: &str, value: Option<Score>) {
        if let Some(value) = value {
            let value = value.value().to_string();
            self.0.push(tell("page-journal-answer", &[("name", say(field).into()), ("value", value.into())]));
        }
    }

    fn flag(&mut self, field: &str, value: Option<bool>) {
        self.words(field, value.map(|yes| say(if yes { "entry-answer-yes" } else { "entry-answer-no" })));
    }

    fn list(&mut self, field: &str, ids: &[String], family: Option<&str>) {
        let word = |id: &String| family.map_or_else(|| one_line(id), |family| listed(family, id));
        self.words(field, Some(ids.iter().map(word).collect::<Vec<_>>().join(", ")));
    }

    fn count(&mut self, field: &str, value: Option<f64>) {
        self.words(field, value.filter(|value| value.is_finite()).map(figure));
    }

    fn hours(&mut self, field: &str, value: Option<f64>) {
        let hours = value.filter(|value| value.is_finite());
        self.words(field, hours.map(|hours| format!("{} {}", figure(hours), say("entry-unit-hours"))));
    }
}

fn entry_in_words(parts: &mut Parts, entry: &Entry) {
    parts.score("entry-pain-now", entry.pain_now);
    parts.score("entry-pain-that-day", entry.pain_average);
    parts.score("entry-pain-worst", entry.pain_worst);
    parts.score("entry-ease", entry.ease);
    parts.score("entry-mood", entry.mood);
    parts.score("entry-stress", entry.stress);
    parts.score("entry-anxiety", entry.anxiety);
    parts.score("entry-fear", entry.fear);
    parts.score("entry-shame", entry.shame);
    parts.score("entry-sensitivity", entry.sensitivity);
    parts.hours("entry-sleep-hours", entry.sleep_hours);
    parts.score("entry-sleep-quality", entry.sleep_quality);
    parts.flag("entry-woke-with-pain", entry.woke_with_pain);
    where_and_when(parts, entry);
    body_and_care(parts, entry);
    parts.list("entry-triggers", &entry.triggers, Some("entry-trigger"));
    parts.list("entry-helped", &entry.helped, Some("entry-helped"));
    if let Some(partner) = &entry.partner {
        parts.score("entry-partner-heard", partner.heard);
        parts.score("entry-partner-closeness", partner.closeness);
        parts.flag("entry-partner-boundaries-kept", partner.boundaries_kept);
    }
    parts.flag("entry-unwell", entry.unwell);
    parts.list("entry-tags", &entry.tags, None);
    parts.flag("entry-for-therapist", entry.for_therapist);
    parts.words("entry-word", entry.word.clone());
    parts.words("entry-note", entry.note.clone());
}

fn where_and_when(parts: &mut Parts, entry: &Entry) {
    if let Some(by) = &entry.pain_by {
        parts.score("entry-pain-by-rest", by.rest);
        parts.score("entry-pain-by-activity", by.activity);
        parts.score("entry-pain-by-sitting", by.sitting);
        parts.score("entry-pain-by-touch", by.touch);
        parts.score("entry-pain-by-penetration", by.penetration);
    }
    parts.list("entry-places", &entry.places, Some("entry-place"));
    parts.list("entry-qualities", &entry.qualities, Some("entry-quality"));
    parts.words("entry-onset", entry.onset.as_deref().map(|id| listed("entry-onset", id)));
    parts.words("entry-minutes", entry.minutes.map(|minutes| format!("{minutes} {}", say("entry-unit-minutes"))));
    parts.hours("entry-settle-hours", entry.settle_hours);
    parts.words("entry-attempt", entry.attempt.as_deref().map(|id| listed("entry-attempt", id)));
    parts.words("entry-difficulty", entry.difficulty.map(|level| listed("entry-difficulty", &level.to_string())));
}

fn body_and_care(parts: &mut Parts, entry: &Entry) {
    if let Some(bladder) = &entry.bladder {
        parts.count("entry-bladder-visits", bladder.visits.map(f64::from));
        parts.score("entry-bladder-urgency", bladder.urgency);
        parts.list("entry-bladder-signs", &bladder.signs, Some("entry-bladder-sign"));
    }
    if let Some(bowel) = &entry.bowel {
        parts.count("entry-bowel-form", bowel.form.map(f64::from));
        parts.list("entry-bowel-signs", &bowel.signs, Some("entry-bowel-sign"));
    }
    if let Some(cycle) = &entry.cycle {
        parts.count("entry-cycle-day", cycle.day.map(f64::from));
        parts.words("entry-cycle-bleeding", cycle.bleeding.as_deref().map(|id| listed("entry-bleeding", id)));
        parts.flag("entry-cycle-unexpected", cycle.unexpected);
        parts.flag("entry-cycle-hormones-changed", cycle.hormones_changed);
    }
    parts.list("entry-medicines", &entry.medicines, None);
    parts.words("entry-visit", entry.visit.as_deref().map(|id| listed("entry-treatment", id)));
}

fn practice_in_words(parts: &mut Parts, practice: &Practice) {
    let name = format!("routine-{}-name", practice.routine);
    let routine = if has(&name) { say(&name) } else { exercise_name(&practice.routine) };
    let (done, planned) = (time(practice.done_s), time(practice.planned_s));
    let length = if done == planned { done } else { format!("{done} {} {planned}", say("page-said-of")) };
    // That it was stopped stands with its length, where a list that is cut short still shows it.
    let stopped = practice.outcome == Outcome::Stopped || practice.stopped_for.is_some();
    let length = if stopped { tell("entry-stopped-after", &[("time", length.into())]) } else { length };
    parts.words("entry-routine", Some(format!("{routine}, {length}")));
    if stopped {
        let told = practice.stopped_for.filter(|reason| *reason != StopReason::NotSaid);
        parts.words("entry-stopped-for", told.map(|reason| listed("safety-stop", reason.id())));
    } else {
        parts.plain(&listed("entry-outcome", practice.outcome.id()));
    }
    felt(parts, "entry-before", practice.before);
    felt(parts, "entry-predicted", practice.predicted);
    felt(parts, "entry-peak", practice.peak);
    felt(parts, "entry-after", practice.after);
    parts.words("entry-comfort", practice.comfort.map(|comfort| listed("entry-comfort", comfort.id())));
    // What was not reached any more was no part of it.
    let reached = |block: &PractisedBlock| block.done_s > 0 || block.let_go.is_some();
    let practised = |block: &&PractisedBlock| !block.exercise.is_empty() && block.track != "change" && reached(block);
    let done = practice.blocks.iter().filter(practised);
    let done = done.map(|block| {
        let let_go = block.let_go.map(|answer| format!(", {}", listed("entry-let-go", answer.id())));
        format!("{} {}{}", exercise_name(&block.exercise), time(block.done_s), let_go.unwrap_or_default())
    });
    let blocks = done.collect::<Vec<_>>().join("; ");
    if !blocks.is_empty() {
        parts.plain(&tell("page-journal-blocks", &[("blocks", blocks.into())]));
    }
    parts.words("entry-note", practice.note.clone());
}

/// "before: pain 4, ease 5".
fn felt(parts: &mut Parts, moment: &str, felt: Option<Felt>) {
    let Some(felt) = felt else { return };
    let figures =
        [("page-journal-pain", felt.pain), ("page-journal-ease", felt.ease), ("page-journal-fear", felt.fear)];
    let one = |(key, score): (&str, Option<Score>)| {
        score.map(|score| tell(key, &[("value", u32::from(score.value()).into())]))
    };
    parts.words(moment, Some(figures.into_iter().filter_map(one).collect::<Vec<_>>().join(", ")));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(of: impl FnOnce(&mut Practice)) -> Vec<String> {
        let block = |exercise: &str, done_s| PractisedBlock {
            exercise: exercise.to_owned(),
            planned_s: 240,
            done_s,
            ..PractisedBlock::default()
        };
        let blocks = vec![block("B3", 5), block("ST1", 0)];
        let mut practice =
            Practice { routine: "RT7".to_owned(), planned_s: 480, done_s: 5, blocks, ..Practice::default() };
        of(&mut practice);
        body_parts(Body::Practice(practice), true)
    }

    #[test]
    fn a_practice_that_was_stopped_says_so_first_with_the_reason_where_one_was_told() {
        let stopped = |reason| said(|practice| (practice.outcome, practice.stopped_for) = (Outcome::Stopped, reason));
        for reason in [None, Some(StopReason::NotSaid)] {
            let parts = stopped(reason);
            assert!(parts[0].ends_with(", stopped after 5 s of 8 min"), "{parts:?}");
            assert!(parts[1].starts_with("Blocks"), "nothing is made of what was not said: {parts:?}");
        }
        let parts = stopped(Some(StopReason::Toilet));
        assert!(parts[0].contains("stopped after") && parts[1] == "reason: toilet", "{parts:?}");
        let parts = said(|practice| practice.outcome = Outcome::EndedEarly);
        assert!(parts[0].ends_with(", 5 s of 8 min") && parts[1] == "ended early", "{parts:?}");
    }

    #[test]
    fn what_was_not_reached_is_no_part_of_a_practice() {
        let parts = said(|practice| practice.outcome = Outcome::EndedEarly);
        let blocks = parts.iter().find(|part| part.starts_with("Blocks")).expect("one was begun");
        assert_eq!(blocks, &format!("Blocks: {} 5 s", exercise_name("B3")));
    }
}
