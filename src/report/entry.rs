//! One entry in words: its figures with their names, its lists, its note. For the journal as lines and in lists.

use super::clean::one_line;
use super::phrases::{exercise_name, figure, listed, time};
use crate::diary::{Body, Entry, Felt, Practice, Record, Score};
use crate::words::{has, say, tell};

/// What a record says, part by part, each in one line: "Pain now 4", "Where: at the entrance, left side". Free words
/// come last. A record that this version cannot show has no parts.
#[must_use]
pub fn entry_parts(record: &Record) -> Vec<String> {
    let mut parts = Parts::default();
    match record.body() {
        Ok(Body::CheckIn(entry) | Body::PainEpisode(entry)) if record.fits => entry_in_words(&mut parts, &entry),
        Ok(Body::Practice(practice)) => practice_in_words(&mut parts, &practice),
        Ok(Body::NextDay(next_day)) => {
            let soreness = next_day.soreness.map(|soreness| listed("entry-soreness", soreness.id()));
            parts.words("soreness", soreness);
            parts.score("next-day-pain", next_day.pain);
        }
        Ok(Body::Flare(flare)) => parts.plain(&words(if flare.on { "flare-on" } else { "flare-off" })),
        Ok(Body::Note(note)) => {
            parts.list("tags", &note.tags, None);
            parts.flag("for-therapist", note.for_therapist);
            parts.plain(&note.text);
        }
        Ok(Body::Question(question)) => {
            parts.flag("answered", question.answered);
            parts.plain(&question.text);
        }
        Ok(Body::Visit(visit)) => {
            parts.words("with", visit.with);
            parts.words("visit-note", visit.note);
            parts.words("next-at", visit.next_at.map(|date| super::date_words(crate::diary::Day(date))));
        }
        Ok(Body::Flag(flag)) => {
            let key = format!("safety-flag-{}", flag.flag);
            let text = tell("page-flag-other", &[("flag", u32::from(flag.flag).into())]);
            parts.plain(&if has(&key) { say(&key) } else { text });
            parts.plain(&listed("safety-name", flag.level.id()));
            parts.plain(&listed("safety-state", flag.state.id()));
        }
        _ => {}
    }
    parts.0
}

/// The words of a field, without the file's name; the id with spaces where there are none.
fn words(field: &str) -> String {
    listed("entry", field)
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
        let name = words(field);
        // Some fields are named by their question, and a question needs no colon.
        let key = if name.ends_with('?') { "page-journal-answer" } else { "page-journal-field" };
        self.0.push(tell(key, &[("name", name.into()), ("value", value.into())]));
    }

    fn score(&mut self, field: &str, value: Option<Score>) {
        if let Some(value) = value {
            let value = value.value().to_string();
            self.0.push(tell("page-journal-answer", &[("name", words(field).into()), ("value", value.into())]));
        }
    }

    fn flag(&mut self, field: &str, value: Option<bool>) {
        self.words(field, value.map(|yes| words(if yes { "yes" } else { "no" })));
    }

    fn list(&mut self, field: &str, ids: &[String], family: Option<&str>) {
        let word = |id: &String| family.map_or_else(|| one_line(id), |family| listed(&format!("entry-{family}"), id));
        self.words(field, Some(ids.iter().map(word).collect::<Vec<_>>().join(", ")));
    }

    fn count(&mut self, field: &str, value: Option<f64>) {
        self.words(field, value.filter(|value| value.is_finite()).map(figure));
    }
}

fn entry_in_words(parts: &mut Parts, entry: &Entry) {
    parts.score("pain-now", entry.pain_now);
    parts.score("pain-average", entry.pain_average);
    parts.score("pain-worst", entry.pain_worst);
    parts.score("ease", entry.ease);
    parts.score("mood", entry.mood);
    parts.score("stress", entry.stress);
    parts.score("anxiety", entry.anxiety);
    parts.score("fear", entry.fear);
    parts.score("shame", entry.shame);
    parts.score("sensitivity", entry.sensitivity);
    parts.count("sleep-hours", entry.sleep_hours);
    parts.score("sleep-quality", entry.sleep_quality);
    parts.flag("woke-with-pain", entry.woke_with_pain);
    where_and_when(parts, entry);
    body_and_care(parts, entry);
    parts.list("triggers", &entry.triggers, Some("trigger"));
    parts.list("helped", &entry.helped, Some("helped"));
    if let Some(partner) = &entry.partner {
        parts.score("partner-heard", partner.heard);
        parts.score("partner-closeness", partner.closeness);
        parts.flag("partner-boundaries-kept", partner.boundaries_kept);
    }
    parts.flag("unwell", entry.unwell);
    parts.list("tags", &entry.tags, None);
    parts.flag("for-therapist", entry.for_therapist);
    parts.words("word", entry.word.clone());
    parts.words("note", entry.note.clone());
}

fn where_and_when(parts: &mut Parts, entry: &Entry) {
    if let Some(by) = &entry.pain_by {
        parts.score("pain-by-rest", by.rest);
        parts.score("pain-by-activity", by.activity);
        parts.score("pain-by-sitting", by.sitting);
        parts.score("pain-by-touch", by.touch);
        parts.score("pain-by-penetration", by.penetration);
    }
    parts.list("places", &entry.places, Some("place"));
    parts.list("qualities", &entry.qualities, Some("quality"));
    parts.words("onset", entry.onset.as_deref().map(|id| listed("entry-onset", id)));
    parts.words("minutes", entry.minutes.map(|minutes| format!("{minutes} {}", words("unit-minutes"))));
    let hours = entry.settle_hours.filter(|hours| hours.is_finite());
    parts.words("settle-hours", hours.map(|hours| format!("{} {}", figure(hours), words("unit-hours"))));
    parts.words("attempt", entry.attempt.as_deref().map(|id| listed("entry-attempt", id)));
    parts.words("difficulty", entry.difficulty.map(|level| listed("entry-difficulty", &level.to_string())));
}

fn body_and_care(parts: &mut Parts, entry: &Entry) {
    if let Some(bladder) = &entry.bladder {
        parts.count("bladder-visits", bladder.visits.map(f64::from));
        parts.score("bladder-urgency", bladder.urgency);
        parts.list("bladder-signs", &bladder.signs, Some("bladder"));
    }
    if let Some(bowel) = &entry.bowel {
        parts.count("bowel-form", bowel.form.map(f64::from));
        parts.list("bowel-signs", &bowel.signs, Some("bowel"));
    }
    if let Some(cycle) = &entry.cycle {
        parts.count("cycle-day", cycle.day.map(f64::from));
        parts.words("cycle-bleeding", cycle.bleeding.as_deref().map(|id| listed("entry-bleeding", id)));
        parts.flag("cycle-unexpected", cycle.unexpected);
        parts.flag("cycle-hormones-changed", cycle.hormones_changed);
    }
    parts.list("medicines", &entry.medicines, None);
    parts.words("visit", entry.visit.as_deref().map(|id| listed("entry-treatment", id)));
}

fn practice_in_words(parts: &mut Parts, practice: &Practice) {
    let name = format!("routine-{}-name", practice.routine);
    let routine = if has(&name) { say(&name) } else { exercise_name(&practice.routine) };
    parts.words("routine", Some(format!("{routine}, {} / {}", time(practice.done_s), time(practice.planned_s))));
    match practice.stopped_for {
        Some(reason) => {
            let reason = tell("page-stop", &[("reason", reason.id().into())]);
            parts.plain(&tell("page-journal-stopped", &[("reason", reason.into())]));
        }
        None => parts.plain(&listed("entry-outcome", practice.outcome.id())),
    }
    felt(parts, "before", practice.before);
    felt(parts, "peak", practice.peak);
    felt(parts, "after", practice.after);
    parts.words("comfort", practice.comfort.map(|comfort| listed("entry-comfort", comfort.id())));
    let done = practice.blocks.iter().filter(|block| !block.exercise.is_empty() && block.track != "change");
    let done = done.map(|block| {
        let let_go = block.let_go.map(|answer| format!(", {}", listed("entry-let-go", answer.id())));
        format!("{} {}{}", exercise_name(&block.exercise), time(block.done_s), let_go.unwrap_or_default())
    });
    let blocks = done.collect::<Vec<_>>().join("; ");
    if !blocks.is_empty() {
        parts.plain(&tell("page-journal-blocks", &[("blocks", blocks.into())]));
    }
    parts.words("note", practice.note.clone());
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
