//! Questionnaires: which is due, which form opens, what is kept of the answers and what a score says in words. Scoring is
//! the plan's. Nothing here is a diagnosis, and the words for a crisis never depend on a score.

use serde_json::json;

use super::coach::Coach;
use super::dates;
use super::effect::Effect;
use super::flow::{Refusal, Taken as Took};
use super::form::{Form, FormKind};
use super::plan_forms::OF;
use super::questionnaire_form::{self, GIVEN_ITEMS};
use super::standing;
use super::step::Step;
use crate::clock::Now;
use crate::diary::daily::tenths;
use crate::diary::{Body, Day, Id, Kind, MeasureTaken, Month, MonthState, Record, ScoreSource};
use crate::plan::measures::{Difference, Instrument, Instruments, Mark, Taken, Total, difference};
use crate::words::{name, say, tell};

/// The id under which the total of another questionnaire is opened.
pub const TOTAL: &str = "total";

/// The safety question that follows from answers about worry and low mood, twice one after the other.
const LOW_TWICE: u8 = 27;

fn register(instrument: &str) -> String {
    format!("measure-{instrument}")
}

impl Coach {
    /// The questionnaires in sight, in the order in which they are offered.
    pub fn questionnaires(&self) -> impl Iterator<Item = &Instrument> {
        let measures: &Instruments = &self.library.measures;
        measures.instruments.iter().filter(|one| one.area.is_none_or(|area| self.is_opened(area)))
    }

    /// What can be answered on one's own: id, what it is, and when it was done last. The total comes last.
    #[must_use]
    pub fn asked_of_oneself(&self) -> Vec<(String, String, Option<Day>)> {
        let line = |one: &Instrument| {
            let words = |part: &str| say(&format!("questionnaire-{}-{part}", one.id));
            let name = format!("{}  {}", words("name"), words("about"));
            (one.id.clone(), name, self.taken(&one.id).map(|taken| taken.on))
        };
        let total = (TOTAL.to_owned(), say("questionnaire-heading-total"), None);
        self.questionnaires().map(line).chain([total]).collect()
    }

    /// When a questionnaire was taken last.
    #[must_use]
    pub fn taken(&self, instrument: &str) -> Option<Taken> {
        self.profile.get(&register(instrument))
    }

    /// The questionnaire that is due and not put off, by id.
    #[must_use]
    pub fn questionnaire_due(&self, now: Now) -> Option<String> {
        self.questionnaires_due(now).into_iter().next()
    }

    /// All that are due and not put off, by id, in the order in which they are offered.
    #[must_use]
    pub fn questionnaires_due(&self, now: Now) -> Vec<String> {
        let today = self.today(now);
        let week = standing::week_of_practice(&self.profile, today);
        let again = self.library.measures.again_after_days.value;
        let due =
            |one: &&Instrument| one.is_due(week, self.taken(&one.id), today, again) && !self.is_put_off(&one.id, now);
        self.questionnaires().filter(due).map(|one| one.id.clone()).collect()
    }

    /// The form of a questionnaire; own activities are those of last time.
    #[must_use]
    pub fn questionnaire_form(&self, instrument: &str) -> Option<Form> {
        let instrument = self.library.measures.get(instrument)?;
        let mut form = Form::new(FormKind::Questionnaire).with(OF, &instrument.id);
        if let Some(last) = self.last_taken(&instrument.id, None).filter(|last| !last.items.is_empty()) {
            form = form.with(GIVEN_ITEMS, &last.items.join("\n"));
        }
        let kept = self.unfinished_form(&form.draft_name()).filter(|kept| kept.edits.is_none());
        Some(kept.unwrap_or(form))
    }

    /// The form of a total.
    #[must_use]
    pub fn total_form(&self) -> Form {
        self.form(FormKind::Total)
    }

    /// The months that a questionnaire needs beside it: where it was taken last.
    #[must_use]
    pub fn reading_for(&self, form: &Form) -> Vec<Effect> {
        let about = form.given(OF).filter(|_| form.kind == FormKind::Questionnaire);
        let last = about.and_then(|about| self.taken(about)).map(|taken| taken.on);
        // The last minutes of a person's day can lie in the month after.
        let months = last.into_iter().flat_map(|day| [Month::of_date(day.0), Month::of_date(day.next().0)]);
        let mut unread: Vec<Month> =
            months.filter(|month| self.diary.month(*month) == Some(&MonthState::Unread)).collect();
        unread.dedup();
        Self::read(unread)
    }

    /// The newest answers to an instrument in what is read of the diary; with `before`, those before that record.
    fn last_taken(&self, instrument: &str, before: Option<&Record>) -> Option<MeasureTaken> {
        self.last_record(instrument, before).map(|(_, taken)| taken)
    }

    fn last_record(&self, instrument: &str, before: Option<&Record>) -> Option<(&Record, MeasureTaken)> {
        let read = self.diary.months().filter_map(|(_, state)| match state {
            MonthState::Read(records) => Some(records),
            _ => None,
        });
        let records = read.flatten().filter(|record| record.kind == Kind::Measure && !record.deleted);
        let earlier =
            records.filter(|record| before.is_none_or(|before| (record.at, record.id) < (before.at, before.id)));
        let taken = earlier.filter_map(|record| match record.body() {
            Ok(Body::Measure(taken)) if taken.instrument == instrument => Some((record, taken)),
            _ => None,
        });
        taken.max_by_key(|(record, _)| (record.at, record.id))
    }

    /// What was answered, with its score.
    fn scored(&self, form: &Form) -> Option<MeasureTaken> {
        let mut taken = questionnaire_form::answers(form)?;
        taken.score = self.library.measures.get(&taken.instrument)?.score(&taken.answers);
        Some(taken)
    }

    pub(super) fn take_questionnaire(&mut self, form: &Form, now: Now) -> Result<Took, Refusal> {
        let Some(taken) = self.scored(form) else { return Ok((Step::Back, Vec::new())) };
        if form.edits.is_some() {
            return self.take_entry(form, Some(Body::Measure(taken)), now);
        }
        let id = taken.instrument.clone();
        let twice = self.low_twice(&taken);
        let (record, mut effects) = self.add(now.wall, &Body::Measure(taken), now);
        let today = self.today(now);
        let when = Taken { on: today, week: standing::week_of_practice(&self.profile, today) };
        effects.push(self.set(&register(&id), json!(when), now));
        if let Some(flag) = twice.then(|| self.library.safety.table.raise(LOW_TWICE, false)).flatten() {
            effects.extend(self.raise(flag, now));
        }
        let Some(record) = record else { return Ok((Step::Back, effects)) };
        let result = Form::new(FormKind::Result).with(OF, &record.to_string()).following();
        let result = if twice { result.with("raised", "yes") } else { result };
        Ok((Step::Form(Box::new(result)), effects))
    }

    /// Whether these answers and the ones before both say that talking may help, and no note about it is open.
    fn low_twice(&self, taken: &MeasureTaken) -> bool {
        let Some(instrument) = self.library.measures.get(&taken.instrument) else { return false };
        let before = self.last_taken(&taken.instrument, None);
        let open = standing::open_notes(&self.profile).iter().any(|note| note.flag.flag == LOW_TWICE);
        !open
            && instrument.says_talk(&taken.answers)
            && before.is_some_and(|before| instrument.says_talk(&before.answers))
    }

    pub(super) fn take_total(&mut self, form: &Form, now: Now) -> Result<Took, Refusal> {
        let Some((which, total)) = form.one("which").zip(form.number("total")) else {
            return Ok((Step::Back, Vec::new()));
        };
        let refuse = |line| Refusal { ask: "total".to_owned(), line };
        let known = self.library.measures.total(which).ok_or_else(|| refuse(say("error-total-unknown")))?;
        if !known.takes(total) {
            return Err(refuse(out_of_range(known)));
        }
        let taken = MeasureTaken {
            instrument: which.to_owned(),
            score: Some(total),
            source: ScoreSource::Therapist,
            ..MeasureTaken::default()
        };
        self.take_entry(form, Some(Body::Measure(taken)), now)
    }

    /// What a questionnaire came to, line by line: the score, the one before, what the change means.
    pub(super) fn result(&self, form: &Form) -> Vec<String> {
        let record = form.given(OF).and_then(Id::parse).and_then(|id| self.diary.find(id));
        let Some((_, record)) = record.filter(|(_, record)| !record.deleted) else {
            return vec![say("journal-gone")];
        };
        let mut lines = self.score_words(record);
        if lines.contains(&say("questionnaire-talk")) {
            lines.push(say("questionnaire-talk-key"));
        }
        if form.given("raised").is_some() {
            lines.push(say("questionnaire-raised"));
        }
        lines
    }

    /// What a record of a questionnaire says beside the one before it, line by line.
    #[must_use]
    pub fn score_words(&self, record: &Record) -> Vec<String> {
        let Ok(Body::Measure(taken)) = record.body() else { return Vec::new() };
        let measures = &self.library.measures;
        let before = self.last_record(&taken.instrument, Some(record));
        let mut lines = Vec::new();
        if let Some(instrument) = measures.get(&taken.instrument) {
            lines.extend(own_words(instrument, &taken));
        } else if let Some(total) = measures.total(&taken.instrument) {
            lines.extend(taken.score.map(|score| given_words(total, score)));
        }
        lines.extend(self.beside_the_last(&taken, before));
        if measures.get(&taken.instrument).is_some_and(|one| one.says_talk(&taken.answers)) {
            lines.push(say("questionnaire-talk"));
        }
        let is_reading = measures.total(&taken.instrument).is_some_and(|one| one.unit.is_some());
        lines.push(say(if is_reading { "questionnaire-reading-no-diagnosis" } else { "questionnaire-no-diagnosis" }));
        lines
    }

    fn beside_the_last(&self, taken: &MeasureTaken, before: Option<(&Record, MeasureTaken)>) -> Vec<String> {
        let measures = &self.library.measures;
        let instrument = measures.get(&taken.instrument);
        // A judgement of change speaks of the beginning, not of the last answer.
        if instrument.is_some_and(|one| one.meaningful_to.is_some()) {
            return Vec::new();
        }
        let Some(score) = taken.score else { return Vec::new() };
        let Some((record, last)) = before.and_then(|(record, last)| Some((record, (last.score?, last)))) else {
            return vec![say("questionnaire-first")];
        };
        let (last_score, last) = last;
        let small = instrument.and_then(|one| one.small_percent.as_ref()).map(|small| small.value);
        let matters = measures.matters(&taken.instrument);
        let mut lines = vec![tell(
            "questionnaire-before",
            &[("day", self.day_words(record).into()), ("score", figure(last_score).into())],
        )];
        lines.extend(difference_words(difference(score, last_score, matters, small)));
        let points = matters.and_then(|matters| matters.item_points);
        lines.extend(points.map(|points| item_words(taken, &last, points)).unwrap_or_default());
        lines
    }

    fn day_words(&self, record: &Record) -> String {
        record.at.map(|at| dates::long_day(self.day_start.day_of(at))).unwrap_or_default()
    }
}

/// The line for a total that the questionnaire cannot have.
#[must_use]
pub fn out_of_range(total: &Total) -> String {
    let fills = [
        ("name", name("questionnaire-total", &total.id).into()),
        ("least", total.least.into()),
        ("most", total.most.into()),
        ("step", total.step.into()),
    ];
    tell("error-total-range", &fills)
}

/// A total within its range, or a reading, whose range says nothing.
fn given_words(given: &Total, score: f64) -> String {
    let title = name("questionnaire-total", &given.id);
    if given.unit.is_some() {
        return tell("questionnaire-reading", &[("name", title.into()), ("score", figure(score).into())]);
    }
    score_line(&title, &score.to_string(), (given.least, given.most))
}

/// The score and its band, or the answer where that is the whole of it.
fn own_words(instrument: &Instrument, taken: &MeasureTaken) -> Vec<String> {
    let id = &instrument.id;
    let title = say(&format!("questionnaire-{id}-name"));
    let Some(score) = taken.score else {
        return vec![tell("questionnaire-score-none", &[("name", title.into())])];
    };
    let answer = taken.answers.first().copied().flatten();
    if let Some(answer) = answer.filter(|_| instrument.items == 1) {
        let words = say(&format!("questionnaire-{id}-answer-{answer}"));
        let mut lines = vec![tell("questionnaire-answer", &[("name", title.into()), ("answer", words.into())])];
        if instrument.meaningful_to.as_ref().is_some_and(|to| answer <= to.value) {
            lines.push(say("questionnaire-meaningful"));
        }
        return lines;
    }
    let count = instrument.items;
    #[expect(clippy::cast_precision_loss, reason = "five items at most")]
    let whole = if instrument.scoring == crate::plan::measures::Scoring::Sum { count as f64 } else { 1.0 };
    let ends = (f64::from(instrument.least) * whole, f64::from(instrument.most) * whole);
    let mut lines = vec![score_line(&title, &figure(score), ends)];
    if let Some(band) = instrument.band(score) {
        let band = say(&format!("questionnaire-{id}-band-{band}"));
        lines.push(tell("questionnaire-band", &[("band", band.into())]));
    }
    let pairs = instrument.pairs_at_mark(&taken.answers).into_iter();
    lines.extend(pairs.map(|pair| say(&format!("questionnaire-{id}-pair-{}", pair + 1))));
    lines
}

fn score_line(title: &str, score: &str, (least, most): (f64, f64)) -> String {
    let fills = [
        ("name", title.into()),
        ("score", score.into()),
        ("least", figure(least).into()),
        ("most", figure(most).into()),
    ];
    tell("questionnaire-score", &fills)
}

fn difference_words(difference: Difference) -> Vec<String> {
    let by = figure(difference.by.abs());
    let key = if by == "0" {
        return vec![say("questionnaire-same")];
    } else if difference.by < 0.0 {
        "questionnaire-lower"
    } else {
        "questionnaire-higher"
    };
    let mark = match difference.mark {
        Some(Mark::Small) => Some("questionnaire-mark-small"),
        Some(Mark::Meets) => Some("questionnaire-mark-meets"),
        None => None,
    };
    std::iter::once(tell(key, &[("by", by.into())])).chain(mark.map(say)).collect()
}

/// Activities whose own change reaches the mark for one activity.
fn item_words(taken: &MeasureTaken, last: &MeasureTaken, points: f64) -> Vec<String> {
    let line = |(item, now): (&String, &Option<u8>)| {
        let at = last.items.iter().position(|there| there == item)?;
        let (now, before) = ((*now)?, last.answers.get(at).copied()??);
        (f64::from(now.abs_diff(before)) >= points).then(|| {
            let fills = [
                ("item", item.as_str().into()),
                ("before", u32::from(before).into()),
                ("score", u32::from(now).into()),
            ];
            tell("questionnaire-item-meets", &fills)
        })
    };
    taken.items.iter().zip(&taken.answers).filter_map(line).collect()
}

/// As whole as the value is, with one decimal at most: 5, 4.3.
fn figure(value: f64) -> String {
    let text = tenths(value);
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}
