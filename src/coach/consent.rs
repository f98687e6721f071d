//! What is asked before a step on a ladder, and what stands after it. Each time four questions; with a partner each
//! answers on a cleared screen. What was answered is compared and forgotten: no draft, no record, no picture of it.

use super::ask::Ask;
use super::coach::Coach;
use super::effect::Effect;
use super::form::{Form, FormKind, Page, choice, scale};
use super::step::{Start, Step};
use crate::clock::Now;
use crate::diary::Felt;
use crate::practice::{Area, Exercise};
use crate::words::{say, tell};

/// The name under which a form is told that it belongs to a step on a ladder.
pub(super) const LADDER: &str = "ladder";

/// The name under which the questions after a practice are told that they are answered later, from the journal.
pub(super) const LATER: &str = "later";

/// The name under which a form is given its exercise.
const EXERCISE: &str = "exercise";

/// The name under which a form is given the person's own step, where it is one.
const OWN: &str = "own";

/// The name under which it is given which screen it is: one of the following.
const STAGE: &str = "stage";
/// What is read once, before the first step for two.
const ONCE: &str = "once";
/// The four questions, to one person alone.
const ALONE: &str = "alone";
/// The four questions, to the first of two.
const FIRST: &str = "first";
/// The four questions, to the second of two.
const SECOND: &str = "second";
/// One question, to both.
const BOTH: &str = "both";
/// What is expected.
const EXPECTED: &str = "expected";
/// After the step.
const CLOSING: &str = "closing";

/// The name under which the second of two screens is told whether the first was four times yes. It lives as long as
/// the screen does.
const SO_FAR: &str = "so_far";

/// The name under which "not today" is given its reason.
const WHY: &str = "why";

/// The register that tells that it was read.
const READ_ONCE: &str = "partner_read";

/// The breath that is offered in place of a step.
const GENTLE_BREATH: &str = "B2";

pub(super) fn pages(form: &Form) -> Vec<Page> {
    let page = |heading: &str, intro: Vec<String>, asks| Page { heading: heading.to_owned(), intro, asks };
    let keys = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
    if form.kind == FormKind::NotToday {
        let why = form.given(WHY).unwrap_or("ladder-not-today-kind").to_owned();
        return vec![page("ladder-not-today", vec![why, "ladder-not-today-instead".to_owned()], Vec::new())];
    }
    if form.kind == FormKind::NextStep {
        let lines = form.given("lines").unwrap_or_default().lines().map(str::to_owned).collect();
        let asks = match form.given("open") {
            Some("yes") => vec![choice("answer", "ladder-next-answer", "ladder-next", &["on", "stay"])],
            _ => Vec::new(),
        };
        return vec![page("ladder-next-heading", lines, asks)];
    }
    vec![match form.given(STAGE).unwrap_or_default() {
        ONCE => page("ladder-once", keys(&["safety-relationship", "ladder-once-where"]), Vec::new()),
        FIRST => page("ladder-consent", keys(&["ladder-consent-first", "ladder-consent-kept"]), four()),
        SECOND => page("ladder-consent", keys(&["ladder-consent-second", "ladder-consent-kept"]), four()),
        BOTH => page("ladder-consent", keys(&["ladder-consent-lead"]), vec![asked("both", "ladder-both")]),
        EXPECTED => page(
            "ladder-expected",
            keys(&["ladder-expected-lead"]),
            vec![
                scale("now", "ladder-pain-now"),
                scale("fear", "ladder-expected-fear"),
                scale("pain", "ladder-expected-pain"),
            ],
        ),
        CLOSING => page("ladder-closing", keys(&["ladder-closing-breaths", "ladder-closing-warmth"]), Vec::new()),
        _ => page("ladder-consent", keys(&["ladder-consent-lead"]), four()),
    }]
}

/// A question with one answer that opens a step: a no, not being sure and leaving it open all mean not today.
fn asked(id: &'static str, words: &str) -> Ask {
    Ask { may_skip: false, ..choice(id, words, "ladder-answer", &["yes", "not-sure", "no"]) }
}

fn four() -> Vec<Ask> {
    vec![
        asked("want", "ladder-want"),
        asked("stop", "ladder-stop"),
        asked("upset", "ladder-upset"),
        asked("privacy", "ladder-privacy"),
    ]
}

/// Whether every question of the form was answered with yes.
fn all_yes(form: &Form) -> bool {
    let mut asks = pages(form).into_iter().flat_map(|page| page.asks).peekable();
    asks.peek().is_some() && asks.all(|ask| form.yes(ask.id) == Some(true))
}

impl Coach {
    /// Where a step on a ladder begins: its questions, or "not today" with the reason where it is not offered now.
    pub(super) fn ask_first(&self, exercise: &Exercise, own: Option<&str>, now: Now) -> Step {
        let id = own.unwrap_or(&exercise.id);
        let ahead = exercise.area.filter(|area| self.sees(exercise) && self.is_ahead(*area, id, now));
        if let Some(form) = ahead.and_then(|area| self.next_step_form(area, now)) {
            // Which step was chosen, and why it is not the one that is asked about.
            let name = self.rung(id).map(|(_, rung)| rung.name()).unwrap_or_default();
            let line = tell("ladder-step-ahead-of", &[("step", name.into())]);
            let lines = format!("{line}\n{}", form.given("lines").unwrap_or_default());
            return Step::Form(Box::new(form.with("lines", &lines)));
        }
        if let Some(why) = self.held_back(exercise, now) {
            // What rests because of hard days says until when.
            let until = (why == "ladder-why-hard-day").then(|| self.steps_rest(now)).flatten();
            return until.map_or_else(|| not_today(why), |words| not_today_because(&words));
        }
        let is_for_two = exercise.area == Some(Area::Partner);
        let first = is_for_two && self.profile.get(READ_ONCE) != Some(true);
        let stage = if first { ONCE } else { asks_whom(exercise) };
        Step::Form(Box::new(consent(stage, &exercise.id, own)))
    }

    /// What was to be read once was read: the questions follow.
    fn read_once(&mut self, exercise: &str, own: Option<&str>, now: Now) -> (Step, Vec<Effect>) {
        let effect = self.set(READ_ONCE, true.into(), now);
        let stage = self.library.catalogue.get(exercise).map_or(ALONE, asks_whom);
        (Step::Form(Box::new(consent(stage, exercise, own))), vec![effect])
    }

    /// A step of a ladder, by its id: the person's own too.
    #[must_use]
    pub fn take_step(&self, id: &str, now: Now) -> Option<Step> {
        let (_, rung) = self.rung(id)?;
        Some(self.ask_first(rung.exercise, rung.own.as_ref().map(|own| own.id.as_str()), now))
    }

    pub(super) fn take_consent(&mut self, form: &Form, now: Now) -> (Step, Vec<Effect>) {
        let (exercise, own) = (form.given(EXERCISE).unwrap_or_default(), form.given(OWN));
        let step = match form.given(STAGE).unwrap_or_default() {
            FIRST => {
                let so_far = if all_yes(form) { "yes" } else { "no" };
                Step::Form(Box::new(consent(SECOND, exercise, own).with(SO_FAR, so_far)))
            }
            SECOND if form.given(SO_FAR) != Some("yes") => not_today("ladder-not-today-kind"),
            ONCE => return self.read_once(exercise, own, now),
            CLOSING => return self.after_practice(now),
            EXPECTED => self.begin_step(form, exercise, own, now),
            _ if !all_yes(form) => not_today("ladder-not-today-kind"),
            BOTH => self.begin_step(form, exercise, None, now),
            _ => Step::Form(Box::new(consent(EXPECTED, exercise, own))),
        };
        (step, Vec::new())
    }

    /// The step itself, with what was expected of it; not with too much pain.
    fn begin_step(&self, form: &Form, exercise: &str, own: Option<&str>, now: Now) -> Step {
        let before = Felt { pain: form.score("now"), ..Felt::default() };
        let table = &self.library.safety.table;
        if before.pain.is_some_and(|pain| table.is_stop(None, pain, true)) {
            return not_today("ladder-why-pain");
        }
        let predicted = Felt { pain: form.score("pain"), fear: form.score("fear"), ..Felt::default() };
        let mut filled = self.one(exercise, None, now);
        if let (Some(filled), Some(seconds)) = (&mut filled, self.shorter_step(own.unwrap_or(exercise), now)) {
            filled.blocks.iter_mut().for_each(|block| block.dose.seconds = block.dose.seconds.min(seconds));
            filled.measure(&self.library.catalogue);
        }
        let own = own.and_then(|id| self.own_steps().into_iter().find(|own| own.id == id));
        if let (Some(filled), Some(own)) = (&mut filled, own) {
            // Its name follows its id, so that what was practised can be read when the step is gone.
            filled.routine = format!("{}:{}", own.id, own.name);
            filled.blocks.iter_mut().for_each(|block| block.called = Some(own.name.clone()));
        }
        match filled {
            Some(filled) => Step::Practise(Box::new(Start { filled, before, predicted })),
            None => Step::Today,
        }
    }

    /// What is done in place of a step: a few minutes of easy breathing.
    pub(super) fn something_gentle(&self, now: Now) -> Step {
        let step = self.one(GENTLE_BREATH, None, now).map(|filled| self.practise(filled, Felt::default()));
        self.allowed(step.unwrap_or(Step::Today), now)
    }

    /// What stands after a step: three breaths and something warm, before anything of the diary is seen again.
    pub(super) fn close_ladder() -> Step {
        Step::Form(Box::new(consent(CLOSING, "", None)))
    }
}

/// Who is asked before an exercise.
fn asks_whom(exercise: &Exercise) -> &'static str {
    match exercise.area {
        _ if exercise.is_talk() => BOTH,
        Some(Area::Partner) => FIRST,
        _ => ALONE,
    }
}

fn consent(stage: &str, exercise: &str, own: Option<&str>) -> Form {
    let form = Form::new(FormKind::Consent).with(STAGE, stage).with(EXERCISE, exercise);
    match own {
        Some(own) => form.with(OWN, own),
        None => form,
    }
}

/// The one screen that says "not today", whoever it was and whatever the reason.
fn not_today(why: &str) -> Step {
    not_today_because(&say(why))
}

fn not_today_because(words: &str) -> Step {
    Step::Form(Box::new(Form::new(FormKind::NotToday).with(WHY, words)))
}
