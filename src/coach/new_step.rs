//! A step that is new, on any track of a practice: once, the card asks what is expected of it, and the questions
//! afterwards stand beside that. Ladders ask on a screen of their own; what two figures say together is for `insight`.

use serde_json::json;

use super::coach::Coach;
use super::effect::Effect;
use super::form::Form;
use super::today::OfferKind;
use crate::clock::Now;
use crate::diary::{Body, Felt, Id, Practice, Record, StepChange, StepChoice};
use crate::plan::Filled;
use crate::plan::lived::LOOK_BACK;
use crate::plan::tracks::IN_TURN;
use crate::practice::Track;
use crate::words::{name, say, tell};

/// The register with the step, by the name of its record, that was asked about last.
const ASKED: &str = "expected_of";
/// The name under which the card is told of the record of a new step…
const STEP: &str = "new_step";
/// …and of the words for it.
const CALLED: &str = "new_called";
/// The name under which the questions afterwards are told what was expected, in words…
const EXPECTED: &str = "expected";
/// …and that fear was expected, so that they ask for it too.
pub(super) const EXPECTED_FEAR: &str = "expected_fear";

/// What is read above the questions of the card, where a step is new.
pub(super) fn card_intro(form: &Form) -> Vec<String> {
    let called = form.given(CALLED).filter(|_| is_asked(form));
    called.map(|called| tell("card-new-step", &[("step", called.into())])).into_iter().collect()
}

/// Whether the card asks what is expected.
pub(super) fn is_asked(form: &Form) -> bool {
    form.given(STEP).is_some()
}

/// What was expected, as the card was answered.
pub(super) fn predicted(form: &Form) -> Felt {
    Felt { pain: form.score("expected_pain"), fear: form.score("expected_fear"), ease: None }
}

/// What is read above the questions after a practice of which something was expected.
pub(super) fn after_intro(form: &Form) -> Vec<String> {
    form.given(EXPECTED).map(str::to_owned).into_iter().collect()
}

/// A form about a practice, told what was expected of it.
pub(super) fn about_expected(form: Form, practice: &Practice) -> Form {
    let Some(predicted) = practice.predicted else { return form };
    let figure = |key: &str, score: Option<crate::diary::Score>| {
        score.map(|score| tell(key, &[("value", u32::from(score.value()).into())]))
    };
    let figures = [figure("page-journal-fear", predicted.fear), figure("page-journal-pain", predicted.pain)];
    let figures = figures.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let form = form.with(EXPECTED, &tell("after-expected", &[("figures", figures.into())]));
    if predicted.fear.is_some() { form.with(EXPECTED_FEAR, "yes") } else { form }
}

impl Coach {
    /// The card, told of the step that is new in the practice that follows it; the same card where none is.
    pub(super) fn about_new_step(&self, form: Form, now: Now) -> Form {
        match self.new_step(now).filter(|_| !self.asks_less()) {
            Some((id, called)) => form.with(STEP, &id.to_string()).with(CALLED, &called),
            None => form,
        }
    }

    /// The step that was gone forward to and not practised since, and was not asked about: the name of its record, and
    /// the words for it.
    fn new_step(&self, now: Now) -> Option<(Id, String)> {
        let today = self.today(now);
        let records = self.days(today.plus(-LOOK_BACK), today).records;
        let asked: Option<String> = self.profile.get(ASKED);
        let newest = records.iter().rev().find_map(|record| {
            let (track, step) = forward(record)?;
            let holds = self.tracks_today(now).get(track).is_some_and(|today| today.step == step.to);
            (holds && !is_practised_since(&records, record, track)).then_some((record.id?, track, step.to))
        });
        let (id, track, step) = newest.filter(|(id, ..)| asked.as_deref() != Some(id.to_string().as_str()))?;
        let offer = self.offer(None, now);
        let holds = offer.kind == OfferKind::Next && self.holds_track(&offer.filled, track);
        holds.then(|| (id, self.called(track, step)))
    }

    fn holds_track(&self, filled: &Filled, track: Track) -> bool {
        let mut known = filled.blocks.iter().filter_map(|block| self.library.catalogue.get(&block.exercise));
        known.any(|exercise| exercise.track == track)
    }

    /// A step of the floor by the name of its drill, another one by its track.
    fn called(&self, track: Track, step: u8) -> String {
        let row = self.library.programme.floor_step(step).filter(|_| track == Track::Floor);
        row.map_or_else(|| name("choose-track", track.id()), |row| say(&format!("exercise-{}-name", row.exercise)))
    }

    /// Takes note that the card asked about a new step, whatever was answered: once is enough.
    pub(super) fn note_asked(&mut self, form: &Form, now: Now) -> Option<Effect> {
        let id = form.given(STEP)?.to_owned();
        Some(self.set(ASKED, json!(id), now))
    }
}

/// The track of a practice and the step, where a record goes forward to one that the person said yes to.
fn forward(record: &Record) -> Option<(Track, StepChange)> {
    let Ok(Body::Step(step)) = record.body() else { return None };
    let track = IN_TURN.into_iter().find(|track| track.id() == step.track)?;
    let said = matches!(step.choice, StepChoice::Followed | StepChoice::Own);
    (said && step.to > step.from).then_some((track, step))
}

/// Whether the track was practised after `moved`.
fn is_practised_since(records: &[&Record], moved: &Record, track: Track) -> bool {
    records.iter().filter(|record| record.at > moved.at).any(|record| match record.body() {
        Ok(Body::Practice(practice)) => {
            practice.blocks.iter().any(|block| block.done_s > 0 && block.track == track.id())
        }
        _ => false,
    })
}
