//! Why the practice is as it is, and the four answers to each suggestion: a page of reasons, then one page a track.
//! What an answer does stands in `tracks`.

use serde_json::json;

use super::coach::Coach;
use super::effect::Effect;
use super::form::{Form, FormKind, Page, choice, number};
use super::pacing_words;
use super::step::Step;
use super::today::Offer;
use super::tracks::{Paced, Today};
use crate::clock::Now;
use crate::diary::StepChoice;
use crate::plan::pacing::{Action, Reason};
use crate::plan::tracks::IN_TURN;
use crate::practice::Track;
use crate::words::{name, tell};

/// The register with the day on which more notes were asked for: once a week at most.
const ASKED_FOR_NOTES: &str = "asked_for_notes";

/// The ids of the questions of a track: the answer, the step and the length of one's own.
const fn asks(track: Track) -> Option<[&'static str; 3]> {
    match track {
        Track::Floor => Some(["floor", "floor_step", "floor_minutes"]),
        Track::Breath => Some(["breath", "breath_step", "breath_minutes"]),
        Track::Stretch => Some(["stretch", "stretch_step", "stretch_minutes"]),
        Track::Attention => Some(["attention", "attention_step", "attention_minutes"]),
        Track::Thought | Track::Exposure | Track::Own => None,
    }
}

/// The pages: the reasons, then each track with its answers. Lines that are no key are read as they stand.
pub(super) fn pages(form: &Form) -> Vec<Page> {
    let lines = |name: &str| form.given(name).unwrap_or_default().lines().map(str::to_owned).collect::<Vec<_>>();
    let mut pages = vec![Page { heading: "pacing-heading".to_owned(), intro: lines("reasons"), asks: Vec::new() }];
    for track in IN_TURN {
        let (Some([answer, step, minutes]), Some(choices)) =
            (asks(track), form.given(&format!("{}-choices", track.id())))
        else {
            continue;
        };
        let choices: Vec<&str> = choices.split(' ').filter(|choice| !choice.is_empty()).collect();
        let mut questions = Vec::new();
        if !choices.is_empty() {
            questions.push(choice(answer, "pacing-answer", "pacing-answer", &choices));
        }
        if form.one(answer) == Some(StepChoice::Own.id()) {
            let range = |name: &str| -> Option<(f64, f64, f64)> {
                let figures = form.given(&format!("{}-{name}", track.id()))?;
                let mut figures = figures.split(' ').filter_map(|figure| figure.parse().ok());
                Some((figures.next()?, figures.next()?, figures.next()?))
            };
            questions.extend(range("steps").map(|range| number(step, "pacing-own-step", range, "pacing-unit-step")));
            questions.extend(
                range("minutes").map(|range| number(minutes, "pacing-own-minutes", range, "entry-unit-minutes")),
            );
        }
        let heading = format!("choose-track-{}", track.id());
        pages.push(Page { heading, intro: lines(track.id()), asks: questions });
    }
    pages
}

impl Coach {
    /// Why the practice is as it is, with an answer to each suggestion.
    #[must_use]
    pub fn why_form(&self, offer: &Offer, now: Now) -> Form {
        let all = self.paced(None, now);
        let mut reasons = self.why(offer);
        reasons.extend(all.iter().map(track_line));
        let mut form = Form::new(FormKind::Pacing).with("reasons", &reasons.join("\n"));
        for paced in all {
            let id = paced.track.id();
            let lines = pacing_words::lines(&paced.suggestion);
            let mut told = vec![lines.what, lines.why, lines.change];
            told.extend(lines.invitation.filter(|_| self.may_ask_for_notes(now)));
            told.extend(lines.notes);
            told.extend(paced.answered.map(|choice| name("pacing-answered", choice.id())));
            let (least, full) = self.dose_range(paced.track, paced.today.step);
            form = form
                .with(id, &told.join("\n"))
                .with(&format!("{id}-choices"), &choices(&paced).join(" "))
                .with(&format!("{id}-steps"), &format!("0 {} 1", self.steps_open(&paced, now)))
                .with(&format!("{id}-minutes"), &format!("{least} {full} 0.5"));
        }
        form
    }

    pub(super) fn take_pacing(&mut self, form: &Form, now: Now) -> (Step, Vec<Effect>) {
        let mut effects = Vec::new();
        for paced in self.paced(None, now) {
            let Some([answer, step, minutes]) = asks(paced.track) else { continue };
            let Some(choice) = form.one(answer).and_then(StepChoice::parse) else { continue };
            let own = Today {
                step: form.number(step).map_or(paced.position.step, whole),
                dose_min: form.number(minutes).unwrap_or(paced.today.dose_min),
            };
            effects.extend(self.answer_suggestion(&paced, choice, Some(own), now));
        }
        let few = |paced: &Paced| paced.suggestion.reason == Reason::NeedMoreEntries;
        if self.may_ask_for_notes(now) && self.paced(None, now).iter().any(few) {
            effects.push(self.set(ASKED_FOR_NOTES, json!(self.today(now)), now));
        }
        (Step::Today, effects)
    }

    /// Whether more notes may be asked for: once in seven days.
    fn may_ask_for_notes(&self, now: Now) -> bool {
        let asked: Option<crate::diary::Day> = self.profile.get(ASKED_FOR_NOTES);
        asked.is_none_or(|asked| !(0..7).contains(&self.today(now).since(asked)) || asked == self.today(now))
    }
}

/// A track and what is suggested for it, in one line.
fn track_line(paced: &Paced) -> String {
    let what = pacing_words::lines(&paced.suggestion).what;
    tell("pacing-track-line", &[("track", name("choose-track", paced.track.id()).into()), ("what", what.into())])
}

/// The answers that are open: none where medical help or a clinician's pause comes first.
fn choices(paced: &Paced) -> Vec<&'static str> {
    match paced.suggestion.action {
        Action::ReferEmergency | Action::SupportFirst | Action::ReferUrgent | Action::ClinicianHold => Vec::new(),
        _ => [StepChoice::Followed, StepChoice::Easier, StepChoice::Same, StepChoice::Own].map(StepChoice::id).into(),
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a step, held between 0 and 255")]
fn whole(value: f64) -> u8 {
    value.round().clamp(0.0, 255.0) as u8
}
