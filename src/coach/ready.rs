//! Whether an exercise can begin now, and what it waits for: an agreement, a few questions, a quieter day. What a gate
//! is stands in `practice`, when squeezes rest in `plan`.

use super::coach::Coach;
use super::dates;
use crate::clock::Now;
use crate::diary::{Body, Day, Kind};
use crate::plan::{Hindrance, SqueezeFacts, squeezes_today};
use crate::practice::{Exercise, Gate, Track};
use crate::words::{exercise_name, name, say, tell};

/// The line of the safety table about a bulge or heaviness: drops rest while it stands open.
pub(super) const HEAVINESS: u8 = 23;

/// Whether an exercise can begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ready {
    /// It can.
    Now,
    /// The questions about holding the breath come first.
    AsksHolds,
    /// An agreement is needed that is recorded in Plan.
    Waits(Gate),
    /// Not today, for these reasons, gravest first; the day on which they are back, where the first reason has one.
    NotToday(Vec<Hindrance>, Option<Day>),
    /// It is for pain of this much at most, and pain is above it.
    Above(u8),
    /// Drops rest until someone has looked at the heaviness.
    DropsRest,
    /// It was stopped today, for a reason that counts (clinical rule: no repeat the same day); who wants to begins it
    /// all the same.
    Stopped,
    /// It comes after easier ones have gone well; who wants to begins it all the same.
    Later {
        /// How many of their sessions were easy so far…
        so_far: u32,
        /// …of how many…
        sessions: u32,
        /// …of any of these exercises, by id.
        of: Vec<String>,
    },
}

impl Ready {
    /// What the list says beside it; nothing when it can begin.
    #[must_use]
    pub fn mark(&self) -> Option<String> {
        Some(match self {
            Self::Now => return None,
            Self::AsksHolds => say("choose-mark-holds"),
            Self::Waits(_) => say("choose-mark-waits"),
            Self::NotToday(..) | Self::Above(_) | Self::DropsRest | Self::Stopped => say("choose-mark-not-today"),
            Self::Later { .. } => say("choose-mark-later"),
        })
    }

    /// One kind line about why it does not begin; nothing when it can, or asks first.
    #[must_use]
    pub fn line(&self) -> Option<String> {
        Some(match self {
            Self::Now | Self::AsksHolds => return None,
            Self::Waits(gate) => name("choose-waits", gate.id()),
            Self::NotToday(why, back) => {
                let back = back.map(|day| tell("choose-squeezes-back", &[("day", dates::short_day(day).into())]));
                let why = name("choose-squeezes", why.first().map_or("second-day", |why| why.id()));
                [Some(why), back].into_iter().flatten().collect::<Vec<_>>().join(" ")
            }
            Self::Above(most) => tell("choose-above", &[("most", u32::from(*most).into())]),
            Self::DropsRest => say("choose-drops-rest"),
            Self::Stopped => say("safety-no-repeat"),
            Self::Later { so_far, sessions, of } => {
                let names = of.iter().map(|id| exercise_name(id)).collect::<Vec<_>>().join(&say("choose-later-or"));
                let fills = [("sessions", (*sessions).into()), ("of", names.into()), ("done", (*so_far).into())];
                tell("choose-later", &fills)
            }
        })
    }

    /// Whether it cannot begin, however much it is wanted.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        !matches!(self, Self::Now | Self::AsksHolds | Self::Stopped | Self::Later { .. })
    }
}

impl Coach {
    /// Whether `exercise` can begin now.
    #[must_use]
    pub fn ready(&self, exercise: &Exercise, now: Now) -> Ready {
        match self.closed_by(exercise) {
            Some(Gate::Hold) => return Ready::AsksHolds,
            Some(gate) => return Ready::Waits(gate),
            None => {}
        }
        if exercise.gate == Some(Gate::Squeeze) {
            let why = self.squeezes_today(now);
            if let Some(first) = why.first() {
                let back = self.squeezes_back(*first, now);
                return Ready::NotToday(why, back);
            }
        }
        if exercise.drops && self.drops_rest() {
            return Ready::DropsRest;
        }
        let pain = exercise.at_most_pain.and_then(|most| Some((most, self.pain_now(now)?)));
        match pain {
            Some((most, pain)) if pain > most => Ready::Above(most),
            _ if self.was_stopped_in(exercise, now) => Ready::Stopped,
            _ => match (self.easy_so_far(exercise), &exercise.after_easy) {
                (Some(so_far), Some(after)) => Ready::Later { so_far, sessions: after.sessions, of: after.of.clone() },
                _ => Ready::Now,
            },
        }
    }

    /// Whether a practice of today was stopped in this exercise. Breathing stays open: it is what a stop leads to.
    fn was_stopped_in(&self, exercise: &Exercise, now: Now) -> bool {
        exercise.track != Track::Breath
            && self.stops_of_today(now).iter().any(|practice| {
                let begun = practice.blocks.iter().rfind(|block| block.done_s > 0 && block.track != "change");
                // In its first second nothing of it is counted, and it was stopped there all the same.
                begun.or(practice.blocks.first()).is_some_and(|block| block.exercise == exercise.id)
            })
    }

    /// A note that an exercise was practised often enough today; never a block.
    #[must_use]
    pub fn often(&self, exercise: &Exercise, now: Now) -> Option<String> {
        let today = self.today(now);
        let done = |record: &&crate::diary::Record| match record.body() {
            Ok(Body::Practice(practice)) => {
                practice.blocks.iter().any(|block| block.exercise == exercise.id && block.done_s > 0)
            }
            _ => false,
        };
        let times = self.practices(today, today).iter().filter(|record| done(record)).count();
        let most = exercise.per_day;
        let enough = most > 0 && times >= most as usize;
        enough.then(|| tell("exercise-advice-often", &[("times", most.into())]))
    }

    /// Whether drops rest: a note about a bulge or heaviness stands open.
    #[must_use]
    pub fn drops_rest(&self) -> bool {
        super::standing::open_notes(&self.profile).iter().any(|note| note.flag.flag == HEAVINESS)
    }

    /// Gates that are open today, for filling routines.
    pub(super) fn open_gates(&self, now: Now) -> Vec<Gate> {
        let is_open = |gate: &Gate| match gate {
            Gate::Hold => self.holds_are_open(),
            Gate::Squeeze => self.agreement(Gate::Squeeze).given && self.squeezes_today(now).is_empty(),
            // Steps on a ladder are never part of a routine: each session has its own questions.
            Gate::Trainer | Gate::Penetration => false,
        };
        Gate::ALL.into_iter().filter(is_open).collect()
    }

    /// Exercises that no routine has now: those that are not for this person, and drops while they rest.
    pub(super) fn left_out(&self) -> Vec<String> {
        let mut ids = self.list(super::today::NOT_FOR_ME);
        if self.drops_rest() {
            ids.extend(self.library.catalogue.iter().filter(|one| one.drops).map(|one| one.id.clone()));
        }
        ids
    }

    /// Why light squeezes are not offered today; empty when they are.
    #[must_use]
    pub fn squeezes_today(&self, now: Now) -> Vec<Hindrance> {
        let every_days = self.library.programme.floor.iter().filter(|row| row.locked).map(|row| row.every_days).max();
        squeezes_today(&self.squeeze_facts(now), &self.library.floor_rules.squeezes, every_days.unwrap_or(1))
    }

    fn squeeze_facts(&self, now: Now) -> SqueezeFacts {
        let today = self.today(now);
        let agreed = self.agreement(Gate::Squeeze).given;
        if !agreed {
            return SqueezeFacts::default();
        }
        let notes = super::standing::open_notes(&self.profile);
        let stands = |flags: &[u8]| notes.iter().any(|note| flags.contains(&note.flag.flag));
        let last = self.last_squeezes().unwrap_or_default();
        SqueezeFacts {
            agreed,
            pain_now: self.pain_now(now),
            hurt: last.hurt,
            release_not_felt: last.not_felt,
            since_flare: self.since_hard_days(now),
            since_step_back: self.since_step_back(today),
            since_squeezes: last.last.map(|day| today.since(day)),
            emptying: stands(&[2, HEAVINESS]),
            infection: stands(&[6, 10, 11, 13]),
            recovering: stands(&[14]),
            pregnancy: stands(&[12]),
            acute_pain: self.acute_pain(today),
        }
    }

    /// The last figure of pain now that was given today.
    pub(super) fn pain_now(&self, now: Now) -> Option<u8> {
        let today = self.today(now);
        let told = self.days(today, today).records.into_iter().filter(|record| !record.deleted);
        let figures = told.filter_map(|record| Some((record.at?, record.figures.pain_now?)));
        figures.max_by_key(|(at, _)| *at).map(|(_, pain)| pain.value())
    }

    /// The day on which squeezes are back, where that follows from the reason for which they rest.
    fn squeezes_back(&self, why: Hindrance, now: Now) -> Option<Day> {
        let today = self.today(now);
        match why {
            Hindrance::HardDays => self.resting(now).squeezes_back,
            Hindrance::StepBack => {
                self.since_step_back(today).map(|since| today.plus(self.squeezes_rest_days() - since))
            }
            _ => None,
        }
    }

    fn since_step_back(&self, today: Day) -> Option<i64> {
        let back = |body: &Body| matches!(body, Body::Step(step) if step.to < step.from);
        let steps = self.last_days(today, Kind::Step).filter(|(_, body)| back(body));
        steps.map(|(day, _)| day).max().map(|day| today.since(day))
    }

    /// Pain at the anus or the tailbone that was written down today or yesterday.
    fn acute_pain(&self, today: Day) -> bool {
        let there = |body: &Body| match body {
            Body::PainEpisode(entry) => entry.places.iter().any(|place| ["anus", "tailbone"].contains(&place.as_str())),
            _ => false,
        };
        self.last_days(today, Kind::PainEpisode).any(|(day, body)| today.since(day) <= 1 && there(&body))
    }

    /// Records of a kind of the last weeks that squeezes look back on.
    fn last_days(&self, today: Day, kind: Kind) -> impl Iterator<Item = (Day, Body)> {
        let records = self.days(today.plus(-14), today).records.into_iter();
        records.filter(move |record| record.kind == kind && !record.deleted).filter_map(|record| {
            let day = self.day_start.day_of(record.at?);
            Some((day, record.body().ok()?))
        })
    }
}
