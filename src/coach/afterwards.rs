//! What is offered once a practice is done with: what waits, the one thing that is chosen of it, and the form that offers
//! it. Each can be put off for a week, and a question left open is put off too. The order is the plan's.

use std::collections::BTreeMap;

use serde_json::json;

use super::coach::Coach;
use super::effect::Effect;
use super::flow::Taken;
use super::form::{FROM_TODAY, Form, FormKind, Page, choice};
use super::plan_forms::OF;
use super::step::Step;
use crate::clock::Now;
use crate::diary::{Body, Day, Experiment, Id, Kind, Profile, Record};
use crate::plan::after::{After, Waiting, after_practice};
use crate::words::{say, tell};

/// The register with the day on which something was offered after a practice.
const ASKED: &str = "after_asked";
/// The register with what was put off, and until which day.
const PUT_OFF: &str = "put_off";
/// An experiment is asked about within so many days; later it is left in peace.
const EXPERIMENT_DAYS: i64 = 28;
/// Without a practice in so many days before, a person begins or comes back.
const BEGINS_DAYS: i64 = 14;

/// What an offer is about: the given of its form, and the end of its word keys.
const WHAT: &str = "what";

fn put_off(profile: &Profile) -> BTreeMap<String, Day> {
    profile.get(PUT_OFF).unwrap_or_default()
}

pub(super) fn pages(form: &Form) -> Vec<Page> {
    let what = form.given(WHAT).unwrap_or_default();
    let asks = match what {
        "values" => Vec::new(),
        "setback" => vec![choice("when", "after-offer-when", "after-offer", &["now", "not-now"])],
        _ => vec![choice("when", "after-offer-when", "after-offer", &["now", "week"])],
    };
    let intro = vec![format!("after-offer-{what}-hint")];
    vec![Page { heading: format!("after-offer-{what}"), intro, asks }]
}

impl Coach {
    /// Whether something that comes after a practice was put off and rests still.
    pub(super) fn is_put_off(&self, what: &str, now: Now) -> bool {
        put_off(&self.profile).get(what).is_some_and(|until| self.today(now) < *until)
    }

    /// Puts something that comes after a practice off for a week.
    fn put_off(&mut self, what: &str, now: Now) -> Effect {
        let mut all = put_off(&self.profile);
        let today = self.today(now);
        all.retain(|_, until| *until > today);
        all.insert(what.to_owned(), today.plus(self.library.measures.put_off_days.value));
        self.set(PUT_OFF, json!(all), now)
    }

    /// Whether nothing was offered after a practice today: one thing is enough for a day.
    #[must_use]
    pub fn may_offer(&self, now: Now) -> bool {
        self.profile.get(ASKED) != Some(self.today(now))
    }

    fn waiting(&self, now: Now) -> Waiting {
        let standing = self.standing(now);
        let today = self.today(now);
        let rests = |what: &str| self.is_put_off(what, now);
        Waiting {
            hard_day: self.is_hard_day(now),
            asks_less: self.asks_less(),
            begins: self.practices(today.plus(-BEGINS_DAYS), today.before()).is_empty(),
            asked_today: !self.may_offer(now),
            lines: standing.weekly_due || standing.ask_again,
            setback: self.set_back_today(now),
            questionnaire: self.questionnaire_due(now),
            experiment: self.experiment_waits(now).is_some(),
            list: self.list_to_look_at(now).filter(|_| !rests("list")),
            lesson: self.suggested_lesson(now).map(|head| head.id.clone()).filter(|_| !rests("lesson")),
            values: !rests("values") && self.values_line().is_some(),
        }
    }

    /// Whether a practice of today was stopped for more than the toilet or a changed mind, or a track went a step back.
    /// A day of high pain is no day to look back on while it lasts.
    fn set_back_today(&self, now: Now) -> bool {
        if self.is_high_day(now) {
            return false;
        }
        let today = self.today(now);
        let back = |record: &&Record| matches!(record.body(), Ok(Body::Step(step)) if step.to < step.from);
        let records = self.days(today, today).records;
        self.stopped_today(now) || records.iter().filter(|record| record.kind == Kind::Step).any(back)
    }

    /// The oldest experiment of an earlier day that has no ending yet.
    #[must_use]
    pub fn open_experiment(&self, now: Now) -> Option<Id> {
        let today = self.today(now);
        let records = self.days(today.plus(-EXPERIMENT_DAYS), today.before()).records;
        let open = records.into_iter().filter(|record| record.kind == Kind::Experiment).find(|record| {
            matches!(record.body(), Ok(Body::Experiment(Experiment { happened: None, learned: None, .. })))
        });
        open.and_then(|record| record.id)
    }

    /// The same, unless it was put off: what Today shows once there was a practice.
    #[must_use]
    pub fn experiment_waits(&self, now: Now) -> Option<Id> {
        self.open_experiment(now).filter(|_| !self.is_put_off("experiment", now))
    }

    /// What comes after a practice that was stopped: a kind look at it, if that is wanted, and nothing else.
    pub fn after_stop(&mut self, now: Now) -> Taken {
        let waiting = self.waiting(now);
        let only = Waiting {
            hard_day: waiting.hard_day,
            asks_less: waiting.asks_less,
            asked_today: waiting.asked_today,
            setback: waiting.setback,
            ..Waiting::default()
        };
        self.offers(after_practice(only), now)
    }

    /// What comes once a practice is done with: one thing at most, else Today.
    pub fn after_practice(&mut self, now: Now) -> Taken {
        self.offers(after_practice(self.waiting(now)), now)
    }

    fn offers(&mut self, next: Option<After>, now: Now) -> Taken {
        let Some(next) = next else { return (Step::Today, Vec::new()) };
        let today = self.today(now);
        let mut effects = vec![self.set(ASKED, json!(today), now)];
        let offer = |what: &str| Form::new(FormKind::Offer).with(WHAT, what);
        let form = match next {
            After::Lines => self.safety_form(),
            After::Setback => offer("setback"),
            After::Questionnaire(id) => offer("questionnaire").with(OF, &id),
            After::Experiment => offer("experiment"),
            After::List(id) => offer("list").with(OF, &id),
            After::Lesson(id) => offer("lesson").with(OF, &id),
            After::Values => {
                effects.push(self.put_off("values", now));
                offer("values")
            }
        };
        (Step::Form(Box::new(form)), effects)
    }

    /// What an offer is about, in the person's own words or by its name, one a line.
    pub(super) fn offer_words(&self, form: &Form, now: Now) -> Vec<String> {
        let of = form.given(OF).unwrap_or_default();
        match form.given(WHAT) {
            Some("questionnaire") => {
                let words = |part: &str| say(&format!("questionnaire-{of}-{part}"));
                vec![tell("after-offer-named", &[("name", words("name").into()), ("about", words("about").into())])]
            }
            Some("list") => vec![say(&format!("exercise-{of}-name"))],
            Some("lesson") => self.suggested_lesson(now).map(|head| head.title.clone()).into_iter().collect(),
            Some("values") => self.values_line().into_iter().collect(),
            Some("experiment") => {
                let record = self.open_experiment(now).and_then(|id| self.diary.find(id));
                match record.and_then(|(_, record)| record.body().ok()) {
                    Some(Body::Experiment(one)) => [one.test, one.prediction].into_iter().flatten().collect(),
                    _ => Vec::new(),
                }
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn take_offer(&mut self, form: &Form, now: Now) -> Taken {
        let of = form.given(OF).unwrap_or_default().to_owned();
        let what = form.given(WHAT).unwrap_or_default().to_owned();
        if form.one("when") == Some("now") {
            return (self.offered_step(&what, &of, now), Vec::new());
        }
        // A questionnaire rests by its own name, so that another one can come.
        let rests = if what == "questionnaire" { of } else { what };
        let effects = match rests.as_str() {
            "setback" | "values" => Vec::new(),
            rests => vec![self.put_off(rests, now)],
        };
        (Step::Today, effects)
    }

    fn offered_step(&self, what: &str, of: &str, now: Now) -> Step {
        let form = match what {
            "setback" => Some(self.form(FormKind::Setback).with(FROM_TODAY, "yes")),
            "questionnaire" => self.questionnaire_form(of),
            "experiment" => self.open_experiment(now).and_then(|id| self.edit_form(id).ok()),
            "lesson" => return Step::Read(of.to_owned()),
            _ => match self.begin(of, None, now) {
                Some(Step::Form(form)) => Some(*form),
                _ => None,
            },
        };
        form.map_or(Step::Today, |form| Step::Form(Box::new(form.following())))
    }
}
