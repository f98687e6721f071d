//! What a person can do on Today besides beginning: a hard day, another length, the words that stand around the offer.
//! What is offered, and where beginning leads, stands in `today`.

use chrono::Timelike as _;

use super::coach::Coach;
use super::effect::Effect;
use super::step::Made;
use super::today::{Offer, OfferKind};
use crate::clock::Now;
use crate::diary::{Felt, Offered};
use crate::words::{begun_large, exercise_name, has, name, say};

/// The part of a day in which routines have the name that they have in lists.
const MORNING: &str = "morning";

/// The register of whether figures stand beside the practice.
const FIGURES: &str = "figures";

impl Coach {
    /// Whether figures stand beside the practice.
    #[must_use]
    pub fn shows_figures(&self) -> bool {
        self.profile.get(FIGURES).unwrap_or(true)
    }

    /// Shows the figures beside the practice, or hides them.
    pub fn turn_figures(&mut self, now: Now) -> Effect {
        let shown = self.shows_figures();
        self.set(FIGURES, (!shown).into(), now)
    }

    /// A hard day begins, or what made days gentle ends; whether the plan for several of them is offered, as on the
    /// second day.
    pub fn turn_hard_day(&mut self, now: Now) -> (Made, bool) {
        if self.hard_day_plan() {
            let effects = self.set_hard_day_plan(false, Offered::Own, now);
            return (Made { line: Some(self.off_words(now)), ..Made::effects(effects) }, false);
        }
        if self.is_hard_day(now) {
            let effects = self.end_hard_day(now);
            return (Made { line: Some(self.off_words(now)), ..Made::effects(effects) }, false);
        }
        let (step, again, effects) = self.hard_day(now);
        (Made { step: (!again).then_some(step), effects, line: None }, again)
    }

    /// What is said when gentle days end: something else may keep today gentle.
    fn off_words(&self, now: Now) -> String {
        let usual = matches!(self.offer_kind(None, now), OfferKind::Next | OfferKind::Again);
        say(if usual { "today-plan-off" } else { "today-hard-day-over" })
    }

    /// The answer to whether days stay this gentle; gentle rest begins either way.
    pub fn answer_hard_day_plan(&mut self, yes: bool, now: Now) -> Made {
        let effects = if yes { self.set_hard_day_plan(true, Offered::Offered, now) } else { Vec::new() };
        Made { effects, ..Made::step(self.start(None, now)) }
    }

    /// Whether what is offered has more than one length.
    #[must_use]
    pub const fn has_lengths(kind: OfferKind) -> bool {
        matches!(kind, OfferKind::Next | OfferKind::Again)
    }

    /// A shorter or a longer practice; `None` where longer means the whole list, as after a practice.
    pub fn turn_length(&mut self, before: Option<Felt>, longer: bool, now: Now) -> Option<Made> {
        Some(match self.offer_kind(before, now) {
            OfferKind::Next => match self.change_length(longer, now) {
                Some(effect) => Made::effects([effect]),
                None => Made::line(say(if longer { "today-longest" } else { "today-shortest" })),
            },
            OfferKind::Again if longer => return None,
            OfferKind::Again => Made::line(say("today-shortest")),
            // No face offers it there.
            _ => Made::default(),
        })
    }

    /// What stands above the practice: the greeting, or what comes before all; and the line beneath it.
    #[must_use]
    pub fn greeting(&self, kind: OfferKind, now: Now) -> (String, String) {
        let words = match self.open_note(now) {
            Some(_) if kind != OfferKind::Emergency && self.unread_note(now).is_none() => say("safety-open-read"),
            Some(_) => say("safety-open"),
            None if kind == OfferKind::Next && self.is_free(self.today(now)) => say("today-ready-free"),
            None if kind == OfferKind::Rest && self.rests_after_practice(now) => say("today-ready-rest-after"),
            None => name("today-ready", kind.id()),
        };
        let first = if kind == OfferKind::Emergency {
            begun_large(&say("safety-name-emergency"))
        } else {
            name("today-good", part_of_day(now))
        };
        (first, words)
    }

    /// What else is said beneath the practice: an experiment that waits, what was reached, what rests.
    #[must_use]
    pub fn said_today(&self, offer: &Offer, now: Now) -> Vec<String> {
        let mut lines = Vec::new();
        if offer.kind == OfferKind::Again && self.experiment_waits(now).is_some() {
            lines.push(say("today-experiment"));
        }
        if matches!(offer.kind, OfferKind::Again | OfferKind::Rest | OfferKind::Settled) {
            lines.extend(self.reached_today(now));
        }
        if matches!(offer.kind, OfferKind::HardDay | OfferKind::Next) {
            lines.extend(self.resting_lines(now));
        }
        lines.extend(self.copies_line().filter(|_| offer.kind != OfferKind::Emergency));
        lines
    }

    /// After a gap: an earlier come-back of the person's own, in words.
    #[must_use]
    pub fn came_back_words(&self, offer: &Offer, now: Now) -> Vec<String> {
        if matches!(offer.kind, OfferKind::Next | OfferKind::Rest | OfferKind::Easing) {
            return self.came_back_before(self.shows_figures(), now).into_iter().collect();
        }
        Vec::new()
    }
}

/// Which part of a day it is, for a greeting.
fn part_of_day(now: Now) -> &'static str {
    match now.wall.hour() {
        4..=10 => MORNING,
        11..=16 => "day",
        17..=21 => "evening",
        _ => "night",
    }
}

/// What is offered, by name; what is named after the morning has another name later in the day.
#[must_use]
pub fn offer_name(offer: &Offer, now: Now) -> String {
    let later = format!("routine-{}-later", offer.filled.routine);
    if part_of_day(now) != MORNING && has(&later) { say(&later) } else { routine_name(&offer.filled.routine) }
}

/// The name of a routine, or of the one exercise.
fn routine_name(id: &str) -> String {
    let key = format!("routine-{id}-name");
    if has(&key) { say(&key) } else { exercise_name(id) }
}
