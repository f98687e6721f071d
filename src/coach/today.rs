//! Today: which practice is next, what it holds, and where Enter leads. The filling of a routine is the plan's, the
//! safety lead too; this file asks them with what the profile and the diary say.

use chrono::{DateTime, FixedOffset, TimeDelta};
use serde_json::json;

use super::coach::Coach;
use super::effect::Effect;
use super::form::{Form, FormKind};
use super::standing;
use super::step::{Start, Step};
use super::tracks::{Paced, Today as TrackToday};
use crate::clock::Now;
use crate::diary::{Body, Day, Felt, Kind, Level, Outcome, Practice, Record, Score, Week};
use crate::plan::fill::{Breath, Length};
use crate::plan::safety::{Counts, Door, Lead, Standing};
use crate::plan::{Filled, Given, PerTrack, fill};
use crate::practice::{Block, Gate, Position, Refusal, Track};
use crate::words::{name, say, tell};

/// The name of the draft of a session.
pub const SESSION_DRAFT: &str = "session";

/// The register of the exercises that are not for this person.
pub const NOT_FOR_ME: &str = "not_for_me";

/// The register of the day on which soreness was asked last.
pub(super) const SORENESS_ASKED: &str = "soreness_asked";

/// From this many seconds on a practice counts as one, even with nothing finished.
const LEAST_PRACTICE_S: u32 = 60;

/// The routine that is offered until another is chosen.
const USUAL: &str = "RT7";

/// What Today offers.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// Why it is this one.
    pub kind: OfferKind,
    /// What would be practised.
    pub filled: Filled,
    /// The week of the programme, 1 to 12.
    pub week: u8,
}

/// Why it is this practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfferKind {
    /// The next practice.
    Next,
    /// There was a practice today: something short, if it is wanted.
    Again,
    /// The hard-day plan is on, or today is a hard day.
    HardDay,
    /// An urgent note is open: gentle breathing.
    Gentle,
    /// Pain is high now: breathing and rest.
    Rest,
    /// An emergency note is open: Enter opens its text.
    Emergency,
    /// The last days were harder than the week before: breathing and rest.
    Easing,
    /// A practice was stopped today, for more than the toilet or a changed mind: gentle breathing until tomorrow.
    Settled,
    /// The person said today that they may not be safe: nothing is asked, gentle breathing stays open.
    Support,
}

impl OfferKind {
    /// The end of its word keys.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Next => "next",
            Self::Again => "again",
            Self::HardDay => "hard-day",
            Self::Gentle => "gentle",
            Self::Rest => "rest",
            Self::Easing => "easing",
            Self::Emergency => "emergency",
            Self::Settled => "settled",
            Self::Support => "support",
        }
    }
}

impl Coach {
    // ---- the programme week

    /// The week of the programme: weeks with a practice before this one, and this one.
    #[must_use]
    pub fn week(&self, now: Now) -> u8 {
        standing::programme_week(&self.profile, self.today(now))
    }

    /// Counts the week of a practice that began at `began`. One that is kept late, for a week before the last that was
    /// counted, changes nothing.
    pub(super) fn count_week(&mut self, began: DateTime<FixedOffset>, now: Now) -> Vec<Effect> {
        let day = self.day_start.day_of(began);
        if standing::is_hard_day(&self.profile, day) {
            return Vec::new();
        }
        let weeks = standing::weeks(&self.profile);
        let this: Week = day.week();
        let last = weeks.last.as_deref().and_then(|last| last.parse::<Week>().ok());
        if last.is_some_and(|last| this <= last) {
            return Vec::new();
        }
        vec![self.set("weeks", json!(standing::Weeks { count: weeks.count + 1, last: Some(this.to_string()) }), now)]
    }

    // ---- safety

    /// What safety notes stand open.
    #[must_use]
    pub fn standing(&self, now: Now) -> Standing {
        standing::standing(&self.profile, &self.library.safety.table, self.today(now))
    }

    /// The level of the note that Today shows, if one is open.
    #[must_use]
    pub fn open_note(&self, now: Now) -> Option<Level> {
        self.standing(now).shown().map(|note| note.level)
    }

    /// The level of a note that stands open and was not read since the program opened: Enter leads to it.
    #[must_use]
    pub fn unread_note(&self, now: Now) -> Option<Level> {
        self.open_note(now).filter(|_| !self.note_read)
    }

    /// The open note was read: until the program opens again, Enter leads on.
    pub const fn note_was_read(&mut self) {
        self.note_read = true;
    }

    // ---- what is offered

    pub(super) fn with_given<T>(&self, now: Now, does: impl FnOnce(&Given) -> T) -> T {
        let (not_for_me, open, new_to, eased) =
            (self.not_done(now), self.open_gates(now), self.new_to(now), self.eased());
        let earned = self.list(super::earned::EARNED);
        let mut given = Given::week(&self.library.catalogue, &self.library.programme, self.week(now));
        given.not_for_me = &not_for_me;
        given.open = &open;
        given.new_to = &new_to;
        (given.eased, given.ease) = (&eased, Some(&self.library.floor_rules.ease));
        let today = self.tracks_today(now);
        given.step = Some(today.floor.step);
        let week = |track: TrackToday| track.step.saturating_add(1);
        given.reached = Some(PerTrack {
            floor: given.week,
            breath: week(today.breath),
            stretch: week(today.stretch),
            attention: week(today.attention),
        });
        given.minutes = today.minutes();
        given.earned = &earned;
        does(&given)
    }

    /// The routine that was chosen last.
    #[must_use]
    pub fn routine(&self) -> String {
        let chosen: Option<String> = self.profile.get("routine");
        chosen.filter(|id| self.library.routine(id).is_some()).unwrap_or_else(|| USUAL.to_owned())
    }

    /// Whether a routine is one of the morning's lengths.
    #[must_use]
    pub fn is_morning_length(&self, id: &str) -> bool {
        self.library.routine(id).is_some_and(|routine| routine.rung > 0)
    }

    /// A routine filled for today.
    #[must_use]
    pub fn filled(&self, routine: &str, now: Now) -> Option<Filled> {
        let routine = self.library.routine(routine)?;
        Some(self.with_given(now, |given| fill::fill(given, routine)))
    }

    /// A routine filled to last about so many minutes.
    #[must_use]
    pub fn filled_to(&self, routine: &str, minutes: u32, now: Now) -> Option<Filled> {
        let routine = fill::lasting(self.library.routine(routine)?, minutes.saturating_mul(60));
        Some(self.with_given(now, |given| fill::fill(given, &routine)))
    }

    /// The id of the breath that belongs to the week.
    #[must_use]
    pub fn breath_of_the_week(&self, now: Now) -> String {
        let week = self.library.programme.week(self.week(now));
        week.and_then(|week| week.breath.last().cloned()).unwrap_or_else(|| "B3".to_owned())
    }

    /// `step`, or the text of an open note that does not let it begin.
    #[must_use]
    pub fn allowed(&self, step: Step, now: Now) -> Step {
        let Step::Practise(start) = &step else { return step };
        let breath =
            |block: &Block| self.library.catalogue.get(&block.exercise).is_some_and(|e| e.track == Track::Breath);
        let gentle = start.filled.blocks.iter().all(breath);
        let standing = self.standing(now);
        let door = if gentle { Door::GentleBreathing } else { Door::Practice };
        match standing.worst.filter(|_| !standing.allows(door)) {
            Some(level) => Step::SafetyText(level),
            None => step,
        }
    }

    /// One exercise as a practice of its own.
    #[must_use]
    pub fn one(&self, exercise: &str, minutes: Option<u32>, now: Now) -> Option<Filled> {
        self.with_given(now, |given| fill::one(given, exercise, minutes))
    }

    /// A practice of one breath.
    ///
    /// # Errors
    /// When the pattern or the length is outside of the limits.
    pub fn breathe(&self, breath: Breath, length: Length, ramp: bool, now: Now) -> Result<Filled, Refusal> {
        // The questions about holds stand before the practice, not before its length is known.
        self.with_given(now, |given| {
            let open = [given.open, &[Gate::Hold]].concat();
            fill::breathe(&Given { open: &open, ..*given }, breath, length, ramp)
        })
    }

    /// One of the routines that the program chooses by itself. They are in the library, a test holds that; without
    /// it there would be a practice of no blocks.
    pub(super) fn own_routine(&self, id: &str, now: Now) -> Filled {
        let Some(routine) = self.library.routine(id) else { return Filled::default() };
        self.with_given(now, |given| {
            let mut given = *given;
            // They stand in for the practice: a rule that leaves nothing of a track stops that, not easy breathing.
            given.minutes.breath = given.minutes.breath.filter(|minutes| *minutes > 0.0);
            fill::fill(&given, routine)
        })
    }

    /// Another position in which a block can be done.
    #[must_use]
    pub fn other_position(&self, block: &Block) -> Option<Position> {
        let positions = &self.library.catalogue.get(&block.exercise)?.positions;
        let here = positions.iter().position(|position| *position == block.position);
        let next = here.map_or(0, |here| (here + 1) % positions.len());
        positions.get(next).copied().filter(|position| *position != block.position)
    }

    /// Which kind of practice Today offers, given how it felt on the card if that was answered.
    #[must_use]
    pub fn offer_kind(&self, before: Option<Felt>, now: Now) -> OfferKind {
        // What was told after a practice of today holds until the card of the next one is answered.
        let pain = before.map_or_else(|| self.pain_after_today(now), |felt| felt.pain);
        match self.library.safety.table.lead(&self.standing(now), pain) {
            Lead::EmergencyText => OfferKind::Emergency,
            Lead::GentleBreathing => OfferKind::Gentle,
            _ if self.is_crisis(now) => OfferKind::Support,
            _ if self.is_hard_day(now) => OfferKind::HardDay,
            _ if before.is_none() && self.stopped_today(now) => OfferKind::Settled,
            Lead::BreathingAndRest => OfferKind::Rest,
            Lead::Practice if let Some(kind) = self.rests_today(before, now) => kind,
            Lead::Practice if !self.practised_on(self.today(now)).is_empty() => OfferKind::Again,
            Lead::Practice => OfferKind::Next,
        }
    }

    /// What Today offers, given how it felt on the card if that was answered.
    #[must_use]
    pub fn offer(&self, before: Option<Felt>, now: Now) -> Offer {
        let kind = self.offer_kind(before, now);
        let filled = match kind {
            OfferKind::Emergency | OfferKind::HardDay => self.own_routine("gentle", now),
            OfferKind::Gentle | OfferKind::Settled | OfferKind::Support => self.own_routine("breathing", now),
            OfferKind::Rest | OfferKind::Easing => self.own_routine("rest", now),
            OfferKind::Again => self.filled("RT0", now).unwrap_or_else(|| self.own_routine("gentle", now)),
            OfferKind::Next => self.planned(now),
        };
        Offer { kind, filled, week: self.week(now) }
    }

    /// The planned practice, whatever the lead says: the one key to choose otherwise at high pain.
    #[must_use]
    pub fn planned(&self, now: Now) -> Filled {
        self.filled(&self.routine(), now).unwrap_or_else(|| self.own_routine("gentle", now))
    }

    /// The next shorter or longer routine becomes the chosen one.
    pub fn change_length(&mut self, longer: bool, now: Now) -> Option<Effect> {
        let (routines, here) = (&self.library.routines, self.routine());
        let next = if longer { fill::longer(routines, &here) } else { fill::shorter(routines, &here) };
        let next = next?.id.clone();
        Some(self.set("routine", json!(next), now))
    }

    /// Practices of a day. One that was left within the first minute with nothing finished does not count as one: Today
    /// offers the whole practice again.
    fn practised_on(&self, day: Day) -> Vec<&Record> {
        let counts = |record: &&Record| match record.body() {
            Ok(Body::Practice(practice)) => {
                practice.done_s >= LEAST_PRACTICE_S
                    || practice.blocks.iter().any(|block| block.outcome == Outcome::Finished && block.done_s > 0)
            }
            _ => false,
        };
        self.practices(day, day).into_iter().filter(counts).collect()
    }

    /// Pain after the newest practice of today that was asked about, 0–10: as much as on the card leads to breathing and
    /// rest.
    fn pain_after_today(&self, now: Now) -> Option<Score> {
        let today = self.today(now);
        self.practices(today, today).iter().rev().find_map(|record| match record.body() {
            Ok(Body::Practice(practice)) => practice.after?.pain,
            _ => None,
        })
    }

    /// Whether pain after a practice of today leads to breathing and rest.
    pub(super) fn rests_after_practice(&self, now: Now) -> bool {
        let pain = self.pain_after_today(now);
        self.library.safety.table.lead(&self.standing(now), pain) == Lead::BreathingAndRest
    }

    /// Whether a practice of today was stopped for a reason that counts; no repeat the same day.
    pub(super) fn stopped_today(&self, now: Now) -> bool {
        !self.stops_of_today(now).is_empty()
    }

    /// The practices of today that were stopped for a reason that counts.
    pub(super) fn stops_of_today(&self, now: Now) -> Vec<Practice> {
        let today = self.today(now);
        let table = &self.library.safety.table;
        let stopped = |record: &Record| match (record.at, record.body()) {
            (Some(began), Ok(Body::Practice(practice))) => {
                let ended = began + TimeDelta::seconds(i64::from(practice.done_s));
                let counts = table.stopped(practice.stopped_for).counts != Counts::Neutral;
                let today = self.day_start.day_of(ended) == today;
                (today && counts && practice.outcome == Outcome::Stopped).then_some(practice)
            }
            _ => None,
        };
        // One that began before the day did may have been stopped in it.
        self.practices(today.before(), today).iter().filter_map(|record| stopped(record)).collect()
    }

    /// Where Enter on Today leads.
    #[must_use]
    pub fn start(&self, before: Option<Felt>, now: Now) -> Step {
        let offer = self.offer(before, now);
        if let Some(level) = self.unread_note(now) {
            return Step::SafetyText(level);
        }
        match (offer.kind, before) {
            (OfferKind::Emergency, _) => Step::SafetyText(Level::Emergency),
            // Nothing is asked on a hard day, nor while something urgent stands open.
            (OfferKind::HardDay | OfferKind::Gentle | OfferKind::Settled | OfferKind::Support, _) => {
                self.practise(offer.filled, Felt::default())
            }
            (_, Some(felt)) => self.practise(offer.filled, felt),
            // Who asked for less has told a figure this week already.
            (_, None) if self.asks_less() && self.told_pain(now) => self.practise(offer.filled, Felt::default()),
            (_, None) => Step::Form(Box::new(self.card_form(now))),
        }
    }

    /// A session over `filled`; a step on a ladder asks first, however it was chosen.
    #[must_use]
    pub fn practise(&self, filled: Filled, before: Felt) -> Step {
        let exercises = filled.blocks.iter().filter_map(|block| self.library.catalogue.get(&block.exercise));
        if let Some(step) = exercises.into_iter().find(|exercise| exercise.track == Track::Exposure) {
            return self.ask_first(step, None, self.now());
        }
        Step::Practise(Box::new(Start { filled, before, predicted: Felt::default() }))
    }

    /// What follows the card; what is expected of a new step belongs to the planned practice alone.
    pub(super) fn after_card(&self, before: Felt, predicted: Felt, now: Now) -> Step {
        match self.offer(Some(before), now) {
            Offer { kind: OfferKind::Rest, .. } => Step::Ready(before),
            Offer { kind: OfferKind::Next, filled, .. } => match self.practise(filled, before) {
                Step::Practise(start) => Step::Practise(Box::new(Start { predicted, ..*start })),
                step => step,
            },
            offer => self.practise(offer.filled, before),
        }
    }

    /// The first breath, right after the first run; with a safety note open, Today.
    pub(super) fn first_breath(&self, now: Now) -> Step {
        let offer = self.offer(None, now);
        if offer.kind == OfferKind::Next { self.practise(offer.filled, Felt::default()) } else { Step::Today }
    }

    // ---- the card

    /// The morning card, with the questions that apply now.
    #[must_use]
    pub fn card_form(&self, now: Now) -> Form {
        let today = self.today(now);
        let mut form = Form::new(FormKind::Card).with("day", &today.to_string());
        let kept = self.unfinished_form(&form.draft_name());
        if let Some(kept) = kept.filter(|kept| kept.given.get("day") == form.given.get("day")) {
            return kept;
        }
        let again = !self.practised_on(today).is_empty();
        if again {
            form = form.with("short", "yes");
        }
        if self.asks_less() {
            form = form.with("less", "yes");
        }
        let told = |record: &&Record| record.figures.pain_average.is_some();
        if !again && !self.asks_less() && !self.days(today.before(), today.before()).records.iter().any(told) {
            form = form.with("yesterday", "yes");
        }
        let sore_of = self.unasked_practices(now);
        if !sore_of.is_empty() {
            form = form.with("sore_of", &sore_of.join(" "));
        }
        self.about_new_step(form, now)
    }

    /// Whether a pain figure was told in the last seven days.
    fn told_pain(&self, now: Now) -> bool {
        let today = self.today(now);
        let told = |record: &&Record| {
            let figures = &record.figures;
            [figures.pain_now, figures.pain_average, figures.pain_worst].iter().any(Option::is_some)
        };
        self.days(today.plus(-6), today).records.iter().any(told)
    }

    /// Yesterday's practices that lie 12 to 36 hours back and were not asked about: never after a gap, once for all. An
    /// answer that was left open is one too.
    fn unasked_practices(&self, now: Now) -> Vec<String> {
        let today = self.today(now);
        if self.profile.get(SORENESS_ASKED) == Some(today) {
            return Vec::new();
        }
        let asked: Vec<String> = self
            .days(today.before(), today)
            .records
            .iter()
            .filter(|record| record.kind == Kind::NextDay)
            .filter_map(|record| record.body().ok())
            .filter_map(|body| if let Body::NextDay(next) = body { Some(next.of) } else { None })
            .flatten()
            .map(|id| id.to_string())
            .collect();
        let due = |record: &&&Record| {
            record.at.is_some_and(|at| {
                let ago = now.wall - at;
                ago >= TimeDelta::hours(12) && ago <= TimeDelta::hours(36)
            })
        };
        let practices = self.practised_on(today.before());
        let ids = practices.iter().filter(due).filter_map(|record| record.id).map(|id| id.to_string());
        ids.filter(|id| !asked.contains(id)).collect()
    }

    // ---- words

    /// Why the practice is as it is: which week, which floor step, and what it is cut to.
    #[must_use]
    pub fn why(&self, offer: &Offer) -> Vec<String> {
        if offer.kind != OfferKind::Next {
            return vec![name("today-why", offer.kind.id())];
        }
        let drill = self.library.programme.floor_step(offer.filled.step).map(|step| step.exercise.clone());
        let drill = drill.map(|id| say(&format!("exercise-{id}-name"))).unwrap_or_default();
        let mut lines = vec![
            tell("today-why-week", &[("week", u32::from(offer.week).into())]),
            tell("today-why-step", &[("step", u32::from(offer.filled.step).into()), ("drill", drill.into())]),
        ];
        if offer.filled.cut {
            lines.push(say("today-why-cut"));
        }
        lines
    }

    /// The line beneath what is offered: whether a suggestion waits, or the day is made smaller.
    #[must_use]
    pub fn under(&self, offer: &Offer, now: Now) -> String {
        let paced = if offer.kind == OfferKind::Next { self.paced(None, now) } else { Vec::new() };
        let smaller = |one: &Paced| one.today.dose_min < one.position.dose_min || one.today.step < one.position.step;
        if self.forward_waits(&paced) {
            say("today-under-forward")
        } else if paced.iter().any(smaller) {
            say("today-under-smaller")
        } else {
            name("today-under", offer.kind.id())
        }
    }
}
