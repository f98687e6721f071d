//! Records as rows of plain fields, for formats with one row a record. The same sections stay out as on the page: what
//! is not ticked has no field here, and a record of which nothing is left has no row.

use chrono::{DateTime, FixedOffset};

use super::attention::section_of;
use super::patterns::section_of_listed;
use super::practice::EXPOSURE;
use super::scores::is_intimate;
use super::{Section, paced};
use crate::diary::daily::dated;
use crate::diary::{
    Body, Comfort, Day, DayStart, Diary, Entry, Felt, Kind, LetGo, MeasureTaken, Practice, Record, Score, Soreness,
    StepChange, StopReason, Thought, lists,
};
use crate::insight::Answered;
use crate::plan::measures::Instruments;

/// What a field holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// A figure.
    Number(f64),
    /// An id, or words of the person's own.
    Text(String),
    /// Yes or no.
    Yes(bool),
}

/// One record.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordRow {
    /// The person's day.
    pub day: Day,
    /// The moment, with the offset it was lived in.
    pub at: DateTime<FixedOffset>,
    /// Its kind.
    pub kind: Kind,
    /// Its fields, in the order of the entry form; absent ones are left out.
    pub fields: Vec<(&'static str, Cell)>,
}

impl RecordRow {
    /// The field of that name.
    #[must_use]
    pub fn get(&self, field: &str) -> Option<&Cell> {
        self.fields.iter().find(|(name, _)| *name == field).map(|(_, cell)| cell)
    }

    /// The figure of that name.
    #[must_use]
    pub fn number(&self, field: &str) -> Option<f64> {
        match self.get(field)? {
            Cell::Number(value) => Some(*value),
            Cell::Text(_) | Cell::Yes(_) => None,
        }
    }

    /// The words of that name.
    #[must_use]
    pub fn text(&self, field: &str) -> Option<&str> {
        match self.get(field)? {
            Cell::Text(text) => Some(text),
            Cell::Number(_) | Cell::Yes(_) => None,
        }
    }
}

/// The rows of the days `from` to `to`, oldest first. `include` are the ticked sections.
#[must_use]
pub fn record_rows(
    diary: &Diary,
    from: Day,
    to: Day,
    start: DayStart,
    include: &std::collections::BTreeSet<Section>,
    instruments: &Instruments,
) -> Answered<Vec<RecordRow>> {
    let range = diary.days(from, to, start);
    let mut records = dated(&range.records, start);
    records.retain(|(day, _)| (from..=to).contains(day));
    records.sort_by_key(|(_, record)| record.at);
    let may = |section: Section| include.contains(&section);
    let row = |(day, record): (Day, &Record)| {
        let mut fields = Fields { all: Vec::new(), may: &may };
        fields.read(&record.body().ok()?, instruments);
        let kind = record.kind.clone();
        (!fields.all.is_empty()).then_some(RecordRow { day, at: record.at?, kind, fields: fields.all })
    };
    let rows = records.into_iter().filter_map(row).collect();
    Answered::from(rows, &range, [])
}

/// The fields of one record as they are gathered.
struct Fields<'a> {
    all: Vec<(&'static str, Cell)>,
    may: &'a dyn Fn(Section) -> bool,
}

impl Fields<'_> {
    fn read(&mut self, body: &Body, instruments: &Instruments) {
        match body {
            Body::CheckIn(entry) | Body::PainEpisode(entry) => self.entry(entry),
            Body::Practice(practice) => self.practice(practice),
            Body::NextDay(answer) => {
                self.text("soreness", answer.soreness.map(Soreness::id));
                self.score("next_day_pain", answer.pain);
            }
            Body::Flare(flare) => self.text("hard_day_plan", Some(if flare.on { "on" } else { "off" })),
            Body::Note(note) => self.words("note", Some(&note.text), note.for_therapist),
            Body::Question(question) => self.text("question", Some(&question.text)),
            Body::Visit(visit) => {
                self.text("next_visit", visit.next_at.map(|date| date.to_string()).as_deref());
                self.words("visit_with", visit.with.as_deref(), None);
                self.words("note", visit.note.as_deref(), None);
                // That there was a visit is worth a row of its own.
                self.yes("visited", Some(true));
            }
            Body::Flag(flag) if section_of(flag.flag).is_none_or(|section| (self.may)(section)) => {
                self.number("safety_note", Some(f64::from(flag.flag)));
                self.text("safety_level", Some(flag.level.id()));
                self.text("safety_state", Some(flag.state.id()));
            }
            Body::Thought(thought) if (self.may)(Section::Thoughts) => self.thought(thought),
            Body::Experiment(experiment) if (self.may)(Section::Thoughts) => {
                self.text("prediction", experiment.prediction.as_deref());
                self.text("test", experiment.test.as_deref());
                self.text("happened", experiment.happened.as_deref());
                self.text("learned", experiment.learned.as_deref());
            }
            Body::Measure(measure) => self.measure(measure, instruments),
            Body::Step(step) => self.step(step),
            Body::Flag(_) | Body::Thought(_) | Body::Experiment(_) | Body::Milestone(_) => {}
        }
    }

    fn entry(&mut self, entry: &Entry) {
        self.score("pain_now", entry.pain_now);
        self.score("pain_average", entry.pain_average);
        self.score("pain_worst", entry.pain_worst);
        self.score("ease", entry.ease);
        self.score("mood", entry.mood);
        self.score("stress", entry.stress);
        self.score("anxiety", entry.anxiety);
        self.score("fear", entry.fear);
        self.score("shame", entry.shame);
        self.score("sensitivity", entry.sensitivity);
        self.score("sleep_quality", entry.sleep_quality);
        self.number("sleep_hours", entry.sleep_hours);
        self.yes("woke_with_pain", entry.woke_with_pain);
        self.where_and_when(entry);
        self.body(entry);
        self.list("triggers", &entry.triggers, &lists::TRIGGERS);
        self.list("helped", &entry.helped, &lists::HELPED);
        self.intimate(entry);
        self.yes("unwell", entry.unwell);
        self.words("word", entry.word.as_deref(), None);
        self.words("note", entry.note.as_deref(), entry.for_therapist);
        self.words("tags", Some(&entry.tags.join("; ")), None);
    }

    fn where_and_when(&mut self, entry: &Entry) {
        if let Some(by) = &entry.pain_by {
            self.score("pain_rest", by.rest);
            self.score("pain_activity", by.activity);
            self.score("pain_sitting", by.sitting);
            self.score("pain_touch", by.touch);
        }
        self.list("places", &entry.places, &lists::PLACES);
        self.list("qualities", &entry.qualities, &lists::QUALITIES);
        self.list("onset", entry.onset.as_slice(), &lists::ONSETS);
        self.number("minutes", entry.minutes.map(f64::from));
        self.number("settle_hours", entry.settle_hours);
    }

    fn body(&mut self, entry: &Entry) {
        if let Some(bladder) = &entry.bladder {
            self.number("bladder_visits", bladder.visits.map(f64::from));
            self.score("bladder_urgency", bladder.urgency);
            self.list("bladder_signs", &bladder.signs, &super::care::BLADDER_SIGNS);
        }
        if let Some(bowel) = &entry.bowel {
            self.number("bowel_form", bowel.form.map(f64::from));
            self.list("bowel_signs", &bowel.signs, &super::care::BOWEL_SIGNS);
        }
        self.list("treatment", entry.visit.as_slice(), &lists::TREATMENTS);
    }

    fn intimate(&mut self, entry: &Entry) {
        if (self.may)(Section::Sexual) {
            self.score("pain_penetration", entry.pain_by.as_ref().and_then(|by| by.penetration));
            self.list("attempt", entry.attempt.as_slice(), &lists::ATTEMPTS);
            self.number("difficulty", entry.difficulty.map(f64::from));
        }
        if let Some(cycle) = entry.cycle.as_ref().filter(|_| (self.may)(Section::Cycle)) {
            self.number("cycle_day", cycle.day.map(f64::from));
            self.list("cycle_bleeding", cycle.bleeding.as_slice(), &lists::BLEEDING);
            self.yes("cycle_unexpected", cycle.unexpected);
            self.yes("hormones_changed", cycle.hormones_changed);
        }
        if (self.may)(Section::Medicines) {
            self.text("medicines", Some(&entry.medicines.join("; ")));
        }
        if let Some(partner) = entry.partner.as_ref().filter(|_| (self.may)(Section::Partner)) {
            self.score("partner_heard", partner.heard);
            self.score("partner_closeness", partner.closeness);
            self.yes("boundaries_kept", partner.boundaries_kept);
        }
    }

    fn practice(&mut self, practice: &Practice) {
        let on_ladder = practice.blocks.iter().any(|block| block.track == EXPOSURE);
        let hidden = on_ladder && !(self.may)(Section::Exposure);
        self.text("routine", Some(practice.routine.as_str()).filter(|_| !hidden));
        self.number("planned_s", Some(f64::from(practice.planned_s)));
        self.number("done_s", Some(f64::from(practice.done_s)));
        self.text("outcome", Some(practice.outcome.id()));
        self.text("stopped_for", practice.stopped_for.map(StopReason::id));
        self.text("comfort", practice.comfort.map(Comfort::id));
        self.felt(["before_pain", "before_ease", "before_fear"], practice.before);
        self.felt(["peak_pain", "peak_ease", "peak_fear"], practice.peak);
        self.felt(["after_pain", "after_ease", "after_fear"], practice.after);
        let predicted = practice.predicted.filter(|_| !hidden);
        self.felt(["expected_pain", "expected_ease", "expected_fear"], predicted);
        let shown = practice.blocks.iter().filter(|block| block.track != EXPOSURE || (self.may)(Section::Exposure));
        let shown: Vec<_> = shown.filter(|block| !block.exercise.is_empty() && block.track != "change").collect();
        let exercises: Vec<&str> = shown.iter().map(|block| block.exercise.as_str()).collect();
        let let_go: Vec<&str> = shown.iter().filter_map(|block| block.let_go).map(LetGo::id).collect();
        self.text("exercises", Some(&exercises.join("; ")));
        self.text("let_go", Some(&let_go.join("; ")));
        self.words("note", practice.note.as_deref(), None);
    }

    fn felt(&mut self, names: [&'static str; 3], felt: Option<Felt>) {
        let Some(felt) = felt else { return };
        for (name, score) in names.into_iter().zip([felt.pain, felt.ease, felt.fear]) {
            self.score(name, score);
        }
    }

    fn thought(&mut self, thought: &Thought) {
        self.text("situation", thought.situation.as_deref());
        self.text("body", thought.body.as_deref());
        self.text("thought", thought.thought.as_deref());
        self.number("believed", thought.believed.map(f64::from));
        self.text("feeling", thought.feeling.as_deref());
        self.score("strength", thought.strength);
        self.text("supports", thought.supports.as_deref());
        self.text("against", thought.against.as_deref());
        self.text("fairer", thought.fairer.as_deref());
        self.number("believed_after", thought.believed_after.map(f64::from));
        self.text("next_step", thought.next_step.as_deref());
    }

    fn measure(&mut self, measure: &MeasureTaken, instruments: &Instruments) {
        let id = measure.instrument.to_ascii_lowercase();
        let known = instruments.get(&id).is_some() || instruments.total(&id).is_some();
        if !known || (is_intimate(instruments, &id) && !(self.may)(Section::Sexual)) {
            return;
        }
        self.text("instrument", Some(&id));
        self.number("score", measure.score);
        self.text("source", Some(measure.source.id()));
        if id != super::private::PHQ4 || (self.may)(Section::Phq4) {
            let answers = measure.answers.iter().map(|it| it.map_or_else(|| "-".to_owned(), |it| it.to_string()));
            self.text("answers", Some(&answers.collect::<Vec<_>>().join("; ")));
        }
        // The person's own words, as on the page.
        if (self.may)(Section::Notes) {
            self.text("activities", Some(&measure.items.join("; ")));
        }
    }

    fn step(&mut self, step: &StepChange) {
        if !paced::is_paced(&step.track) && !(self.may)(Section::Exposure) {
            return;
        }
        self.text("track", Some(&step.track));
        self.number("step_from", Some(f64::from(step.from)));
        self.number("step_to", Some(f64::from(step.to)));
        self.number("step_minutes", step.minutes);
        self.text("rule", step.reason.as_deref().and_then(paced::rule_of).as_deref());
        self.text("choice", Some(step.choice.id()));
    }

    fn number(&mut self, name: &'static str, value: Option<f64>) {
        self.all.extend(value.filter(|value| value.is_finite()).map(|value| (name, Cell::Number(value))));
    }

    fn score(&mut self, name: &'static str, score: Option<Score>) {
        self.number(name, score.map(|score| f64::from(score.value())));
    }

    fn yes(&mut self, name: &'static str, value: Option<bool>) {
        self.all.extend(value.map(|value| (name, Cell::Yes(value))));
    }

    fn text(&mut self, name: &'static str, text: Option<&str>) {
        let text = text.filter(|text| !text.trim().is_empty());
        self.all.extend(text.map(|text| (name, Cell::Text(text.to_owned()))));
    }

    /// The person's own words: with the notes, or where they marked the entry for the therapist.
    fn words(&mut self, name: &'static str, text: Option<&str>, marked: Option<bool>) {
        if (self.may)(Section::Notes) || marked == Some(true) {
            self.text(name, text);
        }
    }

    /// Ids of a closed list whose section is ticked.
    fn list(&mut self, name: &'static str, ids: &[String], known: &[&str]) {
        let open = |id: &&String| section_of_listed(id).is_none_or(|section| (self.may)(section));
        let ids: Vec<&str> =
            ids.iter().filter(|id| known.contains(&id.as_str())).filter(open).map(String::as_str).collect();
        self.text(name, Some(&ids.join("; ")));
    }
}
